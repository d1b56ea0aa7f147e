/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-aside.c: files put out of the way, never over another. */
#include "config.h"
#include "corpus/gsy-aside.h"

#include "core/gsy-error.h"
#include "fixture.h"

static void
test_move (void)
{
  g_autoptr (Folder) folder = fresh_folder ();
  GHashTable *seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *content = g_strdup_printf ("%u", i);
      g_autofree char *path = put_file (folder, "a.json", content);
      char *aside = NULL;
      GError *error = NULL;

      g_assert_true (gsy_aside_move (path, "broken", &aside, &error));
      g_assert_no_error (error);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
      assert_content (aside, content);
      g_assert_true (g_regex_match_simple ("/a\\.json\\.broken-[0-9]{8}-[0-9]{6}(-[0-9]+)?$", aside, 0, 0));
      g_assert_true (g_hash_table_add (seen, aside));
    }
  g_assert_cmpuint (count_entries (folder), ==, 5);
  g_hash_table_unref (seen);
}

static void
test_move_missing (void)
{
  g_autoptr (Folder) folder = fresh_folder ();
  g_autofree char *path = g_build_filename (folder, "a.json", NULL);
  g_autofree char *aside = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (gsy_aside_move (path, "broken", &aside, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_null (aside);
}

static void
test_long_name (void)
{
  g_autoptr (Folder) folder = fresh_folder ();
  g_autofree char *name = g_strnfill (255, 'n');
  g_autofree char *path = put_file (folder, name, "x");
  g_autofree char *aside = NULL;

  g_assert_true (gsy_aside_move (path, "broken", &aside, NULL));
  assert_content (aside, "x");
}

static void
test_copy (void)
{
  g_autoptr (Folder) folder = fresh_folder ();
  g_autofree char *missing = g_build_filename (folder, "b.json", NULL);
  GsyFileIdentity identity, same;
  GError *error = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *content = g_strdup_printf ("theirs %u", i);
      g_autofree char *path = put_file (folder, "a.json", content);
      g_autofree char *aside = NULL;

      g_assert_true (gsy_aside_copy (path, "other", 1000, &identity, &aside, &error));
      g_assert_no_error (error);
      assert_content (aside, content);
      assert_content (path, content);
      g_assert_true (gsy_file_identity_read (path, &same, NULL));
      g_assert_true (gsy_file_identity_equal (&identity, &same));
    }
  g_assert_cmpuint (count_entries (folder), ==, 4);

  {
    g_autofree char *aside = NULL;

    g_assert_true (gsy_aside_copy (missing, "other", 1000, &identity, &aside, &error));
    g_assert_null (aside);
    g_assert_false (identity.exists);
    g_assert_false (gsy_aside_copy (folder, "other", 1000, &identity, &aside, &error));
    g_assert_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED);
    g_clear_error (&error);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  isolate_state ();

  g_test_add_func ("/aside/move/never-over-another", test_move);
  g_test_add_func ("/aside/move/what-is-not-there", test_move_missing);
  g_test_add_func ("/aside/move/a-long-name-is-cut", test_long_name);
  g_test_add_func ("/aside/copy/keeps-both", test_copy);

  return run_tests ();
}
