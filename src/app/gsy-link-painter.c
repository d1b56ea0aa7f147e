/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-link-painter.c: which links are in sight, where, and in which colours. */
#include "config.h"

#include "app/gsy-link-painter.h"
#include "app/gsy-link-nodes.h"

/* More lines than that at once tell nobody anything. */
#define MAX_DRAWN 300

#define LABEL_SHARE 0.4
#define LABEL_MIN 9.

/* From the text to the middle of the handle, and how far around it a press is meant for it. Farther out there may be a scroll bar. */
#define HANDLE_AWAY 12
#define HANDLE_REACH 12

/* How far the links of the selected statement keep away from its handle. */
#define HANDLE_ROOM 9

/* Beyond the page, so that what bends there is not seen. */
#define BEYOND 40

struct _GsyLinkPainter
{
  GtkTextView *view;
  GsyDisplayText *display; /* nullable */
  GsyPalette *palette;     /* nullable */
  GPtrArray *arcs;         /* nullable, of GsyLinkArc */
  guint *counts;           /* for each arc: the links that its spur stands for; 0: another one stands for it */
  GsyStatement *focus;     /* nullable */
  GtkIconPaintable *icon;  /* nullable: made when first drawn */
  int icon_scale;

  gboolean dragging;
  int drag_x;
  int drag_y;
  GsyStatement *over; /* nullable */
};

/* What is in sight. */
typedef struct
{
  GdkRectangle area;
  GsySpan range; /* whole paragraphs */
  GsyLinkMargin margin;
} Page;

GsyLinkPainter *
gsy_link_painter_new (GtkTextView *view)
{
  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view), NULL);

  GsyLinkPainter *self = g_new0 (GsyLinkPainter, 1);
  self->view = view;
  return self;
}

static void
clear_arcs (GsyLinkPainter *self)
{
  g_clear_pointer (&self->arcs, g_ptr_array_unref);
  g_clear_pointer (&self->counts, g_free);
}

void
gsy_link_painter_free (GsyLinkPainter *self)
{
  if (self == NULL)
    return;
  clear_arcs (self);
  g_clear_pointer (&self->focus, gsy_statement_unref);
  g_clear_pointer (&self->over, gsy_statement_unref);
  g_clear_object (&self->icon);
  g_free (self);
}

void
gsy_link_painter_set_source (GsyLinkPainter *self, GsyDisplayText *display)
{
  g_return_if_fail (self != NULL);

  clear_arcs (self);
  g_clear_pointer (&self->focus, gsy_statement_unref);
  gsy_link_painter_end_drag (self);
  self->display = display;
}

void
gsy_link_painter_set_palette (GsyLinkPainter *self, GsyPalette *palette)
{
  g_return_if_fail (self != NULL);
  self->palette = palette;
}

/* Spurs of one kind at one place are drawn once. They follow one another, but for those of other kinds between them. */
static void
count_spurs (GsyLinkPainter *self)
{
  self->counts = g_new0 (guint, MAX (self->arcs->len, 1));
  for (guint i = 0; i < self->arcs->len; i++)
    {
      const GsyLinkArc *arc = g_ptr_array_index (self->arcs, i);
      GsySpan range = gsy_link_arc_get_range (arc);
      guint first = i;
      for (guint k = i; arc->kind != GSY_LINK_WITHIN && k-- > 0;)
        {
          const GsyLinkArc *other = g_ptr_array_index (self->arcs, k);
          if (gsy_link_arc_get_range (other).start != range.start)
            break;
          if (other->kind == arc->kind && self->counts[k] > 0)
            first = k;
        }
      self->counts[first]++;
    }
}

void
gsy_link_painter_set_arcs (GsyLinkPainter *self, GPtrArray *arcs)
{
  g_return_if_fail (self != NULL);

  gboolean had_any = self->arcs != NULL && self->arcs->len > 0;
  clear_arcs (self);
  if (arcs != NULL)
    {
      self->arcs = arcs;
      count_spurs (self);
    }
  if (had_any || (arcs != NULL && arcs->len > 0))
    gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

void
gsy_link_painter_set_focus (GsyLinkPainter *self, const GsyStatement *statement)
{
  g_return_if_fail (self != NULL);

  if (statement == self->focus)
    return;
  g_clear_pointer (&self->focus, gsy_statement_unref);
  self->focus = statement != NULL ? gsy_statement_ref (statement) : NULL;
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

/* --- places --- */

static void
get_page (GsyLinkPainter *self, Page *page)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self->view)) == GTK_TEXT_DIR_RTL;
  int right = gtk_text_view_get_right_margin (self->view);
  int left = gtk_text_view_get_left_margin (self->view);
  GtkTextIter first;
  GtkTextIter last;

  gtk_text_view_get_visible_rect (self->view, &page->area);
  gtk_text_view_get_line_at_y (self->view, &first, page->area.y, NULL);
  gtk_text_view_get_line_at_y (self->view, &last, page->area.y + page->area.height, NULL);
  if (!gtk_text_iter_ends_line (&last))
    gtk_text_iter_forward_to_line_end (&last);
  page->range = gsy_span (gsy_display_text_to_article (self->display, gtk_text_iter_get_offset (&first)),
                          gsy_display_text_to_article (self->display, gtk_text_iter_get_offset (&last)) + 1);
  page->margin = (GsyLinkMargin){
    .edge = rtl ? left : gtk_widget_get_width (GTK_WIDGET (self->view)) - right,
    .outward = rtl ? -1 : 1,
    .width = rtl ? left : right,
  };
}

static void
get_letter (GsyLinkPainter *self, guint offset, GdkRectangle *area)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (self->view), &iter, gsy_display_text_to_buffer (self->display, offset, GSY_SIDE_AFTER));
  gtk_text_view_get_iter_location (self->view, &iter, area);
}

/* The middle of a letter's line; of one that is out of sight only that it is above or below. */
static float
get_y (GsyLinkPainter *self, const Page *page, guint offset)
{
  GdkRectangle area;

  if (offset < page->range.start)
    return page->area.y - BEYOND;
  if (offset >= page->range.end)
    return page->area.y + page->area.height + BEYOND;
  get_letter (self, offset, &area);
  return area.y + area.height / 2.f;
}

/* --- painting --- */

typedef void (*ArcFunc) (GsyLinkPainter *self, const Page *page, const GsyLinkArc *arc, guint count, const GsyLinkShape *shape, gpointer user_data);

static gboolean
can_paint (GsyLinkPainter *self)
{
  return self->display != NULL && self->palette != NULL;
}

static gboolean
is_focus (GsyLinkPainter *self, const char *id)
{
  return self->focus != NULL && g_str_equal (self->focus->id, id);
}

/* Calls @func for each link in sight until MAX_DRAWN. */
static void
for_each_in_sight (GsyLinkPainter *self, ArcFunc func, gpointer user_data)
{
  Page page;
  guint n = 0;

  get_page (self, &page);
  for (guint i = 0; i < self->arcs->len && n < MAX_DRAWN; i++)
    {
      const GsyLinkArc *arc = g_ptr_array_index (self->arcs, i);
      GsySpan range = gsy_link_arc_get_range (arc);
      if (range.start >= page.range.end)
        break;
      if (range.end <= page.range.start || self->counts[i] == 0 || gsy_palette_find (self->palette, arc->layer) == NULL)
        continue;
      float from = get_y (self, &page, arc->from_offset) + (is_focus (self, arc->from) ? HANDLE_ROOM : 0);
      float to = get_y (self, &page, arc->to_offset) - (is_focus (self, arc->to) ? HANDLE_ROOM : 0);
      GsyLinkShape shape = gsy_link_shape (arc, &page.margin, from, to);
      func (self, &page, arc, self->counts[i], &shape, user_data);
      n++;
    }
}

/* What a spur leads to, in a few letters. */
static char *
dup_label (const GsyLinkArc *arc, guint count)
{
  if (arc->kind == GSY_LINK_BROKEN)
    return g_strdup ("?");
  if (count > 1)
    return g_strdup_printf ("%u", count);

  char *name = g_filename_display_basename (arc->article);
  char *dot = strrchr (name, '.');
  if (dot != NULL && dot != name)
    *dot = '\0';
  return name;
}

static void
append_label (GsyLinkPainter *self, GtkSnapshot *snapshot, const Page *page, const GsyLinkArc *arc, guint count, const GsyLinkShape *shape)
{
  g_autofree char *text = dup_label (arc, count);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->view), text);
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (pango_context_get_font_description (pango_layout_get_context (layout)));
  GdkRGBA color = gsy_palette_is_dark (self->palette) ? (GdkRGBA){ 1, 1, 1, 0.85f } : (GdkRGBA){ 0, 0, 0, 0.75f };
  GdkRectangle letter;

  get_letter (self, arc->kind == GSY_LINK_IN ? arc->to_offset : arc->from_offset, &letter);
  pango_font_description_set_family (font, "sans");
  pango_font_description_set_absolute_size (font, MAX (LABEL_MIN, letter.height * LABEL_SHARE) * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) (page->margin.width - 4) * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, page->margin.outward > 0 ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT);
  pango_layout_set_auto_dir (layout, FALSE);
  gsy_link_nodes_append_label (snapshot, shape, &page->margin, layout, &color);
}

static void
append_arc (GsyLinkPainter *self, const Page *page, const GsyLinkArc *arc, guint count, const GsyLinkShape *shape, gpointer user_data)
{
  GtkSnapshot *snapshot = user_data;
  const GsyPaint *paint = gsy_palette_find (self->palette, arc->layer);
  gboolean focused = self->focus != NULL && gsy_link_arc_touches (arc, self->focus->id);
  GsyLineStyle style = arc->kind == GSY_LINK_BROKEN ? GSY_LINE_DOTTED : gsy_link_arc_get_line (arc);

  gsy_link_nodes_append (snapshot, shape, style, &paint->ink, focused ? 2.f : 1.5f, page->area.y - BEYOND, page->area.y + page->area.height + BEYOND);
  if (arc->kind != GSY_LINK_WITHIN)
    append_label (self, snapshot, page, arc, count, shape);
}

void
gsy_link_painter_snapshot_below (GsyLinkPainter *self, GtkSnapshot *snapshot)
{
  g_return_if_fail (self != NULL);

  if (can_paint (self) && self->arcs != NULL && self->arcs->len > 0)
    for_each_in_sight (self, append_arc, snapshot);
}

/* --- the pointer --- */

typedef struct
{
  int x;
  int y;
  const GsyLinkArc *found;
  guint n;
  float nearest;
} Search;

static void
look_at (GsyLinkPainter *self, const Page *page, const GsyLinkArc *arc, guint count, const GsyLinkShape *shape, gpointer user_data)
{
  Search *search = user_data;
  gboolean focused = self->focus != NULL && gsy_link_arc_touches (arc, self->focus->id);

  /* The selected statement's own are meant before others. */
  if (!gsy_link_shape_contains (shape, search->x, search->y) || (search->found != NULL && !focused))
    return;
  search->found = arc;
  search->n = count;
}

const GsyLinkArc *
gsy_link_painter_find (GsyLinkPainter *self, int x, int y, guint *n)
{
  g_return_val_if_fail (self != NULL, NULL);

  Search search = { .x = x, .y = y };
  if (can_paint (self) && self->arcs != NULL && self->arcs->len > 0)
    for_each_in_sight (self, look_at, &search);
  if (n != NULL)
    *n = search.n;
  return search.found;
}

gboolean
gsy_link_painter_is_far_end_target (GsyLinkPainter *self, const GsyLinkArc *arc, int y)
{
  g_return_val_if_fail (self != NULL && arc != NULL, TRUE);

  Page page;
  get_page (self, &page);
  return ABS (get_y (self, &page, arc->to_offset) - y) >= ABS (get_y (self, &page, arc->from_offset) - y);
}

/* --- a new one --- */

static const GsyPaint *
get_focus_paint (GsyLinkPainter *self)
{
  if (!can_paint (self) || self->focus == NULL || self->focus->detached)
    return NULL;
  return gsy_palette_find (self->palette, self->focus->layer);
}

gboolean
gsy_link_painter_get_handle (GsyLinkPainter *self, GdkRectangle *area)
{
  g_return_val_if_fail (self != NULL && area != NULL, FALSE);

  if (get_focus_paint (self) == NULL)
    return FALSE;

  Page page;
  GdkRectangle letter;
  get_page (self, &page);
  get_letter (self, gsy_statement_get_extent (self->focus).end - 1, &letter);
  int x = (int) page.margin.edge + page.margin.outward * HANDLE_AWAY;
  int y = letter.y + letter.height / 2;
  *area = (GdkRectangle){ x - HANDLE_REACH, y - HANDLE_REACH, 2 * HANDLE_REACH, 2 * HANDLE_REACH };
  return TRUE;
}

void
gsy_link_painter_set_drag (GsyLinkPainter *self, int x, int y, const GsyStatement *over)
{
  g_return_if_fail (self != NULL);

  self->dragging = TRUE;
  self->drag_x = x;
  self->drag_y = y;
  if (over != self->over)
    {
      g_clear_pointer (&self->over, gsy_statement_unref);
      self->over = over != NULL ? gsy_statement_ref (over) : NULL;
    }
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

void
gsy_link_painter_end_drag (GsyLinkPainter *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->over, gsy_statement_unref);
  if (!self->dragging)
    return;
  self->dragging = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

/* Line by line, as far as it is in sight. */
static void
append_outlines (GsyLinkPainter *self, GtkSnapshot *snapshot, const Page *page, GsySpan span, const GdkRGBA *color)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GsySpan seen = gsy_span (MAX (span.start, page->range.start), MIN (span.end, page->range.end));
  GtkTextIter at;
  GtkTextIter end;

  if (gsy_span_is_empty (seen))
    return;
  gtk_text_buffer_get_iter_at_offset (buffer, &at, gsy_display_text_to_buffer (self->display, seen.start, GSY_SIDE_AFTER));
  gtk_text_buffer_get_iter_at_offset (buffer, &end, gsy_display_text_to_buffer (self->display, seen.end, GSY_SIDE_BEFORE));
  while (gtk_text_iter_compare (&at, &end) < 0)
    {
      GtkTextIter last = at;
      GdkRectangle first_box;
      GdkRectangle last_box;
      graphene_rect_t bounds;
      if (!gtk_text_view_forward_display_line_end (self->view, &last) || gtk_text_iter_compare (&last, &end) > 0)
        last = end;
      GtkTextIter letter = last;
      if (gtk_text_iter_compare (&at, &letter) < 0)
        gtk_text_iter_backward_char (&letter);
      gtk_text_view_get_iter_location (self->view, &at, &first_box);
      gtk_text_view_get_iter_location (self->view, &letter, &last_box);
      int x0 = MIN (MIN (first_box.x, first_box.x + first_box.width), MIN (last_box.x, last_box.x + last_box.width));
      int x1 = MAX (MAX (first_box.x, first_box.x + first_box.width), MAX (last_box.x, last_box.x + last_box.width));
      graphene_rect_init (&bounds, x0 - 3, first_box.y - 3, x1 - x0 + 6, first_box.height + 6);
      gsy_link_nodes_append_outline (snapshot, color, &bounds);
      at = last;
      if (!gtk_text_view_forward_display_line (self->view, &at))
        break;
      gtk_text_view_backward_display_line_start (self->view, &at);
    }
}

static GtkIconPaintable *
get_icon (GsyLinkPainter *self)
{
  GtkWidget *widget = GTK_WIDGET (self->view);
  int scale = gtk_widget_get_scale_factor (widget);

  if (self->icon != NULL && self->icon_scale == scale)
    return self->icon;
  g_clear_object (&self->icon);
  self->icon_scale = scale;
  self->icon = gtk_icon_theme_lookup_icon (gtk_icon_theme_get_for_display (gtk_widget_get_display (widget)), "gsy-link-symbolic", NULL,
                                           GSY_LINK_HANDLE - 4, scale, gtk_widget_get_direction (widget), 0);
  return self->icon;
}

void
gsy_link_painter_snapshot_above (GsyLinkPainter *self, GtkSnapshot *snapshot)
{
  g_return_if_fail (self != NULL);

  const GsyPaint *paint = get_focus_paint (self);
  GdkRectangle handle;
  Page page;
  if (paint == NULL || !gsy_link_painter_get_handle (self, &handle))
    return;
  get_page (self, &page);
  if (!self->dragging && !gdk_rectangle_intersect (&handle, &page.area, NULL))
    return;

  GdkRGBA ground = gsy_palette_get_page (self->palette)->ground;
  float x = handle.x + handle.width / 2.f;
  float y = handle.y + handle.height / 2.f;
  if (self->dragging)
    {
      const GsyPaint *over = self->over != NULL ? gsy_palette_find (self->palette, self->over->layer) : NULL;
      for (guint i = 0; over != NULL && i < gsy_statement_get_n_spans (self->over); i++)
        append_outlines (self, snapshot, &page, gsy_statement_get_span (self->over, i), &over->ink);
      gsy_link_nodes_append_rubber (snapshot, &paint->ink, &ground, x, CLAMP (y, page.area.y - BEYOND, page.area.y + page.area.height + BEYOND), self->drag_x, self->drag_y);
    }
  gsy_link_nodes_append_handle (snapshot, get_icon (self), &paint->ink, &ground, x, y);
}
