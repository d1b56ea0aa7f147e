/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-snap.c: what a selection means: whole words, without the space and the punctuation around them. */
#include "config.h"

#include "core/gsy-segment-private.h"

#include <string.h>

#include <unicode/uchar.h>

/* Marks that come in pairs. A closing mark may have several opening ones: “English” and „deutsch“. */
typedef struct
{
  gunichar open;
  gunichar close;
} Pair;

static const Pair pairs[] = {
  { 0xab, 0xbb },     /* « » */
  { 0xbb, 0xab },     /* » « */
  { 0x2039, 0x203a }, /* ‹ › */
  { 0x203a, 0x2039 }, /* › ‹ */
  { 0x201c, 0x201d }, /* “ ” */
  { 0x201c, 0x201c }, /* “ “ */
  { 0x201e, 0x201c }, /* „ “ */
  { 0x201e, 0x201d }, /* „ ” */
  { 0x201d, 0x201d }, /* ” ” */
  { 0x2018, 0x2019 }, /* ‘ ’ */
  { 0x201a, 0x2018 }, /* ‚ ‘ */
  { 0x201a, 0x2019 }, /* ‚ ’ */
  { 0x2019, 0x2019 }, /* ’ ’ */
  { '"', '"' },
  { '\'', '\'' },
  { 0x300c, 0x300d }, /* 「 」 */
  { 0x300e, 0x300f }, /* 『 』 */
  { 0x300a, 0x300b }, /* 《 》 */
  { 0x3008, 0x3009 }, /* 〈 〉 */
  { 0x3010, 0x3011 }, /* 【 】 */
  { '(', ')' },
  { '[', ']' },
  { '{', '}' },
  { 0xff08, 0xff09 }, /* （ ） */
  { 0xff3b, 0xff3d }, /* ［ ］ */
};

static gboolean
is_paired_mark (gunichar c)
{
  if (c < 0x80)
    return c != '\0' && strchr ("\"'()[]{}", (int) c) != NULL;
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i].open == c || pairs[i].close == c)
      return TRUE;
  return FALSE;
}

gboolean
gsy_is_quote (gunichar c)
{
  return is_paired_mark (c) && (c >= 0x80 ? c != 0xff08 && c != 0xff09 && c != 0xff3b && c != 0xff3d : c == '"' || c == '\'');
}

static gboolean
closes (gunichar open, gunichar close)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i].open == open && pairs[i].close == close)
      return TRUE;
  return FALSE;
}

/* Punctuation that separates and says nothing at an edge. Signs such as % and € are not in it. */
static gboolean
is_separator (gunichar c)
{
  switch (c)
    {
    case ',':
    case '.':
    case ';':
    case ':':
    case '!':
    case '?':
    case '-':
    case 0xa1:   /* ¡ */
    case 0xb7:   /* · */
    case 0xbf:   /* ¿ */
    case 0x2022: /* • */
    case 0x2026: /* … */
    case 0x203c: /* ‼ */
    case 0x203d: /* ‽ */
    case 0x60c:  /* Arabic comma */
    case 0x61b:  /* Arabic semicolon */
    case 0x61f:  /* Arabic question mark */
    case 0x6d4:  /* Arabic full stop */
    case 0x3001: /* 、 */
    case 0x3002: /* 。 */
    case 0xff01: /* ！ */
    case 0xff0c: /* ， */
    case 0xff0e: /* ． */
    case 0xff1a: /* ： */
    case 0xff1b: /* ； */
    case 0xff1f: /* ？ */
    case 0xff61: /* ｡ */
    case 0xff64: /* ､ */
      return TRUE;
    default:
      return c >= 0x2010 && c <= 0x2015; /* hyphens and dashes */
    }
}

static gboolean
is_blank (gunichar c)
{
  return u_isUWhiteSpace ((UChar32) c) || u_iscntrl ((UChar32) c) || c == 0x200b || c == 0x2060 || c == 0xfeff;
}

static gunichar
char_at (GsySegmenter *self, guint offset)
{
  return g_utf8_get_char (self->text + gsy_offsets_to_byte (self->offsets, offset));
}

static guint
last_cluster (GsySegmenter *self, GsySpan span)
{
  return gsy_offsets_grapheme_floor (self->offsets, span.end - 1);
}

static GsySpan
trim_blanks (GsySegmenter *self, GsySpan span)
{
  while (!gsy_span_is_empty (span) && is_blank (char_at (self, span.start)))
    span.start = gsy_offsets_grapheme_ceil (self->offsets, span.start + 1);
  while (!gsy_span_is_empty (span) && is_blank (char_at (self, last_cluster (self, span))))
    span.end = last_cluster (self, span);
  return span;
}

static gboolean
is_in_word (GsySegmenter *self, guint offset)
{
  gboolean is_word;

  gsy_segmenter_find_piece (self, offset, &is_word);
  return is_word;
}

/* TRUE when the full stop at @offset ends an abbreviation. */
static gboolean
keeps_full_stop (GsySegmenter *self, guint offset)
{
  const GsyParagraph *paragraph = gsy_segmenter_find_paragraph (self, offset);
  gsize at = gsy_offsets_to_byte (self->offsets, offset);

  return gsy_sentence_keeps_full_stop (self->text + paragraph->byte, paragraph->n_bytes, at - paragraph->byte, self->tongue);
}

typedef struct
{
  gunichar mark;
  guint offset;
} Opened;

static gboolean
can_open (gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i].open == c)
      return TRUE;
  return FALSE;
}

/* TRUE when what is beside a mark that both opens and closes, by country and by writer, makes it an opening one. */
static gboolean
looks_opening (gunichar before, gunichar after)
{
  if (after == 0 || is_blank (after) || is_separator (after))
    return FALSE;
  return before == 0 || is_blank (before) || before == ':' || before == '\'' || before == 0x2019 || (before >= 0x2010 && before <= 0x2015) ||
         (can_open (before) && before != '"');
}

/* Marks that are no opening ones unless they look so: most often they are apostrophes or close something. */
static gboolean
must_look_opening (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x201d || c == 0xbb || c == 0x203a;
}

/* Finds the partners, inside @span, of the marks at its two edges. @none when there is none. */
static void
find_partners (GsySegmenter *self, GsySpan span, guint last, guint none, guint *of_first, guint *of_last)
{
  g_autoptr (GArray) opened = g_array_new (FALSE, FALSE, sizeof (Opened));
  gsize n_bytes;
  const char *at = gsy_offsets_slice (self->offsets, span, &n_bytes);
  gunichar before = 0;

  *of_first = none;
  *of_last = none;
  for (guint offset = span.start; offset < span.end; offset++)
    {
      gunichar c = g_utf8_get_char (at);
      gunichar after;

      at = g_utf8_next_char (at);
      after = offset + 1 < span.end ? g_utf8_get_char (at) : 0;
      if (is_paired_mark (c) && !((c == '\'' || c == 0x2019) && is_in_word (self, offset)))
        {
          guint i = opened->len;
          gboolean opening = looks_opening (before, after);

          while (i > 0 && !closes (g_array_index (opened, Opened, i - 1).mark, c))
            i--;
          if (i > 0 && (!opening || c == '"' || !can_open (c)))
            {
              guint partner = g_array_index (opened, Opened, i - 1).offset;

              if (partner == span.start)
                *of_first = offset;
              if (offset == last)
                *of_last = partner;
              g_array_set_size (opened, i - 1);
            }
          else if (can_open (c) && (opening || !must_look_opening (c)))
            {
              g_array_append_val (opened, ((Opened){ c, offset }));
            }
        }
      before = c;
    }
}

/* One thing less at an edge, or the same span when both edges are fine. */
static GsySpan
trim_once (GsySegmenter *self, GsySpan span)
{
  guint last = last_cluster (self, span);
  gunichar first_char = char_at (self, span.start);
  gunichar last_char = char_at (self, last);
  gboolean first_is_mark, last_is_mark;
  guint none = self->n_chars;
  guint of_first, of_last;

  if (is_separator (last_char) && !is_in_word (self, last) && !(last_char == '.' && keeps_full_stop (self, last)))
    return gsy_span (span.start, last);
  if (is_separator (first_char) && !is_in_word (self, span.start))
    {
      guint next = gsy_offsets_grapheme_ceil (self->offsets, span.start + 1);

      /* A sign or a decimal point before a number, or a dot before a name, as in -5 and .org. */
      if (!((first_char == '-' || first_char == '.') && next < span.end && is_in_word (self, next)))
        return gsy_span (next, span.end);
    }

  first_is_mark = is_paired_mark (first_char) && !is_in_word (self, span.start);
  last_is_mark = is_paired_mark (last_char) && !is_in_word (self, last);
  if (!first_is_mark && !last_is_mark)
    return span;
  find_partners (self, span, last, none, &of_first, &of_last);
  if (last_is_mark && (of_last == none || of_last == span.start))
    return gsy_span (span.start, last);
  if (first_is_mark && (of_first == none || of_first == last))
    return gsy_span (gsy_offsets_grapheme_ceil (self->offsets, span.start + 1), span.end);
  return span;
}

static GsySpan
grow_to_words (GsySegmenter *self, GsySpan span)
{
  gboolean is_word;
  GsySpan piece = gsy_segmenter_find_piece (self, span.start, &is_word);

  if (is_word)
    span.start = gsy_offsets_grapheme_floor (self->offsets, piece.start);
  piece = gsy_segmenter_find_piece (self, span.end - 1, &is_word);
  if (is_word)
    span.end = gsy_offsets_grapheme_ceil (self->offsets, piece.end);
  return span;
}

static GsySpan
grow_to_sentences (GsySegmenter *self, GsySpan span)
{
  span.start = MIN (span.start, gsy_segmenter_sentence_at (self, span.start).start);
  span.end = MAX (span.end, gsy_segmenter_sentence_at (self, span.end - 1).end);
  span.start = gsy_offsets_grapheme_floor (self->offsets, span.start);
  span.end = gsy_offsets_grapheme_ceil (self->offsets, span.end);
  return span;
}

GsySpan
gsy_segmenter_snap (GsySegmenter *self, GsySpan selection, GsySnap snap)
{
  GsySpan span;
  gboolean is_empty;

  g_return_val_if_fail (self != NULL, GSY_SPAN_EMPTY);

  span.start = MIN (MIN (selection.start, selection.end), self->n_chars);
  span.end = MIN (MAX (selection.start, selection.end), self->n_chars);
  is_empty = gsy_span_is_empty (span);
  span.start = gsy_offsets_grapheme_floor (self->offsets, span.start);
  if (is_empty)
    return gsy_span (span.start, span.start);
  span.end = gsy_offsets_grapheme_ceil (self->offsets, span.end);
  span = trim_blanks (self, span);
  if (gsy_span_is_empty (span) || snap == GSY_SNAP_CHARACTERS)
    return span;
  if (snap == GSY_SNAP_SENTENCES)
    span = grow_to_sentences (self, span);
  else
    span = grow_to_words (self, span);

  for (;;)
    {
      GsySpan trimmed = trim_blanks (self, span);

      if (gsy_span_is_empty (trimmed))
        return trimmed;
      trimmed = trim_once (self, trimmed);
      if (gsy_span_is_empty (trimmed) || gsy_span_equal (trimmed, span))
        return trimmed;
      span = trimmed;
    }
}
