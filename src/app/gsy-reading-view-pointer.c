/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-reading-view-pointer.c: the mouse in the article: selecting and marking, clicking a statement or a link, dragging a grip or the handle for a
 * new link, the menu. A finger drags grip and handle too.
 *
 * The text view's own gestures do the selecting. We see each event before them, take what is for a grip, and say at the end of a drag
 * what it means. A legacy controller, because a gesture of ours would be cancelled as soon as one of theirs claims the sequence. */
#include "config.h"

#include "app/gsy-reading-view-private.h"

#include <math.h>

#define AUTOSCROLL_EDGE 24
/* To both sides of a grip: what a finger is put on is 24 pixels wide at least. */
#define FINGER_REACH 8
#define AUTOSCROLL_STEP 0.35

static gboolean
get_position (GsyReadingView *self, GdkEvent *event, double *x, double *y)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  double native_x = 0;
  double native_y = 0;
  double surface_x = 0;
  double surface_y = 0;

  if (native == NULL || !gdk_event_get_position (event, &surface_x, &surface_y))
    return FALSE;
  gtk_native_get_surface_transform (native, &native_x, &native_y);
  return gtk_widget_translate_coordinates (GTK_WIDGET (native), GTK_WIDGET (self), surface_x - native_x, surface_y - native_y, x, y);
}

static void
to_buffer (GsyReadingView *self, double x, double y, int *buffer_x, int *buffer_y)
{
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, (int) floor (x), (int) floor (y), buffer_x, buffer_y);
}

static gboolean
find_grip (GsyReadingView *self, double x, double y, guint *fragment, GsyEdge *edge)
{
  int buffer_x = 0;
  int buffer_y = 0;

  to_buffer (self, x, y, &buffer_x, &buffer_y);
  return gsy_highlight_painter_find_grip (self->painter, buffer_x, buffer_y, fragment, edge);
}

static void
update_cursor (GsyReadingView *self, double x, double y)
{
  guint fragment = 0;
  GsyEdge edge = GSY_EDGE_START;
  const char *name = "text";

  if (self->pointer.gripping || find_grip (self, x, y, &fragment, &edge))
    name = "ew-resize";
  else if (self->pointer.linking)
    name = "crosshair";
  else if (self->editor != NULL && (_gsy_reading_view_find_handle (self, x, y) || _gsy_reading_view_is_on_link (self, x, y)))
    name = "pointer";
  else if (self->editor != NULL && gsy_editor_get_brush (self->editor) != NULL)
    name = "crosshair";
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
}

/* --- dragging a grip or a link --- */

static void
drag_to_pointer (GsyReadingView *self)
{
  GtkTextIter iter;
  int buffer_x = 0;
  int buffer_y = 0;
  int trailing = 0;

  to_buffer (self, self->pointer.x, self->pointer.y, &buffer_x, &buffer_y);
  gtk_text_view_get_iter_at_position (GTK_TEXT_VIEW (self), &iter, &trailing, buffer_x - self->pointer.grab_x, buffer_y - self->pointer.grab_y);
  if (trailing > 0)
    gtk_text_iter_forward_chars (&iter, trailing);
  gsy_editor_drag_update (self->editor, gsy_display_text_to_article (self->display, gtk_text_iter_get_offset (&iter)),
                          self->pointer.alt ? _gsy_reading_view_other_snap (self) : self->granularity);
}

static gboolean
autoscroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  GsyReadingView *self = GSY_READING_VIEW (widget);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  double height = gtk_widget_get_height (widget);
  double over = 0;

  if (self->pointer.y < AUTOSCROLL_EDGE)
    over = self->pointer.y - AUTOSCROLL_EDGE;
  else if (self->pointer.y > height - AUTOSCROLL_EDGE)
    over = self->pointer.y - (height - AUTOSCROLL_EDGE);
  if (over != 0 && adjustment != NULL)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + over * AUTOSCROLL_STEP);
      if (self->pointer.linking)
        _gsy_reading_view_drag_link (self, self->pointer.x, self->pointer.y);
      else
        drag_to_pointer (self);
    }
  return G_SOURCE_CONTINUE;
}

static void
start_dragging (GsyReadingView *self)
{
  self->pointer.press_x = self->pointer.x;
  self->pointer.press_y = self->pointer.y;
  self->pointer.autoscroll = gtk_widget_add_tick_callback (GTK_WIDGET (self), autoscroll_cb, NULL, NULL);
}

/* Whether the pointer went anywhere: a press that did not is a click. */
static gboolean
has_dragged (GsyReadingView *self)
{
  return gtk_drag_check_threshold (GTK_WIDGET (self), (int) self->pointer.press_x, (int) self->pointer.press_y, (int) self->pointer.x, (int) self->pointer.y);
}

static void
stop_dragging (GsyReadingView *self)
{
  self->pointer.gripping = FALSE;
  self->pointer.linking = FALSE;
  if (self->pointer.autoscroll != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->pointer.autoscroll);
  self->pointer.autoscroll = 0;
}

static gboolean
start_gripping (GsyReadingView *self, guint fragment, GsyEdge edge)
{
  const GsyStatement *statement = gsy_editor_get_selected (self->editor);
  GdkRectangle area;
  int buffer_x = 0;
  int buffer_y = 0;

  if (statement == NULL || !gsy_highlight_painter_get_grip (self->painter, fragment, edge, &area))
    return FALSE;
  g_autofree char *id = g_strdup (statement->id);
  if (!gsy_editor_drag_begin (self->editor, id, fragment, edge))
    return FALSE;
  to_buffer (self, self->pointer.x, self->pointer.y, &buffer_x, &buffer_y);
  self->pointer.grab_x = buffer_x - (area.x + area.width / 2);
  self->pointer.grab_y = buffer_y - (area.y + area.height / 2);
  self->pointer.gripping = TRUE;
  start_dragging (self);
  return TRUE;
}

static void
start_linking (GsyReadingView *self)
{
  self->pointer.linking = TRUE;
  start_dragging (self);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "crosshair");
}

void
_gsy_reading_view_cancel_pointer (GsyReadingView *self)
{
  gboolean gripping = self->pointer.gripping;

  if (self->pointer.linking)
    gsy_link_painter_end_drag (self->links);
  stop_dragging (self);
  if (gripping)
    gsy_editor_drag_cancel (self->editor);
}

void
_gsy_reading_view_dispose_pointer (GsyReadingView *self)
{
  stop_dragging (self);
  g_clear_handle_id (&self->pointer.long_press, g_source_remove);
  g_clear_pointer (&self->pointer.before, g_free);
}

/* --- selecting --- */

void
_gsy_reading_view_finish_selection (GsyReadingView *self, gboolean ctrl, gboolean alt)
{
  if (self->display == NULL)
    return;

  GsySnap snap = alt ? _gsy_reading_view_other_snap (self) : _gsy_reading_view_usual_snap (self);
  GsySpan selection = gsy_reading_view_get_selection (self);
  GsySpan snapped = gsy_segmenter_snap (gsy_article_get_segmenter (gsy_display_text_get_article (self->display)), selection, snap);
  if (gsy_span_is_empty (snapped))
    {
      gsy_reading_view_clear_selection (self);
      return;
    }

  gsy_reading_view_select (self, snapped);
  self->snap = snap;
  const char *brush = gsy_editor_get_brush (self->editor);
  if (brush != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "view.mark", "s", brush);
  else if (ctrl && gsy_editor_get_selected (self->editor) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "view.add-fragment", NULL);
}

static void
click (GsyReadingView *self)
{
  guint offset = 0;

  if (gsy_reading_view_get_offset_at (self, (int) self->pointer.x, (int) self->pointer.y, &offset))
    gsy_editor_select_at (self->editor, offset);
  else
    gsy_editor_select (self->editor, NULL, 0, FALSE);
}

/* Whether this press makes a double or triple click of the one before. */
static void
count_press (GsyReadingView *self, GdkEvent *event)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self));
  GsyPointer *pointer = &self->pointer;
  guint32 now = gdk_event_get_time (event);
  int time = 0;
  int distance = 0;

  g_object_get (settings, "gtk-double-click-time", &time, "gtk-double-click-distance", &distance, NULL);
  pointer->repeated = pointer->click_time != 0 && now - pointer->click_time < (guint32) time &&
                      fabs (pointer->x - pointer->click_x) <= distance && fabs (pointer->y - pointer->click_y) <= distance;
  pointer->click_time = now;
  pointer->click_x = pointer->x;
  pointer->click_y = pointer->y;
  if (pointer->repeated)
    return;

  const GsyStatement *selected = gsy_editor_get_selected (self->editor);
  g_free (pointer->before);
  pointer->before = selected != NULL ? g_strdup (selected->id) : NULL;
  pointer->before_fragment = gsy_editor_get_fragment (self->editor);
}

static void
restore_statement (GsyReadingView *self)
{
  const GsyStatement *selected = gsy_editor_get_selected (self->editor);
  GsyStore *store = gsy_editor_get_store (self->editor);
  const char *before = self->pointer.before;

  if (!self->pointer.repeated || before == NULL || store == NULL || gsy_store_find (store, before) == NULL)
    return;
  if (selected == NULL || g_strcmp0 (selected->id, before) != 0)
    gsy_editor_select (self->editor, before, self->pointer.before_fragment, FALSE);
}

/* A press on selected text begins a new selection: nobody drags words out of an article that is read in order to be marked. */
static void
forget_selection_under_pointer (GsyReadingView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter start;
  GtkTextIter end;
  GtkTextIter iter;
  int x = 0;
  int y = 0;

  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    return;
  to_buffer (self, self->pointer.x, self->pointer.y, &x, &y);
  gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter, x, y);
  if (gtk_text_iter_in_range (&iter, &start, &end))
    gtk_text_buffer_place_cursor (buffer, &iter);
}

/* --- the menu --- */

static void
request_menu (GsyReadingView *self)
{
  GsySpan selection = gsy_reading_view_get_selection (self);
  guint offset = 0;
  gboolean on_text = gsy_reading_view_get_offset_at (self, (int) self->pointer.x, (int) self->pointer.y, &offset);

  if (on_text && !gsy_span_contains (selection, offset))
    {
      gsy_reading_view_set_caret (self, offset);
      const GsyStatement *selected = gsy_editor_get_selected (self->editor);
      if (selected == NULL || selected->detached || gsy_statement_find_span (selected, offset) < 0)
        gsy_editor_select_at (self->editor, offset);
      else
        gsy_editor_select (self->editor, selected->id, gsy_statement_find_span (selected, offset), FALSE);
    }
  gtk_widget_grab_focus (GTK_WIDGET (self));
  _gsy_reading_view_emit_menu (self, (int) self->pointer.x, (int) self->pointer.y);
}

/* --- events --- */

/* What can be dragged: by the mouse, or by a finger. FALSE when there is nothing of the kind. */
static gboolean
press_handle (GsyReadingView *self, int reach)
{
  guint fragment = 0;
  GsyEdge edge = GSY_EDGE_START;
  gboolean grip = find_grip (self, self->pointer.x, self->pointer.y, &fragment, &edge);

  if (!grip && reach > 0)
    grip = find_grip (self, self->pointer.x - reach, self->pointer.y, &fragment, &edge) || find_grip (self, self->pointer.x + reach, self->pointer.y, &fragment, &edge);
  if (!grip && !_gsy_reading_view_find_handle (self, self->pointer.x, self->pointer.y))
    return FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gsy_reading_view_clear_selection (self);
  if (grip)
    start_gripping (self, fragment, edge);
  else
    start_linking (self);
  return TRUE;
}

/* FALSE when nothing was dragged. */
static gboolean
release_handle (GsyReadingView *self)
{
  gboolean gripping = self->pointer.gripping;
  gboolean linking = self->pointer.linking;

  if (!gripping && !linking)
    return FALSE;
  stop_dragging (self);
  if (linking && has_dragged (self))
    _gsy_reading_view_drop_link (self, self->pointer.x, self->pointer.y);
  else if (linking)
    {
      gsy_link_painter_end_drag (self->links);
      gtk_widget_activate_action (GTK_WIDGET (self), "view.link", NULL);
    }
  else if (has_dragged (self))
    gsy_editor_drag_end (self->editor);
  else
    {
      /* A click near a grip is a click on the words. */
      gsy_editor_drag_cancel (self->editor);
      click (self);
    }
  update_cursor (self, self->pointer.x, self->pointer.y);
  return TRUE;
}

/* FALSE when nothing is dragged. */
static gboolean
move_handle (GsyReadingView *self, GdkEvent *event)
{
  if (self->pointer.linking)
    {
      _gsy_reading_view_drag_link (self, self->pointer.x, self->pointer.y);
      return TRUE;
    }
  if (!self->pointer.gripping)
    return FALSE;
  self->pointer.alt = (gdk_event_get_modifier_state (event) & GDK_ALT_MASK) != 0;
  drag_to_pointer (self);
  return TRUE;
}

static gboolean
press (GsyReadingView *self, GdkEvent *event)
{
  GdkModifierType state = gdk_event_get_modifier_state (event);

  if (gdk_event_triggers_context_menu (event))
    {
      request_menu (self);
      return GDK_EVENT_STOP;
    }
  if (gdk_button_event_get_button (event) != GDK_BUTTON_PRIMARY)
    return GDK_EVENT_PROPAGATE;

  count_press (self, event);
  self->pointer.alt = (state & GDK_ALT_MASK) != 0;
  if (press_handle (self, 0))
    return GDK_EVENT_STOP;

  self->pointer.held = TRUE;
  self->pointer.ctrl = (state & GDK_CONTROL_MASK) != 0;
  if ((state & GDK_SHIFT_MASK) == 0)
    forget_selection_under_pointer (self);
  _gsy_reading_view_emit_selection (self);
  return GDK_EVENT_PROPAGATE;
}

static gboolean
release (GsyReadingView *self, GdkEvent *event)
{
  if (gdk_button_event_get_button (event) != GDK_BUTTON_PRIMARY)
    return GDK_EVENT_PROPAGATE;
  if (release_handle (self))
    return GDK_EVENT_STOP;
  if (!self->pointer.held)
    return GDK_EVENT_PROPAGATE;

  self->pointer.held = FALSE;
  gboolean alt = self->pointer.alt || (gdk_event_get_modifier_state (event) & GDK_ALT_MASK) != 0;
  if (!gsy_span_is_empty (gsy_reading_view_get_selection (self)))
    {
      restore_statement (self);
      _gsy_reading_view_finish_selection (self, self->pointer.ctrl, alt);
    }
  else if (!_gsy_reading_view_click_link (self, self->pointer.x, self->pointer.y))
    click (self);
  _gsy_reading_view_emit_selection (self);
  return GDK_EVENT_PROPAGATE;
}

static gboolean
motion (GsyReadingView *self, GdkEvent *event)
{
  if (move_handle (self, event))
    return GDK_EVENT_STOP;
  if (!self->pointer.held)
    update_cursor (self, self->pointer.x, self->pointer.y);
  return GDK_EVENT_PROPAGATE;
}

/* --- fingers --- */

void
_gsy_reading_view_tap (GsyReadingView *self, int x, int y)
{
  self->pointer.x = x;
  self->pointer.y = y;
  if (self->pointer.repeated && !gsy_span_is_empty (gsy_reading_view_get_selection (self)))
    {
      restore_statement (self);
      _gsy_reading_view_finish_selection (self, FALSE, FALSE);
    }
  else if (!_gsy_reading_view_click_link (self, x, y))
    click (self);
}

void
_gsy_reading_view_long_press (GsyReadingView *self, int x, int y)
{
  self->pointer.x = x;
  self->pointer.y = y;
  request_menu (self);
}

static void
stop_tapping (GsyReadingView *self)
{
  self->pointer.tapping = FALSE;
  g_clear_handle_id (&self->pointer.long_press, g_source_remove);
}

static gboolean
long_press_cb (gpointer user_data)
{
  GsyReadingView *self = user_data;

  self->pointer.long_press = 0;
  self->pointer.tapping = FALSE;
  if (self->editor != NULL)
    _gsy_reading_view_long_press (self, (int) self->pointer.x, (int) self->pointer.y);
  return G_SOURCE_REMOVE;
}

static void
start_tapping (GsyReadingView *self, GdkEvent *event)
{
  guint time = 0;

  stop_tapping (self);
  count_press (self, event);
  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-long-press-time", &time, NULL);
  self->pointer.tapping = TRUE;
  self->pointer.press_x = self->pointer.x;
  self->pointer.press_y = self->pointer.y;
  self->pointer.long_press = g_timeout_add (time, long_press_cb, self);
}

/* A finger scrolls and selects as in any text, unless it is put on something to drag. A tap is a click, one that stays is for the menu. */
static gboolean
touch (GsyReadingView *self, GdkEvent *event, GdkEventType type)
{
  switch ((int) type)
    {
    case GDK_TOUCH_BEGIN:
      if (press_handle (self, FINGER_REACH))
        return GDK_EVENT_STOP;
      start_tapping (self, event);
      return GDK_EVENT_PROPAGATE;
    case GDK_TOUCH_UPDATE:
      if (self->pointer.tapping && has_dragged (self))
        stop_tapping (self);
      return move_handle (self, event);
    default:
      if (self->pointer.tapping)
        _gsy_reading_view_tap (self, (int) self->pointer.x, (int) self->pointer.y);
      stop_tapping (self);
      return release_handle (self);
    }
}

static gboolean
event_cb (GsyReadingView *self, GdkEvent *event)
{
  GdkEventType type = gdk_event_get_event_type (event);
  double x = 0;
  double y = 0;

  if (type == GDK_SCROLL || type == GDK_BUTTON_PRESS || type == GDK_TOUCH_BEGIN)
    _gsy_reading_view_stop_settling (self);
  if (type == GDK_GRAB_BROKEN || type == GDK_TOUCH_CANCEL)
    {
      _gsy_reading_view_cancel_pointer (self);
      stop_tapping (self);
      self->pointer.held = FALSE;
      return GDK_EVENT_PROPAGATE;
    }
  gboolean is_touch = type == GDK_TOUCH_BEGIN || type == GDK_TOUCH_UPDATE || type == GDK_TOUCH_END;
  gboolean is_button = type == GDK_BUTTON_PRESS || type == GDK_BUTTON_RELEASE;
  if (self->editor == NULL || (!is_touch && !is_button && type != GDK_MOTION_NOTIFY) || !get_position (self, event, &x, &y))
    return GDK_EVENT_PROPAGATE;

  self->pointer.x = x;
  self->pointer.y = y;
  if (is_touch)
    return touch (self, event, type);
  if (type == GDK_BUTTON_PRESS)
    return press (self, event);
  if (type == GDK_BUTTON_RELEASE)
    return release (self, event);
  return motion (self, event);
}

void
_gsy_reading_view_init_pointer (GsyReadingView *self)
{
  GtkEventController *controller = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (controller, "event", G_CALLBACK (event_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}
