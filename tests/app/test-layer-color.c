/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-layer-color.c: every colour can be read on both grounds. */
#include "config.h"

#include "app/gsy-layer-color.h"

static void
test_contrast (void)
{
  const GdkRGBA black = { 0, 0, 0, 1 }, white = { 1, 1, 1, 1 }, gray = { 0.4667f, 0.4667f, 0.4667f, 1 };

  g_assert_cmpfloat_with_epsilon (gsy_contrast (&black, &white), 21.0, 0.001);
  g_assert_cmpfloat_with_epsilon (gsy_contrast (&white, &white), 1.0, 0.001);
  /* #777777 on white, as every table has it */
  g_assert_cmpfloat_with_epsilon (gsy_contrast (&gray, &white), 4.48, 0.01);
}

static void
test_readable (void)
{
  const GdkRGBA light = { 1, 1, 1, 1 }, dark = { 0.14f, 0.14f, 0.14f, 1 };

  for (int i = 0; i < 500; i++)
    {
      g_autofree char *color = g_strdup_printf ("#%06x", g_test_rand_int_range (0, 0x1000000));
      GdkRGBA on_light = gsy_layer_color (color, FALSE, FALSE);
      GdkRGBA on_dark = gsy_layer_color (color, TRUE, FALSE);
      g_assert_cmpfloat (gsy_contrast (&on_light, &light), >=, 4.5);
      g_assert_cmpfloat (gsy_contrast (&on_dark, &dark), >=, 4.5);
    }
}

static void
test_kept (void)
{
  GdkRGBA given, shown = gsy_layer_color ("#1a5fb4", FALSE, FALSE);

  g_assert_true (gdk_rgba_parse (&given, "#1a5fb4"));
  g_assert_true (gdk_rgba_equal (&given, &shown));
}

static void
test_none (void)
{
  GdkRGBA none = gsy_layer_color (NULL, FALSE, FALSE);
  GdkRGBA broken = gsy_layer_color ("no colour", FALSE, FALSE);

  g_assert_true (gdk_rgba_equal (&none, &broken));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layer-color/contrast-is-that-of-wcag", test_contrast);
  g_test_add_func ("/layer-color/any-colour-can-be-read-on-both-grounds", test_readable);
  g_test_add_func ("/layer-color/what-can-be-read-stays-as-it-is", test_kept);
  g_test_add_func ("/layer-color/none-and-broken-are-grey", test_none);
  return g_test_run ();
}
