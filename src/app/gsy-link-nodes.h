/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-link-nodes.h: links as they are drawn: lines with arrows in the margin, the handle that a new one is drawn from, and the line while it is. */
#pragma once

#include "app/gsy-link-arcs.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Across the handle. */
#define GSY_LINK_HANDLE 16

/* The line of a link and its arrow; of one that is very long only what is between @top and @bottom need be right. */
void gsy_link_nodes_append (GtkSnapshot *snapshot, const GsyLinkShape *shape, GsyLineStyle style, const GdkRGBA *color, float thickness, float top, float bottom);

/* @layout: what a spur leads to or comes from, next to the text's @margin. */
void gsy_link_nodes_append_label (GtkSnapshot *snapshot, const GsyLinkShape *shape, const GsyLinkMargin *margin, PangoLayout *layout, const GdkRGBA *color);

/* @icon: drawn in the colour of the ground. @x, @y: its middle. */
void gsy_link_nodes_append_handle (GtkSnapshot *snapshot, GtkIconPaintable *icon, const GdkRGBA *color, const GdkRGBA *ground, float x, float y);

/* From the handle to the pointer. */
void gsy_link_nodes_append_rubber (GtkSnapshot *snapshot, const GdkRGBA *color, const GdkRGBA *ground, float x0, float y0, float x1, float y1);

/* Around the words that a new link would lead to. */
void gsy_link_nodes_append_outline (GtkSnapshot *snapshot, const GdkRGBA *color, const graphene_rect_t *bounds);

G_END_DECLS
