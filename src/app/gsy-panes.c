/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-panes.c: three panes that stand side by side, or fold away when there is no room. */
#include "config.h"

#include "app/gsy-panes-private.h"

#include <adwaita.h>
#include <math.h>

/* In letters' heights (an em): how wide the panes come, and how much the article needs to be read beside them. */
#define START_EMS 20
#define END_EMS 26
#define SIDE_MIN_EMS 15
#define CONTENT_MIN_EMS 30

/* Where the pointer catches a separator, in pixels; the line in it is one pixel wide. */
#define SEPARATOR_WIDTH 9
#define OVERLAY_MS 200
/* What must stay to be clicked beside an overlay. */
#define OVERLAY_MARGIN 40

G_DEFINE_FINAL_TYPE (GsyPanes, gsy_panes, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_START,
  PROP_CONTENT,
  PROP_END,
  PROP_START_SHOWN,
  PROP_END_SHOWN,
  PROP_START_WIDTH,
  PROP_END_WIDTH,
  PROP_FOLD,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* --- sizes --- */

static int
em (GsyPanes *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (context) / 72.0;
  return size > 4 ? (int) lround (size) : 15;
}

static int
child_min (GtkWidget *child, GtkOrientation orientation)
{
  int minimum = 0;

  if (child != NULL && gtk_widget_get_visible (child))
    gtk_widget_measure (child, orientation, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static gboolean
has_pane (const Pane *pane)
{
  return pane->child != NULL && gtk_widget_get_visible (pane->child);
}

static int
side_min (GsyPanes *self, Side side)
{
  return MAX (child_min (self->sides[side].child, GTK_ORIENTATION_HORIZONTAL), em (self) * SIDE_MIN_EMS);
}

static int
side_wanted (GsyPanes *self, Side side)
{
  const Pane *pane = &self->sides[side];

  return pane->wanted > 0 ? pane->wanted : em (self) * (side == START ? START_EMS : END_EMS);
}

GsyPanesRoom
_gsy_panes_get_room (GsyPanes *self, int width)
{
  return (GsyPanesRoom){
    .width = width,
    .start = has_pane (&self->sides[START]) && self->sides[START].docked ? side_wanted (self, START) : 0,
    .start_min = side_min (self, START),
    .end = has_pane (&self->sides[END]) && self->sides[END].docked ? side_wanted (self, END) : 0,
    .end_min = side_min (self, END),
    .content_min = MAX (child_min (self->content, GTK_ORIENTATION_HORIZONTAL), em (self) * CONTENT_MIN_EMS),
  };
}

/* Which panes are overlays is a matter of the width alone, not of what is switched on: else a toggle would change its meaning. */
static GsyFold
get_fold (GsyPanes *self, int width)
{
  GsyPanesRoom room = _gsy_panes_get_room (self, width);

  room.start = has_pane (&self->sides[START]) ? side_wanted (self, START) : 0;
  room.end = has_pane (&self->sides[END]) ? side_wanted (self, END) : 0;
  return gsy_panes_fold_for (&room);
}

gboolean
_gsy_panes_is_overlay (GsyPanes *self, Side side)
{
  return self->fold == GSY_FOLD_BOTH || (self->fold == GSY_FOLD_END && side == END);
}

static gboolean
is_shown (GsyPanes *self, Side side)
{
  const Pane *pane = &self->sides[side];

  return has_pane (pane) && (_gsy_panes_is_overlay (self, side) ? pane->open : pane->docked);
}

static void
gsy_panes_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  GsyPanes *self = GSY_PANES (widget);
  int child_minimum = 0, child_natural = 0;

  *minimum = *natural = 0;
  if (self->content != NULL && gtk_widget_get_visible (self->content))
    gtk_widget_measure (self->content, orientation, -1, minimum, natural, NULL, NULL);
  for (Side side = START; side < N_SIDES; side++)
    {
      if (!has_pane (&self->sides[side]))
        continue;
      gtk_widget_measure (self->sides[side].child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? *natural + child_natural : MAX (*natural, child_natural);
    }
}

static void
allocate_at (GtkWidget *child, int x, int width, int height)
{
  /* Hidden children keep their minimum so that nothing complains of being squeezed. */
  int minimum = child_min (child, GTK_ORIENTATION_HORIZONTAL);
  GtkAllocation allocation = { x, 0, MAX (width, minimum), MAX (height, child_min (child, GTK_ORIENTATION_VERTICAL)) };

  gtk_widget_size_allocate (child, &allocation, -1);
}

/* @x is counted from the start edge. */
static int
mirror (GtkWidget *widget, int x, int width, int total)
{
  return gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? total - x - width : x;
}

/* Later children are picked first: content, docked panes, separators, scrim, and the panes that may lie over it. */
static void
restack (GsyPanes *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  for (Side side = START; side < N_SIDES; side++)
    {
      GtkWidget *child = self->sides[side].child;
      if (child == NULL)
        continue;
      if (_gsy_panes_is_overlay (self, side))
        {
          gtk_widget_insert_before (child, widget, NULL);
          gtk_widget_add_css_class (child, "overlay");
        }
      else
        {
          gtk_widget_insert_after (child, widget, NULL);
          gtk_widget_remove_css_class (child, "overlay");
        }
    }
  if (self->content != NULL)
    gtk_widget_insert_after (self->content, widget, NULL);
}

static void
set_fold (GsyPanes *self, GsyFold fold)
{
  if (self->fold == fold)
    return;

  for (Side side = START; side < N_SIDES; side++)
    {
      adw_animation_reset (self->sides[side].animation);
      self->sides[side].open = FALSE;
      self->sides[side].shift = 0;
    }
  self->fold = fold;
  restack (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLD]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_START_SHOWN]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_END_SHOWN]);
}

static void
allocate_overlay (GsyPanes *self, Side side, int width, int height)
{
  Pane *pane = &self->sides[side];
  gboolean visible = pane->shift > 0;

  gtk_widget_set_child_visible (pane->child, visible);
  gtk_widget_set_child_visible (pane->separator, FALSE);
  if (!visible)
    return;

  int pane_width = MAX (side_min (self, side), MIN (side_wanted (self, side), width - OVERLAY_MARGIN));
  pane_width = MAX (MIN (pane_width, width), child_min (pane->child, GTK_ORIENTATION_HORIZONTAL));
  int hidden = (int) lround ((1 - pane->shift) * pane_width);
  int x = side == START ? -hidden : width - pane_width + hidden;
  allocate_at (pane->child, mirror (GTK_WIDGET (self), x, pane_width, width), pane_width, height);
}

static void
allocate_docked (GsyPanes *self, Side side, int x, int pane_width, int width, int height)
{
  Pane *pane = &self->sides[side];

  gtk_widget_set_child_visible (pane->child, pane->docked);
  gtk_widget_set_child_visible (pane->separator, pane->docked);
  if (!pane->docked)
    return;

  pane->allocated = pane_width;
  allocate_at (pane->child, mirror (GTK_WIDGET (self), x, pane_width, width), pane_width, height);
  int edge = side == START ? x + pane_width : x;
  allocate_at (pane->separator, mirror (GTK_WIDGET (self), edge - SEPARATOR_WIDTH / 2 - 1, SEPARATOR_WIDTH, width), SEPARATOR_WIDTH, height);
}

static void
gsy_panes_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GsyPanes *self = GSY_PANES (widget);

  set_fold (self, get_fold (self, width));

  GsyPanesRoom room = _gsy_panes_get_room (self, width);
  if (_gsy_panes_is_overlay (self, START))
    room.start = 0;
  if (_gsy_panes_is_overlay (self, END))
    room.end = 0;
  int start, end;
  gsy_panes_share (&room, &start, &end);

  if (self->content != NULL)
    {
      int content_width = width - start - end;
      allocate_at (self->content, mirror (widget, start, content_width, width), content_width, height);
    }
  int widths[N_SIDES] = { start, end };
  double dim = 0;
  for (Side side = START; side < N_SIDES; side++)
    {
      if (!has_pane (&self->sides[side]))
        {
          gtk_widget_set_child_visible (self->sides[side].separator, FALSE);
          continue;
        }
      if (_gsy_panes_is_overlay (self, side))
        {
          allocate_overlay (self, side, width, height);
          dim = MAX (dim, self->sides[side].shift);
        }
      else
        allocate_docked (self, side, side == START ? 0 : width - end, widths[side], width, height);
    }

  gtk_widget_set_child_visible (self->scrim, dim > 0);
  gtk_widget_set_opacity (self->scrim, dim);
  allocate_at (self->scrim, 0, width, height);
}

static void
gsy_panes_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GsyPanes *self = GSY_PANES (widget);

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget)));
  if (self->content != NULL)
    gtk_widget_snapshot_child (widget, self->content, snapshot);
  for (Side side = START; side < N_SIDES; side++)
    if (has_pane (&self->sides[side]) && !_gsy_panes_is_overlay (self, side))
      gtk_widget_snapshot_child (widget, self->sides[side].child, snapshot);
  for (Side side = START; side < N_SIDES; side++)
    gtk_widget_snapshot_child (widget, self->sides[side].separator, snapshot);
  gtk_widget_snapshot_child (widget, self->scrim, snapshot);
  for (Side side = START; side < N_SIDES; side++)
    if (has_pane (&self->sides[side]) && _gsy_panes_is_overlay (self, side))
      gtk_widget_snapshot_child (widget, self->sides[side].child, snapshot);
  gtk_snapshot_pop (snapshot);
}

/* --- overlays --- */

static void
shift_cb (double value, gpointer user_data)
{
  Pane *pane = user_data;

  pane->shift = value;
  if (pane->separator != NULL)
    gtk_widget_queue_allocate (gtk_widget_get_parent (pane->separator));
}

static void
set_open (GsyPanes *self, Side side, gboolean open)
{
  Pane *pane = &self->sides[side];
  if (pane->open == open)
    return;

  if (open)
    set_open (self, side == START ? END : START, FALSE);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean had_focus = focus != NULL && (focus == pane->child || gtk_widget_is_ancestor (focus, pane->child));

  pane->open = open;
  adw_timed_animation_set_value_from (ADW_TIMED_ANIMATION (pane->animation), pane->shift);
  adw_timed_animation_set_value_to (ADW_TIMED_ANIMATION (pane->animation), open ? 1 : 0);
  adw_animation_play (pane->animation);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[side == START ? PROP_START_SHOWN : PROP_END_SHOWN]);

  if (open)
    {
      gtk_widget_set_child_visible (pane->child, TRUE);
      gtk_widget_child_focus (pane->child, GTK_DIR_TAB_FORWARD);
    }
  else if (had_focus && self->content != NULL)
    gtk_widget_child_focus (self->content, GTK_DIR_TAB_FORWARD);
}

static void
set_shown (GsyPanes *self, Side side, gboolean shown)
{
  if (is_shown (self, side) == shown)
    return;
  if (_gsy_panes_is_overlay (self, side))
    {
      set_open (self, side, shown);
      return;
    }
  self->sides[side].docked = shown;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[side == START ? PROP_START_SHOWN : PROP_END_SHOWN]);
}

gboolean
gsy_panes_close_overlay (GsyPanes *self)
{
  g_return_val_if_fail (GSY_IS_PANES (self), FALSE);

  for (Side side = START; side < N_SIDES; side++)
    if (_gsy_panes_is_overlay (self, side) && self->sides[side].open)
      {
        set_open (self, side, FALSE);
        return TRUE;
      }
  return FALSE;
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  return gsy_panes_close_overlay (GSY_PANES (widget));
}

static void
scrim_pressed_cb (GsyPanes *self)
{
  gsy_panes_close_overlay (self);
}

/* --- the keyboard's way --- */

/* Start, content, end; with an overlay open, round and round in it. The separators are not on the way. */
static gboolean
gsy_panes_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GsyPanes *self = GSY_PANES (widget);
  GtkWidget *order[] = { self->sides[START].child, self->content, self->sides[END].child };
  GtkWidget *current = gtk_widget_get_focus_child (widget);
  gboolean backward = direction == GTK_DIR_TAB_BACKWARD;

  for (Side side = START; side < N_SIDES; side++)
    if (_gsy_panes_is_overlay (self, side) && self->sides[side].open)
      return gtk_widget_child_focus (self->sides[side].child, direction);

  if (current != NULL && gtk_widget_child_focus (current, direction))
    return TRUE;
  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return FALSE;

  int at = backward ? (int) G_N_ELEMENTS (order) : -1;
  for (int i = 0; i < (int) G_N_ELEMENTS (order); i++)
    if (current != NULL && order[i] == current)
      at = i;
  for (int i = at + (backward ? -1 : 1); i >= 0 && i < (int) G_N_ELEMENTS (order); i += backward ? -1 : 1)
    if (order[i] != NULL && gtk_widget_get_child_visible (order[i]) && gtk_widget_child_focus (order[i], direction))
      return TRUE;
  return FALSE;
}

/* --- object --- */

/* A pane that is taken away is not shown either, and comes back as it was when docked. */
static void
child_visible_cb (GsyPanes *self)
{
  for (Side side = START; side < N_SIDES; side++)
    if (!has_pane (&self->sides[side]))
      {
        adw_animation_reset (self->sides[side].animation);
        self->sides[side].open = FALSE;
        self->sides[side].shift = 0;
      }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_START_SHOWN]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_END_SHOWN]);
}

static void
set_child (GsyPanes *self, GtkWidget **slot, GtkWidget *child)
{
  if (*slot == child)
    return;
  g_clear_pointer (slot, gtk_widget_unparent);
  *slot = child;
  if (child != NULL)
    {
      gtk_widget_set_parent (child, GTK_WIDGET (self));
      g_signal_connect_object (child, "notify::visible", G_CALLBACK (child_visible_cb), self, G_CONNECT_SWAPPED);
    }
  restack (self);
}

static void
gsy_panes_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  GsyPanes *self = GSY_PANES (object);

  switch (prop_id)
    {
    case PROP_START:
      set_child (self, &self->sides[START].child, g_value_get_object (value));
      break;
    case PROP_CONTENT:
      set_child (self, &self->content, g_value_get_object (value));
      break;
    case PROP_END:
      set_child (self, &self->sides[END].child, g_value_get_object (value));
      break;
    case PROP_START_SHOWN:
      set_shown (self, START, g_value_get_boolean (value));
      break;
    case PROP_END_SHOWN:
      set_shown (self, END, g_value_get_boolean (value));
      break;
    case PROP_START_WIDTH:
      self->sides[START].wanted = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    case PROP_END_WIDTH:
      self->sides[END].wanted = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gsy_panes_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  GsyPanes *self = GSY_PANES (object);

  switch (prop_id)
    {
    case PROP_START:
      g_value_set_object (value, self->sides[START].child);
      break;
    case PROP_CONTENT:
      g_value_set_object (value, self->content);
      break;
    case PROP_END:
      g_value_set_object (value, self->sides[END].child);
      break;
    case PROP_START_SHOWN:
      g_value_set_boolean (value, is_shown (self, START));
      break;
    case PROP_END_SHOWN:
      g_value_set_boolean (value, is_shown (self, END));
      break;
    case PROP_START_WIDTH:
      g_value_set_int (value, self->sides[START].wanted);
      break;
    case PROP_END_WIDTH:
      g_value_set_int (value, self->sides[END].wanted);
      break;
    case PROP_FOLD:
      g_value_set_int (value, self->fold);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gsy_panes_dispose (GObject *object)
{
  GsyPanes *self = GSY_PANES (object);

  for (Side side = START; side < N_SIDES; side++)
    {
      Pane *pane = &self->sides[side];
      if (pane->animation != NULL)
        adw_animation_reset (pane->animation);
      g_clear_object (&pane->animation);
      g_clear_pointer (&pane->separator, gtk_widget_unparent);
      g_clear_pointer (&pane->child, gtk_widget_unparent);
    }
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer (&self->scrim, gtk_widget_unparent);
  G_OBJECT_CLASS (gsy_panes_parent_class)->dispose (object);
}

static void
gsy_panes_class_init (GsyPanesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = gsy_panes_set_property;
  object_class->get_property = gsy_panes_get_property;
  object_class->dispose = gsy_panes_dispose;
  widget_class->measure = gsy_panes_measure;
  widget_class->size_allocate = gsy_panes_size_allocate;
  widget_class->snapshot = gsy_panes_snapshot;
  widget_class->focus = gsy_panes_focus;

  properties[PROP_START] = g_param_spec_object ("start", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_END] = g_param_spec_object ("end", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_START_SHOWN] = g_param_spec_boolean ("start-shown", NULL, NULL, TRUE, flags);
  properties[PROP_END_SHOWN] = g_param_spec_boolean ("end-shown", NULL, NULL, TRUE, flags);
  properties[PROP_START_WIDTH] = g_param_spec_int ("start-width", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_END_WIDTH] = g_param_spec_int ("end-width", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_FOLD] = g_param_spec_int ("fold", NULL, NULL, GSY_FOLD_NONE, GSY_FOLD_BOTH, GSY_FOLD_NONE,
                                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_css_name (widget_class, "panes");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
gsy_panes_init (GsyPanes *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  for (Side side = START; side < N_SIDES; side++)
    {
      Pane *pane = &self->sides[side];
      pane->docked = TRUE;
      pane->separator = _gsy_panes_create_separator (self, side);
      gtk_widget_set_parent (pane->separator, widget);
      AdwAnimationTarget *target = adw_callback_animation_target_new (shift_cb, pane, NULL);
      pane->animation = adw_timed_animation_new (widget, 0, 1, OVERLAY_MS, target);
    }

  self->scrim = g_object_new (GTK_TYPE_SEPARATOR, "css-classes", (const char *[]){ "scrim", NULL }, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_parent (self->scrim, widget);
  GtkGesture *click = gtk_gesture_click_new ();
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (scrim_pressed_cb), self);
  gtk_widget_add_controller (self->scrim, GTK_EVENT_CONTROLLER (click));
}

GsyFold
gsy_panes_get_fold (GsyPanes *self)
{
  g_return_val_if_fail (GSY_IS_PANES (self), GSY_FOLD_NONE);
  return self->fold;
}

gboolean
gsy_panes_get_start_docked (GsyPanes *self)
{
  g_return_val_if_fail (GSY_IS_PANES (self), TRUE);
  return self->sides[START].docked;
}

gboolean
gsy_panes_get_end_docked (GsyPanes *self)
{
  g_return_val_if_fail (GSY_IS_PANES (self), TRUE);
  return self->sides[END].docked;
}

int
gsy_panes_get_start_width (GsyPanes *self)
{
  g_return_val_if_fail (GSY_IS_PANES (self), 0);
  return self->sides[START].wanted;
}

int
gsy_panes_get_end_width (GsyPanes *self)
{
  g_return_val_if_fail (GSY_IS_PANES (self), 0);
  return self->sides[END].wanted;
}
