/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-editor.c: the verbs of a window, without a window. */
#include "config.h"

#include "editor-fixture.h"

/* --- opening --- */

static void
open_last_asked_wins (Fixture *f, gconstpointer unused)
{
  gsy_editor_open (f->editor, "a.txt", NULL);
  g_assert_cmpstr (gsy_editor_get_opening (f->editor), ==, "a.txt");
  gsy_editor_open (f->editor, "b.txt", NULL);
  g_assert_cmpstr (gsy_editor_get_opening (f->editor), ==, "b.txt");
  SPIN_UNTIL (gsy_editor_get_opening (f->editor) == NULL);
  g_assert_true (is_open (f, "b.txt"));
  /* Whatever of the first opening is still under way must not come after. */
  wait_for_openings (f);
  g_assert_true (is_open (f, "b.txt"));
}

static void
open_then_none_opens_none (Fixture *f, gconstpointer unused)
{
  gsy_editor_open (f->editor, "a.txt", NULL);
  gsy_editor_open (f->editor, NULL, NULL);
  g_assert_cmpstr (gsy_editor_get_opening (f->editor), ==, NULL);
  wait_for_openings (f);
  g_assert_null (gsy_editor_get_document (f->editor));
}

static void
open_failure_says_why (Fixture *f, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (f->dir, "b.txt", NULL);

  g_unlink (path);
  gsy_editor_open (f->editor, "b.txt", NULL);
  SPIN_UNTIL (gsy_editor_get_opening (f->editor) == NULL);
  g_assert_null (gsy_editor_get_document (f->editor));
  g_assert_nonnull (gsy_editor_get_open_error (f->editor));
  open_article (f, "a.txt");
  g_assert_null (gsy_editor_get_open_error (f->editor));
}

static void
open_selects_the_asked_statement (Fixture *f, gconstpointer unused)
{
  g_autofree char *id = mark (f, "denial", "La Karsie a rejeté");

  open_article (f, "b.txt");
  ASSERT_SELECTED (f, NULL);
  guint n_reveals = f->n_reveals;
  gsy_editor_open (f->editor, "a.txt", id);
  SPIN_UNTIL (gsy_editor_get_opening (f->editor) == NULL);
  ASSERT_SELECTED (f, id);
  g_assert_cmpuint (f->n_reveals, ==, n_reveals + 1);
  g_assert_cmpuint (f->revealed.start, ==, offset_of (f, "La Karsie a rejeté"));
}

static void
leaving_saves_at_once (Fixture *f, gconstpointer unused)
{
  GsyDocument *left = g_object_ref (gsy_editor_get_document (f->editor));
  g_autofree char *id = mark (f, "denial", "a rejeté");

  g_assert_false (gsy_document_is_saved (left));
  open_article (f, "b.txt");
  SPIN_UNTIL (gsy_document_is_saved (left));
  g_assert_true (file_contains (f, "a.txt.annotations.json", id));
  g_object_unref (left);
}

/* --- selection --- */

static void
step_goes_in_reading_order_and_wraps (Fixture *f, gconstpointer unused)
{
  g_autofree char *third = mark (f, "denial", "Nous n’avons rien ouvert");
  g_autofree char *first = mark (f, "accusation", "accuse la Karsie");
  g_autofree char *second = mark (f, "denial", "a rejeté");

  gsy_editor_select (f->editor, NULL, 0, FALSE);
  g_assert_true (gsy_editor_step (f->editor, offset_of (f, "vidé"), TRUE));
  ASSERT_SELECTED (f, second);
  g_assert_true (gsy_editor_step (f->editor, 0, TRUE));
  ASSERT_SELECTED (f, third);
  g_assert_true (gsy_editor_step (f->editor, 0, TRUE));
  ASSERT_SELECTED (f, first);
  g_assert_true (gsy_editor_step (f->editor, 0, FALSE));
  ASSERT_SELECTED (f, third);
  g_assert_cmpuint (f->revealed.start, ==, offset_of (f, "Nous n’avons"));
}

static void
step_skips_what_is_not_shown (Fixture *f, gconstpointer unused)
{
  g_autofree char *first = mark (f, "accusation", "accuse la Karsie");
  g_free (mark (f, "denial", "a rejeté"));
  g_autofree char *third = mark (f, "accusation", "Nous n’avons rien ouvert");

  gsy_editor_set_layer_hidden (f->editor, "denial", TRUE);
  gsy_editor_select (f->editor, first, 0, FALSE);
  g_assert_true (gsy_editor_step (f->editor, 0, TRUE));
  ASSERT_SELECTED (f, third);

  gsy_editor_set_layer_hidden (f->editor, "accusation", TRUE);
  ASSERT_SELECTED (f, NULL);
  g_assert_false (gsy_editor_step (f->editor, 0, TRUE));
  ASSERT_SELECTED (f, NULL);
}

static void
click_takes_the_shortest_then_the_next (Fixture *f, gconstpointer unused)
{
  g_autofree char *sentence = mark (f, "denial", "La Karsie a rejeté l’accusation");
  g_autofree char *middle = mark (f, "accusation", "Karsie a rejeté l’accusation");
  g_autofree char *word = mark (f, "counter-accusation", "rejeté");
  guint here = offset_of (f, "rejeté") + 2;

  gsy_editor_select (f->editor, NULL, 0, FALSE);
  g_assert_true (gsy_editor_select_at (f->editor, here));
  ASSERT_SELECTED (f, word);
  g_assert_true (gsy_editor_select_at (f->editor, here));
  ASSERT_SELECTED (f, middle);
  g_assert_true (gsy_editor_select_at (f->editor, here));
  ASSERT_SELECTED (f, sentence);
  g_assert_true (gsy_editor_select_at (f->editor, here));
  ASSERT_SELECTED (f, word);
  g_assert_false (gsy_editor_select_at (f->editor, offset_of (f, "barrage")));
  ASSERT_SELECTED (f, NULL);
}

static void
cycle_stays_with_the_selected_when_the_caret_is_elsewhere (Fixture *f, gconstpointer unused)
{
  g_autofree char *sentence = mark (f, "denial", "La Karsie a rejeté l’accusation");
  g_autofree char *same_start = mark (f, "accusation", "La Karsie");

  g_assert_true (gsy_editor_cycle_here (f->editor, offset_of (f, "Tesler")));
  ASSERT_SELECTED (f, sentence);
  g_assert_true (gsy_editor_cycle_here (f->editor, offset_of (f, "Tesler")));
  ASSERT_SELECTED (f, same_start);
  gsy_editor_select (f->editor, NULL, 0, FALSE);
  g_assert_false (gsy_editor_cycle_here (f->editor, offset_of (f, "Tesler")));
}

static void
select_of_an_unknown_id_selects_nothing (Fixture *f, gconstpointer unused)
{
  g_autofree char *id = mark (f, "denial", "a rejeté");
  g_autofree char *property = NULL;

  gsy_editor_select (f->editor, "00000000-0000-4000-8000-000000000000", 0, TRUE);
  ASSERT_SELECTED (f, NULL);
  g_object_get (f->editor, "selected", &property, NULL);
  g_assert_null (property);
  /* A fragment that is not there is the last one that is. */
  gsy_editor_select (f->editor, id, 7, TRUE);
  g_assert_cmpuint (gsy_editor_get_fragment (f->editor), ==, 0);
}

/* --- marking --- */

static void
mark_snaps_to_words_and_selects (Fixture *f, gconstpointer unused)
{
  GsySpan inside = span_of (f, "ejeté l’accusatio");

  g_assert_true (gsy_editor_mark (f->editor, "denial", inside, GSY_SNAP_WORDS));
  ASSERT_WORDS (f, 0, "rejeté l’accusation");
  g_assert_cmpstr (gsy_editor_get_selected (f->editor)->layer, ==, "denial");
  g_assert_cmpuint (f->n_statements_changed, ==, 1);
  g_assert_true (gsy_editor_mark (f->editor, "denial", inside, GSY_SNAP_CHARACTERS));
  ASSERT_WORDS (f, 0, "ejeté l’accusatio");
  g_assert_cmpuint (n_statements (f), ==, 2);
}

static void
mark_refuses_what_holds_no_words (Fixture *f, gconstpointer unused)
{
  g_assert_false (gsy_editor_mark (f->editor, "denial", span_of (f, ".\n\n"), GSY_SNAP_WORDS));
  g_assert_cmpuint (f->n_refused, ==, 1);
  g_assert_cmpuint (n_statements (f), ==, 0);
  g_assert_false (gsy_editor_undo (f->editor));
}

static void
mark_refuses_the_same_twice (Fixture *f, gconstpointer unused)
{
  g_free (mark (f, "denial", "a rejeté"));

  g_assert_false (gsy_editor_mark (f->editor, "denial", span_of (f, "a rejeté"), GSY_SNAP_WORDS));
  g_assert_cmpuint (f->n_refused, ==, 1);
  g_assert_true (gsy_editor_mark (f->editor, "accusation", span_of (f, "a rejeté"), GSY_SNAP_WORDS));
  g_assert_cmpuint (n_statements (f), ==, 2);
}

static void
mark_on_a_layer_that_is_not_shown_shows_it (Fixture *f, gconstpointer unused)
{
  gsy_editor_set_layer_hidden (f->editor, "denial", TRUE);
  g_autofree char *first = mark (f, "denial", "a rejeté");
  g_assert_true (gsy_editor_is_layer_shown (f->editor, "denial"));
  ASSERT_SELECTED (f, first);

  gsy_editor_set_solo (f->editor, "denial");
  g_autofree char *second = mark (f, "accusation", "accuse la Karsie");
  g_assert_true (gsy_editor_is_layer_shown (f->editor, "accusation"));
  ASSERT_SELECTED (f, second);

  gsy_editor_set_layer_hidden (f->editor, "counter-accusation", TRUE);
  g_assert_true (gsy_editor_set_layer (f->editor, "counter-accusation"));
  g_assert_true (gsy_editor_is_layer_shown (f->editor, "counter-accusation"));
  ASSERT_SELECTED (f, second);
}

static void
verbs_do_nothing_without_a_document (Fixture *f, gconstpointer unused)
{
  gsy_editor_open (f->editor, NULL, NULL);
  g_assert_false (gsy_editor_mark (f->editor, "denial", gsy_span (0, 5), GSY_SNAP_WORDS));
  g_assert_false (gsy_editor_remove (f->editor));
  g_assert_false (gsy_editor_set_layer (f->editor, "denial"));
  g_assert_false (gsy_editor_nudge (f->editor, GSY_EDGE_END, TRUE, GSY_SNAP_WORDS));
  g_assert_false (gsy_editor_add_fragment (f->editor, gsy_span (0, 5), GSY_SNAP_WORDS));
  g_assert_false (gsy_editor_remove_fragment (f->editor, 0));
  g_assert_false (gsy_editor_drag_begin (f->editor, NULL, 0, GSY_EDGE_END));
  g_assert_false (gsy_editor_drag_update (f->editor, 3, GSY_SNAP_WORDS));
  g_assert_false (gsy_editor_set_note (f->editor, "note"));
  g_assert_false (gsy_editor_set_state (f->editor, GSY_STATE_DONE));
  g_assert_false (gsy_editor_step (f->editor, 0, TRUE));
  g_assert_false (gsy_editor_select_at (f->editor, 0));
  g_assert_false (gsy_editor_cycle_here (f->editor, 0));
  g_assert_false (gsy_editor_undo (f->editor));
  g_assert_false (gsy_editor_redo (f->editor));
  g_assert_false (gsy_editor_set_sidecar_aside (f->editor));
  gsy_editor_drag_end (f->editor);
  gsy_editor_drag_cancel (f->editor);
  g_assert_cmpuint (f->n_refused, ==, 0);

  gsy_editor_set_corpus (f->editor, NULL);
  g_assert_false (gsy_editor_undo (f->editor));
  g_assert_false (gsy_editor_add_layer (f->editor, "Rumour"));
  g_assert_false (gsy_editor_remove_layer (f->editor, "denial"));
  g_assert_false (gsy_editor_rename_layer (f->editor, "denial", "No"));
  g_assert_false (gsy_editor_move_layer (f->editor, "denial", 0));
}

static void
remove_is_reported_and_undone (Fixture *f, gconstpointer unused)
{
  g_autofree char *id = mark (f, "denial", "a rejeté");

  g_assert_true (gsy_editor_remove (f->editor));
  g_assert_nonnull (f->reported);
  g_assert_cmpuint (n_statements (f), ==, 0);
  ASSERT_SELECTED (f, NULL);
  g_assert_false (gsy_editor_remove (f->editor));
  g_assert_true (gsy_editor_undo (f->editor));
  ASSERT_SELECTED (f, id);
  g_assert_true (gsy_editor_redo (f->editor));
  ASSERT_SELECTED (f, NULL);
  g_assert_cmpuint (n_statements (f), ==, 0);
}

static void
layer_is_changed_and_undone (Fixture *f, gconstpointer unused)
{
  g_autofree char *id = mark (f, "denial", "a rejeté");

  g_assert_false (gsy_editor_set_layer (f->editor, "denial"));
  g_assert_true (gsy_editor_set_layer (f->editor, "accusation"));
  ASSERT_SELECTED (f, id);
  g_assert_cmpstr (gsy_editor_get_selected (f->editor)->layer, ==, "accusation");
  g_assert_true (gsy_editor_undo (f->editor));
  g_assert_cmpstr (gsy_editor_get_selected (f->editor)->layer, ==, "denial");
}

static void
nudge_moves_either_edge (Fixture *f, gconstpointer unused)
{
  g_autofree char *id = mark (f, "denial", "a rejeté");

  g_assert_true (gsy_editor_nudge (f->editor, GSY_EDGE_END, TRUE, GSY_SNAP_WORDS));
  g_assert_true (gsy_editor_nudge (f->editor, GSY_EDGE_END, TRUE, GSY_SNAP_WORDS));
  ASSERT_WORDS (f, 0, "a rejeté l’accusation");
  g_assert_true (gsy_editor_nudge (f->editor, GSY_EDGE_START, FALSE, GSY_SNAP_WORDS));
  ASSERT_WORDS (f, 0, "Karsie a rejeté l’accusation");
  g_assert_true (gsy_editor_nudge (f->editor, GSY_EDGE_END, FALSE, GSY_SNAP_CHARACTERS));
  ASSERT_WORDS (f, 0, "Karsie a rejeté l’accusatio");
  g_assert_true (gsy_editor_nudge (f->editor, GSY_EDGE_START, TRUE, GSY_SNAP_WORDS));
  ASSERT_WORDS (f, 0, "a rejeté l’accusatio");
  ASSERT_SELECTED (f, id);
  for (guint i = 0; i < 5; i++)
    g_assert_true (gsy_editor_undo (f->editor));
  ASSERT_WORDS (f, 0, "a rejeté");
  g_assert_cmpuint (f->n_refused, ==, 0);
}

static void
nudge_refuses_to_make_it_empty (Fixture *f, gconstpointer unused)
{
  g_free (mark (f, "denial", "rejeté"));

  g_assert_false (gsy_editor_nudge (f->editor, GSY_EDGE_END, FALSE, GSY_SNAP_WORDS));
  g_assert_cmpuint (f->n_refused, ==, 1);
  ASSERT_WORDS (f, 0, "rejeté");
}

static void
fragments_are_added_joined_and_removed (Fixture *f, gconstpointer unused)
{
  g_autofree char *id = mark (f, "denial", "Nous n’avons rien ouvert");

  g_assert_true (gsy_editor_add_fragment (f->editor, span_of (f, "nous le prouverons"), GSY_SNAP_WORDS));
  g_assert_cmpuint (gsy_statement_get_n_spans (gsy_editor_get_selected (f->editor)), ==, 2);
  g_assert_cmpuint (gsy_editor_get_fragment (f->editor), ==, 1);
  ASSERT_WORDS (f, 1, "nous le prouverons");

  g_assert_true (gsy_editor_add_fragment (f->editor, span_of (f, "La Karsie a rejeté"), GSY_SNAP_WORDS));
  g_assert_cmpuint (gsy_editor_get_fragment (f->editor), ==, 0);
  ASSERT_WORDS (f, 0, "La Karsie a rejeté");
  g_assert_true (gsy_editor_add_fragment (f->editor, span_of (f, "a rejeté l’accusation"), GSY_SNAP_WORDS));
  ASSERT_WORDS (f, 0, "La Karsie a rejeté l’accusation");
  g_assert_cmpuint (gsy_statement_get_n_spans (gsy_editor_get_selected (f->editor)), ==, 3);

  gsy_editor_select (f->editor, id, 2, FALSE);
  g_assert_true (gsy_editor_remove_fragment (f->editor, 2));
  g_assert_cmpuint (gsy_editor_get_fragment (f->editor), ==, 1);
  g_assert_true (gsy_editor_remove_fragment (f->editor, 0));
  g_assert_cmpuint (gsy_editor_get_fragment (f->editor), ==, 0);
  g_assert_false (gsy_editor_remove_fragment (f->editor, 3));
  g_assert_cmpuint (f->n_refused, ==, 0);
  g_assert_false (gsy_editor_remove_fragment (f->editor, 0));
  g_assert_cmpuint (f->n_refused, ==, 1);
  ASSERT_WORDS (f, 0, "Nous n’avons rien ouvert");
}

static void
locked_layer_refuses_every_change (Fixture *f, gconstpointer unused)
{
  g_autofree char *id = mark (f, "denial", "a rejeté");
  guint n = 0;

  gsy_editor_set_layer_locked (f->editor, "denial", TRUE);
  g_assert_true (gsy_editor_is_layer_locked (f->editor, "denial"));
  g_assert_false (gsy_editor_mark (f->editor, "denial", span_of (f, "prouverons"), GSY_SNAP_WORDS));
  g_assert_cmpuint (f->n_refused, ==, ++n);
  g_assert_false (gsy_editor_remove (f->editor));
  g_assert_cmpuint (f->n_refused, ==, ++n);
  g_assert_false (gsy_editor_set_layer (f->editor, "accusation"));
  g_assert_cmpuint (f->n_refused, ==, ++n);
  g_assert_false (gsy_editor_nudge (f->editor, GSY_EDGE_END, TRUE, GSY_SNAP_WORDS));
  g_assert_cmpuint (f->n_refused, ==, ++n);
  g_assert_false (gsy_editor_add_fragment (f->editor, span_of (f, "prouverons"), GSY_SNAP_WORDS));
  g_assert_cmpuint (f->n_refused, ==, ++n);
  g_assert_false (gsy_editor_drag_begin (f->editor, id, 0, GSY_EDGE_END));
  g_assert_cmpuint (f->n_refused, ==, ++n);
  g_assert_false (gsy_editor_set_note (f->editor, "note"));
  g_assert_cmpuint (f->n_refused, ==, ++n);
  g_assert_cmpuint (f->n_statements_changed, ==, 1);

  g_free (mark (f, "accusation", "accuse la Karsie"));
  g_assert_false (gsy_editor_set_layer (f->editor, "denial"));
  g_assert_cmpuint (f->n_refused, ==, ++n);
  gsy_editor_set_layer_locked (f->editor, "denial", FALSE);
  g_assert_true (gsy_editor_set_layer (f->editor, "denial"));
}

static void
broken_sidecar_refuses_every_change (Fixture *f, gconstpointer unused)
{
  write_file (f, "b.txt.annotations.json", "{\"format\": \"gainsay-annotations\",");
  open_folder (f);
  open_article (f, "b.txt");
  g_assert_true (gsy_document_is_read_only (gsy_editor_get_document (f->editor)));
  g_assert_false (gsy_editor_mark (f->editor, "denial", gsy_span (0, 9), GSY_SNAP_WORDS));
  g_assert_cmpuint (f->n_refused, ==, 1);
  g_assert_false (gsy_editor_set_state (f->editor, GSY_STATE_DONE));
  g_assert_cmpuint (f->n_refused, ==, 2);
  g_assert_true (file_contains (f, "b.txt.annotations.json", "annotations\","));
}

static void
sidecar_set_aside_can_be_marked (Fixture *f, gconstpointer unused)
{
  write_file (f, "a.txt.annotations.json", "{\"format\": \"gainsay-annotations\",");
  open_folder (f);
  open_article (f, "a.txt");
  g_assert_true (gsy_editor_set_sidecar_aside (f->editor));
  g_assert_false (gsy_editor_set_sidecar_aside (f->editor));
  g_assert_false (gsy_document_is_read_only (gsy_editor_get_document (f->editor)));
  g_autofree char *id = mark (f, "denial", "a rejeté");
  ASSERT_SELECTED (f, id);
  g_assert_cmpuint (f->n_statements_changed, ==, 1);
  g_assert_cmpuint (f->n_refused, ==, 0);
}

/* --- dragging --- */

static void
drag_is_one_step (Fixture *f, gconstpointer unused)
{
  g_autofree char *id = mark (f, "denial", "a rejeté");

  g_assert_true (gsy_editor_drag_begin (f->editor, id, 0, GSY_EDGE_END));
  g_assert_true (gsy_editor_drag_update (f->editor, offset_of (f, "accusation.") + 4, GSY_SNAP_WORDS));
  ASSERT_WORDS (f, 0, "a rejeté l’accusation");
  /* Nothing new where the edge is already. */
  g_assert_false (gsy_editor_drag_update (f->editor, offset_of (f, "accusation.") + 5, GSY_SNAP_WORDS));
  g_assert_true (gsy_editor_drag_update (f->editor, offset_of (f, "accusation."), GSY_SNAP_CHARACTERS));
  ASSERT_WORDS (f, 0, "a rejeté l’");
  gsy_editor_drag_end (f->editor);
  g_assert_false (gsy_editor_drag_update (f->editor, offset_of (f, "accusation."), GSY_SNAP_WORDS));

  g_assert_true (gsy_editor_undo (f->editor));
  ASSERT_WORDS (f, 0, "a rejeté");
  g_assert_true (gsy_editor_redo (f->editor));
  ASSERT_WORDS (f, 0, "a rejeté l’");
}

static void
drag_past_the_other_edge_leaves_it_alone (Fixture *f, gconstpointer unused)
{
  g_autofree char *id = mark (f, "denial", "a rejeté");

  g_assert_true (gsy_editor_drag_begin (f->editor, id, 0, GSY_EDGE_END));
  gsy_editor_drag_update (f->editor, 0, GSY_SNAP_WORDS);
  g_assert_cmpuint (gsy_statement_get_extent (gsy_editor_get_selected (f->editor)).start, ==, offset_of (f, "a rejeté"));
  g_assert_false (gsy_span_is_empty (gsy_statement_get_extent (gsy_editor_get_selected (f->editor))));
  gsy_editor_drag_end (f->editor);

  g_assert_true (gsy_editor_drag_begin (f->editor, id, 0, GSY_EDGE_START));
  guint end = gsy_statement_get_extent (gsy_editor_get_selected (f->editor)).end;
  gsy_editor_drag_update (f->editor, offset_of (f, "Tesler"), GSY_SNAP_WORDS);
  g_assert_cmpuint (gsy_statement_get_extent (gsy_editor_get_selected (f->editor)).end, ==, end);
  gsy_editor_drag_end (f->editor);
  g_assert_cmpuint (f->n_refused, ==, 0);
}

static void
drag_cancelled_is_no_step (Fixture *f, gconstpointer unused)
{
  g_autofree char *id = mark (f, "denial", "a rejeté");

  g_assert_true (gsy_editor_drag_begin (f->editor, id, 0, GSY_EDGE_START));
  g_assert_true (gsy_editor_drag_update (f->editor, offset_of (f, "La Karsie a"), GSY_SNAP_WORDS));
  ASSERT_WORDS (f, 0, "La Karsie a rejeté");
  gsy_editor_drag_cancel (f->editor);
  ASSERT_WORDS (f, 0, "a rejeté");
  g_assert_true (gsy_editor_undo (f->editor));
  g_assert_cmpuint (n_statements (f), ==, 0);
}

static void
drag_without_a_move_is_no_step (Fixture *f, gconstpointer unused)
{
  g_autofree char *id = mark (f, "denial", "a rejeté");

  g_assert_true (gsy_editor_drag_begin (f->editor, id, 0, GSY_EDGE_START));
  gsy_editor_drag_end (f->editor);
  g_assert_true (gsy_editor_undo (f->editor));
  g_assert_cmpuint (n_statements (f), ==, 0);
}

static void
undo_in_a_drag_ends_it (Fixture *f, gconstpointer unused)
{
  g_autofree char *id = mark (f, "denial", "a rejeté");

  g_assert_true (gsy_editor_drag_begin (f->editor, id, 0, GSY_EDGE_END));
  g_assert_true (gsy_editor_drag_update (f->editor, offset_of (f, "accusation.") + 4, GSY_SNAP_WORDS));
  g_assert_true (gsy_editor_undo (f->editor));
  ASSERT_WORDS (f, 0, "a rejeté");
  g_assert_false (gsy_editor_drag_update (f->editor, offset_of (f, "accusation.") + 4, GSY_SNAP_WORDS));
  gsy_editor_drag_cancel (f->editor);
  g_assert_cmpuint (n_statements (f), ==, 1);
}

/* --- notes and state --- */

static void
note_is_one_step_while_typed (Fixture *f, gconstpointer unused)
{
  g_autofree char *id = mark (f, "denial", "a rejeté");
  g_autofree char *other = mark (f, "accusation", "accuse la Karsie");

  gsy_editor_select (f->editor, id, 0, FALSE);
  g_assert_false (gsy_editor_set_note (f->editor, ""));
  g_assert_true (gsy_editor_set_note (f->editor, "A"));
  g_assert_true (gsy_editor_set_note (f->editor, "As"));
  g_assert_true (gsy_editor_set_note (f->editor, "Ask"));
  gsy_editor_select (f->editor, other, 0, FALSE);
  gsy_editor_select (f->editor, id, 0, FALSE);
  g_assert_true (gsy_editor_set_note (f->editor, "Ask again"));
  g_assert_cmpstr (gsy_editor_get_selected (f->editor)->note, ==, "Ask again");

  g_assert_true (gsy_editor_undo (f->editor));
  g_assert_cmpstr (gsy_editor_get_selected (f->editor)->note, ==, "Ask");
  g_assert_true (gsy_editor_undo (f->editor));
  g_assert_cmpstr (gsy_editor_get_selected (f->editor)->note, ==, NULL);
  g_assert_true (gsy_editor_redo (f->editor));
  g_assert_cmpstr (gsy_editor_get_selected (f->editor)->note, ==, "Ask");
}

static void
verb_after_a_note_is_a_step_of_its_own (Fixture *f, gconstpointer unused)
{
  g_free (mark (f, "denial", "a rejeté"));

  g_assert_true (gsy_editor_set_note (f->editor, "Ask"));
  g_assert_true (gsy_editor_set_layer (f->editor, "accusation"));
  g_assert_true (gsy_editor_set_note (f->editor, "Ask them"));
  g_assert_true (gsy_editor_undo (f->editor));
  g_assert_cmpstr (gsy_editor_get_selected (f->editor)->note, ==, "Ask");
  g_assert_true (gsy_editor_undo (f->editor));
  g_assert_cmpstr (gsy_editor_get_selected (f->editor)->layer, ==, "denial");
  g_assert_cmpstr (gsy_editor_get_selected (f->editor)->note, ==, "Ask");
}

static void
state_is_set_once_and_undone (Fixture *f, gconstpointer unused)
{
  g_assert_true (gsy_editor_set_state (f->editor, GSY_STATE_DONE));
  g_assert_false (gsy_editor_set_state (f->editor, GSY_STATE_DONE));
  g_assert_cmpint (gsy_store_get_meta (gsy_editor_get_store (f->editor))->state, ==, GSY_STATE_DONE);
  g_assert_true (gsy_editor_undo (f->editor));
  g_assert_cmpint (gsy_store_get_meta (gsy_editor_get_store (f->editor))->state, ==, GSY_STATE_NEW);
}

/* --- undo --- */

static void
undo_goes_to_the_article_of_the_step (Fixture *f, gconstpointer unused)
{
  g_autofree char *in_a = mark (f, "denial", "a rejeté");

  open_article (f, "b.txt");
  g_autofree char *in_b = mark (f, "accusation", "the authority lied");
  g_assert_true (gsy_editor_set_state (f->editor, GSY_STATE_DONE));

  g_assert_true (gsy_editor_undo (f->editor));
  g_assert_true (is_open (f, "b.txt"));
  g_assert_true (gsy_editor_undo (f->editor));
  g_assert_true (is_open (f, "b.txt"));
  g_assert_cmpuint (n_statements (f), ==, 0);
  g_assert_true (gsy_editor_undo (f->editor));
  SPIN_UNTIL (is_open (f, "a.txt"));
  g_assert_cmpuint (n_statements (f), ==, 0);
  g_assert_cmpuint (f->revealed.start, ==, offset_of (f, "a rejeté"));
  g_assert_false (gsy_editor_undo (f->editor));

  g_assert_true (gsy_editor_redo (f->editor));
  ASSERT_SELECTED (f, in_a);
  g_assert_true (gsy_editor_redo (f->editor));
  SPIN_UNTIL (is_open (f, "b.txt"));
  ASSERT_SELECTED (f, in_b);
  g_assert_true (gsy_editor_redo (f->editor));
  g_assert_cmpint (gsy_store_get_meta (gsy_editor_get_store (f->editor))->state, ==, GSY_STATE_DONE);
  g_assert_false (gsy_editor_redo (f->editor));
}

static void
undo_selects_a_fragment_that_is_there (Fixture *f, gconstpointer unused)
{
  g_autofree char *one = mark (f, "accusation", "accuse la Karsie");
  g_autofree char *two = mark (f, "denial", "Nous n’avons rien ouvert");

  g_assert_true (gsy_editor_add_fragment (f->editor, span_of (f, "nous le prouverons"), GSY_SNAP_WORDS));
  gsy_editor_select (f->editor, one, 0, FALSE);
  g_assert_true (gsy_editor_set_layer (f->editor, "counter-accusation"));
  gsy_editor_select (f->editor, two, 1, FALSE);
  g_assert_true (gsy_editor_undo (f->editor));
  ASSERT_SELECTED (f, one);
  g_assert_cmpuint (gsy_editor_get_fragment (f->editor), ==, 0);
  g_assert_true (gsy_editor_nudge (f->editor, GSY_EDGE_END, TRUE, GSY_SNAP_WORDS));
}

static void
undo_on_a_hidden_layer_selects_nothing (Fixture *f, gconstpointer unused)
{
  g_free (mark (f, "denial", "a rejeté"));

  g_assert_true (gsy_editor_remove (f->editor));
  gsy_editor_set_layer_hidden (f->editor, "denial", TRUE);
  g_assert_true (gsy_editor_undo (f->editor));
  g_assert_cmpuint (n_statements (f), ==, 1);
  ASSERT_SELECTED (f, NULL);
  g_assert_cmpuint (f->revealed.start, ==, offset_of (f, "a rejeté"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add ("/editor/" path, Fixture, NULL, set_up, function, tear_down)
#define ADD_FOLDER(path, function) g_test_add ("/editor/" path, Fixture, NULL, set_up_folder, function, tear_down)
#define ADD_EMPTY(path, function) g_test_add ("/editor/" path, Fixture, NULL, set_up_empty, function, tear_down)
  ADD_FOLDER ("open/last-asked-wins", open_last_asked_wins);
  ADD_FOLDER ("open/then-none-opens-none", open_then_none_opens_none);
  ADD ("open/failure-says-why", open_failure_says_why);
  ADD ("open/selects-the-asked-statement", open_selects_the_asked_statement);
  ADD ("open/leaving-saves-at-once", leaving_saves_at_once);
  ADD ("step/goes-in-reading-order-and-wraps", step_goes_in_reading_order_and_wraps);
  ADD ("step/skips-what-is-not-shown", step_skips_what_is_not_shown);
  ADD ("select/click-takes-the-shortest-then-the-next", click_takes_the_shortest_then_the_next);
  ADD ("select/cycle-stays-with-the-selected", cycle_stays_with_the_selected_when_the_caret_is_elsewhere);
  ADD ("select/unknown-id-selects-nothing", select_of_an_unknown_id_selects_nothing);
  ADD ("mark/snaps-to-words-and-selects", mark_snaps_to_words_and_selects);
  ADD ("mark/refuses-what-holds-no-words", mark_refuses_what_holds_no_words);
  ADD ("mark/refuses-the-same-twice", mark_refuses_the_same_twice);
  ADD ("mark/on-a-layer-that-is-not-shown-shows-it", mark_on_a_layer_that_is_not_shown_shows_it);
  ADD ("verbs/do-nothing-without-a-document", verbs_do_nothing_without_a_document);
  ADD ("remove/is-reported-and-undone", remove_is_reported_and_undone);
  ADD ("set-layer/is-changed-and-undone", layer_is_changed_and_undone);
  ADD ("nudge/moves-either-edge", nudge_moves_either_edge);
  ADD ("nudge/refuses-to-make-it-empty", nudge_refuses_to_make_it_empty);
  ADD ("fragments/are-added-joined-and-removed", fragments_are_added_joined_and_removed);
  ADD ("locked/refuses-every-change", locked_layer_refuses_every_change);
  ADD_EMPTY ("read-only/refuses-every-change", broken_sidecar_refuses_every_change);
  ADD_EMPTY ("read-only/sidecar-set-aside-can-be-marked", sidecar_set_aside_can_be_marked);
  ADD ("drag/is-one-step", drag_is_one_step);
  ADD ("drag/past-the-other-edge-leaves-it-alone", drag_past_the_other_edge_leaves_it_alone);
  ADD ("drag/cancelled-is-no-step", drag_cancelled_is_no_step);
  ADD ("drag/without-a-move-is-no-step", drag_without_a_move_is_no_step);
  ADD ("drag/undo-ends-it", undo_in_a_drag_ends_it);
  ADD ("note/is-one-step-while-typed", note_is_one_step_while_typed);
  ADD ("note/verb-after-it-is-a-step-of-its-own", verb_after_a_note_is_a_step_of_its_own);
  ADD ("state/is-set-once-and-undone", state_is_set_once_and_undone);
  ADD ("undo/goes-to-the-article-of-the-step", undo_goes_to_the_article_of_the_step);
  ADD ("undo/selects-a-fragment-that-is-there", undo_selects_a_fragment_that_is_there);
  ADD ("undo/on-a-hidden-layer-selects-nothing", undo_on_a_hidden_layer_selects_nothing);

  return g_test_run ();
}
