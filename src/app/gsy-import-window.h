/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-import-window.h: where a person chooses what to import, sees what would come, and has it; afterwards, what came. */
#pragma once

#include "app/gsy-editor.h"
#include "app/gsy-import-model.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GSY_TYPE_IMPORT_WINDOW (gsy_import_window_get_type ())
G_DECLARE_FINAL_TYPE (GsyImportWindow, gsy_import_window, GSY, IMPORT_WINDOW, AdwWindow)

/* Presents a window for @model; a model that is done is shown as a report. @editor: (nullable): what is unsaved in its folder is written before the
 * import begins. It closes by itself when the import is done or was cancelled: the model says which. (transfer none) */
GsyImportWindow *gsy_import_window_present (GtkWindow *parent, GsyEditor *editor, GsyImportModel *model);

/* As if @paths had been dropped on it. */
void gsy_import_window_take (GsyImportWindow *self, const char *const *paths);

G_END_DECLS
