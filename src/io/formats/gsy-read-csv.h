/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-read-csv.h: what the two files of the reader of our tables share. */
#pragma once

#include "io/formats/gsy-csv-read.h"
#include "io/formats/gsy-import.h"

G_BEGIN_DECLS

typedef enum
{
  GSY_CSV_ARTICLES,
  GSY_CSV_TEXTS,
  GSY_CSV_STATEMENTS,
  GSY_CSV_SPANS,
  GSY_CSV_ACTORS,
  GSY_CSV_TOPICS,
  GSY_CSV_ATTRIBUTES,
  GSY_CSV_LINKS,
} GsyCsvTable;
#define GSY_N_CSV_TABLES 8

typedef struct
{
  GsyImport *import;
  struct
  {
    GsyCsvReader *reader; /* (nullable): it is not there */
    GArray *places;       /* of its rows, by article */
  } tables[GSY_N_CSV_TABLES];
  GPtrArray *names;    /* of articles, in the order in which they come */
  GHashTable *numbers; /* name to index in @names */
  gboolean raw;        /* written without guard against formulas */
  GHashTable *actors;  /* (nullable): name to GsyActor, where gainsay.json does not say who they are */
  GsyCsvTable table;   /* whose row is at hand */
} GsyCsvSet;

/* Of the row at hand: NULL: there is nothing; without the guard. */
const char *gsy_csv_set_get (const GsyCsvSet *self, const char *column);
gboolean gsy_csv_set_get_number (const GsyCsvSet *self, const char *column, guint *number);
gboolean gsy_csv_set_get_flag (const GsyCsvSet *self, const char *column);

/* The row at hand makes no sense. */
void gsy_csv_set_complain (const GsyCsvSet *self);

/* Goes through an article's rows of a table. */
gboolean gsy_csv_set_each (GsyCsvSet *self, GsyCsvTable table, guint article, void (*each) (GsyCsvSet *self, gpointer data), gpointer data, GError **error);

/* Reads an article's rows of all tables and hands it on. */
gboolean gsy_csv_set_read_article (GsyCsvSet *self, guint article, const char *name, GError **error);

G_END_DECLS
