/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-paragraph-geometry.c: extents are just the letters' own places, in any direction, on any line. */
#include "config.h"

#include "app/gsy-paragraph-geometry.h"

#include "window-fixture.h"

static const char *const texts[] = {
  "Le ministre a démenti jeudi les accusations portées contre lui par l’opposition, affirmant dans un communiqué qu’aucune preuve n’avait été fournie.",
  "وقال المتحدث باسم الوزارة إن الاتهامات لا أساس لها من الصحة وإن صحيفة Le Monde نشرت وثائق مزورة في 12 مارس 2031 عن هذه القضية.",
  "The spokesman replied (in English, with a quotation: «הדובר הכחיש את ההאשמות») from the Hebrew press that the charges were baseless.",
  "中国外交部发言人否认了这一指控，并称有关说法毫无根据，纯属捏造。他还表示，中方一贯坚决反对任何形式的网络攻击。",
  "Ça alors 👩🏽‍🌾 e\314\201te\314\201 — fin",
  "x",
};

typedef struct
{
  GtkWidget *window;
  GtkTextView *view;
} Page;

static void
page_begin (Page *page, const char *text)
{
  page->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (page->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (page->view, 20);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (page->view), text, -1);
  page->window = show_in_window (GTK_WIDGET (page->view), 420, 400);
}

static void
page_end (Page *page)
{
  close_window (page->window, GTK_WIDGET (page->view));
}

static void
check_line (Page *page, GsyParagraphGeometry *geometry, guint i, guint start, guint end)
{
  const GsyDisplayLine *line = gsy_paragraph_geometry_get_line (geometry, i);
  g_autoptr (GArray) extents = g_array_new (FALSE, FALSE, sizeof (GsyExtent));
  gboolean wanted[1024] = { FALSE };
  gboolean got[1024] = { FALSE };

  for (guint offset = MAX (start, line->start); offset < MIN (end, line->end); offset++)
    {
      GtkTextIter iter;
      GdkRectangle box;
      gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (page->view), &iter, offset);
      gtk_text_view_get_iter_location (page->view, &iter, &box);
      /* Letters of another font may stand a little higher or lower. */
      g_assert_cmpint (ABS (box.y - line->y), <, 12);
      for (int x = MIN (box.x, box.x + box.width); x < MAX (box.x, box.x + box.width); x++)
        wanted[x] = TRUE;
    }
  gsy_paragraph_geometry_get_extents (geometry, i, start, end, extents);
  for (guint k = 0; k < extents->len; k++)
    {
      const GsyExtent *extent = &g_array_index (extents, GsyExtent, k);
      g_assert_cmpint (extent->x0, <, extent->x1);
      g_assert_true (k == 0 || extent->x0 > g_array_index (extents, GsyExtent, k - 1).x1);
      for (int x = extent->x0; x < extent->x1; x++)
        got[x] = TRUE;
    }
  /* Neighbours whose edges were rounded apart are joined over one pixel; where letters stand between pixels, as of GTK 4.16, an edge may be rounded
   * to the other side. */
  for (int x = 1; x < 1023; x++)
    if (wanted[x] != got[x])
      g_assert_true ((got[x] && wanted[x - 1] && wanted[x + 1]) || wanted[x - 1] != wanted[x + 1]);
}

static gboolean
is_boundary (Page *page, guint offset)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (page->view), &iter, offset);
  return gtk_text_iter_is_cursor_position (&iter);
}

static void
test_extents (void)
{
  for (guint t = 0; t < G_N_ELEMENTS (texts); t++)
    {
      Page page;
      page_begin (&page, texts[t]);
      guint length = g_utf8_strlen (texts[t], -1);
      GtkTextIter iter;
      gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (page.view), &iter);
      for (guint round = 0; round < 60; round++)
        {
          /* A fresh one each time, so that what was looked up before does not decide. */
          g_autoptr (GsyParagraphGeometry) geometry = gsy_paragraph_geometry_new (page.view, &iter, gsy_text_may_be_bidi (texts[t], -1));
          guint start = g_test_rand_int_range (0, length);
          guint end = g_test_rand_int_range (start, length) + 1;
          /* Spans never cut what a person sees as one character. */
          if (!is_boundary (&page, start) || !is_boundary (&page, end))
            continue;
          for (guint i = 0; i < gsy_paragraph_geometry_get_n_lines (geometry); i++)
            check_line (&page, geometry, i, start, end);
        }
      page_end (&page);
    }
}

static void
test_lines (void)
{
  Page page;
  page_begin (&page, texts[0]);
  GtkTextIter iter;
  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (page.view), &iter);
  g_autoptr (GsyParagraphGeometry) geometry = gsy_paragraph_geometry_new (page.view, &iter, FALSE);
  guint n = gsy_paragraph_geometry_get_n_lines (geometry);

  g_assert_cmpuint (n, >, 1);
  g_assert_cmpuint (gsy_paragraph_geometry_get_line (geometry, 0)->start, ==, 0);
  g_assert_cmpuint (gsy_paragraph_geometry_get_line (geometry, n - 1)->end, ==, g_utf8_strlen (texts[0], -1));
  for (guint i = 1; i < n; i++)
    {
      g_assert_cmpuint (gsy_paragraph_geometry_get_line (geometry, i)->start, ==, gsy_paragraph_geometry_get_line (geometry, i - 1)->end);
      g_assert_cmpint (gsy_paragraph_geometry_get_line (geometry, i)->y, >, gsy_paragraph_geometry_get_line (geometry, i - 1)->y);
    }
  page_end (&page);
}

/* Where a line is read from right to left, a start is at the right edge. */
static void
test_edges (void)
{
  Page page;
  page_begin (&page, "abc הדובר def");
  GtkTextIter iter;
  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (page.view), &iter);
  g_autoptr (GsyParagraphGeometry) geometry = gsy_paragraph_geometry_new (page.view, &iter, TRUE);

  GsyEdgeMark start = gsy_paragraph_geometry_get_start (geometry, 0, 4);
  GsyEdgeMark end = gsy_paragraph_geometry_get_end (geometry, 0, 9);
  g_assert_cmpint (start.inward, ==, -1);
  g_assert_cmpint (end.inward, ==, 1);
  g_assert_cmpint (start.x, >, end.x);
  start = gsy_paragraph_geometry_get_start (geometry, 0, 0);
  end = gsy_paragraph_geometry_get_end (geometry, 0, 3);
  g_assert_cmpint (start.inward, ==, 1);
  g_assert_cmpint (end.inward, ==, -1);
  g_assert_cmpint (start.x, <, end.x);
  page_end (&page);
}

static void
test_empty_paragraph (void)
{
  Page page;
  page_begin (&page, "a\n\nb");
  GtkTextIter iter;
  gtk_text_buffer_get_iter_at_line (gtk_text_view_get_buffer (page.view), &iter, 1);
  g_autoptr (GsyParagraphGeometry) geometry = gsy_paragraph_geometry_new (page.view, &iter, FALSE);

  g_assert_cmpuint (gsy_paragraph_geometry_get_n_lines (geometry), ==, 1);
  g_assert_cmpuint (gsy_paragraph_geometry_get_line (geometry, 0)->start, ==, 2);
  g_assert_cmpuint (gsy_paragraph_geometry_get_line (geometry, 0)->end, ==, 2);
  page_end (&page);
}

static void
test_directions (void)
{
  g_assert_false (gsy_text_has_rtl ("plain ASCII, longer than a word of the machine", -1));
  g_assert_false (gsy_text_has_rtl ("déjà « vu » … 中国 👩🏽‍🌾", -1));
  g_assert_true (gsy_text_has_rtl ("plain ASCII and then one א", -1));
  g_assert_true (gsy_text_has_rtl ("mark \342\200\217", -1));
  g_assert_false (gsy_text_may_be_bidi ("abc", -1));
  g_assert_true (gsy_text_may_be_bidi ("12 — 34", -1));
  g_assert_true (gsy_text_may_be_bidi ("abc א", -1));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paragraph-geometry/extents-are-the-letters-places", test_extents);
  g_test_add_func ("/paragraph-geometry/lines-follow-one-another", test_lines);
  g_test_add_func ("/paragraph-geometry/a-start-is-where-reading-starts", test_edges);
  g_test_add_func ("/paragraph-geometry/an-empty-paragraph-is-one-line", test_empty_paragraph);
  g_test_add_func ("/paragraph-geometry/directions", test_directions);
  return g_test_run ();
}
