/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-reading-view-keys.c: what each key does in the article. */
#include "config.h"

#include "reading-fixture.h"

#define KEYS_TEXT "Alpha denies the claim today. Beta insists on it again. Gamma is silent.\nوقال المتحدث باسم الوزارة إن الاتهامات باطلة.\n"

static void
press (Reading *reading, guint keyval, GdkModifierType state)
{
  g_autofree GdkKeymapKey *keys = NULL;
  int n = 0;
  guint keycode = 0;

  if (gdk_display_map_keyval (gtk_widget_get_display (GTK_WIDGET (reading->view)), keyval, &keys, &n) && n > 0)
    keycode = keys[0].keycode;
  _gsy_reading_view_press_key (reading->view, keyval, keycode, state);
}

static const GsyStatement *
selected (Reading *reading)
{
  return gsy_editor_get_selected (reading->editor);
}

static GsySpan
selected_span (Reading *reading, guint i)
{
  g_assert_nonnull (selected (reading));
  return gsy_statement_get_span (selected (reading), i);
}

static void
test_marks (void)
{
  Reading reading;
  reading_begin (&reading, KEYS_TEXT, NULL);
  gsy_reading_view_select (reading.view, gsy_span (0, 22));
  press (&reading, GDK_KEY_2, 0);
  g_assert_cmpuint (gsy_store_get_n_statements (reading_store (&reading)), ==, 1);
  g_assert_cmpstr (selected (&reading)->layer, ==, "denial");
  g_assert_true (gsy_span_equal (selected_span (&reading, 0), gsy_span (0, 22)));
  /* The words are selected no more and the caret is at their end. */
  g_assert_true (gsy_span_is_empty (gsy_reading_view_get_selection (reading.view)));
  g_assert_cmpuint (gsy_reading_view_get_caret (reading.view), ==, 22);
  reading_end (&reading);
}

/* The key under & on a French keyboard has 1 on its second level. */
static void
test_digit_by_key (void)
{
  Reading reading;
  reading_begin (&reading, KEYS_TEXT, NULL);
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (reading.view));
  g_autofree GdkKeymapKey *keys = NULL;
  int n = 0;

  g_assert_true (gdk_display_map_keyval (display, GDK_KEY_2, &keys, &n));
  g_assert_cmpuint (_gsy_reading_view_digit_of_key (display, GDK_KEY_eacute, keys[0].keycode), ==, 2);
  g_assert_cmpuint (_gsy_reading_view_digit_of_key (display, GDK_KEY_7, 0), ==, 7);
  g_assert_cmpuint (_gsy_reading_view_digit_of_key (display, GDK_KEY_KP_3, 0), ==, 3);
  g_clear_pointer (&keys, g_free);
  g_assert_true (gdk_display_map_keyval (display, GDK_KEY_a, &keys, &n));
  g_assert_cmpuint (_gsy_reading_view_digit_of_key (display, GDK_KEY_a, keys[0].keycode), ==, 0);
  reading_end (&reading);
}

static void
test_brush (void)
{
  Reading reading;
  reading_begin (&reading, KEYS_TEXT, NULL);
  press (&reading, GDK_KEY_1, 0);
  g_assert_cmpstr (gsy_editor_get_brush (reading.editor), ==, "accusation");
  press (&reading, GDK_KEY_3, 0);
  g_assert_cmpstr (gsy_editor_get_brush (reading.editor), ==, "counter-accusation");
  press (&reading, GDK_KEY_3, 0);
  g_assert_null (gsy_editor_get_brush (reading.editor));
  press (&reading, GDK_KEY_9, 0);
  g_assert_null (gsy_editor_get_brush (reading.editor));
  g_assert_cmpuint (gsy_store_get_n_statements (reading_store (&reading)), ==, 0);
  reading_end (&reading);
}

static void
test_layer (void)
{
  Reading reading;
  reading_begin (&reading, KEYS_TEXT, NULL);
  reading_mark (&reading, "denial", 0, 22);
  press (&reading, GDK_KEY_1, GDK_SHIFT_MASK);
  g_assert_cmpstr (selected (&reading)->layer, ==, "accusation");
  g_assert_null (gsy_editor_get_brush (reading.editor));
  reading_end (&reading);
}

static void
test_escape (void)
{
  Reading reading;
  reading_begin (&reading, KEYS_TEXT, NULL);
  reading_mark (&reading, "denial", 0, 22);
  gsy_reading_view_select (reading.view, gsy_span (30, 34));
  gsy_editor_set_brush (reading.editor, "denial");

  press (&reading, GDK_KEY_Escape, 0);
  g_assert_null (gsy_editor_get_brush (reading.editor));
  g_assert_false (gsy_span_is_empty (gsy_reading_view_get_selection (reading.view)));
  press (&reading, GDK_KEY_Escape, 0);
  g_assert_true (gsy_span_is_empty (gsy_reading_view_get_selection (reading.view)));
  g_assert_nonnull (selected (&reading));
  press (&reading, GDK_KEY_Escape, 0);
  g_assert_null (selected (&reading));
  reading_end (&reading);
}

static void
test_steps (void)
{
  Reading reading;
  reading_begin (&reading, KEYS_TEXT, NULL);
  reading_mark (&reading, "denial", 0, 22);
  reading_mark (&reading, "accusation", 6, 12);
  reading_mark (&reading, "accusation", 30, 42);
  reading_unselect (&reading);
  gsy_reading_view_set_caret (reading.view, 0);

  press (&reading, GDK_KEY_n, 0);
  g_assert_cmpuint (selected_span (&reading, 0).start, ==, 0);
  press (&reading, GDK_KEY_N, GDK_LOCK_MASK);
  g_assert_cmpuint (selected_span (&reading, 0).start, ==, 6);
  press (&reading, GDK_KEY_n, 0);
  g_assert_cmpuint (selected_span (&reading, 0).start, ==, 30);
  press (&reading, GDK_KEY_p, 0);
  g_assert_cmpuint (selected_span (&reading, 0).start, ==, 6);

  gsy_reading_view_set_caret (reading.view, 8);
  press (&reading, GDK_KEY_o, 0);
  g_assert_cmpuint (selected_span (&reading, 0).start, ==, 0);
  press (&reading, GDK_KEY_o, 0);
  g_assert_cmpuint (selected_span (&reading, 0).start, ==, 6);
  reading_end (&reading);
}

static void
test_edges (void)
{
  Reading reading;
  reading_begin (&reading, KEYS_TEXT, NULL);
  reading_mark (&reading, "denial", 6, 16);
  press (&reading, GDK_KEY_Right, GDK_ALT_MASK);
  g_assert_true (gsy_span_equal (selected_span (&reading, 0), gsy_span (6, 22)));
  press (&reading, GDK_KEY_Left, GDK_ALT_MASK | GDK_CONTROL_MASK);
  g_assert_true (gsy_span_equal (selected_span (&reading, 0), gsy_span (6, 21)));
  press (&reading, GDK_KEY_Left, GDK_ALT_MASK | GDK_SHIFT_MASK);
  g_assert_true (gsy_span_equal (selected_span (&reading, 0), gsy_span (0, 21)));
  press (&reading, GDK_KEY_Right, GDK_ALT_MASK | GDK_SHIFT_MASK | GDK_CONTROL_MASK);
  g_assert_true (gsy_span_equal (selected_span (&reading, 0), gsy_span (1, 21)));
  reading_end (&reading);
}

/* In Arabic the end is on the left, and an arrow to the left moves it on. */
static void
test_edges_rtl (void)
{
  Reading reading;
  reading_begin (&reading, KEYS_TEXT, NULL);
  reading_mark (&reading, "denial", 73, 85);
  GsySpan before = selected_span (&reading, 0);
  press (&reading, GDK_KEY_Left, GDK_ALT_MASK);
  g_assert_cmpuint (selected_span (&reading, 0).end, >, before.end);
  press (&reading, GDK_KEY_Right, GDK_ALT_MASK);
  g_assert_true (gsy_span_equal (selected_span (&reading, 0), before));
  reading_end (&reading);
}

static void
test_fragments (void)
{
  Reading reading;
  reading_begin (&reading, KEYS_TEXT, NULL);
  reading_mark (&reading, "denial", 0, 12);
  gsy_reading_view_select (reading.view, gsy_span (30, 42));
  press (&reading, GDK_KEY_plus, GDK_SHIFT_MASK);
  g_assert_cmpuint (gsy_statement_get_n_spans (selected (&reading)), ==, 2);
  g_assert_true (gsy_span_equal (selected_span (&reading, 1), gsy_span (30, 42)));
  /* The one at the caret goes. */
  gsy_reading_view_set_caret (reading.view, 4);
  press (&reading, GDK_KEY_minus, 0);
  g_assert_cmpuint (gsy_statement_get_n_spans (selected (&reading)), ==, 1);
  g_assert_cmpuint (selected_span (&reading, 0).start, ==, 30);
  reading_end (&reading);
}

static void
test_delete (void)
{
  Reading reading;
  reading_begin (&reading, KEYS_TEXT, NULL);
  reading_mark (&reading, "denial", 0, 12);
  press (&reading, GDK_KEY_Delete, 0);
  g_assert_cmpuint (gsy_store_get_n_statements (reading_store (&reading)), ==, 0);
  reading_mark (&reading, "denial", 0, 12);
  press (&reading, GDK_KEY_BackSpace, 0);
  g_assert_cmpuint (gsy_store_get_n_statements (reading_store (&reading)), ==, 0);
  press (&reading, GDK_KEY_Delete, 0);
  reading_end (&reading);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_details (void)
{
  Reading reading;
  guint asked = 0;
  reading_begin (&reading, KEYS_TEXT, NULL);
  g_signal_connect_swapped (reading.pane, "details-requested", G_CALLBACK (count_cb), &asked);
  press (&reading, GDK_KEY_Return, 0);
  g_assert_cmpuint (asked, ==, 0);
  reading_mark (&reading, "denial", 0, 12);
  press (&reading, GDK_KEY_Return, 0);
  press (&reading, GDK_KEY_F2, 0);
  g_assert_cmpuint (asked, ==, 2);
  reading_end (&reading);
}

/* Keys with Ctrl are other programs' habits: they pass. */
static void
test_passed_on (void)
{
  Reading reading;
  reading_begin (&reading, KEYS_TEXT, NULL);
  reading_mark (&reading, "denial", 0, 12);
  g_assert_false (_gsy_reading_view_press_key (reading.view, GDK_KEY_n, 0, GDK_CONTROL_MASK));
  g_assert_false (_gsy_reading_view_press_key (reading.view, GDK_KEY_1, 0, GDK_ALT_MASK));
  g_assert_false (_gsy_reading_view_press_key (reading.view, GDK_KEY_Tab, 0, 0));
  g_assert_false (_gsy_reading_view_press_key (reading.view, GDK_KEY_Right, 0, GDK_SHIFT_MASK));
  g_assert_false (_gsy_reading_view_press_key (reading.view, GDK_KEY_Home, 0, 0));
  g_assert_cmpuint (gsy_store_get_n_statements (reading_store (&reading)), ==, 1);
  reading_end (&reading);
}

int
main (int argc, char **argv)
{
  READING_TEST_MAIN_BEGIN;
  g_test_add_func ("/reading-view-keys/a-digit-marks-what-is-selected", test_marks);
  g_test_add_func ("/reading-view-keys/digits-go-by-the-key", test_digit_by_key);
  g_test_add_func ("/reading-view-keys/a-digit-alone-takes-the-brush", test_brush);
  g_test_add_func ("/reading-view-keys/shift-and-a-digit-change-the-layer", test_layer);
  g_test_add_func ("/reading-view-keys/escape-takes-one-thing-at-a-time", test_escape);
  g_test_add_func ("/reading-view-keys/next-previous-and-the-other-one-here", test_steps);
  g_test_add_func ("/reading-view-keys/alt-and-arrows-move-the-edges", test_edges);
  g_test_add_func ("/reading-view-keys/arrows-point-the-way-the-edge-goes", test_edges_rtl);
  g_test_add_func ("/reading-view-keys/plus-and-minus", test_fragments);
  g_test_add_func ("/reading-view-keys/delete-and-backspace", test_delete);
  g_test_add_func ("/reading-view-keys/return-asks-for-the-details", test_details);
  g_test_add_func ("/reading-view-keys/other-keys-pass", test_passed_on);
  return run_tests ();
}
