/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-index.c: an interval index that is one sorted array and the greatest end of each of its blocks. */
#include "config.h"
#include "core/gsy-index.h"

#include <stdlib.h>
#include <string.h>

#define BLOCK 64u

struct _GsyIndex
{
  GsyHit *entries; /* in order of compare_entries() */
  guint n;
  guint room;
  guint *max_ends; /* of each block of BLOCK entries; as much room as the entries need */
};

static inline int
compare_entries (const GsyHit *a, const GsyHit *b)
{
  int order = gsy_span_compare (a->span, b->span);

  if (order == 0 && a->statement != b->statement)
    order = strcmp (a->statement->id, b->statement->id);
  return order;
}

static int
compare_for_sort (const void *a, const void *b)
{
  return compare_entries (a, b);
}

static inline guint
n_blocks (guint n_entries)
{
  return (n_entries + BLOCK - 1) / BLOCK;
}

static void
scan_block (GsyIndex *self, guint block)
{
  guint last = MIN (self->n, (block + 1) * BLOCK);
  guint max = 0;

  for (guint i = block * BLOCK; i < last; i++)
    max = MAX (max, self->entries[i].span.end);
  self->max_ends[block] = max;
}

static void
reserve (GsyIndex *self, guint n)
{
  if (n <= self->room)
    return;
  /* An eighth more: edits come one by one, and twice the memory of a large index would be a waste. */
  self->room = MAX (BLOCK, n + n / 8);
  self->entries = g_renew (GsyHit, self->entries, self->room);
  self->max_ends = g_renew (guint, self->max_ends, n_blocks (self->room));
}

/* The first position whose entry is not before @entry. */
static guint
lower_bound (const GsyIndex *self, const GsyHit *entry)
{
  guint low = 0;
  guint high = self->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_entries (&self->entries[middle], entry) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The first position whose span starts at @start or later. */
static guint
first_from (const GsyIndex *self, guint start)
{
  guint low = 0;
  guint high = self->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->entries[middle].span.start < start)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* A block gained one end and lost another: only when it lost its greatest one must its entries be looked at. */
static inline void
mend_block (GsyIndex *self, guint block, guint gained, guint lost)
{
  if (gained >= self->max_ends[block])
    self->max_ends[block] = gained;
  else if (lost == self->max_ends[block])
    scan_block (self, block);
}

static void
insert_at (GsyIndex *self, guint place, const GsyHit *entry)
{
  guint old_blocks = n_blocks (self->n);

  reserve (self, self->n + 1);
  memmove (self->entries + place + 1, self->entries + place, (self->n - place) * sizeof (GsyHit));
  self->entries[place] = *entry;
  self->n++;
  if (n_blocks (self->n) > old_blocks)
    self->max_ends[old_blocks] = 0;
  for (guint block = place / BLOCK; block < n_blocks (self->n); block++)
    {
      /* What stands first in the block came in, what stands first in the next one went out. */
      guint gained = block == place / BLOCK ? entry->span.end : self->entries[block * BLOCK].span.end;
      guint next = (block + 1) * BLOCK;

      mend_block (self, block, gained, next < self->n ? self->entries[next].span.end : 0);
    }
}

static void
remove_at (GsyIndex *self, guint place)
{
  guint removed = self->entries[place].span.end;

  memmove (self->entries + place, self->entries + place + 1, (self->n - place - 1) * sizeof (GsyHit));
  self->n--;
  for (guint block = place / BLOCK; block < n_blocks (self->n); block++)
    {
      guint last = (block + 1) * BLOCK - 1;
      guint gained = last < self->n ? self->entries[last].span.end : 0;
      guint lost = block == place / BLOCK ? removed : self->entries[block * BLOCK - 1].span.end;

      mend_block (self, block, gained, lost);
    }
}

GsyIndex *
gsy_index_new (void)
{
  return g_new0 (GsyIndex, 1);
}

void
gsy_index_free (GsyIndex *self)
{
  if (self == NULL)
    return;
  g_free (self->entries);
  g_free (self->max_ends);
  g_free (self);
}

/* Sorts what is not sorted yet. */
static void
sort_entries (GsyHit *entries, guint n)
{
  for (guint i = 1; i < n; i++)
    if (compare_entries (&entries[i - 1], &entries[i]) > 0)
      {
        qsort (entries, n, sizeof (GsyHit), compare_for_sort);
        return;
      }
}

void
gsy_index_build (GsyIndex *self, GPtrArray *statements)
{
  g_autofree GsyHit *others = NULL; /* the second and later spans of fragmented statements: out of order, and few */
  guint n_first = 0;
  guint n_others = 0;
  guint i;
  guint j;
  guint k;

  for (i = 0; i < statements->len; i++)
    {
      const GsyStatement *statement = g_ptr_array_index (statements, i);
      guint n_spans = gsy_statement_get_n_spans (statement);

      if (statement->detached || n_spans == 0)
        continue;
      n_first++;
      n_others += n_spans - 1;
    }

  self->n = n_first + n_others;
  self->room = MAX (self->n, BLOCK);
  self->entries = g_renew (GsyHit, self->entries, self->room);
  self->max_ends = g_renew (guint, self->max_ends, n_blocks (self->room));
  others = g_new (GsyHit, MAX (n_others, 1));

  /* The first spans go to the end of the room, so that merging with the others never runs over them. */
  j = n_others;
  k = 0;
  for (i = 0; i < statements->len; i++)
    {
      const GsyStatement *statement = g_ptr_array_index (statements, i);
      guint n_spans = gsy_statement_get_n_spans (statement);

      if (statement->detached || n_spans == 0)
        continue;
      self->entries[j++] = (GsyHit){ statement, 0, gsy_statement_get_span (statement, 0) };
      for (guint fragment = 1; fragment < n_spans; fragment++)
        others[k++] = (GsyHit){ statement, fragment, gsy_statement_get_span (statement, fragment) };
    }
  sort_entries (self->entries + n_others, n_first);
  sort_entries (others, n_others);

  i = 0;
  j = n_others;
  k = 0;
  while (k < n_others)
    {
      if (j < self->n && compare_entries (&self->entries[j], &others[k]) <= 0)
        self->entries[i++] = self->entries[j++];
      else
        self->entries[i++] = others[k++];
    }
  for (guint block = 0; block < n_blocks (self->n); block++)
    scan_block (self, block);
}

void
gsy_index_insert (GsyIndex *self, const GsyStatement *statement)
{
  if (statement->detached)
    return;
  for (guint i = 0; i < gsy_statement_get_n_spans (statement); i++)
    {
      GsyHit entry = { statement, i, gsy_statement_get_span (statement, i) };

      insert_at (self, lower_bound (self, &entry), &entry);
    }
}

void
gsy_index_remove (GsyIndex *self, const GsyStatement *statement)
{
  if (statement->detached)
    return;
  for (guint i = 0; i < gsy_statement_get_n_spans (statement); i++)
    {
      GsyHit entry = { statement, i, gsy_statement_get_span (statement, i) };
      guint place = lower_bound (self, &entry);

      g_return_if_fail (place < self->n && self->entries[place].statement == statement);
      remove_at (self, place);
    }
}

guint
gsy_index_get_n_spans (const GsyIndex *self)
{
  return self->n;
}

guint
gsy_index_query (const GsyIndex *self, GsySpan range, GArray *hits)
{
  guint before = hits->len;
  guint end = gsy_span_is_empty (range) ? range.start + 1 : range.end;
  guint limit = first_from (self, end);

  for (guint block = 0; block < n_blocks (limit); block++)
    {
      guint last = MIN (limit, (block + 1) * BLOCK);

      if (self->max_ends[block] <= range.start)
        continue;
      for (guint i = block * BLOCK; i < last;)
        {
          guint first;

          while (i < last && self->entries[i].span.end <= range.start)
            i++;
          first = i;
          while (i < last && self->entries[i].span.end > range.start)
            i++;
          if (i > first)
            g_array_append_vals (hits, &self->entries[first], i - first);
        }
    }
  return hits->len - before;
}

gboolean
gsy_index_is_sound (const GsyIndex *self)
{
  for (guint block = 0; block < n_blocks (self->n); block++)
    {
      guint max = 0;

      for (guint i = block * BLOCK; i < MIN (self->n, (block + 1) * BLOCK); i++)
        {
          if (i > 0 && compare_entries (&self->entries[i - 1], &self->entries[i]) > 0)
            return FALSE;
          max = MAX (max, self->entries[i].span.end);
        }
      if (max != self->max_ends[block])
        return FALSE;
    }
  return TRUE;
}
