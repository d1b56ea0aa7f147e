/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-fold.h: text folded for finding: case, accents, width, apostrophes, quotation marks and kinds of space do not matter.
 * By ICU (NFKD, marks removed, case folded), never by the locale, so that a Turkish user finds "Istanbul" too. */
#pragma once

#include "core/gsy-span.h"

G_BEGIN_DECLS

typedef struct _GsyFolded GsyFolded;

/**
 * gsy_fold:
 * @text: valid UTF-8
 * @n_bytes: its length, or -1
 *
 * Returns: (transfer full): the folded text, for comparison only
 */
char *gsy_fold (const char *text, gssize n_bytes);

/* A folded text that remembers where each piece came from, so that a match can be told in code points of the original. */
GsyFolded *gsy_folded_new (const char *text, gsize n_bytes);
void gsy_folded_free (GsyFolded *self);

/**
 * gsy_folded_find_all:
 * @needle: what to find, not yet folded
 * @max: at most so many matches
 *
 * All places of @needle, not overlapping, in order; a space beside a quotation mark may be there or not. A match never starts or ends inside a base letter's marks.
 *
 * Returns: (transfer full) (element-type GsySpan): empty for an empty needle
 */
GArray *gsy_folded_find_all (const GsyFolded *self, const char *needle, guint max);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyFolded, gsy_folded_free)

/* The one that stands for each kind of quotation mark, apostrophe and dash: ' " or -; 0 for anything else. */
char gsy_fold_punctuation (gunichar c);

G_END_DECLS
