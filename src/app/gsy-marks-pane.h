/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-marks-pane.h: the end pane: layers, statements or problems, and details of the open article, one below the other. */
#pragma once

#include <gtk/gtk.h>

#include "app/gsy-editor.h"

G_BEGIN_DECLS

#define GSY_TYPE_MARKS_PANE (gsy_marks_pane_get_type ())
G_DECLARE_FINAL_TYPE (GsyMarksPane, gsy_marks_pane, GSY, MARKS_PANE, GtkWidget)

/* Properties: "editor": GsyEditor, set once by the window; "page": string, "statements" or "problems", what is listed, also the action
 * "marks.page". */
void gsy_marks_pane_set_editor (GsyMarksPane *self, GsyEditor *editor);

gboolean gsy_marks_pane_focus_layers (GsyMarksPane *self);
gboolean gsy_marks_pane_focus_statements (GsyMarksPane *self); /* the list that is shown */
gboolean gsy_marks_pane_focus_details (GsyMarksPane *self);

/* Lists the problems, and gives them the keyboard; FALSE while they cannot take it. */
gboolean gsy_marks_pane_show_problems (GsyMarksPane *self);

/* The same at the first statement whose place is doubtful or lost; where the folder does not ask for them among the problems, they are listed among the
 * statements. */
gboolean gsy_marks_pane_show_places (GsyMarksPane *self);

/* Which of the three has the keyboard: 0 layers, 1 statements, 2 details, -1 none. */
int gsy_marks_pane_get_focus_part (GsyMarksPane *self);

/* Height of the details in pixels, 0: as it comes. */
int gsy_marks_pane_get_details_height (GsyMarksPane *self);
void gsy_marks_pane_set_details_height (GsyMarksPane *self, int height);

G_END_DECLS
