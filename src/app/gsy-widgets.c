/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-widgets.c: what GTK 4.8 leaves to its users: names of widgets, the keyboard's way through them, lists and lines that fit. */
#include "config.h"

#include "app/gsy-widgets.h"
#include "app/gsy-accessible-values.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Of a button that was given a name. */
#define NAMED_KEY "gsy-named"

static gboolean
tab_cb (GtkWidget *list, guint keyval, guint keycode, GdkModifierType state, GtkEventController *controller)
{
  GtkDirectionType direction;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_ISO_Left_Tab || (keyval == GDK_KEY_Tab && (state & GDK_SHIFT_MASK) != 0))
    direction = GTK_DIR_TAB_BACKWARD;
  else if (keyval == GDK_KEY_Tab || keyval == GDK_KEY_KP_Tab)
    direction = GTK_DIR_TAB_FORWARD;
  else
    return GDK_EVENT_PROPAGATE;

  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (list));
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (root));
  if (focus != NULL && GTK_WIDGET (gtk_widget_get_native (focus)) != root)
    return GDK_EVENT_PROPAGATE; /* in a menu that belongs to one of them */

  /* A list that cannot be focused is passed over, with all its rows. */
  gtk_widget_set_can_focus (list, FALSE);
  gboolean moved = gtk_widget_child_focus (root, direction);
  /* At the window's end the way begins anew. */
  if (!moved)
    {
      gtk_root_set_focus (GTK_ROOT (root), NULL);
      gtk_widget_child_focus (root, direction);
    }
  gtk_widget_set_can_focus (list, TRUE);
  return GDK_EVENT_STOP;
}

void
gsy_widget_let_tab_leave (GtkWidget *list)
{
  g_return_if_fail (GTK_IS_WIDGET (list));

  GtkEventController *keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (tab_cb), list);
  gtk_widget_add_controller (list, keys);
}

static GtkWidget *
find_list_box (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_LIST_BOX (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_list_box (child);
  return found;
}

void
gsy_preferences_group_let_tab_leave (GtkWidget *group)
{
  g_return_if_fail (ADW_IS_PREFERENCES_GROUP (group));

  GtkWidget *list = find_list_box (group);
  g_return_if_fail (list != NULL);
  gsy_widget_let_tab_leave (list);
}

static void
update_label (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* What a drop-down opens: a list, and for GTK 4.18 one around it, which it names by what is chosen. */
static void
name_lists (GtkWidget *widget, const char *name)
{
  if (GTK_IS_LIST_VIEW (widget) || GTK_IS_POPOVER (widget))
    {
      update_label (widget, name);
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    name_lists (child, name);
}

void
gsy_widget_set_name (GtkWidget *widget, const char *name)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  update_label (widget, name);
  /* By which a button of GTK 4.18 names itself, whatever else it is called. */
  if (GTK_IS_BUTTON (widget))
    {
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
      g_object_set_data (G_OBJECT (widget), NAMED_KEY, GINT_TO_POINTER (TRUE));
    }
  if (!GTK_IS_MENU_BUTTON (widget) && !GTK_IS_DROP_DOWN (widget) && !GTK_IS_FONT_BUTTON (widget))
    return;
  GtkWidget *inner = gtk_widget_get_first_child (widget);
  if (inner == NULL)
    return;
  update_label (inner, name);
  if (GTK_IS_DROP_DOWN (widget))
    {
      name_lists (widget, name);
      gsy_accessible_values_tell (widget);
    }
  /* A button with something in it names itself by that, which would win; and a drop-down of GTK 4.18 by what is chosen, with the button in it. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (inner), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

void
gsy_widget_set_row_name (GtkWidget *child, const char *name)
{
  g_return_if_fail (GTK_IS_WIDGET (child));

  GtkWidget *row = gtk_widget_get_parent (child);
  if (row != NULL)
    update_label (row, name);
}

void
gsy_widget_set_tooltip (GtkWidget *widget, const char *text)
{
  /* Setting one asks the pointer's whole way anew. */
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0)
    return;
  gtk_widget_set_tooltip_text (widget, text);
  gsy_widget_set_name (widget, text);
}

void
gsy_widget_set_tooltip_with_key (GtkWidget *widget, const char *text, const char *accelerator)
{
  GdkModifierType state = 0;
  guint key = 0;

  g_return_if_fail (GTK_IS_WIDGET (widget) && text != NULL);
  g_return_if_fail (gtk_accelerator_parse (accelerator, &key, &state));

  g_autofree char *label = gtk_accelerator_get_label (key, state);
  /* Translators: a button's tooltip: the first %s is what it does, as “Open Folder”; the second one is the key for it, as “Ctrl+O” */
  g_autofree char *tooltip = g_strdup_printf (_ ("%s (%s)"), text, label);
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0)
    return;
  gsy_widget_set_tooltip (widget, tooltip);
  gsy_widget_set_name (widget, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, label, -1);
}

void
gsy_widget_tidy_names (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  /* Such a button says its label twice: as it was written, and as the label inside shows it; but for one that has a name of its own. */
  if (GTK_IS_BUTTON (root) && gtk_button_get_use_underline (GTK_BUTTON (root)) && gtk_button_get_label (GTK_BUTTON (root)) != NULL &&
      g_object_get_data (G_OBJECT (root), NAMED_KEY) == NULL)
    gtk_accessible_reset_property (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_PROPERTY_LABEL);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    gsy_widget_tidy_names (child);
}

static void
title_cb (GtkWidget *row)
{
  update_label (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row))), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
}

void
gsy_entry_row_show_text (GtkWidget *row)
{
  g_return_if_fail (ADW_IS_ENTRY_ROW (row));

  g_object_set (gtk_editable_get_delegate (GTK_EDITABLE (row)), "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
  g_signal_connect (row, "notify::title", G_CALLBACK (title_cb), NULL);
  title_cb (row);
}

GtkSingleSelection *
gsy_selection_new (GListModel *model)
{
  g_return_val_if_fail (G_IS_LIST_MODEL (model), NULL);

  GtkSingleSelection *selection = gtk_single_selection_new (g_object_ref (model));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  return selection;
}

void
gsy_list_view_set_rows (GtkListView *view, GtkSelectionModel *model, GObject *self, GCallback setup, GCallback bind, GCallback unbind)
{
  g_return_if_fail (GTK_IS_LIST_VIEW (view) && GTK_IS_SELECTION_MODEL (model));

  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_signal_connect_object (factory, "setup", setup, self, 0);
  g_signal_connect_object (factory, "bind", bind, self, 0);
  g_signal_connect_object (factory, "unbind", unbind, self, 0);
  gtk_list_view_set_factory (view, factory);
  gtk_list_view_set_model (view, model);
}

void
gsy_list_view_drop_rows (GtkListView *view)
{
  if (view == NULL)
    return;
  gtk_list_view_set_model (view, NULL);
  gtk_list_view_set_factory (view, NULL);
}

void
gsy_list_view_scroll_to (GtkListView *view, guint position)
{
  g_return_if_fail (GTK_IS_LIST_VIEW (view));

  gtk_widget_activate_action (GTK_WIDGET (view), "list.scroll-to-item", "u", position);
}

static gboolean
see_focus_cb (GtkWidget *scroller, GdkFrameClock *clock, gpointer user_data)
{
  GtkWidget *viewport = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller));
  GtkWidget *content = GTK_IS_VIEWPORT (viewport) ? gtk_viewport_get_child (GTK_VIEWPORT (viewport)) : NULL;
  GtkRoot *root = gtk_widget_get_root (scroller);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  graphene_rect_t box;

  if (focus == NULL || content == NULL || !gtk_widget_is_ancestor (focus, content) || !gtk_widget_compute_bounds (focus, content, &box))
    return G_SOURCE_REMOVE;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  if (box.size.height <= gtk_adjustment_get_page_size (adjustment))
    gtk_adjustment_clamp_page (adjustment, box.origin.y, box.origin.y + box.size.height);
  return G_SOURCE_REMOVE;
}

/* Not before all is laid out. */
static void
content_changed_cb (GtkWidget *scroller)
{
  gtk_widget_add_tick_callback (scroller, see_focus_cb, NULL, NULL);
}

void
gsy_scrolled_window_keep_focus_in_sight (GtkScrolledWindow *scroller)
{
  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (scroller));
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (scroller), "changed", G_CALLBACK (content_changed_cb), scroller, G_CONNECT_SWAPPED);
}

void
gsy_inscription_set_text (GtkInscription *inscription, const char *text, guint columns)
{
  g_return_if_fail (GTK_IS_INSCRIPTION (inscription));
  g_return_if_fail (text != NULL);

  guint wide = 0;
  for (const char *p = text; *p != '\0' && wide <= columns; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      wide += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2
                                                                   : 1;
    }
  guint lines = wide > columns ? 2 : 1;
  gtk_inscription_set_min_lines (inscription, lines);
  gtk_inscription_set_nat_lines (inscription, lines);
  /* The lines of scripts that are not the interface's are higher than those that it counts with. */
  gtk_widget_remove_css_class (GTK_WIDGET (inscription), lines == 2 ? "one-line" : "two-lines");
  gtk_widget_add_css_class (GTK_WIDGET (inscription), lines == 2 ? "two-lines" : "one-line");
  gtk_inscription_set_text (inscription, text);
}

void
gsy_widget_let_buttons_wrap (GtkWidget *root, PangoWrapMode mode)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  GtkWidget *label = GTK_IS_BUTTON (root) ? gtk_button_get_child (GTK_BUTTON (root)) : NULL;
  if (GTK_IS_LABEL (label) && gtk_label_get_ellipsize (GTK_LABEL (label)) == PANGO_ELLIPSIZE_NONE)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), mode);
      gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
      gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (!ADW_IS_HEADER_BAR (child))
      gsy_widget_let_buttons_wrap (child, mode);
}

gboolean
gsy_widget_undo_by_key (GtkWidget *widget, guint keyval, GdkModifierType state)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != GDK_CONTROL_MASK || (keyval != GDK_KEY_z && keyval != GDK_KEY_Z))
    return FALSE;
  return gtk_widget_activate_action (widget, (state & GDK_SHIFT_MASK) != 0 ? "win.redo" : "win.undo", NULL);
}

gboolean
gsy_widget_focus_inside (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  return gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD) || gtk_widget_grab_focus (widget);
}

gboolean
gsy_widget_focus_children (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean backward = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP;
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (child != NULL)
    {
      if (gtk_widget_child_focus (child, direction))
        return TRUE;
      child = backward ? gtk_widget_get_prev_sibling (child) : gtk_widget_get_next_sibling (child);
    }
  else
    child = backward ? gtk_widget_get_last_child (widget) : gtk_widget_get_first_child (widget);
  for (; child != NULL; child = backward ? gtk_widget_get_prev_sibling (child) : gtk_widget_get_next_sibling (child))
    if (!GTK_IS_NATIVE (child) && gtk_widget_get_child_visible (child) && gtk_widget_child_focus (child, direction))
      return TRUE;
  return FALSE;
}
