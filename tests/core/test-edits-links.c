/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-edits-links.c: links from a statement to others. */
#include "config.h"
#include "core/gsy-edits-roles.h"

#include "edits-fixture.h"

static void
set_up (Fixture *fixture, gconstpointer data)
{
  set_up_with (fixture, "One two three four, five six seven eight. Nine");
  put (fixture, make_statement ("a", "accusation", 0, 3));
}

static const GsyStatement *
put_denial (Fixture *fixture)
{
  return put (fixture, make_statement ("d", "denial", 8, 24));
}

static GsyEdit *
try_link (Fixture *fixture, const GsyStatement *statement, const char *relation, const char *article, const char *to, GError **error)
{
  g_autoptr (GsyLink) link = gsy_link_new (relation, to);

  link->article = g_strdup (article);
  link->exact = g_strdup ("One");
  return gsy_edits_add_link (&fixture->gesture, statement, link, error);
}

static const GsyStatement *
add_link (Fixture *fixture, const GsyStatement *statement, const char *relation, const char *article, const char *to)
{
  g_autoptr (GError) error = NULL;
  GsyEdit *edit = try_link (fixture, statement, relation, article, to, &error);

  return apply (fixture, statement, edit, &error);
}

static const GsyLink *
get_link (const GsyStatement *statement, guint i)
{
  g_assert_nonnull (statement->links);
  g_assert_cmpuint (i, <, statement->links->len);
  return g_ptr_array_index (statement->links, i);
}

static void
test_added (Fixture *fixture, gconstpointer data)
{
  const GsyStatement *statement = put_denial (fixture);
  g_autoptr (GsyEdit) edit = try_link (fixture, statement, "answers", NULL, "a", NULL);

  g_assert_cmpstr (gsy_edit_get_label (edit), ==, "Link Statement");
  statement = add_link (fixture, statement, "answers", NULL, "a");
  statement = add_link (fixture, statement, "repeats", "other.txt", "d");
  g_assert_cmpuint (statement->links->len, ==, 2);
  g_assert_cmpstr (get_link (statement, 0)->relation, ==, "answers");
  g_assert_cmpstr (get_link (statement, 0)->to, ==, "a");
  g_assert_cmpstr (get_link (statement, 0)->exact, ==, "One");
  g_assert_null (get_link (statement, 0)->article);
  g_assert_cmpstr (get_link (statement, 1)->article, ==, "other.txt");
}

static void
test_own_article_goes_unsaid (Fixture *fixture, gconstpointer data)
{
  const GsyStatement *statement = add_link (fixture, put_denial (fixture), "answers", KEY, "a");

  g_assert_null (get_link (statement, 0)->article);
}

static void
test_to_itself (Fixture *fixture, gconstpointer data)
{
  const GsyStatement *statement = put_denial (fixture);
  GError *error = NULL;

  assert_refused (try_link (fixture, statement, "repeats", NULL, "d", &error), &error, GSY_ERROR_CONFLICT, "itself");
  assert_refused (try_link (fixture, statement, "repeats", KEY, "d", &error), &error, GSY_ERROR_CONFLICT, "itself");
}

static void
test_twice (Fixture *fixture, gconstpointer data)
{
  const GsyStatement *statement = put_denial (fixture);
  GError *error = NULL;

  statement = add_link (fixture, statement, "answers", NULL, "a");
  assert_refused (try_link (fixture, statement, "answers", KEY, "a", &error), &error, GSY_ERROR_CONFLICT, "already");
  statement = add_link (fixture, statement, "repeats", NULL, "a");
  statement = add_link (fixture, statement, "answers", "other.txt", "a");
  g_assert_cmpuint (statement->links->len, ==, 3);
}

static void
test_replaced (Fixture *fixture, gconstpointer data)
{
  GsyStatement *fresh = make_statement ("d", "denial", 8, 24);
  GsyLink *first = gsy_link_new ("answers", "gone");
  const char *unknown[] = { "\"sure\"", "7", NULL };
  const GsyStatement *statement;
  g_autoptr (GsyLink) link = gsy_link_new ("answers", "a");
  g_autoptr (GError) error = NULL;
  GsyEdit *edit;

  first->unknown = g_strdupv ((char **) unknown);
  fresh->links = gsy_links_new ();
  g_ptr_array_add (fresh->links, first);
  g_ptr_array_add (fresh->links, gsy_link_new ("repeats", "a"));
  statement = put (fixture, fresh);
  edit = gsy_edits_replace_link (&fixture->gesture, statement, 0, link, &error);
  g_assert_cmpstr (gsy_edit_get_label (edit), ==, "Change Link");
  statement = apply (fixture, statement, edit, &error);
  g_assert_cmpstr (get_link (statement, 0)->to, ==, "a");
  g_assert_cmpstrv (get_link (statement, 0)->unknown, unknown);
  assert_unchanged (gsy_edits_replace_link (&fixture->gesture, statement, 0, link, &error), &error);
  /* It would be what the other one is. */
  assert_refused (gsy_edits_replace_link (&fixture->gesture, statement, 1, link, &error), &error, GSY_ERROR_CONFLICT, "already");
  assert_refused (gsy_edits_replace_link (&fixture->gesture, statement, 2, link, &error), &error, GSY_ERROR_CONFLICT, "no longer there");
}

static void
test_removed (Fixture *fixture, gconstpointer data)
{
  const GsyStatement *statement = put_denial (fixture);
  g_autoptr (GError) error = NULL;

  statement = add_link (fixture, statement, "answers", NULL, "a");
  statement = add_link (fixture, statement, "repeats", NULL, "a");
  statement = apply (fixture, statement, gsy_edits_remove_link (&fixture->gesture, statement, 0, &error), &error);
  g_assert_cmpstr (get_link (statement, 0)->relation, ==, "repeats");
  assert_refused (gsy_edits_remove_link (&fixture->gesture, statement, 1, &error), &error, GSY_ERROR_CONFLICT, "no longer there");
  statement = apply (fixture, statement, gsy_edits_remove_link (&fixture->gesture, statement, 0, &error), &error);
  g_assert_null (statement->links);
}

static void
test_locked (Fixture *fixture, gconstpointer data)
{
  const GsyStatement *statement = add_link (fixture, put_denial (fixture), "answers", NULL, "a");
  GError *error = NULL;

  g_hash_table_add (fixture->locked, (gpointer) "denial");
  assert_refused (try_link (fixture, statement, "repeats", NULL, "a", &error), &error, GSY_ERROR_LOCKED, "Denial");
  assert_refused (gsy_edits_remove_link (&fixture->gesture, statement, 0, &error), &error, GSY_ERROR_LOCKED, "Denial");
}

/* Only links to the article that is called otherwise now; those that lead here now need not say where. */
static void
test_followed (Fixture *fixture, gconstpointer data)
{
  const GsyStatement *statement = put_denial (fixture);
  const char *key = gsy_store_get_key (fixture->gesture.store);
  g_autoptr (GsyEdit) edit = gsy_edit_new ("Follow");
  g_autoptr (GsyEdit) home = gsy_edit_new ("Follow");
  g_autoptr (GsyEdit) nothing = gsy_edit_new ("Follow");

  add_link (fixture, add_link (fixture, statement, "answers", "old.txt", "x"), "repeats", "other.txt", "y");
  g_assert_cmpuint (gsy_edits_follow_article (&fixture->gesture, "old.txt", "new.txt", edit), ==, 1);
  g_assert_true (gsy_store_apply (fixture->gesture.store, edit, NULL));
  statement = gsy_store_find (fixture->gesture.store, "d");
  g_assert_cmpstr (get_link (statement, 0)->article, ==, "new.txt");
  g_assert_cmpstr (get_link (statement, 0)->to, ==, "x");
  g_assert_cmpstr (get_link (statement, 1)->article, ==, "other.txt");
  g_assert_cmpuint (gsy_edits_follow_article (&fixture->gesture, "old.txt", "new.txt", nothing), ==, 0);
  g_assert_cmpuint (gsy_edit_get_n_changes (nothing), ==, 0);

  g_assert_cmpuint (gsy_edits_follow_article (&fixture->gesture, "other.txt", key, home), ==, 1);
  g_assert_true (gsy_store_apply (fixture->gesture.store, home, NULL));
  g_assert_null (get_link (gsy_store_find (fixture->gesture.store, "d"), 1)->article);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/edits-links/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("add/says-where-it-leads", test_added);
  ADD ("add/the-own-article-goes-unsaid", test_own_article_goes_unsaid);
  ADD ("add/never-to-itself", test_to_itself);
  ADD ("add/never-the-same-twice", test_twice);
  ADD ("replace/keeps-unknown-members", test_replaced);
  ADD ("remove/the-last-one-leaves-no-list", test_removed);
  ADD ("refusals/locked-layers", test_locked);
  ADD ("follow/links-say-the-new-name", test_followed);
#undef ADD
  return g_test_run ();
}
