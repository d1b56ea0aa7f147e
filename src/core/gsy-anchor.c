/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-anchor.c: finds stored spans again, or says that it cannot. */
#include "config.h"

#include "core/gsy-anchor.h"

#include "core/gsy-anchor-place.h"

#include <string.h>

/* A context of so many bytes that is right to the letter needs no other proof that words are where they were. */
#define CONTEXT_THAT_TELLS 24

struct _GsyAnchorer
{
  GsyArticle *article;
  GsyArticle *before; /* nullable */
  gboolean borrowed;  /* the article owns us */
  gboolean identical; /* both texts are the same to the byte */
  GsyAnchorTexts texts;
};

/* What becomes of one quote. */
typedef struct
{
  GsyPlace place;
  GsySpan span;
} Placed;

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

static gboolean
is_inside (GsyArticle *article, GsySpan span)
{
  return !gsy_span_is_empty (span) && span.end <= gsy_article_get_length (article);
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

static char *
dup_or_null (char *string)
{
  if (*string != '\0')
    return string;
  g_free (string);
  return NULL;
}

/* TRUE when @quote is right in the former text, so that that tells what was around it. */
static gboolean
is_in_before (const GsyAnchorer *self, const GsyQuote *quote, gboolean detached)
{
  return self->before != NULL && is_inside (self->before, quote->span) && (!detached || gsy_quote_get_exact (quote) != NULL) &&
         gsy_quote_matches (self->before, quote);
}

/* What is lost has to be found another time by its words alone. */
static void
ensure_strings (const GsyAnchorer *self, GsyQuote *quote, gboolean detached)
{
  GsyQuoteWords *words;

  if (gsy_quote_get_exact (quote) != NULL || !is_in_before (self, quote, detached))
    return;
  words = gsy_quote_ensure_words (quote);
  gsy_quote_drop_strings (quote);
  words = gsy_quote_ensure_words (quote);
  words->exact = gsy_article_dup_slice (self->before, quote->span);
  words->prefix = dup_or_null (gsy_article_dup_prefix (self->before, quote->span));
  words->suffix = dup_or_null (gsy_article_dup_suffix (self->before, quote->span));
}

static void
ensure_texts (GsyAnchorer *self, gboolean with_before)
{
  if (self->texts.after == NULL)
    self->texts.after = gsy_anchor_text_new (self->article);
  if (with_before && self->texts.before == NULL)
    self->texts.before = gsy_anchor_text_new (self->before);
}

/* What to look for; when it is of the strings, @owned gets their text. */
static GsyAnchorQuery
make_query (GsyAnchorer *self, const GsyQuote *quote, gboolean in_before, GsyNormal **owned)
{
  GsyAnchorQuery query = { NULL };

  ensure_texts (self, in_before);
  if (in_before)
    {
      const GsyNormal *normal = self->texts.before->normal;

      query.normal = normal;
      query.words = gsy_normal_from_span (normal, quote->span);
      query.from = query.words.start - MIN (query.words.start, GSY_ANCHOR_CONTEXT);
      query.to = query.words.end + MIN (normal->n - query.words.end, GSY_ANCHOR_CONTEXT);
      query.at_start = query.from == 0;
      query.at_end = query.to == normal->n;
    }
  else
    {
      const char *exact = gsy_quote_get_exact (quote), *prefix = gsy_quote_get_prefix (quote), *suffix = gsy_quote_get_suffix (quote);
      g_autofree char *joined = g_strconcat (prefix != NULL ? prefix : "", exact, suffix != NULL ? suffix : "", NULL);
      guint n_prefix = prefix != NULL ? (guint) g_utf8_strlen (prefix, -1) : 0, n_exact = (guint) g_utf8_strlen (exact, -1);
      guint n_suffix = suffix != NULL ? (guint) g_utf8_strlen (suffix, -1) : 0;

      *owned = gsy_normal_new (joined, strlen (joined));
      query.normal = *owned;
      query.words = gsy_normal_from_span (*owned, gsy_span (n_prefix, n_prefix + n_exact));
      query.from = query.words.start - MIN (query.words.start, GSY_ANCHOR_CONTEXT);
      query.to = query.words.end + MIN ((*owned)->n - query.words.end, GSY_ANCHOR_CONTEXT);
      /* A context as we write it is shorter than that only where the text ended. */
      query.at_start = query.from == 0 && quote->span.start == n_prefix;
      query.at_end = query.to == (*owned)->n && n_prefix == MIN (quote->span.start, GSY_QUOTE_CONTEXT) && n_suffix < GSY_QUOTE_CONTEXT;
    }
  return query;
}

/* To the letter where it was, with enough around it to tell it from the same words elsewhere. */
static gboolean
is_plainly_there (const GsyAnchorer *self, const GsyQuote *quote)
{
  const char *prefix = gsy_quote_get_prefix (quote), *suffix = gsy_quote_get_suffix (quote);
  gsize context = (prefix != NULL ? strlen (prefix) : 0) + (suffix != NULL ? strlen (suffix) : 0);

  if (!is_inside (self->article, quote->span) || !gsy_quote_matches (self->article, quote))
    return FALSE;
  return context == 0 || context >= CONTEXT_THAT_TELLS || strlen (gsy_quote_get_exact (quote)) >= CONTEXT_THAT_TELLS ||
         context + strlen (gsy_quote_get_exact (quote)) >= gsy_offsets_get_n_bytes (gsy_article_get_offsets (self->article));
}

/* Whether a span that is where it was cuts a grapheme cluster is the caller's question, and ours when it is to move. */
static Placed
place_quote (GsyAnchorer *self, const GsyQuote *quote, gboolean detached, const GsyAnchorHint *hint)
{
  const char *exact = gsy_quote_get_exact (quote);
  g_autoptr (GsyNormal) owned = NULL;
  GsyAnchorQuery query;
  Placed placed = { GSY_PLACE_LOST, quote->span };
  gboolean in_before = is_in_before (self, quote, detached);

  if (in_before && self->identical)
    placed.place = GSY_PLACE_SURE;
  else if (exact == NULL && self->before == NULL)
    placed.place = is_inside (self->article, quote->span) && !detached ? GSY_PLACE_SURE : GSY_PLACE_LOST;
  else if (exact != NULL && !in_before && is_plainly_there (self, quote))
    placed.place = GSY_PLACE_SURE;
  if (placed.place == GSY_PLACE_SURE || (!in_before && (exact == NULL || *exact == '\0')))
    return placed;

  query = make_query (self, quote, in_before, &owned);
  placed.place = gsy_anchor_texts_place (&self->texts, &query, in_before, hint, &placed.span);
  return placed;
}

/* Where something that was at @was may be when @base is at @now. */
static GsyAnchorHint
make_hint (GsyAnchorer *self, GsySpan was, GsySpan base, GsySpan now)
{
  const GsyNormal *normal;
  gint64 distance = (gint64) was.start - base.start, slack, from, to;
  GsySpan units;

  ensure_texts (self, FALSE);
  normal = self->texts.after->normal;
  units = gsy_normal_from_span (normal, now);
  slack = 200 + ABS (distance);
  from = CLAMP ((gint64) units.start + distance - slack, 0, (gint64) normal->n);
  to = CLAMP ((gint64) units.start + distance + gsy_span_length (was) + slack, 0, (gint64) normal->n);
  return (GsyAnchorHint){ TRUE, gsy_span ((guint) from, (guint) to) };
}

/* TRUE when all @n @quotes have a place, in the order that they had, and none on another. @base was where @now is. */
static gboolean
place_quotes (GsyAnchorer *self, const GsyQuote *quotes, guint n, gboolean detached, const GsySpan *base, const GsySpan *now, GArray *places)
{
  g_array_set_size (places, 0);
  for (guint i = 0; i < n; i++)
    {
      GsyAnchorHint hint = { FALSE, GSY_SPAN_EMPTY };
      Placed placed;

      if (base != NULL)
        hint = make_hint (self, quotes[i].span, *base, *now);
      placed = place_quote (self, &quotes[i], detached, base != NULL ? &hint : NULL);
      g_array_append_val (places, placed);
    }
  /* What is lost by itself may be found by those that it stands among. */
  for (guint i = 0; base == NULL && n > 1 && i < n; i++)
    {
      Placed *placed = &g_array_index (places, Placed, i);
      int by = -1;

      for (guint j = 0; placed->place == GSY_PLACE_LOST && j < n; j++)
        if (g_array_index (places, Placed, j).place == GSY_PLACE_SURE && (by < 0 || ABS ((int) j - (int) i) < ABS (by - (int) i)))
          by = (int) j;
      if (by >= 0)
        {
          GsyAnchorHint hint = make_hint (self, quotes[i].span, quotes[by].span, g_array_index (places, Placed, by).span);

          *placed = place_quote (self, &quotes[i], detached, &hint);
        }
    }
  for (guint i = 0; i < n; i++)
    if (g_array_index (places, Placed, i).place == GSY_PLACE_LOST ||
        (i > 0 && g_array_index (places, Placed, i).span.start < g_array_index (places, Placed, i - 1).span.end))
      return FALSE;
  return TRUE;
}

/* Leaves what the words were where somebody has to look, and takes it away where they are that again. TRUE when it was left now. */
static gboolean
note_words (GsyAnchorer *self, GsyQuote *quote, const Placed *placed, const char *old)
{
  const char *was = gsy_quote_get_was (quote);
  g_autofree char *now = NULL;

  if (was == NULL)
    {
      if (placed->place == GSY_PLACE_SURE || old == NULL)
        return FALSE;
      gsy_quote_ensure_words (quote)->was = g_strdup (old);
      return TRUE;
    }
  now = gsy_article_dup_slice (self->article, placed->span);
  /* When they never were others, it is the place that is asked about. */
  if (old != NULL && gsy_normal_same (now, was) && !gsy_normal_same (old, was))
    {
      gsy_quote_drop_was (quote);
      return FALSE;
    }
  return placed->place == GSY_PLACE_CHANGED;
}

/* The worst that became of them. */
static GsyAnchorResult
settle (GsyAnchorer *self, GsyQuote *quotes, guint n, gboolean detached, const GArray *places)
{
  GsyAnchorResult result = GSY_ANCHOR_SAME;

  for (guint i = 0; i < n; i++)
    {
      const Placed *placed = &g_array_index (places, Placed, i);
      const char *exact = gsy_quote_get_exact (&quotes[i]);
      g_autofree char *old = NULL;

      if (exact != NULL)
        old = g_strdup (exact);
      else if (is_in_before (self, &quotes[i], detached))
        old = gsy_article_dup_slice (self->before, quotes[i].span);
      if (gsy_span_equal (quotes[i].span, placed->span))
        {
          drop_strings (self->article, &quotes[i]);
        }
      else
        {
          /* The context of the old place says nothing of the new one. */
          quotes[i].span = placed->span;
          gsy_quote_drop_strings (&quotes[i]);
          result = MAX (result, GSY_ANCHOR_MOVED);
        }
      if (note_words (self, &quotes[i], placed, old))
        result = GSY_ANCHOR_REVIEW;
    }
  return result;
}

static GsyAnchorResult
anchor_filler (GsyAnchorer *self, GsyFiller *filler, gboolean detached, GsySpan base, GsySpan now, GArray *places)
{
  GsyQuote *quotes;
  guint n;

  if (filler == NULL || filler->spans == NULL || filler->spans->len == 0)
    return GSY_ANCHOR_SAME;
  quotes = &g_array_index (filler->spans, GsyQuote, 0);
  n = filler->spans->len;
  if (place_quotes (self, quotes, n, detached, &base, &now, places))
    return settle (self, quotes, n, detached, places);

  for (guint i = 0; i < n; i++)
    {
      const Placed *placed = &g_array_index (places, Placed, i);

      if (placed->place == GSY_PLACE_SURE && gsy_span_equal (placed->span, quotes[i].span))
        drop_strings (self->article, &quotes[i]);
      else
        ensure_strings (self, &quotes[i], detached);
    }
  return GSY_ANCHOR_SAME;
}

static GsyAnchorResult
anchor_fillers (GsyAnchorer *self, GPtrArray *fillers, gboolean detached, GsySpan base, GsySpan now, GArray *places)
{
  GsyAnchorResult worst = GSY_ANCHOR_SAME;

  for (guint i = 0; fillers != NULL && i < fillers->len; i++)
    {
      GsyAnchorResult result = anchor_filler (self, g_ptr_array_index (fillers, i), detached, base, now, places);

      worst = MAX (worst, result);
    }
  return worst;
}

static void
ensure_filler_strings (GsyAnchorer *self, GsyFiller *filler, gboolean detached)
{
  for (guint i = 0; filler != NULL && filler->spans != NULL && i < filler->spans->len; i++)
    ensure_strings (self, &g_array_index (filler->spans, GsyQuote, i), detached);
}

/* Kept as it was, with all that it takes to find it another time. */
static void
detach (GsyAnchorer *self, GsyStatement *statement)
{
  GPtrArray *const lists[] = { statement->source, statement->target };

  for (guint i = 0; i < gsy_statement_get_n_spans (statement); i++)
    ensure_strings (self, gsy_statement_edit_quote (statement, i), statement->detached);
  ensure_filler_strings (self, statement->cue, statement->detached);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; lists[i] != NULL && j < lists[i]->len; j++)
      ensure_filler_strings (self, g_ptr_array_index (lists[i], j), statement->detached);
  statement->detached = TRUE;
}

GsyAnchorResult
gsy_anchorer_place (GsyAnchorer *self, GsyStatement *statement)
{
  g_autoptr (GArray) places = NULL;
  GsyAnchorResult result, roles[3];
  GsyQuote *quotes;
  GsySpan base, now;
  gboolean detached;
  guint n;

  g_return_val_if_fail (self != NULL, GSY_ANCHOR_DETACHED);
  g_return_val_if_fail (statement != NULL && gsy_statement_get_n_spans (statement) > 0, GSY_ANCHOR_DETACHED);

  n = gsy_statement_get_n_spans (statement);
  quotes = gsy_statement_edit_quote (statement, 0);
  detached = statement->detached;
  places = g_array_sized_new (FALSE, FALSE, sizeof (Placed), n);
  if (!place_quotes (self, quotes, n, detached, NULL, NULL, places))
    {
      detach (self, statement);
      return GSY_ANCHOR_DETACHED;
    }
  base = quotes[0].span;
  now = g_array_index (places, Placed, 0).span;
  result = settle (self, quotes, n, detached, places);
  statement->detached = FALSE;
  roles[0] = anchor_filler (self, statement->cue, detached, base, now, places);
  roles[1] = anchor_fillers (self, statement->source, detached, base, now, places);
  roles[2] = anchor_fillers (self, statement->target, detached, base, now, places);
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    result = MAX (result, roles[i]);
  return result;
}

GArray *
gsy_anchorer_suggest (GsyAnchorer *self, const GsyStatement *statement, guint max)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (GsySpan));
  g_autoptr (GsyNormal) owned = NULL;
  g_autoptr (GArray) candidates = NULL;
  const GsyQuote *quote;
  GsyAnchorQuery query;
  gboolean in_before;

  g_return_val_if_fail (self != NULL, spans);
  g_return_val_if_fail (statement != NULL && gsy_statement_get_n_spans (statement) > 0, spans);

  quote = gsy_statement_get_quote (statement, 0);
  in_before = is_in_before (self, quote, statement->detached);
  if (!in_before && gsy_quote_get_exact (quote) == NULL)
    return spans;
  query = make_query (self, quote, in_before, &owned);
  candidates = gsy_anchor_texts_suggest (&self->texts, &query, in_before, max);
  for (guint i = 0; i < candidates->len; i++)
    g_array_append_val (spans, g_array_index (candidates, GsyAnchorCandidate, i).span);
  return spans;
}

guint
gsy_anchor_score (const char *was, const char *now)
{
  g_autoptr (GsyNormal) a = NULL;
  g_autoptr (GsyNormal) b = NULL;

  g_return_val_if_fail (was != NULL && now != NULL, 0);

  a = gsy_normal_new (was, strlen (was));
  b = gsy_normal_new (now, strlen (now));
  return gsy_anchor_likeness (a, gsy_span (0, a->n), b, gsy_span (0, b->n));
}

GsyAnchorer *
gsy_anchorer_new (GsyArticle *article, GsyArticle *before)
{
  GsyAnchorer *self;

  g_return_val_if_fail (GSY_IS_ARTICLE (article), NULL);
  g_return_val_if_fail (before == NULL || GSY_IS_ARTICLE (before), NULL);

  self = g_new0 (GsyAnchorer, 1);
  self->article = g_object_ref (article);
  if (before != NULL)
    {
      gsize n, n_before;
      const char *text = gsy_article_get_text (article, &n), *text_before = gsy_article_get_text (before, &n_before);

      self->before = g_object_ref (before);
      self->identical = n == n_before && memcmp (text, text_before, n) == 0;
    }
  return self;
}

void
gsy_anchorer_free (GsyAnchorer *self)
{
  if (self == NULL)
    return;
  gsy_anchor_texts_clear (&self->texts);
  if (!self->borrowed)
    g_object_unref (self->article);
  g_clear_object (&self->before);
  g_free (self);
}

static G_DEFINE_QUARK (gsy_anchorer, anchorer)

GsyAnchorResult
gsy_anchor (GsyArticle *article, GsyStatement *statement)
{
  GsyAnchorer *self;

  g_return_val_if_fail (GSY_IS_ARTICLE (article), GSY_ANCHOR_DETACHED);

  /* An article that changed has many spans to find: what is made for that goes with it. */
  self = g_object_get_qdata (G_OBJECT (article), anchorer_quark ());
  if (self == NULL)
    {
      self = g_new0 (GsyAnchorer, 1);
      self->article = article;
      self->borrowed = TRUE;
      g_object_set_qdata_full (G_OBJECT (article), anchorer_quark (), self, (GDestroyNotify) gsy_anchorer_free);
    }
  return gsy_anchorer_place (self, statement);
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
