/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-package.h: documents that are archives of XML parts, as of word processors and electronic books; and what documents of all kinds say of themselves. */
#pragma once

#include "core/gsy-article-meta.h"
#include "io/formats/gsy-import.h"
#include "io/formats/gsy-source.h"
#include "io/formats/gsy-xml-read.h"

G_BEGIN_DECLS

/* Of one part of XML: of its text, an article can be made. */
#define GSY_PACKAGE_MAX_PART (64u * 1024 * 1024)

/* The parts of the one file of @source. Errors as of gsy_unzip() */
GsySource *gsy_package_open (GsySource *source, GError **error);

/* Whether @source is one file that is a ZIP archive and has @mark among its first bytes. */
gboolean gsy_package_probe (GsySource *source, const char *mark);

/* A part. Errors name it. */
xmlDoc *gsy_package_read_xml (GsySource *package, const char *name, GError **error);

/* The same, NULL when it is not there or cannot be read, for what is not needed. */
xmlDoc *gsy_package_try_xml (GsySource *package, const char *name);

/* @target, as a link in the part @base says it, as a part's name; percent signs are decoded, and what comes after “#” is left out.
 * (transfer full) (nullable): it leads out of the package, or elsewhere */
char *gsy_package_resolve (const char *base, const char *target);

/* Whether a table is there for the looks of a page; @row_name, @cell_name: its elements. It is told by the rows that are there as they should be; a table
 * that is not for looks loses nothing but its lines when one is missed. */
gboolean gsy_package_is_layout_table (const xmlNode *table, const char *row_name, const char *cell_name);

/* --- What a document says of itself. Each takes NULL, and leaves out what cannot be. --- */

/* In one line. (transfer full) (nullable): nothing is left */
char *gsy_document_dup_line (const char *text);

void gsy_document_set_title (GsyArticleMeta *meta, const char *title);

/* @date: ISO 8601 of some form, with a time or not. Only what is a day of publication, not of a file. */
void gsy_document_set_published (GsyArticleMeta *meta, const char *date);

void gsy_document_set_outlet (GsyArticleMeta *meta, const char *publisher);

/* A line of the article's note. */
void gsy_document_add_author (GsyArticleMeta *meta, const char *author);
void gsy_document_add_created (GsyArticleMeta *meta, const char *date);

/* @language: as “fr-FR”; only if the text itself does not tell another: that of a document is often that of somebody's program. */
void gsy_document_set_language (GsyImportArticle *article, const char *language);

/* An article of the one file of @source; its text gets a line end at the end. */
GsyImportArticle *gsy_document_new (GsySource *source, const char *text, gsize len);

/**
 * gsy_document_add:
 * @article: (transfer full)
 *
 * Records the origin and hands the article to the import; one that has no text is refused with a sentence.
 */
gboolean gsy_document_add (GsyImport *import, GsyImportArticle *article, GsySource *source, const char *format, GError **error);

G_END_DECLS
