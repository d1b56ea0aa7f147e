/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-article-banner.c: an article is edited outside while it is shown: the reader stays where they are, and is told what needs a look. */
#include "config.h"

#include "app/gsy-article-banner.h"

#include "reading-fixture.h"

#define ACCUSED "The union accused the ministry of hiding the report"
#define DENIED "A spokesman denied on Tuesday that anything was hidden"
#define DENIED_NOW "A spokesman denied on Tuesday that anythin was hidden"
#define N_PARAGRAPHS 60u
#define HERE 40u /* the paragraph with what is marked */

static void
count_cb (guint *n)
{
  (*n)++;
}

/* Paragraphs, @extra more at the start. @denied: (nullable): left out. */
static char *
make_text (guint extra, const char *denied)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < extra; i++)
    g_string_append_printf (text, "The desk has put in paragraph %u.\n\n", i);
  for (guint i = 0; i < N_PARAGRAPHS; i++)
    {
      g_string_append_printf (text, "Paragraph %u says something of its own about the matter.", i);
      if (i == HERE)
        g_string_append_printf (text, " " ACCUSED ".%s%s", denied != NULL ? " " : "", denied != NULL ? denied : "");
      g_string_append (text, "\n\n");
    }
  return g_string_free (text, FALSE);
}

static void
begin (Reading *reading)
{
  g_autofree char *text = make_text (0, DENIED ".");

  reading_begin (reading, text, NULL);
}

static GsySpan
find (Reading *reading, const char *words)
{
  const char *text = gsy_article_get_text (gsy_editor_get_article (reading->editor), NULL);
  const char *at = strstr (text, words);

  g_assert_nonnull (at);
  return gsy_span ((guint) (at - text), (guint) (at - text + strlen (words)));
}

static char *
mark_words (Reading *reading, const char *layer, const char *words)
{
  GsySpan span = find (reading, words);

  return g_strdup (reading_mark (reading, layer, span.start, span.end)->id);
}

static void
change (Reading *reading, const char *text)
{
  GsyDocument *document = gsy_editor_get_document (reading->editor);
  guint n = 0;
  gulong id = g_signal_connect_swapped (document, "article-changed", G_CALLBACK (count_cb), &n);

  g_free (put_file (reading->folder, "a.txt", text));
  gsy_document_look_at_article (document);
  wait_until (n == 1);
  g_signal_handler_disconnect (document, id);
  drain ();
}

static const char *
get_change (Reading *reading)
{
  return gsy_article_banner_get_change (reading->pane->article_banner);
}

/* What the reader sees, and what we say that it is. */
static gboolean
is_at_top (Reading *reading, const char *words)
{
  GtkTextView *view = GTK_TEXT_VIEW (reading->view);
  GdkRectangle page;
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_view_get_visible_rect (view, &page);
  gtk_text_view_get_iter_at_location (view, &start, page.x, page.y + 1);
  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (view), &end);
  g_autofree char *seen = gtk_text_iter_get_text (&start, &end);
  g_autofree char *said = gsy_article_dup_slice (gsy_editor_get_article (reading->editor), gsy_span (gsy_reading_view_get_top (reading->view), G_MAXUINT));

  return g_str_has_prefix (seen, words) && g_str_has_prefix (said, words);
}

static void
test_follows (void)
{
  Reading reading;
  g_autofree char *changed = make_text (7, DENIED ".");
  g_autofree char *id = NULL;
  g_autofree char *shown = NULL;
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  begin (&reading);
  id = mark_words (&reading, "denial", DENIED);
  gsy_reading_view_select (reading.view, find (&reading, "report"));
  gsy_reading_view_set_top (reading.view, find (&reading, "Paragraph 39 ").start);
  wait_until (is_at_top (&reading, "Paragraph 39 "));
  change (&reading, changed);
  wait_until (is_at_top (&reading, "Paragraph 39 "));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (reading.view));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  shown = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  g_assert_cmpstr (shown, ==, changed);
  g_assert_true (gsy_span_equal (gsy_reading_view_get_selection (reading.view), find (&reading, "report")));
  g_assert_cmpstr (gsy_editor_get_selected (reading.editor)->id, ==, id);
  g_assert_true (gsy_span_equal (gsy_statement_get_span (gsy_editor_get_selected (reading.editor), 0), find (&reading, DENIED)));
  reading_end (&reading);
}

static void
test_highlights (void)
{
  Reading reading;
  g_autofree char *changed = make_text (2, DENIED ".");
  g_autofree char *id = NULL;
  Picture picture;
  GsySpan there;
  guint32 tint;

  begin (&reading);
  id = mark_words (&reading, "denial", DENIED);
  reading_unselect (&reading);
  change (&reading, changed);
  there = find (&reading, DENIED);
  gsy_reading_view_clear_selection (reading.view);
  gsy_reading_view_set_top (reading.view, find (&reading, "Paragraph 39 ").start);
  wait_until (is_at_top (&reading, "Paragraph 39 "));
  picture = take_picture (GTK_WIDGET (reading.view));
  tint = on_white (&paint_of (&reading, "denial")->tint);
  g_assert_true (has_color (&picture, letter_at (&reading, there.start + 3), tint));
  g_assert_true (has_color (&picture, letter_at (&reading, there.end - 3), tint));
  g_assert_false (has_color (&picture, letter_at (&reading, there.start - 5), tint));
  picture_free (&picture);
  reading_end (&reading);
}

/* What was found without a doubt is said in passing. */
static void
test_quiet (void)
{
  Reading reading;
  g_autofree char *changed = make_text (1, DENIED ".");
  g_autofree char *id = NULL;
  guint n_noticed = 0;

  begin (&reading);
  id = mark_words (&reading, "denial", DENIED);
  g_signal_connect_swapped (reading.editor, "noticed", G_CALLBACK (count_cb), &n_noticed);
  change (&reading, changed);
  g_assert_cmpuint (n_noticed, ==, 1);
  g_assert_null (get_change (&reading));
  reading_end (&reading);
}

static void
test_told (void)
{
  Reading reading;
  g_autofree char *typo = make_text (0, DENIED_NOW ".");
  g_autofree char *accused = NULL;
  g_autofree char *denied = NULL;
  guint n_noticed = 0;

  begin (&reading);
  accused = mark_words (&reading, "accusation", ACCUSED);
  denied = mark_words (&reading, "denial", DENIED);
  g_signal_connect_swapped (reading.editor, "noticed", G_CALLBACK (count_cb), &n_noticed);
  change (&reading, typo);
  g_assert_cmpuint (n_noticed, ==, 0);
  g_assert_cmpstr (get_change (&reading), ==, "The article has changed. 1 statement was found again. 1 should be looked at.");
  /* When somebody has looked at it, there is nothing more to say. */
  gsy_editor_select (reading.editor, denied, 0, FALSE);
  g_assert_true (gsy_editor_confirm_place (reading.editor));
  g_assert_null (get_change (&reading));
  g_assert_true (gsy_editor_undo (reading.editor));
  g_assert_null (get_change (&reading));
  reading_end (&reading);
}

static void
test_dismissed (void)
{
  Reading reading;
  g_autofree char *without = make_text (0, NULL);
  g_autofree char *again = make_text (1, NULL);
  g_autofree char *denied = NULL;

  begin (&reading);
  denied = mark_words (&reading, "denial", DENIED);
  change (&reading, without);
  g_assert_cmpstr (get_change (&reading), ==, "The article has changed. 1 was not found and is kept in the list.");
  gsy_document_dismiss_article_change (gsy_editor_get_document (reading.editor));
  change (&reading, again);
  g_assert_null (get_change (&reading));
  reading_end (&reading);
}

static void
test_gone (void)
{
  Reading reading;
  g_autofree char *text = make_text (0, DENIED ".");
  g_autofree char *path = NULL;
  GsyDocument *document;

  begin (&reading);
  document = gsy_editor_get_document (reading.editor);
  path = g_build_filename (reading.folder, "a.txt", NULL);
  g_assert_cmpint (g_unlink (path), ==, 0);
  gsy_document_look_at_article (document);
  wait_until (gsy_article_banner_get_problem (reading.pane->article_banner) != NULL);
  g_free (put_file (reading.folder, "a.txt", text));
  gsy_document_look_at_article (document);
  wait_until (gsy_article_banner_get_problem (reading.pane->article_banner) == NULL);
  reading_end (&reading);
}

/* A grip that is held: what it has done stays, as one step, and it lets go. */
static void
test_drag (void)
{
  Reading reading;
  g_autofree char *changed = make_text (3, DENIED ".");
  g_autofree char *id = NULL;
  GsySpan wanted;

  begin (&reading);
  id = mark_words (&reading, "denial", DENIED);
  g_assert_true (gsy_editor_drag_begin (reading.editor, id, 0, GSY_EDGE_END));
  g_assert_true (gsy_editor_drag_update (reading.editor, find (&reading, " that anything was").start, GSY_SNAP_CHARACTERS));
  change (&reading, changed);
  wanted = find (&reading, "A spokesman denied on Tuesday");
  g_assert_true (gsy_span_equal (gsy_statement_get_span (gsy_editor_get_selected (reading.editor), 0), wanted));
  g_assert_false (gsy_history_is_grouping (gsy_corpus_get_history (reading.corpus)));
  gsy_editor_drag_end (reading.editor);
  g_assert_true (gsy_editor_undo (reading.editor));
  wanted = find (&reading, DENIED);
  g_assert_true (gsy_span_equal (gsy_statement_get_span (gsy_store_find (reading_store (&reading), id), 0), wanted));
  reading_end (&reading);
}

static void
settle_cb (Reading *reading)
{
  gsy_editor_set_note (reading->editor, "typed in the text before");
}

/* What is typed into a field is handed in for the statement that it is about. Everything was saved before: it is then that the hand-over is
 * noticed by the saver, in the middle. */
static void
test_typing (void)
{
  Reading reading;
  g_autofree char *changed = make_text (3, DENIED ".");
  g_autofree char *id = NULL;

  begin (&reading);
  id = mark_words (&reading, "denial", DENIED);
  g_assert_true (gsy_corpus_flush_sync (reading.corpus, NULL));
  g_signal_connect_swapped (reading.editor, "settle", G_CALLBACK (settle_cb), &reading);
  change (&reading, changed);
  g_assert_cmpstr (gsy_editor_get_selected (reading.editor)->note, ==, "typed in the text before");
  g_assert_true (gsy_span_equal (gsy_statement_get_span (gsy_editor_get_selected (reading.editor), 0), find (&reading, DENIED)));
  g_signal_handlers_disconnect_by_func (reading.editor, settle_cb, &reading);
  /* The step is about the statement where it is now. */
  g_assert_true (gsy_editor_undo (reading.editor));
  g_assert_null (gsy_editor_get_selected (reading.editor)->note);
  g_assert_true (gsy_span_equal (gsy_statement_get_span (gsy_editor_get_selected (reading.editor), 0), find (&reading, DENIED)));
  reading_end (&reading);
}

static void
test_search (void)
{
  Reading reading;
  g_autofree char *changed = make_text (2, DENIED ".");
  GArray *matches;
  int current;

  begin (&reading);
  gsy_find_bar_open (reading.pane->find_bar, "desk has put", 0);
  drain ();
  g_assert_cmpuint (gsy_find_bar_get_matches (reading.pane->find_bar, &current)->len, ==, 0);
  change (&reading, changed);
  wait_until (gsy_find_bar_get_matches (reading.pane->find_bar, &current)->len == 2);
  matches = gsy_find_bar_get_matches (reading.pane->find_bar, &current);
  g_assert_cmpuint (g_array_index (matches, GsySpan, 0).start, ==, 4);
  reading_end (&reading);
}

int
main (int argc, char *argv[])
{
  READING_TEST_MAIN_BEGIN;
  g_test_add_func ("/article-banner/the-reader-stays-at-the-words", test_follows);
  g_test_add_func ("/article-banner/highlights-are-on-the-words", test_highlights);
  g_test_add_func ("/article-banner/what-was-found-surely-is-said-in-passing", test_quiet);
  g_test_add_func ("/article-banner/what-was-not-is-told-until-somebody-looked", test_told);
  g_test_add_func ("/article-banner/what-was-put-away-is-not-told-again", test_dismissed);
  g_test_add_func ("/article-banner/a-file-that-is-gone-is-told-until-it-is-back", test_gone);
  g_test_add_func ("/article-banner/a-drag-is-kept-as-far-as-it-went", test_drag);
  g_test_add_func ("/article-banner/what-is-typed-is-handed-in", test_typing);
  g_test_add_func ("/article-banner/a-search-goes-on-in-the-new-text", test_search);
  return run_tests ();
}
