/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-reading-pane.h: the middle of the window: the article in its column with all highlights, the find bar, what to see when there is
 * no article or it cannot be opened, and the little bar that offers the layers for a selection. */
#pragma once

#include "app/gsy-reading-view.h"

G_BEGIN_DECLS

#define GSY_TYPE_READING_PANE (gsy_reading_pane_get_type ())
G_DECLARE_FINAL_TYPE (GsyReadingPane, gsy_reading_pane, GSY, READING_PANE, GtkWidget)

/* Property "editor": GsyEditor, set once by the window. */
GsyEditor *gsy_reading_pane_get_editor (GsyReadingPane *self);
void gsy_reading_pane_set_editor (GsyReadingPane *self, GsyEditor *editor);

/* Where the reader is: the first code point in sight and the caret, to be kept for the next session. */
guint gsy_reading_pane_get_scroll_offset (GsyReadingPane *self);
guint gsy_reading_pane_get_caret (GsyReadingPane *self);
void gsy_reading_pane_restore (GsyReadingPane *self, guint scroll_offset, guint caret);

/* The selected statement is one that was left, and is come back to: shows the page as it was then. */
void gsy_reading_pane_return (GsyReadingPane *self);

void gsy_reading_pane_show_find (GsyReadingPane *self);

/* The selected words, as somebody may want to find them elsewhere, too: on one line, and not many. (transfer full) (nullable) */
char *gsy_reading_pane_dup_sought (GsyReadingPane *self);
void gsy_reading_pane_find_next (GsyReadingPane *self, gboolean forward);

/* For how it looks and how it marks. */
GsyReadingView *gsy_reading_pane_get_view (GsyReadingPane *self);

/* Gives the reading view the keyboard. */
void gsy_reading_pane_focus (GsyReadingPane *self);

G_END_DECLS
