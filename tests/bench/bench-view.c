/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-view.c: what highlights cost when scrolling, editing and opening, against a bare GtkSourceView with the same text, font and width. */
#include "config.h"
#include "bench.h"

#include "app/gsy-reading-pane-private.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <time.h>

#define FRAMES 61
#define WIDTH 900
#define HEIGHT 1000

/* --- text and statements, made up --- */

static const char *const words[] = {
  "la", "ville", "le", "conseil", "affirme", "que", "rien", "ne", "prouve", "cette", "accusation", "portée", "hier", "par", "les", "voisins",
  "du", "fleuve", "dément", "avoir", "ouvert", "vannes", "sans", "prévenir", "personne", "selon", "un", "rapport", "publié", "mardi", "et",
  "reproche", "à", "son", "tour", "aux", "ingénieurs", "d’avoir", "laissé", "monter", "l’eau", "pendant", "une", "semaine", "entière"
};

static char *
make_text (gsize n_bytes, gboolean paragraphs)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  GString *text = g_string_sized_new (n_bytes + 64);
  gsize paragraph = 700;
  gsize begun = 0;

  while (text->len < n_bytes)
    {
      g_string_append (text, words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
      if (g_rand_int_range (rand, 0, 12) == 0)
        g_string_append_c (text, '.');
      if (paragraphs && text->len - begun > paragraph)
        {
          g_string_append (text, ".\n");
          begun = text->len;
          paragraph = g_rand_int_range (rand, 300, 1200);
        }
      else
        g_string_append_c (text, ' ');
    }
  return g_string_free (text, FALSE);
}

static GsyEdit *
make_statements (GsyDocument *document, guint n)
{
  static const char *const layers[] = { "accusation", "denial", "counter-accusation" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  GsyEdit *edit = gsy_edit_new ("Fill");
  GsyArticle *article = gsy_document_get_article (document);
  guint length = gsy_article_get_length (article);

  for (guint i = 0; i < n; i++)
    {
      guint start = g_rand_int_range (rand, 0, length - 210);
      g_autoptr (GsyStatement) statement = gsy_statement_new (NULL, layers[g_rand_int_range (rand, 0, 3)]);
      gsy_statement_add_span (statement, gsy_span (start, start + g_rand_int_range (rand, 5, 206)));
      gsy_edit_add_statement (edit, gsy_document_get_key (document), NULL, statement);
    }
  return edit;
}

/* --- frames --- */

/* Of this thread alone: saving goes on in another one, and nobody waits for it. */
static double
thread_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

static void
painted_cb (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

/* Processor time until what was changed is on the screen. */
static double
finish_frame (GtkWidget *widget, double begin)
{
  gboolean painted = FALSE;
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &painted);

  gtk_widget_queue_draw (widget);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
  return thread_time () - begin;
}

/* Until the layout of the whole text is known, so that it does not run in between. */
static void
settle (void)
{
  gint64 quiet_since = g_get_monotonic_time ();

  while (g_get_monotonic_time () - quiet_since < 150 * G_TIME_SPAN_MILLISECOND)
    if (g_main_context_iteration (NULL, FALSE))
      quiet_since = g_get_monotonic_time ();
    else
      g_usleep (1000);
}

static double
scroll_frame (GtkWidget *view)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  double value = gtk_adjustment_get_value (adjustment) + 0.45 * gtk_adjustment_get_page_size (adjustment);
  if (value > gtk_adjustment_get_upper (adjustment) - 2 * gtk_adjustment_get_page_size (adjustment))
    value = 0;

  double begin = thread_time ();
  gtk_adjustment_set_value (adjustment, value);
  return finish_frame (view, begin);
}

/* --- the two views --- */

static GtkWidget *
show_window (GtkWidget *child)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static GtkWidget *
new_plain (GtkWidget **view)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_scrollable_new ();

  *view = gtk_source_view_new ();
  gtk_widget_add_css_class (*view, "plain");
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (*view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (*view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (*view), 38);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (*view), 20);
  gtk_text_view_set_pixels_below_lines (GTK_TEXT_VIEW (*view), 4);
  gtk_source_buffer_set_highlight_syntax (GTK_SOURCE_BUFFER (gtk_text_view_get_buffer (GTK_TEXT_VIEW (*view))), FALSE);
  gtk_source_buffer_set_highlight_matching_brackets (GTK_SOURCE_BUFFER (gtk_text_view_get_buffer (GTK_TEXT_VIEW (*view))), FALSE);
  adw_clamp_scrollable_set_maximum_size (ADW_CLAMP_SCROLLABLE (clamp), 780);
  adw_clamp_scrollable_set_tightening_threshold (ADW_CLAMP_SCROLLABLE (clamp), 780);
  adw_clamp_scrollable_set_child (ADW_CLAMP_SCROLLABLE (clamp), *view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  return scroller;
}

typedef struct
{
  char *folder;
  GsyEditor *editor;
  GsyReadingPane *pane;
  GtkWidget *plain;
  GtkWidget *windows[2];
} Bench;

static void
write_article (Bench *bench, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (bench->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  if (!g_file_set_contents (path, text, -1, &error))
    g_error ("%s", error->message);
}

static GsyDocument *
open_article (Bench *bench, const char *name)
{
  gsy_editor_open (bench->editor, name, NULL);
  while (gsy_editor_get_opening (bench->editor) != NULL)
    g_main_context_iteration (NULL, TRUE);
  GsyDocument *document = gsy_editor_get_document (bench->editor);
  if (document == NULL)
    g_error ("%s: %s", name, gsy_editor_get_open_error (bench->editor));
  return document;
}

static void
fill (Bench *bench, GsyDocument *document, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GsyEdit) edit = make_statements (document, n);

  if (!gsy_corpus_do (gsy_editor_get_corpus (bench->editor), edit, &error) ||
      !gsy_corpus_flush_sync (gsy_editor_get_corpus (bench->editor), &error))
    g_error ("%s", error->message);
}

static void
set_plain (Bench *bench, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (bench->plain)), text, -1);
  GtkTextIter start;
  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (GTK_TEXT_VIEW (bench->plain)), &start);
  gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (bench->plain)), &start);
}

/* --- figures --- */

/* The median of scroll frames of both, taken in turns. */
static double
compare_scrolling (Bench *bench)
{
  double plain[FRAMES];
  double ours[FRAMES];
  GtkWidget *view = GTK_WIDGET (bench->pane->view);

  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)), 0);
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (bench->plain)), 0);
  settle ();
  for (guint i = 0; i < FRAMES; i++)
    {
      plain[i] = scroll_frame (bench->plain);
      ours[i] = scroll_frame (view);
    }
  return bench_median (ours, FRAMES) / bench_median (plain, FRAMES);
}

/* All in turns with plain frames, so that a machine that is busy for a while is so for both. */
static void
report_edits (Bench *bench, const char *name)
{
  double plain[FRAMES];
  double adds[FRAMES];
  double resizes[FRAMES];
  double removes[FRAMES];
  GtkWidget *view = GTK_WIDGET (bench->pane->view);
  guint top = gsy_reading_view_get_top (bench->pane->view);

  for (guint i = 0; i < FRAMES; i++)
    {
      guint start = top + 100 + i * 7;
      plain[i] = scroll_frame (bench->plain);

      double begin = thread_time ();
      gsy_editor_mark (bench->editor, "denial", gsy_span (start, start + 60), GSY_SNAP_WORDS);
      adds[i] = finish_frame (view, begin);

      begin = thread_time ();
      gsy_editor_nudge (bench->editor, GSY_EDGE_END, TRUE, GSY_SNAP_WORDS);
      resizes[i] = finish_frame (view, begin);

      begin = thread_time ();
      gsy_editor_remove (bench->editor);
      removes[i] = finish_frame (view, begin);
    }
  double all = (bench_median (adds, FRAMES) + bench_median (resizes, FRAMES) + bench_median (removes, FRAMES)) / 3;
  bench_report (name, all / bench_median (plain, FRAMES), 0.6, "add, resize or remove one and paint / plain half-page scroll frame");
}

static void
report_idle (Bench *bench)
{
  double plain[FRAMES];
  double ours[FRAMES];

  settle ();
  for (guint i = 0; i < FRAMES; i++)
    {
      plain[i] = finish_frame (bench->plain, thread_time ());
      ours[i] = finish_frame (GTK_WIDGET (bench->pane->view), thread_time ());
    }
  bench_report ("redraw-idle", bench_median (ours, FRAMES) / bench_median (plain, FRAMES), 1.5, "repaint of an unchanged page, 100 KB with 100k / plain repaint");
}

/* Our part of a click on an article that the corpus has read: text, layout and highlights up to the first frame. */
static double
open_frame (Bench *bench, const char *name)
{
  gsy_editor_open (bench->editor, "tiny.txt", NULL);
  settle ();
  double begin = thread_time ();
  gsy_editor_open (bench->editor, name, NULL);
  return finish_frame (GTK_WIDGET (bench->pane->view), begin);
}

static double
open_plain_frame (Bench *bench, const char *text)
{
  set_plain (bench, "…");
  settle ();
  double begin = thread_time ();
  set_plain (bench, text);
  return finish_frame (bench->plain, begin);
}

static void
report_opening (Bench *bench, const char *text)
{
  double plain[BENCH_ROUNDS];
  double ours[BENCH_ROUNDS];
  double unbroken[BENCH_ROUNDS];

  for (guint i = 0; i < BENCH_ROUNDS; i++)
    {
      plain[i] = open_plain_frame (bench, text);
      ours[i] = open_frame (bench, "large.txt");
      unbroken[i] = open_frame (bench, "long.txt");
    }
  double opening = bench_median (ours, BENCH_ROUNDS);
  bench_report ("open-article", opening / bench_median (plain, BENCH_ROUNDS), 1.3, "1 MB with 10k to first frame / bare source view");
  bench_report ("long-paragraph", bench_median (unbroken, BENCH_ROUNDS) / opening, 1.3, "1 MB without line ends to first frame / with paragraphs");
}

static void
run (Bench *bench)
{
  g_autofree char *large = make_text (1000 * 1000, TRUE);
  g_autofree char *unbroken = make_text (1000 * 1000, FALSE);
  g_autofree char *small = make_text (100 * 1000, TRUE);

  write_article (bench, "large.txt", large);
  write_article (bench, "long.txt", unbroken);
  write_article (bench, "dense.txt", small);
  write_article (bench, "tiny.txt", "…");
  g_autoptr (GsyCorpus) corpus = gsy_corpus_new (bench->folder, NULL);
  gsy_editor_set_corpus (bench->editor, corpus);
  while (gsy_corpus_is_loading (corpus))
    g_main_context_iteration (NULL, TRUE);

  /* Holding them keeps them open. */
  GsyDocument *tiny = g_object_ref (open_article (bench, "tiny.txt"));
  g_autoptr (GsyDocument) long_document = g_object_ref (open_article (bench, "long.txt"));
  fill (bench, long_document, 10000);
  g_autoptr (GsyDocument) sparse = g_object_ref (open_article (bench, "large.txt"));
  fill (bench, sparse, 10000);
  set_plain (bench, large);
  bench_report ("scroll-sparse", compare_scrolling (bench), 1.25, "half-page scroll frame, 1 MB with 10k / the same text without");
  report_edits (bench, "edit-paint");
  report_opening (bench, large);

  g_autoptr (GsyDocument) dense = g_object_ref (open_article (bench, "dense.txt"));
  fill (bench, dense, 100000);
  set_plain (bench, small);
  bench_report ("scroll-dense", compare_scrolling (bench), 1.5, "half-page scroll frame, 100 KB with 100k / the same text without");
  report_edits (bench, "edit-paint-dense");
  report_idle (bench);
  gsy_corpus_flush_sync (corpus, NULL);
  g_object_unref (tiny);
}

int
main (int argc, char **argv)
{
  g_setenv ("GSK_RENDERER", "cairo", FALSE);
  g_setenv ("GTK_A11Y", "none", FALSE);
  if (!gtk_init_check ())
    {
      g_printerr ("bench-view: no display\n");
      return 77;
    }
  adw_init ();
  gtk_source_init ();

  GtkCssProvider *css = gtk_css_provider_new ();
  gtk_css_provider_load_from_data (css, "textview.plain, textview.article { font-family: serif; } textview.plain { font-size: 1.27em; line-height: 1.6; }", -1);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (css), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_object_unref (css);

  Bench bench = { .folder = g_dir_make_tmp ("gainsay-bench-XXXXXX", NULL), .editor = gsy_editor_new () };
  bench.pane = g_object_new (GSY_TYPE_READING_PANE, "editor", bench.editor, NULL);
  bench.windows[0] = show_window (new_plain (&bench.plain));
  bench.windows[1] = show_window (GTK_WIDGET (bench.pane));
  settle ();
  run (&bench);

  gtk_window_destroy (GTK_WINDOW (bench.windows[0]));
  gtk_window_destroy (GTK_WINDOW (bench.windows[1]));
  g_object_unref (bench.editor);
  g_autoptr (GDir) dir = g_dir_open (bench.folder, 0, NULL);
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (bench.folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (bench.folder);
  g_free (bench.folder);
  return 0;
}
