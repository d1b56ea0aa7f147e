/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-merge.h: two versions of an article's statements become one, by way of the version that both come from.
 *
 * Statement by statement (the id says which), member by member:
 * - What only one side changed, added or removed is taken.
 * - Lists are merged element by element: topics, links (by relation and end), attributes (by id), fillers (by actor), unknown members
 *   (by name). Spans are one thing, with “detached”; so is the cue.
 * - What both sides changed in the same way is taken once.
 * - What both changed differently is a conflict: the value of the side that was modified last stays, and the other one is told, to
 *   be kept beside it until a person decides. With equal times the order of the values decides, never which side is called ours.
 * - A statement that one side removed and the other changed stays, as a conflict.
 *
 * So the union of both sides' work is kept; merging is commutative, and merging the result with either side again changes nothing.
 * Values are compared as they stand: parse both sides in the same way, with the article or without it. Pure; any thread. */
#pragma once

#include "core/gsy-article-meta.h"
#include "core/gsy-statement.h"

G_BEGIN_DECLS

/* What can be in conflict, or differ. */
typedef enum
{
  GSY_PART_LAYER = 1 << 0,
  GSY_PART_SPANS = 1 << 1,
  GSY_PART_CUE = 1 << 2,
  GSY_PART_SOURCE = 1 << 3,
  GSY_PART_TARGET = 1 << 4,
  GSY_PART_SAID = 1 << 5,
  GSY_PART_ATTRIBUTES = 1 << 6,
  GSY_PART_LINKS = 1 << 7,
  GSY_PART_NOTE = 1 << 8,
  GSY_PART_UNKNOWN = 1 << 9,
  GSY_PART_REMOVED = 1 << 10, /* the other side removed the statement */
  GSY_PART_ABOUT = 1 << 11,   /* its topics: never in conflict, but what two versions can differ in */
} GsyMergeParts;

/**
 * GsyMergeConflict:
 * @id: the statement's id
 * @parts: what differs
 * @other: (nullable): a statement with the values of @parts that did not stay; NULL with GSY_PART_REMOVED
 */
typedef struct
{
  char *id;
  GsyMergeParts parts;
  GsyStatement *other;
} GsyMergeConflict;

void gsy_merge_conflict_free (GsyMergeConflict *self);

/**
 * gsy_merge_statements:
 * @base: (nullable) (element-type GsyStatement): what both sides come from; NULL: nothing is known of it
 * @ours: (element-type GsyStatement)
 * @theirs: (element-type GsyStatement)
 * @conflicts: (element-type GsyMergeConflict): to append to, in the order of the ids
 *
 * Returns: (transfer full) (element-type GsyStatement): in reading order
 */
GPtrArray *gsy_merge_statements (GPtrArray *base, GPtrArray *ours, GPtrArray *theirs, GPtrArray *conflicts);

/* The same for what is known of the article. Two states that differ from the old one and each other become that which asks for more
 * work: review, in progress, new, done. Of other values the greater one stays. @others: (out) (nullable) (transfer full): the values
 * that did not stay, all others NULL; its state means nothing. @base: (nullable). */
GsyArticleMeta *gsy_merge_meta (const GsyArticleMeta *base, const GsyArticleMeta *ours, const GsyArticleMeta *theirs, GsyArticleMeta **others);

/* Members that we do not know, pairs as in GsyStatement, by name. @others: (out) (nullable): those that did not stay. Each of the
 * three is (nullable); so is what is returned. (transfer full) */
char **gsy_merge_unknown (char **base, char **ours, char **theirs, char ***others);

/* Sets of words: what one side added is there, what one side removed is not. The order of @base first, then that of the alphabet. */
char **gsy_merge_words (char **base, char **ours, char **theirs);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyMergeConflict, gsy_merge_conflict_free)

G_END_DECLS
