/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-field-row.h: one field of a pane of properties: a caption, and beside it what it says; at large text or in little room the caption is
 * above. With a definition, a small button at the caption shows it below. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GSY_TYPE_FIELD_ROW (gsy_field_row_get_type ())
G_DECLARE_FINAL_TYPE (GsyFieldRow, gsy_field_row, GSY, FIELD_ROW, GtkWidget)

/* Properties: "caption" (string), "content" (GtkWidget, the child in templates), "definition" (nullable string). */

GtkWidget *gsy_field_row_new (const char *caption, GtkWidget *content);
void gsy_field_row_set_caption (GsyFieldRow *self, const char *caption);
void gsy_field_row_set_content (GsyFieldRow *self, GtkWidget *content);
GtkWidget *gsy_field_row_get_content (GsyFieldRow *self);

/* @definition: (nullable): what the field means; @examples: (nullable): NULL-terminated. */
void gsy_field_row_set_definition (GsyFieldRow *self, const char *definition, const char *const *examples);

/* A button beside the caption that takes what is selected in the article for @role: "source", "cue" or "target". */
void gsy_field_row_set_pick (GsyFieldRow *self, const char *role, const char *icon, const char *tooltip);

G_END_DECLS
