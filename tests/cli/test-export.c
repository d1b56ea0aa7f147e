/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-export.c: exports from the command line: what they hold, what they say that they lose, and what they leave behind. */
#include "config.h"
#include "folder-fixture.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include <string.h>

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *denial = cli_denial ("denial", "'note': '=1', 'source': [{'actor': 'Borland'}], 'x-mine': [1, 2]");

  set_up_empty (fixture, NULL);
  cli_write_marked (fixture->folder, "a.txt", denial);
  cli_write (fixture->folder, "b.txt", CLI_ARTICLE);
}

static JsonObject *
parse (JsonParser *parser, const char *text)
{
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

static void
test_document_has_everything (Fixture *fixture, gconstpointer data)
{
  g_auto (CliRun) run = cli_run (fixture->folder, "export --format json .");
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *articles = json_object_get_array_member (parse (parser, run.out), "articles");
  JsonObject *article = json_array_get_object_element (articles, 0);
  JsonObject *statement = json_array_get_object_element (json_object_get_array_member (article, "statements"), 0);

  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.err, ==, "");
  g_assert_cmpuint (json_array_get_length (articles), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (article, "file"), ==, "a.txt");
  g_assert_cmpstr (json_object_get_string_member (article, "text"), ==, CLI_ARTICLE);
  g_assert_cmpstr (json_object_get_string_member (statement, "id"), ==, CLI_DENIAL_ID);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (statement, "x-mine")), ==, 2);
}

static void
test_each_line_is_json (Fixture *fixture, gconstpointer data)
{
  g_auto (CliRun) run = cli_run (fixture->folder, "export --format jsonl .");
  g_auto (GStrv) lines = g_strsplit (run.out, "\n", -1);
  const char *const types[] = { "project", "article", "statement", "article" };

  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpuint (g_strv_length (lines), ==, G_N_ELEMENTS (types) + 1);
  g_assert_cmpstr (lines[G_N_ELEMENTS (types)], ==, "");
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (JsonParser) parser = json_parser_new ();

      g_assert_cmpstr (json_object_get_string_member (parse (parser, lines[i]), "type"), ==, types[i]);
    }
}

static void
test_layers_can_be_chosen (Fixture *fixture, gconstpointer data)
{
  g_auto (CliRun) none = cli_run (fixture->folder, "export --format jsonl --layer accusation .");
  g_auto (CliRun) some = cli_run (fixture->folder, "export --format jsonl --layer accusation --layer=denial .");

  g_assert_null (strstr (none.out, "\"statement\""));
  g_assert_nonnull (strstr (some.out, "\"statement\""));
}

static void
test_set_can_be_chosen (Fixture *fixture, gconstpointer data)
{
  g_autofree char *from = g_build_filename (fixture->folder, "a.txt.annotations.json", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *marie = NULL;

  g_assert_true (g_file_get_contents (from, &text, NULL, NULL));
  parts = g_strsplit (text, "\"note\": \"=1\"", -1);
  marie = g_strjoinv ("\"note\": \"hers\"", parts);
  cli_write (fixture->folder, "a.txt.annotations.marie.json", marie);
  g_auto (CliRun) hers = cli_run (fixture->folder, "export --format jsonl --set marie .");
  g_auto (CliRun) plain = cli_run (fixture->folder, "export --format jsonl .");

  g_assert_nonnull (strstr (hers.out, "\"hers\""));
  g_assert_null (strstr (plain.out, "\"hers\""));
}

static void
test_tables_are_safe_and_say_what_they_lose (Fixture *fixture, gconstpointer data)
{
  g_auto (CliRun) run = cli_run (fixture->folder, "export --format csv --output out .");
  g_autofree char *statements = cli_read (fixture->folder, "out/statements.csv");
  g_autofree char *spans = cli_read (fixture->folder, "out/spans.csv");
  g_autofree char *project = cli_read (fixture->folder, "out/gainsay.json");

  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.out, ==, "");
  g_assert_nonnull (strstr (run.err, "1 statement: members that other programs added [unknown]"));
  g_assert_nonnull (strstr (statements, "\"Borland denies it\""));
  g_assert_nonnull (strstr (statements, "\"'=1\""));
  g_assert_nonnull (strstr (spans, "\"content\",,1,36,53,\"Borland denies it\",,\r\n"));
  g_assert_nonnull (strstr (project, "gainsay-project"));
}

static void
test_strict_writes_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *out = g_build_filename (fixture->folder, "out", NULL);
  g_auto (CliRun) run = cli_run (fixture->folder, "export --format csv --strict --output out .");
  g_auto (CliRun) lossless = cli_run (fixture->folder, "export --format json --strict .");

  g_assert_cmpint (run.status, ==, 1);
  g_assert_nonnull (strstr (run.err, "[unknown]"));
  g_assert_false (g_file_test (out, G_FILE_TEST_EXISTS));
  g_assert_cmpint (lossless.status, ==, 0);
}

static void
test_the_language_changes_nothing (Fixture *fixture, gconstpointer data)
{
  const char *const formats[] = { "json", "jsonl" };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *arguments = g_strconcat ("export --format ", formats[i], " .", NULL);
      g_auto (CliRun) plain = cli_run_full (fixture->folder, "C.UTF-8", NULL, arguments);
      g_auto (CliRun) french = cli_run_full (fixture->folder, "fr_FR.UTF-8", NULL, arguments);
      g_auto (CliRun) turkish = cli_run_full (fixture->folder, "tr_TR.UTF-8", NULL, arguments);

      g_assert_cmpstr (plain.out, ==, french.out);
      g_assert_cmpstr (plain.out, ==, turkish.out);
    }
}

static void
test_wrong_usage_is_said (Fixture *fixture, gconstpointer data)
{
  const char *const wrong[] = { "export .", "export --format no-such .", "export --format csv .", "export --format json --option raw .",
                                "export --format", "export --format json", "formats x" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_auto (CliRun) run = cli_run (fixture->folder, wrong[i]);

      g_assert_cmpint (run.status, ==, 2);
      g_assert_cmpstr (run.out, ==, "");
      g_assert_nonnull (strstr (run.err, "gainsay-cli: "));
    }
}

static void
test_a_bad_sidecar_does_not_stop_the_rest (Fixture *fixture, gconstpointer data)
{
  cli_write (fixture->folder, "b.txt.annotations.json", "{");
  g_auto (CliRun) run = cli_run (fixture->folder, "export --format jsonl .");

  g_assert_cmpint (run.status, ==, 3);
  g_assert_nonnull (strstr (run.err, "b.txt.annotations.json:1:"));
  g_assert_nonnull (strstr (run.out, "\"Borland denies it\""));
}

static void
test_a_full_disk_is_told (Fixture *fixture, gconstpointer data)
{
  g_auto (CliRun) run = cli_run (fixture->folder, "export --format json --output /dev/full .");

  g_assert_cmpint (run.status, ==, 3);
  g_assert_nonnull (strstr (run.err, "full"));
}

static void
test_formats_are_listed (Fixture *fixture, gconstpointer data)
{
  g_auto (CliRun) run = cli_run (fixture->folder, "formats --json");
  g_auto (CliRun) people = cli_run (fixture->folder, "formats");
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *formats = json_object_get_array_member (parse (parser, run.out), "formats");

  for (guint i = 0; i < json_array_get_length (formats); i++)
    {
      const char *id = json_object_get_string_member (json_array_get_object_element (formats, i), "id");
      g_autofree char *head = g_strconcat (id, " (", NULL);

      g_assert_nonnull (strstr (people.out, head));
    }
  g_assert_cmpint (run.status, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/export/a-document-has-everything", test_document_has_everything);
  ADD ("/export/each-line-is-json", test_each_line_is_json);
  ADD ("/export/layers-can-be-chosen", test_layers_can_be_chosen);
  ADD ("/export/a-set-can-be-chosen", test_set_can_be_chosen);
  ADD ("/export/tables-are-safe-and-say-what-they-lose", test_tables_are_safe_and_say_what_they_lose);
  ADD ("/export/strict-writes-nothing", test_strict_writes_nothing);
  ADD ("/export/the-language-changes-nothing", test_the_language_changes_nothing);
  ADD ("/export/wrong-usage-is-said", test_wrong_usage_is_said);
  ADD ("/export/a-bad-sidecar-does-not-stop-the-rest", test_a_bad_sidecar_does_not_stop_the_rest);
  ADD ("/export/a-full-disk-is-told", test_a_full_disk_is_told);
  ADD ("/formats/are-listed", test_formats_are_listed);
  return g_test_run ();
}
