/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-search-row.h: a place that was found, with what stands around it; the first of an article is below the article's title. */
#pragma once

#include "app/gsy-search-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GSY_TYPE_SEARCH_ROW (gsy_search_row_get_type ())
G_DECLARE_FINAL_TYPE (GsySearchRow, gsy_search_row, GSY, SEARCH_ROW, GtkWidget)

GtkWidget *gsy_search_row_new (void);

/* @item: (nullable). @article: (nullable): its article, whose title is shown; NULL: it has gone. */
void gsy_search_row_set (GsySearchRow *self, GsySearchItem *item, GsyCorpusRow *article);
GsySearchItem *gsy_search_row_get_item (GsySearchRow *self); /* (nullable) */

G_END_DECLS
