/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-anchor-search.c: finds the places where words may be now. */
#include "config.h"

#include "core/gsy-anchor-search.h"

#include "core/gsy-diff.h"

#include <string.h>

/* What is in another place among the rest is what moved when so much moved together; a sentence may as well have been copied. */
#define MOVED_TOGETHER 256

/* So much of them may have been parted from the rest. */
#define MIN_PARTED 8

/* A run that explains what is there. */
#define MIN_EXPLAINING 24

/* Between the neighbours of edited words, at most so many units are searched. */
#define MAX_WINDOW 4096

#define MAX_WAYS 12
#define MAX_ALIGNED 2

/* Longer words are aligned at their ends only. */
#define MAX_ALIGNED_WORDS 256
#define END_WORDS 128

void
gsy_anchor_texts_clear (GsyAnchorTexts *self)
{
  g_clear_pointer (&self->after, gsy_anchor_text_free);
  g_clear_pointer (&self->before, gsy_anchor_text_free);
  g_clear_pointer (&self->runs, g_array_unref);
  g_clear_pointer (&self->moved, g_array_unref);
  g_clear_pointer (&self->moved_after, g_array_unref);
}

static int
compare_runs_after (gconstpointer a, gconstpointer b)
{
  const GsyUnitRun *x = a, *y = b;

  return x->after < y->after ? -1 : x->after > y->after;
}

void
gsy_anchor_texts_ensure_runs (GsyAnchorTexts *self)
{
  if (self->runs != NULL)
    return;
  self->moved = g_array_new (FALSE, FALSE, sizeof (GsyUnitRun));
  self->runs = gsy_diff_units (self->before->normal->folded, self->before->normal->n, self->after->normal->folded, self->after->normal->n, self->moved);
  self->moved_after = g_array_copy (self->moved);
  g_array_sort (self->moved_after, compare_runs_after);
}

/* The last run that starts at or before @unit, in the text before or after; -1 when none does. */
static int
find_run (const GArray *runs, guint unit, gboolean after)
{
  int low = 0, high = (int) runs->len;

  while (low < high)
    {
      int middle = low + (high - low) / 2;
      const GsyUnitRun *run = &g_array_index (runs, GsyUnitRun, middle);

      if ((after ? run->after : run->before) <= unit)
        low = middle + 1;
      else
        high = middle;
    }
  return low - 1;
}

/* How well what stands at @before fits the candidate: it may be those words' place and not ours. */
static void
weigh_rival (GsyAnchorSearch *self, GsyAnchorCandidate *candidate, gint64 before)
{
  const GsyNormal *normal = self->texts->before->normal, *text = self->texts->after->normal;
  guint n = gsy_span_length (candidate->units), same = 0, agree_before, agree_after;
  GsyAnchorQuery rival = { .normal = normal };

  if (before < 0 || before + n > normal->n || before == (gint64) self->query->words.start)
    return;
  rival.words = gsy_span ((guint) before, (guint) before + n);
  rival.from = rival.words.start - MIN (rival.words.start, GSY_ANCHOR_CONTEXT);
  rival.to = rival.words.end + MIN (normal->n - rival.words.end, GSY_ANCHOR_CONTEXT);
  rival.at_start = rival.from == 0;
  rival.at_end = rival.to == normal->n;
  for (guint i = 0; i < n; i++)
    same += normal->folded[rival.words.start + i] == text->folded[candidate->units.start + i];
  if (same * 2 < n)
    return;
  agree_before = gsy_anchor_agree_before (&rival, text, candidate->units.start, NULL);
  agree_after = gsy_anchor_agree_after (&rival, text, candidate->units.end, NULL);
  candidate->rival = MAX (candidate->rival, same + agree_before + agree_after);
  candidate->may_be_rivals |= same == n && MAX (agree_before, agree_after) >= GSY_ANCHOR_ONE_SIDE;
}

static void
weigh_rivals_in (GsyAnchorSearch *self, GsyAnchorCandidate *candidate, const GArray *runs, gboolean neighbours)
{
  int at = find_run (runs, candidate->units.start, TRUE);

  for (int i = MAX (0, at - (neighbours ? 1 : 7)); i < (int) runs->len && i <= at + 1; i++)
    {
      const GsyUnitRun *run = &g_array_index (runs, GsyUnitRun, i);
      guint from = MAX (run->after, candidate->units.start), to = MIN (run->after + run->length, candidate->units.end);
      gint64 before = (gint64) candidate->units.start + run->before - run->after;

      /* The neighbours of a run may hold what both texts repeat at its ends. */
      if (neighbours ? run->length >= MIN_EXPLAINING : from < to && run->length >= MIN_EXPLAINING)
        weigh_rival (self, candidate, before);
    }
}

/* The other way round: where the words at the candidate's place, with what is around them, were before. */
void
gsy_anchor_search_rivals (GsyAnchorSearch *self, GsyAnchorCandidate *candidate)
{
  const GsyNormal *text = self->texts->after->normal;
  GsyAnchorQuery there = { .normal = text, .words = candidate->units };
  g_autoptr (GArray) ways = NULL;

  candidate->searched = TRUE;
  there.from = there.words.start - MIN (there.words.start, GSY_ANCHOR_CONTEXT);
  there.to = there.words.end + MIN (text->n - there.words.end, GSY_ANCHOR_CONTEXT);
  ways = gsy_anchor_text_find_ways (self->texts->before, &there, MAX_WAYS);
  for (guint i = 0; i < ways->len; i++)
    {
      const GsyAnchorWay *way = &g_array_index (ways, GsyAnchorWay, i);

      for (gint64 diagonal = way->first; diagonal <= way->last; diagonal++)
        if (gsy_anchor_text_is_at (self->texts->before, &there, candidate->units.start + diagonal, TRUE))
          weigh_rival (self, candidate, candidate->units.start + diagonal);
    }
}

/* NULL when the place cannot be a span of the article or is known already. */
static GsyAnchorCandidate *
add_candidate (GsyAnchorSearch *self, GsySpan units)
{
  const GsyAnchorQuery *query = self->query;
  const GsyNormal *text = self->texts->after->normal;
  GsyAnchorCandidate candidate = { .units = units };

  if (!gsy_normal_to_span (text, units, &candidate.span) || !gsy_article_check_span (self->texts->after->article, candidate.span))
    return NULL;
  for (guint i = 0; i < self->candidates->len; i++)
    if (gsy_span_equal (g_array_index (self->candidates, GsyAnchorCandidate, i).units, units))
      return NULL;
  candidate.same = gsy_span_length (units) == gsy_span_length (query->words) &&
                   gsy_anchor_text_is_at (self->texts->after, query, units.start, FALSE);
  candidate.likeness = candidate.same ? 100 : gsy_anchor_likeness (query->normal, query->words, text, units);
  candidate.before = gsy_anchor_agree_before (query, text, units.start, &candidate.unbroken_before);
  candidate.after = gsy_anchor_agree_after (query, text, units.end, &candidate.unbroken_after);
  candidate.in_order = self->has_window && units.start >= self->window.start && units.end <= self->window.end;
  if (self->in_before)
    {
      weigh_rivals_in (self, &candidate, self->texts->runs, TRUE);
      weigh_rivals_in (self, &candidate, self->texts->moved_after, FALSE);
    }
  g_array_append_val (self->candidates, candidate);
  return &g_array_index (self->candidates, GsyAnchorCandidate, self->candidates->len - 1);
}

/* --- Candidates by what the texts have in common --- */

static gboolean
covers (const GsyUnitRun *run, GsySpan words)
{
  return run->before <= words.start && words.end <= run->before + run->length;
}

/* TRUE when what the neighbour of the run that covers @words has in common goes on into them: then they may as well have been parted there, as when
 * what was put in begins like what it was put before. */
static gboolean
is_parted (const GsyAnchorSearch *self, GsySpan words, const GsyUnitRun *neighbour, gboolean before)
{
  const GsyNormal *x = self->texts->before->normal, *y = self->texts->after->normal;
  guint n = 0;

  if (before)
    {
      guint b = neighbour->before + neighbour->length, a = neighbour->after + neighbour->length;

      while (b + n < words.end && b + n < x->n && a + n < y->n && x->folded[b + n] == y->folded[a + n])
        n++;
      return b + n >= words.start + MIN_PARTED;
    }
  while (n < neighbour->before && n < neighbour->after && neighbour->before - n > words.start &&
         x->folded[neighbour->before - n - 1] == y->folded[neighbour->after - n - 1])
    n++;
  return neighbour->before - n + MIN_PARTED <= words.end;
}

/* The words at the same distance from their run as before; its neighbours too, since what both texts repeat at an edge may be either's. */
gboolean
gsy_anchor_search_by_runs (GsyAnchorSearch *self)
{
  GsySpan words = self->query->words;
  const GArray *runs = self->texts->runs, *moved = self->texts->moved;
  int at = find_run (runs, words.start, FALSE);
  guint n = gsy_span_length (words);
  gboolean covered = FALSE;

  for (int i = MAX (0, at - 1); i < (int) runs->len && i <= at + 1; i++)
    {
      const GsyUnitRun *run = &g_array_index (runs, GsyUnitRun, i);
      gint64 unit = (gint64) words.start + run->after - run->before;
      GsyAnchorCandidate *candidate;

      if (!gsy_anchor_text_is_at (self->texts->after, self->query, unit, TRUE))
        continue;
      candidate = add_candidate (self, gsy_span ((guint) unit, (guint) unit + n));
      if (candidate != NULL && covers (run, words))
        {
          candidate->in_order = TRUE;
          candidate->by_run = TRUE;
          candidate->may_be_rivals |= i > 0 && is_parted (self, words, &g_array_index (runs, GsyUnitRun, i - 1), TRUE);
          candidate->may_be_rivals |= i + 1 < (int) runs->len && is_parted (self, words, &g_array_index (runs, GsyUnitRun, i + 1), FALSE);
          covered = TRUE;
        }
    }
  at = find_run (moved, words.start, FALSE);
  for (int i = MAX (0, at - 7); i <= at; i++)
    {
      const GsyUnitRun *run = &g_array_index (moved, GsyUnitRun, i);
      guint unit = words.start - run->before + run->after;
      GsyAnchorCandidate *candidate;

      if (!covers (run, words))
        continue;
      candidate = add_candidate (self, gsy_span (unit, unit + n));
      covered = TRUE;
      if (candidate == NULL)
        continue;
      candidate->by_run = TRUE;
      candidate->together = run->length >= MOVED_TOGETHER;
    }
  return covered;
}

/* The places in both texts up to which things are the same, before and after the words. */
void
gsy_anchor_search_find_window (GsyAnchorSearch *self)
{
  GsySpan words = self->query->words;
  const GArray *runs = self->texts->runs;
  guint matched = 0;
  int i;

  self->has_window = TRUE;
  self->window = gsy_span (0, self->texts->after->normal->n);
  for (i = find_run (runs, words.start, FALSE); i >= 0; i--)
    {
      const GsyUnitRun *run = &g_array_index (runs, GsyUnitRun, i);
      guint end = MIN (run->before + run->length, words.start);

      matched += end - run->before;
      if (matched >= MIN_EXPLAINING)
        {
          self->window.start = run->after + (end - run->before) - MIN (end - run->before, MIN_EXPLAINING);
          break;
        }
    }
  matched = 0;
  for (i = MAX (0, find_run (runs, words.end, FALSE)); i < (int) runs->len; i++)
    {
      const GsyUnitRun *run = &g_array_index (runs, GsyUnitRun, i);
      guint start = MAX (run->before, words.end);

      if (run->before + run->length <= start)
        continue;
      matched += run->before + run->length - start;
      if (matched >= MIN_EXPLAINING)
        {
          self->window.end = run->after + run->length - MIN (run->before + run->length - start, run->length) +
                             MIN (run->before + run->length - start, MIN_EXPLAINING);
          break;
        }
    }
}

/* --- Candidates that are like the words --- */

/* Edited words end where the old ones did: at words' ends, if they did; and never in white space. */
static GsySpan
round_units (GsyAnchorSearch *self, GsySpan units)
{
  const GsyAnchorQuery *query = self->query;
  const guint32 *was = query->normal->chars, *text = self->texts->after->normal->chars;
  guint n = self->texts->after->normal->n, most = 24;
  gboolean at_start = query->words.start == query->from || !gsy_normal_is_letter (was[query->words.start]) ||
                      !gsy_normal_is_letter (was[query->words.start - 1]);
  gboolean at_end = query->words.end == query->to || !gsy_normal_is_letter (was[query->words.end - 1]) ||
                    !gsy_normal_is_letter (was[query->words.end]);

  while (units.start < units.end && text[units.start] == ' ')
    units.start++;
  while (units.start < units.end && text[units.end - 1] == ' ')
    units.end--;
  for (guint i = 0; at_start && i < most && units.start > 0 && units.start < units.end && gsy_normal_is_letter (text[units.start]) &&
                    gsy_normal_is_letter (text[units.start - 1]);
       i++)
    units.start--;
  for (guint i = 0; at_end && i < most && units.end < n && units.start < units.end && gsy_normal_is_letter (text[units.end - 1]) &&
                    gsy_normal_is_letter (text[units.end]);
       i++)
    units.end++;
  return units;
}

/* Up to where what is right before the words, and from where what is right after them, is still the same; as in @units when it is not. */
static GsySpan
up_to_neighbours (GsyAnchorSearch *self, GsySpan units)
{
  GsySpan words = self->query->words;
  const GArray *runs = self->texts->runs;
  int at = words.start > 0 ? find_run (runs, words.start - 1, FALSE) : -1;

  for (int i = MAX (0, at); i < (int) runs->len; i++)
    {
      const GsyUnitRun *run = &g_array_index (runs, GsyUnitRun, i);

      if (run->before + run->length == words.start)
        units.start = run->after + run->length;
      if (run->before >= words.end)
        {
          if (run->before == words.end)
            units.end = run->after;
          break;
        }
    }
  return units;
}

static void
add_like (GsyAnchorSearch *self, GsySpan units)
{
  units = round_units (self, units);
  if (!gsy_span_is_empty (units))
    add_candidate (self, units);
  if (self->has_window && !gsy_span_is_empty (units))
    {
      GsySpan wide = up_to_neighbours (self, units);

      if (wide.start <= units.start && units.end <= wide.end && gsy_span_length (wide) <= 2 * gsy_span_length (units) + 32)
        {
          wide = round_units (self, wide);
          if (!gsy_span_is_empty (wide))
            add_candidate (self, wide);
        }
    }
}

/* The beginning or the end of long words as words of their own. */
static GsyAnchorQuery
end_of (const GsyAnchorQuery *query, gboolean tail)
{
  GsyAnchorQuery end = *query;

  if (tail)
    {
      end.words.start = end.words.end - END_WORDS;
      end.from = end.words.start;
      end.at_start = FALSE;
    }
  else
    {
      end.words.end = end.words.start + END_WORDS;
      end.to = end.words.end;
      end.at_end = FALSE;
    }
  return end;
}

static void
align_within (GsyAnchorSearch *self, GsySpan window)
{
  const GsyAnchorQuery *query = self->query;
  GsySpan found, last;

  if (gsy_span_length (query->words) <= MAX_ALIGNED_WORDS)
    {
      if (gsy_anchor_text_align (self->texts->after, query, window.start, window.end, &found))
        add_like (self, found);
    }
  else
    {
      GsyAnchorQuery head = end_of (query, FALSE), tail = end_of (query, TRUE);
      guint most = 2 * END_WORDS + 2 * GSY_ANCHOR_CONTEXT;

      if (gsy_anchor_text_align (self->texts->after, &head, window.start, MIN (window.end, window.start + 2 * most), &found) &&
          gsy_anchor_text_align (self->texts->after, &tail, MAX (found.start, window.end - MIN (window.end, 2 * most)), window.end, &last) &&
          last.end > found.start)
        add_like (self, gsy_span (found.start, last.end));
    }
}

/* What is between the neighbours that stayed. */
void
gsy_anchor_search_in_window (GsyAnchorSearch *self)
{
  guint length = gsy_span_length (self->query->words);
  guint n = 0;

  if (gsy_span_length (self->window) > MAX_WINDOW + length)
    return;
  for (guint i = self->window.start; i + length <= self->window.end && n < 8; i++)
    if (gsy_anchor_text_is_at (self->texts->after, self->query, i, FALSE) && add_candidate (self, gsy_span (i, i + length)) != NULL)
      n++;
  if (n == 0)
    align_within (self, self->window);
}

/* Where the very words are, with a good deal of what was around them, what is like them need not be looked for. */
static gboolean
knows_words (const GsyAnchorSearch *self)
{
  for (guint i = 0; i < self->candidates->len; i++)
    {
      const GsyAnchorCandidate *candidate = &g_array_index (self->candidates, GsyAnchorCandidate, i);

      if (candidate->same && MAX (candidate->before, candidate->after) >= GSY_ANCHOR_ONE_SIDE)
        return TRUE;
    }
  return FALSE;
}

static void
add_along (GsyAnchorSearch *self, const GsyAnchorWay *way, guint *n_aligned)
{
  const GsyAnchorQuery *query = self->query;
  gint64 n = self->texts->after->normal->n, length = gsy_span_length (query->words);
  gint64 from = query->from + way->first - 32, to = query->to + way->last + 32;
  gboolean found = FALSE;

  for (gint64 diagonal = way->first; diagonal <= way->last; diagonal++)
    if (gsy_anchor_text_is_at (self->texts->after, query, query->words.start + diagonal, FALSE))
      {
        gint64 start = query->words.start + diagonal;

        add_candidate (self, gsy_span ((guint) start, (guint) (start + length)));
        found = TRUE;
      }
  if (found || *n_aligned == MAX_ALIGNED || way->votes < 3 || knows_words (self))
    return;
  (*n_aligned)++;
  from = CLAMP (from, 0, n);
  to = CLAMP (to, from, n);
  align_within (self, gsy_span ((guint) from, (guint) to));
}

void
gsy_anchor_search_everywhere (GsyAnchorSearch *self)
{
  g_autoptr (GArray) ways = gsy_anchor_text_find_ways (self->texts->after, self->query, MAX_WAYS);
  guint n_aligned = 0;

  for (guint i = 0; i < ways->len; i++)
    add_along (self, &g_array_index (ways, GsyAnchorWay, i), &n_aligned);

  /* Long words that something was put into or taken out of: their ends lie along two ways. */
  if (gsy_span_length (self->query->words) > MAX_ALIGNED_WORDS && ways->len > 1)
    {
      const GsyAnchorQuery *query = self->query;
      gint64 n = self->texts->after->normal->n, length = gsy_span_length (query->words);

      for (guint i = 0; i < MIN (ways->len, 4); i++)
        for (guint j = 0; j < MIN (ways->len, 4); j++)
          {
            const GsyAnchorWay *a = &g_array_index (ways, GsyAnchorWay, i), *b = &g_array_index (ways, GsyAnchorWay, j);
            gint64 from = CLAMP (query->from + a->first - 32, 0, n), to = CLAMP (query->to + b->last + 32, 0, n);

            if (i != j && to > from + length / 2 && to - from < 2 * length + 256 && a->votes >= 3 && b->votes >= 3)
              align_within (self, gsy_span ((guint) from, (guint) to));
          }
    }
}
