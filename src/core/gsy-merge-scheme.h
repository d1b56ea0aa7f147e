/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-merge-scheme.h: two versions of a folder's scheme become one, by way of the version that both come from, as core/gsy-merge.h
 * does it for statements.
 *
 * Element by element (layers, attributes, relations and choices by their id, topics and actors by their name), member by member:
 * - What only one side changed, added or removed is taken; what both did in the same way, once.
 * - Aliases, examples and muted problems are sets: what one side added is there, what one side removed is not. All other members are one
 *   value each, choices are elements again.
 * - Two different values are a conflict: the greater one stays, and the other one is told, to be kept beside it until a person decides.
 * - An element that one side removed and the other changed stays, as a conflict.
 * - The order is that of the side that changed it; of two new orders the greater one; what is new stands behind what it stood behind.
 * - A list that nobody changed stays the built-in one.
 *
 * So the union of both sides' work is kept; merging is commutative, and merging the result with either side again changes nothing.
 * Pure, as long as no other thread has the same schemes; what is given is not changed. */
#pragma once

#include "core/gsy-element.h"

G_BEGIN_DECLS

/**
 * GsySchemeConflict:
 * @list: where it is
 * @id: the element's id, or name
 * @is_removed: the other side does not have it; then there is nothing else
 * @members: which members differ: a bit for each place in the table of its type
 * @other: (nullable): an element that has what did not stay: of @members, and of its unknown members; of choices, those alone
 *   that differ, each with what differs
 */
typedef struct
{
  GsySchemeList list;
  char *id;
  gboolean is_removed;
  guint members;
  gpointer other;
} GsySchemeConflict;

/**
 * GsySchemeConflicts:
 * @elements: (element-type GsySchemeConflict): by list, in the order of the ids
 * @title: the titles differ
 * @other_title: (nullable): the one that did not stay
 * @unknown: (nullable): the scheme's unknown members that did not stay
 */
typedef struct
{
  GPtrArray *elements;
  gboolean title;
  char *other_title;
  char **unknown;
} GsySchemeConflicts;

void gsy_scheme_conflicts_clear (GsySchemeConflicts *self);

/* @base: (nullable): the built-in one. @conflicts: (out): to be cleared. */
GsyScheme *gsy_merge_scheme (GsyScheme *base, GsyScheme *ours, GsyScheme *theirs, GsySchemeConflicts *conflicts);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GsySchemeConflicts, gsy_scheme_conflicts_clear)

G_END_DECLS
