/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-reading-pane.c: what is seen of an article, of one that cannot be opened, and of none. */
#include "config.h"

#include "reading-fixture.h"

#define PANE_TEXT "Alpha denies the claim today. Beta insists on it again. Alpha is silent.\n"

static const char *
page_of (GsyReadingPane *pane)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (pane->stack));
}

static void
test_pages (void)
{
  Reading reading;
  g_autoptr (GsyEditor) nobody = gsy_editor_new ();
  GtkWidget *pane = g_object_ref_sink (g_object_new (GSY_TYPE_READING_PANE, "editor", nobody, NULL));
  g_assert_cmpstr (page_of (GSY_READING_PANE (pane)), ==, "no-folder");
  g_assert_finalize_object (pane);

  reading_begin (&reading, PANE_TEXT, NULL);
  g_assert_cmpstr (page_of (reading.pane), ==, "reading");
  assert_names (reading.window);
  gsy_editor_open (reading.editor, NULL, NULL);
  g_assert_cmpstr (page_of (reading.pane), ==, "no-article");

  gsy_editor_open (reading.editor, "gone.txt", NULL);
  wait_until (gsy_editor_get_opening (reading.editor) == NULL);
  g_assert_cmpstr (page_of (reading.pane), ==, "error");
  g_assert_cmpstr (adw_status_page_get_description (ADW_STATUS_PAGE (reading.pane->error_page)), !=, NULL);
  reading_end (&reading);
}

static void
test_empty (void)
{
  Reading reading;
  reading_begin (&reading, "", NULL);
  g_assert_cmpstr (page_of (reading.pane), ==, "empty");
  gsy_reading_pane_show_find (reading.pane);
  g_assert_false (gsy_find_bar_is_open (reading.pane->find_bar));
  reading_end (&reading);
}

static void
test_banners (void)
{
  Reading reading;
  reading_begin (&reading, PANE_TEXT, "{\"format\": \"gainsay-annotations\", ");
  g_assert_true (gtk_revealer_get_reveal_child (reading.pane->sidecar_revealer));
  g_assert_true (gtk_widget_get_visible (reading.pane->aside_button));
  g_assert_cmpstr (gtk_label_get_text (reading.pane->sidecar_label), !=, "");
  g_assert_false (gtk_revealer_get_reveal_child (reading.pane->problems_revealer));

  /* Nothing can be marked, so nothing is offered. */
  gsy_reading_view_select (reading.view, gsy_span (0, 12));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (reading.pane->mark_bar)));
  reading_end (&reading);

  reading_begin (&reading, PANE_TEXT, SIDECAR (STATEMENT (ID_A, "denial", 0, 12) ", " STATEMENT (ID_B, "denial", 900, 912)));
  g_assert_false (gtk_revealer_get_reveal_child (reading.pane->sidecar_revealer));
  g_assert_true (gtk_revealer_get_reveal_child (reading.pane->problems_revealer));
  g_assert_nonnull (strstr (gtk_label_get_text (reading.pane->problems_list), "Line "));
  g_assert_cmpuint (gsy_store_get_n_statements (reading_store (&reading)), ==, 1);
  reading_end (&reading);

  reading_begin (&reading, PANE_TEXT, NULL);
  g_assert_false (gtk_revealer_get_reveal_child (reading.pane->sidecar_revealer));
  g_assert_false (gtk_revealer_get_reveal_child (reading.pane->problems_revealer));
  reading_end (&reading);
}

static void
test_mark_bar (void)
{
  Reading reading;
  reading_begin (&reading, PANE_TEXT, NULL);
  GtkWidget *bar = GTK_WIDGET (reading.pane->mark_bar);
  g_assert_false (gtk_widget_get_visible (bar));
  gsy_reading_view_select (reading.view, gsy_span (0, 12));
  g_assert_true (gtk_widget_get_visible (bar));

  /* Beside the words, not over them. */
  gtk_test_widget_wait_for_draw (reading.window);
  drain ();
  graphene_rect_t place;
  g_assert_true (gtk_widget_compute_bounds (bar, GTK_WIDGET (reading.view), &place));
  GdkRectangle words;
  g_assert_true (gsy_reading_view_get_area (reading.view, gsy_span (0, 12), &words));
  g_assert_true (place.origin.y >= words.y + words.height || place.origin.y + place.size.height <= words.y);

  gsy_editor_set_brush (reading.editor, "denial");
  g_assert_false (gtk_widget_get_visible (bar));
  gsy_editor_set_brush (reading.editor, NULL);
  g_assert_true (gtk_widget_get_visible (bar));
  gtk_widget_activate_action (bar, "view.mark", "s", "denial");
  g_assert_cmpuint (gsy_store_get_n_statements (reading_store (&reading)), ==, 1);
  g_assert_false (gtk_widget_get_visible (bar));
  reading_end (&reading);
}

static void
test_mark_bar_in_a_narrow_window (void)
{
  Reading reading;
  reading_begin (&reading, PANE_TEXT, NULL);
  GtkWidget *bar = GTK_WIDGET (reading.pane->mark_bar);
  gsy_reading_view_select (reading.view, gsy_span (0, 12));
  gtk_widget_activate_action (bar, "view.mark", "s", "denial");
  gsy_reading_view_select (reading.view, gsy_span (4, 9));
  gtk_test_widget_wait_for_draw (reading.window);
  drain ();
  int wide = gtk_widget_get_width (bar);
  gtk_window_set_default_size (GTK_WINDOW (reading.window), 380, 500);
  while (gtk_widget_get_width (GTK_WIDGET (reading.pane)) != 380)
    g_main_context_iteration (NULL, TRUE);
  gtk_test_widget_wait_for_draw (reading.window);
  drain ();
  gtk_test_widget_wait_for_draw (reading.window);
  g_assert_cmpint (gtk_widget_get_width (bar), <, wide);
  g_assert_cmpint (gtk_widget_get_width (bar), <, 380);
  reading_end (&reading);
}

static void
test_find (void)
{
  Reading reading;
  reading_begin (&reading, PANE_TEXT, NULL);
  gsy_reading_view_select (reading.view, gsy_span (0, 5));
  gsy_reading_pane_show_find (reading.pane);
  g_assert_cmpstr (gsy_find_bar_get_text (reading.pane->find_bar), ==, "Alpha");
  g_assert_cmpstr (gsy_find_bar_get_status (reading.pane->find_bar), ==, "1 of 2");
  gsy_reading_pane_find_next (reading.pane, TRUE);
  g_assert_cmpstr (gsy_find_bar_get_status (reading.pane->find_bar), ==, "2 of 2");

  /* Closing comes back to the text, with what was found selected. */
  gsy_find_bar_close (reading.pane->find_bar);
  g_assert_true (gsy_span_equal (gsy_reading_view_get_selection (reading.view), gsy_span (56, 61)));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (reading.view)));
  reading_end (&reading);
}

static void
test_restore (void)
{
  Reading reading;
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < 200; i++)
    g_string_append (text, "A line of its own, and not a short one at that, for there has to be something to scroll.\n");
  reading_begin (&reading, text->str, NULL);
  gsy_reading_pane_restore (reading.pane, 89 * 60, 89 * 61 + 4);
  /* GTK glides there. */
  wait_until (gsy_reading_pane_get_scroll_offset (reading.pane) == 89 * 60);
  g_assert_cmpuint (gsy_reading_pane_get_caret (reading.pane), ==, 89 * 61 + 4);
  reading_end (&reading);
}

/* What cannot be done now does nothing: no statement, no selection. */
static void
test_actions (void)
{
  Reading reading;
  reading_begin (&reading, PANE_TEXT, NULL);
  GtkWidget *pane = GTK_WIDGET (reading.pane);
  gtk_widget_activate_action (pane, "view.mark", "s", "denial");
  gtk_widget_activate_action (pane, "view.delete", NULL);
  g_assert_cmpuint (gsy_store_get_n_statements (reading_store (&reading)), ==, 0);
  gsy_reading_view_select (reading.view, gsy_span (0, 12));
  gtk_widget_activate_action (pane, "view.mark", "s", "denial");
  gtk_widget_activate_action (pane, "view.remove-fragment", NULL);
  gtk_widget_activate_action (pane, "view.end-forward", NULL);
  g_assert_cmpuint (gsy_statement_get_n_spans (gsy_editor_get_selected (reading.editor)), ==, 1);
  g_assert_cmpuint (gsy_statement_get_span (gsy_editor_get_selected (reading.editor), 0).end, ==, 16);
  gtk_widget_activate_action (pane, "view.delete", NULL);
  g_assert_cmpuint (gsy_store_get_n_statements (reading_store (&reading)), ==, 0);
  reading_end (&reading);
}

static void
test_menu (void)
{
  Reading reading;
  reading_begin (&reading, PANE_TEXT, NULL);
  reading_mark (&reading, "denial", 0, 12);
  g_signal_emit_by_name (reading.view, "menu-requested", 60, 40);
  g_assert_nonnull (reading.pane->menu);
  g_assert_true (gtk_widget_get_visible (reading.pane->menu));
  gtk_popover_popdown (GTK_POPOVER (reading.pane->menu));
  drain ();
  reading_end (&reading);
}

int
main (int argc, char **argv)
{
  READING_TEST_MAIN_BEGIN;
  g_test_add_func ("/reading-pane/a-page-for-each-case", test_pages);
  g_test_add_func ("/reading-pane/an-empty-article-says-so", test_empty);
  g_test_add_func ("/reading-pane/banners-say-what-is-wrong", test_banners);
  g_test_add_func ("/reading-pane/the-bar-offers-layers-for-a-selection", test_mark_bar);
  g_test_add_func ("/reading-pane/the-bar-fits-a-narrow-window", test_mark_bar_in_a_narrow_window);
  g_test_add_func ("/reading-pane/finding-starts-and-ends-with-a-selection", test_find);
  g_test_add_func ("/reading-pane/comes-back-to-where-one-was", test_restore);
  g_test_add_func ("/reading-pane/actions-do-what-can-be-done", test_actions);
  g_test_add_func ("/reading-pane/the-menu-opens", test_menu);
  return run_tests ();
}
