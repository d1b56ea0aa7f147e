/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-reading-view-announce.c: what a screen reader says of the article while the keyboard is in it: the statement that is selected or that the caret
 * comes into, and the window's messages. They are the view's description: GTK 4.8 has no other way to have something said, and a screen reader says
 * a new description of what has the keyboard. */
#include "config.h"

#include "app/gsy-reading-view-private.h"
#include "app/gsy-wording.h"

#include <glib/gi18n-lib.h>

GsyFolderIndex *
_gsy_reading_view_get_settled_index (GsyReadingView *self)
{
  GsyFolderIndex *index = gsy_editor_get_index (self->editor);

  return index != NULL && gsy_folder_index_is_settled (index) ? index : NULL;
}

/* The selected one if the caret is in it, else the shortest. @others: how many more there are. */
static const GsyStatement *
find_at_caret (GsyReadingView *self, GsyStore *store, guint *others)
{
  const GsyStatement *selected = gsy_editor_get_selected (self->editor);
  const GsyStatement *found = NULL;
  g_autoptr (GPtrArray) here = gsy_store_dup_at (store, gsy_reading_view_get_caret (self));

  *others = 0;
  for (guint i = 0; i < here->len; i++)
    {
      const GsyStatement *statement = g_ptr_array_index (here, i);
      if (!gsy_editor_is_layer_shown (self->editor, statement->layer))
        continue;
      if (found != NULL)
        (*others)++;
      if (found == NULL || statement == selected)
        found = statement;
    }
  return found;
}

/* (nullable) */
static char *
dup_description (GsyReadingView *self)
{
  GsyStore *store = self->editor != NULL ? gsy_editor_get_store (self->editor) : NULL;
  if (store == NULL || self->display == NULL)
    return NULL;

  guint others = 0;
  const GsyStatement *statement = self->announce_caret ? find_at_caret (self, store, &others) : gsy_editor_get_selected (self->editor);
  if (statement == NULL)
    return NULL;
  g_autofree char *description = gsy_wording_statement_description (gsy_editor_get_scheme (self->editor), store, _gsy_reading_view_get_settled_index (self), statement);
  if (others == 0)
    return g_steal_pointer (&description);
  /* Translators: said by a screen reader where statements overlap: %1$s describes one of them, as “Denial by China, La Chine a rejeté…, 2 of 5”; there are %2$u more at the same place */
  return g_strdup_printf (ngettext ("%1$s; %2$u more here", "%1$s; %2$u more here", others), description, others);
}

static void
describe (GsyReadingView *self, const char *description)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

/* What was said already is said again only when something else came between: a message is always news. */
static gboolean
announce_cb (gpointer user_data)
{
  GsyReadingView *self = user_data;
  g_autofree char *description = dup_description (self);

  self->announcing = 0;
  if (self->announce_message != NULL)
    {
      describe (self, "");
      describe (self, self->announce_message);
      g_clear_pointer (&self->announce_message, g_free);
      g_clear_pointer (&self->announced, g_free);
      /* A message does not stay the description of what has none. */
      self->announced = description != NULL ? g_steal_pointer (&description) : g_strdup ("");
      return G_SOURCE_REMOVE;
    }
  if (g_strcmp0 (description, self->announced) == 0)
    return G_SOURCE_REMOVE;
  describe (self, description != NULL ? description : "");
  g_free (self->announced);
  self->announced = g_steal_pointer (&description);
  return G_SOURCE_REMOVE;
}

/* When there is nothing more urgent: once for a drag's many steps, and after what the screen reader says of a caret that moves. */
void
_gsy_reading_view_announce (GsyReadingView *self)
{
  if (self->announcing == 0)
    self->announcing = g_idle_add (announce_cb, self);
}

static void
caret_cb (GsyReadingView *self)
{
  guint caret = gsy_reading_view_get_caret (self);
  if (caret == self->announce_offset)
    return;

  self->announce_offset = caret;
  self->announce_caret = TRUE;
  _gsy_reading_view_announce (self);
}

/* Selected or changed: what was done to the selected statement is told wherever the caret is. */
static void
selected_cb (GsyReadingView *self)
{
  self->announce_offset = gsy_reading_view_get_caret (self);
  self->announce_caret = FALSE;
  _gsy_reading_view_announce (self);
}

void
_gsy_reading_view_announce_again (GsyReadingView *self)
{
  /* What is said again must be something new first. */
  describe (self, "");
  g_clear_pointer (&self->announced, g_free);
  selected_cb (self);
}

static void
message_cb (GsyReadingView *self, const char *message)
{
  g_free (self->announce_message);
  self->announce_message = g_strdup (message);
  _gsy_reading_view_announce (self);
}

void
_gsy_reading_view_init_announce (GsyReadingView *self)
{
  g_signal_connect (self, "selection-changed", G_CALLBACK (caret_cb), NULL);
}

void
_gsy_reading_view_watch_announce (GsyReadingView *self)
{
  if (self->editor == NULL)
    return;
  g_signal_connect_object (self->editor, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "statements-changed", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "refused", G_CALLBACK (message_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "reported", G_CALLBACK (message_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "noticed", G_CALLBACK (message_cb), self, G_CONNECT_SWAPPED);
}

void
_gsy_reading_view_dispose_announce (GsyReadingView *self)
{
  g_clear_handle_id (&self->announcing, g_source_remove);
  g_clear_pointer (&self->announced, g_free);
  g_clear_pointer (&self->announce_message, g_free);
}
