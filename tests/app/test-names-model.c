/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-names-model.c: the actors and topics of a folder as a list: what is in it, in which order, and what the filters let through. */
#include "config.h"

#include "app/gsy-names-model.h"

#include "vocabulary-fixture.h"

static char *
join (GsyNamesModel *model)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    {
      g_autoptr (GsyNameItem) item = g_list_model_get_item (G_LIST_MODEL (model), i);
      g_string_append_printf (text, "%s%s%s %u", i > 0 ? ", " : "", gsy_name_item_get_name (item), gsy_name_item_is_listed (item) ? "" : "?", gsy_name_item_get_count (item));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

#define assert_shown(model, expected)      \
  G_STMT_START                             \
  {                                        \
    g_autofree char *shown = join (model); \
    g_assert_cmpstr (shown, ==, expected); \
  }                                        \
  G_STMT_END

static GsyNamesModel *
model_of (Work *work, GsyNameKind kind)
{
  GsyNamesModel *model = gsy_names_model_new (kind);

  gsy_names_model_set_source (model, gsy_corpus_get_scheme (work->corpus), gsy_corpus_get_index (work->corpus));
  return model;
}

static void
test_listed_and_used (void)
{
  Work work;

  vocabulary_begin (&work, VOCABULARY);
  GsyNamesModel *actors = model_of (&work, GSY_NAME_ACTOR);
  GsyNamesModel *topics = model_of (&work, GSY_NAME_TOPIC);
  assert_shown (actors, "China 3, Karsie? 1, Pékin 1, Valdorie 0, Zhao Lijian 0");
  assert_shown (topics, "Dam 1, Water? 1");
  g_assert_cmpuint (gsy_names_model_count (actors, GSY_NAMES_UNUSED), ==, 2);
  g_assert_cmpuint (gsy_names_model_count (actors, GSY_NAMES_UNLISTED), ==, 1);
  g_assert_finalize_object (actors);
  g_assert_finalize_object (topics);
  work_end (&work);
}

static void
test_filters (void)
{
  Work work;

  vocabulary_begin (&work, VOCABULARY);
  GsyNamesModel *model = model_of (&work, GSY_NAME_ACTOR);
  gsy_names_model_set_filter (model, "PEKIN");
  assert_shown (model, "China 3, Pékin 1");
  gsy_names_model_set_filter (model, "pekin beijing");
  assert_shown (model, "China 3");
  gsy_names_model_set_filter (model, "val");
  assert_shown (model, "Valdorie 0");
  gsy_names_model_set_filter (model, NULL);
  gsy_names_model_set_show (model, GSY_NAMES_UNUSED);
  assert_shown (model, "Valdorie 0, Zhao Lijian 0");
  gsy_names_model_set_show (model, GSY_NAMES_UNLISTED);
  assert_shown (model, "Karsie? 1");
  g_assert_cmpint (gsy_names_model_get_position (model, "Karsie"), ==, 0);
  g_assert_cmpint (gsy_names_model_get_position (model, "China"), ==, -1);
  g_assert_nonnull (gsy_names_model_find (model, "China"));
  g_assert_finalize_object (model);
  work_end (&work);
}

static void
count_cb (guint *n)
{
  ++*n;
}

/* A name that stays is the same object, so that selection and scroll stay with it; a change tells of as few rows as it can. */
static void
test_follows (void)
{
  Work work;
  guint n_told = 0, n_changed = 0;

  vocabulary_begin (&work, VOCABULARY);
  GsyNamesModel *model = model_of (&work, GSY_NAME_ACTOR);
  GsyNameItem *china = gsy_names_model_find (model, "China");
  g_signal_connect_swapped (model, "items-changed", G_CALLBACK (count_cb), &n_told);
  g_signal_connect_swapped (china, "changed", G_CALLBACK (count_cb), &n_changed);

  g_autoptr (GsyActor) actor = gsy_actor_copy (gsy_scheme_find_actor (gsy_corpus_get_scheme (work.corpus), "China"));
  g_free (actor->code);
  actor->code = g_strdup ("CHN");
  g_assert_true (gsy_editor_replace_item (work.editor, GSY_LIST_ACTORS, "China", actor));
  g_assert_cmpuint (n_told, ==, 0);
  g_assert_cmpuint (n_changed, ==, 1);
  gsy_names_model_set_filter (model, "chn");
  assert_shown (model, "China 3");
  gsy_names_model_set_filter (model, NULL);

  gsy_editor_select (work.editor, ID_A, 0, FALSE);
  g_assert_true (gsy_editor_remove_filler (work.editor, GSY_ROLE_SOURCE, 0));
  wait_until (gsy_name_item_get_count (china) == 2);
  g_assert_true (gsy_names_model_find (model, "China") == china);
  g_assert_finalize_object (model);
  work_end (&work);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  isolate_state ();
  g_test_add_func ("/names-model/has-what-is-listed-and-what-is-used", test_listed_and_used);
  g_test_add_func ("/names-model/filters-by-words-and-by-use", test_filters);
  g_test_add_func ("/names-model/follows-scheme-and-index-with-the-same-items", test_follows);
  return run_tests ();
}
