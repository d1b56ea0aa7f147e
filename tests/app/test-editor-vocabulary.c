/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-editor-vocabulary.c: the folder's lists, and names in all its articles: the verbs of a window, without a window. */
#include "config.h"

#include "editor-fixture.h"

static GsyScheme *
get_scheme (Fixture *f)
{
  return gsy_corpus_get_scheme (f->corpus);
}

static gboolean
is_renaming (Fixture *f)
{
  gboolean renaming;

  g_object_get (f->editor, "renaming", &renaming, NULL);
  return renaming;
}

static const char *
get_source (Fixture *f)
{
  const GPtrArray *source = gsy_editor_get_selected (f->editor)->source;

  return source != NULL ? ((const GsyFiller *) g_ptr_array_index (source, 0))->actor : NULL;
}

static void
items_come_change_move_and_go (Fixture *f, gconstpointer unused)
{
  g_autoptr (GsyTopic) dam = gsy_topic_new ("Dam");
  g_autoptr (GsyTopic) flood = gsy_topic_new ("Flood");
  g_autoptr (GsyTopic) noted = gsy_topic_copy (dam);

  g_assert_true (gsy_editor_add_item (f->editor, GSY_LIST_TOPICS, dam));
  g_assert_true (gsy_editor_add_item (f->editor, GSY_LIST_TOPICS, flood));
  g_assert_false (gsy_editor_add_item (f->editor, GSY_LIST_TOPICS, dam));
  g_assert_cmpuint (f->n_refused, ==, 1);
  noted->note = g_strdup ("At Tarsine");
  g_assert_true (gsy_editor_replace_item (f->editor, GSY_LIST_TOPICS, "Dam", noted));
  g_assert_cmpstr (gsy_scheme_find_topic (get_scheme (f), "Dam")->note, ==, "At Tarsine");
  g_assert_true (gsy_editor_move_item (f->editor, GSY_LIST_TOPICS, "Flood", 0));
  g_assert_true (g_ptr_array_index (gsy_scheme_get_list (get_scheme (f), GSY_LIST_TOPICS), 0) == gsy_scheme_find_topic (get_scheme (f), "Flood"));
  g_assert_true (gsy_editor_remove_item (f->editor, GSY_LIST_TOPICS, "Dam"));
  g_assert_nonnull (strstr (f->reported, "Dam"));
  g_assert_null (gsy_scheme_find_topic (get_scheme (f), "Dam"));
  g_assert_true (gsy_editor_undo (f->editor));
  g_assert_cmpstr (gsy_scheme_find_topic (get_scheme (f), "Dam")->note, ==, "At Tarsine");
}

static void
removing_an_attribute_keeps_values (Fixture *f, gconstpointer unused)
{
  GsyValue value = { .id = (char *) "voice", .type = GSY_VALUE_STRING, .string = (char *) "direct" };

  g_free (mark (f, "denial", "a rejeté"));
  g_assert_true (gsy_editor_set_attribute (f->editor, "voice", &value));
  g_assert_true (gsy_editor_remove_item (f->editor, GSY_LIST_ATTRIBUTES, "voice"));
  g_assert_cmpstr (f->reported, ==, "Attribute “Voice” removed");
  g_assert_cmpuint (gsy_editor_get_selected (f->editor)->attributes->len, ==, 1);
}

static void
checks_are_muted_and_heard (Fixture *f, gconstpointer unused)
{
  g_assert_true (gsy_editor_set_check_muted (f->editor, GSY_CHECK_OVERLAP, TRUE));
  g_assert_true (gsy_scheme_is_muted (get_scheme (f), "overlap"));
  g_assert_false (gsy_editor_set_check_muted (f->editor, GSY_CHECK_OVERLAP, TRUE));
  g_assert_true (gsy_editor_set_check_muted (f->editor, GSY_CHECK_OVERLAP, FALSE));
  g_assert_false (gsy_scheme_is_muted (get_scheme (f), "overlap"));
  g_assert_cmpuint (f->n_refused, ==, 0);
}

static void
names_change_in_all_articles (Fixture *f, gconstpointer unused)
{
  const char *from[] = { "Karsie", NULL };
  g_autofree char *first = mark (f, "denial", "a rejeté");

  g_assert_true (gsy_editor_set_filler_actor (f->editor, GSY_ROLE_SOURCE, 0, "Karsie"));
  open_article (f, "b.txt");
  g_free (mark (f, "denial", "denies it"));
  g_assert_true (gsy_editor_set_filler_actor (f->editor, GSY_ROLE_SOURCE, 0, "Karsie"));
  SPIN_UNTIL (gsy_folder_index_is_ready (gsy_corpus_get_index (f->corpus)));

  gsy_editor_rename_names (f->editor, GSY_NAME_ACTOR, from, "Karsia", TRUE);
  g_assert_true (is_renaming (f));
  gsy_editor_rename_names (f->editor, GSY_NAME_ACTOR, from, "Other", TRUE);
  g_assert_cmpuint (f->n_refused, ==, 1);
  SPIN_UNTIL (!is_renaming (f));
  g_assert_cmpstr (f->reported, ==, "Name changed in 2 statements");
  g_assert_cmpuint (f->n_refused, ==, 1);
  g_assert_cmpstr (get_source (f), ==, "Karsia");
  g_assert_null (gsy_scheme_find_actor (get_scheme (f), "Karsie"));
  g_assert_cmpstrv (gsy_scheme_find_actor (get_scheme (f), "Karsia")->aliases, from);

  g_assert_true (gsy_editor_undo (f->editor));
  g_assert_nonnull (gsy_scheme_find_actor (get_scheme (f), "Karsie"));
  g_assert_cmpstr (get_source (f), ==, "Karsie");
  open_article (f, "a.txt");
  gsy_editor_select (f->editor, first, 0, FALSE);
  g_assert_cmpstr (get_source (f), ==, "Karsie");
}

static void
note_typed_meanwhile_is_a_step_of_its_own (Fixture *f, gconstpointer unused)
{
  const char *from[] = { "Karsie", NULL };

  g_free (mark (f, "denial", "a rejeté"));
  g_assert_true (gsy_editor_set_filler_actor (f->editor, GSY_ROLE_SOURCE, 0, "Karsie"));
  SPIN_UNTIL (gsy_folder_index_is_ready (gsy_corpus_get_index (f->corpus)));
  gsy_editor_rename_names (f->editor, GSY_NAME_ACTOR, from, "Karsia", FALSE);
  g_assert_true (gsy_editor_set_note (f->editor, "V"));
  SPIN_UNTIL (!is_renaming (f));
  g_assert_true (gsy_editor_set_note (f->editor, "Vu"));
  g_assert_true (gsy_editor_set_note (f->editor, "Vu !"));

  g_assert_true (gsy_editor_undo (f->editor));
  g_assert_cmpstr (gsy_editor_get_selected (f->editor)->note, ==, "V");
  g_assert_cmpstr (get_source (f), ==, "Karsia");
  g_assert_true (gsy_editor_undo (f->editor));
  g_assert_cmpstr (get_source (f), ==, "Karsie");
  g_assert_cmpstr (gsy_editor_get_selected (f->editor)->note, ==, "V");
  g_assert_true (gsy_editor_undo (f->editor));
  g_assert_null (gsy_editor_get_selected (f->editor)->note);
}

static void
cancelled_it_changes_nothing (Fixture *f, gconstpointer unused)
{
  const char *from[] = { "Karsie", NULL };

  g_free (mark (f, "denial", "a rejeté"));
  g_assert_true (gsy_editor_set_filler_actor (f->editor, GSY_ROLE_SOURCE, 0, "Karsie"));
  gsy_editor_rename_names (f->editor, GSY_NAME_ACTOR, from, "Karsia", FALSE);
  gsy_editor_cancel_renaming (f->editor);
  g_assert_false (is_renaming (f));
  wait_for_openings (f);
  g_assert_cmpstr (get_source (f), ==, "Karsie");
  g_assert_cmpuint (f->n_refused, ==, 0);
  g_assert_cmpstr (f->reported, ==, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/editor-vocabulary/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("lists/items-come-change-move-and-go", items_come_change_move_and_go);
  ADD ("lists/removing-an-attribute-keeps-values", removing_an_attribute_keeps_values);
  ADD ("checks/are-muted-and-heard", checks_are_muted_and_heard);
  ADD ("names/change-in-all-articles", names_change_in_all_articles);
  ADD ("names/note-typed-meanwhile-is-a-step-of-its-own", note_typed_meanwhile_is_a_step_of_its_own);
  ADD ("names/cancelled-change-nothing", cancelled_it_changes_nothing);
#undef ADD
  return g_test_run ();
}
