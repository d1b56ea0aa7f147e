/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-diff.h: which parts of a text are still there in another one: what tells a span's new place without looking at its words.
 *
 * In stages, each for what the one before leaves over: what both begin and end with; strings of fixed length that each text has just once (the idea
 * of Bram Cohen's patience diff and of P. Heckel, “A technique for isolating differences between files”, 1978; found by a rolling hash as R. Karp and
 * M. Rabin do), grown as far as they agree, of which the heaviest that are in the order of both texts are kept, then the same with shorter strings
 * between them; and between those the words, by E. Myers, “An O(ND) difference algorithm and its variations”, 1986, up to a number of differences.
 * What is unique but out of order has moved: Heckel's way tells that too. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* So many code points from @before in the one text are the same as from @after in the other, once both are normalised for comparing. */
typedef struct
{
  guint before;
  guint after;
  guint length_before;
  guint length_after;
} GsyDiffRun;

/**
 * gsy_diff:
 *
 * The runs that two texts have in common, in the order of both. Linear in the texts where they are alike, and bounded where they are not: then
 * runs are missed, never made up. A part that moved among others is no run.
 *
 * Returns: (transfer full) (element-type GsyDiffRun)
 */
GArray *gsy_diff (const char *before, gsize n_before, const char *after, gsize n_after);

/* The same for texts that are normalised already, in units of theirs. */
typedef struct
{
  guint before;
  guint after;
  guint length;
} GsyUnitRun;

/**
 * gsy_diff_units:
 * @moved: (nullable) (element-type GsyUnitRun): gets the long runs that are in another order, by their place in @before, each as far as it
 *   agrees; they may overlap others
 *
 * Returns: (transfer full) (element-type GsyUnitRun): in order, apart from each other
 */
GArray *gsy_diff_units (const guint32 *before, guint n_before, const guint32 *after, guint n_after, GArray *moved);

G_END_DECLS
