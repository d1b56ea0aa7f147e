/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-color.c: any colour can be seen on either page, and keeps its hue. */
#include "config.h"
#include "core/gsy-color.h"

#include <math.h>

static const double white[3] = { 1, 1, 1 };
static const double black[3] = { 0, 0, 0 };
static const double dark_page[3] = { 0x24 / 255.0, 0x24 / 255.0, 0x24 / 255.0 };

static double
hue (const double rgb[3])
{
  return atan2 (sqrt (3) * (rgb[1] - rgb[2]), 2 * rgb[0] - rgb[1] - rgb[2]);
}

static double
chroma (const double rgb[3])
{
  return MAX (rgb[0], MAX (rgb[1], rgb[2])) - MIN (rgb[0], MIN (rgb[1], rgb[2]));
}

static void
check_color (const char *hex)
{
  double from[3];
  double light[3];
  double dark[3];

  g_assert_true (gsy_color_parse (hex, from));
  gsy_color_for_light (hex, light);
  gsy_color_for_dark (hex, dark);
  g_test_message ("%s", hex);
  g_assert_cmpfloat (gsy_color_contrast (light, white), >=, 3.0);
  g_assert_cmpfloat (gsy_color_contrast (dark, dark_page), >=, 4.5);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpfloat (light[i], <=, from[i] + 1e-9);
      g_assert_cmpfloat (dark[i], >=, from[i] - 1e-9);
      g_assert_cmpfloat (dark[i], <=, 1);
      g_assert_cmpfloat (light[i], >=, 0);
    }
  if (chroma (from) > 0.02 && chroma (dark) > 1e-6)
    g_assert_cmpfloat (cos (hue (from) - hue (dark)), >, 0.9999);
  if (chroma (from) > 0.02 && chroma (light) > 1e-6)
    g_assert_cmpfloat (cos (hue (from) - hue (light)), >, 0.9999);
  /* No more than is needed. */
  if (gsy_color_contrast (from, white) >= 3.0)
    g_assert_cmpmem (from, sizeof from, light, sizeof light);
  else
    g_assert_cmpfloat (gsy_color_contrast (light, white), <, 3.001);
  if (gsy_color_contrast (from, dark_page) < 4.5)
    g_assert_cmpfloat (gsy_color_contrast (dark, dark_page), <, 4.501);
  else
    g_assert_cmpmem (from, sizeof from, dark, sizeof dark);
}

static void
test_known_contrasts (void)
{
  double grey[3];

  g_assert_cmpfloat_with_epsilon (gsy_color_contrast (white, black), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (gsy_color_contrast (black, white), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (gsy_color_contrast (white, white), 1, 1e-9);
  /* The lightest grey that still has 4.5:1 on white, as every accessibility guide has it. */
  g_assert_true (gsy_color_parse ("#767676", grey));
  g_assert_cmpfloat_with_epsilon (gsy_color_contrast (grey, white), 4.54, 0.005);
}

static void
test_builtin_layers (void)
{
  const char *const colors[] = { "#c01c28", "#1a5fb4", "#9a5c00" };

  for (guint i = 0; i < G_N_ELEMENTS (colors); i++)
    {
      double rgb[3];

      check_color (colors[i]);
      /* Good on white as they are. */
      gsy_color_parse (colors[i], rgb);
      g_assert_cmpfloat (gsy_color_contrast (rgb, white), >=, 4.5);
    }
}

static void
test_any_color (void)
{
  const char *const edges[] = { "#000000", "#ffffff", "#ff0000", "#00ff00", "#0000ff", "#ffff00", "#00ffff", "#ff00ff", "#242424", "#808080", "#000001", "#FEFEFF" };

  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    check_color (edges[i]);
  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *hex = g_strdup_printf ("#%06x", (guint) g_test_rand_int_range (0, 0x1000000));

      check_color (hex);
    }
}

static void
test_no_color (void)
{
  const char *const wrong[] = { NULL, "", "#", "red", "#12345", "#1234567", "123456", "#12345g", "#é12345" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      double rgb[3];

      g_assert_false (gsy_color_parse (wrong[i], rgb));
      g_assert_cmpfloat (rgb[0], ==, 0.5);
      gsy_color_for_dark (wrong[i], rgb);
      g_assert_cmpfloat (gsy_color_contrast (rgb, dark_page), >=, 4.5);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/color/known-contrasts", test_known_contrasts);
  g_test_add_func ("/color/built-in-layers-are-seen-on-both-pages", test_builtin_layers);
  g_test_add_func ("/color/any-color-is-seen-and-keeps-its-hue", test_any_color);
  g_test_add_func ("/color/what-is-no-color-is-grey", test_no_color);
  return g_test_run ();
}
