/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-edits.c: what each gesture does, is called, and refuses. */
#include "config.h"
#include "core/gsy-edits.h"

#include "edits-fixture.h"

static void
test_add (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GsyEdit) edit = gsy_edits_add (&fixture->gesture, "denial", gsy_span (4, 7), NULL, &error);
  const GsyStatement *statement = do_edit (fixture, edit);

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
  do_edit (fixture, first);
  g_assert_cmpint (gsy_store_get_meta (fixture->store)->state, ==, GSY_STATE_IN_PROGRESS);
  second = gsy_edits_add (&fixture->gesture, "denial", gsy_span (8, 9), "b", NULL);
  g_assert_cmpuint (gsy_edit_get_n_changes (second), ==, 1);
  inverse = gsy_edit_inverse (first);
  do_edit (fixture, inverse);
  g_assert_cmpint (gsy_store_get_meta (fixture->store)->state, ==, GSY_STATE_NEW);
}

static void
test_done_stays_done (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GsyEdit) done = gsy_edits_set_state (&fixture->gesture, GSY_STATE_DONE, NULL);
  g_autoptr (GsyEdit) edit = NULL;

  do_edit (fixture, done);
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
  GError *error = NULL;

  g_hash_table_add (fixture->locked, (gpointer) "denial");
  for (guint i = 0; i < 8; i++)
    {
      GsyEdit *edit = NULL;

      switch (i)
        {
        case 0:
          edit = gsy_edits_remove (&fixture->gesture, statement, &error);
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
  do_edit (fixture, resize);
  note = gsy_edits_set_note (&fixture->gesture, earlier, "kept", NULL);
  after = do_edit (fixture, note);
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
  after = do_edit (fixture, layer);
  g_assert_cmpstr (after->layer, ==, "accusation");
  g_assert_cmpstr (after->id, ==, "a");
  g_assert_cmpstr (after->modified, ==, "2026-11-21T10:00:00Z");
  g_assert_null (after->created);
  remove = gsy_edits_remove (&fixture->gesture, after, NULL);
  g_assert_cmpstr (gsy_edit_get_label (remove), ==, "Delete Accusation");
  do_edit (fixture, remove);
  g_assert_cmpuint (gsy_store_get_n_statements (fixture->store), ==, 0);
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
      do_edit (fixture, edit);
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
      do_edit (fixture, edit);
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

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up_words, func, tear_down)

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
  ADD ("/edits/note/empty-is-none", test_note);
  ADD ("/edits/state/has-a-label-each", test_state);
  g_test_add_func ("/edits/times-are-rfc-3339", test_times);
  return g_test_run ();
}
