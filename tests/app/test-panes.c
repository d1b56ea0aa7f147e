/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-panes.c: what fits stands side by side, what does not lies over the content. */
#include "config.h"

#include "app/gsy-panes.h"

#include "window-fixture.h"

static GsyPanesRoom
room_of (int width)
{
  return (GsyPanesRoom){ .width = width, .start = 280, .start_min = 200, .end = 340, .end_min = 220, .content_min = 400 };
}

static void
test_fold (void)
{
  GsyPanesRoom room = room_of (820);
  g_assert_cmpint (gsy_panes_fold_for (&room), ==, GSY_FOLD_NONE);
  room = room_of (819);
  g_assert_cmpint (gsy_panes_fold_for (&room), ==, GSY_FOLD_END);
  room = room_of (600);
  g_assert_cmpint (gsy_panes_fold_for (&room), ==, GSY_FOLD_END);
  room = room_of (599);
  g_assert_cmpint (gsy_panes_fold_for (&room), ==, GSY_FOLD_BOTH);
}

static void
test_share (void)
{
  int start, end;

  GsyPanesRoom wide = room_of (1300);
  gsy_panes_share (&wide, &start, &end);
  g_assert_cmpint (start, ==, 280);
  g_assert_cmpint (end, ==, 340);

  GsyPanesRoom none = room_of (700);
  none.end = 0;
  gsy_panes_share (&none, &start, &end);
  g_assert_cmpint (start, ==, 280);
  g_assert_cmpint (end, ==, 0);

  for (int width = 820; width < 1300; width += g_test_rand_int_range (1, 9))
    {
      GsyPanesRoom room = room_of (width);
      gsy_panes_share (&room, &start, &end);
      g_assert_cmpint (start, >=, 200);
      g_assert_cmpint (end, >=, 220);
      g_assert_cmpint (start, <=, 280);
      g_assert_cmpint (end, <=, 340);
      g_assert_cmpint (width - start - end, >=, 400);
      if (width < 1020)
        g_assert_cmpint (width - start - end, ==, 400);
    }
}

typedef struct
{
  GtkWidget *panes, *start, *content, *end, *window;
} Fixture;

static GtkWidget *
new_pane (const char *label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label (label));
  return box;
}

static void
show (Fixture *f, int width)
{
  f->start = new_pane ("start");
  f->content = new_pane ("content");
  f->end = new_pane ("end");
  f->panes = g_object_new (GSY_TYPE_PANES, "start", f->start, "content", f->content, "end", f->end, NULL);
  f->window = show_in_window (f->panes, width, 400);
}

static int
left_of (Fixture *f, GtkWidget *child)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (child, f->panes, &bounds));
  return (int) bounds.origin.x;
}

static gboolean
is_shown (Fixture *f, const char *property)
{
  gboolean shown;

  g_object_get (f->panes, property, &shown, NULL);
  return shown;
}

static void
test_wide (void)
{
  Fixture f;

  show (&f, 1200);
  g_assert_cmpint (gsy_panes_get_fold (GSY_PANES (f.panes)), ==, GSY_FOLD_NONE);
  g_assert_cmpint (left_of (&f, f.start), <, left_of (&f, f.content));
  g_assert_cmpint (left_of (&f, f.content), <, left_of (&f, f.end));
  g_object_set (f.panes, "start-shown", FALSE, NULL);
  gtk_test_widget_wait_for_draw (f.panes);
  g_assert_cmpint (left_of (&f, f.content), ==, 0);
  g_assert_false (gtk_widget_get_mapped (f.start));
  g_assert_false (gsy_panes_get_start_docked (GSY_PANES (f.panes)));
  close_window (f.window, f.panes);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

/* Whoever shows the state in a button is told. */
static void
test_taken_away (void)
{
  Fixture f;
  guint count = 0;

  show (&f, 1200);
  g_signal_connect_swapped (f.panes, "notify::start-shown", G_CALLBACK (count_cb), &count);
  gtk_widget_set_visible (f.start, FALSE);
  g_assert_cmpuint (count, ==, 1);
  g_assert_false (is_shown (&f, "start-shown"));
  gtk_widget_set_visible (f.start, TRUE);
  g_assert_cmpuint (count, ==, 2);
  g_assert_true (is_shown (&f, "start-shown"));
  close_window (f.window, f.panes);
}

static void
test_mirrored (void)
{
  Fixture f;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  show (&f, 1200);
  g_assert_cmpint (left_of (&f, f.start), >, left_of (&f, f.content));
  g_assert_cmpint (left_of (&f, f.content), >, left_of (&f, f.end));
  g_assert_cmpint (left_of (&f, f.end), ==, 0);
  close_window (f.window, f.panes);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_overlay (void)
{
  Fixture f;
  GtkSettings *settings = gtk_settings_get_default ();

  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  show (&f, 360);
  g_assert_cmpint (gsy_panes_get_fold (GSY_PANES (f.panes)), ==, GSY_FOLD_BOTH);
  g_assert_false (is_shown (&f, "start-shown"));
  g_assert_false (gtk_widget_get_mapped (f.start));
  g_assert_cmpint (gtk_widget_get_width (f.content), >=, 350);

  g_object_set (f.panes, "start-shown", TRUE, NULL);
  gtk_test_widget_wait_for_draw (f.panes);
  g_assert_true (gtk_widget_get_mapped (f.start));
  g_assert_cmpint (gtk_widget_get_width (f.content), >=, 350);
  g_assert_cmpint (gtk_widget_get_width (f.start), <, 350);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (f.window));
  g_assert_true (gtk_widget_is_ancestor (focus, f.start));

  g_object_set (f.panes, "end-shown", TRUE, NULL);
  g_assert_false (is_shown (&f, "start-shown"));
  g_assert_true (is_shown (&f, "end-shown"));
  gtk_test_widget_wait_for_draw (f.panes);
  g_assert_true (gsy_panes_close_overlay (GSY_PANES (f.panes)));
  g_assert_false (is_shown (&f, "end-shown"));
  focus = gtk_window_get_focus (GTK_WINDOW (f.window));
  g_assert_true (gtk_widget_is_ancestor (focus, f.content));
  g_assert_false (gsy_panes_close_overlay (GSY_PANES (f.panes)));

  /* Folding is no wish of the user's: with room again both panes are back. */
  g_assert_true (gsy_panes_get_start_docked (GSY_PANES (f.panes)));
  g_assert_true (gsy_panes_get_end_docked (GSY_PANES (f.panes)));
  close_window (f.window, f.panes);
  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
}

static void
test_focus_order (void)
{
  Fixture f;

  show (&f, 1200);
  gtk_window_set_focus (GTK_WINDOW (f.window), NULL);
  GtkWidget *order[] = { f.start, f.content, f.end };
  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (gtk_widget_child_focus (f.panes, GTK_DIR_TAB_FORWARD));
      g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (f.window)), order[i]));
    }
  g_assert_false (gtk_widget_child_focus (f.panes, GTK_DIR_TAB_FORWARD));
  g_assert_true (gsy_panes_focus_separator (GSY_PANES (f.panes)));
  assert_names (f.window);
  close_window (f.window, f.panes);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/panes/arithmetic/the-end-pane-folds-first", test_fold);
  g_test_add_func ("/panes/arithmetic/the-content-keeps-its-minimum", test_share);
  g_test_add_func ("/panes/wide/side-by-side-and-hidden-on-demand", test_wide);
  g_test_add_func ("/panes/wide/a-pane-taken-away-and-brought-back", test_taken_away);
  g_test_add_func ("/panes/wide/mirrored-right-to-left", test_mirrored);
  g_test_add_func ("/panes/narrow/over-the-content-one-at-a-time", test_overlay);
  g_test_add_func ("/panes/keyboard/start-content-end", test_focus_order);
  return g_test_run ();
}
