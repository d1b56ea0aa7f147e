/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-search-model.c: many results end to end. */
#include "config.h"

#include "app/gsy-search-model.h"

/* --- items --- */

struct _GsySearchItem
{
  GObject parent_instance;

  GsySearchResult *result;
  guint index;
};

G_DEFINE_FINAL_TYPE (GsySearchItem, gsy_search_item, G_TYPE_OBJECT)

static void
gsy_search_item_finalize (GObject *object)
{
  gsy_search_result_unref (GSY_SEARCH_ITEM (object)->result);
  G_OBJECT_CLASS (gsy_search_item_parent_class)->finalize (object);
}

static void
gsy_search_item_class_init (GsySearchItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gsy_search_item_finalize;
}

static void
gsy_search_item_init (GsySearchItem *self)
{
}

static GsySearchItem *
item_new (GsySearchResult *result, guint index)
{
  GsySearchItem *self = g_object_new (GSY_TYPE_SEARCH_ITEM, NULL);

  self->result = gsy_search_result_ref (result);
  self->index = index;
  return self;
}

const char *
gsy_search_item_get_key (GsySearchItem *self)
{
  g_return_val_if_fail (GSY_IS_SEARCH_ITEM (self), NULL);
  return self->result->key;
}

const GsySearchPlace *
gsy_search_item_get_place (GsySearchItem *self)
{
  g_return_val_if_fail (GSY_IS_SEARCH_ITEM (self), NULL);
  return &g_array_index (self->result->places, GsySearchPlace, self->index);
}

gboolean
gsy_search_item_is_first (GsySearchItem *self)
{
  g_return_val_if_fail (GSY_IS_SEARCH_ITEM (self), FALSE);
  return self->index == 0;
}

guint
gsy_search_item_get_n_places (GsySearchItem *self)
{
  g_return_val_if_fail (GSY_IS_SEARCH_ITEM (self), 0);
  return self->result->places->len;
}

/* --- the list --- */

struct _GsySearchModel
{
  GObject parent_instance;

  GPtrArray *results; /* of GsySearchResult, those with places */
  GArray *starts;     /* of guint: where each begins, and at the end how many there are */
  GPtrArray *items;   /* of GsySearchItem; NULL where nobody asked */
  guint n_problems;
};

static GType
get_item_type (GListModel *model)
{
  return GSY_TYPE_SEARCH_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return GSY_SEARCH_MODEL (model)->items->len;
}

static guint
get_start (GsySearchModel *self, guint result)
{
  return g_array_index (self->starts, guint, result);
}

static gpointer
get_item (GListModel *model, guint position)
{
  GsySearchModel *self = GSY_SEARCH_MODEL (model);
  guint low = 0, high = self->results->len;

  if (position >= self->items->len)
    return NULL;
  if (self->items->pdata[position] != NULL)
    return g_object_ref (self->items->pdata[position]);
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (get_start (self, middle) <= position)
        low = middle;
      else
        high = middle;
    }
  self->items->pdata[position] = item_new (self->results->pdata[low], position - get_start (self, low));
  return g_object_ref (self->items->pdata[position]);
}

static void
init_list (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (GsySearchModel, gsy_search_model, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_list))

static void
gsy_search_model_finalize (GObject *object)
{
  GsySearchModel *self = GSY_SEARCH_MODEL (object);

  g_ptr_array_unref (self->results);
  g_array_unref (self->starts);
  g_ptr_array_unref (self->items);
  G_OBJECT_CLASS (gsy_search_model_parent_class)->finalize (object);
}

static void
gsy_search_model_class_init (GsySearchModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gsy_search_model_finalize;
}

static void
unref_if_set (gpointer item)
{
  if (item != NULL)
    g_object_unref (item);
}

static GArray *
starts_new (GPtrArray *results)
{
  GArray *starts = g_array_sized_new (FALSE, FALSE, sizeof (guint), results->len + 1);
  guint n = 0;

  g_array_append_val (starts, n);
  for (guint i = 0; i < results->len; i++)
    {
      n += ((GsySearchResult *) results->pdata[i])->places->len;
      g_array_append_val (starts, n);
    }
  return starts;
}

static void
gsy_search_model_init (GsySearchModel *self)
{
  self->results = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_search_result_unref);
  self->starts = starts_new (self->results);
  self->items = g_ptr_array_new_with_free_func (unref_if_set);
}

GsySearchModel *
gsy_search_model_new (void)
{
  return g_object_new (GSY_TYPE_SEARCH_MODEL, NULL);
}

static guint
add_results (GPtrArray *list, GPtrArray *results)
{
  guint n_problems = 0;

  for (guint i = 0; i < results->len; i++)
    {
      GsySearchResult *result = g_ptr_array_index (results, i);

      n_problems += result->problem != NULL;
      if (result->places->len > 0)
        g_ptr_array_add (list, gsy_search_result_ref (result));
    }
  return n_problems;
}

void
gsy_search_model_set (GsySearchModel *self, GPtrArray *results)
{
  g_return_if_fail (GSY_IS_SEARCH_MODEL (self));
  g_return_if_fail (results != NULL);

  g_autoptr (GPtrArray) old = g_steal_pointer (&self->results);
  g_autoptr (GPtrArray) old_items = g_steal_pointer (&self->items);
  guint first = 0, last = 0, n_first, n_last, n_new;

  self->results = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_search_result_unref);
  self->n_problems = add_results (self->results, results);
  g_array_unref (self->starts);
  self->starts = starts_new (self->results);
  n_new = get_start (self, self->results->len);

  while (first < old->len && first < self->results->len && gsy_search_result_equal (old->pdata[first], self->results->pdata[first]))
    first++;
  while (last < old->len - first && last < self->results->len - first &&
         gsy_search_result_equal (old->pdata[old->len - 1 - last], self->results->pdata[self->results->len - 1 - last]))
    last++;
  n_first = get_start (self, first);
  n_last = n_new - get_start (self, self->results->len - last);

  self->items = g_ptr_array_new_with_free_func (unref_if_set);
  g_ptr_array_set_size (self->items, (int) n_new);
  for (guint i = 0; i < n_first; i++)
    self->items->pdata[i] = g_steal_pointer (&old_items->pdata[i]);
  for (guint i = 1; i <= n_last; i++)
    self->items->pdata[n_new - i] = g_steal_pointer (&old_items->pdata[old_items->len - i]);
  if (old_items->len - n_first - n_last > 0 || n_new - n_first - n_last > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), n_first, old_items->len - n_first - n_last, n_new - n_first - n_last);
}

void
gsy_search_model_append (GsySearchModel *self, GPtrArray *results)
{
  g_return_if_fail (GSY_IS_SEARCH_MODEL (self));
  g_return_if_fail (results != NULL);

  guint n_results = self->results->len;
  guint n_items = self->items->len;

  self->n_problems += add_results (self->results, results);
  for (guint i = n_results; i < self->results->len; i++)
    {
      guint end = get_start (self, i) + ((GsySearchResult *) self->results->pdata[i])->places->len;

      g_array_append_val (self->starts, end);
    }
  if (self->results->len == n_results)
    return;
  g_ptr_array_set_size (self->items, (int) get_start (self, self->results->len));
  g_list_model_items_changed (G_LIST_MODEL (self), n_items, 0, self->items->len - n_items);
}

guint
gsy_search_model_get_n_articles (GsySearchModel *self)
{
  g_return_val_if_fail (GSY_IS_SEARCH_MODEL (self), 0);
  return self->results->len;
}

guint
gsy_search_model_get_n_problems (GsySearchModel *self)
{
  g_return_val_if_fail (GSY_IS_SEARCH_MODEL (self), 0);
  return self->n_problems;
}

int
gsy_search_model_find (GsySearchModel *self, const char *key, guint offset)
{
  g_return_val_if_fail (GSY_IS_SEARCH_MODEL (self), -1);
  g_return_val_if_fail (key != NULL, -1);

  for (guint i = 0; i < self->results->len; i++)
    {
      const GsySearchResult *result = g_ptr_array_index (self->results, i);

      if (!g_str_equal (result->key, key))
        continue;
      for (guint k = 0; k < result->places->len; k++)
        if (g_array_index (result->places, GsySearchPlace, k).span.start >= offset)
          return (int) (get_start (self, i) + k);
      return (int) get_start (self, i + 1) - 1;
    }
  return -1;
}
