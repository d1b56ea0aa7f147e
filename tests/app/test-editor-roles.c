/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-editor-roles.c: who says it, against whom, about what, when: the verbs of a window, without a window. */
#include "config.h"

#include "editor-fixture.h"

static GsyScheme *
get_scheme (Fixture *f)
{
  return gsy_corpus_get_scheme (f->corpus);
}

static void
add_actor (Fixture *f, const char *name, const char *alias)
{
  g_autoptr (GsyActor) actor = gsy_actor_new (name);
  const char *aliases[] = { alias, NULL };

  actor->aliases = g_strdupv ((char **) aliases);
  g_assert_true (gsy_editor_add_item (f->editor, GSY_LIST_ACTORS, actor));
}

static guint
count_undo (Fixture *f)
{
  guint n = 0;

  while (gsy_editor_undo (f->editor))
    n++;
  return n;
}

static const GsyFiller *
get_filler (Fixture *f, GsyRole role, guint i)
{
  const GsyStatement *statement = gsy_editor_get_selected (f->editor);
  const GPtrArray *fillers = role == GSY_ROLE_SOURCE ? statement->source : statement->target;

  g_assert_nonnull (fillers);
  g_assert_cmpuint (i, <, fillers->len);
  return g_ptr_array_index (fillers, i);
}

#define ASSERT_FILLER(f, role, i, name, words)                                                                                                  \
  G_STMT_START                                                                                                                                  \
  {                                                                                                                                             \
    const GsyFiller *__filler = get_filler ((f), (role), (i));                                                                                  \
    g_assert_cmpstr (__filler->actor, ==, (name));                                                                                              \
    g_assert_nonnull (__filler->spans);                                                                                                         \
    g_autofree char *__words = gsy_article_dup_slice (gsy_editor_get_article ((f)->editor), g_array_index (__filler->spans, GsyQuote, 0).span); \
    g_assert_cmpstr (__words, ==, (words));                                                                                                     \
  }                                                                                                                                             \
  G_STMT_END

/* --- roles --- */

static void
words_give_the_actor_by_alias (Fixture *f, gconstpointer unused)
{
  add_actor (f, "Karsia", "Karsie");
  g_free (mark (f, "denial", "a rejeté l’accusation"));
  g_assert_true (gsy_editor_set_role (f->editor, GSY_ROLE_SOURCE, span_of (f, "La Karsie"), GSY_SNAP_WORDS));
  ASSERT_FILLER (f, GSY_ROLE_SOURCE, 0, "Karsia", "La Karsie");
  g_assert_true (gsy_editor_set_role (f->editor, GSY_ROLE_CUE, span_of (f, "a rejeté"), GSY_SNAP_WORDS));
  g_assert_cmpuint (gsy_editor_get_selected (f->editor)->cue->spans->len, ==, 1);
  g_assert_null (gsy_editor_get_selected (f->editor)->cue->actor);
  g_assert_cmpuint (gsy_scheme_get_list (get_scheme (f), GSY_LIST_ACTORS)->len, ==, 1);
  g_assert_cmpuint (count_undo (f), ==, 4);
}

static void
unknown_name_is_listed_in_the_same_step (Fixture *f, gconstpointer unused)
{
  g_free (mark (f, "denial", "Nous n’avons rien ouvert"));
  g_assert_true (gsy_editor_set_role (f->editor, GSY_ROLE_SOURCE, span_of (f, "Mme Tesler"), GSY_SNAP_WORDS));
  ASSERT_FILLER (f, GSY_ROLE_SOURCE, 0, "Tesler", "Mme Tesler");
  g_assert_nonnull (gsy_scheme_find_actor (get_scheme (f), "Tesler"));
  g_assert_cmpstr (gsy_history_get_undo_label (gsy_corpus_get_history (f->corpus)), ==, "Set Source");

  g_assert_true (gsy_editor_undo (f->editor));
  g_assert_null (gsy_editor_get_selected (f->editor)->source);
  g_assert_null (gsy_scheme_find_actor (get_scheme (f), "Tesler"));
  g_assert_true (gsy_editor_redo (f->editor));
  g_assert_nonnull (gsy_scheme_find_actor (get_scheme (f), "Tesler"));
  ASSERT_FILLER (f, GSY_ROLE_SOURCE, 0, "Tesler", "Mme Tesler");
}

static void
words_that_name_nobody_stand_alone (Fixture *f, gconstpointer unused)
{
  g_free (mark (f, "accusation", "d’avoir vidé le barrage"));
  g_assert_true (gsy_editor_set_role (f->editor, GSY_ROLE_TARGET, span_of (f, "barrage"), GSY_SNAP_WORDS));
  ASSERT_FILLER (f, GSY_ROLE_TARGET, 0, NULL, "barrage");
  g_assert_true (gsy_editor_set_filler_actor (f->editor, GSY_ROLE_TARGET, 0, "Karsia"));
  ASSERT_FILLER (f, GSY_ROLE_TARGET, 0, "Karsia", "barrage");
  g_assert_nonnull (gsy_scheme_find_actor (get_scheme (f), "Karsia"));
  g_assert_true (gsy_editor_remove_filler_words (f->editor, GSY_ROLE_TARGET, 0));
  g_assert_null (get_filler (f, GSY_ROLE_TARGET, 0)->spans);
  g_assert_true (gsy_editor_remove_filler (f->editor, GSY_ROLE_TARGET, 0));
  g_assert_null (gsy_editor_get_selected (f->editor)->target);
  /* Who is listed stays so: other statements may have the name by now. */
  g_assert_nonnull (gsy_scheme_find_actor (get_scheme (f), "Karsia"));
}

static void
typed_name_is_spelt_as_it_is_listed (Fixture *f, gconstpointer unused)
{
  add_actor (f, "Karsia", "Karsie");
  g_free (mark (f, "accusation", "d’avoir vidé le barrage"));
  g_assert_true (gsy_editor_set_filler_actor (f->editor, GSY_ROLE_TARGET, 0, "KÁRSIA"));
  g_assert_cmpstr (get_filler (f, GSY_ROLE_TARGET, 0)->actor, ==, "Karsia");
  g_assert_cmpuint (gsy_scheme_get_list (get_scheme (f), GSY_LIST_ACTORS)->len, ==, 1);
  /* Another name of hers is offered, never put in its place. */
  g_assert_true (gsy_editor_set_filler_actor (f->editor, GSY_ROLE_TARGET, 0, "Karsie"));
  g_assert_cmpstr (get_filler (f, GSY_ROLE_TARGET, 0)->actor, ==, "Karsie");
}

static void
what_is_so_already_is_no_step (Fixture *f, gconstpointer unused)
{
  g_free (mark (f, "accusation", "d’avoir vidé le barrage"));
  g_assert_true (gsy_editor_set_role (f->editor, GSY_ROLE_SOURCE, span_of (f, "La Valdorie"), GSY_SNAP_WORDS));
  g_assert_true (gsy_editor_set_role (f->editor, GSY_ROLE_SOURCE, span_of (f, "La Valdorie"), GSY_SNAP_WORDS));
  g_assert_true (gsy_editor_set_filler_actor (f->editor, GSY_ROLE_SOURCE, 0, "Valdorie"));
  g_assert_cmpuint (count_undo (f), ==, 2);
}

/* --- topics, date, attributes --- */

static void
topics_are_listed_in_the_same_step (Fixture *f, gconstpointer unused)
{
  const char *topics[] = { "Barrage", "Crue", NULL };

  g_free (mark (f, "accusation", "d’avoir vidé le barrage"));
  g_assert_true (gsy_editor_set_about (f->editor, topics));
  g_assert_cmpstrv (gsy_editor_get_selected (f->editor)->about, topics);
  g_assert_nonnull (gsy_scheme_find_topic (get_scheme (f), "Barrage"));
  g_assert_nonnull (gsy_scheme_find_topic (get_scheme (f), "Crue"));
  /* Taken off the list and kept: an edit of another thing does not list it again. */
  g_assert_true (gsy_editor_remove_item (f->editor, GSY_LIST_TOPICS, "Crue"));
  topics[0] = "Crue";
  topics[1] = NULL;
  g_assert_true (gsy_editor_set_about (f->editor, topics));
  g_assert_null (gsy_scheme_find_topic (get_scheme (f), "Crue"));
  g_assert_cmpuint (count_undo (f), ==, 4);
  g_assert_cmpuint (gsy_scheme_get_list (get_scheme (f), GSY_LIST_TOPICS)->len, ==, 0);
}

static void
said_takes_what_people_type (Fixture *f, gconstpointer unused)
{
  g_free (mark (f, "accusation", "d’avoir vidé le barrage"));
  g_assert_true (gsy_editor_set_said (f->editor, "20 juillet 2021"));
  g_assert_cmpstr (gsy_editor_get_selected (f->editor)->said, ==, "2021-07-20");
  g_assert_false (gsy_editor_set_said (f->editor, "un beau jour"));
  g_assert_cmpuint (f->n_refused, ==, 1);
  g_assert_nonnull (strstr (f->refused, "“un beau jour” is not a date"));
  g_assert_false (gsy_editor_set_said (f->editor, "lundi"));
  g_assert_nonnull (strstr (f->refused, "Set the article’s date"));
  g_assert_cmpstr (gsy_editor_get_selected (f->editor)->said, ==, "2021-07-20");
  g_assert_true (gsy_editor_set_said (f->editor, ""));
  g_assert_null (gsy_editor_get_selected (f->editor)->said);
}

static void
attributes_are_set_and_taken_away (Fixture *f, gconstpointer unused)
{
  GsyValue value = { .id = (char *) "voice", .type = GSY_VALUE_STRING, .string = (char *) "direct" };

  g_free (mark (f, "accusation", "d’avoir vidé le barrage"));
  g_assert_true (gsy_editor_set_attribute (f->editor, "voice", &value));
  g_assert_cmpuint (gsy_editor_get_selected (f->editor)->attributes->len, ==, 1);
  value.string = (char *) "loud";
  g_assert_false (gsy_editor_set_attribute (f->editor, "voice", &value));
  g_assert_cmpuint (f->n_refused, ==, 1);
  g_assert_true (gsy_editor_set_attribute (f->editor, "voice", NULL));
  g_assert_null (gsy_editor_get_selected (f->editor)->attributes);
}

/* --- refusals --- */

static void
assert_all_refused (Fixture *f, const char *words)
{
  GsyValue value = { .id = (char *) "voice", .type = GSY_VALUE_STRING, .string = (char *) "direct" };
  const char *topics[] = { "Barrage", NULL };
  guint n = f->n_refused;

#define ASSERT_REFUSED(verb)                                 \
  G_STMT_START                                               \
  {                                                          \
    g_assert_false (verb);                                   \
    g_assert_cmpuint (f->n_refused, ==, ++n);                \
    if (strstr (f->refused, words) == NULL)                  \
      g_error ("“%s” does not say “%s”", f->refused, words); \
  }                                                          \
  G_STMT_END
  ASSERT_REFUSED (gsy_editor_set_role (f->editor, GSY_ROLE_SOURCE, span_of (f, "Mme Tesler"), GSY_SNAP_WORDS));
  ASSERT_REFUSED (gsy_editor_set_role (f->editor, GSY_ROLE_CUE, span_of (f, "Mme Tesler"), GSY_SNAP_WORDS));
  ASSERT_REFUSED (gsy_editor_set_filler_actor (f->editor, GSY_ROLE_SOURCE, 0, "Tesler"));
  ASSERT_REFUSED (gsy_editor_remove_filler (f->editor, GSY_ROLE_SOURCE, 0));
  ASSERT_REFUSED (gsy_editor_remove_filler_words (f->editor, GSY_ROLE_SOURCE, 0));
  ASSERT_REFUSED (gsy_editor_set_about (f->editor, topics));
  ASSERT_REFUSED (gsy_editor_set_said (f->editor, "2021"));
  ASSERT_REFUSED (gsy_editor_set_attribute (f->editor, "voice", &value));
#undef ASSERT_REFUSED
  g_assert_null (gsy_scheme_find_actor (get_scheme (f), "Tesler"));
  g_assert_null (gsy_scheme_find_topic (get_scheme (f), "Barrage"));
}

static void
nothing_selected_is_told (Fixture *f, gconstpointer unused)
{
  assert_all_refused (f, "No statement is selected");
}

static void
locked_layers_are_told (Fixture *f, gconstpointer unused)
{
  g_free (mark (f, "denial", "Nous n’avons rien ouvert"));
  gsy_editor_set_layer_locked (f->editor, "denial", TRUE);
  assert_all_refused (f, "“Denial” is locked");
}

static void
newer_sidecars_are_told (Fixture *f, gconstpointer unused)
{
  write_file (f, "a.txt.annotations.json",
              "{\n  \"format\": \"gainsay-annotations\",\n  \"version\": 99,\n  \"unit\": \"code-point\",\n  \"article\": {\n    \"file\": \"a.txt\"\n  },\n"
              "  \"statements\": [{\"id\": \"0b3e0c0a-6d0e-4d4e-9b5e-0f6a9a7b2c11\", \"layer\": \"denial\", \"spans\": [{\"start\": 3, \"end\": 11}]}]\n}\n");
  open_folder (f);
  open_article (f, "a.txt");
  g_assert_true (gsy_document_is_read_only (gsy_editor_get_document (f->editor)));
  gsy_editor_select (f->editor, "0b3e0c0a-6d0e-4d4e-9b5e-0f6a9a7b2c11", 0, FALSE);
  g_assert_nonnull (gsy_editor_get_selected (f->editor));
  assert_all_refused (f, "newer");
}

static void
no_article_is_nothing_to_tell (Fixture *f, gconstpointer unused)
{
  g_assert_false (gsy_editor_set_said (f->editor, "2021"));
  g_assert_cmpuint (f->n_refused, ==, 0);
}

static void
no_words_are_told (Fixture *f, gconstpointer unused)
{
  g_free (mark (f, "denial", "Nous n’avons rien ouvert"));
  g_assert_false (gsy_editor_set_role (f->editor, GSY_ROLE_SOURCE, span_of (f, " », "), GSY_SNAP_WORDS));
  g_assert_nonnull (strstr (f->refused, "no words"));
}

static void
broken_vocabulary_does_not_stop_the_statement (Fixture *f, gconstpointer unused)
{
  write_file (f, "gainsay.json", "{ this is no JSON");
  open_folder (f);
  open_article (f, "a.txt");
  g_free (mark (f, "denial", "Nous n’avons rien ouvert"));
  g_assert_true (gsy_editor_set_role (f->editor, GSY_ROLE_SOURCE, span_of (f, "Mme Tesler"), GSY_SNAP_WORDS));
  ASSERT_FILLER (f, GSY_ROLE_SOURCE, 0, "Tesler", "Mme Tesler");
  g_assert_null (gsy_scheme_find_actor (get_scheme (f), "Tesler"));
  g_assert_cmpuint (f->n_refused, ==, 0);
}

/* --- what is being typed --- */

static void
hand_in_date_cb (GsyEditor *editor, const char *date)
{
  if (gsy_editor_get_selected (editor) != NULL)
    gsy_editor_set_said (editor, date);
}

static void
undo_takes_back_what_is_being_typed (Fixture *f, gconstpointer unused)
{
  g_free (mark (f, "denial", "Nous n’avons rien ouvert"));
  g_assert_true (gsy_editor_set_said (f->editor, "2020"));
  gulong handler = g_signal_connect (f->editor, "settle", G_CALLBACK (hand_in_date_cb), (gpointer) "2021");
  g_assert_true (gsy_editor_undo (f->editor));
  g_signal_handler_disconnect (f->editor, handler);
  g_assert_cmpstr (gsy_editor_get_selected (f->editor)->said, ==, "2020");
  g_assert_true (gsy_editor_redo (f->editor));
  g_assert_cmpstr (gsy_editor_get_selected (f->editor)->said, ==, "2021");
}

static void
deleted_statement_comes_back_with_it (Fixture *f, gconstpointer unused)
{
  g_autofree char *id = mark (f, "denial", "Nous n’avons rien ouvert");
  gulong handler = g_signal_connect (f->editor, "settle", G_CALLBACK (hand_in_date_cb), (gpointer) "2021");

  g_assert_true (gsy_editor_remove (f->editor));
  g_signal_handler_disconnect (f->editor, handler);
  g_assert_true (gsy_editor_undo (f->editor));
  ASSERT_SELECTED (f, id);
  g_assert_cmpstr (gsy_editor_get_selected (f->editor)->said, ==, "2021");
}

/* --- notes in between --- */

static void
note_does_not_swallow_roles (Fixture *f, gconstpointer unused)
{
  g_autofree char *id = mark (f, "denial", "Nous n’avons rien ouvert");

  g_assert_true (gsy_editor_set_note (f->editor, "V"));
  g_assert_true (gsy_editor_set_note (f->editor, "Vu"));
  g_assert_true (gsy_editor_set_said (f->editor, "2021"));
  g_assert_true (gsy_editor_set_note (f->editor, "Vu "));
  g_assert_true (gsy_editor_set_note (f->editor, "Vu !"));
  g_assert_cmpstr (gsy_editor_get_selected (f->editor)->note, ==, "Vu !");

  g_assert_true (gsy_editor_undo (f->editor));
  g_assert_cmpstr (gsy_editor_get_selected (f->editor)->note, ==, "Vu");
  g_assert_cmpstr (gsy_editor_get_selected (f->editor)->said, ==, "2021");
  g_assert_true (gsy_editor_undo (f->editor));
  g_assert_null (gsy_editor_get_selected (f->editor)->said);
  g_assert_cmpstr (gsy_editor_get_selected (f->editor)->note, ==, "Vu");
  g_assert_true (gsy_editor_undo (f->editor));
  g_assert_null (gsy_editor_get_selected (f->editor)->note);
  ASSERT_SELECTED (f, id);
}

static void
note_taken_back_leaves_room_for_roles (Fixture *f, gconstpointer unused)
{
  g_autofree char *id = mark (f, "denial", "Nous n’avons rien ouvert");
  g_autoptr (GsyStatement) old = gsy_statement_copy (gsy_editor_get_selected (f->editor));
  g_autoptr (GsyEdit) edit = gsy_edit_new ("Make Old");

  g_free (old->modified);
  old->modified = g_strdup ("2001-01-01T00:00:00Z");
  gsy_edit_add_statement (edit, "a.txt", gsy_editor_get_selected (f->editor), old);
  g_assert_true (gsy_corpus_do (f->corpus, edit, NULL));

  /* What was typed and taken back gives the statement the time of its last change back, before the next step looks at it. */
  g_assert_true (gsy_editor_set_note (f->editor, "x"));
  g_assert_true (gsy_editor_set_note (f->editor, ""));
  g_assert_cmpstr (gsy_editor_get_selected (f->editor)->modified, !=, old->modified);
  g_assert_true (gsy_editor_set_said (f->editor, "2021"));
  g_assert_cmpuint (f->n_refused, ==, 0);
  g_assert_true (gsy_editor_undo (f->editor));
  g_assert_cmpstr (gsy_editor_get_selected (f->editor)->modified, ==, old->modified);
  ASSERT_SELECTED (f, id);
  g_assert_cmpuint (count_undo (f), ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD_TO(set_up_func, path, func) g_test_add ("/editor-roles/" path, Fixture, NULL, set_up_func, func, tear_down)
#define ADD(path, func) ADD_TO (set_up, path, func)
  ADD ("role/words-give-the-actor-by-alias", words_give_the_actor_by_alias);
  ADD ("role/unknown-name-is-listed-in-the-same-step", unknown_name_is_listed_in_the_same_step);
  ADD ("role/words-that-name-nobody-stand-alone", words_that_name_nobody_stand_alone);
  ADD ("role/typed-name-is-spelt-as-it-is-listed", typed_name_is_spelt_as_it_is_listed);
  ADD ("role/what-is-so-already-is-no-step", what_is_so_already_is_no_step);
  ADD ("about/topics-are-listed-in-the-same-step", topics_are_listed_in_the_same_step);
  ADD ("said/takes-what-people-type", said_takes_what_people_type);
  ADD ("attributes/are-set-and-taken-away", attributes_are_set_and_taken_away);
  ADD ("refusal/nothing-selected-is-told", nothing_selected_is_told);
  ADD ("refusal/locked-layers-are-told", locked_layers_are_told);
  ADD_TO (set_up_empty, "refusal/newer-sidecars-are-told", newer_sidecars_are_told);
  ADD ("refusal/no-words-are-told", no_words_are_told);
  ADD_TO (set_up_folder, "refusal/no-article-is-nothing-to-tell", no_article_is_nothing_to_tell);
  ADD_TO (set_up_empty, "vocabulary/broken-it-does-not-stop-the-statement", broken_vocabulary_does_not_stop_the_statement);
  ADD ("typing/undo-takes-back-what-is-being-typed", undo_takes_back_what_is_being_typed);
  ADD ("typing/deleted-statement-comes-back-with-it", deleted_statement_comes_back_with_it);
  ADD ("note/does-not-swallow-roles", note_does_not_swallow_roles);
  ADD ("note/taken-back-leaves-room-for-roles", note_taken_back_leaves_room_for_roles);
#undef ADD
#undef ADD_TO
  return g_test_run ();
}
