/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-corpus.h: a folder of articles: its list, its scheme, its open documents, its history, and its autosave.
 *
 * A GListModel of GsyCorpusRow in the order of the files' names (collated for people: 2 before 10); filtering and sorting are the business
 * of who shows it. Rows are made when asked for and kept. Everything that waits for a disk is done in a thread; signals come
 * in the thread of the main context that made the corpus.
 *
 * The one way to change anything is gsy_corpus_do(), gsy_corpus_undo() and gsy_corpus_redo(): an edit goes to the stores of the documents that it touches and to the
 * scheme, all or nothing, and each touched file is saved within a second. */
#pragma once

#include "corpus/gsy-document.h"

G_BEGIN_DECLS

#define GSY_TYPE_CORPUS_ROW (gsy_corpus_row_get_type ())
G_DECLARE_FINAL_TYPE (GsyCorpusRow, gsy_corpus_row, GSY, CORPUS_ROW, GObject)

/* Properties, read-only and notified: "title", "published" (nullable), "state" (int), "problem" (nullable: why it cannot be opened, or what
 * is wrong with its sidecar). Signal "counts-changed". */
const char *gsy_corpus_row_get_key (GsyCorpusRow *self);  /* path relative to the folder, in the file system's encoding */
const char *gsy_corpus_row_get_name (GsyCorpusRow *self); /* the same for people: UTF-8 */
const char *gsy_corpus_row_get_title (GsyCorpusRow *self);
const char *gsy_corpus_row_get_published (GsyCorpusRow *self);
GsyArticleState gsy_corpus_row_get_state (GsyCorpusRow *self);
const char *gsy_corpus_row_get_problem (GsyCorpusRow *self);
guint gsy_corpus_row_get_count (GsyCorpusRow *self, const char *layer);
guint gsy_corpus_row_get_total (GsyCorpusRow *self);
const char *gsy_corpus_row_get_folded (GsyCorpusRow *self); /* title and name by gsy_fold(), for filtering */

#define GSY_TYPE_CORPUS (gsy_corpus_get_type ())
G_DECLARE_FINAL_TYPE (GsyCorpus, gsy_corpus, GSY, CORPUS, GObject)

/* Properties: "loading" (boolean, notified: the folder is being read), "n-done" (uint), "folder-problem" (nullable string).
 * Signals: "document-changed" (GsyCorpus *self, GsyDocument *document): its store changed; "document-merged" (…, guint n_changes, guint n_conflicts): see GsyDocument.
 * "scheme-merged" (GsyCorpus *self, guint n_changes, guint n_conflicts): another program had written gainsay.json, and that was taken in: so many
 * elements changed here, so many values are in conflict and kept beside ours; 0 and 0: it was removed, and is written again, or it says what is here.
 * "files-changed" (GsyCorpus *self): files came or went in the folder, or changed, that are no articles and no sidecars of an article that is there; told
 * for many at once, a moment later. */

/**
 * gsy_corpus_new:
 * @root: the folder, absolute
 * @only: (nullable): list these articles alone (paths relative to @root), NULL-terminated
 *
 * Starts reading the folder. Articles are regular files and what a person may take for one: names ending in .txt, .text or .md, or without an ending,
 * in @root and its folders (not through symbolic links to folders; not hidden ones).
 */
GsyCorpus *gsy_corpus_new (const char *root, const char *const *only);

const char *gsy_corpus_get_root (GsyCorpus *self);
gboolean gsy_corpus_is_whole (GsyCorpus *self); /* all of the folder's articles are listed, not single ones alone */
GsyScheme *gsy_corpus_get_scheme (GsyCorpus *self);
GsyHistory *gsy_corpus_get_history (GsyCorpus *self);
gboolean gsy_corpus_is_loading (GsyCorpus *self);
guint gsy_corpus_get_n_done (GsyCorpus *self);

/* (nullable): what is wrong with the folder or its gainsay.json, for a banner. */
const char *gsy_corpus_get_folder_problem (GsyCorpus *self);

/* (nullable): why gainsay.json cannot be changed: it is broken, or of a newer version. Known when "loading" ends. */
const char *gsy_corpus_get_scheme_error (GsyCorpus *self);

/* What other programs do in the folder is seen, and taken in, without being asked for, where the system tells of it. On a disk of the network it
 * may not: this looks. For a moment at which the user comes back. */
void gsy_corpus_look_outside (GsyCorpus *self);

/* gainsay.json became what nobody can read, or was so from the beginning: the folder's problem says where. It is never written over; as soon as it is sound it is
 * merged. gsy_corpus_set_scheme_aside() renames it to "gainsay.json.broken-YYYYMMDD-HHMMSS", and what is here is written. */
gboolean gsy_corpus_is_scheme_broken (GsyCorpus *self);
gboolean gsy_corpus_set_scheme_aside (GsyCorpus *self, char **aside, GError **error);

GsyCorpusRow *gsy_corpus_find_row (GsyCorpus *self, const char *key); /* (transfer none) (nullable) */
int gsy_corpus_get_row_position (GsyCorpus *self, GsyCorpusRow *row);

/* Opens an article, or gives the document that is open. Not cached as open when nobody holds a reference, nothing is unsaved and the history
 * does not touch it. */
void gsy_corpus_open_async (GsyCorpus *self, const char *key, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GsyDocument *gsy_corpus_open_finish (GsyCorpus *self, GAsyncResult *result, GError **error); /* (transfer full) */
GsyDocument *gsy_corpus_find_document (GsyCorpus *self, const char *key);                    /* (transfer none) (nullable): if it is open */

gboolean gsy_corpus_do (GsyCorpus *self, const GsyEdit *edit, GError **error);
gboolean gsy_corpus_undo (GsyCorpus *self, GsyEdit **edit, GError **error);
gboolean gsy_corpus_redo (GsyCorpus *self, GsyEdit **edit, GError **error);

/* Statements of @layer in the whole folder, for the question before a layer is removed. Documents that are open count as they are. */
guint gsy_corpus_count_layer (GsyCorpus *self, const char *layer);

/* Save whatever is unsaved, now: when an article is left (async), and when the program must end (sync; FALSE with the first error). */
void gsy_corpus_flush (GsyCorpus *self);
gboolean gsy_corpus_flush_sync (GsyCorpus *self, GError **error);
gboolean gsy_corpus_is_saved (GsyCorpus *self);

/* The same without waiting on this thread (gsy-corpus-flush.c): it has an answer when everything is on disk, or is known not to be: an error then, as G_IO_ERROR_TIMED_OUT when a
 * disk does not answer for some seconds, and the save state says where the work is. gsy_corpus_lose_patience(): such writes have taken long enough, now. */
void gsy_corpus_flush_async (GsyCorpus *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean gsy_corpus_flush_finish (GsyCorpus *self, GAsyncResult *result, GError **error);
void gsy_corpus_lose_patience (GsyCorpus *self);

/* Who drops it from now on does not wait for what is unsaved. */
void gsy_corpus_abandon (GsyCorpus *self);

/* The worst state of all open documents and the scheme, with its message; signal "save-state-changed". */
GsySaveState gsy_corpus_get_save_state (GsyCorpus *self, const char **message);

G_END_DECLS
