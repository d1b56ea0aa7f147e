/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-export-window.h: the folder's annotations, written for other programs: what, as what, what would be lost, and where. */
#pragma once

#include "app/gsy-editor.h"
#include "app/gsy-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GSY_TYPE_EXPORT_WINDOW (gsy_export_window_get_type ())
G_DECLARE_FINAL_TYPE (GsyExportWindow, gsy_export_window, GSY, EXPORT_WINDOW, AdwWindow)

/* Actions: "export.run": writes; "export.stop": the writing; "export.open", "export.show": what was written; "export.again": to the choice;
 * "export.back": one step back, or closes. */

/* Presents the editor's window, which is made if there is none. @shown: (nullable): a list of GsyCorpusRow, those that the list of articles shows.
 * @session: (nullable): what was chosen the last time, and is now; it must live as long as the window. */
void gsy_export_window_present (GtkWindow *parent, GsyEditor *editor, GListModel *shown, GsySession *session);

/* The one of @editor that is open. (nullable) */
GsyExportWindow *gsy_export_window_find (GsyEditor *editor);

G_END_DECLS
