/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-diff.h: which parts of a text are still there in another one: what tells a span's new place without looking at its words. */
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
 * runs are missed, never made up.
 *
 * Returns: (transfer full) (element-type GsyDiffRun)
 */
GArray *gsy_diff (const char *before, gsize n_before, const char *after, gsize n_after);

G_END_DECLS
