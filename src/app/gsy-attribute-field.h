/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-attribute-field.h: the value that the selected statement has for one attribute, edited as its type asks. */
#pragma once

#include <gtk/gtk.h>

#include "app/gsy-editor.h"

G_BEGIN_DECLS

#define GSY_TYPE_ATTRIBUTE_FIELD (gsy_attribute_field_get_type ())
G_DECLARE_FINAL_TYPE (GsyAttributeField, gsy_attribute_field, GSY, ATTRIBUTE_FIELD, GtkWidget)

/* @attribute: (nullable): NULL for one that is not listed: the value of @id is shown and can be removed. */
GtkWidget *gsy_attribute_field_new (GsyEditor *editor, const GsyAttribute *attribute, const char *id);
void gsy_attribute_field_refresh (GsyAttributeField *self, const GsyStatement *statement, gboolean editable);

/* TRUE when it was made for this. */
gboolean gsy_attribute_field_is_for (GsyAttributeField *self, const GsyAttribute *attribute, const char *id);

/* The value of attribute @id. (nullable) */
const GsyValue *gsy_attribute_find_value (const GsyStatement *statement, const char *id);

G_END_DECLS
