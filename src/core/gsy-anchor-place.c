/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-anchor-place.c: decides between the candidates for one span's place. */
#include "config.h"

#include "core/gsy-anchor-place.h"

#include "core/gsy-anchor-search.h"

/* What speaks for a candidate is counted in units that agree: those of the words, and those around them. The numbers below are what decides;
 * they are such that prose that has nothing to do with the words hardly ever gets near them. */

/* How far ahead of every other candidate, and of every other words that it may come from, the best one has to be. */
#define LEAD_SURE 12
#define LEAD_DOUBT 8

/* Both sides agree; and what adjoins few words is the same: else they may have changed places with their neighbours. */
#define BOTH_SIDES_LEAST 10
#define BOTH_SIDES_SUM 32
#define ADJOINS 12
#define ADJOINS_LEAST 4

/* The same without the former text, when nothing tells whether these words stood here before as well: all that the file has of what is around them, but
 * for a letter or two. */
#define QUOTE_SIDES_LEAST 29
#define QUOTE_SIDES_SUM 60
#define EDGE_COUNTS 8
#define QUOTE_DOUBT_SIDE 16
#define QUOTE_DOUBT_SUM 24

/* One side agrees (GSY_ANCHOR_ONE_SIDE) and the words are some. */
#define ONE_SIDE_WORDS 24

/* The words alone, where they are expected. */
#define ALONE_WORDS 48

/* Words alone must be so many to be asked about; shorter ones need so much around them, and so much of that next to them. */
#define DOUBT_WORDS 32
#define DOUBT_AROUND 16
#define DOUBT_UNBROKEN 8
#define DOUBT_UNIQUE 12

/* Words of which nothing else is known. */
#define BARE_SURE 16
#define BARE_DOUBT 8

/* Edited words are no others when they are so alike, in percent; a few letters more so. */
#define LEAST_LIKENESS 50
#define LEAST_LIKENESS_OF_FEW 60
#define FEW_WORDS 12
#define LIKE_SIDES_LEAST 4
#define LIKE_SIDES_SUM 44

/* So far two places that both fit are compared. */
#define FAR 256

static guint
strength (const GsyAnchorCandidate *candidate)
{
  return candidate->before + candidate->after + (guint) ((guint64) gsy_span_length (candidate->units) * candidate->likeness / 100);
}

static gboolean
is_near (const GsyAnchorSearch *self, GsySpan units)
{
  return self->hint == NULL || !self->hint->near || (units.start >= self->hint->within.start && units.end <= self->hint->within.end);
}

/* FALSE for what is not like the words, however well one side agrees; and for what others became. */
static gboolean
counts (const GsyAnchorSearch *self, const GsyAnchorCandidate *candidate)
{
  guint likeness = gsy_span_length (self->query->words) < FEW_WORDS ? LEAST_LIKENESS_OF_FEW : LEAST_LIKENESS;

  if (!candidate->same && (candidate->likeness < likeness || MIN (candidate->before, candidate->after) < LIKE_SIDES_LEAST))
    return FALSE;
  /* A little more for other words is no proof, but asks. */
  return candidate->rival <= strength (candidate) + (candidate->by_run ? LEAD_DOUBT : 0);
}

/* Of two that fit nearly as well, the one that stayed where it was among the rest. */
static guint
rank (const GsyAnchorCandidate *candidate)
{
  return strength (candidate) + (candidate->in_order ? LEAD_SURE : 0);
}

/* So much around it that it may be the one, though another fits better. */
static gboolean
may_be_it (const GsyAnchorSearch *self, const GsyAnchorCandidate *candidate)
{
  return candidate->same && (MAX (candidate->before, candidate->after) >= GSY_ANCHOR_ONE_SIDE || candidate->units.start == 0 ||
                             candidate->units.end == self->texts->after->normal->n);
}

/* What agrees without a break on both sides, much farther than it takes to find a place: of two that are the same as far as that goes, one is where
 * more was put in or taken out. */
static guint
measure_far (const GsyAnchorSearch *self, const GsyAnchorCandidate *candidate)
{
  const GsyNormal *x = self->query->normal, *y = self->texts->after->normal;
  guint b = self->query->words.start, a = candidate->units.start, n = 0, m = 0;

  while (n < FAR && n < a && n < b && x->folded[b - 1 - n] == y->folded[a - 1 - n])
    n++;
  b = self->query->words.end;
  a = candidate->units.end;
  while (m < FAR && b + m < x->n && a + m < y->n && x->folded[b + m] == y->folded[a + m])
    m++;
  return n + m;
}

static GsyAnchorCandidate *
find_best (const GsyAnchorSearch *self, guint *second, gboolean *twice)
{
  GsyAnchorCandidate *best = NULL;

  *second = 0;
  *twice = FALSE;
  for (guint i = 0; i < self->candidates->len; i++)
    {
      GsyAnchorCandidate *candidate = &g_array_index (self->candidates, GsyAnchorCandidate, i);

      if (!counts (self, candidate))
        continue;
      if (best == NULL || rank (candidate) > rank (best) || (rank (candidate) == rank (best) && candidate->same && !best->same))
        best = candidate;
    }
  /* The words themselves rather than more around them. */
  for (guint i = 0; best != NULL && !best->same && i < self->candidates->len; i++)
    {
      GsyAnchorCandidate *candidate = &g_array_index (self->candidates, GsyAnchorCandidate, i);

      if (candidate->same && counts (self, candidate) && gsy_span_overlaps (candidate->units, best->units))
        best = candidate;
    }
  for (guint i = 0; best != NULL && i < self->candidates->len; i++)
    {
      const GsyAnchorCandidate *candidate = &g_array_index (self->candidates, GsyAnchorCandidate, i);

      /* The same place with other ends is no other place, unless the words are there twice. */
      if (candidate == best || !counts (self, candidate) ||
          (gsy_span_overlaps (candidate->units, best->units) && !(candidate->same && best->same)))
        continue;
      *second = MAX (*second, strength (candidate));
      *twice |= may_be_it (self, candidate);
    }
  if (*twice && self->in_before && best->same)
    for (guint i = 0; i < self->candidates->len; i++)
      {
        GsyAnchorCandidate *candidate = &g_array_index (self->candidates, GsyAnchorCandidate, i);

        if (candidate != best && counts (self, candidate) && may_be_it (self, candidate) && measure_far (self, candidate) > measure_far (self, best))
          best = candidate;
      }
  if (best != NULL)
    *twice |= best->may_be_rivals;
  return best;
}

/* How much a side speaks for the candidate when all that there was of it agrees, up to where the former text began or ended. */
static guint
complete (guint agrees, guint unbroken, guint all, gboolean at_edge, guint enough)
{
  return at_edge && unbroken >= all ? MAX (agrees, enough) : agrees;
}

/* TRUE when what is there can be nothing else. */
static gboolean
is_sure (const GsyAnchorSearch *self, const GsyAnchorCandidate *best)
{
  const GsyAnchorQuery *query = self->query;
  guint words = gsy_span_length (best->units), edge = self->in_before ? BOTH_SIDES_SUM / 2 : QUOTE_SIDES_SUM / 2;
  guint all_before = query->words.start - query->from, all_after = query->to - query->words.end;
  guint before, after, most = MAX (best->before, best->after);
  gboolean adjoins = words >= ONE_SIDE_WORDS || (best->unbroken_before + best->unbroken_after >= ADJOINS &&
                                                 MIN (best->unbroken_before, best->unbroken_after) >= ADJOINS_LEAST);

  /* By the file's word alone it has to end there now as well. */
  if (!self->in_before)
    {
      all_before += EDGE_COUNTS;
      all_after += EDGE_COUNTS;
    }
  before = complete (best->before, best->unbroken_before, all_before, query->at_start, edge);
  after = complete (best->after, best->unbroken_after, all_after, query->at_end, edge);
  if (!self->in_before)
    return adjoins && MIN (before, after) >= QUOTE_SIDES_LEAST && before + after >= QUOTE_SIDES_SUM;
  if (adjoins && MIN (before, after) >= BOTH_SIDES_LEAST && before + after >= BOTH_SIDES_SUM)
    return best->in_order || best->together;
  return best->in_order && ((most >= GSY_ANCHOR_ONE_SIDE && words >= ONE_SIDE_WORDS) || words >= ALONE_WORDS);
}

/* Whether the same words, at a place that is not sure, are worth a question. */
static GsyPlace
doubt (const GsyAnchorSearch *self, const GsyAnchorCandidate *best, guint lead)
{
  guint words = gsy_span_length (best->units), around = best->before + best->after;
  guint unbroken = best->unbroken_before + best->unbroken_after;
  gboolean strong = lead >= LEAD_SURE && MAX (best->before, best->after) >= GSY_ANCHOR_ONE_SIDE;

  /* Words that are nowhere else in either text have moved by themselves. */
  if (self->in_before && words >= DOUBT_UNIQUE && lead >= LEAD_DOUBT && is_near (self, best->units) &&
      gsy_anchor_text_has_once (self->texts->after, self->query) && gsy_anchor_text_has_once (self->texts->before, self->query))
    return GSY_PLACE_DOUBT;
  if (unbroken < DOUBT_UNBROKEN && words < DOUBT_WORDS)
    return GSY_PLACE_LOST;
  /* What is there twice next to itself: one of the two, so somebody has to say which. */
  if ((best->in_order || best->by_run) && around >= 2 * BOTH_SIDES_SUM)
    return GSY_PLACE_DOUBT;
  if (lead < LEAD_DOUBT || (!strong && !is_near (self, best->units)))
    return GSY_PLACE_LOST;
  if (words >= DOUBT_WORDS)
    return GSY_PLACE_DOUBT;
  if (self->in_before || MAX (best->before, best->after) >= QUOTE_DOUBT_SIDE)
    return around >= DOUBT_AROUND ? GSY_PLACE_DOUBT : GSY_PLACE_LOST;
  return around >= QUOTE_DOUBT_SUM || (words >= ONE_SIDE_WORDS && around >= QUOTE_DOUBT_SIDE) ? GSY_PLACE_DOUBT : GSY_PLACE_LOST;
}

/* Whether other words may be what the former ones became. */
static GsyPlace
changed (const GsyAnchorSearch *self, const GsyAnchorCandidate *best, guint lead)
{
  guint words = gsy_span_length (self->query->words);
  guint around = best->before + best->after, least = MIN (best->before, best->after), most = MAX (best->before, best->after);

  if (lead < MAX (LEAD_DOUBT, MIN (words / 5, 32)) || !is_near (self, best->units))
    return GSY_PLACE_LOST;
  if (best->likeness >= 80 && words >= 4 * FEW_WORDS)
    return GSY_PLACE_CHANGED;
  if (!self->in_before)
    return least >= LIKE_SIDES_LEAST * 4 && around >= LIKE_SIDES_SUM ? GSY_PLACE_CHANGED : GSY_PLACE_LOST;
  if (best->in_order && ((least >= 8 && around >= 24) || (most >= 16 && best->likeness >= LEAST_LIKENESS_OF_FEW && words >= FEW_WORDS)))
    return GSY_PLACE_CHANGED;
  return least >= BOTH_SIDES_LEAST && around >= BOTH_SIDES_SUM && words >= FEW_WORDS ? GSY_PLACE_CHANGED : GSY_PLACE_LOST;
}

/* A file of another program may have nothing but the words: then nothing speaks against the one place where they are, or for it. */
static gboolean
is_bare (const GsyAnchorSearch *self)
{
  return !self->in_before && self->query->from == self->query->words.start && self->query->to == self->query->words.end &&
         gsy_span_length (self->query->words) >= BARE_DOUBT;
}

/* @by_runs: only by what the texts have in common. */
static GsyPlace
decide (GsyAnchorSearch *self, gboolean by_runs, const GsyAnchorCandidate **chosen)
{
  guint second, against, lead;
  gboolean twice; /* what is put in or taken out beside its like may be either of the two */
  GsyAnchorCandidate *best = find_best (self, &second, &twice);

  for (; best != NULL && self->in_before && !by_runs && !best->searched; best = find_best (self, &second, &twice))
    gsy_anchor_search_rivals (self, best);

  *chosen = best;
  if (best == NULL)
    return GSY_PLACE_LOST;
  against = MAX (second, best->rival);
  lead = strength (best) > against ? strength (best) - against : 0;
  if (!best->same)
    return changed (self, best, lead);
  if (is_bare (self) && lead >= LEAD_DOUBT && gsy_anchor_text_has_once (self->texts->after, self->query))
    return gsy_span_length (best->units) >= BARE_SURE ? GSY_PLACE_SURE : GSY_PLACE_DOUBT;
  if (!twice && lead >= LEAD_SURE && is_sure (self, best))
    return GSY_PLACE_SURE;
  return doubt (self, best, lead);
}

GsyPlace
gsy_anchor_texts_place (GsyAnchorTexts *self, const GsyAnchorQuery *query, gboolean in_before, const GsyAnchorHint *hint, GsySpan *span)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (GsyAnchorCandidate));
  GsyAnchorSearch search = { .texts = self, .query = query, .in_before = in_before, .hint = hint, .candidates = candidates };
  const GsyAnchorCandidate *best;
  GsyPlace place;

  if (gsy_span_is_empty (query->words))
    return GSY_PLACE_LOST;
  if (in_before)
    {
      gsy_anchor_texts_ensure_runs (self);
      gsy_anchor_search_find_window (&search);
      if (gsy_anchor_search_by_runs (&search) && decide (&search, TRUE, &best) == GSY_PLACE_SURE)
        {
          *span = best->span;
          return GSY_PLACE_SURE;
        }
      gsy_anchor_search_in_window (&search);
    }
  gsy_anchor_search_everywhere (&search);
  place = decide (&search, FALSE, &best);
  if (place != GSY_PLACE_LOST)
    *span = best->span;
  return place;
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  guint x = strength (a), y = strength (b);

  if (x != y)
    return x > y ? -1 : 1;
  return gsy_span_compare (((const GsyAnchorCandidate *) a)->units, ((const GsyAnchorCandidate *) b)->units);
}

GArray *
gsy_anchor_texts_suggest (GsyAnchorTexts *self, const GsyAnchorQuery *query, gboolean in_before, guint max)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (GsyAnchorCandidate));
  GsyAnchorSearch search = { .texts = self, .query = query, .in_before = in_before, .candidates = candidates };
  guint n = 0;

  if (gsy_span_is_empty (query->words))
    return candidates;
  if (in_before)
    {
      gsy_anchor_texts_ensure_runs (self);
      gsy_anchor_search_find_window (&search);
      gsy_anchor_search_by_runs (&search);
      gsy_anchor_search_in_window (&search);
    }
  gsy_anchor_search_everywhere (&search);
  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < candidates->len && n < max; i++)
    {
      GsyAnchorCandidate candidate = g_array_index (candidates, GsyAnchorCandidate, i);
      gboolean other = candidate.likeness >= 30;

      for (guint j = 0; j < n && other; j++)
        other = !gsy_span_overlaps (candidate.units, g_array_index (candidates, GsyAnchorCandidate, j).units);
      if (other)
        g_array_index (candidates, GsyAnchorCandidate, n++) = candidate;
    }
  g_array_set_size (candidates, n);
  return candidates;
}
