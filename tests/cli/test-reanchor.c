/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-reanchor.c: finding what was marked again, from the command line. */
#include "config.h"
#include "folder-fixture.h"

#include "corpus/gsy-text-cache.h"

#include <glib/gstdio.h>

#include <string.h>
#include <sys/stat.h>

#define SIDECAR "a.txt.annotations.json"
#define CUT_ARTICLE "Aland blames Borland for the flood.\n"

static void
set_up (Fixture *fixture, gconstpointer data)
{
  /* With what is around its words, as our own files have it. */
  static const char statement[] = "{'id': '" CLI_DENIAL_ID "', 'layer': 'denial', 'spans': [{'start': 36, 'end': 53, 'exact': 'Borland denies it', "
                                  "'prefix': 'd blames Borland for the flood. ', 'suffix': ', and blames Aland for the dam.\\n'}], 'note': 'kept', 'x-more': 1.50}";

  set_up_empty (fixture, NULL);
  cli_write_marked (fixture->folder, "a.txt", statement);
}

static char *
read_file (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static CliRun
run (Fixture *fixture, const char *arguments)
{
  return cli_run (fixture->folder, arguments);
}

static void
assert_has (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in “%s”", part, text);
}

static void
test_unchanged (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = read_file (fixture, SIDECAR), *after = NULL;
  g_auto (CliRun) said = run (fixture, "reanchor .");

  after = read_file (fixture, SIDECAR);
  g_assert_cmpstr (said.err, ==, "");
  g_assert_cmpstr (said.out, ==, "No article has changed since it was marked.\n");
  g_assert_cmpint (said.status, ==, 0);
  g_assert_cmpstr (after, ==, before);
}

static void
test_moved (Fixture *fixture, gconstpointer data)
{
  g_autofree char *after = NULL, *again = NULL;
  struct stat st;
  g_autofree char *path = g_build_filename (fixture->folder, SIDECAR, NULL);

  g_assert_cmpint (g_chmod (path, 0640), ==, 0);
  cli_write (fixture->folder, "a.txt", "Late news: " CLI_ARTICLE);
  g_auto (CliRun) said = run (fixture, "reanchor a.txt");

  assert_has (said.err, "a.txt.annotations.json:7:1: ");
  assert_has (said.err, "“Borland denies it” are at another place now");
  assert_has (said.out, "a.txt.annotations.json: in place 0, moved 1, to be reviewed 0, detached 0\n1 sidecar was written.\n");
  g_assert_cmpint (said.status, ==, 0);
  after = read_file (fixture, SIDECAR);
  assert_has (after, "\"start\": 47, \"end\": 64");
  assert_has (after, "\"note\": \"kept\"");
  assert_has (after, "\"x-more\": 1.50");
  g_assert_cmpint (g_stat (path, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0640);

  g_auto (CliRun) check = run (fixture, "validate --only=errors a.txt");
  g_assert_cmpint (check.status, ==, 0);
  g_auto (CliRun) second = run (fixture, "reanchor a.txt");
  again = read_file (fixture, SIDECAR);
  g_assert_cmpstr (second.out, ==, "No article has changed since it was marked.\n");
  g_assert_cmpstr (again, ==, after);
}

static void
test_lost (Fixture *fixture, gconstpointer data)
{
  g_autofree char *after = NULL;

  cli_write (fixture->folder, "a.txt", CUT_ARTICLE);
  g_auto (CliRun) said = run (fixture, "reanchor " SIDECAR);

  assert_has (said.err, "a.txt.annotations.json:7:1: ");
  assert_has (said.err, "detached");
  assert_has (said.out, "in place 0, moved 0, to be reviewed 0, detached 1\n");
  g_assert_cmpint (said.status, ==, 1);
  after = read_file (fixture, SIDECAR);
  assert_has (after, "\"detached\": true");
  assert_has (after, "\"start\": 36, \"end\": 53, \"exact\": \"Borland denies it\"");

  /* It is found when its words come back. */
  cli_write (fixture->folder, "a.txt", CLI_ARTICLE);
  g_auto (CliRun) back = run (fixture, "reanchor .");
  g_free (after);
  after = read_file (fixture, SIDECAR);
  g_assert_cmpint (back.status, ==, 0);
  g_assert_null (strstr (after, "detached"));
}

/* Three times the same words, with nothing said of what is around them: only what the article said before tells which they were. */
static void
test_former (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "No. No. No.\n";
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  g_autofree char *json = g_strdup_printf ("{\"format\": \"gainsay-annotations\", \"version\": 1, \"unit\": \"code-point\", "
                                           "\"article\": {\"file\": \"b.txt\", \"sha256\": \"%s\", \"length\": 12}, \"statements\": [{\"id\": \"" CLI_DENIAL_ID
                                           "\", \"layer\": \"denial\", \"spans\": [{\"start\": 4, \"end\": 6, \"exact\": \"No\"}]}]}",
                                           sha256);
  g_autofree char *after = NULL;

  cli_write (fixture->folder, "b.txt", "He said: No. No. No.\n");
  cli_write (fixture->folder, "b.txt.annotations.json", json);
  {
    g_auto (CliRun) without = run (fixture, "reanchor --dry-run b.txt");
    assert_has (without.out, "detached 1");
  }
  {
    /* Marked while it said so. */
    g_autoptr (GsyArticle) former = gsy_article_new ("b.txt", g_strdup (text), strlen (text), sha256, NULL);

    gsy_text_cache_keep (former);
  }
  g_auto (CliRun) with = run (fixture, "reanchor b.txt");
  assert_has (with.out, "detached 0");
  after = read_file (fixture, "b.txt.annotations.json");
  assert_has (after, "\"start\": 13, \"end\": 15");
}

static void
test_dry_run (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = read_file (fixture, SIDECAR), *after = NULL;

  cli_write (fixture->folder, "a.txt", "Late news: " CLI_ARTICLE);
  g_auto (CliRun) said = run (fixture, "reanchor --dry-run .");
  after = read_file (fixture, SIDECAR);
  assert_has (said.out, "moved 1");
  assert_has (said.out, "1 sidecar would be written.\n");
  g_assert_cmpint (said.status, ==, 0);
  g_assert_cmpstr (after, ==, before);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *content;
    const char *said;
  } files[] = {
    { "{\"format\": \"gainsay-annotations\", \"version\": 99, \"article\": {\"sha256\": \"00\"}, \"statements\": []}", "newer version" },
    { "<<<<<<< ours\n", "annotations.json:1:1: " },
  };

  cli_write (fixture->folder, "a.txt", "Late news: " CLI_ARTICLE);
  cli_write (fixture->folder, "b.txt", CLI_ARTICLE);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *after = NULL;

      cli_write (fixture->folder, "b.txt.annotations.json", files[i].content);
      g_auto (CliRun) said = run (fixture, "reanchor b.txt a.txt");
      after = read_file (fixture, "b.txt.annotations.json");
      g_assert_cmpint (said.status, ==, 3);
      assert_has (said.err, files[i].said);
      g_assert_cmpstr (after, ==, files[i].content);
    }
  g_autofree char *good = read_file (fixture, SIDECAR);
  assert_has (good, "\"start\": 47");

  g_auto (CliRun) none = run (fixture, "reanchor");
  g_assert_cmpint (none.status, ==, 2);
}

static void
test_no_article (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "a.txt", NULL);

  g_assert_cmpint (g_remove (path), ==, 0);
  g_auto (CliRun) said = run (fixture, "reanchor .");
  assert_has (said.err, "its article is not there");
  g_assert_cmpint (said.status, ==, 1);
}

#define ADD(name, test) g_test_add ("/reanchor/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  char *cache;
  int status;

  /* A cache of former texts that is empty at first, before anybody asks where it is. */
  g_test_init (&argc, &argv, NULL);
  cache = cli_make_folder ();
  g_setenv ("XDG_CACHE_HOME", cache, TRUE);

  ADD ("unchanged-article-leaves-the-sidecar-alone", test_unchanged);
  ADD ("moved-words-get-their-new-place-in-the-file", test_moved);
  ADD ("lost-words-are-told-and-kept", test_lost);
  ADD ("former-text-tells-which-of-several", test_former);
  ADD ("dry-run-writes-nothing", test_dry_run);
  ADD ("newer-and-broken-files-are-left-alone", test_refused);
  ADD ("sidecar-without-its-article-is-told", test_no_article);
  status = g_test_run ();
  cli_remove_folder (cache);
  return status;
}
