/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-cli-table.h: a plain table for people: the first column to the left, numbers to the right. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _GsyCliTable GsyCliTable;

/* @n_left: so many columns are text; the others are numbers. */
GsyCliTable *gsy_cli_table_new (guint n_columns, guint n_left);
void gsy_cli_table_free (GsyCliTable *self);

/* Fills the next cell, row by row. The first row is the head. */
void gsy_cli_table_add (GsyCliTable *self, const char *text);
void gsy_cli_table_add_number (GsyCliTable *self, guint number);

/* Appends the rows, each ending with a newline, without trailing spaces. */
void gsy_cli_table_print (GsyCliTable *self, GString *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyCliTable, gsy_cli_table_free)

G_END_DECLS
