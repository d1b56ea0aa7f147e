/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-tally.c: how many statements an article has on each layer, drawn by one light widget since a long list has hundreds of rows. */
#include "config.h"

#include "app/gsy-layer-color.h"
#include "app/gsy-layer-mark.h"
#include "app/gsy-tally.h"

#include <adwaita.h>

#define GAP 8
#define LINE_HEIGHT 5
#define MIN_FIGURE_WIDTH 12

typedef struct
{
  char *color;
  GsyLineStyle line;
  guint count;
  PangoLayout *layout;
} Figure;

struct _GsyTally
{
  GtkWidget parent_instance;

  GArray *figures;
};

G_DEFINE_FINAL_TYPE (GsyTally, gsy_tally, GTK_TYPE_WIDGET)

static void
figure_clear (gpointer data)
{
  Figure *figure = data;

  g_free (figure->color);
  g_clear_object (&figure->layout);
}

static void
measure_figure (GsyTally *self, Figure *figure, int *width, int *height)
{
  if (figure->layout == NULL)
    {
      g_autofree char *text = g_strdup_printf ("%u", figure->count);
      figure->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
    }
  pango_layout_get_pixel_size (figure->layout, width, height);
  *width = MAX (*width, MIN_FIGURE_WIDTH);
}

static void
gsy_tally_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  GsyTally *self = GSY_TALLY (widget);
  int total_width = 0, total_height = 0;

  for (guint i = 0; i < self->figures->len; i++)
    {
      int width, height;
      measure_figure (self, &g_array_index (self->figures, Figure, i), &width, &height);
      total_width += width + (i > 0 ? GAP : 0);
      total_height = MAX (total_height, height + LINE_HEIGHT);
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      /* With many layers the last ones are cut rather than the list made wider. */
      *minimum = 0;
      *natural = total_width;
    }
  else
    *minimum = *natural = total_height;
}

static void
gsy_tally_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GsyTally *self = GSY_TALLY (widget);
  AdwStyleManager *style = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int total = gtk_widget_get_width (widget);
  int x = 0;

  for (guint i = 0; i < self->figures->len; i++)
    {
      Figure *figure = &g_array_index (self->figures, Figure, i);
      GdkRGBA color = gsy_layer_color (figure->color, adw_style_manager_get_dark (style), adw_style_manager_get_high_contrast (style));
      int width, height, text_width;
      measure_figure (self, figure, &width, &height);
      if (x + width > total)
        break;
      pango_layout_get_pixel_size (figure->layout, &text_width, NULL);

      float left = (float) (rtl ? total - x - width : x);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (left + (float) (width - text_width) / 2.f, 0));
      gtk_snapshot_append_layout (snapshot, figure->layout, &color);
      gtk_snapshot_restore (snapshot);
      gsy_layer_mark_snapshot_line (snapshot, &GRAPHENE_RECT_INIT (left, (float) height, (float) width, LINE_HEIGHT - 1), figure->line, &color);
      x += width + GAP;
    }
}

/* Letters, or light and dark, may have changed. */
static void
gsy_tally_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GsyTally *self = GSY_TALLY (widget);

  GTK_WIDGET_CLASS (gsy_tally_parent_class)->css_changed (widget, change);
  for (guint i = 0; i < self->figures->len; i++)
    g_clear_object (&g_array_index (self->figures, Figure, i).layout);
  gtk_widget_queue_resize (widget);
}

static void
gsy_tally_finalize (GObject *object)
{
  GsyTally *self = GSY_TALLY (object);

  g_array_unref (self->figures);
  G_OBJECT_CLASS (gsy_tally_parent_class)->finalize (object);
}

static void
gsy_tally_class_init (GsyTallyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gsy_tally_finalize;
  widget_class->measure = gsy_tally_measure;
  widget_class->snapshot = gsy_tally_snapshot;
  widget_class->css_changed = gsy_tally_css_changed;
  gtk_widget_class_set_css_name (widget_class, "tally");
  /* The row's name says the same in words. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
gsy_tally_init (GsyTally *self)
{
  self->figures = g_array_new (FALSE, TRUE, sizeof (Figure));
  g_array_set_clear_func (self->figures, figure_clear);
}

void
gsy_tally_set (GsyTally *self, GsyScheme *scheme, GsyCorpusRow *row)
{
  g_return_if_fail (GSY_IS_TALLY (self));

  g_array_set_size (self->figures, 0);
  guint rest = row != NULL ? gsy_corpus_row_get_total (row) : 0;
  for (guint i = 0; scheme != NULL && row != NULL && i < gsy_scheme_get_n_layers (scheme); i++)
    {
      const GsyLayer *layer = gsy_scheme_get_layer (scheme, i);
      Figure figure = { .color = NULL, .line = layer->line, .count = gsy_corpus_row_get_count (row, layer->id) };
      if (figure.count == 0)
        continue;
      rest -= MIN (rest, figure.count);
      figure.color = g_strdup (layer->color);
      g_array_append_val (self->figures, figure);
    }
  if (rest > 0)
    {
      Figure unlisted = { .color = NULL, .line = GSY_LINE_DOTTED, .count = rest };
      g_array_append_val (self->figures, unlisted);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
