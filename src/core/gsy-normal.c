/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-normal.c: text normalised for comparing, and the way back to the original. */
#include "config.h"

#include "core/gsy-normal.h"

#include "core/gsy-fold.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

/* A base letter with more marks than this is nobody's text: it is normalised in pieces, so that no text takes long. */
#define MAX_SEGMENT 64

typedef struct
{
  GsyNormal *normal;
  guint size;
  const UNormalizer2 *composer;
  gboolean space_from;     /* the last unit is a space, so that more white space belongs to it */
  gboolean space_unwanted; /* nor is one wanted now: a quotation mark that opens stands before */
  guint n_line_ends;       /* since the last that is not white; at first as if some were */
  guint n_quotes;          /* double ones in this paragraph */
  guint32 before;          /* the last of the original, a space at first */
} Maker;

static gboolean
is_white (guint32 c)
{
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xa0 || (c >= 0x1680 && u_isUWhiteSpace ((UChar32) c));
}

static gboolean
is_dropped (guint32 c)
{
  return c == 0xad || c == 0x61c || (c >= 0x200b && c <= 0x200f && c != 0x200c && c != 0x200d) || (c >= 0x202a && c <= 0x202e) || c == 0x2060 ||
         (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

static gboolean
is_unspaced (guint32 c)
{
  return (c >= 0x2e80 && c <= 0x312f) || (c >= 0x31a0 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) || (c >= 0xff01 && c <= 0xff64) ||
         (c >= 0x20000 && c <= 0x3ffff);
}

gboolean
gsy_normal_is_letter (guint32 c)
{
  if (c < 0x80)
    return g_ascii_isalnum ((char) c);
  if (is_unspaced (c))
    return FALSE;
  return (U_MASK (u_charType ((UChar32) c)) & (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK)) != 0;
}

/* One of each kind of mark; @c itself when it is none. */
static guint32
fold_mark (guint32 c)
{
  char mark = gsy_fold_punctuation (c);

  return mark != 0 ? (guint32) mark : c;
}

/* What one code point is written out as; NULL for any other. */
static const char *
expand (guint32 c)
{
  switch (c)
    {
    case 0x2026: /* … */
      return "...";
    case 0xfb00:
      return "ff";
    case 0xfb01:
      return "fi";
    case 0xfb02:
      return "fl";
    case 0xfb03:
      return "ffi";
    case 0xfb04:
      return "ffl";
    case 0xfb05:
    case 0xfb06:
      return "st";
    default:
      return NULL;
    }
}

static guint32
fold_case (guint32 c)
{
  if (c < 0x80)
    return (guint32) g_ascii_tolower ((char) c);
  return (guint32) u_foldCase ((UChar32) c, U_FOLD_CASE_DEFAULT);
}

static void
add_unit (Maker *self, guint32 c, guint start, guint end)
{
  GsyNormal *normal = self->normal;

  if (normal->n == self->size)
    {
      self->size = MAX (64, self->size + self->size / 2);
      normal->chars = g_renew (guint32, normal->chars, self->size);
      normal->folded = g_renew (guint32, normal->folded, self->size);
      normal->starts = g_renew (guint32, normal->starts, self->size);
      normal->ends = g_renew (guint32, normal->ends, self->size);
    }
  normal->chars[normal->n] = c;
  normal->folded[normal->n] = fold_case (c);
  normal->starts[normal->n] = start;
  normal->ends[normal->n] = end;
  normal->n++;
}

/* TRUE when @c and what follows it never come together in one code point, nor does it become another one. */
static gboolean
is_plain (guint32 c)
{
  return c < 0x300 || (c >= 0x4e00 && c <= 0x9fff) || (c >= 0xac00 && c <= 0xd7a3) ||
         u_getIntPropertyValue ((UChar32) c, UCHAR_NFC_QUICK_CHECK) == UNORM_YES;
}

static gboolean
begins_segment (Maker *self, guint32 c)
{
  return c < 0x300 || (c >= 0x4e00 && c <= 0x9fff) || unorm2_hasBoundaryBefore (self->composer, (UChar32) c);
}

static void
add_composed (Maker *self, const guint32 *segment, guint n, guint start)
{
  UChar in[2 * MAX_SEGMENT], out[16 * MAX_SEGMENT];
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = 0, composed;

  for (guint i = 0; i < n; i++)
    U16_APPEND_UNSAFE (in, length, segment[i]);
  composed = unorm2_normalize (self->composer, in, length, out, G_N_ELEMENTS (out), &status);
  if (U_FAILURE (status))
    {
      for (guint i = 0; i < n; i++)
        add_unit (self, segment[i], start + i, start + i + 1);
      return;
    }
  for (int32_t i = 0; i < composed;)
    {
      UChar32 c;

      U16_NEXT (out, i, composed, c);
      add_unit (self, fold_mark ((guint32) c), start, start + n);
    }
}

static void
add_white (Maker *self, guint offset)
{
  GsyNormal *normal = self->normal;

  if (self->space_from)
    {
      normal->ends[normal->n - 1] = offset + 1;
      return;
    }
  if (self->space_unwanted)
    return;
  add_unit (self, ' ', offset, offset + 1);
  self->space_from = TRUE;
}

/* What a double quotation mark does to the white space beside it: French sets some inside, and so does who puts other marks in their place. Where
 * there is some on one side alone, that is outside. */
typedef enum
{
  QUOTE_PLAIN,
  QUOTE_OPENS,
  QUOTE_CLOSES,
} QuoteSide;

static QuoteSide
get_side (Maker *self, guint32 c, guint32 after)
{
  if (self->n_line_ends > 1)
    self->n_quotes = 0;
  self->n_quotes++;
  if (!is_white (after))
    return QUOTE_PLAIN;
  if (c == 0xab && (self->before == '(' || self->before == '[' || fold_mark (self->before) == '\''))
    return QUOTE_OPENS;
  if (!is_white (self->before))
    return QUOTE_PLAIN;
  switch (c)
    {
    case 0xab:
    case 0x201e:
      return QUOTE_OPENS;
    case 0xbb:
    case 0x201d:
      return QUOTE_CLOSES;
    default:
      return self->n_quotes % 2 == 1 ? QUOTE_OPENS : QUOTE_CLOSES;
    }
}

/* What may follow the mark that closes, without a space. */
static gboolean
may_follow (guint32 c)
{
  return !gsy_normal_is_letter (c) && !is_unspaced (c) && c != '(' && c != '[' && fold_mark (c) != '"';
}

static void
add_segment (Maker *self, const guint32 *segment, guint n, guint start, guint32 after)
{
  GsyNormal *normal = self->normal;
  guint32 c = segment[0];
  QuoteSide side = QUOTE_PLAIN;
  const char *letters;

  if (n == 1 && fold_mark (c) == '"')
    side = get_side (self, c, may_follow (after) && is_white (self->before) ? ' ' : after);
  self->n_line_ends = 0;

  /* The space before was none. */
  if (self->space_from &&
      (side == QUOTE_CLOSES || (is_unspaced (c) && normal->n > 1 && is_unspaced (normal->chars[normal->n - 2]))))
    normal->n--;
  self->space_from = FALSE;
  self->space_unwanted = side == QUOTE_OPENS;
  if (n > 1 || !is_plain (c))
    {
      letters = n == 1 ? expand (c) : NULL;
      if (letters == NULL)
        {
          add_composed (self, segment, n, start);
          return;
        }
    }
  else
    {
      letters = c >= 0x2026 ? expand (c) : NULL;
    }
  for (; letters != NULL && *letters != '\0'; letters++)
    {
      add_unit (self, (guint32) *letters, start, start + 1);
      if (letters[1] == '\0')
        return;
    }
  add_unit (self, fold_mark (c), start, start + 1);
}

GsyNormal *
gsy_normal_new (const char *text, gsize n_bytes)
{
  GsyNormal *normal = g_new0 (GsyNormal, 1);
  Maker maker = { .normal = normal, .n_line_ends = 2, .before = ' ' };
  UErrorCode status = U_ZERO_ERROR;
  const char *at = text, *end = text + n_bytes;
  guint offset = 0;

  g_return_val_if_fail (text != NULL || n_bytes == 0, normal);

  maker.composer = unorm2_getNFCInstance (&status);
  if (U_FAILURE (status))
    g_error ("ICU has no normalization: %s", u_errorName (status));
  maker.size = (guint) (n_bytes + n_bytes / 16 + 16);
  normal->chars = g_new (guint32, maker.size);
  normal->folded = g_new (guint32, maker.size);
  normal->starts = g_new (guint32, maker.size);
  normal->ends = g_new (guint32, maker.size);

  while (at < end)
    {
      guint32 segment[MAX_SEGMENT];
      guint n = 0;

      segment[n++] = (guchar) *at < 0x80 ? (guchar) *at : g_utf8_get_char (at);
      at = g_utf8_next_char (at);
      if (is_white (segment[0]))
        {
          add_white (&maker, offset);
          maker.n_line_ends += segment[0] == '\n' || segment[0] == 0x85 || segment[0] == 0x2028 || segment[0] == 0x2029 ||
                               (segment[0] == '\r' && (at == end || *at != '\n'));
        }
      else if (is_dropped (segment[0]))
        {
          offset++;
          continue;
        }
      else
        {
          while (at < end && n < MAX_SEGMENT)
            {
              guint32 c = (guchar) *at < 0x80 ? (guchar) *at : g_utf8_get_char (at);

              if (begins_segment (&maker, c))
                break;
              segment[n++] = c;
              at = g_utf8_next_char (at);
            }
          add_segment (&maker, segment, n, offset, at < end ? g_utf8_get_char (at) : ' ');
        }
      maker.before = segment[n - 1];
      offset += n;
    }
  normal->length = offset;
  return normal;
}

void
gsy_normal_free (GsyNormal *self)
{
  if (self == NULL)
    return;
  g_free (self->chars);
  g_free (self->folded);
  g_free (self->starts);
  g_free (self->ends);
  g_free (self);
}

/* The first unit that ends after @offset, or starts at or after it. */
static guint
find_unit (const guint32 *values, guint n, guint32 above)
{
  guint low = 0, high = n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (values[middle] > above)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

GsySpan
gsy_normal_from_span (const GsyNormal *self, GsySpan span)
{
  GsySpan units;

  if (gsy_span_is_empty (span))
    return GSY_SPAN_EMPTY;
  units.start = find_unit (self->ends, self->n, span.start);
  units.end = find_unit (self->starts, self->n, span.end - 1);
  return units.end > units.start ? units : GSY_SPAN_EMPTY;
}

gboolean
gsy_normal_to_span (const GsyNormal *self, GsySpan units, GsySpan *span)
{
  if (gsy_span_is_empty (units) || units.end > self->n)
    return FALSE;
  if (units.start > 0 && self->starts[units.start] < self->ends[units.start - 1])
    return FALSE;
  if (units.end < self->n && self->starts[units.end] < self->ends[units.end - 1])
    return FALSE;
  *span = gsy_span (self->starts[units.start], self->ends[units.end - 1]);
  return TRUE;
}

gboolean
gsy_normal_same (const char *a, const char *b)
{
  g_autoptr (GsyNormal) x = NULL;
  g_autoptr (GsyNormal) y = NULL;

  if (strcmp (a, b) == 0)
    return TRUE;
  x = gsy_normal_new (a, strlen (a));
  y = gsy_normal_new (b, strlen (b));
  return x->n == y->n && (x->n == 0 || memcmp (x->chars, y->chars, x->n * sizeof (guint32)) == 0);
}
