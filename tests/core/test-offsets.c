/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-offsets.c: conversions agree with naive loops over any text, grapheme boundaries with ICU over the whole text. */
#include "config.h"

#include "core/gsy-offsets.h"

#include <string.h>

#include <unicode/ubrk.h>
#include <unicode/utext.h>

static const char *const atoms[] = {
  "a", "Z", " ", "\r\n", "\r", "\n", "\t", "é", "e\xcc\x81", "\xcc\x88", "ç", "œ", "’", "«", "\xc2\xa0", "\xe2\x80\xaf", "\xc2\xad",
  "م", "ر", "َ", "ّ", "لا", "ـ", "中", "国", "。", "한", "국", "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", "क्ष", "नि", "กำ", "😀", "👍🏽",
  "👨‍👩‍👧‍👦", "❤️", "🇫🇷", "🇨🇳", "1️⃣", "\xe2\x80\x8d", "𝔘", "\xf3\xa0\x84\x80", "\xd8\x80", "©", "ﬁ", "\xef\xbb\xbf",
  "plain words of English text, "
};

static GString *
random_text (guint max_atoms)
{
  GString *text = g_string_new (NULL);
  guint n = (guint) g_test_rand_int_range (0, (gint32) max_atoms + 1);

  for (guint i = 0; i < n; i++)
    g_string_append (text, atoms[g_test_rand_int_range (0, G_N_ELEMENTS (atoms))]);
  return text;
}

static void
check_conversions (const char *text, gsize n_bytes)
{
  g_autoptr (GsyOffsets) offsets = gsy_offsets_new (text, n_bytes);
  const char *at = text;
  guint offset = 0, unit = 0;

  while (at < text + n_bytes)
    {
      const char *next = g_utf8_next_char (at);
      guint units = g_utf8_get_char (at) >= 0x10000 ? 2 : 1;

      g_assert_cmpuint (gsy_offsets_to_byte (offsets, offset), ==, at - text);
      g_assert_cmpuint (gsy_offsets_to_utf16 (offsets, offset), ==, unit);
      for (const char *inside = at; inside < next; inside++)
        g_assert_cmpuint (gsy_offsets_from_byte (offsets, (gsize) (inside - text)), ==, offset);
      for (guint i = 0; i < units; i++)
        g_assert_cmpuint (gsy_offsets_from_utf16 (offsets, unit + i), ==, offset);
      at = next;
      offset++;
      unit += units;
    }

  g_assert_cmpuint (gsy_offsets_get_n_chars (offsets), ==, offset);
  g_assert_cmpuint (gsy_offsets_get_n_bytes (offsets), ==, n_bytes);
  g_assert_cmpuint (gsy_offsets_get_n_utf16 (offsets), ==, unit);
  for (guint past = 0; past < 3; past++)
    {
      g_assert_cmpuint (gsy_offsets_to_byte (offsets, offset + past), ==, n_bytes);
      g_assert_cmpuint (gsy_offsets_from_byte (offsets, n_bytes + past), ==, offset);
      g_assert_cmpuint (gsy_offsets_to_utf16 (offsets, offset + past), ==, unit);
      g_assert_cmpuint (gsy_offsets_from_utf16 (offsets, unit + past), ==, offset);
    }
  g_assert_cmpuint (gsy_offsets_to_byte (offsets, G_MAXUINT), ==, n_bytes);
}

static void
test_conversions_agree_with_loops (void)
{
  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GString) text = random_text (round);
      /* Without the NUL at the end, so that a read past the text is seen. */
      g_autofree char *exact = g_memdup2 (text->str, text->len);

      check_conversions (exact != NULL ? exact : "", text->len);
    }
}

static void
test_ascii_of_any_length (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 100; i++)
    {
      check_conversions (text->str, text->len);
      g_string_append_c (text, 'x');
    }
}

static void
test_one_wide_character_anywhere (void)
{
  static const char *const wide[] = { "é", "中", "😀" };

  for (guint i = 0; i < G_N_ELEMENTS (wide); i++)
    for (guint before = 0; before < 70; before++)
      {
        g_autoptr (GString) text = g_string_new (NULL);

        for (guint j = 0; j < before; j++)
          g_string_append_c (text, 'x');
        g_string_append (text, wide[i]);
        for (guint j = before; j < 70; j++)
          g_string_append_c (text, 'y');
        check_conversions (text->str, text->len);
      }
}

static void
test_slice_is_the_covered_words (void)
{
  const char *text = "«Œuvre» 😀 fin";
  g_autoptr (GsyOffsets) offsets = gsy_offsets_new (text, strlen (text));
  gsize n_bytes;
  const char *slice = gsy_offsets_slice (offsets, gsy_span (1, 6), &n_bytes);

  g_assert_cmpmem (slice, n_bytes, "Œuvre", strlen ("Œuvre"));
  slice = gsy_offsets_slice (offsets, gsy_span (8, 9), &n_bytes);
  g_assert_cmpmem (slice, n_bytes, "😀", 4);
  slice = gsy_offsets_slice (offsets, gsy_span (10, 99), &n_bytes);
  g_assert_cmpmem (slice, n_bytes, "fin", 3);
  gsy_offsets_slice (offsets, gsy_span (6, 2), &n_bytes);
  g_assert_cmpuint (n_bytes, ==, 0);
  gsy_offsets_slice (offsets, gsy_span (50, 60), &n_bytes);
  g_assert_cmpuint (n_bytes, ==, 0);
}

static void
test_empty_text (void)
{
  g_autoptr (GsyOffsets) offsets = gsy_offsets_new (NULL, 0);
  gsize n_bytes = 1;

  check_conversions ("", 0);
  g_assert_nonnull (gsy_offsets_slice (offsets, gsy_span (0, 1), &n_bytes));
  g_assert_cmpuint (n_bytes, ==, 0);
  g_assert_true (gsy_offsets_is_grapheme_boundary (offsets, 0));
  g_assert_cmpuint (gsy_offsets_grapheme_floor (offsets, 3), ==, 0);
  g_assert_cmpuint (gsy_offsets_grapheme_ceil (offsets, 3), ==, 0);
}

static void
check_graphemes (const char *text, gsize n_bytes)
{
  g_autoptr (GsyOffsets) offsets = gsy_offsets_new (text, n_bytes);
  guint n = gsy_offsets_get_n_chars (offsets);
  UErrorCode status = U_ZERO_ERROR;
  UText *utext = utext_openUTF8 (NULL, text, (int64_t) n_bytes, &status);
  UBreakIterator *iterator = ubrk_open (UBRK_CHARACTER, "", NULL, 0, &status);
  guint floor = 0;

  ubrk_setUText (iterator, utext, &status);
  g_assert_true (U_SUCCESS (status));
  for (guint offset = 0; offset <= n; offset++)
    {
      gboolean expected = ubrk_isBoundary (iterator, (int32_t) gsy_offsets_to_byte (offsets, offset));

      if (gsy_offsets_is_grapheme_boundary (offsets, offset) != expected)
        g_error ("Offset %u of “%s” should%s be a boundary", offset, text, expected ? "" : " not");
      if (expected)
        {
          for (guint inside = floor + 1; inside < offset; inside++)
            {
              g_assert_cmpuint (gsy_offsets_grapheme_floor (offsets, inside), ==, floor);
              g_assert_cmpuint (gsy_offsets_grapheme_ceil (offsets, inside), ==, offset);
            }
          g_assert_cmpuint (gsy_offsets_grapheme_floor (offsets, offset), ==, offset);
          g_assert_cmpuint (gsy_offsets_grapheme_ceil (offsets, offset), ==, offset);
          floor = offset;
        }
    }
  ubrk_close (iterator);
  utext_close (utext);
}

static void
test_graphemes_agree_with_icu (void)
{
  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GString) text = random_text (round / 4);

      check_graphemes (text->str, text->len);
    }
}

static void
test_each_pair_agrees_with_icu (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (atoms); i++)
    for (guint j = 0; j < G_N_ELEMENTS (atoms); j++)
      {
        g_autofree char *text = g_strconcat (atoms[i], atoms[j], "x", NULL);

        check_graphemes (text, strlen (text));
      }
}

static void
test_what_a_person_sees_as_one (void)
{
  static const char *const ones[] = { "👨‍👩‍👧‍👦", "e\xcc\x81", "🇫🇷", "👍🏽", "\r\n", "❤️", "1️⃣", "مُّ", "नि" };

  for (guint i = 0; i < G_N_ELEMENTS (ones); i++)
    {
      g_autofree char *text = g_strconcat ("a", ones[i], "b", NULL);
      g_autoptr (GsyOffsets) offsets = gsy_offsets_new (text, strlen (text));
      guint n = gsy_offsets_get_n_chars (offsets);

      for (guint inside = 2; inside < n - 1; inside++)
        {
          g_assert_false (gsy_offsets_is_grapheme_boundary (offsets, inside));
          g_assert_cmpuint (gsy_offsets_grapheme_floor (offsets, inside), ==, 1);
          g_assert_cmpuint (gsy_offsets_grapheme_ceil (offsets, inside), ==, n - 1);
        }
      g_assert_true (gsy_offsets_is_grapheme_boundary (offsets, 1));
      g_assert_true (gsy_offsets_is_grapheme_boundary (offsets, n - 1));
    }
}

static void
test_flags_pair_up_from_the_start (void)
{
  g_autoptr (GString) text = g_string_new ("x");
  g_autoptr (GsyOffsets) offsets = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append (text, "🇫🇷");
  offsets = gsy_offsets_new (text->str, text->len);
  for (guint i = 1; i < 201; i++)
    g_assert_cmpint (gsy_offsets_is_grapheme_boundary (offsets, i), ==, i % 2 == 1);
}

/* A text that only an attack would hold must not make checks of many offsets endless. */
static void
test_long_runs_are_bounded (void)
{
  g_autoptr (GString) flags = g_string_new (NULL);
  g_autoptr (GsyOffsets) offsets = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append (flags, "🇫");
  offsets = gsy_offsets_new (flags->str, flags->len);
  for (guint i = 0; i <= 20000; i += 10)
    gsy_offsets_is_grapheme_boundary (offsets, i);
  g_assert_true (gsy_offsets_is_grapheme_boundary (offsets, 20000));
}

static gpointer
check_in_thread (gpointer data)
{
  const GsyOffsets *offsets = data;
  guint sum = 0;

  for (guint round = 0; round < 50; round++)
    for (guint i = 0; i < gsy_offsets_get_n_chars (offsets); i++)
      sum += gsy_offsets_is_grapheme_boundary (offsets, i) ? i : 0;
  return GUINT_TO_POINTER (sum);
}

static void
test_threads_get_the_same_answers (void)
{
  const char *text = "🇫🇷🇨🇳👨‍👩‍👧‍👦e\xcc\x81 한국 नि👍🏽";
  g_autoptr (GsyOffsets) offsets = gsy_offsets_new (text, strlen (text));
  gpointer expected = check_in_thread (offsets);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("check", check_in_thread, offsets);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_true (g_thread_join (threads[i]) == expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/offsets/convert/agrees-with-loops-over-any-text", test_conversions_agree_with_loops);
  g_test_add_func ("/offsets/convert/ascii-of-any-length", test_ascii_of_any_length);
  g_test_add_func ("/offsets/convert/one-wide-character-anywhere", test_one_wide_character_anywhere);
  g_test_add_func ("/offsets/convert/empty-text", test_empty_text);
  g_test_add_func ("/offsets/slice/is-the-covered-words", test_slice_is_the_covered_words);
  g_test_add_func ("/offsets/grapheme/agrees-with-icu-over-any-text", test_graphemes_agree_with_icu);
  g_test_add_func ("/offsets/grapheme/each-pair-agrees-with-icu", test_each_pair_agrees_with_icu);
  g_test_add_func ("/offsets/grapheme/never-cuts-what-a-person-sees-as-one", test_what_a_person_sees_as_one);
  g_test_add_func ("/offsets/grapheme/flags-pair-up-from-the-start", test_flags_pair_up_from_the_start);
  g_test_add_func ("/offsets/grapheme/long-runs-are-bounded", test_long_runs_are_bounded);
  g_test_add_func ("/offsets/grapheme/threads-get-the-same-answers", test_threads_get_the_same_answers);
  return g_test_run ();
}
