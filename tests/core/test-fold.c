/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-fold.c: what is found although it is written otherwise, and where. */
#include "config.h"

#include "core/gsy-fold.h"
#include "core/gsy-offsets.h"

#include <locale.h>
#include <string.h>

static void
test_equal_when_folded (void)
{
  static const struct
  {
    const char *a;
    const char *b;
  } pairs[] = {
    { "ÉTATS-UNIS", "etats-unis" },
    { "e\xcc\x81te\xcc\x81", "ÉTÉ" },
    { "Œuvre", "oeuvre" },
    { "ÆQUO", "aequo" },
    { "Straße", "STRASSE" },
    { "l’accusation", "l'accusation" },
    { "lʼaccusation", "L‘ACCUSATION" },
    { "«non»", "“non”" },
    { "„non“", "\"non\"" },
    { "10\xe2\x80\xaf"
      "000",
      "10 000" },
    { "a\xc2\xa0: b", "a : b" },
    { "un\r\ndeux", "un deux" },
    { "un \n  deux", "un deux" },
    { "ran\xc2\xadçon", "rançon" },
    { "ＡＢＣ１２３", "abc123" },
    { "ﬁn", "fin" },
    { "fin…", "fin..." },
    { "Łódź", "lodz" },
    { "İstanbul", "istanbul" },
    { "ISTANBUL", "ıstanbul" },
    { "ΣΊΣΥΦΟΣ", "σισυφος" },
    { "مُحَمَّد", "محمد" },
    { "محـــمد", "محمد" },
    { "أمريكا", "امريكا" },
    { "❤️", "❤" },
    { "États–Unis", "Etats-Unis" },
    { "ПУТИН", "путин" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *a = gsy_fold (pairs[i].a, -1);
      g_autofree char *b = gsy_fold (pairs[i].b, -1);

      g_assert_cmpstr (a, ==, b);
      g_assert_true (g_utf8_validate (a, -1, NULL));
    }
}

static void
test_different_stays_different (void)
{
  static const struct
  {
    const char *a;
    const char *b;
  } pairs[] = { { "nie", "nié e" }, { "unis", "un is" }, { "中", "国" }, { "a-b", "a b" }, { "😀", "😁" }, { "1", "2" } };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *a = gsy_fold (pairs[i].a, -1);
      g_autofree char *b = gsy_fold (pairs[i].b, -1);

      g_assert_cmpstr (a, !=, b);
    }
}

static void
test_length_is_heeded (void)
{
  g_autofree char *folded = gsy_fold ("ABCdef", 3);
  g_autofree char *nothing = gsy_fold ("ABC", 0);

  g_assert_cmpstr (folded, ==, "abc");
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_the_locale_does_not_matter (void)
{
  g_autofree char *before = g_strdup (setlocale (LC_ALL, NULL));
  g_autofree char *folded = NULL;

  if (setlocale (LC_ALL, "tr_TR.UTF-8") == NULL)
    g_test_message ("No Turkish locale here: checked in this one only");
  folded = gsy_fold ("ISTANBUL", -1);
  setlocale (LC_ALL, before);
  g_assert_cmpstr (folded, ==, "istanbul");
}

/* Finds @needle in @text; @expected are the words found, separated by "|". */
static void
check_found (const char *text, const char *needle, const char *expected)
{
  g_autoptr (GsyFolded) folded = gsy_folded_new (text, strlen (text));
  g_autoptr (GsyOffsets) offsets = gsy_offsets_new (text, strlen (text));
  g_autoptr (GArray) matches = gsy_folded_find_all (folded, needle, G_MAXUINT);
  g_autoptr (GString) found = g_string_new (NULL);
  guint end = 0;

  for (guint i = 0; i < matches->len; i++)
    {
      GsySpan span = g_array_index (matches, GsySpan, i);
      gsize n_bytes;
      const char *slice = gsy_offsets_slice (offsets, span, &n_bytes);

      g_assert_cmpuint (span.start, >=, end);
      g_assert_cmpuint (span.start, <, span.end);
      g_assert_cmpuint (span.end, <=, gsy_offsets_get_n_chars (offsets));
      end = span.end;
      if (i > 0)
        g_string_append_c (found, '|');
      g_string_append_len (found, slice, (gssize) n_bytes);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_found_as_it_is_written (void)
{
  const char *text = "L’Œuvre des États-Unis ; l'œuvre de l’É\xcc\xa7tat. «Non\xe2\x80\xaf», a dit Zhāo\r\nLìjiān. ﬁn";

  check_found (text, "l'oeuvre", "L’Œuvre|l'œuvre");
  check_found (text, "etat", "État|É\xcc\xa7tat");
  check_found (text, "ÉTATS", "États");
  check_found (text, "zhao lijian", "Zhāo\r\nLìjiān");
  check_found (text, "\"non \"", "«Non\xe2\x80\xaf»");
  check_found (text, "“non”, a dit", "«Non\xe2\x80\xaf», a dit");
  check_found (text, "« Non », a", "«Non\xe2\x80\xaf», a");
  check_found (text, "nona", "");
  check_found (text, "fin", "ﬁn");
  check_found (text, "absent", "");
  check_found (text, "", "");
  check_found (text, "\xcc\x81", "");
}

static void
test_whole_characters_only (void)
{
  check_found ("cœur", "co", "cœ");
  check_found ("cœur", "e", "œ");
  check_found ("ﬃ", "f", "ﬃ");
  check_found ("e\xcc\x81t", "e", "e\xcc\x81");
  check_found ("e\xcc\x81t", "t", "t");
  check_found ("👨‍👩‍👧 et 👨", "👨", "👨‍👩‍👧|👨");
  check_found ("🇫🇷", "🇫", "🇫🇷");
  check_found ("مُحَمَّد", "حم", "حَمَّ");
  check_found ("a \r\n b", " ", " \r\n ");
}

static void
test_matches_do_not_overlap (void)
{
  check_found ("aaaa", "aa", "aa|aa");
  check_found ("œœ", "oeo", "œœ");
}

static void
test_arabic_and_chinese (void)
{
  check_found ("نفت الصين الاتهامات، وقالت الصّين", "الصين", "الصين|الصّين");
  check_found ("中国否认指控。中国说", "中国", "中国|中国");
  check_found ("中国否认指控", "否认", "否认");
}

static void
test_spaces_beside_quotation_marks (void)
{
  const char *text = "d’« absurdes » et d’«absurdes», er sagte: »absurdes« und absurdes";

  check_found (text, "d'\"absurdes\"", "d’« absurdes »|d’«absurdes»");
  check_found (text, "\"absurdes\" et", "« absurdes » et");
  check_found (text, "sagte: „absurdes“ und", "sagte: »absurdes« und");
  check_found (text, "sagte:\"absurdes\"und", "sagte: »absurdes« und");
  check_found (text, "\"absurdeset", "");
  check_found (text, " \" absurdes", " »absurdes");
  check_found ("\"\"", " \"", "");
}

static void
test_at_most_max (void)
{
  g_autoptr (GsyFolded) folded = gsy_folded_new ("a a a a", 7);
  g_autoptr (GArray) two = gsy_folded_find_all (folded, "A", 2);
  g_autoptr (GArray) none = gsy_folded_find_all (folded, "A", 0);

  g_assert_cmpuint (two->len, ==, 2);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_starts_with_marks (void)
{
  check_found ("\xcc\x81\xc2\xad"
               "abc",
               "abc", "abc");
  check_found ("", "a", "");
}

static guint
random_char (void)
{
  static const gunichar pool[] = { 'a', 'B', ' ', '\n', 0xa0, 0x202f, 0xe9, 0x301, 0x327, 0x153, 0xdf, 0x2019, 0xab, 0xad, 0x640, 0x645, 0x64e, 0x4e2d, 0xfb01, 0x1f468, 0x200d, 0x1f1eb, 0xfe0f, 0xac00, 0x93f, 0x915, 0x2026, 0x130 };

  return pool[g_test_rand_int_range (0, G_N_ELEMENTS (pool))];
}

static char *
dup_without_spaces (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  return g_strjoinv ("", words);
}

/* Each stretch of whole characters is found, by its own words, at its own place or before. */
static void
test_any_slice_finds_itself (void)
{
  for (guint round = 0; round < 400; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GsyOffsets) offsets = NULL;
      g_autoptr (GsyFolded) folded = NULL;
      g_autoptr (GArray) matches = NULL;
      g_autofree char *needle = NULL;
      g_autofree char *needle_folded = NULL;
      g_autofree char *needle_plain = NULL;
      guint n = (guint) g_test_rand_int_range (1, 60);
      GsySpan span;
      const char *slice;
      gsize n_bytes;
      gboolean covered = FALSE;

      for (guint i = 0; i < n; i++)
        g_string_append_unichar (text, random_char ());
      offsets = gsy_offsets_new (text->str, text->len);
      folded = gsy_folded_new (text->str, text->len);
      span.start = gsy_offsets_grapheme_floor (offsets, (guint) g_test_rand_int_range (0, (gint32) n));
      span.end = gsy_offsets_grapheme_ceil (offsets, (guint) g_test_rand_int_range ((gint32) span.start, (gint32) n + 1));
      slice = gsy_offsets_slice (offsets, span, &n_bytes);
      needle = g_strndup (slice, n_bytes);
      needle_folded = gsy_fold (needle, -1);
      if (*needle_folded == '\0')
        continue;
      needle_plain = dup_without_spaces (needle_folded);
      matches = gsy_folded_find_all (folded, needle, G_MAXUINT);
      for (guint i = 0; i < matches->len; i++)
        {
          GsySpan match = g_array_index (matches, GsySpan, i);
          g_autofree char *words = NULL;
          g_autofree char *words_folded = NULL;
          g_autofree char *words_plain = NULL;

          slice = gsy_offsets_slice (offsets, match, &n_bytes);
          words = g_strndup (slice, n_bytes);
          words_folded = gsy_fold (words, -1);
          words_plain = dup_without_spaces (words_folded);
          g_assert_nonnull (strstr (words_plain, needle_plain));
          g_assert_true (strchr (needle_folded, '"') != NULL || strstr (words_folded, needle_folded) != NULL);
          covered |= match.start <= span.start || gsy_span_overlaps (match, span);
        }
      if (!covered)
        g_error ("“%s” is not found at %u of “%s”", needle, span.start, text->str);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fold/case-accents-and-typography-do-not-matter", test_equal_when_folded);
  g_test_add_func ("/fold/different-stays-different", test_different_stays_different);
  g_test_add_func ("/fold/length-is-heeded", test_length_is_heeded);
  g_test_add_func ("/fold/the-locale-does-not-matter", test_the_locale_does_not_matter);
  g_test_add_func ("/fold/find/tells-the-place-in-the-original", test_found_as_it_is_written);
  g_test_add_func ("/fold/find/whole-characters-only", test_whole_characters_only);
  g_test_add_func ("/fold/find/matches-do-not-overlap", test_matches_do_not_overlap);
  g_test_add_func ("/fold/find/arabic-and-chinese", test_arabic_and_chinese);
  g_test_add_func ("/fold/find/spaces-beside-quotation-marks", test_spaces_beside_quotation_marks);
  g_test_add_func ("/fold/find/at-most-max", test_at_most_max);
  g_test_add_func ("/fold/find/text-that-starts-with-marks", test_starts_with_marks);
  g_test_add_func ("/fold/find/any-slice-finds-itself", test_any_slice_finds_itself);
  return g_test_run ();
}
