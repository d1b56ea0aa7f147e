/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-review-words.h: what words were and what they are, for those who see and for those who hear. No widget. */
#pragma once

#include <pango/pango.h>

#include "app/gsy-word-diff.h"

G_BEGIN_DECLS

/* @text with each run of white space as one space, shortened to what people compare. (transfer full) */
char *gsy_review_dup_words (const char *text);

/* The ranges are told apart without colour: what is gone is struck through, what came is bold and underlined. (transfer full) */
PangoAttrList *gsy_review_new_attributes (const GArray *ranges, gboolean gone);

/* What a screen reader says of the two: the differing words too, which others see. @score: in percent. (transfer full) */
char *gsy_review_dup_change (const char *was, const char *now, const GArray *gone, const GArray *added, guint score);

G_END_DECLS
