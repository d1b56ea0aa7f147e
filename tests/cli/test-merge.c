/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-merge.c: merging sidecars and project files from the command line, and by git. */
#include "config.h"
#include "folder-fixture.h"

#include <gio/gio.h>

#include <string.h>

/* CLI_ARTICLE's sidecar with one denial that has @more members, as @name. */
static void
write_side (Fixture *fixture, const char *name, const char *more)
{
  g_autofree char *statement = cli_denial ("denial", more);
  g_autofree char *text = NULL;

  cli_write_marked (fixture->folder, "a.txt", statement);
  text = cli_read (fixture->folder, "a.txt.annotations.json");
  cli_write (fixture->folder, name, text);
}

static void
test_both (Fixture *fixture, gconstpointer data)
{
  write_side (fixture, "base", "");
  write_side (fixture, "ours", "'note': 'mine'");
  write_side (fixture, "theirs", "'said': '2031-03-05'");
  g_auto (CliRun) run = cli_run (fixture->folder, "merge base ours theirs");
  g_autofree char *merged = cli_read (fixture->folder, "ours");

  g_assert_cmpstr (run.err, ==, "");
  g_assert_cmpstr (run.out, ==, "");
  g_assert_cmpint (run.status, ==, 0);
  g_assert_nonnull (strstr (merged, "\"note\": \"mine\""));
  g_assert_nonnull (strstr (merged, "\"said\": \"2031-03-05\""));

  /* What comes out is a sidecar like any other. */
  cli_write (fixture->folder, "a.txt.annotations.json", merged);
  g_auto (CliRun) check = cli_run (fixture->folder, "validate a.txt.annotations.json");
  g_assert_null (strstr (check.err, "json:0"));
  g_assert_cmpint (check.status, <=, 1);
}

static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;

  write_side (fixture, "base", "'note': 'old'");
  write_side (fixture, "ours", "'note': 'mine', 'modified': '2031-01-01T00:00:00Z'");
  write_side (fixture, "theirs", "'note': 'yours', 'modified': '2031-01-02T00:00:00Z'");
  before = cli_read (fixture->folder, "ours");
  g_auto (CliRun) run = cli_run (fixture->folder, "merge --output - base ours theirs");
  after = cli_read (fixture->folder, "ours");

  g_assert_cmpint (run.status, ==, 1);
  g_assert_nonnull (strstr (run.err, "1 conflict is kept in the file"));
  g_assert_nonnull (strstr (run.out, "\"note\": \"yours\""));
  g_assert_nonnull (strstr (run.out, "\"conflicts\": [{\"other\": {\"note\": \"mine\"}}]"));
  g_assert_cmpstr (before, ==, after);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;

  write_side (fixture, "ours", "");
  cli_write (fixture->folder, "broken", "<<<<<<< ours\n");
  cli_write (fixture->folder, "newer", "{\"format\": \"gainsay-annotations\", \"version\": 99}");
  before = cli_read (fixture->folder, "ours");

  const char *const lines[] = { "merge broken ours ours", "merge ours ours newer", "merge ours ours missing", "merge ours broken ours" };
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_auto (CliRun) run = cli_run (fixture->folder, lines[i]);

      g_assert_cmpint (run.status, ==, 3);
      g_assert_cmpstr (run.out, ==, "");
      g_assert_cmpstr (run.err, !=, "");
    }
  after = cli_read (fixture->folder, "ours");
  g_assert_cmpstr (before, ==, after);

  const char *const wrong[] = { "merge ours ours", "merge ours ours ours ours", "merge ours ours ours --output" };
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_auto (CliRun) run = cli_run (fixture->folder, wrong[i]);

      g_assert_cmpint (run.status, ==, 2);
    }
}

static void
test_output (Fixture *fixture, gconstpointer data)
{
  g_autofree char *merged = NULL;

  write_side (fixture, "ours", "'note': 'mine'");
  write_side (fixture, "theirs", "");
  cli_write (fixture->folder, "empty", "");
  g_auto (CliRun) run = cli_run (fixture->folder, "merge --output=new empty ours theirs");

  /* Without a base, what only one side has is an addition. */
  g_assert_cmpstr (run.err, ==, "");
  g_assert_cmpint (run.status, ==, 0);
  merged = cli_read (fixture->folder, "new");
  g_assert_nonnull (strstr (merged, "\"note\": \"mine\""));
}

/* --- git --- */

static void
shell (Fixture *fixture, const char *script, int wanted)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *program = cli_get_program ();
  g_autofree char *said = NULL;

  g_subprocess_launcher_set_cwd (launcher, fixture->folder);
  g_subprocess_launcher_setenv (launcher, "GAINSAY_CLI", program, TRUE);
  g_subprocess_launcher_setenv (launcher, "HOME", fixture->folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "GIT_CONFIG_NOSYSTEM", "1", TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, "sh", "-ec", script, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &said, NULL, &error));
  g_test_message ("%s", said);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, wanted);
}

#define SET_UP_CLONES                                                                        \
  "git init -q -b main one && cd one\n"                                                      \
  "git config user.name A && git config user.email a@example.org\n"                          \
  "git config merge.gainsay.driver '\"$GAINSAY_CLI\" merge %O %A %B'\n"                      \
  "echo '*.annotations.json merge=gainsay' >.gitattributes\n"                                \
  "cp ../a.txt . && cp ../base a.txt.annotations.json && git add . && git commit -qm base\n" \
  "cd .. && git clone -q one two && cd two\n"                                                \
  "git config user.name B && git config user.email b@example.org\n"                          \
  "cp ../theirs a.txt.annotations.json && git commit -qam theirs\n"                          \
  "cd ../one && cp ../ours a.txt.annotations.json && git commit -qam ours\n"

static void
test_git (Fixture *fixture, gconstpointer data)
{
  g_autofree char *merged = NULL;

  write_side (fixture, "base", "");
  write_side (fixture, "ours", "'note': 'mine'");
  write_side (fixture, "theirs", "'note': 'mine', 'about': ['dam']");
  shell (fixture, SET_UP_CLONES "git pull -q --no-rebase --no-edit ../two main && test -z \"$(git status --porcelain)\"", 0);
  merged = cli_read (fixture->folder, "one/a.txt.annotations.json");
  g_assert_nonnull (strstr (merged, "\"note\": \"mine\""));
  g_assert_nonnull (strstr (merged, "\"about\": [\"dam\"]"));
}

static void
test_git_conflict (Fixture *fixture, gconstpointer data)
{
  g_autofree char *merged = NULL;

  write_side (fixture, "base", "'note': 'old'");
  write_side (fixture, "ours", "'note': 'mine'");
  write_side (fixture, "theirs", "'note': 'yours'");
  shell (fixture, SET_UP_CLONES "git pull -q --no-rebase --no-edit ../two main", 1);
  merged = cli_read (fixture->folder, "one/a.txt.annotations.json");
  g_assert_null (strstr (merged, "<<<<"));
  g_assert_nonnull (strstr (merged, "\"mine\""));
  g_assert_nonnull (strstr (merged, "\"yours\""));
}

/* --- gainsay.json --- */

static void
write_project (Fixture *fixture, const char *name, const char *actors)
{
  g_autofree char *text = g_strdup_printf ("{'format': 'gainsay-project', 'version': 1, 'actors': [%s]}\n", actors);

  cli_write (fixture->folder, name, g_strdelimit (text, "'", '"'));
}

#define SET_UP_PROJECTS                                                 \
  "git init -q -b main one && cd one\n"                                 \
  "git config user.name A && git config user.email a@example.org\n"     \
  "git config merge.gainsay.driver '\"$GAINSAY_CLI\" merge %O %A %B'\n" \
  "echo 'gainsay.json merge=gainsay' >.gitattributes\n"                 \
  "cp ../base gainsay.json && git add . && git commit -qm base\n"       \
  "cd .. && git clone -q one two && cd two\n"                           \
  "git config user.name B && git config user.email b@example.org\n"     \
  "git config merge.gainsay.driver '\"$GAINSAY_CLI\" merge %O %A %B'\n" \
  "cp ../theirs gainsay.json && git commit -qam theirs\n"               \
  "cd ../one && cp ../ours gainsay.json && git commit -qam ours\n"

static void
test_project (Fixture *fixture, gconstpointer data)
{
  write_project (fixture, "base", "{'name': 'Sarmède'}");
  write_project (fixture, "ours", "{'name': 'Sarmède', 'note': 'mine'}");
  write_project (fixture, "theirs", "{'name': 'Sarmède', 'note': 'yours'}, {'name': 'Brisme'}");
  g_auto (CliRun) run = cli_run (fixture->folder, "merge base ours theirs --output -");

  g_assert_cmpint (run.status, ==, 1);
  g_assert_nonnull (strstr (run.out, "{\"name\": \"Sarmède\", \"note\": \"yours\", \"conflicts\": [{\"other\": {\"note\": \"mine\"}}]}"));
  g_assert_nonnull (strstr (run.out, "Brisme"));
  g_assert_nonnull (strstr (run.err, "1 conflict"));
}

static void
test_kinds (Fixture *fixture, gconstpointer data)
{
  write_project (fixture, "ours", "{'name': 'Sarmède'}");
  write_side (fixture, "theirs", "");
  g_auto (CliRun) run = cli_run (fixture->folder, "merge /dev/null ours theirs");

  g_assert_cmpint (run.status, ==, 3);
  g_assert_nonnull (strstr (run.err, "theirs:"));
}

/* Merged here and there, both come to the same bytes. */
static void
test_git_project (Fixture *fixture, gconstpointer data)
{
  g_autofree char *merged = NULL;
  g_autofree char *other = NULL;

  write_project (fixture, "base", "{'name': 'Sarmède'}");
  write_project (fixture, "ours", "{'name': 'Sarmède', 'aliases': ['Orsanne']}, {'name': 'Valdor'}");
  write_project (fixture, "theirs", "{'name': 'Sarmède', 'aliases': ['Sarmedia'], 'kind': 'state'}, {'name': 'Brisme'}");
  shell (fixture, SET_UP_PROJECTS "cp -r ../one ../three && git pull -q --no-rebase --no-edit ../two main && test -z \"$(git status --porcelain)\"\n"
                                  "cd ../two && git pull -q --no-rebase --no-edit ../three main",
         0);
  merged = cli_read (fixture->folder, "one/gainsay.json");
  other = cli_read (fixture->folder, "two/gainsay.json");
  g_assert_cmpstr (merged, ==, other);
  g_assert_nonnull (strstr (merged, "{\"name\": \"Sarmède\", \"aliases\": [\"Orsanne\", \"Sarmedia\"], \"kind\": \"state\"}"));
  g_assert_nonnull (strstr (merged, "Valdor"));
  g_assert_nonnull (strstr (merged, "Brisme"));
}

#define ADD(name, test) g_test_add ("/merge/" name, Fixture, NULL, set_up_empty, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("work-of-both-sides-goes-to-ours", test_both);
  ADD ("conflict-is-kept-as-data-and-told", test_conflict);
  ADD ("what-cannot-be-read-stops-it-and-changes-nothing", test_refused);
  ADD ("empty-base-is-none", test_output);
  ADD ("two-clones-in-git-merge-by-themselves", test_git);
  ADD ("conflict-in-git-leaves-a-sound-file", test_git_conflict);
  ADD ("gainsay-json-is-merged-by-its-format", test_project);
  ADD ("two-kinds-of-file-are-refused", test_kinds);
  ADD ("two-clones-with-gainsay-json-come-to-the-same-bytes", test_git_project);
  return g_test_run ();
}
