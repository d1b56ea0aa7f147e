/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-index.h: which spans touch a range. One array of all spans sorted by start, with the greatest end of each block of 64, so that a
 * query skips the blocks that end before it; an edit moves the array's tail and mends the blocks that it touched. It borrows
 * the statements: whoever holds the index holds them too. */
#pragma once

#include "core/gsy-statement.h"

G_BEGIN_DECLS

/**
 * GsyHit:
 * @statement: borrowed
 * @fragment: which of its spans
 * @span: that span
 *
 * One hit of a query.
 */
typedef struct
{
  const GsyStatement *statement;
  guint fragment;
  GsySpan span;
} GsyHit;

typedef struct _GsyIndex GsyIndex;

GsyIndex *gsy_index_new (void);
void gsy_index_free (GsyIndex *self);

/* Replaces everything by the spans of @statements (element-type GsyStatement), detached ones left out. Linear when they are in
 * reading order. */
void gsy_index_build (GsyIndex *self, GPtrArray *statements);

/* Adds or removes all spans of a statement; a detached one has none here. */
void gsy_index_insert (GsyIndex *self, const GsyStatement *statement);
void gsy_index_remove (GsyIndex *self, const GsyStatement *statement);

guint gsy_index_get_n_spans (const GsyIndex *self);

/**
 * gsy_index_query:
 * @range: half-open; an empty one asks for what covers that position
 * @hits: (element-type GsyHit): array to append to, in order of start, then end, then the statement's id
 *
 * Returns: how many spans touch @range
 */
guint gsy_index_query (const GsyIndex *self, GsySpan range, GArray *hits);

/* TRUE when the spans are in order and each block's greatest end is just that. For tests: a block that claims too much costs time and
 * nothing else. */
gboolean gsy_index_is_sound (const GsyIndex *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyIndex, gsy_index_free)

G_END_DECLS
