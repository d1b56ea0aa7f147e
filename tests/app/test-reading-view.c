/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-reading-view.c: the article in the view: its words, its caret, its places. */
#include "config.h"

#include "reading-fixture.h"

#define VIEW_TEXT "M. Zhao a rejeté l’accusation. «\342\200\257Nous n’avons rien fait\342\200\257», a-t-il dit.\r\nSecond paragraph here.\n"

static char *
make_long_text (guint n_paragraphs)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_paragraphs; i++)
    g_string_append_printf (text, "Paragraph %u says that nothing of what was said before is true, and that the next one will say so again.\n\n", i);
  return g_string_free (text, FALSE);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  if (*text == NULL)
    *text = g_strdup ("");
}

static char *
read_clipboard (GtkWidget *widget)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, copied_cb, &text);
  wait_until (text != NULL);
  return text;
}

static void
test_selection (void)
{
  Reading reading;
  reading_begin (&reading, VIEW_TEXT, NULL);
  gsy_reading_view_select (reading.view, gsy_span (3, 7));
  g_assert_true (gsy_span_equal (gsy_reading_view_get_selection (reading.view), gsy_span (3, 7)));
  g_assert_cmpuint (gsy_reading_view_get_caret (reading.view), ==, 7);
  gsy_reading_view_clear_selection (reading.view);
  g_assert_true (gsy_span_is_empty (gsy_reading_view_get_selection (reading.view)));
  g_assert_cmpuint (gsy_reading_view_get_caret (reading.view), ==, 7);
  gsy_reading_view_set_caret (reading.view, 20);
  g_assert_cmpuint (gsy_reading_view_get_caret (reading.view), ==, 20);
  reading_end (&reading);
}

/* Over a soft break, what is copied is the article. */
static void
test_copy (void)
{
  Reading reading;
  g_autoptr (GString) text = g_string_new (NULL);
  while (text->len < 9000)
    g_string_append (text, "Le ministre a nié avoir signé cet accord. ");
  reading_begin (&reading, text->str, NULL);
  GsyDisplayText *display = gsy_reading_view_get_display_text (reading.view);
  g_assert_cmpuint (gsy_display_text_get_n_breaks (display), >, 0);
  guint at = gsy_display_text_to_article (display, gsy_display_text_get_break (display, 0).start);
  GsySpan span = gsy_span (at - 30, at + 30);

  gsy_reading_view_select (reading.view, span);
  g_assert_true (gsy_span_equal (gsy_reading_view_get_selection (reading.view), span));
  gtk_widget_activate_action (GTK_WIDGET (reading.pane), "view.copy", NULL);
  g_autofree char *copied = read_clipboard (GTK_WIDGET (reading.view));
  g_autofree char *wanted = gsy_article_dup_slice (gsy_editor_get_article (reading.editor), span);
  g_assert_cmpstr (copied, ==, wanted);

  /* And what is marked over it has the article's offsets, and is seen on both sides. */
  reading_mark (&reading, "denial", span.start, span.end);
  GsySpan marked = gsy_statement_get_span (gsy_editor_get_selected (reading.editor), 0);
  g_assert_cmpuint (marked.start, <=, at - 20);
  g_assert_cmpuint (marked.end, >=, at + 20);
  gsy_reading_view_reveal (reading.view, span);
  drain ();
  gtk_test_widget_wait_for_draw (GTK_WIDGET (reading.view));
  g_assert_nonnull (gsy_highlight_painter_peek (gsy_reading_view_get_painter (reading.view), at - 5, GSY_NODE_LINES, NULL));
  g_assert_nonnull (gsy_highlight_painter_peek (gsy_reading_view_get_painter (reading.view), at + 5, GSY_NODE_LINES, NULL));
  reading_end (&reading);
}

static char *
extend (Reading *reading, GtkTextExtendSelection granularity, guint offset)
{
  GtkTextView *view = GTK_TEXT_VIEW (reading->view);
  GtkTextIter location;
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &location, offset);
  GTK_TEXT_VIEW_GET_CLASS (view)->extend_selection (view, granularity, &location, &start, &end);
  return gtk_text_iter_get_slice (&start, &end);
}

static void
test_clicks (void)
{
  Reading reading;
  reading_begin (&reading, VIEW_TEXT, NULL);
  g_autofree char *word = extend (&reading, GTK_TEXT_EXTEND_SELECTION_WORD, 22);
  g_autofree char *sentence = extend (&reading, GTK_TEXT_EXTEND_SELECTION_LINE, 5);
  g_autofree char *last = extend (&reading, GTK_TEXT_EXTEND_SELECTION_LINE, G_MAXINT);
  g_assert_cmpstr (word, ==, "accusation");
  g_assert_cmpstr (sentence, ==, "M. Zhao a rejeté l’accusation.");
  g_assert_cmpstr (last, ==, "Second paragraph here.");
  reading_end (&reading);
}

static void
test_as_text (void)
{
  Reading reading;
  reading_begin (&reading, VIEW_TEXT, NULL);
  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (reading.view)));
  g_assert_true (gtk_text_view_get_cursor_visible (GTK_TEXT_VIEW (reading.view)));
  g_assert_false (gtk_text_view_get_accepts_tab (GTK_TEXT_VIEW (reading.view)));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (reading.view), GTK_ACCESSIBLE_PROPERTY_LABEL, "Article");
  reading_end (&reading);
}

static void
settle (Reading *reading)
{
  for (guint i = 0; i < 3; i++)
    {
      gtk_widget_queue_draw (GTK_WIDGET (reading->view));
      gtk_test_widget_wait_for_draw (GTK_WIDGET (reading->view));
      drain ();
    }
}

static int
y_of (Reading *reading, GsySpan span)
{
  GdkRectangle area;

  g_assert_true (gsy_reading_view_get_area (reading->view, span, &area));
  return area.y;
}

static void
test_places (void)
{
  Reading reading;
  g_autofree char *text = make_long_text (300);
  reading_begin (&reading, text, NULL);
  settle (&reading);
  g_assert_cmpuint (gsy_reading_view_get_top (reading.view), ==, 0);

  /* What is in sight stays where it is. */
  double before = gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (reading.view)));
  gsy_reading_view_reveal (reading.view, gsy_span (120, 130));
  settle (&reading);
  g_assert_cmpfloat (gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (reading.view))), ==, before);

  /* What is not comes to about a third of the height; GTK glides there. */
  GsySpan far = gsy_span (20000, 20010);
  int height = gtk_widget_get_height (GTK_WIDGET (reading.view));
  gsy_reading_view_reveal (reading.view, far);
  wait_until (y_of (&reading, far) < height / 2);
  settle (&reading);
  g_assert_cmpint (y_of (&reading, far), >, height / 5);

  /* There and back. */
  guint top = gsy_reading_view_get_top (reading.view);
  gsy_reading_view_set_top (reading.view, 0);
  wait_until (gsy_reading_view_get_top (reading.view) == 0);
  gsy_reading_view_set_top (reading.view, top);
  wait_until (gsy_reading_view_get_top (reading.view) == top);
  reading_end (&reading);
}

/* Words that are typed quickly in a search are found here and there before they are found where they are. */
static void
test_last_revealed_stays (void)
{
  Reading reading;
  g_autofree char *text = make_long_text (300);
  reading_begin (&reading, text, NULL);
  settle (&reading);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (reading.view));
  GsySpan here = gsy_span (120, 130);

  /* Before it has begun to glide away, and on its way. */
  gsy_reading_view_reveal (reading.view, gsy_span (20000, 20010));
  gsy_reading_view_reveal (reading.view, here);
  settle (&reading);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
  gsy_reading_view_reveal (reading.view, gsy_span (20000, 20010));
  wait_until (gtk_adjustment_get_value (adjustment) > 0);
  gsy_reading_view_reveal (reading.view, here);
  wait_until (y_of (&reading, here) >= 0);
  settle (&reading);
  g_assert_cmpint (y_of (&reading, here), >=, 0);
  reading_end (&reading);
}

static void
test_offset_at (void)
{
  Reading reading;
  guint offset = 0;
  reading_begin (&reading, VIEW_TEXT, NULL);
  for (guint i = 3; i < 12; i += 2)
    {
      GdkRectangle letter = letter_at (&reading, i);
      g_assert_true (gsy_reading_view_get_offset_at (reading.view, letter.x + letter.width / 2, letter.y + letter.height / 2, &offset));
      g_assert_cmpuint (offset, ==, i);
    }
  g_assert_false (gsy_reading_view_get_offset_at (reading.view, 2, letter_at (&reading, 3).y + 4, &offset));
  reading_end (&reading);
}

static void
test_direction (void)
{
  Reading reading;
  reading_begin (&reading, "Latin first.\nوقال المتحدث باسم الوزارة.\n123\n", NULL);
  g_assert_cmpint (gsy_reading_view_get_direction_at (reading.view, 4), ==, GTK_TEXT_DIR_LTR);
  g_assert_cmpint (gsy_reading_view_get_direction_at (reading.view, 20), ==, GTK_TEXT_DIR_RTL);
  g_assert_cmpint (gsy_reading_view_get_direction_at (reading.view, 42), ==, GTK_TEXT_DIR_LTR);
  reading_end (&reading);
}

/* More layers need more room between the lines. */
static void
test_lanes_make_room (void)
{
  Reading reading;
  reading_begin (&reading, "Alpha denies it all.\n", NULL);
  GtkTextIter iter;
  int before = 0;
  int after = 0;
  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (GTK_TEXT_VIEW (reading.view)), &iter);
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (reading.view), &iter, NULL, &before);
  for (guint i = 0; i < 3; i++)
    g_assert_true (gsy_editor_add_layer (reading.editor, "One more"));
  settle (&reading);
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (reading.view), &iter, NULL, &after);
  g_assert_cmpint (after, >=, before + 9);
  gsy_editor_set_layer_hidden (reading.editor, "denial", TRUE);
  gsy_editor_set_layer_hidden (reading.editor, "accusation", TRUE);
  gsy_editor_set_layer_hidden (reading.editor, "counter-accusation", TRUE);
  settle (&reading);
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (reading.view), &iter, NULL, &after);
  g_assert_cmpint (after, ==, before);
  reading_end (&reading);
}

#if GTK_CHECK_VERSION(4, 16, 0)

static graphene_rect_t
tell_extents (Reading *reading, guint start, guint end)
{
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  GtkAccessibleText *text = GTK_ACCESSIBLE_TEXT (reading->view);
  GtkAccessibleTextInterface *iface = GTK_ACCESSIBLE_TEXT_GET_IFACE (text);
  G_GNUC_END_IGNORE_DEPRECATIONS
  graphene_rect_t extents;

  g_assert_true (iface->get_extents (text, start, end, &extents));
  return extents;
}

static void
assert_is_letter (Reading *reading, guint offset)
{
  GdkRectangle letter = letter_at (reading, offset);
  graphene_rect_t told = tell_extents (reading, offset, offset + 1);

  g_assert_cmpint (letter.width, >, 0);
  g_assert_true (graphene_rect_equal (&told, &GRAPHENE_RECT_INIT (letter.x, letter.y, letter.width, letter.height)));
}

static void
test_told_extents (void)
{
  const char *arabic = "ونفت الإدارة ذلك";
  g_autofree char *text = g_strconcat ("They deny it.\n", arabic, "\n", NULL);
  guint start = strlen ("They deny it.\n");
  guint end = start + (guint) g_utf8_strlen (arabic, -1);
  Reading reading;
  reading_begin (&reading, text, NULL);
  settle (&reading);

  /* A letter is one, whichever way it is read. */
  for (guint offset = 0; offset < 4; offset++)
    assert_is_letter (&reading, offset);
  for (guint offset = start; offset < start + 4; offset++)
    assert_is_letter (&reading, offset);
  g_assert_cmpfloat (tell_extents (&reading, 1, 2).origin.x, >, tell_extents (&reading, 0, 1).origin.x);
  g_assert_cmpfloat (tell_extents (&reading, start + 1, start + 2).origin.x, <, tell_extents (&reading, start, start + 1).origin.x);

  /* Words reach from the first to the last one. */
  graphene_rect_t words = tell_extents (&reading, start, end);
  g_assert_cmpfloat (words.origin.x, ==, tell_extents (&reading, end - 1, end).origin.x);
  g_assert_cmpfloat (words.origin.x + words.size.width, ==, tell_extents (&reading, start, start + 1).origin.x + tell_extents (&reading, start, start + 1).size.width);

  /* Lines take the column, to the end of what there is when more is asked for. */
  graphene_rect_t all = tell_extents (&reading, 0, G_MAXUINT);
  g_assert_true (graphene_rect_contains_rect (&all, &words));
  graphene_rect_t first = tell_extents (&reading, 0, start - 1);
  g_assert_true (graphene_rect_contains_rect (&all, &first));
  reading_end (&reading);
}

#endif

int
main (int argc, char **argv)
{
  READING_TEST_MAIN_BEGIN;
  g_test_add_func ("/reading-view/selection-and-caret", test_selection);
  g_test_add_func ("/reading-view/copies-the-article-not-the-buffer", test_copy);
  g_test_add_func ("/reading-view/double-click-a-word-triple-click-a-sentence", test_clicks);
  g_test_add_func ("/reading-view/is-text-that-cannot-be-edited", test_as_text);
  g_test_add_func ("/reading-view/reveals-gently", test_places);
  g_test_add_func ("/reading-view/what-was-revealed-last-is-in-sight", test_last_revealed_stays);
  g_test_add_func ("/reading-view/knows-the-letter-at-a-place", test_offset_at);
  g_test_add_func ("/reading-view/knows-which-way-a-paragraph-runs", test_direction);
#if GTK_CHECK_VERSION(4, 16, 0)
  g_test_add_func ("/reading-view/tells-where-letters-are", test_told_extents);
#endif
  g_test_add_func ("/reading-view/more-layers-make-more-room", test_lanes_make_room);
  return run_tests ();
}
