/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-display-text.c: soft breaks in long paragraphs, and the map between the article's offsets and the buffer's. */
#include "config.h"

#include "app/gsy-display-text.h"
#include "core/gsy-direction.h"

#include <string.h>

typedef struct
{
  guint article;  /* the offset that it stands at */
  guint buffer;   /* where it starts in the buffer */
  guint inserted; /* characters of this break */
  guint total;    /* characters of this and all breaks before */
} SoftBreak;

struct _GsyDisplayText
{
  GsyArticle *article;
  GArray *breaks; /* of SoftBreak */
  char *text;     /* NULL when it is the article's own */
  gsize n_bytes;
};

#define LEFT_TO_RIGHT_MARK "\342\200\216"
#define RIGHT_TO_LEFT_MARK "\342\200\217"

/* --- where to break --- */

static gboolean
ends_sentence (gunichar c)
{
  switch (c)
    {
    case '.':
    case '!':
    case '?':
    case 0x2026: /* … */
    case 0x061f: /* Arabic question mark */
    case 0x06d4: /* Arabic full stop */
    case 0x0964: /* Devanagari danda */
    case 0x3002: /* ideographic full stop */
    case 0xff01:
    case 0xff1f:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_wide_stop (gunichar c)
{
  return c == 0x3002 || c == 0xff01 || c == 0xff1f;
}

static gboolean
closes (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_CLOSE_PUNCTUATION || type == G_UNICODE_FINAL_PUNCTUATION || c == '"' || c == '\'';
}

static guint
distance (guint a, guint b)
{
  return a > b ? a - b : b - a;
}

/* The first end of a sentence in [@from, @to), and the end of a word that is nearest to @wanted; 0 for none. Stops at the sentence's. A sentence's
 * end is known by its stop after a word of three letters at least, so that “M. Zhao” stays together; a wrong guess costs nothing but beauty.
 * @p points to @from. */
static void
find_ends (const char *p, guint from, guint to, guint wanted, guint *sentence, guint *word)
{
  guint letters = 0;
  gboolean stopped = FALSE; /* a stop was seen, then nothing but what closes a quotation */

  for (guint i = from; i < to; i++)
    {
      gunichar c = g_utf8_get_char (p);
      gboolean space = c < 0x80 ? g_ascii_isspace (c) : g_unichar_isspace (c);
      gboolean wide = is_wide_stop (c);

      p = g_utf8_next_char (p);
      if ((space || wide) && !g_unichar_isspace (g_utf8_get_char (p)))
        {
          if (*word == 0 || distance (i + 1, wanted) < distance (*word, wanted))
            *word = i + 1;
          if (wide || stopped)
            {
              *sentence = i + 1;
              return;
            }
        }
      if (ends_sentence (c))
        stopped = letters >= 3;
      else if (stopped && !space && !closes (c))
        stopped = FALSE;
      letters = (c < 0x80 ? g_ascii_isalpha (c) : g_unichar_isalpha (c)) ? letters + 1 : 0;
    }
}

/* A good place for a break in (@start, @start + GSY_DISPLAY_PIECE_MAX]. */
static guint
choose_break (const GsyOffsets *offsets, const char *text, guint start)
{
  guint wanted = start + GSY_DISPLAY_PIECE;
  guint from = wanted - GSY_DISPLAY_PIECE / 4;
  guint sentence = 0;
  guint word = 0;

  find_ends (text + gsy_offsets_to_byte (offsets, from), from, start + GSY_DISPLAY_PIECE_MAX - 1, wanted, &sentence, &word);
  if (sentence != 0 && gsy_offsets_is_grapheme_boundary (offsets, sentence))
    return sentence;
  if (word != 0 && gsy_offsets_is_grapheme_boundary (offsets, word))
    return word;

  guint floor = gsy_offsets_grapheme_floor (offsets, wanted);
  return floor > start ? floor : gsy_offsets_grapheme_ceil (offsets, wanted);
}

static void
break_paragraph (GsyDisplayText *self, GString *out, const char *text, guint start, guint end)
{
  const GsyOffsets *offsets = gsy_article_get_offsets (self->article);
  const char *paragraph_end = text + gsy_offsets_to_byte (offsets, end);
  const char *piece = text + gsy_offsets_to_byte (offsets, start);
  GsyDirection direction = gsy_text_get_direction (piece, paragraph_end - piece);

  while (end - start > GSY_DISPLAY_PIECE_MAX)
    {
      guint at = choose_break (offsets, text, start);
      if (at >= end)
        break;

      const char *next = text + gsy_offsets_to_byte (offsets, at);
      guint before = self->breaks->len > 0 ? g_array_index (self->breaks, SoftBreak, self->breaks->len - 1).total : 0;
      GsyDirection own = gsy_text_get_direction (next, MIN (paragraph_end - next, GSY_DISPLAY_PIECE_MAX));
      SoftBreak soft = { .article = at, .buffer = at + before, .inserted = 1 };

      g_string_append_len (out, piece, next - piece);
      g_string_append_c (out, '\n');
      if (own != direction && own != GSY_DIRECTION_NONE && direction != GSY_DIRECTION_NONE)
        {
          g_string_append (out, direction == GSY_DIRECTION_RTL ? RIGHT_TO_LEFT_MARK : LEFT_TO_RIGHT_MARK);
          soft.inserted++;
        }
      soft.total = before + soft.inserted;
      g_array_append_val (self->breaks, soft);
      start = at;
      piece = next;
    }
  g_string_append_len (out, piece, paragraph_end - piece);
}

/* One past the last byte of the paragraph at @p, its line end not included, as GtkTextBuffer has it. A short one need not be cut at its other kinds of
 * line end, as it gets no soft break either way. */
static const char *
find_paragraph_end (const char *p, const char *end)
{
  const char *line_end = memchr (p, '\n', end - p);
  if (line_end == NULL)
    line_end = end;
  if (line_end - p <= GSY_DISPLAY_PARAGRAPH_MAX)
    return line_end;

  for (; p < line_end; p++)
    if (*p == '\r' || (*p == '\342' && line_end - p >= 3 && memcmp (p, "\342\200\251", 3) == 0))
      return p;
  return line_end;
}

static void
build (GsyDisplayText *self)
{
  gsize n_bytes = 0;
  const char *text = gsy_article_get_text (self->article, &n_bytes);
  const GsyOffsets *offsets = gsy_article_get_offsets (self->article);
  const char *end = text + n_bytes;
  const char *copied = text;
  GString *out = NULL;

  for (const char *p = text; p < end;)
    {
      const char *paragraph_end = find_paragraph_end (p, end);
      if (paragraph_end - p > GSY_DISPLAY_PARAGRAPH_MAX)
        {
          guint from = gsy_offsets_from_byte (offsets, p - text);
          guint to = gsy_offsets_from_byte (offsets, paragraph_end - text);
          if (to - from > GSY_DISPLAY_PARAGRAPH_MAX)
            {
              if (out == NULL)
                out = g_string_sized_new (n_bytes + n_bytes / 512);
              g_string_append_len (out, copied, p - copied);
              break_paragraph (self, out, text, from, to);
              copied = paragraph_end;
            }
        }
      p = paragraph_end < end ? g_utf8_next_char (paragraph_end) : end;
    }

  self->n_bytes = n_bytes;
  if (out == NULL)
    return;
  g_string_append_len (out, copied, end - copied);
  self->n_bytes = out->len;
  self->text = g_string_free (out, FALSE);
}

GsyDisplayText *
gsy_display_text_new (GsyArticle *article)
{
  g_return_val_if_fail (GSY_IS_ARTICLE (article), NULL);

  GsyDisplayText *self = g_new0 (GsyDisplayText, 1);
  self->article = g_object_ref (article);
  self->breaks = g_array_new (FALSE, FALSE, sizeof (SoftBreak));
  build (self);
  return self;
}

void
gsy_display_text_free (GsyDisplayText *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->article);
  g_array_unref (self->breaks);
  g_free (self->text);
  g_free (self);
}

GsyArticle *
gsy_display_text_get_article (const GsyDisplayText *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->article;
}

const char *
gsy_display_text_get_text (const GsyDisplayText *self, gsize *n_bytes)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (n_bytes != NULL)
    *n_bytes = self->n_bytes;
  return self->text != NULL ? self->text : gsy_article_get_text (self->article, NULL);
}

guint
gsy_display_text_get_length (const GsyDisplayText *self)
{
  g_return_val_if_fail (self != NULL, 0);

  guint inserted = self->breaks->len > 0 ? g_array_index (self->breaks, SoftBreak, self->breaks->len - 1).total : 0;
  return gsy_article_get_length (self->article) + inserted;
}

guint
gsy_display_text_get_n_breaks (const GsyDisplayText *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->breaks->len;
}

GsySpan
gsy_display_text_get_break (const GsyDisplayText *self, guint i)
{
  g_return_val_if_fail (self != NULL && i < self->breaks->len, GSY_SPAN_EMPTY);

  const SoftBreak *soft = &g_array_index (self->breaks, SoftBreak, i);
  return gsy_span (soft->buffer, soft->buffer + soft->inserted);
}

/* --- the map --- */

guint
gsy_display_text_to_buffer (const GsyDisplayText *self, guint offset, GsyDisplaySide side)
{
  g_return_val_if_fail (self != NULL, offset);

  /* The number of breaks that come before. */
  guint low = 0;
  guint high = self->breaks->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      guint at = g_array_index (self->breaks, SoftBreak, middle).article;
      if (at < offset || (at == offset && side == GSY_SIDE_AFTER))
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? offset + g_array_index (self->breaks, SoftBreak, low - 1).total : offset;
}

guint
gsy_display_text_to_article (const GsyDisplayText *self, guint buffer_offset)
{
  g_return_val_if_fail (self != NULL, buffer_offset);

  /* The last break that starts at or before it. */
  guint low = 0;
  guint high = self->breaks->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (g_array_index (self->breaks, SoftBreak, middle).buffer <= buffer_offset)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == 0)
    return buffer_offset;

  const SoftBreak *soft = &g_array_index (self->breaks, SoftBreak, low - 1);
  return buffer_offset < soft->buffer + soft->inserted ? soft->article : buffer_offset - soft->total;
}
