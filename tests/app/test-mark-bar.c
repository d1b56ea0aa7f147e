/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-mark-bar.c: a button for each layer that tells its name and key and never takes the keyboard. */
#include "config.h"

#include "app/gsy-mark-bar.h"

#include "window-fixture.h"

typedef struct
{
  Work work;
  GtkWidget *window;
  GsyMarkBar *bar;
} Bar;

static void
bar_begin (Bar *bar)
{
  work_begin (&bar->work);
  bar->bar = GSY_MARK_BAR (gsy_mark_bar_new ());
  gsy_mark_bar_set_layers (bar->bar, bar->work.editor);
  bar->window = show_in_window (GTK_WIDGET (bar->bar), 600, 100);
}

static void
bar_end (Bar *bar)
{
  close_window (bar->window, GTK_WIDGET (bar->bar));
  work_end (&bar->work);
}

static GPtrArray *
find_buttons (GtkWidget *widget, GPtrArray *found)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    find_buttons (child, found);
  return found;
}

static void
test_buttons (void)
{
  Bar bar;
  bar_begin (&bar);
  g_autoptr (GPtrArray) buttons = find_buttons (GTK_WIDGET (bar.bar), g_ptr_array_new ());
  const char *const names[] = { "Mark as Accusation", "Mark as Denial", "Mark as Counter-accusation" };

  g_assert_cmpuint (buttons->len, ==, 3);
  for (guint i = 0; i < buttons->len; i++)
    {
      GtkWidget *button = g_ptr_array_index (buttons, i);
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, names[i]);
      g_assert_false (gtk_widget_get_focusable (button));
      g_assert_false (gtk_widget_get_focus_on_click (button));
      g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==, "view.mark");
    }
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (bar.bar), GTK_DIR_TAB_FORWARD));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (bar.bar), GTK_ACCESSIBLE_ROLE_TOOLBAR);
  bar_end (&bar);
}

/* For the selected statement: what the words can be to it. */
static void
test_offers (void)
{
  Bar bar;
  bar_begin (&bar);
  gsy_mark_bar_set_offers (bar.bar, TRUE, TRUE, FALSE);
  gtk_test_widget_wait_for_draw (bar.window);
  g_autoptr (GPtrArray) buttons = find_buttons (GTK_WIDGET (bar.bar), g_ptr_array_new ());
  const char *const roles[] = { "source", "cue", "target" };
  const char *const names[] = { "Set as Source", "Set as Cue", "Set as Target", "Add as Fragment" };
  const char *const keys[] = { "S", "C", "T", "+" };

  g_assert_cmpuint (buttons->len, ==, 7);
  for (guint i = 0; i < 4; i++)
    {
      GtkWidget *button = g_ptr_array_index (buttons, 3 + i);
      g_autofree char *key = g_strdup_printf ("(%s)", keys[i]);
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, names[i]);
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, keys[i]);
      g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (button), key));
      g_assert_false (gtk_widget_get_focusable (button));
      g_assert_false (gtk_widget_get_focus_on_click (button));
      if (i == 3)
        {
          g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==, "view.add-fragment");
          continue;
        }
      g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==, "view.set-role");
      g_assert_cmpstr (g_variant_get_string (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (button)), NULL), ==, roles[i]);
    }
  bar_end (&bar);
}

/* One that is nowhere in the text has no fragments, and without one there is nothing beside the layers. */
static void
test_no_offers (void)
{
  Bar bar;
  bar_begin (&bar);
  gsy_mark_bar_set_offers (bar.bar, TRUE, FALSE, FALSE);
  gtk_test_widget_wait_for_draw (bar.window);
  g_autoptr (GPtrArray) roles = find_buttons (GTK_WIDGET (bar.bar), g_ptr_array_new ());
  g_assert_cmpuint (roles->len, ==, 6);
  gsy_mark_bar_set_offers (bar.bar, FALSE, FALSE, FALSE);
  gtk_test_widget_wait_for_draw (bar.window);
  g_autoptr (GPtrArray) layers = find_buttons (GTK_WIDGET (bar.bar), g_ptr_array_new ());
  g_assert_cmpuint (layers->len, ==, 3);
  bar_end (&bar);
}

/* For a statement whose place is asked about. */
static void
test_place (void)
{
  Bar bar;
  bar_begin (&bar);
  gsy_mark_bar_set_offers (bar.bar, TRUE, FALSE, TRUE);
  gtk_test_widget_wait_for_draw (bar.window);
  g_autoptr (GPtrArray) buttons = find_buttons (GTK_WIDGET (bar.bar), g_ptr_array_new ());
  g_assert_cmpuint (buttons->len, ==, 7);
  GtkWidget *place = g_ptr_array_index (buttons, 3);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (place), GTK_ACCESSIBLE_PROPERTY_LABEL, "Place the Statement Here");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (place), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, "Y");
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (place)), ==, "view.place-again");
  bar_end (&bar);
}

static int
get_width (Bar *bar)
{
  int natural = 0;

  gtk_widget_measure (GTK_WIDGET (bar->bar), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

/* Each shape is narrower than the one before, and the first one that has room is taken. */
static void
test_shapes (void)
{
  Bar bar;
  int widths[GSY_N_MARK_BAR_SHAPES];
  bar_begin (&bar);
  gsy_mark_bar_set_offers (bar.bar, TRUE, TRUE, FALSE);
  for (guint shape = 0; shape < GSY_N_MARK_BAR_SHAPES; shape++)
    {
      gsy_mark_bar_set_shape (bar.bar, (GsyMarkBarShape) shape);
      widths[shape] = get_width (&bar);
      if (shape > 0)
        g_assert_cmpint (widths[shape], <, widths[shape - 1]);
    }
  for (guint shape = 0; shape < GSY_N_MARK_BAR_SHAPES; shape++)
    {
      gsy_mark_bar_fit (bar.bar, widths[shape]);
      g_assert_cmpint (get_width (&bar), ==, widths[shape]);
      g_assert_true (gsy_mark_bar_is_fit_for (bar.bar, widths[shape]));
      g_assert_false (gsy_mark_bar_is_fit_for (bar.bar, widths[shape] - 1));
    }
  gsy_mark_bar_fit (bar.bar, 1);
  g_assert_cmpint (get_width (&bar), ==, widths[GSY_MARK_BAR_COMPACT]);
  gsy_mark_bar_set_offers (bar.bar, FALSE, FALSE, FALSE);
  g_assert_false (gsy_mark_bar_is_fit_for (bar.bar, 1));
  bar_end (&bar);
}

static void
test_layers_change (void)
{
  Bar bar;
  bar_begin (&bar);
  gsy_editor_set_layer_locked (bar.work.editor, "denial", TRUE);
  g_assert_true (gsy_editor_add_layer (bar.work.editor, "Rumour"));
  gsy_mark_bar_set_layers (bar.bar, bar.work.editor);
  gtk_test_widget_wait_for_draw (bar.window);
  g_autoptr (GPtrArray) buttons = find_buttons (GTK_WIDGET (bar.bar), g_ptr_array_new ());
  g_assert_cmpuint (buttons->len, ==, 4);
  g_assert_false (gtk_widget_get_sensitive (g_ptr_array_index (buttons, 1)));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (g_ptr_array_index (buttons, 3)), GTK_ACCESSIBLE_PROPERTY_LABEL, "Mark as Rumour");
  bar_end (&bar);
}

static void
test_compact (void)
{
  Bar bar;
  int wide = 0;
  int narrow = 0;
  bar_begin (&bar);
  gtk_widget_measure (GTK_WIDGET (bar.bar), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &wide, NULL, NULL);
  for (guint i = 0; i < 6; i++)
    g_assert_true (gsy_editor_add_layer (bar.work.editor, "One more layer"));
  gsy_mark_bar_set_layers (bar.bar, bar.work.editor);
  gsy_mark_bar_set_offers (bar.bar, TRUE, TRUE, FALSE);
  gsy_mark_bar_set_shape (bar.bar, GSY_MARK_BAR_COMPACT);
  gtk_widget_measure (GTK_WIDGET (bar.bar), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &narrow, NULL, NULL);
  g_assert_cmpint (narrow, <, wide);
  g_assert_cmpint (narrow, <=, 344);
  bar_end (&bar);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  isolate_state ();
  adw_init ();
  g_test_add_func ("/mark-bar/a-named-button-for-each-layer", test_buttons);
  g_test_add_func ("/mark-bar/offers-roles-and-a-fragment-with-their-keys", test_offers);
  g_test_add_func ("/mark-bar/offers-no-more-than-can-be-done", test_no_offers);
  g_test_add_func ("/mark-bar/offers-a-place-to-what-has-none", test_place);
  g_test_add_func ("/mark-bar/fits-less-room", test_shapes);
  g_test_add_func ("/mark-bar/follows-the-layers-and-their-locks", test_layers_change);
  g_test_add_func ("/mark-bar/nine-layers-fit-a-narrow-window", test_compact);
  return run_tests ();
}
