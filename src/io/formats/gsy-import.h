/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-import.h: takes what readers find into a folder: articles as plain text, statements as sidecars, and what the vocabulary lacks into
 * gainsay.json. Nothing that is there is overwritten: an article whose name is taken gets another name, unless it is the same text and has no
 * sidecar yet; gainsay.json only gains. An import that fails or is cancelled takes back what it made. Blocks; any thread. */
#pragma once

#include "core/gsy-article-meta.h"
#include "core/gsy-article.h"
#include "core/gsy-scheme.h"
#include "core/gsy-statement.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _GsyImport GsyImport;
typedef struct _GsyReader GsyReader;

/* --- What comes of an import, or would come --- */

/* An article. @from: how it was called there; @file: how it is called in the folder, relative, in UTF-8; @same: its text was there, under this name. */
typedef struct
{
  char *from;
  char *file;
  guint n_statements;
  gboolean same;
} GsyImportedFile;

/* What has no place, by kind. @kind: for people; @kept: it is kept, in a note or an attribute; @example: (nullable): where the first one is. */
typedef struct
{
  char *kind;
  char *example;
  guint n;
  gboolean kept;
} GsyUnplaced;

/* Something that could not be read. */
typedef struct
{
  char *path;
  char *message;
} GsyRefused;

/**
 * GsyImportReport:
 * @files: (element-type GsyImportedFile)
 * @layers: (element-type utf8): names of the layers that the folder gains
 * @n_items: how many other things gainsay.json gains: attributes, relations, topics, actors
 * @unplaced: (element-type GsyUnplaced)
 * @refused: (element-type GsyRefused)
 */
typedef struct
{
  GPtrArray *files;
  GPtrArray *layers;
  GPtrArray *unplaced;
  GPtrArray *refused;
  guint n_statements;
  guint n_links;
  guint n_items;
} GsyImportReport;

void gsy_import_report_free (GsyImportReport *self);

/* A line for people: “relations of the type “Coref”: 12, kept in notes”. (transfer full) */
char *gsy_unplaced_describe (const GsyUnplaced *self);

/**
 * GsyImportJob:
 * @reader: (nullable): NULL: each source is guessed
 * @folder: to import into; made if it is not there
 * @set: (nullable): of the sidecars that are written
 * @dry_run: nothing is written; the report says what would be
 * @progress: (nullable): so many articles came so far, in the thread that runs it
 *
 * What is to be imported.
 */
typedef struct
{
  const GsyReader *reader;
  const char *folder;
  const char *set;
  gboolean dry_run;
  void (*progress) (guint n_articles, gpointer data);
  gpointer data;
} GsyImportJob;

/**
 * gsy_import_run:
 * @paths: NULL-terminated, in the file system's encoding: files and folders
 *
 * Imports all of them. A source that cannot be read is in the report's list, and the others come all the same; when the folder cannot be
 * written to, or it was cancelled, it is an error.
 *
 * Returns: (transfer full) (nullable)
 */
GsyImportReport *gsy_import_run (const GsyImportJob *job, const char *const *paths, GCancellable *cancellable, GError **error);

/* --- For readers --- */

/**
 * GsyImportArticle:
 * @name: how it is called there, relative, “/” between parts; its name in the folder is made of this
 * @article: its text: offsets of statements are code points of this
 * @meta: what is known of it, fresh, to be filled
 * @statements: (element-type GsyStatement)
 *
 * An article that a reader makes.
 */
typedef struct
{
  char *name;
  GsyArticle *article;
  GsyArticleMeta *meta;
  GPtrArray *statements;
  /*< private >*/
  GHashTable *ids;
} GsyImportArticle;

/* @text: UTF-8; what is not becomes U+FFFD, and so does NUL; a byte-order mark at its beginning stays, for offsets to be right, and is taken care of later.
 * @len: in bytes, -1: NUL-terminated. */
GsyImportArticle *gsy_import_article_new (const char *name, const char *text, gssize len);
void gsy_import_article_free (GsyImportArticle *self);

/* Records from which file of another kind its text was made: "origin" in the sidecar's "article". */
void gsy_import_article_set_origin (GsyImportArticle *self, const char *file, const char *format);

/**
 * gsy_import_article_take:
 * @statement: (transfer full): with its spans in any order
 * @kind: what it is there, for the report: as gsy_import_unplaced()
 *
 * Adds a statement. Its own spans, its cue's and its fillers' are put in order and joined where they meet; those that are empty, or not in the
 * text, are left out and reported; a statement without any is left out and reported. Its id stays if it is a UUID that no other in @self
 * has; else it is made with gsy_import_dup_id().
 *
 * Returns: FALSE when it was left out
 */
gboolean gsy_import_article_take (GsyImportArticle *self, GsyImport *import, GsyStatement *statement, const char *kind);

/* Adds a line to a statement's note, for what has no other place. */
void gsy_statement_append_note (GsyStatement *self, const char *line);

/* An id for what is called @foreign in the article called @article there: itself if it is a UUID; else one that is worked out of both (UUID version 5), so
 * that a second import gives the same. */
char *gsy_import_dup_id (const char *article, const char *foreign);

/**
 * gsy_import_add:
 * @article: (transfer full)
 *
 * Takes an article into the folder, statements in reading order. GsyLink.article of its links is what the other article is called there (its
 * GsyImportArticle.name), whether that came already or comes later; GsyLink.to is a UUID, or what the statement is called there.
 * FALSE when the import cannot go on: the folder cannot be written to, or it was cancelled.
 */
gboolean gsy_import_add (GsyImport *self, GsyImportArticle *article, GError **error);

/**
 * gsy_import_layer:
 * @name: what a kind of annotation is called there
 * @color: (nullable): "#rrggbb" if it has one there
 *
 * The folder's layer for it: one of this id, of this name, or of a name that differs in case, accents, spaces and punctuation alone;
 * otherwise a new one. Returns: its id, which is the import's
 */
const char *gsy_import_layer (GsyImport *self, const char *name, const char *color);

/* The same for a relation and an attribute, which is of @type when it is new; and a choice of an attribute, which it gains if it has none such. */
const char *gsy_import_relation (GsyImport *self, const char *name);
const char *gsy_import_attribute (GsyImport *self, const char *name, GsyAttributeType type);
const char *gsy_import_choice (GsyImport *self, const char *attribute, const char *name);

/* Sets @value on @statement for an attribute that is called @name there, whatever the folder's attribute of that name is: a choice, a number,
 * a yes or no, a text. FALSE when it does not fit, and is then a line of the note, reported as kept. */
gboolean gsy_import_set_value (GsyImport *self, GsyStatement *statement, const char *name, const char *value, const char *where);

/* An element for gainsay.json, if it has none of this id or name yet, with a reference to it. What is built in, and not said in gainsay.json, gives way. */
void gsy_import_item (GsyImport *self, GsySchemeList list, gpointer item);

/* The same for all of a list of @from, however long it is. */
void gsy_import_vocabulary (GsyImport *self, GsyScheme *from, GsySchemeList list);

/* The vocabulary as it is so far, to look at. (transfer none) */
GsyScheme *gsy_import_get_scheme (GsyImport *self);

/* One more of a kind of thing that has no place. @kind: translated, for people, in the plural, as “relations of the type “Coref””; @where: (nullable). */
void gsy_import_unplaced (GsyImport *self, const char *kind, const char *where, gboolean kept);

/* TRUE when it was cancelled: to be asked in long loops. */
gboolean gsy_import_is_cancelled (GsyImport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyImportReport, gsy_import_report_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyImportArticle, gsy_import_article_free)

G_END_DECLS
