/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-document-article-pulled.c: article and sidecar change at once, as a pull brings them, and no mark of either is lost. */
#include "config.h"
#include "article-fixture.h"

/* What another machine has: the new text, with one statement more, and one that goes further. */
static void
pull (Fixture *fixture, const char *text, gboolean article_first)
{
  g_autofree char *other = make_folder ();
  g_autofree char *sidecar = g_build_filename (fixture->folder, "a.txt.annotations.json", NULL);
  g_autofree char *copy = NULL;
  g_autofree char *mine = read_file (fixture->folder, "a.txt.annotations.json");
  g_autofree char *theirs = NULL;
  g_autofree char *temporary = NULL;
  g_autoptr (GsyEdit) edit = gsy_edit_new ("Change");
  g_autoptr (GsyStatement) wider = NULL;
  GsyDocument *there;
  GsyStore *store;
  GsySpan span;

  g_free (put_file (other, "a.txt", text));
  copy = put_file (other, "a.txt.annotations.json", mine);
  there = load_document (other, "a.txt");
  store = gsy_document_get_store (there);
  wider = gsy_statement_copy (gsy_store_find (store, "three"));
  span = find (there, "The mayor of the café quarter " SAID_3);
  gsy_statement_set_spans (wider, &span, 1);
  gsy_edit_add_statement (edit, "a.txt", gsy_store_find (store, "three"), wider);
  g_assert_true (gsy_store_apply (store, edit, NULL));
  span = find (there, "the bridge was safe");
  mark (there, "accusation", span.start, span.end);
  g_assert_true (gsy_document_save_sync (there, NULL));
  g_assert_finalize_object (there);
  theirs = read_file (other, "a.txt.annotations.json");
  remove_tree (other);

  temporary = put_file (fixture->folder, ".sidecar.new", theirs);
  if (article_first)
    write_article (fixture, text);
  g_assert_cmpint (g_rename (temporary, sidecar), ==, 0);
  if (!article_first)
    write_article (fixture, text);
}

static void
assert_pulled (Fixture *fixture)
{
  g_assert_cmpuint (count_statements (fixture->document), ==, 4);
  assert_words (fixture->document, "one", SAID_1);
  assert_words (fixture->document, "two", SAID_2);
  assert_words (fixture->document, "three", "The mayor of the café quarter " SAID_3);
  assert_saved (fixture);
}

static void
test_pulled (Fixture *fixture, gconstpointer data)
{
  gboolean article_first = GPOINTER_TO_INT (data) & 1;
  gboolean told_first = GPOINTER_TO_INT (data) & 2;

  mark_three (fixture);
  g_assert_true (gsy_corpus_flush_sync (fixture->corpus, NULL));
  pull (fixture, NEW P1 P2 P3 P4, article_first);
  if (told_first)
    gsy_document_look_at_article (fixture->document);
  gsy_document_look_outside (fixture->document);
  if (!told_first)
    gsy_document_look_at_article (fixture->document);
  wait_until (fixture->n_changed == 1 && fixture->n_merged == 1);
  assert_pulled (fixture);
  while (gsy_history_can_undo (gsy_corpus_get_history (fixture->corpus)))
    g_assert_true (gsy_corpus_undo (fixture->corpus, NULL, NULL));
  g_assert_cmpuint (count_statements (fixture->document), ==, 0);
  while (gsy_history_can_redo (gsy_corpus_get_history (fixture->corpus)))
    g_assert_true (gsy_corpus_redo (fixture->corpus, NULL, NULL));
  assert_pulled (fixture);
}

/* There is no time to wait for anything. */
static void
test_pulled_at_the_last_moment (Fixture *fixture, gconstpointer data)
{
  mark_three (fixture);
  g_assert_true (gsy_corpus_flush_sync (fixture->corpus, NULL));
  pull (fixture, NEW P1 P2 P3 P4, TRUE);
  mark_words (fixture, "five", "A spokesman denied it");
  g_assert_true (gsy_corpus_flush_sync (fixture->corpus, NULL));
  g_assert_cmpuint (count_statements (fixture->document), ==, 5);
  assert_words (fixture->document, "five", "A spokesman denied it");
  assert_words (fixture->document, "three", "The mayor of the café quarter " SAID_3);
  assert_saved (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  isolate_cache ();

  ADD ("pulled/sidecar-first-and-told-first", test_pulled, GINT_TO_POINTER (0));
  ADD ("pulled/article-first-sidecar-told-first", test_pulled, GINT_TO_POINTER (1));
  ADD ("pulled/sidecar-first-article-told-first", test_pulled, GINT_TO_POINTER (2));
  ADD ("pulled/article-first-and-told-first", test_pulled, GINT_TO_POINTER (3));
  ADD ("pulled/at-the-last-moment", test_pulled_at_the_last_moment, NULL);

  return run_article_tests ();
}
