/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-paragraph-geometry.h: where the characters of one paragraph of a text view are: its display lines, and the horizontal extent of any
 * range on a line, several pieces where directions mix. Looked up from the view as needed and remembered: good as long as
 * the paragraph keeps its height, width and font.
 *
 * All y are relative to the paragraph's top, so that what is drawn from them stays right while paragraphs above get their height. All offsets
 * are the buffer's. */
#pragma once

#include "core/gsy-span.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  guint start; /* first character */
  guint end;   /* where the next line starts; the paragraph's end without its line end */
  int y;       /* of the letters' box, without the space that the line height adds */
  int height;
} GsyDisplayLine;

/* An extent on a line, left to right. */
typedef struct
{
  int x0;
  int x1;
} GsyExtent;

/* Where a range starts or ends: at @x, and the range lies to the right of it (@inward 1) or to its left (-1). */
typedef struct
{
  int x;
  int inward;
} GsyEdgeMark;

typedef struct _GsyParagraphGeometry GsyParagraphGeometry;

/* @paragraph: any position in it. @bidi: letters of different directions may meet in it, so that each character is looked up. */
GsyParagraphGeometry *gsy_paragraph_geometry_new (GtkTextView *view, const GtkTextIter *paragraph, gboolean bidi);
void gsy_paragraph_geometry_free (GsyParagraphGeometry *self);

guint gsy_paragraph_geometry_get_n_lines (const GsyParagraphGeometry *self);
const GsyDisplayLine *gsy_paragraph_geometry_get_line (const GsyParagraphGeometry *self, guint i);

/* Appends the extents of [@start, @end), clipped to line @i, to @extents (element-type GsyExtent), left to right, joined where they meet. */
void gsy_paragraph_geometry_get_extents (GsyParagraphGeometry *self, guint i, guint start, guint end, GArray *extents);

/* The edges of a range that starts or ends on line @i: before the first, after the last character of it. */
GsyEdgeMark gsy_paragraph_geometry_get_start (GsyParagraphGeometry *self, guint i, guint start);
GsyEdgeMark gsy_paragraph_geometry_get_end (GsyParagraphGeometry *self, guint i, guint end);

/* TRUE when @text has a letter that is written from right to left, or a mark that makes it so. */
gboolean gsy_text_has_rtl (const char *text, gssize n_bytes);

/* TRUE when a paragraph of @text may hold both directions: it has letters from right to left, or none from left to right. */
gboolean gsy_text_may_be_bidi (const char *text, gssize n_bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyParagraphGeometry, gsy_paragraph_geometry_free)

G_END_DECLS
