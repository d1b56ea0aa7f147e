/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-highlight-nodes.c: the statements of one paragraph: a tint in the colour of the shortest, a line for each layer in its lane, a hook where
 * each starts and ends, a bar for each layer in the margin. */
#include "config.h"

#include "app/gsy-highlight-nodes.h"
#include "app/gsy-line-art.h"

#include <math.h>

/* Sizes at the usual letter size, whose box is this high. */
#define USUAL_BOX 25.f
#define PITCH 4.f
#define THICKNESS 2.5f
#define HOOK_WIDTH 2.f
#define BAR_WIDTH 3.f
#define FRAME_WIDTH 2.f

GsyLane
gsy_highlight_nodes_get_lane (const GsyParagraphGeometry *geometry, const GsyPageMetrics *page, guint i, guint lane)
{
  const GsyDisplayLine *line = gsy_paragraph_geometry_get_line (geometry, i);
  const GsyDisplayLine *first = gsy_paragraph_geometry_get_line (geometry, 0);
  float scale = CLAMP (line->height / USUAL_BOX, 0.7f, 2.2f);
  /* The line height leaves as much above the first line as below the last. */
  float room = MAX (2.f * first->y - 1.f, 4.f);
  float pitch = MIN (PITCH * scale, room / MAX (page->n_lanes, 1u));

  return (GsyLane){
    .y = line->y + line->height + 1 + roundf (pitch * lane),
    /* Whole pixels: sharper, and quicker to fill. */
    .thickness = MAX (1.f, floorf (MIN (THICKNESS * scale, pitch - 1.f) * page->device_scale) / page->device_scale),
  };
}

/* --- one line --- */

static void
gather (const GArray *pieces, guint *first, const GsyDisplayLine *line, GArray *here)
{
  g_array_set_size (here, 0);
  gboolean settled = TRUE;
  for (guint k = *first; k < pieces->len; k++)
    {
      const GsyPiece *piece = &g_array_index (pieces, GsyPiece, k);
      if (piece->start >= line->end)
        break;
      if (piece->end <= line->start)
        {
          /* Those at the front that are past need not be looked at again. */
          if (settled)
            *first = k + 1;
          continue;
        }
      settled = FALSE;
      GsyPiece clipped = *piece;
      clipped.starts = piece->starts && piece->start >= line->start;
      clipped.ends = piece->ends && piece->end <= line->end;
      clipped.start = MAX (piece->start, line->start);
      clipped.end = MIN (piece->end, line->end);
      g_array_append_val (here, clipped);
    }
}

static int
compare_lanes (gconstpointer a, gconstpointer b)
{
  const GsyPiece *left = a;
  const GsyPiece *right = b;

  if (left->paint->lane != right->paint->lane)
    return left->paint->lane < right->paint->lane ? -1 : 1;
  if (left->start != right->start)
    return left->start < right->start ? -1 : 1;
  return left->end < right->end ? -1 : left->end > right->end;
}

/* One piece for each run of a lane. @here is in order of start; so is @runs. @last: for each lane, where in @runs its last one is, and one more. */
static void
join_runs (const GArray *here, GArray *runs, GArray *last)
{
  g_array_set_size (runs, 0);
  g_array_set_size (last, 0);
  for (guint k = 0; k < here->len; k++)
    {
      const GsyPiece *piece = &g_array_index (here, GsyPiece, k);
      guint lane = piece->paint->lane;
      if (lane >= last->len)
        g_array_set_size (last, lane + 1);
      guint at = g_array_index (last, guint, lane);
      GsyPiece *run = at > 0 ? &g_array_index (runs, GsyPiece, at - 1) : NULL;
      if (run == NULL || piece->start > run->end)
        {
          g_array_append_val (runs, *piece);
          g_array_index (last, guint, lane) = runs->len;
          continue;
        }
      run->starts |= piece->start == run->start && piece->starts;
      if (piece->end > run->end)
        {
          run->end = piece->end;
          run->ends = piece->ends;
        }
      else if (piece->end == run->end)
        run->ends |= piece->ends;
      run->doubtful |= piece->doubtful;
      run->length = run->end - run->start;
    }
}

static int
compare_offsets (gconstpointer a, gconstpointer b)
{
  guint left = *(const guint *) a;
  guint right = *(const guint *) b;

  return left < right ? -1 : left > right;
}

static const GsyPaint *
paint_at (const GArray *here, guint offset)
{
  const GsyPiece *best = NULL;

  for (guint k = 0; k < here->len; k++)
    {
      const GsyPiece *piece = &g_array_index (here, GsyPiece, k);
      if (piece->start <= offset && offset < piece->end && piece->paint->tint.alpha > 0 && (best == NULL || piece->length < best->length || (piece->length == best->length && piece->start > best->start)))
        best = piece;
    }
  return best != NULL ? best->paint : NULL;
}

typedef struct
{
  GtkSnapshot *tints;
  GtkSnapshot *lines;
  GsyParagraphGeometry *geometry;
  const GsyPageMetrics *page;
  GArray *extents;
  GArray *offsets;
} Drawing;

static void
append_tint (Drawing *drawing, guint i, guint start, guint end, const GsyPaint *paint)
{
  const GsyDisplayLine *line = gsy_paragraph_geometry_get_line (drawing->geometry, i);

  g_array_set_size (drawing->extents, 0);
  gsy_paragraph_geometry_get_extents (drawing->geometry, i, start, end, drawing->extents);
  for (guint k = 0; k < drawing->extents->len; k++)
    {
      const GsyExtent *extent = &g_array_index (drawing->extents, GsyExtent, k);
      gtk_snapshot_append_color (drawing->tints, &paint->tint, &GRAPHENE_RECT_INIT (extent->x0, line->y, extent->x1 - extent->x0, line->height));
    }
}

static void
append_tints (Drawing *drawing, guint i, const GArray *here)
{
  g_array_set_size (drawing->offsets, 0);
  for (guint k = 0; k < here->len; k++)
    {
      const GsyPiece *piece = &g_array_index (here, GsyPiece, k);
      g_array_append_val (drawing->offsets, piece->start);
      g_array_append_val (drawing->offsets, piece->end);
    }
  g_array_sort (drawing->offsets, compare_offsets);

  const GsyPaint *paint = NULL;
  guint start = 0;
  for (guint k = 0; k < drawing->offsets->len; k++)
    {
      guint offset = g_array_index (drawing->offsets, guint, k);
      const GsyPaint *next = paint_at (here, offset);
      if (next == paint)
        continue;
      if (paint != NULL)
        append_tint (drawing, i, start, offset, paint);
      paint = next;
      start = offset;
    }
}

static void
append_line (Drawing *drawing, guint i, const GsyPiece *run)
{
  GsyLane lane = gsy_highlight_nodes_get_lane (drawing->geometry, drawing->page, i, run->paint->lane);

  g_array_set_size (drawing->extents, 0);
  gsy_paragraph_geometry_get_extents (drawing->geometry, i, run->start, run->end, drawing->extents);
  for (guint k = 0; k < drawing->extents->len; k++)
    {
      const GsyExtent *extent = &g_array_index (drawing->extents, GsyExtent, k);
      gsy_line_art_append (drawing->lines, run->paint->line, &run->paint->ink, extent->x0, lane.y, extent->x1 - extent->x0, lane.thickness);
    }
}

/* A start reaches up along the letters, an end is a small tick: so neighbours stay apart, and a line that goes on has neither. */
static void
append_hooks (Drawing *drawing, guint i, const GsyPiece *piece)
{
  const GsyDisplayLine *line = gsy_paragraph_geometry_get_line (drawing->geometry, i);
  GsyLane lane = gsy_highlight_nodes_get_lane (drawing->geometry, drawing->page, i, piece->paint->lane);
  float bottom = lane.y + lane.thickness;

  if (piece->starts)
    {
      GsyEdgeMark mark = gsy_paragraph_geometry_get_start (drawing->geometry, i, piece->start);
      float x = mark.inward > 0 ? mark.x : mark.x - HOOK_WIDTH;
      gtk_snapshot_append_color (drawing->lines, &piece->paint->ink, &GRAPHENE_RECT_INIT (x, line->y, HOOK_WIDTH, bottom - line->y));
    }
  if (piece->ends)
    {
      GsyEdgeMark mark = gsy_paragraph_geometry_get_end (drawing->geometry, i, piece->end);
      float x = mark.inward > 0 ? mark.x : mark.x - HOOK_WIDTH;
      float top = lane.y - 4;
      gtk_snapshot_append_color (drawing->lines, &piece->paint->ink, &GRAPHENE_RECT_INIT (x, top, HOOK_WIDTH, bottom - top));
    }
}

/* Dots above the words, and down where they end: a frame with the line below them and the hook, which nothing else has. */
static void
append_frame (Drawing *drawing, guint i, const GsyPiece *piece)
{
  const GsyDisplayLine *line = gsy_paragraph_geometry_get_line (drawing->geometry, i);
  GsyLane lane = gsy_highlight_nodes_get_lane (drawing->geometry, drawing->page, i, piece->paint->lane);
  float top = line->y - FRAME_WIDTH;

  g_array_set_size (drawing->extents, 0);
  gsy_paragraph_geometry_get_extents (drawing->geometry, i, piece->start, piece->end, drawing->extents);
  for (guint k = 0; k < drawing->extents->len; k++)
    {
      const GsyExtent *extent = &g_array_index (drawing->extents, GsyExtent, k);
      gsy_line_art_append (drawing->lines, GSY_LINE_DOTTED, &piece->paint->ink, extent->x0, top, extent->x1 - extent->x0, FRAME_WIDTH);
    }
  if (piece->ends)
    {
      GsyEdgeMark mark = gsy_paragraph_geometry_get_end (drawing->geometry, i, piece->end);
      float x = mark.inward > 0 ? mark.x : mark.x - FRAME_WIDTH;
      gsy_line_art_append_upright (drawing->lines, GSY_LINE_DOTTED, &piece->paint->ink, x, top, lane.y - top, FRAME_WIDTH);
    }
}

/* --- the margin --- */

static void
append_bar (Drawing *drawing, const GsyPaint *paint, float top, float bottom)
{
  float x = roundf (drawing->page->bars_x + drawing->page->bars_step * paint->lane - (drawing->page->bars_step < 0 ? BAR_WIDTH : 0));

  gtk_snapshot_append_color (drawing->lines, &paint->ink, &GRAPHENE_RECT_INIT (x, top, BAR_WIDTH, bottom - top));
}

/* Bars run on from line to line; @pieces are of line @i, in order of lanes. */
static void
append_bars (Drawing *drawing, guint i, const GArray *pieces)
{
  const GsyDisplayLine *line = gsy_paragraph_geometry_get_line (drawing->geometry, i);
  const GsyDisplayLine *next = i + 1 < gsy_paragraph_geometry_get_n_lines (drawing->geometry) ? gsy_paragraph_geometry_get_line (drawing->geometry, i + 1) : NULL;
  float above = gsy_paragraph_geometry_get_line (drawing->geometry, 0)->y;
  float bottom = next != NULL ? next->y - above : line->y + line->height + above;

  for (guint k = 0; k < pieces->len; k++)
    {
      const GsyPaint *paint = g_array_index (pieces, GsyPiece, k).paint;
      if (k == 0 || paint != g_array_index (pieces, GsyPiece, k - 1).paint)
        append_bar (drawing, paint, line->y - above + 1, bottom - 1);
    }
}

/* --- the paragraph --- */

GPtrArray *
gsy_highlight_nodes_new_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) gsk_render_node_unref);
}

void
gsy_highlight_nodes_add (GPtrArray *list, GskRenderNode *node)
{
  g_ptr_array_add (list, node != NULL ? node : gsk_container_node_new (NULL, 0));
}

void
gsy_highlight_nodes_new_base (GsyParagraphGeometry *geometry, const GsyPageMetrics *page, const GArray *pieces, GskRenderNode **tints, GskRenderNode **lines)
{
  g_return_if_fail (geometry != NULL && page != NULL && pieces != NULL);
  g_return_if_fail (tints != NULL && lines != NULL);

  g_autoptr (GArray) here = g_array_new (FALSE, FALSE, sizeof (GsyPiece));
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (GsyPiece));
  g_autoptr (GArray) extents = g_array_new (FALSE, FALSE, sizeof (GsyExtent));
  g_autoptr (GArray) offsets = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) last = g_array_new (FALSE, TRUE, sizeof (guint));
  g_autoptr (GPtrArray) tint_nodes = gsy_highlight_nodes_new_list ();
  g_autoptr (GPtrArray) line_nodes = gsy_highlight_nodes_new_list ();
  Drawing drawing = { NULL, NULL, geometry, page, extents, offsets };
  guint first = 0;

  for (guint i = 0; i < gsy_paragraph_geometry_get_n_lines (geometry); i++)
    {
      gather (pieces, &first, gsy_paragraph_geometry_get_line (geometry, i), here);
      if (here->len == 0)
        {
          gsy_highlight_nodes_add (tint_nodes, NULL);
          gsy_highlight_nodes_add (line_nodes, NULL);
          continue;
        }

      drawing.tints = gtk_snapshot_new ();
      drawing.lines = gtk_snapshot_new ();
      gboolean crowded = here->len > GSY_CROWD;
      join_runs (here, runs, last);
      append_tints (&drawing, i, crowded ? runs : here);
      for (guint k = 0; k < runs->len; k++)
        append_line (&drawing, i, &g_array_index (runs, GsyPiece, k));
      /* The lowest lane first, so that where several start together each shows below the one above. */
      GArray *hooked = crowded ? runs : here;
      g_array_sort (hooked, compare_lanes);
      for (guint k = hooked->len; k > 0; k--)
        append_hooks (&drawing, i, &g_array_index (hooked, GsyPiece, k - 1));
      for (guint k = 0; k < hooked->len; k++)
        if (g_array_index (hooked, GsyPiece, k).doubtful)
          append_frame (&drawing, i, &g_array_index (hooked, GsyPiece, k));
      append_bars (&drawing, i, hooked);
      gsy_highlight_nodes_add (tint_nodes, gtk_snapshot_free_to_node (drawing.tints));
      gsy_highlight_nodes_add (line_nodes, gtk_snapshot_free_to_node (drawing.lines));
    }
  *tints = gsk_container_node_new ((GskRenderNode **) tint_nodes->pdata, tint_nodes->len);
  *lines = gsk_container_node_new ((GskRenderNode **) line_nodes->pdata, line_nodes->len);
}
