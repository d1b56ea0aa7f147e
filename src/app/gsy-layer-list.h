/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-layer-list.h: the folder's layers, and those that occur in the open article without being listed. */
#pragma once

#include <gtk/gtk.h>

#include "app/gsy-editor.h"

G_BEGIN_DECLS

#define GSY_TYPE_LAYER_LIST (gsy_layer_list_get_type ())
G_DECLARE_FINAL_TYPE (GsyLayerList, gsy_layer_list, GSY, LAYER_LIST, GtkWidget)

/* Property "editor": GsyEditor, set once. */
void gsy_layer_list_set_editor (GsyLayerList *self, GsyEditor *editor);

/* Gives the keyboard to the list. */
gboolean gsy_layer_list_focus (GsyLayerList *self);

G_END_DECLS
