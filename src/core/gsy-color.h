/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-color.h: what a layer's colour becomes on a light and on a dark page, so that it can always be seen.
 * Colours are three numbers from 0 to 1, in sRGB. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "#rrggbb", in either case. FALSE, and mid-grey, when @hex is nothing of the sort. */
gboolean gsy_color_parse (const char *hex, double rgb[3]);

/* Contrast by WCAG 2: from 1, none, to 21, black on white. */
double gsy_color_contrast (const double a[3], const double b[3]);

/* The colour for the light theme: @hex itself, or as much darker in the same hue as 3:1 against white needs. */
void gsy_color_for_light (const char *hex, double rgb[3]);

/* The colour for the dark theme: @hex itself, or as much lighter in the same hue as 4.5:1 against #242424 needs. */
void gsy_color_for_dark (const char *hex, double rgb[3]);

G_END_DECLS
