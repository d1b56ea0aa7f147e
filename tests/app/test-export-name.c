/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-export-name.c: how exports are called, and which names are none. */
#include "config.h"

#include "app/gsy-export-name.h"

#include "../corpus/fixture.h"

#include <glib/gstdio.h>

static void
assert_proposed (const char *format, const char *root, const char *key, const char *folder, const char *expected)
{
  g_autofree char *name = gsy_export_name_propose (gsy_format_find (format), root, key, folder);

  g_assert_cmpstr (name, ==, expected);
  g_assert_null (gsy_export_name_judge (name));
}

static void
test_after_the_folder_or_the_article (void)
{
  assert_proposed ("html", "/tmp/Les articles", NULL, NULL, "Les articles.html");
  assert_proposed ("csv", "/tmp/Les articles", NULL, NULL, "Les articles-csv");
  assert_proposed ("html", "/tmp/x", "sub/échange.v2.txt", NULL, "échange.v2.html");
  assert_proposed ("brat", "/tmp/x", "no extension", NULL, "no extension-brat");
  assert_proposed ("html", "/", NULL, NULL, "-.html");
}

static void
test_never_hidden_never_too_long (void)
{
  g_autoptr (GString) root = g_string_new ("/tmp/");
  g_autofree char *name = NULL;

  assert_proposed ("html", "/tmp/.secret", NULL, NULL, "-secret.html");
  for (guint i = 0; i < 80; i++)
    g_string_append (root, "水坝");
  name = gsy_export_name_propose (gsy_format_find ("csv"), root->str, NULL, NULL);
  g_assert_true (g_utf8_validate (name, -1, NULL));
  g_assert_cmpuint (strlen (name), <, 200);
  g_assert_null (gsy_export_name_judge (name));
}

static void
test_a_new_folder_has_a_name_of_its_own (void)
{
  char *folder = make_folder ();
  g_autofree char *taken = g_build_filename (folder, "x-csv", NULL);
  g_autofree char *taken_too = g_build_filename (folder, "x-csv-2", NULL);
  const GsyFormat *csv = gsy_format_find ("csv"), *html = gsy_format_find ("html");
  g_autofree char *file = NULL;

  assert_proposed ("csv", "/tmp/x", NULL, folder, "x-csv");
  g_assert_cmpint (g_mkdir (taken, 0700), ==, 0);
  assert_proposed ("csv", "/tmp/x", NULL, folder, "x-csv-2");
  /* An empty one is as good as none, for who types its name. */
  g_assert_false (gsy_export_name_is_taken (taken, csv));
  g_free (put_file (folder, "x-csv/mine.txt", "x"));
  g_assert_true (gsy_export_name_is_taken (taken, csv));
  g_assert_cmpint (g_mkdir (taken_too, 0700), ==, 0);
  assert_proposed ("csv", "/tmp/x", NULL, folder, "x-csv-3");

  /* A file is replaced after a question, under the name that it has. */
  g_free (put_file (folder, "x.html", "x"));
  assert_proposed ("html", "/tmp/x", NULL, folder, "x.html");
  file = g_build_filename (folder, "x.html", NULL);
  g_assert_true (gsy_export_name_is_taken (file, html));
  free_folder (folder);
}

static void
test_what_is_no_name_says_why (void)
{
  const char *const bad[] = { "", "  ", ".", "..", "a/b", "../x" };
  g_autofree char *longest = g_strnfill (300, 'x');

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_nonnull (gsy_export_name_judge (bad[i]));
      g_assert_null (gsy_export_name_to_path (bad[i], gsy_format_find ("html"), "/tmp"));
    }
  g_assert_nonnull (gsy_export_name_judge (longest));
  g_assert_null (gsy_export_name_judge ("Bericht – März.html"));
}

static void
test_extension_is_added_once (void)
{
  g_autofree char *bare = gsy_export_name_to_path (" report ", gsy_format_find ("html"), "/tmp");
  g_autofree char *full = gsy_export_name_to_path ("report.html", gsy_format_find ("html"), "/tmp");
  g_autofree char *folder = gsy_export_name_to_path ("tables.v2", gsy_format_find ("csv"), "/tmp");

  g_assert_cmpstr (bare, ==, "/tmp/report.html");
  g_assert_cmpstr (full, ==, "/tmp/report.html");
  g_assert_cmpstr (folder, ==, "/tmp/tables.v2");
}

static void
test_inside_is_below_and_not_beside (void)
{
  g_assert_true (gsy_export_name_is_inside ("/tmp/x/report.md", "/tmp/x"));
  g_assert_true (gsy_export_name_is_inside ("/tmp/x/y/report.md", "/tmp/x"));
  g_assert_false (gsy_export_name_is_inside ("/tmp/x2/report.md", "/tmp/x"));
}

int
main (int argc, char **argv)
{
  isolate_state ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export-name/after-the-folder-or-the-article", test_after_the_folder_or_the_article);
  g_test_add_func ("/export-name/never-hidden-never-too-long", test_never_hidden_never_too_long);
  g_test_add_func ("/export-name/a-new-folder-has-a-name-of-its-own", test_a_new_folder_has_a_name_of_its_own);
  g_test_add_func ("/export-name/what-is-no-name-says-why", test_what_is_no_name_says_why);
  g_test_add_func ("/export-name/extension-is-added-once", test_extension_is_added_once);
  g_test_add_func ("/export-name/inside-is-below-and-not-beside", test_inside_is_below_and_not_beside);
  return run_tests ();
}
