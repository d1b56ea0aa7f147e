/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-link-nodes.c: lines and arrows of links. Long lines are borders and gradients, which cost the same however long they are. */
#include "config.h"

#include "app/gsy-link-nodes.h"
#include "app/gsy-line-art.h"

#include <math.h>

#define RADIUS 6.f
#define ARROW_LENGTH 6.f
#define ARROW_HEIGHT 7.f
#define LABEL_AWAY 4.f

/* --- arrows --- */

static void
append_arrow (GtkSnapshot *snapshot, const GdkRGBA *color, graphene_point_t tip, int direction)
{
  float back = tip.x - direction * ARROW_LENGTH;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (floorf (MIN (tip.x, back)) - 1, floorf (tip.y - ARROW_HEIGHT / 2) - 1, ARROW_LENGTH + 3, ARROW_HEIGHT + 3);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  gdk_cairo_set_source_rgba (cr, color);
  cairo_move_to (cr, tip.x, tip.y);
  cairo_line_to (cr, back, tip.y - ARROW_HEIGHT / 2);
  cairo_line_to (cr, back, tip.y + ARROW_HEIGHT / 2);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_destroy (cr);
}

/* --- lines --- */

static void
append_bracket (GtkSnapshot *snapshot, const graphene_rect_t *bounds, float radius, int outward, const GdkRGBA *color, float thickness)
{
  graphene_size_t round = GRAPHENE_SIZE_INIT (radius, radius);
  graphene_size_t sharp = GRAPHENE_SIZE_INIT (0, 0);
  const float widths[] = { thickness, outward > 0 ? thickness : 0, thickness, outward > 0 ? 0 : thickness };
  const GdkRGBA colors[] = { *color, *color, *color, *color };
  GskRoundedRect outline;

  gsk_rounded_rect_init (&outline, bounds, outward > 0 ? &sharp : &round, outward > 0 ? &round : &sharp, outward > 0 ? &round : &sharp, outward > 0 ? &sharp : &round);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}

/* The corners of a broken line are whole. */
static void
append_broken_bracket (GtkSnapshot *snapshot, const graphene_rect_t *bounds, float radius, int outward, GsyLineStyle style, const GdkRGBA *color, float thickness)
{
  float left = bounds->origin.x;
  float width = bounds->size.width;
  float top = bounds->origin.y;
  float bottom = top + bounds->size.height;
  float corner = outward > 0 ? left + width - radius : left;
  float start = outward > 0 ? left : left + radius;
  float upright = outward > 0 ? left + width - thickness : left;

  gsy_line_art_append (snapshot, style, color, start, top, width - radius, thickness);
  gsy_line_art_append (snapshot, style, color, start, bottom - thickness, width - radius, thickness);
  gsy_line_art_append_upright (snapshot, style, color, upright, top + radius, bounds->size.height - 2 * radius, thickness);
  for (guint i = 0; i < 2; i++)
    {
      gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (corner, i == 0 ? top : bottom - radius, radius, radius));
      append_bracket (snapshot, bounds, radius, outward, color, thickness);
      gtk_snapshot_pop (snapshot);
    }
}

void
gsy_link_nodes_append (GtkSnapshot *snapshot, const GsyLinkShape *shape, GsyLineStyle style, const GdkRGBA *color, float thickness, float top, float bottom)
{
  g_return_if_fail (snapshot != NULL && shape != NULL && color != NULL);

  int direction = 0;
  graphene_point_t tip = gsy_link_shape_get_tip (shape, &direction);
  float left = MIN (shape->x, shape->turn);
  float width = fabsf (shape->turn - shape->x);
  float y0 = CLAMP (MIN (shape->from, shape->to), top, bottom);
  float y1 = CLAMP (MAX (shape->from, shape->to), top, bottom);

  if (shape->kind != GSY_LINK_WITHIN)
    gsy_line_art_append (snapshot, style, color, direction < 0 ? left + ARROW_LENGTH - 1 : left, tip.y - thickness / 2, width - ARROW_LENGTH + 1, thickness);
  else
    {
      graphene_rect_t bounds = GRAPHENE_RECT_INIT (left, y0 - thickness / 2, width, MAX (y1 - y0, 1) + thickness);
      float radius = MIN (MIN (RADIUS, width), bounds.size.height / 2);
      if (style == GSY_LINE_SOLID)
        append_bracket (snapshot, &bounds, radius, shape->outward, color, thickness);
      else
        append_broken_bracket (snapshot, &bounds, radius, shape->outward, style, color, thickness);
    }
  if (tip.y >= top && tip.y <= bottom)
    append_arrow (snapshot, color, tip, direction);
}

void
gsy_link_nodes_append_label (GtkSnapshot *snapshot, const GsyLinkShape *shape, const GsyLinkMargin *margin, PangoLayout *layout, const GdkRGBA *color)
{
  int width = 0;
  int height = 0;

  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  /* What comes in is told above the line, what goes out below it: a statement may have both. */
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (margin->outward > 0 ? shape->x : shape->x - width,
                                                          shape->kind == GSY_LINK_IN ? shape->to - LABEL_AWAY - height : shape->to + LABEL_AWAY));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

/* --- making a new one --- */

void
gsy_link_nodes_append_handle (GtkSnapshot *snapshot, GtkIconPaintable *icon, const GdkRGBA *color, const GdkRGBA *ground, float x, float y)
{
  const float size = GSY_LINK_HANDLE - 4;
  const GdkRGBA colors[] = { *ground, *ground, *ground, *ground };

  gsy_line_art_append_disc (snapshot, ground, x, y, GSY_LINK_HANDLE + 2);
  gsy_line_art_append_disc (snapshot, color, x, y, GSY_LINK_HANDLE);
  if (icon == NULL)
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x - size / 2, y - size / 2));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, size, size, colors, G_N_ELEMENTS (colors));
  gtk_snapshot_restore (snapshot);
}

void
gsy_link_nodes_append_rubber (GtkSnapshot *snapshot, const GdkRGBA *color, const GdkRGBA *ground, float x0, float y0, float x1, float y1)
{
  graphene_rect_t bounds;

  graphene_rect_init (&bounds, MIN (x0, x1), MIN (y0, y1), fabsf (x1 - x0), fabsf (y1 - y0));
  graphene_rect_inset (&bounds, -8, -8);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  for (guint i = 0; i < 2; i++)
    {
      gdk_cairo_set_source_rgba (cr, i == 0 ? ground : color);
      cairo_set_line_width (cr, i == 0 ? 5 : 2);
      cairo_move_to (cr, x0, y0);
      cairo_line_to (cr, x1, y1);
      cairo_stroke (cr);
      cairo_arc (cr, x1, y1, i == 0 ? 6 : 4.5, 0, 2 * G_PI);
      cairo_fill (cr);
    }
  cairo_destroy (cr);
}

void
gsy_link_nodes_append_outline (GtkSnapshot *snapshot, const GdkRGBA *color, const graphene_rect_t *bounds)
{
  const float widths[] = { 2, 2, 2, 2 };
  const GdkRGBA colors[] = { *color, *color, *color, *color };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, bounds, 4);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}
