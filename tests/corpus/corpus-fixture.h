/* SPDX-License-Identifier: GPL-3.0-or-later */
/* corpus-fixture.h: a folder that is opened, changed and saved, for the tests of the corpus. */
#pragma once

#include "corpus/gsy-corpus.h"

#include "fixture.h"

static GThread *main_thread;

static inline void
assert_main_thread_cb (void)
{
  g_assert_true (g_thread_self () == main_thread);
}

static inline GsyCorpus *
open_folder (const char *folder)
{
  GsyCorpus *corpus = gsy_corpus_new (folder, NULL);

  g_assert_true (gsy_corpus_is_loading (corpus));
  g_signal_connect (corpus, "notify", G_CALLBACK (assert_main_thread_cb), NULL);
  g_signal_connect (corpus, "items-changed", G_CALLBACK (assert_main_thread_cb), NULL);
  wait_until (!gsy_corpus_is_loading (corpus));
  return corpus;
}

static inline void
close_corpus (GsyCorpus *corpus)
{
  /* What threads still hold comes back through the main context. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (corpus);
}

static inline char *
list_keys (GsyCorpus *corpus)
{
  g_autoptr (GString) keys = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (corpus)); i++)
    {
      g_autoptr (GsyCorpusRow) row = g_list_model_get_item (G_LIST_MODEL (corpus), i);

      g_string_append_printf (keys, "%s%s", i > 0 ? " " : "", gsy_corpus_row_get_key (row));
      g_assert_true (gsy_corpus_find_row (corpus, gsy_corpus_row_get_key (row)) == row);
      g_assert_cmpint (gsy_corpus_get_row_position (corpus, row), ==, (int) i);
    }
  return g_string_free (g_steal_pointer (&keys), FALSE);
}

typedef struct
{
  GsyDocument *document;
  GError *error;
  gboolean is_done;
} Opened;

static inline void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Opened *opened = data;

  opened->document = gsy_corpus_open_finish (GSY_CORPUS (source), result, &opened->error);
  opened->is_done = TRUE;
}

static inline GsyDocument *
open_document (GsyCorpus *corpus, const char *key)
{
  Opened opened = { 0 };

  gsy_corpus_open_async (corpus, key, NULL, opened_cb, &opened);
  wait_until (opened.is_done);
  g_assert_no_error (opened.error);
  return opened.document;
}

static inline void
assert_do (GsyCorpus *corpus, GsyEdit *edit)
{
  GError *error = NULL;

  g_assert_true (gsy_corpus_do (corpus, edit, &error));
  g_assert_no_error (error);
  gsy_edit_unref (edit);
}

static inline void
assert_do_fails (GsyCorpus *corpus, GsyEdit *edit, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (gsy_corpus_do (corpus, edit, &error));
  g_assert_error (error, domain, code);
  gsy_edit_unref (edit);
}

static inline void
assert_flush (GsyCorpus *corpus)
{
  GError *error = NULL;

  g_assert_true (gsy_corpus_flush_sync (corpus, &error));
  g_assert_no_error (error);
  g_assert_true (gsy_corpus_is_saved (corpus));
  g_assert_cmpint (gsy_corpus_get_save_state (corpus, NULL), ==, GSY_SAVE_STATE_SAVED);
}

static inline char *
make_two (void)
{
  char *folder = fresh_folder ();

  g_free (put_file (folder, "a.txt", TEXT));
  g_free (put_file (folder, "b.txt", TEXT));
  return folder;
}
