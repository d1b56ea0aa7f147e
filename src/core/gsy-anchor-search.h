/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-anchor-search.h: candidates for the place of words, and what speaks for each. Which one it is, if any, is decided elsewhere. */
#pragma once

#include "core/gsy-anchor-place.h"

G_BEGIN_DECLS

/* So much that agrees on one side is hardly there by chance. */
#define GSY_ANCHOR_ONE_SIDE 24

/* The search for one span's words. */
typedef struct
{
  GsyAnchorTexts *texts;
  const GsyAnchorQuery *query;
  gboolean in_before;
  const GsyAnchorHint *hint;
  gboolean has_window;
  GsySpan window; /* between what stays on both sides */
  GArray *candidates;
} GsyAnchorSearch;

void gsy_anchor_texts_ensure_runs (GsyAnchorTexts *self);

/* The places in both texts up to which things are the same, before and after the words. */
void gsy_anchor_search_find_window (GsyAnchorSearch *self);

/* At the same distance from what both texts have in common as before. TRUE when all of the words are within that. */
gboolean gsy_anchor_search_by_runs (GsyAnchorSearch *self);

/* Between the neighbours that stayed. */
void gsy_anchor_search_in_window (GsyAnchorSearch *self);

/* Anywhere, by what is rare of the words and around them. */
void gsy_anchor_search_everywhere (GsyAnchorSearch *self);

/* The other way round: where the words at the candidate's place, with what is around them, were before. */
void gsy_anchor_search_rivals (GsyAnchorSearch *self, GsyAnchorCandidate *candidate);

G_END_DECLS
