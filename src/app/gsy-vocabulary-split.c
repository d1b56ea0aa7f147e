/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-vocabulary-split.c: a list and what it leads to: side by side where there is room for both, else one of them. */
#include "config.h"

#include "app/gsy-vocabulary-split.h"
#include "app/gsy-widgets.h"

struct _GsyVocabularySplit
{
  GtkWidget parent_instance;

  GtkWidget *side;
  GtkWidget *content;
  int side_width;
  int content_width;
  gboolean folded;
  gboolean told_folded; /* as notified */
  gboolean content_shown;
  guint idle_id;
};

static void buildable_iface_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GsyVocabularySplit, gsy_vocabulary_split, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_iface_init))

enum
{
  PROP_0,
  PROP_SIDE,
  PROP_CONTENT,
  PROP_SIDE_WIDTH,
  PROP_CONTENT_WIDTH,
  PROP_FOLDED,
  PROP_CONTENT_SHOWN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  WENT_BACK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* @pixels at the size of text that the user has set. */
static int
scale (GsyVocabularySplit *self, int pixels)
{
  int dpi = -1;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? (int) ((gint64) pixels * dpi / (96 * 1024)) : pixels;
}

static int
min_width (GtkWidget *child)
{
  int minimum = 0;

  if (child != NULL)
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static int
get_side_width (GsyVocabularySplit *self)
{
  return MAX (scale (self, self->side_width), min_width (self->side));
}

static gboolean
folds_at (GsyVocabularySplit *self, int width)
{
  return width < get_side_width (self) + MAX (scale (self, self->content_width), min_width (self->content));
}

/* --- layout --- */

static void
measure_height (GtkWidget *child, int *minimum, int *natural)
{
  int child_minimum = 0, child_natural = 0;

  if (child == NULL)
    return;
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, &child_minimum, &child_natural, NULL, NULL);
  *minimum = MAX (*minimum, child_minimum);
  *natural = MAX (*natural, child_natural);
}

/* A constant size: both scroll. A height that jumps where it folds would have boxes above search for a width without end. */
static GtkSizeRequestMode
gsy_vocabulary_split_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
gsy_vocabulary_split_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  GsyVocabularySplit *self = GSY_VOCABULARY_SPLIT (widget);

  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (min_width (self->side), min_width (self->content));
      *natural = MAX (*minimum, get_side_width (self) + MAX (scale (self, self->content_width), min_width (self->content)));
      return;
    }
  measure_height (self->side, minimum, natural);
  measure_height (self->content, minimum, natural);
}

static gboolean
tell_folded_cb (gpointer user_data)
{
  GsyVocabularySplit *self = user_data;

  self->idle_id = 0;
  if (self->told_folded != self->folded)
    {
      self->told_folded = self->folded;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
    }
  return G_SOURCE_REMOVE;
}

static void
update_children (GsyVocabularySplit *self)
{
  if (self->side != NULL)
    gtk_widget_set_child_visible (self->side, !self->folded || !self->content_shown);
  if (self->content != NULL)
    gtk_widget_set_child_visible (self->content, !self->folded || self->content_shown);
  if (self->folded)
    gtk_widget_add_css_class (GTK_WIDGET (self), "folded");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "folded");
}

static void
allocate_child (GtkWidget *child, int x, int width, int height)
{
  if (child != NULL && gtk_widget_get_child_visible (child))
    gtk_widget_size_allocate (child, &(GtkAllocation){ x, 0, width, height }, -1);
}

static void
gsy_vocabulary_split_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GsyVocabularySplit *self = GSY_VOCABULARY_SPLIT (widget);
  gboolean folded = folds_at (self, width);

  if (folded != self->folded)
    {
      self->folded = folded;
      update_children (self);
    }
  /* Others change what they show by it, which they cannot while all is laid out. */
  if (self->told_folded != self->folded && self->idle_id == 0)
    self->idle_id = g_idle_add_full (G_PRIORITY_DEFAULT, tell_folded_cb, self, NULL);
  if (self->folded)
    {
      allocate_child (self->side, 0, width, height);
      allocate_child (self->content, 0, width, height);
      return;
    }
  int side = get_side_width (self);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  allocate_child (self->side, rtl ? width - side : 0, side, height);
  allocate_child (self->content, rtl ? 0 : side, width - side, height);
}

/* --- properties --- */

static void
set_child (GsyVocabularySplit *self, GtkWidget **place, GtkWidget *child)
{
  if (*place == child)
    return;
  g_clear_pointer (place, gtk_widget_unparent);
  *place = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  if (self->side != NULL && self->content != NULL)
    gtk_widget_insert_after (self->side, GTK_WIDGET (self), NULL);
  update_children (self);
}

static void
set_content_shown (GsyVocabularySplit *self, gboolean shown)
{
  if (self->content_shown == shown)
    return;
  self->content_shown = shown;
  update_children (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTENT_SHOWN]);
}

static void
gsy_vocabulary_split_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  GsyVocabularySplit *self = GSY_VOCABULARY_SPLIT (object);

  switch (prop_id)
    {
    case PROP_SIDE:
      set_child (self, &self->side, g_value_get_object (value));
      break;
    case PROP_CONTENT:
      set_child (self, &self->content, g_value_get_object (value));
      break;
    case PROP_SIDE_WIDTH:
      self->side_width = g_value_get_int (value);
      break;
    case PROP_CONTENT_WIDTH:
      self->content_width = g_value_get_int (value);
      break;
    case PROP_CONTENT_SHOWN:
      set_content_shown (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gsy_vocabulary_split_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  GsyVocabularySplit *self = GSY_VOCABULARY_SPLIT (object);

  switch (prop_id)
    {
    case PROP_SIDE:
      g_value_set_object (value, self->side);
      break;
    case PROP_CONTENT:
      g_value_set_object (value, self->content);
      break;
    case PROP_SIDE_WIDTH:
      g_value_set_int (value, self->side_width);
      break;
    case PROP_CONTENT_WIDTH:
      g_value_set_int (value, self->content_width);
      break;
    case PROP_FOLDED:
      g_value_set_boolean (value, self->told_folded);
      break;
    case PROP_CONTENT_SHOWN:
      g_value_set_boolean (value, self->content_shown);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* --- object --- */

static void
gsy_vocabulary_split_dispose (GObject *object)
{
  GsyVocabularySplit *self = GSY_VOCABULARY_SPLIT (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_pointer (&self->side, gtk_widget_unparent);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  G_OBJECT_CLASS (gsy_vocabulary_split_parent_class)->dispose (object);
}

static void
gsy_vocabulary_split_class_init (GsyVocabularySplitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = gsy_vocabulary_split_set_property;
  object_class->get_property = gsy_vocabulary_split_get_property;
  object_class->dispose = gsy_vocabulary_split_dispose;
  widget_class->get_request_mode = gsy_vocabulary_split_get_request_mode;
  widget_class->measure = gsy_vocabulary_split_measure;
  widget_class->size_allocate = gsy_vocabulary_split_size_allocate;

  properties[PROP_SIDE] = g_param_spec_object ("side", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_SIDE_WIDTH] = g_param_spec_int ("side-width", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_CONTENT_WIDTH] = g_param_spec_int ("content-width", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CONTENT_SHOWN] = g_param_spec_boolean ("content-shown", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[WENT_BACK] = g_signal_new ("went-back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "vocabularysplit");
}

static void
buildable_iface_init (GtkBuildableIface *iface)
{
}

static void
gsy_vocabulary_split_init (GsyVocabularySplit *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

gboolean
gsy_vocabulary_split_is_folded (GsyVocabularySplit *self)
{
  g_return_val_if_fail (GSY_IS_VOCABULARY_SPLIT (self), FALSE);
  return self->folded;
}

void
gsy_vocabulary_split_show_content (GsyVocabularySplit *self, gboolean focus)
{
  g_return_if_fail (GSY_IS_VOCABULARY_SPLIT (self));

  set_content_shown (self, TRUE);
  if (focus && self->content != NULL)
    gsy_widget_focus_inside (self->content);
}

gboolean
gsy_vocabulary_split_can_go_back (GsyVocabularySplit *self)
{
  g_return_val_if_fail (GSY_IS_VOCABULARY_SPLIT (self), FALSE);
  return self->folded && self->content_shown;
}

gboolean
gsy_vocabulary_split_go_back (GsyVocabularySplit *self)
{
  if (!gsy_vocabulary_split_can_go_back (self))
    return FALSE;
  set_content_shown (self, FALSE);
  g_signal_emit (self, signals[WENT_BACK], 0);
  return TRUE;
}
