/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-finder.c: an index of the eight bytes at every eighth place of a text. */
#include "config.h"

#include "core/gsy-finder.h"

#include <string.h>

#define WINDOW 8

/* Searches that walk through the text before the index pays. */
#define MAX_WALKS 16

struct _GsyFinder
{
  const char *text;
  gsize n_bytes;
  guint n_searches;

  /* The windows of bucket b are places[starts[b]] to places[starts[b + 1] - 1], as numbers of windows. NULL: not made yet. */
  guint *starts;
  guint *places;
  guint shift; /* of a hash, to get its bucket */
};

GsyFinder *
gsy_finder_new (const char *text, gsize n_bytes)
{
  GsyFinder *self;

  g_return_val_if_fail (text != NULL && text[n_bytes] == '\0', NULL);
  g_return_val_if_fail (n_bytes <= G_MAXINT32, NULL);

  self = g_new0 (GsyFinder, 1);
  self->text = text;
  self->n_bytes = n_bytes;
  return self;
}

void
gsy_finder_free (GsyFinder *self)
{
  if (self == NULL)
    return;
  g_free (self->starts);
  g_free (self->places);
  g_free (self);
}

static guint
get_bucket (const GsyFinder *self, const char *window)
{
  guint64 bytes;

  memcpy (&bytes, window, sizeof bytes);
  bytes ^= bytes >> 29;
  return (guint) ((bytes * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> self->shift);
}

static void
make_index (GsyFinder *self)
{
  guint n_windows = (guint) (self->n_bytes / WINDOW);
  guint bits = MAX (g_bit_storage (n_windows), 4);
  guint n_buckets = 1u << bits;
  guint n = 0;

  self->shift = 64 - bits;
  self->starts = g_new0 (guint, n_buckets + 1);
  self->places = g_new (guint, MAX (n_windows, 1));
  for (guint i = 0; i < n_windows; i++)
    self->starts[get_bucket (self, self->text + (gsize) i * WINDOW)]++;
  for (guint i = 0; i <= n_buckets; i++)
    {
      n += self->starts[i];
      self->starts[i] = n;
    }
  /* Filled from the back, each bucket's end becomes its start. */
  for (guint i = n_windows; i-- > 0;)
    self->places[--self->starts[get_bucket (self, self->text + (gsize) i * WINDOW)]] = i;
}

/* A match that starts at any byte holds, at one of eight distances from its start, an indexed window; and then others each
 * eight bytes further, of which the rarest is looked up. */
static void
search_index (const GsyFinder *self, const char *needle, gsize length, GsyFinderFunc func, gpointer data)
{
  for (gsize distance = 0; distance < WINDOW; distance++)
    {
      guint best = 0, best_size = G_MAXUINT;
      gsize best_at = 0;

      for (gsize at = distance; at + WINDOW <= length && best_size > 1; at += WINDOW)
        {
          guint bucket = get_bucket (self, needle + at);
          guint size = self->starts[bucket + 1] - self->starts[bucket];

          if (size < best_size)
            {
              best = bucket;
              best_size = size;
              best_at = at;
            }
        }
      for (guint i = 0; i < best_size; i++)
        {
          gsize place = (gsize) self->places[self->starts[best] + i] * WINDOW;

          if (place >= best_at && place - best_at + length <= self->n_bytes &&
              memcmp (self->text + place - best_at, needle, length) == 0 && !func (place - best_at, data))
            return;
        }
    }
}

void
gsy_finder_foreach (GsyFinder *self, const char *needle, GsyFinderFunc func, gpointer data)
{
  gsize length;

  g_return_if_fail (self != NULL);
  g_return_if_fail (needle != NULL && *needle != '\0');

  length = strlen (needle);
  /* A shorter needle may lie between two windows. */
  if (length >= 2 * WINDOW - 1 && ++self->n_searches > MAX_WALKS)
    {
      if (self->starts == NULL)
        make_index (self);
      search_index (self, needle, length, func, data);
      return;
    }
  for (const char *at = strstr (self->text, needle); at != NULL; at = strstr (at + 1, needle))
    if (!func ((gsize) (at - self->text), data))
      return;
}
