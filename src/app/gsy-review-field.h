/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-review-field.h: what is asked about the place of the selected statement, after its article changed: what its words were and are, or where they may
 * be now; with the answers. In sight only while something is asked. */
#pragma once

#include <gtk/gtk.h>

#include "app/gsy-editor.h"

G_BEGIN_DECLS

#define GSY_TYPE_REVIEW_FIELD (gsy_review_field_get_type ())
G_DECLARE_FINAL_TYPE (GsyReviewField, gsy_review_field, GSY, REVIEW_FIELD, GtkWidget)

void gsy_review_field_set_editor (GsyReviewField *self, GsyEditor *editor);
void gsy_review_field_refresh (GsyReviewField *self, const GsyStatement *statement, gboolean editable);

G_END_DECLS
