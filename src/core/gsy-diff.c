/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-diff.c: the runs that two texts have in common. */
#include "config.h"

#include "core/gsy-diff.h"

#include "core/gsy-normal.h"

#include <string.h>

/* Lengths of the strings that are looked for in both, the longer ones first. */
static const guint LENGTHS[] = { 32, 16, 8 };

/* About so many strings are looked at in each text: a longer one is sampled, by what the strings are and not by where. */
#define MAX_STRINGS (1u << 17)

/* What the words may differ by in one gap, and how many there may be. */
#define MAX_DIFFERENCES 200
#define MAX_WORDS 8192

/* Fewer units in common than this, amid what differs, tell nothing. */
#define MIN_RUN 3

/* Nor does less than this in another order; and so far it may grow beyond the part of the text where it was found. */
#define MIN_MOVED 24
#define MAX_GROWTH 512

#define MULTIPLIER G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

typedef struct
{
  const guint32 *before;
  const guint32 *after;
  guint n_before;
  guint n_after;
  GArray *runs;
  GArray *moved; /* nullable */
} Diff;

/* Parts of both texts. */
typedef struct
{
  guint b0, b1;
  guint a0, a1;
} Gap;

/* A string that was seen: how often, and where at last. */
typedef struct
{
  guint64 hash;
  guint before, after;
  guint8 n_before, n_after;
} Slot;

typedef struct
{
  GsyUnitRun run;
  guint before; /* the string that it grew from */
  guint after;
} Anchor;

static void
add_run (Diff *self, guint before, guint after, guint length)
{
  GsyUnitRun *last = self->runs->len > 0 ? &g_array_index (self->runs, GsyUnitRun, self->runs->len - 1) : NULL;

  if (length == 0)
    return;
  if (last != NULL && last->before + last->length == before && last->after + last->length == after)
    last->length += length;
  else
    g_array_append_val (self->runs, ((GsyUnitRun){ before, after, length }));
}

/* Hashes of all strings of @n units, one after the other. */
typedef struct
{
  const guint32 *units;
  guint n;
  guint64 power; /* of the unit that leaves */
  guint64 hash;
} Roller;

static void
roller_init (Roller *self, const guint32 *units, guint n)
{
  self->units = units;
  self->n = n;
  self->power = 1;
  self->hash = 0;
  for (guint i = 0; i < n; i++)
    {
      self->hash = self->hash * MULTIPLIER + units[i] + 1;
      if (i > 0)
        self->power *= MULTIPLIER;
    }
}

static void
roller_step (Roller *self)
{
  self->hash = (self->hash - (self->units[0] + 1) * self->power) * MULTIPLIER + self->units[self->n] + 1;
  self->units++;
}

/* The low bits of a product know little of what is in it. */
static guint64
mix (guint64 hash)
{
  hash ^= hash >> 32;
  hash *= G_GUINT64_CONSTANT (0xd6e8feb86659fd93);
  return hash ^ (hash >> 32);
}

static Slot *
find_slot (Slot *slots, guint n_slots, guint64 hash)
{
  guint i = (guint) (hash >> 8) & (n_slots - 1);

  while ((slots[i].n_before > 0) && slots[i].hash != hash)
    i = (i + 1) & (n_slots - 1);
  return &slots[i];
}

static void
grow (const Diff *self, const Gap *gap, Anchor *anchor)
{
  guint b = anchor->before, a = anchor->after, length = 0;

  while (b > gap->b0 && a > gap->a0 && self->before[b - 1] == self->after[a - 1])
    {
      b--;
      a--;
    }
  length = anchor->before - b;
  while (b + length < gap->b1 && a + length < gap->a1 && self->before[b + length] == self->after[a + length])
    length++;
  anchor->run = (GsyUnitRun){ b, a, length };
}

/* The runs with a string of @length units in them that both sides of @gap have just once, by their place before. */
static GArray *
find_anchors (const Diff *self, const Gap *gap, guint length)
{
  GArray *anchors = g_array_new (FALSE, FALSE, sizeof (Anchor));
  guint n_before = gap->b1 - gap->b0, n_after = gap->a1 - gap->a0;
  guint n_slots = 256;
  guint64 mask = 0;
  g_autofree Slot *slots = NULL;
  Roller roller;

  if (n_before < length || n_after < length)
    return anchors;
  while ((n_before >> g_bit_storage (mask)) > MAX_STRINGS)
    mask = mask << 1 | 1;
  while (n_slots < MIN (n_before, 2 * MAX_STRINGS) * 2)
    n_slots *= 2;
  slots = g_new0 (Slot, n_slots);

  roller_init (&roller, self->before + gap->b0, length);
  for (guint i = 0, n = 0;; roller_step (&roller), i++)
    {
      guint64 hash = mix (roller.hash);

      if ((hash & mask) == 0 && n < n_slots / 2)
        {
          Slot *slot = find_slot (slots, n_slots, hash);

          n += slot->n_before == 0;
          slot->hash = hash;
          slot->before = gap->b0 + i;
          slot->n_before = MIN (slot->n_before + 1, 2);
        }
      if (i + length >= n_before)
        break;
    }
  roller_init (&roller, self->after + gap->a0, length);
  for (guint i = 0;; roller_step (&roller), i++)
    {
      guint64 hash = mix (roller.hash);

      if ((hash & mask) == 0)
        {
          Slot *slot = find_slot (slots, n_slots, hash);

          if (slot->n_before > 0)
            {
              slot->after = gap->a0 + i;
              slot->n_after = MIN (slot->n_after + 1, 2);
            }
        }
      if (i + length >= n_after)
        break;
    }
  roller_init (&roller, self->before + gap->b0, length);
  for (guint i = 0;; roller_step (&roller), i++)
    {
      guint64 hash = mix (roller.hash);

      if ((hash & mask) == 0)
        {
          const Slot *slot = find_slot (slots, n_slots, hash);
          const Anchor *last = anchors->len > 0 ? &g_array_index (anchors, Anchor, anchors->len - 1) : NULL;
          gboolean known = last != NULL && slot->before - last->run.before == slot->after - last->run.after &&
                           slot->before + length <= last->run.before + last->run.length;

          if (slot->n_before == 1 && slot->n_after == 1 && !known &&
              memcmp (self->before + slot->before, self->after + slot->after, length * sizeof (guint32)) == 0)
            {
              Anchor anchor = { .before = slot->before, .after = slot->after };

              grow (self, gap, &anchor);
              g_array_append_val (anchors, anchor);
            }
        }
      if (i + length >= n_before)
        break;
    }
  return anchors;
}

static int
compare_after (gconstpointer a, gconstpointer b, gpointer data)
{
  const Anchor *anchors = data;
  guint x = anchors[*(const guint *) a].after, y = anchors[*(const guint *) b].after;

  return x < y ? -1 : x > y;
}

/* The heaviest of @anchors that are in the order of both texts: TRUE in the result. A Fenwick tree holds the best so far up to each rank. */
static gboolean *
choose_ordered (GArray *anchors)
{
  Anchor *all = &g_array_index (anchors, Anchor, 0);
  guint n = anchors->len;
  gboolean *chosen = g_new0 (gboolean, n);
  g_autofree guint *order = g_new (guint, n);
  g_autofree guint *rank = g_new (guint, n);
  g_autofree guint64 *weight = g_new0 (guint64, n);
  g_autofree guint *previous = g_new (guint, n);
  g_autofree guint *tree = g_new0 (guint, n + 1); /* numbers of anchors plus 1 */
  guint best = 0;

  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) n, sizeof (guint), compare_after, all);
  for (guint i = 0; i < n; i++)
    rank[order[i]] = i;
  for (guint i = 0; i < n; i++)
    {
      guint before = 0;

      for (guint at = rank[i]; at > 0; at &= at - 1)
        if (tree[at] > 0 && (before == 0 || weight[tree[at] - 1] > weight[before - 1]))
          before = tree[at];
      previous[i] = before;
      weight[i] = all[i].run.length + (before > 0 ? weight[before - 1] : 0);
      for (guint at = rank[i] + 1; at <= n; at += at & -at)
        if (tree[at] == 0 || weight[i] > weight[tree[at] - 1])
          tree[at] = i + 1;
      if (weight[i] > weight[best])
        best = i;
    }
  for (guint i = best + 1; i > 0; i = previous[i - 1])
    chosen[i - 1] = TRUE;
  return chosen;
}

/* --- Words --- */

typedef struct
{
  guint64 hash;
  guint start; /* in its text */
} Word;

static GArray *
split_words (const guint32 *units, guint start, guint end)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));

  for (guint i = start; i < end && words->len <= MAX_WORDS;)
    {
      Word word = { .hash = units[i] + 1, .start = i };
      gboolean letters = gsy_normal_is_letter (units[i]);

      for (i++; letters && i < end && gsy_normal_is_letter (units[i]); i++)
        word.hash = word.hash * MULTIPLIER + units[i] + 1;
      g_array_append_val (words, word);
    }
  return words;
}

static guint
word_end (GArray *words, guint i, guint end)
{
  return i + 1 < words->len ? g_array_index (words, Word, i + 1).start : end;
}

static void
add_equal_words (Diff *self, const Gap *gap, GArray *before, GArray *after, guint x, guint y, guint n)
{
  guint b = g_array_index (before, Word, x).start, a = g_array_index (after, Word, y).start;
  guint b_end = word_end (before, x + n - 1, gap->b1), a_end = word_end (after, y + n - 1, gap->a1);

  /* Hashes may lie. */
  if (b_end - b == a_end - a && b_end - b >= MIN_RUN && memcmp (self->before + b, self->after + a, (b_end - b) * sizeof (guint32)) == 0)
    add_run (self, b, a, b_end - b);
}

/* Myers' greedy way with all its fronts kept, which is why the number of differences is bounded. */
static void
diff_words (Diff *self, const Gap *gap)
{
  g_autoptr (GArray) before = split_words (self->before, gap->b0, gap->b1);
  g_autoptr (GArray) after = split_words (self->after, gap->a0, gap->a1);
  const Word *w = &g_array_index (before, Word, 0), *v = &g_array_index (after, Word, 0);
  int n = (int) before->len, m = (int) after->len;
  int max = MIN (n + m, MAX_DIFFERENCES), d, k, width = 2 * max + 3, found = -1;
  g_autofree int *fronts = NULL;
  g_autoptr (GArray) snakes = NULL;

  if (n > MAX_WORDS || m > MAX_WORDS || ABS (n - m) > max)
    return;
  /* Front d has d + 1 places, so that all take about max² / 2. */
  fronts = g_new (int, (gsize) (max + 1) * (gsize) (max + 2) / 2 + (gsize) width);
  {
    int *x_of = fronts + (gsize) (max + 1) * (gsize) (max + 2) / 2;
    int *front = fronts;

    memset (x_of, 0, (gsize) width * sizeof (int));
    for (d = 0; d <= max && found < 0; d++)
      {
        for (k = -d; k <= d; k += 2)
          {
            int down = x_of[k + 1 + max + 1], right = x_of[k - 1 + max + 1] + 1;
            int x = d == 0 ? 0 : k == -d || (k != d && right - 1 < down) ? down
                                                                         : right;
            int y = x - k;

            while (x < n && y >= 0 && y < m && w[x].hash == v[y].hash)
              {
                x++;
                y++;
              }
            x_of[k + max + 1] = x;
            front[(k + d) / 2] = x;
            if (x >= n && y >= m)
              {
                found = d;
                break;
              }
          }
        front += d + 1;
      }
  }
  if (found < 0)
    return;

  snakes = g_array_new (FALSE, FALSE, sizeof (int[3]));
  k = n - m;
  for (d = found; d >= 0; d--)
    {
      const int *front = fronts + (gsize) d * (gsize) (d + 1) / 2, *last = fronts + (gsize) (d - 1) * (gsize) d / 2;
      int x = front[(k + d) / 2], start = 0;

      if (d > 0)
        {
          /* Places of the front before this one, of diagonals k + 1 and k - 1. */
          int down = k + 1 <= d - 1 ? last[(k + d) / 2] : -1, right = k - 1 >= -(d - 1) ? last[(k + d - 2) / 2] + 1 : -1;
          gboolean goes_down = k == -d || (k != d && right - 1 < down);

          start = goes_down ? down : right;
          if (x > start)
            g_array_append_val (snakes, ((int[3]){ start, start - k, x - start }));
          k += goes_down ? 1 : -1;
        }
      else if (x > 0)
        {
          g_array_append_val (snakes, ((int[3]){ 0, 0, x }));
        }
    }
  for (guint i = snakes->len; i-- > 0;)
    {
      const int *snake = (const int *) (gpointer) (snakes->data + i * sizeof (int[3]));

      add_equal_words (self, gap, before, after, (guint) snake[0], (guint) snake[1], (guint) snake[2]);
    }
}

/* --- The stages --- */

/* What moved goes on into what both texts begin and end with. */
static void
add_moved (Diff *self, GsyUnitRun run)
{
  guint n = 0;

  if (self->moved == NULL || run.length < MIN_MOVED)
    return;
  for (; n < MAX_GROWTH && run.before > 0 && run.after > 0 && self->before[run.before - 1] == self->after[run.after - 1]; n++)
    {
      run.before--;
      run.after--;
    }
  run.length += n;
  for (n = 0; n < MAX_GROWTH && run.before + run.length < self->n_before && run.after + run.length < self->n_after &&
              self->before[run.before + run.length] == self->after[run.after + run.length];
       n++)
    run.length++;
  g_array_append_val (self->moved, run);
}

static void
diff_gap (Diff *self, Gap gap, guint stage)
{
  guint tail = 0;

  while (gap.b0 < gap.b1 && gap.a0 < gap.a1 && self->before[gap.b0] == self->after[gap.a0])
    {
      add_run (self, gap.b0, gap.a0, 1);
      gap.b0++;
      gap.a0++;
    }
  while (gap.b0 < gap.b1 && gap.a0 < gap.a1 && self->before[gap.b1 - 1] == self->after[gap.a1 - 1])
    {
      gap.b1--;
      gap.a1--;
      tail++;
    }
  if (gap.b0 < gap.b1 && gap.a0 < gap.a1)
    {
      g_autoptr (GArray) anchors = NULL;
      g_autofree gboolean *chosen = NULL;
      guint b = gap.b0, a = gap.a0;

      for (; stage < G_N_ELEMENTS (LENGTHS); stage++)
        {
          g_clear_pointer (&anchors, g_array_unref);
          anchors = find_anchors (self, &gap, LENGTHS[stage]);
          if (anchors->len > 0)
            break;
        }
      if (stage == G_N_ELEMENTS (LENGTHS))
        {
          diff_words (self, &gap);
        }
      else
        {
          chosen = choose_ordered (anchors);
          for (guint i = 0; i < anchors->len; i++)
            {
              GsyUnitRun run = g_array_index (anchors, Anchor, i).run;
              guint shift;

              if (!chosen[i])
                {
                  add_moved (self, run);
                  continue;
                }
              /* Two that grew together share what both texts repeat there. */
              shift = MAX (b > run.before ? b - run.before : 0, a > run.after ? a - run.after : 0);
              if (shift >= run.length)
                continue;
              diff_gap (self, (Gap){ b, run.before + shift, a, run.after + shift }, stage + 1);
              add_run (self, run.before + shift, run.after + shift, run.length - shift);
              b = run.before + run.length;
              a = run.after + run.length;
            }
          diff_gap (self, (Gap){ b, gap.b1, a, gap.a1 }, stage + 1);
        }
    }
  add_run (self, gap.b1, gap.a1, tail);
}

static int
compare_runs (gconstpointer a, gconstpointer b)
{
  const GsyUnitRun *x = a, *y = b;

  return x->before < y->before ? -1 : x->before > y->before;
}

GArray *
gsy_diff_units (const guint32 *before, guint n_before, const guint32 *after, guint n_after, GArray *moved)
{
  Diff self = { before, after, n_before, n_after, g_array_new (FALSE, FALSE, sizeof (GsyUnitRun)), moved };

  diff_gap (&self, (Gap){ 0, n_before, 0, n_after }, 0);
  if (moved != NULL)
    g_array_sort (moved, compare_runs);
  return self.runs;
}

GArray *
gsy_diff (const char *before, gsize n_before, const char *after, gsize n_after)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (GsyDiffRun));
  g_autoptr (GsyNormal) x = NULL;
  g_autoptr (GsyNormal) y = NULL;
  g_autoptr (GArray) runs = NULL;

  g_return_val_if_fail (before != NULL && after != NULL, found);

  x = gsy_normal_new (before, n_before);
  y = gsy_normal_new (after, n_after);
  runs = gsy_diff_units (x->chars, x->n, y->chars, y->n, NULL);
  for (guint i = 0; i < runs->len; i++)
    {
      const GsyUnitRun *run = &g_array_index (runs, GsyUnitRun, i);
      GsySpan b = gsy_span (run->before, run->before + run->length), a = gsy_span (run->after, run->after + run->length);
      GsySpan from, to;

      /* Not amid what is one stretch of either text. */
      while (b.start < b.end && ((b.start > 0 && x->starts[b.start] < x->ends[b.start - 1]) || (a.start > 0 && y->starts[a.start] < y->ends[a.start - 1])))
        {
          b.start++;
          a.start++;
        }
      while (b.start < b.end && ((b.end < x->n && x->starts[b.end] < x->ends[b.end - 1]) || (a.end < y->n && y->starts[a.end] < y->ends[a.end - 1])))
        {
          b.end--;
          a.end--;
        }
      if (gsy_normal_to_span (x, b, &from) && gsy_normal_to_span (y, a, &to))
        g_array_append_val (found, ((GsyDiffRun){ from.start, to.start, gsy_span_length (from), gsy_span_length (to) }));
    }
  return found;
}
