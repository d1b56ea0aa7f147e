/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-version-preview.h: what an earlier version has, and what restoring it would change. */
#pragma once

#include "app/gsy-editor.h"
#include "app/gsy-version-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GSY_TYPE_VERSION_PREVIEW (gsy_version_preview_get_type ())
G_DECLARE_FINAL_TYPE (GsyVersionPreview, gsy_version_preview, GSY, VERSION_PREVIEW, GtkWidget)

/* Shows @item (nullable: nothing) against what @editor has open now. */
void gsy_version_preview_set (GsyVersionPreview *self, GsyEditor *editor, GsyVersionItem *item);

/* Looks again: the item was read, or what is open changed. */
void gsy_version_preview_refresh (GsyVersionPreview *self);

/* In how many things what is shown differs from what is open; -1: it is not known. */
int gsy_version_preview_get_n_differences (GsyVersionPreview *self);

G_END_DECLS
