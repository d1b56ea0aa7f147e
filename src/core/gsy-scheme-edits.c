/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-scheme-edits.c: what adding, removing, moving and changing a layer means, as edits. */
#include "config.h"
#include "core/gsy-scheme.h"

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

static GPtrArray *
copy_layers (GsyScheme *scheme)
{
  GPtrArray *layers = gsy_scheme_get_list (scheme, GSY_LIST_LAYERS);
  GPtrArray *copy = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_layer_unref);

  for (guint i = 0; i < layers->len; i++)
    g_ptr_array_add (copy, gsy_layer_ref (g_ptr_array_index (layers, i)));
  return copy;
}

/* An edit from the layers as they are to @layers; NULL: an edit that changes nothing. */
static GsyEdit *
edit_layers (GsyScheme *scheme, const char *label, GPtrArray *layers)
{
  GsyEdit *edit = gsy_edit_new (label);

  if (layers != NULL)
    gsy_edit_add_scheme (edit, GSY_LIST_LAYERS, gsy_scheme_get_list (scheme, GSY_LIST_LAYERS), layers);
  return edit;
}

static int
find_layer (GsyScheme *scheme, const char *id, GError **error)
{
  int i = gsy_scheme_get_layer_index (scheme, id);

  if (i < 0)
    /* Translators: %s is the name of a layer. */
    g_set_error (error, GSY_ERROR, GSY_ERROR_CONFLICT, _ ("There is no layer “%s” any more. Add it again first."), id);
  return i;
}

/* Letters and digits of @name in ASCII, lower case, in groups joined by hyphens: “Démenti officiel” gives dementi-officiel. */
static char *
make_slug (const char *name)
{
  g_autofree char *ascii = g_str_to_ascii (name, "C");
  g_autoptr (GString) slug = g_string_new (NULL);

  for (const char *p = ascii; *p != '\0'; p++)
    {
      if (g_ascii_isalnum (*p))
        g_string_append_c (slug, g_ascii_tolower (*p));
      else if (*p != '?' && *p != '\'' && slug->len > 0 && slug->str[slug->len - 1] != '-')
        g_string_append_c (slug, '-');
    }
  g_string_truncate (slug, MIN (slug->len, 48));
  while (slug->len > 0 && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);
  return g_string_free (g_steal_pointer (&slug), FALSE);
}

static char *
choose_id (GsyScheme *scheme, const char *name)
{
  g_autofree char *slug = make_slug (name);
  const char *stem = slug[0] != '\0' ? slug : "layer";

  if (gsy_scheme_find_layer (scheme, stem) == NULL)
    return g_strdup (stem);
  for (guint n = 2;; n++)
    {
      g_autofree char *id = g_strdup_printf ("%s-%u", stem, n);

      if (gsy_scheme_find_layer (scheme, id) == NULL)
        return g_steal_pointer (&id);
    }
}

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
  id = choose_id (self, trimmed);
  while (key[0] <= '9' && gsy_scheme_find_layer_by_key (self, key) != NULL)
    key[0]++;
  layers = copy_layers (self);
  g_ptr_array_add (layers, gsy_layer_new (id,
                                          /* Translators: the name of a layer until the user gives it one. */
                                          trimmed[0] != '\0' ? trimmed : _ ("New Layer"),
                                          choose_color (self), choose_line (self), key[0] <= '9' ? key : NULL));
  return edit_layers (self, _ ("Add Layer"), layers);
}

GsyEdit *
gsy_scheme_edit_remove_layer (GsyScheme *self, const char *id, GError **error)
{
  g_autoptr (GPtrArray) layers = NULL;
  g_autofree char *label = NULL;
  int i;

  g_return_val_if_fail (GSY_IS_SCHEME (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  i = find_layer (self, id, error);
  if (i < 0)
    return NULL;
  layers = copy_layers (self);
  g_ptr_array_remove_index (layers, (guint) i);
  /* Translators: a step in Undo and Redo; %s is the name of a layer. */
  label = g_strdup_printf (_ ("Remove Layer %s"), gsy_scheme_get_layer_label (self, id));
  return edit_layers (self, label, layers);
}

GsyEdit *
gsy_scheme_edit_move_layer (GsyScheme *self, const char *id, guint position, GError **error)
{
  g_autoptr (GPtrArray) layers = NULL;
  g_autofree char *label = NULL;
  int i;

  g_return_val_if_fail (GSY_IS_SCHEME (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  i = find_layer (self, id, error);
  if (i < 0)
    return NULL;
  position = MIN (position, gsy_scheme_get_n_layers (self) - 1);
  /* Translators: a step in Undo and Redo; %s is the name of a layer. */
  label = g_strdup_printf (_ ("Move Layer %s"), gsy_scheme_get_layer_label (self, id));
  if (position == (guint) i)
    return edit_layers (self, label, NULL);
  layers = copy_layers (self);
  g_ptr_array_insert (layers, (int) position, g_ptr_array_steal_index (layers, (guint) i));
  return edit_layers (self, label, layers);
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

  i = find_layer (self, layer->id, error);
  if (i < 0)
    return NULL;
  if (layer->name == NULL || strspn (layer->name, " \t\n") == strlen (layer->name))
    {
      g_set_error_literal (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED, _ ("A layer needs a name. Type one."));
      return NULL;
    }
  old = gsy_scheme_get_layer (self, (guint) i);
  if (gsy_layer_equal (old, layer))
    return edit_layers (self, label, NULL);

  layers = copy_layers (self);
  gsy_layer_unref (g_ptr_array_index (layers, (guint) i));
  g_ptr_array_index (layers, (guint) i) = gsy_layer_ref (layer);
  /* A key is one layer's: whoever had it gets the one that became free. */
  holder = layer->key != NULL ? gsy_scheme_find_layer_by_key (self, layer->key) : NULL;
  if (holder != NULL && holder != old)
    {
      guint place = (guint) gsy_scheme_get_layer_index (self, holder->id);
      GsyLayer *changed = gsy_layer_copy (holder);

      g_free (changed->key);
      changed->key = g_strdup (old->key);
      gsy_layer_unref (g_ptr_array_index (layers, place));
      g_ptr_array_index (layers, place) = changed;
    }
  return edit_layers (self, label, layers);
}
