/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-highlight-painter.c: the render nodes of the paragraphs in sight: made, kept, and forgotten. */
#include "config.h"

#include "app/gsy-highlight-painter.h"
#include "app/gsy-highlight-nodes.h"
#include "app/gsy-line-art.h"
#include "core/gsy-anchor.h"

/* Nodes are kept for so many paragraphs, then only for those near the page in sight. */
#define MAX_KEPT 240
#define NEAR 60

#define ALL_KINDS ((1u << GSY_N_NODE_KINDS) - 1)
#define BASE_KINDS ((1u << GSY_NODE_TINT) | (1u << GSY_NODE_LINES))

#define BAR_STEP 4.5f
#define BAR_DISTANCE 8.f
#define GRIP_REACH 7

typedef struct
{
  GskRenderNode *nodes[GSY_N_NODE_KINDS];
  guint known;                    /* bit of each kind that is up to date, if only that there is nothing to paint */
  int height;                     /* of the paragraph when its nodes were made */
  GsyParagraphGeometry *geometry; /* nullable: where its characters are, for the next time */
} Kept;

struct _GsyHighlightPainter
{
  GtkTextView *view;
  GsyDisplayText *display;
  GsyStore *store;
  GsyPalette *palette;
  GsyStatement *focus;
  guint fragment;
  GArray *matches; /* nullable, of GsySpan */
  int current;

  Kept *kept; /* for each paragraph of the buffer */
  guint n_kept;
  guint n_known;
  gboolean has_rtl;

  /* What the kept nodes hold for. */
  int width;
  int scale;
  guint font_serial;
  GtkTextDirection direction;

  GArray *hits;
  GArray *pieces;
  GskRenderNode *nothing; /* keeps the place of a node that is not there: see gsy_highlight_nodes_add() */
};

/* --- keeping and forgetting --- */

static void
forget (GsyHighlightPainter *self, Kept *kept, guint kinds)
{
  if ((kept->known & kinds) == 0)
    return;
  for (guint kind = 0; kind < GSY_N_NODE_KINDS; kind++)
    if (kinds & (1u << kind))
      g_clear_pointer (&kept->nodes[kind], gsk_render_node_unref);
  kept->known &= ~kinds;
  if (kept->known == 0)
    self->n_known--;
}

static void
forget_all (GsyHighlightPainter *self, guint kinds)
{
  for (guint i = 0; self->n_known > 0 && i < self->n_kept; i++)
    forget (self, &self->kept[i], kinds);
}

/* With its geometry: for a paragraph that looks otherwise now, or is far away. */
static void
forget_place (GsyHighlightPainter *self, Kept *kept)
{
  if (kept->known == 0 && kept->geometry == NULL)
    return;
  forget (self, kept, ALL_KINDS);
  g_clear_pointer (&kept->geometry, gsy_paragraph_geometry_free);
}

static void
forget_places (GsyHighlightPainter *self)
{
  for (guint i = 0; i < self->n_kept; i++)
    forget_place (self, &self->kept[i]);
}

static void
forget_far (GsyHighlightPainter *self, guint first, guint last)
{
  if (self->n_known <= MAX_KEPT)
    return;
  for (guint i = 0; i < self->n_kept; i++)
    if (i + NEAR < first || i > last + NEAR)
      forget_place (self, &self->kept[i]);
}

static guint
get_paragraph (GsyHighlightPainter *self, guint offset, GsyDisplaySide side)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (self->view), &iter, gsy_display_text_to_buffer (self->display, offset, side));
  return MIN ((guint) gtk_text_iter_get_line (&iter), self->n_kept > 0 ? self->n_kept - 1 : 0);
}

static void
forget_range (GsyHighlightPainter *self, GsySpan range, guint kinds)
{
  if (self->display == NULL || self->n_known == 0)
    return;

  guint first = get_paragraph (self, range.start, GSY_SIDE_AFTER);
  guint last = gsy_span_is_empty (range) ? first : get_paragraph (self, range.end, GSY_SIDE_BEFORE);
  for (guint i = first; i <= last; i++)
    forget (self, &self->kept[i], kinds);
}

static void
forget_filler (GsyHighlightPainter *self, const GsyFiller *filler)
{
  for (guint i = 0; filler != NULL && filler->spans != NULL && i < filler->spans->len; i++)
    forget_range (self, g_array_index (filler->spans, GsyQuote, i).span, 1u << GSY_NODE_FOCUS);
}

static void
forget_fillers (GsyHighlightPainter *self, const GPtrArray *fillers)
{
  for (guint i = 0; fillers != NULL && i < fillers->len; i++)
    forget_filler (self, g_ptr_array_index (fillers, i));
}

/* The selected statement's paragraphs: from its first to its last fragment, since the gaps are marked too, and those of its roles. */
static void
forget_focus (GsyHighlightPainter *self, const GsyStatement *statement)
{
  if (statement == NULL || statement->detached || gsy_statement_get_n_spans (statement) == 0)
    return;
  forget_range (self, gsy_statement_get_extent (statement), 1u << GSY_NODE_FOCUS);
  forget_filler (self, statement->cue);
  forget_fillers (self, statement->source);
  forget_fillers (self, statement->target);
}

static void
invalidate_all (GsyHighlightPainter *self)
{
  g_return_if_fail (self != NULL);

  forget_all (self, ALL_KINDS);
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

void
gsy_highlight_painter_apply (GsyHighlightPainter *self, const GsyEdit *edit)
{
  g_return_if_fail (self != NULL && edit != NULL);

  for (guint i = 0; i < gsy_edit_get_n_changes (edit); i++)
    {
      const GsyChange *change = gsy_edit_get_change (edit, i);
      if (change->kind != GSY_CHANGE_STATEMENT || self->store == NULL || g_strcmp0 (change->article, gsy_store_get_key (self->store)) != 0)
        continue;
      const GsyStatement *sides[] = { change->before, change->after };
      for (guint k = 0; k < G_N_ELEMENTS (sides); k++)
        for (guint n = 0; sides[k] != NULL && !sides[k]->detached && n < gsy_statement_get_n_spans (sides[k]); n++)
          forget_range (self, gsy_statement_get_span (sides[k], n), BASE_KINDS);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

/* --- what is painted --- */

GsyHighlightPainter *
gsy_highlight_painter_new (GtkTextView *view)
{
  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view), NULL);

  GsyHighlightPainter *self = g_new0 (GsyHighlightPainter, 1);
  self->view = view;
  self->current = -1;
  self->hits = g_array_new (FALSE, FALSE, sizeof (GsyHit));
  self->pieces = g_array_new (FALSE, FALSE, sizeof (GsyPiece));
  self->nothing = gsk_container_node_new (NULL, 0);
  return self;
}

void
gsy_highlight_painter_free (GsyHighlightPainter *self)
{
  if (self == NULL)
    return;
  forget_places (self);
  g_free (self->kept);
  g_clear_object (&self->store);
  g_clear_pointer (&self->palette, gsy_palette_free);
  g_clear_pointer (&self->focus, gsy_statement_unref);
  g_clear_pointer (&self->matches, g_array_unref);
  g_array_unref (self->hits);
  g_array_unref (self->pieces);
  gsk_render_node_unref (self->nothing);
  g_free (self);
}

void
gsy_highlight_painter_set_source (GsyHighlightPainter *self, GsyDisplayText *display, GsyStore *store)
{
  g_return_if_fail (self != NULL);

  forget_places (self);
  g_clear_pointer (&self->kept, g_free);
  g_clear_pointer (&self->focus, gsy_statement_unref);
  g_clear_pointer (&self->matches, g_array_unref);
  self->n_kept = 0;
  self->current = -1;
  self->display = display;
  g_set_object (&self->store, store);
  if (display != NULL)
    {
      gsize n_bytes = 0;
      const char *text = gsy_display_text_get_text (display, &n_bytes);
      self->has_rtl = gsy_text_has_rtl (text, n_bytes);
      self->n_kept = gtk_text_buffer_get_line_count (gtk_text_view_get_buffer (self->view));
      self->kept = g_new0 (Kept, self->n_kept);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

void
gsy_highlight_painter_set_palette (GsyHighlightPainter *self, GsyPalette *palette)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->palette, gsy_palette_free);
  self->palette = palette;
  invalidate_all (self);
}

GsyPalette *
gsy_highlight_painter_get_palette (GsyHighlightPainter *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->palette;
}

void
gsy_highlight_painter_set_focus (GsyHighlightPainter *self, const GsyStatement *statement, guint fragment)
{
  g_return_if_fail (self != NULL);

  if (statement != self->focus)
    {
      forget_focus (self, self->focus);
      forget_focus (self, statement);
      g_clear_pointer (&self->focus, gsy_statement_unref);
      self->focus = statement != NULL ? gsy_statement_ref (statement) : NULL;
    }
  self->fragment = fragment;
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

void
gsy_highlight_painter_set_matches (GsyHighlightPainter *self, GArray *matches, int current)
{
  g_return_if_fail (self != NULL);

  if (matches != NULL && matches->len == 0)
    matches = NULL;
  if (matches == self->matches && current == self->current)
    return;
  if (matches != NULL)
    g_array_ref (matches);
  g_clear_pointer (&self->matches, g_array_unref);
  self->matches = matches;
  self->current = current;
  forget_all (self, 1u << GSY_NODE_FIND);
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

/* --- making nodes --- */

/* A paragraph in the buffer's and in the article's offsets. */
typedef struct
{
  GtkTextIter iter;
  guint start;
  guint end;
  GsySpan range;
  Kept *kept;
} Paragraph;

static void
enter_paragraph (GsyHighlightPainter *self, Paragraph *paragraph, Kept *kept, const GtkTextIter *iter)
{
  GtkTextIter end = *iter;

  paragraph->iter = *iter;
  paragraph->start = gtk_text_iter_get_offset (iter);
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  paragraph->end = gtk_text_iter_get_offset (&end);
  paragraph->range = gsy_span (gsy_display_text_to_article (self->display, paragraph->start),
                               gsy_display_text_to_article (self->display, paragraph->end));
  paragraph->kept = kept;
}

/* Only when something is to be drawn. */
static GsyParagraphGeometry *
get_geometry (GsyHighlightPainter *self, Paragraph *paragraph)
{
  if (paragraph->kept->geometry != NULL)
    return paragraph->kept->geometry;

  gboolean bidi = FALSE;
  if (self->has_rtl || gtk_widget_get_direction (GTK_WIDGET (self->view)) == GTK_TEXT_DIR_RTL)
    {
      GtkTextIter end = paragraph->iter;
      gtk_text_iter_set_offset (&end, paragraph->end);
      g_autofree char *text = gtk_text_iter_get_slice (&paragraph->iter, &end);
      bidi = gsy_text_may_be_bidi (text, -1);
    }
  paragraph->kept->geometry = gsy_paragraph_geometry_new (self->view, &paragraph->iter, bidi);
  return paragraph->kept->geometry;
}

static GsyPageMetrics
get_page (GsyHighlightPainter *self)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self->view)) == GTK_TEXT_DIR_RTL;
  int margin = rtl ? gtk_text_view_get_right_margin (self->view) : gtk_text_view_get_left_margin (self->view);
  guint n_lanes = MAX (1u, gsy_palette_get_n_lanes (self->palette));
  float step = MIN (BAR_STEP, (margin - BAR_DISTANCE) / n_lanes);

  return (GsyPageMetrics){
    .n_lanes = n_lanes,
    .bars_x = rtl ? gtk_widget_get_width (GTK_WIDGET (self->view)) - margin + BAR_DISTANCE : margin - BAR_DISTANCE,
    .bars_step = rtl ? step : -step,
    .device_scale = gtk_widget_get_scale_factor (GTK_WIDGET (self->view)),
  };
}

/* Brings @span into the paragraph; FALSE when nothing of it is there. */
static gboolean
place (GsyHighlightPainter *self, const Paragraph *paragraph, GsySpan span, guint *start, guint *end)
{
  *start = MAX (gsy_display_text_to_buffer (self->display, span.start, GSY_SIDE_AFTER), paragraph->start);
  *end = MIN (gsy_display_text_to_buffer (self->display, span.end, GSY_SIDE_BEFORE), paragraph->end);
  return *start < *end;
}

static void
make_base (GsyHighlightPainter *self, Paragraph *paragraph, GskRenderNode **tints, GskRenderNode **lines)
{
  g_array_set_size (self->hits, 0);
  if (self->store == NULL || gsy_span_is_empty (paragraph->range) || gsy_store_query (self->store, paragraph->range, self->hits) == 0)
    return;

  g_array_set_size (self->pieces, 0);
  for (guint i = 0; i < self->hits->len; i++)
    {
      const GsyHit *hit = &g_array_index (self->hits, GsyHit, i);
      GsyPiece piece = { .paint = gsy_palette_find (self->palette, hit->statement->layer) };
      if (piece.paint == NULL || !place (self, paragraph, hit->span, &piece.start, &piece.end))
        continue;
      piece.starts = hit->span.start >= paragraph->range.start;
      piece.ends = hit->span.end <= paragraph->range.end;
      piece.doubtful = gsy_quote_get_was (gsy_statement_get_quote (hit->statement, hit->fragment)) != NULL;
      piece.length = gsy_statement_get_length (hit->statement);
      g_array_append_val (self->pieces, piece);
    }
  if (self->pieces->len == 0)
    return;

  GsyPageMetrics page = get_page (self);
  gsy_highlight_nodes_new_base (get_geometry (self, paragraph), &page, self->pieces, tints, lines);
}

static void
add_focus_piece (GsyHighlightPainter *self, const Paragraph *paragraph, GArray *pieces, GsyFocusKind kind, GsySpan span)
{
  GsyFocusPiece piece = { .kind = kind };

  if (!place (self, paragraph, span, &piece.start, &piece.end))
    return;
  piece.starts = span.start >= paragraph->range.start;
  piece.ends = span.end <= paragraph->range.end;
  g_array_append_val (pieces, piece);
}

static void
add_focus_filler (GsyHighlightPainter *self, const Paragraph *paragraph, GArray *pieces, GsyFocusKind kind, const GsyFiller *filler)
{
  for (guint i = 0; filler != NULL && filler->spans != NULL && i < filler->spans->len; i++)
    {
      const GsyQuote *quote = &g_array_index (filler->spans, GsyQuote, i);
      /* Words that were not found again are nowhere in this text. */
      if (quote->words == NULL || gsy_quote_matches (gsy_display_text_get_article (self->display), quote))
        add_focus_piece (self, paragraph, pieces, kind, quote->span);
    }
}

/* How the selected statement is painted; NULL when it is not, being nowhere in the text or on a hidden layer. */
static const GsyPaint *
get_focus_paint (GsyHighlightPainter *self)
{
  if (self->focus == NULL || self->focus->detached || self->palette == NULL)
    return NULL;
  return gsy_palette_find (self->palette, self->focus->layer);
}

static GskRenderNode *
make_focus (GsyHighlightPainter *self, Paragraph *paragraph)
{
  const GsyPaint *paint = get_focus_paint (self);
  if (paint == NULL)
    return NULL;

  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (GsyFocusPiece));
  guint n = gsy_statement_get_n_spans (self->focus);
  for (guint i = 0; i < n; i++)
    {
      GsySpan span = gsy_statement_get_span (self->focus, i);
      add_focus_piece (self, paragraph, pieces, GSY_FOCUS_CONTENT, span);
      if (i + 1 < n)
        add_focus_piece (self, paragraph, pieces, GSY_FOCUS_GAP, gsy_span (span.end, gsy_statement_get_span (self->focus, i + 1).start));
    }
  add_focus_filler (self, paragraph, pieces, GSY_FOCUS_CUE, self->focus->cue);
  for (guint i = 0; self->focus->source != NULL && i < self->focus->source->len; i++)
    add_focus_filler (self, paragraph, pieces, GSY_FOCUS_SOURCE, g_ptr_array_index (self->focus->source, i));
  for (guint i = 0; self->focus->target != NULL && i < self->focus->target->len; i++)
    add_focus_filler (self, paragraph, pieces, GSY_FOCUS_TARGET, g_ptr_array_index (self->focus->target, i));
  if (pieces->len == 0)
    return NULL;

  GsyPageMetrics page = get_page (self);
  const GsyPage *colors = gsy_palette_get_page (self->palette);
  return gsy_highlight_nodes_new_focus (get_geometry (self, paragraph), &page, pieces, paint, GTK_WIDGET (self->view), &colors->text, &colors->ground);
}

static GskRenderNode *
make_find (GsyHighlightPainter *self, Paragraph *paragraph)
{
  if (self->matches == NULL)
    return NULL;

  /* The first match that ends after the paragraph's start. */
  guint low = 0;
  guint high = self->matches->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (g_array_index (self->matches, GsySpan, middle).end <= paragraph->range.start)
        low = middle + 1;
      else
        high = middle;
    }

  g_autoptr (GArray) here = g_array_new (FALSE, FALSE, sizeof (GsySpan));
  int current = -1;
  for (guint i = low; i < self->matches->len; i++)
    {
      GsySpan match = g_array_index (self->matches, GsySpan, i);
      GsySpan placed;
      if (match.start >= paragraph->range.end)
        break;
      if (!place (self, paragraph, match, &placed.start, &placed.end))
        continue;
      if ((int) i == self->current)
        current = here->len;
      g_array_append_val (here, placed);
    }
  if (here->len == 0)
    return NULL;

  const GsyPage *page = gsy_palette_get_page (self->palette);
  return gsy_highlight_nodes_new_find (get_geometry (self, paragraph), here, current, &page->found, &page->found_outline);
}

static void
make_missing (GsyHighlightPainter *self, Kept *kept, const GtkTextIter *iter, int height)
{
  if (kept->height != height)
    forget_place (self, kept);
  if (kept->known == ALL_KINDS)
    return;

  Paragraph paragraph;
  enter_paragraph (self, &paragraph, kept, iter);
  if ((kept->known & BASE_KINDS) == 0)
    make_base (self, &paragraph, &kept->nodes[GSY_NODE_TINT], &kept->nodes[GSY_NODE_LINES]);
  if ((kept->known & (1u << GSY_NODE_FOCUS)) == 0)
    kept->nodes[GSY_NODE_FOCUS] = make_focus (self, &paragraph);
  if ((kept->known & (1u << GSY_NODE_FIND)) == 0)
    kept->nodes[GSY_NODE_FIND] = make_find (self, &paragraph);
  if (kept->known == 0)
    self->n_known++;
  kept->known = ALL_KINDS;
  kept->height = height;
}

/* --- painting --- */

/* Nodes are made for one width, font and scale. */
static void
check_view (GsyHighlightPainter *self)
{
  GtkWidget *widget = GTK_WIDGET (self->view);
  int width = gtk_widget_get_width (widget);
  int scale = gtk_widget_get_scale_factor (widget);
  guint serial = pango_context_get_serial (gtk_widget_get_pango_context (widget));
  GtkTextDirection direction = gtk_widget_get_direction (widget);

  if (width == self->width && scale == self->scale && serial == self->font_serial && direction == self->direction)
    return;
  self->width = width;
  self->scale = scale;
  self->font_serial = serial;
  self->direction = direction;
  forget_places (self);
}

static gboolean
can_paint (GsyHighlightPainter *self)
{
  return self->display != NULL && self->palette != NULL &&
         (guint) gtk_text_buffer_get_line_count (gtk_text_view_get_buffer (self->view)) == self->n_kept;
}

void
gsy_highlight_painter_snapshot_below (GsyHighlightPainter *self, GtkSnapshot *snapshot)
{
  g_return_if_fail (self != NULL);

  if (!can_paint (self))
    return;
  check_view (self);

  GdkRectangle page;
  GtkTextIter iter;
  gtk_text_view_get_visible_rect (self->view, &page);
  gtk_text_view_get_line_at_y (self->view, &iter, page.y, NULL);
  guint first = gtk_text_iter_get_line (&iter);
  guint line = first;
  for (;; line++)
    {
      int y = 0;
      int height = 0;
      gtk_text_view_get_line_yrange (self->view, &iter, &y, &height);
      if (y > page.y + page.height)
        break;

      Kept *kept = &self->kept[line];
      make_missing (self, kept, &iter, height);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, y));
      static const GsyNodeKind order[] = { GSY_NODE_TINT, GSY_NODE_FOCUS, GSY_NODE_FIND, GSY_NODE_LINES };
      for (guint k = 0; k < G_N_ELEMENTS (order); k++)
        gtk_snapshot_append_node (snapshot, kept->nodes[order[k]] != NULL ? kept->nodes[order[k]] : self->nothing);
      gtk_snapshot_restore (snapshot);
      if (!gtk_text_iter_forward_line (&iter) || line + 1 >= self->n_kept)
        break;
    }
  forget_far (self, first, line);
}

/* --- grips --- */

gboolean
gsy_highlight_painter_get_grip (GsyHighlightPainter *self, guint fragment, GsyEdge edge, GdkRectangle *area)
{
  g_return_val_if_fail (self != NULL && area != NULL, FALSE);

  if (get_focus_paint (self) == NULL || !can_paint (self) || fragment >= gsy_statement_get_n_spans (self->focus))
    return FALSE;

  GsySpan span = gsy_statement_get_span (self->focus, fragment);
  guint offset = edge == GSY_EDGE_START ? gsy_display_text_to_buffer (self->display, span.start, GSY_SIDE_AFTER)
                                        : gsy_display_text_to_buffer (self->display, span.end, GSY_SIDE_BEFORE) - 1;
  GtkTextIter iter;
  GdkRectangle box;
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (self->view), &iter, offset);
  gtk_text_view_get_iter_location (self->view, &iter, &box);
  /* A letter's leading edge is x, its trailing one x + width, in either direction. */
  int x = edge == GSY_EDGE_START ? box.x : box.x + box.width;
  *area = (GdkRectangle){ x - GRIP_REACH, edge == GSY_EDGE_START ? box.y - GSY_KNOB : box.y, 2 * GRIP_REACH, box.height + GSY_KNOB };
  return TRUE;
}

gboolean
gsy_highlight_painter_find_grip (GsyHighlightPainter *self, int x, int y, guint *fragment, GsyEdge *edge)
{
  g_return_val_if_fail (self != NULL, FALSE);

  guint n = self->focus != NULL ? gsy_statement_get_n_spans (self->focus) : 0;
  int nearest = G_MAXINT;
  for (guint i = 0; i < n; i++)
    for (guint side = 0; side < 2; side++)
      {
        GsyEdge this_edge = side == 0 ? GSY_EDGE_START : GSY_EDGE_END;
        GdkRectangle area;
        if (!gsy_highlight_painter_get_grip (self, i, this_edge, &area) || !gdk_rectangle_contains_point (&area, x, y))
          continue;
        int away = ABS (x - (area.x + area.width / 2));
        if (away >= nearest)
          continue;
        nearest = away;
        *fragment = i;
        *edge = this_edge;
      }
  return nearest != G_MAXINT;
}

void
gsy_highlight_painter_snapshot_above (GsyHighlightPainter *self, GtkSnapshot *snapshot)
{
  g_return_if_fail (self != NULL);

  const GsyPaint *paint = get_focus_paint (self);
  if (paint == NULL || !can_paint (self))
    return;

  const GdkRGBA *rim = &gsy_palette_get_page (self->palette)->ground;
  GdkRectangle page;
  gtk_text_view_get_visible_rect (self->view, &page);

  for (guint i = 0; i < gsy_statement_get_n_spans (self->focus); i++)
    for (guint side = 0; side < 2; side++)
      {
        GdkRectangle area;
        if (!gsy_highlight_painter_get_grip (self, i, side == 0 ? GSY_EDGE_START : GSY_EDGE_END, &area) || !gdk_rectangle_intersect (&area, &page, NULL))
          continue;
        float top = side == 0 ? area.y + GSY_KNOB : area.y;
        gsy_line_art_append_grip (snapshot, &paint->ink, rim, area.x + area.width / 2.f, top, top + area.height - GSY_KNOB, side == 0, i == self->fragment);
      }
}

GskRenderNode *
gsy_highlight_painter_peek (GsyHighlightPainter *self, guint offset, GsyNodeKind kind, gboolean *known)
{
  g_return_val_if_fail (self != NULL && self->n_kept > 0, NULL);

  const Kept *kept = &self->kept[get_paragraph (self, offset, GSY_SIDE_AFTER)];
  if (known != NULL)
    *known = (kept->known & (1u << kind)) != 0;
  return kept->nodes[kind];
}
