/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-cli-ends.c: statements by article and id. Each folder is listed once, and each sidecar read once. */
#include "config.h"
#include "cli/gsy-cli-ends.h"

#include "io/gsy-sidecar.h"

struct _GsyCliEnds
{
  GHashTable *folders;  /* folder -> (article, absolute -> array of its sidecars' paths) */
  GHashTable *articles; /* article, absolute -> (id -> GsyCliEnd) */
};

static void
end_free (gpointer data)
{
  GsyCliEnd *end = data;

  g_free (end->layer);
  g_strfreev (end->sources);
  g_free (end);
}

GsyCliEnds *
gsy_cli_ends_new (void)
{
  GsyCliEnds *self = g_new (GsyCliEnds, 1);

  self->folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  self->articles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  return self;
}

void
gsy_cli_ends_free (GsyCliEnds *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->folders);
  g_hash_table_unref (self->articles);
  g_free (self);
}

static GHashTable *
list_sidecars (const char *folder)
{
  GHashTable *sidecars = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *article = gsy_sidecar_article_path (path);
      GPtrArray *paths = article != NULL ? g_hash_table_lookup (sidecars, article) : NULL;

      if (article == NULL)
        continue;
      if (paths == NULL)
        {
          paths = g_ptr_array_new_with_free_func (g_free);
          g_hash_table_insert (sidecars, g_strdup (article), paths);
        }
      g_ptr_array_add (paths, g_steal_pointer (&path));
    }
  return sidecars;
}

/* (nullable) */
static GPtrArray *
find_sidecars (GsyCliEnds *self, const char *article)
{
  g_autofree char *folder = g_path_get_dirname (article);
  GHashTable *sidecars = g_hash_table_lookup (self->folders, folder);

  if (sidecars == NULL)
    {
      sidecars = list_sidecars (folder);
      g_hash_table_insert (self->folders, g_steal_pointer (&folder), sidecars);
    }
  return g_hash_table_lookup (sidecars, article);
}

static char **
dup_sources (const GsyStatement *statement)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; statement->source != NULL && i < statement->source->len; i++)
    {
      const GsyFiller *filler = g_ptr_array_index (statement->source, i);

      if (filler->actor != NULL)
        g_strv_builder_add (names, filler->actor);
    }
  return g_strv_builder_end (names);
}

static void
read_sidecar (GHashTable *ends, const char *path)
{
  g_autoptr (GBytes) bytes = gsy_load (path, GSY_SIDECAR_MAX_BYTES, NULL, NULL);
  g_autoptr (GsySidecar) sidecar = bytes != NULL ? gsy_sidecar_parse (bytes, path, NULL, NULL) : NULL;

  for (guint i = 0; sidecar != NULL && i < sidecar->statements->len; i++)
    {
      const GsyStatement *statement = g_ptr_array_index (sidecar->statements, i);
      GsyCliEnd *end = g_new (GsyCliEnd, 1);

      end->layer = g_strdup (statement->layer);
      end->sources = dup_sources (statement);
      g_hash_table_replace (ends, g_strdup (statement->id), end);
    }
}

const GsyCliEnd *
gsy_cli_ends_find (GsyCliEnds *self, const char *article, const char *id)
{
  g_autofree char *absolute = g_canonicalize_filename (article, NULL);
  GHashTable *ends = g_hash_table_lookup (self->articles, absolute);
  GPtrArray *paths;

  if (ends == NULL)
    {
      ends = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, end_free);
      paths = find_sidecars (self, absolute);
      for (guint i = 0; paths != NULL && i < paths->len; i++)
        read_sidecar (ends, g_ptr_array_index (paths, i));
      g_hash_table_insert (self->articles, g_steal_pointer (&absolute), ends);
    }
  return g_hash_table_lookup (ends, id);
}
