/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-names-model.c: the actors or the topics of a folder as a list for people. */
#include "config.h"

#include "app/gsy-names-model.h"
#include "app/gsy-wording.h"
#include "core/gsy-fold.h"

#include <string.h>

struct _GsyNameItem
{
  GObject parent_instance;

  char *name;
  char *key;       /* for sorting */
  char *folded;    /* for filtering */
  gpointer listed; /* GsyActor or GsyTopic, nullable */
  GsyNameKind kind;
  guint count;
};

G_DEFINE_FINAL_TYPE (GsyNameItem, gsy_name_item, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

struct _GsyNamesModel
{
  GObject parent_instance;

  GsyNameKind kind;
  GsyScheme *scheme;
  GsyFolderIndex *index;
  GHashTable *items; /* name → GsyNameItem: all of them */
  GPtrArray *sorted; /* the same in order */
  GPtrArray *shown;  /* those of them that the filter lets through */
  char **words;      /* of the filter, folded */
  GsyNamesShow show;
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GsyNamesModel, gsy_names_model, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

/* --- one name --- */

static void
clear_listed (GsyNameItem *self)
{
  if (self->listed != NULL && self->kind == GSY_NAME_ACTOR)
    gsy_actor_unref (self->listed);
  else if (self->listed != NULL)
    gsy_topic_unref (self->listed);
  self->listed = NULL;
}

static void
gsy_name_item_finalize (GObject *object)
{
  GsyNameItem *self = GSY_NAME_ITEM (object);

  clear_listed (self);
  g_free (self->name);
  g_free (self->key);
  g_free (self->folded);
  G_OBJECT_CLASS (gsy_name_item_parent_class)->finalize (object);
}

static void
gsy_name_item_class_init (GsyNameItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gsy_name_item_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gsy_name_item_init (GsyNameItem *self)
{
}

static GsyNameItem *
item_new (GsyNameKind kind, const char *name)
{
  GsyNameItem *self = g_object_new (GSY_TYPE_NAME_ITEM, NULL);

  self->kind = kind;
  self->name = g_strdup (name);
  self->key = g_utf8_collate_key (name, -1);
  return self;
}

/* The words that the filter looks through. */
static void
update_folded (GsyNameItem *self)
{
  g_autoptr (GString) text = g_string_new (self->name);
  const GsyActor *actor = gsy_name_item_get_actor (self);

  for (guint i = 0; actor != NULL && actor->aliases != NULL && actor->aliases[i] != NULL; i++)
    g_string_append_printf (text, "\n%s", actor->aliases[i]);
  if (actor != NULL && actor->kind != NULL)
    g_string_append_printf (text, "\n%s", actor->kind);
  if (actor != NULL && actor->code != NULL)
    g_string_append_printf (text, "\n%s", actor->code);
  g_free (self->folded);
  self->folded = gsy_fold (text->str, (gssize) text->len);
}

/* Takes in what is known now; TRUE when that is something else than before. */
static gboolean
item_update (GsyNameItem *self, gpointer listed, guint count)
{
  gboolean changed = self->count != count;

  self->count = count;
  if (self->listed != listed || self->folded == NULL)
    {
      clear_listed (self);
      if (listed != NULL)
        self->listed = self->kind == GSY_NAME_ACTOR ? (gpointer) gsy_actor_ref (listed) : (gpointer) gsy_topic_ref (listed);
      update_folded (self);
      changed = TRUE;
    }
  return changed;
}

const char *
gsy_name_item_get_name (GsyNameItem *self)
{
  g_return_val_if_fail (GSY_IS_NAME_ITEM (self), NULL);
  return self->name;
}

gboolean
gsy_name_item_is_listed (GsyNameItem *self)
{
  g_return_val_if_fail (GSY_IS_NAME_ITEM (self), FALSE);
  return self->listed != NULL;
}

guint
gsy_name_item_get_count (GsyNameItem *self)
{
  g_return_val_if_fail (GSY_IS_NAME_ITEM (self), 0);
  return self->count;
}

const GsyActor *
gsy_name_item_get_actor (GsyNameItem *self)
{
  g_return_val_if_fail (GSY_IS_NAME_ITEM (self), NULL);
  return self->kind == GSY_NAME_ACTOR ? self->listed : NULL;
}

const GsyTopic *
gsy_name_item_get_topic (GsyNameItem *self)
{
  g_return_val_if_fail (GSY_IS_NAME_ITEM (self), NULL);
  return self->kind == GSY_NAME_TOPIC ? self->listed : NULL;
}

/* --- filter --- */

static gboolean
is_of (GsyNameItem *item, GsyNamesShow show)
{
  switch (show)
    {
    case GSY_NAMES_UNUSED:
      return item->listed != NULL && item->count == 0;
    case GSY_NAMES_UNLISTED:
      return item->listed == NULL;
    case GSY_NAMES_ALL:
    default:
      return TRUE;
    }
}

static gboolean
matches (GsyNamesModel *self, GsyNameItem *item)
{
  if (!is_of (item, self->show))
    return FALSE;
  for (guint i = 0; self->words != NULL && self->words[i] != NULL; i++)
    if (strstr (item->folded, self->words[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* Tells of the smallest range that changed, so that selection and scroll stay. */
static void
refilter (GsyNamesModel *self)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->shown);
  GPtrArray *shown = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->sorted->len; i++)
    {
      GsyNameItem *item = g_ptr_array_index (self->sorted, i);
      if (matches (self, item))
        g_ptr_array_add (shown, g_object_ref (item));
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

/* --- following scheme and index --- */

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const GsyNameItem *one = *(GsyNameItem *const *) a, *other = *(GsyNameItem *const *) b;
  int order = strcmp (one->key, other->key);

  return order != 0 ? order : strcmp (one->name, other->name);
}

static void
take_in (GsyNamesModel *self, GHashTable *old, GPtrArray *changed, const char *name, gpointer listed)
{
  if (g_hash_table_contains (self->items, name))
    return;

  GsyNameItem *item = g_hash_table_lookup (old, name);
  item = item != NULL ? g_object_ref (item) : item_new (self->kind, name);
  if (item_update (item, listed, self->index != NULL ? gsy_folder_index_count_name (self->index, self->kind, name) : 0))
    g_ptr_array_add (changed, g_object_ref (item));
  g_hash_table_insert (self->items, item->name, item);
  g_ptr_array_add (self->sorted, item);
}

static void
refresh (GsyNamesModel *self)
{
  g_autoptr (GHashTable) old = g_steal_pointer (&self->items);
  g_autoptr (GPtrArray) changed = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) used = self->index != NULL ? gsy_folder_index_dup_names (self->index, self->kind) : NULL;
  GPtrArray *listed = self->scheme != NULL ? gsy_scheme_get_list (self->scheme, gsy_name_kind_get_list (self->kind)) : NULL;

  self->items = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  g_ptr_array_set_size (self->sorted, 0);
  for (guint i = 0; listed != NULL && i < listed->len; i++)
    {
      gpointer element = g_ptr_array_index (listed, i);
      take_in (self, old, changed, self->kind == GSY_NAME_ACTOR ? ((GsyActor *) element)->name : ((GsyTopic *) element)->name, element);
    }
  for (guint i = 0; used != NULL && used[i] != NULL; i++)
    take_in (self, old, changed, used[i], NULL);
  g_ptr_array_sort (self->sorted, compare_items);
  refilter (self);
  for (guint i = 0; i < changed->len; i++)
    g_signal_emit (g_ptr_array_index (changed, i), signals[CHANGED], 0);
}

static void
scheme_changed_cb (GsyNamesModel *self, GsySchemeList list)
{
  if (list == gsy_name_kind_get_list (self->kind))
    refresh (self);
}

/* --- list model --- */

static GType
gsy_names_model_get_item_type (GListModel *model)
{
  return GSY_TYPE_NAME_ITEM;
}

static guint
gsy_names_model_get_n_items (GListModel *model)
{
  return GSY_NAMES_MODEL (model)->shown->len;
}

static gpointer
gsy_names_model_get_item (GListModel *model, guint position)
{
  GsyNamesModel *self = GSY_NAMES_MODEL (model);

  return position < self->shown->len ? g_object_ref (g_ptr_array_index (self->shown, position)) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = gsy_names_model_get_item_type;
  iface->get_n_items = gsy_names_model_get_n_items;
  iface->get_item = gsy_names_model_get_item;
}

/* --- object --- */

static void
disconnect (GsyNamesModel *self)
{
  if (self->scheme != NULL)
    g_signal_handlers_disconnect_by_data (self->scheme, self);
  if (self->index != NULL)
    g_signal_handlers_disconnect_by_data (self->index, self);
}

static void
gsy_names_model_finalize (GObject *object)
{
  GsyNamesModel *self = GSY_NAMES_MODEL (object);

  disconnect (self);
  g_clear_object (&self->scheme);
  g_clear_object (&self->index);
  g_ptr_array_unref (self->shown);
  g_ptr_array_unref (self->sorted);
  g_hash_table_unref (self->items);
  g_strfreev (self->words);
  G_OBJECT_CLASS (gsy_names_model_parent_class)->finalize (object);
}

static void
gsy_names_model_class_init (GsyNamesModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gsy_names_model_finalize;
}

static void
gsy_names_model_init (GsyNamesModel *self)
{
  self->items = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->sorted = g_ptr_array_new ();
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
}

GsyNamesModel *
gsy_names_model_new (GsyNameKind kind)
{
  GsyNamesModel *self = g_object_new (GSY_TYPE_NAMES_MODEL, NULL);

  self->kind = kind;
  return self;
}

void
gsy_names_model_set_source (GsyNamesModel *self, GsyScheme *scheme, GsyFolderIndex *index)
{
  g_return_if_fail (GSY_IS_NAMES_MODEL (self));

  disconnect (self);
  g_set_object (&self->scheme, scheme);
  g_set_object (&self->index, index);
  if (scheme != NULL)
    g_signal_connect_swapped (scheme, "changed", G_CALLBACK (scheme_changed_cb), self);
  if (index != NULL)
    g_signal_connect_swapped (index, "changed", G_CALLBACK (refresh), self);
  refresh (self);
}

void
gsy_names_model_set_filter (GsyNamesModel *self, const char *text)
{
  g_return_if_fail (GSY_IS_NAMES_MODEL (self));

  g_strfreev (self->words);
  self->words = gsy_wording_split_filter (text);
  refilter (self);
}

void
gsy_names_model_set_show (GsyNamesModel *self, GsyNamesShow show)
{
  g_return_if_fail (GSY_IS_NAMES_MODEL (self));

  self->show = show;
  refilter (self);
}

int
gsy_names_model_get_position (GsyNamesModel *self, const char *name)
{
  g_return_val_if_fail (GSY_IS_NAMES_MODEL (self), -1);

  GsyNameItem *item = name != NULL ? g_hash_table_lookup (self->items, name) : NULL;
  guint position;
  return item != NULL && g_ptr_array_find (self->shown, item, &position) ? (int) position : -1;
}

GsyNameItem *
gsy_names_model_find (GsyNamesModel *self, const char *name)
{
  g_return_val_if_fail (GSY_IS_NAMES_MODEL (self), NULL);
  return g_hash_table_lookup (self->items, name);
}

guint
gsy_names_model_count (GsyNamesModel *self, GsyNamesShow show)
{
  g_return_val_if_fail (GSY_IS_NAMES_MODEL (self), 0);

  guint n = 0;
  for (guint i = 0; i < self->sorted->len; i++)
    n += is_of (g_ptr_array_index (self->sorted, i), show);
  return n;
}
