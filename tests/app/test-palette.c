/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-palette.c: each shown layer has a lane and a colour; hidden ones have none. */
#include "config.h"

#include "app/gsy-palette.h"
#include "app/gsy-layer-color.h"

#include <gtk/gtk.h>

static const char *
intern (GsyScheme *scheme, const char *id)
{
  const GsyLayer *layer = gsy_scheme_find_layer (scheme, id);

  return layer->id;
}

static gboolean
not_denial (const char *layer, gpointer user_data)
{
  guint *asked = user_data;

  if (asked != NULL)
    (*asked)++;
  return g_strcmp0 (layer, "denial") != 0;
}

static void
test_lanes (void)
{
  g_autoptr (GsyScheme) scheme = gsy_scheme_new ();
  g_autoptr (GsyPalette) palette = gsy_palette_new (scheme, NULL, NULL, FALSE, FALSE);

  g_assert_cmpuint (gsy_palette_get_n_lanes (palette), ==, 3);
  g_assert_cmpuint (gsy_palette_find (palette, intern (scheme, "accusation"))->lane, ==, 0);
  g_assert_cmpuint (gsy_palette_find (palette, intern (scheme, "denial"))->lane, ==, 1);
  g_assert_cmpuint (gsy_palette_find (palette, intern (scheme, "counter-accusation"))->lane, ==, 2);
  g_assert_cmpint (gsy_palette_find (palette, intern (scheme, "denial"))->line, ==, GSY_LINE_DASHED);
}

static void
test_hidden (void)
{
  g_autoptr (GsyScheme) scheme = gsy_scheme_new ();
  g_autoptr (GsyPalette) palette = gsy_palette_new (scheme, not_denial, NULL, FALSE, FALSE);

  g_assert_cmpuint (gsy_palette_get_n_lanes (palette), ==, 2);
  g_assert_null (gsy_palette_find (palette, intern (scheme, "denial")));
  g_assert_cmpuint (gsy_palette_find (palette, intern (scheme, "counter-accusation"))->lane, ==, 1);
}

static void
test_unlisted (void)
{
  g_autoptr (GsyScheme) scheme = gsy_scheme_new ();
  guint asked = 0;
  g_autoptr (GsyPalette) palette = gsy_palette_new (scheme, not_denial, &asked, FALSE, FALSE);
  GRefString *rumour = g_ref_string_new_intern ("rumour");
  GdkRGBA grey = gsy_layer_color (NULL, FALSE, FALSE);

  const GsyPaint *paint = gsy_palette_find (palette, rumour);
  g_assert_nonnull (paint);
  g_assert_true (gdk_rgba_equal (&paint->ink, &grey));
  g_assert_cmpuint (paint->lane, ==, 2);
  g_assert_cmpuint (gsy_palette_get_n_lanes (palette), ==, 3);
  g_assert_cmpuint (asked, ==, 4);
  gsy_palette_find (palette, rumour);
  g_assert_cmpuint (asked, ==, 4);
  g_ref_string_release (rumour);
}

static GdkRGBA
laid_over (const GdkRGBA *color, double ground)
{
  return (GdkRGBA){ ground + (color->red - ground) * color->alpha, ground + (color->green - ground) * color->alpha, ground + (color->blue - ground) * color->alpha, 1 };
}

/* Letters on any tint are read as well as WCAG asks, in every theme. */
static void
test_contrast (void)
{
  g_autoptr (GsyScheme) scheme = gsy_scheme_new ();

  for (guint theme = 0; theme < 4; theme++)
    {
      gboolean dark = (theme & 1) != 0;
      gboolean high = (theme & 2) != 0;
      g_autoptr (GsyPalette) palette = gsy_palette_new (scheme, NULL, NULL, dark, high);
      double ground = dark ? 0.12 : 1.0;
      GdkRGBA text = dark ? (GdkRGBA){ 1, 1, 1, 1 } : (GdkRGBA){ 0.2f, 0.2f, 0.2f, 1 };
      for (guint i = 0; i < gsy_scheme_get_n_layers (scheme); i++)
        {
          const GsyPaint *paint = gsy_palette_find (palette, gsy_scheme_get_layer (scheme, i)->id);
          GdkRGBA page = { ground, ground, ground, 1 };
          GdkRGBA tint = laid_over (&paint->tint, ground);
          GdkRGBA strong = laid_over (&paint->strong, ground);
          g_assert_cmpfloat (gsy_contrast (&text, &tint), >=, high ? 5.5 : 4.5);
          g_assert_cmpfloat (gsy_contrast (&text, &strong), >=, 4.5);
          g_assert_cmpfloat (gsy_contrast (&paint->ink, &page), >=, 3);
        }
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/palette/a-lane-for-each-layer", test_lanes);
  g_test_add_func ("/palette/a-hidden-layer-gives-up-its-lane", test_hidden);
  g_test_add_func ("/palette/unlisted-layers-are-grey-and-asked-once", test_unlisted);
  g_test_add_func ("/palette/letters-and-lines-can-be-read", test_contrast);
  return g_test_run ();
}
