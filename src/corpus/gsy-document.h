/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-document.h: one article opened for work: its text, its store, and the identity of its sidecar on disk.
 * What the window, the command line and the tests open. */
#pragma once

#include "core/gsy-history.h"
#include "io/gsy-sidecar.h"

G_BEGIN_DECLS

/**
 * GsySaveState:
 * @GSY_SAVE_STATE_SAVED: what is shown is on disk
 * @GSY_SAVE_STATE_UNSAVED: a change waits for its moment
 * @GSY_SAVE_STATE_SAVING: being written
 * @GSY_SAVE_STATE_RECOVERY: the sidecar could not be written, the work is in the recovery folder
 * @GSY_SAVE_STATE_FAILED: neither could be written; tried again
 * @GSY_SAVE_STATE_READ_ONLY: the sidecar must not be written: it is broken, or of a newer version
 */
typedef enum
{
  GSY_SAVE_STATE_SAVED,
  GSY_SAVE_STATE_UNSAVED,
  GSY_SAVE_STATE_SAVING,
  GSY_SAVE_STATE_RECOVERY,
  GSY_SAVE_STATE_FAILED,
  GSY_SAVE_STATE_READ_ONLY,
} GsySaveState;

#define GSY_TYPE_DOCUMENT (gsy_document_get_type ())
G_DECLARE_FINAL_TYPE (GsyDocument, gsy_document, GSY, DOCUMENT, GObject)

/* Properties, read-only and notified: "save-state" (int, a GsySaveState), "save-message" (nullable string: why not saved, what to do),
 * "store" (another one after gsy_document_set_sidecar_aside(), if there was something in it, and when the article's text changed), "article-problem"
 * (nullable string: the article's file cannot be read any more; what is open stays).
 * Signals:
 *   "changed" (GsyDocument *self, GsyEdit *edit): the store's, whichever store it is
 *   "merged" (GsyDocument *self, guint n_changes, guint n_conflicts): another program had written in the sidecar, and that was taken in: it
 *     changed so many things here; so many values are in conflict and kept beside ours; 0 and 0: it was removed, and is written again
 *   "article-changing" (GsyDocument *self): the article's file has another text, which takes the place of the one that is open now: last moment to
 *     hand in what is being typed or dragged in that one
 *   "article-changed" (GsyDocument *self): it has, in another store, of which "store" was notified; gsy_document_get_article_change() says what became of
 *     the statements
 *
 * Half a second after a change at the latest the sidecar is written, in a thread; its clock runs in the main context of the thread that changes
 * the store. Nobody may drop a document with something unsaved: the corpus holds it until then. */

/**
 * gsy_document_load:
 * @path: the article
 * @key: what edits call it: its path relative to the folder
 * @set: (nullable): the annotation set
 *
 * Reads article and sidecar, and work that the recovery folder has for it: if that continues from the sidecar it is what opens, unsaved. Blocks: call it in a thread, or use the corpus. An error means that the article could not be read. A broken
 * sidecar is no error: the document opens read-only, with gsy_document_get_sidecar_error().
 */
GsyDocument *gsy_document_load (const char *path, const char *key, const char *set, GError **error);

const char *gsy_document_get_key (GsyDocument *self);
const char *gsy_document_get_sidecar_path (GsyDocument *self);
GsyArticle *gsy_document_get_article (GsyDocument *self);
GsyStore *gsy_document_get_store (GsyDocument *self);

/* (element-type GsyProblem): what in the sidecar makes no sense; may be empty. */
GPtrArray *gsy_document_get_problems (GsyDocument *self);

/* (nullable): why the sidecar cannot be used or written: broken (GSY_ERROR_PARSE), newer (GSY_ERROR_VERSION). */
const GError *gsy_document_get_sidecar_error (GsyDocument *self);
gboolean gsy_document_is_read_only (GsyDocument *self);

/* (nullable): why what another program made of the sidecar, while it was open, cannot be taken in: broken, empty, newer. It is not written over; what is
 * open goes on, is kept in the recovery folder, and is merged as soon as the file can be read again. "save-state" is notified. */
const GError *gsy_document_get_outside_error (GsyDocument *self);

/* The title and date to show: the sidecar's, else the article's defaults. */
const char *gsy_document_get_title (GsyDocument *self);
const char *gsy_document_get_published (GsyDocument *self);

GsySaveState gsy_document_get_save_state (GsyDocument *self);
const char *gsy_document_get_save_message (GsyDocument *self);
gboolean gsy_document_is_saved (GsyDocument *self);

/* Writes now, off the main loop; finishes at once when nothing is to be written. Several calls join. The state says how it went; FALSE with
 * the error when the sidecar itself was not written, even if the recovery file was. */
void gsy_document_save_async (GsyDocument *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean gsy_document_save_finish (GsyDocument *self, GAsyncResult *result, GError **error);

/* The same, blocking: for closing and for signals. Waits for a write under way first. */
gboolean gsy_document_save_sync (GsyDocument *self, GError **error);

/* Who applies the edits that bring in what another program wrote: a corpus, whose history then has them. NULL: the store. */
typedef gboolean (*GsyDocumentApply) (const GsyEdit *edit, gpointer user_data, GError **error);
void gsy_document_set_apply (GsyDocument *self, GsyDocumentApply apply, gpointer user_data);

/* Who holds statements of the document beside its store, as a history does: has @map say what they are in another text. */
typedef void (*GsyDocumentMapSteps) (GsyStatementMap map, gpointer map_data, gpointer user_data);
void gsy_document_set_map_steps (GsyDocument *self, GsyDocumentMapSteps map_steps, gpointer user_data);

/* --- the article's file changes --- */

/* What became of the statements when the article's text changed the last time, before it was opened or since. (nullable): it did not, or that
 * was dismissed. */
const GsyAnchorCounts *gsy_document_get_article_change (GsyDocument *self);
void gsy_document_dismiss_article_change (GsyDocument *self);

/* (nullable): why the article's file cannot be read any more. */
const char *gsy_document_get_article_problem (GsyDocument *self);

/* While "store" is notified because the article's text changed, which was @former: makes @offset of that one where its place is now, or the next
 * place that is still there. FALSE at any other time. */
gboolean gsy_document_follow (GsyDocument *self, GsyArticle *former, guint *offset);

/* The article's file may have been written by another program: looks, off the main loop, and when its text has changed and the file has come to
 * rest, shows that one. When it cannot be read, what is open stays. */
void gsy_document_look_at_article (GsyDocument *self);

/* Somebody works with a document that was loaded: from now on, what opening it has changed may be written. */
void gsy_document_begin_work (GsyDocument *self);

/* The sidecar may have been written by another program: looks, off the main loop, and takes in what is new there. */
void gsy_document_look_outside (GsyDocument *self);

/* Sets the broken sidecar aside as "NAME.broken-YYYYMMDD-HHMMSS", never over another file. If it was so when it was opened, the article is open with
 * no statements then, writable; if it became so since, what is open is written in its place. @aside: (out) (optional) (transfer full): the new name. */
gboolean gsy_document_set_sidecar_aside (GsyDocument *self, char **aside, GError **error);

/* The sidecar is broken, or gone with all that was in it, and earlier versions of it are kept (corpus/gsy-versions.h). */
gboolean gsy_document_can_restore (GsyDocument *self);

/**
 * gsy_document_restore:
 * @version: an earlier version of the sidecar, parsed with the open article
 * @label: for Undo: “Restore Version of …”
 * @aside: (out) (optional) (transfer full): the new name of a broken sidecar, which is set aside first; NULL when that was not needed
 *
 * What is open becomes what @version has: one step of the history, with members and statements that we do not understand. FALSE with an error
 * when it cannot be: @version or the sidecar on disk is of a newer version, or the broken one cannot be set aside.
 */
gboolean gsy_document_restore (GsyDocument *self, const GsySidecar *version, const char *label, char **aside, GError **error);

/* A version's bytes as gsy_document_restore() wants them: parsed with the open article. In any thread. */
GsySidecar *gsy_document_parse_version (GsyArticle *article, const char *sidecar_path, GBytes *bytes, GError **error);

/* How a version differs from what is open beside its statements and what is known of the article: in members or statements that we do
 * not understand. */
gboolean gsy_document_differs_beside (GsyDocument *self, const GsySidecar *version);

/* The newest earlier version of the sidecar that a copy of it continues from, for merging them. In any thread. (transfer full) (nullable) */
GsySidecar *gsy_document_find_base (GsyArticle *article, const char *sidecar_path, const GsySidecar *copy);

/**
 * gsy_document_merge_copy:
 * @base: (nullable): what both come from; without it all that either has is there afterwards
 * @copy: another copy of the sidecar; both parsed with gsy_document_parse_version()
 * @label: for Undo
 * @n_changes: (out): statements and values that changed here
 * @n_conflicts: (out): values that contradict, and are kept beside those that stay
 *
 * What is open becomes what both have, as one step of the history. Nothing is done to the file that @copy was read from.
 */
gboolean gsy_document_merge_copy (GsyDocument *self, const GsySidecar *base, const GsySidecar *copy, const char *label, guint *n_changes, guint *n_conflicts, GError **error);

/* After GSY_ERROR_CONFLICT: keep ours and write over what is on disk (which is set aside as "NAME.other-…" first). */
gboolean gsy_document_keep_ours (GsyDocument *self, char **aside, GError **error);

G_END_DECLS
