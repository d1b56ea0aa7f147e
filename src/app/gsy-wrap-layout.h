/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-wrap-layout.h: lays out children one after the other, in as many lines as they need; the last child takes what is left of its line. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GSY_TYPE_WRAP_LAYOUT (gsy_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (GsyWrapLayout, gsy_wrap_layout, GSY, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *gsy_wrap_layout_new (int spacing);

G_END_DECLS
