/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-search.c: gainsay-cli search prints what it finds, where it was told to look, and says what makes no sense. */
#include "config.h"
#include "cli-run.h"

#include <json-glib/json-glib.h>

#include <string.h>

#define LONG "Une première phrase.\nDeuxième ligne : la ministre dément tout, et l’on s’arrête là.\n"

static char *
make_example (void)
{
  char *folder = cli_make_folder ();
  g_autofree char *denial = cli_denial ("denial", "'note': 'x'");

  cli_write_marked (folder, "a10.txt", denial);
  cli_write (folder, "a2.txt", LONG);
  return folder;
}

static void
check (const char *folder, const char *locale, const char *arguments, int status, const char *out)
{
  g_auto (CliRun) run = cli_run_full (folder, locale, NULL, arguments);

  g_assert_cmpstr (run.out, ==, out);
  g_assert_cmpint (run.status, ==, status);
}

/* By path, then in the text; the place counts from 1, in code points. */
static void
test_lines (void)
{
  char *folder = make_example ();
  static const char wanted[] =
    "./a2.txt:2:30: …phrase. Deuxième ligne : la ministre dément tout, et l’on s’arrête là.\n";
  static const char both[] =
    "./a2.txt:1:5: Une première phrase. Deuxième ligne : la ministre…\n"
    "./a10.txt:1:52: …Borland for the flood. Borland denies it, and blames Aland for the dam.\n";

  check (folder, NULL, "search dement .", 0, wanted);
  check (folder, "fr_FR.UTF-8", "search dement .", 0, wanted);
  check (folder, "tr_TR.UTF-8", "search DEMENT .", 0, wanted);
  check (folder, NULL, "search --regex 'premi\\w+|it,' .", 0, both);
  check (folder, NULL, "search dement a10.txt", 0, "");
  check (folder, NULL, "search --quiet -- dement a2.txt", 0,
         "./a2.txt:2:30: …phrase. Deuxième ligne : la ministre dément tout, et l’on s’arrête là.\n");
  cli_remove_folder (folder);
}

static guint
count_lines (const char *folder, const char *arguments)
{
  g_auto (CliRun) run = cli_run (folder, arguments);
  guint n = 0;

  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.err, ==, "");
  for (const char *p = run.out; *p != '\0'; p++)
    n += *p == '\n';
  return n;
}

/* “Borland denies it” is marked as a denial; Borland stands before it, too. */
static void
test_layers (void)
{
  char *folder = make_example ();

  g_assert_cmpuint (count_lines (folder, "search borland ."), ==, 2);
  g_assert_cmpuint (count_lines (folder, "search --in denial borland ."), ==, 1);
  g_assert_cmpuint (count_lines (folder, "search --in=Denial borland ."), ==, 1);
  g_assert_cmpuint (count_lines (folder, "search --outside denial borland ."), ==, 1);
  g_assert_cmpuint (count_lines (folder, "search --in accusation borland ."), ==, 0);
  g_assert_cmpuint (count_lines (folder, "search --outside accusation borland ."), ==, 2);
  /* A part is enough. */
  g_assert_cmpuint (count_lines (folder, "search --in denial 'flood. borland' ."), ==, 1);
  /* A layer of the folder, by its name. */
  cli_write (folder, "gainsay.json", "{\"format\": \"gainsay-project\", \"version\": 1, \"layers\": [{\"id\": \"denial\", \"name\": \"Abstreiten\", \"color\": \"#336699\", \"key\": \"1\"}]}\n");
  g_assert_cmpuint (count_lines (folder, "search --in abstreiten borland ."), ==, 1);
  cli_remove_folder (folder);
}

static void
test_json (void)
{
  char *folder = make_example ();
  g_auto (CliRun) run = cli_run (folder, "search --json borland .");
  g_auto (CliRun) french = cli_run_full (folder, "fr_FR.UTF-8", NULL, "search --json borland .");
  g_auto (CliRun) none = cli_run (folder, "search --json zebra .");
  g_autoptr (JsonNode) root = json_from_string (run.out, NULL);
  g_autoptr (JsonNode) empty = json_from_string (none.out, NULL);
  JsonObject *object, *match;

  g_assert_nonnull (root);
  g_assert_cmpstr (run.out, ==, french.out);
  object = json_node_get_object (root);
  g_assert_cmpstr (json_object_get_string_member (object, "format"), ==, "gainsay-search");
  g_assert_cmpint (json_object_get_int_member (object, "version"), ==, 1);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "matches")), ==, 2);
  match = json_array_get_object_element (json_object_get_array_member (object, "matches"), 1);
  g_assert_cmpstr (json_object_get_string_member (match, "article"), ==, "./a10.txt");
  g_assert_cmpint (json_object_get_int_member (match, "line"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (match, "column"), ==, 37);
  g_assert_cmpint (json_object_get_int_member (match, "start"), ==, 36);
  g_assert_cmpint (json_object_get_int_member (match, "end"), ==, 43);
  g_assert_cmpstr (json_object_get_string_member (match, "exact"), ==, "Borland");
  g_assert_cmpstr (json_object_get_string_member (match, "suffix"), ==, " denies it, and blames Aland for");
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (object, "total"), "matches"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (object, "total"), "articles"), ==, 1);
  g_assert_nonnull (empty);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (json_node_get_object (empty), "matches")), ==, 0);
  cli_remove_folder (folder);
}

static void
check_complaint (const char *folder, const char *arguments, int status, const char *complaint)
{
  g_auto (CliRun) run = cli_run (folder, arguments);

  g_assert_cmpint (run.status, ==, status);
  g_assert_nonnull (strstr (run.err, complaint));
}

static void
test_usage (void)
{
  char *folder = make_example ();

  check_complaint (folder, "search", 2, "say what to find");
  check_complaint (folder, "search x", 2, "say which articles");
  check_complaint (folder, "search '' .", 2, "empty pattern");
  check_complaint (folder, "search --regex 'a(b' .", 2, "(character 3)");
  check_complaint (folder, "search --in x --outside y z .", 2, "either --in or --outside");
  check_complaint (folder, "search --in rumour z .", 2, "there are: accusation, denial, counter-accusation");
  check_complaint (folder, "search --in", 2, "--in");
  check_complaint (folder, "search --case z .", 2, "“--case” is no option here");
  cli_remove_folder (folder);
}

/* What cannot be read is said, and the rest is searched. */
static void
test_unreadable (void)
{
  char *folder = make_example ();
  g_auto (CliRun) run = { 0 };
  g_auto (CliRun) marks = { 0 };

  cli_write (folder, "a1.txt", "binary \x01\xff\xfe");
  check_complaint (folder, "search borland missing.txt .", 3, "missing.txt");
  run = cli_run (folder, "search borland missing.txt a10.txt");
  g_assert_cmpint (run.status, ==, 3);
  g_assert_true (g_str_has_prefix (run.out, "./a10.txt:1:14: "));
  /* Without a layer, nobody asks for the annotations. */
  cli_write (folder, "a2.txt.annotations.json", "{ broken");
  check (folder, NULL, "search deuxieme a2.txt", 0, "./a2.txt:2:1: Une première phrase. Deuxième ligne : la ministre dément tout, et…\n");
  marks = cli_run (folder, "search --outside denial --json e a2.txt a10.txt");
  g_assert_cmpint (marks.status, ==, 3);
  g_assert_nonnull (strstr (marks.err, "a2.txt.annotations.json"));
  g_assert_null (strstr (marks.out, "a2.txt"));
  g_assert_nonnull (strstr (marks.out, "a10.txt"));
  cli_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/search/a-line-for-each-match-the-same-everywhere", test_lines);
  g_test_add_func ("/cli/search/in-a-layer-or-outside", test_layers);
  g_test_add_func ("/cli/search/json-has-offsets", test_json);
  g_test_add_func ("/cli/search/what-makes-no-sense-is-refused", test_usage);
  g_test_add_func ("/cli/search/what-cannot-be-read-is-said", test_unreadable);
  return g_test_run ();
}
