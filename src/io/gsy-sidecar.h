/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-sidecar.h: ARTICLE.annotations.json, to and from the model. The format is described in data/sidecar.schema.json and in
 * CONTRIBUTING.md. Reading is strict; writing is deterministic. Any thread. */
#pragma once

#include "core/gsy-anchor.h"
#include "core/gsy-store.h"
#include "io/gsy-save.h"

G_BEGIN_DECLS

/**
 * GsyProblemKind:
 * @GSY_PROBLEM_FILE: something in the file makes no sense
 * @GSY_PROBLEM_PLACE: a statement's words are not where the file says
 */
typedef enum
{
  GSY_PROBLEM_FILE,
  GSY_PROBLEM_PLACE,
} GsyProblemKind;

/**
 * GsyProblem:
 * @kind: what kind of thing it is
 * @line: in the sidecar, from 1; 0 when it is about no place there
 * @column: in code points, from 1
 * @id: (nullable): the statement's id, if it could be read
 * @message: for the user, translated
 *
 * Something in a sound file that makes no sense, or that needs a person to decide.
 */
typedef struct
{
  GsyProblemKind kind;
  guint line;
  guint column;
  char *id;
  char *message;
} GsyProblem;

GsyProblem *gsy_problem_new (guint line, guint column, const char *id, const char *message);
void gsy_problem_free (GsyProblem *self);

/* How many statements stayed in their place when the article changed, are at another one, were found by likeness and ask for a look, and were
 * not found; those that had not been found before and still are not do not count. All 0 when it is the same article. */
typedef struct
{
  guint n_same;
  guint n_moved;
  guint n_review;
  guint n_detached;
} GsyAnchorCounts;

/* Counts one more. */
void gsy_anchor_counts_add (GsyAnchorCounts *self, GsyAnchorResult result);

/**
 * GsySidecar:
 * @version: as read; newer than GSY_SIDECAR_VERSION: show, never write
 * @file, @sha256, @length: "article" as read; NULL and 0 for a new one
 * @meta: what is known of the article, never NULL
 * @statements: (element-type GsyStatement): those that make sense, anchored
 * @raw: (element-type utf8): the others, verbatim, written back after the sound ones
 * @problems: (element-type GsyProblem): in the file's order
 * @unknown: (nullable): members of the top level that we do not know, pairs as in GsyStatement
 * @article_changed: the article's hash is not the one in the file
 * @counts: what that did
 */
typedef struct
{
  guint version;
  char *file;
  char *sha256;
  guint length;
  GsyArticleMeta *meta;
  GPtrArray *statements;
  GPtrArray *raw;
  GPtrArray *problems;
  char **unknown;
  gboolean article_changed;
  GsyAnchorCounts counts;
} GsySidecar;

#define GSY_SIDECAR_VERSION 1
#define GSY_SIDECAR_MAX_BYTES (256u * 1024 * 1024)

GsySidecar *gsy_sidecar_new (void);
void gsy_sidecar_free (GsySidecar *self);

/**
 * gsy_sidecar_parse:
 * @name: how errors call the file
 * @article: (nullable): the text to anchor to; NULL leaves all strings and checks only that spans are in order
 *
 * Errors: GSY_ERROR_PARSE with "NAME:LINE:COLUMN: …" when it is no JSON or not of this structure at the top. A newer version is
 * no error: see @version.
 */
GsySidecar *gsy_sidecar_parse (GBytes *bytes, const char *name, GsyArticle *article, GError **error);

/* The text whose bytes had this hash, in 64 hexadecimal digits, if it is still to be had. (transfer full) (nullable) */
typedef GsyArticle *(*GsyTextLookup) (const char *sha256, gpointer data);

/* The same. @lookup: (nullable): asked for the former text when @article is not the one that the file was written for, so that places can be
 * found by comparing the two. */
GsySidecar *gsy_sidecar_parse_with (GBytes *bytes, const char *name, GsyArticle *article, GsyTextLookup lookup, gpointer data, GError **error);

/**
 * gsy_sidecar_write:
 * @article: the text, for quotes, hash and length
 * @meta: (nullable)
 * @statements: (element-type GsyStatement): in reading order
 * @kept: (nullable): the sidecar that was read, for what must be written back untouched
 *
 * The file's bytes. @statements are only read, so a snapshot (an array of references) may be written in another thread.
 */
GBytes *gsy_sidecar_write (GsyArticle *article, const GsyArticleMeta *meta, GPtrArray *statements, const GsySidecar *kept);

/* A sidecar that was parsed without its article, as it is now; its spans have the words that they carry. */
GBytes *gsy_sidecar_write_parsed (const GsySidecar *self);

/* One statement, as an object of the sidecar's list. @article: (nullable): without it, its spans have the words that they carry. */
GBytes *gsy_sidecar_write_statement (GsyArticle *article, const GsyStatement *statement);

/* Paths: of an article's sidecar (@set nullable); whether @name is a sidecar's or gainsay.json's name; and back to the article. */
char *gsy_sidecar_path (const char *article_path, const char *set);
gboolean gsy_is_sidecar_name (const char *name);
char *gsy_sidecar_article_path (const char *sidecar_path); /* (nullable): not a sidecar's name */

/* A quick look for lists, without the article: state, title, published, and counts by layer. */
typedef struct
{
  GsyArticleState state;
  char *title;
  char *published;
  char **layers; /* (nullable): ids met, NULL-terminated */
  guint *counts; /* as many as @layers */
} GsySidecarSummary;

gboolean gsy_sidecar_summarise (GBytes *bytes, const char *name, GsySidecarSummary *summary, GError **error);
void gsy_sidecar_summary_clear (GsySidecarSummary *summary);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsySidecar, gsy_sidecar_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyProblem, gsy_problem_free)

G_END_DECLS
