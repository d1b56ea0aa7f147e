/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-editor.h: what one window is working on, and every verb that a person has for it. No widget in here.
 *
 * The corpus, the open document, the selected statement and which of its fragments, the brush, and which layers are shown or locked.
 * Widgets show the properties and call the verbs; they never change a store themselves. A verb that is refused says why by the
 * signal "refused" and changes nothing. All verbs act on the open document and, where they need one, the selected statement; without
 * one they do nothing and return FALSE. */
#pragma once

#include "core/gsy-edits-anchor.h"
#include "core/gsy-edits-meta.h"
#include "core/gsy-edits-roles.h"
#include "corpus/gsy-corpus-bulk.h"

G_BEGIN_DECLS

#define GSY_TYPE_EDITOR (gsy_editor_get_type ())
G_DECLARE_FINAL_TYPE (GsyEditor, gsy_editor, GSY, EDITOR, GObject)

/* Properties, notified:
 *   "corpus"   GsyCorpus, nullable
 *   "document" GsyDocument, nullable; also notified when the document starts afresh with another store, and when its article's text
 *              changed outside: what is selected stays so then
 *   "opening"  string, nullable, read-only: the key of the article that is being opened
 *   "open-error" string, nullable, read-only: why the last article could not be opened, for the view
 *   "selected" string, nullable: id of the selected statement
 *   "fragment" uint: which of its spans the keys act on
 *   "brush"    string, nullable: id of the layer whose brush is armed
 *   "linking"  boolean, read-only: the user is looking for the statement that the selected one shall be linked to
 *   "links-shown" boolean: the article's links are drawn
 *   "can-go-back" boolean, read-only: a link was followed
 *   "renaming" boolean, read-only: names are being changed in the whole folder
 * Signals:
 *   "refused"  (GsyEditor *self, const char *message): for a toast
 *   "reported" (GsyEditor *self, const char *message): something was done that can be undone, for a toast with an Undo button
 *   "noticed"  (GsyEditor *self, const char *message): something happened that asks for nothing, for a toast
 *   "settle"   (GsyEditor *self): what is being typed is handed in now, by the verbs, for the statement and the article that are still there
 *   "reveal"   (GsyEditor *self, guint start, guint end): bring this range of the article into sight, gently
 *   "renaming-progress" (GsyEditor *self, guint done, guint total): so many articles were opened for the change of names under way
 *   "statements-changed" (GsyEditor *self, GsyEdit *edit): the open document's store changed
 *   "layers-changed" (GsyEditor *self): the scheme's layers, or what is shown, solo or locked */

GsyEditor *gsy_editor_new (void);

/* @creator: (nullable): who marks, for new statements. */
void gsy_editor_set_creator (GsyEditor *self, const char *creator);

GsyCorpus *gsy_editor_get_corpus (GsyEditor *self);
void gsy_editor_set_corpus (GsyEditor *self, GsyCorpus *corpus);
GsyScheme *gsy_editor_get_scheme (GsyEditor *self); /* (nullable) */

/* @self: (nullable). (nullable): of the corpus */
GsyFolderIndex *gsy_editor_get_index (GsyEditor *self);
GsyDocument *gsy_editor_get_document (GsyEditor *self);
GsyStore *gsy_editor_get_store (GsyEditor *self);     /* (nullable): of the document */
GsyArticle *gsy_editor_get_article (GsyEditor *self); /* (nullable): of the document */

/* Leaves the open article, saving it at once, and opens another. @statement: (nullable): id to select and reveal there. NULL @key: none. */
void gsy_editor_open (GsyEditor *self, const char *key, const char *statement);
const char *gsy_editor_get_opening (GsyEditor *self);
const char *gsy_editor_get_open_error (GsyEditor *self);

/* Has everybody hand in what is being typed: emits "settle". Comes by itself before another statement is selected, another article opened, a
 * statement deleted, or a step undone. */
void gsy_editor_settle (GsyEditor *self);

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

/* What is known of the article (gsy-editor-article.c). @value: (nullable). Successive calls for the note are one step. TRUE when it is so now. */
gboolean gsy_editor_set_meta (GsyEditor *self, GsyMetaField field, const char *value);

/* Sets the broken sidecar aside under a clear name, so that the article can be marked. */
gboolean gsy_editor_set_sidecar_aside (GsyEditor *self);

/* --- who, in which words, against whom, about what, when (gsy-editor-roles.c); from here on, verbs say so when nothing is selected --- */

/* S, C, T: the words at @selection, snapped, are the selected statement's source, cue or target. The actor is the one that they name; words
 * that name nobody listed, but look like a name, name a new actor, which is added to the folder's in the same step. */
gboolean gsy_editor_set_role (GsyEditor *self, GsyRole role, GsySpan selection, GsySnap snap);

/* As gsy_edits_set_filler_actor(); a name that a listed one differs from only by case or accents is that one; another that is not listed is added to the folder's actors in the same step. */
gboolean gsy_editor_set_filler_actor (GsyEditor *self, GsyRole role, guint index, const char *actor);
gboolean gsy_editor_remove_filler (GsyEditor *self, GsyRole role, guint index);
gboolean gsy_editor_remove_filler_words (GsyEditor *self, GsyRole role, guint index);

/* Topics that are not listed are added to the folder's in the same step. */
gboolean gsy_editor_set_about (GsyEditor *self, const char *const *topics);

/* @said: (nullable): what was typed, as gsy_date_from_words() takes it, against the article's date. */
gboolean gsy_editor_set_said (GsyEditor *self, const char *said);
gboolean gsy_editor_set_attribute (GsyEditor *self, const char *id, const GsyValue *value);

/* --- links (gsy-editor-links.c) --- */

/* L: starts to look for the other end; FALSE with the reason when nothing is selected. Ends when a link is made or another statement is selected. */
gboolean gsy_editor_begin_linking (GsyEditor *self);
void gsy_editor_end_linking (GsyEditor *self);
gboolean gsy_editor_is_linking (GsyEditor *self);

/* The same for the @index-th link of the selected statement, which is broken: what is chosen takes the place of its other end, by
 * gsy_editor_repair_link(). The index, or -1 while no link is being repaired. */
gboolean gsy_editor_begin_repair (GsyEditor *self, guint index);
int gsy_editor_get_repairing (GsyEditor *self);

/* The relation that is meant by a link from the selected statement to one of @to_layer (nullable: not known yet): the first that may go there. (nullable) */
const GsyRelation *gsy_editor_get_default_relation (GsyEditor *self, const char *to_layer);

/* Links the selected statement to @to. @relation: (nullable): the default one. @article: (nullable): key; the open one. */
gboolean gsy_editor_add_link (GsyEditor *self, const char *relation, const char *article, const char *to);

/* The same for a drag that is dropped on a statement at @offset: the shortest shown one there other than the selected. */
gboolean gsy_editor_link_to_offset (GsyEditor *self, guint offset);
gboolean gsy_editor_remove_link (GsyEditor *self, guint index);
gboolean gsy_editor_set_link_relation (GsyEditor *self, guint index, const char *relation);

/* The link leads somewhere else from now on: for one that is broken. */
gboolean gsy_editor_repair_link (GsyEditor *self, guint index, const char *article, const char *to);

/* Opens the place at the other end of the selected statement's @index-th link. FALSE with the reason when it is not there. */
gboolean gsy_editor_follow_link (GsyEditor *self, guint index);

/* G: the first link; without one, the first statement that links here. */
gboolean gsy_editor_follow (GsyEditor *self);

/* Shows a statement anywhere in the folder, from where gsy_editor_go_back() comes back to here: article, selection and scroll. */
void gsy_editor_go_to (GsyEditor *self, const char *article, const char *statement);
gboolean gsy_editor_go_back (GsyEditor *self);
gboolean gsy_editor_can_go_back (GsyEditor *self);

gboolean gsy_editor_get_links_shown (GsyEditor *self);
void gsy_editor_set_links_shown (GsyEditor *self, gboolean shown);

/* --- the folder's vocabulary (gsy-editor-vocabulary.c) --- */

/* @item: an element of that list, as gsy_scheme_edit_add_item() takes it. */
gboolean gsy_editor_add_item (GsyEditor *self, GsySchemeList list, gpointer item);
gboolean gsy_editor_replace_item (GsyEditor *self, GsySchemeList list, const char *id, gpointer item);
gboolean gsy_editor_move_item (GsyEditor *self, GsySchemeList list, const char *id, guint position);

/* Takes it off the list; what statements hold stays, as unlisted. */
gboolean gsy_editor_remove_item (GsyEditor *self, GsySchemeList list, const char *id);
gboolean gsy_editor_set_check_muted (GsyEditor *self, GsyCheck check, gboolean muted);

/* gsy_corpus_rename_async() as one step, told by "reported" or "refused" when it is done; "renaming" (boolean property) until then. */
void gsy_editor_rename_names (GsyEditor *self, GsyNameKind kind, const char *const *from, const char *to, gboolean keep_aliases);
void gsy_editor_cancel_renaming (GsyEditor *self);

/* --- what other programs wrote (gsy-editor-outside.c) --- */

/* What is seen in the folder in the next moments was written on behalf of this window, as by an import: it is taken in without a word, unless it
 * contradicts. */
void gsy_editor_expect_outside (GsyEditor *self);

/* Of the @index-th value of the selected statement that two versions gave differently (io/gsy-conflicts.h): the other one's is taken, or this
 * one stays. */
gboolean gsy_editor_decide_conflict (GsyEditor *self, guint index, gboolean take_other);

/* The same of what is known of the open article; and of an element of the scheme (io/gsy-project-merge.h), or of its head, GSY_SCHEME_HEAD
 * without @id. */
gboolean gsy_editor_decide_article_conflict (GsyEditor *self, guint index, gboolean take_other);
gboolean gsy_editor_decide_scheme_conflict (GsyEditor *self, GsySchemeList list, const char *id, guint index, gboolean take_other);

/* --- places in an article that changed (gsy-editor-anchor.c) --- */

/* Of the selected statement; and of how many of the article something is to be asked. */
GsyDoubt gsy_editor_get_doubt (GsyEditor *self);
guint gsy_editor_count_doubtful (GsyEditor *self);

/* Y: the doubtful place of the selected statement is right. */
gboolean gsy_editor_confirm_place (GsyEditor *self);

/* Y with words selected: there is the selected statement, which is lost or doubtful. Fragments that are left out are told by "reported". */
gboolean gsy_editor_place_again (GsyEditor *self, GsySpan selection, GsySnap snap);

/* The lost words of the selected statement's cue or @index-th filler are there, or are forgotten. */
gboolean gsy_editor_place_role_again (GsyEditor *self, GsyRole role, guint index, GsySpan selection, GsySnap snap);
gboolean gsy_editor_forget_lost (GsyEditor *self, GsyRole role, guint index);

/* Shift+N and Shift+P: the next statement whose place is doubtful or lost, on whatever layer; @offset: the caret, when nothing is selected. */
gboolean gsy_editor_step_doubtful (GsyEditor *self, guint offset, gboolean forward);

/* --- earlier versions (gsy-editor-versions.c) --- */

/* What is open becomes what @version (from gsy_document_parse_version()) has, as a step of its own: gsy_document_restore(). @when: for people. */
gboolean gsy_editor_restore_version (GsyEditor *self, const GsySidecar *version, const char *when);

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
gboolean gsy_editor_set_layer_key (GsyEditor *self, const char *layer, const char *key); /* "1" to "9", nullable; whoever has it gets this one's */
gboolean gsy_editor_move_layer (GsyEditor *self, const char *layer, guint position);

G_END_DECLS
