/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-accessible-values.c: what is chosen is told with the list that it is chosen from. */
#include "config.h"

#include "app/gsy-accessible-values.h"

#include "window-fixture.h"

#include <adwaita.h>

static const char *const colours[] = { "Red", "Blue", "Green", NULL };

static gboolean
is_described (GtkWidget *widget, const char *description)
{
  g_autofree char *otherwise = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description);

  return otherwise == NULL;
}

static gboolean
is_called (GtkWidget *widget, const char *name)
{
  g_autofree char *otherwise = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name);

  return otherwise == NULL;
}

/* The button inside has the keyboard. */
static void
test_drop_down (void)
{
  GtkWidget *drop_down = gtk_drop_down_new_from_strings (colours);
  GtkWidget *window = show_in_window (drop_down, 300, 200);
  GtkWidget *button = gtk_widget_get_first_child (drop_down);

  g_assert_true (gsy_accessible_values_has_choice (drop_down));
  g_assert_true (gtk_widget_grab_focus (drop_down));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == button);
  gsy_accessible_values_tell (drop_down);
  wait_until (is_called (button, "Red") && is_described (drop_down, "Red"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), 2);
  wait_until (is_called (button, "Green"));
  /* As a window does that is shown again. */
  gsy_accessible_values_tell (drop_down);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), 1);
  wait_until (is_called (button, "Blue") && is_described (drop_down, "Blue"));
  close_window (window, drop_down);
}

static void
test_row (const char *subtitle, const char *first, const char *second)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) model = gtk_string_list_new (colours);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), "Colour");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  GtkWidget *window = show_in_window (list, 400, 200);

  g_assert_true (gsy_accessible_values_has_choice (row));
  gsy_accessible_values_tell (row);
  wait_until (is_described (row, first));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  wait_until (is_described (row, second));
  close_window (window, list);
}

static void
test_rows (void)
{
  test_row ("", "Red", "Blue");
  test_row ("Of the words.", "Red, Of the words.", "Blue, Of the words.");
}

static void
test_others (void)
{
  GtkWidget *button = g_object_ref_sink (gtk_button_new ());

  g_assert_false (gsy_accessible_values_has_choice (button));
  g_object_unref (button);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/accessible-values/drop-down", test_drop_down);
  g_test_add_func ("/accessible-values/row", test_rows);
  g_test_add_func ("/accessible-values/nothing-else", test_others);
  return g_test_run ();
}
