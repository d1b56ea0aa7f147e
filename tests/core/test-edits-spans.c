/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-edits-spans.c: the gestures that change which words a statement has: its ends, its fragments, and letters of several code points. */
#include "config.h"
#include "core/gsy-edits.h"

#include "edits-fixture.h"

/* a, e with an acute of its own, a family joined by zero-width joiners (five code points, from 3 to 8), z. */
#define CLUSTERS "ae\xcc\x81\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7z"

static char *
spans_to_string (const GsyStatement *statement)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < gsy_statement_get_n_spans (statement); i++)
    g_string_append_printf (string, "%s%u-%u", i > 0 ? " " : "", gsy_statement_get_span (statement, i).start, gsy_statement_get_span (statement, i).end);
  return g_string_free (string, FALSE);
}

/* @expected: the spans afterwards, "=" when nothing is to change, "!" when it is refused. */
static void
check_spans (Fixture *fixture, GsyEdit *edit, GError *error, const char *expected)
{
  g_autofree char *spans = NULL;

  if (g_str_equal (expected, "!"))
    {
      g_assert_null (edit);
      g_assert_error (error, GSY_ERROR, GSY_ERROR_INVALID_SPAN);
      return;
    }
  g_assert_no_error (error);
  g_assert_nonnull (edit);
  if (g_str_equal (expected, "="))
    {
      g_assert_cmpuint (gsy_edit_get_n_changes (edit), ==, 0);
      return;
    }
  spans = spans_to_string (do_edit (fixture, edit));
  g_assert_cmpstr (spans, ==, expected);
}

/* Of NINE_WORDS, in three fragments. */
static const GsyStatement *
put_two_four_six (Fixture *fixture)
{
  return put (fixture, make_parts ("a", 3, 4, 7, 14, 18, 25, 28));
}

static void
test_resize (void)
{
  const struct
  {
    guint fragment;
    GsyEdge edge;
    guint offset;
    const char *expected;
  } cases[] = {
    { 1, GSY_EDGE_END, 17, "4-7 14-17 25-28" },
    { 1, GSY_EDGE_END, 20, "4-7 14-20 25-28" },
    { 1, GSY_EDGE_END, 18, "=" },
    { 1, GSY_EDGE_END, 15, "4-7 14-15 25-28" },
    { 1, GSY_EDGE_END, 14, "!" },
    { 1, GSY_EDGE_END, 10, "!" },
    { 1, GSY_EDGE_END, 0, "!" },
    { 1, GSY_EDGE_END, 26, "4-7 14-25 25-28" },
    { 1, GSY_EDGE_END, 9999, "4-7 14-25 25-28" },
    { 1, GSY_EDGE_START, 9, "4-7 9-18 25-28" },
    { 1, GSY_EDGE_START, 3, "4-7 7-18 25-28" },
    { 1, GSY_EDGE_START, 17, "4-7 17-18 25-28" },
    { 1, GSY_EDGE_START, 18, "!" },
    { 1, GSY_EDGE_START, 40, "!" },
    { 0, GSY_EDGE_START, 0, "0-7 14-18 25-28" },
    { 2, GSY_EDGE_END, 9999, "4-7 14-18 25-46" },
    { 3, GSY_EDGE_END, 30, "!" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fixture fixture;
      const GsyStatement *statement;
      g_autoptr (GsyEdit) edit = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("case %u", i);
      set_up_with (&fixture, NINE_WORDS);
      statement = put_two_four_six (&fixture);
      edit = gsy_edits_resize (&fixture.gesture, statement, cases[i].fragment, cases[i].edge, cases[i].offset, &error);
      if (edit != NULL)
        g_assert_cmpstr (gsy_edit_get_label (edit), ==, cases[i].edge == GSY_EDGE_START ? "Move Start" : "Move End");
      check_spans (&fixture, edit, error, cases[i].expected);
      tear_down (&fixture, NULL);
    }
}

static void
test_resize_keeps_the_rest (Fixture *fixture, gconstpointer data)
{
  GsyStatement *before = make_parts ("a", 2, 4, 7, 14, 18);
  g_autoptr (GsyEdit) edit = NULL;
  const GsyStatement *after;

  before->note = g_strdup ("note");
  before->links = gsy_links_new ();
  g_ptr_array_add (before->links, gsy_link_new ("answers", "x"));
  for (guint i = 0; i < 2; i++)
    {
      GsyQuoteWords *words = gsy_quote_ensure_words (gsy_statement_edit_quote (before, i));

      words->exact = g_strdup ("other");
      words->unknown = g_strsplit ("\"x\" 1", " ", 0);
    }
  edit = gsy_edits_resize (&fixture->gesture, put (fixture, before), 0, GSY_EDGE_END, 13, NULL);
  after = do_edit (fixture, edit);
  g_assert_cmpstr (after->id, ==, "a");
  g_assert_cmpstr (after->note, ==, "note");
  g_assert_cmpuint (after->links->len, ==, 1);
  /* The words of the resized span are the article's now; what else was said of it stays, and the other span is untouched. */
  g_assert_null (gsy_quote_get_exact (gsy_statement_get_quote (after, 0)));
  g_assert_cmpstr (gsy_quote_get_unknown (gsy_statement_get_quote (after, 0))[1], ==, "1");
  g_assert_cmpstr (gsy_quote_get_exact (gsy_statement_get_quote (after, 1)), ==, "other");
}

static void
test_graphemes (void)
{
  for (guint start = 0; start < 10; start++)
    for (guint end = 0; end < 11; end++)
      {
        Fixture fixture;
        g_autoptr (GError) error = NULL;
        g_autoptr (GsyEdit) edit = NULL;

        set_up_with (&fixture, CLUSTERS);
        edit = gsy_edits_add (&fixture.gesture, "denial", gsy_span (start, end), NULL, &error);
        g_assert_true ((edit != NULL) == (start < MIN (end, 9)));
        if (edit != NULL)
          {
            GsyArticle *article = gsy_store_get_article (fixture.store);
            const GsyStatement *statement = do_edit (&fixture, edit);
            GsySpan span = gsy_statement_get_span (statement, 0);

            g_assert_true (gsy_article_check_span (article, span));
            g_assert_cmpuint (span.start, <=, start);
            g_assert_cmpuint (span.end, >=, MIN (end, 9));
            for (guint offset = 0; offset < 12; offset++)
              for (guint edge = 0; edge < 2; edge++)
                {
                  g_autoptr (GsyEdit) resize = gsy_edits_resize (&fixture.gesture, statement, 0, (GsyEdge) edge, offset, NULL);

                  if (resize != NULL && gsy_edit_get_n_changes (resize) > 0)
                    g_assert_true (gsy_article_check_span (article, gsy_statement_get_span (gsy_edit_get_change (resize, 0)->after, 0)));
                }
          }
        tear_down (&fixture, NULL);
      }
}

static void
test_resize_goes_to_the_nearest_boundary (void)
{
  const struct
  {
    GsyEdge edge;
    guint offset;
    const char *expected;
  } cases[] = {
    { GSY_EDGE_END, 4, "0-3" },
    { GSY_EDGE_END, 5, "0-3" },
    { GSY_EDGE_END, 6, "0-8" },
    { GSY_EDGE_END, 7, "0-8" },
    { GSY_EDGE_START, 5, "3-9" },
    { GSY_EDGE_START, 6, "8-9" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fixture fixture;
      g_autoptr (GsyEdit) edit = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("case %u", i);
      set_up_with (&fixture, CLUSTERS);
      edit = gsy_edits_resize (&fixture.gesture, put (&fixture, make_statement ("a", "denial", 0, 9)), 0, cases[i].edge, cases[i].offset, &error);
      check_spans (&fixture, edit, error, cases[i].expected);
      tear_down (&fixture, NULL);
    }
}

static void
test_nudge (void)
{
  const struct
  {
    GsyEdge edge;
    gboolean forward;
    GsySnap snap;
    const char *expected;
  } cases[] = {
    { GSY_EDGE_END, TRUE, GSY_SNAP_WORDS, "4-18" },
    { GSY_EDGE_END, FALSE, GSY_SNAP_WORDS, "4-7" },
    { GSY_EDGE_START, TRUE, GSY_SNAP_WORDS, "8-13" },
    { GSY_EDGE_START, FALSE, GSY_SNAP_WORDS, "0-13" },
    { GSY_EDGE_END, TRUE, GSY_SNAP_CHARACTERS, "4-14" },
    { GSY_EDGE_END, FALSE, GSY_SNAP_CHARACTERS, "4-12" },
    { GSY_EDGE_START, TRUE, GSY_SNAP_CHARACTERS, "5-13" },
    { GSY_EDGE_START, FALSE, GSY_SNAP_CHARACTERS, "3-13" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fixture fixture;
      g_autoptr (GsyEdit) edit = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("case %u", i);
      set_up_with (&fixture, NINE_WORDS);
      edit = gsy_edits_nudge (&fixture.gesture, put (&fixture, make_statement ("a", "denial", 4, 13)), 0, cases[i].edge, cases[i].forward, cases[i].snap, &error);
      check_spans (&fixture, edit, error, cases[i].expected);
      tear_down (&fixture, NULL);
    }
}

static void
test_nudge_at_the_ends (Fixture *fixture, gconstpointer data)
{
  const GsyStatement *statement = put (fixture, make_statement ("a", "denial", 0, 46));

  for (guint snap = 0; snap < 2; snap++)
    {
      g_autoptr (GsyEdit) end = gsy_edits_nudge (&fixture->gesture, statement, 0, GSY_EDGE_END, TRUE, (GsySnap) snap, NULL);
      g_autoptr (GsyEdit) start = gsy_edits_nudge (&fixture->gesture, statement, 0, GSY_EDGE_START, FALSE, (GsySnap) snap, NULL);

      g_assert_cmpuint (gsy_edit_get_n_changes (end), ==, 0);
      g_assert_cmpuint (gsy_edit_get_n_changes (start), ==, 0);
    }
}

static void
test_fragments (void)
{
  const struct
  {
    GsySpan span;
    const char *expected;
  } cases[] = {
    { { 0, 2 }, "0-2 4-7 14-18 25-28" },
    { { 8, 13 }, "4-7 8-13 14-18 25-28" },
    { { 30, 35 }, "4-7 14-18 25-28 30-35" },
    { { 7, 9 }, "4-9 14-18 25-28" },
    { { 12, 14 }, "4-7 12-18 25-28" },
    { { 6, 15 }, "4-18 25-28" },
    { { 7, 14 }, "4-18 25-28" },
    { { 0, 46 }, "0-46" },
    { { 15, 17 }, "=" },
    { { 14, 18 }, "=" },
    { { 20, 20 }, "!" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fixture fixture;
      const GsyStatement *statement;
      g_autoptr (GsyEdit) edit = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("case %u", i);
      set_up_with (&fixture, NINE_WORDS);
      statement = put_two_four_six (&fixture);
      edit = gsy_edits_add_fragment (&fixture.gesture, statement, cases[i].span, &error);
      if (edit != NULL)
        g_assert_cmpstr (gsy_edit_get_label (edit), ==, "Add Fragment");
      check_spans (&fixture, edit, error, cases[i].expected);
      tear_down (&fixture, NULL);
    }
}

static void
test_joined_fragments_keep_the_unknown (Fixture *fixture, gconstpointer data)
{
  GsyStatement *before = make_parts ("a", 2, 4, 7, 14, 18);
  g_autoptr (GsyEdit) edit = NULL;
  g_autoptr (GsyEdit) inside = NULL;
  const GsyStatement *after;

  for (guint i = 0; i < 2; i++)
    {
      GsyQuoteWords *words = gsy_quote_ensure_words (gsy_statement_edit_quote (before, i));

      words->exact = g_strdup ("other");
      words->unknown = g_strsplit ("\"x\" 1", " ", 0);
    }
  before = (GsyStatement *) put (fixture, before);
  edit = gsy_edits_add_fragment (&fixture->gesture, before, gsy_span (7, 9), NULL);
  after = do_edit (fixture, edit);
  g_assert_null (gsy_quote_get_exact (gsy_statement_get_quote (after, 0)));
  g_assert_cmpstr (gsy_quote_get_unknown (gsy_statement_get_quote (after, 0))[0], ==, "\"x\"");
  g_assert_cmpstr (gsy_quote_get_exact (gsy_statement_get_quote (after, 1)), ==, "other");
  inside = gsy_edits_add_fragment (&fixture->gesture, after, gsy_span (15, 16), NULL);
  g_assert_cmpuint (gsy_edit_get_n_changes (inside), ==, 0);
}

static void
test_remove_fragment (Fixture *fixture, gconstpointer data)
{
  const GsyStatement *statement = put_two_four_six (fixture);
  const guint removed[] = { 1, 1, 0 };
  const char *const expected[] = { "4-7 25-28", "4-7", "!" };

  for (guint i = 0; i < G_N_ELEMENTS (removed); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GsyEdit) edit = gsy_edits_remove_fragment (&fixture->gesture, gsy_store_find (fixture->store, statement->id), removed[i], &error);

      if (edit != NULL)
        g_assert_cmpstr (gsy_edit_get_label (edit), ==, "Remove Fragment");
      check_spans (fixture, edit, error, expected[i]);
      statement = gsy_store_get_statement (fixture->store, 0);
    }
}

static void
test_detached_is_placed_again (Fixture *fixture, gconstpointer data)
{
  GsyStatement *lost = make_parts ("a", 2, 4, 7, 400, 700);
  const GsyStatement *statement;
  g_autoptr (GError) error = NULL;
  g_autoptr (GsyEdit) edit = NULL;

  lost->detached = TRUE;
  statement = put (fixture, lost);
  g_assert_null (gsy_edits_resize (&fixture->gesture, statement, 0, GSY_EDGE_END, 13, &error));
  g_assert_error (error, GSY_ERROR, GSY_ERROR_INVALID_SPAN);
  g_clear_error (&error);
  edit = gsy_edits_add_fragment (&fixture->gesture, statement, gsy_span (8, 13), &error);
  g_assert_cmpstr (gsy_edit_get_label (edit), ==, "Place Again");
  statement = do_edit (fixture, edit);
  g_assert_false (statement->detached);
  g_assert_cmpuint (gsy_statement_get_n_spans (statement), ==, 1);
  g_assert_cmpuint (gsy_statement_get_span (statement, 0).start, ==, 8);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up_words, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edits-spans/resize/stops-at-neighbours-and-refuses-to-cross", test_resize);
  ADD ("/edits-spans/resize/keeps-id-links-and-note", test_resize_keeps_the_rest);
  g_test_add_func ("/edits-spans/resize/goes-to-the-nearest-boundary", test_resize_goes_to_the_nearest_boundary);
  g_test_add_func ("/edits-spans/lie-on-grapheme-boundaries", test_graphemes);
  g_test_add_func ("/edits-spans/nudge/goes-by-words-and-characters", test_nudge);
  ADD ("/edits-spans/nudge/nothing-beyond-the-ends", test_nudge_at_the_ends);
  g_test_add_func ("/edits-spans/fragments/joined-with-what-they-touch", test_fragments);
  ADD ("/edits-spans/fragments/joined-ones-keep-the-unknown", test_joined_fragments_keep_the_unknown);
  ADD ("/edits-spans/fragments/the-last-one-stays", test_remove_fragment);
  ADD ("/edits-spans/fragments/a-detached-statement-is-placed-again", test_detached_is_placed_again);
  return g_test_run ();
}
