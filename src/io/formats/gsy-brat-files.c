/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-brat-files.c: pairs by the whole name first, then by the last part of it, then by the beginning of that. */
#include "config.h"
#include "io/formats/gsy-brat-files.h"

#include <string.h>

const char *const gsy_brat_suffixes[] = { ".ann", ".a1", ".a2", ".rel", NULL };

/* The last part of a name has at most so many beginnings that are tried. */
#define MAX_BEGINNINGS 16

static void
group_free (gpointer data)
{
  GsyBratGroup *self = data;

  g_free (self->text);
  g_free (self->stem);
  g_free (self->annotator);
  g_ptr_array_unref (self->files);
  g_free (self);
}

gboolean
gsy_brat_is_annotations (const char *name)
{
  for (guint i = 0; gsy_brat_suffixes[i] != NULL; i++)
    if (gsy_source_name_is (name, gsy_brat_suffixes[i]))
      return TRUE;
  return FALSE;
}

/* @name without its ending. */
static char *
dup_stem (const char *name)
{
  const char *dot = strrchr (name, '.');

  return dot != NULL && strchr (dot, '/') == NULL ? g_strndup (name, (gsize) (dot - name)) : g_strdup (name);
}

static const char *
last_part (const char *name)
{
  const char *slash = strrchr (name, '/');

  return slash != NULL ? slash + 1 : name;
}

/* How many bytes of two names are the same folders. */
static gsize
common_folders (const char *one, const char *other)
{
  gsize n = 0;

  for (gsize i = 0; one[i] != '\0' && one[i] == other[i]; i++)
    if (one[i] == '/')
      n = i + 1;
  return n;
}

typedef struct
{
  GHashTable *stems; /* of a text -> its name */
  GHashTable *parts; /* the last part of a stem -> GPtrArray of names */
} Texts;

static void
add_text (Texts *self, const char *name)
{
  char *stem = dup_stem (name);
  GPtrArray *names = g_hash_table_lookup (self->parts, last_part (stem));

  if (names == NULL)
    {
      names = g_ptr_array_new ();
      g_hash_table_insert (self->parts, g_strdup (last_part (stem)), names);
    }
  g_ptr_array_add (names, (gpointer) name);
  g_hash_table_replace (self->stems, stem, (gpointer) name);
}

/* Of the texts whose name is @part, the one whose folder is nearest to that of @stem. Two that are as near are none. (nullable) */
static const char *
find_near (const Texts *self, const char *part, const char *stem)
{
  const GPtrArray *names = g_hash_table_lookup (self->parts, part);
  const char *best = NULL;
  gsize best_common = 0;

  /* Of a great many of one name, none is meant. */
  for (guint i = 0; names != NULL && names->len <= 64 && i < names->len; i++)
    {
      gsize common = common_folders (g_ptr_array_index (names, i), stem);

      if (best != NULL && common == best_common)
        return NULL;
      if (best == NULL || common > best_common)
        {
          best = g_ptr_array_index (names, i);
          best_common = common;
        }
    }
  return best;
}

/* The text that @stem's annotations are of, and who made them. (nullable) */
static const char *
find_text (const Texts *self, const char *stem, char **annotator)
{
  const char *text = g_hash_table_lookup (self->stems, stem);
  g_autofree char *part = g_strdup (last_part (stem));
  char *end = part + strlen (part);

  if (text == NULL)
    text = find_near (self, part, stem);
  for (guint i = 0; text == NULL && *part != '\0' && i < MAX_BEGINNINGS; i++)
    {
      do
        end--;
      while (end > part && *end != '_' && *end != '.' && *end != '-');
      if (end <= part)
        return NULL;
      *end = '\0';
      text = find_near (self, part, stem);
      if (text != NULL)
        *annotator = end[1] != '\0' ? g_strdup (end + 1) : NULL;
    }
  return text;
}

static GsyBratGroup *
group_new (const char *text, const char *stem, char *annotator)
{
  GsyBratGroup *self = g_new0 (GsyBratGroup, 1);

  self->text = g_strdup (text);
  self->stem = g_strdup (stem);
  self->annotator = annotator;
  self->files = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/* A file alone: the others of its name are beside it. */
static void
group_single (GsySource *source, GPtrArray *groups, GPtrArray *lonely_files)
{
  const char *name = gsy_source_get_name (source, 0);
  g_autofree char *stem = dup_stem (name), *text = g_strconcat (stem, ".txt", NULL);
  GsyBratGroup *group;

  if (!gsy_brat_is_annotations (name) && !gsy_source_name_is (name, ".txt"))
    return;
  if (!gsy_source_has (source, text))
    {
      g_ptr_array_add (lonely_files, g_strdup (name));
      return;
    }
  group = group_new (text, stem, NULL);
  for (guint i = 0; gsy_brat_suffixes[i] != NULL; i++)
    {
      g_autofree char *file = g_strconcat (stem, gsy_brat_suffixes[i], NULL);

      if (gsy_source_has (source, file))
        g_ptr_array_add (group->files, g_steal_pointer (&file));
    }
  if (group->files->len > 0)
    g_ptr_array_add (groups, group);
  else
    group_free (group);
}

static void
group_folder (GsySource *source, GPtrArray *groups, GPtrArray *lonely_texts, GPtrArray *lonely_files)
{
  Texts texts = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL), g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref) };
  g_autoptr (GHashTable) by_stem = g_hash_table_new (g_str_hash, g_str_equal), by_text = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < gsy_source_get_n_names (source); i++)
    if (gsy_source_name_is (gsy_source_get_name (source, i), ".txt"))
      add_text (&texts, gsy_source_get_name (source, i));
  for (guint i = 0; i < gsy_source_get_n_names (source); i++)
    {
      const char *name = gsy_source_get_name (source, i), *text;
      g_autofree char *stem = dup_stem (name), *annotator = NULL;
      GsyBratGroup *group, *other;

      if (!gsy_brat_is_annotations (name))
        continue;
      group = g_hash_table_lookup (by_stem, stem);
      text = group != NULL ? group->text : find_text (&texts, stem, &annotator);
      if (text == NULL)
        {
          g_ptr_array_add (lonely_files, g_strdup (name));
          continue;
        }
      if (group == NULL)
        {
          group = group_new (text, stem, g_steal_pointer (&annotator));
          g_ptr_array_add (groups, group);
          g_hash_table_insert (by_stem, group->stem, group);
          other = g_hash_table_lookup (by_text, text);
          if (other != NULL)
            other->shared = group->shared = TRUE;
          else
            g_hash_table_insert (by_text, group->text, group);
        }
      g_ptr_array_add (group->files, g_strdup (name));
    }
  for (guint i = 0; i < gsy_source_get_n_names (source); i++)
    {
      const char *name = gsy_source_get_name (source, i);

      if (gsy_source_name_is (name, ".txt") && !g_hash_table_contains (by_text, name))
        g_ptr_array_add (lonely_texts, g_strdup (name));
    }
  g_hash_table_unref (texts.stems);
  g_hash_table_unref (texts.parts);
}

GPtrArray *
gsy_brat_group (GsySource *source, GPtrArray **lonely_texts, GPtrArray **lonely_files)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (group_free);

  *lonely_texts = g_ptr_array_new_with_free_func (g_free);
  *lonely_files = g_ptr_array_new_with_free_func (g_free);
  if (gsy_source_is_folder (source))
    group_folder (source, groups, *lonely_texts, *lonely_files);
  else if (gsy_source_get_n_names (source) > 0)
    group_single (source, groups, *lonely_files);
  return groups;
}
