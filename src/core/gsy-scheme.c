/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-scheme.c: the vocabulary of a folder: its lists, their built-in defaults, and how an edit changes them. */
#include "config.h"
#include "core/gsy-scheme.h"

#include <glib/gi18n-lib.h>

#include "core/gsy-edit.h"
#include "core/gsy-element.h"
#include "core/gsy-error.h"

/* --- Elements of any list --- */

static void
unref_layer (gpointer layer)
{
  gsy_layer_unref (layer);
}

static void
unref_attribute (gpointer attribute)
{
  gsy_attribute_unref (attribute);
}

static void
unref_relation (gpointer relation)
{
  gsy_relation_unref (relation);
}

static void
unref_topic (gpointer topic)
{
  gsy_topic_unref (topic);
}

static void
unref_actor (gpointer actor)
{
  gsy_actor_unref (actor);
}

GPtrArray *
gsy_scheme_list_new (GsySchemeList list)
{
  static const GDestroyNotify unref[GSY_N_SCHEME_LISTS] = { unref_layer, unref_attribute, unref_relation, unref_topic, unref_actor, g_free };

  g_return_val_if_fail ((guint) list < GSY_N_SCHEME_LISTS, NULL);

  return g_ptr_array_new_with_free_func (unref[list]);
}

const char *
gsy_scheme_list_get_id (GsySchemeList list, gconstpointer item)
{
  const GsyElementType *type = gsy_element_type_of_list (list);

  return type != NULL ? gsy_element_get_id (type, item) : item;
}

const char *
gsy_scheme_list_get_label (GsySchemeList list, gconstpointer item)
{
  switch (list)
    {
    case GSY_LIST_LAYERS:
      return gsy_layer_get_label (item);
    case GSY_LIST_ATTRIBUTES:
      return gsy_attribute_get_label (item);
    case GSY_LIST_RELATIONS:
      return gsy_relation_get_label (item);
    case GSY_LIST_TOPICS:
    case GSY_LIST_ACTORS:
    case GSY_LIST_MUTED:
    default:
      return gsy_scheme_list_get_id (list, item);
    }
}

gpointer
gsy_scheme_list_ref_item (GsySchemeList list, gconstpointer item)
{
  return gsy_element_type_of_list (list) != NULL ? gsy_element_ref (item) : g_strdup (item);
}

gboolean
gsy_scheme_list_items_equal (GsySchemeList list, gconstpointer a, gconstpointer b)
{
  const GsyElementType *type = gsy_element_type_of_list (list);

  return type != NULL ? gsy_element_equal (type, a, b) : g_strcmp0 (a, b) == 0;
}

gboolean
gsy_scheme_lists_equal (GsySchemeList list, GPtrArray *a, GPtrArray *b)
{
  if (a == b)
    return TRUE;
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; list == GSY_SCHEME_HEAD && i < a->len; i++)
    if (!g_str_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  for (guint i = 0; list != GSY_SCHEME_HEAD && i < a->len; i++)
    if (!gsy_scheme_list_items_equal (list, g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  return TRUE;
}

/* --- The scheme --- */

struct _GsyScheme
{
  GObject parent_instance;

  GPtrArray *lists[GSY_N_SCHEME_LISTS];
  GHashTable *by_id[GSY_N_SCHEME_LISTS];   /* nullable: made when something is looked for */
  GPtrArray *defaults[GSY_N_SCHEME_LISTS]; /* the built-in ones: undoing the first change brings the very array back */
  char *title;
  char **unknown;
  GPtrArray *head; /* both as one value; nullable: made when it is asked for */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GsyScheme, gsy_scheme, G_TYPE_OBJECT)

static void
gsy_scheme_finalize (GObject *object)
{
  GsyScheme *self = GSY_SCHEME (object);

  for (guint i = 0; i < GSY_N_SCHEME_LISTS; i++)
    {
      g_clear_pointer (&self->by_id[i], g_hash_table_unref);
      g_clear_pointer (&self->lists[i], g_ptr_array_unref);
      g_clear_pointer (&self->defaults[i], g_ptr_array_unref);
    }
  g_free (self->title);
  g_strfreev (self->unknown);
  g_clear_pointer (&self->head, g_ptr_array_unref);

  G_OBJECT_CLASS (gsy_scheme_parent_class)->finalize (object);
}

static void
gsy_scheme_class_init (GsySchemeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gsy_scheme_finalize;

  signals[CHANGED] = g_signal_new ("changed", GSY_TYPE_SCHEME, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
gsy_scheme_init (GsyScheme *self)
{
  for (guint i = 0; i < GSY_N_SCHEME_LISTS; i++)
    self->defaults[i] = gsy_scheme_list_new ((GsySchemeList) i);
  gsy_layers_add_builtin (self->defaults[GSY_LIST_LAYERS]);
  gsy_vocabulary_add_builtin (self->defaults[GSY_LIST_ATTRIBUTES], self->defaults[GSY_LIST_RELATIONS]);
  for (guint i = 0; i < GSY_N_SCHEME_LISTS; i++)
    self->lists[i] = g_ptr_array_ref (self->defaults[i]);
}

GsyScheme *
gsy_scheme_new (void)
{
  return g_object_new (GSY_TYPE_SCHEME, NULL);
}

GPtrArray *
gsy_scheme_get_list (GsyScheme *self, GsySchemeList list)
{
  g_return_val_if_fail (GSY_IS_SCHEME (self), NULL);
  g_return_val_if_fail ((guint) list < GSY_N_SCHEME_LISTS, NULL);

  return self->lists[list];
}

void
gsy_scheme_set_list (GsyScheme *self, GsySchemeList list, GPtrArray *items)
{
  g_return_if_fail (GSY_IS_SCHEME (self));
  g_return_if_fail ((guint) list < GSY_N_SCHEME_LISTS);
  g_return_if_fail (items != NULL);

  if (self->lists[list] == items)
    return;
  g_clear_pointer (&self->by_id[list], g_hash_table_unref);
  g_ptr_array_unref (self->lists[list]);
  self->lists[list] = g_ptr_array_ref (items);
  g_signal_emit (self, signals[CHANGED], 0, (int) list);
}

gboolean
gsy_scheme_is_default (GsyScheme *self, GsySchemeList list)
{
  g_return_val_if_fail (GSY_IS_SCHEME (self), TRUE);
  g_return_val_if_fail ((guint) list < GSY_N_SCHEME_LISTS, TRUE);

  return self->lists[list] == self->defaults[list];
}

guint
gsy_scheme_get_n_layers (GsyScheme *self)
{
  g_return_val_if_fail (GSY_IS_SCHEME (self), 0);

  return self->lists[GSY_LIST_LAYERS]->len;
}

const GsyLayer *
gsy_scheme_get_layer (GsyScheme *self, guint i)
{
  g_return_val_if_fail (GSY_IS_SCHEME (self), NULL);
  g_return_val_if_fail (i < self->lists[GSY_LIST_LAYERS]->len, NULL);

  return g_ptr_array_index (self->lists[GSY_LIST_LAYERS], i);
}

int
gsy_scheme_get_layer_index (GsyScheme *self, const char *id)
{
  g_return_val_if_fail (GSY_IS_SCHEME (self), -1);

  for (guint i = 0; i < self->lists[GSY_LIST_LAYERS]->len; i++)
    if (g_strcmp0 (gsy_scheme_get_layer (self, i)->id, id) == 0)
      return (int) i;
  return -1;
}

const GsyLayer *
gsy_scheme_find_layer (GsyScheme *self, const char *id)
{
  int i = gsy_scheme_get_layer_index (self, id);

  return i >= 0 ? gsy_scheme_get_layer (self, (guint) i) : NULL;
}

const GsyLayer *
gsy_scheme_find_layer_by_key (GsyScheme *self, const char *key)
{
  g_return_val_if_fail (GSY_IS_SCHEME (self), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  for (guint i = 0; i < self->lists[GSY_LIST_LAYERS]->len; i++)
    if (g_strcmp0 (gsy_scheme_get_layer (self, i)->key, key) == 0)
      return gsy_scheme_get_layer (self, i);
  return NULL;
}

const char *
gsy_scheme_get_layer_label (GsyScheme *self, const char *id)
{
  const GsyLayer *layer = gsy_scheme_find_layer (self, id);

  return layer != NULL ? gsy_layer_get_label (layer) : id;
}

gpointer
gsy_scheme_find_item (GsyScheme *self, GsySchemeList list, const char *id)
{
  g_return_val_if_fail (GSY_IS_SCHEME (self), NULL);
  g_return_val_if_fail ((guint) list < GSY_N_SCHEME_LISTS, NULL);

  if (id == NULL)
    return NULL;
  if (self->by_id[list] == NULL)
    {
      self->by_id[list] = g_hash_table_new (g_str_hash, g_str_equal);
      /* Of two with one id, the first is it. */
      for (guint i = self->lists[list]->len; i-- > 0;)
        {
          gpointer item = g_ptr_array_index (self->lists[list], i);

          g_hash_table_replace (self->by_id[list], (gpointer) gsy_scheme_list_get_id (list, item), item);
        }
    }
  return g_hash_table_lookup (self->by_id[list], id);
}

const GsyAttribute *
gsy_scheme_find_attribute (GsyScheme *self, const char *id)
{
  return gsy_scheme_find_item (self, GSY_LIST_ATTRIBUTES, id);
}

const GsyRelation *
gsy_scheme_find_relation (GsyScheme *self, const char *id)
{
  return gsy_scheme_find_item (self, GSY_LIST_RELATIONS, id);
}

const GsyTopic *
gsy_scheme_find_topic (GsyScheme *self, const char *name)
{
  return gsy_scheme_find_item (self, GSY_LIST_TOPICS, name);
}

const GsyActor *
gsy_scheme_find_actor (GsyScheme *self, const char *name)
{
  return gsy_scheme_find_item (self, GSY_LIST_ACTORS, name);
}

gboolean
gsy_scheme_is_muted (GsyScheme *self, const char *check)
{
  return gsy_scheme_find_item (self, GSY_LIST_MUTED, check) != NULL;
}

const char *
gsy_scheme_get_title (GsyScheme *self)
{
  g_return_val_if_fail (GSY_IS_SCHEME (self), NULL);

  return self->title;
}

void
gsy_scheme_set_title (GsyScheme *self, const char *title)
{
  char *copy;

  g_return_if_fail (GSY_IS_SCHEME (self));

  copy = g_strdup (title);
  g_free (self->title);
  self->title = copy;
  g_clear_pointer (&self->head, g_ptr_array_unref);
}

char **
gsy_scheme_get_unknown (GsyScheme *self)
{
  g_return_val_if_fail (GSY_IS_SCHEME (self), NULL);

  return self->unknown;
}

void
gsy_scheme_set_unknown (GsyScheme *self, char **unknown)
{
  char **copy;

  g_return_if_fail (GSY_IS_SCHEME (self));

  copy = g_strdupv (unknown);
  g_strfreev (self->unknown);
  self->unknown = copy;
  g_clear_pointer (&self->head, g_ptr_array_unref);
}

GPtrArray *
gsy_scheme_head_new (const char *title, char *const *unknown)
{
  GPtrArray *head = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (head, g_strdup (title != NULL ? title : ""));
  for (; unknown != NULL && *unknown != NULL; unknown++)
    g_ptr_array_add (head, g_strdup (*unknown));
  return head;
}

GPtrArray *
gsy_scheme_get_head (GsyScheme *self)
{
  g_return_val_if_fail (GSY_IS_SCHEME (self), NULL);

  if (self->head == NULL)
    self->head = gsy_scheme_head_new (self->title, self->unknown);
  return self->head;
}

static void
set_head (GsyScheme *self, GPtrArray *head)
{
  const char *title = g_ptr_array_index (head, 0);
  GStrvBuilder *unknown;

  if (self->head == head)
    return;
  g_free (self->title);
  self->title = *title != '\0' ? g_strdup (title) : NULL;
  unknown = g_strv_builder_new ();
  for (guint i = 1; i < head->len; i++)
    g_strv_builder_add (unknown, g_ptr_array_index (head, i));
  g_strfreev (self->unknown);
  self->unknown = head->len > 1 ? g_strv_builder_end (unknown) : NULL;
  g_strv_builder_unref (unknown);
  g_ptr_array_ref (head);
  g_clear_pointer (&self->head, g_ptr_array_unref);
  self->head = head;
  g_signal_emit (self, signals[CHANGED], 0, (int) GSY_SCHEME_HEAD);
}

gboolean
gsy_scheme_apply (GsyScheme *self, const GsyEdit *edit, GError **error)
{
  GPtrArray *after[GSY_N_SCHEME_LISTS + 1];

  g_return_val_if_fail (GSY_IS_SCHEME (self), FALSE);
  g_return_val_if_fail (edit != NULL, FALSE);

  for (guint i = 0; i < GSY_N_SCHEME_LISTS; i++)
    after[i] = self->lists[i];
  after[GSY_SCHEME_HEAD] = gsy_scheme_get_head (self);
  for (guint i = 0; i < gsy_edit_get_n_changes (edit); i++)
    {
      const GsyChange *change = gsy_edit_get_change (edit, i);

      if (change->kind != GSY_CHANGE_SCHEME)
        continue;
      /* The same elements are enough: the edit was made against an equal list. */
      if (!gsy_scheme_lists_equal (change->list, after[change->list], change->before))
        {
          g_set_error_literal (error, GSY_ERROR, GSY_ERROR_CONFLICT, _ ("The folder’s layers or lists have changed since, so nothing was done. Look at them and do it anew."));
          return FALSE;
        }
      after[change->list] = change->after;
    }
  for (guint i = 0; i < GSY_N_SCHEME_LISTS; i++)
    gsy_scheme_set_list (self, (GsySchemeList) i, after[i]);
  set_head (self, after[GSY_SCHEME_HEAD]);
  return TRUE;
}
