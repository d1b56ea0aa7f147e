/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-index.c: the interval index answers as a look at every span would. */
#include "config.h"
#include "core/gsy-index.h"

#include "fixture.h"

#define LENGTH 20000u

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const GsyHit *x = a;
  const GsyHit *y = b;
  int order = gsy_span_compare (x->span, y->span);

  return order != 0 ? order : strcmp (x->statement->id, y->statement->id);
}

static GArray *
brute_force (GPtrArray *statements, GsySpan range)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (GsyHit));

  if (gsy_span_is_empty (range))
    range.end = range.start + 1;
  for (guint i = 0; i < statements->len; i++)
    {
      const GsyStatement *statement = g_ptr_array_index (statements, i);

      for (guint j = 0; j < gsy_statement_get_n_spans (statement) && !statement->detached; j++)
        {
          GsyHit hit = { statement, j, gsy_statement_get_span (statement, j) };

          if (gsy_span_overlaps (hit.span, range))
            g_array_append_val (hits, hit);
        }
    }
  g_array_sort (hits, compare_hits);
  return hits;
}

static void
check_range (GsyIndex *index, GPtrArray *statements, GsySpan range)
{
  g_autoptr (GArray) expected = brute_force (statements, range);
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (GsyHit));

  g_assert_cmpuint (gsy_index_query (index, range, hits), ==, expected->len);
  g_assert_cmpuint (hits->len, ==, expected->len);
  for (guint i = 0; i < hits->len; i++)
    {
      const GsyHit *a = &g_array_index (hits, GsyHit, i);
      const GsyHit *b = &g_array_index (expected, GsyHit, i);

      g_assert_true (a->statement == b->statement);
      g_assert_cmpuint (a->fragment, ==, b->fragment);
      g_assert_true (gsy_span_equal (a->span, b->span));
    }
}

static void
check (GsyIndex *index, GPtrArray *statements, guint n_queries)
{
  g_assert_true (gsy_index_is_sound (index));
  for (guint i = 0; i < n_queries; i++)
    {
      guint start = (guint) g_test_rand_int_range (0, LENGTH + 10);
      guint length = i % 3 == 0 ? 0 : (guint) g_test_rand_int_range (1, i % 3 == 1 ? 50 : LENGTH);

      check_range (index, statements, gsy_span (start, start + length));
    }
  check_range (index, statements, gsy_span (0, G_MAXUINT));
  check_range (index, statements, gsy_span (0, 0));
  check_range (index, statements, gsy_span (LENGTH, LENGTH));
}

/* Mostly short; some fragmented, some as wide as can be, some detached; many at few places, so that starts collide. */
static GsyStatement *
random_statement (void)
{
  GsyStatement *statement = gsy_statement_new (NULL, "denial");
  guint kind = (guint) g_test_rand_int_range (0, 20);
  guint start = (guint) g_test_rand_int_range (0, LENGTH - 200) / 7 * 7;

  if (kind == 0)
    {
      start = (guint) g_test_rand_int_range (0, LENGTH);
      gsy_statement_add_span (statement, gsy_span (start, (guint) g_test_rand_int_range ((gint32) start + 1, LENGTH + 1)));
      return statement;
    }
  statement->detached = kind == 1;
  for (guint i = 0; i < (kind < 5 ? 3 : 1); i++)
    {
      guint end = start + (guint) g_test_rand_int_range (1, 40);

      gsy_statement_add_span (statement, gsy_span (start, end));
      start = end + (guint) g_test_rand_int_range (0, 30);
    }
  return statement;
}

static void
test_random_edits (void)
{
  g_autoptr (GsyIndex) index = gsy_index_new ();
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_statement_unref);

  for (guint step = 0; step < 3000; step++)
    {
      /* Grows to some hundreds, then shrinks to nothing. */
      gboolean add = g_test_rand_int_range (0, 100) < (step < 1500 ? 70 : 25);

      if (add || statements->len == 0)
        {
          GsyStatement *statement = random_statement ();

          g_ptr_array_add (statements, statement);
          gsy_index_insert (index, statement);
        }
      else
        {
          guint place = (guint) g_test_rand_int_range (0, (gint32) statements->len);

          gsy_index_remove (index, g_ptr_array_index (statements, place));
          g_ptr_array_remove_index_fast (statements, place);
        }
      g_assert_true (gsy_index_is_sound (index));
      if (step % 10 == 0)
        check (index, statements, 3);
    }
  while (statements->len > 0)
    {
      gsy_index_remove (index, g_ptr_array_index (statements, statements->len - 1));
      g_ptr_array_set_size (statements, (int) statements->len - 1);
    }
  g_assert_cmpuint (gsy_index_get_n_spans (index), ==, 0);
  check (index, statements, 3);
}

static int
compare_statements (gconstpointer a, gconstpointer b)
{
  return gsy_statement_compare (*(GsyStatement *const *) a, *(GsyStatement *const *) b);
}

static void
test_build_equals_inserts (void)
{
  const guint sizes[] = { 0, 1, 63, 64, 65, 128, 1000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_statement_unref);
      g_autoptr (GsyIndex) built = gsy_index_new ();

      for (guint j = 0; j < sizes[i]; j++)
        g_ptr_array_add (statements, random_statement ());
      gsy_index_build (built, statements);
      check (built, statements, 20);
      g_ptr_array_sort (statements, compare_statements);
      gsy_index_build (built, statements);
      check (built, statements, 20);
      /* And it can be edited from there. */
      for (guint j = 0; j < 70; j++)
        {
          g_ptr_array_add (statements, random_statement ());
          gsy_index_insert (built, g_ptr_array_index (statements, statements->len - 1));
        }
      check (built, statements, 20);
    }
}

static void
test_hundred_wide_spans (void)
{
  g_autoptr (GsyIndex) index = gsy_index_new ();
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_statement_unref);

  for (guint i = 0; i < 2000; i++)
    g_ptr_array_add (statements, make_statement (NULL, "denial", i * 10, i * 10 + 5));
  for (guint i = 0; i < 100; i++)
    g_ptr_array_add (statements, make_statement (NULL, "denial", i, LENGTH));
  gsy_index_build (index, statements);
  check (index, statements, 50);
  for (guint i = 0; i < 100; i++)
    {
      gsy_index_remove (index, g_ptr_array_index (statements, statements->len - 1));
      g_ptr_array_set_size (statements, (int) statements->len - 1);
      check (index, statements, 2);
    }
}

static void
test_edges_are_half_open (void)
{
  g_autoptr (GsyIndex) index = gsy_index_new ();
  g_autoptr (GsyStatement) statement = make_statement (NULL, "denial", 10, 20);
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (GsyHit));

  gsy_index_insert (index, statement);
  g_assert_cmpuint (gsy_index_query (index, gsy_span (9, 9), hits), ==, 0);
  g_assert_cmpuint (gsy_index_query (index, gsy_span (10, 10), hits), ==, 1);
  g_assert_cmpuint (gsy_index_query (index, gsy_span (19, 19), hits), ==, 1);
  g_assert_cmpuint (gsy_index_query (index, gsy_span (20, 20), hits), ==, 0);
  g_assert_cmpuint (gsy_index_query (index, gsy_span (0, 10), hits), ==, 0);
  g_assert_cmpuint (gsy_index_query (index, gsy_span (0, 11), hits), ==, 1);
  g_assert_cmpuint (gsy_index_query (index, gsy_span (20, 30), hits), ==, 0);
  /* Hits are appended. */
  g_assert_cmpuint (hits->len, ==, 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/index/edges-are-half-open", test_edges_are_half_open);
  g_test_add_func ("/index/random-edits-equal-brute-force", test_random_edits);
  g_test_add_func ("/index/build-equals-brute-force", test_build_equals_inserts);
  g_test_add_func ("/index/hundred-document-wide-spans", test_hundred_wide_spans);
  return g_test_run ();
}
