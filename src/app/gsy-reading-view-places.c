/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-reading-view-places.c: from the article's offsets to places on the page, and back; and scrolling to them. */
#include "config.h"

#include "app/gsy-reading-view-private.h"
#include "core/gsy-direction.h"

/* From the top, of the page's height. */
#define REVEALED_AT 0.3

static gboolean
is_in_sight (GsyReadingView *self, GsySpan span)
{
  GdkRectangle area;

  if (!gsy_reading_view_get_area (self, span, &area))
    return FALSE;
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  /* Of what is taller than the page, its beginning will do. */
  int bottom = MIN (area.y + area.height, area.y + height / 2);
  return area.y >= 0 && bottom <= height;
}

/* By a mark, for far from here nobody knows yet how high the lines are. Also for what is in sight, which GTK leaves where it is: it forgets where else it was to
 * go. */
static void
scroll_to (GsyReadingView *self, guint offset, gboolean align, double where)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextMark *place = gtk_text_buffer_get_mark (buffer, "gsy-place");
  GtkTextIter iter;

  _gsy_reading_view_get_iter (self, offset, GSY_SIDE_AFTER, &iter);
  if (place == NULL)
    place = gtk_text_buffer_create_mark (buffer, "gsy-place", &iter, TRUE);
  else
    gtk_text_buffer_move_mark (buffer, place, &iter);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), place, 0, align, 0, where);
}

/* Without gliding there: for whoever does something meanwhile the page would be where nobody wanted it. */
static void
jump_to_top (GsyReadingView *self, guint offset)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  GdkRectangle place;
  GdkRectangle page;
  GtkTextIter iter;

  _gsy_reading_view_get_iter (self, offset, GSY_SIDE_AFTER, &iter);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &place);
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &page);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + place.y - page.y);
}

static gboolean
settle_cb (gpointer user_data)
{
  GsyReadingView *self = user_data;

  self->settling = 0;
  if (self->display == NULL)
    return G_SOURCE_REMOVE;

  if (!self->wanted_at_top)
    {
      if (!is_in_sight (self, self->wanted))
        scroll_to (self, self->wanted.start, TRUE, REVEALED_AT);
      return G_SOURCE_REMOVE;
    }
  scroll_to (self, self->wanted.start, TRUE, 0);
  if (gtk_widget_get_height (GTK_WIDGET (self)) > 0)
    jump_to_top (self, self->wanted.start);
  return G_SOURCE_REMOVE;
}

void
_gsy_reading_view_stop_settling (GsyReadingView *self)
{
  g_clear_handle_id (&self->settling, g_source_remove);
}

/* In a text that was just set lines have no height before they are measured, so the place is only about right, and GTK forgets to scroll when it is in the middle
 * of it. Once the view has nothing left to measure, the place is exact. */
static void
settle_later (GsyReadingView *self, GsySpan wanted, gboolean at_top)
{
  self->wanted = wanted;
  self->wanted_at_top = at_top;
  self->settling = g_idle_add_full (GTK_TEXT_VIEW_PRIORITY_VALIDATE + 1, settle_cb, self, NULL);
}

void
gsy_reading_view_reveal (GsyReadingView *self, GsySpan span)
{
  g_return_if_fail (GSY_IS_READING_VIEW (self));

  if (self->display == NULL)
    return;
  _gsy_reading_view_stop_settling (self);
  gboolean in_sight = is_in_sight (self, span);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  /* The view may be gliding to what was revealed before this, out of sight of what is wanted now: a value that is set ends that. */
  if (in_sight && adjustment != NULL)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment));

  scroll_to (self, span.start, !in_sight, REVEALED_AT);
  settle_later (self, span, FALSE);
}

guint
gsy_reading_view_get_top (GsyReadingView *self)
{
  g_return_val_if_fail (GSY_IS_READING_VIEW (self), 0);

  GdkRectangle page;
  GtkTextIter iter;
  /* On the way there. */
  if (self->settling != 0 && self->wanted_at_top)
    return self->wanted.start;
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &page);
  gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter, 0, page.y + 1);
  return _gsy_reading_view_get_offset (self, &iter);
}

void
gsy_reading_view_set_top (GsyReadingView *self, guint offset)
{
  g_return_if_fail (GSY_IS_READING_VIEW (self));

  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  _gsy_reading_view_stop_settling (self);
  if (offset == 0 && adjustment != NULL)
    {
      /* With the margin above the first line. */
      gtk_adjustment_set_value (adjustment, 0);
      return;
    }

  scroll_to (self, offset, TRUE, 0);
  settle_later (self, gsy_span (offset, offset), TRUE);
}

gboolean
gsy_reading_view_get_area (GsyReadingView *self, GsySpan span, GdkRectangle *area)
{
  g_return_val_if_fail (GSY_IS_READING_VIEW (self), FALSE);
  g_return_val_if_fail (area != NULL, FALSE);

  if (self->display == NULL)
    return FALSE;

  GtkTextIter start;
  GtkTextIter end;
  _gsy_reading_view_get_iter (self, span.start, GSY_SIDE_AFTER, &start);
  _gsy_reading_view_get_iter (self, MAX (span.end, span.start), GSY_SIDE_BEFORE, &end);
  if (span.end > span.start)
    gtk_text_iter_backward_char (&end);

  GdkRectangle first;
  GdkRectangle last;
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &start, &first);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &end, &last);
  int x0 = MIN (MIN (first.x, first.x + first.width), MIN (last.x, last.x + last.width));
  int x1 = MAX (MAX (first.x, first.x + first.width), MAX (last.x, last.x + last.width));
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, x0, first.y, &area->x, &area->y);
  area->width = x1 - x0;
  area->height = MAX (last.y + last.height - first.y, first.height);
  return TRUE;
}

gboolean
gsy_reading_view_get_offset_at (GsyReadingView *self, int x, int y, guint *offset)
{
  g_return_val_if_fail (GSY_IS_READING_VIEW (self), FALSE);

  GtkTextIter iter;
  int buffer_x = 0;
  int buffer_y = 0;
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, x, y, &buffer_x, &buffer_y);
  /* At a position, since at a location GTK gives the nearest boundary, which for the right half of a letter is the next one. */
  if (self->display == NULL || !gtk_text_view_get_iter_at_position (GTK_TEXT_VIEW (self), &iter, NULL, buffer_x, buffer_y))
    return FALSE;
  *offset = _gsy_reading_view_get_offset (self, &iter);
  return TRUE;
}

GtkTextDirection
gsy_reading_view_get_direction_at (GsyReadingView *self, guint offset)
{
  g_return_val_if_fail (GSY_IS_READING_VIEW (self), GTK_TEXT_DIR_LTR);

  GtkTextIter start;
  _gsy_reading_view_get_iter (self, offset, GSY_SIDE_BEFORE, &start);
  gtk_text_iter_set_line_offset (&start, 0);
  GtkTextIter end = start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  g_autofree char *text = gtk_text_iter_get_slice (&start, &end);
  GsyDirection direction = gsy_text_get_direction (text, -1);
  if (direction == GSY_DIRECTION_NONE)
    return gtk_widget_get_direction (GTK_WIDGET (self));
  return direction == GSY_DIRECTION_RTL ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR;
}
