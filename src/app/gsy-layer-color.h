/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-layer-color.h: the colour in which a layer is drawn, in lists and in the article alike. */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/**
 * gsy_layer_color:
 * @color: (nullable): "#rrggbb" as in gainsay.json; NULL or no colour: the grey of what is unlisted
 * @dark: drawn on a dark ground
 * @high_contrast: 7:1 at least
 *
 * The same hue, as light or as dark as it takes to be read on the ground: at least 4.5:1, so that figures may wear it too.
 */
GdkRGBA gsy_layer_color (const char *color, gboolean dark, gboolean high_contrast);

/* The contrast that any layer's colour has at least with the article's page, which is the lightest or the darkest ground. */
double gsy_layer_color_get_margin (gboolean dark, gboolean high_contrast);

/* Contrast of two opaque colours by WCAG 2: 1 to 21. */
double gsy_contrast (const GdkRGBA *a, const GdkRGBA *b);

/* @color, which may be transparent, laid over an opaque @ground. */
GdkRGBA gsy_color_over (const GdkRGBA *color, const GdkRGBA *ground);

G_END_DECLS
