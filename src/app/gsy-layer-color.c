/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-layer-color.c: the colour in which a layer is drawn, in lists and in the article alike. */
#include "config.h"

#include "app/gsy-layer-color.h"

#include <math.h>

/* The grounds of libadwaita's side bars; what is lighter or darker, as a selected row, is so near that the margin holds there too. */
static const GdkRGBA light_ground = { 0.98f, 0.98f, 0.98f, 1.f };
static const GdkRGBA dark_ground = { 0.19f, 0.19f, 0.19f, 1.f };
static const GdkRGBA dark_page = { 0x1e / 255.f, 0x1e / 255.f, 0x1e / 255.f, 1.f };
static const GdkRGBA unlisted = { 0.47f, 0.46f, 0.48f, 1.f };

/* On those grounds, so that it is 4.5 and 7 on a selected row, too. */
#define MIN_CONTRAST 5.4
#define MIN_HIGH_CONTRAST 8.4

static double
get_min_contrast (gboolean high_contrast)
{
  return high_contrast ? MIN_HIGH_CONTRAST : MIN_CONTRAST;
}

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
luminance (const GdkRGBA *color)
{
  return 0.2126 * linear (color->red) + 0.7152 * linear (color->green) + 0.0722 * linear (color->blue);
}

double
gsy_contrast (const GdkRGBA *a, const GdkRGBA *b)
{
  double one = luminance (a) + 0.05;
  double other = luminance (b) + 0.05;

  return one > other ? one / other : other / one;
}

static GdkRGBA
mix (const GdkRGBA *a, const GdkRGBA *b, double share)
{
  return (GdkRGBA){
    .red = (float) (a->red + (b->red - a->red) * share),
    .green = (float) (a->green + (b->green - a->green) * share),
    .blue = (float) (a->blue + (b->blue - a->blue) * share),
    .alpha = 1.f,
  };
}

GdkRGBA
gsy_color_over (const GdkRGBA *color, const GdkRGBA *ground)
{
  GdkRGBA opaque = *color;

  opaque.alpha = 1.f;
  return mix (ground, &opaque, color->alpha);
}

double
gsy_layer_color_get_margin (gboolean dark, gboolean high_contrast)
{
  double least = get_min_contrast (high_contrast);

  return dark ? least * gsy_contrast (&dark_page, &dark_ground) : least;
}

GdkRGBA
gsy_layer_color (const char *color, gboolean dark, gboolean high_contrast)
{
  static const GdkRGBA white = { 1.f, 1.f, 1.f, 1.f };
  static const GdkRGBA black = { 0.f, 0.f, 0.f, 1.f };
  GdkRGBA given;

  if (color == NULL || !gdk_rgba_parse (&given, color))
    given = unlisted;
  given.alpha = 1.f;

  /* Towards white or black keeps the hue; the smallest step that can be read keeps the colour. */
  const GdkRGBA *ground = dark ? &dark_ground : &light_ground;
  GdkRGBA result = given;
  for (int step = 1; step <= 20 && gsy_contrast (&result, ground) < get_min_contrast (high_contrast); step++)
    result = mix (&given, dark ? &white : &black, step / 20.0);
  return result;
}
