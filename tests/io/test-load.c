/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-load.c: what is read whole, and what is refused without waiting. */
#include "config.h"
#include "io/gsy-save.h"

#include "core/gsy-error.h"
#include "files.h"

static void
test_load (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = put_bytes (folder, "a.json", "one\0two", 7);
  g_autofree char *empty = put_file (folder, "empty", "");
  GsyFileIdentity identity;
  GError *error = NULL;
  GBytes *bytes = gsy_load (path, 7, &identity, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "one\0two", 7);
  g_bytes_unref (bytes);
  g_assert_true (identity.exists);
  g_assert_cmpuint (identity.size, ==, 7);
  g_assert_cmpstr (identity.sha256, ==, "a0ef70c43442d404b1ed004b6649348633dda30e2ffac547c29a2b753abafa89");

  bytes = gsy_load (empty, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 0);
  g_bytes_unref (bytes);
}

static void
assert_not_loaded (const char *path, guint64 max, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;
  GsyFileIdentity identity;

  g_assert_null (gsy_load (path, max, &identity, &error));
  g_assert_error (error, domain, code);
}

static void
test_load_refusals (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = put_file (folder, "a.json", "12345678");
  g_autofree char *pipe_path = g_build_filename (folder, "pipe", NULL);
  g_autofree char *missing = g_build_filename (folder, "missing", NULL);
  g_autofree char *sparse = put_file (folder, "sparse", "");

  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  g_assert_cmpint (truncate (sparse, G_GINT64_CONSTANT (1) << 32), ==, 0);
  assert_not_loaded (path, 7, GSY_ERROR, GSY_ERROR_TOO_LARGE);
  assert_not_loaded (sparse, 64 * 1024 * 1024, GSY_ERROR, GSY_ERROR_TOO_LARGE);
  assert_not_loaded (pipe_path, 100, GSY_ERROR, GSY_ERROR_UNSUPPORTED);
  assert_not_loaded (folder, 100, GSY_ERROR, GSY_ERROR_UNSUPPORTED);
  assert_not_loaded ("/dev/zero", 100, GSY_ERROR, GSY_ERROR_UNSUPPORTED);
  assert_not_loaded (missing, 100, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  /* A regular file that has more than it says. */
  assert_not_loaded ("/proc/self/status", 1024 * 1024, G_IO_ERROR, G_IO_ERROR_BUSY);
}

static void
test_identity_of_pipe (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *pipe_path = g_build_filename (folder, "pipe", NULL);
  g_autoptr (GError) error = NULL;
  GsyFileIdentity identity;

  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  g_assert_false (gsy_file_identity_read (pipe_path, &identity, &error));
  g_assert_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/load/whole-with-identity", test_load);
  g_test_add_func ("/load/refusals-never-wait", test_load_refusals);
  g_test_add_func ("/load/identity-of-a-pipe-is-an-error", test_identity_of_pipe);

  return g_test_run ();
}
