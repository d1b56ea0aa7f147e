/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-refresh.c: what other programs do in a folder that is open is in the list, the counts and the index a moment later. */
#include "config.h"
#include "corpus/gsy-corpus-bulk.h"
#include "corpus/gsy-corpus.h"

#include "fixture.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  GsyCorpus *corpus;
  GsyDocument *document;
  guint n_files_changed;
  guint n_items; /* as the list told of it */
} Fixture;

static void
files_cb (Fixture *fixture)
{
  fixture->n_files_changed++;
}

static void
items_cb (GListModel *model, guint position, guint removed, guint added, Fixture *fixture)
{
  g_assert_cmpuint (position + removed, <=, fixture->n_items);
  fixture->n_items = fixture->n_items - removed + added;
  g_assert_cmpuint (fixture->n_items, ==, g_list_model_get_n_items (model));
}

static void
set_up (Fixture *fixture, gconstpointer only)
{
  fixture->folder = fresh_folder ();
  g_free (put_file (fixture->folder, "a.txt", TEXT));
  g_free (put_file (fixture->folder, "c.txt", TEXT));
  fixture->corpus = gsy_corpus_new (fixture->folder, only);
  g_signal_connect (fixture->corpus, "items-changed", G_CALLBACK (items_cb), fixture);
  g_signal_connect_swapped (fixture->corpus, "files-changed", G_CALLBACK (files_cb), fixture);
  wait_until (!gsy_corpus_is_loading (fixture->corpus) && gsy_folder_index_is_ready (gsy_corpus_get_index (fixture->corpus)));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_true (gsy_corpus_flush_sync (fixture->corpus, NULL));
  g_clear_object (&fixture->document);
  drop_corpus (&fixture->corpus);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  fixture->document = gsy_corpus_open_finish (GSY_CORPUS (source), result, NULL);
}

static void
open_document (Fixture *fixture, const char *key)
{
  gsy_corpus_open_async (fixture->corpus, key, NULL, opened_cb, fixture);
  wait_until (fixture->document != NULL);
}

static void
take_away (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_cmpint (g_unlink (path), ==, 0);
}

static guint
count (Fixture *fixture, const char *key)
{
  GsyCorpusRow *row = gsy_corpus_find_row (fixture->corpus, key);

  return row != NULL ? gsy_corpus_row_get_total (row) : G_MAXUINT;
}

static guint
count_index (Fixture *fixture)
{
  return gsy_folder_index_get_n_entries (gsy_corpus_get_index (fixture->corpus));
}

static void
assert_order (Fixture *fixture, const char *keys)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->corpus)); i++)
    {
      g_autoptr (GsyCorpusRow) row = g_list_model_get_item (G_LIST_MODEL (fixture->corpus), i);

      g_assert_cmpint (gsy_corpus_get_row_position (fixture->corpus, row), ==, (int) i);
      g_string_append_printf (found, "%s%s", i > 0 ? " " : "", gsy_corpus_row_get_key (row));
    }
  g_assert_cmpstr (found->str, ==, keys);
}

static void
test_sidecar (Fixture *fixture, gconstpointer data)
{
  g_free (put_file (fixture->folder, "a.txt.annotations.json", SIDECAR (STATEMENT (ID_A, "denial", 16, 21))));
  wait_until (count (fixture, "a.txt") == 1 && count_index (fixture) == 1);
  g_assert_nonnull (gsy_folder_index_find (gsy_corpus_get_index (fixture->corpus), "a.txt", ID_A));

  g_free (put_file (fixture->folder, "a.txt.annotations.json", SIDECAR (STATEMENT (ID_A, "denial", 16, 21) ", " STATEMENT (ID_B, "accusation", 30, 33))));
  wait_until (count (fixture, "a.txt") == 2 && count_index (fixture) == 2);
  take_away (fixture, "a.txt.annotations.json");
  wait_until (count (fixture, "a.txt") == 0 && count_index (fixture) == 0);
}

static void
test_articles (Fixture *fixture, gconstpointer data)
{
  g_autofree char *from = g_build_filename (fixture->folder, "a.txt", NULL);
  g_autofree char *to = g_build_filename (fixture->folder, "z.txt", NULL);
  g_autofree char *inner = g_build_filename (fixture->folder, "inner", NULL);
  g_autoptr (GsyCorpusRow) kept = g_object_ref (gsy_corpus_find_row (fixture->corpus, "c.txt"));

  g_free (put_file (fixture->folder, "b.txt", "Gamma accuses Delta.\n"));
  wait_until (fixture->n_items == 3);
  assert_order (fixture, "a.txt b.txt c.txt");
  g_assert_cmpstr (gsy_corpus_row_get_title (gsy_corpus_find_row (fixture->corpus, "b.txt")), ==, "Gamma accuses Delta.");

  g_assert_cmpint (g_rename (from, to), ==, 0);
  wait_until (gsy_corpus_find_row (fixture->corpus, "z.txt") != NULL);
  assert_order (fixture, "b.txt c.txt z.txt");
  g_assert_null (gsy_corpus_find_row (fixture->corpus, "a.txt"));
  /* Whoever shows it goes on with the very row. */
  g_assert_true (gsy_corpus_find_row (fixture->corpus, "c.txt") == kept);

  g_assert_cmpint (g_mkdir (inner, 0700), ==, 0);
  g_free (put_file (inner, "d.txt", TEXT));
  wait_until (gsy_corpus_find_row (fixture->corpus, "inner/d.txt") != NULL);
  g_free (put_file (inner, "e.txt", TEXT));
  wait_until (gsy_corpus_find_row (fixture->corpus, "inner/e.txt") != NULL);
  take_away (fixture, "b.txt");
  wait_until (fixture->n_items == 4);
  assert_order (fixture, "c.txt inner/d.txt inner/e.txt z.txt");
}

static void
test_text (Fixture *fixture, gconstpointer data)
{
  g_free (put_file (fixture->folder, "a.txt", "Another beginning. And more.\n"));
  wait_until (g_str_equal (gsy_corpus_row_get_title (gsy_corpus_find_row (fixture->corpus, "a.txt")), "Another beginning."));
}

/* As a sync client does that comes back after a night. */
static void
test_burst (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *name = g_strdup_printf ("n%03u.txt", i);
      g_autofree char *sidecar = g_strconcat (name, ".annotations.json", NULL);

      g_free (put_file (fixture->folder, name, TEXT));
      g_free (put_file (fixture->folder, sidecar, SIDECAR (STATEMENT (ID_A, "denial", 16, 21))));
    }
  wait_until (fixture->n_items == 202 && count_index (fixture) == 200);
  g_assert_cmpuint (gsy_corpus_count_layer (fixture->corpus, "denial"), ==, 200);
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *name = g_strdup_printf ("n%03u.txt", i);

      take_away (fixture, name);
    }
  wait_until (fixture->n_items == 2 && count_index (fixture) == 0);
  assert_order (fixture, "a.txt c.txt");
}

static void
test_gone_while_open (Fixture *fixture, gconstpointer data)
{
  GsyCorpusRow *row;

  open_document (fixture, "a.txt");
  take_away (fixture, "a.txt");
  row = gsy_corpus_find_row (fixture->corpus, "a.txt");
  wait_until (gsy_corpus_row_get_problem (row) != NULL);
  assert_order (fixture, "a.txt c.txt");
  g_clear_object (&fixture->document);
  wait_until (fixture->n_items == 1);
  assert_order (fixture, "c.txt");
}

static void
test_open (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GsyEdit) edit = edit_add ("a.txt", ID_A, "denial", 16, 21);

  open_document (fixture, "a.txt");
  g_assert_true (gsy_corpus_do (fixture->corpus, edit, NULL));
  g_free (put_file (fixture->folder, "b.txt", TEXT));
  wait_until (fixture->n_items == 3);
  /* The document is newer than any file. */
  g_assert_cmpuint (count (fixture, "a.txt"), ==, 1);
  wait_until (gsy_corpus_is_saved (fixture->corpus));
  g_assert_cmpuint (count (fixture, "a.txt"), ==, 1);
  g_assert_cmpuint (count_index (fixture), ==, 1);

  /* After it is closed the file is asked again. */
  gsy_history_clear (gsy_corpus_get_history (fixture->corpus));
  g_clear_object (&fixture->document);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (gsy_corpus_find_document (fixture->corpus, "a.txt"));
  g_free (put_file (fixture->folder, "a.txt.annotations.json", SIDECAR (STATEMENT (ID_A, "denial", 16, 21) ", " STATEMENT (ID_B, "accusation", 30, 33))));
  wait_until (count (fixture, "a.txt") == 2 && count_index (fixture) == 2);
}

static void
test_done (Fixture *fixture, gconstpointer data)
{
  g_free (put_file (fixture->folder, "a.txt.annotations.json", "{\"format\": \"gainsay-annotations\", \"version\": 1, \"unit\": \"code-point\", \"article\": {\"file\": \"a.txt\", \"state\": \"done\"}, \"statements\": []}"));
  wait_until (gsy_corpus_get_n_done (fixture->corpus) == 1);
  take_away (fixture, "a.txt");
  wait_until (gsy_corpus_get_n_done (fixture->corpus) == 0);
}

static void
test_broken (Fixture *fixture, gconstpointer data)
{
  GsyCorpusRow *row = gsy_corpus_find_row (fixture->corpus, "a.txt");

  g_free (put_file (fixture->folder, "a.txt.annotations.json", "{\"format\": "));
  wait_until (gsy_corpus_row_get_problem (row) != NULL);
  g_free (put_file (fixture->folder, "a.txt.annotations.json", SIDECAR (STATEMENT (ID_A, "denial", 16, 21))));
  wait_until (gsy_corpus_row_get_problem (row) == NULL);
  g_assert_cmpuint (count (fixture, "a.txt"), ==, 1);
}

static void
test_other_files (Fixture *fixture, gconstpointer data)
{
  g_free (put_file (fixture->folder, "a.txt.annotations (conflicted copy).json", "{}"));
  wait_until (fixture->n_files_changed > 0);
  fixture->n_files_changed = 0;
  g_free (put_file (fixture->folder, "gone.txt.annotations.json", "{}"));
  wait_until (fixture->n_files_changed > 0);
  fixture->n_files_changed = 0;
  take_away (fixture, "a.txt");
  wait_until (fixture->n_files_changed > 0);
}

static void
test_asked (Fixture *fixture, gconstpointer data)
{
  open_document (fixture, "a.txt");
  g_free (put_file (fixture->folder, "a.txt.annotations.json", SIDECAR (STATEMENT (ID_A, "denial", 16, 21))));
  gsy_corpus_look_outside (fixture->corpus);
  wait_until (count_statements (fixture->document) == 1);
}

static void
test_opened_before_it_is_listed (Fixture *fixture, gconstpointer data)
{
  g_free (put_file (fixture->folder, "b.txt", TEXT));
  open_document (fixture, "b.txt");
  wait_until (gsy_corpus_find_row (fixture->corpus, "b.txt") != NULL);
  g_assert_cmpstr (gsy_corpus_row_get_title (gsy_corpus_find_row (fixture->corpus, "b.txt")), ==, "Alpha denies the claim.");
}

/* Between the news and the look at them. */
static void
close_cb (Fixture *fixture)
{
  g_clear_object (&fixture->document);
}

static void
test_closed_before_it_is_looked_at (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (GFileMonitor) monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);

  open_document (fixture, "a.txt");
  g_signal_connect_swapped (monitor, "changed", G_CALLBACK (close_cb), fixture);
  g_free (put_file (fixture->folder, "a.txt.annotations.json", SIDECAR (STATEMENT (ID_A, "denial", 16, 21))));
  wait_until (count (fixture, "a.txt") == 1 && fixture->document == NULL);
}

static void
test_only (Fixture *fixture, gconstpointer data)
{
  g_free (put_file (fixture->folder, "b.txt", TEXT));
  g_free (put_file (fixture->folder, "a.txt.annotations.json", SIDECAR (STATEMENT (ID_A, "denial", 16, 21))));
  wait_until (count (fixture, "a.txt") == 1);
  assert_order (fixture, "a.txt");
}

#define ADD(name, test) g_test_add ("/refresh/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  static const char *const only[] = { "a.txt", NULL };

  g_test_init (&argc, &argv, NULL);
  isolate_state ();

  ADD ("a-sidecar-that-comes-changes-and-goes-is-counted", test_sidecar);
  ADD ("articles-that-come-go-and-are-renamed-are-listed-in-order", test_articles);
  ADD ("a-text-that-changes-has-its-new-title", test_text);
  ADD ("a-burst-of-files-is-followed", test_burst);
  ADD ("an-open-article-stays-listed-until-it-is-closed", test_gone_while_open);
  ADD ("what-is-open-counts-as-it-is-there", test_open);
  ADD ("an-article-that-is-done-is-counted-while-it-is-there", test_done);
  ADD ("a-broken-sidecar-is-a-problem-until-it-is-sound", test_broken);
  ADD ("files-that-are-no-articles-are-told-of", test_other_files);
  ADD ("whoever-asks-is-answered", test_asked);
  ADD ("what-is-opened-before-it-is-listed-is-listed-with-its-title", test_opened_before_it_is_listed);
  ADD ("what-is-closed-before-it-is-looked-at-is-counted", test_closed_before_it_is_looked_at);
  g_test_add ("/refresh/named-articles-stay-the-only-ones", Fixture, only, set_up, test_only, tear_down);
  return run_tests ();
}
