/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-format.h: an exchange format behind one small interface. The dialog, the command line and the list of formats are drawn from what
 * a format says of itself here; adding one is its file, its test, and one line in gsy-formats.c.
 *
 * A format never reads a file of ours: it is given articles one after the other, each with its text and statements in memory, and
 * writes them to a sink. So an export of ten thousand articles needs the memory of one. */
#pragma once

#include "core/gsy-article-meta.h"
#include "core/gsy-article.h"
#include "core/gsy-scheme.h"
#include "core/gsy-statement.h"
#include "io/formats/gsy-sink.h"

G_BEGIN_DECLS

/* What statements and articles have that a format may not be able to hold. */
typedef enum
{
  GSY_FEATURE_FRAGMENTS,   /* statements in several pieces */
  GSY_FEATURE_OVERLAPS,    /* statements that share words with others of their article */
  GSY_FEATURE_NESTING,     /* the same with others of their own layer */
  GSY_FEATURE_CUE,         /* the words that report it */
  GSY_FEATURE_ROLE_WORDS,  /* where the text names source and target */
  GSY_FEATURE_ACTORS,      /* who source and target are */
  GSY_FEATURE_TOPICS,      /* what it is about */
  GSY_FEATURE_SAID,        /* when it was said */
  GSY_FEATURE_ATTRIBUTES,  /* values of the folder's attributes */
  GSY_FEATURE_LINKS,       /* links inside an article */
  GSY_FEATURE_CROSS_LINKS, /* links to other articles */
  GSY_FEATURE_NOTES,       /* of statements */
  GSY_FEATURE_AUTHORSHIP,  /* who marked it, and when */
  GSY_FEATURE_IDS,         /* the statement's id, by which others link to it */
  GSY_FEATURE_UNKNOWN,     /* members that other programs gave to statements */
  GSY_FEATURE_DETACHED,    /* statements whose words were not found in the article */
  GSY_FEATURE_ARTICLE,     /* title, outlet, date, address, language, state and note of an article */
  GSY_FEATURE_TEXT,        /* the article's text */
  GSY_FEATURE_VOCABULARY,  /* definitions, colours, aliases: what gainsay.json says of layers, actors and topics */
} GsyFeature;
#define GSY_N_FEATURES 19

#define GSY_HOLDS(feature) (1u << (feature))
#define GSY_HOLDS_ALL ((1u << GSY_N_FEATURES) - 1)

/**
 * GsyExportUnit:
 * @file: how exports call the article: its path relative to the folder, in UTF-8
 * @article: its text
 * @meta: what the sidecar says of it
 * @title: the title to show
 * @published: (nullable): the date to show
 * @statements: (element-type GsyStatement): those that are exported, in reading order
 *
 * One article with what is exported of it.
 */
typedef struct
{
  const char *file;
  GsyArticle *article;
  const GsyArticleMeta *meta;
  const char *title;
  const char *published;
  GPtrArray *statements;
} GsyExportUnit;

/* The words at @n pieces of text, joined by “ … ”: the article's, or those that the file tells where the article has others. (transfer full) */
char *gsy_export_unit_dup_words (const GsyExportUnit *self, const GsyQuote *quotes, guint n);

/* The same of a statement's content; and of a cue, or who fills a role, NULL when nothing in the text does. */
char *gsy_export_unit_dup_content (const GsyExportUnit *self, const GsyStatement *statement);
char *gsy_export_unit_dup_filler (const GsyExportUnit *self, const GsyFiller *filler);

/* A switch that a format has, off by default. @gains, @loses: what is held, and what is not held any more, with it. */
typedef struct
{
  const char *id;      /* as on the command line */
  const char *name;    /* N_() */
  const char *summary; /* N_() */
  guint gains;
  guint loses;
} GsyFormatOption;

/**
 * GsyExportSetup:
 * @scheme: the folder's vocabulary
 * @options: (nullable): ids of the options that are on, NULL-terminated
 * @sink: where to write
 *
 * What holds for the whole of an export.
 */
typedef struct
{
  GsyScheme *scheme;
  const char *const *options;
  GsySink *sink;
} GsyExportSetup;

/**
 * GsyFormat:
 * @id: as on the command line
 * @name: what people call it; a proper name, not translated
 * @purpose: N_(): what it is for, after “to ”
 * @extension: of the one file that is written; NULL: a folder of files is
 * @holds: bits GSY_HOLDS() of what it holds
 * @options: (nullable): ended by one without id
 * @begin: makes a writer; it may write what comes before all articles
 * @add: an article
 * @end: (nullable): what comes after all articles
 * @free: (nullable): ends the writer, whether it came to the end or not
 */
typedef struct
{
  const char *id;
  const char *name;
  const char *purpose;
  const char *extension;
  guint holds;
  const GsyFormatOption *options;
  gpointer (*begin) (const GsyExportSetup *setup, GError **error);
  gboolean (*add) (gpointer writer, const GsyExportUnit *unit, GError **error);
  gboolean (*end) (gpointer writer, GError **error);
  void (*free) (gpointer writer);
} GsyFormat;

/* All formats, in the order in which they are offered; NULL-terminated. */
const GsyFormat *const *gsy_formats_get (void);
const GsyFormat *gsy_format_find (const char *id); /* (nullable) */

gboolean gsy_format_has_option (const GsyFormat *self, const char *option);
gboolean gsy_export_setup_has (const GsyExportSetup *self, const char *option);

/* The word for a feature in files and on the command line, as "cross-links"; and a phrase for people, translated: “links to other articles”. */
const char *gsy_feature_to_string (GsyFeature feature);
const char *gsy_feature_get_label (GsyFeature feature);

/* What an export cannot hold: of each feature, so many statements or, for what belongs to articles, articles have it; of the vocabulary, 1.
 * And of how much it is a part. */
typedef struct
{
  guint counts[GSY_N_FEATURES];
  guint n_articles;
  guint n_statements;
  guint n_unreadable; /* statements of the files that make no sense to us, and are in no export */
} GsyLoss;

/* What @self holds with these @options (nullable): bits GSY_HOLDS(). */
guint gsy_format_get_holds (const GsyFormat *self, const char *const *options);

/* Adds to @loss what of @unit has no place in a format that holds @holds. */
void gsy_loss_count (GsyLoss *self, guint holds, const GsyExportUnit *unit);
gboolean gsy_loss_is_empty (const GsyLoss *self);

/* Takes away what a format that holds @holds does not lose: what was counted once, for a format that holds nothing, is known for all of them. */
void gsy_loss_spare (GsyLoss *self, guint holds);

/* A line for people, as “12 statements: links to other articles”. (transfer full) (nullable): nothing of @feature is lost. */
char *gsy_loss_describe (const GsyLoss *self, GsyFeature feature);

/* The formats, each in its own file. */
extern const GsyFormat gsy_format_json;
extern const GsyFormat gsy_format_jsonl;
extern const GsyFormat gsy_format_csv;
extern const GsyFormat gsy_format_graphml;
extern const GsyFormat gsy_format_gexf;
extern const GsyFormat gsy_format_w3c;
extern const GsyFormat gsy_format_brat;
extern const GsyFormat gsy_format_doccano;
extern const GsyFormat gsy_format_label_studio;
extern const GsyFormat gsy_format_conll;
extern const GsyFormat gsy_format_html;
extern const GsyFormat gsy_format_markdown;
extern const GsyFormat gsy_format_refi;
extern const GsyFormat gsy_format_cas_json;
extern const GsyFormat gsy_format_xmi;
extern const GsyFormat gsy_format_webanno;
extern const GsyFormat gsy_format_tei;

G_END_DECLS
