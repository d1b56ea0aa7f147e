/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-corpus-private.h: what the files of GsyCorpus share: the list, the documents that are open, and who watches their folders. */
#pragma once

#include "corpus/gsy-corpus-reader.h"
#include "corpus/gsy-corpus.h"
#include "corpus/gsy-document-private.h"
#include "corpus/gsy-folder-index.h"

G_BEGIN_DECLS

/* What other programs did in the folder, for the list of articles. */
typedef struct
{
  GHashTable *changed; /* set of keys: the article, or its sidecar, may be otherwise */
  gboolean list;       /* files or folders came or went */
  gboolean all;        /* nobody knows which articles changed */
  gboolean files;      /* there was something that is no article */
} GsyCorpusNews;

typedef struct _GsyCorpusMonitor GsyCorpusMonitor;
typedef struct _GsyCorpusRefresh GsyCorpusRefresh;

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
  char **only;             /* nullable */
  GsyCorpusReader *reader; /* while it reads */

  GPtrArray *rows;        /* of GsyRowData */
  GPtrArray *row_objects; /* of GsyCorpusRow, NULL where nobody asked */
  GHashTable *positions;  /* key, borrowed from rows -> position + 1 */
  guint n_done;

  gboolean is_abandoned; /* what is unsaved is given up */
  GsyScheme *scheme;
  GsySaver *scheme_saver; /* NULL until gainsay.json was read */
  GsyScheme *scheme_base; /* what gainsay.json held when we last read or wrote it; NULL: there was none */
  gboolean is_looking_at_scheme;
  gboolean scheme_look_again;
  gboolean is_scheme_broken; /* gainsay.json, while it is open */
  GError *scheme_error;
  char *scheme_problem;
  char *scan_problem;

  GsyHistory *history;
  GHashTable *documents;       /* key -> Open */
  guint states[N_SAVE_STATES]; /* documents in each */
  GHashTable *troubled;        /* set of Open: those whose sidecars could not be written */
  GHashTable *loading;         /* key -> GPtrArray of GTask that wait */
  GsyFolderIndex *index;

  GsyCorpusMonitor *monitor;
  GsyCorpusRefresh *refresh; /* under way */
};

/* Its place in the list, -1: none. */
int _gsy_corpus_find_position (GsyCorpus *self, const char *key);

/* What is known of the article there is @facts from now on; takes them. */
void _gsy_corpus_take_facts (GsyCorpus *self, guint position, GsyRowFacts *facts);

static inline gboolean
_gsy_corpus_has_row (GsyCorpus *self, const char *key)
{
  return g_hash_table_contains (self->positions, key);
}

/* The row of @document takes what the document says; from now on it is newer than what the scan reads. */
void _gsy_corpus_settle_row (GsyCorpus *self, GsyDocument *document);

/* As _gsy_corpus_settle_row(), after @edit alone, without counting all statements anew. */
void _gsy_corpus_update_row (GsyCorpus *self, GsyDocument *document, const GsyEdit *edit);

/* References to all that are open: letting go of one while walking may end another. */
GPtrArray *_gsy_corpus_dup_documents (GsyCorpus *self);

/* For arrays of row objects. */
void _gsy_corpus_unref_if_set (gpointer object);

/* Frees an Open. */
void _gsy_corpus_open_free (gpointer data);

/* In gsy-corpus-monitor.c: what other programs do in the folder is seen. _gsy_corpus_watch(): in the folder of @key too.
 * _gsy_corpus_watch_folders(): in @folders (element-type filename), relative to the root, alone. */
GsyCorpusMonitor *_gsy_corpus_monitor_new (GsyCorpus *corpus);
void _gsy_corpus_monitor_stop (GsyCorpusMonitor *self);
void _gsy_corpus_monitor_free (GsyCorpusMonitor *self);
void _gsy_corpus_watch (GsyCorpus *corpus, const char *key);
void _gsy_corpus_watch_folders (GsyCorpus *corpus, GPtrArray *folders);

/* The article of @key is not open any more: if its file is gone, it is listed no longer. */
void _gsy_corpus_let_go (GsyCorpus *corpus, const char *key);

/* What was seen meanwhile is worked in soon. _gsy_corpus_catch_up(): and whatever was done before anybody watched. */
void _gsy_corpus_expect_news (GsyCorpus *corpus);
void _gsy_corpus_catch_up (GsyCorpus *corpus);

/* In gsy-corpus-refresh.c: the list, what is known of each article, and the index follow. @news: (transfer full). Not while one is under way. */
void _gsy_corpus_refresh (GsyCorpus *self, GsyCorpusNews *news);
void _gsy_corpus_refresh_stop (GsyCorpusRefresh *refresh);
void _gsy_corpus_news_free (GsyCorpusNews *news);

/* In gsy-corpus-scheme.c. @file: (transfer full): what was read. The scheme changed: it is to be written. Writing it, blocking, with what another program
 * wrote merged in. */
void _gsy_corpus_take_scheme (GsyCorpus *self, GsySchemeFile *file);
void _gsy_corpus_touch_scheme (GsyCorpus *self);
gboolean _gsy_corpus_save_scheme_sync (GsyCorpus *self, GError **error);

/* gainsay.json may have been written by another program: looks, off the main loop, and takes in what is new there. */
void _gsy_corpus_look_at_scheme (GsyCorpus *self);

/* Lets go of documents that need not stay: steps of the history were forgotten. */
void _gsy_corpus_history_changed (GsyCorpus *self);

G_END_DECLS
