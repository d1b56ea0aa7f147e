/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-cli-paths.c: from PATHs to articles and their sidecars. */
#include "config.h"
#include "cli/gsy-cli-paths.h"

#include "corpus/gsy-folder-scan.h"
#include "io/gsy-article-reader.h"
#include "io/gsy-conflict-name.h"
#include "io/gsy-project-file.h"
#include "io/gsy-sidecar.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include <errno.h>
#include <string.h>

static GsyCliUnit *
unit_new (const char *root, const char *article)
{
  GsyCliUnit *self = g_new (GsyCliUnit, 1);

  self->root = g_strdup (root);
  self->article = g_strdup (article);
  self->sidecars = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static void
unit_free (GsyCliUnit *self)
{
  g_free (self->article);
  g_free (self->root);
  g_ptr_array_unref (self->sidecars);
  g_free (self);
}

/* By name for people, without any locale: runs of digits by their value, the rest by bytes, "/" before all. */
static int
compare_names (const char *a, const char *b)
{
  const char *x = a, *y = b;

  while (*x != '\0' && *y != '\0')
    {
      if (g_ascii_isdigit (*x) && g_ascii_isdigit (*y))
        {
          gsize n, m;

          x += strspn (x, "0");
          y += strspn (y, "0");
          n = strspn (x, "0123456789");
          m = strspn (y, "0123456789");
          if (n != m)
            return n < m ? -1 : 1;
          if (memcmp (x, y, n) != 0)
            return memcmp (x, y, n);
          x += n;
          y += n;
        }
      else if (*x != *y)
        return (*x == '/' ? 0 : (guchar) *x) - (*y == '/' ? 0 : (guchar) *y);
      else
        {
          x++;
          y++;
        }
    }
  if (*x != *y)
    return *x == '\0' ? -1 : 1;
  return strcmp (a, b);
}

static int
compare_units (gconstpointer a, gconstpointer b)
{
  const GsyCliUnit *first = *(GsyCliUnit *const *) a;
  const GsyCliUnit *second = *(GsyCliUnit *const *) b;

  return compare_names (first->article, second->article);
}

/* Of one article's sidecars the plain one is the shortest, without a set's name. */
static int
compare_sidecars (gconstpointer a, gconstpointer b)
{
  const char *first = *(char *const *) a;
  const char *second = *(char *const *) b;
  gboolean first_plain = g_str_has_suffix (first, ".annotations.json");
  gboolean second_plain = g_str_has_suffix (second, ".annotations.json");

  if (first_plain != second_plain)
    return first_plain ? -1 : 1;
  return compare_names (first, second);
}

static gboolean
is_real_folder (const char *path)
{
  return g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK);
}

static GsyCliUnit *
ensure_unit (GHashTable *units, const char *root, const char *article)
{
  GsyCliUnit *unit = g_hash_table_lookup (units, article);

  if (unit == NULL)
    {
      unit = unit_new (root, article);
      g_hash_table_insert (units, unit->article, unit);
    }
  return unit;
}

static void
complain_of_file (GsyCli *cli, const char *path, int code)
{
  /* Translators: %s is the system's reason, as “No such file or directory”. */
  g_autofree char *message = g_strdup_printf (_ ("could not read: %s"), g_strerror (code));

  gsy_cli_complain (cli, GSY_EXIT_IO, path, 0, 0, message);
}

/* Puts what @folder holds into @units, by the article's path; of @only (nullable) alone, without going into folders. */
static void
read_folder (GsyCli *cli, GHashTable *units, const char *root, const char *folder, const char *only)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  errno = 0;
  dir = g_dir_open (folder, 0, NULL);
  if (dir == NULL)
    {
      complain_of_file (cli, folder, errno);
      return;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *article = gsy_sidecar_article_path (path);

      if (name[0] == '.')
        continue;
      if (article != NULL && g_file_test (path, G_FILE_TEST_IS_DIR))
        continue;
      if (article != NULL)
        {
          if (only == NULL || g_str_equal (article, only))
            g_ptr_array_add (ensure_unit (units, root, article)->sidecars, g_steal_pointer (&path));
        }
      else if (only != NULL)
        continue;
      else if (is_real_folder (path))
        read_folder (cli, units, root, path, NULL);
      else if (gsy_is_article_name (name) && !g_file_test (path, G_FILE_TEST_IS_DIR))
        ensure_unit (units, root, path);
    }
}

static void
add_folder (GsyCli *cli, GPtrArray *found, const char *root)
{
  g_autoptr (GHashTable) units = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *project = g_build_filename (root, GSY_PROJECT_FILE, NULL);
  GHashTableIter iter;
  gpointer unit;
  guint first;

  if (g_file_test (project, G_FILE_TEST_EXISTS))
    g_ptr_array_add (found, unit_new (root, NULL));
  first = found->len;
  read_folder (cli, units, root, root, NULL);
  g_hash_table_iter_init (&iter, units);
  while (g_hash_table_iter_next (&iter, NULL, &unit))
    g_ptr_array_add (found, unit);
  if (found->len > first)
    qsort (found->pdata + first, found->len - first, sizeof (gpointer), compare_units);
}

/* The nearest folder at or above @folder that has a gainsay.json; NULL: none. */
static char *
find_root_from (const char *folder)
{
  g_autofree char *here = g_strdup (folder);

  for (;;)
    {
      g_autofree char *project = g_build_filename (here, GSY_PROJECT_FILE, NULL);
      char *above;

      if (g_file_test (project, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&here);
      above = g_path_get_dirname (here);
      if (g_str_equal (above, here))
        {
          g_free (above);
          return NULL;
        }
      g_free (here);
      here = above;
    }
}

static char *
find_root (const char *article)
{
  g_autofree char *folder = g_path_get_dirname (article);
  char *root = find_root_from (folder);

  if (root == NULL && !g_path_is_absolute (folder))
    {
      g_autofree char *absolute = g_canonicalize_filename (folder, NULL);

      root = find_root_from (absolute);
    }
  return root != NULL ? root : g_steal_pointer (&folder);
}

static void
add_article (GsyCli *cli, GPtrArray *found, const char *article)
{
  g_autoptr (GHashTable) units = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *folder = g_path_get_dirname (article);
  g_autofree char *name = g_path_get_basename (article);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *root = find_root (article);

  g_ptr_array_add (found, ensure_unit (units, root, path));
  read_folder (cli, units, root, folder, path);
}

static void
add_sidecar (GPtrArray *found, const char *path, const char *article)
{
  g_autofree char *root = find_root (article);
  GsyCliUnit *unit = unit_new (root, article);

  g_ptr_array_add (unit->sidecars, g_strdup (path));
  g_ptr_array_add (found, unit);
}

/* A copy that a sync client made, named itself: it is about the article of what it is a copy of. FALSE: it is none. */
static gboolean
add_copy (GPtrArray *found, const char *path, const char *name)
{
  g_auto (GsyConflictName) copy = { GSY_COPY_OTHER, NULL, NULL, NULL };
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *original = NULL, *article = NULL;

  if (!gsy_conflict_name_parse (name, &copy) || !gsy_is_sidecar_name (copy.original))
    return FALSE;
  original = g_build_filename (folder, copy.original, NULL);
  article = gsy_sidecar_article_path (original);
  if (article != NULL)
    add_sidecar (found, path, article);
  return TRUE;
}

GPtrArray *
gsy_cli_paths_find (GsyCli *cli, const char *verb, char **argv)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) unit_free);
  gboolean options = TRUE;
  guint n_paths = 0;

  for (guint i = 0; argv[i] != NULL; i++)
    {
      const char *path = argv[i];
      g_autofree char *name = NULL;
      g_autofree char *article = NULL;
      GStatBuf st;

      if (options && g_str_equal (path, "--"))
        {
          options = FALSE;
          continue;
        }
      if (options && path[0] == '-')
        {
          g_autofree char *shown = gsy_cli_dup_shown_path (path);
          /* Translators: %s is what was typed, as “--colour”. */
          g_autofree char *message = g_strdup_printf (_ ("“%s” is no option here; write -- before paths that begin with “-”"), shown);

          gsy_cli_usage (cli, verb, message);
          return NULL;
        }
      n_paths++;
      name = g_path_get_basename (path);
      article = gsy_sidecar_article_path (path);
      if (g_stat (path, &st) != 0)
        complain_of_file (cli, path, errno);
      else if (S_ISDIR (st.st_mode))
        add_folder (cli, found, path);
      else if (article != NULL)
        add_sidecar (found, path, article);
      else if (g_str_equal (name, GSY_PROJECT_FILE))
        {
          g_autofree char *root = g_path_get_dirname (path);

          g_ptr_array_add (found, unit_new (root, NULL));
        }
      else if (!add_copy (found, path, name))
        add_article (cli, found, path);
    }
  if (n_paths == 0)
    {
      gsy_cli_usage (cli, verb, _ ("say which articles, sidecars or folders"));
      return NULL;
    }
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_sort (((GsyCliUnit *) g_ptr_array_index (found, i))->sidecars, compare_sidecars);
  return g_steal_pointer (&found);
}
