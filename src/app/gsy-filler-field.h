/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-filler-field.h: who fills a role of the selected statement, its source or its target: each one's name and words, and a line to add
 * another. */
#pragma once

#include <gtk/gtk.h>

#include "app/gsy-editor.h"

G_BEGIN_DECLS

#define GSY_TYPE_FILLER_FIELD (gsy_filler_field_get_type ())
G_DECLARE_FINAL_TYPE (GsyFillerField, gsy_filler_field, GSY, FILLER_FIELD, GtkWidget)

/* Once, at the beginning. @role: source or target. */
void gsy_filler_field_set_editor (GsyFillerField *self, GsyEditor *editor, GsyRole role);

/* Shows what @statement says. What is being typed stays. */
void gsy_filler_field_refresh (GsyFillerField *self, const GsyStatement *statement, gboolean editable);

G_END_DECLS
