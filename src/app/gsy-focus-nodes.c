/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-focus-nodes.c: what stands out in one paragraph: the selected statement with its cue, source and target, and what was found. */
#include "config.h"

#include "app/gsy-highlight-nodes.h"
#include "app/gsy-line-art.h"

#include <math.h>

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
  const GArray *pieces;
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

/* --- roles: a frame in the colour of letters, each role's in its own line, with its icon on a tab above where it starts --- */

/* From the letters to the frame; the tab's height by that of the letters, and its margin around the icon. */
#define FRAME_AWAY 2.f
#define TAB_SHARE 0.5f
#define TAB_MIN 10.f
#define ICON_MIN 6.f
#define TAB_PADDING 1.f

/* What was drawn for a knob of the content, or a role that starts here too. */
static float
get_tab_shift (const Focus *focus, const GsyFocusPiece *piece, float tab)
{
  float shift = 0;

  for (guint i = 0; i < focus->pieces->len; i++)
    {
      const GsyFocusPiece *other = &g_array_index (focus->pieces, GsyFocusPiece, i);
      if (other == piece)
        break;
      if (other->start != piece->start || !other->starts || other->kind == GSY_FOCUS_GAP)
        continue;
      shift += other->kind == GSY_FOCUS_CONTENT ? GSY_KNOB / 2 + 2 : tab + 1;
    }
  return shift;
}

/* As high as there is room below the line above: no letter of it is covered. */
static float
get_icon_size (const Focus *focus, guint i)
{
  const GsyDisplayLine *line = gsy_paragraph_geometry_get_line (focus->geometry, i);
  const GsyDisplayLine *above = i > 0 ? gsy_paragraph_geometry_get_line (focus->geometry, i - 1) : NULL;
  float size = MAX (TAB_MIN, line->height * TAB_SHARE);

  if (above != NULL)
    size = MIN (size, line->y - (above->y + above->height) - FRAME_AWAY - 2 * TAB_PADDING + 1);
  return MAX (floorf (size), ICON_MIN);
}

static void
append_tab (Focus *focus, guint i, const GsyFocusPiece *piece, const char *icon_name, const GdkRGBA *color)
{
  const GsyDisplayLine *line = gsy_paragraph_geometry_get_line (focus->geometry, i);
  GsyEdgeMark mark = gsy_paragraph_geometry_get_start (focus->geometry, i, piece->start);
  float icon_size = get_icon_size (focus, i);
  float width = icon_size + 4 * TAB_PADDING;
  float height = icon_size + 2 * TAB_PADDING;
  float edge = mark.x - mark.inward * FRAME_AWAY + mark.inward * get_tab_shift (focus, piece, width);
  float x = mark.inward > 0 ? edge : edge - width;
  float y = line->y - FRAME_AWAY - height + 1;
  GskRoundedRect tab;

  gsk_rounded_rect_init (&tab, &GRAPHENE_RECT_INIT (x, y, width, height), &GRAPHENE_SIZE_INIT (3, 3), &GRAPHENE_SIZE_INIT (3, 3), graphene_size_zero (), graphene_size_zero ());
  gtk_snapshot_push_rounded_clip (focus->snapshot, &tab);
  gtk_snapshot_append_color (focus->snapshot, &focus->ground, &tab.bounds);
  gtk_snapshot_append_color (focus->snapshot, color, &tab.bounds);
  gtk_snapshot_pop (focus->snapshot);

  const GdkRGBA colors[] = { focus->ground, focus->ground, focus->ground, focus->ground };
  g_autoptr (GtkIconPaintable) icon =
    gtk_icon_theme_lookup_icon (gtk_icon_theme_get_for_display (gtk_widget_get_display (focus->widget)), icon_name, NULL, (int) icon_size,
                                gtk_widget_get_scale_factor (focus->widget), gtk_widget_get_direction (focus->widget), 0);
  gtk_snapshot_save (focus->snapshot);
  gtk_snapshot_translate (focus->snapshot, &GRAPHENE_POINT_INIT (x + 2 * TAB_PADDING, y + TAB_PADDING));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), focus->snapshot, icon_size, icon_size, colors, G_N_ELEMENTS (colors));
  gtk_snapshot_restore (focus->snapshot);
}

/* @on, @off: of a broken line; a whole one has no @off. */
static void
append_role (Focus *focus, guint i, const GsyFocusPiece *piece, const char *icon_name, float on, float off)
{
  const GsyDisplayLine *line = gsy_paragraph_geometry_get_line (focus->geometry, i);
  gboolean starts = piece->starts && piece->start >= line->start && piece->start < line->end;
  gboolean ends = piece->ends && piece->end > line->start && piece->end <= line->end;
  float top = line->y - FRAME_AWAY;
  float height = line->height + 2 * FRAME_AWAY;
  GdkRGBA color = focus->text;
  color.alpha *= 0.85f;

  for (guint k = 0; k < focus->extents->len; k++)
    {
      const GsyExtent *extent = &g_array_index (focus->extents, GsyExtent, k);
      float x = extent->x0 - FRAME_AWAY;
      float width = extent->x1 - extent->x0 + 2 * FRAME_AWAY;
      gsy_line_art_append_dots (focus->snapshot, &color, x, top, width, on, off);
      gsy_line_art_append_dots (focus->snapshot, &color, x, top + height - 1, width, on, off);
    }
  /* Open where it goes on in another line. */
  if (starts)
    {
      GsyEdgeMark mark = gsy_paragraph_geometry_get_start (focus->geometry, i, piece->start);
      gsy_line_art_append_dots_upright (focus->snapshot, &color, mark.inward > 0 ? mark.x - FRAME_AWAY : mark.x + FRAME_AWAY - 1, top, height, on, off);
      append_tab (focus, i, piece, icon_name, &color);
    }
  if (ends)
    {
      GsyEdgeMark mark = gsy_paragraph_geometry_get_end (focus->geometry, i, piece->end);
      gsy_line_art_append_dots_upright (focus->snapshot, &color, mark.inward > 0 ? mark.x - FRAME_AWAY : mark.x + FRAME_AWAY - 1, top, height, on, off);
    }
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
      append_role (focus, i, piece, "gsy-cue-symbolic", 2, 2);
      break;
    case GSY_FOCUS_SOURCE:
      append_role (focus, i, piece, "gsy-source-symbolic", 1, 0);
      break;
    case GSY_FOCUS_TARGET:
      append_role (focus, i, piece, "gsy-target-symbolic", 5, 3);
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
  Focus focus = { NULL, geometry, page, paint, widget, *text, *ground, extents, pieces };
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
