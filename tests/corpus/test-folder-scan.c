/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-folder-scan.c: which names are articles, and the order of the list. */
#include "config.h"
#include "corpus/gsy-folder-scan.h"

#include "fixture.h"

static void
test_names (void)
{
  const char *const yes[] = { "a.txt", "A.TXT", "a.Text", "a.md", "README", "-rf", "a b", "\xff", "a.annotations.txt" };
  const char *const no[] = { "", ".", "..", ".a.txt", "a.json", "a.txt~", "a.txt.annotations.json", "gainsay.json", "a.html", "a.", "a.txt.gz" };

  for (guint i = 0; i < G_N_ELEMENTS (yes); i++)
    g_assert_true (gsy_is_article_name (yes[i]));
  for (guint i = 0; i < G_N_ELEMENTS (no); i++)
    g_assert_false (gsy_is_article_name (no[i]));
}

static char *
scan (const char *folder)
{
  const int go_on = 0;
  g_autofree char *problem = NULL;
  GError *error = NULL;
  g_autoptr (GPtrArray) found = gsy_folder_scan (folder, &go_on, NULL, &problem, &error);
  g_autoptr (GString) keys = g_string_new (NULL);

  g_assert_no_error (error);
  g_assert_null (problem);
  for (guint i = 0; i < found->len; i++)
    {
      const GsyFound *one = g_ptr_array_index (found, i);

      g_string_append_printf (keys, "%s%s%s", i > 0 ? " " : "", one->key, one->has_sidecar ? "*" : "");
    }
  return g_string_free (g_steal_pointer (&keys), FALSE);
}

static void
test_order_and_sidecars (void)
{
  const char *const names[] = { "10.txt", "9.txt", "b.txt", "a.txt", "a.txt.annotations.json", "9.md.annotations.json", "b.txt.annotations.marie.json" };
  g_autoptr (Folder) folder = fresh_folder ();
  g_autofree char *sub = g_build_filename (folder, "5", NULL);
  g_autofree char *keys = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_free (put_file (folder, names[i], "x"));
  g_assert_cmpint (g_mkdir (sub, 0755), ==, 0);
  g_free (put_file (sub, "a.txt", "x"));
  g_free (put_file (sub, "b.txt", "x"));
  g_free (put_file (sub, "b.txt.annotations.json", "x"));
  keys = scan (folder);
  g_assert_cmpstr (keys, ==, "5/a.txt 5/b.txt* 9.txt 10.txt a.txt* b.txt");
}

static void
test_deep (void)
{
  g_autoptr (Folder) folder = fresh_folder ();
  g_autofree char *at = g_strdup (folder);
  g_autofree char *keys = NULL;

  for (guint i = 0; i < 100; i++)
    {
      char *deeper = g_build_filename (at, "d", NULL);

      g_assert_cmpint (g_mkdir (deeper, 0755), ==, 0);
      g_free (at);
      at = deeper;
    }
  g_free (put_file (at, "a.txt", "x"));
  keys = scan (folder);
  g_assert_true (g_str_has_suffix (keys, "d/d/a.txt"));
  g_assert_cmpuint (strlen (keys), ==, 2 * 100 + strlen ("a.txt"));
}

static void
test_cancelled (void)
{
  g_autoptr (Folder) folder = fresh_folder ();
  g_autofree char *sub = g_build_filename (folder, "sub", NULL);
  const int stop = 1;
  g_autofree char *problem = NULL;
  g_autoptr (GPtrArray) found = NULL;

  g_free (put_file (folder, "a.txt", "x"));
  g_assert_cmpint (g_mkdir (sub, 0755), ==, 0);
  g_free (put_file (sub, "b.txt", "x"));
  found = gsy_folder_scan (folder, &stop, NULL, &problem, NULL);
  g_assert_cmpuint (found->len, ==, 1);
}

static void
test_missing (void)
{
  const int go_on = 0;
  g_autofree char *problem = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (gsy_folder_scan ("/nowhere/at/all", &go_on, NULL, &problem, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  isolate_state ();

  g_test_add_func ("/folder-scan/which-names-are-articles", test_names);
  g_test_add_func ("/folder-scan/in-order-with-sidecars", test_order_and_sidecars);
  g_test_add_func ("/folder-scan/deep-folders", test_deep);
  g_test_add_func ("/folder-scan/cancelled", test_cancelled);
  g_test_add_func ("/folder-scan/missing", test_missing);

  return run_tests ();
}
