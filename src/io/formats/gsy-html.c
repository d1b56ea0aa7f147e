/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-html.c: cuts a text where statements start or end, and wraps what lies between. */
#include "config.h"
#include "io/formats/gsy-html.h"

#include "core/gsy-color.h"
#include "io/formats/gsy-xml.h"

#include <string.h>

#define UNLISTED_COLOR "#77767b"
#define LANE_PX 4

guint
gsy_html_get_class (GPtrArray *layers, const char *layer)
{
  guint index;

  if (g_ptr_array_find_with_equal_func (layers, layer, g_str_equal, &index))
    return index;
  g_ptr_array_add (layers, g_strdup (layer));
  return layers->len - 1;
}

/* --- Styles --- */

static void
append_color (GString *html, guint class, const double rgb[3])
{
  int red = (int) (rgb[0] * 255 + 0.5), green = (int) (rgb[1] * 255 + 0.5), blue = (int) (rgb[2] * 255 + 0.5);

  g_string_append_printf (html, ".l%u{--line:#%02x%02x%02x;--tint:rgba(%d,%d,%d,.15)}", class, red, green, blue, red, green, blue);
}

static const char *
color_of (GsyScheme *scheme, const char *layer)
{
  const GsyLayer *listed = gsy_scheme_find_layer (scheme, layer);

  return listed != NULL && listed->color != NULL ? listed->color : UNLISTED_COLOR;
}

void
gsy_html_append_styles (GString *html, GsyScheme *scheme, GPtrArray *layers)
{
  double rgb[3];

  for (guint i = 0; i < layers->len; i++)
    {
      const GsyLayer *layer = gsy_scheme_find_layer (scheme, g_ptr_array_index (layers, i));
      const char *line = layer != NULL ? gsy_line_style_to_string (layer->line) : "dotted";

      gsy_color_for_light (color_of (scheme, g_ptr_array_index (layers, i)), rgb);
      append_color (html, i, rgb);
      g_string_append_printf (html, ".u.l%u{text-decoration:underline %s 2px var(--line);text-underline-offset:%upx}\n", i, line, 3 + i * LANE_PX);
    }
  g_string_append (html, "@media screen and (prefers-color-scheme:dark){");
  for (guint i = 0; i < layers->len; i++)
    {
      gsy_color_for_dark (color_of (scheme, g_ptr_array_index (layers, i)), rgb);
      append_color (html, i, rgb);
    }
  g_string_append (html, "}\n");
}

/* --- Text --- */

/* A piece of a statement. */
typedef struct
{
  GsySpan span;
  guint number;
  guint class;
  guint length; /* of the whole statement */
} Piece;

static int
compare_pieces (gconstpointer a, gconstpointer b)
{
  const Piece *first = a, *second = b;

  if (first->span.start != second->span.start)
    return first->span.start < second->span.start ? -1 : 1;
  return (first->number > second->number) - (first->number < second->number);
}

static int
compare_offsets (gconstpointer a, gconstpointer b)
{
  guint first = *(const guint *) a, second = *(const guint *) b;

  return (first > second) - (first < second);
}

static GArray *
make_pieces (const GsyExportUnit *unit, GPtrArray *layers)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));

  for (guint i = 0; i < unit->statements->len; i++)
    {
      const GsyStatement *statement = g_ptr_array_index (unit->statements, i);
      guint class = gsy_html_get_class (layers, statement->layer);

      for (guint j = 0; !statement->detached && j < gsy_statement_get_n_spans (statement); j++)
        {
          Piece piece = { gsy_statement_get_span (statement, j), i + 1, class, gsy_statement_get_length (statement) };

          g_array_append_val (pieces, piece);
        }
    }
  g_array_sort (pieces, compare_pieces);
  return pieces;
}

/* Where something starts or ends, and the end of the text. */
static GArray *
make_cuts (GArray *pieces, guint length)
{
  GArray *cuts = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < pieces->len; i++)
    {
      GsySpan span = g_array_index (pieces, Piece, i).span;

      g_array_append_val (cuts, span.start);
      g_array_append_val (cuts, span.end);
    }
  g_array_append_val (cuts, length);
  g_array_sort (cuts, compare_offsets);
  return cuts;
}

/* The numbers of the pieces that start at @offset; @next: the first of them. */
static guint
append_numbers (GString *html, GArray *pieces, guint next, guint offset, guint article, GArray *active)
{
  for (; next < pieces->len; next++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, next);

      if (piece->span.start != offset)
        break;
      g_array_append_val (active, *piece);
      g_string_append_printf (html, "<a class=\"n l%u\" id=\"t%u-%u-%u\" href=\"#s%u-%u\">%u</a>", piece->class, article, piece->number, offset, article, piece->number,
                              piece->number);
    }
  return next;
}

static void
drop_ended (GArray *active, guint offset)
{
  for (guint i = active->len; i > 0; i--)
    if (g_array_index (active, Piece, i - 1).span.end <= offset)
      g_array_remove_index (active, i - 1);
}

/* Opens the elements of what @active says; gives how many. */
static guint
open_marks (GString *html, GArray *active, guint n_layers)
{
  const Piece *shortest = &g_array_index (active, Piece, 0);
  guint n = 1;

  for (guint i = 1; i < active->len; i++)
    if (g_array_index (active, Piece, i).length < shortest->length)
      shortest = &g_array_index (active, Piece, i);
  g_string_append_printf (html, "<mark class=\"l%u\">", shortest->class);
  for (guint class = 0; class < n_layers; class ++)
    for (guint i = 0; i < active->len; i++)
      if (g_array_index (active, Piece, i).class == class)
        {
          g_string_append_printf (html, "<span class=\"u l%u\">", class);
          n++;
          break;
        }
  return n;
}

static void
append_slice (GString *html, const GsyExportUnit *unit, GsySpan span)
{
  gsize len;
  const char *slice = gsy_offsets_slice (gsy_article_get_offsets (unit->article), span, &len);
  const char *end = slice + len;

  /* A line end of two is one for a page. */
  while (slice < end)
    {
      const char *stop = memchr (slice, '\r', end - slice);

      gsy_xml_append_text (html, slice, (stop != NULL ? stop : end) - slice);
      if (stop == NULL)
        break;
      slice = stop + 1;
      if (slice == end || *slice != '\n')
        g_string_append_c (html, '\n');
    }
}

void
gsy_html_append_text (GString *html, const GsyExportUnit *unit, guint article, GPtrArray *layers)
{
  g_autoptr (GArray) pieces = make_pieces (unit, layers);
  g_autoptr (GArray) cuts = make_cuts (pieces, gsy_article_get_length (unit->article));
  g_autoptr (GArray) active = g_array_new (FALSE, FALSE, sizeof (Piece));
  guint start = 0, next = 0;

  for (guint i = 0; i < cuts->len; i++)
    {
      guint end = g_array_index (cuts, guint, i);
      guint n_open = 0;

      if (end > start)
        {
          if (active->len > 0)
            n_open = open_marks (html, active, layers->len);
          append_slice (html, unit, gsy_span (start, end));
          for (guint j = 1; j < n_open; j++)
            g_string_append (html, "</span>");
          if (n_open > 0)
            g_string_append (html, "</mark>");
        }
      drop_ended (active, end);
      next = append_numbers (html, pieces, next, end, article, active);
      start = end;
    }
}
