/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-reading-view-pointer.c: what the end of a drag over words means. Real clicks and drags are made from outside, in a real window. */
#include "config.h"

#include "reading-fixture.h"

#define POINTER_TEXT "Le porte-parole a dit : «\342\200\257l’accusation est fausse\342\200\257», puis rien.\n"

/* As if dragged, with the insert mark at the end. */
static void
drag (Reading *reading, guint start, guint end, gboolean ctrl, gboolean alt)
{
  gsy_reading_view_select (reading->view, gsy_span (start, end));
  _gsy_reading_view_finish_selection (reading->view, ctrl, alt);
}

static char *
selected_text (Reading *reading)
{
  return gsy_article_dup_slice (gsy_editor_get_article (reading->editor), gsy_reading_view_get_selection (reading->view));
}

static void
test_snaps (void)
{
  Reading reading;
  reading_begin (&reading, POINTER_TEXT, NULL);
  drag (&reading, 24, 53, FALSE, FALSE);
  g_autofree char *words = selected_text (&reading);
  g_assert_cmpstr (words, ==, "l’accusation est fausse");
  g_assert_cmpint (gsy_reading_view_get_snap (reading.view), ==, GSY_SNAP_WORDS);

  drag (&reading, 4, 8, FALSE, TRUE);
  g_autofree char *characters = selected_text (&reading);
  g_assert_cmpstr (characters, ==, "orte");
  g_assert_cmpint (gsy_reading_view_get_snap (reading.view), ==, GSY_SNAP_CHARACTERS);
  gtk_widget_activate_action (GTK_WIDGET (reading.view), "view.mark", "s", "denial");
  g_assert_true (gsy_span_equal (gsy_statement_get_span (gsy_editor_get_selected (reading.editor), 0), gsy_span (4, 8)));

  /* Any other selection is by words again. */
  drag (&reading, 4, 8, FALSE, TRUE);
  gsy_reading_view_clear_selection (reading.view);
  g_assert_cmpint (gsy_reading_view_get_snap (reading.view), ==, GSY_SNAP_WORDS);
  reading_end (&reading);
}

static void
test_nothing_in_it (void)
{
  Reading reading;
  reading_begin (&reading, POINTER_TEXT, NULL);
  drag (&reading, 21, 26, FALSE, FALSE);
  g_assert_true (gsy_span_is_empty (gsy_reading_view_get_selection (reading.view)));
  g_assert_cmpuint (gsy_store_get_n_statements (reading_store (&reading)), ==, 0);
  reading_end (&reading);
}

static void
test_brush (void)
{
  Reading reading;
  reading_begin (&reading, POINTER_TEXT, NULL);
  gsy_editor_set_brush (reading.editor, "accusation");
  drag (&reading, 3, 14, FALSE, FALSE);
  drag (&reading, 58, 62, FALSE, FALSE);
  g_assert_cmpuint (gsy_store_get_n_statements (reading_store (&reading)), ==, 2);
  g_assert_true (gsy_span_is_empty (gsy_reading_view_get_selection (reading.view)));
  g_assert_cmpstr (gsy_editor_get_brush (reading.editor), ==, "accusation");
  reading_end (&reading);
}

static void
test_ctrl (void)
{
  Reading reading;
  reading_begin (&reading, POINTER_TEXT, NULL);
  drag (&reading, 0, 15, TRUE, FALSE);
  g_assert_cmpuint (gsy_store_get_n_statements (reading_store (&reading)), ==, 0);
  reading_mark (&reading, "denial", 0, 15);
  drag (&reading, 29, 48, TRUE, FALSE);
  g_assert_cmpuint (gsy_store_get_n_statements (reading_store (&reading)), ==, 1);
  g_assert_cmpuint (gsy_statement_get_n_spans (gsy_editor_get_selected (reading.editor)), ==, 2);
  reading_end (&reading);
}

/* --- links --- */

#define LINKS_TEXT "Alpha accuses Beta of theft.\n\nBeta denies it.\n\nAlpha insists.\n"

/* A denial that answers an accusation above it. */
static void
link_two (Reading *reading, char **from, char **to)
{
  reading_begin (reading, LINKS_TEXT, NULL);
  *to = g_strdup (reading_mark (reading, "accusation", 6, 27)->id);
  *from = g_strdup (reading_mark (reading, "denial", 30, 44)->id);
  g_assert_true (gsy_editor_add_link (reading->editor, NULL, NULL, *to));
  drain ();
  gtk_test_widget_wait_for_draw (GTK_WIDGET (reading->view));
}

/* The x of the first link that is met on the way out from the text, at the height of @offset's line; -1: none. */
static int
find_link_x (Reading *reading, guint offset)
{
  GdkRectangle letter = letter_at (reading, offset);
  int width = gtk_widget_get_width (GTK_WIDGET (reading->view));

  for (int x = width - gtk_text_view_get_right_margin (GTK_TEXT_VIEW (reading->view)); x < width; x++)
    if (_gsy_reading_view_is_on_link (reading->view, x, letter.y + letter.height / 2))
      return x;
  return -1;
}

static void
test_click_link (void)
{
  Reading reading;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  link_two (&reading, &from, &to);
  int x = find_link_x (&reading, 43);
  GdkRectangle letter = letter_at (&reading, 43);
  g_assert_cmpint (x, >=, 0);
  g_autofree char *tooltip = _gsy_reading_view_dup_link_tooltip (reading.view, x, letter.y + letter.height / 2);
  g_assert_cmpstr (tooltip, ==, "Answers “accuses Beta of theft”");

  /* From the selected end to the other one, and from that back again. */
  g_assert_true (_gsy_reading_view_click_link (reading.view, x, letter.y + letter.height / 2));
  g_assert_cmpstr (gsy_editor_get_selected (reading.editor)->id, ==, to);
  g_assert_true (gsy_editor_can_go_back (reading.editor));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (reading.view));
  g_assert_true (_gsy_reading_view_click_link (reading.view, x, letter.y + letter.height / 2));
  g_assert_cmpstr (gsy_editor_get_selected (reading.editor)->id, ==, from);
  /* Beside it there is nothing to click. */
  g_assert_false (_gsy_reading_view_click_link (reading.view, letter.x, letter.y + letter.height / 2));
  reading_end (&reading);
}

/* With nothing selected links are drawn on demand alone. */
static void
test_links_shown (void)
{
  Reading reading;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  link_two (&reading, &from, &to);
  reading_unselect (&reading);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (reading.view));
  g_assert_cmpint (find_link_x (&reading, 43), <, 0);
  gsy_editor_set_links_shown (reading.editor, TRUE);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (reading.view));
  int x = find_link_x (&reading, 43);
  g_assert_cmpint (x, >=, 0);

  /* In the colour of the statement that it starts at, next to the other one. */
  Picture picture = take_picture (GTK_WIDGET (reading.view));
  GdkRectangle end = letter_at (&reading, 26);
  int width = gtk_widget_get_width (GTK_WIDGET (reading.view));
  GdkRectangle margin = { width - 38, end.y, 38, end.height };
  g_assert_true (has_color (&picture, margin, to_pixel (&paint_of (&reading, "denial")->ink)));
  g_assert_false (has_color (&picture, margin, to_pixel (&paint_of (&reading, "accusation")->ink)));
  picture_free (&picture);

  /* A hidden layer's are not drawn. */
  gsy_editor_set_layer_hidden (reading.editor, "denial", TRUE);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (reading.view));
  g_assert_cmpint (find_link_x (&reading, 43), <, 0);
  reading_end (&reading);
}

static GdkRectangle
get_handle (Reading *reading)
{
  GdkRectangle area = { 0 };

  g_assert_true (gsy_link_painter_get_handle (reading->view->links, &area));
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (reading->view), GTK_TEXT_WINDOW_WIDGET, area.x, area.y, &area.x, &area.y);
  return area;
}

static void
test_handle (void)
{
  Reading reading;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  link_two (&reading, &from, &to);
  GdkRectangle handle = get_handle (&reading);
  g_assert_true (_gsy_reading_view_find_handle (reading.view, handle.x + handle.width / 2, handle.y + handle.height / 2));
  /* In the margin, by the line where the statement ends. */
  GdkRectangle end = letter_at (&reading, 43);
  g_assert_cmpint (handle.x, >=, gtk_widget_get_width (GTK_WIDGET (reading.view)) - 38);
  g_assert_cmpint (handle.y, <, end.y + end.height);
  g_assert_cmpint (handle.y + handle.height, >, end.y);
  reading_unselect (&reading);
  g_assert_false (_gsy_reading_view_find_handle (reading.view, handle.x + handle.width / 2, handle.y + handle.height / 2));
  reading_end (&reading);
}

static void
test_drop (void)
{
  Reading reading;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  link_two (&reading, &from, &to);
  g_autofree char *third = g_strdup (reading_mark (&reading, "counter-accusation", 47, 60)->id);
  GdkRectangle over = letter_at (&reading, 35);
  Picture before = take_picture (GTK_WIDGET (reading.view));
  _gsy_reading_view_drag_link (reading.view, over.x + 2, over.y + over.height / 2);
  Picture during = take_picture (GTK_WIDGET (reading.view));
  /* What it would lead to is outlined, above its letters. */
  GdkRectangle above = { over.x, over.y - 4, 10, 3 };
  guint32 ink = to_pixel (&paint_of (&reading, "denial")->ink);
  g_assert_false (has_color (&before, above, ink));
  g_assert_true (has_color (&during, above, ink));
  picture_free (&before);
  picture_free (&during);

  _gsy_reading_view_drop_link (reading.view, over.x + 2, over.y + over.height / 2);
  const GsyStatement *selected = gsy_editor_get_selected (reading.editor);
  g_assert_cmpstr (selected->id, ==, third);
  /* A counter-accusation answers no denial, so by default it repeats it. */
  g_assert_cmpuint (selected->links->len, ==, 1);
  g_assert_cmpstr (((const GsyLink *) g_ptr_array_index (selected->links, 0))->to, ==, from);

  /* Esc takes it back before it is dropped. */
  reading.view->pointer.linking = TRUE;
  _gsy_reading_view_drag_link (reading.view, over.x + 2, over.y + over.height / 2);
  _gsy_reading_view_press_key (reading.view, GDK_KEY_Escape, 0, 0);
  g_assert_false (reading.view->pointer.linking);
  g_assert_cmpstr (gsy_editor_get_selected (reading.editor)->id, ==, third);
  g_assert_cmpuint (gsy_editor_get_selected (reading.editor)->links->len, ==, 1);
  reading_end (&reading);
}

static void
place_of (Reading *reading, guint offset, int *x, int *y)
{
  GtkTextView *view = GTK_TEXT_VIEW (reading->view);
  GtkTextIter iter;
  GdkRectangle area;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &iter, (int) offset);
  gtk_text_view_get_iter_location (view, &iter, &area);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, area.x + 1, area.y + area.height / 2, x, y);
}

static void
note_menu_cb (GsyReadingView *view, int x, int y, guint *n)
{
  (*n)++;
}

static void
test_finger (void)
{
  Reading reading;
  guint n_menus = 0;
  int x, y;

  reading_begin (&reading, POINTER_TEXT, NULL);
  g_signal_connect (reading.view, "menu-requested", G_CALLBACK (note_menu_cb), &n_menus);
  g_autofree char *id = g_strdup (reading_mark (&reading, "denial", 3, 14)->id);
  gsy_editor_select (reading.editor, NULL, 0, FALSE);

  place_of (&reading, 6, &x, &y);
  _gsy_reading_view_tap (reading.view, x, y);
  g_assert_cmpstr (gsy_editor_get_selected (reading.editor)->id, ==, id);
  g_assert_cmpuint (n_menus, ==, 0);
  place_of (&reading, 40, &x, &y);
  _gsy_reading_view_tap (reading.view, x, y);
  g_assert_null (gsy_editor_get_selected (reading.editor));

  place_of (&reading, 6, &x, &y);
  _gsy_reading_view_long_press (reading.view, x, y);
  g_assert_cmpuint (n_menus, ==, 1);
  g_assert_cmpstr (gsy_editor_get_selected (reading.editor)->id, ==, id);
  reading_end (&reading);
}

int
main (int argc, char **argv)
{
  READING_TEST_MAIN_BEGIN;
  g_test_add_func ("/reading-view-pointer/a-drag-snaps-to-words-or-with-alt-to-characters", test_snaps);
  g_test_add_func ("/reading-view-pointer/a-drag-over-no-words-selects-nothing", test_nothing_in_it);
  g_test_add_func ("/reading-view-pointer/the-brush-marks-each-drag", test_brush);
  g_test_add_func ("/reading-view-pointer/ctrl-adds-a-fragment-to-the-selected-one", test_ctrl);
  g_test_add_func ("/reading-view-pointer/a-click-on-a-link-goes-to-its-other-end", test_click_link);
  g_test_add_func ("/reading-view-pointer/links-are-shown-on-demand", test_links_shown);
  g_test_add_func ("/reading-view-pointer/the-handle-is-by-the-end-of-the-selected-statement", test_handle);
  g_test_add_func ("/reading-view-pointer/a-link-is-dropped-on-what-is-outlined", test_drop);
  g_test_add_func ("/reading-view-pointer/a-finger-selects-a-statement-and-where-it-stays-asks-for-the-menu", test_finger);
  return run_tests ();
}
