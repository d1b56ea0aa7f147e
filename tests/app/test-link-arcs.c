/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-link-arcs.c: which links of an article are drawn, where their lines go, and which one a click means. */
#include "config.h"

#include "app/gsy-link-arcs.h"

#include "window-fixture.h"

#define ARCS_TEXT "Alpha accuses Beta of theft. Beta denies it. Alpha insists. Gamma watches them both.\n"
#define MEMBERS "{\"format\": \"gainsay-annotations\", \"version\": 1, \"unit\": \"code-point\", \"article\": {\"file\": \"a.txt\"}, \"statements\": ["
#define TO_A "{\"relation\": \"answers\", \"to\": \"" ID_A "\"}"
#define ID_E "eeeeeeee-0000-4000-8000-00000000000e"
#define ID_F "ffffffff-0000-4000-8000-00000000000f"
#define ID_G "77777777-0000-4000-8000-000000000007"

/* A accuses; B answers it, and repeats what is gone; E is in another article, answers B and is answered by F here. */
#define SIDECAR_A                                                                                                             \
  MEMBERS "{\"id\": \"" ID_A "\", \"layer\": \"accusation\", \"spans\": [{\"start\": 6, \"end\": 27}]}, "                     \
          "{\"id\": \"" ID_B "\", \"layer\": \"denial\", \"spans\": [{\"start\": 29, \"end\": 43}], \"links\": [" TO_A ", "   \
          "{\"relation\": \"repeats\", \"to\": \"" ID_G "\"}]}, "                                                             \
          "{\"id\": \"" ID_F "\", \"layer\": \"counter-accusation\", \"spans\": [{\"start\": 45, \"end\": 58}], \"links\": [" \
          "{\"relation\": \"answers\", \"to\": \"" ID_E "\", \"article\": \"b.txt\"}]}]}\n"
#define SIDECAR_B                                                                                                                         \
  "{\"format\": \"gainsay-annotations\", \"version\": 1, \"unit\": \"code-point\", \"article\": {\"file\": \"b.txt\"}, \"statements\": [" \
  "{\"id\": \"" ID_E "\", \"layer\": \"accusation\", \"spans\": [{\"start\": 0, \"end\": 10}], \"links\": ["                              \
  "{\"relation\": \"answers\", \"to\": \"" ID_B "\", \"article\": \"a.txt\"}]}]}\n"

static void
open_linked (Work *work)
{
  work->folder = make_folder ();
  g_free (put_file (work->folder, "a.txt", ARCS_TEXT));
  g_free (put_file (work->folder, "a.txt.annotations.json", SIDECAR_A));
  g_free (put_file (work->folder, "b.txt", ARCS_TEXT));
  g_free (put_file (work->folder, "b.txt.annotations.json", SIDECAR_B));
  work->corpus = gsy_corpus_new (work->folder, NULL);
  wait_until (!gsy_corpus_is_loading (work->corpus));
  wait_until (gsy_folder_index_is_ready (gsy_corpus_get_index (work->corpus)));
  work->editor = gsy_editor_new ();
  gsy_editor_set_corpus (work->editor, work->corpus);
  work_open (work, "a.txt");
}

static GPtrArray *
make_arcs (Work *work, const char *only)
{
  GsyStore *store = gsy_editor_get_store (work->editor);

  return gsy_link_arcs_new (store, gsy_corpus_get_index (work->corpus), only != NULL ? gsy_store_find (store, only) : NULL);
}

static const GsyLinkArc *
find_arc (GPtrArray *arcs, GsyLinkKind kind)
{
  for (guint i = 0; i < arcs->len; i++)
    if (((const GsyLinkArc *) g_ptr_array_index (arcs, i))->kind == kind)
      return g_ptr_array_index (arcs, i);
  return NULL;
}

static void
test_all (void)
{
  Work work;
  open_linked (&work);
  g_autoptr (GPtrArray) arcs = make_arcs (&work, NULL);

  g_assert_cmpuint (arcs->len, ==, 4);
  const GsyLinkArc *within = find_arc (arcs, GSY_LINK_WITHIN);
  g_assert_cmpstr (within->from, ==, ID_B);
  g_assert_cmpstr (within->to, ==, ID_A);
  g_assert_cmpstr (within->layer, ==, "denial");
  g_assert_cmpuint (within->from_offset, ==, 42);
  g_assert_cmpuint (within->to_offset, ==, 26);
  g_assert_null (within->article);
  const GsyLinkArc *out = find_arc (arcs, GSY_LINK_OUT);
  g_assert_cmpstr (out->from, ==, ID_F);
  g_assert_cmpstr (out->article, ==, "b.txt");
  const GsyLinkArc *in = find_arc (arcs, GSY_LINK_IN);
  g_assert_cmpstr (in->from, ==, ID_E);
  g_assert_cmpstr (in->to, ==, ID_B);
  g_assert_cmpstr (in->article, ==, "b.txt");
  /* In the colour of where it comes from. */
  g_assert_cmpstr (in->layer, ==, "accusation");
  const GsyLinkArc *broken = find_arc (arcs, GSY_LINK_BROKEN);
  g_assert_cmpstr (broken->from, ==, ID_B);
  g_assert_cmpuint (broken->index, ==, 1);
  work_end (&work);
}

static void
test_only (void)
{
  Work work;
  open_linked (&work);
  g_autoptr (GPtrArray) of_a = make_arcs (&work, ID_A);
  g_assert_cmpuint (of_a->len, ==, 1);
  g_assert_cmpstr (((const GsyLinkArc *) g_ptr_array_index (of_a, 0))->from, ==, ID_B);
  g_assert_true (gsy_link_arc_touches (g_ptr_array_index (of_a, 0), ID_A));
  g_assert_false (gsy_link_arc_touches (g_ptr_array_index (of_a, 0), ID_F));
  g_autoptr (GPtrArray) of_b = make_arcs (&work, ID_B);
  g_assert_cmpuint (of_b->len, ==, 3);
  work_end (&work);
}

/* What was removed a moment ago is no end any more, in this article or another. */
static void
test_follows_edits (void)
{
  Work work;
  open_linked (&work);
  gsy_editor_select (work.editor, ID_A, 0, FALSE);
  g_assert_true (gsy_editor_remove (work.editor));
  drain ();
  g_autoptr (GPtrArray) arcs = make_arcs (&work, NULL);
  g_assert_null (find_arc (arcs, GSY_LINK_WITHIN));
  g_assert_cmpuint (arcs->len, ==, 4);
  g_assert_true (gsy_editor_undo (work.editor));
  drain ();
  g_autoptr (GPtrArray) again = make_arcs (&work, NULL);
  g_assert_nonnull (find_arc (again, GSY_LINK_WITHIN));
  work_end (&work);
}

/* Without an index there is nothing from elsewhere, and what leads there is taken for good. */
static void
test_no_index (void)
{
  Work work;
  open_linked (&work);
  g_autoptr (GPtrArray) arcs = gsy_link_arcs_new (gsy_editor_get_store (work.editor), NULL, NULL);
  g_assert_null (find_arc (arcs, GSY_LINK_IN));
  g_assert_nonnull (find_arc (arcs, GSY_LINK_OUT));
  work_end (&work);
}

/* --- lanes --- */

#define MANY 40

/* Each statement is linked to another one by chance. */
static GsyStore *
make_store (void)
{
  char *text = g_strnfill (MANY * 10, 'x');
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_statement_unref);
  g_autoptr (GsyArticle) article = gsy_article_new ("a.txt", text, MANY * 10, NULL, NULL);

  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *id = g_strdup_printf ("%02u", i);
      g_autofree char *to = g_strdup_printf ("%02u", (guint) g_test_rand_int_range (0, MANY));
      GsyStatement *statement = gsy_statement_new (id, "denial");
      gsy_statement_add_span (statement, gsy_span (i * 10, i * 10 + 8));
      if (!g_str_equal (id, to))
        {
          statement->links = gsy_links_new ();
          g_ptr_array_add (statement->links, gsy_link_new ("answers", to));
        }
      g_ptr_array_add (statements, statement);
    }
  return gsy_store_new ("a.txt", article, NULL, statements);
}

static void
test_lanes (void)
{
  g_autoptr (GsyStore) store = make_store ();
  g_autoptr (GPtrArray) arcs = gsy_link_arcs_new (store, NULL, NULL);
  guint start = 0;

  g_assert_cmpuint (arcs->len, >, MANY / 2);
  for (guint i = 0; i < arcs->len; i++)
    {
      const GsyLinkArc *arc = g_ptr_array_index (arcs, i);
      GsySpan range = gsy_link_arc_get_range (arc);
      g_assert_cmpuint (range.start, >=, start);
      start = range.start;
      g_assert_cmpuint (arc->lane, <, GSY_LINK_LANES);
      /* Only the outermost lane is shared. */
      for (guint k = 0; k < i; k++)
        {
          const GsyLinkArc *other = g_ptr_array_index (arcs, k);
          if (other->lane == arc->lane && arc->lane < GSY_LINK_LANES - 1)
            g_assert_cmpuint (gsy_link_arc_get_range (other).end, <=, range.start);
        }
    }
}

/* --- shapes --- */

static void
test_mirror (void)
{
  const GsyLinkMargin right = { 500, 1, 38 };
  const GsyLinkMargin left = { 38, -1, 38 };
  for (guint kind = GSY_LINK_WITHIN; kind <= GSY_LINK_BROKEN; kind++)
    {
      GsyLinkArc arc = { .kind = (GsyLinkKind) kind, .lane = 1 };
      GsyLinkShape a = gsy_link_shape (&arc, &right, 100, 40);
      GsyLinkShape b = gsy_link_shape (&arc, &left, 100, 40);
      int towards = 0;
      int mirrored = 0;
      graphene_point_t tip = gsy_link_shape_get_tip (&a, &towards);
      graphene_point_t other = gsy_link_shape_get_tip (&b, &mirrored);
      g_assert_cmpfloat (a.turn - 500, ==, 38 - b.turn);
      g_assert_cmpfloat (tip.x - 500, ==, 38 - other.x);
      g_assert_cmpint (towards, ==, -mirrored);
      /* In the margin, and out of the text. */
      g_assert_cmpfloat (a.x, >, 500);
      g_assert_cmpfloat (a.turn, <, 538);
      /* An arrow that leads away points away. */
      g_assert_cmpint (towards, ==, kind == GSY_LINK_OUT || kind == GSY_LINK_BROKEN ? 1 : -1);
    }
}

static void
test_click (void)
{
  const GsyLinkMargin margin = { 500, 1, 38 };
  const GsyLinkArc arc = { .kind = GSY_LINK_WITHIN };
  GsyLinkShape shape = gsy_link_shape (&arc, &margin, 400, 40);

  g_assert_true (gsy_link_shape_contains (&shape, shape.turn, 200));
  g_assert_true (gsy_link_shape_contains (&shape, shape.x + 2, shape.from + 2));
  g_assert_true (gsy_link_shape_contains (&shape, shape.x + 2, shape.to));
  /* Not what it goes around, nor the text. */
  g_assert_false (gsy_link_shape_contains (&shape, shape.x + 2, 200));
  g_assert_false (gsy_link_shape_contains (&shape, 480, shape.from));
  g_assert_false (gsy_link_shape_contains (&shape, shape.turn, 450));

  /* All of it is in its bounds, arrow and all. */
  graphene_rect_t bounds = gsy_link_shape_get_bounds (&shape);
  int direction = 0;
  graphene_point_t tip = gsy_link_shape_get_tip (&shape, &direction);
  g_assert_true (graphene_rect_contains_point (&bounds, &tip));
  g_assert_true (graphene_rect_contains_point (&bounds, &GRAPHENE_POINT_INIT (shape.turn, shape.from)));
}

static void
test_lines (void)
{
  GsyLinkArc arc = { .relation = (char *) "answers" };

  g_assert_cmpint (gsy_link_arc_get_line (&arc), ==, GSY_LINE_SOLID);
  arc.relation = (char *) "repeats";
  g_assert_cmpint (gsy_link_arc_get_line (&arc), ==, GSY_LINE_DASHED);
  arc.relation = (char *) "doubts";
  g_assert_cmpint (gsy_link_arc_get_line (&arc), ==, GSY_LINE_DOTTED);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  isolate_state ();
  g_test_add_func ("/link-arcs/within-out-in-and-broken", test_all);
  g_test_add_func ("/link-arcs/those-of-one-statement-either-way", test_only);
  g_test_add_func ("/link-arcs/are-as-the-statements-are-now", test_follows_edits);
  g_test_add_func ("/link-arcs/without-an-index-nothing-is-broken-elsewhere", test_no_index);
  g_test_add_func ("/link-arcs/lanes-are-not-shared-until-all-are-taken", test_lanes);
  g_test_add_func ("/link-arcs/shape/the-other-margin-mirrors-it", test_mirror);
  g_test_add_func ("/link-arcs/shape/a-click-on-the-line-and-not-beside-it", test_click);
  g_test_add_func ("/link-arcs/each-relation-has-its-line", test_lines);
  return run_tests ();
}
