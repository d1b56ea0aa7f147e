/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-export-what.h: what is exported: which articles, whose annotations, which layers, which states. */
#pragma once

#include "app/gsy-editor.h"
#include "app/gsy-export-task.h"
#include "app/gsy-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum
{
  GSY_EXPORT_THIS,   /* the open article */
  GSY_EXPORT_SHOWN,  /* those that the list shows, while it is filtered */
  GSY_EXPORT_CHOSEN, /* those that are chosen in the window */
  GSY_EXPORT_ALL,    /* all of the folder */
} GsyExportScope;

#define GSY_TYPE_EXPORT_WHAT (gsy_export_what_get_type ())
G_DECLARE_FINAL_TYPE (GsyExportWhat, gsy_export_what, GSY, EXPORT_WHAT, AdwPreferencesGroup)

/* Signals: "changed" (GsyExportWhat *self); "choose" (GsyExportWhat *self): the user wants to choose articles. */

/* @shown: (nullable): a list of GsyCorpusRow, those that the list of articles shows. Once. */
void gsy_export_what_set_editor (GsyExportWhat *self, GsyEditor *editor, GListModel *shown);

/* What was chosen the last time, as far as there is such a thing here; and that it is this now. */
void gsy_export_what_restore (GsyExportWhat *self, const GsySessionExport *exported);
void gsy_export_what_remember (GsyExportWhat *self, GsySessionExport *exported);

/* Fills all but what concerns the format. */
void gsy_export_what_fill (GsyExportWhat *self, GsyExportRequest *request);

/* The only article: how the folder calls it. (nullable): there are more, or none */
const char *gsy_export_what_get_key (GsyExportWhat *self);

/* There is an article to be exported. */
gboolean gsy_export_what_has_articles (GsyExportWhat *self);

/* The annotation sets that there are, NULL-terminated: without any, nothing is asked. */
void gsy_export_what_set_sets (GsyExportWhat *self, const char *const *sets);

/* The keys of the chosen ones; a change of these must be told. */
GHashTable *gsy_export_what_get_chosen (GsyExportWhat *self);
void gsy_export_what_chosen_changed (GsyExportWhat *self);

G_END_DECLS
