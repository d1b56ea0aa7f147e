/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-folder-index.h: all statements of a folder in short, in memory: to find what a statement may answer, what links to it, which names
 * are in use and where, and what needs a look. Derived from the sidecars, never written anywhere.
 *
 * Built in a thread when the folder is opened; a document that is open counts as it is at this moment. Reads of the index are
 * cheap and happen in the thread of the main context that made the corpus. Entries are immutable and ref-counted. */
#pragma once

#include "core/gsy-checks.h"
#include "core/gsy-edits-roles.h"

G_BEGIN_DECLS

typedef struct
{
  const char *relation;
  const char *to;
  const char *article; /* (nullable): the same article; else the key */
} GsyEntryLink;

/* A statement in short. Strings belong to the entry or the index; arrays are NULL-terminated, NULL for none. */
typedef struct _GsyEntry
{
  const char *id;
  const char *article; /* key */
  const char *layer;
  const char *const *sources; /* actors' names */
  const char *const *targets;
  const char *const *topics;
  const char *said;  /* (nullable) */
  const char *quote; /* its words, fragments joined by " … ", white space made single, cut at 200 code points; never NULL */
  guint start;       /* of its first span */
  gboolean detached;
  guint n_links;
  const GsyEntryLink *links;
  GsyCheckSet checks; /* what needs no other article: see gsy_checks_of_article() */
} GsyEntry;

const GsyEntry *gsy_entry_ref (const GsyEntry *self);
void gsy_entry_unref (const GsyEntry *self);

#define GSY_TYPE_FOLDER_INDEX (gsy_folder_index_get_type ())
G_DECLARE_FINAL_TYPE (GsyFolderIndex, gsy_folder_index, GSY, FOLDER_INDEX, GObject)

/* Property "ready" (boolean, notified): every sidecar was read. What there is before that can be asked for.
 * Signal "changed" (GsyFolderIndex *self): entries came, went or changed. After edits it comes before the next frame, in articles of many statements when the edits
 * pause, a fraction of a second later. What comes from
 * sidecars is told at once when all were read. A question that is asked before the signal is answered as things are. */

gboolean gsy_folder_index_is_ready (GsyFolderIndex *self);

/* Nothing was changed that was not looked at yet: a read has nothing to catch up with. Else "changed" comes soon; who paints waits for it. */
gboolean gsy_folder_index_is_settled (GsyFolderIndex *self);
guint gsy_folder_index_get_n_entries (GsyFolderIndex *self);

/* The entry of statement @id in @article; @article NULL: wherever it is. (transfer none) (nullable) */
const GsyEntry *gsy_folder_index_find (GsyFolderIndex *self, const char *article, const char *id);

/* Where a link of a statement in @from leads: @to in @article (NULL: in @from too); when it is not there, wherever it is, since the
 * article may have got another name. (transfer none) (nullable): broken */
const GsyEntry *gsy_folder_index_resolve (GsyFolderIndex *self, const char *from, const char *to, const char *article);

/* The entries of an article in reading order. (transfer full) (element-type GsyEntry) */
GPtrArray *gsy_folder_index_dup_article (GsyFolderIndex *self, const char *article);

/* Entries that link to @id, by article, in reading order. (transfer full) (element-type GsyEntry) */
GPtrArray *gsy_folder_index_dup_incoming (GsyFolderIndex *self, const char *id);

/**
 * GsyCandidateQuery:
 * @article, @from: the statement that shall be linked
 * @relation: (nullable): only statements that it may lead to
 * @text: (nullable): what was typed: words that must all be in quote, names, topics, layer's label or article, case and accents apart
 * @max: how many at most
 */
typedef struct
{
  const char *article;
  const GsyStatement *from;
  const GsyRelation *relation;
  const char *text;
  guint max;
} GsyCandidateQuery;

/* Likely ones first. What is linked already comes last. Before that, points: 8 when a source is a target of @from and 8 when a target is a
 * source of @from, by name or alias (5 when one is only a part of the other), and for the relation “repeats” when source is source, and
 * target target, with 5 for the same layer; 6 for a common topic; 4 when each word of @text begins a
 * word of the statement; 3 for the same article and 2 more when it comes before @from there; 2 when it was said within a
 * week of @from, 1 within a month (when the article was published, without that). With as many points: the nearest in the same article,
 * then by article, in reading order. (transfer full) (element-type GsyEntry) */
GPtrArray *gsy_folder_index_find_candidates (GsyFolderIndex *self, GsyScheme *scheme, const GsyCandidateQuery *query);

/**
 * GsyCompletion:
 * @name: what would be put in
 * @matched: (nullable): the alias that was typed, if it was not the name
 * @count: statements that have it
 */
typedef struct
{
  char *name;
  char *matched;
  guint count;
} GsyCompletion;

/* (element-type GsyCompletion): an empty array that owns what is added. */
GPtrArray *gsy_completions_new (void);

/* Names that begin with @text, have a word that begins with it, or an alias that does; listed ones and those in use alike. The best first: it is the
 * name, begins it, is an alias, begins one, begins a word of the name, of an alias; then the most used. Where a script has no spaces a word
 * begins with each character; the Arabic article need not be typed. @text "": the most used. (transfer full) (element-type GsyCompletion): freed with
 * g_ptr_array_unref() */
GPtrArray *gsy_folder_index_complete (GsyFolderIndex *self, GsyScheme *scheme, GsyNameKind kind, const char *text, guint max);

/* Statements that have @name; and all names in use, listed or not. (transfer full) */
guint gsy_folder_index_count_name (GsyFolderIndex *self, GsyNameKind kind, const char *name);
GPtrArray *gsy_folder_index_dup_uses (GsyFolderIndex *self, GsyNameKind kind, const char *const *names); /* (element-type GsyEntry): by article, in reading order */
char **gsy_folder_index_dup_names (GsyFolderIndex *self, GsyNameKind kind);

/**
 * GsyFinding:
 * @check: what was found
 * @entry: (nullable): where; NULL when it is about the scheme
 * @detail: (nullable): names that it is about, for people
 */
typedef struct
{
  GsyCheck check;
  const GsyEntry *entry;
  char *detail;
} GsyFinding;

/* All that the checks find in the folder, or in @article alone, without what the scheme has muted; by article, in reading order, the
 * scheme's own first. (transfer full) (element-type GsyFinding): freed with g_ptr_array_unref() */
GPtrArray *gsy_folder_index_dup_findings (GsyFolderIndex *self, GsyScheme *scheme, const char *article);

G_END_DECLS
