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

int
main (int argc, char **argv)
{
  READING_TEST_MAIN_BEGIN;
  g_test_add_func ("/reading-view-pointer/a-drag-snaps-to-words-or-with-alt-to-characters", test_snaps);
  g_test_add_func ("/reading-view-pointer/a-drag-over-no-words-selects-nothing", test_nothing_in_it);
  g_test_add_func ("/reading-view-pointer/the-brush-marks-each-drag", test_brush);
  g_test_add_func ("/reading-view-pointer/ctrl-adds-a-fragment-to-the-selected-one", test_ctrl);
  return run_tests ();
}
