/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-search-model.h: what was found in a folder as one list of places, article by article. Items are made when they are asked for. */
#pragma once

#include "corpus/gsy-folder-search.h"

G_BEGIN_DECLS

#define GSY_TYPE_SEARCH_ITEM (gsy_search_item_get_type ())
G_DECLARE_FINAL_TYPE (GsySearchItem, gsy_search_item, GSY, SEARCH_ITEM, GObject)

const char *gsy_search_item_get_key (GsySearchItem *self); /* of its article */
const GsySearchPlace *gsy_search_item_get_place (GsySearchItem *self);
gboolean gsy_search_item_is_first (GsySearchItem *self);  /* of its article */
guint gsy_search_item_get_n_places (GsySearchItem *self); /* in its article */

#define GSY_TYPE_SEARCH_MODEL (gsy_search_model_get_type ())
G_DECLARE_FINAL_TYPE (GsySearchModel, gsy_search_model, GSY, SEARCH_MODEL, GObject)

GsySearchModel *gsy_search_model_new (void);

/* @results: (element-type GsySearchResult): takes the place of all that is there; what is the same at the beginning and at the end keeps its items.
 * Articles without a place are counted as problems alone. */
void gsy_search_model_set (GsySearchModel *self, GPtrArray *results);
void gsy_search_model_append (GsySearchModel *self, GPtrArray *results);

guint gsy_search_model_get_n_articles (GsySearchModel *self);
guint gsy_search_model_get_n_problems (GsySearchModel *self);

/* The place at or after @offset in an article, the last one there if none is, or -1. */
int gsy_search_model_find (GsySearchModel *self, const char *key, guint offset);

G_END_DECLS
