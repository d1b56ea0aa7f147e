/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-import-private.h: what the files of an import share, and how a test gets hold of what a reader makes. */
#pragma once

#include "io/formats/gsy-import.h"
#include "io/formats/gsy-source.h"
#include "io/gsy-save.h"

G_BEGIN_DECLS

struct _GsyImport
{
  GsyImportJob job;
  GsyImportReport *report;
  GCancellable *cancellable;
  GPtrArray *caught; /* (nullable): the articles themselves are wanted, and nothing is on a disk */
  gboolean failed;   /* it cannot go on */

  GsyScheme *scheme;  /* with what it gains */
  GHashTable *layers; /* name there to the layer's id, and so on; both owned */
  GHashTable *relations;
  GHashTable *attributes;
  GHashTable *unplaced; /* kind, and whether it is kept, to the report's own */
  guint n_layers_before;
  guint defaults; /* bits: lists of the vocabulary that the folder's gainsay.json does not have */

  const GsyReader *reader; /* the one at work */
  GHashTable *names;       /* name there to name in the folder, of those that came from the source at work */
  GHashTable *taken;       /* names in the folder that this import gave, folded */
  GPtrArray *made;         /* paths of files and folders, in the order in which they were made */
  GPtrArray *links;        /* of articles whose links may have to be told another name at the end */
};

/* Without a disk: each article is appended to @caught (nullable) (element-type GsyImportArticle), which owns it. */
GsyImport *gsy_import_new_dry (GPtrArray *caught);
void gsy_import_free (GsyImport *self);

/* Reads one source; what it cannot read is in the report. FALSE: the import cannot go on. */
gboolean gsy_import_read (GsyImport *self, const GsyReader *reader, GsySource *source, GError **error);

GsyImportReport *gsy_import_report_new (void);

/* Vocabulary. */
void gsy_import_scheme_init (GsyImport *self);
void gsy_import_scheme_clear (GsyImport *self);

/* Writes what the folder's gainsay.json lacks into it, as it is now; and how much that is into the report. */
gboolean gsy_import_scheme_save (GsyImport *self, GError **error);
void gsy_import_scheme_count (GsyImport *self);

/* The folder's vocabulary from the disk; the built-in one when there is none. @bytes, @identity: (optional): of the file. */
GsyScheme *gsy_import_scheme_load (const char *folder, GsyFileIdentity *identity, GError **error);

/* Names. @name as it is there, made such that it can be one in a folder of articles: relative, of no hidden or upward parts. (transfer full) */
char *gsy_import_dup_safe_name (const GsyReader *reader, const char *name);

/* Calls @each with each list of places of @self: of its spans, its cue, its fillers. */
void gsy_statement_each_quotes (GsyStatement *self, void (*each) (GsyQuote *quotes, guint n, gpointer data), gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyImport, gsy_import_free)

G_END_DECLS
