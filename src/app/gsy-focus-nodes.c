/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-focus-nodes.c: what stands out in one paragraph: the selected statement with its cue, source and target, and what was found. */
#include "config.h"

#include "app/gsy-highlight-nodes.h"
#include "app/gsy-line-art.h"

#include <glib/gi18n-lib.h>

static gboolean
clip (const GsyDisplayLine *line, guint *start, guint *end)
{
  *start = MAX (*start, line->start);
  *end = MIN (*end, line->end);
  return *start < *end;
}

static void
get_extents (GsyParagraphGeometry *geometry, guint i, guint start, guint end, GArray *extents)
{
  g_array_set_size (extents, 0);
  gsy_paragraph_geometry_get_extents (geometry, i, start, end, extents);
}

/* --- the selected statement --- */

typedef struct
{
  GtkSnapshot *snapshot;
  GsyParagraphGeometry *geometry;
  const GsyPageMetrics *page;
  const GsyPaint *paint;
  GtkWidget *widget;
  GdkRGBA text;
  GdkRGBA ground;
  GArray *extents;
} Focus;

/* A stronger tint between two thin lines; the sides are left to the grips. */
static void
append_content (Focus *focus, const GsyDisplayLine *line)
{
  for (guint k = 0; k < focus->extents->len; k++)
    {
      const GsyExtent *extent = &g_array_index (focus->extents, GsyExtent, k);
      float width = extent->x1 - extent->x0;
      /* Over the tints of others, not mixed with them. */
      gtk_snapshot_append_color (focus->snapshot, &focus->ground, &GRAPHENE_RECT_INIT (extent->x0, line->y, width, line->height));
      gtk_snapshot_append_color (focus->snapshot, &focus->paint->strong, &GRAPHENE_RECT_INIT (extent->x0, line->y, width, line->height));
      gtk_snapshot_append_color (focus->snapshot, &focus->paint->ink, &GRAPHENE_RECT_INIT (extent->x0, line->y - 1, width, 1));
      gtk_snapshot_append_color (focus->snapshot, &focus->paint->ink, &GRAPHENE_RECT_INIT (extent->x0, line->y + line->height, width, 1));
    }
}

/* Dots at the height of small letters, from one fragment to the next: they belong together. */
static void
append_gap (Focus *focus, guint i)
{
  GsyLane lane = gsy_highlight_nodes_get_lane (focus->geometry, focus->page, i, focus->paint->lane);

  for (guint k = 0; k < focus->extents->len; k++)
    {
      const GsyExtent *extent = &g_array_index (focus->extents, GsyExtent, k);
      gsy_line_art_append_dots (focus->snapshot, &focus->paint->ink, extent->x0, lane.y + 0.5f, extent->x1 - extent->x0, 1, 5);
    }
}

static void
append_cue (Focus *focus, const GsyDisplayLine *line)
{
  for (guint k = 0; k < focus->extents->len; k++)
    {
      const GsyExtent *extent = &g_array_index (focus->extents, GsyExtent, k);
      gsy_line_art_append_dotted_frame (focus->snapshot, &focus->text,
                                        &GRAPHENE_RECT_INIT (extent->x0 - 2, line->y - 2, extent->x1 - extent->x0 + 4, line->height + 4));
    }
}

/* A line above the letters, and where it starts an initial on a small flag. */
static void
append_role (Focus *focus, guint i, const GsyFocusPiece *piece, const char *initial, gboolean broken)
{
  const GsyDisplayLine *line = gsy_paragraph_geometry_get_line (focus->geometry, i);
  GdkRGBA color = focus->text;
  color.alpha = 0.75f;

  for (guint k = 0; k < focus->extents->len; k++)
    {
      const GsyExtent *extent = &g_array_index (focus->extents, GsyExtent, k);
      float width = extent->x1 - extent->x0;
      if (broken)
        gsy_line_art_append (focus->snapshot, GSY_LINE_DASHED, &color, extent->x0, line->y - 1, width, 1.5f);
      else
        gsy_line_art_append (focus->snapshot, GSY_LINE_SOLID, &color, extent->x0, line->y - 1, width, 1.5f);
    }
  if (!piece->starts || piece->start < line->start || piece->start >= line->end)
    return;

  GsyEdgeMark mark = gsy_paragraph_geometry_get_start (focus->geometry, i, piece->start);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (focus->widget, initial);
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (pango_context_get_font_description (pango_layout_get_context (layout)));
  pango_font_description_set_family (font, "sans");
  pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_font_description_set_absolute_size (font, MAX (8, line->height * 0.4) * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);

  int width = 0;
  int height = 0;
  pango_layout_get_pixel_size (layout, &width, &height);
  float x = mark.inward > 0 ? mark.x : mark.x - width - 6;
  float y = line->y - height;
  GskRoundedRect flag;
  gsk_rounded_rect_init_from_rect (&flag, &GRAPHENE_RECT_INIT (x, y, width + 6, height), 2);
  gtk_snapshot_push_rounded_clip (focus->snapshot, &flag);
  gtk_snapshot_append_color (focus->snapshot, &focus->ground, &flag.bounds);
  gtk_snapshot_append_color (focus->snapshot, &color, &flag.bounds);
  gtk_snapshot_pop (focus->snapshot);
  gtk_snapshot_save (focus->snapshot);
  gtk_snapshot_translate (focus->snapshot, &GRAPHENE_POINT_INIT (x + 3, y));
  gtk_snapshot_append_layout (focus->snapshot, layout, &focus->ground);
  gtk_snapshot_restore (focus->snapshot);
}

static void
append_focus_piece (Focus *focus, guint i, const GsyFocusPiece *piece)
{
  const GsyDisplayLine *line = gsy_paragraph_geometry_get_line (focus->geometry, i);
  guint start = piece->start;
  guint end = piece->end;
  if (!clip (line, &start, &end))
    return;

  get_extents (focus->geometry, i, start, end, focus->extents);
  switch (piece->kind)
    {
    case GSY_FOCUS_CONTENT:
      append_content (focus, line);
      break;
    case GSY_FOCUS_GAP:
      append_gap (focus, i);
      break;
    case GSY_FOCUS_CUE:
      append_cue (focus, line);
      break;
    case GSY_FOCUS_SOURCE:
      /* Translators: the initial of “source”: who says it. Shown very small above the words that name the source. */
      append_role (focus, i, piece, C_ ("initial of source", "S"), FALSE);
      break;
    case GSY_FOCUS_TARGET:
      /* Translators: the initial of “target”: whom it is aimed at. Shown very small above the words that name the target. */
      append_role (focus, i, piece, C_ ("initial of target", "T"), TRUE);
      break;
    default:
      g_assert_not_reached ();
    }
}

GskRenderNode *
gsy_highlight_nodes_new_focus (GsyParagraphGeometry *geometry, const GsyPageMetrics *page, const GArray *pieces, const GsyPaint *paint, GtkWidget *widget, const GdkRGBA *text, const GdkRGBA *ground)
{
  g_return_val_if_fail (geometry != NULL && page != NULL && pieces != NULL && paint != NULL, NULL);

  if (pieces->len == 0)
    return NULL;

  g_autoptr (GArray) extents = g_array_new (FALSE, FALSE, sizeof (GsyExtent));
  g_autoptr (GPtrArray) nodes = gsy_highlight_nodes_new_list ();
  Focus focus = { NULL, geometry, page, paint, widget, *text, *ground, extents };
  for (guint i = 0; i < gsy_paragraph_geometry_get_n_lines (geometry); i++)
    {
      focus.snapshot = gtk_snapshot_new ();
      for (guint k = 0; k < pieces->len; k++)
        append_focus_piece (&focus, i, &g_array_index (pieces, GsyFocusPiece, k));
      gsy_highlight_nodes_add (nodes, gtk_snapshot_free_to_node (focus.snapshot));
    }
  return gsk_container_node_new ((GskRenderNode **) nodes->pdata, nodes->len);
}

/* --- what was found --- */

static void
append_match (GtkSnapshot *snapshot, const GsyDisplayLine *line, const GsyExtent *extent, const GdkRGBA *tint, const GdkRGBA *outline)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (extent->x0 - 1, line->y, extent->x1 - extent->x0 + 2, line->height);
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, &bounds, 3);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, tint, &bounds);
  gtk_snapshot_pop (snapshot);
  if (outline == NULL)
    return;

  const float widths[] = { 2, 2, 2, 2 };
  const GdkRGBA colors[] = { *outline, *outline, *outline, *outline };
  graphene_rect_inset (&bounds, -1, -1);
  gsk_rounded_rect_init_from_rect (&rounded, &bounds, 4);
  gtk_snapshot_append_border (snapshot, &rounded, widths, colors);
}

GskRenderNode *
gsy_highlight_nodes_new_find (GsyParagraphGeometry *geometry, const GArray *matches, int current, const GdkRGBA *tint, const GdkRGBA *outline)
{
  g_return_val_if_fail (geometry != NULL && matches != NULL, NULL);

  if (matches->len == 0)
    return NULL;

  g_autoptr (GArray) extents = g_array_new (FALSE, FALSE, sizeof (GsyExtent));
  g_autoptr (GPtrArray) nodes = gsy_highlight_nodes_new_list ();
  for (guint i = 0; i < gsy_paragraph_geometry_get_n_lines (geometry); i++)
    {
      const GsyDisplayLine *line = gsy_paragraph_geometry_get_line (geometry, i);
      GtkSnapshot *snapshot = gtk_snapshot_new ();
      for (guint k = 0; k < matches->len; k++)
        {
          GsySpan match = g_array_index (matches, GsySpan, k);
          if (!clip (line, &match.start, &match.end))
            continue;
          get_extents (geometry, i, match.start, match.end, extents);
          for (guint n = 0; n < extents->len; n++)
            append_match (snapshot, line, &g_array_index (extents, GsyExtent, n), tint, (int) k == current ? outline : NULL);
        }
      gsy_highlight_nodes_add (nodes, gtk_snapshot_free_to_node (snapshot));
    }
  return gsk_container_node_new ((GskRenderNode **) nodes->pdata, nodes->len);
}
