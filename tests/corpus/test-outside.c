/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-outside.c: what other programs write while an article is open: seen, taken in, undone, and never lost. */
#include "config.h"
#include "corpus/gsy-corpus.h"

#include "fixture.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  GsyCorpus *corpus;
  GsyDocument *document;
  guint n_merged;
  guint n_conflicts;
} Fixture;

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  fixture->document = gsy_corpus_open_finish (GSY_CORPUS (source), result, NULL);
}

static void
merged_cb (GsyCorpus *corpus, GsyDocument *document, guint n_changes, guint n_conflicts, Fixture *fixture)
{
  g_assert_true (document == fixture->document);
  fixture->n_merged++;
  fixture->n_conflicts += n_conflicts;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = fresh_folder ();
  g_free (put_file (fixture->folder, "a.txt", TEXT));
  fixture->corpus = gsy_corpus_new (fixture->folder, NULL);
  g_signal_connect (fixture->corpus, "document-merged", G_CALLBACK (merged_cb), fixture);
  gsy_corpus_open_async (fixture->corpus, "a.txt", NULL, opened_cb, fixture);
  wait_until (fixture->document != NULL && !gsy_corpus_is_loading (fixture->corpus));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  /* Some tests end with a file that must not be written. */
  if (gsy_document_get_outside_error (fixture->document) == NULL)
    g_assert_true (gsy_corpus_flush_sync (fixture->corpus, NULL));
  g_clear_object (&fixture->document);
  drop_corpus (&fixture->corpus);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static void
mark_here (Fixture *fixture, const char *id, guint start, guint end)
{
  g_autoptr (GsyEdit) edit = edit_add ("a.txt", id, "denial", start, end);

  g_assert_true (gsy_corpus_do (fixture->corpus, edit, NULL));
}

static void
mark_outside (const char *folder, const char *id, guint start, guint end)
{
  GsyDocument *other = load_document (folder, "a.txt");

  if (id != NULL)
    {
      g_autoptr (GsyEdit) edit = edit_add ("a.txt", id, "accusation", start, end);

      g_assert_true (gsy_store_apply (gsy_document_get_store (other), edit, NULL));
    }
  else
    {
      mark (other, "accusation", start, end);
    }
  g_assert_true (gsy_document_save_sync (other, NULL));
  g_assert_finalize_object (other);
}

static void
assert_on_disk (const char *folder, guint n_statements)
{
  GsyDocument *again = load_document (folder, "a.txt");

  g_assert_cmpuint (count_statements (again), ==, n_statements);
  g_assert_finalize_object (again);
}

/* Lets go of it, and waits for whoever still looks at its file. */
static void
close_document (GsyDocument *document)
{
  gpointer gone = document;

  g_object_add_weak_pointer (G_OBJECT (document), &gone);
  g_object_unref (document);
  wait_until (gone == NULL);
}

static void
test_seen (Fixture *fixture, gconstpointer data)
{
  mark_here (fixture, NULL, 16, 21);
  g_assert_true (gsy_corpus_flush_sync (fixture->corpus, NULL));
  mark_outside (fixture->folder, NULL, 40, 44);
  wait_until (fixture->n_merged == 1);
  g_assert_cmpuint (count_statements (fixture->document), ==, 2);
  g_assert_cmpuint (fixture->n_conflicts, ==, 0);
}

static void
test_unsaved (Fixture *fixture, gconstpointer data)
{
  mark_here (fixture, NULL, 16, 21);
  g_assert_true (gsy_corpus_flush_sync (fixture->corpus, NULL));
  mark_here (fixture, NULL, 30, 33);
  mark_outside (fixture->folder, NULL, 40, 44);
  /* The last moment: there is no time for a monitor. */
  g_assert_true (gsy_corpus_flush_sync (fixture->corpus, NULL));
  g_assert_cmpuint (count_statements (fixture->document), ==, 3);
  assert_on_disk (fixture->folder, 3);
}

/* A save that cannot wait takes in by itself what another program wrote. What was read of that beforehand is old by then: it would take back what was
 * marked here. */
static void
test_read_before_saving (void)
{
  g_autofree char *folder = fresh_folder ();
  g_free (put_file (folder, "a.txt", TEXT));
  GsyDocument *document = load_document (folder, "a.txt");

  mark (document, "denial", 16, 21);
  g_assert_true (gsy_document_save_sync (document, NULL));
  mark_outside (folder, NULL, 40, 44);
  mark (document, "denial", 30, 33);
  gsy_document_look_outside (document);
  while (!g_main_context_pending (NULL))
    g_thread_yield ();
  g_assert_true (gsy_document_save_sync (document, NULL));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (count_statements (document), ==, 3);
  close_document (document);
  assert_on_disk (folder, 3);
  remove_tree (folder);
}

/* The write is done and nobody has heard of it yet when another program writes: a save that cannot wait does not forget to look. */
static void
test_seen_before_saving (void)
{
  g_autofree char *folder = fresh_folder ();
  g_free (put_file (folder, "a.txt", TEXT));
  GsyDocument *document = load_document (folder, "a.txt");

  mark (document, "denial", 16, 21);
  gsy_document_save_async (document, NULL, NULL, NULL);
  while (!file_exists (folder, "a.txt.annotations.json"))
    g_thread_yield ();
  mark_outside (folder, NULL, 40, 44);
  gsy_document_look_outside (document);
  g_assert_true (gsy_document_save_sync (document, NULL));
  wait_until (count_statements (document) == 2);
  close_document (document);
  remove_tree (folder);
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  mark_here (fixture, NULL, 16, 21);
  g_assert_true (gsy_corpus_flush_sync (fixture->corpus, NULL));
  mark_outside (fixture->folder, NULL, 40, 44);
  wait_until (fixture->n_merged == 1);
  g_assert_true (gsy_corpus_undo (fixture->corpus, NULL, NULL));
  g_assert_cmpuint (count_statements (fixture->document), ==, 1);
  g_assert_true (gsy_corpus_undo (fixture->corpus, NULL, NULL));
  g_assert_cmpuint (count_statements (fixture->document), ==, 0);
  g_assert_true (gsy_corpus_redo (fixture->corpus, NULL, NULL));
  g_assert_true (gsy_corpus_redo (fixture->corpus, NULL, NULL));
  g_assert_cmpuint (count_statements (fixture->document), ==, 2);
}

/* A grip is being dragged, or a note typed: what comes in between is neither cancelled nor joined with it. */
static void
test_group (Fixture *fixture, gconstpointer data)
{
  GsyHistory *history = gsy_corpus_get_history (fixture->corpus);

  mark_here (fixture, NULL, 16, 21);
  g_assert_true (gsy_corpus_flush_sync (fixture->corpus, NULL));
  gsy_history_begin_group (history, "Drag");
  mark_here (fixture, NULL, 30, 33);
  mark_outside (fixture->folder, NULL, 40, 44);
  wait_until (fixture->n_merged == 1);
  mark_here (fixture, NULL, 34, 38);
  g_assert_cmpuint (count_statements (fixture->document), ==, 4);
  gsy_history_cancel_group (history);
  g_assert_cmpuint (count_statements (fixture->document), ==, 3);
  g_assert_true (gsy_corpus_flush_sync (fixture->corpus, NULL));
  assert_on_disk (fixture->folder, 3);
}

static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  const GsyStatement *statement;

  /* Both made a statement of one id with other words: one is there, the other beside it. */
  mark_here (fixture, ID_A, 16, 21);
  mark_outside (fixture->folder, ID_A, 40, 44);
  g_assert_true (gsy_corpus_flush_sync (fixture->corpus, NULL));
  statement = gsy_store_find (gsy_document_get_store (fixture->document), ID_A);
  g_assert_nonnull (statement);
  g_assert_nonnull (statement->unknown);
  g_assert_cmpstr (statement->unknown[0], ==, "\"conflicts\"");
  g_assert_cmpuint (fixture->n_conflicts, ==, 2);
}

static void
test_broken (Fixture *fixture, gconstpointer data)
{
  g_autofree char *content = NULL;

  mark_here (fixture, NULL, 16, 21);
  g_assert_true (gsy_corpus_flush_sync (fixture->corpus, NULL));
  g_free (put_file (fixture->folder, "a.txt.annotations.json", "{\"format\": \"gainsay-anno"));
  gsy_document_look_outside (fixture->document);
  mark_here (fixture, NULL, 30, 33);
  g_assert_false (gsy_corpus_flush_sync (fixture->corpus, NULL));
  content = read_file (fixture->folder, "a.txt.annotations.json");
  g_assert_cmpstr (content, ==, "{\"format\": \"gainsay-anno");
  g_assert_cmpuint (count_statements (fixture->document), ==, 2);

  /* The writer comes to its end: then it is merged. */
  g_free (put_file (fixture->folder, "a.txt.annotations.json", SIDECAR (STATEMENT (ID_B, "accusation", 40, 44))));
  wait_until (fixture->n_merged == 1 && gsy_corpus_is_saved (fixture->corpus));
  g_assert_nonnull (gsy_store_find (gsy_document_get_store (fixture->document), ID_B));
}

/* --- it becomes what nobody can read --- */

static void
assert_left_alone (Fixture *fixture, const char *broken)
{
  g_autofree char *content = NULL;

  mark_here (fixture, NULL, 30, 33);
  g_assert_false (gsy_corpus_flush_sync (fixture->corpus, NULL));
  content = read_file (fixture->folder, "a.txt.annotations.json");
  g_assert_cmpstr (content, ==, broken);
  g_assert_cmpuint (count_statements (fixture->document), ==, 2);
  /* It is in the recovery folder. */
  g_assert_cmpint (gsy_document_get_save_state (fixture->document), ==, GSY_SAVE_STATE_RECOVERY);
}

static void
break_it (Fixture *fixture, const char *broken)
{
  mark_here (fixture, ID_A, 16, 21);
  g_assert_true (gsy_corpus_flush_sync (fixture->corpus, NULL));
  g_free (put_file (fixture->folder, "a.txt.annotations.json", broken));
  wait_until (gsy_document_get_outside_error (fixture->document) != NULL);
  g_assert_false (gsy_document_is_read_only (fixture->document));
}

/* @data: what the file is then. */
static void
test_becomes_broken (Fixture *fixture, gconstpointer data)
{
  break_it (fixture, data);
  assert_left_alone (fixture, data);

  g_free (put_file (fixture->folder, "a.txt.annotations.json", SIDECAR (STATEMENT (ID_A, "denial", 16, 21) ", " STATEMENT (ID_B, "accusation", 40, 44))));
  wait_until (gsy_document_get_outside_error (fixture->document) == NULL && gsy_corpus_is_saved (fixture->corpus));
  g_assert_cmpuint (count_statements (fixture->document), ==, 3);
}

static void
test_marks_of_git (Fixture *fixture, gconstpointer data)
{
  break_it (fixture, "{\n  \"format\": \"gainsay-annotations\",\n<<<<<<< HEAD\n  \"version\": 1,\n=======\n  \"version\": 1,\n>>>>>>> theirs\n}\n");
  g_assert_nonnull (strstr (gsy_document_get_outside_error (fixture->document)->message, "a.txt.annotations.json:3:1:"));
  g_assert_nonnull (strstr (gsy_document_get_outside_error (fixture->document)->message, "conflict marks"));
}

static void
test_kept_at_once (Fixture *fixture, gconstpointer data)
{
  /* All was saved; now it is nowhere but here. */
  break_it (fixture, "");
  wait_until (gsy_document_get_save_state (fixture->document) == GSY_SAVE_STATE_RECOVERY);
}

static void
test_back_again (Fixture *fixture, gconstpointer data)
{
  g_autofree char *content = NULL;

  mark_here (fixture, ID_A, 16, 21);
  g_assert_true (gsy_corpus_flush_sync (fixture->corpus, NULL));
  content = read_file (fixture->folder, "a.txt.annotations.json");
  g_free (put_file (fixture->folder, "a.txt.annotations.json", "<<<<<<<"));
  wait_until (gsy_document_get_outside_error (fixture->document) != NULL);
  mark_here (fixture, ID_B, 30, 33);
  g_assert_false (gsy_corpus_flush_sync (fixture->corpus, NULL));
  /* As “git merge --abort” does. */
  g_free (put_file (fixture->folder, "a.txt.annotations.json", content));
  wait_until (gsy_document_get_outside_error (fixture->document) == NULL && gsy_corpus_is_saved (fixture->corpus));
  assert_on_disk (fixture->folder, 2);
}

static void
test_aside (Fixture *fixture, gconstpointer data)
{
  g_autofree char *aside = NULL;
  g_autofree char *content = NULL;

  break_it (fixture, "{\"format\": \"gainsay-annotations\", \"version\": 99}");
  mark_here (fixture, ID_B, 30, 33);
  g_assert_true (gsy_document_set_sidecar_aside (fixture->document, &aside, NULL));
  g_assert_null (gsy_document_get_outside_error (fixture->document));
  g_assert_true (gsy_corpus_flush_sync (fixture->corpus, NULL));
  g_assert_true (g_file_get_contents (aside, &content, NULL, NULL));
  g_assert_nonnull (strstr (content, "99"));
  assert_on_disk (fixture->folder, 2);
}

static void
test_removed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "a.txt.annotations.json", NULL);

  mark_here (fixture, ID_A, 16, 21);
  g_assert_true (gsy_corpus_flush_sync (fixture->corpus, NULL));
  g_assert_cmpint (g_unlink (path), ==, 0);
  wait_until (fixture->n_merged == 1 && gsy_corpus_is_saved (fixture->corpus));
  g_assert_true (file_exists (fixture->folder, "a.txt.annotations.json"));
  g_assert_cmpuint (count_statements (fixture->document), ==, 1);
}

/* It was so when it was opened, and somebody mends it. */
static void
test_mended (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->document);
  g_free (put_file (fixture->folder, "a.txt.annotations.json", "{"));
  gsy_corpus_open_async (fixture->corpus, "a.txt", NULL, opened_cb, fixture);
  wait_until (fixture->document != NULL);
  g_assert_true (gsy_document_is_read_only (fixture->document));
  g_free (put_file (fixture->folder, "a.txt.annotations.json", SIDECAR (STATEMENT (ID_A, "denial", 16, 21))));
  wait_until (!gsy_document_is_read_only (fixture->document));
  g_assert_cmpuint (count_statements (fixture->document), ==, 1);
  mark_here (fixture, ID_B, 30, 33);
  g_assert_true (gsy_corpus_flush_sync (fixture->corpus, NULL));
  assert_on_disk (fixture->folder, 2);
}

#define ADD(name, test) g_test_add ("/outside/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  isolate_state ();

  ADD ("written-by-another-program-is-seen", test_seen);
  ADD ("unsaved-work-and-theirs-are-both-saved-at-the-end", test_unsaved);
  g_test_add_func ("/outside/read-before-a-save-that-merged-is-old", test_read_before_saving);
  g_test_add_func ("/outside/seen-before-a-save-is-not-forgotten", test_seen_before_saving);
  ADD ("undone-and-redone-as-a-step-of-its-own", test_undo);
  ADD ("a-drag-that-is-cancelled-leaves-it", test_group);
  ADD ("of-two-values-both-are-kept", test_conflict);
  ADD ("half-written-is-left-alone-until-it-is-whole", test_broken);
  g_test_add ("/outside/cut-while-open-is-left-alone-and-merged-when-it-is-sound", Fixture, "{\"format\": \"gainsay-anno", set_up, test_becomes_broken, tear_down);
  g_test_add ("/outside/emptied-while-open-is-left-alone-and-merged-when-it-is-sound", Fixture, "", set_up, test_becomes_broken, tear_down);
  g_test_add ("/outside/another-format-while-open-is-left-alone", Fixture, "{\"format\": \"gainsay-project\", \"version\": 1}", set_up, test_becomes_broken, tear_down);
  g_test_add ("/outside/a-newer-version-while-open-is-left-alone", Fixture, "{\"format\": \"gainsay-annotations\", \"version\": 99}", set_up, test_becomes_broken, tear_down);
  ADD ("conflict-marks-of-git-are-called-so", test_marks_of_git);
  ADD ("what-is-in-no-file-any-more-is-kept-for-recovery", test_kept_at_once);
  ADD ("a-file-that-is-again-what-it-was-is-gone-on-with", test_back_again);
  ADD ("set-aside-while-open-keeps-ours", test_aside);
  ADD ("removed-is-written-again", test_removed);
  ADD ("broken-when-opened-is-read-when-it-is-sound", test_mended);
  return run_tests ();
}
