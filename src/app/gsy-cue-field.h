/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-cue-field.h: the words that report the selected statement, one row for each place. */
#pragma once

#include <gtk/gtk.h>

#include "app/gsy-editor.h"

G_BEGIN_DECLS

#define GSY_TYPE_CUE_FIELD (gsy_cue_field_get_type ())
G_DECLARE_FINAL_TYPE (GsyCueField, gsy_cue_field, GSY, CUE_FIELD, GtkWidget)

void gsy_cue_field_set_editor (GsyCueField *self, GsyEditor *editor);
void gsy_cue_field_refresh (GsyCueField *self, const GsyStatement *statement, gboolean editable);

G_END_DECLS
