/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-palette.c: lanes and colours of the shown layers. */
#include "config.h"

#include "app/gsy-palette.h"
#include "app/gsy-layer-color.h"

struct _GsyPalette
{
  GArray *paints; /* of GsyPaint, in the layers' order, the unlisted ones' last */
  GArray *hidden; /* of gboolean, for each of paints */
  guint n_lanes;
  GHashTable *unlisted; /* interned id of an unlisted layer → whether it is shown */
  GsyLayerFilter shown;
  gpointer user_data;
  gboolean dark;
  gboolean high_contrast;
  GsyPage page;
};

/* libadwaita's @view_bg_color and @view_fg_color, and what style-hc.css says. */
static const GsyPage light_page = { { 1, 1, 1, 1 }, { 0, 0, 0, 0.8f }, { 0.99f, 0.92f, 0.54f, 1 }, { 0.39f, 0.27f, 0.05f, 1 } };
static const GsyPage dark_page = {
  { 0x1e / 255.f, 0x1e / 255.f, 0x1e / 255.f, 1 }, { 1, 1, 1, 1 }, { 0.36f, 0.31f, 0.11f, 1 }, { 0.98f, 0.94f, 0.42f, 1 }
};

/* What is selected has @accent_bg_color laid over it, letters and all. */
static const GdkRGBA accent = { 0x35 / 255.f, 0x84 / 255.f, 0xe4 / 255.f, 1 };
#define SELECTION_ALPHA 0.3f
#define HIGH_SELECTION_ALPHA 0.2f

/* Light enough that letters on it are read as well as on the bare page, strong enough to be seen at a glance. */
static float
tint_alpha (const GsyPalette *self)
{
  if (self->high_contrast)
    return self->dark ? 0.38f : 0.28f;
  return self->dark ? 0.26f : 0.17f;
}

static float
strong_alpha (const GsyPalette *self)
{
  return self->dark ? 0.4f : self->high_contrast ? 0.42f
                                                 : 0.32f;
}

static gboolean
can_read (const GsyPalette *self, const GdkRGBA *ground)
{
  double least = self->high_contrast ? 7.0 : 4.5;
  GdkRGBA text = gsy_color_over (&self->page.text, ground);
  GdkRGBA selection = accent;

  selection.alpha = self->high_contrast ? HIGH_SELECTION_ALPHA : SELECTION_ALPHA;
  GdkRGBA selected_text = gsy_color_over (&selection, &text);
  GdkRGBA selected_ground = gsy_color_over (&selection, ground);
  return gsy_contrast (&text, ground) >= least && gsy_contrast (&selected_text, &selected_ground) >= least;
}

/* @ink as strong as is wanted, or as letters and the lines of all layers bear it. */
static GdkRGBA
make_tint (const GsyPalette *self, const GdkRGBA *ink, float wanted)
{
  double most = gsy_layer_color_get_margin (self->dark, self->high_contrast) / 3.0;
  GdkRGBA tint = *ink;

  for (tint.alpha = wanted; tint.alpha > 0.05f; tint.alpha -= 0.01f)
    {
      GdkRGBA ground = gsy_color_over (&tint, &self->page.ground);
      if (can_read (self, &ground) && gsy_contrast (&ground, &self->page.ground) <= most)
        break;
    }
  return tint;
}

static gboolean
ask (const GsyPalette *self, const char *layer)
{
  return self->shown == NULL || self->shown (layer, self->user_data);
}

static void
add_paint (GsyPalette *self, const GsyLayer *layer)
{
  gboolean hidden = layer != NULL && !ask (self, layer->id);
  GsyPaint paint = {
    .layer = layer != NULL ? layer->id : NULL,
    .lane = self->n_lanes,
    .line = layer != NULL ? layer->line : GSY_LINE_DOTTED,
    .ink = gsy_layer_color (layer != NULL ? layer->color : NULL, self->dark, self->high_contrast),
  };
  paint.tint = make_tint (self, &paint.ink, tint_alpha (self));
  paint.strong = make_tint (self, &paint.ink, strong_alpha (self));
  g_array_append_val (self->paints, paint);
  g_array_append_val (self->hidden, hidden);
  if (layer != NULL && !hidden)
    self->n_lanes++;
}

GsyPalette *
gsy_palette_new (GsyScheme *scheme, GsyLayerFilter shown, gpointer user_data, gboolean dark, gboolean high_contrast)
{
  GsyPalette *self = g_new0 (GsyPalette, 1);
  self->paints = g_array_new (FALSE, FALSE, sizeof (GsyPaint));
  self->hidden = g_array_new (FALSE, FALSE, sizeof (gboolean));
  self->unlisted = g_hash_table_new (NULL, NULL);
  self->shown = shown;
  self->user_data = user_data;
  self->dark = dark;
  self->high_contrast = high_contrast;
  self->page = dark ? dark_page : light_page;
  if (high_contrast)
    self->page.text.alpha = 1;
  if (dark && high_contrast)
    self->page.found = (GdkRGBA){ 0.28f, 0.24f, 0.05f, 1 };

  guint n = scheme != NULL ? gsy_scheme_get_n_layers (scheme) : 0;
  for (guint i = 0; i < n; i++)
    add_paint (self, gsy_scheme_get_layer (scheme, i));
  add_paint (self, NULL);
  return self;
}

void
gsy_palette_free (GsyPalette *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->paints);
  g_array_unref (self->hidden);
  g_hash_table_unref (self->unlisted);
  g_free (self);
}

void
gsy_palette_limit_tints (GsyPalette *self, guint percent, const char *const *without)
{
  g_return_if_fail (self != NULL && percent <= 100);

  for (guint i = 0; i < self->paints->len; i++)
    {
      GsyPaint *paint = &g_array_index (self->paints, GsyPaint, i);
      if (paint->layer != NULL && without != NULL && g_strv_contains (without, paint->layer))
        paint->tint.alpha = 0;
      else
        paint->tint.alpha *= percent / 100.f;
    }
}

static guint
find_index (GsyPalette *self, const char *layer)
{
  guint last = self->paints->len - 1;

  for (guint i = 0; i < last; i++)
    if (g_array_index (self->paints, GsyPaint, i).layer == layer)
      return i;
  return last;
}

const GsyPaint *
gsy_palette_find (GsyPalette *self, const char *layer)
{
  guint i = find_index (self, layer);

  if (i < self->paints->len - 1)
    return g_array_index (self->hidden, gboolean, i) ? NULL : &g_array_index (self->paints, GsyPaint, i);

  gpointer shown = NULL;
  if (!g_hash_table_lookup_extended (self->unlisted, layer, NULL, &shown))
    {
      shown = GINT_TO_POINTER (ask (self, layer));
      g_hash_table_insert (self->unlisted, (gpointer) layer, shown);
    }
  return shown != NULL ? &g_array_index (self->paints, GsyPaint, i) : NULL;
}

guint
gsy_palette_get_n_lanes (GsyPalette *self)
{
  return self->n_lanes + (g_hash_table_size (self->unlisted) > 0 ? 1 : 0);
}

gboolean
gsy_palette_is_dark (GsyPalette *self)
{
  return self->dark;
}

const GsyPage *
gsy_palette_get_page (GsyPalette *self)
{
  return &self->page;
}
