/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-paragraph-geometry.c: display lines and extents, with as few look-ups as can be: GTK's cost grows with the distance from the
 * paragraph's start, so a line from left to right asks once for each edge, and only a mixed one asks for each character. */
#include "config.h"

#include "app/gsy-paragraph-geometry.h"

#include <string.h>

#define UNKNOWN G_MININT

struct _GsyParagraphGeometry
{
  GtkTextView *view;
  GtkTextIter start;
  guint offset;
  int top;
  gboolean bidi;
  GArray *lines; /* of GsyDisplayLine */

  /* What is known of its characters: leading and trailing edge of each, by their offset in the paragraph. */
  guint n_chars;
  int *leading;
  int *trailing;
};

static gboolean
is_rtl (gunichar c)
{
  if (c < 0x0590)
    return FALSE;
  return c <= 0x08ff ||
         c == 0x200f || c == 0x202b || c == 0x202e || c == 0x2067 ||
         (c >= 0xfb1d && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfeff) ||
         (c >= 0x10800 && c <= 0x10fff) || (c >= 0x1e800 && c <= 0x1efff);
}

gboolean
gsy_text_has_rtl (const char *text, gssize n_bytes)
{
  const char *end = text + (n_bytes >= 0 ? (gsize) n_bytes : strlen (text));

  for (const char *p = text; p < end; p++)
    {
      /* Eight characters of ASCII at once. */
      guint64 word = 0;
      while (end - p >= (gssize) sizeof word && (memcpy (&word, p, sizeof word), (word & G_GUINT64_CONSTANT (0x8080808080808080)) == 0))
        p += sizeof word;
      if (p == end)
        break;

      /* All letters of scripts from right to left, and the marks, start with one of these bytes in UTF-8. */
      guchar byte = (guchar) *p;
      if (byte >= 0xd6 && (byte <= 0xe0 || byte == 0xe2 || byte == 0xef || byte == 0xf0) && is_rtl (g_utf8_get_char (p)))
        return TRUE;
    }
  return FALSE;
}

gboolean
gsy_text_may_be_bidi (const char *text, gssize n_bytes)
{
  if (gsy_text_has_rtl (text, n_bytes))
    return TRUE;

  const char *end = n_bytes >= 0 ? text + n_bytes : NULL;
  for (const char *p = text; end != NULL ? p < end : *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static void
find_lines (GsyParagraphGeometry *self)
{
  GtkTextIter end = self->start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  guint last = gtk_text_iter_get_offset (&end);

  self->n_chars = last - self->offset;
  self->leading = g_new (int, MAX (self->n_chars, 1));
  self->trailing = g_new (int, MAX (self->n_chars, 1));
  for (guint k = 0; k < self->n_chars; k++)
    self->leading[k] = self->trailing[k] = UNKNOWN;

  /* Only forward_display_line() is sure to move on. */
  GtkTextIter iter = self->start;
  for (;;)
    {
      GtkTextIter next = iter;
      gboolean more = gtk_text_view_forward_display_line (self->view, &next) && gtk_text_iter_compare (&next, &end) < 0 && gtk_text_iter_compare (&next, &iter) > 0;
      GdkRectangle box;
      gtk_text_view_get_iter_location (self->view, &iter, &box);
      GsyDisplayLine line = {
        .start = gtk_text_iter_get_offset (&iter),
        .end = more ? (guint) gtk_text_iter_get_offset (&next) : last,
        .y = box.y - self->top,
        .height = box.height,
      };
      g_array_append_val (self->lines, line);
      if (line.start - self->offset < self->n_chars)
        {
          self->leading[line.start - self->offset] = box.x;
          self->trailing[line.start - self->offset] = box.x + box.width;
        }
      if (!more)
        break;
      iter = next;
    }
}

GsyParagraphGeometry *
gsy_paragraph_geometry_new (GtkTextView *view, const GtkTextIter *paragraph, gboolean bidi)
{
  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view), NULL);
  g_return_val_if_fail (paragraph != NULL, NULL);

  GsyParagraphGeometry *self = g_new0 (GsyParagraphGeometry, 1);
  self->view = view;
  self->start = *paragraph;
  gtk_text_iter_set_line_offset (&self->start, 0);
  self->offset = gtk_text_iter_get_offset (&self->start);
  self->bidi = bidi;
  self->lines = g_array_new (FALSE, FALSE, sizeof (GsyDisplayLine));
  gtk_text_view_get_line_yrange (view, &self->start, &self->top, NULL);
  find_lines (self);
  return self;
}

void
gsy_paragraph_geometry_free (GsyParagraphGeometry *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->lines);
  g_free (self->leading);
  g_free (self->trailing);
  g_free (self);
}

guint
gsy_paragraph_geometry_get_n_lines (const GsyParagraphGeometry *self)
{
  return self->lines->len;
}

const GsyDisplayLine *
gsy_paragraph_geometry_get_line (const GsyParagraphGeometry *self, guint i)
{
  return &g_array_index (self->lines, GsyDisplayLine, i);
}

/* --- characters --- */

/* @k is counted from the paragraph's start. */
static void
look_up (GsyParagraphGeometry *self, guint k)
{
  if (self->leading[k] != UNKNOWN)
    return;

  GtkTextIter iter = self->start;
  GdkRectangle box;
  gtk_text_iter_set_line_offset (&iter, k);
  gtk_text_view_get_iter_location (self->view, &iter, &box);
  self->leading[k] = box.x;
  self->trailing[k] = box.x + box.width;
}

static int
leading_edge (GsyParagraphGeometry *self, guint k)
{
  look_up (self, k);
  return self->leading[k];
}

/* @end: of the line. From left to right, a character ends where the next one starts; that look-up may serve again. */
static int
trailing_edge (GsyParagraphGeometry *self, guint k, guint end)
{
  if (!self->bidi && self->leading[k] == UNKNOWN && k + 1 < end)
    return leading_edge (self, k + 1);
  look_up (self, k);
  return self->trailing[k];
}

static int
compare_extents (gconstpointer a, gconstpointer b)
{
  const GsyExtent *left = a;
  const GsyExtent *right = b;

  return left->x0 - right->x0;
}

void
gsy_paragraph_geometry_get_extents (GsyParagraphGeometry *self, guint i, guint start, guint end, GArray *extents)
{
  const GsyDisplayLine *line = &g_array_index (self->lines, GsyDisplayLine, i);
  start = MAX (start, line->start);
  end = MIN (end, line->end);
  if (start >= end)
    return;

  guint from = start - self->offset;
  guint to = end - self->offset;
  guint line_end = line->end - self->offset;
  if (!self->bidi)
    {
      GsyExtent extent = { leading_edge (self, from), trailing_edge (self, to - 1, line_end) };
      if (extent.x1 > extent.x0)
        g_array_append_val (extents, extent);
      return;
    }

  guint first = extents->len;
  for (guint k = from; k < to; k++)
    {
      int a = leading_edge (self, k);
      int b = trailing_edge (self, k, line_end);
      GsyExtent extent = { MIN (a, b), MAX (a, b) };
      if (extent.x1 <= extent.x0)
        continue;
      GsyExtent *last = extents->len > first ? &g_array_index (extents, GsyExtent, extents->len - 1) : NULL;
      /* Neighbours in the text are mostly neighbours on the line, one way or the other. Rounding may leave them a pixel apart. */
      if (last != NULL && extent.x0 <= last->x1 + 1 && extent.x1 >= last->x0 - 1)
        {
          last->x0 = MIN (last->x0, extent.x0);
          last->x1 = MAX (last->x1, extent.x1);
        }
      else
        g_array_append_val (extents, extent);
    }

  guint n = extents->len - first;
  if (n < 2)
    return;
  GsyExtent *pieces = &g_array_index (extents, GsyExtent, first);
  qsort (pieces, n, sizeof (GsyExtent), compare_extents);
  guint kept = 0;
  for (guint k = 1; k < n; k++)
    if (pieces[k].x0 <= pieces[kept].x1 + 1)
      pieces[kept].x1 = MAX (pieces[kept].x1, pieces[k].x1);
    else
      pieces[++kept] = pieces[k];
  g_array_set_size (extents, first + kept + 1);
}

GsyEdgeMark
gsy_paragraph_geometry_get_start (GsyParagraphGeometry *self, guint i, guint start)
{
  const GsyDisplayLine *line = &g_array_index (self->lines, GsyDisplayLine, i);
  g_return_val_if_fail (start >= line->start && start < line->end, ((GsyEdgeMark){ 0, 1 }));

  int x = leading_edge (self, start - self->offset);
  gboolean rtl = self->bidi && self->trailing[start - self->offset] < x;
  return (GsyEdgeMark){ x, rtl ? -1 : 1 };
}

GsyEdgeMark
gsy_paragraph_geometry_get_end (GsyParagraphGeometry *self, guint i, guint end)
{
  const GsyDisplayLine *line = &g_array_index (self->lines, GsyDisplayLine, i);
  g_return_val_if_fail (end > line->start && end <= line->end, ((GsyEdgeMark){ 0, -1 }));

  guint last = end - 1 - self->offset;
  int x = trailing_edge (self, last, line->end - self->offset);
  gboolean rtl = self->bidi && leading_edge (self, last) > x;
  return (GsyEdgeMark){ x, rtl ? 1 : -1 };
}
