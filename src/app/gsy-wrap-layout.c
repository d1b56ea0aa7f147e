/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-wrap-layout.c: children one after the other, as words in a paragraph. */
#include "config.h"

#include "app/gsy-wrap-layout.h"

struct _GsyWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (GsyWrapLayout, gsy_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
gsy_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static GtkWidget *
get_next (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* The height of all lines in @width; the children are put there when @place is. */
static int
arrange (GsyWrapLayout *self, GtkWidget *widget, int width, gboolean place)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int y = 0;
  GtkWidget *first = get_next (gtk_widget_get_first_child (widget));

  while (first != NULL)
    {
      /* Which children fit into this line, and how high it is. */
      GtkWidget *end = first;
      int x = 0, line = 0;
      do
        {
          int child_minimum, natural, height;
          gtk_widget_measure (end, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &natural, NULL, NULL);
          if (end != first && x + natural > width)
            break;
          natural = MAX (MIN (natural, width), child_minimum);
          gtk_widget_measure (end, GTK_ORIENTATION_VERTICAL, natural, NULL, &height, NULL, NULL);
          line = MAX (line, height);
          x += natural + self->spacing;
          end = get_next (gtk_widget_get_next_sibling (end));
        }
      while (end != NULL);

      x = 0;
      for (GtkWidget *child = first; place && child != end; child = get_next (gtk_widget_get_next_sibling (child)))
        {
          int child_minimum, natural;
          gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &natural, NULL, NULL);
          natural = MAX (MIN (natural, width), child_minimum);
          if (get_next (gtk_widget_get_next_sibling (child)) == NULL)
            natural = MAX (natural, width - x);
          gtk_widget_size_allocate (child, &(GtkAllocation){ rtl ? width - x - natural : x, y, natural, line }, -1);
          x += natural + self->spacing;
        }
      y += line + (end != NULL ? self->spacing : 0);
      first = end;
    }
  return y;
}

static void
gsy_wrap_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  GsyWrapLayout *self = GSY_WRAP_LAYOUT (manager);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = arrange (self, widget, for_size < 0 ? G_MAXINT / 2 : for_size, FALSE);
      return;
    }
  for (GtkWidget *child = get_next (gtk_widget_get_first_child (widget)); child != NULL; child = get_next (gtk_widget_get_next_sibling (child)))
    {
      int child_minimum, child_natural;
      gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? self->spacing : 0);
    }
}

static void
gsy_wrap_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  arrange (GSY_WRAP_LAYOUT (manager), widget, width, TRUE);
}

static void
gsy_wrap_layout_class_init (GsyWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = gsy_wrap_layout_get_request_mode;
  layout_class->measure = gsy_wrap_layout_measure;
  layout_class->allocate = gsy_wrap_layout_allocate;
}

static void
gsy_wrap_layout_init (GsyWrapLayout *self)
{
}

GtkLayoutManager *
gsy_wrap_layout_new (int spacing)
{
  GsyWrapLayout *self = g_object_new (GSY_TYPE_WRAP_LAYOUT, NULL);

  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}
