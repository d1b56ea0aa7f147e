/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-article-row.h: one article in the list: state, title, date, counts, and what is wrong with it. Follows its row while it has one. */
#pragma once

#include <gtk/gtk.h>

#include "corpus/gsy-corpus.h"

G_BEGIN_DECLS

#define GSY_TYPE_ARTICLE_ROW (gsy_article_row_get_type ())
G_DECLARE_FINAL_TYPE (GsyArticleRow, gsy_article_row, GSY, ARTICLE_ROW, GtkWidget)

GtkWidget *gsy_article_row_new (void);

/* @scheme, @row: (nullable): none from now. */
void gsy_article_row_set (GsyArticleRow *self, GsyScheme *scheme, GsyCorpusRow *row);
GsyCorpusRow *gsy_article_row_get (GsyArticleRow *self); /* (nullable) */

/* The layers changed. */
void gsy_article_row_refresh (GsyArticleRow *self);

G_END_DECLS
