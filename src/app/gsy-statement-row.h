/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-statement-row.h: one statement in the list: how its layer is drawn, its words, who says it of whom, and what is odd about it. */
#pragma once

#include <gtk/gtk.h>

#include "app/gsy-editor.h"
#include "app/gsy-statement-model.h"

G_BEGIN_DECLS

#define GSY_TYPE_STATEMENT_ROW (gsy_statement_row_get_type ())
G_DECLARE_FINAL_TYPE (GsyStatementRow, gsy_statement_row, GSY, STATEMENT_ROW, GtkWidget)

GtkWidget *gsy_statement_row_new (void);

/* @item: (nullable): none from now. @position counts from 1, of @n in the list. */
void gsy_statement_row_set (GsyStatementRow *self, GsyEditor *editor, GsyStatementItem *item, guint position, guint n);
void gsy_statement_row_set_position (GsyStatementRow *self, guint position, guint n);

/* The layers changed. */
void gsy_statement_row_refresh (GsyStatementRow *self);

G_END_DECLS
