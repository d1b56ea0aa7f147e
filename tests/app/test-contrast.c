/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-contrast.c: letters on every highlight, and every line and mark, can be seen: in light, dark and high contrast, for any colour that a layer may
 * have; computed from the palette, and measured in what is drawn. */
#include "config.h"

#include "app/gsy-layer-color.h"
#include "reading-fixture.h"

#include <math.h>

/* What WCAG asks of letters and of graphics. */
#define LETTERS (is_high () ? 7.0 : 4.5)
#define MARKS 3.0

/* One step of a channel is lost by rounding. */
#define ROUNDING 0.05

/* The palette's page is libadwaita 1.2's. In later ones, black letters have a trace of blue, and the dark page is #1d1d20 rather than #1e1e1e: nobody sees it,
 * and what is drawn is measured. */
#define SAME_PAGE 2
#define SAME_TINT 3
#define SAME_LETTERS 5

typedef struct
{
  const char *name;
  gboolean dark;
  gboolean high;
} Theme;

static const Theme themes[] = {
  { "light", FALSE, FALSE },
  { "dark", TRUE, FALSE },
  { "light-high-contrast", FALSE, TRUE },
  { "dark-high-contrast", TRUE, TRUE },
};

static gboolean
is_high (void)
{
  return adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
}

/* --- computed --- */

static GsyScheme *
make_scheme (const char *color)
{
  GsyScheme *scheme = gsy_scheme_new ();
  const GsyLayer *first = gsy_scheme_get_layer (scheme, 0);
  g_autoptr (GsyLayer) layer = gsy_layer_new (first->id, first->name, color, first->line, first->key);
  g_autoptr (GsyEdit) edit = gsy_scheme_edit_replace_layer (scheme, layer, "", NULL);

  g_assert_nonnull (edit);
  g_assert_true (gsy_scheme_apply (scheme, edit, NULL));
  return scheme;
}

/* Selected or not: what is selected has the accent colour laid over it. */
static double
letters_on (const GsyPage *page, const GdkRGBA *ground, gboolean high)
{
  const GdkRGBA selection = { 0x35 / 255.f, 0x84 / 255.f, 0xe4 / 255.f, high ? 0.2f : 0.3f };
  GdkRGBA text = gsy_color_over (&page->text, ground);
  GdkRGBA selected_text = gsy_color_over (&selection, &text);
  GdkRGBA selected_ground = gsy_color_over (&selection, ground);

  return MIN (gsy_contrast (&text, ground), gsy_contrast (&selected_text, &selected_ground));
}

/* Any colour that can be written with three hexadecimal digits: 4,096. The lines of each are laid over the tints of each other one. */
static void
check_any_color (gboolean dark, gboolean high)
{
  double letters = high ? 7.0 : 4.5;
  double least_letters = G_MAXDOUBLE;
  double least_ink = G_MAXDOUBLE;
  double most_tint = 1;
  double least_tint = G_MAXDOUBLE;
  double least_step = G_MAXDOUBLE;

  for (guint i = 0; i < 4096; i++)
    {
      g_autofree char *color = g_strdup_printf ("#%x%x%x%x%x%x", i >> 8, i >> 8, i >> 4 & 15, i >> 4 & 15, i & 15, i & 15);
      g_autoptr (GsyScheme) scheme = make_scheme (color);
      g_autoptr (GsyPalette) palette = gsy_palette_new (scheme, NULL, NULL, dark, high);
      const GsyPage *page = gsy_palette_get_page (palette);
      const GsyPaint *paint = gsy_palette_find (palette, gsy_scheme_get_layer (scheme, 0)->id);
      const GdkRGBA *tints[] = { &paint->tint, &paint->strong };
      double on_page[2];
      for (guint k = 0; k < G_N_ELEMENTS (tints); k++)
        {
          GdkRGBA ground = gsy_color_over (tints[k], &page->ground);
          least_letters = MIN (least_letters, letters_on (page, &ground, high));
          on_page[k] = gsy_contrast (&ground, &page->ground);
          most_tint = MAX (most_tint, on_page[k]);
        }
      least_ink = MIN (least_ink, gsy_contrast (&paint->ink, &page->ground));
      least_tint = MIN (least_tint, on_page[0]);
      least_step = MIN (least_step, on_page[1] - on_page[0]);
      g_assert_cmpfloat (letters_on (page, &page->found, high), >=, letters);
      g_assert_cmpfloat (gsy_contrast (&page->found_outline, &page->ground), >=, MARKS);
    }
  g_test_message ("any colour: letters on tints at least %.2f:1; lines on the page %.2f:1, on tints %.2f:1; tints on the page from %.2f:1", least_letters, least_ink, least_ink / most_tint, least_tint);
  g_assert_cmpfloat (least_letters, >=, letters);
  g_assert_cmpfloat (least_ink, >=, MARKS);
  g_assert_cmpfloat (least_ink / most_tint, >=, MARKS);
  /* A tint is seen at all, and the selected statement's is never weaker than the others. */
  g_assert_cmpfloat (least_tint, >=, 1.1);
  g_assert_cmpfloat (least_step, >=, 0);
}

static void
test_any_color (gconstpointer data)
{
  const Theme *theme = data;

  check_any_color (theme->dark, theme->high);
}

/* --- measured --- */

/* A full block is all letter, the space beside it all ground. */
#define WORDS "█ █ █ █ █ █\n"
#define N_LAYERS 8

static GdkRGBA
to_color (guint32 pixel)
{
  return (GdkRGBA){ (pixel >> 16 & 0xff) / 255.f, (pixel >> 8 & 0xff) / 255.f, (pixel & 0xff) / 255.f, 1 };
}

static guint32
pixel_in (Reading *reading, const Picture *picture, guint offset)
{
  GdkRectangle area = letter_at (reading, offset);
  double x = 0;
  double y = 0;

  g_assert_true (gtk_widget_translate_coordinates (GTK_WIDGET (reading->view), reading->window, area.x + area.width / 2.0, area.y + area.height / 2.0, &x, &y));
  return pixel_at (picture, (int) x, (int) y);
}

/* Of the letter at @offset with the space after it. */
static double
measure (Reading *reading, const Picture *picture, guint offset, guint32 *ground)
{
  *ground = pixel_in (reading, picture, offset + 1);
  GdkRGBA below = to_color (*ground);
  GdkRGBA letter = to_color (pixel_in (reading, picture, offset));
  return gsy_contrast (&letter, &below);
}

static guint
start_of (guint i)
{
  return i * (guint) g_utf8_strlen (WORDS, -1);
}

static GdkRectangle
below_words (Reading *reading, guint i)
{
  GdkRectangle area = letter_at (reading, start_of (i) + 3);
  double x = 0;
  double y = 0;

  g_assert_true (gtk_widget_translate_coordinates (GTK_WIDGET (reading->view), reading->window, area.x, area.y + area.height, &x, &y));
  return (GdkRectangle){ (int) x, (int) y, area.width, 40 };
}

/* As AdwApplication does it; for the rest of the program. */
static void
add_css (const char *name)
{
  g_autoptr (GtkCssProvider) css = gtk_css_provider_new ();
  g_autofree char *path = g_strconcat ("/org/gainsay/Gainsay/", name, NULL);

  gtk_css_provider_load_from_resource (css, path);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (css), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
check_drawn (const Theme *theme)
{
  Reading reading;
  g_autoptr (GString) text = g_string_new (NULL);
  Picture picture;
  guint32 ground;
  double least = G_MAXDOUBLE;

  add_css ("style.css");
  if (theme->high)
    add_css ("style-hc.css");
  if (theme->high && theme->dark)
    add_css ("style-hc-dark.css");
  for (guint i = 0; i <= N_LAYERS; i++)
    g_string_append (text, WORDS);
  reading_begin (&reading, text->str, NULL);
  gtk_window_set_default_size (GTK_WINDOW (reading.window), 860, 1000);
  GsyScheme *scheme = gsy_editor_get_scheme (reading.editor);
  while (gsy_scheme_get_n_layers (scheme) < N_LAYERS)
    g_assert_true (gsy_editor_add_layer (reading.editor, "Rumour"));
  for (guint i = 0; i < N_LAYERS; i++)
    reading_mark (&reading, gsy_scheme_get_layer (scheme, i)->id, start_of (i), start_of (i) + 11);
  reading_unselect (&reading);

  GsyPalette *palette = gsy_highlight_painter_get_palette (gsy_reading_view_get_painter (reading.view));
  const GsyPage *page = gsy_palette_get_page (palette);
  picture = take_picture (reading.window);
  /* The page is what the palette takes it for. */
  least = measure (&reading, &picture, start_of (N_LAYERS), &ground);
  g_assert_true (is_near (ground, to_pixel (&page->ground), SAME_PAGE));
  GdkRGBA letter = gsy_color_over (&page->text, &page->ground);
  g_assert_true (is_near (pixel_in (&reading, &picture, start_of (N_LAYERS)), to_pixel (&letter), SAME_LETTERS));
  for (guint i = 0; i < N_LAYERS; i++)
    {
      const GsyPaint *paint = paint_of (&reading, gsy_scheme_get_layer (scheme, i)->id);
      GdkRGBA tint = gsy_color_over (&paint->tint, &page->ground);
      least = MIN (least, measure (&reading, &picture, start_of (i), &ground));
      g_assert_true (is_near (ground, to_pixel (&tint), SAME_TINT));
      g_assert_true (has_color (&picture, below_words (&reading, i), to_pixel (&paint->ink)));
    }
  picture_free (&picture);

  /* What the reader selects on them. */
  gsy_reading_view_select (reading.view, gsy_span (0, start_of (N_LAYERS)));
  gtk_widget_set_state_flags (GTK_WIDGET (reading.view), GTK_STATE_FLAG_FOCUS_WITHIN | GTK_STATE_FLAG_FOCUSED, FALSE);
  picture = take_picture (reading.window);
  for (guint i = 0; i < N_LAYERS; i++)
    {
      const GsyPaint *paint = paint_of (&reading, gsy_scheme_get_layer (scheme, i)->id);
      GdkRGBA tint = gsy_color_over (&paint->tint, &page->ground);
      least = MIN (least, measure (&reading, &picture, start_of (i), &ground));
      g_assert_false (is_near (ground, to_pixel (&tint), SAME_TINT));
    }
  picture_free (&picture);
  gsy_reading_view_clear_selection (reading.view);

  /* Words that were found on them, and the selected statement. */
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (GsySpan));
  for (guint i = 0; i < N_LAYERS; i++)
    {
      GsySpan match = gsy_span (start_of (i) + 4, start_of (i) + 7);
      g_array_append_val (matches, match);
    }
  gsy_reading_view_set_matches (reading.view, matches, 0);
  for (guint i = 0; i < N_LAYERS; i++)
    {
      g_autofree char *id = g_strdup (gsy_store_get_statement (reading_store (&reading), i)->id);
      const GsyPaint *paint = paint_of (&reading, gsy_scheme_get_layer (scheme, i)->id);
      GdkRGBA strong = gsy_color_over (&paint->strong, &page->ground);
      gsy_editor_select (reading.editor, id, 0, FALSE);
      picture = take_picture (reading.window);
      least = MIN (least, measure (&reading, &picture, start_of (i) + 2, &ground));
      g_assert_true (is_near (ground, to_pixel (&strong), SAME_TINT));
      least = MIN (least, measure (&reading, &picture, start_of (i) + 4, &ground));
      g_assert_true (is_near (ground, to_pixel (&page->found), 2));
      picture_free (&picture);
    }
  g_print ("# %s, as drawn: letters at least %.2f:1\n", theme->name, least);
  g_assert_cmpfloat (least, >=, LETTERS - ROUNDING);
  reading_end (&reading);
}

/* libadwaita asks its environment for high contrast when it starts. */
static void
test_drawn (gconstpointer data)
{
  const Theme *theme = data;

  if (g_test_subprocess ())
    {
      adw_style_manager_set_color_scheme (adw_style_manager_get_default (), theme->dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
      g_assert_cmpint (is_high (), ==, theme->high);
      check_drawn (theme);
      return;
    }
  g_setenv ("ADW_DEBUG_HIGH_CONTRAST", theme->high ? "1" : "0", TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_unsetenv ("ADW_DEBUG_HIGH_CONTRAST");
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout ("*letters at least*");
}

/* --- not colour alone --- */

/* As many layers as there are line styles: no two of them have the same, so that grey tells them apart; of more, none shares both style and colour. */
static void
test_line_styles (void)
{
  g_autoptr (GsyScheme) scheme = gsy_scheme_new ();

  for (guint n = gsy_scheme_get_n_layers (scheme); n < 11; n++)
    {
      g_autoptr (GsyEdit) edit = gsy_scheme_edit_add_layer (scheme, NULL, NULL);
      g_assert_true (gsy_scheme_apply (scheme, edit, NULL));
    }
  g_autoptr (GsyPalette) palette = gsy_palette_new (scheme, NULL, NULL, FALSE, FALSE);
  for (guint i = 0; i < gsy_scheme_get_n_layers (scheme); i++)
    for (guint k = 0; k < i; k++)
      {
        const GsyPaint *one = gsy_palette_find (palette, gsy_scheme_get_layer (scheme, i)->id);
        const GsyPaint *other = gsy_palette_find (palette, gsy_scheme_get_layer (scheme, k)->id);
        g_assert_cmpuint (one->lane, !=, other->lane);
        if (i < GSY_N_LINE_STYLES)
          g_assert_cmpint (one->line, !=, other->line);
        g_assert_false (one->line == other->line && gdk_rgba_equal (&one->ink, &other->ink));
      }
}

/* What eyes see that lack the cones for long, middle or short waves: of red, green and blue in amounts of light. Machado, Oliveira and Fernandes, “A
 * Physiologically-based Model for Simulation of Color Vision Deficiency”, 2009, severity 1. */
static const struct
{
  const char *name;
  double matrix[3][3];
} visions[] = {
  { "protanopia", { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } } },
  { "deuteranopia", { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } } },
  { "tritanopia", { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 }, { 0.004733, 0.691367, 0.303900 } } },
};

static double
to_light (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
from_light (double light)
{
  light = CLAMP (light, 0, 1);
  return light <= 0.0031308 ? light * 12.92 : 1.055 * pow (light, 1 / 2.4) - 0.055;
}

static GdkRGBA
see (guint vision, const GdkRGBA *color)
{
  double light[3] = { to_light (color->red), to_light (color->green), to_light (color->blue) };
  double seen[3];

  for (guint i = 0; i < 3; i++)
    {
      const double *row = visions[vision].matrix[i];
      seen[i] = from_light (row[0] * light[0] + row[1] * light[1] + row[2] * light[2]);
    }
  return (GdkRGBA){ (float) seen[0], (float) seen[1], (float) seen[2], 1 };
}

/* What has no color has none for anybody: the matrices are those that they should be. */
static void
test_grey_is_seen_alike (void)
{
  for (guint vision = 0; vision < G_N_ELEMENTS (visions); vision++)
    for (guint i = 0; i <= 255; i++)
      {
        GdkRGBA grey = { (float) i / 255, (float) i / 255, (float) i / 255, 1 };
        GdkRGBA seen = see (vision, &grey);
        g_assert_true (is_near (to_pixel (&seen), to_pixel (&grey), 1));
      }
}

/* The layers that a folder begins with, and those that are added. */
static void
test_color_blind (gconstpointer data)
{
  const Theme *theme = data;
  g_autoptr (GsyScheme) scheme = gsy_scheme_new ();

  while (gsy_scheme_get_n_layers (scheme) < GSY_N_LINE_STYLES)
    {
      g_autoptr (GsyEdit) edit = gsy_scheme_edit_add_layer (scheme, NULL, NULL);
      g_assert_true (gsy_scheme_apply (scheme, edit, NULL));
    }
  g_autoptr (GsyPalette) palette = gsy_palette_new (scheme, NULL, NULL, theme->dark, theme->high);
  const GsyPage *page = gsy_palette_get_page (palette);
  for (guint vision = 0; vision < G_N_ELEMENTS (visions); vision++)
    {
      GdkRGBA ground = see (vision, &page->ground);
      double least = G_MAXDOUBLE;
      double nearest = G_MAXDOUBLE;
      for (guint i = 0; i < gsy_scheme_get_n_layers (scheme); i++)
        {
          const GsyPaint *paint = gsy_palette_find (palette, gsy_scheme_get_layer (scheme, i)->id);
          GdkRGBA ink = see (vision, &paint->ink);
          least = MIN (least, gsy_contrast (&ink, &ground));
          for (guint k = 0; k < i; k++)
            {
              const GsyPaint *other = gsy_palette_find (palette, gsy_scheme_get_layer (scheme, k)->id);
              GdkRGBA other_ink = see (vision, &other->ink);
              nearest = MIN (nearest, sqrt (pow (ink.red - other_ink.red, 2) + pow (ink.green - other_ink.green, 2) + pow (ink.blue - other_ink.blue, 2)));
              g_assert_cmpint (paint->line, !=, other->line);
            }
        }
      g_test_message ("%s: lines on the page at least %.2f:1; two of them are as near as %.2f", visions[vision].name, least, nearest);
      g_assert_cmpfloat (least, >=, MARKS);
    }
}

int
main (int argc, char **argv)
{
  READING_TEST_MAIN_BEGIN;
  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    {
      g_autofree char *computed = g_strdup_printf ("/contrast/%s/any-colour-of-a-layer-can-be-read-on-and-seen", themes[i].name);
      g_autofree char *drawn = g_strdup_printf ("/contrast/%s/what-is-drawn-is-what-was-computed", themes[i].name);
      g_test_add_data_func (computed, &themes[i], test_any_color);
      g_test_add_data_func (drawn, &themes[i], test_drawn);
      g_autofree char *blind = g_strdup_printf ("/contrast/%s/lines-are-seen-and-differ-without-each-of-the-three-cones", themes[i].name);
      g_test_add_data_func (blind, &themes[i], test_color_blind);
    }
  g_test_add_func ("/contrast/grey-is-grey-without-each-of-the-three-cones", test_grey_is_seen_alike);
  g_test_add_func ("/contrast/layers-differ-by-their-line-styles", test_line_styles);
  return run_tests ();
}
