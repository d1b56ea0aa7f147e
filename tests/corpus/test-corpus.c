/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-corpus.c: the folder as the place where things are opened, changed, undone and saved. */
#include "config.h"
#include "corpus-fixture.h"

#include "core/gsy-error.h"

static void
test_open (void)
{
  g_autoptr (Folder) folder = make_two ();
  GsyCorpus *corpus = open_folder (folder);
  Opened opened[3] = { 0 };
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  Opened refused = { 0 };
  GsyDocument *document;

  /* Asked for at once, answered with one document. */
  for (guint i = 0; i < G_N_ELEMENTS (opened); i++)
    gsy_corpus_open_async (corpus, "a.txt", NULL, opened_cb, &opened[i]);
  g_cancellable_cancel (cancelled);
  gsy_corpus_open_async (corpus, "a.txt", cancelled, opened_cb, &refused);
  wait_until (opened[0].is_done && opened[1].is_done && opened[2].is_done && refused.is_done);
  g_assert_nonnull (opened[0].document);
  g_assert_true (opened[0].document == opened[1].document && opened[1].document == opened[2].document);
  g_assert_error (refused.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&refused.error);
  g_assert_true (gsy_corpus_find_document (corpus, "a.txt") == opened[0].document);
  document = open_document (corpus, "a.txt");
  g_assert_true (document == opened[0].document);

  /* Nobody holds it: gone. */
  g_object_unref (document);
  g_object_unref (opened[0].document);
  g_object_unref (opened[1].document);
  g_assert_finalize_object (opened[2].document);
  g_assert_null (gsy_corpus_find_document (corpus, "a.txt"));

  gsy_corpus_open_async (corpus, "missing.txt", NULL, opened_cb, &refused);
  refused.is_done = FALSE;
  wait_until (refused.is_done);
  g_assert_error (refused.error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&refused.error);
  close_corpus (corpus);
}

static void
count_document_cb (GsyCorpus *corpus, GsyDocument *document, guint *n)
{
  g_assert_true (GSY_IS_DOCUMENT (document));
  (*n)++;
}

static void
count_cb (GObject *object, guint *n)
{
  (*n)++;
}

static void
test_do (void)
{
  g_autoptr (Folder) folder = make_two ();
  GsyCorpus *corpus = open_folder (folder);
  GsyDocument *a = open_document (corpus, "a.txt");
  GsyDocument *b = open_document (corpus, "b.txt");
  GsyCorpusRow *row = gsy_corpus_find_row (corpus, "a.txt");
  GsyEdit *edit;
  g_autoptr (GsyEdit) undone = NULL;
  guint n_changed = 0, n_counts = 0, n_states = 0;

  g_signal_connect (corpus, "document-changed", G_CALLBACK (count_document_cb), &n_changed);
  g_signal_connect (row, "counts-changed", G_CALLBACK (count_cb), &n_counts);
  g_signal_connect (corpus, "save-state-changed", G_CALLBACK (count_cb), &n_states);

  edit = gsy_edit_new ("Both");
  {
    g_autoptr (GsyStatement) one = gsy_statement_new (ID_A, "denial");
    g_autoptr (GsyStatement) two = gsy_statement_new (ID_B, "accusation");

    gsy_statement_add_span (one, gsy_span (16, 21));
    gsy_statement_add_span (two, gsy_span (40, 44));
    gsy_edit_add_statement (edit, "a.txt", NULL, one);
    gsy_edit_add_statement (edit, "b.txt", NULL, two);
  }
  assert_do (corpus, edit);
  g_assert_cmpuint (count_statements (a), ==, 1);
  g_assert_cmpuint (count_statements (b), ==, 1);
  g_assert_cmpuint (n_changed, ==, 2);
  g_assert_cmpuint (n_counts, ==, 1);
  g_assert_cmpuint (n_states, >, 0);
  g_assert_cmpuint (gsy_corpus_row_get_count (row, "denial"), ==, 1);
  g_assert_cmpuint (gsy_corpus_count_layer (corpus, "accusation"), ==, 1);
  g_assert_false (gsy_corpus_is_saved (corpus));
  g_assert_cmpint (gsy_corpus_get_save_state (corpus, NULL), ==, GSY_SAVE_STATE_UNSAVED);

  wait_until (gsy_corpus_is_saved (corpus));
  g_assert_true (file_exists (folder, "a.txt.annotations.json"));
  g_assert_true (file_exists (folder, "b.txt.annotations.json"));

  g_assert_true (gsy_corpus_undo (corpus, &undone, NULL));
  g_assert_nonnull (undone);
  g_assert_cmpuint (count_statements (a) + count_statements (b), ==, 0);
  g_assert_cmpuint (gsy_corpus_row_get_total (row), ==, 0);
  g_assert_true (gsy_corpus_redo (corpus, NULL, NULL));
  g_assert_cmpuint (count_statements (a) + count_statements (b), ==, 2);
  assert_flush (corpus);

  /* What can be undone stays open. */
  g_object_unref (a);
  g_object_unref (b);
  g_assert_true (gsy_corpus_find_document (corpus, "a.txt") == a);
  g_assert_true (gsy_corpus_undo (corpus, NULL, NULL));
  g_assert_cmpuint (count_statements (a), ==, 0);
  assert_flush (corpus);
  g_assert_nonnull (gsy_corpus_find_document (corpus, "a.txt"));
  gsy_history_clear (gsy_corpus_get_history (corpus));
  g_assert_null (gsy_corpus_find_document (corpus, "a.txt"));
  g_assert_null (gsy_corpus_find_document (corpus, "b.txt"));
  g_assert_cmpuint (gsy_corpus_row_get_total (row), ==, 0);
  close_corpus (corpus);
}

/* A step forgotten for another one lets go of what only it touched. */
static void
test_forgotten_redo (void)
{
  g_autoptr (Folder) folder = make_two ();
  GsyCorpus *corpus = open_folder (folder);
  g_autoptr (GsyDocument) a = open_document (corpus, "a.txt");
  GsyDocument *b = open_document (corpus, "b.txt");

  assert_do (corpus, edit_add ("b.txt", NULL, "denial", 16, 21));
  g_assert_true (gsy_corpus_undo (corpus, NULL, NULL));
  assert_flush (corpus);
  g_object_unref (b);
  g_assert_true (gsy_corpus_find_document (corpus, "b.txt") == b);
  assert_do (corpus, edit_add ("a.txt", NULL, "denial", 16, 21));
  assert_flush (corpus);
  g_assert_null (gsy_corpus_find_document (corpus, "b.txt"));
  g_assert_nonnull (gsy_corpus_find_document (corpus, "a.txt"));
  g_clear_object (&a);
  close_corpus (corpus);
}

static void
test_all_or_nothing (void)
{
  g_autoptr (Folder) folder = make_two ();
  GsyCorpus *corpus = open_folder (folder);
  GsyDocument *a = open_document (corpus, "a.txt");
  GsyDocument *b = open_document (corpus, "b.txt");
  GsyScheme *scheme = gsy_corpus_get_scheme (corpus);
  g_autoptr (GPtrArray) wrong = g_ptr_array_new ();
  g_autoptr (GsyStatement) fine = gsy_statement_new (ID_A, "denial");
  g_autoptr (GsyStatement) outside = gsy_statement_new (ID_B, "denial");
  GsyEdit *edit = gsy_edit_new ("Both");

  gsy_statement_add_span (fine, gsy_span (16, 21));
  gsy_statement_add_span (outside, gsy_span (5, 5000));
  gsy_edit_add_statement (edit, "a.txt", NULL, fine);
  gsy_edit_add_statement (edit, "b.txt", NULL, outside);
  assert_do_fails (corpus, edit, GSY_ERROR, GSY_ERROR_INVALID_SPAN);
  g_assert_cmpuint (count_statements (a) + count_statements (b), ==, 0);
  g_assert_cmpuint (gsy_corpus_row_get_total (gsy_corpus_find_row (corpus, "a.txt")), ==, 0);

  /* Nor when it is the scheme that refuses. */
  edit = gsy_edit_new ("Scheme");
  gsy_edit_add_statement (edit, "a.txt", NULL, fine);
  gsy_edit_add_scheme (edit, GSY_LIST_LAYERS, wrong, gsy_scheme_get_list (scheme, GSY_LIST_LAYERS));
  assert_do_fails (corpus, edit, GSY_ERROR, GSY_ERROR_CONFLICT);
  g_assert_cmpuint (count_statements (a), ==, 0);
  g_assert_false (gsy_history_can_undo (gsy_corpus_get_history (corpus)));

  assert_do_fails (corpus, edit_add ("c.txt", NULL, "denial", 16, 21), GSY_ERROR, GSY_ERROR_UNSUPPORTED);
  assert_flush (corpus);
  g_object_unref (a);
  g_object_unref (b);
  close_corpus (corpus);
}

static void
test_read_only (void)
{
  g_autoptr (Folder) folder = make_two ();
  GsyCorpus *corpus;
  GsyDocument *document;

  g_free (put_file (folder, "a.txt.annotations.json", "{"));
  corpus = open_folder (folder);
  document = open_document (corpus, "a.txt");
  assert_do_fails (corpus, edit_add ("a.txt", NULL, "denial", 16, 21), GSY_ERROR, GSY_ERROR_PARSE);
  g_assert_cmpuint (count_statements (document), ==, 0);
  g_assert_cmpint (gsy_corpus_get_save_state (corpus, NULL), ==, GSY_SAVE_STATE_SAVED);
  g_object_unref (document);
  close_corpus (corpus);
}

static void
test_done (void)
{
  g_autoptr (Folder) folder = make_two ();
  GsyCorpus *corpus = open_folder (folder);
  GsyDocument *document = open_document (corpus, "a.txt");
  GsyEdit *edit = gsy_edit_new ("Done");
  g_autoptr (GsyArticleMeta) meta = gsy_article_meta_copy (gsy_store_get_meta (gsy_document_get_store (document)));
  guint n = 0;

  g_signal_connect_swapped (corpus, "notify::n-done", G_CALLBACK (g_atomic_int_inc), &n);
  meta->state = GSY_STATE_DONE;
  meta->title = g_strdup ("Other");
  gsy_edit_add_meta (edit, "a.txt", gsy_store_get_meta (gsy_document_get_store (document)), meta);
  assert_do (corpus, edit);
  g_assert_cmpuint (gsy_corpus_get_n_done (corpus), ==, 1);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (gsy_corpus_row_get_title (gsy_corpus_find_row (corpus, "a.txt")), ==, "Other");
  g_assert_true (gsy_corpus_undo (corpus, NULL, NULL));
  g_assert_cmpuint (gsy_corpus_get_n_done (corpus), ==, 0);
  g_object_unref (document);
  assert_flush (corpus);
  close_corpus (corpus);
}

static void
test_scheme (void)
{
  g_autoptr (Folder) folder = make_two ();
  GsyCorpus *corpus = open_folder (folder);
  GsyScheme *scheme = gsy_corpus_get_scheme (corpus);
  g_autofree char *content = NULL;
  g_autofree char *after = NULL;
  GError *error = NULL;
  GsyEdit *edit;

  g_assert_cmpuint (gsy_scheme_get_n_layers (scheme), ==, 3);
  assert_flush (corpus);
  g_assert_false (file_exists (folder, "gainsay.json"));
  edit = gsy_scheme_edit_add_layer (scheme, "Rumour", &error);
  g_assert_no_error (error);
  assert_do (corpus, edit);
  g_assert_false (gsy_corpus_is_saved (corpus));
  wait_until (gsy_corpus_is_saved (corpus));
  content = read_file (folder, "gainsay.json");
  g_assert_nonnull (strstr (content, "Rumour"));
  close_corpus (corpus);

  corpus = open_folder (folder);
  scheme = gsy_corpus_get_scheme (corpus);
  g_assert_cmpuint (gsy_scheme_get_n_layers (scheme), ==, 4);
  assert_do (corpus, gsy_scheme_edit_move_layer (scheme, gsy_scheme_get_layer (scheme, 3)->id, 0, NULL));
  g_assert_cmpstr (gsy_scheme_get_layer (scheme, 0)->name, ==, "Rumour");
  g_assert_true (gsy_corpus_undo (corpus, NULL, NULL));
  assert_flush (corpus);
  after = read_file (folder, "gainsay.json");
  g_assert_cmpstr (after, ==, content);
  close_corpus (corpus);
}

static void
test_broken_scheme (void)
{
  g_autoptr (Folder) folder = make_two ();
  g_autofree char *path = put_file (folder, "gainsay.json", "{ \"format\": ");
  GsyCorpus *corpus = open_folder (folder);
  GsyDocument *document = open_document (corpus, "a.txt");

  g_assert_nonnull (strstr (gsy_corpus_get_folder_problem (corpus), "gainsay.json"));
  assert_do_fails (corpus, gsy_scheme_edit_add_layer (gsy_corpus_get_scheme (corpus), "Rumour", NULL), GSY_ERROR, GSY_ERROR_PARSE);
  assert_do (corpus, edit_add ("a.txt", NULL, "denial", 16, 21));
  assert_flush (corpus);
  assert_content (path, "{ \"format\": ");
  g_object_unref (document);
  close_corpus (corpus);
}

static void
test_newer_scheme (void)
{
  g_autoptr (Folder) folder = make_two ();
  const char *newer = "{\"format\": \"gainsay-project\", \"version\": 2, \"title\": \"Later\"}";
  g_autofree char *path = put_file (folder, "gainsay.json", newer);
  GsyCorpus *corpus = open_folder (folder);

  g_assert_cmpstr (gsy_scheme_get_title (gsy_corpus_get_scheme (corpus)), ==, "Later");
  assert_do_fails (corpus, gsy_scheme_edit_add_layer (gsy_corpus_get_scheme (corpus), "Rumour", NULL), GSY_ERROR, GSY_ERROR_VERSION);
  assert_content (path, newer);
  close_corpus (corpus);
}

static void
test_scheme_before_read (void)
{
  g_autoptr (Folder) folder = make_two ();
  GsyCorpus *corpus = gsy_corpus_new (folder, NULL);

  assert_do_fails (corpus, gsy_scheme_edit_add_layer (gsy_corpus_get_scheme (corpus), "Rumour", NULL), G_IO_ERROR, G_IO_ERROR_BUSY);
  wait_until (!gsy_corpus_is_loading (corpus));
  close_corpus (corpus);
}

static void
test_dispose_saves (void)
{
  g_autoptr (Folder) folder = make_two ();
  GsyCorpus *corpus = open_folder (folder);
  GsyDocument *document = open_document (corpus, "a.txt");

  assert_do (corpus, edit_add ("a.txt", NULL, "denial", 16, 21));
  assert_do (corpus, gsy_scheme_edit_add_layer (gsy_corpus_get_scheme (corpus), "Rumour", NULL));
  g_object_unref (document);
  g_assert_finalize_object (corpus);
  g_assert_true (file_exists (folder, "a.txt.annotations.json"));
  g_assert_true (file_exists (folder, "gainsay.json"));
}

static void
test_flush (void)
{
  g_autoptr (Folder) folder = make_two ();
  GsyCorpus *corpus = open_folder (folder);
  GsyDocument *document = open_document (corpus, "a.txt");

  assert_do (corpus, edit_add ("a.txt", NULL, "denial", 16, 21));
  gsy_corpus_flush (corpus);
  g_assert_cmpint (gsy_corpus_get_save_state (corpus, NULL), ==, GSY_SAVE_STATE_SAVING);
  assert_flush (corpus);
  g_assert_true (file_exists (folder, "a.txt.annotations.json"));
  g_object_unref (document);
  close_corpus (corpus);
}

static void
test_folder_gone (void)
{
  g_autoptr (Folder) folder = make_two ();
  g_autofree char *away = g_strconcat (folder, "-away", NULL);
  GsyCorpus *corpus = open_folder (folder);
  GsyDocument *document = open_document (corpus, "a.txt");
  g_autoptr (GError) error = NULL;
  const char *message;

  assert_do (corpus, edit_add ("a.txt", NULL, "denial", 16, 21));
  assert_do (corpus, gsy_scheme_edit_add_layer (gsy_corpus_get_scheme (corpus), "Rumour", NULL));
  g_assert_cmpint (g_rename (folder, away), ==, 0);
  g_assert_false (gsy_corpus_flush_sync (corpus, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpint (gsy_corpus_get_save_state (corpus, &message), ==, GSY_SAVE_STATE_RECOVERY);
  g_assert_nonnull (message);
  g_assert_cmpuint (count_recovered (), ==, 2);

  /* The next session finds both. */
  g_object_unref (document);
  close_corpus (corpus);
  g_assert_cmpint (g_rename (away, folder), ==, 0);
  corpus = open_folder (folder);
  g_assert_cmpuint (gsy_scheme_get_n_layers (gsy_corpus_get_scheme (corpus)), ==, 4);
  g_assert_nonnull (gsy_corpus_get_folder_problem (corpus));
  document = open_document (corpus, "a.txt");
  g_assert_cmpuint (count_statements (document), ==, 1);
  wait_until (gsy_corpus_is_saved (corpus));
  g_assert_cmpuint (count_recovered (), ==, 0);
  g_assert_true (file_exists (folder, "a.txt.annotations.json"));
  g_assert_true (file_exists (folder, "gainsay.json"));
  g_object_unref (document);
  close_corpus (corpus);
}

/* Whatever is done, no byte and no time of an article changes. */
static void
test_articles_untouched (void)
{
  g_autoptr (Folder) folder = fresh_folder ();
  const char *const keys[] = { "a.txt", "b.txt", "c.txt" };
  struct stat before[G_N_ELEMENTS (keys)];
  GsyCorpus *corpus;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *path = put_file (folder, keys[i], TEXT);

      g_assert_cmpint (g_stat (path, &before[i]), ==, 0);
    }
  corpus = open_folder (folder);
  for (guint i = 0; i < 60; i++)
    {
      const char *key = keys[g_test_rand_int_range (0, G_N_ELEMENTS (keys))];
      g_autoptr (GsyDocument) document G_GNUC_UNUSED = open_document (corpus, key);
      guint start = (guint) g_test_rand_int_range (16, 40);

      switch (g_test_rand_int_range (0, 4))
        {
        case 0:
          gsy_corpus_undo (corpus, NULL, NULL);
          break;
        case 1:
          gsy_corpus_redo (corpus, NULL, NULL);
          break;
        case 2:
          gsy_corpus_flush (corpus);
          break;
        default:
          assert_do (corpus, edit_add (key, NULL, "denial", start, start + 3));
          break;
        }
    }
  assert_flush (corpus);
  close_corpus (corpus);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *path = g_build_filename (folder, keys[i], NULL);
      struct stat after;

      assert_content (path, TEXT);
      g_assert_cmpint (g_stat (path, &after), ==, 0);
      g_assert_cmpint (after.st_mtim.tv_nsec, ==, before[i].st_mtim.tv_nsec);
      g_assert_cmpint (after.st_ctim.tv_nsec, ==, before[i].st_ctim.tv_nsec);
      g_assert_cmpuint (after.st_ino, ==, before[i].st_ino);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  isolate_state ();
  main_thread = g_thread_self ();

  g_test_add_func ("/corpus/open/once-for-all-who-ask", test_open);
  g_test_add_func ("/corpus/do/across-articles-with-undo-and-redo", test_do);
  g_test_add_func ("/corpus/do/a-forgotten-step-lets-go", test_forgotten_redo);
  g_test_add_func ("/corpus/do/all-or-nothing", test_all_or_nothing);
  g_test_add_func ("/corpus/do/read-only-refuses", test_read_only);
  g_test_add_func ("/corpus/do/state-and-title-reach-the-row", test_done);
  g_test_add_func ("/corpus/scheme/saved-read-and-undone", test_scheme);
  g_test_add_func ("/corpus/scheme/broken-is-never-written-over", test_broken_scheme);
  g_test_add_func ("/corpus/scheme/newer-is-shown-and-kept", test_newer_scheme);
  g_test_add_func ("/corpus/scheme/not-before-it-was-read", test_scheme_before_read);
  g_test_add_func ("/corpus/save/dispose-is-the-last-moment", test_dispose_saves);
  g_test_add_func ("/corpus/save/flush", test_flush);
  g_test_add_func ("/corpus/save/folder-gone-and-back", test_folder_gone);
  g_test_add_func ("/corpus/save/articles-are-never-touched", test_articles_untouched);

  return run_tests ();
}
