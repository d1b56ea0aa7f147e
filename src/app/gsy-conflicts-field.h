/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-conflicts-field.h: what another version of the selected statement says, to take or to put away; in sight only while there is such. */
#pragma once

#include <gtk/gtk.h>

#include "app/gsy-editor.h"

G_BEGIN_DECLS

#define GSY_TYPE_CONFLICTS_FIELD (gsy_conflicts_field_get_type ())
G_DECLARE_FINAL_TYPE (GsyConflictsField, gsy_conflicts_field, GSY, CONFLICTS_FIELD, GtkWidget)

void gsy_conflicts_field_set_editor (GsyConflictsField *self, GsyEditor *editor);
void gsy_conflicts_field_refresh (GsyConflictsField *self, const GsyStatement *statement, gboolean editable);

G_END_DECLS
