/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-segment.h: words, sentences and what a selection means.
 *
 * Boundaries are ICU's (UAX #29 in the article's language), with what a reader of French news expects put right:
 * an elision is a word of its own (l’, d’, qu’, jusqu’, with either apostrophe; aujourd’hui stays whole), and a title or
 * an initial before a name does not end a sentence (“M. Zhao”, “Mme. ”, “U.S. officials”, “J. Biden”). Words joined by hyphens
 * are one (“porte-parole”, “a-t-il”). Sentences include the quotation marks that close them, and also end at each
 * paragraph's end. Boundaries are computed a paragraph at a time, on demand, and kept. Not thread-safe. */
#pragma once

#include "core/gsy-offsets.h"

G_BEGIN_DECLS

/**
 * gsy_segmenter_new:
 * @offsets: the text and its offsets, borrowed
 * @text: the text of @offsets
 * @language: (nullable): a BCP 47 tag, as "fr"; NULL or an unknown one means the root locale with the abbreviations of
 *   every language that we know
 */
GsySegmenter *gsy_segmenter_new (const GsyOffsets *offsets, const char *text, const char *language);
void gsy_segmenter_free (GsySegmenter *self);

/* The word, or run of something else, that holds the code point at @offset. Empty only in an empty text. */
GsySpan gsy_segmenter_word_at (GsySegmenter *self, guint offset);

/* TRUE when the span given by gsy_segmenter_word_at() holds a letter or digit, rather than space or punctuation. */
gboolean gsy_segmenter_is_word (GsySegmenter *self, GsySpan word);

/* The sentence that holds @offset, without the white space around it; white space between two belongs to the first. Empty in
 * an empty paragraph. */
GsySpan gsy_segmenter_sentence_at (GsySegmenter *self, guint offset);

/* The paragraph (line of the text) that holds @offset, without its line end. */
GsySpan gsy_segmenter_paragraph_at (GsySegmenter *self, guint offset);

/* The next word start or end after, the previous one before @offset: for moving a span's end by words. Skips what is no
 * word. Clamped to the text. */
guint gsy_segmenter_next_word_end (GsySegmenter *self, guint offset);
guint gsy_segmenter_previous_word_end (GsySegmenter *self, guint offset);
guint gsy_segmenter_next_word_start (GsySegmenter *self, guint offset);
guint gsy_segmenter_previous_word_start (GsySegmenter *self, guint offset);

/**
 * GsySnap:
 * @GSY_SNAP_WORDS: grow to whole words, then trim: white space, a trailing comma, full stop or other separator, and
 *   quotation marks with their narrow spaces at the edges when they do not pair up inside
 * @GSY_SNAP_CHARACTERS: whole grapheme clusters, white space trimmed, nothing else
 * @GSY_SNAP_SENTENCES: grow to whole sentences, then trim as words are: the full stop is left out
 */
typedef enum
{
  GSY_SNAP_WORDS,
  GSY_SNAP_CHARACTERS,
  GSY_SNAP_SENTENCES,
} GsySnap;

/**
 * gsy_segmenter_snap:
 * @selection: what the user selected, any two offsets
 *
 * What a selection means as a statement's span. A closing or opening quotation mark at an edge is left out: «La Chine», gives
 * La Chine. One whose partner is inside stays: a dit «non» keeps both. Brackets are treated in the same way. A full stop that
 * belongs to an abbreviation stays. Snapping the result again changes nothing.
 *
 * Returns: the span, empty when nothing but space and punctuation was selected
 */
GsySpan gsy_segmenter_snap (GsySegmenter *self, GsySpan selection, GsySnap snap);

/* The language in use, "und" when none. */
const char *gsy_segmenter_get_language (const GsySegmenter *self);

/**
 * gsy_guess_language:
 * @text: valid UTF-8; only the first few thousand characters are looked at
 *
 * Guesses fr, en, ar, zh, de, es, it, pt or ru by script and by frequent function words.
 *
 * Returns: a static string, "und" when unsure
 */
const char *gsy_guess_language (const char *text, gsize n_bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsySegmenter, gsy_segmenter_free)

G_END_DECLS
