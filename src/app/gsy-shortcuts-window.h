/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-shortcuts-window.h: all keys of the program and what they do, to be looked through or searched. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GSY_TYPE_SHORTCUTS_WINDOW (gsy_shortcuts_window_get_type ())
G_DECLARE_FINAL_TYPE (GsyShortcutsWindow, gsy_shortcuts_window, GSY, SHORTCUTS_WINDOW, AdwWindow)

/* Actions: "shortcuts.search": the keyboard goes to the line to search in; "shortcuts.back": all are shown again, or the window closes.
 * What is listed is in ui/shortcuts.ui. */

/* Presents a new window over @parent. */
void gsy_shortcuts_window_present (GtkWindow *parent);

G_END_DECLS
