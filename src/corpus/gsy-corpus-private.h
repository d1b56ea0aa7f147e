/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-corpus-private.h: what the files of GsyCorpus share: the list, the documents that are open, and who watches their folders. */
#pragma once

#include "corpus/gsy-corpus-reader.h"
#include "corpus/gsy-corpus.h"
#include "corpus/gsy-folder-index.h"

G_BEGIN_DECLS

/* A document that somebody works with. The corpus itself holds it only as long as it has to. */
typedef struct
{
  GsyCorpus *corpus;
  char *key;
  GsyDocument *document;
  gboolean is_held;
  GsySaveState state; /* as the corpus counts it */
} Open;

#define N_SAVE_STATES (GSY_SAVE_STATE_READ_ONLY + 1)

struct _GsyCorpus
{
  GObject parent_instance;

  char *root;
  GsyCorpusReader *reader; /* while it reads */

  GPtrArray *rows;        /* of GsyRowData */
  GPtrArray *row_objects; /* of GsyCorpusRow, NULL where nobody asked */
  GHashTable *positions;  /* key, borrowed from rows -> position + 1 */
  guint n_done;

  GsyScheme *scheme;
  GsySaver *scheme_saver; /* NULL until gainsay.json was read */
  GError *scheme_error;
  char *scheme_problem;
  char *scan_problem;

  GsyHistory *history;
  GHashTable *documents;       /* key -> Open */
  guint states[N_SAVE_STATES]; /* documents in each */
  GHashTable *troubled;        /* set of Open: those whose sidecars could not be written */
  GHashTable *loading;         /* key -> GPtrArray of GTask that wait */
  GsyFolderIndex *index;

  GHashTable *monitors; /* folder -> Monitor */
};

/* The row of @document takes what the document says; from now on it is newer than what the scan reads. */
void _gsy_corpus_settle_row (GsyCorpus *self, GsyDocument *document);

/* As _gsy_corpus_settle_row(), after @edit alone, without counting all statements anew. */
void _gsy_corpus_update_row (GsyCorpus *self, GsyDocument *document, const GsyEdit *edit);

/* References to all that are open: letting go of one while walking may end another. */
GPtrArray *_gsy_corpus_dup_documents (GsyCorpus *self);

/* Frees an Open. */
void _gsy_corpus_open_free (gpointer data);

/* In gsy-corpus-monitor.c: while a document is open, what other programs write beside its article is seen. */
void _gsy_corpus_init_monitors (GsyCorpus *self);
void _gsy_corpus_watch (GsyCorpus *self, const char *key);
void _gsy_corpus_unwatch (GsyCorpus *self, const char *key);

/* Lets go of documents that need not stay: steps of the history were forgotten. */
void _gsy_corpus_history_changed (GsyCorpus *self);

G_END_DECLS
