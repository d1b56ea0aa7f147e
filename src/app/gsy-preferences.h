/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-preferences.h: the window in which people say how they want to read and to mark. What is chosen holds at once, in every window. */
#pragma once

#include "app/gsy-editor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @settings: (nullable): without the schema there is nothing to set. @editor: (nullable): whose folder's layers are listed. */
void gsy_preferences_present (GtkWindow *parent, GSettings *settings, GsyEditor *editor);

G_END_DECLS
