/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-reading-view.h: the article as a person reads and marks it: text with a caret that cannot be edited, with the statements of the editor's open
 * document painted below it. Its pointer and its keys call the editor's verbs through the actions of the pane around it ("view.mark" …).
 *
 * All offsets are the article's. */
#pragma once

#include "app/gsy-editor.h"
#include "app/gsy-highlight-painter.h"

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

#define GSY_TYPE_READING_VIEW (gsy_reading_view_get_type ())
G_DECLARE_FINAL_TYPE (GsyReadingView, gsy_reading_view, GSY, READING_VIEW, GtkSourceView)

/* Signals:
 *   "selection-changed" (GsyReadingView *self): what is selected, or whether it is ready to be marked
 *   "menu-requested" (GsyReadingView *self, int x, int y): in widget coordinates
 *   "escape" (GsyReadingView *self): Esc that found nothing to put down or to clear */

GtkWidget *gsy_reading_view_new (void);

/* @editor: (nullable): shows its document from now on. */
void gsy_reading_view_set_editor (GsyReadingView *self, GsyEditor *editor);

/* --- caret and selection --- */

guint gsy_reading_view_get_caret (GsyReadingView *self);
void gsy_reading_view_set_caret (GsyReadingView *self, guint offset);

/* Empty, at the caret, when nothing is selected. */
GsySpan gsy_reading_view_get_selection (GsyReadingView *self);

/* How the selection is meant, for words that have a role: by words or by characters, the other way round after a drag with Alt. And what it grows to when it is marked. */
GsySnap gsy_reading_view_get_snap (GsyReadingView *self);
GsySnap gsy_reading_view_get_mark_snap (GsyReadingView *self);

/* What a selection grows to when it is marked without Alt: words, unless this says otherwise. */
void gsy_reading_view_set_granularity (GsyReadingView *self, GsySnap granularity);

void gsy_reading_view_select (GsyReadingView *self, GsySpan span);

/* Leaves the caret at the selection's end. */
void gsy_reading_view_clear_selection (GsyReadingView *self);

/* TRUE when text is selected and no button is held: the time to offer layers. */
gboolean gsy_reading_view_has_offer (GsyReadingView *self);

/* --- places --- */

/* Brings @span into sight if it is not, to about a third of the height. */
void gsy_reading_view_reveal (GsyReadingView *self, GsySpan span);

/* The first code point in sight; and the way back. */
guint gsy_reading_view_get_top (GsyReadingView *self);
void gsy_reading_view_set_top (GsyReadingView *self, guint offset);

/* The lines of @span from the first to the last, in widget coordinates, even if out of sight. */
gboolean gsy_reading_view_get_area (GsyReadingView *self, GsySpan span, GdkRectangle *area);

/* The code point at a place in widget coordinates; FALSE when there is no letter. */
gboolean gsy_reading_view_get_offset_at (GsyReadingView *self, int x, int y, guint *offset);

/* The direction of the paragraph at @offset: which way is forward for the arrow keys. */
GtkTextDirection gsy_reading_view_get_direction_at (GsyReadingView *self, guint offset);

/* --- looks --- */

/* Property "page-width", read-only: the pixels that a column of the wanted width takes. */

/* @percent of the interface's size of letters: 50 to 300. */
void gsy_reading_view_set_zoom (GsyReadingView *self, guint percent);

/* @family: (nullable): the usual serif one. */
void gsy_reading_view_set_font (GsyReadingView *self, const char *family);

/* From line to line, in percent of the letters' size: 130 to 250. More than three layers take more. */
void gsy_reading_view_set_line_height (GsyReadingView *self, guint percent);

/* How many letters a line of the column has room for, about: 40 to 160. */
void gsy_reading_view_set_columns (GsyReadingView *self, guint columns);

/* How strong the layers' colour is behind the words, in percent of the usual: 0 to 100. @without: (nullable): ids of layers that have none. */
void gsy_reading_view_set_tints (GsyReadingView *self, guint percent, const char *const *without);

/* As gsy_highlight_painter_set_matches(). */
void gsy_reading_view_set_matches (GsyReadingView *self, GArray *matches, int current);

GsyHighlightPainter *gsy_reading_view_get_painter (GsyReadingView *self);
GsyDisplayText *gsy_reading_view_get_display_text (GsyReadingView *self); /* (nullable) */

G_END_DECLS
