/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-print-blocks.c: lines go down the page until it is full; what belongs together goes on together. */
#include "config.h"
#include "app/gsy-print-blocks.h"

GsyPrintBlock *
gsy_print_block_new (PangoLayout *layout, double x, double before)
{
  GsyPrintBlock *self = g_new0 (GsyPrintBlock, 1);

  self->layout = layout;
  self->x = x;
  self->before = before;
  return self;
}

void
gsy_print_block_free (GsyPrintBlock *self)
{
  g_object_unref (self->layout);
  g_clear_object (&self->label);
  g_free (self);
}

/* The lines of @block, with places relative to its top. */
static void
append_lines (GArray *lines, const GsyPrintBlock *block)
{
  PangoLayoutIter *iter = pango_layout_get_iter (block->layout);
  gboolean first = TRUE;

  do
    {
      PangoRectangle logical;
      GsyPrintLine line = { .block = block, .line = pango_layout_iter_get_line_readonly (iter), .first = first };

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      line.x = block->x + (double) logical.x / PANGO_SCALE;
      line.height = (double) logical.height / PANGO_SCALE;
      line.baseline = (double) (pango_layout_iter_get_baseline (iter) - logical.y) / PANGO_SCALE;
      g_array_append_val (lines, line);
      first = FALSE;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static GsyPrintLine *
nth (GArray *lines, guint i)
{
  return &g_array_index (lines, GsyPrintLine, i);
}

static double
full_height (const GsyPrintLine *line)
{
  return line->block->above + line->height + line->block->below;
}

/* How many lines from @i on must stand on one page. */
static guint
count_together (GArray *lines, guint i)
{
  const GsyPrintBlock *block = nth (lines, i)->block;
  guint n = 0;

  while (i + n < lines->len && nth (lines, i + n)->block == block)
    n++;
  if (block->keep)
    return i + n < lines->len ? n + 1 : n;
  if (n == 1 || (block->whole && nth (lines, i)->first))
    return n;
  /* Neither the first one alone, nor the last one: of three lines, all. */
  return n <= 3 && (nth (lines, i)->first || n == 2) ? n : nth (lines, i)->first ? 2
                                                                                 : 1;
}

GArray *
gsy_print_blocks_paginate (GPtrArray *blocks, double height, guint *n_pages)
{
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (GsyPrintLine));
  double y = 0;
  guint page = 0, together = 0;

  for (guint i = 0; i < blocks->len; i++)
    append_lines (lines, g_ptr_array_index (blocks, i));

  for (guint i = 0; i < lines->len; i++)
    {
      GsyPrintLine *line = nth (lines, i);
      double before = line->first && y > 0 ? line->block->before : 0;

      if (together == 0)
        {
          double needed = before;

          together = count_together (lines, i);
          for (guint j = i; j < i + together; j++)
            needed += full_height (nth (lines, j)) + (j > i && nth (lines, j)->first ? nth (lines, j)->block->before : 0);
          if (y > 0 && y + needed > height)
            {
              page++;
              y = before = 0;
            }
        }
      together--;
      /* What is kept together can be more than a page. */
      if (y > 0 && y + before + full_height (line) > height)
        {
          page++;
          y = before = 0;
        }
      line->page = page;
      line->y = y + before + line->block->above;
      y += before + full_height (line);
    }
  *n_pages = page + 1;
  return lines;
}
