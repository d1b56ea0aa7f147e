/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-anchor-text.h: what re-anchoring asks of a text: where strings may be, how far two places agree, where words begin and end that were edited.
 * All in units of GsyNormal; nothing here decides. */
#pragma once

#include "core/gsy-article.h"
#include "core/gsy-normal.h"

G_BEGIN_DECLS

/* How far around words two texts are compared. Twice what the file has, for when the former text is at hand. */
#define GSY_ANCHOR_CONTEXT 64

/* Words in a text, to be found in another one. */
typedef struct
{
  const GsyNormal *normal;
  GsySpan words;
  guint from; /* of what is known around them */
  guint to;
  gboolean at_start; /* nothing was there before @from */
  gboolean at_end;
} GsyAnchorQuery;

typedef struct
{
  GsyArticle *article; /* borrowed */
  GsyNormal *normal;

  /* The strings of bucket b start at places[starts[b]] to places[starts[b + 1] - 1]. NULL: not made yet. */
  guint *starts;
  guint *places;
  guint shift;
} GsyAnchorText;

/* Some way along which a query may be found: its place is that in the query plus @diagonal. */
typedef struct
{
  gint64 first; /* diagonals */
  gint64 last;
  guint votes;
} GsyAnchorWay;

GsyAnchorText *gsy_anchor_text_new (GsyArticle *article);
void gsy_anchor_text_free (GsyAnchorText *self);

/* (transfer full) (element-type GsyAnchorWay): by the strings of @query that are rarest in the text, those with most of them first, at most @max.
 * The work is bounded however often a string is there. */
GArray *gsy_anchor_text_find_ways (GsyAnchorText *self, const GsyAnchorQuery *query, guint max);

/* TRUE when the words of @query are in the text just once, or at most once. FALSE when they are too short or too common to say. */
gboolean gsy_anchor_text_has_once (GsyAnchorText *self, const GsyAnchorQuery *query);

/* TRUE when the words of @query are at @unit; @folded: in whatever case. */
gboolean gsy_anchor_text_is_at (const GsyAnchorText *self, const GsyAnchorQuery *query, gint64 unit, gboolean folded);

/* How far what stands before (after) the words of @query agrees with what stands before (after) @unit: the agreeing units less twice those that do not,
 * as far as that grows; at most GSY_ANCHOR_CONTEXT. To begin (end) with the text counts too. @unbroken: (nullable): what agrees
 * up to the first that does not. As X. Huang and W. Miller extend local likenesses. */
guint gsy_anchor_agree_before (const GsyAnchorQuery *query, const GsyNormal *text, guint unit, guint *unbroken);
guint gsy_anchor_agree_after (const GsyAnchorQuery *query, const GsyNormal *text, guint unit, guint *unbroken);

/* Where in [from, to) of the text the words of @query, or what became of them, are: by the best alignment that holds all of them and what it wants
 * of their context, with affine costs of gaps (O. Gotoh, “An improved algorithm for matching biological sequences”, 1982). FALSE when it is too large
 * a question or there is nothing. What was put in right at the edge is not taken in; what replaces the first or last words is. */
gboolean gsy_anchor_text_align (const GsyAnchorText *self, const GsyAnchorQuery *query, guint from, guint to, GsySpan *found);

/* How alike in percent. By the number of edits of single units, with the bit-parallel way of G. Myers, “A fast bit-vector algorithm for approximate
 * string matching based on dynamic programming”, 1999, as H. Hyyrö, 2003, puts it; very long ones by what gsy_diff_units() has in common. Other
 * case counts a quarter. */
guint gsy_anchor_likeness (const GsyNormal *a, GsySpan in_a, const GsyNormal *b, GsySpan in_b);

G_END_DECLS
