/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-widgets.c: lists that Tab leaves, and names that reach the button inside. */
#include "config.h"

#include "app/gsy-widgets.h"

#include "window-fixture.h"

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, gtk_label_new (NULL));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), text);
  gsy_widget_set_row_name (gtk_list_item_get_child (item), text);
}

static GtkWidget *
new_list (void)
{
  GtkStringList *strings = gtk_string_list_new (NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  for (int i = 0; i < 50; i++)
    gtk_string_list_append (strings, "row");
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return gtk_list_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (strings))), factory);
}

/* What the window's key handling does with a key: it asks the controllers of the widgets on the way down. */
static gboolean
press_tab (GtkWidget *list, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (list);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean stopped = FALSE;
      if (!GTK_IS_EVENT_CONTROLLER_KEY (controller) || gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_CAPTURE)
        continue;
      g_signal_emit_by_name (controller, "key-pressed", GDK_KEY_Tab, 23, state, &stopped);
      if (stopped)
        return TRUE;
    }
  return FALSE;
}

static void
test_tab (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *before = gtk_button_new_with_label ("before");
  GtkWidget *after = gtk_button_new_with_label ("after");
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = new_list ();

  gsy_widget_let_tab_leave (list);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), before);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), after);
  GtkWidget *window = show_in_window (box, 300, 300);

  g_assert_true (gsy_widget_focus_inside (list));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), list));
  g_assert_true (press_tab (list, 0));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == after);
  g_assert_true (gsy_widget_focus_inside (list));
  g_assert_true (press_tab (list, GDK_SHIFT_MASK));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == before);
  /* The way in is open again. */
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), list));
  g_assert_false (press_tab (list, GDK_CONTROL_MASK));
  close_window (window, box);
}

/* A list at the end of the window: the way begins anew instead of ending there. */
static void
test_tab_wraps (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *first = gtk_button_new_with_label ("first");
  GtkWidget *list = gtk_list_box_new ();

  gsy_widget_let_tab_leave (list);
  for (int i = 0; i < 3; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), gtk_label_new ("row"));
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), list);
  GtkWidget *window = show_in_window (box, 300, 300);

  g_assert_true (gsy_widget_focus_inside (list));
  g_assert_true (press_tab (list, 0));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == first);
  close_window (window, box);
}

static void
test_names (void)
{
  const char *strings[] = { "one", "two", NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *menu = gtk_menu_button_new ();
  GtkWidget *drop_down = gtk_drop_down_new_from_strings (strings);

  gtk_box_append (GTK_BOX (box), menu);
  gtk_box_append (GTK_BOX (box), drop_down);
  gsy_widget_set_tooltip (menu, "Menu");
  gsy_widget_set_name (drop_down, "Choice");
  GtkWidget *window = show_in_window (box, 300, 300);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (menu)), GTK_ACCESSIBLE_PROPERTY_LABEL, "Menu");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (drop_down)), GTK_ACCESSIBLE_PROPERTY_LABEL, "Choice");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (menu), ==, "Menu");
  assert_names (menu);
  close_window (window, box);
}

static void
test_scroll_to (void)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = new_list ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  GtkWidget *window = show_in_window (scroller, 200, 100);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
  gsy_list_view_scroll_to (GTK_LIST_VIEW (list), 45);
  wait_until (gtk_adjustment_get_value (adjustment) > 100);
  close_window (window, scroller);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/widgets/tab/leaves-a-list-of-many-rows", test_tab);
  g_test_add_func ("/widgets/tab/begins-anew-at-the-end", test_tab_wraps);
  g_test_add_func ("/widgets/names/reach-the-button-inside", test_names);
  g_test_add_func ("/widgets/scroll/brings-a-row-into-sight", test_scroll_to);
  return g_test_run ();
}
