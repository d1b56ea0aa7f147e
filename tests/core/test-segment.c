/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-segment.c: words, sentences and paragraphs as a reader of the news sees them. */
#include "config.h"

#include "core/gsy-segment.h"

#include <string.h>

typedef struct
{
  GsyOffsets *offsets;
  GsySegmenter *segmenter;
} Text;

static void
text_clear (Text *self)
{
  gsy_segmenter_free (self->segmenter);
  gsy_offsets_free (self->offsets);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Text, text_clear)

static Text
text_open (const char *language, const char *text)
{
  Text self;

  self.offsets = gsy_offsets_new (text, strlen (text));
  self.segmenter = gsy_segmenter_new (self.offsets, text, language);
  return self;
}

static void
append_slice (GString *out, const Text *text, GsySpan span)
{
  gsize n_bytes;
  const char *slice = gsy_offsets_slice (text->offsets, span, &n_bytes);

  if (out->len > 0)
    g_string_append_c (out, '|');
  g_string_append_len (out, slice, (gssize) n_bytes);
}

/* The words of @string, separated by "|". */
static void
check_words (const char *language, const char *string, const char *expected)
{
  g_auto (Text) text = text_open (language, string);
  g_autoptr (GString) words = g_string_new (NULL);
  guint n = gsy_offsets_get_n_chars (text.offsets);

  for (guint offset = 0; offset < n;)
    {
      GsySpan word = gsy_segmenter_word_at (text.segmenter, offset);

      g_assert_cmpuint (word.start, ==, offset);
      g_assert_cmpuint (word.end, >, offset);
      if (gsy_segmenter_is_word (text.segmenter, word))
        append_slice (words, &text, word);
      offset = word.end;
    }
  g_assert_cmpstr (words->str, ==, expected);
}

/* The sentences of @string, separated by "|". */
static void
check_sentences (const char *language, const char *string, const char *expected)
{
  g_auto (Text) text = text_open (language, string);
  g_autoptr (GString) sentences = g_string_new (NULL);
  GsySpan last = GSY_SPAN_EMPTY;

  for (guint offset = 0; offset < gsy_offsets_get_n_chars (text.offsets); offset++)
    {
      GsySpan sentence = gsy_segmenter_sentence_at (text.segmenter, offset);

      if (!gsy_span_is_empty (sentence) && !gsy_span_equal (sentence, last))
        append_slice (sentences, &text, sentence);
      last = sentence;
    }
  g_assert_cmpstr (sentences->str, ==, expected);
}

static void
test_elisions_are_words (void)
{
  check_words ("fr", "L’annonce d'hier, qu’il n’a", "L’|annonce|d'|hier|qu’|il|n’|a");
  check_words ("fr", "jusqu’à lorsqu’elle puisqu'on s’est c’est j’ai m’a t’es quoiqu’il", "jusqu’|à|lorsqu’|elle|puisqu'|on|s’|est|c’|est|j’|ai|m’|a|t’|es|quoiqu’|il");
  check_words ("fr", "l’«affaire», d’“alliés”, l’1er, d'« absurdes »", "l’|affaire|d’|alliés|l’|1er|d'|absurdes");
  check_words ("fr", "jusqu’à l’ex-président, qu’a-t-il", "jusqu’|à|l’|ex-président|qu’|a-t-il");
  check_words ("it", "l’accusa dell’Unione un’altra c’è", "l’|accusa|dell’|Unione|un’|altra|c’|è");
  check_words (NULL, "l’accusation d'hier", "l’|accusation|d'|hier");
}

static void
test_not_elisions (void)
{
  check_words ("fr", "aujourd’hui aujourd'hui prud’homme presqu’île quelqu’un", "aujourd’hui|aujourd'hui|prud’homme|presqu’île|quelqu’un");
  check_words ("fr", "N’Djamena et M’Bala", "N’Djamena|et|M’Bala");
  check_words ("en", "don’t can't China’s O’Brien l’Oréal", "don’t|can't|China’s|O’Brien|l’Oréal");
  check_words ("fr", "le ‘d’ final", "le|d|final");
}

static void
test_hyphens_join (void)
{
  check_words ("fr", "porte-parole a-t-il États-Unis Nouvelle‑Zélande", "porte-parole|a-t-il|États-Unis|Nouvelle‑Zélande");
  check_words ("en", "state-sponsored, U.S.-led", "state-sponsored|U.S|led");
  check_words ("fr", "non - oui -- 12-15 — fin", "non|oui|12-15|fin");
}

static void
test_narrow_spaces_part_words_from_marks (void)
{
  check_words ("fr", "«\xe2\x80\xafLa Chine\xe2\x80\xaf» dit\xe2\x80\xaf: non\xe2\x80\xaf! 10\xe2\x80\xaf"
                     "000\xc2\xa0"
                     "euros",
               "La|Chine|dit|non|10\xe2\x80\xaf"
               "000|euros");
  check_words ("fr", "\xe2\x80\xaf"
                     "a\xe2\x80\xaf\xe2\x80\xaf"
                     "b",
               "a|b");
}

static void
test_numbers_and_marks (void)
{
  check_words ("fr", "12,5 % de 1.000 pirates (CIA)", "12,5|de|1.000|pirates|CIA");
  check_words ("fr", "e\xcc\x81te\xcc\x81 👨‍👩‍👧 oui", "e\xcc\x81te\xcc\x81|oui");
}

static void
test_chinese_and_arabic_words (void)
{
  check_words ("zh", "中国外交部否认。", "中国|外交部|否认");
  check_words ("ar", "نفت الصين، أمس، الاتهامات.", "نفت|الصين|أمس|الاتهامات");
}

static void
test_word_holds_each_offset (void)
{
  g_auto (Text) text = text_open ("fr", "L’État\r\n\r\nnie.\n");
  guint n = gsy_offsets_get_n_chars (text.offsets);

  for (guint offset = 0; offset < n; offset++)
    g_assert_true (gsy_span_contains (gsy_segmenter_word_at (text.segmenter, offset), offset));
  g_assert_true (gsy_span_equal (gsy_segmenter_word_at (text.segmenter, 3), gsy_span (2, 6)));
  /* CR LF is one line end. */
  g_assert_true (gsy_span_equal (gsy_segmenter_word_at (text.segmenter, 7), gsy_span (6, 8)));
  g_assert_true (gsy_span_equal (gsy_segmenter_word_at (text.segmenter, n + 5), gsy_span (n - 1, n)));
}

static void
test_empty_text (void)
{
  g_auto (Text) text = text_open ("fr", "");

  g_assert_true (gsy_span_is_empty (gsy_segmenter_word_at (text.segmenter, 0)));
  g_assert_true (gsy_span_is_empty (gsy_segmenter_sentence_at (text.segmenter, 0)));
  g_assert_true (gsy_span_is_empty (gsy_segmenter_paragraph_at (text.segmenter, 7)));
  g_assert_cmpuint (gsy_segmenter_next_word_end (text.segmenter, 0), ==, 0);
  g_assert_cmpuint (gsy_segmenter_previous_word_start (text.segmenter, 0), ==, 0);
}

static void
test_titles_do_not_end_sentences (void)
{
  check_sentences ("fr", "M. Zhao nie. Mme. Hua et MM. Li et Wang aussi. Me. Dupont, Mlle. Petit, le Dr. House et St. Paul.",
                   "M. Zhao nie.|Mme. Hua et MM. Li et Wang aussi.|Me. Dupont, Mlle. Petit, le Dr. House et St. Paul.");
  check_sentences ("fr", "Selon M. Le Pen, c’est faux. Il nie.", "Selon M. Le Pen, c’est faux.|Il nie.");
  check_sentences ("en", "Mr. Biden met Mrs. Clinton. Sen. Rubio, Gov. Newsom, Lt. Gen. Smith and Ms. Lee came.",
                   "Mr. Biden met Mrs. Clinton.|Sen. Rubio, Gov. Newsom, Lt. Gen. Smith and Ms. Lee came.");
  check_sentences (NULL, "M. Zhao met Mr. Biden. Both left.", "M. Zhao met Mr. Biden.|Both left.");
}

static void
test_initials_do_not_end_sentences (void)
{
  check_sentences ("en", "J. Biden spoke. Joseph R. Biden and J.R.R. Tolkien left.", "J. Biden spoke.|Joseph R. Biden and J.R.R. Tolkien left.");
  check_sentences ("fr", "J.-Y. Le Drian a parlé. C’est le plan B. Il part.", "J.-Y. Le Drian a parlé.|C’est le plan B.|Il part.");
  check_sentences ("ru", "В. Путин отрицает. Он уехал.", "В. Путин отрицает.|Он уехал.");
}

static void
test_countries_and_times (void)
{
  check_sentences ("en", "U.S. President Biden and U.K. Ministers met. It was in the U.S. The talks ended at 5 p.m. Monday.",
                   "U.S. President Biden and U.K. Ministers met.|It was in the U.S.|The talks ended at 5 p.m. Monday.");
  check_sentences ("en", "Acme Corp. Chairman Lee left in Dec. He had joined Acme Inc. in May.", "Acme Corp. Chairman Lee left in Dec.|He had joined Acme Inc. in May.");
}

static void
test_pages_and_articles (void)
{
  check_sentences ("fr", "Voir p. 12 et art. 5 du code. Il aime l’art. Elle aussi.", "Voir p. 12 et art. 5 du code.|Il aime l’art.|Elle aussi.");
  check_sentences ("en", "He said no. They left on flight No. 5 today.", "He said no.|They left on flight No. 5 today.");
}

static void
test_etc_by_what_follows (void)
{
  check_sentences ("fr", "Des vols, etc. ont eu lieu. Des secrets, etc. Il nie.", "Des vols, etc. ont eu lieu.|Des secrets, etc.|Il nie.");
}

static void
test_ordinary_words_end_sentences (void)
{
  check_sentences ("en", "He let it go. Then he came in. Then on. So be it.", "He let it go.|Then he came in.|Then on.|So be it.");
  check_sentences ("fr", "Il part. Il vient ! Vraiment ? Oui.", "Il part.|Il vient !|Vraiment ?|Oui.");
}

static void
test_sentences_include_closing_quotes (void)
{
  check_sentences ("fr", "«C’est faux.» Il nie. « C’est faux. » Il nie.", "«C’est faux.»|Il nie.|« C’est faux. »|Il nie.");
  check_sentences ("fr", "«\xe2\x80\xafNon\xe2\x80\xaf!\xe2\x80\xaf», a dit M. Zhao. «\xc2\xa0Non.\xc2\xa0» Fin.", "«\xe2\x80\xafNon\xe2\x80\xaf!\xe2\x80\xaf», a dit M. Zhao.|«\xc2\xa0Non.\xc2\xa0»|Fin.");
  check_sentences ("fr", "«Non!» a dit M. Zhao. «Oui. Si.»", "«Non!» a dit M. Zhao.|«Oui.|Si.»");
  check_sentences ("en", "“It is false.” He left. “Why?” she asked.", "“It is false.”|He left.|“Why?” she asked.");
  check_sentences ("de", "Er ging. »Nein.« Sie blieb.", "Er ging.|»Nein.«|Sie blieb.");
}

static void
test_sentences_end_with_paragraphs (void)
{
  check_sentences ("fr", "Un titre sans point\n\nLa suite\r\nencore", "Un titre sans point|La suite|encore");
  check_sentences ("fr", "  La Chine nie.   Elle accuse.  \n", "La Chine nie.|Elle accuse.");
}

static void
test_list_numbers (void)
{
  check_sentences ("fr", "1. La Chine nie. Elle accuse.", "1. La Chine nie.|Elle accuse.");
}

static void
test_chinese_and_arabic_sentences (void)
{
  check_sentences ("zh", "他说：“这是假的。”中国否认。为什么？", "他说：“这是假的。”|中国否认。|为什么？");
  check_sentences ("ar", "نفت الصين الاتهامات. من قال ذلك؟ لا أحد.", "نفت الصين الاتهامات.|من قال ذلك؟|لا أحد.");
}

static void
check_paragraph (const Text *text, guint offset, guint start, guint end)
{
  GsySpan paragraph = gsy_segmenter_paragraph_at (text->segmenter, offset);

  g_assert_cmpuint (paragraph.start, ==, start);
  g_assert_cmpuint (paragraph.end, ==, end);
}

static void
test_paragraphs_are_lines (void)
{
  g_auto (Text) text = text_open ("fr", "é1\n\n\r\nab\r\xe2\x80\xa9\nz");
  /*                                      01 2 3 4 5 67 8   9      a b */
  static const guint starts[] = { 0, 0, 0, 3, 4, 4, 6, 6, 6, 9, 10, 11, 11 };
  static const guint ends[] = { 2, 2, 2, 3, 4, 4, 8, 8, 8, 9, 10, 12, 12 };

  /* In any order, since what was found before is kept. */
  for (guint round = 0; round < 50; round++)
    {
      guint offset = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (starts));

      check_paragraph (&text, offset, starts[offset], ends[offset]);
    }
  for (guint offset = 0; offset < G_N_ELEMENTS (starts); offset++)
    check_paragraph (&text, offset, starts[offset], ends[offset]);
}

static void
test_last_line_end_starts_an_empty_paragraph (void)
{
  g_auto (Text) text = text_open ("fr", "a\n");

  check_paragraph (&text, 1, 0, 1);
  check_paragraph (&text, 2, 2, 2);
  g_assert_true (gsy_span_is_empty (gsy_segmenter_sentence_at (text.segmenter, 2)));
}

/* Moving by words gives what a walk over all words would. */
static void
check_moves (const char *string)
{
  g_auto (Text) text = text_open ("fr", string);
  guint n = gsy_offsets_get_n_chars (text.offsets);
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (GsySpan));

  for (guint offset = 0; offset < n;)
    {
      GsySpan word = gsy_segmenter_word_at (text.segmenter, offset);

      if (gsy_segmenter_is_word (text.segmenter, word))
        g_array_append_val (words, word);
      offset = word.end;
    }
  for (guint offset = 0; offset <= n; offset++)
    {
      guint next_end = n, next_start = n, previous_end = 0, previous_start = 0;

      for (guint i = words->len; i-- > 0;)
        {
          GsySpan word = g_array_index (words, GsySpan, i);

          next_end = word.end > offset ? word.end : next_end;
          next_start = word.start > offset ? word.start : next_start;
        }
      for (guint i = 0; i < words->len; i++)
        {
          GsySpan word = g_array_index (words, GsySpan, i);

          previous_end = word.end < offset ? word.end : previous_end;
          previous_start = word.start < offset ? word.start : previous_start;
        }
      g_assert_cmpuint (gsy_segmenter_next_word_end (text.segmenter, offset), ==, next_end);
      g_assert_cmpuint (gsy_segmenter_next_word_start (text.segmenter, offset), ==, next_start);
      g_assert_cmpuint (gsy_segmenter_previous_word_end (text.segmenter, offset), ==, previous_end);
      g_assert_cmpuint (gsy_segmenter_previous_word_start (text.segmenter, offset), ==, previous_start);
    }
  g_assert_cmpuint (gsy_segmenter_next_word_end (text.segmenter, G_MAXUINT), ==, n);
  g_assert_cmpuint (gsy_segmenter_next_word_start (text.segmenter, G_MAXUINT), ==, n);
}

static void
test_moving_by_words (void)
{
  check_moves ("«L’État, a-t-il dit, nie.»\n\n\r\nIl\nfuit … 😀\n");
  check_moves ("a");
  check_moves (" . ");
  check_moves ("\na\nb");
  check_moves ("中国否认 mot");
}

static void
test_any_text_is_covered_by_words (void)
{
  static const char *const atoms[] = { "l’", "État", " ", "-", "«", "\xe2\x80\xaf", "\n", "\r\n", "\r", "e\xcc\x81", "中国", "👨‍👩‍👧", "'", "’", ".", "M", "U.S.", "9", "\xe2\x80\xa9", "صين", "qu" };

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (GString) string = g_string_new (NULL);
      guint n = (guint) g_test_rand_int_range (0, 30);

      for (guint i = 0; i < n; i++)
        g_string_append (string, atoms[g_test_rand_int_range (0, G_N_ELEMENTS (atoms))]);
      check_moves (string->str);
    }
}

static void
test_language_is_told (void)
{
  g_auto (Text) french = text_open ("fr-CA", "a");
  g_auto (Text) none = text_open (NULL, "a");
  g_auto (Text) odd = text_open ("not a tag!", "l’a. B");

  g_assert_cmpstr (gsy_segmenter_get_language (french.segmenter), ==, "fr-CA");
  g_assert_cmpstr (gsy_segmenter_get_language (none.segmenter), ==, "und");
  g_assert_cmpuint (gsy_segmenter_word_at (odd.segmenter, 0).end, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/segment/word/elisions-are-words", test_elisions_are_words);
  g_test_add_func ("/segment/word/other-apostrophes-stay-inside", test_not_elisions);
  g_test_add_func ("/segment/word/hyphens-join", test_hyphens_join);
  g_test_add_func ("/segment/word/narrow-spaces-part-words-from-marks", test_narrow_spaces_part_words_from_marks);
  g_test_add_func ("/segment/word/numbers-and-marks", test_numbers_and_marks);
  g_test_add_func ("/segment/word/chinese-and-arabic", test_chinese_and_arabic_words);
  g_test_add_func ("/segment/word/holds-each-offset", test_word_holds_each_offset);
  g_test_add_func ("/segment/empty-text", test_empty_text);
  g_test_add_func ("/segment/sentence/titles-do-not-end-it", test_titles_do_not_end_sentences);
  g_test_add_func ("/segment/sentence/initials-do-not-end-it", test_initials_do_not_end_sentences);
  g_test_add_func ("/segment/sentence/countries-and-times-end-it-before-its-starters", test_countries_and_times);
  g_test_add_func ("/segment/sentence/pages-and-articles-need-a-number", test_pages_and_articles);
  g_test_add_func ("/segment/sentence/etc-ends-it-before-a-capital", test_etc_by_what_follows);
  g_test_add_func ("/segment/sentence/ordinary-words-end-it", test_ordinary_words_end_sentences);
  g_test_add_func ("/segment/sentence/includes-closing-quotes", test_sentences_include_closing_quotes);
  g_test_add_func ("/segment/sentence/ends-with-the-paragraph", test_sentences_end_with_paragraphs);
  g_test_add_func ("/segment/sentence/starts-with-its-number", test_list_numbers);
  g_test_add_func ("/segment/sentence/chinese-and-arabic", test_chinese_and_arabic_sentences);
  g_test_add_func ("/segment/paragraph/is-a-line", test_paragraphs_are_lines);
  g_test_add_func ("/segment/paragraph/last-line-end-starts-an-empty-one", test_last_line_end_starts_an_empty_paragraph);
  g_test_add_func ("/segment/move/by-words", test_moving_by_words);
  g_test_add_func ("/segment/move/any-text-is-covered-by-words", test_any_text_is_covered_by_words);
  g_test_add_func ("/segment/language-is-told", test_language_is_told);
  return g_test_run ();
}
