/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reanchor-baseline.h: what a plain matcher by quote and context finds, to be better than. */
#pragma once

#include "core/gsy-article.h"

G_BEGIN_DECLS

/* As the web annotator Hypothesis does: all places with the fewest errors, up to half of the quote; of these the one with the best score wins, by
 * the weights 50 for the quote, 20 for the words before, 20 for those after, 2 for the distance. FALSE when there is none at all. */
gboolean baseline_find (GsyArticle *before, GsyArticle *after, GsySpan span, GsySpan *found);

G_END_DECLS
