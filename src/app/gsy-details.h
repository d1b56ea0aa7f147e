/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-details.h: everything that is known of the selected statement, to be read and edited in place; without one, of the article. */
#pragma once

#include <gtk/gtk.h>

#include "app/gsy-editor.h"

G_BEGIN_DECLS

#define GSY_TYPE_DETAILS (gsy_details_get_type ())
G_DECLARE_FINAL_TYPE (GsyDetails, gsy_details, GSY, DETAILS, GtkWidget)

/* Property "editor": GsyEditor, set once. */
void gsy_details_set_editor (GsyDetails *self, GsyEditor *editor);

/* Gives the keyboard to the first field of the selected statement, its source, or to the article's state. */
gboolean gsy_details_focus (GsyDetails *self);

G_END_DECLS
