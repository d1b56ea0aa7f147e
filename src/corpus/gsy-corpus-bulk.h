/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-corpus-bulk.h: one change in many articles. All sidecars that it touches are opened first, off the main loop; then it is one edit,
 * applied everywhere or nowhere, undone at once, and saved file by file as every change is. */
#pragma once

#include "corpus/gsy-corpus.h"
#include "corpus/gsy-folder-index.h"

G_BEGIN_DECLS

/* Told from time to time in the caller's thread: @done of @total articles were opened. */
typedef void (*GsyBulkProgress) (guint done, guint total, gpointer user_data);

/* The index of the folder; made with the corpus. (transfer none) */
GsyFolderIndex *gsy_corpus_get_index (GsyCorpus *self);

/**
 * gsy_corpus_rename_async:
 * @kind: actors or topics
 * @from: names, NULL-terminated
 * @to: (nullable): the name that takes their place; NULL: they are taken away
 * @keep_aliases: what @from called the actor and is no name any more becomes an alias of it
 * @progress: (nullable) (scope async)
 *
 * Renames, merges or removes names in every statement of the folder and in the scheme: its list, and the “part-of” of others. If the one
 * @to is listed, what the others of @from have and it has not is added to it.
 *
 * It waits until the index is ready. Nothing is changed, and GSY_ERROR_CONFLICT names the article, when a sidecar that has one of @from cannot be
 * read or must not be written: broken, of a newer version, without its article. Cancelled, nothing is changed either. Once it is done it
 * is in memory everywhere; a sidecar that cannot be written then is tried again as after any change, and the save state says which one it is.
 */
void gsy_corpus_rename_async (GsyCorpus *self, GsyNameKind kind, const char *const *from, const char *to, gboolean keep_aliases, GsyBulkProgress progress, gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/* How many statements changed; -1 with an error. */
int gsy_corpus_rename_finish (GsyCorpus *self, GAsyncResult *result, GError **error);

G_END_DECLS
