/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz-article.c: any bytes as an article: what is taken is UTF-8 without NUL and byte-order mark, positions in it can be converted there and back,
 * and its words, sentences, title and date stay inside. */
#include "config.h"
#include "fuzz.h"

#include "io/gsy-article-reader.h"
#include "io/gsy-decode.h"

static void
check_offsets (GsyArticle *article)
{
  const GsyOffsets *offsets = gsy_article_get_offsets (article);
  guint length = gsy_article_get_length (article);
  guint step = MAX (1, length / 64);

  for (guint i = 0; i <= length; i += step)
    {
      guint floor = gsy_offsets_grapheme_floor (offsets, i), ceil = gsy_offsets_grapheme_ceil (offsets, i);

      if (gsy_offsets_from_byte (offsets, gsy_offsets_to_byte (offsets, i)) != i || gsy_offsets_from_utf16 (offsets, gsy_offsets_to_utf16 (offsets, i)) != i)
        fail ("offset %u is another one there and back\n", i);
      if (floor > i || ceil < i || ceil > length || (floor == i) != (ceil == i))
        fail ("offset %u has no grapheme around it\n", i);
    }
}

static void
check_segments (GsyArticle *article)
{
  GsySegmenter *segmenter = gsy_article_get_segmenter (article);
  guint length = gsy_article_get_length (article);
  guint step = MAX (1, length / 16);

  for (guint i = 0; i < length; i += step)
    {
      GsySpan word = gsy_segmenter_word_at (segmenter, i), sentence = gsy_segmenter_sentence_at (segmenter, i);

      if (word.end > length || sentence.end > length || word.start > word.end || sentence.start > sentence.end)
        fail ("offset %u is in a word or sentence that is not there\n", i);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize len)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (len > 0 ? (gconstpointer) data : "", len);
  g_autoptr (GsyArticle) article = gsy_article_decode ("x", bytes, NULL);
  g_autofree char *head = NULL;
  const char *text;
  gsize n_bytes, n_head;

  head = gsy_decode ("x", (const char *) data, len, TRUE, &n_head, NULL, NULL);
  if (head != NULL && (!g_utf8_validate (head, (gssize) n_head, NULL) || head[n_head] != '\0'))
    fail ("a beginning is no text\n");
  if (article == NULL)
    return 0;
  text = gsy_article_get_text (article, &n_bytes);
  if (!g_utf8_validate (text, (gssize) n_bytes, NULL) || strlen (text) != n_bytes || g_str_has_prefix (text, "\xef\xbb\xbf\xef\xbb\xbf"))
    fail ("taken, but no text\n");
  if (!g_utf8_validate (gsy_article_get_default_title (article), -1, NULL))
    fail ("a title is no text\n");
  gsy_article_get_default_published (article);
  check_offsets (article);
  check_segments (article);
  return 0;
}
