/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-project-merge.h: two versions of gainsay.json become one, by the rules of core/gsy-merge-scheme.h. What is in conflict is kept in the
 * file as data, in a member "conflicts" of the element, or of the whole file (io/gsy-conflict-records.h); here is also how a person decides. */
#pragma once

#include "core/gsy-scheme.h"
#include "io/gsy-conflict-records.h"

G_BEGIN_DECLS

/**
 * gsy_project_merge:
 * @base: (nullable): what both sides come from; NULL: the built-in lists
 * @n_conflicts: (out): of this merge; those that were there before are not counted
 *
 * Elements that could not be taken from the file are among its unknown members; they are merged as these.
 *
 * Returns: (transfer full)
 */
GsyScheme *gsy_project_merge (GsyScheme *base, GsyScheme *ours, GsyScheme *theirs, guint *n_conflicts);

/* Whether both would be written in the same way. */
gboolean gsy_project_equal (GsyScheme *a, GsyScheme *b);

/* What waits beside an element. (transfer full) (element-type GsyConflictRecord) */
GPtrArray *gsy_project_list_conflicts (GsySchemeList list, gconstpointer element);

/* The same beside the title and the members that we do not know; and deciding: what gsy_scheme_get_head() is to be. (transfer full): NULL: @index
 * is not there. */
GPtrArray *gsy_project_list_head_conflicts (GsyScheme *scheme);
gboolean gsy_project_can_take_head (GsyScheme *scheme, const GsyConflictRecord *record);
GPtrArray *gsy_project_decide_head (GsyScheme *scheme, guint index, gboolean take_other);

/* Of all elements and of the file itself, how many values wait. */
guint gsy_project_count_conflicts (GsyScheme *scheme);

/* @element after a person decided about its @index-th conflict: with the other value, or as it is, and without that record. (transfer full): a
 * counted one. NULL: the element is to be removed, or @index is not there. */
gpointer gsy_project_decide (GsySchemeList list, gconstpointer element, guint index, gboolean take_other);

/* Whether the other value can be taken: it makes sense. */
gboolean gsy_project_can_take (GsySchemeList list, gconstpointer element, const GsyConflictRecord *record);

G_END_DECLS
