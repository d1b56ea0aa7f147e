/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-completion-entry.h: a line that is edited in place: it shows a value, hands in what is typed when Return is pressed, a proposal is chosen
 * or the keyboard goes elsewhere, and takes it back on Esc. Proposals are listed below it while one types; the list never takes the
 * keyboard: Up and Down walk in it, Return and Tab take what they stand on, Esc closes it.
 *
 * What is typed belongs to the owner (a statement's id) that the entry had at the time. What cannot be handed in is kept for that owner
 * until it is shown again. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GSY_TYPE_COMPLETION_ENTRY (gsy_completion_entry_get_type ())
G_DECLARE_FINAL_TYPE (GsyCompletionEntry, gsy_completion_entry, GSY, COMPLETION_ENTRY, GtkWidget)

/* Property "placeholder" (string).
 * Signals:
 *   "commit" (GsyCompletionEntry *self, const char *text) → gboolean: take @text; FALSE when it cannot be taken, after saying why by
 *            gsy_completion_entry_set_error() or otherwise. Afterwards the value is what gsy_completion_entry_set_value() was told last.
 *   "erase"  (GsyCompletionEntry *self): Backspace in the empty entry. */

/* (element-type GsyCompletion) (transfer full): what to propose for @text, the best first. */
typedef GPtrArray *(*GsyCompleteFunc) (const char *text, gpointer user_data);

GtkWidget *gsy_completion_entry_new (void);
void gsy_completion_entry_set_complete_func (GsyCompletionEntry *self, GsyCompleteFunc func, gpointer user_data);

/* The accessible name. */
void gsy_completion_entry_set_name (GsyCompletionEntry *self, const char *name);
void gsy_completion_entry_set_placeholder (GsyCompletionEntry *self, const char *placeholder);

/* @value: (nullable): what there is now. @shown: (nullable): the same for people, while the entry has not the keyboard. What is being typed
 * for the same @owner (nullable) stays. */
void gsy_completion_entry_set_value (GsyCompletionEntry *self, const char *owner, const char *value, const char *shown);
const char *gsy_completion_entry_get_owner (GsyCompletionEntry *self);
const char *gsy_completion_entry_get_text (GsyCompletionEntry *self);

/* Puts a text in as if it were typed, to be handed in. */
void gsy_completion_entry_set_text (GsyCompletionEntry *self, const char *text);

/* @message: (nullable): why what is typed cannot be taken; it is shown until the text changes. */
void gsy_completion_entry_set_error (GsyCompletionEntry *self, const char *message);

/* @message: (nullable): something to know of the value, shown as an icon with a tooltip. */
void gsy_completion_entry_set_warning (GsyCompletionEntry *self, const char *icon, const char *message);
void gsy_completion_entry_set_editable (GsyCompletionEntry *self, gboolean editable);

/* TRUE when something was typed that is not handed in. */
gboolean gsy_completion_entry_is_pending (GsyCompletionEntry *self);

/* Hands in what is typed, as Return does. FALSE when it could not be taken. */
gboolean gsy_completion_entry_commit (GsyCompletionEntry *self);

/* The same for all of them in @root. */
void gsy_completion_entry_settle_all (GtkWidget *root);

/* Forgets what is typed. */
void gsy_completion_entry_restore (GsyCompletionEntry *self);

G_END_DECLS
