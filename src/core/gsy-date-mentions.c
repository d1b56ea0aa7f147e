/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-date-mentions.c: the dates that an article tells. */
#include "config.h"

#include "core/gsy-date-private.h"

#include <string.h>

/* How far before a range its day may have been told, in code points. */
#define MAX_BEFORE 1500

typedef struct
{
  GsyDateMention mention;
  guint distance;
} Found;

static void
mention_clear (gpointer data)
{
  g_clear_pointer (&((GsyDateMention *) data)->date, g_free);
}

/* From in the range over its sentences to what stands before. */
static guint
get_distance (GsySpan range, GsySpan sentences, GsySpan span)
{
  if (span.start < range.end && span.end > range.start)
    return 0;
  if (span.start < sentences.end && span.end > sentences.start)
    return 1 + (span.start >= range.end ? span.start - range.end : range.start - span.end);
  return G_MAXUINT / 2 - (span.end < range.start ? span.end : 0);
}

static int
compare_found (gconstpointer a, gconstpointer b)
{
  const Found *left = a, *right = b;

  if (left->distance != right->distance)
    return left->distance < right->distance ? -1 : 1;
  return gsy_span_compare (left->mention.span, right->mention.span);
}

/* Dates in figures follow the article's language; where it tells no country, the user's own when that is the same language. */
static const char *
get_order (const char *language)
{
  g_autofree char *own = gsy_date_dup_user_language ();
  gsize n = language != NULL ? strlen (language) : 0;

  if (n > 0 && strchr (language, '-') == NULL && strncmp (own, language, n) == 0 && own[n] == '-')
    return gsy_lexicon_get (own)->order;
  return gsy_lexicon_get (language)->order;
}

GArray *
gsy_date_find_mentions (GsyArticle *article, GsySpan range, const char *published)
{
  GArray *mentions = g_array_new (FALSE, FALSE, sizeof (GsyDateMention));
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Found));
  g_autoptr (GArray) tokens = NULL;
  GsySegmenter *segmenter;
  GsySpan sentences, window;
  const char *language, *slice;
  gsize n_bytes;

  g_array_set_clear_func (mentions, mention_clear);
  g_return_val_if_fail (GSY_IS_ARTICLE (article), mentions);

  range.end = MIN (range.end, gsy_article_get_length (article));
  range.start = MIN (range.start, range.end);
  if (gsy_article_get_length (article) == 0)
    return mentions;
  segmenter = gsy_article_get_segmenter (article);
  sentences = gsy_span_union (gsy_segmenter_sentence_at (segmenter, range.start), gsy_segmenter_sentence_at (segmenter, range.end > range.start ? range.end - 1 : range.end));
  sentences = gsy_span_union (sentences, range);
  window = gsy_span (sentences.start - MIN (sentences.start, MAX_BEFORE), sentences.end);
  /* A whole word to begin with, so that “12” is not read of “2012”. */
  window.start = gsy_segmenter_word_at (segmenter, window.start).start;

  language = gsy_article_get_language (article);
  slice = gsy_offsets_slice (gsy_article_get_offsets (article), window, &n_bytes);
  tokens = gsy_date_tokens_new (slice, n_bytes);
  {
    GsyDateReader reader = { gsy_lexicon_get (language), get_order (language), tokens, FALSE };

    for (guint i = 0; i < tokens->len;)
      {
        GsyDateSaid said;
        guint stop = gsy_date_read (&reader, i, &said);
        char *date = stop > i ? gsy_date_resolve (&reader, &said, published) : NULL;

        if (date != NULL)
          {
            GsySpan span = gsy_span (window.start + gsy_date_reader_get (&reader, i)->span.start, window.start + gsy_date_reader_get (&reader, stop - 1)->span.end);
            Found found = { { span, date }, get_distance (range, sentences, span) };

            g_array_append_val (all, found);
          }
        i = MAX (stop, i + 1);
      }
  }
  g_array_sort (all, compare_found);
  for (guint i = 0; i < all->len; i++)
    g_array_append_val (mentions, g_array_index (all, Found, i).mention);
  return mentions;
}
