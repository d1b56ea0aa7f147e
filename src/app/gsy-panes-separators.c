/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-panes-separators.c: the lines between the panes, moved by mouse and keyboard; and the arithmetic of the room that they share. */
#include "config.h"

#include "app/gsy-panes-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SEPARATOR_STEP 16

/* --- the arithmetic --- */

GsyFold
gsy_panes_fold_for (const GsyPanesRoom *room)
{
  int start = room->start > 0 ? room->start_min : 0;
  int end = room->end > 0 ? room->end_min : 0;

  if (room->width >= start + room->content_min + end)
    return GSY_FOLD_NONE;
  /* Without an end pane to give way, the start pane goes at once; where it stays, the end pane alone folds. */
  if (room->width >= room->start_min + room->content_min && end > 0)
    return GSY_FOLD_END;
  return GSY_FOLD_BOTH;
}

void
gsy_panes_share (const GsyPanesRoom *room, int *start, int *end)
{
  *start = room->start > 0 ? MAX (room->start, room->start_min) : 0;
  *end = room->end > 0 ? MAX (room->end, room->end_min) : 0;

  int missing = *start + *end + room->content_min - room->width;
  if (missing <= 0)
    return;
  int spare_start = *start > 0 ? *start - room->start_min : 0;
  int spare_end = *end > 0 ? *end - room->end_min : 0;
  if (spare_start + spare_end <= 0)
    return;
  missing = MIN (missing, spare_start + spare_end);
  int from_start = (int) ((gint64) missing * spare_start / (spare_start + spare_end));
  *start -= from_start;
  *end -= MIN (missing - from_start, spare_end);
}

/* --- separators --- */

static void
set_wanted (GsyPanes *self, Side side, int width)
{
  Pane *pane = &self->sides[side];
  GsyPanesRoom room = _gsy_panes_get_room (self, gtk_widget_get_width (GTK_WIDGET (self)));
  Side other = side == START ? END : START;
  int minimum = side == START ? room.start_min : room.end_min;
  int taken = self->sides[other].docked && self->sides[other].child != NULL && gtk_widget_get_visible (self->sides[other].child) && !_gsy_panes_is_overlay (self, other) ? self->sides[other].allocated : 0;

  width = CLAMP (width, minimum, MAX (minimum, room.width - taken - room.content_min));
  if (pane->wanted == width)
    return;
  pane->wanted = width;
  gtk_accessible_update_property (GTK_ACCESSIBLE (pane->separator),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) width,
                                  -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify (G_OBJECT (self), side == START ? "start-width" : "end-width");
}

static Side
side_of (GsyPanes *self, GtkEventController *controller)
{
  return gtk_event_controller_get_widget (controller) == self->sides[START].separator ? START : END;
}

/* +1 when a move to the right makes the pane wider. */
static int
sign_of (GsyPanes *self, Side side)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  return (side == START) != rtl ? 1 : -1;
}

static void
drag_begin_cb (GsyPanes *self, double x, double y, GtkGesture *gesture)
{
  Side side = side_of (self, GTK_EVENT_CONTROLLER (gesture));

  self->sides[side].drag_from = self->sides[side].allocated;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
drag_update_cb (GsyPanes *self, double x, double y, GtkGesture *gesture)
{
  Side side = side_of (self, GTK_EVENT_CONTROLLER (gesture));
  double start_x, start_y, here_x, here_y;

  /* The separator moves under the pointer: reckon in the panes' own coordinates. */
  gtk_gesture_drag_get_start_point (GTK_GESTURE_DRAG (gesture), &start_x, &start_y);
  GtkWidget *separator = self->sides[side].separator;
  if (!gtk_widget_translate_coordinates (separator, GTK_WIDGET (self), start_x + x, start_y + y, &here_x, &here_y))
    return;
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int from_start = (int) lround (rtl ? gtk_widget_get_width (GTK_WIDGET (self)) - here_x : here_x);
  set_wanted (self, side, side == START ? from_start : gtk_widget_get_width (GTK_WIDGET (self)) - from_start);
}

static gboolean
separator_key_cb (GsyPanes *self, guint keyval, guint keycode, GdkModifierType state, GtkEventController *controller)
{
  Side side = side_of (self, controller);
  int step = sign_of (self, side) * SEPARATOR_STEP;

  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      set_wanted (self, side, self->sides[side].allocated - step);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      set_wanted (self, side, self->sides[side].allocated + step);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_Tab:
      gtk_widget_child_focus (self->content, GTK_DIR_TAB_FORWARD);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

gboolean
gsy_panes_focus_separator (GsyPanes *self)
{
  g_return_val_if_fail (GSY_IS_PANES (self), FALSE);

  Side first = gtk_widget_has_focus (self->sides[START].separator) ? END : START;
  for (int i = 0; i < N_SIDES; i++)
    {
      Side side = (first + i) % N_SIDES;
      if (gtk_widget_get_child_visible (self->sides[side].separator))
        return gtk_widget_grab_focus (self->sides[side].separator);
    }
  return FALSE;
}

GtkWidget *
_gsy_panes_create_separator (GsyPanes *self, Side side)
{
  GtkWidget *separator = g_object_new (GTK_TYPE_SEPARATOR,
                                       "orientation", GTK_ORIENTATION_VERTICAL,
                                       "focusable", TRUE,
                                       "css-classes", (const char *[]){ "pane-separator", NULL },
                                       NULL);
  gtk_widget_set_cursor_from_name (separator, "col-resize");
  gtk_accessible_update_property (GTK_ACCESSIBLE (separator),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: for screen readers: the line that is moved to make the pane wider */
                                  side == START ? _ ("Width of the articles pane") : _ ("Width of the statements pane"),
                                  -1);

  GtkGesture *drag = gtk_gesture_drag_new ();
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (separator, GTK_EVENT_CONTROLLER (drag));
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (separator_key_cb), self);
  gtk_widget_add_controller (separator, keys);
  return separator;
}
