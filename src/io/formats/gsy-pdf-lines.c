/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-pdf-lines.c: lines, as they stand on pages, and those among them that stand there on every page. */
#include "config.h"
#include "io/formats/gsy-pdf-text.h"

#include <math.h>
#include <string.h>

/* Of a page's height, where heads and feet are; and so many lines of them. */
#define EDGE 0.15
#define N_EDGE 3

/* The same, where nobody but a browser prints. */
#define RIM 0.06

/* Heads stand at the same height, but for what scanning and rounding do. */
#define SAME_HEIGHT 5.0

/* In heights of a line: between words that poppler puts together, between cells of a table. */
#define WORD_GAP 0.4
#define CELL_GAP 2.0

/* Of a line's bytes: more is no row of a table. */
#define MAX_ROW 4096

static void
clear_line (gpointer data)
{
  g_free (((GsyPdfLine *) data)->text);
}

GArray *
gsy_pdf_lines_new (void)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (GsyPdfLine));

  g_array_set_clear_func (lines, clear_line);
  return lines;
}

/* --- From a page --- */

typedef struct
{
  GString *text;
  double x0, x1, y0, y1;
  double first;
  guint n_ltr, n_rtl;
  gboolean placed; /* a character was seen */
  gboolean past;   /* the first word is over */
  double last[2];  /* where the last character begins and ends */
} Builder;

/* One sign for two letters is what printers use; signs for the direction of writing are what poppler adds. */
static void
append_char (GString *text, gunichar c)
{
  static const char *const ligatures[] = { "ff", "fi", "fl", "ffi", "ffl", "st", "st" };

  if (c >= 0xfb00 && c <= 0xfb06)
    g_string_append (text, ligatures[c - 0xfb00]);
  else if (c >= ' ' && c != 0x7f && c != 0xfeff && !(c >= 0x202a && c <= 0x202e) && !(c >= 0x2066 && c <= 0x2069) && !(c >= 0xe000 && c <= 0xf8ff))
    g_string_append_unichar (text, c);
  else if (c == '\t')
    g_string_append_c (text, ' ');
}

static gboolean
is_rtl (gunichar c)
{
  return (c >= 0x590 && c < 0x900) || (c >= 0xfb1d && c < 0xfe00) || (c >= 0xfe70 && c < 0xfeff);
}

static gboolean
is_finite (const double *rect)
{
  return isfinite (rect[0]) && isfinite (rect[1]) && isfinite (rect[2]) && isfinite (rect[3]);
}

/* Poppler leaves out the room between words that are far apart, as of a table's cells. */
static void
append_gap (Builder *self, const double *rect)
{
  double gap = MAX (rect[0] - self->last[1], self->last[0] - rect[2]), size = rect[3] - rect[1];
  gsize len = self->text->len;

  if (gap > CELL_GAP * size && len > 0)
    {
      while (len > 0 && self->text->str[len - 1] == ' ')
        len--;
      g_string_truncate (self->text, len);
      g_string_append_c (self->text, '\t');
      self->past = TRUE;
    }
  else if (gap > WORD_GAP * size && len > 0 && self->text->str[len - 1] != ' ')
    {
      g_string_append_c (self->text, ' ');
      self->past = TRUE;
    }
}

/* @rect: (nullable) */
static void
take_char (Builder *self, gunichar c, const double *rect)
{
  if (self->placed && rect != NULL && !g_unichar_isspace (c) && is_finite (rect))
    append_gap (self, rect);
  append_char (self->text, c);
  self->n_rtl += is_rtl (c);
  self->n_ltr += !is_rtl (c) && g_unichar_isalpha (c);
  if (rect == NULL)
    return;
  if (g_unichar_isspace (c))
    {
      self->past |= self->placed;
      return;
    }
  if (!is_finite (rect))
    return;
  self->last[0] = rect[0];
  self->last[1] = rect[2];
  self->x0 = self->placed ? MIN (self->x0, rect[0]) : rect[0];
  self->x1 = self->placed ? MAX (self->x1, rect[2]) : rect[2];
  self->y0 = self->placed ? MIN (self->y0, rect[1]) : rect[1];
  self->y1 = self->placed ? MAX (self->y1, rect[3]) : rect[3];
  self->placed = TRUE;
  if (!self->past)
    self->first = self->x1 - self->x0;
}

/* On the same height, further on: poppler takes wide gaps, as of tables, for line ends. */
static gboolean
goes_on (const GsyPdfLine *line, const GsyPdfLine *next)
{
  double both = MIN (line->y1, next->y1) - MAX (line->y0, next->y0);

  return line->page == next->page && next->x1 > next->x0 && line->x1 > line->x0 && next->x0 >= line->x1 && both > 0.6 * MAX (line->y1 - line->y0, next->y1 - next->y0);
}

static void
end_line (Builder *self, GArray *lines, guint page, double width)
{
  GsyPdfLine line = { .x0 = self->x0, .x1 = self->x1, .y0 = self->y0, .y1 = self->y1, .first = self->first, .page = page };
  GsyPdfLine *before = lines->len > 0 ? &g_array_index (lines, GsyPdfLine, lines->len - 1) : NULL;

  g_strstrip (self->text->str);
  if (*self->text->str == '\0')
    return;
  if (self->placed && self->n_rtl > self->n_ltr)
    {
      line.x0 = width - self->x1;
      line.x1 = width - self->x0;
    }
  if (before != NULL && strlen (before->text) < MAX_ROW && goes_on (before, &line))
    {
      /* Lines that were spread to fill a column have wide gaps too. */
      gboolean cell = line.x0 - before->x1 > CELL_GAP * (line.y1 - line.y0);
      char *joined = g_strconcat (before->text, cell ? "\t" : " ", self->text->str, NULL);

      g_free (before->text);
      before->text = joined;
      before->x1 = line.x1;
      before->y0 = MIN (before->y0, line.y0);
      before->y1 = MAX (before->y1, line.y1);
      return;
    }
  line.text = g_strdup (self->text->str);
  g_array_append_val (lines, line);
}

static void
restart (Builder *self)
{
  *self = (Builder){ .text = self->text };
  g_string_truncate (self->text, 0);
}

void
gsy_pdf_lines_add_page (GArray *lines, guint page, const char *text, const double (*rects)[4], guint n_rects, double width)
{
  Builder builder = { .text = g_string_new (NULL) };
  gboolean known = rects != NULL && g_utf8_strlen (text, -1) == (glong) n_rects;
  guint i = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), i++)
    {
      gunichar c = g_utf8_get_char (p);

      if (c != '\n' && c != '\f')
        {
          take_char (&builder, c, known ? rects[i] : NULL);
          continue;
        }
      end_line (&builder, lines, page, width);
      restart (&builder);
    }
  end_line (&builder, lines, page, width);
  g_string_free (builder.text, TRUE);
}

/* --- Edges --- */

static gboolean
is_roman (const char *word, gsize len)
{
  return len > 0 && len <= 8 && strspn (word, "ivxlc") >= len;
}

/* A line such that those of two pages are the same: without case, its numbers as “#”. */
static char *
dup_key (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  GString *key = g_string_new (NULL);

  for (const char *p = folded; *p != '\0';)
    {
      gsize n_digits = strspn (p, "0123456789"), len = strcspn (p, " \t");

      if (n_digits > 0)
        {
          g_string_append_c (key, '#');
          p += n_digits;
        }
      else if ((p == folded || p[-1] == ' ') && is_roman (p, len))
        {
          g_string_append_c (key, '#');
          p += len;
        }
      else
        {
          g_string_append_c (key, *p++);
        }
    }
  return g_string_free (key, FALSE);
}

/* Nothing but a number, and what goes with that. */
static gboolean
is_number (const char *key)
{
  static const char *const forms[] = { "#", "- # -", "– # –", "— # —", "page #", "p. #", "# / #", "#/#", "page # of #", "page # sur #", "# of #", "# sur #", "page # / #", "page #/#", "seite # von #" };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (strcmp (key, forms[i]) == 0)
      return TRUE;
  return FALSE;
}

/* What browsers print at the edges of a page: its address, and when that was. */
static gboolean
is_of_browser (const char *key)
{
  static const char *const dates[] = { "#/#/#, #:#", "#/#/# #:#", "#.#.#, #:#", "#.#.# #:#", "#-#-#, #:#", "#-#-# #:#" };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    if (strstr (key, dates[i]) != NULL)
      return TRUE;
  return strstr (key, "http://") != NULL || strstr (key, "https://") != NULL || strstr (key, "file:///") != NULL;
}

typedef struct
{
  GArray *lines;
  guint n_pages;
  double height;
  GHashTable *counts; /* a line's key with its height, to how many pages have it */
} Edges;

static char *
dup_place (const char *key, double y, int step)
{
  return g_strdup_printf ("%d %s", (int) CLAMP (y / SAME_HEIGHT, -1e6, 1e6) + step, key);
}

static gboolean
is_edge (const Edges *self, const GsyPdfLine *line)
{
  return line->x1 > line->x0 && (line->y1 < EDGE * self->height || line->y0 > (1 - EDGE) * self->height);
}

static int
compare_heights (gconstpointer a, gconstpointer b, gpointer data)
{
  const GArray *lines = data;
  double one = g_array_index (lines, GsyPdfLine, *(const guint *) a).y0, other = g_array_index (lines, GsyPdfLine, *(const guint *) b).y0;

  return one < other ? -1 : one > other                             ? 1
                          : *(const guint *) a < *(const guint *) b ? -1
                                                                    : 1;
}

/* Calls @each with the outermost lines of the page whose lines are from @from to @to. */
static void
each_edge (Edges *self, guint from, guint to, void (*each) (Edges *self, GsyPdfLine *line))
{
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = from; i < to; i++)
    if (is_edge (self, &g_array_index (self->lines, GsyPdfLine, i)))
      g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_heights, self->lines);
  for (guint i = 0; i < order->len; i++)
    {
      GsyPdfLine *line = &g_array_index (self->lines, GsyPdfLine, g_array_index (order, guint, i));

      if (line->y0 < self->height / 2 ? i < N_EDGE : i + N_EDGE >= order->len)
        each (self, line);
    }
}

static void
count_edge (Edges *self, GsyPdfLine *line)
{
  g_autofree char *key = dup_key (line->text);
  char *place = dup_place (key, line->y0, 0);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, place));

  g_hash_table_replace (self->counts, place, GUINT_TO_POINTER (n + 1));
}

static void
judge_edge (Edges *self, GsyPdfLine *line)
{
  g_autofree char *key = dup_key (line->text);
  guint n = 0;

  for (int step = -1; step <= 1; step++)
    {
      g_autofree char *place = dup_place (key, line->y0, step);

      n += GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, place));
    }
  line->margin = n >= (self->n_pages < 4 ? 2 : 3) || (self->n_pages == 1 && is_number (key) && strlen (line->text) < 10) ||
                 ((line->y1 < RIM * self->height || line->y0 > (1 - RIM) * self->height) && is_of_browser (key));
}

static void
each_page (Edges *self, void (*each) (Edges *self, GsyPdfLine *line))
{
  guint from = 0;

  for (guint i = 1; i <= self->lines->len; i++)
    if (i == self->lines->len || g_array_index (self->lines, GsyPdfLine, i).page != g_array_index (self->lines, GsyPdfLine, from).page)
      {
        each_edge (self, from, i, each);
        from = i;
      }
}

void
gsy_pdf_lines_find_margins (GArray *lines, guint n_pages, double height)
{
  Edges edges = { .lines = lines, .n_pages = n_pages, .height = height };

  if (lines->len == 0)
    return;
  edges.counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  each_page (&edges, count_edge);
  each_page (&edges, judge_edge);
  g_hash_table_unref (edges.counts);
}
