/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-item-editor.h: everything that gainsay.json says of one attribute, relation or layer, to be changed in place. */
#pragma once

#include "app/gsy-editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GSY_TYPE_ITEM_EDITOR (gsy_item_editor_get_type ())
G_DECLARE_FINAL_TYPE (GsyItemEditor, gsy_item_editor, GSY, ITEM_EDITOR, AdwPreferencesPage)

/* @editor and @id: (nullable): nothing is shown. @list: GSY_LIST_LAYERS, _ATTRIBUTES or _RELATIONS. */
void gsy_item_editor_set (GsyItemEditor *self, GsyEditor *editor, GsySchemeList list, const char *id);
const char *gsy_item_editor_get_id (GsyItemEditor *self);

void gsy_item_editor_commit (GsyItemEditor *self);

/* Lets the user write another name. */
void gsy_item_editor_rename (GsyItemEditor *self);

G_END_DECLS
