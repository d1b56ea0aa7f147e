/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-reading-view-tooltip.c: the names of the statements under the pointer. */
#include "config.h"

#include "app/gsy-reading-view-private.h"

#include <glib/gi18n-lib.h>

#define MAX_NAMED 5

static char *
dup_sure_name (GsyReadingView *self, const GsyStatement *statement)
{
  const char *layer = gsy_scheme_get_layer_label (gsy_editor_get_scheme (self->editor), statement->layer);
  g_autofree char *source = gsy_fillers_dup_names (statement->source);
  g_autofree char *target = gsy_fillers_dup_names (statement->target);

  if (source != NULL && target != NULL)
    /* Translators: a layer's name, who says it, whom it is aimed at, as “Accusation by China, of United States” */
    return g_strdup_printf (_ ("%s by %s, of %s"), layer, source, target);
  if (source != NULL)
    /* Translators: a layer's name and who says it, as “Denial by China” */
    return g_strdup_printf (_ ("%s by %s"), layer, source);
  if (target != NULL)
    /* Translators: a layer's name and whom it is aimed at, as “Accusation, of China” */
    return g_strdup_printf (_ ("%s, of %s"), layer, target);
  return g_strdup (layer);
}

static char *
dup_name (GsyReadingView *self, const GsyStatement *statement)
{
  char *name = dup_sure_name (self, statement);

  if (gsy_statement_get_doubt (gsy_editor_get_article (self->editor), statement) == GSY_DOUBT_NONE)
    return name;
  g_autofree char *sure = name;
  /* Translators: %s is a statement, as “Denial by China”: the article changed, and somebody should look whether this is its place */
  return g_strdup_printf (_ ("%s: place to look at"), sure);
}

gboolean
_gsy_reading_view_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  GsyReadingView *self = GSY_READING_VIEW (widget);
  GsyStore *store = self->editor != NULL ? gsy_editor_get_store (self->editor) : NULL;
  guint offset = 0;

  if (store != NULL && !keyboard && !self->pointer.held && _gsy_reading_view_find_handle (self, x, y))
    {
      gtk_tooltip_set_text (tooltip, _ ("Drag onto the statement that this one answers or repeats, or press L to find it"));
      return TRUE;
    }
  g_autofree char *link = store != NULL && !keyboard && !self->pointer.held ? _gsy_reading_view_dup_link_tooltip (self, x, y) : NULL;
  if (link != NULL)
    {
      gtk_tooltip_set_text (tooltip, link);
      return TRUE;
    }
  /* Names do not come between selected words and what is offered for them. */
  if (store == NULL || (!keyboard && gsy_reading_view_has_offer (self)) || self->pointer.held || self->pointer.gripping || self->pointer.linking)
    return FALSE;
  if (keyboard)
    offset = gsy_reading_view_get_caret (self);
  else if (!gsy_reading_view_get_offset_at (self, x, y, &offset))
    return FALSE;

  g_autoptr (GPtrArray) here = gsy_store_dup_at (store, offset);
  g_autoptr (GString) text = g_string_new (NULL);
  guint named = 0;
  guint more = 0;
  for (guint i = 0; i < here->len; i++)
    {
      const GsyStatement *statement = g_ptr_array_index (here, i);
      if (!gsy_editor_is_layer_shown (self->editor, statement->layer))
        continue;
      if (named == MAX_NAMED)
        {
          more++;
          continue;
        }
      g_autofree char *name = dup_name (self, statement);
      if (named++ > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, name);
    }
  if (named == 0)
    return FALSE;
  if (more > 0)
    {
      /* Translators: below the names of some statements at one place: how many are there beside them */
      g_autofree char *rest = g_strdup_printf (ngettext ("and %u more", "and %u more", more), more);
      g_string_append_c (text, '\n');
      g_string_append (text, rest);
    }
  gtk_tooltip_set_text (tooltip, text->str);
  return TRUE;
}
