/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-anchor-text.c: where strings may be in a text, and how alike two places are. */
#include "config.h"

#include "core/gsy-anchor-text.h"

#include "core/gsy-diff.h"

#include <string.h>

/* Units of a string of the index. */
#define GRAM 5

/* So many of the strings of a query's words are looked up, half as many on each side, and each with at most so many places. */
#define MAX_GRAMS 16
#define MAX_PLACES 64

/* Of long words only their beginning and end are looked up. */
#define MAX_GRAM_SPAN 192

#define MAX_CELLS (1u << 19)

/* What it counts that both texts begin or end there. */
#define EDGE 12

GsyAnchorText *
gsy_anchor_text_new (GsyArticle *article)
{
  GsyAnchorText *self = g_new0 (GsyAnchorText, 1);
  gsize n_bytes;
  const char *text = gsy_article_get_text (article, &n_bytes);

  self->article = article;
  self->normal = gsy_normal_new (text, n_bytes);
  return self;
}

void
gsy_anchor_text_free (GsyAnchorText *self)
{
  if (self == NULL)
    return;
  gsy_normal_free (self->normal);
  g_free (self->starts);
  g_free (self->places);
  g_free (self);
}

/* --- Ways --- */

static guint
get_bucket (const GsyAnchorText *self, const guint32 *units)
{
  guint64 hash = 0;

  for (guint i = 0; i < GRAM; i++)
    hash = (hash ^ units[i]) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return (guint) ((hash ^ (hash >> 29)) * G_GUINT64_CONSTANT (0xd6e8feb86659fd93) >> self->shift);
}

static void
ensure_index (GsyAnchorText *self)
{
  const GsyNormal *normal = self->normal;
  guint n_grams = normal->n >= GRAM ? normal->n - GRAM + 1 : 0;
  guint bits = CLAMP (g_bit_storage (n_grams), 4, 24);
  guint n_buckets = 1u << bits, n = 0;

  if (self->starts != NULL)
    return;
  self->shift = 64 - bits;
  self->starts = g_new0 (guint, n_buckets + 1);
  self->places = g_new (guint, MAX (n_grams, 1));
  for (guint i = 0; i < n_grams; i++)
    self->starts[get_bucket (self, normal->folded + i)]++;
  for (guint i = 0; i <= n_buckets; i++)
    {
      n += self->starts[i];
      self->starts[i] = n;
    }
  /* Filled from the back, each bucket's end becomes its start. */
  for (guint i = n_grams; i-- > 0;)
    self->places[--self->starts[get_bucket (self, normal->folded + i)]] = i;
}

typedef struct
{
  guint size;
  guint bucket;
  guint at;
  guint spread; /* those that are equally rare are taken from all over */
} Gram;

static int
compare_grams (gconstpointer a, gconstpointer b)
{
  const Gram *x = a, *y = b;

  if (x->size != y->size)
    return x->size < y->size ? -1 : 1;
  return x->spread < y->spread ? -1 : x->spread > y->spread;
}

static int
compare_diagonals (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return x < y ? -1 : x > y;
}

static int
compare_ways (gconstpointer a, gconstpointer b)
{
  const GsyAnchorWay *x = a, *y = b;

  if (x->votes != y->votes)
    return x->votes > y->votes ? -1 : 1;
  return x->first < y->first ? -1 : x->first > y->first;
}

/* The diagonals of the rarest strings that start in [from, to). */
static void
add_diagonals (const GsyAnchorText *self, const GsyAnchorQuery *query, guint from, guint to, guint max, GArray *diagonals)
{
  g_autoptr (GArray) grams = g_array_new (FALSE, FALSE, sizeof (Gram));
  const guint32 *units = query->normal->folded;

  for (guint i = from; i < to && i + GRAM <= query->to; i++)
    {
      Gram gram = { .at = i, .bucket = get_bucket (self, units + i), .spread = (i - from) * 0x9e3779b9u };

      if (to - from > 2 * MAX_GRAM_SPAN && i - from >= MAX_GRAM_SPAN && to - i > MAX_GRAM_SPAN)
        {
          i = to - MAX_GRAM_SPAN - 1;
          continue;
        }
      gram.size = self->starts[gram.bucket + 1] - self->starts[gram.bucket];
      if (gram.size > 0 && gram.size <= MAX_PLACES)
        g_array_append_val (grams, gram);
    }
  g_array_sort (grams, compare_grams);
  for (guint i = 0; i < MIN (grams->len, max); i++)
    {
      const Gram *gram = &g_array_index (grams, Gram, i);

      for (guint j = 0; j < gram->size; j++)
        {
          guint place = self->places[self->starts[gram->bucket] + j];
          gint64 diagonal = (gint64) place - gram->at;

          if (memcmp (self->normal->folded + place, units + gram->at, GRAM * sizeof (guint32)) == 0)
            g_array_append_val (diagonals, diagonal);
        }
    }
}

GArray *
gsy_anchor_text_find_ways (GsyAnchorText *self, const GsyAnchorQuery *query, guint max)
{
  GArray *ways = g_array_new (FALSE, FALSE, sizeof (GsyAnchorWay));
  g_autoptr (GArray) diagonals = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 slack = 8 + MIN (gsy_span_length (query->words) / 8, 24);

  ensure_index (self);
  add_diagonals (self, query, query->words.start, query->words.end, MAX_GRAMS, diagonals);
  add_diagonals (self, query, query->from, query->words.start, MAX_GRAMS / 2, diagonals);
  add_diagonals (self, query, query->words.end, query->to, MAX_GRAMS / 2, diagonals);
  g_array_sort (diagonals, compare_diagonals);
  for (guint i = 0; i < diagonals->len; i++)
    {
      gint64 diagonal = g_array_index (diagonals, gint64, i);
      GsyAnchorWay *last = ways->len > 0 ? &g_array_index (ways, GsyAnchorWay, ways->len - 1) : NULL;

      if (last != NULL && diagonal - last->last <= slack && diagonal - last->first <= 4 * slack)
        {
          last->last = diagonal;
          last->votes++;
        }
      else
        {
          g_array_append_val (ways, ((GsyAnchorWay){ diagonal, diagonal, 1 }));
        }
    }
  g_array_sort (ways, compare_ways);
  if (ways->len > max)
    g_array_set_size (ways, max);
  return ways;
}

gboolean
gsy_anchor_text_is_at (const GsyAnchorText *self, const GsyAnchorQuery *query, gint64 unit, gboolean folded)
{
  guint n = gsy_span_length (query->words);
  const guint32 *words = folded ? query->normal->folded : query->normal->chars;
  const guint32 *text = folded ? self->normal->folded : self->normal->chars;

  return unit >= 0 && unit + n <= self->normal->n && memcmp (words + query->words.start, text + unit, n * sizeof (guint32)) == 0;
}

gboolean
gsy_anchor_text_has_once (GsyAnchorText *self, const GsyAnchorQuery *query)
{
  Gram rarest = { .size = G_MAXUINT };
  guint n = 0;

  ensure_index (self);
  for (guint i = query->words.start; i + GRAM <= query->words.end && i < query->words.start + MAX_GRAM_SPAN; i++)
    {
      guint bucket = get_bucket (self, query->normal->folded + i);
      guint size = self->starts[bucket + 1] - self->starts[bucket];

      if (size < rarest.size)
        rarest = (Gram){ .size = size, .bucket = bucket, .at = i };
    }
  if (rarest.size > MAX_PLACES)
    return FALSE;
  for (guint i = 0; i < rarest.size; i++)
    {
      gint64 place = self->places[self->starts[rarest.bucket] + i];

      n += gsy_anchor_text_is_at (self, query, place - rarest.at + query->words.start, TRUE);
    }
  return n <= 1;
}

/* --- Agreement --- */

/* @x and @y go away from the words by @step, @n_x and @n_y units of them. */
static guint
agree (const guint32 *x, guint n_x, gboolean x_ends, const guint32 *y, guint n_y, gboolean y_ends, int step, guint *unbroken)
{
  int row[GSY_ANCHOR_CONTEXT + 1];
  guint same = 0;
  int best = 0;

  while (same < n_x && same < n_y && x[(int) same * step] == y[(int) same * step])
    same++;
  if (same == n_x && same == n_y && x_ends && y_ends)
    same = MIN (same + EDGE, GSY_ANCHOR_CONTEXT);
  if (unbroken != NULL)
    *unbroken = same;
  if (same >= n_x && same >= n_y)
    return same;
  n_x -= same;
  n_y -= same;
  x += (int) same * step;
  y += (int) same * step;
  for (guint j = 0; j <= n_y; j++)
    row[j] = -2 * (int) j;
  for (guint i = 1; i <= n_x; i++)
    {
      int diagonal = row[0];
      guint32 c = x[((int) i - 1) * step];

      row[0] = -2 * (int) i;
      for (guint j = 1; j <= n_y; j++)
        {
          int value = diagonal + (c == y[((int) j - 1) * step] ? 1 : -2);

          diagonal = row[j];
          value = MAX (value, MAX (row[j], row[j - 1]) - 2);
          row[j] = value;
          best = MAX (best, value);
        }
    }
  return same + (guint) best;
}

guint
gsy_anchor_agree_before (const GsyAnchorQuery *query, const GsyNormal *text, guint unit, guint *unbroken)
{
  guint n_x = query->words.start - query->from, n_y = unit;

  return agree (query->normal->folded + query->words.start - 1, MIN (n_x, GSY_ANCHOR_CONTEXT), query->at_start && n_x <= GSY_ANCHOR_CONTEXT,
                text->folded + unit - 1, MIN (n_y, GSY_ANCHOR_CONTEXT), n_y <= GSY_ANCHOR_CONTEXT, -1, unbroken);
}

guint
gsy_anchor_agree_after (const GsyAnchorQuery *query, const GsyNormal *text, guint unit, guint *unbroken)
{
  guint n_x = query->to - query->words.end, n_y = text->n - unit;

  return agree (query->normal->folded + query->words.end, MIN (n_x, GSY_ANCHOR_CONTEXT), query->at_end && n_x <= GSY_ANCHOR_CONTEXT,
                text->folded + unit, MIN (n_y, GSY_ANCHOR_CONTEXT), n_y <= GSY_ANCHOR_CONTEXT, 1, unbroken);
}

/* --- Alignment --- */

#define MATCH 2
#define MISMATCH -3
#define OPEN 4
#define EXTEND 1
#define NEVER (G_MININT / 4)

/* How a cell was come by; and whether its gaps go on or open there. */
enum
{
  FROM_NOWHERE = 0,
  FROM_BOTH = 1,
  FROM_QUERY = 2, /* a unit of the query has no partner */
  FROM_TEXT = 3,
  FROM_MASK = 3,
  QUERY_GOES_ON = 4,
  TEXT_GOES_ON = 8,
};

/* The units of a query and of a text, and of each pair of their places how the best alignment comes there. */
typedef struct
{
  const guint32 *x;
  guint n;
  const guint32 *y;
  guint m;
  guint first; /* rows of the query's words */
  guint last;
  guint8 *cells; /* n + 1 rows of m + 1 */
} Table;

/* Where the best alignment ends; FALSE: there is none. */
static gboolean
fill_table (Table *self, guint *best_i, guint *best_j)
{
  const guint32 *x = self->x, *y = self->y;
  guint m = self->m;
  gsize width = (gsize) m + 1;
  g_autofree int *row = g_new0 (int, width);
  g_autofree int *up = g_new (int, width); /* best that ends in a unit of the query without partner, by column */
  int best = NEVER;

  for (guint j = 0; j <= m; j++)
    up[j] = NEVER;
  for (guint i = 1; i <= self->n; i++)
    {
      guint8 *cell = self->cells + i * width;
      int diagonal = row[0], left = NEVER;
      gboolean may_begin = i <= self->first;

      for (guint j = 0; j <= m; j++)
        {
          int open_up = row[j] - OPEN, value = NEVER;
          guint8 how = FROM_NOWHERE;

          if (up[j] - EXTEND > open_up)
            {
              up[j] -= EXTEND;
              how |= QUERY_GOES_ON;
            }
          else
            {
              up[j] = open_up;
            }
          if (j > 0)
            {
              int open_left = row[j - 1] - OPEN;

              if (left - EXTEND > open_left)
                {
                  left -= EXTEND;
                  how |= TEXT_GOES_ON;
                }
              else
                {
                  left = open_left;
                }
              value = diagonal + (x[i - 1] == y[j - 1] ? MATCH : MISMATCH);
              how |= FROM_BOTH;
              if (left > value)
                {
                  value = left;
                  how = (guint8) ((how & ~FROM_MASK) | FROM_TEXT);
                }
            }
          if (j == 0 || up[j] > value)
            {
              value = up[j];
              how = (guint8) ((how & ~FROM_MASK) | FROM_QUERY);
            }
          if (may_begin && value <= 0)
            {
              value = 0;
              how &= (guint8) ~FROM_MASK;
            }
          cell[j] = how;
          diagonal = row[j];
          row[j] = value;
          if (i >= self->last && value > best)
            {
              best = value;
              *best_i = i;
              *best_j = j;
            }
        }
    }
  return best > 0;
}

/* Back along the best way, which ends at @i and @j; FALSE: no unit of the words has a partner. */
static gboolean
trace_back (const Table *self, guint i, guint j, GsySpan *found)
{
  guint start = 0, end = 0;
  guint edge_start = 0, edge_end = self->m; /* where what stands outside the words ends and begins */
  gboolean any = FALSE, first_lost = FALSE, last_lost = FALSE;
  int state = FROM_NOWHERE;

  while (i > 0)
    {
      guint8 how = self->cells[i * ((gsize) self->m + 1) + j];
      int from_where = state != FROM_NOWHERE ? state : how & FROM_MASK;

      if (from_where == FROM_NOWHERE)
        break;
      if (from_where == FROM_BOTH)
        {
          if (i > self->last)
            {
              edge_end = j - 1;
            }
          else if (i > self->first)
            {
              if (!any)
                {
                  end = j;
                  last_lost = i < self->last || self->x[i - 1] != self->y[j - 1];
                }
              any = TRUE;
              start = j - 1;
              first_lost = i > self->first + 1 || self->x[i - 1] != self->y[j - 1];
            }
          else
            {
              edge_start = j;
              break;
            }
          i--;
          j--;
          state = FROM_NOWHERE;
        }
      else if (from_where == FROM_QUERY)
        {
          state = how & QUERY_GOES_ON ? FROM_QUERY : FROM_NOWHERE;
          i--;
        }
      else
        {
          state = how & TEXT_GOES_ON ? FROM_TEXT : FROM_NOWHERE;
          j--;
        }
    }
  if (!any)
    return FALSE;
  *found = gsy_span (start, end);
  /* Words at the edge that have no partner were replaced by what stands there, when something does that has none either. */
  if (first_lost && edge_start > 0 && edge_start < start)
    found->start = edge_start;
  if (last_lost && edge_end < self->m && edge_end > end)
    found->end = edge_end;
  return TRUE;
}

gboolean
gsy_anchor_text_align (const GsyAnchorText *self, const GsyAnchorQuery *query, guint from, guint to, GsySpan *found)
{
  Table table = {
    .x = query->normal->folded + query->from,
    .n = query->to - query->from,
    .y = self->normal->folded + from,
    .m = to > from ? to - from : 0,
    .first = query->words.start - query->from,
    .last = query->words.end - query->from,
  };
  gsize n_cells = ((gsize) table.n + 1) * ((gsize) table.m + 1);
  g_autofree guint8 *cells = NULL;
  guint i = 0, j = 0;

  if (table.m == 0 || to > self->normal->n || n_cells > MAX_CELLS)
    return FALSE;
  cells = table.cells = g_malloc0 (n_cells);
  if (!fill_table (&table, &i, &j) || !trace_back (&table, i, j, found))
    return FALSE;
  *found = gsy_span (from + found->start, from + found->end);
  return TRUE;
}

/* --- Likeness --- */

/* Bits of a pattern's rows where each of its units stands. */
typedef struct
{
  guint32 unit;
  guint32 used;
  guint64 *rows;
} Bits;

static Bits *
find_bits (Bits *table, guint size, guint32 unit)
{
  guint i = (guint) ((unit * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> 32) & (size - 1);

  while (table[i].used && table[i].unit != unit)
    i = (i + 1) & (size - 1);
  return &table[i];
}

/* The least number of units to put in, take out or replace. */
static guint
count_edits (const guint32 *a, guint n_a, const guint32 *b, guint n_b)
{
  guint n_blocks, size = 16, edits, distinct = 0;
  g_autofree Bits *table = NULL;
  g_autofree guint64 *rows = NULL;
  g_autofree guint64 *plus = NULL;
  g_autofree guint64 *minus = NULL;
  g_autofree guint64 *none = NULL;

  for (; n_a > 0 && n_b > 0 && a[0] == b[0]; a++, b++, n_a--, n_b--)
    ;
  for (; n_a > 0 && n_b > 0 && a[n_a - 1] == b[n_b - 1]; n_a--, n_b--)
    ;
  if (n_a == 0 || n_b == 0)
    return MAX (n_a, n_b);

  n_blocks = (n_a + 63) / 64;
  while (size < 2 * n_a)
    size *= 2;
  table = g_new0 (Bits, size);
  for (guint i = 0; i < n_a; i++)
    {
      Bits *bits = find_bits (table, size, a[i]);

      distinct += !bits->used;
      bits->used = TRUE;
      bits->unit = a[i];
    }
  rows = g_new0 (guint64, (gsize) distinct * n_blocks);
  distinct = 0;
  for (guint i = 0; i < n_a; i++)
    {
      Bits *bits = find_bits (table, size, a[i]);

      if (bits->rows == NULL)
        bits->rows = rows + (gsize) distinct++ * n_blocks;
      bits->rows[i / 64] |= G_GUINT64_CONSTANT (1) << (i % 64);
    }
  plus = g_new (guint64, n_blocks);
  minus = g_new0 (guint64, n_blocks);
  none = g_new0 (guint64, n_blocks);
  memset (plus, 0xff, n_blocks * sizeof (guint64));
  edits = n_a;
  for (guint j = 0; j < n_b; j++)
    {
      const Bits *bits = find_bits (table, size, b[j]);
      const guint64 *equal = bits->used ? bits->rows : none;
      int carry = 1;

      for (guint i = 0; i < n_blocks; i++)
        {
          guint64 pv = plus[i], mv = minus[i], eq = equal[i], negative = carry < 0;
          guint64 xv = eq | mv, xh, ph, mh, bit;

          eq |= negative;
          xh = (((eq & pv) + pv) ^ pv) | eq;
          ph = mv | ~(xh | pv);
          mh = pv & xh;
          bit = G_GUINT64_CONSTANT (1) << (i + 1 == n_blocks ? (n_a - 1) % 64 : 63);
          {
            int out = (ph & bit) != 0 ? 1 : (mh & bit) != 0 ? -1
                                                            : 0;

            ph = ph << 1 | (carry > 0);
            mh = mh << 1 | negative;
            carry = out;
          }
          plus[i] = mh | ~(xv | ph);
          minus[i] = ph & xv;
        }
      edits = (guint) ((int) edits + carry);
    }
  return edits;
}

guint
gsy_anchor_likeness (const GsyNormal *a, GsySpan in_a, const GsyNormal *b, GsySpan in_b)
{
  guint n_a = gsy_span_length (in_a), n_b = gsy_span_length (in_b), most = MAX (n_a, n_b);
  guint edits, edits_folded;

  if (most == 0)
    return 100;
  if ((guint64) n_a * n_b > MAX_CELLS * G_GUINT64_CONSTANT (64))
    {
      g_autoptr (GArray) runs = gsy_diff_units (a->chars + in_a.start, n_a, b->chars + in_b.start, n_b, NULL);
      guint64 same = 0;

      for (guint i = 0; i < runs->len; i++)
        same += g_array_index (runs, GsyUnitRun, i).length;
      return (guint) (100 * same / most);
    }
  edits = count_edits (a->chars + in_a.start, n_a, b->chars + in_b.start, n_b);
  edits_folded = edits > 0 ? count_edits (a->folded + in_a.start, n_a, b->folded + in_b.start, n_b) : 0;
  /* Only the same is a hundred. */
  return (guint) (100 - (100 * (guint64) (3 * edits_folded + edits) + 4 * most - 1) / (4 * most));
}
