/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-reading-pane-menu.c: the menu at a place in the article: for the selected words, and for the selected statement. */
#include "config.h"

#include "app/gsy-reading-pane-private.h"

#include <glib/gi18n-lib.h>

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

static GMenuModel *
new_menu (GsyReadingPane *self)
{
  const GsyStatement *selected = gsy_editor_get_selected (self->editor);
  gboolean has_text = !gsy_span_is_empty (gsy_reading_view_get_selection (self->view));
  GMenu *menu = g_menu_new ();

  if (has_text)
    {
      g_autoptr (GMenu) section = g_menu_new ();
      g_autoptr (GMenu) layers = new_layer_menu (self, "view.mark");
      g_menu_append_submenu (section, _ ("_Mark As"), G_MENU_MODEL (layers));
      if (selected != NULL)
        g_menu_append (section, _ ("_Add as Fragment"), "view.add-fragment");
      g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
    }

  if (selected != NULL)
    {
      g_autoptr (GMenu) section = g_menu_new ();
      g_autoptr (GMenu) layers = new_layer_menu (self, "view.set-layer");
      g_menu_append (section, _ ("_Details"), "view.details");
      g_menu_append_submenu (section, _ ("Change _Layer"), G_MENU_MODEL (layers));
      if (gsy_statement_get_n_spans (selected) > 1)
        g_menu_append (section, _ ("_Remove Fragment"), "view.remove-fragment");
      g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
    }

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
