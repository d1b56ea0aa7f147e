/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-article-model.h: a corpus as a list for people: filtered as they type and in the order of their choice. A GListModel of the corpus's
 * own GsyCorpusRow. The order is that of the moment when it was chosen: a row does not run away while one works on it. */
#pragma once

#include "corpus/gsy-corpus.h"

G_BEGIN_DECLS

typedef enum
{
  GSY_SORT_NAME,
  GSY_SORT_TITLE,
  GSY_SORT_PUBLISHED, /* the newest first, those without a date last */
  GSY_SORT_STATE,     /* what is to be done first: to review, in progress, new, done */
  GSY_SORT_COUNT,     /* the most statements first */
} GsyArticleSort;

#define GSY_TYPE_ARTICLE_MODEL (gsy_article_model_get_type ())
G_DECLARE_FINAL_TYPE (GsyArticleModel, gsy_article_model, GSY, ARTICLE_MODEL, GObject)

GsyArticleModel *gsy_article_model_new (void);

/* @rows: (nullable): a list of GsyCorpusRow in the order of their names, usually a GsyCorpus. */
void gsy_article_model_set_rows (GsyArticleModel *self, GListModel *rows);

/* Words that must all be in the row's title or name, case and accents apart. */
void gsy_article_model_set_filter (GsyArticleModel *self, const char *filter);

/* Sorts anew even if @sort is the one that was set. */
void gsy_article_model_set_sort (GsyArticleModel *self, GsyArticleSort sort);
GsyArticleSort gsy_article_model_get_sort (GsyArticleModel *self);

/* "name", "title", "published", "state", "count", as in the settings; the first for what is none of these. */
GsyArticleSort gsy_article_sort_from_string (const char *string);

int gsy_article_model_get_position (GsyArticleModel *self, GsyCorpusRow *row); /* -1: not in the list */

G_END_DECLS
