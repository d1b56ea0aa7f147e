/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-layer-mark.c: a sample of how a layer is drawn in the article: a tint over a line in the layer's colour and style. */
#include "config.h"

#include "app/gsy-layer-mark.h"
#include "app/gsy-layer-color.h"
#include "app/gsy-line-art.h"

#include <adwaita.h>
#include <math.h>

struct _GsyLayerMark
{
  GtkWidget parent_instance;

  char *color; /* nullable: unlisted */
  GsyLineStyle line;
};

G_DEFINE_FINAL_TYPE (GsyLayerMark, gsy_layer_mark, GTK_TYPE_WIDGET)

#define MARK_WIDTH 22
#define MARK_HEIGHT 14
#define THICKNESS 2.f
#define LINE_ROOM 4.f
#define TINT_ALPHA 0.18f

void
gsy_layer_mark_snapshot_line (GtkSnapshot *snapshot, const graphene_rect_t *bounds, GsyLineStyle style, const GdkRGBA *color)
{
  gsy_line_art_append (snapshot, style, color, bounds->origin.x, bounds->origin.y + bounds->size.height - LINE_ROOM, bounds->size.width, THICKNESS);
}

static void
gsy_layer_mark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GsyLayerMark *self = GSY_LAYER_MARK (widget);
  AdwStyleManager *style = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  gboolean dark = adw_style_manager_get_dark (style);
  GdkRGBA color = gsy_layer_color (self->color, dark, adw_style_manager_get_high_contrast (style));
  GdkRGBA tint = color;
  float x = (gtk_widget_get_width (widget) - MARK_WIDTH) / 2.f;
  float y = floorf ((gtk_widget_get_height (widget) - MARK_HEIGHT) / 2.f);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (x, y, MARK_WIDTH, MARK_HEIGHT);

  tint.alpha = dark ? TINT_ALPHA * 1.5f : TINT_ALPHA;
  gtk_snapshot_append_color (snapshot, &tint, &GRAPHENE_RECT_INIT (x, y, MARK_WIDTH, MARK_HEIGHT - LINE_ROOM));
  gsy_layer_mark_snapshot_line (snapshot, &bounds, self->line, &color);
}

static void
gsy_layer_mark_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MARK_WIDTH : MARK_HEIGHT;
}

/* Light or dark may have changed. */
static void
gsy_layer_mark_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (gsy_layer_mark_parent_class)->css_changed (widget, change);
  gtk_widget_queue_draw (widget);
}

static void
gsy_layer_mark_finalize (GObject *object)
{
  GsyLayerMark *self = GSY_LAYER_MARK (object);

  g_free (self->color);
  G_OBJECT_CLASS (gsy_layer_mark_parent_class)->finalize (object);
}

static void
gsy_layer_mark_class_init (GsyLayerMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gsy_layer_mark_finalize;
  widget_class->snapshot = gsy_layer_mark_snapshot;
  widget_class->measure = gsy_layer_mark_measure;
  widget_class->css_changed = gsy_layer_mark_css_changed;
  gtk_widget_class_set_css_name (widget_class, "layermark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
gsy_layer_mark_init (GsyLayerMark *self)
{
  self->line = GSY_LINE_DOTTED;
}

GtkWidget *
gsy_layer_mark_new (void)
{
  return g_object_new (GSY_TYPE_LAYER_MARK, NULL);
}

void
gsy_layer_mark_set_layer (GsyLayerMark *self, const GsyLayer *layer)
{
  g_return_if_fail (GSY_IS_LAYER_MARK (self));

  const char *color = layer != NULL ? layer->color : NULL;
  GsyLineStyle line = layer != NULL ? layer->line : GSY_LINE_DOTTED;
  if (g_strcmp0 (self->color, color) == 0 && self->line == line)
    return;
  g_free (self->color);
  self->color = g_strdup (color);
  self->line = line;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
