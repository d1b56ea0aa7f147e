/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-highlight-painter.c: what is painted, to the pixel, and what is painted anew when something changes. */
#include "config.h"

#include "reading-fixture.h"

#define LAYERS 3
static const char *const layers[LAYERS] = { "accusation", "denial", "counter-accusation" };

#define FRENCH "Le ministre a démenti jeudi les accusations portées contre lui par l’opposition, affirmant dans un communiqué qu’aucune preuve n’avait été fournie.\n" \
               "Son avocat dénonce une campagne de calomnie orchestrée depuis l’étranger.\n"                                                                                 \
               "La justice enquête.\n"
#define ARABIC "وقال المتحدث باسم الوزارة إن الاتهامات لا أساس لها من الصحة وإن صحيفة Le Monde نشرت وثائق مزورة في 12 مارس 2031 عن هذه القضية التي تشغل الناس.\n"

/* Below the letters at @offset, as far as the next line. */
static GdkRectangle
lanes_below (Reading *reading, guint offset)
{
  GdkRectangle letter = letter_at (reading, offset);

  return (GdkRectangle){ letter.x + 2, letter.y + letter.height + 1, MAX (letter.width - 4, 2), 14 };
}

static void
test_overlap (void)
{
  Reading reading;
  reading_begin (&reading, FRENCH, NULL);
  for (guint i = 0; i < LAYERS; i++)
    reading_mark (&reading, layers[i], 3 + i, 70 - 3 * i);
  reading_unselect (&reading);

  Picture picture = take_picture (GTK_WIDGET (reading.view));
  /* A word in the middle, wide enough that each dashed line shows. */
  GdkRectangle below = lanes_below (&reading, 30);
  below.width = 30;
  int last_y = 0;
  for (guint i = 0; i < LAYERS; i++)
    {
      guint32 ink = to_pixel (&paint_of (&reading, layers[i])->ink);
      g_assert_true (has_color (&picture, below, ink));
      /* Each in a lane of its own, below the one before. */
      int y = below.y;
      while (!has_color (&picture, (GdkRectangle){ below.x, y, below.width, 1 }, ink))
        y++;
      g_assert_cmpint (y, >, last_y);
      last_y = y;
    }

  /* The tint is the shortest one's, unmixed. */
  GdkRectangle letter = letter_at (&reading, 30);
  g_assert_true (is_near (pixel_at (&picture, letter.x + 1, letter.y), on_white (&paint_of (&reading, layers[2])->tint), 3));
  letter = letter_at (&reading, 68);
  g_assert_true (is_near (pixel_at (&picture, letter.x + 1, letter.y), on_white (&paint_of (&reading, layers[0])->tint), 3));
  picture_free (&picture);
  reading_end (&reading);
}

/* What differs from the page @before is where the span is. */
static void
check_tint (Reading *reading, const Picture *before, guint start, guint end, guint length)
{
  Picture after = take_picture (GTK_WIDGET (reading->view));
  guint32 ink = to_pixel (&paint_of (reading, "accusation")->ink);
  guint checked = 0;

  for (guint offset = 0; offset < length; offset++)
    {
      gboolean inside = start <= offset && offset < end;
      GdkRectangle letter = letter_at (reading, offset);
      for (int x = letter.x + 1; x + 1 < letter.x + letter.width; x++)
        for (int y = letter.y + 2; y + 2 < letter.y + letter.height; y += 5)
          {
            guint32 pixel = pixel_at (&after, x, y);
            /* Letters are black either way; the hooks of both ends are in the way of a pixel or two. */
            if (pixel_at (before, x, y) != 0xffffffff || is_near (pixel, ink, 3))
              continue;
            g_assert_true (is_near (pixel, inside ? on_white (&paint_of (reading, "accusation")->tint) : 0xffffffff, 3));
            checked++;
          }
    }
  g_assert_cmpuint (checked, >, length);
  picture_free (&after);
}

static void
test_tint_ltr (void)
{
  Reading reading;
  reading_begin (&reading, FRENCH, NULL);
  Picture before = take_picture (GTK_WIDGET (reading.view));
  const GsyStatement *statement = reading_mark (&reading, "accusation", 14, 110);
  GsySpan span = gsy_statement_get_span (statement, 0);
  reading_unselect (&reading);
  check_tint (&reading, &before, span.start, span.end, 146);
  picture_free (&before);
  reading_end (&reading);
}

static void
test_tint_rtl (void)
{
  Reading reading;
  reading_begin (&reading, ARABIC, NULL);
  Picture before = take_picture (GTK_WIDGET (reading.view));
  const GsyStatement *statement = reading_mark (&reading, "accusation", 20, 85);
  GsySpan span = gsy_statement_get_span (statement, 0);
  reading_unselect (&reading);
  check_tint (&reading, &before, span.start, span.end, 120);
  picture_free (&before);
  reading_end (&reading);
}

/* Dots above the words, where nothing else is drawn; gone when somebody says that the place is right. */
static void
check_frame (const char *text, guint start, guint end)
{
  Reading reading;
  reading_begin (&reading, text, NULL);
  const GsyStatement *statement = reading_mark (&reading, "accusation", start, end);
  g_autoptr (GsyStatement) doubtful = gsy_statement_copy (statement);
  g_autoptr (GsyEdit) edit = gsy_edit_new ("doubt");
  g_autofree char *id = g_strdup (statement->id);
  guint32 ink = to_pixel (&paint_of (&reading, "accusation")->ink);
  GdkRectangle letter = letter_at (&reading, (start + end) / 2);
  GdkRectangle above = { letter.x, letter.y - 3, MAX (letter.width, 8), 3 };

  reading_unselect (&reading);
  Picture sure = take_picture (GTK_WIDGET (reading.view));
  g_assert_false (has_color (&sure, above, ink));
  gsy_quote_ensure_words (gsy_statement_edit_quote (doubtful, 0))->was = g_strdup ("otherwise");
  gsy_edit_add_statement (edit, gsy_store_get_key (reading_store (&reading)), gsy_store_find (reading_store (&reading), id), doubtful);
  g_assert_true (gsy_store_apply (reading_store (&reading), edit, NULL));
  Picture asked = take_picture (GTK_WIDGET (reading.view));
  g_assert_true (has_color (&asked, above, ink));
  gsy_editor_select (reading.editor, id, 0, FALSE);
  g_assert_true (gsy_editor_confirm_place (reading.editor));
  reading_unselect (&reading);
  Picture confirmed = take_picture (GTK_WIDGET (reading.view));
  g_assert_cmpint (memcmp (sure.pixels, confirmed.pixels, sure.width * sure.height * 4), ==, 0);
  picture_free (&sure);
  picture_free (&asked);
  picture_free (&confirmed);
  reading_end (&reading);
}

static void
test_frame (void)
{
  check_frame (FRENCH, 14, 40);
  check_frame (ARABIC, 20, 60);
}

static void
test_hidden (void)
{
  Reading reading;
  reading_begin (&reading, FRENCH, NULL);
  Picture before = take_picture (GTK_WIDGET (reading.view));
  /* Not even when its statement is selected. */
  reading_mark (&reading, "denial", 3, 70);
  Picture shown = take_picture (GTK_WIDGET (reading.view));
  gsy_editor_set_layer_hidden (reading.editor, "denial", TRUE);
  Picture hidden = take_picture (GTK_WIDGET (reading.view));

  g_assert_cmpint (memcmp (before.pixels, shown.pixels, before.width * before.height * 4), !=, 0);
  g_assert_cmpint (memcmp (before.pixels, hidden.pixels, before.width * before.height * 4), ==, 0);
  picture_free (&before);
  picture_free (&shown);
  picture_free (&hidden);
  reading_end (&reading);
}

static GskRenderNode *
peek (Reading *reading, guint offset, GsyNodeKind kind, gboolean *known)
{
  return gsy_highlight_painter_peek (gsy_reading_view_get_painter (reading->view), offset, kind, known);
}

static void
test_nodes_are_kept (void)
{
  Reading reading;
  reading_begin (&reading, FRENCH, NULL);
  reading_mark (&reading, "denial", 3, 70);
  reading_mark (&reading, "accusation", 150, 170);
  reading_unselect (&reading);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (reading.view));

  GskRenderNode *first = peek (&reading, 0, GSY_NODE_LINES, NULL);
  GskRenderNode *second = peek (&reading, 150, GSY_NODE_LINES, NULL);
  gboolean known = FALSE;
  g_assert_nonnull (first);
  g_assert_nonnull (second);
  g_assert_null (peek (&reading, 225, GSY_NODE_LINES, &known));
  g_assert_true (known);

  gtk_widget_queue_draw (GTK_WIDGET (reading.view));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (reading.view));
  g_assert_true (peek (&reading, 0, GSY_NODE_LINES, NULL) == first);

  /* An edit in the second paragraph leaves the first one's node alone. */
  reading_mark (&reading, "denial", 160, 175);
  peek (&reading, 150, GSY_NODE_LINES, &known);
  g_assert_false (known);
  peek (&reading, 0, GSY_NODE_LINES, &known);
  g_assert_true (known);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (reading.view));
  g_assert_true (peek (&reading, 0, GSY_NODE_LINES, NULL) == first);
  g_assert_nonnull (peek (&reading, 150, GSY_NODE_LINES, NULL));

  /* So does its undoing. */
  g_assert_true (gsy_editor_undo (reading.editor));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (reading.view));
  g_assert_true (peek (&reading, 0, GSY_NODE_LINES, NULL) == first);
  reading_end (&reading);
}

static void
test_selection_is_apart (void)
{
  Reading reading;
  reading_begin (&reading, FRENCH, NULL);
  const GsyStatement *statement = reading_mark (&reading, "denial", 3, 70);
  g_autofree char *id = g_strdup (statement->id);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (reading.view));
  g_assert_nonnull (peek (&reading, 0, GSY_NODE_FOCUS, NULL));
  GskRenderNode *lines = peek (&reading, 0, GSY_NODE_LINES, NULL);

  reading_unselect (&reading);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (reading.view));
  g_assert_null (peek (&reading, 0, GSY_NODE_FOCUS, NULL));
  g_assert_true (peek (&reading, 0, GSY_NODE_LINES, NULL) == lines);

  gsy_editor_select (reading.editor, id, 0, FALSE);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (reading.view));
  g_assert_nonnull (peek (&reading, 0, GSY_NODE_FOCUS, NULL));
  reading_end (&reading);
}

/* However many statements crowd a line, no layer is lost. */
static void
test_crowd (void)
{
  Reading reading;
  reading_begin (&reading, FRENCH, NULL);
  for (guint i = 0; i < 24; i++)
    reading_mark (&reading, layers[i % 2], 14 + i, 30 + 2 * i);
  reading_mark (&reading, "counter-accusation", 20, 44);
  reading_unselect (&reading);

  Picture picture = take_picture (GTK_WIDGET (reading.view));
  GdkRectangle below = lanes_below (&reading, 32);
  below.width = 40;
  for (guint i = 0; i < LAYERS; i++)
    g_assert_true (has_color (&picture, below, to_pixel (&paint_of (&reading, layers[i])->ink)));
  picture_free (&picture);
  reading_end (&reading);
}

/* A hook tells two neighbours of one layer apart. */
static void
test_hooks (void)
{
  Reading reading;
  reading_begin (&reading, "aaaaaaaa bbbbbbbb cccccccc\n", NULL);
  reading_mark (&reading, "accusation", 0, 8);
  reading_mark (&reading, "accusation", 9, 17);
  reading_unselect (&reading);

  Picture picture = take_picture (GTK_WIDGET (reading.view));
  guint32 ink = to_pixel (&paint_of (&reading, "accusation")->ink);
  GdkRectangle letter = letter_at (&reading, 9);
  g_assert_true (is_near (pixel_at (&picture, letter.x, letter.y + 1), ink, 3));
  g_assert_true (is_near (pixel_at (&picture, letter.x, letter.y + letter.height - 1), ink, 3));
  letter = letter_at (&reading, 12);
  g_assert_false (has_color (&picture, (GdkRectangle){ letter.x, letter.y, 2, 2 }, ink));
  picture_free (&picture);
  reading_end (&reading);
}

static void
test_bars (void)
{
  Reading reading;
  reading_begin (&reading, FRENCH, NULL);
  reading_mark (&reading, "accusation", 3, 30);
  reading_mark (&reading, "denial", 150, 170);
  reading_unselect (&reading);

  Picture picture = take_picture (GTK_WIDGET (reading.view));
  guint32 red = to_pixel (&paint_of (&reading, "accusation")->ink);
  guint32 blue = to_pixel (&paint_of (&reading, "denial")->ink);
  GdkRectangle first = letter_at (&reading, 0);
  GdkRectangle second = letter_at (&reading, 150);
  GdkRectangle third = letter_at (&reading, 225);
  int margin = gtk_text_view_get_left_margin (GTK_TEXT_VIEW (reading.view));
  g_assert_true (has_color (&picture, (GdkRectangle){ 0, first.y, margin, first.height }, red));
  g_assert_false (has_color (&picture, (GdkRectangle){ 0, first.y, margin, first.height }, blue));
  g_assert_true (has_color (&picture, (GdkRectangle){ 0, second.y, margin, second.height }, blue));
  g_assert_false (has_color (&picture, (GdkRectangle){ 0, third.y, margin, third.height }, red));
  g_assert_false (has_color (&picture, (GdkRectangle){ 0, third.y, margin, third.height }, blue));
  picture_free (&picture);
  reading_end (&reading);
}

static void
test_grips (void)
{
  Reading reading;
  reading_begin (&reading, FRENCH, NULL);
  GsyHighlightPainter *painter = gsy_reading_view_get_painter (reading.view);
  GdkRectangle area;
  guint fragment = 9;
  GsyEdge edge = GSY_EDGE_END;

  g_assert_false (gsy_highlight_painter_get_grip (painter, 0, GSY_EDGE_START, &area));
  reading_mark (&reading, "denial", 3, 30);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (reading.view));
  g_assert_true (gsy_highlight_painter_get_grip (painter, 0, GSY_EDGE_START, &area));
  g_assert_cmpint (area.width, >=, 12);
  g_assert_true (gsy_highlight_painter_find_grip (painter, area.x + area.width / 2, area.y + 2, &fragment, &edge));
  g_assert_cmpuint (fragment, ==, 0);
  g_assert_cmpint (edge, ==, GSY_EDGE_START);
  g_assert_true (gsy_highlight_painter_get_grip (painter, 0, GSY_EDGE_END, &area));
  g_assert_true (gsy_highlight_painter_find_grip (painter, area.x + area.width / 2, area.y + area.height - 2, &fragment, &edge));
  g_assert_cmpint (edge, ==, GSY_EDGE_END);
  g_assert_false (gsy_highlight_painter_find_grip (painter, area.x - 60, area.y + area.height / 2, &fragment, &edge));
  reading_end (&reading);
}

static void
test_matches (void)
{
  Reading reading;
  reading_begin (&reading, FRENCH, NULL);
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (GsySpan));
  GsySpan found[] = { { 3, 11 }, { 150, 156 } };
  g_array_append_vals (matches, found, 2);
  Picture before = take_picture (GTK_WIDGET (reading.view));
  gsy_reading_view_set_matches (reading.view, matches, 1);
  Picture after = take_picture (GTK_WIDGET (reading.view));

  for (guint i = 0; i < 2; i++)
    {
      GdkRectangle letter = letter_at (&reading, found[i].start + 1);
      g_assert_cmpuint (pixel_at (&before, letter.x + 1, letter.y + 2), !=, pixel_at (&after, letter.x + 1, letter.y + 2));
    }
  GdkRectangle elsewhere = letter_at (&reading, 20);
  g_assert_cmpuint (pixel_at (&before, elsewhere.x + 1, elsewhere.y + 2), ==, pixel_at (&after, elsewhere.x + 1, elsewhere.y + 2));
  picture_free (&before);
  picture_free (&after);
  gsy_reading_view_set_matches (reading.view, NULL, -1);
  reading_end (&reading);
}

/* Roles are shown while their statement is selected, and only then. */
static void
test_roles (void)
{
  Reading reading;
  reading_begin (&reading, FRENCH,
                 SIDECAR ("{\"id\": \"" ID_A "\", \"layer\": \"denial\", \"spans\": [{\"start\": 32, \"end\": 60}, {\"start\": 82, \"end\": 90}], "
                          "\"cue\": {\"spans\": [{\"start\": 14, \"end\": 21}]}, \"source\": [{\"actor\": \"M\", \"spans\": [{\"start\": 0, \"end\": 11}]}], "
                          "\"target\": [{\"actor\": \"O\", \"spans\": [{\"start\": 61, \"end\": 79}]}]}"));
  g_assert_cmpuint (gsy_store_get_n_statements (reading_store (&reading)), ==, 1);
  /* All of it in one line. */
  gsy_reading_view_set_columns (reading.view, 88);
  Picture plain = take_picture (GTK_WIDGET (reading.view));
  gsy_editor_select (reading.editor, ID_A, 0, FALSE);
  Picture selected = take_picture (GTK_WIDGET (reading.view));

  guint places[] = { 16, 3, 70, 80 }; /* cue, source, target, and the gap between the fragments */
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      /* Three letters of it: one alone may stand between two dots of a line. */
      GdkRectangle letter = letter_at (&reading, places[i] - 1);
      GdkRectangle last = letter_at (&reading, places[i] + 1);
      gboolean differs = FALSE;
      for (int y = letter.y - 8; y < letter.y + letter.height + 14; y++)
        for (int x = letter.x; x < last.x + last.width; x++)
          differs |= pixel_at (&plain, x, y) != pixel_at (&selected, x, y);
      g_assert_true (differs);
    }
  picture_free (&plain);
  picture_free (&selected);
  reading_end (&reading);
}

/* Their frames stay between the lines: no letter of another line is painted over. */
static void
test_roles_keep_off (void)
{
  Reading reading;
  reading_begin (&reading, FRENCH,
                 SIDECAR ("{\"id\": \"" ID_A "\", \"layer\": \"denial\", \"spans\": [{\"start\": 120, \"end\": 140}], "
                          "\"source\": [{\"spans\": [{\"start\": 100, \"end\": 110}]}], \"cue\": {\"spans\": [{\"start\": 111, \"end\": 119}]}, "
                          "\"target\": [{\"spans\": [{\"start\": 90, \"end\": 99}]}]}"));
  Picture plain = take_picture (GTK_WIDGET (reading.view));
  gsy_editor_select (reading.editor, ID_A, 0, FALSE);
  Picture selected = take_picture (GTK_WIDGET (reading.view));
  GdkRectangle role = letter_at (&reading, 100);
  GdkRectangle first = letter_at (&reading, 0);
  g_assert_cmpint (role.y, >, first.y);
  for (guint i = 0; i < 85; i++)
    {
      GdkRectangle letter = letter_at (&reading, i);
      if (letter.y >= role.y || letter.width <= 0)
        continue;
      for (int y = letter.y; y < letter.y + letter.height; y++)
        for (int x = letter.x; x < letter.x + letter.width; x++)
          g_assert_cmphex (pixel_at (&plain, x, y), ==, pixel_at (&selected, x, y));
    }
  picture_free (&plain);
  picture_free (&selected);
  reading_end (&reading);
}

/* A narrower page has its lines elsewhere: nothing that was kept holds. */
static void
test_width (void)
{
  Reading reading;
  reading_begin (&reading, FRENCH, NULL);
  reading_mark (&reading, "denial", 3, 140);
  reading_unselect (&reading);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (reading.view));
  g_autoptr (GskRenderNode) wide = gsk_render_node_ref (peek (&reading, 0, GSY_NODE_LINES, NULL));
  gsy_reading_view_set_zoom (reading.view, 150);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (reading.view));
  drain ();
  gtk_test_widget_wait_for_draw (GTK_WIDGET (reading.view));
  g_assert_true (peek (&reading, 0, GSY_NODE_LINES, NULL) != wide);
  reading_end (&reading);
}

int
main (int argc, char **argv)
{
  READING_TEST_MAIN_BEGIN;
  g_test_add_func ("/highlight-painter/overlaps-are-all-seen", test_overlap);
  g_test_add_func ("/highlight-painter/the-tint-covers-the-letters-and-no-more", test_tint_ltr);
  g_test_add_func ("/highlight-painter/the-tint-covers-the-letters-from-right-to-left", test_tint_rtl);
  g_test_add_func ("/highlight-painter/a-hidden-layer-leaves-no-pixel", test_hidden);
  g_test_add_func ("/highlight-painter/an-edit-repaints-its-paragraph-alone", test_nodes_are_kept);
  g_test_add_func ("/highlight-painter/selecting-repaints-no-line", test_selection_is_apart);
  g_test_add_func ("/highlight-painter/a-crowd-loses-no-layer", test_crowd);
  g_test_add_func ("/highlight-painter/hooks-part-neighbours", test_hooks);
  g_test_add_func ("/highlight-painter/a-doubtful-place-has-a-dotted-frame", test_frame);
  g_test_add_func ("/highlight-painter/bars-stand-by-their-lines", test_bars);
  g_test_add_func ("/highlight-painter/grips-can-be-found", test_grips);
  g_test_add_func ("/highlight-painter/matches-are-tinted", test_matches);
  g_test_add_func ("/highlight-painter/roles-show-with-the-selected-statement", test_roles);
  g_test_add_func ("/highlight-painter/roles-paint-over-no-other-line", test_roles_keep_off);
  g_test_add_func ("/highlight-painter/other-sizes-are-painted-anew", test_width);
  return run_tests ();
}
