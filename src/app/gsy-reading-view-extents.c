/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-reading-view-extents.c: where letters are, for assistive technology. */
#include "config.h"

#include "app/gsy-reading-view-private.h"

#if GTK_CHECK_VERSION(4, 16, 0)

static guint
to_article (GsyReadingView *self, guint offset)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &iter, (int) MIN (offset, (guint) G_MAXINT));
  return _gsy_reading_view_get_offset (self, &iter);
}

static gboolean
get_extents (GtkAccessibleText *text, unsigned int start, unsigned int end, graphene_rect_t *extents)
{
  GsyReadingView *self = GSY_READING_VIEW (text);
  GsySpan span = gsy_span (to_article (self, start), to_article (self, end));
  GdkRectangle letter;
  GdkRectangle area;

  if (!gsy_reading_view_get_area (self, gsy_span (span.start, span.start), &letter) || !gsy_reading_view_get_area (self, span, &area))
    return FALSE;
  /* Several lines take the whole column. */
  if (area.height > letter.height)
    {
      area.x = gtk_text_view_get_left_margin (GTK_TEXT_VIEW (self));
      area.width = gtk_widget_get_width (GTK_WIDGET (self)) - area.x - gtk_text_view_get_right_margin (GTK_TEXT_VIEW (self));
    }
  *extents = GRAPHENE_RECT_INIT ((float) area.x, (float) area.y, (float) area.width, (float) area.height);
  return TRUE;
}

/* GTK 4.18 itself does not know where letters are that are read from right to left, and takes each of the others for two. */
void
_gsy_reading_view_init_accessible_text (GtkAccessibleTextInterface *iface)
{
  iface->get_extents = get_extents;
}

#endif
