/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-problems-list.h: what a careful reader would ask of the open article's statements, or of the whole folder's, kind by kind. */
#pragma once

#include <gtk/gtk.h>

#include "app/gsy-editor.h"

G_BEGIN_DECLS

#define GSY_TYPE_PROBLEMS_LIST (gsy_problems_list_get_type ())
G_DECLARE_FINAL_TYPE (GsyProblemsList, gsy_problems_list, GSY, PROBLEMS_LIST, GtkWidget)

/* Properties:
 *   "editor"  GsyEditor, set once
 *   "folder"  boolean: of the whole folder, instead of the open article
 *   "count"   uint, read-only, notified: problems of the open article, whatever is listed
 *
 * While it is not in sight, only the count follows; while the widget that holds it is not either, nothing does. */
void gsy_problems_list_set_editor (GsyProblemsList *self, GsyEditor *editor);
guint gsy_problems_list_get_count (GsyProblemsList *self);

/* For the widget that holds it: it has come into sight. */
void gsy_problems_list_catch_up (GsyProblemsList *self);

/* The same at the first place of one of @checks; FALSE when there is none. */
gboolean gsy_problems_list_focus_check (GsyProblemsList *self, GsyCheckSet checks);

/* Gives the keyboard to the list; FALSE when there is nothing in it. */
gboolean gsy_problems_list_focus (GsyProblemsList *self);

G_END_DECLS
