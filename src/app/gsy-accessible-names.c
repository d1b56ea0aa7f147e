/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-accessible-names.c: mends, in every window, what GTK and libadwaita tell screen readers in the place of a name. */
#include "config.h"

#include "app/gsy-accessible-names.h"
#include "app/gsy-accessible-values.h"
#include "app/gsy-widgets.h"

#include <adwaita.h>

/* The pages that are not shown are not there. With GTK 4.18 they would be told as shown, and where they are by whatever lay in memory: Orca 48 takes gigabytes
 * to find out what of it is on the screen. */
static void
hide_other_pages (GtkStack *stack)
{
  g_autoptr (GtkSelectionModel) pages = gtk_stack_get_pages (stack);
  GtkWidget *shown = gtk_stack_get_visible_child (stack);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    {
      g_autoptr (GObject) page = g_list_model_get_item (G_LIST_MODEL (pages), i);
      gtk_accessible_update_state (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_STATE_HIDDEN, gtk_stack_page_get_child (GTK_STACK_PAGE (page)) != shown, -1);
    }
}

static void
tidy_pages (GtkStack *stack)
{
  g_autoptr (GtkSelectionModel) pages = gtk_stack_get_pages (stack);

  g_signal_handlers_disconnect_by_func (stack, hide_other_pages, NULL);
  g_signal_connect (stack, "notify::visible-child", G_CALLBACK (hide_other_pages), NULL);
  hide_other_pages (stack);
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

  if (!GTK_IS_WINDOW (root) || gtk_window_get_title (GTK_WINDOW (root)) == NULL)
    return;
  /* libadwaita 1.7 names a list by the title of its group, though it has none. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gsy_widget_set_name (widget, gtk_window_get_title (GTK_WINDOW (root)));
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

/* libadwaita 1.7 names it by both labels that show its title, of which one is seen at a time. */
static void
name_by_title (GtkWidget *row)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gsy_widget_set_name (row, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
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
  gsy_widget_set_name (widget, gtk_label_get_text (GTK_LABEL (words)));
}

/* A row of the list of printers. */
static gboolean
is_printer (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return root != NULL && g_str_equal (G_OBJECT_TYPE_NAME (root), "GtkPrintUnixDialog") && g_str_equal (gtk_widget_get_css_name (widget), "row") &&
         gtk_widget_get_focusable (widget);
}

static void
append_words (GtkWidget *widget, GString *words)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      const char *text = GTK_IS_LABEL (child) ? gtk_label_get_text (GTK_LABEL (child)) : "";
      if (*text != '\0')
        g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", text);
      append_words (child, words);
    }
}

static void
name_by_words (GtkWidget *widget)
{
  g_autoptr (GString) words = g_string_new (NULL);

  append_words (widget, words);
  gsy_widget_set_name (widget, words->str);
}

static gboolean
is_to_be_tidied (GtkWidget *widget)
{
  return is_menu_item (widget) || gsy_accessible_values_has_choice (widget) || is_printer (widget) || (GTK_IS_BUTTON (widget) && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL) || GTK_IS_STACK (widget) ||
         GTK_IS_SCROLLED_WINDOW (widget) || ADW_IS_ENTRY_ROW (widget) || is_for_its_control (widget) || is_untitled_list (widget);
}

static void
tidy (GtkWidget *widget)
{
  if (is_menu_item (widget))
    name_menu_item (widget);
  else if (gsy_accessible_values_has_choice (widget))
    gsy_accessible_values_tell (widget);
  else if (is_printer (widget))
    name_by_words (widget);
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
  else if (ADW_IS_ENTRY_ROW (widget))
    name_by_title (widget);
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
gsy_accessible_names_watch (void)
{
  /* A class that nobody has used yet has no signals. */
  g_autoptr (GTypeClass) klass = g_type_class_ref (GTK_TYPE_WIDGET);

  g_signal_add_emission_hook (g_signal_lookup ("map", G_TYPE_FROM_CLASS (klass)), 0, mapped_cb, NULL, NULL);
}
