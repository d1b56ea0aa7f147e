/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-paths.c: which articles a path comes to, in which order, whatever they are called. */
#include "config.h"
#include "cli-run.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#include <string.h>
#include <unistd.h>

/* The articles that "stats --json" lists for @arguments, joined by "|". */
static char *
list (const char *folder, const char *arguments)
{
  g_autofree char *line = g_strconcat ("stats --json ", arguments, NULL);
  g_auto (CliRun) run = cli_run (folder, line);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) names = g_string_new (NULL);
  JsonArray *articles;

  g_assert_cmpstr (run.err, ==, "");
  g_assert_cmpint (run.status, ==, 0);
  json_parser_load_from_data (parser, run.out, -1, &error);
  g_assert_no_error (error);
  articles = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "articles");
  for (guint i = 0; i < json_array_get_length (articles); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "|" : "", json_object_get_string_member (json_array_get_object_element (articles, i), "article"));
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
test_order (void)
{
  char *folder = cli_make_folder ();
  const char *const names[] = { "10.txt", "2.txt", "02.txt", "b.md", "B.TXT", "é.txt", "deep/1.txt", "deep-er.txt", "plain", "a.html", ".hidden.txt", "a.txt~" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    cli_write (folder, names[i], "Text.\n");
  cli_write (folder, ".git/notes.txt", "No article.\n");
  g_autofree char *all = list (folder, ".");
  g_assert_cmpstr (all, ==, "./02.txt|./2.txt|./10.txt|./B.TXT|./b.md|./deep/1.txt|./deep-er.txt|./plain|./é.txt");
  /* Paths in the caller's order, and articles of any name when they are named. */
  g_autofree char *named = list (folder, "b.md a.html deep");
  g_assert_cmpstr (named, ==, "./b.md|./a.html|deep/1.txt");
  cli_remove_folder (folder);
}

static void
test_links (void)
{
  char *folder = cli_make_folder ();
  g_autofree char *loop = g_build_filename (folder, "deep", "loop", NULL);
  g_autofree char *link = g_build_filename (folder, "link.txt", NULL);

  cli_write (folder, "deep/a.txt", "Text.\n");
  g_assert_cmpint (symlink ("..", loop), ==, 0);
  g_assert_cmpint (symlink ("deep/a.txt", link), ==, 0);
  g_autofree char *all = list (folder, ".");
  g_assert_cmpstr (all, ==, "./deep/a.txt|./link.txt");
  cli_remove_folder (folder);
}

static void
test_odd_names (void)
{
  char *folder = cli_make_folder ();

  cli_write (folder, "-rf", "Text.\n");
  cli_write (folder, "two\nlines.txt", "Text.\n");
  cli_write (folder, "latin-\xe9.txt", "Text.\n");
  g_autofree char *all = list (folder, "-- .");
  g_assert_cmpstr (all, ==, "./-rf|./latin-\xef\xbf\xbd.txt|./two\xef\xbf\xbdlines.txt");
  g_autofree char *named = list (folder, "-- -rf");
  g_assert_cmpstr (named, ==, "./-rf");
  g_auto (CliRun) option = cli_run (folder, "stats -rf");
  g_assert_cmpint (option.status, ==, 2);
  g_auto (CliRun) dash = cli_run (folder, "stats --json -- --json");
  g_assert_cmpint (dash.status, ==, 3);
  g_assert_true (g_str_has_prefix (dash.err, "gainsay-cli: --json: "));
  cli_remove_folder (folder);
}

static void
test_empty_folder (void)
{
  char *folder = cli_make_folder ();
  g_autofree char *none = list (folder, ".");

  g_assert_cmpstr (none, ==, "");
  cli_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paths/order/is-that-of-people-in-every-locale", test_order);
  g_test_add_func ("/paths/links/to-folders-are-not-followed", test_links);
  g_test_add_func ("/paths/names/odd-ones-work", test_odd_names);
  g_test_add_func ("/paths/folder/may-be-empty", test_empty_folder);
  return g_test_run ();
}
