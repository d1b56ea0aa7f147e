/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-segment.c: words and sentences, found a paragraph at a time by ICU and put right for news. */
#include "config.h"

#include "core/gsy-segment-private.h"

#include <string.h>

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/utext.h>

/* A stretch of a paragraph, in bytes from the paragraph's start. */
typedef struct
{
  guint start;
  guint end;
  gboolean is_word;
} Piece;

static void
paragraph_free (GsyParagraph *paragraph)
{
  g_free (paragraph->words);
  g_free (paragraph->sentences);
  g_free (paragraph);
}

static UBreakIterator *
open_iterator (UBreakIteratorType type, const char *locale)
{
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *iterator = ubrk_open (type, locale, NULL, 0, &status);

  if (U_FAILURE (status))
    g_error ("ICU has no break rules: %s", u_errorName (status));
  return iterator;
}

GsySegmenter *
gsy_segmenter_new (const GsyOffsets *offsets, const char *text, const char *language)
{
  GsySegmenter *self;
  UErrorCode status = U_ZERO_ERROR;
  int32_t parsed = 0;

  g_return_val_if_fail (offsets != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (GsySegmenter, 1);
  self->offsets = offsets;
  self->text = text;
  self->n_bytes = gsy_offsets_get_n_bytes (offsets);
  self->n_chars = gsy_offsets_get_n_chars (offsets);
  if (language == NULL || *language == '\0')
    language = "und";
  self->language = g_strdup (language);
  self->tongue = gsy_tongue_from_language (language);
  /* "" is ICU's root locale. */
  uloc_forLanguageTag (language, self->locale, sizeof self->locale - 1, &parsed, &status);
  if (U_FAILURE (status) || parsed == 0)
    self->locale[0] = '\0';
  self->paragraphs = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) paragraph_free);
  return self;
}

void
gsy_segmenter_free (GsySegmenter *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->word_iterator, ubrk_close);
  g_clear_pointer (&self->sentence_iterator, ubrk_close);
  g_hash_table_unref (self->paragraphs);
  g_free (self->language);
  g_free (self);
}

const char *
gsy_segmenter_get_language (const GsySegmenter *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->language;
}

/* Length of the line end at @byte, 0 when there is none. As GtkTextBuffer counts lines. */
static guint
line_end_length (const GsySegmenter *self, gsize byte)
{
  const guchar *at = (const guchar *) self->text + byte;

  if (byte >= self->n_bytes)
    return 0;
  if (*at == '\n')
    return 1;
  if (*at == '\r')
    return byte + 1 < self->n_bytes && at[1] == '\n' ? 2 : 1;
  if (*at == 0xe2 && self->n_bytes - byte >= 3 && at[1] == 0x80 && at[2] == 0xa9)
    return 3;
  return 0;
}

GsyParagraph *
gsy_segmenter_find_paragraph (GsySegmenter *self, guint offset)
{
  GsyParagraph *paragraph;
  gsize start, stop;
  guint length;

  offset = MIN (offset, self->n_chars);
  if (self->last != NULL && gsy_paragraph_contains (self, self->last, offset))
    return self->last;

  start = gsy_offsets_to_byte (self->offsets, offset);
  /* From the LF of a CR LF pair the scan back must not stop at the CR. */
  if (start > 0 && start < self->n_bytes && self->text[start] == '\n' && self->text[start - 1] == '\r')
    start--;
  stop = start;
  for (; start > 0; start--)
    {
      if (self->text[start - 1] == '\n' || self->text[start - 1] == '\r')
        break;
      if (start >= 3 && line_end_length (self, start - 3) == 3)
        break;
    }
  paragraph = g_hash_table_lookup (self->paragraphs, GUINT_TO_POINTER ((guint) start));
  if (paragraph == NULL)
    {
      while (stop < self->n_bytes && line_end_length (self, stop) == 0)
        stop++;
      length = line_end_length (self, stop);
      paragraph = g_new0 (GsyParagraph, 1);
      paragraph->byte = start;
      paragraph->n_bytes = stop - start;
      paragraph->start = gsy_offsets_from_byte (self->offsets, start);
      paragraph->end = gsy_offsets_from_byte (self->offsets, stop);
      paragraph->next = paragraph->end + (length == 3 ? 1 : length);
      g_hash_table_insert (self->paragraphs, GUINT_TO_POINTER ((guint) start), paragraph);
    }
  self->last = paragraph;
  return paragraph;
}

/* Byte positions of all boundaries in the paragraph but the first, which is 0. */
static GArray *
list_boundaries (UBreakIterator *iterator, const char *text, gsize n_bytes)
{
  GArray *boundaries = g_array_new (FALSE, FALSE, sizeof (guint));
  UText window = UTEXT_INITIALIZER;
  UErrorCode status = U_ZERO_ERROR;
  guint at;

  utext_openUTF8 (&window, text, (int64_t) n_bytes, &status);
  ubrk_setUText (iterator, &window, &status);
  if (U_SUCCESS (status))
    for (int32_t next = ubrk_next (iterator); next != UBRK_DONE; next = ubrk_next (iterator))
      {
        at = (guint) next;
        g_array_append_val (boundaries, at);
      }
  utext_close (&window);
  at = (guint) n_bytes;
  if (boundaries->len == 0 || g_array_index (boundaries, guint, boundaries->len - 1) != at)
    g_array_append_val (boundaries, at);
  return boundaries;
}

static gboolean
has_word_char (const char *at, const char *end)
{
  for (; at < end; at = g_utf8_next_char (at))
    if (u_isalnum ((UChar32) g_utf8_get_char (at)))
      return TRUE;
  return FALSE;
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x2bc;
}

/* Length in bytes of the elided word at the start of the word @at with its apostrophe, 0 when there is none. @end is the
 * word's end; what follows the apostrophe may be outside. */
static gsize
elision_length (const GsySegmenter *self, const char *at, const char *end)
{
  static const struct
  {
    const char *letters;
    guint tongues;
  } elisions[] = {
    { "l", GSY_TONGUE_FR | GSY_TONGUE_IT },
    { "d", GSY_TONGUE_FR | GSY_TONGUE_IT },
    { "qu", GSY_TONGUE_FR },
    { "n", GSY_TONGUE_FR },
    { "s", GSY_TONGUE_FR | GSY_TONGUE_IT },
    { "c", GSY_TONGUE_FR | GSY_TONGUE_IT },
    { "j", GSY_TONGUE_FR },
    { "m", GSY_TONGUE_FR | GSY_TONGUE_IT },
    { "t", GSY_TONGUE_FR | GSY_TONGUE_IT },
    { "jusqu", GSY_TONGUE_FR },
    { "lorsqu", GSY_TONGUE_FR },
    { "puisqu", GSY_TONGUE_FR },
    { "quoiqu", GSY_TONGUE_FR },
    { "un", GSY_TONGUE_IT },
    { "all", GSY_TONGUE_IT },
    { "dall", GSY_TONGUE_IT },
    { "dell", GSY_TONGUE_IT },
    { "nell", GSY_TONGUE_IT },
    { "sull", GSY_TONGUE_IT },
    { "coll", GSY_TONGUE_IT },
    { "quell", GSY_TONGUE_IT },
    { "quest", GSY_TONGUE_IT },
    { "dov", GSY_TONGUE_IT },
    { "com", GSY_TONGUE_IT },
    { "anch", GSY_TONGUE_IT },
  };
  const char *stop = at;
  const char *after, *limit = self->text + self->n_bytes;
  gsize length;

  while (stop < end && g_ascii_isalpha (*stop))
    stop++;
  length = stop - at;
  if (length == 0 || stop >= limit || !is_apostrophe (g_utf8_get_char (stop)))
    return 0;
  after = g_utf8_next_char (stop);
  /* N’Djamena, M’Bala: a name, since nothing is elided before a consonant. */
  if (length == 1 && (*at == 'N' || *at == 'M') && after < end && g_ascii_isupper (*after) && strchr ("AEIOUYH", *after) == NULL)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (elisions); i++)
    if ((elisions[i].tongues & self->tongue) != 0 && strlen (elisions[i].letters) == length &&
        g_ascii_strncasecmp (elisions[i].letters, at, length) == 0)
      return after - at;
  return 0;
}

static void
append_piece (GArray *pieces, const char *text, guint start, guint end)
{
  Piece piece = { start, end, has_word_char (text + start, text + end) };

  if (start < end)
    g_array_append_val (pieces, piece);
}

/* ICU makes the narrow no-break space a part of words, for numbers such as 10 000. Before French punctuation it is none. */
static void
append_without_narrow_spaces (GArray *pieces, const char *text, guint start, guint end)
{
  static const char narrow[] = "\xe2\x80\xaf";
  const char *at = text + start;
  const char *stop = text + end;

  for (;;)
    {
      const char *found = g_strstr_len (at, stop - at, narrow);

      if (found == NULL)
        break;
      at = found + 3;
      if (found > text + start && at < stop && g_ascii_isdigit (found[-1]) && g_ascii_isdigit (*at))
        continue;
      append_piece (pieces, text, start, (guint) (found - text));
      append_piece (pieces, text, (guint) (found - text), (guint) (at - text));
      start = (guint) (at - text);
    }
  append_piece (pieces, text, start, end);
}

/* The elided words at the start of a word each become one. */
static GArray *
split_elisions (const GsySegmenter *self, const char *text, GArray *pieces)
{
  GArray *out = g_array_sized_new (FALSE, FALSE, sizeof (Piece), pieces->len);

  for (guint i = 0; i < pieces->len; i++)
    {
      Piece piece = g_array_index (pieces, Piece, i);

      while (piece.is_word)
        {
          guint length = (guint) elision_length (self, text + piece.start, text + piece.end);
          Piece elided = { piece.start, piece.start + length, TRUE };
          gunichar after;

          if (length == 0)
            break;
          if (elided.end < piece.end)
            {
              g_array_append_val (out, elided);
              piece.start = elided.end;
              continue;
            }
          /* l’«affaire», l’1er: the apostrophe is a piece of its own there, and belongs to the word before when something
           * that can carry an elision follows. */
          if (i + 1 >= pieces->len || g_array_index (pieces, Piece, i + 1).end != elided.end || i + 2 >= pieces->len)
            break;
          after = g_utf8_get_char (text + elided.end);
          if (!u_isalnum ((UChar32) after) && !gsy_is_quote (after))
            break;
          piece = elided;
          i++;
          break;
        }
      g_array_append_val (out, piece);
    }
  return out;
}

static gboolean
is_hyphen (const char *text, const Piece *piece)
{
  gunichar c;

  if (piece->is_word || g_utf8_next_char (text + piece->start) != text + piece->end)
    return FALSE;
  c = g_utf8_get_char (text + piece->start);
  return c == '-' || c == 0x2010 || c == 0x2011;
}

/* Words joined by hyphens become one. Done in place. */
static void
join_hyphens (const char *text, GArray *pieces)
{
  guint n = 0;

  for (guint i = 0; i < pieces->len; i++)
    {
      Piece *piece = &g_array_index (pieces, Piece, i);
      Piece *last = n > 0 ? &g_array_index (pieces, Piece, n - 1) : NULL;

      if (last != NULL && last->is_word && i + 1 < pieces->len && is_hyphen (text, piece) && piece[1].is_word &&
          !is_apostrophe (g_utf8_get_char (g_utf8_prev_char (text + last->end))))
        {
          last->end = piece[1].end;
          i++;
          continue;
        }
      g_array_index (pieces, Piece, n) = *piece;
      n++;
    }
  g_array_set_size (pieces, n);
}

static void
ensure_words (GsySegmenter *self, GsyParagraph *paragraph)
{
  const char *text = self->text + paragraph->byte;
  g_autoptr (GArray) boundaries = NULL;
  g_autoptr (GArray) raw = NULL;
  g_autoptr (GArray) pieces = NULL;
  const char *at = text;
  guint offset = paragraph->start;
  guint start = 0;
  guint n = 0;

  if (paragraph->words != NULL)
    return;
  if (self->word_iterator == NULL)
    self->word_iterator = open_iterator (UBRK_WORD, self->locale);

  boundaries = list_boundaries (self->word_iterator, text, paragraph->n_bytes);
  raw = g_array_sized_new (FALSE, FALSE, sizeof (Piece), boundaries->len + 8);
  for (guint i = 0; i < boundaries->len; i++)
    {
      guint end = g_array_index (boundaries, guint, i);

      append_without_narrow_spaces (raw, text, start, end);
      start = end;
    }
  pieces = split_elisions (self, text, raw);
  join_hyphens (text, pieces);

  /* The line end, or at the end of the text nothing, closes the list. */
  paragraph->words = g_new (guint, pieces->len + 1);
  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);

      offset += (guint) g_utf8_strlen (at, text + piece->start - at);
      at = text + piece->start;
      paragraph->words[n++] = gsy_word_pack (offset, piece->is_word);
    }
  paragraph->words[n++] = gsy_word_pack (paragraph->end, FALSE);
  paragraph->n_words = n;
}

static void
ensure_sentences (GsySegmenter *self, GsyParagraph *paragraph)
{
  const char *text = self->text + paragraph->byte;
  g_autoptr (GArray) boundaries = NULL;
  const char *at = text;
  guint offset = paragraph->start;
  gsize last = 0;
  guint n = 0;

  if (paragraph->sentences != NULL)
    return;
  if (self->sentence_iterator == NULL)
    self->sentence_iterator = open_iterator (UBRK_SENTENCE, self->locale);

  boundaries = list_boundaries (self->sentence_iterator, text, paragraph->n_bytes);
  paragraph->sentences = g_new (guint, boundaries->len + 2);
  paragraph->sentences[n++] = offset;
  for (guint i = 0; i + 1 < boundaries->len; i++)
    {
      gsize boundary = g_array_index (boundaries, guint, i);

      if (boundary <= last)
        continue;
      boundary = gsy_sentence_correct (text, paragraph->n_bytes, boundary, self->tongue);
      if (boundary == 0)
        continue;
      offset += (guint) g_utf8_strlen (at, text + boundary - at);
      at = text + boundary;
      last = boundary;
      paragraph->sentences[n++] = offset;
    }
  paragraph->sentences[n] = paragraph->end;
  paragraph->n_sentences = n;
}

/* Index of the last of @n ascending @starts that is at or before @offset. */
static guint
find_word (const guint *words, guint n, guint offset)
{
  guint low = 0, high = n;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (gsy_word_start (words[middle]) <= offset)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/* The words of the paragraph that holds @offset, and the index there of the piece that holds it. */
static GsyParagraph *
locate (GsySegmenter *self, guint offset, guint *index)
{
  GsyParagraph *paragraph = gsy_segmenter_find_paragraph (self, offset);

  ensure_words (self, paragraph);
  *index = find_word (paragraph->words, paragraph->n_words, offset);
  return paragraph;
}

static guint
piece_end (const GsyParagraph *paragraph, guint index)
{
  return index + 1 < paragraph->n_words ? gsy_word_start (paragraph->words[index + 1]) : paragraph->next;
}

GsySpan
gsy_segmenter_find_piece (GsySegmenter *self, guint offset, gboolean *is_word)
{
  GsyParagraph *paragraph;
  guint index;

  paragraph = locate (self, offset, &index);
  if (is_word != NULL)
    *is_word = gsy_word_is_word (paragraph->words[index]);
  return gsy_span (gsy_word_start (paragraph->words[index]), piece_end (paragraph, index));
}

GsySpan
gsy_segmenter_word_at (GsySegmenter *self, guint offset)
{
  g_return_val_if_fail (self != NULL, GSY_SPAN_EMPTY);

  if (self->n_chars == 0)
    return GSY_SPAN_EMPTY;
  return gsy_segmenter_find_piece (self, MIN (offset, self->n_chars - 1), NULL);
}

gboolean
gsy_segmenter_is_word (GsySegmenter *self, GsySpan word)
{
  const char *slice;
  gsize n_bytes;

  g_return_val_if_fail (self != NULL, FALSE);

  slice = gsy_offsets_slice (self->offsets, word, &n_bytes);
  return has_word_char (slice, slice + n_bytes);
}

GsySpan
gsy_segmenter_paragraph_at (GsySegmenter *self, guint offset)
{
  const GsyParagraph *paragraph;

  g_return_val_if_fail (self != NULL, GSY_SPAN_EMPTY);

  paragraph = gsy_segmenter_find_paragraph (self, offset);
  return gsy_span (paragraph->start, paragraph->end);
}

GsySpan
gsy_segmenter_sentence_at (GsySegmenter *self, guint offset)
{
  GsyParagraph *paragraph;
  guint low = 0, high;
  GsySpan span;
  const char *start, *end;
  gsize n_bytes;

  g_return_val_if_fail (self != NULL, GSY_SPAN_EMPTY);

  paragraph = gsy_segmenter_find_paragraph (self, offset);
  ensure_sentences (self, paragraph);
  for (high = paragraph->n_sentences; high - low > 1;)
    {
      guint middle = low + (high - low) / 2;

      if (paragraph->sentences[middle] <= offset)
        low = middle;
      else
        high = middle;
    }

  span = gsy_span (paragraph->sentences[low], paragraph->sentences[low + 1]);
  start = gsy_offsets_slice (self->offsets, span, &n_bytes);
  end = start + n_bytes;
  while (start < end && u_isUWhiteSpace ((UChar32) g_utf8_get_char (g_utf8_prev_char (end))))
    {
      end = g_utf8_prev_char (end);
      span.end--;
    }
  while (start < end && u_isUWhiteSpace ((UChar32) g_utf8_get_char (start)))
    {
      start = g_utf8_next_char (start);
      span.start++;
    }
  return span;
}

guint
gsy_segmenter_next_word_end (GsySegmenter *self, guint offset)
{
  g_return_val_if_fail (self != NULL, 0);

  while (offset < self->n_chars)
    {
      guint index;
      GsyParagraph *paragraph = locate (self, offset, &index);

      for (; index < paragraph->n_words; index++)
        if (gsy_word_is_word (paragraph->words[index]))
          return piece_end (paragraph, index);
      if (paragraph->next <= offset)
        break;
      offset = paragraph->next;
    }
  return self->n_chars;
}

guint
gsy_segmenter_previous_word_start (GsySegmenter *self, guint offset)
{
  g_return_val_if_fail (self != NULL, 0);

  offset = MIN (offset, self->n_chars);
  while (offset > 0)
    {
      guint index;
      GsyParagraph *paragraph = locate (self, offset - 1, &index);

      for (index++; index-- > 0;)
        if (gsy_word_is_word (paragraph->words[index]))
          return gsy_word_start (paragraph->words[index]);
      offset = paragraph->start;
    }
  return 0;
}

guint
gsy_segmenter_next_word_start (GsySegmenter *self, guint offset)
{
  g_return_val_if_fail (self != NULL, 0);

  while (offset < self->n_chars)
    {
      guint index;
      GsyParagraph *paragraph = locate (self, offset, &index);

      for (; index < paragraph->n_words; index++)
        if (gsy_word_is_word (paragraph->words[index]) && gsy_word_start (paragraph->words[index]) > offset)
          return gsy_word_start (paragraph->words[index]);
      if (paragraph->next >= self->n_chars)
        break;
      /* A word at the very start of the next paragraph counts. */
      paragraph = locate (self, paragraph->next, &index);
      if (gsy_word_is_word (paragraph->words[0]))
        return gsy_word_start (paragraph->words[0]);
      offset = paragraph->start;
    }
  return self->n_chars;
}

guint
gsy_segmenter_previous_word_end (GsySegmenter *self, guint offset)
{
  g_return_val_if_fail (self != NULL, 0);

  offset = MIN (offset, self->n_chars);
  while (offset > 0)
    {
      guint index;
      GsyParagraph *paragraph = locate (self, offset - 1, &index);

      for (index++; index-- > 0;)
        if (gsy_word_is_word (paragraph->words[index]) && piece_end (paragraph, index) < offset)
          return piece_end (paragraph, index);
      offset = paragraph->start;
    }
  return 0;
}
