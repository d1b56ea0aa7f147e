/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-load-faults.c: a file that cannot be read, or that changes meanwhile, is an error and never half of it. */
#include "config.h"
#include "io/gsy-save.h"

#include "broken-disk.h"
#include "core/gsy-error.h"
#include "files.h"

typedef struct
{
  char *folder;
  char *path;
  GError *error;
} Fixture;

static void
set_up (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  disk_heal ();
  f->folder = make_folder ();
  f->path = put_file (f->folder, "a.json", "old");
}

static void
tear_down (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  free_folder (f->folder);
  g_free (f->path);
  g_clear_error (&f->error);
  disk_heal ();
}

static GBytes *
load (Fixture *f)
{
  GBytes *bytes;

  g_clear_error (&f->error);
  disk.is_armed = TRUE;
  bytes = gsy_load (f->path, 100, NULL, &f->error);
  disk.is_armed = FALSE;
  return bytes;
}

static void
see_pipe (G_GNUC_UNUSED guint nth, struct stat *st)
{
  st->st_mode = S_IFIFO | 0600;
}

static void
see_size (guint nth, struct stat *st)
{
  if (nth % 2 == 1)
    st->st_size++;
}

static void
see_modified (guint nth, struct stat *st)
{
  if (nth % 2 == 1)
    st->st_mtim.tv_sec++;
}

static void
see_status_changed (guint nth, struct stat *st)
{
  if (nth % 2 == 1)
    st->st_ctim.tv_nsec ^= 1;
}

static void
test_load_faults (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  const Fault fatal[] = {
    { "fstatat", 0, 1, EIO }, { "openat", 0, 1, EACCES }, { "fstat", 0, 1, EIO }, { "fstat", 1, 1, EIO }, { "read", 0, 1, EIO }, { "g_try_malloc", 0, 1, ENOMEM }
  };
  const Fault passing[] = { { "openat", 0, 2, EINTR }, { "read", 0, 2, EINTR } };
  void (*const changes[]) (guint, struct stat *) = { see_size, see_modified, see_status_changed };

  for (guint i = 0; i < G_N_ELEMENTS (fatal); i++)
    {
      disk_heal ();
      disk.faults[0] = fatal[i];
      g_assert_null (load (f));
      g_assert_nonnull (f->error);
    }
  for (guint i = 0; i < G_N_ELEMENTS (passing); i++)
    {
      g_autoptr (GBytes) bytes = NULL;

      disk_heal ();
      disk.faults[0] = passing[i];
      bytes = load (f);
      g_assert_no_error (f->error);
      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "old", 3);
    }
  disk_heal ();
  disk.see = see_pipe;
  g_assert_null (load (f));
  g_assert_error (f->error, GSY_ERROR, GSY_ERROR_UNSUPPORTED);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      disk_heal ();
      disk.see = changes[i];
      g_assert_null (load (f));
      g_assert_error (f->error, G_IO_ERROR, G_IO_ERROR_BUSY);
    }
}

static void
test_identity (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  const GsyFileIdentity none = { 0 };
  GsyFileIdentity same, other;

  g_assert_true (gsy_file_identity_read (f->path, &same, NULL));
  other = same;
  other.mtime_ns++;
  g_assert_true (gsy_file_identity_equal (&none, &none));
  g_assert_false (gsy_file_identity_equal (&none, &same));
  g_assert_true (gsy_file_identity_equal (&same, &other));
  other.sha256[0] ^= 1;
  g_assert_false (gsy_file_identity_equal (&same, &other));
  other.size++;
  g_assert_false (gsy_file_identity_equal (&same, &other));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/load-faults/whole-or-an-error", Fixture, NULL, set_up, test_load_faults, tear_down);
  g_test_add ("/load-faults/identity-is-that-of-the-content", Fixture, NULL, set_up, test_identity, tear_down);
  return g_test_run ();
}
