/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-target.c: which folder and which articles the paths of a command line mean. */
#include "config.h"

#include "app/gsy-application.h"
#include "io/gsy-article-reader.h"
#include "io/gsy-project-file.h"
#include "io/gsy-sidecar.h"

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

/* A sandbox gives a file that was not opened with its folder a folder of its own, ID, below one of these; what is put beside it there goes with the
 * program. */
static gboolean
is_lone_document (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *above = g_path_get_dirname (folder);
  g_autofree char *documents = g_build_filename (g_get_user_runtime_dir (), "doc", NULL);

  return g_str_equal (above, documents) || g_str_equal (above, "/run/flatpak/doc");
}

/* The folder or the article that @path stands for: people double-click what they see in their file manager, gainsay.json and sidecars too. */
static char *
dup_meant (const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      shown = gsy_display_name (path);
      /* Translators: %s is the path of a file or folder */
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("There is no file or folder “%s”."), shown);
      return NULL;
    }
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return g_strdup (path);
  if (is_lone_document (path))
    {
      shown = gsy_display_name (name);
      /* Translators: %s is the name of a file. The program runs in a sandbox, which shows it this file but not the folder that it is in. */
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, _ ("Gainsay may see nothing but “%s” there, and could save nothing beside it. Open its folder instead."), shown);
      return NULL;
    }
  if (g_str_equal (name, GSY_PROJECT_FILE))
    return g_path_get_dirname (path);

  g_autofree char *article = gsy_sidecar_article_path (path);
  if (article == NULL)
    return g_strdup (path);
  if (g_file_test (article, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&article);
  g_autofree char *missing = g_path_get_basename (article);
  shown = gsy_display_name (missing);
  /* Translators: %s is the name of a file with an article. Somebody opened the file with its annotations, which lies beside it. */
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("The article “%s”, to which these annotations belong, is not there. Open the folder instead: if the article was renamed or moved in it, its annotations are found again."), shown);
  return NULL;
}

/* Each once: an article and its sidecar may both have been named. */
static GStrv
dup_all_meant (const char *const *paths, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *path = dup_meant (paths[i], error);
      if (path == NULL)
        return NULL;
      if (!g_hash_table_contains (seen, path))
        g_strv_builder_add (builder, path);
      g_hash_table_add (seen, g_steal_pointer (&path));
    }
  return g_strv_builder_end (builder);
}

gboolean
gsy_target_resolve (const char *const *paths, GsyTarget *target, GError **error)
{
  g_return_val_if_fail (paths != NULL && paths[0] != NULL, FALSE);
  g_return_val_if_fail (target != NULL, FALSE);

  *target = (GsyTarget){ NULL, NULL, NULL };
  g_auto (GStrv) meant = dup_all_meant (paths, error);
  if (meant == NULL)
    return FALSE;
  for (guint i = 0; meant[i] != NULL; i++)
    if (g_file_test (meant[i], G_FILE_TEST_IS_DIR))
      {
        target->root = g_strdup (meant[i]);
        return TRUE;
      }

  g_autofree char *folder = dup_common_folder ((const char *const *) meant);
  target->root = dup_project_folder (folder);
  gsize skip = g_str_equal (target->root, G_DIR_SEPARATOR_S) ? 1 : strlen (target->root) + 1;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  for (guint i = 0; meant[i] != NULL; i++)
    g_strv_builder_add (builder, meant[i] + skip);
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
