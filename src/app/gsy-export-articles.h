/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-export-articles.h: the folder's articles with a check each, and a filter: which of them are exported. */
#pragma once

#include "corpus/gsy-corpus.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GSY_TYPE_EXPORT_ARTICLES (gsy_export_articles_get_type ())
G_DECLARE_FINAL_TYPE (GsyExportArticles, gsy_export_articles, GSY, EXPORT_ARTICLES, GtkWidget)

/* Signals: "changed" (GsyExportArticles *self): others are chosen; "stopped" (GsyExportArticles *self): Escape in an empty filter. */

/* @chosen: the keys of those that are chosen: kept, and changed. Once. */
void gsy_export_articles_set (GsyExportArticles *self, GsyCorpus *corpus, GHashTable *chosen);

/* Gives the keyboard to the filter. */
gboolean gsy_export_articles_focus (GsyExportArticles *self);

G_END_DECLS
