/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-reading-pane-menu.c: the menu at a place in the article: for the selected words, and for the selected statement. */
#include "config.h"

#include "app/gsy-reading-pane-private.h"
#include "app/gsy-wording.h"

#include <glib/gi18n-lib.h>

/* Of the words at a link's other end. */
#define LINK_CHARS 32

static void
append_with_key (GMenu *menu, const char *label, const char *action, const char *key)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  g_menu_item_set_attribute (item, "accel", "s", key);
  g_menu_append_item (menu, item);
}

static GMenu *
new_layer_menu (GsyReadingPane *self, const char *action)
{
  GsyScheme *scheme = gsy_editor_get_scheme (self->editor);
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < gsy_scheme_get_n_layers (scheme); i++)
    {
      const GsyLayer *layer = gsy_scheme_get_layer (scheme, i);
      g_autoptr (GMenuItem) item = g_menu_item_new (gsy_layer_get_label (layer), NULL);
      g_menu_item_set_action_and_target (item, action, "s", layer->id);
      g_menu_append_item (menu, item);
    }
  return menu;
}

/* --- links --- */

/* @inverse: seen from the end that it leads to. @quote: (nullable): the words at the other end. */
static char *
dup_link_label (GsyScheme *scheme, const char *id, gboolean inverse, const char *quote)
{
  const GsyRelation *relation = gsy_scheme_find_relation (scheme, id);
  const char *name = relation != NULL ? gsy_relation_get_label (relation) : id;
  const char *inverse_name = relation != NULL ? gsy_relation_get_inverse_label (relation) : NULL;
  g_autofree char *words = quote != NULL ? gsy_wording_shorten (quote, LINK_CHARS) : g_strdup ("…");
  g_autofree char *label = NULL;

  if (inverse && inverse_name == NULL)
    /* Translators: a link that comes from another statement: %1$s is its relation as the user called it, %2$s are that statement’s words */
    label = g_strdup_printf (_ ("From “%2$s” (%1$s)"), name, words);
  else
    /* Translators: a link: %1$s is its relation, as “Answers” or “Answered by”, %2$s are the words of the statement at its other end */
    label = g_strdup_printf (_ ("%1$s “%2$s”"), inverse ? inverse_name : name, words);

  /* No letter of it is a mnemonic. */
  g_auto (GStrv) parts = g_strsplit (label, "_", -1);
  return g_strjoinv ("__", parts);
}

static void
append_links (GsyReadingPane *self, GMenu *menu, const GsyStatement *statement)
{
  GsyScheme *scheme = gsy_editor_get_scheme (self->editor);
  GsyFolderIndex *index = gsy_corpus_get_index (gsy_editor_get_corpus (self->editor));
  const char *key = gsy_document_get_key (gsy_editor_get_document (self->editor));

  for (guint i = 0; statement->links != NULL && i < statement->links->len; i++)
    {
      const GsyLink *link = g_ptr_array_index (statement->links, i);
      const GsyEntry *entry = gsy_folder_index_find (index, link->article != NULL ? link->article : key, link->to);
      g_autofree char *label = dup_link_label (scheme, link->relation, FALSE, entry != NULL ? entry->quote : link->exact);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, "view.follow-link", "u", i);
      g_menu_append_item (menu, item);
    }

  g_autoptr (GPtrArray) incoming = gsy_folder_index_dup_incoming (index, statement->id);
  for (guint i = 0; i < incoming->len; i++)
    {
      const GsyEntry *entry = g_ptr_array_index (incoming, i);
      for (guint k = 0; k < entry->n_links; k++)
        {
          if (g_strcmp0 (entry->links[k].to, statement->id) != 0)
            continue;
          g_autofree char *label = dup_link_label (scheme, entry->links[k].relation, TRUE, entry->quote);
          g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);
          g_menu_item_set_action_and_target (item, "view.go-to", "(^ay^ay)", entry->article, entry->id);
          g_menu_append_item (menu, item);
        }
    }
}

/* --- the menu --- */

static GMenu *
new_words_section (GsyReadingPane *self, const GsyStatement *selected)
{
  GMenu *section = g_menu_new ();
  g_autoptr (GMenu) layers = new_layer_menu (self, "view.mark");

  if (gsy_editor_get_doubt (self->editor) != GSY_DOUBT_NONE)
    /* Translators: in the menu of selected words: the selected statement, whose place is doubtful or lost since the article changed, is here */
    append_with_key (section, _ ("_Place Statement Here"), "view.place-again", "y");
  g_menu_append_submenu (section, _ ("_Mark As"), G_MENU_MODEL (layers));
  if (selected == NULL)
    return section;
  append_with_key (section, _ ("Set as _Source"), "view.set-role::source", "s");
  append_with_key (section, _ ("Set as C_ue"), "view.set-role::cue", "c");
  append_with_key (section, _ ("Set as _Target"), "view.set-role::target", "t");
  g_menu_append (section, _ ("_Add as Fragment"), "view.add-fragment");
  return section;
}

static GMenu *
new_statement_section (GsyReadingPane *self, const GsyStatement *selected)
{
  GMenu *section = g_menu_new ();
  g_autoptr (GMenu) layers = new_layer_menu (self, "view.set-layer");

  if (gsy_editor_get_doubt (self->editor) == GSY_DOUBT_PLACE)
    /* Translators: yes, the statement, whose place is doubtful since the article changed, is at the right one */
    append_with_key (section, _ ("Ri_ght Place"), "view.confirm-place", "y");
  g_menu_append (section, _ ("_Details"), "view.details");
  g_menu_append_submenu (section, _ ("Change _Layer"), G_MENU_MODEL (layers));
  if (gsy_statement_get_n_spans (selected) > 1)
    g_menu_append (section, _ ("_Remove Fragment"), "view.remove-fragment");
  return section;
}

static GMenu *
new_link_section (GsyReadingPane *self, const GsyStatement *selected)
{
  GMenu *section = g_menu_new ();

  if (selected != NULL)
    {
      g_autoptr (GMenu) links = g_menu_new ();
      append_links (self, links, selected);
      append_with_key (section, _ ("Lin_k…"), "view.link", "l");
      if (g_menu_model_get_n_items (G_MENU_MODEL (links)) > 0)
        {
          append_with_key (section, _ ("F_ollow Link"), "view.follow", "g");
          g_menu_append_submenu (section, _ ("L_inks"), G_MENU_MODEL (links));
        }
    }
  if (gsy_editor_can_go_back (self->editor))
    append_with_key (section, _ ("Go _Back"), "win.go-back", "<Alt>Home");
  return section;
}

static GMenuModel *
new_menu (GsyReadingPane *self)
{
  const GsyStatement *selected = gsy_editor_get_selected (self->editor);
  gboolean has_text = !gsy_span_is_empty (gsy_reading_view_get_selection (self->view));
  GMenu *menu = g_menu_new ();

  if (has_text)
    {
      g_autoptr (GMenu) words = new_words_section (self, selected);
      g_menu_append_section (menu, NULL, G_MENU_MODEL (words));
    }
  if (selected != NULL)
    {
      g_autoptr (GMenu) statement = new_statement_section (self, selected);
      g_menu_append_section (menu, NULL, G_MENU_MODEL (statement));
    }
  g_autoptr (GMenu) links = new_link_section (self, selected);
  if (g_menu_model_get_n_items (G_MENU_MODEL (links)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (links));

  g_autoptr (GMenu) copying = g_menu_new ();
  g_menu_append (copying, _ ("_Copy"), "view.copy");
  g_menu_append (copying, _ ("_Find in Article"), "view.find");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (copying));

  if (selected != NULL)
    {
      g_autoptr (GMenu) removing = g_menu_new ();
      g_menu_append (removing, _ ("_Delete Statement"), "view.delete");
      g_menu_append_section (menu, NULL, G_MENU_MODEL (removing));
    }
  return G_MENU_MODEL (menu);
}

/* Names of statements do not pop up over the menu for them. */
static void
closed_cb (GsyReadingPane *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self->view), TRUE);
}

void
_gsy_reading_pane_show_menu (GsyReadingPane *self, int x, int y)
{
  if (gsy_editor_get_document (self->editor) == NULL)
    return;

  double pane_x = 0;
  double pane_y = 0;
  g_autoptr (GMenuModel) model = new_menu (self);
  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (NULL);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      g_signal_connect_object (self->menu, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_popover_set_position (GTK_POPOVER (self->menu), GTK_POS_BOTTOM);
      gtk_widget_set_halign (self->menu, gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? GTK_ALIGN_END : GTK_ALIGN_START);
    }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), model);
  gtk_widget_translate_coordinates (GTK_WIDGET (self->view), GTK_WIDGET (self), x, y, &pane_x, &pane_y);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ (int) pane_x, (int) pane_y, 1, 1 });
  gtk_widget_set_has_tooltip (GTK_WIDGET (self->view), FALSE);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}
