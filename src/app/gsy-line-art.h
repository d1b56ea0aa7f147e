/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-line-art.h: the line styles of layers and the small marks of the reading view, as render nodes that cost little to draw and to compare. */
#pragma once

#include "core/gsy-scheme.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A line from @x to @x + @width, its upper edge at @y, @thickness high (a double or wavy one a little higher). One or two nodes. */
void gsy_line_art_append (GtkSnapshot *snapshot, GsyLineStyle style, const GdkRGBA *color, float x, float y, float width, float thickness);

/* The same downwards from (@x, @y): a broken line, or for any other style a solid one. */
void gsy_line_art_append_upright (GtkSnapshot *snapshot, GsyLineStyle style, const GdkRGBA *color, float x, float y, float height, float thickness);

/* A row of dots or dashes to the right or downwards, 1 px thick; a whole line when @off is 0. */
void gsy_line_art_append_dots (GtkSnapshot *snapshot, const GdkRGBA *color, float x, float y, float width, float on, float off);
void gsy_line_art_append_dots_upright (GtkSnapshot *snapshot, const GdkRGBA *color, float x, float y, float height, float on, float off);

/* A filled circle around a point. */
void gsy_line_art_append_disc (GtkSnapshot *snapshot, const GdkRGBA *color, float x, float y, float diameter);

/* A handle to drag: a stem along the letters at @x from @top to @bottom, and a knob above it for a start, below it for an end, so that no letter
 * is covered. @rim: the ground, around the knob. @filled: the one that keys act on. */
void gsy_line_art_append_grip (GtkSnapshot *snapshot, const GdkRGBA *color, const GdkRGBA *rim, float x, float top, float bottom, gboolean above, gboolean filled);

/* The knob's diameter. */
#define GSY_KNOB 10

G_END_DECLS
