/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-store.c: a store keeps its statements in order, by id and by place, and applies edits all or nothing. */
#include "config.h"
#include "core/gsy-store.h"

#include "core/gsy-error.h"
#include "fixture.h"

#define KEY "folder/article.txt"

static GsyStore *
make_store (guint length, GsyStatement *first, ...)
{
  g_autoptr (GsyArticle) article = make_long_article (length);
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_statement_unref);
  va_list args;

  va_start (args, first);
  for (GsyStatement *s = first; s != NULL; s = va_arg (args, GsyStatement *))
    g_ptr_array_add (statements, s);
  va_end (args);
  return gsy_store_new (KEY, article, NULL, statements);
}

static void
assert_order (GsyStore *store, const char *expected)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < gsy_store_get_n_statements (store); i++)
    {
      const GsyStatement *statement = gsy_store_get_statement (store, i);

      g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", statement->id);
      g_assert_cmpint (gsy_store_get_position (store, statement), ==, i);
      g_assert_true (gsy_store_find (store, statement->id) == statement);
    }
  g_assert_cmpstr (ids->str, ==, expected);
}

static gboolean
apply (GsyStore *store, const GsyStatement *before, const GsyStatement *after, GError **error)
{
  g_autoptr (GsyEdit) edit = gsy_edit_new ("Edit");

  gsy_edit_add_statement (edit, KEY, before, after);
  return gsy_store_apply (store, edit, error);
}

static void
test_reading_order (void)
{
  g_autoptr (GsyStore) store = make_store (100, make_statement ("c", "denial", 5, 9), make_statement ("b", "denial", 5, 8),
                                           make_statement ("a", "accusation", 7, 9), make_statement ("d", "denial", 0, 90), NULL);

  assert_order (store, "d b c a");
  g_assert_cmpuint (gsy_store_count_layer (store, "denial"), ==, 3);
  g_assert_cmpuint (gsy_store_count_layer (store, "accusation"), ==, 1);
  g_assert_cmpuint (gsy_store_count_layer (store, "rumour"), ==, 0);
  g_assert_cmpuint (gsy_store_get_generation (store), ==, 0);
  g_assert_cmpint (gsy_store_get_meta (store)->state, ==, GSY_STATE_NEW);
}

static void
test_first_of_equal_ids (void)
{
  g_autoptr (GsyStore) store = make_store (100, make_statement ("a", "denial", 5, 9), make_statement ("a", "accusation", 1, 2),
                                           gsy_statement_new ("empty", "denial"), NULL);

  assert_order (store, "a");
  g_assert_cmpuint (gsy_store_count_layer (store, "denial"), ==, 1);
  g_assert_cmpuint (gsy_store_count_layer (store, "accusation"), ==, 0);
}

static void
changed_cb (GsyStore *store, const GsyEdit *edit, guint64 *seen)
{
  *seen = gsy_store_get_generation (store);
}

static void
test_add_then_undo (void)
{
  g_autoptr (GsyStore) store = make_store (100, make_statement ("a", "denial", 5, 9), NULL);
  g_autoptr (GsyStatement) b = make_statement ("b", "accusation", 1, 3);
  g_autoptr (GsyEdit) edit = gsy_edit_new ("Add");
  g_autoptr (GsyEdit) inverse = NULL;
  g_autoptr (GError) error = NULL;
  guint64 seen = 0;

  g_signal_connect (store, "changed", G_CALLBACK (changed_cb), &seen);
  gsy_edit_add_statement (edit, KEY, NULL, b);
  g_assert_true (gsy_store_apply (store, edit, &error));
  g_assert_no_error (error);
  assert_order (store, "b a");
  /* The signal comes when the generation is the new one. */
  g_assert_cmpuint (seen, ==, 1);
  g_assert_cmpuint (gsy_store_count_layer (store, "accusation"), ==, 1);

  inverse = gsy_edit_inverse (edit);
  g_assert_true (gsy_store_apply (store, inverse, &error));
  assert_order (store, "a");
  g_assert_cmpuint (seen, ==, 2);
  g_assert_cmpuint (gsy_store_count_layer (store, "accusation"), ==, 0);
  g_assert_null (gsy_store_find (store, "b"));
  g_assert_cmpint (gsy_store_get_position (store, b), ==, -1);
}

static void
test_move_keeps_order (void)
{
  g_autoptr (GsyStore) store = make_store (100, make_statement ("a", "denial", 5, 9), make_statement ("b", "denial", 20, 30), NULL);
  g_autoptr (GsyStatement) after = make_statement ("a", "accusation", 25, 28);

  g_assert_true (apply (store, gsy_store_find (store, "a"), after, NULL));
  assert_order (store, "b a");
  g_assert_true (gsy_store_find (store, "a") == after);
  g_assert_cmpuint (gsy_store_count_layer (store, "denial"), ==, 1);
  g_assert_cmpuint (gsy_store_count_layer (store, "accusation"), ==, 1);
}

static void
test_equal_before_will_do (void)
{
  g_autoptr (GsyStore) store = make_store (100, make_statement ("a", "denial", 5, 9), NULL);
  g_autoptr (GsyStatement) equal = make_statement ("a", "denial", 5, 9);

  g_assert_true (apply (store, equal, NULL, NULL));
  g_assert_cmpuint (gsy_store_get_n_statements (store), ==, 0);
}

static void
test_conflicts (void)
{
  g_autoptr (GsyStore) store = make_store (100, make_statement ("a", "denial", 5, 9), NULL);
  g_autoptr (GsyStatement) stale = make_statement ("a", "denial", 5, 10);
  g_autoptr (GsyStatement) other = make_statement ("b", "denial", 5, 10);
  g_autoptr (GsyArticleMeta) done = gsy_article_meta_new ();
  g_autoptr (GsyEdit) meta = gsy_edit_new ("State");
  const struct
  {
    const GsyStatement *before;
    const GsyStatement *after;
  } cases[] = { { NULL, stale }, { stale, NULL }, { other, NULL }, { stale, stale } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (apply (store, cases[i].before, cases[i].after, &error));
      g_assert_error (error, GSY_ERROR, GSY_ERROR_CONFLICT);
    }
  {
    g_autoptr (GError) error = NULL;

    done->state = GSY_STATE_DONE;
    gsy_edit_add_meta (meta, KEY, done, done);
    g_assert_false (gsy_store_apply (store, meta, &error));
    g_assert_error (error, GSY_ERROR, GSY_ERROR_CONFLICT);
  }
  assert_order (store, "a");
  g_assert_cmpuint (gsy_store_get_generation (store), ==, 0);
}

static void
test_bad_spans (void)
{
  g_autoptr (GsyStore) store = make_store (100, NULL, NULL);
  const struct
  {
    GsySpan spans[3];
    guint n;
    gboolean detached;
    gboolean sound;
  } cases[] = {
    { { { 0, 100 } }, 1, FALSE, TRUE },
    { { { 0, 0 } }, 0, FALSE, FALSE },
    { { { 0, 101 } }, 1, FALSE, FALSE },
    { { { 5, 5 } }, 1, FALSE, FALSE },
    { { { 6, 5 } }, 1, FALSE, FALSE },
    { { { 5, 8 }, { 8, 9 } }, 2, FALSE, TRUE },
    { { { 5, 8 }, { 7, 9 } }, 2, FALSE, FALSE },
    { { { 5, 8 }, { 1, 2 } }, 2, FALSE, FALSE },
    { { { 5, 8 }, { 9, 10 }, { 11, 200 } }, 3, FALSE, FALSE },
    { { { 500, 501 } }, 1, TRUE, TRUE },
    { { { 501, 500 } }, 1, TRUE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GsyStatement) statement = gsy_statement_new (NULL, "denial");
      g_autoptr (GError) error = NULL;

      g_test_message ("case %u", i);
      gsy_statement_set_spans (statement, cases[i].spans, cases[i].n);
      statement->detached = cases[i].detached;
      g_assert_true (apply (store, NULL, statement, &error) == cases[i].sound);
      if (!cases[i].sound)
        g_assert_error (error, GSY_ERROR, GSY_ERROR_INVALID_SPAN);
    }
}

static void
test_all_or_nothing (void)
{
  /* The last change of the edit is refused; once as a few changes, once as so many that they are made in one pass. */
  for (guint n = 2; n <= 1000; n += 998)
    {
      g_autoptr (GsyStore) store = make_store (5000, make_statement ("old", "denial", 5, 9), NULL);
      g_autoptr (GsyEdit) edit = gsy_edit_new ("Many");
      g_autoptr (GsyStatement) wrong = make_statement ("wrong", "denial", 4999, 5001);
      g_autoptr (GError) error = NULL;
      guint64 seen = 0;

      g_signal_connect (store, "changed", G_CALLBACK (changed_cb), &seen);
      gsy_edit_add_statement (edit, KEY, gsy_store_find (store, "old"), NULL);
      for (guint i = 0; i < n; i++)
        {
          g_autoptr (GsyStatement) statement = make_statement (NULL, "denial", i, i + 1);

          gsy_edit_add_statement (edit, KEY, NULL, statement);
        }
      gsy_edit_add_statement (edit, KEY, NULL, wrong);
      g_assert_false (gsy_store_apply (store, edit, &error));
      g_assert_error (error, GSY_ERROR, GSY_ERROR_INVALID_SPAN);
      assert_order (store, "old");
      g_assert_cmpuint (seen, ==, 0);
      g_assert_cmpuint (gsy_store_get_generation (store), ==, 0);
    }
}

static void
test_changes_rest_on_one_another (void)
{
  g_autoptr (GsyStore) store = make_store (100, make_statement ("a", "denial", 5, 9), NULL);
  g_autoptr (GsyStatement) a2 = make_statement ("a", "denial", 5, 10);
  g_autoptr (GsyStatement) a3 = make_statement ("a", "denial", 5, 11);
  g_autoptr (GsyEdit) edit = gsy_edit_new ("Edit");
  g_autoptr (GsyEdit) inverse = NULL;

  gsy_edit_add_statement (edit, KEY, gsy_store_find (store, "a"), a2);
  gsy_edit_add_statement (edit, KEY, a2, NULL);
  gsy_edit_add_statement (edit, KEY, NULL, a3);
  g_assert_true (gsy_store_apply (store, edit, NULL));
  g_assert_true (gsy_store_find (store, "a") == a3);
  inverse = gsy_edit_inverse (edit);
  g_assert_true (gsy_store_apply (store, inverse, NULL));
  g_assert_cmpuint (gsy_statement_get_span (gsy_store_find (store, "a"), 0).end, ==, 9);
}

static void
test_other_articles_are_not_ours (void)
{
  g_autoptr (GsyStore) store = make_store (100, make_statement ("a", "denial", 5, 9), NULL);
  g_autoptr (GsyStatement) b = make_statement ("b", "denial", 500, 900);
  g_autoptr (GsyEdit) edit = gsy_edit_new ("Elsewhere");
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) some = g_ptr_array_new ();
  guint64 seen = 0;

  g_signal_connect (store, "changed", G_CALLBACK (changed_cb), &seen);
  gsy_edit_add_statement (edit, "other.txt", NULL, b);
  gsy_edit_add_scheme (edit, GSY_LIST_TOPICS, none, some);
  g_assert_true (gsy_store_apply (store, edit, NULL));
  assert_order (store, "a");
  g_assert_cmpuint (seen, ==, 0);
  g_assert_cmpuint (gsy_store_get_generation (store), ==, 0);
}

static void
test_detached_are_listed_not_indexed (void)
{
  g_autoptr (GsyStatement) lost = make_statement ("lost", "denial", 6, 700);
  g_autoptr (GsyStatement) found = make_statement ("lost", "denial", 6, 7);
  g_autoptr (GsyStore) store = NULL;
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (GsyHit));

  lost->detached = TRUE;
  store = make_store (100, make_statement ("a", "denial", 5, 9), gsy_statement_ref (lost), make_statement ("b", "denial", 8, 9), NULL);
  assert_order (store, "a lost b");
  g_assert_cmpuint (gsy_store_query (store, gsy_span (0, 1000), hits), ==, 2);
  g_assert_cmpstr (gsy_store_step (store, gsy_store_find (store, "a"), 0, TRUE)->id, ==, "b");
  g_assert_cmpstr (gsy_store_step (store, lost, 0, TRUE)->id, ==, "b");
  g_assert_cmpstr (gsy_store_step (store, lost, 0, FALSE)->id, ==, "a");
  g_assert_true (apply (store, lost, found, NULL));
  g_assert_cmpuint (gsy_store_query (store, gsy_span (0, 1000), hits), ==, 3);
  g_assert_true (apply (store, found, lost, NULL));
  g_array_set_size (hits, 0);
  g_assert_cmpuint (gsy_store_query (store, gsy_span (0, 1000), hits), ==, 2);
}

static void
test_at_gives_the_shortest_first (void)
{
  GsyStatement *parts = make_statement ("parts", "denial", 10, 12);
  g_autoptr (GsyStore) store = NULL;
  g_autoptr (GPtrArray) at = NULL;
  g_autoptr (GPtrArray) none = NULL;

  gsy_statement_add_span (parts, gsy_span (20, 30));
  store = make_store (100, make_statement ("wide", "denial", 0, 100), parts, make_statement ("nine", "denial", 11, 20),
                      make_statement ("beside", "denial", 12, 13), NULL);
  at = gsy_store_dup_at (store, 11);
  g_assert_cmpuint (at->len, ==, 3);
  /* By all that it covers: 9, 2 + 10, 100. */
  g_assert_cmpstr (((GsyStatement *) at->pdata[0])->id, ==, "nine");
  g_assert_cmpstr (((GsyStatement *) at->pdata[1])->id, ==, "parts");
  g_assert_cmpstr (((GsyStatement *) at->pdata[2])->id, ==, "wide");
  none = gsy_store_dup_at (store, 100);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_step (void)
{
  g_autoptr (GsyStatement) gone = make_statement ("gone", "denial", 20, 25);
  g_autoptr (GsyStore) store = make_store (100, make_statement ("a", "denial", 5, 9), make_statement ("b", "denial", 20, 21),
                                           make_statement ("c", "denial", 20, 30), NULL);
  g_autoptr (GsyStore) empty = make_store (100, NULL, NULL);
  const struct
  {
    const char *from;
    guint offset;
    gboolean forward;
    const char *expected;
  } cases[] = {
    { NULL, 0, TRUE, "a" },
    { NULL, 5, TRUE, "a" },
    { NULL, 6, TRUE, "b" },
    { NULL, 21, TRUE, "a" },
    { NULL, 0, FALSE, "c" },
    { NULL, 5, FALSE, "c" },
    { NULL, 6, FALSE, "a" },
    { NULL, 99, FALSE, "c" },
    { "a", 0, TRUE, "b" },
    { "b", 0, TRUE, "c" },
    { "c", 0, TRUE, "a" },
    { "a", 0, FALSE, "c" },
    { "c", 0, FALSE, "b" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const GsyStatement *from = cases[i].from ? gsy_store_find (store, cases[i].from) : NULL;

      g_test_message ("case %u", i);
      g_assert_cmpstr (gsy_store_step (store, from, cases[i].offset, cases[i].forward)->id, ==, cases[i].expected);
    }
  g_assert_cmpstr (gsy_store_step (store, gone, 0, TRUE)->id, ==, "c");
  g_assert_cmpstr (gsy_store_step (store, gone, 0, FALSE)->id, ==, "b");
  g_assert_null (gsy_store_step (empty, NULL, 0, TRUE));
  g_assert_null (gsy_store_step (empty, gone, 0, FALSE));
}

/* The same random changes as one edit of many, and one by one: the stores end up alike. */
static void
test_bulk_equals_one_by_one (void)
{
  g_autoptr (GsyArticle) article = make_long_article (3000);
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_statement_unref);
  g_autoptr (GsyStore) bulk = NULL;
  g_autoptr (GsyStore) single = NULL;
  g_autoptr (GsyEdit) edit = gsy_edit_new ("Many");
  g_autoptr (GsyEdit) inverse = NULL;
  g_autoptr (GArray) a = g_array_new (FALSE, FALSE, sizeof (GsyHit));
  g_autoptr (GArray) b = g_array_new (FALSE, FALSE, sizeof (GsyHit));

  for (guint i = 0; i < 800; i++)
    {
      guint start = (guint) g_test_rand_int_range (0, 2900);

      g_ptr_array_add (statements, make_statement (NULL, i % 3 ? "denial" : "accusation", start, start + (guint) g_test_rand_int_range (1, 100)));
    }
  bulk = gsy_store_new (KEY, article, NULL, statements);
  single = gsy_store_new (KEY, article, NULL, statements);
  for (guint i = 0; i < 800; i++)
    {
      GsyStatement *statement = g_ptr_array_index (statements, i);
      g_autoptr (GsyStatement) after = NULL;
      gboolean adds = i % 3 == 2;
      guint start = (guint) g_test_rand_int_range (0, 2900);

      if (i % 3 != 0)
        after = make_statement (adds ? NULL : statement->id, "rumour", start, start + 1 + i % 50);
      gsy_edit_add_statement (edit, KEY, adds ? NULL : statement, after);
      g_assert_true (apply (single, adds ? NULL : statement, after, NULL));
    }
  g_assert_true (gsy_store_apply (bulk, edit, NULL));
  g_assert_cmpuint (gsy_store_get_generation (bulk), ==, 1);

  for (guint round = 0; round < 2; round++)
    {
      g_assert_cmpuint (gsy_store_get_n_statements (bulk), ==, gsy_store_get_n_statements (single));
      for (guint i = 0; i < gsy_store_get_n_statements (bulk); i++)
        {
          const GsyStatement *statement = gsy_store_get_statement (bulk, i);

          g_assert_true (statement == gsy_store_get_statement (single, i));
          g_assert_true (gsy_store_find (bulk, statement->id) == statement);
        }
      g_assert_cmpuint (gsy_store_count_layer (bulk, "rumour"), ==, gsy_store_count_layer (single, "rumour"));
      g_assert_cmpuint (gsy_store_count_layer (bulk, "denial"), ==, gsy_store_count_layer (single, "denial"));
      g_array_set_size (a, 0);
      g_array_set_size (b, 0);
      gsy_store_query (bulk, gsy_span (0, 3000), a);
      gsy_store_query (single, gsy_span (0, 3000), b);
      g_assert_cmpuint (a->len, ==, b->len);
      for (guint i = 0; i < a->len; i++)
        {
          g_assert_true (g_array_index (a, GsyHit, i).statement == g_array_index (b, GsyHit, i).statement);
          g_assert_true (gsy_span_equal (g_array_index (a, GsyHit, i).span, g_array_index (b, GsyHit, i).span));
        }
      if (round == 0)
        {
          inverse = gsy_edit_inverse (edit);
          g_assert_true (gsy_store_apply (bulk, inverse, NULL));
          for (guint i = 0; i < gsy_edit_get_n_changes (inverse); i++)
            g_assert_true (apply (single, gsy_edit_get_change (inverse, i)->before, gsy_edit_get_change (inverse, i)->after, NULL));
        }
    }
  g_assert_cmpuint (gsy_store_count_layer (bulk, "rumour"), ==, 0);
}

static void
test_meta (void)
{
  g_autoptr (GsyStore) store = make_store (100, make_statement ("a", "denial", 5, 9), NULL);
  g_autoptr (GsyArticleMeta) done = gsy_article_meta_copy (gsy_store_get_meta (store));
  g_autoptr (GsyEdit) edit = gsy_edit_new ("State");
  g_autoptr (GsyEdit) inverse = NULL;

  done->state = GSY_STATE_DONE;
  gsy_edit_add_meta (edit, KEY, gsy_store_get_meta (store), done);
  g_assert_true (gsy_store_apply (store, edit, NULL));
  g_assert_cmpint (gsy_store_get_meta (store)->state, ==, GSY_STATE_DONE);
  inverse = gsy_edit_inverse (edit);
  g_assert_true (gsy_store_apply (store, inverse, NULL));
  g_assert_cmpint (gsy_store_get_meta (store)->state, ==, GSY_STATE_NEW);
  g_assert_finalize_object (g_steal_pointer (&store));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/new/puts-in-reading-order", test_reading_order);
  g_test_add_func ("/store/new/takes-the-first-of-equal-ids", test_first_of_equal_ids);
  g_test_add_func ("/store/apply/add-then-undo-restores", test_add_then_undo);
  g_test_add_func ("/store/apply/a-moved-statement-finds-its-place", test_move_keeps_order);
  g_test_add_func ("/store/apply/an-equal-before-will-do", test_equal_before_will_do);
  g_test_add_func ("/store/apply/refuses-another-before", test_conflicts);
  g_test_add_func ("/store/apply/refuses-spans-that-make-no-sense", test_bad_spans);
  g_test_add_func ("/store/apply/all-or-nothing", test_all_or_nothing);
  g_test_add_func ("/store/apply/changes-rest-on-one-another", test_changes_rest_on_one_another);
  g_test_add_func ("/store/apply/leaves-other-articles-alone", test_other_articles_are_not_ours);
  g_test_add_func ("/store/apply/many-at-once-equals-one-by-one", test_bulk_equals_one_by_one);
  g_test_add_func ("/store/apply/changes-what-is-known-of-the-article", test_meta);
  g_test_add_func ("/store/detached-are-listed-not-indexed", test_detached_are_listed_not_indexed);
  g_test_add_func ("/store/at-gives-the-shortest-first", test_at_gives_the_shortest_first);
  g_test_add_func ("/store/step-wraps-round", test_step);
  return g_test_run ();
}
