/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-mark-bar.h: the little bar at a selection: one button a layer, and one that adds a fragment to the selected statement. It never takes
 * the keyboard from the text: each button says its key. Its buttons activate "view.mark" and "view.add-fragment" of the pane around it. */
#pragma once

#include "app/gsy-editor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GSY_TYPE_MARK_BAR (gsy_mark_bar_get_type ())
G_DECLARE_FINAL_TYPE (GsyMarkBar, gsy_mark_bar, GSY, MARK_BAR, GtkWidget)

GtkWidget *gsy_mark_bar_new (void);

/* Makes the buttons anew, for the layers as they are. */
void gsy_mark_bar_set_layers (GsyMarkBar *self, GsyEditor *editor);

/* Whether a fragment can be added. */
void gsy_mark_bar_set_can_add (GsyMarkBar *self, gboolean can_add);

/* Names are left out, to fit a narrow window. */
void gsy_mark_bar_set_compact (GsyMarkBar *self, gboolean compact);

G_END_DECLS
