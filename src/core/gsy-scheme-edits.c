/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-scheme-edits.c: what adding, removing, moving and changing a layer means, as edits. */
#include "config.h"
#include "core/gsy-scheme-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/gsy-edit.h"
#include "core/gsy-error.h"

/* For layers beyond the built-in three: each tells itself from those and from one another, with 3:1 at least against white. */
static const char *const palette[] = {
  "#26803b", /* green */
  "#813d9c", /* purple */
  "#0b7a86", /* teal */
  "#c2317f", /* pink */
  "#6b6d00", /* olive */
  "#5e5c64", /* grey */
  "#5b45d6", /* violet */
  "#6b3a2a", /* brown */
};

/* The first of the palette that is used least. */
static const char *
choose_color (GsyScheme *scheme)
{
  guint best = 0;
  guint best_uses = G_MAXUINT;

  for (guint i = 0; i < G_N_ELEMENTS (palette); i++)
    {
      guint uses = 0;

      for (guint j = 0; j < gsy_scheme_get_n_layers (scheme); j++)
        {
          const char *color = gsy_scheme_get_layer (scheme, j)->color;

          uses += color != NULL && g_ascii_strcasecmp (color, palette[i]) == 0;
        }
      if (uses < best_uses)
        {
          best = i;
          best_uses = uses;
        }
    }
  return palette[best];
}

/* The first line style that is used least. */
static GsyLineStyle
choose_line (GsyScheme *scheme)
{
  guint uses[GSY_N_LINE_STYLES] = { 0 };
  guint best = 0;

  for (guint i = 0; i < gsy_scheme_get_n_layers (scheme); i++)
    uses[gsy_scheme_get_layer (scheme, i)->line]++;
  for (guint i = 1; i < GSY_N_LINE_STYLES; i++)
    if (uses[i] < uses[best])
      best = i;
  return (GsyLineStyle) best;
}

GsyEdit *
gsy_scheme_edit_add_layer (GsyScheme *self, const char *name, GError **error)
{
  g_autoptr (GPtrArray) layers = NULL;
  g_autofree char *trimmed = NULL;
  g_autofree char *id = NULL;
  char key[2] = "1";

  g_return_val_if_fail (GSY_IS_SCHEME (self), NULL);

  trimmed = g_strstrip (g_strdup (name != NULL ? name : ""));
  id = gsy_scheme_dup_free_id (self, GSY_LIST_LAYERS, trimmed);
  while (key[0] <= '9' && gsy_scheme_find_layer_by_key (self, key) != NULL)
    key[0]++;
  layers = gsy_scheme_copy_list (self, GSY_LIST_LAYERS);
  g_ptr_array_add (layers, gsy_layer_new (id,
                                          /* Translators: the name of a layer until the user gives it one. */
                                          trimmed[0] != '\0' ? trimmed : _ ("New Layer"),
                                          choose_color (self), choose_line (self), key[0] <= '9' ? key : NULL));
  return gsy_scheme_edit_list (self, GSY_LIST_LAYERS, _ ("Add Layer"), layers);
}

GsyEdit *
gsy_scheme_edit_remove_layer (GsyScheme *self, const char *id, GError **error)
{
  return gsy_scheme_edit_remove_item (self, GSY_LIST_LAYERS, id, error);
}

GsyEdit *
gsy_scheme_edit_move_layer (GsyScheme *self, const char *id, guint position, GError **error)
{
  return gsy_scheme_edit_move_item (self, GSY_LIST_LAYERS, id, position, error);
}

GsyEdit *
gsy_scheme_edit_replace_layer (GsyScheme *self, GsyLayer *layer, const char *label, GError **error)
{
  g_autoptr (GPtrArray) layers = NULL;
  const GsyLayer *old;
  const GsyLayer *holder;
  int i;

  g_return_val_if_fail (GSY_IS_SCHEME (self), NULL);
  g_return_val_if_fail (layer != NULL, NULL);

  i = gsy_scheme_find_place (self, GSY_LIST_LAYERS, layer->id, error);
  if (i < 0)
    return NULL;
  if (layer->name == NULL || strspn (layer->name, " \t\n") == strlen (layer->name))
    {
      g_set_error_literal (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED, _ ("A layer needs a name. Type one."));
      return NULL;
    }
  old = gsy_scheme_get_layer (self, (guint) i);
  if (gsy_layer_equal (old, layer))
    return gsy_scheme_edit_list (self, GSY_LIST_LAYERS, label, NULL);

  layers = gsy_scheme_copy_list (self, GSY_LIST_LAYERS);
  gsy_scheme_list_put (GSY_LIST_LAYERS, layers, (guint) i, layer);
  /* A key is one layer's: whoever had it gets the one that became free. */
  holder = layer->key != NULL ? gsy_scheme_find_layer_by_key (self, layer->key) : NULL;
  if (holder != NULL && holder != old)
    {
      guint place = (guint) gsy_scheme_get_layer_index (self, holder->id);
      g_autoptr (GsyLayer) changed = gsy_layer_copy (holder);

      g_free (changed->key);
      changed->key = g_strdup (old->key);
      gsy_scheme_list_put (GSY_LIST_LAYERS, layers, place, changed);
    }
  return gsy_scheme_edit_list (self, GSY_LIST_LAYERS, label, layers);
}
