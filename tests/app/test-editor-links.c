/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-editor-links.c: links between statements, made and followed: the verbs of a window, without a window. */
#include "config.h"

#include "editor-fixture.h"

#define GONE "00000000-0000-4000-8000-000000000000"

/* An accusation in a.txt, and the selected denial in b.txt. */
typedef struct
{
  char *accusation;
  char *denial;
} Pair;

static void
pair_clear (Pair *pair)
{
  g_free (pair->accusation);
  g_free (pair->denial);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pair, pair_clear)

static Pair
mark_pair (Fixture *f)
{
  Pair pair;

  pair.accusation = mark (f, "accusation", "accuse la Karsie d’avoir vidé le barrage");
  open_article (f, "b.txt");
  pair.denial = mark (f, "denial", "The authority denies it");
  return pair;
}

static const GsyLink *
get_link (Fixture *f, guint i)
{
  const GPtrArray *links = gsy_editor_get_selected (f->editor)->links;

  g_assert_nonnull (links);
  g_assert_cmpuint (i, <, links->len);
  return g_ptr_array_index (links, i);
}

static guint
count_links (Fixture *f)
{
  const GPtrArray *links = gsy_editor_get_selected (f->editor)->links;

  return links != NULL ? links->len : 0;
}

static void
assert_refused (Fixture *f, gboolean done, const char *words)
{
  g_assert_false (done);
  g_assert_nonnull (f->refused);
  if (strstr (f->refused, words) == NULL)
    g_error ("“%s” does not say “%s”", f->refused, words);
  g_clear_pointer (&f->refused, g_free);
}

static void
wait_for_index (Fixture *f)
{
  SPIN_UNTIL (gsy_folder_index_is_ready (gsy_corpus_get_index (f->corpus)));
}

/* --- making links --- */

static void
link_says_the_other_ends_words (Fixture *f, gconstpointer unused)
{
  g_auto (Pair) pair = mark_pair (f);

  g_assert_true (gsy_editor_add_link (f->editor, NULL, "a.txt", pair.accusation));
  g_assert_cmpuint (count_links (f), ==, 1);
  g_assert_cmpstr (get_link (f, 0)->relation, ==, "answers");
  g_assert_cmpstr (get_link (f, 0)->to, ==, pair.accusation);
  g_assert_cmpstr (get_link (f, 0)->article, ==, "a.txt");
  g_assert_cmpstr (get_link (f, 0)->exact, ==, "accuse la Karsie d’avoir vidé le barrage");
  g_assert_true (gsy_editor_undo (f->editor));
  g_assert_cmpuint (count_links (f), ==, 0);
}

static void
link_in_the_article_does_not_name_it (Fixture *f, gconstpointer unused)
{
  g_autofree char *accusation = mark (f, "accusation", "accuse la Karsie");
  g_free (mark (f, "denial", "a rejeté"));

  g_assert_true (gsy_editor_add_link (f->editor, "answers", NULL, accusation));
  g_assert_null (get_link (f, 0)->article);
  g_assert_cmpstr (get_link (f, 0)->exact, ==, "accuse la Karsie");
}

static void
long_words_are_cut (Fixture *f, gconstpointer unused)
{
  g_autoptr (GString) text = g_string_new ("Voici ");
  GsySpan all;

  for (guint i = 0; i < 100; i++)
    g_string_append (text, "un très long démenti ");
  g_string_append (text, "fini.");
  all = gsy_span (0, g_utf8_strlen (text->str, -1));
  write_file (f, "c.txt", text->str);
  open_folder (f);
  open_article (f, "c.txt");
  g_assert_true (gsy_editor_mark (f->editor, "denial", all, GSY_SNAP_WORDS));
  g_autofree char *id = g_strdup (gsy_editor_get_selected (f->editor)->id);
  open_article (f, "a.txt");
  g_free (mark (f, "denial", "a rejeté"));
  g_assert_true (gsy_editor_add_link (f->editor, "repeats", "c.txt", id));
  g_assert_cmpint (g_utf8_strlen (get_link (f, 0)->exact, -1), <=, 200);
  g_assert_cmpint (g_utf8_strlen (get_link (f, 0)->exact, -1), >, 190);
}

static void
relation_follows_the_layers (Fixture *f, gconstpointer unused)
{
  g_autofree char *accusation = mark (f, "accusation", "accuse la Karsie");
  g_autofree char *denial = mark (f, "denial", "a rejeté");

  g_assert_cmpstr (gsy_editor_get_default_relation (f->editor, NULL)->id, ==, "answers");
  g_assert_cmpstr (gsy_editor_get_default_relation (f->editor, "accusation")->id, ==, "answers");
  g_assert_cmpstr (gsy_editor_get_default_relation (f->editor, "denial")->id, ==, "repeats");
  /* An accusation answers nothing. */
  gsy_editor_select (f->editor, accusation, 0, FALSE);
  g_assert_cmpstr (gsy_editor_get_default_relation (f->editor, NULL)->id, ==, "repeats");
  assert_refused (f, gsy_editor_add_link (f->editor, "answers", NULL, denial), "“Answers” leads from Denial, Counter-accusation to Accusation, Counter-accusation");
  assert_refused (f, gsy_editor_add_link (f->editor, "mocks", NULL, denial), "“mocks”");
  assert_refused (f, gsy_editor_add_link (f->editor, NULL, NULL, accusation), "itself");
  g_assert_cmpuint (count_links (f), ==, 0);
  gsy_editor_select (f->editor, NULL, 0, FALSE);
  g_assert_null (gsy_editor_get_default_relation (f->editor, NULL));
}

static void
no_relation_is_told (Fixture *f, gconstpointer unused)
{
  g_autofree char *accusation = mark (f, "accusation", "accuse la Karsie");
  g_autofree char *denial = mark (f, "denial", "a rejeté");

  g_assert_true (gsy_editor_remove_item (f->editor, GSY_LIST_RELATIONS, "repeats"));
  gsy_editor_select (f->editor, accusation, 0, FALSE);
  assert_refused (f, gsy_editor_add_link (f->editor, NULL, NULL, denial), "from Accusation to Denial");
  assert_refused (f, gsy_editor_begin_linking (f->editor), "No relation leads from Accusation");
}

static void
same_link_twice_is_told (Fixture *f, gconstpointer unused)
{
  g_auto (Pair) pair = mark_pair (f);

  g_assert_true (gsy_editor_add_link (f->editor, NULL, "a.txt", pair.accusation));
  assert_refused (f, gsy_editor_add_link (f->editor, NULL, "a.txt", pair.accusation), "already");
}

static void
other_end_must_be_there (Fixture *f, gconstpointer unused)
{
  g_auto (Pair) pair = mark_pair (f);

  assert_refused (f, gsy_editor_add_link (f->editor, NULL, "a.txt", GONE), "no longer there");
  assert_refused (f, gsy_editor_add_link (f->editor, NULL, "zzz.txt", pair.accusation), "no longer there");
}

static void
other_end_may_be_in_an_article_that_is_not_open (Fixture *f, gconstpointer unused)
{
  g_autofree char *id = mark (f, "accusation", "accuse la Karsie");

  gsy_corpus_flush_sync (f->corpus, NULL);
  gsy_editor_set_corpus (f->editor, NULL);
  wait_for_openings (f);
  g_clear_object (&f->corpus);
  open_folder (f);
  wait_for_index (f);
  open_article (f, "b.txt");
  g_assert_null (gsy_corpus_find_document (f->corpus, "a.txt"));
  g_free (mark (f, "denial", "The authority denies it"));
  g_assert_true (gsy_editor_add_link (f->editor, NULL, "a.txt", id));
  g_assert_cmpstr (get_link (f, 0)->exact, ==, "accuse la Karsie");
}

static void
drop_links_to_the_shortest_shown (Fixture *f, gconstpointer unused)
{
  g_free (mark (f, "accusation", "La Valdorie accuse la Karsie d’avoir vidé le barrage"));
  g_autofree char *shorter = mark (f, "accusation", "accuse la Karsie");
  g_autofree char *shortest = mark (f, "counter-accusation", "la Karsie");
  guint there = offset_of (f, "la Karsie");

  g_free (mark (f, "denial", "a rejeté"));
  gsy_editor_set_layer_hidden (f->editor, "counter-accusation", TRUE);
  g_assert_true (gsy_editor_link_to_offset (f->editor, there));
  g_assert_cmpstr (get_link (f, 0)->to, ==, shorter);
  gsy_editor_set_layer_hidden (f->editor, "counter-accusation", FALSE);
  g_assert_true (gsy_editor_link_to_offset (f->editor, there));
  g_assert_cmpstr (get_link (f, 1)->to, ==, shortest);
  /* Only itself is there. */
  assert_refused (f, gsy_editor_link_to_offset (f->editor, offset_of (f, "a rejeté")), "no other statement");
  g_assert_cmpuint (count_links (f), ==, 2);
}

/* --- looking for the other end --- */

static void
linking_ends_with_the_link_or_the_selection (Fixture *f, gconstpointer unused)
{
  g_auto (Pair) pair = mark_pair (f);

  g_assert_true (gsy_editor_begin_linking (f->editor));
  g_assert_true (gsy_editor_is_linking (f->editor));
  g_assert_cmpint (gsy_editor_get_repairing (f->editor), ==, -1);
  g_assert_true (gsy_editor_add_link (f->editor, NULL, "a.txt", pair.accusation));
  g_assert_false (gsy_editor_is_linking (f->editor));

  g_assert_true (gsy_editor_begin_linking (f->editor));
  gsy_editor_select (f->editor, NULL, 0, FALSE);
  g_assert_false (gsy_editor_is_linking (f->editor));
  gsy_editor_select (f->editor, pair.denial, 0, FALSE);
  g_assert_true (gsy_editor_begin_linking (f->editor));
  open_article (f, "a.txt");
  g_assert_false (gsy_editor_is_linking (f->editor));
}

static void
linking_is_refused_before_the_search (Fixture *f, gconstpointer unused)
{
  assert_refused (f, gsy_editor_begin_linking (f->editor), "No statement is selected");
  g_free (mark (f, "denial", "a rejeté"));
  gsy_editor_set_layer_locked (f->editor, "denial", TRUE);
  assert_refused (f, gsy_editor_begin_linking (f->editor), "“Denial” is locked");
  g_assert_false (gsy_editor_is_linking (f->editor));
}

/* --- changing links --- */

static void
relation_of_a_link_changes (Fixture *f, gconstpointer unused)
{
  g_auto (Pair) pair = mark_pair (f);

  g_assert_true (gsy_editor_add_link (f->editor, NULL, "a.txt", pair.accusation));
  g_assert_true (gsy_editor_set_link_relation (f->editor, 0, "repeats"));
  g_assert_cmpstr (get_link (f, 0)->relation, ==, "repeats");
  g_assert_cmpstr (get_link (f, 0)->article, ==, "a.txt");
  assert_refused (f, gsy_editor_set_link_relation (f->editor, 0, "mocks"), "“mocks”");
  assert_refused (f, gsy_editor_set_link_relation (f->editor, 1, "answers"), "no longer there");
  g_assert_true (gsy_editor_remove_link (f->editor, 0));
  g_assert_cmpuint (count_links (f), ==, 0);
  assert_refused (f, gsy_editor_remove_link (f->editor, 0), "no longer there");
}

static void
broken_link_is_repaired (Fixture *f, gconstpointer unused)
{
  g_auto (Pair) pair = mark_pair (f);

  g_assert_true (gsy_editor_add_link (f->editor, NULL, "a.txt", pair.accusation));
  open_article (f, "a.txt");
  gsy_editor_select (f->editor, pair.accusation, 0, FALSE);
  g_assert_true (gsy_editor_remove (f->editor));
  g_autofree char *other = mark (f, "accusation", "La Valdorie");
  open_article (f, "b.txt");
  gsy_editor_select (f->editor, pair.denial, 0, FALSE);
  /* While the folder is read, or its file anew, it might be there yet. */
  wait_for_index (f);
  SPIN_UNTIL (gsy_folder_index_find (gsy_corpus_get_index (f->corpus), "a.txt", pair.accusation) == NULL);
  assert_refused (f, gsy_editor_follow_link (f->editor, 0), "no longer there");
  assert_refused (f, gsy_editor_follow (f->editor), "no longer there");
  g_assert_cmpstr (get_link (f, 0)->exact, ==, "accuse la Karsie d’avoir vidé le barrage");

  g_assert_false (gsy_editor_begin_repair (f->editor, 1));
  g_assert_true (gsy_editor_begin_repair (f->editor, 0));
  g_assert_true (gsy_editor_is_linking (f->editor));
  g_assert_cmpint (gsy_editor_get_repairing (f->editor), ==, 0);
  g_assert_true (gsy_editor_repair_link (f->editor, 0, "a.txt", other));
  g_assert_false (gsy_editor_is_linking (f->editor));
  g_assert_cmpuint (count_links (f), ==, 1);
  g_assert_cmpstr (get_link (f, 0)->to, ==, other);
  g_assert_cmpstr (get_link (f, 0)->exact, ==, "La Valdorie");
  g_assert_cmpstr (get_link (f, 0)->relation, ==, "answers");
  g_assert_true (gsy_editor_follow_link (f->editor, 0));
  g_assert_true (is_open (f, "a.txt"));
  ASSERT_SELECTED (f, other);
}

/* --- going along --- */

static void
follow_and_come_back (Fixture *f, gconstpointer unused)
{
  g_auto (Pair) pair = mark_pair (f);

  g_assert_true (gsy_editor_add_link (f->editor, NULL, "a.txt", pair.accusation));
  g_assert_false (gsy_editor_can_go_back (f->editor));
  g_assert_false (gsy_editor_go_back (f->editor));

  guint n_reveals = f->n_reveals;
  g_assert_true (gsy_editor_follow (f->editor));
  SPIN_UNTIL (gsy_editor_get_opening (f->editor) == NULL);
  g_assert_true (is_open (f, "a.txt"));
  ASSERT_SELECTED (f, pair.accusation);
  g_assert_cmpuint (f->n_reveals, ==, n_reveals + 1);
  g_assert_true (gsy_editor_can_go_back (f->editor));
  /* From here, what links here is the way on. */
  g_assert_true (gsy_editor_follow (f->editor));
  g_assert_true (is_open (f, "b.txt"));
  ASSERT_SELECTED (f, pair.denial);

  g_assert_true (gsy_editor_go_back (f->editor));
  ASSERT_SELECTED (f, pair.accusation);
  g_assert_true (gsy_editor_go_back (f->editor));
  g_assert_true (is_open (f, "b.txt"));
  ASSERT_SELECTED (f, pair.denial);
  g_assert_cmpuint (f->revealed.start, ==, offset_of (f, "The authority denies"));
  g_assert_false (gsy_editor_can_go_back (f->editor));
}

static void
back_leads_to_where_nothing_was_selected (Fixture *f, gconstpointer unused)
{
  g_autofree char *id = mark (f, "denial", "a rejeté");

  gsy_editor_select (f->editor, NULL, 0, FALSE);
  gsy_editor_go_to (f->editor, "a.txt", id);
  ASSERT_SELECTED (f, id);
  g_assert_true (gsy_editor_go_back (f->editor));
  g_assert_true (is_open (f, "a.txt"));
  ASSERT_SELECTED (f, NULL);
}

static void
where_one_is_already_is_no_place_to_come_back_to (Fixture *f, gconstpointer unused)
{
  g_autofree char *id = mark (f, "denial", "a rejeté");

  gsy_editor_go_to (f->editor, "a.txt", id);
  g_assert_false (gsy_editor_can_go_back (f->editor));
}

static void
going_shows_a_hidden_layer (Fixture *f, gconstpointer unused)
{
  g_autofree char *id = mark (f, "denial", "a rejeté");

  open_article (f, "b.txt");
  gsy_editor_set_layer_hidden (f->editor, "denial", TRUE);
  gsy_editor_go_to (f->editor, "a.txt", id);
  g_assert_true (gsy_editor_is_layer_shown (f->editor, "denial"));
  ASSERT_SELECTED (f, id);
}

static void
follow_without_links_says_so (Fixture *f, gconstpointer unused)
{
  assert_refused (f, gsy_editor_follow (f->editor), "No statement is selected");
  g_free (mark (f, "denial", "a rejeté"));
  assert_refused (f, gsy_editor_follow (f->editor), "Press L");
  g_assert_false (gsy_editor_follow_link (f->editor, 0));
}

static void
another_folder_has_other_places (Fixture *f, gconstpointer unused)
{
  g_autofree char *id = mark (f, "denial", "a rejeté");
  guint n_notified = 0;

  gsy_editor_select (f->editor, NULL, 0, FALSE);
  gsy_editor_go_to (f->editor, "a.txt", id);
  g_signal_connect_swapped (f->editor, "notify::can-go-back", G_CALLBACK (g_atomic_int_inc), &n_notified);
  gsy_editor_set_corpus (f->editor, NULL);
  g_assert_false (gsy_editor_can_go_back (f->editor));
  g_assert_cmpuint (n_notified, ==, 1);
}

static void
links_are_shown_on_demand (Fixture *f, gconstpointer unused)
{
  gboolean shown = FALSE;

  g_assert_false (gsy_editor_get_links_shown (f->editor));
  g_object_set (f->editor, "links-shown", TRUE, NULL);
  g_object_get (f->editor, "links-shown", &shown, NULL);
  g_assert_true (shown);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD_TO(set_up_func, path, func) g_test_add ("/editor-links/" path, Fixture, NULL, set_up_func, func, tear_down)
#define ADD(path, func) ADD_TO (set_up, path, func)
  ADD ("add/says-the-other-ends-words", link_says_the_other_ends_words);
  ADD ("add/in-the-article-does-not-name-it", link_in_the_article_does_not_name_it);
  ADD_TO (set_up_empty, "add/long-words-are-cut", long_words_are_cut);
  ADD ("add/relation-follows-the-layers", relation_follows_the_layers);
  ADD ("add/no-relation-is-told", no_relation_is_told);
  ADD ("add/the-same-twice-is-told", same_link_twice_is_told);
  ADD ("add/other-end-must-be-there", other_end_must_be_there);
  ADD ("add/other-end-need-not-be-open", other_end_may_be_in_an_article_that_is_not_open);
  ADD ("add/drop-links-to-the-shortest-shown", drop_links_to_the_shortest_shown);
  ADD ("linking/ends-with-the-link-or-the-selection", linking_ends_with_the_link_or_the_selection);
  ADD ("linking/is-refused-before-the-search", linking_is_refused_before_the_search);
  ADD ("change/relation", relation_of_a_link_changes);
  ADD ("change/broken-link-is-repaired", broken_link_is_repaired);
  ADD ("go/follow-and-come-back", follow_and_come_back);
  ADD ("go/back-to-where-nothing-was-selected", back_leads_to_where_nothing_was_selected);
  ADD ("go/where-one-is-already-is-no-place", where_one_is_already_is_no_place_to_come_back_to);
  ADD ("go/shows-a-hidden-layer", going_shows_a_hidden_layer);
  ADD ("go/without-links-says-so", follow_without_links_says_so);
  ADD ("go/another-folder-has-other-places", another_folder_has_other_places);
  ADD ("shown/on-demand", links_are_shown_on_demand);
#undef ADD
#undef ADD_TO
  return g_test_run ();
}
