/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-target.c: which folder and which articles the paths of a command line mean. */
#include "config.h"

#include "app/gsy-application.h"
#include "io/gsy-article-reader.h"
#include "io/gsy-project-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* TRUE when @path lies in @folder, at any depth. */
static gboolean
is_in (const char *path, const char *folder)
{
  gsize n = strlen (folder);

  if (g_str_equal (folder, G_DIR_SEPARATOR_S))
    return TRUE;
  return strncmp (path, folder, n) == 0 && path[n] == G_DIR_SEPARATOR;
}

static char *
dup_common_folder (const char *const *paths)
{
  g_autofree char *folder = g_path_get_dirname (paths[0]);

  for (guint i = 1; paths[i] != NULL; i++)
    while (!is_in (paths[i], folder))
      {
        char *parent = g_path_get_dirname (folder);
        g_free (folder);
        folder = parent;
      }
  return g_steal_pointer (&folder);
}

/* The folder at or above @folder that has a gainsay.json; else @folder. */
static char *
dup_project_folder (const char *folder)
{
  g_autofree char *here = g_strdup (folder);

  while (TRUE)
    {
      g_autofree char *project = g_build_filename (here, GSY_PROJECT_FILE, NULL);
      if (g_file_test (project, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&here);
      char *parent = g_path_get_dirname (here);
      if (g_str_equal (parent, here))
        {
          g_free (parent);
          return g_strdup (folder);
        }
      g_free (here);
      here = parent;
    }
}

gboolean
gsy_target_resolve (const char *const *paths, GsyTarget *target, GError **error)
{
  g_return_val_if_fail (paths != NULL && paths[0] != NULL, FALSE);
  g_return_val_if_fail (target != NULL, FALSE);

  *target = (GsyTarget){ NULL, NULL, NULL };
  for (guint i = 0; paths[i] != NULL; i++)
    {
      if (g_file_test (paths[i], G_FILE_TEST_EXISTS))
        continue;
      g_autofree char *shown = gsy_display_name (paths[i]);
      /* Translators: %s is the path of a file or folder */
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("There is no file or folder “%s”."), shown);
      return FALSE;
    }
  for (guint i = 0; paths[i] != NULL; i++)
    if (g_file_test (paths[i], G_FILE_TEST_IS_DIR))
      {
        target->root = g_strdup (paths[i]);
        return TRUE;
      }

  g_autofree char *folder = dup_common_folder (paths);
  target->root = dup_project_folder (folder);
  gsize skip = g_str_equal (target->root, G_DIR_SEPARATOR_S) ? 1 : strlen (target->root) + 1;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  for (guint i = 0; paths[i] != NULL; i++)
    g_strv_builder_add (builder, paths[i] + skip);
  target->only = g_strv_builder_end (builder);
  target->key = g_strdup (target->only[0]);
  return TRUE;
}

void
gsy_target_clear (GsyTarget *target)
{
  g_clear_pointer (&target->root, g_free);
  g_clear_pointer (&target->only, g_strfreev);
  g_clear_pointer (&target->key, g_free);
}
