/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-validate.c: what validate finds, and where it says that it is. */
#include "config.h"
#include "folder-fixture.h"

#include <glib/gstdio.h>

#include <string.h>
#include <sys/stat.h>

/* Marks a.txt with one denial, validates the folder, and expects one line about its sidecar that holds @message. */
static void
expect (Fixture *fixture, const char *layer, const char *more, const char *place, const char *message)
{
  g_autofree char *statement = cli_denial (layer, more);
  g_autofree char *start = g_strconcat ("gainsay-cli: ./a.txt.annotations.json:", place, NULL);

  cli_write_marked (fixture->folder, "a.txt", statement);
  g_auto (CliRun) run = cli_run (fixture->folder, "validate --only=errors .");
  g_test_message ("%s", run.err);
  g_assert_cmpint (run.status, ==, 1);
  g_assert_cmpstr (run.out, ==, "");
  g_assert_true (g_str_has_prefix (run.err, start));
  g_assert_nonnull (strstr (run.err, message));
  g_assert_cmpuint (strlen (strchr (run.err, '\n')), ==, 1);
}

/* What nothing is to be asked of. */
#define SOURCE "'source': [{'actor': 'Borland'}]"
#define ACCUSATION_ID "f0000000-0000-4000-8000-000000000001"
#define ACCUSATION "{'id': '" ACCUSATION_ID "', 'layer': 'accusation', 'spans': [{'start': 0, 'end': 34}], " \
                   "'source': [{'actor': 'Aland'}], 'target': [{'actor': 'Borland'}]}"
#define ANSWERS "'links': [{'relation': 'answers', 'to': '" ACCUSATION_ID "'}]"

static void
test_sound (Fixture *fixture, gconstpointer data)
{
  g_autofree char *statement = cli_denial ("denial", SOURCE ", " ANSWERS "}, " ACCUSATION "");
  const char *const paths[] = { "validate .", "validate a.txt", "validate a.txt.annotations.json", "validate --quiet -- a.txt . a.txt", "validate --only=questions ." };

  /* The last brace came with the denial. */
  statement[strlen (statement) - 1] = '\0';
  cli_write_marked (fixture->folder, "a.txt", statement);
  cli_write (fixture->folder, "b.txt", "Nobody marked this.\n");
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_auto (CliRun) run = cli_run (fixture->folder, paths[i]);

      g_assert_cmpstr (run.err, ==, "");
      g_assert_cmpstr (run.out, ==, "");
      g_assert_cmpint (run.status, ==, 0);
    }
}

static void
test_unlisted_layer (Fixture *fixture, gconstpointer data)
{
  expect (fixture, "rumour", "", "7:", "“rumour”");
}

static void
test_unlisted_attribute (Fixture *fixture, gconstpointer data)
{
  expect (fixture, "denial", "'attributes': {'tone': 'harsh'}", "7:", "“tone”");
}

static void
test_unlisted_relation (Fixture *fixture, gconstpointer data)
{
  expect (fixture, "denial", "'links': [{'relation': 'mocks', 'to': '" CLI_DENIAL_ID "'}]", "7:", "“mocks”");
}

static void
test_relation_from_and_to (Fixture *fixture, gconstpointer data)
{
  expect (fixture, "accusation", "'links': [{'relation': 'answers', 'to': '" CLI_DENIAL_ID "'}]", "7:", "may not start");
  expect (fixture, "denial", "'links': [{'relation': 'answers', 'to': '" CLI_DENIAL_ID "'}]", "7:", "may not lead");
}

static void
test_link_to_nothing (Fixture *fixture, gconstpointer data)
{
  cli_write (fixture->folder, "b.txt", CLI_ARTICLE);
  expect (fixture, "denial", "'links': [{'relation': 'repeats', 'to': 'c7d1'}]", "7:", "not in this article");
  expect (fixture, "denial", "'links': [{'relation': 'repeats', 'to': 'c7d1', 'article': 'b.txt'}]", "7:", "not in “b.txt”");
  expect (fixture, "denial", "'links': [{'relation': 'repeats', 'to': 'c7d1', 'article': 'c.txt'}]", "7:", "“c.txt”, which is not in the folder");
  expect (fixture, "denial", "'links': [{'relation': 'repeats', 'to': 'c7d1', 'article': '../c.txt'}]", "7:", "out of the folder");
}

static void
test_link_across_folders (Fixture *fixture, gconstpointer data)
{
  g_autofree char *there = cli_denial ("denial", "");
  g_autofree char *here = g_strdup ("{'id': 'f0000000-0000-4000-8000-000000000001', 'layer': 'denial', 'spans': [{'start': 36, 'end': 53}], "
                                    "'links': [{'relation': 'repeats', 'to': '" CLI_DENIAL_ID "', 'article': 'deep/b.txt'}]}");

  cli_write (fixture->folder, "gainsay.json", "{\"format\": \"gainsay-project\", \"version\": 1}\n");
  cli_write_marked (fixture->folder, "deep/b.txt", there);
  cli_write_marked (fixture->folder, "other/deep/a.txt", here);
  g_auto (CliRun) all = cli_run (fixture->folder, "validate --only=errors .");
  g_assert_cmpstr (all.err, ==, "");
  g_assert_cmpint (all.status, ==, 0);

  /* An article alone: the folder is the one with gainsay.json, wherever the caller stands. */
  g_autofree char *inside = g_build_filename (fixture->folder, "other", "deep", NULL);
  g_auto (CliRun) alone = cli_run (inside, "validate --only=errors a.txt");
  g_assert_cmpstr (alone.err, ==, "");
  g_assert_cmpint (alone.status, ==, 0);
}

static void
test_changed_article (Fixture *fixture, gconstpointer data)
{
  g_autofree char *statement = cli_denial ("denial", "");

  cli_write_marked (fixture->folder, "a.txt", statement);
  cli_write (fixture->folder, "a.txt", "Today: " CLI_ARTICLE);
  g_auto (CliRun) moved = cli_run (fixture->folder, "validate --only=errors .");
  g_assert_cmpint (moved.status, ==, 1);
  g_assert_nonnull (strstr (moved.err, "a.txt.annotations.json:5:"));

  cli_write (fixture->folder, "a.txt", "Something else altogether.\n");
  g_auto (CliRun) lost = cli_run (fixture->folder, "validate --only=errors .");
  g_assert_cmpint (lost.status, ==, 1);
  g_assert_nonnull (strstr (lost.err, "a.txt.annotations.json:7:"));
  g_assert_nonnull (strstr (lost.err, "Borland denies it"));
}

static void
test_wrong_quote (Fixture *fixture, gconstpointer data)
{
  cli_write_marked (fixture->folder, "a.txt",
                    "{'id': '" CLI_DENIAL_ID "', 'layer': 'denial', 'spans': [{'start': 36, 'end': 53, 'exact': 'Bordeaux denies it'}]}");
  g_auto (CliRun) run = cli_run (fixture->folder, "validate --only=errors .");
  g_assert_cmpint (run.status, ==, 1);
  g_assert_nonnull (strstr (run.err, "Bordeaux denies it"));
}

static void
test_span_out_of_article (Fixture *fixture, gconstpointer data)
{
  cli_write_marked (fixture->folder, "a.txt",
                    "{'id': '" CLI_DENIAL_ID "', 'layer': 'denial', 'spans': [{'start': 36, 'end': 5300}]}");
  g_auto (CliRun) run = cli_run (fixture->folder, "validate --only=errors .");
  g_assert_cmpint (run.status, ==, 1);
  g_assert_nonnull (strstr (run.err, "a.txt.annotations.json:7:"));
}

static void
test_broken_sidecar (Fixture *fixture, gconstpointer data)
{
  cli_write (fixture->folder, "a.txt", CLI_ARTICLE);
  cli_write (fixture->folder, "a.txt.annotations.json", "{\"format\": \"gainsay-annotations\",\n  \"version\": 1,}\n");
  g_auto (CliRun) run = cli_run (fixture->folder, "validate --only=errors a.txt");
  g_assert_cmpint (run.status, ==, 1);
  g_assert_true (g_str_has_prefix (run.err, "gainsay-cli: ./a.txt.annotations.json:2:16: "));

  cli_write (fixture->folder, "a.txt.annotations.json", "");
  g_auto (CliRun) empty = cli_run (fixture->folder, "validate --only=errors a.txt");
  g_assert_cmpint (empty.status, ==, 1);
  g_assert_true (g_str_has_prefix (empty.err, "gainsay-cli: ./a.txt.annotations.json:1:1: "));
}

static void
test_newer_version (Fixture *fixture, gconstpointer data)
{
  cli_write (fixture->folder, "a.txt", CLI_ARTICLE);
  cli_write (fixture->folder, "a.txt.annotations.json", "{\"format\": \"gainsay-annotations\",\n \"version\": 9, \"unit\": \"code-point\", \"statements\": []}\n");
  g_auto (CliRun) run = cli_run (fixture->folder, "validate --only=errors .");
  g_assert_cmpint (run.status, ==, 1);
  g_assert_nonnull (strstr (run.err, "newer version"));
}

static void
test_without_article (Fixture *fixture, gconstpointer data)
{
  g_autofree char *statement = cli_denial ("denial", "");
  g_autofree char *article = g_build_filename (fixture->folder, "a.txt", NULL);

  cli_write_marked (fixture->folder, "a.txt", statement);
  g_assert_cmpint (g_remove (article), ==, 0);
  g_auto (CliRun) run = cli_run (fixture->folder, "validate --only=errors .");
  g_assert_cmpint (run.status, ==, 1);
  g_assert_cmpstr (run.err, ==, "gainsay-cli: ./a.txt.annotations.json: its article is not there\n");
}

/* The article was renamed: its name is said. */
static void
test_renamed_article (Fixture *fixture, gconstpointer data)
{
  g_autofree char *statement = cli_denial ("denial", "");
  g_autofree char *from = g_build_filename (fixture->folder, "a.txt", NULL);
  g_autofree char *to = g_build_filename (fixture->folder, "b.txt", NULL);

  cli_write_marked (fixture->folder, "a.txt", statement);
  g_assert_cmpint (g_rename (from, to), ==, 0);
  g_auto (CliRun) run = cli_run (fixture->folder, "validate --only=errors .");
  g_assert_cmpint (run.status, ==, 1);
  g_assert_nonnull (strstr (run.err, "./a.txt.annotations.json: its article is not there; “b.txt” is the article that was marked"));
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *statement = cli_denial ("denial", "");

  cli_write_marked (fixture->folder, "a.txt", statement);
  cli_write (fixture->folder, "a.txt.annotations.sync-conflict-20310504-101112-ABCDEFG.json", "{}");
  g_auto (CliRun) run = cli_run (fixture->folder, "validate --only=errors .");
  g_assert_cmpint (run.status, ==, 1);
  g_assert_nonnull (strstr (run.err, "./a.txt.annotations.sync-conflict-20310504-101112-ABCDEFG.json: another copy of “./a.txt.annotations.json”"));
  g_assert_null (strstr (run.err, "ABCDEFG.json:1"));

  /* Named itself it is read as what it is a copy of. */
  g_auto (CliRun) named = cli_run (fixture->folder, "validate --only=errors a.txt.annotations.sync-conflict-20310504-101112-ABCDEFG.json");
  g_assert_cmpint (named.status, ==, 1);
  g_assert_nonnull (strstr (named.err, "ABCDEFG.json:1:"));
  g_assert_nonnull (strstr (named.err, "another copy of"));
}

static void
test_other_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *statement = cli_denial ("denial", "");
  g_autofree char *from = g_build_filename (fixture->folder, "a.txt.annotations.json", NULL);
  g_autofree char *to = g_build_filename (fixture->folder, "b.txt.annotations.json", NULL);

  cli_write_marked (fixture->folder, "a.txt", statement);
  cli_write (fixture->folder, "b.txt", CLI_ARTICLE);
  g_assert_cmpint (g_rename (from, to), ==, 0);
  g_auto (CliRun) run = cli_run (fixture->folder, "validate --only=errors .");
  g_assert_cmpint (run.status, ==, 1);
  g_assert_true (g_str_has_prefix (run.err, "gainsay-cli: ./b.txt.annotations.json:5:"));
  g_assert_nonnull (strstr (run.err, "“a.txt”"));
}

static void
test_named_sets (Fixture *fixture, gconstpointer data)
{
  g_autofree char *statement = cli_denial ("denial", "");
  g_autofree char *odd = cli_denial ("rumour", "");
  g_autofree char *from = g_build_filename (fixture->folder, "a.txt.annotations.json", NULL);
  g_autofree char *to = g_build_filename (fixture->folder, "a.txt.annotations.marie.json", NULL);

  cli_write_marked (fixture->folder, "a.txt", odd);
  g_assert_cmpint (g_rename (from, to), ==, 0);
  cli_write_marked (fixture->folder, "a.txt", statement);
  g_auto (CliRun) run = cli_run (fixture->folder, "validate --only=errors a.txt");
  g_assert_cmpint (run.status, ==, 1);
  g_assert_true (g_str_has_prefix (run.err, "gainsay-cli: ./a.txt.annotations.marie.json:7:"));
}

static void
test_broken_project (Fixture *fixture, gconstpointer data)
{
  cli_write (fixture->folder, "gainsay.json", "{\n  \"format\": \"gainsay-project\",\n  \"version\": 1,\n  \"layers\": [}\n");
  const char *const paths[] = { "validate .", "validate gainsay.json" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_auto (CliRun) run = cli_run (fixture->folder, paths[i]);

      g_assert_cmpint (run.status, ==, 1);
      g_assert_true (g_str_has_prefix (run.err, "gainsay-cli: ./gainsay.json:4:14: "));
    }
}

static void
test_own_layers (Fixture *fixture, gconstpointer data)
{
  g_autofree char *statement = cli_denial ("rumour", "");

  cli_write_marked (fixture->folder, "a.txt", statement);
  cli_write (fixture->folder, "gainsay.json",
             "{\"format\": \"gainsay-project\", \"version\": 1, \"layers\": [{\"id\": \"rumour\", \"name\": \"Rumour\", \"color\": \"#112233\", \"line\": \"wavy\"}]}\n");
  g_auto (CliRun) run = cli_run (fixture->folder, "validate --only=errors .");
  g_assert_cmpstr (run.err, ==, "");
  g_assert_cmpint (run.status, ==, 0);
}

static void
test_input (Fixture *fixture, gconstpointer data)
{
  g_auto (CliRun) good = cli_run_full (fixture->folder, NULL, "{\"format\": \"gainsay-annotations\", \"version\": 1, \"unit\": \"code-point\", \"statements\": []}", "validate -");
  g_auto (CliRun) bad = cli_run_full (fixture->folder, NULL, "{\n\"format\": 1 1", "validate -");

  g_assert_cmpstr (good.err, ==, "");
  g_assert_cmpint (good.status, ==, 0);
  g_assert_cmpint (bad.status, ==, 1);
  g_assert_true (g_str_has_prefix (bad.err, "gainsay-cli: -:2:13: "));
}

static void
test_unreadable (Fixture *fixture, gconstpointer data)
{
  g_autofree char *statement = cli_denial ("rumour", "");
  g_autofree char *pipe = g_build_filename (fixture->folder, "pipe.txt", NULL);

  cli_write_marked (fixture->folder, "a.txt", statement);
  g_auto (CliRun) run = cli_run (fixture->folder, "validate nowhere.txt a.txt");
  /* The other path was checked all the same. */
  g_assert_cmpint (run.status, ==, 3);
  g_assert_true (g_str_has_prefix (run.err, "gainsay-cli: nowhere.txt: "));
  g_assert_nonnull (strstr (run.err, "“rumour”"));

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_auto (CliRun) fifo = cli_run (fixture->folder, "validate pipe.txt");
  g_assert_cmpint (fifo.status, ==, 3);
  g_assert_nonnull (strstr (fifo.err, "pipe.txt"));
}

static void
write_project (Fixture *fixture, const char *members)
{
  g_autofree char *json = g_strdup_printf ("{\n  'format': 'gainsay-project',\n  'version': 1,\n%s\n}\n", members);

  cli_write (fixture->folder, "gainsay.json", g_strdelimit (json, "'", '"'));
}

/* All that validate says of the folder. (transfer full) */
static char *
validate (Fixture *fixture, const char *arguments, int status)
{
  g_autofree char *command = g_strconcat ("validate ", arguments, " .", NULL);
  g_auto (CliRun) run = cli_run (fixture->folder, command);

  g_test_message ("%s", run.err);
  g_assert_cmpint (run.status, ==, status);
  g_assert_cmpstr (run.out, ==, "");
  return g_steal_pointer (&run.err);
}

static void
test_unlisted_choice (Fixture *fixture, gconstpointer data)
{
  expect (fixture, "denial", "'attributes': {'voice': 'sung'}", "7:", "the choice “sung” of the attribute “voice”");
  expect (fixture, "denial", "'attributes': {'voice': true}", "7:", "no choice");
}

static void
test_values (Fixture *fixture, gconstpointer data)
{
  write_project (fixture, "  'attributes': [{'id': 'day', 'name': 'Day', 'type': 'date'}, {'id': 'size', 'name': 'Size', 'type': 'number'}, "
                          "{'id': 'sure', 'name': 'Sure', 'type': 'flag'}, {'id': 'word', 'name': 'Word', 'type': 'text'}, "
                          "{'id': 'other', 'name': 'Other', 'type': 'flag', 'layers': ['accusation']}]");
  expect (fixture, "denial", "'attributes': {'day': '2021-02-30'}", "7:", "no date");
  expect (fixture, "denial", "'attributes': {'size': 'big'}", "7:", "no number");
  expect (fixture, "denial", "'attributes': {'sure': 1}", "7:", "no flag");
  expect (fixture, "denial", "'attributes': {'word': 3}", "7:", "no text");
  expect (fixture, "denial", "'attributes': {'other': true}", "7:", "not for statements of the layer “denial”");
}

static void
test_dates (Fixture *fixture, gconstpointer data)
{
  expect (fixture, "denial", "'said': 'yesterday'", "7:", "“said” is no date: “yesterday”");
}

/* Only where names are listed at all. */
static void
test_unlisted_names (Fixture *fixture, gconstpointer data)
{
  const char *more = SOURCE ", 'target': [{'actor': 'Aland'}], 'about': ['Flood', 'Dam']";
  g_autofree char *statement = cli_denial ("denial", more);
  g_autofree char *silent = NULL;

  cli_write_marked (fixture->folder, "a.txt", statement);
  silent = validate (fixture, "--only=errors", 0);
  g_assert_cmpstr (silent, ==, "");
  write_project (fixture, "  'topics': [{'name': 'Dam'}]");
  expect (fixture, "denial", more, "7:", "the topic “Flood”");
  write_project (fixture, "  'actors': [{'name': 'Borland'}]");
  expect (fixture, "denial", more, "7:", "the actor “Aland”");
}

/* Where a statement is, after its article changed: told once, at its line and column. */
static void
test_places (Fixture *fixture, gconstpointer data)
{
  const char *moved = "{'id': '" CLI_DENIAL_ID "', 'layer': 'denial', 'spans': [{'start': 36, 'end': 53, 'exact': 'Borland denies it', 'was': 'Borland denied it'}]}";
  const char *lost = "{'id': '" CLI_DENIAL_ID "', 'layer': 'denial', 'spans': [{'start': 1, 'end': 9, 'exact': 'qqq www eee rrr ttt'}], 'detached': true}";
  g_autofree char *article = g_build_filename (fixture->folder, "a.txt", NULL);

  cli_write_marked (fixture->folder, "a.txt", moved);
  g_autofree char *asked = validate (fixture, "--only=questions", 1);
  g_assert_nonnull (strstr (asked, "a.txt.annotations.json:7:1: is this its place? The article changed here [moved]"));
  g_autofree char *sound = validate (fixture, "--only=errors", 0);
  g_assert_cmpstr (sound, ==, "");
  write_project (fixture, "  'muted-problems': ['moved']");
  g_autofree char *muted = validate (fixture, "--only=questions", 1);
  g_assert_null (strstr (muted, "[moved]"));

  cli_write_marked (fixture->folder, "a.txt", lost);
  g_autofree char *told = validate (fixture, "", 1);
  g_assert_nonnull (strstr (told, "a.txt.annotations.json:7:1: The words “qqq www eee rrr ttt” are not where they were"));
  g_assert_null (strstr (told, "[detached]"));
  /* Alone, questions are all; so they are without the article. */
  g_autofree char *question = validate (fixture, "--only=questions", 1);
  g_assert_nonnull (strstr (question, "a.txt.annotations.json:7:1: where is this now? Its words were not found in its article [detached]"));
  g_assert_cmpint (g_remove (article), ==, 0);
  g_autofree char *alone = validate (fixture, "", 1);
  g_assert_nonnull (strstr (alone, "[detached]"));
}

static void
test_questions (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *statement;
    const char *asked;
  } cases[] = {
    { "'layer': 'denial', " SOURCE, "what does this deny? It answers no other statement [answers-nothing]" },
    { "'layer': 'denial', " ANSWERS, "who says this? It has no source [no-source]" },
    { "'layer': 'counter-accusation', " SOURCE ", " ANSWERS, "whom does this accuse? It has no target [no-target]" },
    { "'layer': 'counter-accusation', " SOURCE ", " ANSWERS ", 'target': [{'actor': 'Borland'}]", "whom does this accuse back? Its target did not say what it answers [target-not-source]" },
    { "'layer': 'denial', " SOURCE ", " ANSWERS ", 'said': '2031-03-12'", "when was this said? Its date is after the article’s [said-after-published]" },
    { "'layer': 'denial', " SOURCE ", " ANSWERS ", 'attributes': {'voice': 'indirect'}", "is this indirect speech? There are quotation marks [quoted-indirect]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      static const char text[] = "date 2031-03-11\nAland blames Borland. Borland denies: \"No\", it says.\n";
      g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
      g_autofree char *json = g_strdup_printf ("{\n  'format': 'gainsay-annotations',\n  'version': 1,\n  'unit': 'code-point',\n"
                                               "  'article': {'file': 'a.txt', 'sha256': '%s', 'length': %u},\n  'statements': [\n"
                                               "    {'id': '" ACCUSATION_ID "', 'layer': 'accusation', 'spans': [{'start': 16, 'end': 36}], "
                                               "'source': [{'actor': 'Aland'}], 'target': [{'actor': 'Borland'}]},\n"
                                               "    {'id': '" CLI_DENIAL_ID "', 'spans': [{'start': 38, 'end': 59}], %s}\n]\n}\n",
                                               sha256, (guint) strlen (text), cases[i].statement);
      g_autofree char *told = NULL, *errors = NULL;
      g_autofree char *wanted = g_strdup_printf ("gainsay-cli: ./a.txt.annotations.json:8:5: %s\n", cases[i].asked);

      cli_write (fixture->folder, "a.txt", text);
      cli_write (fixture->folder, "a.txt.annotations.json", g_strdelimit (json, "'", '"'));
      told = validate (fixture, "", 1);
      g_assert_cmpstr (told, ==, wanted);
      errors = validate (fixture, "--only=errors", 0);
      g_assert_cmpstr (errors, ==, "");
    }
}

static void
test_overlap (Fixture *fixture, gconstpointer data)
{
  g_autofree char *statement = cli_denial ("accusation", SOURCE ", 'target': [{'actor': 'Aland'}]");
  g_autofree char *two = g_strconcat (statement, ",\n{'id': '" ACCUSATION_ID "', 'layer': 'accusation', 'spans': [{'start': 44, 'end': 60}], ", SOURCE ", 'target': [{'actor': 'Aland'}]}", NULL);
  g_autofree char *told = NULL;

  cli_write_marked (fixture->folder, "a.txt", two);
  told = validate (fixture, "", 1);
  g_assert_cmpstr (told, ==, "gainsay-cli: ./a.txt.annotations.json:7:1: is this marked twice? It overlaps another statement of its layer [overlap]\n"
                             "gainsay-cli: ./a.txt.annotations.json:8:1: is this marked twice? It overlaps another statement of its layer [overlap]\n");
}

/* Answers are found in the other article, and its sources too. */
static void
test_answers_across (Fixture *fixture, gconstpointer data)
{
  g_autofree char *statement = cli_denial ("counter-accusation", SOURCE ", 'target': [{'actor': 'Aland'}], "
                                                                        "'links': [{'relation': 'answers', 'to': '" ACCUSATION_ID "', 'article': 'b.txt'}]");
  g_autofree char *silent = NULL, *told = NULL;

  cli_write_marked (fixture->folder, "b.txt", ACCUSATION);
  cli_write_marked (fixture->folder, "a.txt", statement);
  silent = validate (fixture, "", 0);
  cli_write_marked (fixture->folder, "b.txt", "{'id': '" ACCUSATION_ID "', 'layer': 'accusation', 'spans': [{'start': 0, 'end': 34}], "
                                              "'source': [{'actor': 'Coland'}], 'target': [{'actor': 'Borland'}]}");
  told = validate (fixture, "", 1);
  g_assert_cmpstr (told, ==, "gainsay-cli: ./a.txt.annotations.json:7:1: whom does this accuse back? Its target did not say what it answers [target-not-source]\n");
}

static void
test_similar_actors (Fixture *fixture, gconstpointer data)
{
  g_autofree char *told = NULL;

  write_project (fixture, "  'actors': [\n    {'name': 'Borland', 'aliases': ['Bórland']},\n    {'name': 'borland'}\n  ]");
  told = validate (fixture, "", 1);
  g_assert_cmpstr (told, ==, "gainsay-cli: ./gainsay.json:6:5: are “Borland” and “borland” the same actor? They share a name [similar-actors]\n");
}

static void
test_conflicts_of_the_lists (Fixture *fixture, gconstpointer data)
{
  g_autofree char *told = NULL;

  write_project (fixture, "  'actors': [\n    {'name': 'Borland', 'note': 'a', 'conflicts': [{'other': {'note': 'b'}}]}\n  ]");
  told = validate (fixture, "", 1);
  g_assert_cmpstr (told, ==, "gainsay-cli: ./gainsay.json:5:5: which version is right? Two were merged that differ: see its “conflicts” [conflict]\n");
}

static void
test_muted (Fixture *fixture, gconstpointer data)
{
  g_autofree char *statement = cli_denial ("denial", "'links': [{'relation': 'repeats', 'to': 'c7d1'}]");
  g_autofree char *silent = NULL, *told = NULL;

  cli_write_marked (fixture->folder, "a.txt", statement);
  write_project (fixture, "  'actors': [{'name': 'Borland'}, {'name': 'borland'}],\n"
                          "  'muted-problems': ['no-source', 'answers-nothing', 'broken-link', 'similar-actors']");
  silent = validate (fixture, "", 0);
  g_assert_cmpstr (silent, ==, "");
  write_project (fixture, "  'muted-problems': ['no-source', 'broken-link']");
  told = validate (fixture, "", 1);
  g_assert_nonnull (strstr (told, "[answers-nothing]"));
  g_assert_null (strstr (told, "[no-source]"));
}

static void
test_only (Fixture *fixture, gconstpointer data)
{
  g_autofree char *statement = cli_denial ("rumour", "");
  g_autofree char *errors = NULL, *questions = NULL, *both = NULL;

  cli_write_marked (fixture->folder, "a.txt", statement);
  errors = validate (fixture, "--only=errors", 1);
  questions = validate (fixture, "--only=questions", 1);
  both = validate (fixture, "", 1);
  g_assert_nonnull (strstr (errors, "“rumour”"));
  g_assert_null (strstr (errors, "[no-source]"));
  g_assert_null (strstr (questions, "“rumour”"));
  g_assert_nonnull (strstr (questions, "[no-source]"));
  g_assert_cmpuint (strlen (both), ==, strlen (errors) + strlen (questions));
  {
    g_auto (CliRun) twice = cli_run (fixture->folder, "validate --only=errors --only=questions .");
    g_auto (CliRun) odd = cli_run (fixture->folder, "validate --only=nonsense .");

    g_assert_cmpint (twice.status, ==, 2);
    g_assert_cmpint (odd.status, ==, 2);
  }
}

/* The place of the statement, not of a link to it that stands before. */
static void
test_place (Fixture *fixture, gconstpointer data)
{
  g_autofree char *told = NULL;

  cli_write_marked (fixture->folder, "a.txt",
                    "{'id': '" CLI_DENIAL_ID "', 'layer': 'accusation', 'spans': [{'start': 0, 'end': 5}],\n 'links': [{'relation': 'repeats', 'to': '" ACCUSATION_ID "'}]},\n"
                    "  {'layer': 'rumour',\n   'id': '" ACCUSATION_ID "', 'spans': [{'start': 36, 'end': 53}]}");
  told = validate (fixture, "--only=errors", 1);
  g_assert_true (g_str_has_prefix (told, "gainsay-cli: ./a.txt.annotations.json:9:3: the layer “rumour”"));
}

/* Both languages say the same thing of the same place. */
static void
test_places_have_no_language (Fixture *fixture, gconstpointer data)
{
  g_autofree char *statement = cli_denial ("rumour", "");

  cli_write_marked (fixture->folder, "a.txt", statement);
  g_auto (CliRun) french = cli_run_full (fixture->folder, "fr_FR.UTF-8", NULL, "validate --only=errors .");
  g_assert_cmpint (french.status, ==, 1);
  g_assert_true (g_str_has_prefix (french.err, "gainsay-cli: ./a.txt.annotations.json:7:"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define TEST(path, function) g_test_add ("/validate/" path, Fixture, NULL, set_up_empty, function, tear_down)
  TEST ("sound-files/say-nothing", test_sound);
  TEST ("layers/unlisted-is-found", test_unlisted_layer);
  TEST ("layers/own-ones-are-listed", test_own_layers);
  TEST ("attributes/unlisted-is-found", test_unlisted_attribute);
  TEST ("relations/unlisted-is-found", test_unlisted_relation);
  TEST ("relations/wrong-layer-is-found", test_relation_from_and_to);
  TEST ("links/to-nothing-is-found", test_link_to_nothing);
  TEST ("links/go-across-folders", test_link_across_folders);
  TEST ("article/changed-is-found", test_changed_article);
  TEST ("article/missing-is-found", test_without_article);
  TEST ("article/renamed-is-named", test_renamed_article);
  TEST ("copies/are-found-and-no-set", test_copy);
  TEST ("article/other-name-is-found", test_other_file);
  TEST ("quotes/wrong-words-are-found", test_wrong_quote);
  TEST ("offsets/past-the-end-is-found", test_span_out_of_article);
  TEST ("sidecar/broken-is-found-at-its-place", test_broken_sidecar);
  TEST ("sidecar/newer-version-is-found", test_newer_version);
  TEST ("sidecar/named-sets-are-checked", test_named_sets);
  TEST ("project/broken-is-found-at-its-place", test_broken_project);
  TEST ("input/is-checked-alone", test_input);
  TEST ("paths/unreadable-is-3-and-others-go-on", test_unreadable);
  TEST ("attributes/unlisted-choice-is-found", test_unlisted_choice);
  TEST ("attributes/values-are-of-their-type", test_values);
  TEST ("dates/are-dates", test_dates);
  TEST ("names/unlisted-is-found-where-any-is-listed", test_unlisted_names);
  TEST ("questions/are-asked-at-their-place", test_questions);
  TEST ("questions/where-a-statement-is-is-told-once", test_places);
  TEST ("questions/conflicts-of-the-lists", test_conflicts_of_the_lists);
  TEST ("questions/overlap", test_overlap);
  TEST ("questions/answers-in-other-articles", test_answers_across);
  TEST ("questions/similar-actors", test_similar_actors);
  TEST ("questions/muted-are-not-asked", test_muted);
  TEST ("questions/and-errors-by-themselves", test_only);
  TEST ("places/are-those-of-statements", test_place);
  TEST ("places/have-no-language", test_places_have_no_language);
#undef TEST
  return g_test_run ();
}
