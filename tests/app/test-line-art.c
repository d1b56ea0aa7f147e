/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-line-art.c: each line style can be told from the others without colour. */
#include "config.h"

#include "app/gsy-line-art.h"

#define WIDTH 120
#define HEIGHT 12

static void
draw (GskRenderNode *node, guint32 *pixels)
{
  cairo_surface_t *surface = cairo_image_surface_create_for_data ((guchar *) pixels, CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT, WIDTH * 4);
  cairo_t *cr = cairo_create (surface);

  memset (pixels, 0, WIDTH * HEIGHT * 4);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* For each style: how many of the row's pixels are inked, in each row. */
static void
test_styles (void)
{
  guint counts[GSY_N_LINE_STYLES][HEIGHT] = { { 0 } };

  for (guint style = 0; style < GSY_N_LINE_STYLES; style++)
    {
      guint32 pixels[WIDTH * HEIGHT];
      GtkSnapshot *snapshot = gtk_snapshot_new ();
      gsy_line_art_append (snapshot, style, &(GdkRGBA){ 1, 0, 0, 1 }, 10, 4, 100, 2);
      g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (snapshot);
      draw (node, pixels);
      for (guint y = 0; y < HEIGHT; y++)
        for (guint x = 0; x < WIDTH; x++)
          {
            guint alpha = pixels[y * WIDTH + x] >> 24;
            if (alpha > 128)
              counts[style][y]++;
            g_assert_true (alpha == 0 || (x >= 10 && x < 110));
          }
    }

  g_assert_cmpuint (counts[GSY_LINE_SOLID][4], ==, 100);
  g_assert_cmpuint (counts[GSY_LINE_SOLID][5], ==, 100);
  g_assert_cmpuint (counts[GSY_LINE_DASHED][4], >, 55);
  g_assert_cmpuint (counts[GSY_LINE_DASHED][4], <, 85);
  g_assert_cmpuint (counts[GSY_LINE_DOTTED][4], >, 35);
  g_assert_cmpuint (counts[GSY_LINE_DOTTED][4], <, 65);
  g_assert_cmpuint (counts[GSY_LINE_DOUBLE][4], ==, 100);
  g_assert_cmpuint (counts[GSY_LINE_DOUBLE][5], ==, 0);
  g_assert_cmpuint (counts[GSY_LINE_DOUBLE][6], ==, 100);
  g_assert_cmpuint (counts[GSY_LINE_WAVY][4] + counts[GSY_LINE_WAVY][5] + counts[GSY_LINE_WAVY][6], >, 50);
  g_assert_cmpuint (counts[GSY_LINE_WAVY][5], <, 100);
}

static GskRenderNode *
new_dashes (float width)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gsy_line_art_append (snapshot, GSY_LINE_DASHED, &(GdkRGBA){ 1, 0, 0, 1 }, 10, 4, width, 2);
  return gtk_snapshot_free_to_node (snapshot);
}

/* GSK compares gradients by their points alone; a longer line has to have others, or it is not painted again. */
static void
test_length_shows (void)
{
  g_autoptr (GskRenderNode) shorter = new_dashes (80);
  g_autoptr (GskRenderNode) longer = new_dashes (81);
  graphene_point_t a = *gsk_linear_gradient_node_get_start (shorter);
  graphene_point_t b = *gsk_linear_gradient_node_get_start (longer);

  g_assert_false (graphene_point_equal (&a, &b));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/line-art/styles-differ-without-colour", test_styles);
  g_test_add_func ("/line-art/a-longer-line-is-another-node", test_length_shows);
  return g_test_run ();
}
