/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-editor-anchor.c: doubtful places are confirmed, lost statements placed again, one after the other. */
#include "config.h"

#include "editor-fixture.h"

/* Counted in code points: one that is sure, one whose words and cue have changed, one that is lost with two fragments, one of whose source words are missing. */
#define SIDECAR                                                                                                                              \
  "{\"format\": \"gainsay-annotations\", \"version\": 1, \"unit\": \"code-point\", \"article\": {\"file\": \"b.txt\"}, \"statements\": ["    \
  "{\"id\": \"sure\", \"layer\": \"denial\", \"spans\": [{\"start\": 34, \"end\": 57}]}, "                                                   \
  "{\"id\": \"moved\", \"layer\": \"accusation\", \"spans\": [{\"start\": 14, \"end\": 32, \"was\": \"the authorities lied\"}]}, "           \
  "{\"id\": \"lost\", \"layer\": \"denial\", \"detached\": true, \"spans\": [{\"start\": 20, \"end\": 30, \"exact\": \"qqq www eee rrr\"}, " \
  "{\"start\": 60, \"end\": 70, \"exact\": \"zzz xxx ccc vvv\"}], \"source\": [{\"actor\": \"Authority\"}]}, "                               \
  "{\"id\": \"lame\", \"layer\": \"accusation\", \"spans\": [{\"start\": 4, \"end\": 13}], "                                                 \
  "\"cue\": {\"spans\": [{\"start\": 80, \"end\": 87, \"exact\": \"kkk jjj hhh\"}]}}]}\n"

static void
open_doubtful (Fixture *f, gconstpointer unused)
{
  set_up_empty (f, NULL);
  write_file (f, "b.txt.annotations.json", SIDECAR);
  open_folder (f);
  open_article (f, "b.txt");
  g_assert_cmpuint (n_statements (f), ==, 4);
}

static const GsyStatement *
get (Fixture *f, const char *id)
{
  return gsy_store_find (gsy_editor_get_store (f->editor), id);
}

static void
each_doubt_is_known (Fixture *f, gconstpointer unused)
{
  static const struct
  {
    const char *id;
    GsyDoubt doubt;
  } wanted[] = { { "sure", GSY_DOUBT_NONE }, { "moved", GSY_DOUBT_PLACE }, { "lost", GSY_DOUBT_LOST }, { "lame", GSY_DOUBT_PLACE } };

  g_assert_cmpint (gsy_editor_get_doubt (f->editor), ==, GSY_DOUBT_NONE);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      gsy_editor_select (f->editor, wanted[i].id, 0, FALSE);
      g_assert_cmpint (gsy_editor_get_doubt (f->editor), ==, wanted[i].doubt);
    }
  g_assert_cmpuint (gsy_editor_count_doubtful (f->editor), ==, 3);
}

static void
a_place_is_confirmed_in_one_step (Fixture *f, gconstpointer unused)
{
  gsy_editor_select (f->editor, "moved", 0, FALSE);
  g_assert_true (gsy_editor_confirm_place (f->editor));
  g_assert_cmpint (gsy_editor_get_doubt (f->editor), ==, GSY_DOUBT_NONE);
  g_assert_cmpstr (gsy_history_get_undo_label (gsy_corpus_get_history (f->corpus)), ==, "Confirm Place");
  g_assert_true (gsy_editor_undo (f->editor));
  g_assert_cmpstr (gsy_quote_get_was (gsy_statement_get_quote (get (f, "moved"), 0)), ==, "the authorities lied");
}

static void
what_cannot_be_confirmed_is_said (Fixture *f, gconstpointer unused)
{
  g_assert_false (gsy_editor_confirm_place (f->editor));
  g_assert_nonnull (strstr (f->refused, "No statement is selected"));
  gsy_editor_select (f->editor, "sure", 0, FALSE);
  g_assert_false (gsy_editor_confirm_place (f->editor));
  g_assert_nonnull (strstr (f->refused, "Shift+N"));
  g_assert_false (gsy_editor_place_again (f->editor, span_of (f, "crews"), GSY_SNAP_WORDS));
  gsy_editor_select (f->editor, "lost", 0, FALSE);
  g_assert_false (gsy_editor_confirm_place (f->editor));
  g_assert_nonnull (strstr (f->refused, "Select where"));
  gsy_editor_select (f->editor, "lame", 0, FALSE);
  g_assert_false (gsy_editor_confirm_place (f->editor));
  g_assert_nonnull (strstr (f->refused, "forget"));
  g_assert_false (gsy_corpus_get_history (f->corpus) != NULL && gsy_history_can_undo (gsy_corpus_get_history (f->corpus)));
}

static void
a_lost_one_is_placed_at_words (Fixture *f, gconstpointer unused)
{
  gsy_editor_select (f->editor, "lost", 0, FALSE);
  g_assert_false (gsy_editor_place_again (f->editor, gsy_span (5, 5), GSY_SNAP_WORDS));
  g_assert_nonnull (strstr (f->refused, "Y"));
  /* A letter short: it is snapped. */
  GsySpan words = span_of (f, "authority denies it");
  g_assert_true (gsy_editor_place_again (f->editor, gsy_span (words.start + 1, words.end), GSY_SNAP_WORDS));
  ASSERT_WORDS (f, 0, "authority denies it");
  ASSERT_SELECTED (f, "lost");
  g_assert_cmpuint (f->revealed.start, ==, words.start);
  g_assert_cmpint (gsy_editor_get_doubt (f->editor), ==, GSY_DOUBT_NONE);
  /* Its second fragment is nowhere: that is told. */
  g_assert_nonnull (strstr (f->reported, "1 fragment"));
  g_assert_true (gsy_editor_undo (f->editor));
  g_assert_true (get (f, "lost")->detached);
  g_assert_cmpuint (gsy_statement_get_n_spans (get (f, "lost")), ==, 2);
  g_assert_cmpstr (gsy_quote_get_exact (gsy_statement_get_quote (get (f, "lost"), 1)), ==, "zzz xxx ccc vvv");
}

/* What adds a fragment to another one. */
static void
plus_places_a_lost_one (Fixture *f, gconstpointer unused)
{
  gsy_editor_select (f->editor, "lost", 0, FALSE);
  g_assert_true (gsy_editor_add_fragment (f->editor, span_of (f, "denies it"), GSY_SNAP_WORDS));
  ASSERT_WORDS (f, 0, "denies it");
  g_assert_nonnull (f->reported);
}

static void
a_doubtful_one_is_placed_elsewhere (Fixture *f, gconstpointer unused)
{
  gsy_editor_select (f->editor, "moved", 0, FALSE);
  g_assert_true (gsy_editor_place_again (f->editor, span_of (f, "authority lied"), GSY_SNAP_WORDS));
  ASSERT_WORDS (f, 0, "authority lied");
  g_assert_cmpint (gsy_editor_get_doubt (f->editor), ==, GSY_DOUBT_NONE);
}

static void
a_locked_layer_stays (Fixture *f, gconstpointer unused)
{
  gsy_editor_set_layer_locked (f->editor, "denial", TRUE);
  gsy_editor_select (f->editor, "lost", 0, FALSE);
  g_assert_false (gsy_editor_place_again (f->editor, span_of (f, "denies it"), GSY_SNAP_WORDS));
  g_assert_nonnull (strstr (f->refused, "locked"));
}

static void
steps_lead_from_question_to_question (Fixture *f, gconstpointer unused)
{
  static const char *const order[] = { "lame", "moved", "lost", "lame" };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_assert_true (gsy_editor_step_doubtful (f->editor, 0, TRUE));
      ASSERT_SELECTED (f, order[i]);
    }
  for (guint i = 3; i-- > 0;)
    {
      g_assert_true (gsy_editor_step_doubtful (f->editor, 0, FALSE));
      ASSERT_SELECTED (f, order[i]);
    }
  /* From the caret, when nothing is selected. */
  gsy_editor_select (f->editor, NULL, 0, FALSE);
  g_assert_true (gsy_editor_step_doubtful (f->editor, 10, TRUE));
  ASSERT_SELECTED (f, "moved");
  gsy_editor_select (f->editor, NULL, 0, FALSE);
  g_assert_true (gsy_editor_step_doubtful (f->editor, 10, FALSE));
  ASSERT_SELECTED (f, "lame");
}

static void
a_hidden_layer_hides_no_question (Fixture *f, gconstpointer unused)
{
  gsy_editor_set_layer_hidden (f->editor, "denial", TRUE);
  gsy_editor_select (f->editor, "moved", 0, FALSE);
  g_assert_true (gsy_editor_step_doubtful (f->editor, 0, TRUE));
  ASSERT_SELECTED (f, "lost");
  g_assert_true (gsy_editor_is_layer_shown (f->editor, "denial"));
}

static void
the_last_answer_ends_the_walk (Fixture *f, gconstpointer unused)
{
  gsy_editor_select (f->editor, "lame", 0, FALSE);
  g_assert_true (gsy_editor_forget_lost (f->editor, GSY_ROLE_CUE, 0));
  gsy_editor_select (f->editor, "moved", 0, FALSE);
  g_assert_true (gsy_editor_confirm_place (f->editor));
  gsy_editor_select (f->editor, "lost", 0, FALSE);
  g_assert_true (gsy_editor_remove (f->editor));
  g_assert_cmpuint (gsy_editor_count_doubtful (f->editor), ==, 0);
  g_assert_false (gsy_editor_step_doubtful (f->editor, 0, TRUE));
  g_assert_nonnull (strstr (f->refused, "No place"));
}

static void
lost_words_of_a_cue_are_placed (Fixture *f, gconstpointer unused)
{
  gsy_editor_select (f->editor, "lame", 0, FALSE);
  g_assert_true (gsy_editor_place_role_again (f->editor, GSY_ROLE_CUE, 0, span_of (f, "say"), GSY_SNAP_WORDS));
  const GsyQuote *cue = &g_array_index (get (f, "lame")->cue->spans, GsyQuote, 0);
  g_assert_cmpuint (cue->span.start, ==, offset_of (f, "say"));
  g_assert_cmpint (gsy_editor_get_doubt (f->editor), ==, GSY_DOUBT_NONE);
}

#define ADD(name) g_test_add ("/editor/anchor/" #name, Fixture, NULL, open_doubtful, name, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD (each_doubt_is_known);
  ADD (a_place_is_confirmed_in_one_step);
  ADD (what_cannot_be_confirmed_is_said);
  ADD (a_lost_one_is_placed_at_words);
  ADD (plus_places_a_lost_one);
  ADD (a_doubtful_one_is_placed_elsewhere);
  ADD (a_locked_layer_stays);
  ADD (steps_lead_from_question_to_question);
  ADD (a_hidden_layer_hides_no_question);
  ADD (the_last_answer_ends_the_walk);
  ADD (lost_words_of_a_cue_are_placed);
  return g_test_run ();
}
