/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-compare.h: how one state of an article's statements differs from another, statement by statement, for showing it. Pure; any thread. */
#pragma once

#include "core/gsy-merge.h"

G_BEGIN_DECLS

/**
 * GsyDifference:
 * @before: (nullable): NULL: it was not there
 * @after: (nullable): NULL: it is not there any more
 * @parts: what of it differs, when it is in both; GSY_PART_UNKNOWN also stands for what is not shown anywhere, as who made it
 */
typedef struct
{
  GsyStatement *before;
  GsyStatement *after;
  GsyMergeParts parts;
} GsyDifference;

void gsy_difference_free (GsyDifference *self);

/* In what two versions of a statement differ; 0: in the time of the last change at most. */
GsyMergeParts gsy_compare_statement (const GsyStatement *before, const GsyStatement *after);

/* (element-type GsyStatement): both. (transfer full) (element-type GsyDifference): in reading order, of those that are still there where they
 * are afterwards. Statements that differ in the time of the last change alone are the same. */
GPtrArray *gsy_compare_statements (GPtrArray *before, GPtrArray *after);

typedef enum
{
  GSY_META_PART_TITLE = 1 << 0,
  GSY_META_PART_OUTLET = 1 << 1,
  GSY_META_PART_PUBLISHED = 1 << 2,
  GSY_META_PART_URL = 1 << 3,
  GSY_META_PART_LANGUAGE = 1 << 4,
  GSY_META_PART_STATE = 1 << 5,
  GSY_META_PART_NOTE = 1 << 6,
  GSY_META_PART_UNKNOWN = 1 << 7,
} GsyMetaParts;

/* The same for what is known of the article. */
GsyMetaParts gsy_compare_meta (const GsyArticleMeta *before, const GsyArticleMeta *after);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyDifference, gsy_difference_free)

G_END_DECLS
