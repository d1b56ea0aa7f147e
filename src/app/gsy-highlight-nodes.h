/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-highlight-nodes.h: from ranges of one paragraph to the render node that draws them. Pure: no store, no cache. Coordinates are those of the
 * buffer, but y from the paragraph's top. */
#pragma once

#include "app/gsy-palette.h"
#include "app/gsy-paragraph-geometry.h"

G_BEGIN_DECLS

/* Statements on one display line beyond which those of one layer are drawn as one: what a crowd costs is bounded by layers and lines. */
#define GSY_CROWD 8

/**
 * GsyPiece:
 * @start: in the paragraph, in the buffer's offsets
 * @starts: the statement's span really starts here, not in a paragraph before
 * @ends: likewise
 * @doubtful: somebody should look whether this is the place: it gets a dotted frame
 * @length: of the whole statement: the shortest one gives the tint
 */
typedef struct
{
  guint start;
  guint end;
  gboolean starts;
  gboolean ends;
  gboolean doubtful;
  guint length;
  const GsyPaint *paint;
} GsyPiece;

/**
 * GsyPageMetrics:
 * @n_lanes: lanes to make room for
 * @bars_x: where the bars of the margin start, at the edge that is next to the text
 * @bars_step: from one bar to the next: negative when they go to the left
 * @device_scale: pixels of the screen for one of ours
 */
typedef struct
{
  guint n_lanes;
  float bars_x;
  float bars_step;
  int device_scale;
} GsyPageMetrics;

/* Where the lines of lane @lane are, for line @i. */
typedef struct
{
  float y;
  float thickness;
} GsyLane;

GsyLane gsy_highlight_nodes_get_lane (const GsyParagraphGeometry *geometry, const GsyPageMetrics *page, guint i, guint lane);

/* @pieces: (element-type GsyPiece): in order of start. Two nodes, so that what stands out can be drawn between them: @tints: (out) (nullable): behind
 * the letters; @lines: (out) (nullable): lanes, hooks and bars. */
void gsy_highlight_nodes_new_base (GsyParagraphGeometry *geometry, const GsyPageMetrics *page, const GArray *pieces, GskRenderNode **tints, GskRenderNode **lines);

/* A list with one node for each display line. GSK tells what changed by comparing the children of two containers in order: a line without anything to draw
 * has an empty node, so that the others are compared with themselves and only the lines that changed are painted again.
 * @node: (transfer full) (nullable). */
GPtrArray *gsy_highlight_nodes_new_list (void);
void gsy_highlight_nodes_add (GPtrArray *list, GskRenderNode *node);

typedef enum
{
  GSY_FOCUS_CONTENT,
  GSY_FOCUS_GAP, /* between two fragments */
  GSY_FOCUS_CUE,
  GSY_FOCUS_SOURCE,
  GSY_FOCUS_TARGET,
} GsyFocusKind;

typedef struct
{
  GsyFocusKind kind;
  guint start;
  guint end;
  gboolean starts;
  gboolean ends;
} GsyFocusPiece;

/* The selected statement. @text: the colour of letters; @ground: the page's. */
GskRenderNode *gsy_highlight_nodes_new_focus (GsyParagraphGeometry *geometry, const GsyPageMetrics *page, const GArray *pieces, const GsyPaint *paint, GtkWidget *widget, const GdkRGBA *text, const GdkRGBA *ground);

/* What was found. @matches: (element-type GsySpan): in the buffer's offsets; @current: index, or -1. */
GskRenderNode *gsy_highlight_nodes_new_find (GsyParagraphGeometry *geometry, const GArray *matches, int current, const GdkRGBA *tint, const GdkRGBA *outline);

G_END_DECLS
