/* SPDX-License-Identifier: GPL-3.0-or-later */
/* files.h: a folder of files for one test, and what a test does with them. */
#pragma once

#include <glib.h>
#include <glib/gstdio.h>

#include <errno.h>
#include <grp.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOBODY 65534

static inline char *
make_folder (void)
{
  GError *error = NULL;
  char *folder = g_dir_make_tmp ("gainsay-test-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static inline void
remove_tree (const char *path)
{
  struct stat st;

  if (lstat (path, &st) != 0)
    return;
  if (S_ISDIR (st.st_mode))
    {
      GDir *dir;
      const char *name;

      g_chmod (path, 0700);
      dir = g_dir_open (path, 0, NULL);
      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          remove_tree (child);
        }
      g_clear_pointer (&dir, g_dir_close);
    }
  g_remove (path);
}

static inline void
free_folder (char *folder)
{
  remove_tree (folder);
  g_free (folder);
}

static inline char *
put_bytes (const char *folder, const char *name, const void *data, gsize n_bytes)
{
  char *path = g_build_filename (folder, name, NULL);
  FILE *file = g_fopen (path, "wb");

  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (data, 1, n_bytes, file), ==, n_bytes);
  g_assert_cmpint (fclose (file), ==, 0);
  return path;
}

static inline char *
put_file (const char *folder, const char *name, const char *content)
{
  return put_bytes (folder, name, content, strlen (content));
}

static inline void
assert_content (const char *path, const char *content)
{
  g_autofree char *found = NULL;
  gsize length;
  GError *error = NULL;

  g_file_get_contents (path, &found, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (found, length, content, strlen (content));
}

static inline mode_t
mode_of (const char *path)
{
  struct stat st;

  g_assert_cmpint (lstat (path, &st), ==, 0);
  return st.st_mode & 07777;
}

static inline guint
count_entries (const char *folder)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir) != NULL)
    n++;
  g_dir_close (dir);
  return n;
}

/* From here on this process has no rights on other people's files; @folder is its own. */
static inline void
drop_privileges (const char *folder)
{
  if (geteuid () != 0)
    return;
  g_assert_cmpint (chown (folder, NOBODY, NOBODY), ==, 0);
  g_assert_cmpint (setgroups (0, NULL), ==, 0);
  g_assert_cmpint (setgid (NOBODY), ==, 0);
  g_assert_cmpint (setuid (NOBODY), ==, 0);
}

/* Runs @func in such a process; an assertion that fails there fails here. */
static inline void
run_unprivileged (void (*func) (const char *), const char *folder)
{
  pid_t pid = fork ();
  int status;

  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      drop_privileges (folder);
      func (folder);
      _exit (0);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

typedef char Folder;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Folder, free_folder)
