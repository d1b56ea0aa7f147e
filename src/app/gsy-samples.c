/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-samples.c: the user's private copy of the sample articles, to play with at the first start. */
#include "config.h"

#include "app/gsy-samples.h"

#include <errno.h>
#include <glib/gstdio.h>

static gboolean
set_error_from_errno (GError **error, const char *path)
{
  int saved = errno;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved), "%s: %s", path, g_strerror (saved));
  return FALSE;
}

static gboolean
copy_folder (const char *source, const char *target, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (source, 0, error);
  if (dir == NULL)
    return FALSE;
  if (g_mkdir (target, 0700) != 0)
    return set_error_from_errno (error, target);

  const char *name;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *from = g_build_filename (source, name, NULL);
      g_autofree char *to = g_build_filename (target, name, NULL);
      if (g_file_test (from, G_FILE_TEST_IS_DIR))
        {
          if (!copy_folder (from, to, error))
            return FALSE;
        }
      else if (g_file_test (from, G_FILE_TEST_IS_REGULAR))
        {
          g_autofree char *contents = NULL;
          gsize length;
          /* The content alone: an installed file is often read-only, and the user's own must not be. */
          if (!g_file_get_contents (from, &contents, &length, error) ||
              !g_file_set_contents_full (to, contents, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0644, error))
            return FALSE;
        }
    }
  return TRUE;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      remove_tree (child);
    }
  g_remove (path);
}

gboolean
gsy_samples_ensure (const char *source, const char *target, GError **error)
{
  g_return_val_if_fail (source != NULL && target != NULL, FALSE);

  if (g_file_test (target, G_FILE_TEST_IS_DIR))
    return TRUE;

  g_autofree char *parent = g_path_get_dirname (target);
  if (g_mkdir_with_parents (parent, 0700) != 0)
    return set_error_from_errno (error, parent);
  g_autofree char *aside = g_strdup_printf ("%s.%08x.tmp", target, g_random_int ());
  if (!copy_folder (source, aside, error))
    {
      remove_tree (aside);
      return FALSE;
    }
  if (g_rename (aside, target) != 0)
    {
      int saved = errno;
      remove_tree (aside);
      /* Another window of ours was quicker. */
      if (g_file_test (target, G_FILE_TEST_IS_DIR))
        return TRUE;
      errno = saved;
      return set_error_from_errno (error, target);
    }
  return TRUE;
}
