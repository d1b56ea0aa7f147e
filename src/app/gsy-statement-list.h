/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-statement-list.h: the statements of the open article, filtered as one types, and what in its sidecar makes no sense. */
#pragma once

#include <gtk/gtk.h>

#include "app/gsy-editor.h"

G_BEGIN_DECLS

#define GSY_TYPE_STATEMENT_LIST (gsy_statement_list_get_type ())
G_DECLARE_FINAL_TYPE (GsyStatementList, gsy_statement_list, GSY, STATEMENT_LIST, GtkWidget)

/* Properties:
 *   "editor"     GsyEditor, set once
 *   "filtering"  boolean: the filter's entry is there
 *   "count"      string, nullable, read-only, notified: how many there are, “2 of 5” while some are filtered out */
void gsy_statement_list_set_editor (GsyStatementList *self, GsyEditor *editor);

/* Lists only what is to be looked at. */
void gsy_statement_list_show_doubtful (GsyStatementList *self);

/* Gives the keyboard to the list. */
gboolean gsy_statement_list_focus (GsyStatementList *self);

G_END_DECLS
