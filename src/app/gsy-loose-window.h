/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-loose-window.h: where a person says what becomes of the files of a folder that have come loose. */
#pragma once

#include "app/gsy-editor.h"
#include "corpus/gsy-loose-files.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GSY_TYPE_LOOSE_WINDOW (gsy_loose_window_get_type ())
G_DECLARE_FINAL_TYPE (GsyLooseWindow, gsy_loose_window, GSY, LOOSE_WINDOW, AdwWindow)

/* Presents the window of @files, which is made if there is none. @parent stays usable. @editor: for undoing. */
void gsy_loose_window_present (GtkWindow *parent, GsyEditor *editor, GsyLooseFiles *files);

/* The one that is open. (nullable) */
GsyLooseWindow *gsy_loose_window_find (GsyLooseFiles *files);

G_END_DECLS
