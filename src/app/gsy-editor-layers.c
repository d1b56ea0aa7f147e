/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-editor-layers.c: which layers are shown and locked, which belongs to the session; and changes of the layers themselves, which
 * belong to the folder and can be undone. */
#include "config.h"

#include "app/gsy-editor-private.h"
#include "core/gsy-color.h"

#include <glib/gi18n-lib.h>

gboolean
gsy_editor_is_layer_hidden (GsyEditor *self, const char *layer)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);
  return g_hash_table_contains (self->hidden, layer);
}

gboolean
gsy_editor_is_layer_locked (GsyEditor *self, const char *layer)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);
  return g_hash_table_contains (self->locked, layer);
}

gboolean
gsy_editor_is_layer_shown (GsyEditor *self, const char *layer)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  if (self->solo != NULL)
    return g_str_equal (self->solo, layer);
  return !g_hash_table_contains (self->hidden, layer);
}

const char *
gsy_editor_get_solo (GsyEditor *self)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), NULL);
  return self->solo;
}

/* What is no longer shown is no longer selected: keys must not act on what nobody sees. */
static void
shown_changed (GsyEditor *self)
{
  const GsyStatement *selected = gsy_editor_get_selected (self);

  if (selected != NULL && !gsy_editor_is_layer_shown (self, selected->layer))
    gsy_editor_select (self, NULL, 0, FALSE);
  _gsy_editor_layers_changed (self);
}

static gboolean
set_member (GHashTable *set, const char *layer, gboolean member)
{
  return member ? g_hash_table_add (set, g_strdup (layer)) : g_hash_table_remove (set, layer);
}

void
gsy_editor_set_layer_hidden (GsyEditor *self, const char *layer, gboolean hidden)
{
  g_return_if_fail (GSY_IS_EDITOR (self));

  gboolean changed = set_member (self->hidden, layer, hidden);
  /* Showing another layer while one stands alone means: no longer alone. */
  if (!hidden && self->solo != NULL && !g_str_equal (self->solo, layer))
    {
      g_clear_pointer (&self->solo, g_free);
      changed = TRUE;
    }
  if (changed)
    shown_changed (self);
}

void
gsy_editor_set_layer_locked (GsyEditor *self, const char *layer, gboolean locked)
{
  g_return_if_fail (GSY_IS_EDITOR (self));

  if (set_member (self->locked, layer, locked))
    _gsy_editor_layers_changed (self);
}

void
gsy_editor_set_solo (GsyEditor *self, const char *layer)
{
  g_return_if_fail (GSY_IS_EDITOR (self));

  if (g_strcmp0 (self->solo, layer) == 0)
    return;
  g_free (self->solo);
  self->solo = g_strdup (layer);
  shown_changed (self);
}

void
_gsy_editor_ensure_shown (GsyEditor *self, const char *layer)
{
  gboolean changed = g_hash_table_remove (self->hidden, layer);

  if (self->solo != NULL && !g_str_equal (self->solo, layer))
    {
      g_clear_pointer (&self->solo, g_free);
      changed = TRUE;
    }
  if (changed)
    _gsy_editor_layers_changed (self);
}

static gboolean
is_unlisted (gpointer key, gpointer value, gpointer scheme)
{
  return gsy_scheme_find_layer (scheme, key) == NULL;
}

/* A layer that is listed no more has no row to show or unlock it by: its statements are shown and free. */
static void
forget_unlisted (GsyEditor *self)
{
  GsyScheme *scheme = gsy_editor_get_scheme (self);
  guint n = g_hash_table_foreach_remove (self->hidden, is_unlisted, scheme);

  n += g_hash_table_foreach_remove (self->locked, is_unlisted, scheme);
  if (self->solo != NULL && is_unlisted (self->solo, NULL, scheme))
    {
      g_clear_pointer (&self->solo, g_free);
      n++;
    }
  if (n > 0)
    _gsy_editor_layers_changed (self);
}

static char **
dup_set (GHashTable *set)
{
  g_autofree const char **keys = (const char **) g_hash_table_get_keys_as_array (set, NULL);
  return g_strdupv ((char **) keys);
}

char **
gsy_editor_dup_hidden (GsyEditor *self)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), NULL);
  return dup_set (self->hidden);
}

char **
gsy_editor_dup_locked (GsyEditor *self)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), NULL);
  return dup_set (self->locked);
}

/* --- changes of gainsay.json --- */

gboolean
gsy_editor_add_layer (GsyEditor *self, const char *name)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  if (self->corpus == NULL)
    return FALSE;
  GError *error = NULL;
  return _gsy_editor_do (self, gsy_scheme_edit_add_layer (gsy_editor_get_scheme (self), name, &error), &error);
}

gboolean
gsy_editor_remove_layer (GsyEditor *self, const char *layer)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  if (self->corpus == NULL)
    return FALSE;
  /* Translators: %s is the name of a layer, as “Denial” */
  g_autofree char *message = g_strdup_printf (_ ("Layer “%s” removed"), gsy_scheme_get_layer_label (gsy_editor_get_scheme (self), layer));
  GError *error = NULL;
  if (!_gsy_editor_do (self, gsy_scheme_edit_remove_layer (gsy_editor_get_scheme (self), layer, &error), &error))
    return FALSE;
  forget_unlisted (self);
  _gsy_editor_report (self, message);
  return TRUE;
}

gboolean
gsy_editor_move_layer (GsyEditor *self, const char *layer, guint position)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  if (self->corpus == NULL || gsy_scheme_get_layer_index (gsy_editor_get_scheme (self), layer) == (int) position)
    return FALSE;
  GError *error = NULL;
  return _gsy_editor_do (self, gsy_scheme_edit_move_layer (gsy_editor_get_scheme (self), layer, position, &error), &error);
}

/* A copy of the layer to change, NULL if it is not listed. */
static GsyLayer *
copy_layer (GsyEditor *self, const char *id)
{
  const GsyLayer *layer = self->corpus != NULL ? gsy_scheme_find_layer (gsy_editor_get_scheme (self), id) : NULL;
  return layer != NULL ? gsy_layer_copy (layer) : NULL;
}

static gboolean
replace_layer (GsyEditor *self, GsyLayer *layer, const char *label)
{
  if (gsy_layer_equal (layer, gsy_scheme_find_layer (gsy_editor_get_scheme (self), layer->id)))
    return FALSE;
  GError *error = NULL;
  return _gsy_editor_do (self, gsy_scheme_edit_replace_layer (gsy_editor_get_scheme (self), layer, label, &error), &error);
}

gboolean
gsy_editor_rename_layer (GsyEditor *self, const char *id, const char *name)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  g_autoptr (GsyLayer) layer = copy_layer (self, id);
  /* What is shown of a built-in name may be its translation: that is no new name. */
  if (layer == NULL || g_str_equal (name, gsy_layer_get_label (layer)))
    return FALSE;
  g_free (layer->name);
  layer->name = g_strstrip (g_strdup (name));
  return replace_layer (self, layer, _ ("Rename Layer"));
}

gboolean
gsy_editor_recolor_layer (GsyEditor *self, const char *id, const char *color)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  double rgb[3];
  g_return_val_if_fail (color != NULL && gsy_color_parse (color, rgb), FALSE);

  g_autoptr (GsyLayer) layer = copy_layer (self, id);
  if (layer == NULL)
    return FALSE;
  g_free (layer->color);
  layer->color = g_strdup (color);
  return replace_layer (self, layer, _ ("Change Layer’s Color"));
}

gboolean
gsy_editor_set_layer_key (GsyEditor *self, const char *id, const char *key)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  g_autoptr (GsyLayer) layer = copy_layer (self, id);
  if (layer == NULL)
    return FALSE;
  g_free (layer->key);
  layer->key = g_strdup (key);
  return replace_layer (self, layer, _ ("Change Layer’s Key"));
}

gboolean
gsy_editor_set_layer_line (GsyEditor *self, const char *id, GsyLineStyle line)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  g_autoptr (GsyLayer) layer = copy_layer (self, id);
  if (layer == NULL)
    return FALSE;
  layer->line = line;
  return replace_layer (self, layer, _ ("Change Layer’s Line"));
}
