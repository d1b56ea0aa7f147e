/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-folder-index-lookup.c: entries by their ids, their articles and what links to them. */
#include "config.h"
#include "corpus/gsy-folder-index-private.h"

#include <string.h>

char **
_gsy_folder_index_dup_unread (GsyFolderIndex *self)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();
  const GPtrArray *order = _gsy_folder_index_get_order (self);

  for (guint i = 0; i < order->len; i++)
    {
      const GsyIndexArticle *article = g_ptr_array_index (order, i);

      if (article->is_unread)
        g_strv_builder_add (keys, article->key);
    }
  return g_strv_builder_end (keys);
}

guint
gsy_folder_index_get_n_entries (GsyFolderIndex *self)
{
  g_return_val_if_fail (GSY_IS_FOLDER_INDEX (self), 0);

  _gsy_folder_index_settle (self);
  return self->n_entries;
}

/* @others: those elsewhere will do too. */
static const GsyEntry *
find_entry (GsyFolderIndex *self, const char *article, const char *id, gboolean others)
{
  const GsyEntry probe = { .id = id };
  const GsyEntry *first = g_hash_table_lookup (self->by_id, &probe);
  const GPtrArray *twins;

  if (first == NULL || article == NULL || strcmp (first->article, article) == 0)
    return first;
  twins = g_hash_table_size (self->twins) > 0 ? g_hash_table_lookup (self->twins, id) : NULL;
  for (guint i = 0; twins != NULL && i < twins->len; i++)
    {
      const GsyEntry *entry = g_ptr_array_index (twins, i);

      if (strcmp (entry->article, article) == 0)
        return entry;
    }
  return others ? first : NULL;
}

const GsyEntry *
gsy_folder_index_find (GsyFolderIndex *self, const char *article, const char *id)
{
  g_return_val_if_fail (GSY_IS_FOLDER_INDEX (self) && id != NULL, NULL);

  _gsy_folder_index_settle (self);
  return find_entry (self, article, id, FALSE);
}

const GsyEntry *
gsy_folder_index_resolve (GsyFolderIndex *self, const char *from, const char *to, const char *article)
{
  g_return_val_if_fail (GSY_IS_FOLDER_INDEX (self) && from != NULL && to != NULL, NULL);

  _gsy_folder_index_settle (self);
  return find_entry (self, article != NULL ? article : from, to, TRUE);
}

GPtrArray *
gsy_folder_index_dup_article (GsyFolderIndex *self, const char *article)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_entry_unref);
  const GsyIndexArticle *known;

  g_return_val_if_fail (GSY_IS_FOLDER_INDEX (self) && article != NULL, entries);

  _gsy_folder_index_settle (self);
  known = g_hash_table_lookup (self->articles, article);
  for (guint i = 0; known != NULL && known->entries != NULL && i < known->entries->len; i++)
    g_ptr_array_add (entries, (gpointer) gsy_entry_ref (g_ptr_array_index (known->entries, i)));
  return entries;
}

static int
compare_entries (gconstpointer a, gconstpointer b, gpointer data)
{
  GsyFolderIndex *self = data;
  const GsyEntry *first = *(const GsyEntry *const *) a, *second = *(const GsyEntry *const *) b;
  const GsyIndexArticle *one, *other;

  if (first->article == second->article)
    return first->start != second->start ? (first->start < second->start ? -1 : 1) : strcmp (first->id, second->id);
  one = g_hash_table_lookup (self->articles, first->article);
  other = g_hash_table_lookup (self->articles, second->article);
  return _gsy_index_article_compare (&one, &other);
}

GPtrArray *
gsy_folder_index_dup_incoming (GsyFolderIndex *self, const char *id)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_entry_unref);
  const GsyIncoming probe = { .to = id };

  g_return_val_if_fail (GSY_IS_FOLDER_INDEX (self) && id != NULL, entries);

  _gsy_folder_index_settle (self);
  for (const GsyIncoming *one = g_hash_table_lookup (self->incoming, &probe); one != NULL; one = one->next)
    if (!g_ptr_array_find (entries, one->from, NULL))
      g_ptr_array_add (entries, (gpointer) gsy_entry_ref (one->from));
  g_ptr_array_sort_with_data (entries, compare_entries, self);
  return entries;
}
