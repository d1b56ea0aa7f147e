/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reanchor-baseline.c: approximate search and a score. */
#include "config.h"
#include "reanchor-baseline.h"

#include "core/gsy-statement.h"

#include <stdlib.h>
#include <string.h>

#define MAX_ERRORS 256

typedef struct
{
  gunichar *chars;
  guint length;
} Text;

typedef struct
{
  guint start;
  guint end;
  guint errors;
} Match;

static Text
get_text (GsyArticle *article, GsySpan span)
{
  g_autofree char *slice = gsy_article_dup_slice (article, span);
  glong length;
  Text text;

  text.chars = g_utf8_to_ucs4_fast (slice, -1, &length);
  text.length = (guint) length;
  return text;
}

static void
search_exact (Text text, Text pattern, GArray *matches)
{
  for (guint i = 0; i + pattern.length <= text.length; i++)
    if (memcmp (text.chars + i, pattern.chars, pattern.length * sizeof (gunichar)) == 0)
      {
        Match match = { i, i + pattern.length, 0 };

        g_array_append_val (matches, match);
      }
}

/* Sellers: a column of edit distances for each character of the text, with where the best alignment starts. */
static void
search_like (Text text, Text pattern, guint max, GArray *matches)
{
  guint m = pattern.length;
  g_autofree guint *cost = g_new (guint, m + 1);
  g_autofree guint *start = g_new (guint, m + 1);

  for (guint k = 0; k <= m; k++)
    {
      cost[k] = k;
      start[k] = 0;
    }
  for (guint i = 0; i < text.length; i++)
    {
      guint diagonal = 0, diagonal_start = i;

      cost[0] = 0;
      start[0] = i + 1;
      for (guint k = 1; k <= m; k++)
        {
          guint best = diagonal + (pattern.chars[k - 1] != text.chars[i]), from = diagonal_start;

          diagonal = cost[k];
          diagonal_start = start[k];
          if (cost[k] + 1 < best)
            {
              best = cost[k] + 1;
              from = start[k];
            }
          if (cost[k - 1] + 1 < best)
            {
              best = cost[k - 1] + 1;
              from = start[k - 1];
            }
          cost[k] = best;
          start[k] = from;
        }
      if (cost[m] <= max)
        {
          Match match = { start[m], i + 1, cost[m] };

          if (cost[m] < max)
            g_array_set_size (matches, 0);
          max = cost[m];
          g_array_append_val (matches, match);
        }
    }
}

static void
search (Text text, Text pattern, guint max, GArray *matches)
{
  g_array_set_size (matches, 0);
  if (pattern.length == 0)
    return;
  search_exact (text, pattern, matches);
  if (matches->len == 0)
    search_like (text, pattern, max, matches);
}

static double
score_context (Text text, guint start, guint end, Text pattern, GArray *matches)
{
  Text window = { text.chars + start, end - start };

  if (pattern.length == 0)
    return 1;
  if (window.length == 0)
    return 0;
  search (window, pattern, pattern.length, matches);
  return matches->len > 0 ? 1 - (double) g_array_index (matches, Match, 0).errors / pattern.length : 0;
}

gboolean
baseline_find (GsyArticle *before, GsyArticle *after, GsySpan span, GsySpan *found)
{
  guint length = gsy_article_get_length (before);
  Text text = get_text (after, gsy_span (0, gsy_article_get_length (after)));
  Text exact = get_text (before, span);
  Text prefix = get_text (before, gsy_span (span.start - MIN (span.start, GSY_QUOTE_CONTEXT), span.start));
  Text suffix = get_text (before, gsy_span (span.end, MIN (length, span.end + GSY_QUOTE_CONTEXT)));
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (Match));
  g_autoptr (GArray) scratch = g_array_new (FALSE, FALSE, sizeof (Match));
  double best = -1;

  search (text, exact, MIN (MAX_ERRORS, exact.length / 2), matches);
  for (guint i = 0; i < matches->len; i++)
    {
      const Match *match = &g_array_index (matches, Match, i);
      double score = 50 * (1 - (double) match->errors / exact.length);
      guint distance = (guint) abs ((int) match->start - (int) span.start);

      score += 20 * score_context (text, match->start - MIN (match->start, prefix.length), match->start, prefix, scratch);
      score += 20 * score_context (text, match->end, MIN (text.length, match->end + suffix.length), suffix, scratch);
      score += 2 * (1 - (double) distance / text.length);
      if (score > best)
        {
          best = score;
          *found = gsy_span (match->start, match->end);
        }
    }
  g_free (text.chars);
  g_free (exact.chars);
  g_free (prefix.chars);
  g_free (suffix.chars);
  return best >= 0;
}
