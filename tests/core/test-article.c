/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-article.c: an article's text, and what is shown of it before anybody says more. */
#include "config.h"

#include "core/gsy-article.h"

#include <string.h>

static GsyArticle *
article_new (const char *text)
{
  return gsy_article_new ("name.txt", g_strdup (text), strlen (text), "0000", NULL);
}

static void
test_says_what_it_was_given (void)
{
  g_autoptr (GsyArticle) article = gsy_article_new ("é.txt", g_strdup ("né\r\n"), 5, "abcd", "UTF-16LE");
  gsize n_bytes;

  g_assert_cmpstr (gsy_article_get_name (article), ==, "é.txt");
  g_assert_cmpstr (gsy_article_get_text (article, &n_bytes), ==, "né\r\n");
  g_assert_cmpuint (n_bytes, ==, 5);
  g_assert_cmpuint (gsy_article_get_length (article), ==, 4);
  g_assert_cmpstr (gsy_article_get_sha256 (article), ==, "abcd");
  g_assert_cmpstr (gsy_article_get_encoding (article), ==, "UTF-16LE");
  g_assert_finalize_object (g_steal_pointer (&article));

  article = article_new ("");
  g_assert_cmpstr (gsy_article_get_encoding (article), ==, "UTF-8");
  g_assert_cmpuint (gsy_article_get_length (article), ==, 0);
}

static void
test_slices_and_context (void)
{
  const char *text = "0123456789012345678901234567890123456789«Œuvre»9876543210987654321098765432109876543210";
  g_autoptr (GsyArticle) article = article_new (text);
  g_autofree char *slice = gsy_article_dup_slice (article, gsy_span (41, 46));
  g_autofree char *prefix = gsy_article_dup_prefix (article, gsy_span (41, 46));
  g_autofree char *suffix = gsy_article_dup_suffix (article, gsy_span (41, 46));
  g_autofree char *all = gsy_article_dup_slice (article, gsy_span (0, G_MAXUINT));
  g_autofree char *none = gsy_article_dup_slice (article, gsy_span (5, 5));
  g_autofree char *short_prefix = gsy_article_dup_prefix (article, gsy_span (3, 5));
  g_autofree char *short_suffix = gsy_article_dup_suffix (article, gsy_span (0, 85));
  g_autofree char *past = gsy_article_dup_prefix (article, gsy_span (1000, 1001));
  g_autofree char *nothing = gsy_article_dup_suffix (article, gsy_span (1000, G_MAXUINT));

  g_assert_cmpstr (slice, ==, "Œuvre");
  g_assert_cmpstr (prefix, ==, "9012345678901234567890123456789«");
  g_assert_cmpint (g_utf8_strlen (prefix, -1), ==, 32);
  g_assert_cmpstr (suffix, ==, "»9876543210987654321098765432109");
  g_assert_cmpint (g_utf8_strlen (suffix, -1), ==, 32);
  g_assert_cmpstr (all, ==, text);
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (short_prefix, ==, "012");
  g_assert_cmpstr (short_suffix, ==, "10");
  g_assert_cmpstr (past, ==, text + strlen (text) - 32);
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_spans_that_may_be_marked (void)
{
  g_autoptr (GsyArticle) article = article_new ("e\xcc\x81t\r\n🇫🇷");

  g_assert_true (gsy_article_check_span (article, gsy_span (0, 2)));
  g_assert_true (gsy_article_check_span (article, gsy_span (0, 7)));
  g_assert_true (gsy_article_check_span (article, gsy_span (5, 7)));
  g_assert_false (gsy_article_check_span (article, gsy_span (0, 1)));
  g_assert_false (gsy_article_check_span (article, gsy_span (1, 3)));
  g_assert_false (gsy_article_check_span (article, gsy_span (2, 4)));
  g_assert_false (gsy_article_check_span (article, gsy_span (5, 6)));
  g_assert_false (gsy_article_check_span (article, gsy_span (2, 2)));
  g_assert_false (gsy_article_check_span (article, gsy_span (3, 2)));
  g_assert_false (gsy_article_check_span (article, gsy_span (0, 8)));
  g_assert_false (gsy_article_check_span (article, gsy_span (G_MAXUINT - 1, G_MAXUINT)));
}

static void
test_language_is_guessed_or_set (void)
{
  g_autoptr (GsyArticle) article = article_new ("Le ministre a démenti les accusations de la presse. M. Li nie.");

  g_assert_cmpstr (gsy_article_get_language (article), ==, "fr");
  g_assert_cmpstr (gsy_segmenter_get_language (gsy_article_get_segmenter (article)), ==, "fr");
  g_assert_true (gsy_article_get_segmenter (article) == gsy_article_get_segmenter (article));
  gsy_article_set_language (article, "en");
  g_assert_cmpstr (gsy_article_get_language (article), ==, "en");
  g_assert_cmpstr (gsy_segmenter_get_language (gsy_article_get_segmenter (article)), ==, "en");
  gsy_article_set_language (article, NULL);
  g_assert_cmpstr (gsy_article_get_language (article), ==, "fr");
}

static void
check_head (const char *text, const char *published, const char *title)
{
  g_autoptr (GsyArticle) article = article_new (text);
  g_autofree char *scanned_published = NULL;
  g_autofree char *scanned_title = NULL;

  gsy_text_scan_head (text, strlen (text), NULL, &scanned_published, &scanned_title);
  g_assert_cmpstr (scanned_published, ==, published);
  g_assert_cmpstr (scanned_title, ==, title);
  g_assert_cmpstr (gsy_article_get_default_published (article), ==, published);
  g_assert_cmpstr (gsy_article_get_default_title (article), ==, title != NULL ? title : "name.txt");
}

static void
test_leading_date (void)
{
  check_head ("date 2021-07 La Chine nie. Elle accuse.", "2021-07", "La Chine nie.");
  check_head (" date 2021-07-19 La Chine nie.", "2021-07-19", "La Chine nie.");
  check_head ("\r\n\tdate 2021-07-19\r\n\r\nLa Chine nie", "2021-07-19", "La Chine nie");
  check_head ("date\xc2\xa0"
              "2021-07 «Non», dit-il.",
              "2021-07", "«Non», dit-il.");
  check_head ("date 2020-02-29", "2020-02-29", NULL);
}

static void
test_no_leading_date (void)
{
  static const char *const texts[] = {
    "date 2021 La Chine nie",
    "date 2021-13 La Chine nie",
    "date 2021-00 La Chine",
    "date 2021-02-30 La Chine",
    "date 2021-07-1 La Chine",
    "date 2021-075 La Chine",
    "date2021-07 La Chine",
    "dates 2021-07 La Chine",
    "update 2021-07 La Chine",
    "2021-07 La Chine",
    "date 2021-07x La Chine",
    "date 0000-07 La Chine",
    "date 2021-07-19-20 La Chine",
    "date",
    "date ",
    "date 2021-",
    "date 2021-0",
    "date 2021-07-",
    "date 2021-07-1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *trimmed = g_strstrip (g_strdup (texts[i]));

      check_head (texts[i], NULL, trimmed);
    }
}

static void
test_title_is_the_first_sentence (void)
{
  check_head ("M. Zhao nie. Il accuse.", NULL, "M. Zhao nie.");
  check_head ("Un titre\nLa suite.", NULL, "Un titre");
  check_head ("中国否认。他说。", NULL, "中国否认。");
  check_head ("", NULL, NULL);
  check_head (" \n\t ", NULL, NULL);
}

static void
test_long_title_is_cut (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *expected = NULL;

  for (guint i = 0; i < 40; i++)
    g_string_append (text, "très ");
  /* 24 times five letters and spaces, and no space before the ellipsis. */
  expected = g_strdup_printf ("%.*s…", (int) (24 * strlen ("très ") - 1), text->str);
  check_head (text->str, NULL, expected);
}

static void
test_title_of_120_is_whole (void)
{
  g_autofree char *text = g_strnfill (120, 'x');
  g_autofree char *longer = g_strnfill (121, 'x');
  g_autofree char *cut = g_strconcat (text, "…", NULL);

  check_head (text, NULL, text);
  check_head (longer, NULL, cut);
}

static void
test_title_is_never_cut_in_a_character (void)
{
  g_autofree char *letters = g_strnfill (118, 'x');
  g_autofree char *text = g_strconcat (letters, "👨‍👩‍👧‍👦 fin", NULL);
  g_autofree char *expected = g_strconcat (letters, "…", NULL);

  check_head (text, NULL, expected);
}

static void
test_head_of_a_long_text_is_enough (void)
{
  g_autoptr (GString) text = g_string_new ("date 2021-07 ");
  g_autofree char *from_all = NULL;
  g_autofree char *from_head = NULL;
  const char *end;

  for (guint i = 0; i < 2000; i++)
    g_string_append (text, "é, selon M. Zhao, ");
  end = g_utf8_find_prev_char (text->str, text->str + 6000);
  gsy_text_scan_head (text->str, text->len, NULL, NULL, &from_all);
  gsy_text_scan_head (text->str, (gsize) (end - text->str), NULL, NULL, &from_head);
  g_assert_cmpstr (from_all, ==, from_head);
  g_assert_cmpint (g_utf8_strlen (from_all, -1), <=, 121);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article/says-what-it-was-given", test_says_what_it_was_given);
  g_test_add_func ("/article/slices-and-context", test_slices_and_context);
  g_test_add_func ("/article/check-span/on-whole-characters-inside-the-text", test_spans_that_may_be_marked);
  g_test_add_func ("/article/language-is-guessed-or-set", test_language_is_guessed_or_set);
  g_test_add_func ("/article/published/is-a-leading-date", test_leading_date);
  g_test_add_func ("/article/published/is-nothing-else", test_no_leading_date);
  g_test_add_func ("/article/title/is-the-first-sentence", test_title_is_the_first_sentence);
  g_test_add_func ("/article/title/is-cut-when-long", test_long_title_is_cut);
  g_test_add_func ("/article/title/of-120-is-whole", test_title_of_120_is_whole);
  g_test_add_func ("/article/title/is-never-cut-in-a-character", test_title_is_never_cut_in_a_character);
  g_test_add_func ("/article/title/needs-only-the-head-of-the-text", test_head_of_a_long_text_is_enough);
  return g_test_run ();
}
