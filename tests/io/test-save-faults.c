/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-save-faults.c: a save whose system calls fail, each in each way. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* utimensat */
#endif
#include "config.h"
#include "io/gsy-save.h"

#include "broken-disk.h"
#include "core/gsy-error.h"
#include "files.h"

#include <fcntl.h>
#include <sys/file.h>

typedef struct
{
  char *folder;
  char *path;
  GsyFileIdentity identity;
  GError *error;
} Fixture;

static void
set_up (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  disk_heal ();
  f->folder = make_folder ();
  f->path = put_file (f->folder, "a.json", "old");
  g_assert_cmpint (g_chmod (f->path, 0664), ==, 0);
  g_assert_true (gsy_file_identity_read (f->path, &f->identity, NULL));
}

static void
tear_down (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  free_folder (f->folder);
  g_free (f->path);
  g_clear_error (&f->error);
  disk_heal ();
}

static gboolean
save_at (Fixture *f, const char *path, GsySaveFlags flags)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("the new", 7);
  gboolean saved;

  g_clear_error (&f->error);
  disk.is_armed = TRUE;
  saved = gsy_save (path, bytes, &f->identity, flags, &f->error);
  disk.is_armed = FALSE;
  g_assert_cmpint (saved, ==, f->error == NULL);
  return saved;
}

/* With what was broken, once, and then all is well again. */
static void
assert_save (Fixture *f, gboolean saves)
{
  if (save_at (f, f->path, GSY_SAVE_DEFAULT) != saves)
    g_error ("%s", f->error != NULL ? f->error->message : "saved");
  assert_content (f->path, saves ? "the new" : "old");
  g_assert_cmpuint (count_entries (f->folder), ==, 1);
}

static void
again (Fixture *f)
{
  disk_heal ();
  g_free (put_file (f->folder, "a.json", "old"));
  g_assert_cmpint (g_chmod (f->path, 0664), ==, 0);
  g_assert_true (gsy_file_identity_read (f->path, &f->identity, NULL));
}

static void
remove_temporaries (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".tmp"))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        g_assert_cmpint (g_unlink (path), ==, 0);
      }
}

static const int errors[] = { EIO, EINTR, EACCES, EPERM, ENOSPC, EINVAL, ENOENT, EBADF, ENOTSUP, ENOSYS, EWOULDBLOCK, EEXIST, EBUSY };

/* Each call of a save, each way to fail: old or new, whole, nothing else. */
static void
test_each_call (Fixture *f, gconstpointer data)
{
  const GsySaveFlags flags = GPOINTER_TO_UINT (data) & 3;
  const gboolean is_new = GPOINTER_TO_UINT (data) & 4;
  const char *const optional = " flock fcntl flistxattr fgetxattr fsetxattr fremovexattr fchown ";
  const char *const interruptible = " open openat read write flock fchown fchmod fsync renameat renameat2 close ";

  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    for (guint n = 0;; n++)
      {
        g_autofree char *word = NULL;
        g_autofree char *content = NULL;
        gboolean saved;

        again (f);
        if (is_new)
          {
            memset (&f->identity, 0, sizeof f->identity);
            g_assert_cmpint (g_unlink (f->path), ==, 0);
          }
        disk.attributes = "user.origin\0" ACL "\0user.last";
        disk.attributes_length = sizeof "user.origin\0" ACL "\0user.last";
        disk_break (NULL, n, 1, errors[i]);
        saved = save_at (f, f->path, flags);
        if (disk.failed == NULL)
          {
            g_assert_true (saved);
            break;
          }
        word = g_strdup_printf (" %s ", disk.failed);
        if (g_file_test (f->path, G_FILE_TEST_EXISTS))
          g_assert_true (g_file_get_contents (f->path, &content, NULL, NULL));
        /* Of the calls that come after the new name, only that of making it last can fail. */
        if (saved || (content != NULL && g_str_equal (content, "the new")))
          g_assert_cmpstr (content, ==, "the new");
        else
          g_assert_cmpstr (content, ==, is_new ? NULL : "old");
        if (!saved && content != NULL && g_str_equal (content, "the new"))
          g_assert_cmpstr (disk.failed, ==, "fsync");
        if (!saved && strstr (optional, word) != NULL && !(g_str_equal (disk.failed, "flock") && errors[i] == EWOULDBLOCK))
          g_error ("%s: %s", disk.failed, f->error->message);
        if (!saved && errors[i] == EINTR && strstr (interruptible, word) != NULL)
          g_error ("%s is interrupted: %s", disk.failed, f->error->message);
        /* What somebody else holds is somebody else's to remove. */
        if (g_str_equal (disk.failed, "flock") && errors[i] == EWOULDBLOCK)
          remove_temporaries (f->folder);
        g_assert_cmpuint (count_entries (f->folder), ==, content != NULL ? 1 : 0);
      }
}

static void
test_nothing_written (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  disk_break ("write", 0, ALWAYS, 0);
  assert_save (f, FALSE);
  g_assert_error (f->error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_nonnull (strstr (f->error->message, g_strerror (EIO)));
}

static void
test_names_taken (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  /* The first is that of the old file. */
  disk_break ("openat", 1, ALWAYS, EEXIST);
  assert_save (f, FALSE);
  g_assert_error (f->error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  again (f);
  disk_break ("openat", 1, 5, EEXIST);
  assert_save (f, TRUE);
}

static void
see_no_link (guint nth, struct stat *st)
{
  /* The old file, then the temporary. */
  if (nth == 1)
    st->st_nlink = 0;
}

static void
test_sweep_came_first (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  disk.see = see_no_link;
  g_assert_true (save_at (f, f->path, GSY_SAVE_DEFAULT));
  assert_content (f->path, "the new");
  g_assert_cmpuint (disk_count ("openat"), ==, 3);
  remove_temporaries (f->folder);
  g_assert_cmpuint (count_entries (f->folder), ==, 1);
}

static void
test_rename (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  const int open_errors[] = { EACCES, EPERM, EBUSY, ETXTBSY };
  const int flag_errors[] = { EINVAL, ENOSYS };

  /* What is open cannot be renamed there: once more without the lock; and twice is too often. */
  for (guint i = 0; i < G_N_ELEMENTS (open_errors); i++)
    for (guint times = 1; times <= 2; times++)
      {
        again (f);
        disk_break ("renameat", 0, times, open_errors[i]);
        assert_save (f, times == 1);
      }
  /* There was no lock. */
  again (f);
  disk_break ("renameat", 0, 1, EACCES);
  disk_break ("fcntl", 0, 1, EMFILE);
  assert_save (f, FALSE);
  again (f);
  disk_break ("renameat", 0, 1, EEXIST);
  assert_save (f, FALSE);
  g_assert_error (f->error, GSY_ERROR, GSY_ERROR_CONFLICT);

  for (guint i = 0; i < G_N_ELEMENTS (flag_errors); i++)
    {
      g_assert_cmpint (g_unlink (f->path), ==, 0);
      disk_heal ();
      memset (&f->identity, 0, sizeof f->identity);
      disk_break ("renameat2", 0, 1, flag_errors[i]);
      assert_save (f, TRUE);
    }
}

static void
test_folder_not_synced (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  const int unknown[] = { EINVAL, ENOTSUP, EBADF };

  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      again (f);
      disk_break ("fsync", 1, 1, unknown[i]);
      assert_save (f, TRUE);
    }
  /* It is told, but the file is what it is now. */
  again (f);
  disk_break ("fsync", 1, 1, EIO);
  g_assert_false (save_at (f, f->path, GSY_SAVE_DEFAULT));
  assert_content (f->path, "the new");
  disk_heal ();
  assert_save (f, TRUE);
}

static void
replace (const char *path)
{
  g_autofree char *other = g_strconcat (path, ".other", NULL);

  g_assert_true (g_file_set_contents (other, "old", -1, NULL));
  g_assert_cmpint (rename (other, path), ==, 0);
}

static void
append (const char *path)
{
  g_assert_true (g_file_set_contents_full (path, "old!", -1, G_FILE_SET_CONTENTS_NONE, 0664, NULL));
}

static void
see_other_inode (guint nth, struct stat *st)
{
  if (nth >= 2)
    st->st_ino++;
}

static void
see_other_device (guint nth, struct stat *st)
{
  if (nth >= 2)
    st->st_dev++;
}

static void
see_other_size (guint nth, struct stat *st)
{
  if (nth >= 2)
    st->st_size++;
}

static void
see_other_second (guint nth, struct stat *st)
{
  if (nth >= 2)
    st->st_mtim.tv_sec++;
}

static void
see_other_nanosecond (guint nth, struct stat *st)
{
  if (nth >= 2)
    st->st_mtim.tv_nsec ^= 1;
}

static void
test_changed_at_the_last_moment (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  void (*const sights[]) (guint, struct stat *) = { see_other_inode, see_other_device, see_other_size, see_other_second, see_other_nanosecond };
  void (*const hooks[]) (const char *) = { replace, append };

  for (guint i = 0; i < G_N_ELEMENTS (sights); i++)
    {
      again (f);
      disk.see_at = sights[i];
      assert_save (f, FALSE);
      g_assert_error (f->error, GSY_ERROR, GSY_ERROR_CONFLICT);
    }
  for (guint i = 0; i < G_N_ELEMENTS (hooks); i++)
    {
      again (f);
      disk.hook = hooks[i];
      disk.hook_call = "write";
      disk.hook_path = f->path;
      g_assert_false (save_at (f, f->path, GSY_SAVE_DEFAULT));
      g_assert_error (f->error, GSY_ERROR, GSY_ERROR_CONFLICT);
      g_assert_cmpuint (count_entries (f->folder), ==, 1);
    }
  /* Gone, and come. */
  again (f);
  disk_break ("fstatat", 2, 1, ENOENT);
  assert_save (f, FALSE);
  g_assert_error (f->error, GSY_ERROR, GSY_ERROR_CONFLICT);
  again (f);
  g_assert_cmpint (g_unlink (f->path), ==, 0);
  memset (&f->identity, 0, sizeof f->identity);
  disk.hook = append;
  disk.hook_call = "write";
  disk.hook_path = f->path;
  g_assert_false (save_at (f, f->path, GSY_SAVE_DEFAULT));
  g_assert_error (f->error, GSY_ERROR, GSY_ERROR_CONFLICT);
  assert_content (f->path, "old!");
}

static void
see_other_group (guint nth, struct stat *st)
{
  /* The old file, twice the temporary: its lock, its rights. */
  if (nth == 2)
    {
      st->st_gid++;
      st->st_uid++;
    }
}

static void
test_rights (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  const int unknown[] = { ENOTSUP, ENOSYS };
  static const char with_list[] = "\0user.a\0" ACL "\0security.capability\0security.ima\0security.evm\0user.b";

  disk.see = see_other_group;
  assert_save (f, TRUE);
  g_assert_cmpint (mode_of (f->path), ==, 0664);
  again (f);
  disk.see = see_other_group;
  disk_break ("fchown", 0, 1, EINTR);
  disk_break ("fchown", 2, 1, EINTR);
  assert_save (f, TRUE);
  g_assert_cmpuint (disk_count ("fchown"), ==, 4);
  /* An owner that cannot be kept takes nobody's rights. */
  again (f);
  disk.see = see_other_group;
  disk_break ("fchown", 1, 1, EPERM);
  assert_save (f, TRUE);
  g_assert_cmpint (mode_of (f->path), ==, 0664);
  again (f);
  disk.see = see_other_group;
  disk_break ("fchown", 0, 1, EPERM);
  assert_save (f, TRUE);
  g_assert_cmpint (mode_of (f->path), ==, 0644);

  /* What is the machine's to say of a file does not go along; the rest does. */
  again (f);
  disk.attributes = with_list;
  disk.attributes_length = sizeof with_list;
  assert_save (f, TRUE);
  g_assert_cmpstr (disk.set->str, ==, "user.a " ACL " user.b ");
  g_assert_cmpint (mode_of (f->path), ==, 0664);
  again (f);
  assert_save (f, TRUE);
  g_assert_cmpstr (disk.set->str, ==, "-acl ");

  /* A list of rights that cannot be set must not leave the group with more. */
  again (f);
  disk.attributes = ACL;
  disk.attributes_length = sizeof ACL;
  disk_break ("fsetxattr", 0, 1, EPERM);
  assert_save (f, TRUE);
  g_assert_cmpint (mode_of (f->path), ==, 0644);
  for (guint at = 0; at < 2; at++)
    {
      again (f);
      disk.attributes = ACL;
      disk.attributes_length = sizeof ACL;
      disk_break ("flistxattr", at, 1, EIO);
      assert_save (f, TRUE);
      g_assert_cmpint (mode_of (f->path), ==, 0644);
      again (f);
      disk.attributes = ACL;
      disk.attributes_length = sizeof ACL;
      disk_break ("fgetxattr", at, 1, EIO);
      assert_save (f, TRUE);
      g_assert_cmpint (mode_of (f->path), ==, 0644);
    }
  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      again (f);
      disk_break ("flistxattr", 0, 1, unknown[i]);
      assert_save (f, TRUE);
      g_assert_cmpint (mode_of (f->path), ==, 0664);
    }
}

static void
test_like (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "b.json", NULL);
  g_autofree char *missing = g_build_filename (f->folder, "missing", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("copy", 4);

  g_assert_false (gsy_save_like (path, bytes, missing, &f->error));
  g_assert_error (f->error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&f->error);
  g_assert_cmpint (g_chmod (f->path, 0600), ==, 0);
  g_assert_true (gsy_save_like (path, bytes, f->path, &f->error));
  assert_content (path, "copy");
  g_assert_cmpint (mode_of (path), ==, 0600);
}

static void
test_folder_lock (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  int fd = open (f->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  /* Somebody who never lets go of it stops nobody. */
  g_assert_cmpint (flock (fd, LOCK_EX | LOCK_NB), ==, 0);
  assert_save (f, TRUE);
  g_assert_cmpuint (disk_count ("flock"), ==, 21);
  close (fd);
}

static void
test_links_without_end (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "loop", NULL);

  g_assert_cmpint (symlink ("loop", path), ==, 0);
  disk_break ("realpath", 0, ALWAYS, ENOENT);
  g_assert_false (save_at (f, path, GSY_SAVE_ANY));
  g_assert_error (f->error, G_IO_ERROR, G_IO_ERROR_TOO_MANY_LINKS);
}

static void
test_name_without_characters (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *name = g_strnfill (150, '\x80');
  g_autofree char *path = g_build_filename (f->folder, name, NULL);

  memset (&f->identity, 0, sizeof f->identity);
  if (!save_at (f, path, GSY_SAVE_DEFAULT))
    g_test_skip ("names are UTF-8 here");
}

static void
sweep (const char *folder)
{
  disk.is_armed = TRUE;
  gsy_save_sweep (folder);
  disk.is_armed = FALSE;
}

static void
see_folder (G_GNUC_UNUSED guint nth, struct stat *st)
{
  st->st_mode = S_IFDIR | 0700;
}

static void
test_sweep (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  const char *const others[] = { ".n.gsy0123abcd.tmp", ".nnnnnnnn.gsy0123abcd.tmp", ".n.0.gsy0123abcd.tmp", ".n.99999999999.gsy0123abcd.tmp", ".1234567.gsy0123abcd.tmp" };
  const char *const name = ".n.1234567.gsy0123abcd.tmp";
  const struct timespec times[2] = { { 1000, 0 }, { 1000, 0 } };
  const struct
  {
    Fault fault, second;
    gboolean goes;
  } cases[] = {
    { { "fstatat", 0, ALWAYS, EIO }, { 0 }, FALSE },
    { { "openat", 0, ALWAYS, EACCES }, { 0 }, FALSE },
    { { "openat", 0, 1, EINTR }, { 0 }, TRUE },
    { { "flock", 0, 1, EINTR }, { 0 }, TRUE },
    { { "flock", 0, 1, EWOULDBLOCK }, { 0 }, FALSE },
    /* Without locks: by the number. */
    { { "flock", 0, 1, ENOLCK }, { "kill", 0, 1, ESRCH }, TRUE },
    { { "flock", 0, 1, ENOLCK }, { "kill", 0, 1, EPERM }, FALSE },
  };
  g_autofree char *path = g_build_filename (f->folder, name, NULL);
  g_autofree char *living = g_strdup_printf (".n.%d.gsy0123abcd.tmp", (int) getpid ());
  g_autofree char *living_path = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *other = put_file (f->folder, others[i], "x");

      g_assert_cmpint (utimensat (AT_FDCWD, other, times, 0), ==, 0);
      sweep (f->folder);
      g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
    }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      disk_heal ();
      g_free (put_file (f->folder, name, "x"));
      g_assert_cmpint (utimensat (AT_FDCWD, path, times, 0), ==, 0);
      disk.faults[0] = cases[i].fault;
      disk.faults[1] = cases[i].second;
      sweep (f->folder);
      g_assert_cmpint (g_file_test (path, G_FILE_TEST_EXISTS), ==, !cases[i].goes);
    }
  disk_heal ();
  g_free (put_file (f->folder, name, "x"));
  g_assert_cmpint (utimensat (AT_FDCWD, path, times, 0), ==, 0);
  disk.see_at = see_folder;
  sweep (f->folder);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  disk_heal ();
  g_assert_cmpint (g_unlink (path), ==, 0);

  living_path = put_file (f->folder, living, "x");
  g_assert_cmpint (utimensat (AT_FDCWD, living_path, times, 0), ==, 0);
  disk_break ("flock", 0, 1, ENOLCK);
  sweep (f->folder);
  g_assert_true (g_file_test (living_path, G_FILE_TEST_EXISTS));
}

static void
remember_temporary (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".tmp"))
      {
        g_autofree char *from = g_build_filename (folder, name, NULL);
        g_autofree char *copy = g_strconcat (folder, "/.copy", strchr (name + 3, '.'), NULL);

        g_assert_cmpint (link (from, copy), ==, 0);
      }
}

/* What this machine left goes at once by its lock, and without one when it is a day old. */
static void
test_sweep_young (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  disk.hook = remember_temporary;
  disk.hook_call = "fsync";
  disk.hook_path = f->path;
  g_assert_true (save_at (f, f->path, GSY_SAVE_DEFAULT));
  g_assert_cmpuint (count_entries (f->folder), ==, 2);
  disk_heal ();
  disk_break ("flock", 0, 1, ENOLCK);
  sweep (f->folder);
  g_assert_cmpuint (count_entries (f->folder), ==, 2);
  disk_heal ();
  sweep (f->folder);
  g_assert_cmpuint (count_entries (f->folder), ==, 1);
}

static void
test_sweep_target (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  const struct timespec times[2] = { { 1000, 0 }, { 1000, 0 } };
  g_autofree char *other = make_folder ();
  g_autofree char *link_path = g_build_filename (other, "link", NULL);
  g_autofree char *lost = g_build_filename (other, "lost", NULL);
  g_autofree char *left = put_file (f->folder, ".n.1234567.gsy0123abcd.tmp", "x");

  g_assert_cmpint (utimensat (AT_FDCWD, left, times, 0), ==, 0);
  g_assert_cmpint (symlink (f->path, link_path), ==, 0);
  g_assert_cmpint (symlink ("nowhere/at/all", lost), ==, 0);
  gsy_save_sweep_target (lost);
  gsy_save_sweep_target (f->path);
  g_assert_true (g_file_test (left, G_FILE_TEST_EXISTS));
  gsy_save_sweep_target (link_path);
  g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));
  remove_tree (other);
}

static void
test_sync_folder (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  const struct
  {
    const char *call;
    int errsv;
    gboolean synced;
  } cases[] = { { "open", EINTR, TRUE }, { "open", EACCES, FALSE }, { "fsync", EINTR, TRUE }, { "fsync", EINVAL, TRUE }, { "fsync", ENOTSUP, TRUE }, { "fsync", EBADF, TRUE }, { "fsync", EIO, FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      disk_heal ();
      disk_break (cases[i].call, 0, 1, cases[i].errsv);
      disk.is_armed = TRUE;
      g_assert_cmpint (gsy_save_sync_folder (f->folder), ==, cases[i].synced);
      disk.is_armed = FALSE;
    }
}

/* Its own process: the number is worked out once. */
static void
test_no_machine_id (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, 0);
      g_test_trap_assert_passed ();
      return;
    }
  disk_break ("g_file_get_contents", 0, 1, ENOENT);
  assert_save (f, TRUE);
  g_assert_cmpstr (disk.failed, ==, "g_file_get_contents");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, test) g_test_add (name, Fixture, NULL, set_up, test, tear_down)
  g_test_add ("/save-faults/each-call/over-an-old-file", Fixture, GUINT_TO_POINTER (0), set_up, test_each_call, tear_down);
  g_test_add ("/save-faults/each-call/whatever-is-there", Fixture, GUINT_TO_POINTER (GSY_SAVE_ANY), set_up, test_each_call, tear_down);
  g_test_add ("/save-faults/each-call/fleeting", Fixture, GUINT_TO_POINTER (GSY_SAVE_FLEETING), set_up, test_each_call, tear_down);
  g_test_add ("/save-faults/each-call/a-new-file", Fixture, GUINT_TO_POINTER (4), set_up, test_each_call, tear_down);
  ADD ("/save-faults/write/of-nothing-is-a-failure", test_nothing_written);
  ADD ("/save-faults/temporary/another-name-when-it-is-taken", test_names_taken);
  ADD ("/save-faults/temporary/another-one-when-it-was-swept", test_sweep_came_first);
  ADD ("/save-faults/rename/once-more-without-the-lock", test_rename);
  ADD ("/save-faults/folder/told-when-it-may-not-last", test_folder_not_synced);
  ADD ("/save-faults/folder/a-lock-stops-nobody", test_folder_lock);
  ADD ("/save-faults/conflict/at-the-last-moment", test_changed_at_the_last_moment);
  ADD ("/save-faults/rights/never-grow", test_rights);
  ADD ("/save-faults/like/another-file", test_like);
  ADD ("/save-faults/links-without-end", test_links_without_end);
  ADD ("/save-faults/name-without-characters", test_name_without_characters);
  ADD ("/save-faults/sweep/removes-only-what-it-can-tell", test_sweep);
  ADD ("/save-faults/sweep/what-this-machine-left", test_sweep_young);
  ADD ("/save-faults/sweep/where-a-link-leads", test_sweep_target);
  ADD ("/save-faults/sync-folder/only-true-failures", test_sync_folder);
  ADD ("/save-faults/no-machine-id", test_no_machine_id);
#undef ADD
  return g_test_run ();
}
