/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-corpus-reader.h: reads a folder in a thread and tells its owner's thread piece by piece: the scheme, the list, then what
 * each article and sidecar say of themselves. */
#pragma once

#include "corpus/gsy-folder-scan.h"
#include "corpus/gsy-row-data.h"
#include "corpus/gsy-scheme-file.h"

G_BEGIN_DECLS

typedef struct _GsyCorpusReader GsyCorpusReader;

/**
 * GsyReaderFuncs:
 * @scheme: (transfer full)
 * @list: (element-type GsyFound): what was found; @folders (element-type filename): those that it was found in, relative; @problem (nullable) for the
 *   user
 * @facts: of @n articles of the list from @first on; what is taken is to be zeroed
 * @done: nothing more will come
 */
typedef struct
{
  void (*scheme) (gpointer owner, GsySchemeFile *file);
  void (*list) (gpointer owner, GPtrArray *found, GPtrArray *folders, const char *problem);
  void (*facts) (gpointer owner, guint first, GsyRowFacts *facts, guint n);
  void (*done) (gpointer owner);
} GsyReaderFuncs;

/* Answers come in the caller's thread-default main context. */
GsyCorpusReader *gsy_corpus_reader_start (const char *root, const char *const *only, const GsyReaderFuncs *funcs, gpointer owner);

/* Ends it: nothing is told any more. In the owner's thread, once. */
void gsy_corpus_reader_stop (GsyCorpusReader *self);

G_END_DECLS
