/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-banner-layout.c: what can be done stands beside the words of a banner, or below them. */
#include "config.h"

#include "app/gsy-banner-layout.h"

#define SPACING 12
/* So many letters of a line are read with ease. */
#define EASY_CHARS 24

struct _GsyBannerLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (GsyBannerLayout, gsy_banner_layout, GTK_TYPE_LAYOUT_MANAGER)

/* The parts of a banner, each NULL when it is not there. */
typedef struct
{
  GtkWidget *image;
  GtkWidget *words;
  GtkWidget *acts;
  GtkWidget *shut;
} Parts;

static Parts
find_parts (GtkWidget *widget)
{
  Parts parts = { NULL, NULL, NULL, NULL };

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_should_layout (child))
        continue;
      GtkWidget **place = &parts.acts;
      if (GTK_IS_IMAGE (child))
        place = &parts.image;
      else if (GTK_IS_LABEL (child) || GTK_IS_EDITABLE (child))
        place = &parts.words;
      else if (gtk_widget_has_css_class (child, "flat"))
        place = &parts.shut;
      g_warn_if_fail (*place == NULL);
      *place = child;
    }
  return parts;
}

static int
measure_width (GtkWidget *part, int *natural)
{
  int least = 0;

  *natural = 0;
  if (part != NULL)
    gtk_widget_measure (part, GTK_ORIENTATION_HORIZONTAL, -1, &least, natural, NULL, NULL);
  return least;
}

static int
measure_height (GtkWidget *part, int width)
{
  int height = 0;

  if (part != NULL)
    gtk_widget_measure (part, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  return height;
}

/* With the space that comes after or before it. */
static int
with_space (int width)
{
  return width > 0 ? width + SPACING : 0;
}

static int
measure_easy_width (GtkWidget *words)
{
  PangoContext *context = gtk_widget_get_pango_context (words);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = pango_font_metrics_get_approximate_char_width (metrics) * EASY_CHARS;

  pango_font_metrics_unref (metrics);
  return PANGO_PIXELS (width);
}

static void
place_part (GtkWidget *widget, GtkWidget *part, int x, int y, int width, int height, int full)
{
  if (part == NULL)
    return;
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    x = full - x - width;
  gtk_widget_size_allocate (part, &(GtkAllocation){ x, y, width, height }, -1);
}

/* The height in @width; the children are put there when @place is. */
static int
arrange (GtkWidget *widget, int width, gboolean place)
{
  Parts parts = find_parts (widget);
  int image, words, acts, shut;

  measure_width (parts.image, &image);
  int words_least = measure_width (parts.words, &words);
  int acts_least = measure_width (parts.acts, &acts);
  measure_width (parts.shut, &shut);
  int start = with_space (image);
  int room = width - start - with_space (shut);
  int easy = parts.words != NULL ? MIN (words, MAX (words_least, measure_easy_width (parts.words))) : 0;
  gboolean beside = room - with_space (acts) >= easy;
  if (beside)
    room -= with_space (acts);
  room = MAX (room, words_least);

  int acts_x = start;
  if (!beside && acts > width - start)
    {
      acts = MAX (MIN (acts, width), acts_least);
      acts_x = MAX (0, width - acts);
    }
  int acts_height = measure_height (parts.acts, acts);
  int line = MAX (measure_height (parts.words, room), MAX (measure_height (parts.image, image), measure_height (parts.shut, shut)));
  if (beside)
    line = MAX (line, acts_height);
  if (place)
    {
      place_part (widget, parts.image, 0, 0, image, line, width);
      place_part (widget, parts.words, start, 0, room, line, width);
      place_part (widget, parts.shut, width - shut, 0, shut, line, width);
      place_part (widget, parts.acts, beside ? start + room + SPACING : acts_x, beside ? 0 : line + SPACING / 2, acts, beside ? line : acts_height, width);
    }
  return line + (beside || acts_height == 0 ? 0 : acts_height + SPACING / 2);
}

static GtkSizeRequestMode
gsy_banner_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
gsy_banner_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  Parts parts = find_parts (widget);
  int image, words, acts, shut;
  measure_width (parts.image, &image);
  int words_least = measure_width (parts.words, &words);
  int acts_least = measure_width (parts.acts, &acts);
  measure_width (parts.shut, &shut);
  int wanted = with_space (image) + words + with_space (acts) + with_space (shut);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = arrange (widget, for_size < 0 ? wanted : for_size, FALSE);
      return;
    }
  *minimum = MAX (with_space (image) + words_least + with_space (shut), acts_least);
  *natural = MAX (*minimum, wanted);
}

static void
gsy_banner_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  arrange (widget, width, TRUE);
}

static void
gsy_banner_layout_class_init (GsyBannerLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = gsy_banner_layout_get_request_mode;
  layout_class->measure = gsy_banner_layout_measure;
  layout_class->allocate = gsy_banner_layout_allocate;
}

static void
gsy_banner_layout_init (GsyBannerLayout *self)
{
}
