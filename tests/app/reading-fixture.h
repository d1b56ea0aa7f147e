/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reading-fixture.h: one article of a test's own in a shown reading pane, and what its pixels are. */
#pragma once

#include "app/gsy-reading-pane-private.h"
#include "app/gsy-reading-view-private.h"

#include "window-fixture.h"

typedef struct
{
  char *folder;
  GsyCorpus *corpus;
  GsyEditor *editor;
  GtkWidget *window;
  GsyReadingPane *pane;
  GsyReadingView *view;
} Reading;

/* @sidecar, @other_sidecar: (nullable): their bytes. @other: (nullable): a second article, "b.txt". */
static inline void
reading_begin_two (Reading *reading, const char *text, const char *sidecar, const char *other, const char *other_sidecar)
{
  reading->folder = make_folder ();
  if (other != NULL)
    g_free (put_file (reading->folder, "b.txt", other));
  if (other_sidecar != NULL)
    g_free (put_file (reading->folder, "b.txt.annotations.json", other_sidecar));
  g_free (put_file (reading->folder, "a.txt", text));
  if (sidecar != NULL)
    g_free (put_file (reading->folder, "a.txt.annotations.json", sidecar));
  reading->corpus = gsy_corpus_new (reading->folder, NULL);
  wait_until (!gsy_corpus_is_loading (reading->corpus));
  wait_until (gsy_folder_index_is_ready (gsy_corpus_get_index (reading->corpus)));
  reading->editor = gsy_editor_new ();
  reading->pane = g_object_new (GSY_TYPE_READING_PANE, "editor", reading->editor, NULL);
  reading->view = reading->pane->view;
  gsy_editor_set_corpus (reading->editor, reading->corpus);
  gsy_editor_open (reading->editor, "a.txt", NULL);
  wait_until (gsy_editor_get_opening (reading->editor) == NULL);
  reading->window = show_in_window (GTK_WIDGET (reading->pane), 860, 640);
}

static inline void
reading_begin (Reading *reading, const char *text, const char *sidecar)
{
  reading_begin_two (reading, text, sidecar, NULL, NULL);
}

static inline void
reading_end (Reading *reading)
{
  GError *error = NULL;

  gsy_corpus_flush_sync (reading->corpus, &error);
  g_assert_no_error (error);
  close_window (reading->window, GTK_WIDGET (reading->pane));
  gsy_editor_set_corpus (reading->editor, NULL);
  g_assert_finalize_object (reading->editor);
  drain ();
  g_assert_finalize_object (reading->corpus);
  free_folder (reading->folder);
}

static inline const GsyStatement *
reading_mark (Reading *reading, const char *layer, guint start, guint end)
{
  g_assert_true (gsy_editor_mark (reading->editor, layer, gsy_span (start, end), GSY_SNAP_CHARACTERS));
  return gsy_editor_get_selected (reading->editor);
}

static inline void
reading_unselect (Reading *reading)
{
  gsy_editor_select (reading->editor, NULL, 0, FALSE);
}

static inline GsyStore *
reading_store (Reading *reading)
{
  return gsy_editor_get_store (reading->editor);
}

/* --- pixels --- */

typedef struct
{
  int width;
  int height;
  guint32 *pixels; /* 0xAARRGGBB */
} Picture;

/* What the view paints, as it is now. */
static inline Picture
take_picture (GtkWidget *widget)
{
  drain ();
  gtk_test_widget_wait_for_draw (widget);
  Picture picture = { gtk_widget_get_width (widget), gtk_widget_get_height (widget), NULL };
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GdkPaintable) image = gdk_paintable_get_current_image (paintable);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 1, 1, 1, 1 }, &GRAPHENE_RECT_INIT (0, 0, picture.width, picture.height));
  gdk_paintable_snapshot (image, snapshot, picture.width, picture.height);
  g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (snapshot);
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));
  g_autoptr (GdkTexture) texture = gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, picture.width, picture.height));
  picture.pixels = g_new (guint32, picture.width * picture.height);
  gdk_texture_download (texture, (guchar *) picture.pixels, picture.width * 4);
  return picture;
}

static inline guint32
pixel_at (const Picture *picture, int x, int y)
{
  g_assert_cmpint (x, >=, 0);
  g_assert_cmpint (y, >=, 0);
  g_assert_cmpint (x, <, picture->width);
  g_assert_cmpint (y, <, picture->height);
  return picture->pixels[y * picture->width + x];
}

static inline void
picture_free (Picture *picture)
{
  g_free (picture->pixels);
}

static inline guint32
to_pixel (const GdkRGBA *color)
{
  return 0xff000000u | (guint32) (color->red * 255 + 0.5f) << 16 | (guint32) (color->green * 255 + 0.5f) << 8 | (guint32) (color->blue * 255 + 0.5f);
}

static inline gboolean
is_near (guint32 a, guint32 b, int tolerance)
{
  for (guint shift = 0; shift < 24; shift += 8)
    if (ABS ((int) (a >> shift & 0xff) - (int) (b >> shift & 0xff)) > tolerance)
      return FALSE;
  return TRUE;
}

/* @color laid over white. */
static inline guint32
on_white (const GdkRGBA *color)
{
  GdkRGBA mixed = {
    1 - color->alpha + color->red * color->alpha, 1 - color->alpha + color->green * color->alpha, 1 - color->alpha + color->blue * color->alpha, 1
  };
  return to_pixel (&mixed);
}

/* Where a letter is in the view's own coordinates. */
static inline GdkRectangle
letter_at (Reading *reading, guint offset)
{
  GdkRectangle area;

  g_assert_true (gsy_reading_view_get_area (reading->view, gsy_span (offset, offset + 1), &area));
  return area;
}

/* TRUE when some pixel in the rectangle has just about this colour. */
static inline gboolean
has_color (const Picture *picture, GdkRectangle area, guint32 color)
{
  for (int y = area.y; y < area.y + area.height; y++)
    for (int x = area.x; x < area.x + area.width; x++)
      if (is_near (pixel_at (picture, x, y), color, 3))
        return TRUE;
  return FALSE;
}

static inline const GsyPaint *
paint_of (Reading *reading, const char *layer)
{
  GsyPalette *palette = gsy_highlight_painter_get_palette (gsy_reading_view_get_painter (reading->view));

  return gsy_palette_find (palette, gsy_scheme_find_layer (gsy_editor_get_scheme (reading->editor), layer)->id);
}

#define READING_TEST_MAIN_BEGIN       \
  gtk_test_init (&argc, &argv, NULL); \
  isolate_state ();                   \
  adw_init ();                        \
  gtk_source_init ();                 \
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_LIGHT)
