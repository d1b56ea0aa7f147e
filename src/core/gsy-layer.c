/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-layer.c: a kind of statement, and the three that are built in. */
#include "config.h"
#include "core/gsy-scheme.h"

#include <glib/gi18n-lib.h>

#include "core/gsy-element.h"

#define LAYER (gsy_element_type_of_list (GSY_LIST_LAYERS))

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

  self = gsy_element_new (LAYER, id);
  self->name = g_strdup (name);
  self->color = g_strdup (color);
  self->line = line;
  self->key = g_strdup (key);
  return self;
}

GsyLayer *
gsy_layer_ref (const GsyLayer *self)
{
  return gsy_element_ref (self);
}

void
gsy_layer_unref (GsyLayer *self)
{
  gsy_element_unref (LAYER, self);
}

GsyLayer *
gsy_layer_copy (const GsyLayer *self)
{
  return gsy_element_copy (LAYER, self);
}

gboolean
gsy_layer_equal (const GsyLayer *a, const GsyLayer *b)
{
  return gsy_element_equal (LAYER, a, b);
}

const char *
gsy_layer_get_label (const GsyLayer *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (builtin_layers); i++)
    if (g_strcmp0 (self->id, builtin_layers[i].id) == 0 && g_strcmp0 (self->name, builtin_layers[i].name) == 0)
      return _ (builtin_layers[i].name);
  return self->name != NULL ? self->name : self->id;
}

void
gsy_layers_add_builtin (GPtrArray *layers)
{
  for (guint i = 0; i < G_N_ELEMENTS (builtin_layers); i++)
    g_ptr_array_add (layers, gsy_layer_new (builtin_layers[i].id, builtin_layers[i].name, builtin_layers[i].color, builtin_layers[i].line, builtin_layers[i].key));
}
