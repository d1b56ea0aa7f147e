/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-import-model.h: an import that a person decides about: what would come is found out in a thread, again whenever a choice changes, and then
 * it comes. No widgets. */
#pragma once

#include "io/formats/gsy-reader.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GsyImportState:
 * @GSY_IMPORT_STATE_EMPTY: nothing was chosen
 * @GSY_IMPORT_STATE_LOOKING: what would come is being found out
 * @GSY_IMPORT_STATE_READY: it is known: the report says it
 * @GSY_IMPORT_STATE_IMPORTING: it comes
 * @GSY_IMPORT_STATE_DONE: it came: the report says what
 * @GSY_IMPORT_STATE_CANCELLED: it was cancelled, and what was made was taken back
 * @GSY_IMPORT_STATE_FAILED: it is not possible: the message says why
 */
typedef enum
{
  GSY_IMPORT_STATE_EMPTY,
  GSY_IMPORT_STATE_LOOKING,
  GSY_IMPORT_STATE_READY,
  GSY_IMPORT_STATE_IMPORTING,
  GSY_IMPORT_STATE_DONE,
  GSY_IMPORT_STATE_CANCELLED,
  GSY_IMPORT_STATE_FAILED,
} GsyImportState;

#define GSY_TYPE_IMPORT_MODEL (gsy_import_model_get_type ())
G_DECLARE_FINAL_TYPE (GsyImportModel, gsy_import_model, GSY, IMPORT_MODEL, GObject)

/* Property: "state" (int, notified also when the same state begins anew). */
GsyImportModel *gsy_import_model_new (void);

/* What to import, in the file system's encoding; into which folder, which need not be there; and as what, NULL: each as it is guessed. Each looks anew
 * as soon as there are paths and a folder. Not while it imports. */
void gsy_import_model_set_paths (GsyImportModel *self, const char *const *paths);
void gsy_import_model_set_folder (GsyImportModel *self, const char *folder);
void gsy_import_model_set_reader (GsyImportModel *self, const GsyReader *reader);

const char *const *gsy_import_model_get_paths (GsyImportModel *self); /* (nullable) */
const char *gsy_import_model_get_folder (GsyImportModel *self);       /* (nullable) */
const GsyReader *gsy_import_model_get_reader (GsyImportModel *self);  /* (nullable) */

GsyImportState gsy_import_model_get_state (GsyImportModel *self);
const GsyImportReport *gsy_import_model_get_report (GsyImportModel *self); /* (nullable) */
const char *gsy_import_model_get_message (GsyImportModel *self);           /* (nullable) */

/* What the paths were taken for, as “brat, HTML”; of a folder whose files are one import each, nothing. (nullable) */
const char *gsy_import_model_get_guess (GsyImportModel *self);

/* Whether there is anything that an import would bring. */
gboolean gsy_import_model_can_import (GsyImportModel *self);

/* From READY to IMPORTING, and on to DONE, CANCELLED or FAILED. Cancelling a look ends it without a word. */
void gsy_import_model_start (GsyImportModel *self);
void gsy_import_model_cancel (GsyImportModel *self);

/* Articles that came so far, while it looks or imports. */
guint gsy_import_model_get_n_done (GsyImportModel *self);

/* The first article that is new, or at least has new statements, relative to the folder. (nullable) */
const char *gsy_import_model_get_first (GsyImportModel *self);

/* Without a folder, a new one among the user's documents, called as what is at @path; none in a sandbox: there they have to be asked. */
void gsy_import_model_propose_folder (GsyImportModel *self, const char *path);

G_END_DECLS
