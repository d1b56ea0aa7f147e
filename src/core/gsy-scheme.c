/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-scheme.c: the vocabulary of a folder: its lists, their built-in defaults, and how an edit changes them. */
#include "config.h"
#include "core/gsy-scheme.h"

#include <glib/gi18n-lib.h>

#include "core/gsy-edit.h"
#include "core/gsy-error.h"
#include "core/gsy-intern.h"

/* --- Layers --- */

static const char *const line_names[GSY_N_LINE_STYLES] = {
  [GSY_LINE_SOLID] = "solid",
  [GSY_LINE_DASHED] = "dashed",
  [GSY_LINE_DOTTED] = "dotted",
  [GSY_LINE_DOUBLE] = "double",
  [GSY_LINE_WAVY] = "wavy",
};

static const struct
{
  const char *id;
  const char *name;
  const char *color;
  GsyLineStyle line;
  const char *key;
} builtin_layers[] = {
  /* Translators: a layer: a kind of statement marked in an article: someone accuses someone else. */
  { "accusation", N_ ("Accusation"), "#c01c28", GSY_LINE_SOLID, "1" },
  /* Translators: a layer: a kind of statement marked in an article: someone denies an accusation. */
  { "denial", N_ ("Denial"), "#1a5fb4", GSY_LINE_DASHED, "2" },
  /* Translators: a layer: a kind of statement marked in an article: the accused accuses in return. */
  { "counter-accusation", N_ ("Counter-accusation"), "#9a5c00", GSY_LINE_DOUBLE, "3" },
};

const char *
gsy_line_style_to_string (GsyLineStyle line)
{
  g_return_val_if_fail ((guint) line < GSY_N_LINE_STYLES, line_names[GSY_LINE_SOLID]);

  return line_names[line];
}

gboolean
gsy_line_style_from_string (const char *string, GsyLineStyle *line)
{
  for (guint i = 0; i < GSY_N_LINE_STYLES; i++)
    if (g_strcmp0 (string, line_names[i]) == 0)
      {
        *line = (GsyLineStyle) i;
        return TRUE;
      }
  return FALSE;
}

GsyLayer *
gsy_layer_new (const char *id, const char *name, const char *color, GsyLineStyle line, const char *key)
{
  GsyLayer *self;

  g_return_val_if_fail (id != NULL, NULL);

  self = g_new0 (GsyLayer, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->id = gsy_intern (id);
  self->name = g_strdup (name);
  self->color = g_strdup (color);
  self->line = line;
  self->key = g_strdup (key);
  return self;
}

GsyLayer *
gsy_layer_ref (const GsyLayer *self)
{
  GsyLayer *mutable = (GsyLayer *) self;

  g_atomic_ref_count_inc (&mutable->ref_count);
  return mutable;
}

void
gsy_layer_unref (GsyLayer *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ref_string_release (self->id);
  g_free (self->name);
  g_free (self->color);
  g_free (self->key);
  g_free (self->definition);
  g_strfreev (self->examples);
  g_strfreev (self->unknown);
  g_free (self);
}

GsyLayer *
gsy_layer_copy (const GsyLayer *self)
{
  GsyLayer *copy = gsy_layer_new (self->id, self->name, self->color, self->line, self->key);

  copy->definition = g_strdup (self->definition);
  copy->examples = g_strdupv (self->examples);
  copy->unknown = g_strdupv (self->unknown);
  return copy;
}

static gboolean
strv_equal0 (char **a, char **b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_strv_equal ((const char *const *) a, (const char *const *) b);
}

gboolean
gsy_layer_equal (const GsyLayer *a, const GsyLayer *b)
{
  if (a == b)
    return TRUE;
  return a->line == b->line &&
         g_strcmp0 (a->id, b->id) == 0 &&
         g_strcmp0 (a->name, b->name) == 0 &&
         g_strcmp0 (a->color, b->color) == 0 &&
         g_strcmp0 (a->key, b->key) == 0 &&
         g_strcmp0 (a->definition, b->definition) == 0 &&
         strv_equal0 (a->examples, b->examples) &&
         strv_equal0 (a->unknown, b->unknown);
}

const char *
gsy_layer_get_label (const GsyLayer *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (builtin_layers); i++)
    if (g_strcmp0 (self->id, builtin_layers[i].id) == 0 && g_strcmp0 (self->name, builtin_layers[i].name) == 0)
      return _ (builtin_layers[i].name);
  return self->name != NULL ? self->name : self->id;
}

/* --- Items of the other lists --- */

static const struct
{
  GsySchemeList list;
  const char *id;
  const char *name;
  const char *json;
} builtin_items[] = {
  /* Translators: an attribute of a statement: whether its words are quoted (direct), told (indirect), or both */
  { GSY_LIST_ATTRIBUTES, "voice", NC_ ("attribute of a statement", "Voice"),
    "{\"id\": \"voice\", \"name\": \"Voice\", \"type\": \"choice\", \"choices\": [{\"id\": \"direct\", \"name\": \"Direct\"}, "
    "{\"id\": \"indirect\", \"name\": \"Indirect\"}, {\"id\": \"mixed\", \"name\": \"Mixed\"}]}" },
  /* Translators: an attribute of a statement: how sure the one who marked it is: sure, probable, doubtful */
  { GSY_LIST_ATTRIBUTES, "certainty", NC_ ("attribute of a statement", "Certainty"),
    "{\"id\": \"certainty\", \"name\": \"Certainty\", \"type\": \"choice\", \"choices\": [{\"id\": \"sure\", \"name\": \"Sure\"}, "
    "{\"id\": \"probable\", \"name\": \"Probable\"}, {\"id\": \"doubtful\", \"name\": \"Doubtful\"}]}" },
  /* Translators: heading of the statements that a statement answers, as a denial answers an accusation; a verb */
  { GSY_LIST_RELATIONS, "answers", NC_ ("relation between statements", "Answers"),
    "{\"id\": \"answers\", \"name\": \"Answers\", \"from\": [\"denial\", \"counter-accusation\"], "
    "\"to\": [\"accusation\", \"counter-accusation\"]}" },
  /* Translators: heading of the statements that a statement says once more; a verb */
  { GSY_LIST_RELATIONS, "repeats", NC_ ("relation between statements", "Repeats"),
    "{\"id\": \"repeats\", \"name\": \"Repeats\"}" },
};

static const struct
{
  const char *attribute;
  const char *value;
  const char *name;
} builtin_values[] = {
  /* Translators: the words of a statement are quoted */
  { "voice", "direct", NC_ ("value of an attribute", "Direct") },
  /* Translators: the words of a statement are told, not quoted */
  { "voice", "indirect", NC_ ("value of an attribute", "Indirect") },
  /* Translators: some words of a statement are quoted, others told */
  { "voice", "mixed", NC_ ("value of an attribute", "Mixed") },
  /* Translators: the one who marked a statement is sure that it is one */
  { "certainty", "sure", NC_ ("value of an attribute", "Sure") },
  /* Translators: the one who marked a statement thinks that it is one */
  { "certainty", "probable", NC_ ("value of an attribute", "Probable") },
  /* Translators: the one who marked a statement doubts that it is one */
  { "certainty", "doubtful", NC_ ("value of an attribute", "Doubtful") },
};

GsySchemeItem *
gsy_scheme_item_new (const char *id, const char *name, const char *json)
{
  GsySchemeItem *self = g_new0 (GsySchemeItem, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->json = g_strdup (json);
  return self;
}

const char *
gsy_scheme_item_get_label (const GsySchemeItem *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (builtin_items); i++)
    if (g_strcmp0 (self->id, builtin_items[i].id) == 0 && g_strcmp0 (self->name, builtin_items[i].name) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, builtin_items[i].list == GSY_LIST_ATTRIBUTES ? "attribute of a statement" : "relation between statements",
                           builtin_items[i].name);
  return self->name != NULL ? self->name : self->id;
}

static gboolean
is_as_built_in (const GsySchemeItem *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (builtin_items); i++)
    if (g_strcmp0 (self->id, builtin_items[i].id) == 0)
      return g_strcmp0 (self->json, builtin_items[i].json) == 0;
  return FALSE;
}

const char *
gsy_scheme_item_get_value_label (const GsySchemeItem *self, const char *value)
{
  if (is_as_built_in (self))
    for (guint i = 0; i < G_N_ELEMENTS (builtin_values); i++)
      if (g_strcmp0 (self->id, builtin_values[i].attribute) == 0 && g_strcmp0 (value, builtin_values[i].value) == 0)
        return g_dpgettext2 (GETTEXT_PACKAGE, "value of an attribute", builtin_values[i].name);
  return value;
}

GsySchemeItem *
gsy_scheme_item_ref (const GsySchemeItem *self)
{
  GsySchemeItem *mutable = (GsySchemeItem *) self;

  g_atomic_ref_count_inc (&mutable->ref_count);
  return mutable;
}

void
gsy_scheme_item_unref (GsySchemeItem *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->id);
  g_free (self->name);
  g_free (self->json);
  g_free (self);
}

/* --- The scheme --- */

struct _GsyScheme
{
  GObject parent_instance;

  GPtrArray *lists[GSY_N_SCHEME_LISTS];
  GPtrArray *defaults[GSY_N_SCHEME_LISTS]; /* the built-in ones: undoing the first change brings the very array back */
  char *title;
  char **unknown;
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
      g_clear_pointer (&self->lists[i], g_ptr_array_unref);
      g_clear_pointer (&self->defaults[i], g_ptr_array_unref);
    }
  g_free (self->title);
  g_strfreev (self->unknown);

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
  self->defaults[GSY_LIST_LAYERS] = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_layer_unref);
  for (guint i = 0; i < G_N_ELEMENTS (builtin_layers); i++)
    g_ptr_array_add (self->defaults[GSY_LIST_LAYERS],
                     gsy_layer_new (builtin_layers[i].id, builtin_layers[i].name, builtin_layers[i].color, builtin_layers[i].line, builtin_layers[i].key));
  for (guint i = GSY_LIST_LAYERS + 1; i < GSY_N_SCHEME_LISTS; i++)
    self->defaults[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_scheme_item_unref);
  for (guint i = 0; i < G_N_ELEMENTS (builtin_items); i++)
    g_ptr_array_add (self->defaults[builtin_items[i].list],
                     gsy_scheme_item_new (builtin_items[i].id, builtin_items[i].name, builtin_items[i].json));
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
}

/* Two arrays of one kind with the same elements: enough for an edit that was made against an equal list. */
static gboolean
lists_equal (GsySchemeList list, GPtrArray *a, GPtrArray *b)
{
  if (a == b)
    return TRUE;
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const GsySchemeItem *x = g_ptr_array_index (a, i);
      const GsySchemeItem *y = g_ptr_array_index (b, i);

      if (list == GSY_LIST_LAYERS
            ? !gsy_layer_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i))
            : (x != y && g_strcmp0 (x->json, y->json) != 0))
        return FALSE;
    }
  return TRUE;
}

gboolean
gsy_scheme_apply (GsyScheme *self, const GsyEdit *edit, GError **error)
{
  GPtrArray *after[GSY_N_SCHEME_LISTS];

  g_return_val_if_fail (GSY_IS_SCHEME (self), FALSE);
  g_return_val_if_fail (edit != NULL, FALSE);

  for (guint i = 0; i < GSY_N_SCHEME_LISTS; i++)
    after[i] = self->lists[i];
  for (guint i = 0; i < gsy_edit_get_n_changes (edit); i++)
    {
      const GsyChange *change = gsy_edit_get_change (edit, i);

      if (change->kind != GSY_CHANGE_SCHEME)
        continue;
      if (!lists_equal (change->list, after[change->list], change->before))
        {
          g_set_error_literal (error, GSY_ERROR, GSY_ERROR_CONFLICT, _ ("The folder’s layers or lists have changed since, so nothing was done. Look at them and do it anew."));
          return FALSE;
        }
      after[change->list] = change->after;
    }
  for (guint i = 0; i < GSY_N_SCHEME_LISTS; i++)
    gsy_scheme_set_list (self, (GsySchemeList) i, after[i]);
  return TRUE;
}
