/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-pdf-text.h: from lines that stand somewhere on pages to the paragraphs that somebody wrote. Lines are joined by the room between them, how far they go,
 * how they begin and what they end with; words that were divided are put together; what is at the edge of page after page is left out. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GsyPdfLine:
 * @text: in one line; cells of a table are divided by tabs
 * @x0: of what is seen of it, from the left; of lines from right to left, from the right
 * @y0: from the top of its page
 * @first: width of the first word
 * @page: from 0
 * @margin: it is left out
 */
typedef struct
{
  char *text;
  double x0, x1, y0, y1;
  double first;
  guint page;
  gboolean margin;
} GsyPdfLine;

/* (element-type GsyPdfLine), in reading order; owns their texts. */
GArray *gsy_pdf_lines_new (void);

/**
 * gsy_pdf_lines_add_page:
 * @text: of the page, lines divided by line ends
 * @rects: for each character of @text, also spaces and line ends, its place: left, top, right, bottom
 * @n_rects: another number than @text has characters when it is not known where they stand: each line end is one that was meant then
 * @width: of the page
 *
 * Adds the lines of a page.
 */
void gsy_pdf_lines_add_page (GArray *lines, guint page, const char *text, const double (*rects)[4], guint n_rects, double width);

/* Finds running heads, feet, and page numbers. @height: of a page, as most have it */
void gsy_pdf_lines_find_margins (GArray *lines, guint n_pages, double height);

/* (transfer full): paragraphs with an empty line between them, without a line end at the end */
char *gsy_pdf_lines_join (const GArray *lines, gsize *len);

G_END_DECLS
