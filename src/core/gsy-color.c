/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-color.c: contrast, and colours that have enough of it. */
#include "config.h"
#include "core/gsy-color.h"

#include <math.h>

#define CONTRAST_ON_LIGHT 3.0
#define CONTRAST_ON_DARK 4.5

static const double white[3] = { 1.0, 1.0, 1.0 };
static const double dark_page[3] = { 0x24 / 255.0, 0x24 / 255.0, 0x24 / 255.0 };

gboolean
gsy_color_parse (const char *hex, double rgb[3])
{
  gboolean sound = hex != NULL && hex[0] == '#';
  int digits[6] = { 0 };

  for (guint i = 0; sound && i < 6; i++)
    {
      digits[i] = g_ascii_xdigit_value (hex[i + 1]);
      sound = digits[i] >= 0;
    }
  sound = sound && hex[7] == '\0';
  for (guint i = 0; i < 3; i++)
    rgb[i] = sound ? (digits[2 * i] * 16 + digits[2 * i + 1]) / 255.0 : 0.5;
  return sound;
}

static double
luminance (const double rgb[3])
{
  double linear[3];

  for (guint i = 0; i < 3; i++)
    linear[i] = rgb[i] <= 0.04045 ? rgb[i] / 12.92 : pow ((rgb[i] + 0.055) / 1.055, 2.4);
  return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
}

double
gsy_color_contrast (const double a[3], const double b[3])
{
  double x = luminance (a);
  double y = luminance (b);

  return (MAX (x, y) + 0.05) / (MIN (x, y) + 0.05);
}

/* Sets the lightness of @from (as in HSL) to @lightness, leaving hue and saturation. */
static void
with_lightness (const double from[3], double lightness, double rgb[3])
{
  double max = MAX (from[0], MAX (from[1], from[2]));
  double min = MIN (from[0], MIN (from[1], from[2]));
  double middle = (max + min) / 2;
  double room = 1 - fabs (2 * middle - 1);
  double saturation = max > min ? (max - min) / room : 0;
  double chroma = (1 - fabs (2 * lightness - 1)) * saturation;

  for (guint i = 0; i < 3; i++)
    {
      double offset = max > min ? (from[i] - middle) / (max - min) : 0;

      rgb[i] = CLAMP (lightness + offset * chroma, 0, 1);
    }
}

/* Moves the lightness of @rgb towards @limit, black or white, until it has @contrast against @page. Luminance grows with
 * lightness at a fixed hue and saturation, so halving finds the least change. */
static void
ensure_contrast (double rgb[3], double limit, const double page[3], double contrast)
{
  const double from[3] = { rgb[0], rgb[1], rgb[2] };
  double near = (MAX (from[0], MAX (from[1], from[2])) + MIN (from[0], MIN (from[1], from[2]))) / 2;
  double far = limit;

  if (gsy_color_contrast (rgb, page) >= contrast)
    return;
  for (guint i = 0; i < 24; i++)
    {
      double middle = (near + far) / 2;

      with_lightness (from, middle, rgb);
      if (gsy_color_contrast (rgb, page) >= contrast)
        far = middle;
      else
        near = middle;
    }
  with_lightness (from, far, rgb);
}

void
gsy_color_for_light (const char *hex, double rgb[3])
{
  gsy_color_parse (hex, rgb);
  ensure_contrast (rgb, 0, white, CONTRAST_ON_LIGHT);
}

void
gsy_color_for_dark (const char *hex, double rgb[3])
{
  gsy_color_parse (hex, rgb);
  /* What is darker than the page could reach the contrast downwards in theory only: black has 1.3:1. */
  ensure_contrast (rgb, 1, dark_page, CONTRAST_ON_DARK);
}
