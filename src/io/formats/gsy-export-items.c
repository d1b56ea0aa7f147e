/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-export-items.c: what is to be exported, the same for the command line and the dialog: names, vocabularies, sets. */
#include "config.h"
#include "io/formats/gsy-export.h"

#include "io/gsy-article-reader.h"
#include "io/gsy-project-file.h"
#include "io/gsy-sidecar.h"

#include <string.h>

/* @path as links call it: relative to @root. */
static const char *
relative (const char *path, const char *root)
{
  gsize len = strlen (root);

  if (strncmp (path, root, len) != 0 || path[len] != G_DIR_SEPARATOR)
    return path;
  return path + len + 1;
}

GsyExportItem *
gsy_export_item_new_in (const char *root, const char *path, const char *sidecar)
{
  g_autofree char *file = gsy_display_name (relative (path, root));

  return gsy_export_item_new (path, sidecar, file);
}

GsyScheme *
gsy_export_read_scheme (const char *root, GError **error)
{
  g_autofree char *path = g_build_filename (root, GSY_PROJECT_FILE, NULL);
  g_autofree char *shown = gsy_display_name (path);
  g_autoptr (GBytes) bytes = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return gsy_scheme_new ();
  bytes = gsy_load (path, GSY_SIDECAR_MAX_BYTES, NULL, error);
  if (bytes == NULL)
    {
      g_prefix_error (error, "%s: ", shown);
      return NULL;
    }
  return gsy_project_parse (bytes, shown, NULL, NULL, error);
}

/* The elements of @from that @into has not yet, by their ids. */
static void
join_list (GsyScheme *into, GsyScheme *from, GsySchemeList list)
{
  GPtrArray *old = gsy_scheme_get_list (into, list), *more = gsy_scheme_get_list (from, list);
  g_autoptr (GPtrArray) all = gsy_scheme_list_new (list);

  for (guint i = 0; i < old->len; i++)
    g_ptr_array_add (all, gsy_scheme_list_ref_item (list, g_ptr_array_index (old, i)));
  for (guint i = 0; i < more->len; i++)
    {
      gpointer item = g_ptr_array_index (more, i);

      if (gsy_scheme_find_item (into, list, gsy_scheme_list_get_id (list, item)) == NULL)
        g_ptr_array_add (all, gsy_scheme_list_ref_item (list, item));
    }
  if (all->len > old->len)
    gsy_scheme_set_list (into, list, all);
}

void
gsy_export_join_scheme (GsyScheme *into, GsyScheme *from)
{
  for (guint list = 0; list < GSY_N_SCHEME_LISTS; list++)
    join_list (into, from, list);
}

/* --- sets --- */

/* The set in the sidecar @name of the article @article. (transfer full) (nullable): the plain one's */
static char *
dup_set (const char *name, const char *article)
{
  g_autofree char *plain = gsy_sidecar_path (article, NULL);
  gsize before = strlen (plain) - strlen (".json");

  if (g_str_equal (name, plain))
    return NULL;
  return g_strndup (name + before + 1, strlen (name) - before - 1 - strlen (".json"));
}

static void
find_sets_in (const char *folder, GHashTable *names, GHashTable *sets)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *article = gsy_sidecar_article_path (name);
      g_autofree char *path = article != NULL ? g_build_filename (folder, article, NULL) : NULL;
      char *set;

      if (path == NULL || !g_hash_table_contains (names, path))
        continue;
      set = dup_set (name, article);
      if (set != NULL)
        g_hash_table_add (sets, set);
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

char **
gsy_export_find_sets (const char *const *articles)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) sets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key;

  for (guint i = 0; articles[i] != NULL; i++)
    {
      g_hash_table_add (names, (gpointer) articles[i]);
      g_hash_table_add (folders, g_path_get_dirname (articles[i]));
    }
  g_hash_table_iter_init (&iter, folders);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    find_sets_in (key, names, sets);

  g_hash_table_iter_init (&iter, sets);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (found, g_strdup (key));
  g_ptr_array_sort (found, compare_names);
  g_ptr_array_add (found, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&found), FALSE);
}
