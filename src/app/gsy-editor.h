/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-editor.h: what one window is working on, and every verb that a person has for it. No widget in here.
 *
 * The corpus, the open document, the selected statement and which of its fragments, the brush, and which layers are shown or locked.
 * Widgets show the properties and call the verbs; they never change a store themselves. A verb that is refused says why by the
 * signal "refused" and changes nothing. All verbs act on the open document and, where they need one, the selected statement; without
 * one they do nothing and return FALSE. */
#pragma once

#include "core/gsy-edits.h"
#include "corpus/gsy-corpus.h"

G_BEGIN_DECLS

#define GSY_TYPE_EDITOR (gsy_editor_get_type ())
G_DECLARE_FINAL_TYPE (GsyEditor, gsy_editor, GSY, EDITOR, GObject)

/* Properties, notified:
 *   "corpus"   GsyCorpus, nullable
 *   "document" GsyDocument, nullable; also notified when the document starts afresh with another store
 *   "opening"  string, nullable, read-only: the key of the article that is being opened
 *   "open-error" string, nullable, read-only: why the last article could not be opened, for the view
 *   "selected" string, nullable: id of the selected statement
 *   "fragment" uint: which of its spans the keys act on
 *   "brush"    string, nullable: id of the layer whose brush is armed
 * Signals:
 *   "refused"  (GsyEditor *self, const char *message): for a toast
 *   "reported" (GsyEditor *self, const char *message): something was done that can be undone, for a toast with an Undo button
 *   "reveal"   (GsyEditor *self, guint start, guint end): bring this range of the article into sight, gently
 *   "statements-changed" (GsyEditor *self, GsyEdit *edit): the open document's store changed
 *   "layers-changed" (GsyEditor *self): the scheme's layers, or what is shown, solo or locked */

GsyEditor *gsy_editor_new (void);

/* @creator: (nullable): who marks, for new statements. */
void gsy_editor_set_creator (GsyEditor *self, const char *creator);

GsyCorpus *gsy_editor_get_corpus (GsyEditor *self);
void gsy_editor_set_corpus (GsyEditor *self, GsyCorpus *corpus);
GsyScheme *gsy_editor_get_scheme (GsyEditor *self); /* (nullable) */
GsyDocument *gsy_editor_get_document (GsyEditor *self);
GsyStore *gsy_editor_get_store (GsyEditor *self);     /* (nullable): of the document */
GsyArticle *gsy_editor_get_article (GsyEditor *self); /* (nullable): of the document */

/* Leaves the open article, saving it at once, and opens another. @statement: (nullable): id to select and reveal there. NULL @key: none. */
void gsy_editor_open (GsyEditor *self, const char *key, const char *statement);
const char *gsy_editor_get_opening (GsyEditor *self);
const char *gsy_editor_get_open_error (GsyEditor *self);

/* --- selection --- */
const GsyStatement *gsy_editor_get_selected (GsyEditor *self); /* (nullable) */
void gsy_editor_select (GsyEditor *self, const char *id, guint fragment, gboolean reveal);
guint gsy_editor_get_fragment (GsyEditor *self);
gboolean gsy_editor_step (GsyEditor *self, guint offset, gboolean forward); /* N and P; @offset: the caret, when nothing is selected */
gboolean gsy_editor_select_at (GsyEditor *self, guint offset);              /* click: the shortest shown one there, again: the next; nothing there: none */
gboolean gsy_editor_cycle_here (GsyEditor *self, guint offset);             /* O */

/* --- marking --- */
const char *gsy_editor_get_brush (GsyEditor *self);
void gsy_editor_set_brush (GsyEditor *self, const char *layer);

/* A new statement on @layer over @selection, snapped; it becomes the selected one. */
gboolean gsy_editor_mark (GsyEditor *self, const char *layer, GsySpan selection, GsySnap snap);
gboolean gsy_editor_remove (GsyEditor *self);
gboolean gsy_editor_set_layer (GsyEditor *self, const char *layer);
gboolean gsy_editor_nudge (GsyEditor *self, GsyEdge edge, gboolean forward, GsySnap snap);
gboolean gsy_editor_add_fragment (GsyEditor *self, GsySpan selection, GsySnap snap);
gboolean gsy_editor_remove_fragment (GsyEditor *self, guint fragment);

/* A drag of a grip: begin, any number of updates, and end or cancel; one step of the history. */
gboolean gsy_editor_drag_begin (GsyEditor *self, const char *id, guint fragment, GsyEdge edge);
gboolean gsy_editor_drag_update (GsyEditor *self, guint offset, GsySnap snap);
void gsy_editor_drag_end (GsyEditor *self);
void gsy_editor_drag_cancel (GsyEditor *self);

gboolean gsy_editor_set_note (GsyEditor *self, const char *note); /* successive calls for one statement are one step */
gboolean gsy_editor_set_state (GsyEditor *self, GsyArticleState state);

/* Sets the broken sidecar aside under a clear name, so that the article can be marked. */
gboolean gsy_editor_set_sidecar_aside (GsyEditor *self);

/* --- undo, redo: opens the article that the step is about, and reveals the place --- */
gboolean gsy_editor_undo (GsyEditor *self);
gboolean gsy_editor_redo (GsyEditor *self);

/* --- layers --- */
gboolean gsy_editor_is_layer_shown (GsyEditor *self, const char *layer); /* solo and hidden considered */
gboolean gsy_editor_is_layer_hidden (GsyEditor *self, const char *layer);
gboolean gsy_editor_is_layer_locked (GsyEditor *self, const char *layer);
const char *gsy_editor_get_solo (GsyEditor *self); /* (nullable) */
void gsy_editor_set_layer_hidden (GsyEditor *self, const char *layer, gboolean hidden);
void gsy_editor_set_layer_locked (GsyEditor *self, const char *layer, gboolean locked);
void gsy_editor_set_solo (GsyEditor *self, const char *layer);
char **gsy_editor_dup_hidden (GsyEditor *self); /* for the session's state file */
char **gsy_editor_dup_locked (GsyEditor *self);

gboolean gsy_editor_add_layer (GsyEditor *self, const char *name);
gboolean gsy_editor_remove_layer (GsyEditor *self, const char *layer);
gboolean gsy_editor_rename_layer (GsyEditor *self, const char *layer, const char *name);
gboolean gsy_editor_recolor_layer (GsyEditor *self, const char *layer, const char *color); /* "#rrggbb" */
gboolean gsy_editor_set_layer_line (GsyEditor *self, const char *layer, GsyLineStyle line);
gboolean gsy_editor_move_layer (GsyEditor *self, const char *layer, guint position);

G_END_DECLS
