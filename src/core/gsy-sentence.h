/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-sentence.h: which full stops do not end a sentence, and where a sentence ends that a quotation mark closes. ICU's own
 * lists of exceptions are not used: they differ between versions, and the English one holds words such as “go” and “in”. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The languages whose abbreviations and elisions we know, as bits. */
typedef enum
{
  GSY_TONGUE_FR = 1 << 0,
  GSY_TONGUE_EN = 1 << 1,
  GSY_TONGUE_DE = 1 << 2,
  GSY_TONGUE_ES = 1 << 3,
  GSY_TONGUE_IT = 1 << 4,
  GSY_TONGUE_PT = 1 << 5,
  GSY_TONGUE_RU = 1 << 6,
  GSY_TONGUE_ALL = (1 << 7) - 1,
} GsyTongue;

/* The tongue of a BCP 47 tag; all of them for NULL or a language that we do not know. */
GsyTongue gsy_tongue_from_language (const char *language);

/**
 * gsy_sentence_correct:
 * @text: a paragraph, valid UTF-8
 * @boundary: where ICU starts a new sentence, a byte strictly inside @text
 *
 * Returns: where the new sentence really starts, at @boundary or after; 0 when it is still the same sentence
 */
gsize gsy_sentence_correct (const char *text, gsize n_bytes, gsize boundary, GsyTongue tongue);

/* TRUE when the full stop at byte @stop of the paragraph @text is part of an abbreviation. */
gboolean gsy_sentence_keeps_full_stop (const char *text, gsize n_bytes, gsize stop, GsyTongue tongue);

G_END_DECLS
