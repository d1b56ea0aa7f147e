/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-problem-row.h: one row of the problems: the heading of a kind, a place, or how many more there are. */
#pragma once

#include <gtk/gtk.h>

#include "app/gsy-editor.h"
#include "app/gsy-problems-model.h"

G_BEGIN_DECLS

#define GSY_TYPE_PROBLEM_ROW (gsy_problem_row_get_type ())
G_DECLARE_FINAL_TYPE (GsyProblemRow, gsy_problem_row, GSY, PROBLEM_ROW, GtkWidget)

GtkWidget *gsy_problem_row_new (void);

/* @item: (nullable): none. @titles: say in which article it is. */
void gsy_problem_row_set (GsyProblemRow *self, GsyEditor *editor, GsyProblemItem *item, gboolean titles);

/* Its layer may look different now. */
void gsy_problem_row_refresh (GsyProblemRow *self);

GsyProblemItem *gsy_problem_row_get_item (GsyProblemRow *self); /* (nullable) */

/* The button of a heading that says what can be done with its kind; NULL in any other row. */
GtkWidget *gsy_problem_row_get_button (GsyProblemRow *self);

G_END_DECLS
