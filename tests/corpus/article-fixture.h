/* SPDX-License-Identifier: GPL-3.0-or-later */
/* article-fixture.h: an open article with three marks, whose text is changed by other programs. */
#pragma once

#include "corpus/gsy-corpus.h"
#include "corpus/gsy-text-cache.h"

#include "fixture.h"

#define P1 "The ministry said on Monday that the bridge was safe.\n"
#define P2 "The union accused the ministry of hiding the report.\n"
#define P3 "A spokesman denied it: “No report was ever hidden from anybody.”\n"
#define P4 "The mayor of the café quarter called the reproach absurd.\n"
#define NEW "Yesterday a new paragraph was put in by the desk.\n"
#define OTHER "Rain fell in the valley, and nobody went out before noon.\n"
#define SAID_1 "The union accused the ministry of hiding the report"
#define SAID_2 "No report was ever hidden from anybody"
#define SAID_3 "called the reproach absurd"

typedef struct
{
  char *folder;
  GsyCorpus *corpus;
  GsyDocument *document;
  guint n_changing;
  guint n_changed;
  guint n_merged;
} Fixture;

static inline void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  fixture->document = gsy_corpus_open_finish (GSY_CORPUS (source), result, NULL);
}

static inline void
count_cb (guint *n)
{
  (*n)++;
}

static inline void
open_corpus (Fixture *fixture)
{
  fixture->corpus = gsy_corpus_new (fixture->folder, NULL);
  g_signal_connect_swapped (fixture->corpus, "document-merged", G_CALLBACK (count_cb), &fixture->n_merged);
  gsy_corpus_open_async (fixture->corpus, "a.txt", NULL, opened_cb, fixture);
  wait_until (fixture->document != NULL && !gsy_corpus_is_loading (fixture->corpus));
  g_signal_connect_swapped (fixture->document, "article-changing", G_CALLBACK (count_cb), &fixture->n_changing);
  g_signal_connect_swapped (fixture->document, "article-changed", G_CALLBACK (count_cb), &fixture->n_changed);
}

static inline void
close_corpus (Fixture *fixture)
{
  g_assert_true (gsy_corpus_flush_sync (fixture->corpus, NULL));
  g_signal_handlers_disconnect_by_data (fixture->document, &fixture->n_changing);
  g_signal_handlers_disconnect_by_data (fixture->document, &fixture->n_changed);
  g_clear_object (&fixture->document);
  drop_corpus (&fixture->corpus);
}

static inline void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *cache = gsy_text_cache_folder ();

  remove_tree (cache);
  fixture->folder = fresh_folder ();
  g_free (put_file (fixture->folder, "a.txt", P1 P2 P3 P4));
  open_corpus (fixture);
}

static inline void
tear_down (Fixture *fixture, gconstpointer data)
{
  close_corpus (fixture);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
}

/* As an editor does: another file takes the name. */
static inline void
write_article (Fixture *fixture, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, "a.txt", NULL);
  g_autofree char *other = put_file (fixture->folder, ".a.txt.new", text);

  g_assert_cmpint (g_rename (other, path), ==, 0);
}

static inline void
change_article (Fixture *fixture, const char *text)
{
  guint n = fixture->n_changed;

  write_article (fixture, text);
  gsy_document_look_at_article (fixture->document);
  wait_until (fixture->n_changed > n);
  g_assert_cmpuint (fixture->n_changed, ==, n + 1);
  g_assert_cmpuint (fixture->n_changing, >=, fixture->n_changed);
  g_assert_cmpstr (gsy_article_get_text (gsy_document_get_article (fixture->document), NULL), ==, text);
}

static inline GsySpan
find (GsyDocument *document, const char *words)
{
  const char *text = gsy_article_get_text (gsy_document_get_article (document), NULL);
  const char *at = strstr (text, words);
  guint start;

  g_assert_nonnull (at);
  start = (guint) g_utf8_strlen (text, at - text);
  return gsy_span (start, start + (guint) g_utf8_strlen (words, -1));
}

static inline void
mark_words (Fixture *fixture, const char *id, const char *words)
{
  GsySpan span = find (fixture->document, words);
  g_autoptr (GsyEdit) edit = edit_add ("a.txt", id, "denial", span.start, span.end);

  g_assert_true (gsy_corpus_do (fixture->corpus, edit, NULL));
}

static inline void
mark_three (Fixture *fixture)
{
  mark_words (fixture, "one", SAID_1);
  mark_words (fixture, "two", SAID_2);
  mark_words (fixture, "three", SAID_3);
}

/* The words that a statement covers now; NULL when it is detached. */
static inline char *
dup_words (GsyDocument *document, const char *id)
{
  const GsyStatement *statement = gsy_store_find (gsy_document_get_store (document), id);

  g_assert_nonnull (statement);
  return statement->detached ? NULL : gsy_article_dup_slice (gsy_document_get_article (document), gsy_statement_get_span (statement, 0));
}

static inline void
assert_words (GsyDocument *document, const char *id, const char *words)
{
  g_autofree char *found = dup_words (document, id);

  g_assert_cmpstr (found, ==, words);
}

static inline void
assert_three (GsyDocument *document)
{
  g_assert_cmpuint (count_statements (document), ==, 3);
  assert_words (document, "one", SAID_1);
  assert_words (document, "two", SAID_2);
  assert_words (document, "three", SAID_3);
}

/* What is on disk is about the text that is on disk, and says what is open. */
static inline void
assert_saved (Fixture *fixture)
{
  GsyStore *store = gsy_document_get_store (fixture->document);
  GsyDocument *again;

  g_assert_true (gsy_corpus_flush_sync (fixture->corpus, NULL));
  again = load_document (fixture->folder, "a.txt");
  g_assert_null (gsy_document_get_article_change (again));
  g_assert_cmpuint (count_statements (again), ==, gsy_store_get_n_statements (store));
  for (guint i = 0; i < gsy_store_get_n_statements (store); i++)
    {
      const GsyStatement *mine = gsy_store_get_statement (store, i);

      const GsyStatement *there = gsy_store_find (gsy_document_get_store (again), mine->id);

      if (!gsy_statement_equal (mine, there))
        {
          g_autoptr (GBytes) a = gsy_sidecar_write_statement (gsy_document_get_article (fixture->document), mine);
          g_autoptr (GBytes) b = gsy_sidecar_write_statement (gsy_document_get_article (again), there);

          g_test_message ("open:\n%s\nread again:\n%s", (const char *) g_bytes_get_data (a, NULL), (const char *) g_bytes_get_data (b, NULL));
          g_test_fail ();
        }
    }
  g_assert_finalize_object (again);
}

static inline void
assert_change (GsyDocument *document, guint found, guint review, guint detached)
{
  const GsyAnchorCounts *counts = gsy_document_get_article_change (document);

  g_assert_nonnull (counts);
  g_assert_cmpuint (counts->n_same + counts->n_moved, ==, found);
  g_assert_cmpuint (counts->n_review, ==, review);
  g_assert_cmpuint (counts->n_detached, ==, detached);
}

/* As isolate_state(), with a cache of their own; run_article_tests() takes both away. */
static inline void
isolate_cache (void)
{
  g_autofree char *cache = make_folder ();

  isolate_state ();
  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
}

static inline int
run_article_tests (void)
{
  int status = run_tests ();

  remove_tree (g_get_user_cache_dir ());
  return status;
}

#define ADD(name, function, data) g_test_add ("/article/" name, Fixture, data, set_up, function, tear_down)
