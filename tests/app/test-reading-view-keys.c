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
keep_cb (char **kept, const char *message)
{
  g_free (*kept);
  *kept = g_strdup (message);
}

/* The first filler of each role, and the cue. */
static void
test_role_keys (void)
{
  Reading reading;
  reading_begin (&reading, KEYS_TEXT, NULL);
  reading_mark (&reading, "denial", 13, 22);
  g_autofree char *id = g_strdup (selected (&reading)->id);
  const struct
  {
    guint key;
    GsySpan span;
  } cases[] = { { GDK_KEY_s, { 0, 5 } }, { GDK_KEY_C, { 6, 12 } }, { GDK_KEY_t, { 30, 34 } } };
  guint top = gsy_reading_view_get_top (reading.view);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsy_reading_view_select (reading.view, cases[i].span);
      press (&reading, cases[i].key, cases[i].key == GDK_KEY_C ? GDK_LOCK_MASK : 0);
      /* The words are selected no more, the statement is, and the page is where it was. */
      g_assert_true (gsy_span_is_empty (gsy_reading_view_get_selection (reading.view)));
      g_assert_cmpstr (selected (&reading)->id, ==, id);
      g_assert_cmpuint (gsy_reading_view_get_top (reading.view), ==, top);
    }
  const GsyFiller *source = g_ptr_array_index (selected (&reading)->source, 0);
  const GsyFiller *target = g_ptr_array_index (selected (&reading)->target, 0);
  g_assert_true (gsy_span_equal (g_array_index (source->spans, GsyQuote, 0).span, cases[0].span));
  g_assert_true (gsy_span_equal (g_array_index (selected (&reading)->cue->spans, GsyQuote, 0).span, cases[1].span));
  g_assert_true (gsy_span_equal (g_array_index (target->spans, GsyQuote, 0).span, cases[2].span));
  reading_end (&reading);
}

/* On a keyboard that writes another script the key counts. */
static void
test_letters_by_key (void)
{
  Reading reading;
  g_autofree GdkKeymapKey *keys = NULL;
  int n = 0;
  reading_begin (&reading, KEYS_TEXT, NULL);
  reading_mark (&reading, "denial", 13, 22);
  g_assert_true (gdk_display_map_keyval (gtk_widget_get_display (GTK_WIDGET (reading.view)), GDK_KEY_s, &keys, &n));
  gsy_reading_view_select (reading.view, gsy_span (0, 5));
  g_assert_true (_gsy_reading_view_press_key (reading.view, GDK_KEY_Cyrillic_yeru, keys[0].keycode, 0));
  g_assert_nonnull (selected (&reading)->source);
  reading_end (&reading);
}

static void
test_roles_refused (void)
{
  Reading reading;
  g_autofree char *message = NULL;
  reading_begin (&reading, KEYS_TEXT, NULL);
  g_signal_connect_swapped (reading.editor, "refused", G_CALLBACK (keep_cb), &message);

  /* Words, and no statement that they could be said of: they stay selected. */
  gsy_reading_view_select (reading.view, gsy_span (0, 5));
  press (&reading, GDK_KEY_s, 0);
  g_assert_nonnull (message);
  g_assert_true (gsy_span_equal (gsy_reading_view_get_selection (reading.view), gsy_span (0, 5)));
  g_assert_cmpuint (gsy_store_get_n_statements (reading_store (&reading)), ==, 0);

  /* A statement, and no words. */
  reading_mark (&reading, "denial", 13, 22);
  gsy_reading_view_clear_selection (reading.view);
  const guint keys[] = { GDK_KEY_s, GDK_KEY_c, GDK_KEY_t };
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_clear_pointer (&message, g_free);
      press (&reading, keys[i], 0);
      g_assert_nonnull (message);
    }
  g_assert_null (selected (&reading)->source);
  g_signal_handlers_disconnect_by_data (reading.editor, &message);
  reading_end (&reading);
}

static void
test_links (void)
{
  Reading reading;
  reading_begin (&reading, KEYS_TEXT, NULL);
  reading_mark (&reading, "accusation", 35, 42);
  g_autofree char *to = g_strdup (selected (&reading)->id);
  reading_mark (&reading, "denial", 6, 22);
  g_autofree char *from = g_strdup (selected (&reading)->id);
  press (&reading, GDK_KEY_l, 0);
  g_assert_true (gsy_editor_is_linking (reading.editor));
  wait_until (gsy_link_bar_get_n_candidates (reading.pane->link_bar) == 1);
  g_assert_true (gsy_link_bar_choose (reading.pane->link_bar));

  press (&reading, GDK_KEY_g, 0);
  g_assert_cmpstr (selected (&reading)->id, ==, to);
  g_assert_true (gsy_editor_can_go_back (reading.editor));
  g_assert_true (gsy_editor_go_back (reading.editor));
  g_assert_cmpstr (selected (&reading)->id, ==, from);
  reading_end (&reading);
}

/* The page is as it was left, even though both ends fit no page together. */
static void
test_back (void)
{
  Reading reading;
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < 200; i++)
    g_string_append_printf (text, "Line %03u is about nothing.\n", i);
  reading_begin (&reading, text->str, NULL);
  reading_mark (&reading, "accusation", 150 * 27, 150 * 27 + 8);
  g_autofree char *to = g_strdup (selected (&reading)->id);
  reading_mark (&reading, "denial", 20 * 27, 20 * 27 + 8);
  g_assert_true (gsy_editor_add_link (reading.editor, NULL, NULL, to));
  gsy_reading_view_set_top (reading.view, 15 * 27);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (reading.view));
  wait_until (gsy_reading_view_get_top (reading.view) == 15 * 27);

  press (&reading, GDK_KEY_g, 0);
  wait_until (gsy_reading_view_get_top (reading.view) > 100 * 27);
  g_assert_true (gsy_editor_go_back (reading.editor));
  gsy_reading_pane_return (reading.pane);
  wait_until (gsy_reading_view_get_top (reading.view) == 15 * 27);
  reading_end (&reading);
}

static void
test_announced (void)
{
  Reading reading;
  reading_begin (&reading, KEYS_TEXT, NULL);
  GtkAccessible *view = GTK_ACCESSIBLE (reading.view);
  reading_mark (&reading, "accusation", 35, 42);
  g_autofree char *to = g_strdup (selected (&reading)->id);
  drain ();
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Accusation, insists, 1 of 1");
  reading_mark (&reading, "denial", 13, 22);
  gsy_reading_view_select (reading.view, gsy_span (0, 5));
  press (&reading, GDK_KEY_s, 0);
  drain ();
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Denial by Alpha, the claim, 1 of 2");
  g_assert_true (gsy_editor_add_link (reading.editor, NULL, NULL, to));
  drain ();
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Denial by Alpha, the claim, 1 of 2, Answers: 1");
  gsy_editor_select (reading.editor, to, 0, FALSE);
  drain ();
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Accusation, insists, 2 of 2, Answered by: 1");
  reading_unselect (&reading);
  drain ();
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "");
  reading_end (&reading);
}

/* By arrows: the statement that the caret comes into, and when there are several the shortest and how many more. */
static void
test_caret_announced (void)
{
  Reading reading;
  reading_begin (&reading, KEYS_TEXT, NULL);
  GtkAccessible *view = GTK_ACCESSIBLE (reading.view);
  reading_mark (&reading, "accusation", 0, 22);
  reading_mark (&reading, "denial", 13, 22);
  drain ();
  reading_unselect (&reading);
  gsy_reading_view_set_caret (reading.view, 30);
  drain ();
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "");
  gsy_reading_view_set_caret (reading.view, 15);
  drain ();
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Denial, the claim, 2 of 2; 1 more here");
  gsy_reading_view_set_caret (reading.view, 5);
  drain ();
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Accusation, Alpha denies the claim, 1 of 2");
  gsy_reading_view_set_caret (reading.view, 30);
  drain ();
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "");
  reading_end (&reading);
}

/* N takes the caret along, but leaves alone what is selected to be marked. */
static void
test_caret_steps (void)
{
  Reading reading;
  reading_begin (&reading, KEYS_TEXT, NULL);
  reading_mark (&reading, "denial", 13, 22);
  reading_mark (&reading, "accusation", 35, 42);
  reading_unselect (&reading);
  gsy_reading_view_set_caret (reading.view, 0);
  press (&reading, GDK_KEY_n, 0);
  g_assert_cmpuint (gsy_reading_view_get_caret (reading.view), ==, 13);
  drain ();
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (reading.view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Denial, the claim, 1 of 2");
  gsy_reading_view_select (reading.view, gsy_span (0, 5));
  press (&reading, GDK_KEY_n, 0);
  g_assert_cmpuint (gsy_reading_view_get_selection (reading.view).end, ==, 5);
  reading_end (&reading);
}

/* What is told by a message for a moment is said, too, each time. */
static void
test_messages_announced (void)
{
  Reading reading;
  reading_begin (&reading, KEYS_TEXT, NULL);
  GtkAccessible *view = GTK_ACCESSIBLE (reading.view);
  reading_mark (&reading, "denial", 13, 22);
  drain ();
  press (&reading, GDK_KEY_Delete, 0);
  drain ();
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Denial deleted");
  gsy_reading_view_set_caret (reading.view, 2);
  drain ();
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "");
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
  g_assert_false (_gsy_reading_view_press_key (reading.view, GDK_KEY_c, 0, GDK_CONTROL_MASK));
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
  g_test_add_func ("/reading-view-keys/s-c-and-t-give-words-a-role", test_role_keys);
  g_test_add_func ("/reading-view-keys/letters-go-by-the-key", test_letters_by_key);
  g_test_add_func ("/reading-view-keys/roles-say-what-is-missing", test_roles_refused);
  g_test_add_func ("/reading-view-keys/l-links-and-g-follows", test_links);
  g_test_add_func ("/reading-view-keys/back-to-the-page-as-it-was", test_back);
  g_test_add_func ("/reading-view-keys/the-selected-statement-is-announced", test_announced);
  g_test_add_func ("/reading-view-keys/the-statement-that-the-caret-comes-into-is-announced", test_caret_announced);
  g_test_add_func ("/reading-view-keys/the-caret-goes-along-from-statement-to-statement", test_caret_steps);
  g_test_add_func ("/reading-view-keys/messages-are-announced", test_messages_announced);
  g_test_add_func ("/reading-view-keys/other-keys-pass", test_passed_on);
  return run_tests ();
}
