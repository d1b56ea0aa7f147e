/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-name-row.h: one actor or topic in the list of the vocabulary. */
#pragma once

#include "app/gsy-names-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GSY_TYPE_NAME_ROW (gsy_name_row_get_type ())
G_DECLARE_FINAL_TYPE (GsyNameRow, gsy_name_row, GSY, NAME_ROW, GtkWidget)

GtkWidget *gsy_name_row_new (void);

/* @item: (nullable) */
void gsy_name_row_set (GsyNameRow *self, GsyNameItem *item);

G_END_DECLS
