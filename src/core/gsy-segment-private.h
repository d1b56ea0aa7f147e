/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-segment-private.h: what words, sentences and snapping share. */
#pragma once

#include "core/gsy-segment.h"
#include "core/gsy-sentence.h"

#include <unicode/ubrk.h>
#include <unicode/uloc.h>

G_BEGIN_DECLS

/* One paragraph with its boundaries, as far as somebody asked for them. */
typedef struct
{
  gsize byte;
  gsize n_bytes; /* without the line end */
  guint start;
  guint end;        /* where the line end starts */
  guint next;       /* where the next paragraph starts */
  guint *words;     /* packed, ascending; the last one is the line end, empty at the end of the text */
  guint n_words;    /* at least one once @words is there */
  guint *sentences; /* starts, then @end */
  guint n_sentences;
} GsyParagraph;

struct _GsySegmenter
{
  const GsyOffsets *offsets;
  const char *text;
  gsize n_bytes;
  guint n_chars;
  char *language;
  GsyTongue tongue;
  char locale[ULOC_FULLNAME_CAPACITY];
  UBreakIterator *word_iterator;     /* NULL until needed */
  UBreakIterator *sentence_iterator; /* NULL until needed */
  GHashTable *paragraphs;            /* start byte -> GsyParagraph */
  GsyParagraph *last;                /* the one that was asked for last */
};

/* A piece's start and whether it is a word, in one number. */
static inline guint
gsy_word_pack (guint start, gboolean is_word)
{
  return start << 1 | (is_word ? 1 : 0);
}

static inline guint
gsy_word_start (guint packed)
{
  return packed >> 1;
}

static inline gboolean
gsy_word_is_word (guint packed)
{
  return packed & 1;
}

/* The end of the text belongs to the last paragraph. */
static inline gboolean
gsy_paragraph_contains (const GsySegmenter *segmenter, const GsyParagraph *paragraph, guint offset)
{
  return paragraph->start <= offset &&
         (offset < paragraph->next || (offset == segmenter->n_chars && paragraph->next == paragraph->end));
}

GsyParagraph *gsy_segmenter_find_paragraph (GsySegmenter *self, guint offset);

/* The word or run of something else at @offset. */
GsySpan gsy_segmenter_find_piece (GsySegmenter *self, guint offset, gboolean *is_word);

/* Quotation marks of all sorts, the straight ones and the apostrophes too. */
gboolean gsy_is_quote (gunichar c);

G_END_DECLS
