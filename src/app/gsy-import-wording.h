/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-import-wording.h: what is said about an import, in words; and its formats as lists to choose from. */
#pragma once

#include "app/gsy-import-model.h"
#include "corpus/gsy-corpus.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* All (transfer full). */

/* “12 articles, 30 statements, 4 links”; or that there is nothing. */
char *gsy_import_wording_summary (const GsyImportReport *report);
char *gsy_import_wording_articles (guint n);

/* Under an article’s name: its statements, how it was called there, or that it is here already. */
char *gsy_import_wording_file (const GsyImportedFile *file);

/* Where the first one is. */
char *gsy_import_wording_example (const GsyUnplaced *unplaced);

/* How many other things gainsay.json gains. (nullable): none */
char *gsy_import_wording_items (const GsyImportReport *report);

/* What is imported: a name, or how many files. @paths: (nullable). (nullable) */
char *gsy_import_wording_paths (const char *const *paths);

/* Where to, and whether it is new. @open: (nullable): the folder that is open. */
char *gsy_import_wording_folder (const char *folder, GsyCorpus *open);

/* What it looks like, or what comes of the format that was chosen. (nullable) */
char *gsy_import_wording_guess (GsyImportModel *model);

/* Which file of which format an article’s text was made from, as “report.docx, Word”. (nullable): of none */
char *gsy_import_wording_origin (const GsyArticleMeta *meta);

/* After it: “12 articles imported”. */
char *gsy_import_wording_done (const GsyImportReport *report);

/* What can be imported, as a description. */
char *gsy_import_wording_about (void);

/* For choosing: the names of the readers, after one for all; and where in it @reader (nullable) is. */
GtkStringList *gsy_import_wording_readers (void);
guint gsy_import_wording_reader_index (const GsyReader *reader);

/* For a file chooser (element-type GtkFileFilter). */
GListModel *gsy_import_wording_filters (void);

G_END_DECLS
