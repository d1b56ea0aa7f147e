/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-folder-index-private.h: what the files of GsyFolderIndex share, and what the corpus tells it. */
#pragma once

#include "corpus/gsy-document.h"
#include "corpus/gsy-folder-index.h"

G_BEGIN_DECLS

/* --- Names --- */

/**
 * GsyName:
 * @folded: by gsy_fold()
 * @counts: by GsyNameKind: entries of the index that have it; only for the owner's thread, as all that follows
 * @stamp: the query that the rest is about
 * @hits: which of the words that were typed it has: a bit each
 * @source, @target, @topic: how well it fits as one of these
 * @layer_stamp, @layer_hits, @allowed: the same of it as a layer; what is looked for may be there
 *
 * A text that many entries share: an actor, a topic, a layer, a relation, an article's key. @string is what entries point to, so that the way
 * from there to here is free.
 */
typedef struct
{
  char *folded;
  guint counts[2];
  guint stamp;
  guint32 hits;
  guint8 source;
  guint8 target;
  guint8 topic;
  guint8 allowed;
  guint layer_stamp;
  guint32 layer_hits;
  char string[];
} GsyName;

static inline GsyName *
_gsy_name_of (const char *string)
{
  return (GsyName *) (gpointer) (string - G_STRUCT_OFFSET (GsyName, string));
}

/* All names of an index, ref-counted: entries that outlive the index keep it. Names stay as long as it does. Any thread. */
typedef struct _GsyNamePool GsyNamePool;

GsyNamePool *_gsy_name_pool_new (void);
GsyNamePool *_gsy_name_pool_ref (GsyNamePool *self);
void _gsy_name_pool_unref (GsyNamePool *self);
const char *_gsy_name_pool_intern (GsyNamePool *self, const char *string);
GsyName *_gsy_name_pool_find (GsyNamePool *self, const char *string); /* (nullable) */

/* What the scheme lists, folded; made anew when it lists something else. */
typedef struct _GsyLexicon GsyLexicon;

typedef struct
{
  const char *name;
  const char *part_of; /* (nullable): of an actor */
  char *folded;
  char **aliases;        /* (nullable) */
  char **folded_aliases; /* (nullable) */
} GsyListed;

/* @lexicon: (inout): NULL at first. (element-type GsyListed) */
GArray *_gsy_lexicon_get (GsyLexicon **lexicon, GsyScheme *scheme, GsyNameKind kind);
const GsyListed *_gsy_lexicon_find (GsyLexicon *self, const char *name); /* (nullable) */
void _gsy_lexicon_free (GsyLexicon *self);

/* TRUE when a word begins at @at, inside or at the beginning of the folded @text. Where a script has no spaces each character may begin one,
 * and so does what follows the Arabic article. */
gboolean _gsy_is_word_start (const char *text, const char *at);

/* --- Entries --- */

#define GSY_NO_DAY G_MININT32

/* What is behind a GsyEntry. The strings that it alone has follow it in the same piece of memory. */
typedef struct
{
  GsyEntry entry;
  gatomicrefcount ref_count;
  gint32 first_day; /* of “said”; GSY_NO_DAY without */
  gint32 last_day;
  guint n_folded : 31; /* bytes of @folded */
  guint is_kept : 1;   /* by the thread of the index alone, for a moment */
  const char *folded;  /* the quote */
  GsyNamePool *pool;
} GsyEntryFull;

static inline GsyEntryFull *
_gsy_entry_full (const GsyEntry *entry)
{
  return (GsyEntryFull *) (gpointer) entry;
}

/* @key: interned in @pool. @article: (nullable): the words, where the statement does not carry them. */
GsyEntry *_gsy_entry_new (GsyNamePool *pool, const char *key, const GsyStatement *statement, GsyArticle *article, GsyCheckSet checks);

/* --- Reading sidecars --- */

/* What is asked: an article with a sidecar; and what comes back. */
typedef struct
{
  char *key;
  char *title;
  char *name;
  char *published; /* nullable */
} GsyIndexRequest;

typedef struct
{
  const char *key;    /* in the pool */
  char *folded;       /* title and name */
  char *published;    /* nullable */
  GPtrArray *entries; /* of GsyEntry, in reading order; nullable */
  gboolean is_unread; /* there is something that is no sidecar */
} GsyIndexPiece;

void _gsy_index_request_clear (gpointer request);

/* Title and name by gsy_fold(). */
char *_gsy_index_fold_title (const char *title, const char *name);

typedef struct _GsyIndexReader GsyIndexReader;

/* @requests: (transfer full) (element-type GsyIndexRequest). @take gets (element-type GsyIndexPiece), NULL at the end; what it wants to keep it takes
 * out. In the caller's thread-default main context. */
GsyIndexReader *_gsy_index_reader_start (const char *root, GArray *requests, GsyNamePool *pool, void (*take) (gpointer owner, GArray *pieces), gpointer owner);
void _gsy_index_reader_stop (GsyIndexReader *self);

/* --- The index --- */

typedef struct
{
  const char *key; /* in the pool */
  guint position;  /* in the folder's list */
  char *folded;    /* title and name; nullable */
  gint32 first_day;
  gint32 last_day;
  GPtrArray *entries; /* of GsyEntry, in reading order; nullable */
  gboolean is_unread; /* its sidecar could not be read: it may have statements that nobody knows */
  gboolean is_live;   /* a document told it: the file is not asked any more */
  /* what is not worked in */
  GsyStore *store;     /* NULL: nothing */
  GHashTable *changed; /* ids; NULL: everything may have changed */
} GsyIndexArticle;

/* A link, by where it leads to. */
typedef struct _GsyIncoming GsyIncoming;
struct _GsyIncoming
{
  const char *to; /* of the entry */
  GsyEntry *from;
  GsyIncoming *next; /* to the same id */
};

/* What had the words of the last search; borrowed. */
typedef struct
{
  const GsyEntry *entry;
  const GsyIndexArticle *article;
  guint number; /* in the order of the folder */
} GsyIndexMatch;

typedef struct
{
  char *typed;       /* folded; NULL: nothing is remembered */
  GPtrArray *layers; /* the scheme's, whose names were looked at */
  GArray *found;     /* of GsyIndexMatch */
} GsyIndexMatches;

struct _GsyFolderIndex
{
  GObject parent_instance;

  GsyNamePool *pool;
  GHashTable *articles; /* key -> GsyIndexArticle */
  GPtrArray *order;     /* of GsyIndexArticle, borrowed, in the order of the folder */
  gboolean is_sorted;   /* @order is */
  GHashTable *by_id;    /* set of GsyEntryFull: the first one of each id */
  GHashTable *twins;    /* id -> GPtrArray of GsyEntryFull, where there are more */
  GHashTable *incoming; /* set of GsyIncoming, by id */
  guint n_entries;

  GsyIndexReader *reader; /* while it reads */
  GQueue waiting;         /* of GArray of GsyIndexRequest: what is read then */
  char *root;
  gboolean is_ready;
  GPtrArray *dirty; /* of GsyIndexArticle, borrowed */
  GSource *teller;

  GsyIndexMatches matches;
  GsyLexicon *lexicons[2]; /* by GsyNameKind */
  guint stamp;
};

GsyFolderIndex *_gsy_folder_index_new (void);

/* All articles of the folder, in order. */
void _gsy_folder_index_set_list (GsyFolderIndex *self, const char *const *keys, guint n);

/* No statements are known of the article any more: it is gone, or its sidecar is. */
void _gsy_folder_index_drop (GsyFolderIndex *self, const char *key);

/* Starts reading. @requests: (transfer full) */
void _gsy_folder_index_start (GsyFolderIndex *self, const char *root, GArray *requests);

/* Sidecars that another program wrote are read anew, after those that are being read. None of the articles is open. @requests: (transfer full) */
void _gsy_folder_index_reread (GsyFolderIndex *self, GArray *requests);

/* An article was opened, or got another store; an edit was applied to it. */
void _gsy_folder_index_set_document (GsyFolderIndex *self, GsyDocument *document);
void _gsy_folder_index_edit_document (GsyFolderIndex *self, GsyDocument *document, const GsyEdit *edit);

/* Keys of articles whose sidecars could not be read. (transfer full) */
char **_gsy_folder_index_dup_unread (GsyFolderIndex *self);

/* For the queries: works in what changed; the articles in order; a new stamp; the days of an EDTF date. */
void _gsy_folder_index_settle (GsyFolderIndex *self);
GPtrArray *_gsy_folder_index_get_order (GsyFolderIndex *self);
int _gsy_index_article_compare (gconstpointer a, gconstpointer b); /* of pointers to two */
guint _gsy_folder_index_next_stamp (GsyFolderIndex *self);
void _gsy_index_parse_days (const char *date, gint32 *first, gint32 *last);

/* Something is otherwise: the next search begins anew. @all: their memory goes, too. */
void _gsy_folder_index_forget_matches (GsyFolderIndex *self, gboolean all);

/* Ends it: nothing is told any more. */
void _gsy_folder_index_stop (GsyFolderIndex *self);

G_END_DECLS
