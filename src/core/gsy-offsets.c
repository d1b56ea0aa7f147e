/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-offsets.c: positions of a text in code points, bytes, UTF-16 units and grapheme clusters. */
#include "config.h"

#include "core/gsy-offsets.h"

#include <string.h>

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

/* Code points between two checkpoints. */
#define STEP 32

/* How far back an undecided grapheme boundary is looked into. Only runs of flags, emoji joined over and over, and chains of
 * Hangul letters or Indic conjuncts get that long, and none that means anything. */
#define MAX_LOOK_BACK 512

typedef struct
{
  guint byte;
  guint utf16;
} Checkpoint;

struct _GsyOffsets
{
  const char *text;
  gsize n_bytes;
  guint n_chars;
  guint n_utf16;
  Checkpoint *points; /* at each multiple of STEP, and one at the end; NULL when the text is ASCII alone */
  guint n_points;
};

static inline guint
lead_length (guchar lead)
{
  if (lead < 0x80)
    return 1;
  if (lead < 0xe0)
    return 2;
  return lead < 0xf0 ? 3 : 4;
}

/* UTF-16 units of the code point that starts with @lead. */
static inline guint
lead_utf16 (guchar lead)
{
  return lead < 0xf0 ? 1 : 2;
}

static inline gboolean
is_continuation (guchar byte)
{
  return (byte & 0xc0) == 0x80;
}

/* Code points that start in the eight bytes at @text. */
static inline guint
count_starts (const char *text)
{
  guint64 chunk, continuations;

  memcpy (&chunk, text, sizeof chunk);
  continuations = (chunk >> 7) & ~(chunk >> 6) & G_GUINT64_CONSTANT (0x0101010101010101);
  return 8 - (guint) ((continuations * G_GUINT64_CONSTANT (0x0101010101010101)) >> 56);
}

static gboolean
is_ascii (const char *text, gsize n_bytes)
{
  gsize i = 0;

  for (; i + sizeof (guint64) <= n_bytes; i += sizeof (guint64))
    {
      guint64 chunk;

      memcpy (&chunk, text + i, sizeof chunk);
      if (chunk & G_GUINT64_CONSTANT (0x8080808080808080))
        return FALSE;
    }
  for (; i < n_bytes; i++)
    if ((guchar) text[i] >= 0x80)
      return FALSE;
  return TRUE;
}

GsyOffsets *
gsy_offsets_new (const char *text, gsize n_bytes)
{
  GsyOffsets *self;
  g_autoptr (GArray) points = NULL;
  gsize byte = 0;

  g_return_val_if_fail (text != NULL || n_bytes == 0, NULL);
  g_return_val_if_fail (n_bytes <= G_MAXINT32, NULL);

  self = g_new0 (GsyOffsets, 1);
  self->text = text != NULL ? text : "";
  self->n_bytes = n_bytes;
  if (is_ascii (self->text, n_bytes))
    {
      self->n_chars = (guint) n_bytes;
      self->n_utf16 = (guint) n_bytes;
      return self;
    }

  points = g_array_sized_new (FALSE, FALSE, sizeof (Checkpoint), (guint) (n_bytes / STEP) + 2);
  while (byte < n_bytes)
    {
      Checkpoint point = { (guint) byte, self->n_utf16 };

      g_array_append_val (points, point);
      for (guint i = 0; i < STEP && byte < n_bytes; i++)
        {
          guchar lead = (guchar) text[byte];

          byte += lead_length (lead);
          self->n_utf16 += lead_utf16 (lead);
          self->n_chars++;
        }
    }
  g_array_append_val (points, ((Checkpoint){ (guint) n_bytes, self->n_utf16 }));
  self->n_points = points->len;
  self->points = g_new (Checkpoint, points->len);
  memcpy (self->points, points->data, points->len * sizeof (Checkpoint));
  return self;
}

void
gsy_offsets_free (GsyOffsets *self)
{
  if (self == NULL)
    return;
  g_free (self->points);
  g_free (self);
}

guint
gsy_offsets_get_n_chars (const GsyOffsets *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_chars;
}

gsize
gsy_offsets_get_n_bytes (const GsyOffsets *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_bytes;
}

guint
gsy_offsets_get_n_utf16 (const GsyOffsets *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_utf16;
}

/* Code points of the block: the last one may have fewer. */
static inline guint
block_length (const GsyOffsets *self, guint block)
{
  return MIN (self->n_chars - block * STEP, STEP);
}

gsize
gsy_offsets_to_byte (const GsyOffsets *self, guint offset)
{
  guint byte, block, rest;

  g_return_val_if_fail (self != NULL, 0);

  if (offset >= self->n_chars)
    return self->n_bytes;
  if (self->points == NULL)
    return offset;
  block = offset / STEP;
  rest = offset % STEP;
  byte = self->points[block].byte;
  if (self->points[block + 1].byte - byte == block_length (self, block))
    return byte + rest;
  /* @rest counts the code points to pass that start at or after @byte. */
  while (rest >= 8 && byte + 8 <= self->n_bytes)
    {
      rest -= count_starts (self->text + byte);
      byte += 8;
    }
  while (is_continuation ((guchar) self->text[byte]))
    byte++;
  for (; rest > 0; rest--)
    byte += lead_length ((guchar) self->text[byte]);
  return byte;
}

guint
gsy_offsets_to_utf16 (const GsyOffsets *self, guint offset)
{
  guint byte, block, rest, units;

  g_return_val_if_fail (self != NULL, 0);

  if (offset >= self->n_chars)
    return self->n_utf16;
  if (self->points == NULL)
    return offset;
  block = offset / STEP;
  rest = offset % STEP;
  units = self->points[block].utf16;
  if (self->points[block + 1].utf16 - units == block_length (self, block))
    return units + rest;
  for (byte = self->points[block].byte; rest > 0; rest--)
    {
      units += lead_utf16 ((guchar) self->text[byte]);
      byte += lead_length ((guchar) self->text[byte]);
    }
  return units;
}

/* The last checkpoint at or before @value, which is in bytes or UTF-16 units and lies before the end. */
static guint
find_block (const GsyOffsets *self, guint value, gboolean utf16)
{
  /* A block holds STEP code points of one to four bytes, of one or two units. */
  guint low = value / (STEP * (utf16 ? 2 : 4));
  guint high = MIN (value / STEP + 1, self->n_points - 1);

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if ((utf16 ? self->points[middle].utf16 : self->points[middle].byte) <= value)
        low = middle;
      else
        high = middle;
    }
  return low;
}

guint
gsy_offsets_from_byte (const GsyOffsets *self, gsize byte)
{
  guint block, offset, at;

  g_return_val_if_fail (self != NULL, 0);

  if (byte >= self->n_bytes)
    return self->n_chars;
  if (self->points == NULL)
    return (guint) byte;
  block = find_block (self, (guint) byte, FALSE);
  offset = block * STEP;
  at = self->points[block].byte;
  if (self->points[block + 1].byte - at == block_length (self, block))
    return offset + ((guint) byte - at);
  /* One less than the code points that start between the checkpoint and @byte, itself included. */
  for (at++; at + 8 <= byte + 1; at += 8)
    offset += count_starts (self->text + at);
  for (; at <= byte; at++)
    offset += !is_continuation ((guchar) self->text[at]);
  return offset;
}

guint
gsy_offsets_from_utf16 (const GsyOffsets *self, guint unit)
{
  guint block, offset, at, byte;

  g_return_val_if_fail (self != NULL, 0);

  if (unit >= self->n_utf16)
    return self->n_chars;
  if (self->points == NULL)
    return unit;
  block = find_block (self, unit, TRUE);
  offset = block * STEP;
  at = self->points[block].utf16;
  byte = self->points[block].byte;
  if (self->points[block + 1].utf16 - at == block_length (self, block))
    return offset + (unit - at);
  for (;;)
    {
      at += lead_utf16 ((guchar) self->text[byte]);
      byte += lead_length ((guchar) self->text[byte]);
      if (at > unit)
        return offset;
      offset++;
    }
}

const char *
gsy_offsets_slice (const GsyOffsets *self, GsySpan span, gsize *n_bytes)
{
  gsize start, end;

  g_return_val_if_fail (self != NULL, NULL);

  start = gsy_offsets_to_byte (self, span.start);
  end = gsy_span_is_empty (span) ? start : gsy_offsets_to_byte (self, span.end);
  if (n_bytes != NULL)
    *n_bytes = end - start;
  return self->text + start;
}

typedef enum
{
  BOUNDARY_NO,
  BOUNDARY_YES,
  BOUNDARY_MAYBE, /* depends on what comes before */
} Boundary;

/* What UAX #29 says of the place between @before and @after when nothing else is looked at. */
static Boundary
classify (gunichar before, gunichar after)
{
  int before_break, after_break;

  /* Nothing below the first combining mark joins, but for one pair. */
  if (before < 0x300 && after < 0x300)
    return before == '\r' && after == '\n' ? BOUNDARY_NO : BOUNDARY_YES;

  before_break = u_getIntPropertyValue ((UChar32) before, UCHAR_GRAPHEME_CLUSTER_BREAK);
  after_break = u_getIntPropertyValue ((UChar32) after, UCHAR_GRAPHEME_CLUSTER_BREAK);
  if (before_break == U_GCB_CONTROL || before_break == U_GCB_CR || before_break == U_GCB_LF)
    return BOUNDARY_YES;
  if (after_break == U_GCB_CONTROL || after_break == U_GCB_CR || after_break == U_GCB_LF)
    return BOUNDARY_YES;
  if (after_break == U_GCB_EXTEND || after_break == U_GCB_ZWJ || after_break == U_GCB_SPACING_MARK)
    return BOUNDARY_NO;
  if (after_break != U_GCB_OTHER)
    return BOUNDARY_MAYBE;
  if (before_break == U_GCB_OTHER)
    return BOUNDARY_YES;
  /* A mark before a letter of the scripts without conjuncts: decomposed accents, Arabic, Hebrew. */
  if ((before_break == U_GCB_EXTEND || before_break == U_GCB_SPACING_MARK) && after < 0x900)
    return BOUNDARY_YES;
  return BOUNDARY_MAYBE;
}

static void
close_iterator (gpointer iterator)
{
  ubrk_close (iterator);
}

/* Opening an iterator reads its rules, so each thread keeps the one that it opened. */
static UBreakIterator *
get_iterator (void)
{
  static GPrivate kept = G_PRIVATE_INIT (close_iterator);
  UBreakIterator *iterator = g_private_get (&kept);

  if (iterator == NULL)
    {
      UErrorCode status = U_ZERO_ERROR;

      iterator = ubrk_open (UBRK_CHARACTER, "", NULL, 0, &status);
      if (U_FAILURE (status))
        {
          g_warning ("No grapheme clusters: %s", u_errorName (status));
          return NULL;
        }
      g_private_set (&kept, iterator);
    }
  return iterator;
}

/* Ask ICU about the place at @at, with just as much before it as can matter, and the one code point after it. */
static gboolean
is_boundary_by_icu (const GsyOffsets *self, gsize at)
{
  UBreakIterator *iterator = get_iterator ();
  UText window = UTEXT_INITIALIZER;
  UErrorCode status = U_ZERO_ERROR;
  const char *start = self->text + at;
  const char *end = g_utf8_next_char (self->text + at);
  gunichar after;
  gboolean answer = TRUE;

  if (iterator == NULL)
    return TRUE;

  start = g_utf8_prev_char (start);
  after = g_utf8_get_char (start);
  for (guint i = 0; i < MAX_LOOK_BACK && start > self->text; i++)
    {
      const char *previous = g_utf8_prev_char (start);
      gunichar before = g_utf8_get_char (previous);

      if (classify (before, after) == BOUNDARY_YES)
        break;
      start = previous;
      after = before;
    }

  utext_openUTF8 (&window, start, end - start, &status);
  ubrk_setUText (iterator, &window, &status);
  if (U_SUCCESS (status))
    answer = ubrk_isBoundary (iterator, (int32_t) (self->text + at - start));
  utext_close (&window);
  return answer;
}

static gboolean
is_boundary_at_byte (const GsyOffsets *self, gsize at)
{
  const char *place = self->text + at;

  if (at == 0 || at >= self->n_bytes)
    return TRUE;
  switch (classify (g_utf8_get_char (g_utf8_prev_char (place)), g_utf8_get_char (place)))
    {
    case BOUNDARY_NO:
      return FALSE;
    case BOUNDARY_YES:
      return TRUE;
    case BOUNDARY_MAYBE:
    default:
      return is_boundary_by_icu (self, at);
    }
}

gboolean
gsy_offsets_is_grapheme_boundary (const GsyOffsets *self, guint offset)
{
  g_return_val_if_fail (self != NULL, TRUE);

  if (offset == 0 || offset >= self->n_chars)
    return TRUE;
  return is_boundary_at_byte (self, gsy_offsets_to_byte (self, offset));
}

guint
gsy_offsets_grapheme_floor (const GsyOffsets *self, guint offset)
{
  gsize at;

  g_return_val_if_fail (self != NULL, 0);

  if (offset >= self->n_chars)
    return self->n_chars;
  at = gsy_offsets_to_byte (self, offset);
  while (!is_boundary_at_byte (self, at))
    {
      do
        at--;
      while (is_continuation ((guchar) self->text[at]));
      offset--;
    }
  return offset;
}

guint
gsy_offsets_grapheme_ceil (const GsyOffsets *self, guint offset)
{
  gsize at;

  g_return_val_if_fail (self != NULL, 0);

  if (offset >= self->n_chars)
    return self->n_chars;
  at = gsy_offsets_to_byte (self, offset);
  while (!is_boundary_at_byte (self, at))
    {
      at += lead_length ((guchar) self->text[at]);
      offset++;
    }
  return offset;
}
