/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-print-layout.c: from an article and its statements to blocks, and from lines on a page to ink. */
#include "config.h"
#include "app/gsy-print-layout.h"

#include "app/gsy-article-fonts.h"
#include "app/gsy-line-art.h"
#include "app/gsy-member-wording.h"
#include "app/gsy-print-blocks.h"
#include "app/gsy-wording.h"
#include "core/gsy-date.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

/* All in points. */
#define FOOTER 22
#define LABEL_WIDTH 92
#define SAMPLE_WIDTH 26
#define LANE_STEP 2.3
#define LANE_THICKNESS 1.1
#define NUMBER_HEIGHT 4.5

#define TEXT_FONT "Serif 11"
#define SMALL_FONT "Sans 8.5"
#define TITLE_FONT "Serif Bold 17"
#define HEADING_FONT "Sans Bold 10"
#define NUMBER_FONT "Sans Bold 5.5"

/* A statement as it is drawn. */
typedef struct
{
  const GsyStatement *statement;
  const GsyPaint *paint;
  guint number;
} Mark;

struct _GsyPrintLayout
{
  PangoContext *context;
  GsyArticle *article;
  GsyScheme *scheme;
  GsyPalette *palette;
  GPtrArray *statements;
  GHashTable *layers;  /* ids that occur, to how often */
  GHashTable *numbers; /* id of a statement to its number */
  GArray *marks;
  GPtrArray *blocks;
  GArray *lines;
  char *title;
  double width;
  double height;
  guint n_pages;
  guint n_legend; /* rows of the legend */
};

/* --- Blocks --- */

static PangoLayout *
new_layout (const GsyPrintLayout *self, const char *font, const char *text, gssize len, double width)
{
  PangoLayout *layout = pango_layout_new (self->context);
  PangoFontDescription *description = pango_font_description_from_string (font);

  if (g_str_equal (pango_font_description_get_family (description), "Serif"))
    {
      const char *const *fonts = gsy_article_fonts (pango_language_get_default (), gsy_article_get_language (self->article));
      g_autofree char *first = g_strjoinv (",", (char **) fonts);
      g_autofree char *families = g_strconcat (first, ",Serif", NULL);

      pango_font_description_set_family (description, *first != '\0' ? families : "Serif");
    }
  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, (int) len);
  return layout;
}

static GsyPrintBlock *
add_block (GsyPrintLayout *self, const char *font, const char *text, double before)
{
  GsyPrintBlock *block = gsy_print_block_new (new_layout (self, font, text, -1, self->width), 0, before);

  g_ptr_array_add (self->blocks, block);
  return block;
}

/* A row of a table. */
static GsyPrintBlock *
add_row (GsyPrintLayout *self, const char *label, const char *text, double before)
{
  GsyPrintBlock *block = gsy_print_block_new (new_layout (self, SMALL_FONT, text, -1, self->width - LABEL_WIDTH), LABEL_WIDTH, before);

  if (label != NULL)
    block->label = new_layout (self, SMALL_FONT, label, -1, LABEL_WIDTH - 8);
  g_ptr_array_add (self->blocks, block);
  return block;
}

static void
add_head (GsyPrintLayout *self, const GsyPrintSource *source)
{
  g_autofree char *published = source->published != NULL ? gsy_date_to_words (source->published) : NULL;
  const char *parts[] = { source->meta->outlet, published, source->meta->url, NULL };
  g_autoptr (GString) line = g_string_new (NULL);

  add_block (self, TITLE_FONT, source->title, 0)->keep = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", parts[i]);
  if (line->len > 0)
    add_block (self, SMALL_FONT, line->str, 4)->keep = TRUE;
  if (source->meta->note != NULL)
    add_block (self, SMALL_FONT, source->meta->note, 4);
}

static void
add_legend_row (GsyPrintLayout *self, const char *layer, const char *name)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->layers, layer));
  /* Translators: a line of the legend below a printed article: the name of a layer, and how many statements it has. */
  g_autofree char *text = g_strdup_printf (_ ("%1$s: %2$u"), name, n);
  gboolean first = self->n_legend++ == 0;
  GsyPrintBlock *block = gsy_print_block_new (new_layout (self, SMALL_FONT, text, -1, self->width - SAMPLE_WIDTH - 8), SAMPLE_WIDTH + 8, first ? 10 : 3);

  block->sample = gsy_palette_find (self->palette, layer);
  block->below = 3;
  g_ptr_array_add (self->blocks, block);
}

static void
add_legend (GsyPrintLayout *self)
{
  GHashTableIter iter;
  gpointer id;

  if (self->marks->len == 0)
    return;
  for (guint i = 0; i < gsy_scheme_get_n_layers (self->scheme); i++)
    {
      const GsyLayer *layer = gsy_scheme_get_layer (self->scheme, i);

      if (g_hash_table_contains (self->layers, layer->id))
        add_legend_row (self, layer->id, gsy_layer_get_label (layer));
    }
  g_hash_table_iter_init (&iter, self->layers);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (gsy_scheme_find_layer (self->scheme, id) == NULL)
      add_legend_row (self, id, gsy_scheme_get_layer_label (self->scheme, id));
}

static void
add_text (GsyPrintLayout *self)
{
  gsize n_bytes;
  const char *text = gsy_article_get_text (self->article, &n_bytes), *end = text + n_bytes;
  const GsyOffsets *offsets = gsy_article_get_offsets (self->article);
  double before = 14;

  while (text < end)
    {
      const char *line_end = memchr (text, '\n', (gsize) (end - text));
      const char *next = line_end != NULL ? line_end + 1 : end;
      gsize len = (gsize) ((line_end != NULL ? line_end : end) - text);
      gsize at = (gsize) (text - gsy_article_get_text (self->article, NULL));
      GsyPrintBlock *block;

      if (len > 0 && text[len - 1] == '\r')
        len--;
      text = next;
      if (len == 0)
        {
          before = MAX (before, 8);
          continue;
        }
      block = gsy_print_block_new (new_layout (self, TEXT_FONT, gsy_article_get_text (self->article, NULL) + at, (gssize) len, self->width), 0, before);
      block->above = self->marks->len > 0 ? NUMBER_HEIGHT : 1;
      block->below = gsy_palette_get_n_lanes (self->palette) * LANE_STEP;
      block->span = gsy_span (gsy_offsets_from_byte (offsets, at), gsy_offsets_from_byte (offsets, at + len));
      g_ptr_array_add (self->blocks, block);
      before = 2;
    }
}

static void
append_line (GString *text, char *line)
{
  g_autofree char *owned = line;

  if (owned != NULL && owned[0] != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", owned);
}

static void
append_member (GsyPrintLayout *self, GString *text, const GsyStatement *statement, GsyMergeParts part)
{
  g_autofree char *value = gsy_member_wording_value (self->scheme, self->article, statement, part);

  if (value != NULL && value[0] != '\0')
    /* Translators: a line in a printed table: what it is, as “Cue” or “Note”, and what a statement has there. */
    append_line (text, g_strdup_printf (_ ("%1$s: %2$s"), gsy_member_wording_name (part), value));
}

static void
append_links (GsyPrintLayout *self, GString *text, const GsyStatement *statement)
{
  for (guint i = 0; statement->links != NULL && i < statement->links->len; i++)
    {
      const GsyLink *link = g_ptr_array_index (statement->links, i);
      const GsyRelation *relation = gsy_scheme_find_relation (self->scheme, link->relation);
      const char *name = relation != NULL ? gsy_relation_get_label (relation) : link->relation;
      guint number = link->article == NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, link->to)) : 0;

      if (number > 0)
        /* Translators: a line in a printed table: the name of a relation, as “Answers”, and the number of the statement that it leads to. */
        append_line (text, g_strdup_printf (C_ ("link in print", "%1$s: no. %2$u"), name, number));
      else if (link->article != NULL)
        /* Translators: the same with the words of a statement in another article, and that article's file. */
        append_line (text, g_strdup_printf (C_ ("link in print", "%1$s: “%2$s” (%3$s)"), name, link->exact != NULL ? link->exact : "…", link->article));
    }
}

/* The first @len bytes. */
static void
set_bold (PangoLayout *layout, gsize len)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

  bold->end_index = (guint) len;
  pango_attr_list_insert (attributes, bold);
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
}

static void
add_statement (GsyPrintLayout *self, const Mark *mark, gboolean first)
{
  const GsyStatement *statement = mark->statement;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *quote = gsy_wording_quote (self->article, statement);
  g_autofree char *roles = gsy_wording_roles (self->article, statement);
  /* Translators: the first column of a printed table: the number of a statement, and its layer. */
  g_autofree char *label = g_strdup_printf (C_ ("print", "%1$u  %2$s"), mark->number, gsy_scheme_get_layer_label (self->scheme, statement->layer));
  GsyPrintBlock *block;

  append_line (text, g_strdup (roles));
  /* Translators: %s are the words of a statement. */
  append_line (text, g_strdup_printf (_ ("“%s”"), quote));
  if (statement->detached)
    append_line (text, g_strdup (_ ("These words are not in the article any more.")));
  append_member (self, text, statement, GSY_PART_CUE);
  append_member (self, text, statement, GSY_PART_ABOUT);
  append_member (self, text, statement, GSY_PART_SAID);
  append_line (text, gsy_member_wording_value (self->scheme, self->article, statement, GSY_PART_ATTRIBUTES));
  append_links (self, text, statement);
  append_member (self, text, statement, GSY_PART_NOTE);
  block = add_row (self, label, text->str, first ? 4 : 6);
  if (roles != NULL)
    set_bold (block->layout, strlen (roles));
  set_bold (block->label, strlen (label));
  block->rule = TRUE;
  block->whole = TRUE;
  block->above = 3;
}

static void
add_table (GsyPrintLayout *self)
{
  if (self->marks->len == 0)
    return;
  /* Translators: the heading of a printed table. */
  add_block (self, HEADING_FONT, _ ("Statements"), 20)->keep = TRUE;
  for (guint i = 0; i < self->marks->len; i++)
    add_statement (self, &g_array_index (self->marks, Mark, i), i == 0);
}

/* --- Making --- */

static gboolean
occurs (const char *layer, gpointer data)
{
  return g_hash_table_contains (data, layer);
}

static void
add_marks (GsyPrintLayout *self, const GsyPrintSource *source)
{
  for (guint i = 0; i < source->statements->len; i++)
    {
      const GsyStatement *statement = g_ptr_array_index (source->statements, i);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->layers, statement->layer));

      g_ptr_array_add (self->statements, gsy_statement_ref (statement));
      g_hash_table_insert (self->layers, (gpointer) statement->layer, GUINT_TO_POINTER (n + 1));
      g_hash_table_insert (self->numbers, statement->id, GUINT_TO_POINTER (i + 1));
    }
  self->palette = gsy_palette_new (self->scheme, occurs, self->layers, FALSE, FALSE);
  for (guint i = 0; i < self->statements->len; i++)
    {
      const GsyStatement *statement = g_ptr_array_index (self->statements, i);
      Mark mark = { statement, gsy_palette_find (self->palette, statement->layer), i + 1 };

      g_array_append_val (self->marks, mark);
    }
}

GsyPrintLayout *
gsy_print_layout_new (PangoContext *context, const GsyPrintSource *source, double width, double height)
{
  GsyPrintLayout *self = g_new0 (GsyPrintLayout, 1);

  self->context = g_object_ref (context);
  self->article = g_object_ref (source->article);
  self->scheme = g_object_ref (source->scheme);
  self->title = g_strdup (source->title);
  self->width = MAX (width, 2 * LABEL_WIDTH);
  self->height = MAX (height, 4 * FOOTER);
  self->statements = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_statement_unref);
  self->layers = g_hash_table_new (g_str_hash, g_str_equal);
  self->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  self->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_print_block_free);
  add_marks (self, source);
  add_head (self, source);
  add_legend (self);
  add_text (self);
  add_table (self);
  self->lines = gsy_print_blocks_paginate (self->blocks, self->height - FOOTER, &self->n_pages);
  return self;
}

void
gsy_print_layout_free (GsyPrintLayout *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->lines);
  g_ptr_array_unref (self->blocks);
  g_array_unref (self->marks);
  g_hash_table_unref (self->numbers);
  g_hash_table_unref (self->layers);
  gsy_palette_free (self->palette);
  g_ptr_array_unref (self->statements);
  g_free (self->title);
  g_object_unref (self->scheme);
  g_object_unref (self->article);
  g_object_unref (self->context);
  g_free (self);
}

guint
gsy_print_layout_get_n_pages (const GsyPrintLayout *self)
{
  return self->n_pages;
}

/* --- Drawing --- */

/* Calls @each with each piece, left to right, that [@start, @end) of the article has on @line. */
typedef void (*EachPiece) (double x0, double x1, gpointer data);

static void
each_piece (GsyPrintLayout *self, const GsyPrintLine *line, guint start, guint end, EachPiece each, gpointer data)
{
  const GsyOffsets *offsets = gsy_article_get_offsets (self->article);
  gsize base = gsy_offsets_to_byte (offsets, line->block->span.start);
  int from = MAX ((int) (gsy_offsets_to_byte (offsets, start) - base), line->line->start_index);
  int to = MIN ((int) (gsy_offsets_to_byte (offsets, end) - base), line->line->start_index + line->line->length);
  g_autofree int *ranges = NULL;
  int n;

  if (from >= to)
    return;
  pango_layout_line_get_x_ranges (line->line, from, to, &ranges, &n);
  for (int i = 0; i < n; i++)
    each (line->block->x + (double) ranges[2 * i] / PANGO_SCALE, line->block->x + (double) ranges[2 * i + 1] / PANGO_SCALE, data);
}

/* The article's range that @line shows. */
static GsySpan
line_span (GsyPrintLayout *self, const GsyPrintLine *line)
{
  const GsyOffsets *offsets = gsy_article_get_offsets (self->article);
  gsize base = gsy_offsets_to_byte (offsets, line->block->span.start) + (gsize) line->line->start_index;

  return gsy_span (gsy_offsets_from_byte (offsets, base), gsy_offsets_from_byte (offsets, base + (gsize) line->line->length));
}

typedef struct
{
  GtkSnapshot *snapshot;
  const GsyPrintLine *line;
  const GsyPaint *paint;
} Ink;

static void
append_tint (double x0, double x1, gpointer data)
{
  const Ink *ink = data;

  gtk_snapshot_append_color (ink->snapshot, &ink->paint->tint,
                             &GRAPHENE_RECT_INIT ((float) x0, (float) ink->line->y, (float) (x1 - x0), (float) ink->line->height));
}

static void
append_lane (double x0, double x1, gpointer data)
{
  const Ink *ink = data;
  double y = ink->line->y + ink->line->height - 0.5 + ink->paint->lane * LANE_STEP;

  gsy_line_art_append (ink->snapshot, ink->paint->line, &ink->paint->ink, (float) x0, (float) y, (float) (x1 - x0), LANE_THICKNESS);
}

/* What one place is covered with: the shortest statement's tint. */
static const Mark *
find_shortest (const GArray *marks, guint at)
{
  const Mark *best = NULL;

  for (guint i = 0; i < marks->len; i++)
    {
      const Mark *mark = g_array_index (marks, const Mark *, i);

      if (gsy_statement_find_span (mark->statement, at) >= 0 &&
          (best == NULL || gsy_statement_get_length (mark->statement) < gsy_statement_get_length (best->statement)))
        best = mark;
    }
  return best;
}

static int
compare_offsets (gconstpointer a, gconstpointer b)
{
  guint one = *(const guint *) a, other = *(const guint *) b;

  return one < other ? -1 : one > other;
}

/* The statements that have words on @line, as pointers, and where their spans start and end there. */
static void
collect (GsyPrintLayout *self, GsySpan shown, GArray *marks, GArray *edges)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);
      gboolean here = FALSE;

      for (guint j = 0; mark->paint != NULL && !mark->statement->detached && j < gsy_statement_get_n_spans (mark->statement); j++)
        {
          GsySpan span = gsy_statement_get_span (mark->statement, j);
          guint start = MAX (span.start, shown.start), end = MIN (span.end, shown.end);

          if (start >= end)
            continue;
          here = TRUE;
          g_array_append_val (edges, start);
          g_array_append_val (edges, end);
        }
      if (here)
        g_array_append_val (marks, mark);
    }
  g_array_sort (edges, compare_offsets);
}

static void
append_highlights (GsyPrintLayout *self, const GsyPrintLine *line, GtkSnapshot *snapshot)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (const Mark *));
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (guint));
  Ink ink = { snapshot, line, NULL };

  collect (self, line_span (self, line), marks, edges);
  for (guint i = 0; i + 1 < edges->len; i++)
    {
      guint start = g_array_index (edges, guint, i), end = g_array_index (edges, guint, i + 1);
      const Mark *mark = start < end ? find_shortest (marks, start) : NULL;

      if (mark == NULL)
        continue;
      ink.paint = mark->paint;
      each_piece (self, line, start, end, append_tint, &ink);
    }
  for (guint i = 0; i < marks->len; i++)
    {
      const Mark *mark = g_array_index (marks, const Mark *, i);

      ink.paint = mark->paint;
      for (guint j = 0; j < gsy_statement_get_n_spans (mark->statement); j++)
        each_piece (self, line, gsy_statement_get_span (mark->statement, j).start, gsy_statement_get_span (mark->statement, j).end, append_lane, &ink);
    }
}

/* Draws the number of @mark above the letter at @start. @free: (inout): how far to the right others are already. */
static void
draw_number (GsyPrintLayout *self, cairo_t *cr, const GsyPrintLine *line, const Mark *mark, guint start, double *free)
{
  const GsyOffsets *offsets = gsy_article_get_offsets (self->article);
  int index = (int) (gsy_offsets_to_byte (offsets, start) - gsy_offsets_to_byte (offsets, line->block->span.start));
  g_autofree char *text = g_strdup_printf ("%u", mark->number);
  g_autoptr (PangoLayout) number = new_layout (self, NUMBER_FONT, text, -1, LABEL_WIDTH);
  PangoRectangle ink, logical;
  int leading, trailing;
  double x;

  pango_layout_line_index_to_x (line->line, index, FALSE, &leading);
  pango_layout_line_index_to_x (line->line, index, TRUE, &trailing);
  pango_layout_get_extents (number, &ink, &logical);
  x = line->x + (double) (trailing < leading ? leading - logical.width : leading) / PANGO_SCALE;
  if (x < *free && x + (double) logical.width / PANGO_SCALE > *free - 20)
    x = *free + 2;
  *free = x + (double) logical.width / PANGO_SCALE;
  gdk_cairo_set_source_rgba (cr, &mark->paint->ink);
  cairo_move_to (cr, x, line->y - (double) (ink.y + ink.height) / PANGO_SCALE - 0.3);
  pango_cairo_show_layout (cr, number);
}

/* The numbers of the statements whose spans start on @line; those that start together are side by side. */
static void
draw_numbers (GsyPrintLayout *self, cairo_t *cr, const GsyPrintLine *line)
{
  GsySpan shown = line_span (self, line);
  double free = -1;

  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);

      for (guint j = 0; mark->paint != NULL && !mark->statement->detached && j < gsy_statement_get_n_spans (mark->statement); j++)
        {
          guint start = gsy_statement_get_span (mark->statement, j).start;

          if (start >= shown.start && start < shown.end)
            draw_number (self, cr, line, mark, start, &free);
        }
    }
}

static void
append_sample (const GsyPrintLine *line, GtkSnapshot *snapshot)
{
  const GsyPaint *paint = line->block->sample;

  gtk_snapshot_append_color (snapshot, &paint->tint, &GRAPHENE_RECT_INIT (0, (float) line->y, SAMPLE_WIDTH, (float) line->height));
  gsy_line_art_append (snapshot, paint->line, &paint->ink, 0, (float) (line->y + line->height + 0.5), SAMPLE_WIDTH, LANE_THICKNESS);
}

static void
draw_footer (GsyPrintLayout *self, cairo_t *cr, guint page)
{
  /* Translators: at the foot of a printed page: the number of the page, and how many there are. */
  g_autofree char *pages = g_strdup_printf (_ ("%1$u of %2$u"), page + 1, self->n_pages);
  g_autoptr (PangoLayout) number = new_layout (self, SMALL_FONT, pages, -1, LABEL_WIDTH);
  g_autoptr (PangoLayout) title = new_layout (self, SMALL_FONT, self->title, -1, self->width - LABEL_WIDTH - 8);

  pango_layout_set_ellipsize (title, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (number, PANGO_ALIGN_RIGHT);
  cairo_set_source_rgb (cr, 0.35, 0.35, 0.35);
  cairo_move_to (cr, 0, self->height - FOOTER + 8);
  pango_cairo_show_layout (cr, title);
  cairo_move_to (cr, self->width - LABEL_WIDTH, self->height - FOOTER + 8);
  pango_cairo_show_layout (cr, number);
}

static void
draw_line (GsyPrintLayout *self, cairo_t *cr, const GsyPrintLine *line)
{
  if (line->first && line->block->rule)
    {
      cairo_set_source_rgb (cr, 0.75, 0.75, 0.75);
      cairo_set_line_width (cr, 0.5);
      cairo_move_to (cr, 0, line->y - line->block->above);
      cairo_line_to (cr, self->width, line->y - line->block->above);
      cairo_stroke (cr);
    }
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_move_to (cr, line->x, line->y + line->baseline);
  pango_cairo_show_layout_line (cr, line->line);
  if (line->first && line->block->label != NULL)
    {
      cairo_move_to (cr, 0, line->y);
      pango_cairo_show_layout (cr, line->block->label);
    }
}

void
gsy_print_layout_draw (GsyPrintLayout *self, cairo_t *cr, guint page)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const GsyPrintLine *line = &g_array_index (self->lines, GsyPrintLine, i);

      if (line->page == page && line->block->sample != NULL)
        append_sample (line, snapshot);
      else if (line->page == page && !gsy_span_is_empty (line->block->span))
        append_highlights (self, line, snapshot);
    }
  node = gtk_snapshot_free_to_node (snapshot);
  if (node != NULL)
    gsk_render_node_draw (node, cr);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const GsyPrintLine *line = &g_array_index (self->lines, GsyPrintLine, i);

      if (line->page != page)
        continue;
      draw_line (self, cr, line);
      if (!gsy_span_is_empty (line->block->span))
        draw_numbers (self, cr, line);
    }
  draw_footer (self, cr, page);
}
