/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-highlight-painter.h: paints the statements of a store below the text of a text view.
 *
 * Each paragraph has up to four render nodes: the tints and the lines of all statements, the selected one, and what was found. A node is made when its paragraph is
 * first painted and kept until something that it shows changes; a page that did not change costs next to nothing. The painter never
 * changes the buffer and sets no tags. All offsets in this interface are the article's. */
#pragma once

#include "app/gsy-display-text.h"
#include "app/gsy-palette.h"
#include "core/gsy-edits.h"
#include "core/gsy-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _GsyHighlightPainter GsyHighlightPainter;

typedef enum
{
  GSY_NODE_TINT,
  GSY_NODE_LINES,
  GSY_NODE_FOCUS,
  GSY_NODE_FIND,
} GsyNodeKind;
#define GSY_N_NODE_KINDS 4

/* @view is borrowed and must outlive the painter. */
GsyHighlightPainter *gsy_highlight_painter_new (GtkTextView *view);
void gsy_highlight_painter_free (GsyHighlightPainter *self);

/* @display: (nullable): what the view's buffer shows, borrowed until the next call. @store: (nullable): a reference is taken. */
void gsy_highlight_painter_set_source (GsyHighlightPainter *self, GsyDisplayText *display, GsyStore *store);

/* @palette: (transfer full) (nullable): nothing is painted without one. */
void gsy_highlight_painter_set_palette (GsyHighlightPainter *self, GsyPalette *palette);
GsyPalette *gsy_highlight_painter_get_palette (GsyHighlightPainter *self);

/* @statement: (nullable): the selected one; @fragment: the one that keys act on. */
void gsy_highlight_painter_set_focus (GsyHighlightPainter *self, const GsyStatement *statement, guint fragment);

/* @matches: (nullable) (element-type GsySpan): in order; a reference is taken. @current: its index, or -1. */
void gsy_highlight_painter_set_matches (GsyHighlightPainter *self, GArray *matches, int current);

/* Forgets the nodes of the paragraphs that @edit touches, and those alone. */
void gsy_highlight_painter_apply (GsyHighlightPainter *self, const GsyEdit *edit);

/* For the view's snapshot_layer: below and above the text. */
void gsy_highlight_painter_snapshot_below (GsyHighlightPainter *self, GtkSnapshot *snapshot);
void gsy_highlight_painter_snapshot_above (GsyHighlightPainter *self, GtkSnapshot *snapshot);

/* The grip of the selected statement at a place, in buffer coordinates. */
gboolean gsy_highlight_painter_find_grip (GsyHighlightPainter *self, int x, int y, guint *fragment, GsyEdge *edge);

/* Where a grip is, in buffer coordinates; FALSE when there is none. */
gboolean gsy_highlight_painter_get_grip (GsyHighlightPainter *self, guint fragment, GsyEdge edge, GdkRectangle *area);

/* (transfer none) (nullable): the kept node of the paragraph that holds @offset, and whether one is known at all. For tests. */
GskRenderNode *gsy_highlight_painter_peek (GsyHighlightPainter *self, guint offset, GsyNodeKind kind, gboolean *known);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyHighlightPainter, gsy_highlight_painter_free)

G_END_DECLS
