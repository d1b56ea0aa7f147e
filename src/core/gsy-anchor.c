/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-anchor.c: finds stored spans again, or says that it cannot. */
#include "config.h"

#include "core/gsy-anchor.h"

#include "core/gsy-finder.h"

#include <string.h>

/* Words alone, without their context, must be so many code points to be taken for the same ones elsewhere. */
#define MIN_EXACT_ALONE 8

typedef enum
{
  PLACE_SAME,
  PLACE_MOVED,
  PLACE_LOST,
} Place;

/* TRUE when the @n_bytes bytes at @at are @string. */
static gboolean
bytes_are (const char *at, gsize n_bytes, const char *string)
{
  return strlen (string) == n_bytes && memcmp (at, string, n_bytes) == 0;
}

static gboolean
slice_is (GsyArticle *article, GsySpan span, const char *string)
{
  gsize n_bytes;
  const char *slice = gsy_offsets_slice (gsy_article_get_offsets (article), span, &n_bytes);

  return bytes_are (slice, n_bytes, string);
}

/* What we would write as the context of @span. */
static GsySpan
prefix_span (GsySpan span)
{
  return gsy_span (span.start - MIN (span.start, GSY_QUOTE_CONTEXT), span.start);
}

static GsySpan
suffix_span (GsyArticle *article, GsySpan span)
{
  guint left = gsy_article_get_length (article) - span.end;

  return gsy_span (span.end, span.end + MIN (left, GSY_QUOTE_CONTEXT));
}

/* A quote is written either from its strings or from the article, so all strings go or all stay. They go when they are what
 * we would write, and when the context is that of another state of the article; a shorter context that is right stays, for
 * the file of another program to come back as it was. */
static void
drop_strings (GsyArticle *article, GsyQuote *quote)
{
  const char *prefix = gsy_quote_get_prefix (quote);
  const char *suffix = gsy_quote_get_suffix (quote);
  gboolean is_ours = slice_is (article, prefix_span (quote->span), prefix != NULL ? prefix : "") &&
                     slice_is (article, suffix_span (article, quote->span), suffix != NULL ? suffix : "");

  if (gsy_quote_get_exact (quote) != NULL && (is_ours || !gsy_quote_matches (article, quote)))
    gsy_quote_drop_strings (quote);
}

static G_DEFINE_QUARK (gsy_anchor_finder, finder)

/* An article that changed has many spans to find: what is made for that goes with it. */
static GsyFinder *
get_finder (GsyArticle *article)
{
  GsyFinder *finder = g_object_get_qdata (G_OBJECT (article), finder_quark ());

  if (finder == NULL)
    {
      gsize n_bytes;
      const char *text = gsy_article_get_text (article, &n_bytes);

      finder = gsy_finder_new (text, n_bytes);
      g_object_set_qdata_full (G_OBJECT (article), finder_quark (), finder, (GDestroyNotify) gsy_finder_free);
    }
  return finder;
}

typedef struct
{
  GsyArticle *article;
  gsize skip;   /* bytes before the words */
  gsize length; /* bytes of the words */
  guint n;
  GsySpan span;
} Search;

static gboolean
add_match (gsize byte, gpointer data)
{
  Search *self = data;
  const GsyOffsets *offsets = gsy_article_get_offsets (self->article);
  gsize start = byte + self->skip;
  GsySpan span = gsy_span (gsy_offsets_from_byte (offsets, start), gsy_offsets_from_byte (offsets, start + self->length));

  if (!gsy_article_check_span (self->article, span))
    return TRUE;
  self->span = span;
  self->n++;
  return self->n < 2;
}

/* The one place where @before, @exact and @after stand one after the other, as a span of @exact; FALSE when there is none or
 * more than one. */
static gboolean
find_only (GsyArticle *article, const char *before, const char *exact, const char *after, GsySpan *span)
{
  g_autofree char *needle = g_strconcat (before, exact, after, NULL);
  Search search = { .article = article, .skip = strlen (before), .length = strlen (exact) };

  gsy_finder_foreach (get_finder (article), needle, add_match, &search);
  if (search.n != 1)
    return FALSE;
  *span = search.span;
  return TRUE;
}

/* Where @quote is now. @known: it was right the last time, so that without words to compare it may stay. Whether a span cuts
 * a grapheme cluster is the caller's question when it is where it was, and ours when it is to move. */
static Place
find_place (GsyArticle *article, const GsyQuote *quote, gboolean known, GsySpan *span)
{
  const char *exact = gsy_quote_get_exact (quote);
  const char *prefix = gsy_quote_get_prefix (quote);
  const char *suffix = gsy_quote_get_suffix (quote);
  gboolean inside = !gsy_span_is_empty (quote->span) && quote->span.end <= gsy_article_get_length (article);

  *span = quote->span;
  if (exact == NULL)
    return inside && known ? PLACE_SAME : PLACE_LOST;
  if (inside && slice_is (article, quote->span, exact))
    return PLACE_SAME;
  if (*exact == '\0')
    return PLACE_LOST;
  prefix = prefix != NULL ? prefix : "";
  suffix = suffix != NULL ? suffix : "";
  if ((*prefix != '\0' || *suffix != '\0') && find_only (article, prefix, exact, suffix, span))
    return PLACE_MOVED;
  if (g_utf8_strlen (exact, -1) >= MIN_EXACT_ALONE && find_only (article, "", exact, "", span))
    return PLACE_MOVED;
  return PLACE_LOST;
}

/* The worst of what became of the @n @quotes, their places in @spans. Moved ones must be in order still. */
static Place
find_places (GsyArticle *article, const GsyQuote *quotes, guint n, gboolean known, GArray *spans)
{
  Place worst = PLACE_SAME;

  g_array_set_size (spans, 0);
  for (guint i = 0; i < n; i++)
    {
      GsySpan span;
      Place place = find_place (article, &quotes[i], known, &span);

      if (place == PLACE_LOST)
        return PLACE_LOST;
      worst = MAX (worst, place);
      g_array_append_val (spans, span);
    }
  if (worst == PLACE_MOVED)
    for (guint i = 1; i < n; i++)
      if (g_array_index (spans, GsySpan, i).start < g_array_index (spans, GsySpan, i - 1).end)
        return PLACE_LOST;
  return worst;
}

static void
settle (GsyArticle *article, GsyQuote *quotes, guint n, const GArray *spans)
{
  for (guint i = 0; i < n; i++)
    {
      GsySpan span = g_array_index (spans, GsySpan, i);

      if (gsy_span_equal (quotes[i].span, span))
        {
          drop_strings (article, &quotes[i]);
        }
      else
        {
          /* The context of the old place says nothing of the new one. */
          quotes[i].span = span;
          gsy_quote_drop_strings (&quotes[i]);
        }
    }
}

/* As for the content; when not all can be found, none moves and what is lost keeps its strings. TRUE when something moved. */
static gboolean
anchor_filler (GsyArticle *article, GsyFiller *filler, GArray *spans)
{
  GsyQuote *quotes;
  Place place;
  guint n;

  if (filler == NULL || filler->spans == NULL || filler->spans->len == 0)
    return FALSE;
  quotes = &g_array_index (filler->spans, GsyQuote, 0);
  n = filler->spans->len;
  place = find_places (article, quotes, n, TRUE, spans);
  if (place != PLACE_LOST)
    {
      settle (article, quotes, n, spans);
      return place == PLACE_MOVED;
    }

  for (guint i = 0; i < n; i++)
    {
      GsySpan span;

      if (find_place (article, &quotes[i], TRUE, &span) == PLACE_SAME)
        drop_strings (article, &quotes[i]);
    }
  return FALSE;
}

static gboolean
anchor_fillers (GsyArticle *article, GPtrArray *fillers, GArray *spans)
{
  gboolean moved = FALSE;

  for (guint i = 0; fillers != NULL && i < fillers->len; i++)
    moved |= anchor_filler (article, g_ptr_array_index (fillers, i), spans);
  return moved;
}

GsyAnchorResult
gsy_anchor (GsyArticle *article, GsyStatement *statement)
{
  g_autoptr (GArray) spans = NULL;
  GsyQuote *quotes;
  Place place;
  gboolean moved;
  guint n;

  g_return_val_if_fail (GSY_IS_ARTICLE (article), GSY_ANCHOR_DETACHED);
  g_return_val_if_fail (statement != NULL && gsy_statement_get_n_spans (statement) > 0, GSY_ANCHOR_DETACHED);

  n = gsy_statement_get_n_spans (statement);
  quotes = gsy_statement_edit_quote (statement, 0);
  spans = g_array_sized_new (FALSE, FALSE, sizeof (GsySpan), n);
  place = find_places (article, quotes, n, !statement->detached, spans);
  if (place == PLACE_LOST)
    {
      statement->detached = TRUE;
      return GSY_ANCHOR_DETACHED;
    }
  settle (article, quotes, n, spans);
  statement->detached = FALSE;
  moved = place == PLACE_MOVED;
  moved |= anchor_filler (article, statement->cue, spans);
  moved |= anchor_fillers (article, statement->source, spans);
  moved |= anchor_fillers (article, statement->target, spans);
  return moved ? GSY_ANCHOR_MOVED : GSY_ANCHOR_SAME;
}

gboolean
gsy_quote_matches (GsyArticle *article, const GsyQuote *quote)
{
  const GsyOffsets *offsets;
  const char *exact, *prefix, *suffix;
  const char *text, *start, *end;
  gsize n_text, n_bytes, length;

  g_return_val_if_fail (GSY_IS_ARTICLE (article), FALSE);
  g_return_val_if_fail (quote != NULL, FALSE);

  if (quote->span.end > gsy_article_get_length (article))
    return FALSE;
  offsets = gsy_article_get_offsets (article);
  text = gsy_article_get_text (article, &n_text);
  start = gsy_offsets_slice (offsets, quote->span, &n_bytes);
  end = start + n_bytes;
  exact = gsy_quote_get_exact (quote);
  prefix = gsy_quote_get_prefix (quote);
  suffix = gsy_quote_get_suffix (quote);
  if (exact != NULL && !bytes_are (start, n_bytes, exact))
    return FALSE;
  if (prefix != NULL)
    {
      length = strlen (prefix);
      if (length > (gsize) (start - text) || memcmp (start - length, prefix, length) != 0)
        return FALSE;
    }
  if (suffix != NULL)
    {
      length = strlen (suffix);
      if (length > (gsize) (text + n_text - end) || memcmp (end, suffix, length) != 0)
        return FALSE;
    }
  return TRUE;
}

struct _GsyAnchorer
{
  GsyArticle *article;
  GsyArticle *before; /* nullable */
};

GsyAnchorer *
gsy_anchorer_new (GsyArticle *article, GsyArticle *before)
{
  GsyAnchorer *self;

  g_return_val_if_fail (GSY_IS_ARTICLE (article), NULL);

  self = g_new0 (GsyAnchorer, 1);
  self->article = g_object_ref (article);
  self->before = before != NULL ? g_object_ref (before) : NULL;
  return self;
}

void
gsy_anchorer_free (GsyAnchorer *self)
{
  g_object_unref (self->article);
  g_clear_object (&self->before);
  g_free (self);
}

GsyAnchorResult
gsy_anchorer_place (GsyAnchorer *self, GsyStatement *statement)
{
  g_return_val_if_fail (self != NULL, GSY_ANCHOR_DETACHED);

  return gsy_anchor (self->article, statement);
}

GArray *
gsy_anchorer_suggest (GsyAnchorer *self, const GsyStatement *statement, guint max)
{
  return g_array_new (FALSE, FALSE, sizeof (GsySpan));
}

guint
gsy_anchor_score (const char *was, const char *now)
{
  return g_strcmp0 (was, now) == 0 ? 100 : 0;
}
