/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-edits.c: what each gesture does, is called, and refuses. */
#include "config.h"
#include "core/gsy-edits.h"

#include "core/gsy-error.h"
#include "fixture.h"

#define KEY "article.txt"
#define NOW 1795255200 /* 2026-11-21T10:00:00Z */

/*           0         1         2         3         4
 *           0123456789012345678901234567890123456789012345 */
#define TEXT "One two three four, five six seven eight. Nine"

typedef struct
{
  GsyStore *store;
  GsyScheme *scheme;
  GHashTable *locked;
  GsyGesture gesture;
} Fixture;

static void
set_up_with (Fixture *fixture, const char *text)
{
  g_autoptr (GsyArticle) article = make_article (text);

  fixture->store = gsy_store_new (KEY, article, NULL, NULL);
  fixture->scheme = gsy_scheme_new ();
  fixture->locked = g_hash_table_new (g_str_hash, g_str_equal);
  fixture->gesture = (GsyGesture){
    .store = fixture->store,
    .scheme = fixture->scheme,
    .locked = fixture->locked,
    .creator = "marie",
    .now = NOW,
  };
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  set_up_with (fixture, TEXT);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->store);
  g_assert_finalize_object (fixture->scheme);
  g_hash_table_unref (fixture->locked);
}

static const GsyStatement *
put (Fixture *fixture, GsyStatement *statement)
{
  g_autoptr (GsyEdit) edit = gsy_edit_new ("Put");
  g_autoptr (GError) error = NULL;

  gsy_edit_add_statement (edit, KEY, NULL, statement);
  gsy_store_apply (fixture->store, edit, &error);
  g_assert_no_error (error);
  gsy_statement_unref (statement);
  return gsy_store_get_statement (fixture->store, gsy_store_get_n_statements (fixture->store) - 1);
}

static GsyStatement *
make_parts (const char *id, guint n, ...)
{
  GsyStatement *statement = gsy_statement_new (id, "denial");
  va_list args;

  va_start (args, n);
  for (guint i = 0; i < n; i++)
    {
      guint start = va_arg (args, guint);

      gsy_statement_add_span (statement, gsy_span (start, va_arg (args, guint)));
    }
  va_end (args);
  return statement;
}

static char *
spans_to_string (const GsyStatement *statement)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < gsy_statement_get_n_spans (statement); i++)
    g_string_append_printf (string, "%s%u-%u", i > 0 ? " " : "", gsy_statement_get_span (statement, i).start, gsy_statement_get_span (statement, i).end);
  return g_string_free (string, FALSE);
}

static const GsyStatement *
apply (Fixture *fixture, GsyEdit *edit)
{
  g_autoptr (GError) error = NULL;
  const GsyChange *change;

  g_assert_nonnull (edit);
  gsy_store_apply (fixture->store, edit, &error);
  g_assert_no_error (error);
  if (gsy_edit_get_n_changes (edit) == 0)
    return NULL;
  change = gsy_edit_get_change (edit, 0);
  return change->kind == GSY_CHANGE_STATEMENT ? change->after : NULL;
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
  spans = spans_to_string (apply (fixture, edit));
  g_assert_cmpstr (spans, ==, expected);
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GsyEdit) edit = gsy_edits_add (&fixture->gesture, "denial", gsy_span (4, 7), NULL, &error);
  const GsyStatement *statement = apply (fixture, edit);

  g_assert_cmpstr (gsy_edit_get_label (edit), ==, "Mark as Denial");
  g_assert_true (g_uuid_string_is_valid (statement->id));
  g_assert_cmpstr (statement->layer, ==, "denial");
  g_assert_cmpstr (statement->creator, ==, "marie");
  g_assert_cmpstr (statement->created, ==, "2026-11-21T10:00:00Z");
  g_assert_cmpstr (statement->modified, ==, "2026-11-21T10:00:00Z");
  g_assert_cmpuint (gsy_statement_get_span (statement, 0).start, ==, 4);
}

static void
test_first_mark_begins_the_article (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GsyEdit) first = gsy_edits_add (&fixture->gesture, "denial", gsy_span (4, 7), "a", NULL);
  g_autoptr (GsyEdit) second = NULL;
  g_autoptr (GsyEdit) inverse = NULL;

  g_assert_cmpuint (gsy_edit_get_n_changes (first), ==, 2);
  apply (fixture, first);
  g_assert_cmpint (gsy_store_get_meta (fixture->store)->state, ==, GSY_STATE_IN_PROGRESS);
  second = gsy_edits_add (&fixture->gesture, "denial", gsy_span (8, 9), "b", NULL);
  g_assert_cmpuint (gsy_edit_get_n_changes (second), ==, 1);
  inverse = gsy_edit_inverse (first);
  apply (fixture, inverse);
  g_assert_cmpint (gsy_store_get_meta (fixture->store)->state, ==, GSY_STATE_NEW);
}

static void
test_done_stays_done (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GsyEdit) done = gsy_edits_set_state (&fixture->gesture, GSY_STATE_DONE, NULL);
  g_autoptr (GsyEdit) edit = NULL;

  apply (fixture, done);
  edit = gsy_edits_add (&fixture->gesture, "denial", gsy_span (4, 7), NULL, NULL);
  g_assert_cmpuint (gsy_edit_get_n_changes (edit), ==, 1);
}

static void
test_add_refuses (Fixture *fixture, gconstpointer data)
{
  const struct
  {
    const char *layer;
    GsySpan span;
    const char *id;
    int code; /* -1: allowed */
  } cases[] = {
    { "denial", { 4, 7 }, NULL, GSY_ERROR_INVALID_SPAN },     /* the very same */
    { "accusation", { 4, 7 }, NULL, -1 },                     /* another layer */
    { "denial", { 4, 8 }, NULL, -1 },                         /* another span */
    { "denial", { 20, 24 }, NULL, -1 },                       /* a part of a fragmented one */
    { "denial", { 8, 8 }, NULL, GSY_ERROR_INVALID_SPAN },     /* empty */
    { "denial", { 9, 8 }, NULL, GSY_ERROR_INVALID_SPAN },     /* reversed */
    { "denial", { 900, 901 }, NULL, GSY_ERROR_INVALID_SPAN }, /* outside */
    { "denial", { 8, 13 }, "a", GSY_ERROR_CONFLICT },         /* the id is taken */
    { "counter-accusation", { 4, 7 }, NULL, GSY_ERROR_LOCKED },
    { "unlisted", { 4, 7 }, NULL, -1 },
  };

  put (fixture, make_statement ("a", "denial", 4, 7));
  put (fixture, make_parts ("b", 2, 20, 24, 30, 33));
  g_hash_table_add (fixture->locked, (gpointer) "counter-accusation");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GsyEdit) edit = gsy_edits_add (&fixture->gesture, cases[i].layer, cases[i].span, cases[i].id, &error);

      g_test_message ("case %u", i);
      g_assert_true ((edit != NULL) == (cases[i].code < 0));
      g_assert_true ((error == NULL) == (cases[i].code < 0));
      if (cases[i].code >= 0)
        g_assert_error (error, GSY_ERROR, cases[i].code);
      if (cases[i].code == GSY_ERROR_LOCKED)
        g_assert_nonnull (strstr (error->message, "“Counter-accusation”"));
    }
}

static void
test_locked_layers_refuse (Fixture *fixture, gconstpointer data)
{
  const GsyStatement *statement = put (fixture, make_parts ("a", 2, 4, 7, 8, 13));
  const GsyStatement *free_one = put (fixture, make_statement ("b", "accusation", 20, 24));
  GsyEdit *(*gestures[]) (const GsyGesture *, const GsyStatement *, GError **) = { gsy_edits_remove };
  GError *error = NULL;

  g_hash_table_add (fixture->locked, (gpointer) "denial");
  for (guint i = 0; i < 8; i++)
    {
      GsyEdit *edit = NULL;

      switch (i)
        {
        case 0:
          edit = gestures[0](&fixture->gesture, statement, &error);
          break;
        case 1:
          edit = gsy_edits_set_layer (&fixture->gesture, statement, "accusation", &error);
          break;
        case 2:
          edit = gsy_edits_set_layer (&fixture->gesture, free_one, "denial", &error);
          break;
        case 3:
          edit = gsy_edits_resize (&fixture->gesture, statement, 0, GSY_EDGE_END, 6, &error);
          break;
        case 4:
          edit = gsy_edits_nudge (&fixture->gesture, statement, 0, GSY_EDGE_END, TRUE, GSY_SNAP_WORDS, &error);
          break;
        case 5:
          edit = gsy_edits_add_fragment (&fixture->gesture, statement, gsy_span (20, 24), &error);
          break;
        case 6:
          edit = gsy_edits_remove_fragment (&fixture->gesture, statement, 0, &error);
          break;
        case 7:
          edit = gsy_edits_set_note (&fixture->gesture, statement, "note", &error);
          break;
        default:
          g_assert_not_reached ();
        }
      g_test_message ("gesture %u", i);
      g_assert_null (edit);
      g_assert_error (error, GSY_ERROR, GSY_ERROR_LOCKED);
      g_assert_nonnull (strstr (error->message, "“Denial”"));
      g_clear_error (&error);
    }
}

static void
test_gone_statements_refuse (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GsyStatement) gone = make_statement ("gone", "denial", 4, 7);
  g_autoptr (GError) error = NULL;

  g_assert_null (gsy_edits_remove (&fixture->gesture, gone, &error));
  g_assert_error (error, GSY_ERROR, GSY_ERROR_CONFLICT);
}

static void
test_an_earlier_version_will_do (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GsyStatement) earlier = make_statement ("a", "denial", 4, 7);
  g_autoptr (GsyEdit) resize = NULL;
  g_autoptr (GsyEdit) note = NULL;
  const GsyStatement *after;

  put (fixture, gsy_statement_copy (earlier));
  resize = gsy_edits_resize (&fixture->gesture, earlier, 0, GSY_EDGE_END, 13, NULL);
  apply (fixture, resize);
  note = gsy_edits_set_note (&fixture->gesture, earlier, "kept", NULL);
  after = apply (fixture, note);
  g_assert_cmpuint (gsy_statement_get_span (after, 0).end, ==, 13);
  g_assert_cmpstr (after->note, ==, "kept");
}

static void
test_remove_and_layer (Fixture *fixture, gconstpointer data)
{
  const GsyStatement *statement = put (fixture, make_statement ("a", "denial", 4, 7));
  g_autoptr (GsyEdit) same = gsy_edits_set_layer (&fixture->gesture, statement, "denial", NULL);
  g_autoptr (GsyEdit) layer = gsy_edits_set_layer (&fixture->gesture, statement, "accusation", NULL);
  g_autoptr (GsyEdit) remove = NULL;
  const GsyStatement *after;

  g_assert_cmpuint (gsy_edit_get_n_changes (same), ==, 0);
  g_assert_cmpstr (gsy_edit_get_label (layer), ==, "Change Layer to Accusation");
  after = apply (fixture, layer);
  g_assert_cmpstr (after->layer, ==, "accusation");
  g_assert_cmpstr (after->id, ==, "a");
  g_assert_cmpstr (after->modified, ==, "2026-11-21T10:00:00Z");
  g_assert_null (after->created);
  remove = gsy_edits_remove (&fixture->gesture, after, NULL);
  g_assert_cmpstr (gsy_edit_get_label (remove), ==, "Delete Accusation");
  apply (fixture, remove);
  g_assert_cmpuint (gsy_store_get_n_statements (fixture->store), ==, 0);
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
      set_up_with (&fixture, TEXT);
      statement = put (&fixture, make_parts ("a", 3, 4, 7, 14, 18, 25, 28));
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
  after = apply (fixture, edit);
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
  /* a, e with an acute of its own, a family joined by zero-width joiners (five code points), z. */
  const char *text = "ae\xcc\x81\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7z";

  for (guint start = 0; start < 10; start++)
    for (guint end = 0; end < 11; end++)
      {
        Fixture fixture;
        g_autoptr (GError) error = NULL;
        g_autoptr (GsyEdit) edit = NULL;

        set_up_with (&fixture, text);
        edit = gsy_edits_add (&fixture.gesture, "denial", gsy_span (start, end), NULL, &error);
        g_assert_true ((edit != NULL) == (start < MIN (end, 9)));
        if (edit != NULL)
          {
            GsyArticle *article = gsy_store_get_article (fixture.store);
            const GsyStatement *statement = apply (&fixture, edit);
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
  /* A family from 3 to 8. */
  const char *text = "ae\xcc\x81\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7z";
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
      set_up_with (&fixture, text);
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
      set_up_with (&fixture, TEXT);
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
      set_up_with (&fixture, TEXT);
      statement = put (&fixture, make_parts ("a", 3, 4, 7, 14, 18, 25, 28));
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
  after = apply (fixture, edit);
  g_assert_null (gsy_quote_get_exact (gsy_statement_get_quote (after, 0)));
  g_assert_cmpstr (gsy_quote_get_unknown (gsy_statement_get_quote (after, 0))[0], ==, "\"x\"");
  g_assert_cmpstr (gsy_quote_get_exact (gsy_statement_get_quote (after, 1)), ==, "other");
  inside = gsy_edits_add_fragment (&fixture->gesture, after, gsy_span (15, 16), NULL);
  g_assert_cmpuint (gsy_edit_get_n_changes (inside), ==, 0);
}

static void
test_remove_fragment (Fixture *fixture, gconstpointer data)
{
  const GsyStatement *statement = put (fixture, make_parts ("a", 3, 4, 7, 14, 18, 25, 28));
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
  statement = apply (fixture, edit);
  g_assert_false (statement->detached);
  g_assert_cmpuint (gsy_statement_get_n_spans (statement), ==, 1);
  g_assert_cmpuint (gsy_statement_get_span (statement, 0).start, ==, 8);
}

static void
test_note (Fixture *fixture, gconstpointer data)
{
  const GsyStatement *statement = put (fixture, make_statement ("a", "denial", 4, 7));
  const struct
  {
    const char *note;
    const char *expected;
    guint n_changes;
  } cases[] = { { "", NULL, 0 }, { NULL, NULL, 0 }, { "one", "one", 1 }, { "one", "one", 0 }, { "two", "two", 1 }, { "", NULL, 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GsyEdit) edit = gsy_edits_set_note (&fixture->gesture, gsy_store_find (fixture->store, "a"), cases[i].note, NULL);

      g_assert_cmpstr (gsy_edit_get_label (edit), ==, "Edit Note");
      g_assert_cmpuint (gsy_edit_get_n_changes (edit), ==, cases[i].n_changes);
      apply (fixture, edit);
      statement = gsy_store_find (fixture->store, "a");
      g_assert_cmpstr (statement->note, ==, cases[i].expected);
    }
  g_assert_cmpstr (statement->modified, ==, "2026-11-21T10:00:00Z");
}

static void
test_state (Fixture *fixture, gconstpointer data)
{
  const struct
  {
    GsyArticleState state;
    const char *label;
  } cases[] = {
    { GSY_STATE_REVIEW, "Set State to Review" },
    { GSY_STATE_DONE, "Set State to Done" },
    { GSY_STATE_IN_PROGRESS, "Set State to In Progress" },
    { GSY_STATE_NEW, "Set State to New" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GsyEdit) edit = gsy_edits_set_state (&fixture->gesture, cases[i].state, NULL);
      g_autoptr (GsyEdit) again = NULL;

      g_assert_cmpstr (gsy_edit_get_label (edit), ==, cases[i].label);
      apply (fixture, edit);
      g_assert_cmpint (gsy_store_get_meta (fixture->store)->state, ==, cases[i].state);
      again = gsy_edits_set_state (&fixture->gesture, cases[i].state, NULL);
      g_assert_cmpuint (gsy_edit_get_n_changes (again), ==, 0);
    }
}

static void
test_times (void)
{
  const struct
  {
    gint64 seconds;
    const char *expected;
  } cases[] = {
    { 0, "1970-01-01T00:00:00Z" },
    { NOW, "2026-11-21T10:00:00Z" },
    { -1, "1969-12-31T23:59:59Z" },
    { 253402300799, "9999-12-31T23:59:59Z" },
    { G_MAXINT64, "1970-01-01T00:00:00Z" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *string = gsy_time_to_string (cases[i].seconds);

      g_assert_cmpstr (string, ==, cases[i].expected);
    }
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/edits/add/says-who-and-when", test_add);
  ADD ("/edits/add/the-first-mark-begins-the-article", test_first_mark_begins_the_article);
  ADD ("/edits/add/a-done-article-stays-done", test_done_stays_done);
  ADD ("/edits/add/refuses", test_add_refuses);
  ADD ("/edits/locked-layers-refuse-every-gesture", test_locked_layers_refuse);
  ADD ("/edits/gone-statements-refuse", test_gone_statements_refuse);
  ADD ("/edits/an-earlier-version-will-do", test_an_earlier_version_will_do);
  ADD ("/edits/remove-and-change-layer", test_remove_and_layer);
  g_test_add_func ("/edits/resize/stops-at-neighbours-and-refuses-to-cross", test_resize);
  ADD ("/edits/resize/keeps-id-links-and-note", test_resize_keeps_the_rest);
  g_test_add_func ("/edits/resize/goes-to-the-nearest-boundary", test_resize_goes_to_the_nearest_boundary);
  g_test_add_func ("/edits/spans-lie-on-grapheme-boundaries", test_graphemes);
  g_test_add_func ("/edits/nudge/goes-by-words-and-characters", test_nudge);
  ADD ("/edits/nudge/nothing-beyond-the-ends", test_nudge_at_the_ends);
  g_test_add_func ("/edits/fragments/joined-with-what-they-touch", test_fragments);
  ADD ("/edits/fragments/joined-ones-keep-the-unknown", test_joined_fragments_keep_the_unknown);
  ADD ("/edits/fragments/the-last-one-stays", test_remove_fragment);
  ADD ("/edits/fragments/a-detached-statement-is-placed-again", test_detached_is_placed_again);
  ADD ("/edits/note/empty-is-none", test_note);
  ADD ("/edits/state/has-a-label-each", test_state);
  g_test_add_func ("/edits/times-are-rfc-3339", test_times);
  return g_test_run ();
}
