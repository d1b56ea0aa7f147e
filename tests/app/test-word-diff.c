/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-word-diff.c: which words of two texts differ. */
#include "config.h"

#include "app/gsy-word-diff.h"

#include <string.h>

static char *
describe (const char *text, const GArray *ranges)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < ranges->len; i++)
    {
      GsyByteRange range = g_array_index (ranges, GsyByteRange, i);
      g_string_append_printf (words, "[%.*s]", (int) (range.end - range.start), text + range.start);
    }
  return g_string_free (words, FALSE);
}

static void
assert_diff (const char *was, const char *now, const char *gone_wanted, const char *added_wanted)
{
  g_autoptr (GArray) gone = NULL;
  g_autoptr (GArray) added = NULL;

  gsy_word_diff (was, now, &gone, &added);
  g_autofree char *gone_found = describe (was, gone);
  g_autofree char *added_found = describe (now, added);
  g_assert_cmpstr (gone_found, ==, gone_wanted);
  g_assert_cmpstr (added_found, ==, added_wanted);
}

static void
test_words (void)
{
  assert_diff ("the gates were closed", "the gates were closed", "", "");
  assert_diff ("the gates were closed", "the gates are closed", "[were]", "[are]");
  assert_diff ("the gates were closed", "the old gates were firmly closed", "", "[old][firmly]");
  assert_diff ("the big old gates", "the gates", "[big old]", "");
  assert_diff ("a rejeté l’accusation", "a réfuté l’accusation", "[rejeté]", "[réfuté]");
  assert_diff ("closed, he said", "closed he said", "[,]", "");
  assert_diff ("", "all", "", "[all]");
  assert_diff ("all", "", "[all]", "");
}

static void
test_neighbours (void)
{
  /* Two words in a row are one change to look at. */
  assert_diff ("one two three four", "one deux trois four", "[two three]", "[deux trois]");
}

static void
test_wide (void)
{
  assert_diff ("中国拒绝指责", "中国否认指责", "[拒绝]", "[否认]");
}

static void
test_long (void)
{
  g_autoptr (GString) was = g_string_new ("begin ");
  g_autoptr (GString) now = g_string_new ("begin ");
  g_autoptr (GArray) gone = NULL;
  g_autoptr (GArray) added = NULL;

  for (guint i = 0; i < 2000; i++)
    {
      g_string_append_printf (was, "a%u ", i);
      g_string_append_printf (now, "b%u ", i);
    }
  g_string_append (was, "end");
  g_string_append (now, "end");
  gsy_word_diff (was->str, now->str, &gone, &added);
  g_assert_cmpuint (gone->len, ==, 1);
  g_assert_cmpuint (added->len, ==, 1);
  g_assert_cmpuint (g_array_index (gone, GsyByteRange, 0).start, ==, strlen ("begin "));
}

/* What is common is the same in both. */
static void
test_random (void)
{
  static const char *const words[] = { "a", "b", "l’", "é", " ", " ", ", ", "中" };

  for (guint round = 0; round < 500; round++)
    {
      GString *texts[2] = { g_string_new (NULL), g_string_new (NULL) };
      GString *rests[2] = { g_string_new (NULL), g_string_new (NULL) };
      GArray *ranges[2] = { NULL, NULL };

      for (guint side = 0; side < 2; side++)
        for (int n = g_test_rand_int_range (0, 14); n > 0; n--)
          g_string_append (texts[side], words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
      gsy_word_diff (texts[0]->str, texts[1]->str, &ranges[0], &ranges[1]);
      for (guint side = 0; side < 2; side++)
        {
          guint at = 0;

          for (guint i = 0; i < ranges[side]->len; i++)
            {
              GsyByteRange range = g_array_index (ranges[side], GsyByteRange, i);

              g_assert_cmpuint (at, <=, range.start);
              g_assert_cmpuint (range.start, <, range.end);
              g_assert_cmpuint (range.end, <=, texts[side]->len);
              g_string_append_len (rests[side], texts[side]->str + at, range.start - at);
              at = range.end;
            }
          g_string_append (rests[side], texts[side]->str + at);
        }
      /* Spaces apart, which are told with the words around them. */
      for (guint side = 0; side < 2; side++)
        g_string_replace (rests[side], " ", "", 0);
      g_assert_cmpstr (rests[0]->str, ==, rests[1]->str);
      for (guint side = 0; side < 2; side++)
        {
          g_string_free (texts[side], TRUE);
          g_string_free (rests[side], TRUE);
          g_array_unref (ranges[side]);
        }
    }
}

static void
test_dup_words (void)
{
  g_autoptr (GArray) gone = NULL;
  g_autoptr (GArray) added = NULL;

  gsy_word_diff ("the big gates were closed", "the gates are closed", &gone, &added);
  g_autofree char *words = gsy_word_diff_dup_words ("the big gates were closed", gone);
  g_assert_cmpstr (words, ==, "big, were");
  g_array_set_size (gone, 0);
  g_assert_null (gsy_word_diff_dup_words ("the big gates were closed", gone));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/word-diff/tells-the-words-that-differ", test_words);
  g_test_add_func ("/word-diff/words-in-a-row-are-one-change", test_neighbours);
  g_test_add_func ("/word-diff/wide-characters-are-words", test_wide);
  g_test_add_func ("/word-diff/long-texts-differ-between-their-ends", test_long);
  g_test_add_func ("/word-diff/what-is-common-is-the-same-in-both", test_random);
  g_test_add_func ("/word-diff/words-are-listed-for-those-who-hear-them", test_dup_words);
  return g_test_run ();
}
