/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-anchor-place.h: where one span's words are now, and how sure that is. */
#pragma once

#include "core/gsy-anchor-text.h"

G_BEGIN_DECLS

typedef enum
{
  GSY_PLACE_SURE,    /* the words, and no doubt */
  GSY_PLACE_DOUBT,   /* the words, and nothing else comes near; but too little speaks for it not to ask */
  GSY_PLACE_CHANGED, /* what the words became */
  GSY_PLACE_LOST,
} GsyPlace;

/* Both texts and what they have in common; @before and what depends on it are NULL when it is not at hand. */
typedef struct
{
  GsyAnchorText *after;
  GsyAnchorText *before;
  GArray *runs;        /* of GsyUnitRun, in order */
  GArray *moved;       /* likewise, in another order, by their place before */
  GArray *moved_after; /* the same by their place after */
} GsyAnchorTexts;

/* Where words may be that belong to others whose place is known, in units; from there on nothing but a sure place counts. */
typedef struct
{
  gboolean near;
  GsySpan within;
} GsyAnchorHint;

typedef struct
{
  GsySpan units;
  GsySpan span;
  guint before; /* how far what stands around agrees */
  guint after;
  guint unbroken_before; /* of that, up to the first that does not */
  guint unbroken_after;
  guint rival;            /* the most that speaks for its being what some other words before became */
  gboolean may_be_rivals; /* and one side of those agrees so far that it may well be theirs */
  gboolean searched;      /* rivals were sought everywhere */
  guint likeness;         /* in percent */
  gboolean same;
  gboolean by_run;   /* within what both texts have in common */
  gboolean in_order; /* among what stayed around it */
  gboolean together; /* in another order, with so much else that it moved */
  gboolean tight;    /* hardly anything but this can stand there */
} GsyAnchorCandidate;

void gsy_anchor_texts_clear (GsyAnchorTexts *self);

/* @query is in the former text when @in_before. */
GsyPlace gsy_anchor_texts_place (GsyAnchorTexts *self, const GsyAnchorQuery *query, gboolean in_before, const GsyAnchorHint *hint, GsySpan *span);

/* (transfer full) (element-type GsyAnchorCandidate): the nearest, best first. */
GArray *gsy_anchor_texts_suggest (GsyAnchorTexts *self, const GsyAnchorQuery *query, gboolean in_before, guint max);

G_END_DECLS
