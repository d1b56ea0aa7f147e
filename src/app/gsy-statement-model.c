/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-statement-model.c: the statements of the open article as a list for people, in reading order, filtered as they type. */
#include "config.h"

#include "app/gsy-statement-model.h"
#include "app/gsy-wording.h"
#include "core/gsy-edits-anchor.h"
#include "core/gsy-fold.h"

#include <string.h>

/* An edit with more changes than this is taken as a whole new list. */
#define MAX_SINGLE_CHANGES 32

/* --- item --- */

struct _GsyStatementItem
{
  GObject parent_instance;

  GsyStatement *statement;
  GHashTable *items; /* the model's, to leave it */
};

G_DEFINE_FINAL_TYPE (GsyStatementItem, gsy_statement_item, G_TYPE_OBJECT)

static guint item_changed;

static void
gsy_statement_item_finalize (GObject *object)
{
  GsyStatementItem *self = GSY_STATEMENT_ITEM (object);

  g_hash_table_remove (self->items, self->statement->id);
  g_hash_table_unref (self->items);
  gsy_statement_unref (self->statement);
  G_OBJECT_CLASS (gsy_statement_item_parent_class)->finalize (object);
}

static void
gsy_statement_item_class_init (GsyStatementItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gsy_statement_item_finalize;
  item_changed = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gsy_statement_item_init (GsyStatementItem *self)
{
}

const GsyStatement *
gsy_statement_item_get (GsyStatementItem *self)
{
  g_return_val_if_fail (GSY_IS_STATEMENT_ITEM (self), NULL);
  return self->statement;
}

/* --- model --- */

struct _GsyStatementModel
{
  GObject parent_instance;

  GsyScheme *scheme;
  GsyStore *store;
  GPtrArray *shown;   /* of GsyStatement, in reading order */
  GHashTable *items;  /* id → GsyStatementItem, not owned: an item that nobody holds goes */
  GHashTable *folded; /* GsyStatement → its words for the filter */
  char **words;       /* of the filter, folded */
  guint n_doubtful;   /* of all in the store */
  gboolean doubtful_only;
};

static void list_model_iface_init (GListModelInterface *iface);

enum
{
  PROP_0,
  PROP_N_DOUBTFUL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE_WITH_CODE (GsyStatementModel, gsy_statement_model, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
append_word (GString *string, const char *word)
{
  if (word == NULL)
    return;
  g_string_append_c (string, '\n');
  g_string_append (string, word);
}

static const char *
get_folded (GsyStatementModel *self, GsyStatement *statement)
{
  const char *folded = g_hash_table_lookup (self->folded, statement);
  if (folded != NULL)
    return folded;

  g_autofree char *quote = gsy_wording_quote (gsy_store_get_article (self->store), statement);
  g_autofree char *source = gsy_fillers_dup_names (statement->source);
  g_autofree char *target = gsy_fillers_dup_names (statement->target);
  GString *string = g_string_new (quote);
  append_word (string, self->scheme != NULL ? gsy_scheme_get_layer_label (self->scheme, statement->layer) : statement->layer);
  append_word (string, source);
  append_word (string, target);
  for (guint i = 0; statement->about != NULL && statement->about[i] != NULL; i++)
    append_word (string, statement->about[i]);
  append_word (string, statement->note);

  char *text = gsy_fold (string->str, (gssize) string->len);
  g_string_free (string, TRUE);
  g_hash_table_insert (self->folded, gsy_statement_ref (statement), text);
  return text;
}

static gboolean
is_doubtful (GsyStatementModel *self, const GsyStatement *statement)
{
  return gsy_statement_get_doubt (gsy_store_get_article (self->store), statement) != GSY_DOUBT_NONE;
}

static gboolean
matches (GsyStatementModel *self, GsyStatement *statement)
{
  if (self->doubtful_only && !is_doubtful (self, statement))
    return FALSE;
  if (self->words == NULL)
    return TRUE;

  const char *folded = get_folded (self, statement);
  for (guint i = 0; self->words[i] != NULL; i++)
    if (strstr (folded, self->words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
same_id (gconstpointer a, gconstpointer b)
{
  return a == b || g_str_equal (((const GsyStatement *) a)->id, ((const GsyStatement *) b)->id);
}

/* The item of @id, if anybody holds it, is told that its statement is another one. */
static void
renew_item (GsyStatementModel *self, GsyStatement *statement)
{
  GsyStatementItem *item = g_hash_table_lookup (self->items, statement->id);
  if (item == NULL || item->statement == statement)
    return;

  gsy_statement_ref (statement);
  gsy_statement_unref (item->statement);
  item->statement = statement;
  g_signal_emit (item, item_changed, 0);
}

/* Takes what the store holds now and tells the smallest range that came, went or moved; what only changed is told by its item. */
static void
rebuild (GsyStatementModel *self)
{
  guint n = self->store != NULL ? gsy_store_get_n_statements (self->store) : 0;
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->shown);
  GPtrArray *shown = g_ptr_array_new_full (n, (GDestroyNotify) gsy_statement_unref);

  for (guint i = 0; i < n; i++)
    {
      GsyStatement *statement = (GsyStatement *) gsy_store_get_statement (self->store, i);
      if (matches (self, statement))
        g_ptr_array_add (shown, gsy_statement_ref (statement));
    }
  self->shown = shown;

  guint shorter = MIN (old->len, shown->len);
  guint head = 0, tail = 0;
  while (head < shorter && same_id (g_ptr_array_index (old, head), g_ptr_array_index (shown, head)))
    head++;
  while (tail < shorter - head &&
         same_id (g_ptr_array_index (old, old->len - 1 - tail), g_ptr_array_index (shown, shown->len - 1 - tail)))
    tail++;

  for (guint i = 0; i < shown->len; i++)
    if (i >= old->len || g_ptr_array_index (old, i) != g_ptr_array_index (shown, i))
      renew_item (self, g_ptr_array_index (shown, i));
  if (old->len - head - tail > 0 || shown->len - head - tail > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail, shown->len - head - tail);
}

/* Where @statement is or would be in reading order. */
static guint
lower_bound (GsyStatementModel *self, const GsyStatement *statement)
{
  guint low = 0, high = self->shown->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (gsy_statement_compare (g_ptr_array_index (self->shown, middle), statement) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* One change without a look at all the others: typing and dragging make many. */
static void
take_change (GsyStatementModel *self, const GsyChange *change)
{
  GListModel *model = G_LIST_MODEL (self);
  int old = change->before != NULL ? gsy_statement_model_get_position (self, change->before) : -1;
  GsyStatement *after = change->after != NULL && matches (self, change->after) ? change->after : NULL;

  if (old < 0 && after == NULL)
    return;
  if (after == NULL)
    {
      g_ptr_array_remove_index (self->shown, (guint) old);
      g_list_model_items_changed (model, (guint) old, 1, 0);
      return;
    }
  if (old >= 0)
    g_ptr_array_remove_index (self->shown, (guint) old);
  guint position = lower_bound (self, after);
  g_ptr_array_insert (self->shown, (int) position, gsy_statement_ref (after));
  if (old < 0)
    {
      g_list_model_items_changed (model, position, 0, 1);
      return;
    }
  renew_item (self, after);
  if (position != (guint) old)
    {
      guint first = MIN (position, (guint) old);
      guint n = MAX (position, (guint) old) - first + 1;
      g_list_model_items_changed (model, first, n, n);
    }
}

static void
store_changed_cb (GsyStatementModel *self, GsyEdit *edit)
{
  guint n = gsy_edit_get_n_changes (edit);
  gboolean few = n <= MAX_SINGLE_CHANGES;
  guint n_doubtful = self->n_doubtful;

  for (guint i = 0; i < n; i++)
    {
      const GsyChange *change = gsy_edit_get_change (edit, i);
      if (change->kind != GSY_CHANGE_STATEMENT || g_strcmp0 (change->article, gsy_store_get_key (self->store)) != 0)
        continue;
      if (change->before != NULL)
        {
          g_hash_table_remove (self->folded, change->before);
          self->n_doubtful -= is_doubtful (self, change->before);
        }
      if (change->after != NULL)
        self->n_doubtful += is_doubtful (self, change->after);
      if (few)
        take_change (self, change);
    }
  gboolean answered = self->doubtful_only && self->n_doubtful == 0;
  if (answered)
    self->doubtful_only = FALSE;
  if (!few || answered)
    rebuild (self);
  if (n_doubtful != self->n_doubtful)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_DOUBTFUL]);
}

static GType
gsy_statement_model_get_item_type (GListModel *model)
{
  return GSY_TYPE_STATEMENT_ITEM;
}

static guint
gsy_statement_model_get_n_items (GListModel *model)
{
  return GSY_STATEMENT_MODEL (model)->shown->len;
}

static gpointer
gsy_statement_model_get_item (GListModel *model, guint position)
{
  GsyStatementModel *self = GSY_STATEMENT_MODEL (model);
  if (position >= self->shown->len)
    return NULL;

  GsyStatement *statement = g_ptr_array_index (self->shown, position);
  GsyStatementItem *item = g_hash_table_lookup (self->items, statement->id);
  if (item != NULL)
    return g_object_ref (item);

  item = g_object_new (GSY_TYPE_STATEMENT_ITEM, NULL);
  item->statement = gsy_statement_ref (statement);
  item->items = g_hash_table_ref (self->items);
  g_hash_table_insert (self->items, g_strdup (statement->id), item);
  return item;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = gsy_statement_model_get_item_type;
  iface->get_n_items = gsy_statement_model_get_n_items;
  iface->get_item = gsy_statement_model_get_item;
}

static void
gsy_statement_model_finalize (GObject *object)
{
  GsyStatementModel *self = GSY_STATEMENT_MODEL (object);

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  g_clear_object (&self->scheme);
  g_ptr_array_unref (self->shown);
  g_hash_table_unref (self->items);
  g_hash_table_unref (self->folded);
  g_strfreev (self->words);
  G_OBJECT_CLASS (gsy_statement_model_parent_class)->finalize (object);
}

static void
gsy_statement_model_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_N_DOUBTFUL:
      g_value_set_uint (value, GSY_STATEMENT_MODEL (object)->n_doubtful);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gsy_statement_model_class_init (GsyStatementModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gsy_statement_model_finalize;
  G_OBJECT_CLASS (klass)->get_property = gsy_statement_model_get_property;

  properties[PROP_N_DOUBTFUL] = g_param_spec_uint ("n-doubtful", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
gsy_statement_model_init (GsyStatementModel *self)
{
  self->shown = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_statement_unref);
  self->items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->folded = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) gsy_statement_unref, g_free);
}

GsyStatementModel *
gsy_statement_model_new (void)
{
  return g_object_new (GSY_TYPE_STATEMENT_MODEL, NULL);
}

void
gsy_statement_model_set_store (GsyStatementModel *self, GsyScheme *scheme, GsyStore *store)
{
  g_return_if_fail (GSY_IS_STATEMENT_MODEL (self));

  g_set_object (&self->scheme, scheme);
  g_hash_table_remove_all (self->folded);
  if (self->store != store)
    {
      if (self->store != NULL)
        g_signal_handlers_disconnect_by_data (self->store, self);
      g_set_object (&self->store, store);
      if (store != NULL)
        g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);
    }
  self->n_doubtful = 0;
  for (guint i = 0; store != NULL && i < gsy_store_get_n_statements (store); i++)
    self->n_doubtful += is_doubtful (self, gsy_store_get_statement (store, i));
  rebuild (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_DOUBTFUL]);
}

void
gsy_statement_model_set_filter (GsyStatementModel *self, const char *filter)
{
  g_return_if_fail (GSY_IS_STATEMENT_MODEL (self));

  g_clear_pointer (&self->words, g_strfreev);
  self->words = gsy_wording_split_filter (filter);
  rebuild (self);
}

void
gsy_statement_model_set_doubtful_only (GsyStatementModel *self, gboolean only)
{
  g_return_if_fail (GSY_IS_STATEMENT_MODEL (self));

  if (self->doubtful_only == only)
    return;
  self->doubtful_only = only;
  rebuild (self);
}

gboolean
gsy_statement_model_get_doubtful_only (GsyStatementModel *self)
{
  g_return_val_if_fail (GSY_IS_STATEMENT_MODEL (self), FALSE);
  return self->doubtful_only;
}

guint
gsy_statement_model_get_n_doubtful (GsyStatementModel *self)
{
  g_return_val_if_fail (GSY_IS_STATEMENT_MODEL (self), 0);
  return self->n_doubtful;
}

int
gsy_statement_model_get_position (GsyStatementModel *self, const GsyStatement *statement)
{
  g_return_val_if_fail (GSY_IS_STATEMENT_MODEL (self), -1);

  guint position = lower_bound (self, statement);
  if (position == self->shown->len || gsy_statement_compare (g_ptr_array_index (self->shown, position), statement) != 0)
    return -1;
  return (int) position;
}
