/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-statement-model.c: reading order, filter, and items that outlive changes. */
#include "config.h"

#include "app/gsy-statement-model.h"

#include <string.h>

#define TEXT "Alpha denies it. Béta insists on it. Gamma keeps silent all the day long.\n"

typedef struct
{
  GsyScheme *scheme;
  GsyArticle *article;
  GsyStore *store;
  GsyStatementModel *model;
  guint changes, at, removed, added, item_changes;
} Fixture;

static void
changed_cb (GListModel *model, guint at, guint removed, guint added, Fixture *f)
{
  f->changes++;
  f->at = at;
  f->removed = removed;
  f->added = added;
}

static void
item_changed_cb (GsyStatementItem *item, Fixture *f)
{
  f->item_changes++;
}

static GsyStatement *
new_statement (const char *id, const char *layer, guint start, guint end)
{
  GsyStatement *statement = gsy_statement_new (id, layer);

  gsy_statement_add_span (statement, gsy_span (start, end));
  return statement;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_statement_unref);

  *f = (Fixture){ 0 };
  g_ptr_array_add (statements, new_statement ("c", "accusation", 37, 42));
  g_ptr_array_add (statements, new_statement ("a", "denial", 0, 5));
  g_ptr_array_add (statements, new_statement ("b", "accusation", 17, 21));
  f->scheme = gsy_scheme_new ();
  f->article = gsy_article_new ("a.txt", g_strdup (TEXT), strlen (TEXT), "0", NULL);
  f->store = gsy_store_new ("a.txt", f->article, NULL, statements);
  f->model = gsy_statement_model_new ();
  gsy_statement_model_set_store (f->model, f->scheme, f->store);
  g_signal_connect (f->model, "items-changed", G_CALLBACK (changed_cb), f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_finalize_object (f->model);
  g_assert_finalize_object (f->store);
  g_object_unref (f->article);
  g_assert_finalize_object (f->scheme);
}

static char *
list (Fixture *f)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (f->model)); i++)
    {
      g_autoptr (GsyStatementItem) item = g_list_model_get_item (G_LIST_MODEL (f->model), i);
      g_assert_cmpint (gsy_statement_model_get_position (f->model, gsy_statement_item_get (item)), ==, (int) i);
      g_string_append (ids, gsy_statement_item_get (item)->id);
    }
  return g_string_free (g_steal_pointer (&ids), FALSE);
}

#define assert_list(f, expected)           \
  G_STMT_START                             \
  {                                        \
    g_autofree char *found = list (f);     \
    g_assert_cmpstr (found, ==, expected); \
  }                                        \
  G_STMT_END

static void
apply (Fixture *f, const GsyStatement *before, const GsyStatement *after)
{
  g_autoptr (GsyEdit) edit = gsy_edit_new ("Edit");
  GError *error = NULL;

  gsy_edit_add_statement (edit, "a.txt", before, after);
  g_assert_true (gsy_store_apply (f->store, edit, &error));
  g_assert_no_error (error);
}

static void
test_add_remove (Fixture *f, gconstpointer data)
{
  g_autoptr (GsyStatement) added = new_statement ("d", "denial", 22, 29);

  assert_list (f, "abc");
  apply (f, NULL, added);
  assert_list (f, "abdc");
  g_assert_cmpuint (f->changes, ==, 1);
  g_assert_cmpuint (f->at, ==, 2);
  g_assert_cmpuint (f->removed, ==, 0);
  g_assert_cmpuint (f->added, ==, 1);
  apply (f, gsy_store_find (f->store, "a"), NULL);
  assert_list (f, "bdc");
  g_assert_cmpuint (f->at, ==, 0);
  g_assert_cmpuint (f->removed, ==, 1);
  g_assert_cmpuint (f->added, ==, 0);
}

static void
test_same_item (Fixture *f, gconstpointer data)
{
  g_autoptr (GsyStatementItem) item = g_list_model_get_item (G_LIST_MODEL (f->model), 1);
  g_autoptr (GsyStatement) longer = new_statement ("b", "accusation", 17, 29);
  g_signal_connect (item, "changed", G_CALLBACK (item_changed_cb), f);

  apply (f, gsy_store_find (f->store, "b"), longer);
  g_assert_cmpuint (f->changes, ==, 0);
  g_assert_cmpuint (f->item_changes, ==, 1);
  g_assert_cmpuint (gsy_statement_get_span (gsy_statement_item_get (item), 0).end, ==, 29);
  g_autoptr (GsyStatementItem) again = g_list_model_get_item (G_LIST_MODEL (f->model), 1);
  g_assert_true (item == again);

  /* Moved past another one: it is the same item still. */
  g_autoptr (GsyStatement) moved = new_statement ("b", "accusation", 43, 48);
  apply (f, gsy_store_find (f->store, "b"), moved);
  assert_list (f, "acb");
  g_autoptr (GsyStatementItem) last = g_list_model_get_item (G_LIST_MODEL (f->model), 2);
  g_assert_true (item == last);
}

static void
test_filter (Fixture *f, gconstpointer data)
{
  gsy_statement_model_set_filter (f->model, "BETA");
  assert_list (f, "b");
  gsy_statement_model_set_filter (f->model, "accusation");
  assert_list (f, "bc");

  g_autoptr (GsyStatement) noted = gsy_statement_copy (gsy_store_find (f->store, "a"));
  noted->note = g_strdup ("not an Accusation");
  apply (f, gsy_store_find (f->store, "a"), noted);
  assert_list (f, "abc");
  gsy_statement_model_set_filter (f->model, "accusation alpha");
  assert_list (f, "a");
  gsy_statement_model_set_filter (f->model, NULL);
  assert_list (f, "abc");
}

/* Any sequence of edits leaves the list as the store has it, and what was told adds up. */
static void
test_random (Fixture *f, gconstpointer data)
{
  guint n = 3;

  for (int round = 0; round < 200; round++)
    {
      guint have = gsy_store_get_n_statements (f->store);
      guint what = (guint) g_test_rand_int_range (0, 3);
      guint start = (guint) g_test_rand_int_range (0, 60);
      const GsyStatement *some = have > 0 ? gsy_store_get_statement (f->store, (guint) g_test_rand_int_range (0, (gint32) have)) : NULL;
      g_autofree char *id = g_strdup_printf ("x%d", round);
      g_autoptr (GsyStatement) fresh = new_statement (what == 2 && some != NULL ? some->id : id, "denial", start, start + 5);

      f->changes = f->removed = f->added = 0;
      if (what == 0 && some != NULL)
        apply (f, some, NULL);
      else
        apply (f, what == 2 ? some : NULL, fresh);
      n = n - f->removed + f->added;
      g_assert_cmpuint (f->changes, <=, 1);
      g_assert_cmpuint (n, ==, g_list_model_get_n_items (G_LIST_MODEL (f->model)));
      g_assert_cmpuint (n, ==, gsy_store_get_n_statements (f->store));
      for (guint i = 0; i < n; i++)
        {
          g_autoptr (GsyStatementItem) item = g_list_model_get_item (G_LIST_MODEL (f->model), i);
          g_assert_true (gsy_statement_item_get (item) == gsy_store_get_statement (f->store, i));
        }
    }
}

static GsyStatement *
dup_doubtful (const GsyStatement *statement, const char *was)
{
  GsyStatement *copy = gsy_statement_copy (statement);

  gsy_quote_ensure_words (gsy_statement_edit_quote (copy, 0))->was = g_strdup (was);
  return copy;
}

/* One edit of both, as when an undone step brings back two questions. */
static void
set_doubtful (Fixture *f, const char *id, const char *other, gboolean doubtful)
{
  g_autoptr (GsyEdit) edit = gsy_edit_new ("doubt");
  const char *const ids[] = { id, other };

  for (guint i = 0; i < G_N_ELEMENTS (ids) && ids[i] != NULL; i++)
    {
      const GsyStatement *before = gsy_store_find (f->store, ids[i]);
      g_autoptr (GsyStatement) after = doubtful ? dup_doubtful (before, "otherwise") : gsy_statement_copy (before);

      if (!doubtful)
        gsy_quote_drop_was (gsy_statement_edit_quote (after, 0));
      gsy_edit_add_statement (edit, "a.txt", before, after);
    }
  g_assert_true (gsy_store_apply (f->store, edit, NULL));
}

static void
count_cb (GsyStatementModel *model, GParamSpec *pspec, guint *n)
{
  *n = gsy_statement_model_get_n_doubtful (model);
}

#define ASSERT_LIST(f, wanted)                \
  G_STMT_START                                \
  {                                           \
    g_autofree char *listed_ids = list (f);   \
    g_assert_cmpstr (listed_ids, ==, wanted); \
  }                                           \
  G_STMT_END

static void
test_doubtful (Fixture *f, gconstpointer data)
{
  guint told = 0;

  g_signal_connect (f->model, "notify::n-doubtful", G_CALLBACK (count_cb), &told);
  set_doubtful (f, "b", NULL, TRUE);
  g_assert_cmpuint (told, ==, 1);
  gsy_statement_model_set_doubtful_only (f->model, TRUE);
  ASSERT_LIST (f, "b");
  set_doubtful (f, "a", "c", TRUE);
  g_assert_cmpuint (told, ==, 3);
  ASSERT_LIST (f, "abc");
  set_doubtful (f, "b", NULL, FALSE);
  ASSERT_LIST (f, "ac");
  /* With the last answer all are listed again. */
  set_doubtful (f, "a", "c", FALSE);
  g_assert_cmpuint (told, ==, 0);
  ASSERT_LIST (f, "abc");
  g_assert_false (gsy_statement_model_get_doubtful_only (f->model));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define add(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  add ("/statement-model/adding-and-removing-tell-one-row", test_add_remove);
  add ("/statement-model/a-changed-statement-keeps-its-item", test_same_item);
  add ("/statement-model/filter/words-layer-and-note", test_filter);
  add ("/statement-model/doubtful/listed-alone-until-the-last-answer", test_doubtful);
  add ("/statement-model/random-edits-leave-it-as-the-store", test_random);
  return g_test_run ();
}
