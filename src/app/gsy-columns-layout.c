/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-columns-layout.c: one column, or two. */
#include "config.h"

#include "app/gsy-columns-layout.h"

#define SPACING 24
/* A column that is narrower than so many letters is better the only one; one that is wider is not read with more ease. */
#define LEAST_CHARS 52
#define MOST_CHARS 80

struct _GsyColumnsLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (GsyColumnsLayout, gsy_columns_layout, GTK_TYPE_LAYOUT_MANAGER)

static int
get_width_of (GtkWidget *widget, int n_chars)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = pango_font_metrics_get_approximate_char_width (metrics) * n_chars;

  pango_font_metrics_unref (metrics);
  return PANGO_PIXELS (width);
}

static int
measure_height (GtkWidget *child, int width)
{
  int height;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  return height;
}

/* The height of children one below the other, with space above and below them; they are put there when @place is. */
static int
stack (GtkWidget *widget, GtkWidget *first, GtkWidget *end, int x, int width, gboolean place)
{
  int y = SPACING;

  for (GtkWidget *child = first; child != end; child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_should_layout (child))
        continue;
      int height = measure_height (child, width);
      if (place)
        gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, height }, -1);
      y += height + SPACING;
    }
  return y;
}

/* (nullable): with which child the second column of @width begins, so that the higher one is as low as can be. */
static GtkWidget *
find_second (GtkWidget *widget, int width, int *height)
{
  GtkWidget *found = NULL;
  GtkWidget *first = gtk_widget_get_first_child (widget);

  *height = stack (widget, first, NULL, 0, width, FALSE);
  for (GtkWidget *child = first != NULL ? gtk_widget_get_next_sibling (first) : NULL; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int higher = MAX (stack (widget, first, child, 0, width, FALSE), stack (widget, child, NULL, 0, width, FALSE));
      if (higher >= *height)
        continue;
      *height = higher;
      found = child;
    }
  return found;
}

static int
arrange (GtkWidget *widget, int full, gboolean place)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int most = get_width_of (widget, MOST_CHARS);
  int width = MIN ((full - SPACING) / 2, most);
  int height;
  GtkWidget *first = gtk_widget_get_first_child (widget);
  GtkWidget *second = width >= get_width_of (widget, LEAST_CHARS) ? find_second (widget, width, &height) : NULL;

  if (second == NULL)
    {
      width = MIN (full, most);
      return stack (widget, first, NULL, (full - width) / 2, width, place);
    }
  if (place)
    {
      int x = (full - 2 * width - SPACING) / 2;
      int other = x + width + SPACING;
      stack (widget, first, second, rtl ? other : x, width, TRUE);
      stack (widget, second, NULL, rtl ? x : other, width, TRUE);
    }
  return height;
}

static GtkSizeRequestMode
gsy_columns_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
gsy_columns_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;
      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = arrange (widget, for_size < 0 ? *natural : MAX (for_size, *minimum), FALSE);
}

static void
gsy_columns_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  arrange (widget, width, TRUE);
}

static void
gsy_columns_layout_class_init (GsyColumnsLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = gsy_columns_layout_get_request_mode;
  layout_class->measure = gsy_columns_layout_measure;
  layout_class->allocate = gsy_columns_layout_allocate;
}

static void
gsy_columns_layout_init (GsyColumnsLayout *self)
{
}
