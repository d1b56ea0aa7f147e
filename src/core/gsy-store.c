/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-store.c: the statements of one article: an array in reading order, a table by id, an index by place. */
#include "config.h"
#include "core/gsy-store.h"

#include "core/gsy-intern.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "core/gsy-error.h"

/* From so many changes on, one pass over everything is cheaper than so many insertions. */
#define BULK 256u

struct _GsyStore
{
  GObject parent_instance;

  GRefString *key;
  GsyArticle *article;
  GsyArticleMeta *meta;
  GPtrArray *statements; /* owned references, in reading order */
  GHashTable *by_id;     /* set of the same statements, by id */
  GsyIndex *index;
  GHashTable *counts; /* layer (GRefString) to number of statements */
  guint64 generation;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GsyStore, gsy_store, G_TYPE_OBJECT)

/* --- The table by id: a set, so that an id costs no more than its place --- */

static guint
statement_hash (gconstpointer data)
{
  return g_str_hash (((const GsyStatement *) data)->id);
}

static gboolean
statement_same_id (gconstpointer a, gconstpointer b)
{
  return g_str_equal (((const GsyStatement *) a)->id, ((const GsyStatement *) b)->id);
}

static void
count (GsyStore *self, const GsyStatement *statement, int by)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, statement->layer));

  n = (guint) ((int) n + by);
  if (n == 0)
    g_hash_table_remove (self->counts, statement->layer);
  else
    g_hash_table_replace (self->counts, g_ref_string_acquire (statement->layer), GUINT_TO_POINTER (n));
}

/* --- The array in reading order --- */

/* The first position whose statement is not before @statement. */
static guint
lower_bound (GsyStore *self, const GsyStatement *statement)
{
  guint low = 0;
  guint high = self->statements->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (gsy_statement_compare (g_ptr_array_index (self->statements, middle), statement) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The first position whose statement starts at @offset or later. */
static guint
first_from (GsyStore *self, guint offset)
{
  guint low = 0;
  guint high = self->statements->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (gsy_statement_get_extent (g_ptr_array_index (self->statements, middle)).start < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
sort_statements (GPtrArray *statements)
{
  for (guint i = 1; i < statements->len; i++)
    if (gsy_statement_compare (g_ptr_array_index (statements, i - 1), g_ptr_array_index (statements, i)) > 0)
      {
        g_ptr_array_sort (statements, gsy_statement_compare_elements);
        return;
      }
}

static void
put_in (GsyStore *self, const GsyStatement *statement)
{
  g_ptr_array_insert (self->statements, (int) lower_bound (self, statement), gsy_statement_ref (statement));
  g_hash_table_add (self->by_id, (gpointer) statement);
  gsy_index_insert (self->index, statement);
  count (self, statement, 1);
}

static void
take_out (GsyStore *self, const GsyStatement *statement)
{
  guint place = lower_bound (self, statement);

  g_assert (g_ptr_array_index (self->statements, place) == statement);
  gsy_index_remove (self->index, statement);
  g_hash_table_remove (self->by_id, statement);
  count (self, statement, -1);
  g_ptr_array_remove_index (self->statements, place);
}

/* --- Object --- */

static void
gsy_store_finalize (GObject *object)
{
  GsyStore *self = GSY_STORE (object);

  g_clear_pointer (&self->index, gsy_index_free);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->counts, g_hash_table_unref);
  g_clear_pointer (&self->statements, g_ptr_array_unref);
  g_clear_pointer (&self->meta, gsy_article_meta_unref);
  g_clear_object (&self->article);
  g_clear_pointer (&self->key, g_ref_string_release);

  G_OBJECT_CLASS (gsy_store_parent_class)->finalize (object);
}

static void
gsy_store_class_init (GsyStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gsy_store_finalize;

  signals[CHANGED] = g_signal_new ("changed", GSY_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, GSY_TYPE_EDIT | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
gsy_store_init (GsyStore *self)
{
  self->statements = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_statement_unref);
  self->by_id = g_hash_table_new (statement_hash, statement_same_id);
  self->index = gsy_index_new ();
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, (GDestroyNotify) g_ref_string_release, NULL);
}

GsyStore *
gsy_store_new (const char *key, GsyArticle *article, GsyArticleMeta *meta, GPtrArray *statements)
{
  GsyStore *self;

  g_return_val_if_fail (key != NULL, NULL);
  g_return_val_if_fail (GSY_IS_ARTICLE (article), NULL);

  self = g_object_new (GSY_TYPE_STORE, NULL);
  self->key = gsy_intern (key);
  self->article = g_object_ref (article);
  self->meta = meta ? gsy_article_meta_ref (meta) : gsy_article_meta_new ();
  for (guint i = 0; statements != NULL && i < statements->len; i++)
    {
      GsyStatement *statement = g_ptr_array_index (statements, i);

      if (gsy_statement_get_n_spans (statement) == 0 || g_hash_table_contains (self->by_id, statement))
        continue;
      g_hash_table_add (self->by_id, statement);
      g_ptr_array_add (self->statements, gsy_statement_ref (statement));
      count (self, statement, 1);
    }
  sort_statements (self->statements);
  gsy_index_build (self->index, self->statements);
  return self;
}

const char *
gsy_store_get_key (GsyStore *self)
{
  g_return_val_if_fail (GSY_IS_STORE (self), NULL);

  return self->key;
}

GsyArticle *
gsy_store_get_article (GsyStore *self)
{
  g_return_val_if_fail (GSY_IS_STORE (self), NULL);

  return self->article;
}

const GsyArticleMeta *
gsy_store_get_meta (GsyStore *self)
{
  g_return_val_if_fail (GSY_IS_STORE (self), NULL);

  return self->meta;
}

guint64
gsy_store_get_generation (GsyStore *self)
{
  g_return_val_if_fail (GSY_IS_STORE (self), 0);

  return self->generation;
}

/* --- Applying --- */

static gboolean
check_spans (GsyStore *self, const GsyStatement *statement, GError **error)
{
  guint length = gsy_article_get_length (self->article);
  guint n = gsy_statement_get_n_spans (statement);
  gboolean sound = n > 0;
  guint end = 0;

  for (guint i = 0; i < n && sound; i++)
    {
      GsySpan span = gsy_statement_get_span (statement, i);

      /* The offsets of a detached statement are those of a text that is no more. */
      sound = !gsy_span_is_empty (span) && span.start >= end && (statement->detached || span.end <= length);
      end = span.end;
    }
  if (sound)
    return TRUE;
  /* Translators: %s is a file name. */
  g_set_error (error, GSY_ERROR, GSY_ERROR_INVALID_SPAN, _ ("A statement would not lie inside the text of “%s” with its fragments in order, so nothing was done."), gsy_article_get_name (self->article));
  return FALSE;
}

static gboolean
conflict (GsyStore *self, GError **error)
{
  /* Translators: %s is a file name. */
  g_set_error (error, GSY_ERROR, GSY_ERROR_CONFLICT, _ ("What is marked in “%s” has changed since, so nothing was done. Look at it and do it anew."), gsy_article_get_name (self->article));
  return FALSE;
}

/* Looks at all changes before any is made. @later: (nullable): what the changes so far make of an id, for edits of several
 * changes, where one may rest upon another. */
static gboolean
check (GsyStore *self, const GsyEdit *edit, guint *n_ours, GError **error)
{
  g_autoptr (GHashTable) later = NULL;
  const GsyArticleMeta *meta = self->meta;

  if (gsy_edit_get_n_changes (edit) > 1)
    later = g_hash_table_new (g_str_hash, g_str_equal);
  *n_ours = 0;
  for (int i = gsy_edit_find_change (edit, self->key, -1); i >= 0; i = gsy_edit_find_change (edit, self->key, i))
    {
      const GsyChange *change = gsy_edit_get_change (edit, (guint) i);
      gpointer there;

      (*n_ours)++;
      if (change->kind == GSY_CHANGE_META)
        {
          if (!gsy_article_meta_equal (meta, change->before))
            return conflict (self, error);
          meta = change->after;
          continue;
        }
      if (later == NULL || !g_hash_table_lookup_extended (later, change->id, NULL, &there))
        there = (gpointer) gsy_store_find (self, change->id);
      if ((there == NULL) != (change->before == NULL) ||
          (there != NULL && !gsy_statement_equal (there, change->before)))
        return conflict (self, error);
      if (change->after != NULL && !check_spans (self, change->after, error))
        return FALSE;
      if (later != NULL)
        g_hash_table_insert (later, change->id, change->after);
    }
  return TRUE;
}

static void
set_meta (GsyStore *self, const GsyArticleMeta *meta)
{
  GsyArticleMeta *old = self->meta;

  self->meta = gsy_article_meta_ref (meta);
  /* Words and sentences are found by the language that the user says. */
  if (g_strcmp0 (old->language, meta->language) != 0)
    gsy_article_set_language (self->article, meta->language);
  gsy_article_meta_unref (old);
}

static void
apply_one (GsyStore *self, const GsyChange *change)
{
  const GsyStatement *old;

  if (change->kind == GSY_CHANGE_META)
    {
      set_meta (self, change->after);
      return;
    }
  old = gsy_store_find (self, change->id);
  if (old != NULL)
    take_out (self, old);
  if (change->after != NULL)
    put_in (self, change->after);
}

/* The same for many changes: all that stays, merged with all that comes, in one pass. */
static void
apply_bulk (GsyStore *self, const GsyEdit *edit)
{
  g_autoptr (GHashTable) finals = g_hash_table_new (g_str_hash, g_str_equal); /* id to statement or NULL */
  g_autoptr (GPtrArray) added = g_ptr_array_new ();
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->statements);
  GHashTableIter iter;
  gpointer statement;
  guint j = 0;

  for (int i = gsy_edit_find_change (edit, self->key, -1); i >= 0; i = gsy_edit_find_change (edit, self->key, i))
    {
      const GsyChange *change = gsy_edit_get_change (edit, (guint) i);

      if (change->kind == GSY_CHANGE_META)
        set_meta (self, change->after);
      else
        g_hash_table_insert (finals, change->id, change->after);
    }
  g_hash_table_iter_init (&iter, finals);
  while (g_hash_table_iter_next (&iter, NULL, &statement))
    if (statement != NULL)
      g_ptr_array_add (added, statement);
  sort_statements (added);

  self->statements = g_ptr_array_new_full (old->len + added->len, (GDestroyNotify) gsy_statement_unref);
  g_hash_table_remove_all (self->by_id);
  g_hash_table_remove_all (self->counts);
  for (guint i = 0; i < old->len; i++)
    {
      GsyStatement *kept = g_ptr_array_index (old, i);

      if (g_hash_table_contains (finals, kept->id))
        continue;
      while (j < added->len && gsy_statement_compare (g_ptr_array_index (added, j), kept) < 0)
        g_ptr_array_add (self->statements, gsy_statement_ref (g_ptr_array_index (added, j++)));
      g_ptr_array_add (self->statements, gsy_statement_ref (kept));
    }
  while (j < added->len)
    g_ptr_array_add (self->statements, gsy_statement_ref (g_ptr_array_index (added, j++)));
  for (guint i = 0; i < self->statements->len; i++)
    {
      g_hash_table_add (self->by_id, g_ptr_array_index (self->statements, i));
      count (self, g_ptr_array_index (self->statements, i), 1);
    }
  gsy_index_build (self->index, self->statements);
}

gboolean
gsy_store_apply (GsyStore *self, const GsyEdit *edit, GError **error)
{
  guint n_ours;

  g_return_val_if_fail (GSY_IS_STORE (self), FALSE);
  g_return_val_if_fail (edit != NULL, FALSE);

  if (!check (self, edit, &n_ours, error))
    return FALSE;
  if (n_ours == 0)
    return TRUE;
  if (n_ours >= BULK)
    apply_bulk (self, edit);
  else
    for (int i = gsy_edit_find_change (edit, self->key, -1); i >= 0; i = gsy_edit_find_change (edit, self->key, i))
      apply_one (self, gsy_edit_get_change (edit, (guint) i));
  self->generation++;
  g_signal_emit (self, signals[CHANGED], 0, edit);
  return TRUE;
}

/* --- Looking --- */

guint
gsy_store_get_n_statements (GsyStore *self)
{
  g_return_val_if_fail (GSY_IS_STORE (self), 0);

  return self->statements->len;
}

const GsyStatement *
gsy_store_get_statement (GsyStore *self, guint i)
{
  g_return_val_if_fail (GSY_IS_STORE (self), NULL);
  g_return_val_if_fail (i < self->statements->len, NULL);

  return g_ptr_array_index (self->statements, i);
}

const GsyStatement *
gsy_store_find (GsyStore *self, const char *id)
{
  GsyStatement probe = { .id = (char *) id };

  g_return_val_if_fail (GSY_IS_STORE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->by_id, &probe);
}

int
gsy_store_get_position (GsyStore *self, const GsyStatement *statement)
{
  guint place;

  g_return_val_if_fail (GSY_IS_STORE (self), -1);
  g_return_val_if_fail (statement != NULL, -1);

  place = lower_bound (self, statement);
  if (place < self->statements->len && g_ptr_array_index (self->statements, place) == statement)
    return (int) place;
  return -1;
}

guint
gsy_store_count_layer (GsyStore *self, const char *layer)
{
  g_return_val_if_fail (GSY_IS_STORE (self), 0);
  g_return_val_if_fail (layer != NULL, 0);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, layer));
}

guint
gsy_store_query (GsyStore *self, GsySpan range, GArray *hits)
{
  g_return_val_if_fail (GSY_IS_STORE (self), 0);
  g_return_val_if_fail (hits != NULL, 0);

  return gsy_index_query (self->index, range, hits);
}

static int
compare_length (gconstpointer a, gconstpointer b)
{
  const GsyStatement *x = *(GsyStatement *const *) a;
  const GsyStatement *y = *(GsyStatement *const *) b;
  guint length_x = gsy_statement_get_length (x);
  guint length_y = gsy_statement_get_length (y);

  if (length_x != length_y)
    return length_x < length_y ? -1 : 1;
  return gsy_statement_compare (x, y);
}

GPtrArray *
gsy_store_dup_at (GsyStore *self, guint offset)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (GsyHit));
  GPtrArray *statements;

  g_return_val_if_fail (GSY_IS_STORE (self), NULL);

  gsy_index_query (self->index, gsy_span (offset, offset), hits);
  statements = g_ptr_array_sized_new (hits->len);
  /* The spans of a statement do not overlap, so that each has one hit at most. */
  for (guint i = 0; i < hits->len; i++)
    g_ptr_array_add (statements, (gpointer) g_array_index (hits, GsyHit, i).statement);
  g_ptr_array_sort (statements, compare_length);
  return statements;
}

const GsyStatement *
gsy_store_step (GsyStore *self, const GsyStatement *from, guint offset, gboolean forward)
{
  guint n;
  guint place;

  g_return_val_if_fail (GSY_IS_STORE (self), NULL);

  n = self->statements->len;
  place = from != NULL ? lower_bound (self, from) : first_from (self, offset);
  /* A statement that is no more (removed, or replaced by another version) stands between its neighbours. */
  if (forward && from != NULL && place < n && g_ptr_array_index (self->statements, place) == from)
    place++;
  if (!forward)
    place += n - 1;
  for (guint i = 0; i < n; i++)
    {
      const GsyStatement *statement = g_ptr_array_index (self->statements, place % n);

      if (!statement->detached)
        return statement;
      place += forward ? 1 : n - 1;
      place %= n;
    }
  return NULL;
}
