/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-widgets.c: what GTK 4.8 leaves to its users: lists that Tab can leave, and names for screen readers. */
#include "config.h"

#include "app/gsy-widgets.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

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

static void
update_label (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* The list that a drop-down opens. */
static void
name_lists (GtkWidget *widget, const char *name)
{
  if (GTK_IS_LIST_VIEW (widget))
    update_label (widget, name);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    name_lists (child, name);
}

void
gsy_widget_set_name (GtkWidget *widget, const char *name)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  update_label (widget, name);
  if (!GTK_IS_MENU_BUTTON (widget) && !GTK_IS_DROP_DOWN (widget))
    return;
  GtkWidget *inner = gtk_widget_get_first_child (widget);
  if (inner == NULL)
    return;
  if (GTK_IS_DROP_DOWN (widget))
    name_lists (widget, name);
  update_label (inner, name);
  /* A button with a label names itself by it, which would win; and a drop-down of GTK 4.18 by what is chosen, with the button in it. */
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

  /* Such a button says its label twice: as it was written, and as the label inside shows it. */
  if (GTK_IS_BUTTON (root) && gtk_button_get_use_underline (GTK_BUTTON (root)) && gtk_button_get_label (GTK_BUTTON (root)) != NULL)
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

static void
tidy_pages (GtkStack *stack)
{
  g_autoptr (GtkSelectionModel) pages = gtk_stack_get_pages (stack);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    {
      g_autoptr (GObject) page = g_list_model_get_item (G_LIST_MODEL (pages), i);
      if (gtk_stack_page_get_title (GTK_STACK_PAGE (page)) == NULL)
        gtk_accessible_update_property (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
    }
}

static gboolean
has_focusable (GtkWidget *widget)
{
  if (gtk_widget_get_focusable (widget))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_focusable (child))
      return TRUE;
  return FALSE;
}

static void
name_by_window (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  if (GTK_IS_WINDOW (root) && gtk_window_get_title (GTK_WINDOW (root)) != NULL)
    update_label (widget, gtk_window_get_title (GTK_WINDOW (root)));
}

/* What has nothing else in it where the keyboard could be has it itself, to be scrolled. */
static void
tidy_scrolled (GtkWidget *scrolled)
{
  GtkWidget *child = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scrolled));

  if (child != NULL && !has_focusable (child))
    name_by_window (scrolled);
}

/* Those of a stack's pages that are not shown, too: they are told all the same. */
static void
tidy_all_scrolled (GtkWidget *root)
{
  if (GTK_IS_SCROLLED_WINDOW (root))
    tidy_scrolled (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    tidy_all_scrolled (child);
}

/* The list in a group without a title, which would name it. */
static gboolean
is_untitled_list (GtkWidget *widget)
{
  GtkWidget *group = GTK_IS_LIST_BOX (widget) ? gtk_widget_get_ancestor (widget, ADW_TYPE_PREFERENCES_GROUP) : NULL;

  if (group == NULL || gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW) != NULL)
    return FALSE;
  const char *title = adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (group));
  return title == NULL || *title == '\0';
}

/* A row that only passes on to its switch or its number: one stop is enough for both. */
static gboolean
is_for_its_control (GtkWidget *widget)
{
  if (!ADW_IS_ACTION_ROW (widget) || ADW_IS_COMBO_ROW (widget))
    return FALSE;
  GtkWidget *control = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (widget));
  return control != NULL && !GTK_IS_IMAGE (control);
}

/* GTK 4.18 names one by its label, and then takes that for a part of it that says nothing. */
static gboolean
is_menu_item (GtkWidget *widget)
{
  GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));

  return role == GTK_ACCESSIBLE_ROLE_MENU_ITEM || role == GTK_ACCESSIBLE_ROLE_MENU_ITEM_RADIO || role == GTK_ACCESSIBLE_ROLE_MENU_ITEM_CHECKBOX;
}

static GtkWidget *
find_words (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *words = GTK_IS_LABEL (child) ? child : find_words (child);
      if (words != NULL)
        return words;
    }
  return NULL;
}

static void
name_menu_item (GtkWidget *widget)
{
  GtkWidget *words = find_words (widget);

  if (words == NULL || *gtk_label_get_text (GTK_LABEL (words)) == '\0')
    return;
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  update_label (widget, gtk_label_get_text (GTK_LABEL (words)));
}

static gboolean
is_to_be_tidied (GtkWidget *widget)
{
  return is_menu_item (widget) || (GTK_IS_BUTTON (widget) && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL) || GTK_IS_STACK (widget) ||
         GTK_IS_SCROLLED_WINDOW (widget) || GTK_IS_FONT_BUTTON (widget) || is_for_its_control (widget) || is_untitled_list (widget);
}

static void
tidy (GtkWidget *widget)
{
  if (is_menu_item (widget))
    name_menu_item (widget);
  else if (GTK_IS_BUTTON (widget))
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  else if (GTK_IS_STACK (widget))
    {
      tidy_pages (GTK_STACK (widget));
      tidy_all_scrolled (widget);
    }
  else if (GTK_IS_SCROLLED_WINDOW (widget))
    tidy_scrolled (widget);
  else if (is_untitled_list (widget))
    name_by_window (widget);
  else if (is_for_its_control (widget))
    gtk_widget_set_focusable (widget, FALSE);
  else if (GTK_IS_FONT_BUTTON (widget) && gtk_widget_get_first_child (widget) != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (gtk_widget_get_first_child (widget)), GTK_ACCESSIBLE_RELATION_LABELLED_BY, widget, NULL, -1);
}

static gboolean
tidy_cb (gpointer user_data)
{
  g_autoptr (GtkWidget) widget = g_weak_ref_get (user_data);

  if (widget != NULL && gtk_widget_get_mapped (widget))
    tidy (widget);
  return G_SOURCE_REMOVE;
}

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

/* Not yet: what asks for a name before the window is mapped has the window taken for a mere box from then on. */
static gboolean
mapped_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);

  if (is_to_be_tidied (widget))
    {
      GWeakRef *weak = g_new0 (GWeakRef, 1);
      g_weak_ref_init (weak, widget);
      g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, tidy_cb, weak, weak_ref_free);
    }
  return TRUE;
}

void
gsy_widgets_watch_names (void)
{
  /* A class that nobody has used yet has no signals. */
  g_autoptr (GTypeClass) klass = g_type_class_ref (GTK_TYPE_WIDGET);

  g_signal_add_emission_hook (g_signal_lookup ("map", G_TYPE_FROM_CLASS (klass)), 0, mapped_cb, NULL, NULL);
}

void
gsy_list_view_scroll_to (GtkListView *view, guint position)
{
  g_return_if_fail (GTK_IS_LIST_VIEW (view));

  gtk_widget_activate_action (GTK_WIDGET (view), "list.scroll-to-item", "u", position);
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
  if (lines == 2)
    gtk_widget_add_css_class (GTK_WIDGET (inscription), "two-lines");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (inscription), "two-lines");
  gtk_inscription_set_text (inscription, text);
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
