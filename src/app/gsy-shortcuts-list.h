/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-shortcuts-list.h: shortcuts in sections with headings, in one column or in two; for the keyboard one list. It scrolls by itself
 * to the row that has the keyboard, with its heading: a viewport around it is not to. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One of its children: groups of rows below a heading. Property: "title" (string). */
#define GSY_TYPE_SHORTCUTS_SECTION (gsy_shortcuts_section_get_type ())
G_DECLARE_FINAL_TYPE (GsyShortcutsSection, gsy_shortcuts_section, GSY, SHORTCUTS_SECTION, GtkWidget)

#define GSY_TYPE_SHORTCUTS_LIST (gsy_shortcuts_list_get_type ())
G_DECLARE_FINAL_TYPE (GsyShortcutsList, gsy_shortcuts_list, GSY, SHORTCUTS_LIST, GtkWidget)

/* Signal "left": Up was pressed in the first row. */

/**
 * gsy_shortcuts_list_filter:
 * @words: all are to be in a row's title or keys, whatever their case and accents; "" shows all rows
 *
 * Returns: how many rows are shown
 */
guint gsy_shortcuts_list_filter (GsyShortcutsList *self, const char *words);

/* (transfer container) (element-type GtkWidget): rows that are shown, in their order. */
GPtrArray *gsy_shortcuts_list_get_rows (GsyShortcutsList *self);

/* Gives the keyboard to the first row; FALSE when none is shown. */
gboolean gsy_shortcuts_list_focus_first (GsyShortcutsList *self);

G_END_DECLS
