/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-editor-outside.c: what other programs write is told, and where it contradicts a person decides. */
#include "config.h"

#include "editor-fixture.h"

/* One denial whose note and layer another version has otherwise, and which a third one does not have. */
#define SIDECAR                                                                                                                          \
  "{\"format\": \"gainsay-annotations\", \"version\": 1, \"unit\": \"code-point\", \"article\": {\"file\": \"b.txt\"}, \"statements\": " \
  "[{\"id\": \"one\", \"layer\": \"denial\", \"spans\": [{\"start\": 34, \"end\": 57}], \"note\": \"ours\", \"conflicts\": "             \
  "[{\"other\": {\"note\": \"theirs\"}}, {\"other\": {\"layer\": \"accusation\"}}, {\"removed\": true}]}]}\n"

static void
open_with_conflicts (Fixture *f, gconstpointer unused)
{
  set_up_empty (f, NULL);
  write_file (f, "b.txt.annotations.json", SIDECAR);
  open_folder (f);
  open_article (f, "b.txt");
}

static const GsyStatement *
get_one (Fixture *f)
{
  return gsy_store_find (gsy_editor_get_store (f->editor), "one");
}

static void
the_other_value_is_taken_in_one_step (Fixture *f, gconstpointer unused)
{
  gsy_editor_select (f->editor, "one", 0, FALSE);
  g_assert_true (gsy_editor_decide_conflict (f->editor, 0, TRUE));
  g_assert_cmpstr (get_one (f)->note, ==, "theirs");
  g_assert_cmpstr (get_one (f)->layer, ==, "denial");
  g_assert_cmpstr (gsy_history_get_undo_label (gsy_corpus_get_history (f->corpus)), ==, "Use Other Version");
  g_assert_true (gsy_editor_undo (f->editor));
  g_assert_cmpstr (get_one (f)->note, ==, "ours");
  g_assert_nonnull (strstr (get_one (f)->unknown[1], "theirs"));
}

static void
keeping_puts_the_others_away (Fixture *f, gconstpointer unused)
{
  gsy_editor_select (f->editor, "one", 0, FALSE);
  for (guint i = 0; i < 3; i++)
    g_assert_true (gsy_editor_decide_conflict (f->editor, 0, FALSE));
  g_assert_cmpstr (get_one (f)->note, ==, "ours");
  g_assert_null (get_one (f)->unknown);
  g_assert_false (gsy_editor_decide_conflict (f->editor, 0, FALSE));
}

static void
a_removal_can_be_taken_and_undone (Fixture *f, gconstpointer unused)
{
  gsy_editor_select (f->editor, "one", 0, FALSE);
  g_assert_true (gsy_editor_decide_conflict (f->editor, 2, TRUE));
  g_assert_null (get_one (f));
  g_assert_true (gsy_editor_undo (f->editor));
  g_assert_nonnull (get_one (f));
}

static void
nothing_is_decided_on_a_locked_layer (Fixture *f, gconstpointer unused)
{
  gsy_editor_select (f->editor, "one", 0, FALSE);
  gsy_editor_set_layer_locked (f->editor, "denial", TRUE);
  g_assert_false (gsy_editor_decide_conflict (f->editor, 0, TRUE));
  g_assert_cmpuint (f->n_refused, ==, 1);
  g_assert_cmpstr (get_one (f)->note, ==, "ours");
}

static void
what_was_taken_in_is_told (Fixture *f, gconstpointer unused)
{
  g_autoptr (GString) changed = g_string_new (SIDECAR);

  g_string_replace (changed, "\"note\": \"ours\"", "\"note\": \"new\"", 1);
  write_file (f, "b.txt.annotations.json", changed->str);
  SPIN_UNTIL (f->reported != NULL);
  g_assert_nonnull (strstr (f->reported, "b.txt"));
  g_assert_nonnull (strstr (f->reported, "1 change was taken in"));
  g_assert_cmpstr (get_one (f)->note, ==, "new");
}

#define ADD(test) g_test_add ("/editor-outside/" #test, Fixture, NULL, open_with_conflicts, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD (the_other_value_is_taken_in_one_step);
  ADD (keeping_puts_the_others_away);
  ADD (a_removal_can_be_taken_and_undone);
  ADD (nothing_is_decided_on_a_locked_layer);
  ADD (what_was_taken_in_is_told);
  return g_test_run ();
}
