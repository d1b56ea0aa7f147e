/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-sidecar-merge.h: two versions of a sidecar become one, by the rules of core/gsy-merge.h, and what is in conflict is kept in the
 * file: as data, in a member "conflicts" of the statement (or of "article", or of the whole file), so that the file stays what it is.
 * See io/gsy-conflict-records.h. */
#pragma once

#include "io/gsy-sidecar.h"

G_BEGIN_DECLS

/**
 * gsy_sidecar_merge:
 * @article: (nullable): for the words of what did not stay, when the sides were parsed with it
 * @base: (nullable): what both sides come from
 * @ours: one side
 * @theirs: the other side
 * @n_conflicts: (out): of this merge; those that were in the file before are not counted
 *
 * All three are parsed in the same way, with the article or without it; without it their spans carry their words. Statements that make no sense are kept when either side
 * has them and the other did not take them away. When the sides knew the article with different bytes, the result says those of
 * @base, so that every span is looked at again when it is opened.
 *
 * Returns: (transfer full): for gsy_sidecar_write_parsed()
 */
GsySidecar *gsy_sidecar_merge (GsyArticle *article, const GsySidecar *base, const GsySidecar *ours, const GsySidecar *theirs, guint *n_conflicts);

/* Of a statement, how many versions wait beside it for a decision. */
guint gsy_sidecar_count_conflicts (char *const *unknown);

G_END_DECLS
