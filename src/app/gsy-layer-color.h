/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-layer-color.h: the colour in which a layer is drawn, in lists and in the article alike. */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/**
 * gsy_layer_color:
 * @color: (nullable): "#rrggbb" as in gainsay.json; NULL or no colour: the grey of what is unlisted
 * @dark: drawn on a dark ground
 *
 * The same hue, as light or as dark as it takes to be read on the ground: at least 4.5:1, so that figures may wear it too.
 */
GdkRGBA gsy_layer_color (const char *color, gboolean dark);

/* Contrast of two opaque colours by WCAG 2: 1 to 21. */
double gsy_contrast (const GdkRGBA *a, const GdkRGBA *b);

G_END_DECLS
