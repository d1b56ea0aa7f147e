/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-line-art.c: the line styles of layers. A broken line is one repeating gradient, not a node for each dash: that is what keeps a page
 * full of them as cheap as a page of solid ones. */
#include "config.h"

#include "app/gsy-line-art.h"

#include <math.h>

static void
append_broken (GtkSnapshot *snapshot, const GdkRGBA *color, const graphene_rect_t *bounds, float on, float off, gboolean upright)
{
  float share = on / (on + off);
  GdkRGBA clear = *color;
  clear.alpha = 0.f;
  const GskColorStop stops[] = { { 0.f, *color }, { share, *color }, { share, clear }, { 1.f, clear } };
  graphene_point_t start = bounds->origin;

  /* GSK takes two gradients for the same when their points and colours are, however long they are: a line that got longer would not be
   * painted again. Across the line a point may be anywhere, so it tells the length. */
  if (upright)
    start.x += 0.001f * bounds->size.height;
  else
    start.y += 0.001f * bounds->size.width;

  graphene_point_t end = start;
  if (upright)
    end.y += on + off;
  else
    end.x += on + off;
  gtk_snapshot_append_repeating_linear_gradient (snapshot, bounds, &start, &end, stops, G_N_ELEMENTS (stops));
}

static void
append_wave (GtkSnapshot *snapshot, const GdkRGBA *color, float x, float y, float width)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (x, y - 1, width, 5));

  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, 1.4);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_move_to (cr, x, y + 2.6);
  gboolean up = TRUE;
  for (float at = 3; at < width + 3; at += 3, up = !up)
    cairo_line_to (cr, x + at, up ? y + 0.2 : y + 2.6);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

void
gsy_line_art_append (GtkSnapshot *snapshot, GsyLineStyle style, const GdkRGBA *color, float x, float y, float width, float thickness)
{
  switch (style)
    {
    case GSY_LINE_DASHED:
      append_broken (snapshot, color, &GRAPHENE_RECT_INIT (x, y, width, thickness), 3 * thickness, 1.4f * thickness, FALSE);
      break;
    case GSY_LINE_DOTTED:
      append_broken (snapshot, color, &GRAPHENE_RECT_INIT (x, y, width, thickness), thickness, thickness, FALSE);
      break;
    case GSY_LINE_DOUBLE:
      gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x, y, width, 1));
      gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x, y + MAX (2.f, roundf (thickness) - 1), width, 1));
      break;
    case GSY_LINE_WAVY:
      append_wave (snapshot, color, x, y, width);
      break;
    case GSY_LINE_SOLID:
    default:
      gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x, y, width, thickness));
      break;
    }
}

void
gsy_line_art_append_upright (GtkSnapshot *snapshot, GsyLineStyle style, const GdkRGBA *color, float x, float y, float height, float thickness)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (x, y, thickness, height);

  if (style == GSY_LINE_DASHED)
    append_broken (snapshot, color, &bounds, 3 * thickness, 1.4f * thickness, TRUE);
  else if (style == GSY_LINE_DOTTED)
    append_broken (snapshot, color, &bounds, thickness, thickness, TRUE);
  else
    gtk_snapshot_append_color (snapshot, color, &bounds);
}

static void
append_thin (GtkSnapshot *snapshot, const GdkRGBA *color, const graphene_rect_t *bounds, float on, float off, gboolean upright)
{
  if (off > 0)
    append_broken (snapshot, color, bounds, on, off, upright);
  else
    gtk_snapshot_append_color (snapshot, color, bounds);
}

void
gsy_line_art_append_dots (GtkSnapshot *snapshot, const GdkRGBA *color, float x, float y, float width, float on, float off)
{
  append_thin (snapshot, color, &GRAPHENE_RECT_INIT (x, y, width, 1), on, off, FALSE);
}

void
gsy_line_art_append_dots_upright (GtkSnapshot *snapshot, const GdkRGBA *color, float x, float y, float height, float on, float off)
{
  append_thin (snapshot, color, &GRAPHENE_RECT_INIT (x, y, 1, height), on, off, TRUE);
}

void
gsy_line_art_append_disc (GtkSnapshot *snapshot, const GdkRGBA *color, float x, float y, float diameter)
{
  GskRoundedRect disc;

  gsk_rounded_rect_init_from_rect (&disc, &GRAPHENE_RECT_INIT (x - diameter / 2, y - diameter / 2, diameter, diameter), diameter / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &disc);
  gtk_snapshot_append_color (snapshot, color, &disc.bounds);
  gtk_snapshot_pop (snapshot);
}

void
gsy_line_art_append_grip (GtkSnapshot *snapshot, const GdkRGBA *color, const GdkRGBA *rim, float x, float top, float bottom, gboolean above, gboolean filled)
{
  float knob = above ? top - GSY_KNOB / 2 + 1 : bottom + GSY_KNOB / 2 - 1;

  gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x - 1, top, 2, bottom - top));
  gsy_line_art_append_disc (snapshot, rim, x, knob, GSY_KNOB + 2);
  gsy_line_art_append_disc (snapshot, color, x, knob, GSY_KNOB);
  if (!filled)
    gsy_line_art_append_disc (snapshot, rim, x, knob, GSY_KNOB - 4);
}
