/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-search-window.h: words in all articles of a folder: found as they are typed, shown in their article, marked from the list. */
#pragma once

#include "app/gsy-editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GSY_TYPE_SEARCH_WINDOW (gsy_search_window_get_type ())
G_DECLARE_FINAL_TYPE (GsySearchWindow, gsy_search_window, GSY, SEARCH_WINDOW, AdwWindow)

/* Actions: "search.next" and "search.previous": shows that match; "search.stop": no more is sought; "search.anywhere": marked or not.
 * A match is shown by its parent's "win.show-words", and marked by "win.mark". */

/**
 * gsy_search_window_present:
 * @parent: the window whose editor it is; it stays usable
 * @editor: has a folder open
 * @words: (nullable): what to find, as from a selection; NULL keeps what was there
 *
 * Presents the editor's window, which is made if there is none. The words of the match that was shown last change nothing: one has come back to the list.
 */
void gsy_search_window_present (GtkWindow *parent, GsyEditor *editor, const char *words);

/* The one of @editor that is open. (nullable) */
GsySearchWindow *gsy_search_window_find (GsyEditor *editor);

G_END_DECLS
