/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-banner-layout.h: lays out a banner: an image, words (or an entry), what can be done about it, and a flat button that shuts it. Where the words would be squeezed, what can be
 * done goes below them. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GSY_TYPE_BANNER_LAYOUT (gsy_banner_layout_get_type ())
G_DECLARE_FINAL_TYPE (GsyBannerLayout, gsy_banner_layout, GSY, BANNER_LAYOUT, GtkLayoutManager)

G_END_DECLS
