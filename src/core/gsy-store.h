/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-store.h: the statements of one article in reading order, with an interval index over all their spans.
 * Changes only through gsy_store_apply(): doing, undoing, merging and bulk changes all go that way.
 *
 * A detached statement (its words were not found in the article) is listed, never indexed. */
#pragma once

#include "core/gsy-article.h"
#include "core/gsy-edit.h"
#include "core/gsy-index.h"

G_BEGIN_DECLS

#define GSY_TYPE_STORE (gsy_store_get_type ())
G_DECLARE_FINAL_TYPE (GsyStore, gsy_store, GSY, STORE, GObject)

/* Signal "changed" (GsyStore *self, GsyEdit *edit): @edit was applied, in whole; @edit may hold changes of other articles. */

/**
 * gsy_store_new:
 * @key: what edits call this article: its path relative to the folder
 * @article: the text
 * @meta: (nullable): what is known of it
 * @statements: (nullable) (element-type GsyStatement) (transfer none): in any order; of equal ids the first is taken, one
 *   without a span is left out
 */
GsyStore *gsy_store_new (const char *key, GsyArticle *article, GsyArticleMeta *meta, GPtrArray *statements);

const char *gsy_store_get_key (GsyStore *self);
GsyArticle *gsy_store_get_article (GsyStore *self);
const GsyArticleMeta *gsy_store_get_meta (GsyStore *self);

/* Counts each successful apply; autosave marks as saved the generation that it serialised. */
guint64 gsy_store_get_generation (GsyStore *self);

/* Applies the changes of @edit that name this store's key; all or none. Refuses (GSY_ERROR_CONFLICT) when a before is not what
 * is there, (GSY_ERROR_INVALID_SPAN) when an after has spans that are out of order, overlap or lie outside the text. */
gboolean gsy_store_apply (GsyStore *self, const GsyEdit *edit, GError **error);

/* Reading order. Detached statements come where their stored offsets put them. */
guint gsy_store_get_n_statements (GsyStore *self);
const GsyStatement *gsy_store_get_statement (GsyStore *self, guint i);
const GsyStatement *gsy_store_find (GsyStore *self, const char *id);        /* (nullable) */
int gsy_store_get_position (GsyStore *self, const GsyStatement *statement); /* -1: not there */

guint gsy_store_count_layer (GsyStore *self, const char *layer);

/**
 * gsy_store_query:
 * @self: a store
 * @range: half-open; an empty one asks for what covers that position
 * @hits: (element-type GsyHit): array to append to, in order of the spans' starts; the statements are borrowed
 *
 * All spans that touch @range. Cost grows with what is found, not with what is stored.
 *
 * Returns: how many were appended
 */
guint gsy_store_query (GsyStore *self, GsySpan range, GArray *hits);

/* Statements at @offset, the shortest first, each once. (transfer container) (element-type GsyStatement) */
GPtrArray *gsy_store_dup_at (GsyStore *self, guint offset);

/* The next statement after (@forward) or before @from in reading order; from NULL: the first that starts at @offset or later,
 * the last that starts before it. Wraps round. Detached ones have no place to go to and are skipped. */
const GsyStatement *gsy_store_step (GsyStore *self, const GsyStatement *from, guint offset, gboolean forward);

G_END_DECLS
