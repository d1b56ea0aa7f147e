/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-refi-places.h: what the positions of a REFI-QDA project mean in an article.
 *
 * The standard (REFI-QDA 1.5, section 10.2) counts Unicode code points from 0 in the text file. What programs do differs: ATLAS.ti writes CR LF and counts
 * it as one, others as two; programs on Windows and Macintosh count UTF-16 units; a byte-order mark counts or not; and “the last character” of the
 * standard may be read as one that belongs to the selection. So first all selections are shown; most programs name a selection by its words, and
 * that way of counting is taken by which most names are the words at their place, then by which most selections are in the text, then
 * by which most begin and end where words do; and what the program is known for unless another way is clearly better. */
#pragma once

#include "core/gsy-article.h"

G_BEGIN_DECLS

typedef struct _GsyRefiPlaces GsyRefiPlaces;

/* @origin: (nullable): the program that wrote it; @bom: the file began with a byte-order mark, which @article has not; @plain: the file
 * had LF alone, whatever @article has. */
GsyRefiPlaces *gsy_refi_places_new (GsyArticle *article, const char *origin, gboolean bom, gboolean plain);
void gsy_refi_places_free (GsyRefiPlaces *self);

/* @name: (nullable): the selection's. */
void gsy_refi_places_show (GsyRefiPlaces *self, guint start, guint end, const char *name);

/* After the last gsy_refi_places_show(): where it is in the article; an empty span when it is not in it. */
GsySpan gsy_refi_places_get (GsyRefiPlaces *self, guint start, guint end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyRefiPlaces, gsy_refi_places_free)

G_END_DECLS
