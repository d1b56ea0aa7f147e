/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-mark-bar.h: the little bar at a selection: one button a layer, and what the words can be to the selected statement: its source, its cue,
 * its target, one more fragment. It never takes the keyboard from the text: each button says its key. Its buttons activate "view.mark",
 * "view.set-role", "view.add-fragment" and "view.place-again" of the pane around it. */
#pragma once

#include "app/gsy-editor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GSY_TYPE_MARK_BAR (gsy_mark_bar_get_type ())
G_DECLARE_FINAL_TYPE (GsyMarkBar, gsy_mark_bar, GSY, MARK_BAR, GtkWidget)

GtkWidget *gsy_mark_bar_new (void);

/* Makes the buttons anew, for the layers as they are. */
void gsy_mark_bar_set_layers (GsyMarkBar *self, GsyEditor *editor);

/* What is offered for the selected statement: roles, to add a fragment, and, when its place is asked about, that it is here. */
void gsy_mark_bar_set_offers (GsyMarkBar *self, gboolean roles, gboolean fragment, gboolean place);

typedef enum
{
  GSY_MARK_BAR_ROW,     /* all side by side */
  GSY_MARK_BAR_ROWS,    /* what is for the selected statement goes below the layers */
  GSY_MARK_BAR_COMPACT, /* and names are left out */
} GsyMarkBarShape;
#define GSY_N_MARK_BAR_SHAPES 3

void gsy_mark_bar_set_shape (GsyMarkBar *self, GsyMarkBarShape shape);

/* Takes the first shape that has room in so many pixels, or the last one. Not while widgets are given their places: it measures each as it would be.
 * Cheap where nothing has changed since. */
void gsy_mark_bar_fit (GsyMarkBar *self, int width);

/* Whether that is still so for this width, and what is in it now. */
gboolean gsy_mark_bar_is_fit_for (GsyMarkBar *self, int width);

G_END_DECLS
