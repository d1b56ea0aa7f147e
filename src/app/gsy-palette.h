/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-palette.h: how each shown layer is painted in the article: its lane, line style and colours, for one theme. Made anew when the layers,
 * what is shown of them, or the theme change. */
#pragma once

#include "core/gsy-scheme.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

/**
 * GsyPaint:
 * @lane: which of the lines below the text, and which bar in the margin
 * @ink: of lines, ticks and bars: at least 3:1 on the page and on any layer's tint
 * @tint: behind the letters, which can be read on it, selected or not: at least 4.5:1, 7:1 in high contrast
 * @strong: behind the letters of the selected statement; likewise
 */
typedef struct
{
  const char *layer; /* interned id; NULL for all that are unlisted */
  guint lane;
  GsyLineStyle line;
  GdkRGBA ink;
  GdkRGBA tint;
  GdkRGBA strong;
} GsyPaint;

/**
 * GsyPage:
 * @ground: of the article
 * @text: of its letters
 * @found: behind words that were found, opaque: it takes the tint's place
 * @found_outline: around the one that is looked at
 */
typedef struct
{
  GdkRGBA ground;
  GdkRGBA text;
  GdkRGBA found;
  GdkRGBA found_outline;
} GsyPage;

typedef struct _GsyPalette GsyPalette;

typedef gboolean (*GsyLayerFilter) (const char *layer, gpointer user_data);

/* @scheme: (nullable): all layers are unlisted. @shown: (nullable): asked once for each layer; all are shown without it. It must stay valid as
 * long as the palette. */
GsyPalette *gsy_palette_new (GsyScheme *scheme, GsyLayerFilter shown, gpointer user_data, gboolean dark, gboolean high_contrast);
void gsy_palette_free (GsyPalette *self);

/* Tints no stronger than @percent of what they are, and none at all of the layers in @without, (nullable), ids: another statement's tint is seen
 * there. Lines, bars and the selected statement stay as they are. */
void gsy_palette_limit_tints (GsyPalette *self, guint percent, const char *const *without);

/* @layer: a statement's, interned. (nullable): it is hidden. */
const GsyPaint *gsy_palette_find (GsyPalette *self, const char *layer);

/* Lanes in use: one for each shown layer, and one more for unlisted ones when there are any. */
guint gsy_palette_get_n_lanes (GsyPalette *self);

gboolean gsy_palette_is_dark (GsyPalette *self);

/* The page that the layers are painted on: libadwaita's view, in the theme's named colours. */
const GsyPage *gsy_palette_get_page (GsyPalette *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyPalette, gsy_palette_free)

G_END_DECLS
