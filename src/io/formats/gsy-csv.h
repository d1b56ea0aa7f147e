/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-csv.h: a table as CSV (RFC 4180): UTF-8, commas, CR LF, every text between quotation marks.
 *
 * A spreadsheet runs a text that begins with = + - @ or a tab as a formula (CWE-1236). So such a text gets an apostrophe before it, and so does
 * one that begins with apostrophes and then such a character: what was added can be told and taken away again. Numbers stand bare. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  GString *text; /* what was written and not yet taken */
  gboolean raw;  /* no apostrophes: for programs, not for spreadsheets */
  gboolean in_row;
} GsyCsv;

void gsy_csv_init (GsyCsv *self, gboolean raw);
void gsy_csv_clear (GsyCsv *self);

/* The next cell of the row. @text: (nullable): an empty cell. */
void gsy_csv_add (GsyCsv *self, const char *text);
void gsy_csv_add_slice (GsyCsv *self, const char *text, gsize len);
void gsy_csv_add_number (GsyCsv *self, gint64 number);
void gsy_csv_end_row (GsyCsv *self);

/* A row of texts that are no data: a head. */
void gsy_csv_add_head (GsyCsv *self, const char *const *names);

/* TRUE when a spreadsheet would take @text for a formula, or for what the guard made of one. */
gboolean gsy_csv_needs_guard (const char *text, gsize len);

G_END_DECLS
