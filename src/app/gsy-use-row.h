/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-use-row.h: a statement anywhere in the folder, in a list: its layer, its words, and a line below them. */
#pragma once

#include "app/gsy-editor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GSY_TYPE_USE_ROW (gsy_use_row_get_type ())
G_DECLARE_FINAL_TYPE (GsyUseRow, gsy_use_row, GSY, USE_ROW, GtkWidget)

GtkWidget *gsy_use_row_new (void);

/* @entry: (nullable): none. @below: (nullable): the line below the words; the article’s name without one. */
void gsy_use_row_set (GsyUseRow *self, GsyEditor *editor, const GsyEntry *entry, const char *below);
const GsyEntry *gsy_use_row_get (GsyUseRow *self);

/* What a screen reader says of it. (transfer full) */
char *gsy_use_row_dup_name (GsyUseRow *self);

/* Shows the statement in the article, in the window that @widget's is a part of. */
void gsy_use_row_go_to (GtkWidget *widget, GsyEditor *editor, const GsyEntry *entry);

/* What people know the article with @key as. (transfer full) */
char *gsy_use_row_dup_article (GsyEditor *editor, const char *key);

G_END_DECLS
