/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-versions-window.h: the earlier versions of the open article's annotations: looked at, compared with what is open, restored. */
#pragma once

#include "app/gsy-editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GSY_TYPE_VERSIONS_WINDOW (gsy_versions_window_get_type ())
G_DECLARE_FINAL_TYPE (GsyVersionsWindow, gsy_versions_window, GSY, VERSIONS_WINDOW, AdwWindow)

/* Actions: "versions.restore": what is selected; "versions.back": one step back, or closes. */

/* Presents the editor's window, which is made if there is none. It follows the editor from article to article. */
void gsy_versions_window_present (GtkWindow *parent, GsyEditor *editor);

/* The one of @editor that is open. (nullable) */
GsyVersionsWindow *gsy_versions_window_find (GsyEditor *editor);

G_END_DECLS
