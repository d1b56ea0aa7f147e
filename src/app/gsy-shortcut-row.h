/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-shortcut-row.h: what a key does, and the key: beside it, or below it where there is little room. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GSY_TYPE_SHORTCUT_ROW (gsy_shortcut_row_get_type ())
G_DECLARE_FINAL_TYPE (GsyShortcutRow, gsy_shortcut_row, GSY, SHORTCUT_ROW, AdwPreferencesRow)

/* Properties: "title" (of AdwPreferencesRow); "accelerator" (string): keys as GTK writes them, "<Control>z", with a space between those that do the same.
 * Screen readers say both: “Undo, Ctrl+Z”. */

const char *gsy_shortcut_row_get_accelerator (GsyShortcutRow *self);

/**
 * gsy_shortcut_row_matches:
 * @folded: (array zero-terminated=1): words by gsy_fold()
 *
 * Whether title or keys hold each of them.
 */
gboolean gsy_shortcut_row_matches (GsyShortcutRow *self, const char *const *folded);

G_END_DECLS
