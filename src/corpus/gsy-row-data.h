/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-row-data.h: what the corpus knows of an article without opening it. Between gsy-corpus.c and gsy-corpus-row.c. */
#pragma once

#include "corpus/gsy-corpus.h"

G_BEGIN_DECLS

typedef struct
{
  const char *layer; /* interned by g_intern_string() */
  guint n;
} GsyLayerCount;

/**
 * GsyRowFacts:
 * @counts: (nullable) (element-type GsyLayerCount)
 *
 * What can change.
 */
typedef struct
{
  char *title; /* NULL: the name serves */
  char *published;
  char *problem;
  GsyArticleState state;
  GArray *counts;
} GsyRowFacts;

/**
 * GsyRowData:
 * @key: by gsy_intern()
 * @is_settled: a document told the facts: they are newer than what the scan read
 * @is_missing: the file is gone; it is listed as long as it is open
 *
 * One article of the list; a ref-counted box.
 */
typedef struct
{
  GRefString *key;
  char *name;
  GsyRowFacts facts;
  gboolean has_sidecar;
  gboolean is_settled;
  gboolean is_missing;
} GsyRowData;

void gsy_row_facts_clear (GsyRowFacts *self);
void gsy_row_facts_add (GsyRowFacts *self, const char *layer, int n);
guint gsy_row_facts_get_count (const GsyRowFacts *self, const char *layer);

/* In any thread: what article and sidecar say of themselves. */
void gsy_row_facts_read (GsyRowFacts *self, const char *path, gboolean has_sidecar);

/* What an open document says. */
void gsy_row_facts_set_document (GsyRowFacts *self, GsyDocument *document);

GsyRowData *gsy_row_data_new (const char *key, const char *name, gboolean has_sidecar);
void gsy_row_data_unref (GsyRowData *self);

GsyCorpusRow *gsy_corpus_row_new (GsyRowData *data);

/* Takes @facts in place of the row's, and tells what changed to @row if there is one. */
void gsy_row_data_take_facts (GsyRowData *self, GsyRowFacts *facts, GsyCorpusRow *row);

G_END_DECLS
