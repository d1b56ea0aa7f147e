/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-article-model.c: filter, order and the smallest change. */
#include "config.h"

#include "app/gsy-article-model.h"

#include <locale.h>

#include "../corpus/fixture.h"

typedef struct
{
  char *folder;
  GsyCorpus *corpus;
  GsyArticleModel *model;
  guint changes, at, removed, added;
} Fixture;

static void
changed_cb (GListModel *model, guint at, guint removed, guint added, Fixture *f)
{
  f->changes++;
  f->at = at;
  f->removed = removed;
  f->added = added;
}

#define NAMED(state, statements) \
  "{\"format\": \"gainsay-annotations\", \"version\": 1, \"unit\": \"code-point\", \"article\": {\"file\": \"x\"" state "}, \"statements\": [" statements "]}"

static void
set_up (Fixture *f, gconstpointer data)
{
  *f = (Fixture){ .folder = make_folder () };
  g_free (put_file (f->folder, "1.txt", "date 2021-07 Élan vital. Suite.\n"));
  g_free (put_file (f->folder, "2.txt", "Ça ira. Suite.\n"));
  g_free (put_file (f->folder, "3.txt", "date 2021-09-02 Zèbre. Suite.\n"));
  g_free (put_file (f->folder, "10.txt", "date 2020-12 Abeille et elan. Suite.\n"));
  g_free (put_file (f->folder, "2.txt.annotations.json", NAMED (", \"state\": \"done\"", STATEMENT (ID_A, "denial", 0, 2))));
  g_free (put_file (f->folder, "10.txt.annotations.json", NAMED (", \"state\": \"review\"", STATEMENT (ID_A, "denial", 0, 2) "," STATEMENT (ID_B, "denial", 3, 5))));
  f->corpus = gsy_corpus_new (f->folder, NULL);
  wait_until (!gsy_corpus_is_loading (f->corpus));
  f->model = gsy_article_model_new ();
  gsy_article_model_set_rows (f->model, G_LIST_MODEL (f->corpus));
  g_signal_connect (f->model, "items-changed", G_CALLBACK (changed_cb), f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_finalize_object (f->model);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (f->corpus);
  free_folder (f->folder);
}

static char *
list (Fixture *f)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (f->model)); i++)
    {
      g_autoptr (GsyCorpusRow) row = g_list_model_get_item (G_LIST_MODEL (f->model), i);
      g_assert_cmpint (gsy_article_model_get_position (f->model, row), ==, (int) i);
      g_string_append_printf (names, "%s%.*s", i > 0 ? " " : "", (int) strcspn (gsy_corpus_row_get_key (row), "."), gsy_corpus_row_get_key (row));
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

#define assert_list(f, expected)           \
  G_STMT_START                             \
  {                                        \
    g_autofree char *found = list (f);     \
    g_assert_cmpstr (found, ==, expected); \
  }                                        \
  G_STMT_END

static void
test_sort (Fixture *f, gconstpointer data)
{
  assert_list (f, "1 2 3 10");
  gsy_article_model_set_sort (f->model, GSY_SORT_PUBLISHED);
  assert_list (f, "3 1 10 2");
  gsy_article_model_set_sort (f->model, GSY_SORT_STATE);
  assert_list (f, "10 1 3 2");
  gsy_article_model_set_sort (f->model, GSY_SORT_COUNT);
  assert_list (f, "10 2 1 3");
  gsy_article_model_set_sort (f->model, GSY_SORT_NAME);
  assert_list (f, "1 2 3 10");
}

static void
test_sort_title (Fixture *f, gconstpointer data)
{
  g_autofree char *previous = g_strdup (setlocale (LC_COLLATE, NULL));

  if (setlocale (LC_COLLATE, "fr_FR.UTF-8") == NULL)
    {
      g_test_skip ("no French locale here");
      return;
    }
  gsy_article_model_set_sort (f->model, GSY_SORT_TITLE);
  assert_list (f, "10 2 1 3");
  setlocale (LC_COLLATE, previous);
}

static void
test_filter (Fixture *f, gconstpointer data)
{
  gsy_article_model_set_filter (f->model, "ELAN");
  assert_list (f, "1 10");
  gsy_article_model_set_filter (f->model, "elan ab");
  assert_list (f, "10");
  gsy_article_model_set_filter (f->model, "el");
  assert_list (f, "1 10");
  gsy_article_model_set_filter (f->model, "zebre");
  assert_list (f, "3");
  gsy_article_model_set_filter (f->model, "3.txt");
  assert_list (f, "3");
  gsy_article_model_set_filter (f->model, "nothing");
  assert_list (f, "");
  gsy_article_model_set_filter (f->model, "");
  assert_list (f, "1 2 3 10");
}

static void
test_smallest (Fixture *f, gconstpointer data)
{
  gsy_article_model_set_filter (f->model, "txt");
  g_assert_cmpuint (f->changes, ==, 0);
  gsy_article_model_set_filter (f->model, "10.txt");
  g_assert_cmpuint (f->changes, ==, 1);
  g_assert_cmpuint (f->at, ==, 0);
  g_assert_cmpuint (f->removed, ==, 3);
  g_assert_cmpuint (f->added, ==, 0);
  gsy_article_model_set_filter (f->model, NULL);
  g_assert_cmpuint (f->changes, ==, 2);
  g_assert_cmpuint (f->at, ==, 0);
  g_assert_cmpuint (f->removed, ==, 0);
  g_assert_cmpuint (f->added, ==, 3);
}

static void
test_stays (Fixture *f, gconstpointer data)
{
  gsy_article_model_set_sort (f->model, GSY_SORT_STATE);
  f->changes = 0;
  g_autoptr (GsyCorpusRow) first = g_list_model_get_item (G_LIST_MODEL (f->model), 0);
  g_assert_cmpint (gsy_corpus_row_get_state (first), ==, GSY_STATE_REVIEW);
  /* Its row stays where it is, whatever becomes of the article; sorting again moves it. */
  g_object_notify (G_OBJECT (first), "state");
  g_assert_cmpuint (f->changes, ==, 0);
}

static void
test_names (void)
{
  g_assert_cmpint (gsy_article_sort_from_string ("published"), ==, GSY_SORT_PUBLISHED);
  g_assert_cmpint (gsy_article_sort_from_string ("count"), ==, GSY_SORT_COUNT);
  g_assert_cmpint (gsy_article_sort_from_string ("no such order"), ==, GSY_SORT_NAME);
  g_assert_cmpint (gsy_article_sort_from_string (NULL), ==, GSY_SORT_NAME);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  isolate_state ();
#define add(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  add ("/article-model/sort/by-date-state-and-count", test_sort);
  add ("/article-model/sort/titles-as-the-language-orders-them", test_sort_title);
  add ("/article-model/filter/all-words-case-and-accents-apart", test_filter);
  add ("/article-model/filter/nothing-is-told-twice", test_smallest);
  add ("/article-model/sort/rows-do-not-run-away", test_stays);
  g_test_add_func ("/article-model/sort/names-of-the-settings", test_names);
  return run_tests ();
}
