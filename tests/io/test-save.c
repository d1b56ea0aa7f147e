/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-save.c: what a save keeps, what it refuses, and that nothing is left behind. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* unshare */
#endif
#include "config.h"
#include "save-fixture.h"

#include "core/gsy-error.h"

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/xattr.h>

static void
assert_refused (const char *path, GsyFileIdentity *identity, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;
  const GsyFileIdentity before = *identity;

  g_assert_false (save_text (path, "ours", identity, &error));
  g_assert_error (error, domain, code);
  g_assert_cmpmem (&before, sizeof before, identity, sizeof *identity);
}

static void
test_new_file (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.json", NULL);
  GsyFileIdentity identity = identity_of (path);
  mode_t mask = umask (027);

  g_assert_false (identity.exists);
  assert_saved (path, "one", &identity);
  umask (mask);
  g_assert_cmpint (mode_of (path), ==, 0640);
  assert_saved (path, "two\n", &identity);
  assert_saved (path, "", &identity);
  g_assert_cmpuint (count_entries (folder), ==, 1);
}

static void
test_large (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.json", NULL);
  g_autofree char *text = g_strnfill (5 * 1024 * 1024 + 1, 'x');
  GsyFileIdentity identity = { 0 };

  assert_saved (path, text, &identity);
}

static void
test_mode (void)
{
  const mode_t modes[] = { 0600, 0640, 0664, 0644, 0755 };

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autoptr (Folder) folder = make_folder ();
      g_autofree char *path = put_file (folder, "a.json", "old");
      GsyFileIdentity identity = identity_of (path);

      g_assert_cmpint (g_chmod (path, (int) modes[i]), ==, 0);
      assert_saved (path, "new", &identity);
      g_assert_cmpint (mode_of (path), ==, modes[i]);
    }
}

static void
test_setgid_folder (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.json", NULL);
  GsyFileIdentity identity = { 0 };
  struct stat st;

  if (geteuid () == 0)
    g_assert_cmpint (chown (folder, 0, 1234), ==, 0);
  g_assert_cmpint (g_chmod (folder, 02775), ==, 0);
  assert_saved (path, "one", &identity);
  assert_saved (path, "two", &identity);
  g_assert_cmpint (g_stat (path, &st), ==, 0);
  g_assert_cmpint (st.st_gid, ==, geteuid () == 0 ? 1234 : getegid ());
}

static void
owner_in_child (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "a.json", NULL);
  GsyFileIdentity identity = identity_of (path);

  assert_saved (path, "new", &identity);
}

static void
test_owner (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = put_file (folder, "a.json", "old");
  GsyFileIdentity identity = identity_of (path);
  struct stat st;

  g_assert_cmpint (g_chmod (path, 0660), ==, 0);
  if (geteuid () != 0)
    {
      assert_saved (path, "new", &identity);
      return;
    }
  /* What the saver may give away, it does. */
  g_assert_cmpint (chown (path, 1111, 2222), ==, 0);
  assert_saved (path, "new", &identity);
  g_assert_cmpint (g_stat (path, &st), ==, 0);
  g_assert_cmpint (st.st_uid, ==, 1111);
  g_assert_cmpint (st.st_gid, ==, 2222);
  g_assert_cmpint (st.st_mode & 07777, ==, 0660);

  /* A group that it may not give gets no other group's rights in its place. */
  g_assert_cmpint (chown (path, NOBODY, 2222), ==, 0);
  run_unprivileged (owner_in_child, folder);
  g_assert_cmpint (g_stat (path, &st), ==, 0);
  g_assert_cmpint (st.st_gid, ==, NOBODY);
  g_assert_cmpint (st.st_mode & 07777, ==, 0600);
}

static void
test_attributes (void)
{
  /* user::rw- user:1111:r-- group::--- mask::r-- other::--- */
  static const guchar acl[] = {
    2, 0, 0, 0,
    1, 0, 6, 0, 0xff, 0xff, 0xff, 0xff,
    2, 0, 4, 0, 0x57, 0x04, 0, 0,
    4, 0, 0, 0, 0xff, 0xff, 0xff, 0xff,
    16, 0, 4, 0, 0xff, 0xff, 0xff, 0xff,
    32, 0, 0, 0, 0xff, 0xff, 0xff, 0xff
  };
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = put_file (folder, "a.json", "old");
  GsyFileIdentity identity = identity_of (path);
  guchar value[64];
  gboolean has_user, has_acl;

  has_user = setxattr (path, "user.origin", "desk", 4, 0) == 0;
  has_acl = setxattr (path, "system.posix_acl_access", acl, sizeof acl, 0) == 0;
  assert_saved (path, "new", &identity);
  if (has_user)
    {
      gssize n = getxattr (path, "user.origin", value, sizeof value);

      g_assert_cmpmem (value, n, "desk", 4);
    }
  if (has_acl)
    {
      gssize n = getxattr (path, "system.posix_acl_access", value, sizeof value);

      g_assert_cmpmem (value, n, acl, sizeof acl);
    }
}

static void
test_symlink (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *other = g_build_filename (folder, "other", NULL);
  g_autofree char *path = g_build_filename (folder, "a.json", NULL);
  g_autofree char *target = NULL;
  g_autofree char *leads_to = NULL;
  GsyFileIdentity identity;

  g_assert_cmpint (g_mkdir (other, 0755), ==, 0);
  target = put_file (other, "real.json", "old");
  g_assert_cmpint (symlink ("other/real.json", path), ==, 0);
  identity = identity_of (path);
  assert_saved (path, "new", &identity);
  assert_content (target, "new");
  leads_to = g_file_read_link (path, NULL);
  g_assert_cmpstr (leads_to, ==, "other/real.json");
  g_assert_cmpuint (count_entries (folder), ==, 2);
  g_assert_cmpuint (count_entries (other), ==, 1);
}

static void
test_dangling_symlink (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.json", NULL);
  g_autofree char *between = g_build_filename (folder, "b.json", NULL);
  g_autofree char *target = g_build_filename (folder, "c.json", NULL);
  g_autofree char *lost = g_build_filename (folder, "lost.json", NULL);
  GsyFileIdentity identity = { 0 };

  g_assert_cmpint (symlink ("b.json", path), ==, 0);
  g_assert_cmpint (symlink (target, between), ==, 0);
  assert_saved (path, "new", &identity);
  assert_content (target, "new");
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_test (between, G_FILE_TEST_IS_SYMLINK));
  g_assert_false (g_file_test (target, G_FILE_TEST_IS_SYMLINK));

  g_assert_cmpint (symlink ("nowhere/d.json", lost), ==, 0);
  memset (&identity, 0, sizeof identity);
  assert_refused (lost, &identity, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_symlink_loop (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.json", NULL);
  g_autofree char *other = g_build_filename (folder, "b.json", NULL);
  GsyFileIdentity identity = { 0 };

  g_assert_cmpint (symlink ("b.json", path), ==, 0);
  g_assert_cmpint (symlink ("a.json", other), ==, 0);
  assert_refused (path, &identity, G_IO_ERROR, G_IO_ERROR_TOO_MANY_LINKS);
}

static void
test_hard_link (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = put_file (folder, "a.json", "old");
  g_autofree char *backup = g_build_filename (folder, "backup.json", NULL);
  GsyFileIdentity identity = identity_of (path);

  g_assert_cmpint (link (path, backup), ==, 0);
  assert_saved (path, "new", &identity);
  assert_content (backup, "old");
}

static void
test_irregular (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *pipe_path = g_build_filename (folder, "pipe", NULL);
  g_autofree char *inner = g_build_filename (folder, "folder", NULL);
  GsyFileIdentity identity = { 0 };

  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  g_assert_cmpint (g_mkdir (inner, 0700), ==, 0);
  assert_refused (pipe_path, &identity, GSY_ERROR, GSY_ERROR_UNSUPPORTED);
  assert_refused (inner, &identity, GSY_ERROR, GSY_ERROR_UNSUPPORTED);
  assert_refused ("/dev/null", &identity, GSY_ERROR, GSY_ERROR_UNSUPPORTED);
}

static void
test_conflict_changed (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = put_file (folder, "a.json", "old");
  GsyFileIdentity identity = identity_of (path);
  struct stat st;
  struct timespec times[2];

  /* Same size, same inode, same time: only the content tells. */
  g_assert_cmpint (g_stat (path, &st), ==, 0);
  g_free (put_file (folder, "a.json", "OLD"));
  times[0] = st.st_atim;
  times[1] = st.st_mtim;
  g_assert_cmpint (utimensat (AT_FDCWD, path, times, 0), ==, 0);
  assert_refused (path, &identity, GSY_ERROR, GSY_ERROR_CONFLICT);
  assert_content (path, "OLD");
  g_assert_cmpuint (count_entries (folder), ==, 1);

  g_free (put_file (folder, "a.json", "much longer"));
  assert_refused (path, &identity, GSY_ERROR, GSY_ERROR_CONFLICT);
  assert_content (path, "much longer");
}

static void
test_conflict_touched (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = put_file (folder, "a.json", "old");
  GsyFileIdentity identity = identity_of (path);
  const struct timespec times[2] = { { 1000, 0 }, { 1000, 0 } };

  g_assert_cmpint (utimensat (AT_FDCWD, path, times, 0), ==, 0);
  assert_saved (path, "new", &identity);

  /* Replaced by a copy of itself. */
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_free (put_file (folder, "a.json", "new"));
  assert_saved (path, "newer", &identity);
}

static void
test_conflict_existence (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.json", NULL);
  GsyFileIdentity identity = { 0 };

  g_free (put_file (folder, "a.json", "theirs"));
  assert_refused (path, &identity, GSY_ERROR, GSY_ERROR_CONFLICT);
  assert_content (path, "theirs");

  identity = identity_of (path);
  g_assert_cmpint (g_unlink (path), ==, 0);
  assert_refused (path, &identity, GSY_ERROR, GSY_ERROR_CONFLICT);
  g_assert_cmpuint (count_entries (folder), ==, 0);
}

static void
test_no_conflict_when_wanted (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = put_file (folder, "a.json", "wanted");
  GsyFileIdentity identity = { 0 };

  assert_saved (path, "wanted", &identity);
}

static void
test_any (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = put_file (folder, "a.json", "theirs");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("ours", 4);
  GsyFileIdentity identity = { 0 };
  GError *error = NULL;

  g_assert_true (gsy_save (path, bytes, &identity, GSY_SAVE_ANY, &error));
  g_assert_no_error (error);
  assert_content (path, "ours");
}

static void
read_only_in_child (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "a.json", NULL);
  g_autofree char *new_path = g_build_filename (folder, "b.json", NULL);
  GsyFileIdentity identity = identity_of (path);
  GsyFileIdentity none = { 0 };

  /* A file that is read-only on purpose. */
  g_assert_cmpint (g_chmod (path, 0444), ==, 0);
  assert_refused (path, &identity, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  g_assert_cmpint (g_chmod (path, 0644), ==, 0);

  /* A folder where nothing new can be made: never in place. */
  g_assert_cmpint (g_chmod (folder, 0555), ==, 0);
  assert_refused (path, &identity, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  assert_refused (new_path, &none, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  assert_content (path, "old");
  g_assert_cmpuint (count_entries (folder), ==, 1);

  /* A file that we cannot read, we cannot compare either. */
  g_assert_cmpint (g_chmod (folder, 0755), ==, 0);
  g_assert_cmpint (g_chmod (path, 0200), ==, 0);
  assert_refused (path, &identity, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
}

static void
test_permissions (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = put_file (folder, "a.json", "old");

  if (geteuid () == 0)
    g_assert_cmpint (chown (path, NOBODY, NOBODY), ==, 0);
  run_unprivileged (read_only_in_child, folder);
}

static void
test_long_name (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *name = g_strnfill (255, 'n');
  g_autofree char *longer = g_strnfill (256, 'n');
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *longer_path = g_build_filename (folder, longer, NULL);
  g_autoptr (GString) accents = g_string_new ("x");
  g_autofree char *accents_path = NULL;
  GsyFileIdentity identity = { 0 };

  assert_saved (path, "one", &identity);
  assert_saved (path, "two", &identity);
  while (accents->len < 255)
    g_string_append (accents, "é");
  accents_path = g_build_filename (folder, accents->str, NULL);
  memset (&identity, 0, sizeof identity);
  assert_saved (accents_path, "three", &identity);
  memset (&identity, 0, sizeof identity);
  assert_refused (longer_path, &identity, G_IO_ERROR, G_IO_ERROR_FILENAME_TOO_LONG);
}

static void
test_odd_names (void)
{
  const char *const names[] = { "-rf", "line\nend", "caf\xe9.txt", " ", "a\\b", "$(date)" };
  g_autoptr (Folder) folder = make_folder ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      GsyFileIdentity identity = { 0 };

      assert_saved (path, "one", &identity);
      assert_saved (path, "two", &identity);
    }
}

static void
test_relative_path (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *before = g_get_current_dir ();
  GsyFileIdentity identity = { 0 };

  g_assert_cmpint (g_chdir (folder), ==, 0);
  assert_saved ("a.json", "one", &identity);
  assert_saved ("./a.json", "two", &identity);
  g_assert_cmpint (g_chdir (before), ==, 0);
}

/* Fills what there is of space and then saves over a file. */
static void
overfill (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "a.json", NULL);
  g_autofree char *big = g_strnfill (200 * 1024, 'b');
  GsyFileIdentity identity = { 0 };
  GsyFileIdentity known;
  g_autoptr (GError) error = NULL;

  assert_saved (path, "old", &identity);
  known = identity;
  g_assert_false (save_text (path, big, &identity, &error));
  g_assert_nonnull (error);
  g_assert_cmpmem (&known, sizeof known, &identity, sizeof identity);
  assert_content (path, "old");
  g_assert_cmpuint (count_entries (folder), ==, 1);
  assert_saved (path, "new", &identity);
}

static void
size_limit_in_child (const char *folder)
{
  const struct rlimit limit = { 64 * 1024, 64 * 1024 };

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  overfill (folder);
}

static void
test_size_limit (void)
{
  g_autoptr (Folder) folder = make_folder ();

  run_unprivileged (size_limit_in_child, folder);
}

static void
full_disk_in_child (const char *folder)
{
  const int flags = CLONE_NEWNS | (geteuid () == 0 ? 0 : CLONE_NEWUSER);

  if (unshare (flags) == 0 && mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 && mount ("tmpfs", folder, "tmpfs", 0, "size=64k") == 0)
    overfill (folder);
  else
    size_limit_in_child (folder);
}

static void
test_full_disk (void)
{
  g_autoptr (Folder) folder = make_folder ();
  pid_t pid = fork ();
  int status;

  if (pid == 0)
    {
      full_disk_in_child (folder);
      _exit (0);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

typedef struct
{
  const char *path;
  char *text;
  GsyFileIdentity identity;
  gboolean saved;
  GError *error;
} Racer;

static gpointer
race (gpointer data)
{
  Racer *racer = data;

  racer->saved = save_text (racer->path, racer->text, &racer->identity, &racer->error);
  return NULL;
}

static void
test_race (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = put_file (folder, "a.json", "old");
  Racer racers[8];
  GThread *threads[G_N_ELEMENTS (racers)];

  for (guint round = 0; round < 20; round++)
    {
      const GsyFileIdentity identity = identity_of (path);
      const Racer *winner = NULL;

      for (guint i = 0; i < G_N_ELEMENTS (racers); i++)
        {
          racers[i] = (Racer){ .path = path, .text = g_strdup_printf ("%u by %u", round, i), .identity = identity };
          threads[i] = g_thread_new ("racer", race, &racers[i]);
        }
      for (guint i = 0; i < G_N_ELEMENTS (racers); i++)
        {
          g_thread_join (threads[i]);
          if (racers[i].saved)
            {
              g_assert_null (winner);
              winner = &racers[i];
            }
          else
            g_assert_error (racers[i].error, GSY_ERROR, GSY_ERROR_CONFLICT);
        }
      g_assert_nonnull (winner);
      assert_content (path, winner->text);
      for (guint i = 0; i < G_N_ELEMENTS (racers); i++)
        {
          g_free (racers[i].text);
          g_clear_error (&racers[i].error);
        }
    }
  g_assert_cmpuint (count_entries (folder), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/save/a-new-file-gets-the-mode-of-the-umask", test_new_file);
  g_test_add_func ("/save/a-large-file-is-written-whole", test_large);
  g_test_add_func ("/save/the-mode-stays", test_mode);
  g_test_add_func ("/save/a-setgid-folder-gives-its-group", test_setgid_folder);
  g_test_add_func ("/save/rights-never-grow", test_owner);
  g_test_add_func ("/save/attributes-come-along", test_attributes);
  g_test_add_func ("/save/symlink/stays-and-its-file-is-replaced", test_symlink);
  g_test_add_func ("/save/symlink/a-dangling-one-gets-its-file", test_dangling_symlink);
  g_test_add_func ("/save/symlink/a-loop-is-refused", test_symlink_loop);
  g_test_add_func ("/save/a-hard-link-keeps-the-old-content", test_hard_link);
  g_test_add_func ("/save/only-regular-files", test_irregular);
  g_test_add_func ("/save/conflict/other-content-even-with-the-same-time", test_conflict_changed);
  g_test_add_func ("/save/conflict/another-time-is-none", test_conflict_touched);
  g_test_add_func ("/save/conflict/appeared-or-gone", test_conflict_existence);
  g_test_add_func ("/save/conflict/what-we-want-already-is-none", test_no_conflict_when_wanted);
  g_test_add_func ("/save/conflict/any-never-has-one", test_any);
  g_test_add_func ("/save/conflict/of-many-savers-one-wins", test_race);
  g_test_add_func ("/save/never-gets-round-permissions", test_permissions);
  g_test_add_func ("/save/names/of-255-bytes", test_long_name);
  g_test_add_func ("/save/names/odd", test_odd_names);
  g_test_add_func ("/save/names/relative", test_relative_path);
  g_test_add_func ("/save/full/size-limit-leaves-the-old-file", test_size_limit);
  g_test_add_func ("/save/full/disk-leaves-the-old-file", test_full_disk);

  return g_test_run ();
}
