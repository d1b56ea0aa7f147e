/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-import.c: imports from the command line: what comes, what is said, and that nothing that is there is touched. */
#include "config.h"
#include "folder-fixture.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#include <string.h>

#define ANN "T1\tAccusation 0 12\tAland blames\nT2\tdenial 36 53\tBorland denies it\nT3\tBlame 59 71\tblames Aland\nR1\tAnswers Arg1:T2 Arg2:T1\n"

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *there = NULL;

  set_up_empty (fixture, NULL);
  there = g_build_filename (fixture->folder, "there", NULL);
  g_assert_cmpint (g_mkdir (there, 0777), ==, 0);
  cli_write (there, "a.txt", CLI_ARTICLE);
  cli_write (there, "a.ann", ANN);
}

static gboolean
exists (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
test_comes_with_what_was_marked (Fixture *fixture, gconstpointer data)
{
  g_auto (CliRun) run = cli_run (fixture->folder, "import --output here there");
  g_auto (CliRun) check = cli_run (fixture->folder, "validate --only=errors here");
  g_autofree char *article = cli_read (fixture->folder, "here/a.txt");
  g_autofree char *sidecar = cli_read (fixture->folder, "here/a.txt.annotations.json");
  g_autofree char *project = cli_read (fixture->folder, "here/gainsay.json");

  g_assert_cmpstr (run.err, ==, "");
  g_assert_cmpint (run.status, ==, 0);
  g_assert_true (g_str_has_prefix (run.out, "a.txt: 3 statements"));
  g_assert_nonnull (strstr (run.out, "1 article, 3 statements, 1 link\n"));
  g_assert_nonnull (strstr (run.out, "new layer: Blame\n"));
  g_assert_cmpstr (article, ==, CLI_ARTICLE);
  g_assert_nonnull (strstr (sidecar, "\"exact\": \"Borland denies it\""));
  g_assert_nonnull (strstr (sidecar, "\"relation\": \"answers\""));
  g_assert_nonnull (strstr (project, "\"name\": \"Blame\""));
  g_assert_cmpstr (check.err, ==, "");
  g_assert_cmpint (check.status, ==, 0);
}

static void
test_a_look_writes_nothing (Fixture *fixture, gconstpointer data)
{
  g_auto (CliRun) look = cli_run (fixture->folder, "import --dry-run --output here there");
  gboolean written = exists (fixture, "here");
  g_auto (CliRun) run = cli_run (fixture->folder, "import --output here there");

  g_assert_false (written);
  g_assert_cmpint (look.status, ==, 0);
  g_assert_cmpstr (look.out, ==, run.out);
}

static void
test_overwrites_nothing (Fixture *fixture, gconstpointer data)
{
  cli_write (fixture->folder, "a.txt", "Something else.\n");
  g_auto (CliRun) run = cli_run (fixture->folder, "import --format brat --output . there");
  g_auto (CliRun) again = cli_run (fixture->folder, "import --format brat --output . there");
  g_autofree char *old = cli_read (fixture->folder, "a.txt");
  g_autofree char *second = cli_read (fixture->folder, "a 2.txt");
  g_autofree char *third = cli_read (fixture->folder, "a 3.txt");

  g_assert_cmpstr (old, ==, "Something else.\n");
  g_assert_false (exists (fixture, "a.txt.annotations.json"));
  g_assert_cmpstr (second, ==, CLI_ARTICLE);
  g_assert_cmpstr (third, ==, CLI_ARTICLE);
  g_assert_nonnull (strstr (run.out, "a 2.txt: 3 statements; from “a.txt”\n"));
  g_assert_null (strstr (again.out, "new layer"));
}

static void
test_same_article_gets_its_statements (Fixture *fixture, gconstpointer data)
{
  cli_write (fixture->folder, "a.txt", CLI_ARTICLE);
  g_auto (CliRun) run = cli_run (fixture->folder, "import --output . there/a.ann");

  g_assert_cmpint (run.status, ==, 0);
  g_assert_nonnull (strstr (run.out, "a.txt: 3 statements; the article was there\n"));
  g_assert_true (exists (fixture, "a.txt.annotations.json"));
  g_assert_false (exists (fixture, "a 2.txt"));
}

static void
test_goes_into_a_set (Fixture *fixture, gconstpointer data)
{
  g_auto (CliRun) run = cli_run (fixture->folder, "import --output here --set marie there");
  g_auto (CliRun) wrong = cli_run (fixture->folder, "import --output here --set ../marie there");

  g_assert_cmpint (run.status, ==, 0);
  g_assert_true (exists (fixture, "here/a.txt.annotations.marie.json"));
  g_assert_false (exists (fixture, "here/a.txt.annotations.json"));
  g_assert_cmpint (wrong.status, ==, 2);
}

static void
test_says_what_has_no_place (Fixture *fixture, gconstpointer data)
{
  g_autofree char *there = g_build_filename (fixture->folder, "there", NULL);

  cli_write (there, "a.ann", ANN "T4\tBlame 900 912\tnot in here\n");
  g_auto (CliRun) strict = cli_run (fixture->folder, "import --strict --output here there");
  gboolean written = exists (fixture, "here");
  g_auto (CliRun) run = cli_run (fixture->folder, "import --output here there");

  g_assert_false (written);
  g_assert_cmpint (strict.status, ==, 1);
  g_assert_cmpstr (strict.out, ==, "");
  g_assert_nonnull (strstr (strict.err, "--strict"));
  g_assert_nonnull (strstr (run.err, "has no place: "));
  g_assert_cmpint (run.status, ==, 0);
  g_assert_true (exists (fixture, "here/a.txt"));
}

static void
test_says_what_is_passed_over (Fixture *fixture, gconstpointer data)
{
  g_autofree char *there = g_build_filename (fixture->folder, "there", NULL);

  cli_write (there, "page.html", "<p>Not of brat.</p>");
  g_auto (CliRun) run = cli_run (fixture->folder, "import --output here there");

  g_assert_cmpint (run.status, ==, 0);
  g_assert_true (exists (fixture, "here/a.txt"));
  g_assert_nonnull (strstr (run.err, "page.html: has no place: "));
}

static void
test_strict_takes_what_has_all_its_places (Fixture *fixture, gconstpointer data)
{
  g_auto (CliRun) run = cli_run (fixture->folder, "import --strict --output here there");

  g_assert_cmpint (run.status, ==, 0);
  g_assert_true (exists (fixture, "here/a.txt"));
}

static void
test_a_bad_file_does_not_stop_the_rest (Fixture *fixture, gconstpointer data)
{
  cli_write (fixture->folder, "bad.docx", "no archive");
  g_auto (CliRun) run = cli_run (fixture->folder, "import --output here bad.docx nowhere.html there");

  g_assert_cmpint (run.status, ==, 3);
  g_assert_nonnull (strstr (run.err, "bad.docx"));
  g_assert_nonnull (strstr (run.err, "nowhere.html"));
  g_assert_true (exists (fixture, "here/a.txt"));
}

static void
test_an_unwritable_folder_is_told (Fixture *fixture, gconstpointer data)
{
  cli_write (fixture->folder, "here", "a file, and no folder");
  g_auto (CliRun) run = cli_run (fixture->folder, "import --output here there");
  g_autofree char *kept = cli_read (fixture->folder, "here");

  g_assert_cmpint (run.status, ==, 3);
  g_assert_nonnull (strstr (run.err, "“here”"));
  g_assert_cmpstr (kept, ==, "a file, and no folder");
}

static void
test_wrong_usage_is_said (Fixture *fixture, gconstpointer data)
{
  const char *const wrong[] = { "import there", "import --output here", "import --output here --format no-such there", "import --output here --colour there", "import --output" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_auto (CliRun) run = cli_run (fixture->folder, wrong[i]);

      g_assert_cmpint (run.status, ==, 2);
      g_assert_cmpstr (run.out, ==, "");
      g_assert_nonnull (strstr (run.err, "gainsay-cli: "));
      g_assert_false (exists (fixture, "here"));
    }
}

static void
test_dash_names_are_paths_after_dashes (Fixture *fixture, gconstpointer data)
{
  cli_write (fixture->folder, "-a.txt", CLI_ARTICLE);
  cli_write (fixture->folder, "-a.ann", ANN);
  g_auto (CliRun) run = cli_run (fixture->folder, "import --output here -- -a.ann");

  g_assert_cmpint (run.status, ==, 0);
  g_assert_true (exists (fixture, "here/-a.txt"));
}

static void
test_formats_say_what_is_read (Fixture *fixture, gconstpointer data)
{
  g_auto (CliRun) run = cli_run (fixture->folder, "formats --json");
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *formats;
  gboolean found = FALSE, found_article = FALSE;

  g_assert_true (json_parser_load_from_data (parser, run.out, -1, NULL));
  formats = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "formats");
  for (guint i = 0; i < json_array_get_length (formats); i++)
    {
      JsonObject *format = json_array_get_object_element (formats, i);
      const char *id = json_object_get_string_member (format, "id");

      if (g_str_equal (id, "brat"))
        {
          found = TRUE;
          g_assert_true (json_object_get_boolean_member (format, "writes"));
          g_assert_cmpuint (json_array_get_length (json_object_get_array_member (format, "reads")), >, 3);
          g_assert_cmpuint (json_array_get_length (json_object_get_array_member (format, "suffixes")), >, 0);
        }
      if (g_str_equal (id, "docx"))
        {
          found_article = TRUE;
          g_assert_false (json_object_get_boolean_member (format, "writes"));
          g_assert_cmpuint (json_array_get_length (json_object_get_array_member (format, "reads")), ==, 0);
        }
    }
  g_assert_true (found && found_article);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/import/comes-with-what-was-marked", test_comes_with_what_was_marked);
  ADD ("/import/a-look-writes-nothing", test_a_look_writes_nothing);
  ADD ("/import/overwrites-nothing", test_overwrites_nothing);
  ADD ("/import/the-same-article-gets-its-statements", test_same_article_gets_its_statements);
  ADD ("/import/goes-into-a-set", test_goes_into_a_set);
  ADD ("/import/says-what-has-no-place", test_says_what_has_no_place);
  ADD ("/import/says-which-files-are-passed-over", test_says_what_is_passed_over);
  ADD ("/import/strict-takes-what-has-all-its-places", test_strict_takes_what_has_all_its_places);
  ADD ("/import/a-bad-file-does-not-stop-the-rest", test_a_bad_file_does_not_stop_the_rest);
  ADD ("/import/an-unwritable-folder-is-told", test_an_unwritable_folder_is_told);
  ADD ("/import/wrong-usage-is-said", test_wrong_usage_is_said);
  ADD ("/import/names-that-begin-with-a-dash-are-paths", test_dash_names_are_paths_after_dashes);
  ADD ("/formats/say-what-is-read", test_formats_say_what_is_read);
  return g_test_run ();
}
