/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-word-diff.h: which words of two short texts differ, for people to see at a glance. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes, half-open. */
typedef struct
{
  guint start;
  guint end;
} GsyByteRange;

/**
 * gsy_word_diff:
 * @gone: (out) (transfer full) (element-type GsyByteRange): what of @was is not in @now, in order
 * @added: (out) (transfer full) (element-type GsyByteRange): what of @now was not in @was
 *
 * By whole words; a character that is wide, as in Chinese, is one. Case, accents and marks count, unlike in core/gsy-diff.h: they are what is
 * to be seen. Of texts that are too long to be compared so, everything differs between what they begin and end with.
 */
void gsy_word_diff (const char *was, const char *now, GArray **gone, GArray **added);

/* The ranges of @text as words, joined by ", ". (transfer full) (nullable): there are none */
char *gsy_word_diff_dup_words (const char *text, const GArray *ranges);

G_END_DECLS
