/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-history.h: undo and redo of edits, without limit, across articles. After GtkTextHistory: it knows nothing of what it
 * undoes and asks a function to apply each inverse, so that there is one way in which things change. */
#pragma once

#include "core/gsy-edit.h"

G_BEGIN_DECLS

#define GSY_TYPE_HISTORY (gsy_history_get_type ())
G_DECLARE_FINAL_TYPE (GsyHistory, gsy_history, GSY, HISTORY, GObject)

/* Properties, all read-only and notified: "can-undo", "can-redo" (boolean), "undo-label", "redo-label" (nullable string). */

/* Applies @edit everywhere that it touches, all or nothing. */
typedef gboolean (*GsyHistoryApply) (const GsyEdit *edit, gpointer user_data, GError **error);

GsyHistory *gsy_history_new (GsyHistoryApply apply, gpointer user_data);

/* Applies @edit, remembers it and forgets what could be redone. Inside a group it is merged into the group's one edit. An edit
 * without changes is applied to nothing and not remembered. */
gboolean gsy_history_do (GsyHistory *self, const GsyEdit *edit, GError **error);

/* The same for what does not belong to the group that is open, as it comes from elsewhere: a step of its own, after one with what the group
 * did so far; the group goes on. */
gboolean gsy_history_do_apart (GsyHistory *self, const GsyEdit *edit, GError **error);

/* Undoes or redoes one step. On an error nothing has moved. @edit: (out) (optional) (transfer full): what was applied, to show
 * the place. FALSE without error when there is nothing to do. Ends an open group first. */
gboolean gsy_history_undo (GsyHistory *self, GsyEdit **edit, GError **error);
gboolean gsy_history_redo (GsyHistory *self, GsyEdit **edit, GError **error);

/* A gesture in many steps (a drag, typing a note) as one step: edits between begin and end are merged under @label. Groups
 * nest; the outermost counts. A group that changed nothing leaves no step. gsy_history_cancel_group() also undoes it. */
void gsy_history_begin_group (GsyHistory *self, const char *label);
void gsy_history_end_group (GsyHistory *self);
void gsy_history_cancel_group (GsyHistory *self);
gboolean gsy_history_is_grouping (GsyHistory *self); /* a group is open */

gboolean gsy_history_can_undo (GsyHistory *self);
gboolean gsy_history_can_redo (GsyHistory *self);
const char *gsy_history_get_undo_label (GsyHistory *self);
const char *gsy_history_get_redo_label (GsyHistory *self);

/* TRUE when a step that can be undone or redone touches @article: its document must stay open. */
gboolean gsy_history_touches (GsyHistory *self, const char *article);

/* @article has another text, and its statements are what @map makes of them: in all that can be undone and redone, too, and in an open group,
 * so that the steps still fit. @map must give equal statements for equal ones. Nothing is applied. */
void gsy_history_map (GsyHistory *self, const char *article, GsyStatementMap map, gpointer data);

/* The article @from is called @to now: so it is in all steps. */
void gsy_history_rename_article (GsyHistory *self, const char *from, const char *to);

void gsy_history_clear (GsyHistory *self);

G_END_DECLS
