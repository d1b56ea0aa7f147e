/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-conflicts.h: what waits beside a statement, or what is known of an article, since two versions of it were merged (io/gsy-sidecar-merge.h), and deciding about it. */
#pragma once

#include "core/gsy-article-meta.h"
#include "core/gsy-article.h"
#include "core/gsy-statement.h"
#include "io/gsy-conflict-records.h"

G_BEGIN_DECLS

/**
 * GsyConflict:
 * @kind: how the other version differs
 * @member: (nullable): the name of the member, as in the file; NULL for GSY_CONFLICT_REMOVED
 * @other: (nullable): a statement that has the other value, of a list one element; NULL unless it is GSY_CONFLICT_OTHER, or when the value
 *   makes no sense
 * @raw: (nullable): the other value as it is in the file
 */
typedef struct
{
  GsyConflictKind kind;
  char *member;
  GsyStatement *other;
  char *raw;
} GsyConflict;

/* What waits beside @statement, in the file's order. @article: (nullable): its text. (transfer full) (element-type GsyConflict): freed with
 * g_ptr_array_unref() */
GPtrArray *gsy_conflicts_list (GsyArticle *article, const GsyStatement *statement);

/* @statement after a person decided about its @index-th conflict: with the other value, or as it is, and without that element in its list.
 * (transfer full): fresh. NULL: the statement is to be removed, or @index is not there. */
GsyStatement *gsy_conflicts_decide (GsyArticle *article, const GsyStatement *statement, guint index, gboolean take_other);

/* What waits beside what is known of an article (element-type GsyConflictRecord), and deciding about it, as for a statement: fresh; NULL: @index is
 * not there. gsy_conflicts_can_take_meta(): the other value makes sense. */
GPtrArray *gsy_conflicts_list_meta (const GsyArticleMeta *meta);
gboolean gsy_conflicts_can_take_meta (const GsyArticleMeta *meta, const GsyConflictRecord *record);
GsyArticleMeta *gsy_conflicts_decide_meta (const GsyArticleMeta *meta, guint index, gboolean take_other);

G_END_DECLS
