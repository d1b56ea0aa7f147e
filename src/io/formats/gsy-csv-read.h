/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-csv-read.h: reads a table row by row, as gsy-csv.h writes it or as a spreadsheet saves it again: with commas, semicolons or tabs, with or without
 * quotation marks and byte-order mark, in another encoding, with its columns in another order. Rows can be read again at their place, so that
 * a table larger than memory can be gone through in any order. */
#pragma once

#include "io/formats/gsy-source.h"

G_BEGIN_DECLS

typedef struct _GsyCsvReader GsyCsvReader;

/* The first row is the names of the columns. Errors: of gsy_source_open(), and GSY_ERROR_PARSE for a table without columns. */
GsyCsvReader *gsy_csv_reader_new (GsySource *source, const char *name, GError **error);
void gsy_csv_reader_free (GsyCsvReader *self);

/* The column called @name, in any case; -1: there is none. */
int gsy_csv_reader_find (const GsyCsvReader *self, const char *name);

/* The next row that is not empty. FALSE at the end, or with an error: G_IO_ERROR, GSY_ERROR_PARSE for a quotation mark that nothing closes,
 * GSY_ERROR_TOO_LARGE. */
gboolean gsy_csv_reader_next (GsyCsvReader *self, GError **error);

/* Of the row that was read last: the line it begins in, from 1; where it begins, for gsy_csv_reader_seek(). */
guint gsy_csv_reader_get_line (const GsyCsvReader *self);
guint64 gsy_csv_reader_get_place (const GsyCsvReader *self);
void gsy_csv_reader_seek (GsyCsvReader *self, guint64 place, guint line);

/* Its cells as they are, UTF-8; NULL: there is no such cell, or @column is -1. Valid until the next row. */
guint gsy_csv_reader_get_n_cells (const GsyCsvReader *self);
const char *gsy_csv_reader_get (const GsyCsvReader *self, int column);

/* A cell without what the guard against formulas added. */
const char *gsy_csv_unguard (const char *cell);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyCsvReader, gsy_csv_reader_free)

G_END_DECLS
