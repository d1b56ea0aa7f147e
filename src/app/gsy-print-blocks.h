/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-print-blocks.h: what stands on paper one below the other, and how it is divided into pages. */
#pragma once

#include "app/gsy-palette.h"
#include "core/gsy-span.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * GsyPrintBlock:
 * @layout: its text
 * @label: (nullable): beside its first line, in the column before it
 * @sample: (nullable): what a layer looks like, drawn beside its first line
 * @x: of the text
 * @before: space above it, but at the top of a page
 * @above, @below: room that each of its lines has for numbers and lanes
 * @rule: a line is drawn above it
 * @keep: it stays on one page with the first line of what follows
 * @whole: it is not divided, if a page can hold it
 * @span: what of the article it is; empty for what is not of the text
 *
 * A piece of text.
 */
typedef struct
{
  PangoLayout *layout;
  PangoLayout *label;
  const GsyPaint *sample;
  double x;
  double before;
  double above;
  double below;
  gboolean rule;
  gboolean keep;
  gboolean whole;
  GsySpan span;
} GsyPrintBlock;

GsyPrintBlock *gsy_print_block_new (PangoLayout *layout, double x, double before); /* @layout: (transfer full) */
void gsy_print_block_free (GsyPrintBlock *self);

/* A line on a page. @x: where it starts; @y: the upper edge of its letters; @baseline: of them. */
typedef struct
{
  const GsyPrintBlock *block;
  PangoLayoutLine *line;
  guint page;
  gboolean first;
  double x;
  double y;
  double height;
  double baseline;
} GsyPrintLine;

/* @blocks: (element-type GsyPrintBlock), which must outlive the result. No first or last line of several stands alone on a page. @n_pages: (out).
 * Returns: (transfer full) (element-type GsyPrintLine) */
GArray *gsy_print_blocks_paginate (GPtrArray *blocks, double height, guint *n_pages);

G_END_DECLS
