/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-layer-row.h: one layer in the list: its brush, name, count, and whether it is shown, alone or locked; and its menu. */
#pragma once

#include <gtk/gtk.h>

#include "app/gsy-editor.h"

G_BEGIN_DECLS

#define GSY_TYPE_LAYER_ROW (gsy_layer_row_get_type ())
G_DECLARE_FINAL_TYPE (GsyLayerRow, gsy_layer_row, GSY, LAYER_ROW, GtkListBoxRow)

GtkWidget *gsy_layer_row_new (GsyEditor *editor, const char *layer);

const char *gsy_layer_row_get_layer (GsyLayerRow *self);

/* Shows what the editor now says of the layer. */
void gsy_layer_row_refresh (GsyLayerRow *self);

/* Lets the user write another name in the name's place. */
void gsy_layer_row_rename (GsyLayerRow *self);

G_END_DECLS
