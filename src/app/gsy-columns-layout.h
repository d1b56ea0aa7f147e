/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-columns-layout.h: lays out children one below the other, where there is room in two columns, as even as their order lets them be; with space between
 * them, above and below. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GSY_TYPE_COLUMNS_LAYOUT (gsy_columns_layout_get_type ())
G_DECLARE_FINAL_TYPE (GsyColumnsLayout, gsy_columns_layout, GSY, COLUMNS_LAYOUT, GtkLayoutManager)

G_END_DECLS
