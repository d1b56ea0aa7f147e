/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-folder-search.h: finds something in all articles of a corpus, in a thread, and tells its owner's thread article by article.
 *
 * What is open counts as it is at this moment, with its marks; of the others, article and annotations are read from their files, one after the
 * other, and not kept. */
#pragma once

#include "core/gsy-search.h"
#include "corpus/gsy-corpus.h"

G_BEGIN_DECLS

/**
 * GsySearchScope:
 * @GSY_SEARCH_ANYWHERE: whether it is marked or not
 * @GSY_SEARCH_INSIDE: where a code point of the match is in a mark at least
 * @GSY_SEARCH_OUTSIDE: where none is
 */
typedef enum
{
  GSY_SEARCH_ANYWHERE,
  GSY_SEARCH_INSIDE,
  GSY_SEARCH_OUTSIDE,
} GsySearchScope;

typedef struct
{
  GsySpan span;
  GsyExcerpt excerpt;
} GsySearchPlace;

/**
 * GsySearchResult:
 * @key: of the article
 * @places: (element-type GsySearchPlace): in reading order
 * @problem: (nullable): why the article could not be searched; it has no places then
 *
 * An immutable value, ref-counted.
 */
typedef struct
{
  gatomicrefcount ref_count;
  char *key;
  GArray *places;
  char *problem;
} GsySearchResult;

GsySearchResult *gsy_search_result_ref (GsySearchResult *self);
void gsy_search_result_unref (GsySearchResult *self);
gboolean gsy_search_result_equal (const GsySearchResult *a, const GsySearchResult *b);

/**
 * GsyFolderSearchFuncs:
 * @found: (element-type GsySearchResult): of the next articles in the corpus's order, those with places or a problem; @n_searched of @n_articles were searched
 * @done: nothing more will come; @is_cut: there are more places than are told
 */
typedef struct
{
  void (*found) (gpointer owner, GPtrArray *results, guint n_searched, guint n_articles);
  void (*done) (gpointer owner, gboolean is_cut);
} GsyFolderSearchFuncs;

typedef struct _GsyFolderSearch GsyFolderSearch;

/* @layer: (nullable): only its marks count. At most @max places are told. Answers come in the caller's thread-default main context. */
GsyFolderSearch *gsy_folder_search_start (GsyCorpus *corpus, GsySearch *search, GsySearchScope scope, const char *layer, guint max, const GsyFolderSearchFuncs *funcs, gpointer owner);

/* Ends it: nothing is told any more. In the owner's thread, once, also when it was done. */
void gsy_folder_search_stop (GsyFolderSearch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsySearchResult, gsy_search_result_unref)

G_END_DECLS
