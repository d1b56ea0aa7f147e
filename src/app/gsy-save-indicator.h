/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-save-indicator.h: “Saved”, “Saving…”, or why not; on a click, where to, or what can be done. */
#pragma once

#include <gtk/gtk.h>

#include "app/gsy-editor.h"

G_BEGIN_DECLS

#define GSY_TYPE_SAVE_INDICATOR (gsy_save_indicator_get_type ())
G_DECLARE_FINAL_TYPE (GsySaveIndicator, gsy_save_indicator, GSY, SAVE_INDICATOR, GtkWidget)

/* Properties: "editor" GsyEditor, set once; "compact" boolean: an icon alone while all is well. */
void gsy_save_indicator_set_editor (GsySaveIndicator *self, GsyEditor *editor);

/* What it reads now. */
const char *gsy_save_indicator_get_text (GsySaveIndicator *self);

G_END_DECLS
