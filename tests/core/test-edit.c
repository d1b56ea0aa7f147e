/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-edit.c: an edit inverts, merges, and knows what it touches. */
#include "config.h"
#include "core/gsy-edit.h"

#include "fixture.h"

static void
test_inverse_swaps_and_reverses (void)
{
  g_autoptr (GsyStatement) a = make_statement ("a", "denial", 1, 2);
  g_autoptr (GsyStatement) b = make_statement ("b", "denial", 3, 4);
  g_autoptr (GsyStatement) b2 = make_statement ("b", "denial", 3, 5);
  g_autoptr (GsyEdit) edit = gsy_edit_new ("Do");
  g_autoptr (GsyEdit) inverse = NULL;

  gsy_edit_add_statement (edit, "x.txt", NULL, a);
  gsy_edit_add_statement (edit, "y.txt", b, b2);
  inverse = gsy_edit_inverse (edit);

  g_assert_cmpstr (gsy_edit_get_label (inverse), ==, "Do");
  g_assert_cmpuint (gsy_edit_get_n_changes (inverse), ==, 2);
  g_assert_true (gsy_edit_get_change (inverse, 0)->before == b2);
  g_assert_true (gsy_edit_get_change (inverse, 0)->after == b);
  g_assert_cmpstr (gsy_edit_get_change (inverse, 0)->article, ==, "y.txt");
  g_assert_true (gsy_edit_get_change (inverse, 1)->before == a);
  g_assert_null (gsy_edit_get_change (inverse, 1)->after);
  g_assert_cmpstr (gsy_edit_get_change (inverse, 1)->id, ==, "a");
}

static void
test_touches (void)
{
  g_autoptr (GsyStatement) a = make_statement ("a", "denial", 1, 2);
  g_autoptr (GsyEdit) edit = gsy_edit_new ("Do");
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autoptr (GPtrArray) other = g_ptr_array_new ();

  g_assert_false (gsy_edit_touches (edit, "x.txt"));
  gsy_edit_add_statement (edit, "x.txt", NULL, a);
  g_assert_true (gsy_edit_touches (edit, "x.txt"));
  g_assert_false (gsy_edit_touches (edit, "y.txt"));
  g_assert_false (gsy_edit_touches_scheme (edit));
  gsy_edit_add_scheme (edit, GSY_LIST_TOPICS, list, other);
  g_assert_true (gsy_edit_touches_scheme (edit));
}

static void
test_merge_joins_first_and_last (void)
{
  g_autoptr (GsyStatement) a1 = make_statement ("a", "denial", 1, 2);
  g_autoptr (GsyStatement) a2 = make_statement ("a", "denial", 1, 3);
  g_autoptr (GsyStatement) a3 = make_statement ("a", "denial", 1, 4);
  g_autoptr (GsyStatement) b = make_statement ("b", "denial", 5, 6);
  g_autoptr (GsyStatement) same_id = make_statement ("a", "denial", 7, 8);
  g_autoptr (GsyEdit) first = gsy_edit_new ("First");
  g_autoptr (GsyEdit) second = gsy_edit_new ("Second");
  g_autoptr (GsyEdit) merged = NULL;

  gsy_edit_add_statement (first, "x.txt", a1, a2);
  gsy_edit_add_statement (first, "x.txt", NULL, b);
  gsy_edit_add_statement (second, "y.txt", NULL, same_id);
  gsy_edit_add_statement (second, "x.txt", a2, a3);
  merged = gsy_edit_merge (first, second);

  g_assert_cmpstr (gsy_edit_get_label (merged), ==, "First");
  g_assert_cmpuint (gsy_edit_get_n_changes (merged), ==, 3);
  g_assert_true (gsy_edit_get_change (merged, 0)->before == a1);
  g_assert_true (gsy_edit_get_change (merged, 0)->after == a3);
  g_assert_true (gsy_edit_get_change (merged, 1)->after == b);
  g_assert_cmpstr (gsy_edit_get_change (merged, 2)->article, ==, "y.txt");
  g_assert_cmpuint (gsy_edit_get_n_changes (first), ==, 2);
}

static void
test_merge_drops_what_cancels_out (void)
{
  g_autoptr (GsyStatement) a = make_statement ("a", "denial", 1, 2);
  g_autoptr (GsyStatement) b1 = make_statement ("b", "denial", 3, 4);
  g_autoptr (GsyStatement) b2 = make_statement ("b", "denial", 3, 5);
  g_autoptr (GsyStatement) b3 = make_statement ("b", "denial", 3, 4); /* equal to b1, another object */
  g_autoptr (GsyArticleMeta) m1 = gsy_article_meta_new ();
  g_autoptr (GsyArticleMeta) m2 = gsy_article_meta_new ();
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autoptr (GPtrArray) other = g_ptr_array_new ();
  g_autoptr (GsyEdit) first = gsy_edit_new ("First");
  g_autoptr (GsyEdit) second = gsy_edit_new ("Second");
  g_autoptr (GsyEdit) merged = NULL;

  m2->state = GSY_STATE_DONE;
  gsy_edit_add_statement (first, "x.txt", NULL, a);
  gsy_edit_add_statement (first, "x.txt", b1, b2);
  gsy_edit_add_meta (first, "x.txt", m1, m2);
  gsy_edit_add_scheme (first, GSY_LIST_LAYERS, list, other);
  gsy_edit_add_meta (second, "x.txt", m2, m1);
  gsy_edit_add_statement (second, "x.txt", a, NULL);
  gsy_edit_add_scheme (second, GSY_LIST_TOPICS, list, other);
  gsy_edit_add_scheme (second, GSY_LIST_LAYERS, other, list);
  gsy_edit_add_statement (second, "x.txt", b2, b3);
  merged = gsy_edit_merge (first, second);

  g_assert_cmpuint (gsy_edit_get_n_changes (merged), ==, 1);
  g_assert_cmpint (gsy_edit_get_change (merged, 0)->list, ==, GSY_LIST_TOPICS);
}

static void
test_only_times (void)
{
  g_autoptr (GsyStatement) a1 = make_statement ("a", "denial", 1, 2);
  g_autoptr (GsyStatement) a2 = gsy_statement_copy (a1);
  g_autoptr (GsyEdit) times = gsy_edit_new ("Times");
  g_autoptr (GsyEdit) adds = gsy_edit_new ("Adds");

  a2->modified = g_strdup ("2026-11-21T10:05:00Z");
  gsy_edit_add_statement (times, "x.txt", a1, a2);
  g_assert_true (gsy_edit_changes_only_times (times));
  gsy_edit_add_statement (adds, "x.txt", NULL, a2);
  g_assert_false (gsy_edit_changes_only_times (adds));
}

/* Few changes and many, of several articles in turn and of the scheme between. */
static void
test_finds_changes_of_an_article (void)
{
  static const char *const keys[] = { "x.txt", "y.txt", "sub/x.txt" };
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autoptr (GsyEdit) edit = gsy_edit_new ("Do");

  for (guint n = 0; n < 60; n++)
    {
      g_autofree char *id = g_strdup_printf ("s%u", n);
      g_autoptr (GsyStatement) a = make_statement (id, "denial", 1, 2);
      int key = g_test_rand_int_range (0, (int) G_N_ELEMENTS (keys) + 1);

      if (key < (int) G_N_ELEMENTS (keys))
        gsy_edit_add_statement (edit, keys[key], NULL, a);
      else
        gsy_edit_add_scheme (edit, GSY_LIST_TOPICS, list, list);
      for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
        {
          int at = -1;

          for (guint i = 0; i < gsy_edit_get_n_changes (edit); i++)
            if (g_strcmp0 (gsy_edit_get_change (edit, i)->article, keys[k]) == 0)
              {
                at = gsy_edit_find_change (edit, keys[k], at);
                g_assert_cmpint (at, ==, (int) i);
              }
          g_assert_cmpint (gsy_edit_find_change (edit, keys[k], at), ==, -1);
          g_assert_true (gsy_edit_touches (edit, keys[k]) == (at >= 0));
        }
      g_assert_cmpint (gsy_edit_find_change (edit, "z.txt", -1), ==, -1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit/inverse-swaps-and-reverses", test_inverse_swaps_and_reverses);
  g_test_add_func ("/edit/touches-the-articles-that-it-names", test_touches);
  g_test_add_func ("/edit/finds-the-changes-of-an-article", test_finds_changes_of_an_article);
  g_test_add_func ("/edit/merge/keeps-first-before-and-last-after", test_merge_joins_first_and_last);
  g_test_add_func ("/edit/merge/drops-what-cancels-out", test_merge_drops_what_cancels_out);
  g_test_add_func ("/edit/only-times-is-told-from-a-change", test_only_times);
  return g_test_run ();
}
