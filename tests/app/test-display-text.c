/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-display-text.c: soft breaks change what is shown, never an offset and never a word. */
#include "config.h"

#include "app/gsy-display-text.h"

#include <gtk/gtk.h>
#include <string.h>

#define NO_HASH "0000000000000000000000000000000000000000000000000000000000000000"

static GsyArticle *
new_article (const char *text)
{
  return gsy_article_new ("a.txt", g_strdup (text), strlen (text), NO_HASH, NULL);
}

static GtkTextBuffer *
new_buffer (GsyDisplayText *display)
{
  GtkTextBuffer *buffer = gtk_text_buffer_new (NULL);
  gsize n_bytes = 0;
  const char *text = gsy_display_text_get_text (display, &n_bytes);

  gtk_text_buffer_set_text (buffer, text, n_bytes);
  return buffer;
}

static void
test_short (void)
{
  g_autoptr (GsyArticle) article = new_article ("Alpha denies it.\nBeta insists.");
  g_autoptr (GsyDisplayText) display = gsy_display_text_new (article);

  g_assert_cmpuint (gsy_display_text_get_n_breaks (display), ==, 0);
  g_assert_true (gsy_display_text_get_text (display, NULL) == gsy_article_get_text (article, NULL));
  g_assert_cmpuint (gsy_display_text_get_length (display), ==, gsy_article_get_length (article));
  for (guint i = 0; i <= gsy_article_get_length (article); i++)
    {
      g_assert_cmpuint (gsy_display_text_to_buffer (display, i, GSY_SIDE_BEFORE), ==, i);
      g_assert_cmpuint (gsy_display_text_to_article (display, i), ==, i);
    }
}

/* Every kind of line end, and what looks like none, counts in the buffer as it does in the article. */
static void
test_line_ends (void)
{
  const char *text = "a\r\nb\nc\rd\342\200\251e\342\200\250f\fg\vh\302\205i\357\277\274j\360\237\221\251\360\237\217\275\342\200\215\360\237\214\276k\r\n\r\n\n\rl\t\302\255m\357\273\277n";
  g_autoptr (GsyArticle) article = new_article (text);
  g_autoptr (GsyDisplayText) display = gsy_display_text_new (article);
  g_autoptr (GtkTextBuffer) buffer = new_buffer (display);
  const char *p = text;

  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, gsy_article_get_length (article));
  for (guint i = 0; i < gsy_article_get_length (article); i++, p = g_utf8_next_char (p))
    {
      GtkTextIter iter;
      gtk_text_buffer_get_iter_at_offset (buffer, &iter, i);
      g_assert_cmpint (gtk_text_iter_get_offset (&iter), ==, i);
      g_assert_cmpuint (gtk_text_iter_get_char (&iter), ==, g_utf8_get_char (p));
    }
}

/* Words, stops and now and then something difficult, without a line end. */
static char *
make_paragraph (guint n_chars)
{
  static const char *const words[] = {
    "accuse", "dément", "M. Zhao", "l’eau", "été.", "Fin !", "ou\314\210i", "\360\237\221\251\360\237\217\275\342\200\215\360\237\214\276",
    "«\342\200\257non\342\200\257».", "الوزير.", "中国。", "a\314\201\314\202\314\203", "x"
  };
  GString *text = g_string_new (NULL);
  guint n = 0;

  while (n < n_chars)
    {
      const char *word = words[g_test_rand_int_range (0, G_N_ELEMENTS (words))];
      g_string_append (text, word);
      g_string_append_c (text, ' ');
      n += g_utf8_strlen (word, -1) + 1;
    }
  return g_string_free (text, FALSE);
}

static void
check_map (GsyArticle *article)
{
  g_autoptr (GsyDisplayText) display = gsy_display_text_new (article);
  const GsyOffsets *offsets = gsy_article_get_offsets (article);
  guint length = gsy_article_get_length (article);
  guint n = gsy_display_text_get_n_breaks (display);
  g_autoptr (GtkTextBuffer) buffer = new_buffer (display);

  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, gsy_display_text_get_length (display));

  guint last = 0;
  for (guint i = 0; i <= length; i++)
    {
      guint before = gsy_display_text_to_buffer (display, i, GSY_SIDE_BEFORE);
      guint after = gsy_display_text_to_buffer (display, i, GSY_SIDE_AFTER);
      g_assert_cmpuint (before, <=, after);
      g_assert_true (i == 0 || before > last);
      g_assert_cmpuint (gsy_display_text_to_article (display, before), ==, i);
      g_assert_cmpuint (gsy_display_text_to_article (display, after), ==, i);
      last = after;
    }
  g_assert_cmpuint (last, ==, gsy_display_text_get_length (display));

  /* Without what was inserted it is the article. */
  g_autoptr (GString) kept = g_string_new (NULL);
  GtkTextIter start;
  GtkTextIter end;
  gtk_text_buffer_get_start_iter (buffer, &start);
  for (guint i = 0; i <= n; i++)
    {
      GsySpan soft = i < n ? gsy_display_text_get_break (display, i) : gsy_span (gsy_display_text_get_length (display), gsy_display_text_get_length (display));
      gtk_text_buffer_get_iter_at_offset (buffer, &end, soft.start);
      g_autofree char *piece = gtk_text_buffer_get_slice (buffer, &start, &end, TRUE);
      g_string_append (kept, piece);
      gtk_text_buffer_get_iter_at_offset (buffer, &start, soft.end);
      if (i < n)
        g_assert_true (gsy_offsets_is_grapheme_boundary (offsets, gsy_display_text_to_article (display, soft.start)));
    }
  g_assert_cmpstr (kept->str, ==, gsy_article_get_text (article, NULL));
}

static void
test_map (void)
{
  for (guint round = 0; round < 6; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      for (guint i = 0; i < 4; i++)
        {
          g_autofree char *paragraph = make_paragraph (g_test_rand_int_range (10, 12000));
          g_string_append (text, paragraph);
          g_string_append (text, i % 2 == 0 ? "\r\n" : "\n\n");
        }
      g_autoptr (GsyArticle) article = new_article (text->str);
      check_map (article);
    }
}

/* No piece of the buffer is as long as a paragraph that GTK has trouble with. */
static void
test_pieces (void)
{
  g_autofree char *text = make_paragraph (60000);
  g_autoptr (GsyArticle) article = new_article (text);
  g_autoptr (GsyDisplayText) display = gsy_display_text_new (article);
  g_autoptr (GtkTextBuffer) buffer = new_buffer (display);

  g_assert_cmpint (gtk_text_buffer_get_line_count (buffer), >, 25);
  for (int i = 0; i < gtk_text_buffer_get_line_count (buffer); i++)
    {
      GtkTextIter iter;
      gtk_text_buffer_get_iter_at_line (buffer, &iter, i);
      g_assert_cmpint (gtk_text_iter_get_chars_in_line (&iter), <=, GSY_DISPLAY_PIECE_MAX + 2);
    }
}

static void
test_sentences (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  while (text->len < 9000)
    g_string_append (text, "Le ministre M. Dupont a nié avoir signé cet accord avec les voisins. ");
  g_autoptr (GsyArticle) article = new_article (text->str);
  g_autoptr (GsyDisplayText) display = gsy_display_text_new (article);

  g_assert_cmpuint (gsy_display_text_get_n_breaks (display), >=, 7);
  for (guint i = 0; i < gsy_display_text_get_n_breaks (display); i++)
    {
      guint at = gsy_display_text_to_article (display, gsy_display_text_get_break (display, i).start);
      g_autofree char *before = gsy_article_dup_slice (article, gsy_span (at - 9, at));
      g_assert_cmpstr (before, ==, "voisins. ");
    }
}

/* One base letter with thousands of marks is one character to a person: there is no place for a break in it. */
static void
test_one_cluster (void)
{
  g_autoptr (GString) text = g_string_new ("a");
  for (guint i = 0; i < 9000; i++)
    g_string_append (text, "\314\201");
  g_string_append (text, " et la suite");
  g_autoptr (GsyArticle) article = new_article (text->str);
  check_map (article);
}

/* A piece that begins with a Latin name in an Arabic paragraph still runs from right to left. */
static void
test_direction (void)
{
  g_autoptr (GString) text = g_string_new ("وقال ");
  while (g_utf8_strlen (text->str, -1) < 6000)
    g_string_append (text, "Reuters agency said. ");
  g_autoptr (GsyArticle) article = new_article (text->str);
  g_autoptr (GsyDisplayText) display = gsy_display_text_new (article);

  g_assert_cmpuint (gsy_display_text_get_n_breaks (display), >, 0);
  for (guint i = 0; i < gsy_display_text_get_n_breaks (display); i++)
    g_assert_cmpuint (gsy_span_length (gsy_display_text_get_break (display, i)), ==, 2);
  g_assert_nonnull (strstr (gsy_display_text_get_text (display, NULL), "\n\342\200\217Reuters"));
  check_map (article);
}

static void
test_empty (void)
{
  g_autoptr (GsyArticle) article = new_article ("");
  check_map (article);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/display-text/a-usual-article-is-shown-as-it-is", test_short);
  g_test_add_func ("/display-text/every-line-end-keeps-the-offsets", test_line_ends);
  g_test_add_func ("/display-text/there-and-back", test_map);
  g_test_add_func ("/display-text/no-piece-is-too-long", test_pieces);
  g_test_add_func ("/display-text/breaks-at-sentences", test_sentences);
  g_test_add_func ("/display-text/never-inside-a-cluster", test_one_cluster);
  g_test_add_func ("/display-text/a-piece-keeps-its-direction", test_direction);
  g_test_add_func ("/display-text/empty", test_empty);
  return g_test_run ();
}
