/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-article-fonts.c: whose articles have which fonts first. */
#include "config.h"

#include "app/gsy-article-fonts.h"

static gboolean
has_fonts (const char *reader, const char *article)
{
  return gsy_article_fonts (pango_language_from_string (reader), article)[0] != NULL;
}

static void
test_readers_of_han (void)
{
  g_assert_true (has_fonts ("zh-cn", "fr"));
  g_assert_true (has_fonts ("ja-jp", "en"));
  g_assert_true (has_fonts ("ko", "uk"));
  g_assert_false (has_fonts ("zh-cn", "zh"));
  g_assert_false (has_fonts ("zh-cn", "ja"));
  g_assert_false (has_fonts ("zh-cn", NULL));
}

static void
test_others (void)
{
  g_assert_false (has_fonts ("fr-fr", "fr"));
  g_assert_false (has_fonts ("ar-eg", "en"));
  g_assert_false (has_fonts ("fr-fr", "zh"));
  g_assert_false (has_fonts ("c", "fr"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article-fonts/readers-of-han-characters-have-letters-of-another-font", test_readers_of_han);
  g_test_add_func ("/article-fonts/others-have-the-serif-one-of-the-system", test_others);
  return g_test_run ();
}
