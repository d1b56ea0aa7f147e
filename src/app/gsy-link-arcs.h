/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-link-arcs.h: the links that begin or end in one article, and the shape of each in the margin beside the text. Pure: no widget.
 *
 * A link between two statements of the article is an arc from the last line of the one to the last line of the other, round the margin, in a
 * lane where it crosses as few others as may be. One from or to another article is a spur. */
#pragma once

#include "core/gsy-store.h"
#include "corpus/gsy-folder-index.h"

#include <graphene.h>

G_BEGIN_DECLS

#define GSY_LINK_LANES 4

typedef enum
{
  GSY_LINK_WITHIN, /* both ends are in the article */
  GSY_LINK_OUT,    /* it leads to another article */
  GSY_LINK_IN,     /* it comes from another article */
  GSY_LINK_BROKEN, /* its other end is gone */
} GsyLinkKind;

/**
 * GsyLinkArc:
 * @layer: interned, of the statement that it starts at
 * @relation: its id
 * @from: id of the statement that it starts at
 * @to: id of the one that it leads to
 * @index: which of the links of @from
 * @article: (nullable): key of the other article
 * @from_offset: the last letter of @from, when that is in the article
 * @to_offset: the last letter of @to, when that is in the article
 * @lane: from the text outwards
 */
typedef struct
{
  GsyLinkKind kind;
  const char *layer;
  char *relation;
  char *from;
  char *to;
  guint index;
  char *article;
  guint from_offset;
  guint to_offset;
  guint lane;
} GsyLinkArc;

/**
 * gsy_link_arcs_new:
 * @store: the article's statements
 * @index: (nullable): to know what comes from other articles, and what is gone there
 * @only: (nullable): the links of this statement alone, either way
 *
 * In order of the first offset. Links of detached statements have no place.
 *
 * Returns: (transfer full) (element-type GsyLinkArc)
 */
GPtrArray *gsy_link_arcs_new (GsyStore *store, GsyFolderIndex *index, const GsyStatement *only);

/* From the first to the last letter that it has to do with. */
GsySpan gsy_link_arc_get_range (const GsyLinkArc *self);

/* Whether the statement is at one of its ends. */
gboolean gsy_link_arc_touches (const GsyLinkArc *self, const char *id);

/* How its line is drawn: the two built-in relations have their own, all others share one. */
GsyLineStyle gsy_link_arc_get_line (const GsyLinkArc *self);

/* --- shapes --- */

/**
 * GsyLinkMargin:
 * @edge: x where the text ends and the margin begins
 * @outward: 1 when the margin lies to the right of @edge, -1 to the left
 * @width: of the margin
 */
typedef struct
{
  float edge;
  int outward;
  float width;
} GsyLinkMargin;

/**
 * GsyLinkShape:
 * @kind: as of the arc
 * @x: where it begins, next to the text
 * @turn: the x farthest from the text
 * @from: y of its start, or of a spur
 * @to: y of its arrow
 * @outward: as of the margin
 */
typedef struct
{
  GsyLinkKind kind;
  float x;
  float turn;
  float from;
  float to;
  int outward;
} GsyLinkShape;

/* @from and @to: middles of the lines where it starts and ends; for a spur the same. */
GsyLinkShape gsy_link_shape (const GsyLinkArc *arc, const GsyLinkMargin *margin, float from, float to);

/* Whether a click at (@x, @y) means it. */
gboolean gsy_link_shape_contains (const GsyLinkShape *self, float x, float y);

/* Where the arrow's tip is, and which way it points: 1 to the right. */
graphene_point_t gsy_link_shape_get_tip (const GsyLinkShape *self, int *direction);

/* All that it may touch. */
graphene_rect_t gsy_link_shape_get_bounds (const GsyLinkShape *self);

G_END_DECLS
