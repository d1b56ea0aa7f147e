/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-samples.c: the private copy is whole, the user's own, and made once. */
#include "config.h"

#include "app/gsy-samples.h"

#include "../io/files.h"

static void
test_copy (void)
{
  char *folder = make_folder ();
  g_autofree char *source = g_build_filename (folder, "source", NULL);
  g_autofree char *within = g_build_filename (source, "within", NULL);
  g_autofree char *target = g_build_filename (folder, "data", "gainsay", "samples", NULL);
  GError *error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (within, 0755), ==, 0);
  g_autofree char *original = put_file (source, "a.txt", "one");
  g_free (put_file (within, "b.txt", "two"));
  g_assert_cmpint (g_chmod (original, 0444), ==, 0);
  g_assert_true (gsy_samples_ensure (source, target, &error));
  g_assert_no_error (error);

  g_autofree char *copy = g_build_filename (target, "a.txt", NULL);
  g_autofree char *copy_within = g_build_filename (target, "within", "b.txt", NULL);
  struct stat st;
  assert_content (copy, "one");
  assert_content (copy_within, "two");
  g_assert_cmpint (g_stat (copy, &st), ==, 0);
  g_assert_true ((st.st_mode & S_IWUSR) != 0);

  g_free (put_file (target, "a.txt", "mine"));
  g_assert_true (gsy_samples_ensure (source, target, &error));
  assert_content (copy, "mine");
  free_folder (folder);
}

static void
test_failure (void)
{
  char *folder = make_folder ();
  g_autofree char *source = g_build_filename (folder, "not-there", NULL);
  g_autofree char *parent = g_build_filename (folder, "data", NULL);
  g_autofree char *target = g_build_filename (parent, "samples", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (gsy_samples_ensure (source, target, &error));
  g_assert_nonnull (error);
  g_autoptr (GDir) dir = g_dir_open (parent, 0, NULL);
  g_assert_null (g_dir_read_name (dir));
  free_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/samples/copied-whole-and-never-written-over", test_copy);
  g_test_add_func ("/samples/failure-leaves-nothing-behind", test_failure);
  return g_test_run ();
}
