/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-article-model.c: a corpus as a list for people: filtered as they type and in the order of their choice. */
#include "config.h"

#include "app/gsy-article-model.h"
#include "app/gsy-wording.h"

#include <string.h>

struct _GsyArticleModel
{
  GObject parent_instance;

  GListModel *rows;
  GPtrArray *sorted; /* of GsyCorpusRow: all of them in the chosen order */
  GPtrArray *shown;  /* those of them that the filter lets through */
  char **words;      /* of the filter, folded */
  GsyArticleSort sort;
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GsyArticleModel, gsy_article_model, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

/* --- order --- */

typedef struct
{
  GsyCorpusRow *row;
  guint position; /* in the order of names, which decides between equals */
  char *key;      /* for sorting by title */
} SortItem;

static int
compare_titles (const SortItem *a, const SortItem *b)
{
  return strcmp (a->key, b->key);
}

static int
compare_published (const SortItem *a, const SortItem *b)
{
  const char *one = gsy_corpus_row_get_published (a->row);
  const char *other = gsy_corpus_row_get_published (b->row);

  if (one == NULL || other == NULL)
    return (one == NULL) - (other == NULL);
  return strcmp (other, one);
}

static int
compare_states (const SortItem *a, const SortItem *b)
{
  static const int ranks[GSY_N_STATES] = {
    [GSY_STATE_REVIEW] = 0,
    [GSY_STATE_IN_PROGRESS] = 1,
    [GSY_STATE_NEW] = 2,
    [GSY_STATE_DONE] = 3,
  };
  return ranks[gsy_corpus_row_get_state (a->row)] - ranks[gsy_corpus_row_get_state (b->row)];
}

static int
compare_counts (const SortItem *a, const SortItem *b)
{
  guint one = gsy_corpus_row_get_total (a->row);
  guint other = gsy_corpus_row_get_total (b->row);

  return (other > one) - (other < one);
}

static int
compare_items (gconstpointer first, gconstpointer second, gpointer user_data)
{
  const SortItem *a = first, *b = second;
  int order;

  switch (*(const GsyArticleSort *) user_data)
    {
    case GSY_SORT_TITLE:
      order = compare_titles (a, b);
      break;
    case GSY_SORT_PUBLISHED:
      order = compare_published (a, b);
      break;
    case GSY_SORT_STATE:
      order = compare_states (a, b);
      break;
    case GSY_SORT_COUNT:
      order = compare_counts (a, b);
      break;
    case GSY_SORT_NAME:
    default:
      order = 0;
      break;
    }
  return order != 0 ? order : (a->position > b->position) - (a->position < b->position);
}

static void
sort_rows (GsyArticleModel *self)
{
  guint n = self->rows != NULL ? g_list_model_get_n_items (self->rows) : 0;
  g_autofree SortItem *items = g_new0 (SortItem, n + 1);

  for (guint i = 0; i < n; i++)
    {
      items[i].row = g_list_model_get_item (self->rows, i);
      items[i].position = i;
      if (self->sort == GSY_SORT_TITLE)
        items[i].key = g_utf8_collate_key (gsy_corpus_row_get_title (items[i].row), -1);
    }
  if (self->sort != GSY_SORT_NAME)
    g_qsort_with_data (items, (int) n, sizeof *items, compare_items, &self->sort);

  g_ptr_array_set_size (self->sorted, 0);
  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (self->sorted, items[i].row);
      g_free (items[i].key);
    }
}

/* --- filter --- */

static gboolean
matches (GsyArticleModel *self, GsyCorpusRow *row)
{
  if (self->words == NULL)
    return TRUE;

  const char *folded = gsy_corpus_row_get_folded (row);
  for (guint i = 0; self->words[i] != NULL; i++)
    if (strstr (folded, self->words[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* What is shown becomes what @from holds and the filter lets through, told as the smallest range that changed. */
static void
refilter (GsyArticleModel *self, GPtrArray *from)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->shown);
  GPtrArray *shown = g_ptr_array_new_full (from->len, g_object_unref);

  for (guint i = 0; i < from->len; i++)
    {
      GsyCorpusRow *row = g_ptr_array_index (from, i);
      if (matches (self, row))
        g_ptr_array_add (shown, g_object_ref (row));
    }
  self->shown = shown;

  guint shorter = MIN (old->len, shown->len);
  guint head = 0, tail = 0;
  while (head < shorter && g_ptr_array_index (old, head) == g_ptr_array_index (shown, head))
    head++;
  while (tail < shorter - head && g_ptr_array_index (old, old->len - 1 - tail) == g_ptr_array_index (shown, shown->len - 1 - tail))
    tail++;
  if (old->len - head - tail > 0 || shown->len - head - tail > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail, shown->len - head - tail);
}

static void
rows_changed_cb (GsyArticleModel *self)
{
  sort_rows (self);
  refilter (self, self->sorted);
}

/* --- list model --- */

static GType
gsy_article_model_get_item_type (GListModel *model)
{
  return GSY_TYPE_CORPUS_ROW;
}

static guint
gsy_article_model_get_n_items (GListModel *model)
{
  return GSY_ARTICLE_MODEL (model)->shown->len;
}

static gpointer
gsy_article_model_get_item (GListModel *model, guint position)
{
  GsyArticleModel *self = GSY_ARTICLE_MODEL (model);

  return position < self->shown->len ? g_object_ref (g_ptr_array_index (self->shown, position)) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = gsy_article_model_get_item_type;
  iface->get_n_items = gsy_article_model_get_n_items;
  iface->get_item = gsy_article_model_get_item;
}

/* --- object --- */

static void
gsy_article_model_finalize (GObject *object)
{
  GsyArticleModel *self = GSY_ARTICLE_MODEL (object);

  if (self->rows != NULL)
    g_signal_handlers_disconnect_by_data (self->rows, self);
  g_clear_object (&self->rows);
  g_ptr_array_unref (self->sorted);
  g_ptr_array_unref (self->shown);
  g_strfreev (self->words);
  G_OBJECT_CLASS (gsy_article_model_parent_class)->finalize (object);
}

static void
gsy_article_model_class_init (GsyArticleModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gsy_article_model_finalize;
}

static void
gsy_article_model_init (GsyArticleModel *self)
{
  self->sorted = g_ptr_array_new_with_free_func (g_object_unref);
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
}

GsyArticleModel *
gsy_article_model_new (void)
{
  return g_object_new (GSY_TYPE_ARTICLE_MODEL, NULL);
}

void
gsy_article_model_set_rows (GsyArticleModel *self, GListModel *rows)
{
  g_return_if_fail (GSY_IS_ARTICLE_MODEL (self));

  if (self->rows == rows)
    return;
  if (self->rows != NULL)
    g_signal_handlers_disconnect_by_data (self->rows, self);
  g_set_object (&self->rows, rows);
  if (rows != NULL)
    g_signal_connect_swapped (rows, "items-changed", G_CALLBACK (rows_changed_cb), self);
  rows_changed_cb (self);
}

void
gsy_article_model_set_filter (GsyArticleModel *self, const char *filter)
{
  g_return_if_fail (GSY_IS_ARTICLE_MODEL (self));

  g_auto (GStrv) words = gsy_wording_split_filter (filter);

  /* A longer word in the place of a shorter one can only take away: what is shown is enough to look through. */
  gboolean narrower = words != NULL && self->words != NULL && g_strv_length (words) >= g_strv_length (self->words);
  for (guint i = 0; narrower && self->words[i] != NULL; i++)
    narrower = strstr (words[i], self->words[i]) != NULL;

  g_strfreev (self->words);
  self->words = g_steal_pointer (&words);
  if (narrower)
    {
      g_autoptr (GPtrArray) from = g_ptr_array_ref (self->shown);
      refilter (self, from);
    }
  else
    refilter (self, self->sorted);
}

void
gsy_article_model_set_sort (GsyArticleModel *self, GsyArticleSort sort)
{
  g_return_if_fail (GSY_IS_ARTICLE_MODEL (self));

  self->sort = sort;
  rows_changed_cb (self);
}

GsyArticleSort
gsy_article_model_get_sort (GsyArticleModel *self)
{
  g_return_val_if_fail (GSY_IS_ARTICLE_MODEL (self), GSY_SORT_NAME);
  return self->sort;
}

GsyArticleSort
gsy_article_sort_from_string (const char *string)
{
  static const char *const names[] = { "name", "title", "published", "state", "count" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (string, names[i]) == 0)
      return (GsyArticleSort) i;
  return GSY_SORT_NAME;
}

int
gsy_article_model_get_position (GsyArticleModel *self, GsyCorpusRow *row)
{
  g_return_val_if_fail (GSY_IS_ARTICLE_MODEL (self), -1);

  guint position;
  return g_ptr_array_find (self->shown, row, &position) ? (int) position : -1;
}
