/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-topics-field.h: what the selected statement is about: topics, each of which can be taken away, and a line to add one. */
#pragma once

#include <gtk/gtk.h>

#include "app/gsy-editor.h"

G_BEGIN_DECLS

#define GSY_TYPE_TOPICS_FIELD (gsy_topics_field_get_type ())
G_DECLARE_FINAL_TYPE (GsyTopicsField, gsy_topics_field, GSY, TOPICS_FIELD, GtkWidget)

void gsy_topics_field_set_editor (GsyTopicsField *self, GsyEditor *editor);
void gsy_topics_field_refresh (GsyTopicsField *self, const GsyStatement *statement, gboolean editable);

G_END_DECLS
