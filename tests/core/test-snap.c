/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-snap.c: what a selection becomes. In the cases, ⟨ and ⟩ stand where the selection starts and ends. */
#include "config.h"

#include "core/gsy-segment.h"

#include <string.h>

static const char OPEN[] = "⟨";
static const char CLOSE[] = "⟩";

typedef struct
{
  const char *marked;
  const char *expected;
} Case;

static char *
snap (const char *language, const char *marked, GsySnap mode)
{
  g_autofree char *text = NULL;
  g_autoptr (GsyOffsets) offsets = NULL;
  g_autoptr (GsySegmenter) segmenter = NULL;
  const char *open = strstr (marked, OPEN);
  const char *close = strstr (marked, CLOSE);
  GsySpan selection, span, reversed;
  const char *slice;
  gsize n_bytes;

  g_assert_true (open != NULL && close != NULL && open < close);
  text = g_strdup_printf ("%.*s%.*s%s", (int) (open - marked), marked, (int) (close - open - strlen (OPEN)), open + strlen (OPEN), close + strlen (CLOSE));
  selection.start = (guint) g_utf8_strlen (marked, open - marked);
  selection.end = (guint) g_utf8_strlen (marked, close - marked) - 1;
  offsets = gsy_offsets_new (text, strlen (text));
  segmenter = gsy_segmenter_new (offsets, text, language);
  span = gsy_segmenter_snap (segmenter, selection, mode);
  reversed = gsy_segmenter_snap (segmenter, gsy_span (selection.end, selection.start), mode);
  g_assert_true (gsy_span_equal (span, reversed));
  g_assert_true (gsy_offsets_is_grapheme_boundary (offsets, span.start));
  g_assert_true (gsy_offsets_is_grapheme_boundary (offsets, span.end));
  slice = gsy_offsets_slice (offsets, span, &n_bytes);
  return g_strndup (slice, n_bytes);
}

static void
check (const char *language, GsySnap mode, const Case *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *words = snap (language, cases[i].marked, mode);

      if (strcmp (words, cases[i].expected) != 0)
        g_error ("%s gives “%s”, not “%s”", cases[i].marked, words, cases[i].expected);
    }
}

#define CHECK_WORDS(language, cases) check (language, GSY_SNAP_WORDS, cases, G_N_ELEMENTS (cases))

static void
test_grows_to_whole_words (void)
{
  static const Case cases[] = {
    { "La Ch⟨in⟩e nie", "Chine" },
    { "L⟨a Chine n⟩ie", "La Chine nie" },
    { "le porte-p⟨aro⟩le dit", "porte-parole" },
    { "dit-il, a-⟨t⟩-il nié", "a-t-il" },
    { "les États-⟨U⟩nis", "États-Unis" },
    { "aujourd’⟨h⟩ui", "aujourd’hui" },
    { "e\xcc\x81t⟨e⟩\xcc\x81", "e\xcc\x81te\xcc\x81" },
    { "10\xe2\x80\xaf"
      "0⟨0⟩0 pirates",
      "10\xe2\x80\xaf"
      "000" },
  };

  CHECK_WORDS ("fr", cases);
}

static void
test_trims_space_and_separators (void)
{
  static const Case cases[] = {
    { "nie⟨ La Chine, ⟩donc", "La Chine" },
    { "⟨La Chine nie.⟩", "La Chine nie" },
    { "⟨La Chine nie…⟩ Oui", "La Chine nie" },
    { "⟨La Chine nie\xe2\x80\xaf!\xc2\xa0⟩Oui", "La Chine nie" },
    { "⟨La Chine nie ?!⟩", "La Chine nie" },
    { "Paris ⟨— La Chine nie —⟩ oui", "La Chine nie" },
    { "⟨, a dit⟩", "a dit" },
    { "\r\n⟨\r\nLa Chine\r\n⟩\r\n", "La Chine" },
    { "⟨5 %⟩ et", "5 %" },
    { "une baisse de ⟨-5⟩ points", "-5" },
    { "⟨👨‍👩‍👧!⟩", "👨‍👩‍👧" },
  };

  CHECK_WORDS ("fr", cases);
}

static void
test_elision_is_not_taken_along (void)
{
  static const Case cases[] = {
    { "de l’⟨Amé⟩rique", "Amérique" },
    { "de ⟨l’A⟩mérique", "l’Amérique" },
    { "de ⟨l⟩’Amérique", "l’" },
    { "parce qu’⟨il⟩ nie", "il" },
    { "de l'«⟨aff⟩aire»", "affaire" },
  };

  CHECK_WORDS ("fr", cases);
}

static void
test_quotes_at_the_edges_are_left_out (void)
{
  static const Case cases[] = {
    { "⟨«La Chine n’acceptera jamais cela»⟩, a-t-il dit", "La Chine n’acceptera jamais cela" },
    { "⟨«La Chine»,⟩ a-t-il dit", "La Chine" },
    { "⟨«\xe2\x80\xafLa Chine\xe2\x80\xaf»,⟩ a dit", "La Chine" },
    { "⟨«\xc2\xa0La Chine.\xc2\xa0»⟩", "La Chine" },
    { "⟨«La Chine⟩»", "La Chine" },
    { "«⟨La Chine»⟩", "La Chine" },
    { "⟨“C’est faux”⟩", "C’est faux" },
    { "⟨\"C'est faux\".⟩", "C'est faux" },
    { "⟨'C’est faux'⟩", "C’est faux" },
    { "⟨‘C’est faux’⟩", "C’est faux" },
    { "⟨„Falsch“⟩", "Falsch" },
    { "⟨»Falsch«⟩", "Falsch" },
    { "⟨“faux“⟩, a dit", "faux" },
    { "⟨«“Faux”»⟩", "Faux" },
    { "⟨(CIA)⟩", "CIA" },
    { "la ⟨CIA)⟩", "CIA" },
  };

  CHECK_WORDS ("fr", cases);
}

static void
test_quotes_with_a_partner_inside_stay (void)
{
  static const Case cases[] = {
    { "il ⟨a dit «non»⟩.", "a dit «non»" },
    { "⟨«non» a-t-il dit⟩", "«non» a-t-il dit" },
    { "⟨«non» et «oui»⟩", "«non» et «oui»" },
    { "⟨“non” et “oui”⟩", "“non” et “oui”" },
    { "⟨\"non\" et \"oui\"⟩", "\"non\" et \"oui\"" },
    { "il ⟨dit 'non'⟩.", "dit 'non'" },
    { "il ⟨dit ‘non’⟩.", "dit ‘non’" },
    { "⟨d’un “comportement irresponsable“⟩, a dit", "d’un “comportement irresponsable“" },
    { "⟨la sûreté (CIA)⟩ a", "la sûreté (CIA)" },
    { "⟨a dit «\xe2\x80\xafnon\xe2\x80\xaf»⟩", "a dit «\xe2\x80\xafnon\xe2\x80\xaf»" },
    { "⟨«Oui», a ajouté M. Zhao, «non»⟩", "«Oui», a ajouté M. Zhao, «non»" },
    { "⟨cela», a dit «non»⟩", "cela», a dit «non»" },
    { "⟨er sagt „nein“⟩", "er sagt „nein“" },
  };

  CHECK_WORDS ("fr", cases);
}

static void
test_apostrophes_are_no_quotes (void)
{
  static const Case cases[] = {
    { "⟨the states’ allies don’t⟩", "the states’ allies don’t" },
    { "⟨it’s ‘nothing’⟩", "it’s ‘nothing’" },
    { "⟨China's 'lies'⟩", "China's 'lies'" },
  };

  CHECK_WORDS ("en", cases);
}

static void
test_full_stop_of_an_abbreviation_stays (void)
{
  static const Case english[] = {
    { "in ⟨the U.S.⟩ today", "the U.S." },
    { "by ⟨Acme Corp.⟩", "Acme Corp." },
    { "at ⟨5 p.m.⟩", "5 p.m." },
    { "⟨it is plan B.⟩", "it is plan B" },
    { "⟨He said no.⟩", "He said no" },
  };
  static const Case french[] = {
    { "selon ⟨M.⟩ Zhao", "M." },
    { "⟨des vols, etc.⟩", "des vols, etc." },
    { "⟨M. Zhao nie.⟩", "M. Zhao nie" },
    { "⟨Il aime l’art.⟩", "Il aime l’art" },
  };

  CHECK_WORDS ("en", english);
  CHECK_WORDS ("fr", french);
}

static void
test_chinese_and_arabic (void)
{
  static const Case chinese[] = {
    { "他说：⟨“这是假的。”⟩", "这是假的" },
    { "中⟨国否⟩认。", "中国否认" },
    { "⟨「不」，⟩他说", "不" },
    { "⟨他说「不」⟩", "他说「不」" },
  };
  static const Case arabic[] = {
    { "نفت ⟨الص⟩ين", "الصين" },
    { "⟨نفت الصين الاتهامات، ⟩", "نفت الصين الاتهامات" },
    { "قال: ⟨«هذا غير صحيح».⟩", "هذا غير صحيح" },
    { "⟨لماذا؟⟩", "لماذا" },
  };

  CHECK_WORDS ("zh", chinese);
  CHECK_WORDS ("ar", arabic);
}

static void
test_nothing_to_mark (void)
{
  static const Case cases[] = {
    { "a⟨⟩b", "" },
    { "a⟨ \n ⟩b", "" },
    { "a⟨, ⟩b", "" },
    { "⟨«»⟩", "" },
    { "⟨« … »⟩", "" },
    { "⟨⟩", "" },
    { "⟨—⟩", "" },
  };

  CHECK_WORDS ("fr", cases);
}

static void
test_characters_mode (void)
{
  static const Case cases[] = {
    { "La Ch⟨in⟩e", "in" },
    { "⟨ «La Chine», ⟩a dit", "«La Chine»," },
    { "a⟨e⟩\xcc\x81t", "e\xcc\x81" },
    { "ae⟨\xcc\x81⟩t", "e\xcc\x81" },
    { "👨‍⟨👩⟩‍👧", "👨‍👩‍👧" },
    { "⟨nie.⟩", "nie." },
    { "a⟨ \xe2\x80\xaf\xc2\xa0\n⟩b", "" },
    { "中⟨国⟩", "国" },
  };

  check ("fr", GSY_SNAP_CHARACTERS, cases, G_N_ELEMENTS (cases));
}

static void
test_sentences_mode (void)
{
  static const Case cases[] = {
    { "Il nie. La Ch⟨in⟩e accuse M. Zhao. Fin.", "La Chine accuse M. Zhao" },
    { "Il n⟨ie. La⟩ Chine accuse. Fin.", "Il nie. La Chine accuse" },
    { "Il nie. « Non ⟨!⟩ », dit-il.", "« Non ! », dit-il" },
    { "Un.\nD⟨eu⟩x mots\nTrois.", "Deux mots" },
    { "⟨ ⟩Il nie.", "" },
  };

  check ("fr", GSY_SNAP_SENTENCES, cases, G_N_ELEMENTS (cases));
}

static void
test_past_the_end (void)
{
  g_autoptr (GsyOffsets) offsets = gsy_offsets_new ("La Chine.", 9);
  g_autoptr (GsySegmenter) segmenter = gsy_segmenter_new (offsets, "La Chine.", "fr");

  g_assert_true (gsy_span_equal (gsy_segmenter_snap (segmenter, gsy_span (4, 99), GSY_SNAP_WORDS), gsy_span (3, 8)));
  g_assert_true (gsy_span_is_empty (gsy_segmenter_snap (segmenter, gsy_span (50, 99), GSY_SNAP_WORDS)));
}

/* What was marked by words is what marking it again gives. */
static void
test_snapping_again_changes_nothing (void)
{
  static const char *const atoms[] = { "l’", "État", " ", " ", "-", "«", "»", "“", "”", "\"", "'", "’", "(", ")", ".", ",", "\xe2\x80\xaf", "\n", "\r\n", "e\xcc\x81", "中国", "👨‍👩‍👧", "M", "U.S.", "9", "…", "—", "صين", "etc." };

  for (guint round = 0; round < 500; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GsyOffsets) offsets = NULL;
      g_autoptr (GsySegmenter) segmenter = NULL;
      guint n = (guint) g_test_rand_int_range (1, 20);
      GsySnap mode = (GsySnap) g_test_rand_int_range (GSY_SNAP_WORDS, GSY_SNAP_SENTENCES + 1);
      GsySpan selection, span, again;

      for (guint i = 0; i < n; i++)
        g_string_append (text, atoms[g_test_rand_int_range (0, G_N_ELEMENTS (atoms))]);
      offsets = gsy_offsets_new (text->str, text->len);
      segmenter = gsy_segmenter_new (offsets, text->str, "fr");
      n = gsy_offsets_get_n_chars (offsets);
      selection.start = (guint) g_test_rand_int_range (0, (gint32) n + 1);
      selection.end = (guint) g_test_rand_int_range (0, (gint32) n + 1);
      span = gsy_segmenter_snap (segmenter, selection, mode);
      g_assert_cmpuint (span.start, <=, span.end);
      g_assert_cmpuint (span.end, <=, n);
      if (!gsy_offsets_is_grapheme_boundary (offsets, span.start) || !gsy_offsets_is_grapheme_boundary (offsets, span.end))
        g_error ("“%s”: %u–%u becomes %u–%u, inside a character", text->str, selection.start, selection.end, span.start, span.end);
      if (gsy_span_is_empty (span))
        continue;
      again = gsy_segmenter_snap (segmenter, span, mode);
      if (!gsy_span_equal (span, again))
        g_error ("“%s”: %u–%u becomes %u–%u", text->str, span.start, span.end, again.start, again.end);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/snap/words/grows-to-whole-words", test_grows_to_whole_words);
  g_test_add_func ("/snap/words/trims-space-and-separators", test_trims_space_and_separators);
  g_test_add_func ("/snap/words/elision-is-not-taken-along", test_elision_is_not_taken_along);
  g_test_add_func ("/snap/words/quotes-at-the-edges-are-left-out", test_quotes_at_the_edges_are_left_out);
  g_test_add_func ("/snap/words/quotes-with-a-partner-inside-stay", test_quotes_with_a_partner_inside_stay);
  g_test_add_func ("/snap/words/apostrophes-are-no-quotes", test_apostrophes_are_no_quotes);
  g_test_add_func ("/snap/words/full-stop-of-an-abbreviation-stays", test_full_stop_of_an_abbreviation_stays);
  g_test_add_func ("/snap/words/chinese-and-arabic", test_chinese_and_arabic);
  g_test_add_func ("/snap/words/nothing-to-mark", test_nothing_to_mark);
  g_test_add_func ("/snap/characters/whole-clusters-without-space", test_characters_mode);
  g_test_add_func ("/snap/sentences/whole-ones-without-the-full-stop", test_sentences_mode);
  g_test_add_func ("/snap/past-the-end", test_past_the_end);
  g_test_add_func ("/snap/again-changes-nothing", test_snapping_again_changes_nothing);
  return g_test_run ();
}
