/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-layer-mark.h: a sample of how a layer is drawn in the article: a tint over a line in the layer's colour and style. */
#pragma once

#include <gtk/gtk.h>

#include "core/gsy-scheme.h"

G_BEGIN_DECLS

#define GSY_TYPE_LAYER_MARK (gsy_layer_mark_get_type ())
G_DECLARE_FINAL_TYPE (GsyLayerMark, gsy_layer_mark, GSY, LAYER_MARK, GtkWidget)

GtkWidget *gsy_layer_mark_new (void);

/* @layer: (nullable): NULL draws an unlisted one, grey and dotted. Kept as its colour and line only. */
void gsy_layer_mark_set_layer (GsyLayerMark *self, const GsyLayer *layer);

/* Draws a line of @style along the bottom of @bounds, as thick as lines are in the article. */
void gsy_layer_mark_snapshot_line (GtkSnapshot *snapshot, const graphene_rect_t *bounds, GsyLineStyle style, const GdkRGBA *color);

G_END_DECLS
