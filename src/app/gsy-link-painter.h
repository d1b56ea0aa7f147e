/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-link-painter.h: paints the links of an article in the margin of a text view, beside the highlights: those that are in sight and no others. Knows
 * where each one is, for the pointer. All places are in buffer coordinates, all offsets the article's. */
#pragma once

#include "app/gsy-display-text.h"
#include "app/gsy-link-arcs.h"
#include "app/gsy-palette.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _GsyLinkPainter GsyLinkPainter;

/* @view is borrowed and must outlive the painter. */
GsyLinkPainter *gsy_link_painter_new (GtkTextView *view);
void gsy_link_painter_free (GsyLinkPainter *self);

/* @display: (nullable), @palette: (nullable): borrowed until the next call. */
void gsy_link_painter_set_source (GsyLinkPainter *self, GsyDisplayText *display);
void gsy_link_painter_set_palette (GsyLinkPainter *self, GsyPalette *palette);

/* @arcs: (transfer full) (nullable) (element-type GsyLinkArc): by gsy_link_arcs_new(). */
void gsy_link_painter_set_arcs (GsyLinkPainter *self, GPtrArray *arcs);

/* @statement: (nullable): the selected one: its links stand out, and it has a handle to draw a new one from. */
void gsy_link_painter_set_focus (GsyLinkPainter *self, const GsyStatement *statement);

/* For the view's snapshot_layer. */
void gsy_link_painter_snapshot_below (GsyLinkPainter *self, GtkSnapshot *snapshot);
void gsy_link_painter_snapshot_above (GsyLinkPainter *self, GtkSnapshot *snapshot);

/* The link at a place; spurs of one kind at one statement count as one: @n: how many it stands for. (nullable) */
const GsyLinkArc *gsy_link_painter_find (GsyLinkPainter *self, int x, int y, guint *n);

/* Of a link within the article: whether the end that is farther from @y is the one that it leads to. */
gboolean gsy_link_painter_is_far_end_target (GsyLinkPainter *self, const GsyLinkArc *arc, int y);

/* The handle of the selected statement; FALSE when it has none. */
gboolean gsy_link_painter_get_handle (GsyLinkPainter *self, GdkRectangle *area);

/* While a new link is drawn: the line goes to (@x, @y), @over: (nullable): the statement there. */
void gsy_link_painter_set_drag (GsyLinkPainter *self, int x, int y, const GsyStatement *over);
void gsy_link_painter_end_drag (GsyLinkPainter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyLinkPainter, gsy_link_painter_free)

G_END_DECLS
