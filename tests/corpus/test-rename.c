/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-rename.c: a name changed in many articles: everywhere or nowhere, saved file by file, undone to the byte. */
#include "config.h"
#include "corpus/gsy-corpus-bulk.h"

#include "core/gsy-error.h"
#include "fixture.h"

#define ID(n) "00000000-0000-4000-8000-%012u", n

static GsyCorpus *
open_folder (const char *folder)
{
  GsyCorpus *corpus = gsy_corpus_new (folder, NULL);

  wait_until (gsy_folder_index_is_ready (gsy_corpus_get_index (corpus)));
  return corpus;
}

static void
close_corpus (GsyCorpus *corpus)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (corpus);
}

static char *
article_name (guint i)
{
  return g_strdup_printf ("article %03u.txt", i);
}

static char *
sidecar_name (guint i)
{
  return g_strdup_printf ("article %03u.txt.annotations.json", i);
}

/* Articles with a statement of each kind, as Gainsay writes them. */
static void
put_articles (const char *folder, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = article_name (i);
      g_autofree char *path = put_file (folder, name, TEXT);
      g_autoptr (GsyDocument) document = load_document (folder, name);
      g_autoptr (GsyEdit) edit = gsy_edit_new ("Add");

      for (guint j = 0; j < 3; j++)
        {
          g_autofree char *id = g_strdup_printf (ID (i * 3 + j));
          g_autoptr (GsyStatement) statement = gsy_statement_new (id, j == 0 ? "accusation" : "denial");

          gsy_statement_add_span (statement, gsy_span (16 + j, 39));
          statement->source = gsy_fillers_new ();
          g_ptr_array_add (statement->source, gsy_filler_new (j == 0 ? "Alpha" : j == 1 ? "Beta"
                                                                                        : "Gamma"));
          if (j == 1)
            {
              statement->target = gsy_fillers_new ();
              g_ptr_array_add (statement->target, gsy_filler_new ("Alpha"));
              g_ptr_array_add (statement->target, gsy_filler_new ("Beta"));
              statement->about = g_strsplit ("Tolls|Trade", "|", -1);
            }
          gsy_edit_add_statement (edit, name, NULL, statement);
        }
      g_assert_true (gsy_store_apply (gsy_document_get_store (document), edit, NULL));
      g_assert_true (gsy_document_save_sync (document, NULL));
    }
}

typedef struct
{
  int n;
  GError *error;
  gboolean is_done;
  guint n_reports;
  guint last_done, last_total;
} Renamed;

static void
renamed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Renamed *renamed = data;

  renamed->n = gsy_corpus_rename_finish (GSY_CORPUS (source), result, &renamed->error);
  renamed->is_done = TRUE;
}

static void
progress_cb (guint done, guint total, gpointer data)
{
  Renamed *renamed = data;

  g_assert_cmpuint (done, >=, renamed->last_done);
  g_assert_cmpuint (done, <=, total);
  renamed->last_done = done;
  renamed->last_total = total;
  renamed->n_reports++;
}

/* @from: separated by "|" */
static void
start_rename (GsyCorpus *corpus, GsyNameKind kind, const char *from, const char *to, GCancellable *cancellable, Renamed *renamed)
{
  g_auto (GStrv) names = g_strsplit (from, "|", -1);

  memset (renamed, 0, sizeof *renamed);
  gsy_corpus_rename_async (corpus, kind, (const char *const *) names, to, TRUE, progress_cb, renamed, cancellable, renamed_cb, renamed);
}

static int
rename_names (GsyCorpus *corpus, GsyNameKind kind, const char *from, const char *to)
{
  Renamed renamed;

  start_rename (corpus, kind, from, to, NULL, &renamed);
  wait_until (renamed.is_done);
  g_assert_no_error (renamed.error);
  return renamed.n;
}

static void
assert_flush (GsyCorpus *corpus)
{
  GError *error = NULL;

  g_assert_true (gsy_corpus_flush_sync (corpus, &error));
  g_assert_no_error (error);
}

/* All sidecars, one after the other. */
static char *
read_all (const char *folder, guint n)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = sidecar_name (i);
      g_autofree char *content = read_file (folder, name);

      g_string_append (all, content);
    }
  return g_string_free (all, FALSE);
}

static guint
count_in (const char *text, const char *word)
{
  guint n = 0;

  for (const char *at = strstr (text, word); at != NULL; at = strstr (at + 1, word))
    n++;
  return n;
}

static void
test_rename (void)
{
  enum
  {
    N = 300
  };
  g_autoptr (Folder) folder = fresh_folder ();
  GsyCorpus *corpus;
  GsyFolderIndex *index;
  g_autofree char *before = NULL, *after = NULL, *undone = NULL;
  Renamed renamed;

  put_articles (folder, N);
  before = read_all (folder, N);
  corpus = open_folder (folder);
  index = gsy_corpus_get_index (corpus);
  g_assert_cmpuint (gsy_folder_index_count_name (index, GSY_NAME_ACTOR, "Alpha"), ==, 2 * N);

  start_rename (corpus, GSY_NAME_ACTOR, "Alpha", "Omega", NULL, &renamed);
  wait_until (renamed.is_done);
  g_assert_no_error (renamed.error);
  g_assert_cmpint (renamed.n, ==, 2 * N);
  g_assert_cmpuint (renamed.n_reports, >, 1);
  g_assert_cmpuint (renamed.last_done, ==, N);
  g_assert_cmpuint (renamed.last_total, ==, N);
  g_assert_cmpuint (gsy_folder_index_count_name (index, GSY_NAME_ACTOR, "Alpha"), ==, 0);
  g_assert_cmpuint (gsy_folder_index_count_name (index, GSY_NAME_ACTOR, "Omega"), ==, 2 * N);
  assert_flush (corpus);
  after = read_all (folder, N);
  g_assert_cmpuint (count_in (after, "\"Alpha\""), ==, 0);
  g_assert_cmpuint (count_in (after, "\"Omega\""), ==, 2 * N);

  g_assert_true (gsy_corpus_undo (corpus, NULL, NULL));
  g_assert_false (gsy_history_can_undo (gsy_corpus_get_history (corpus)));
  assert_flush (corpus);
  undone = read_all (folder, N);
  g_assert_cmpstr (undone, ==, before);
  g_assert_cmpuint (gsy_folder_index_count_name (index, GSY_NAME_ACTOR, "Alpha"), ==, 2 * N);
  close_corpus (corpus);
}

static void
test_merge (void)
{
  g_autoptr (Folder) folder = fresh_folder ();
  GsyCorpus *corpus;
  g_autofree char *after = NULL;

  put_articles (folder, 3);
  corpus = open_folder (folder);
  g_assert_cmpint (rename_names (corpus, GSY_NAME_ACTOR, "Alpha|Beta", "Beta"), ==, 2 * 3);
  assert_flush (corpus);
  after = read_all (folder, 3);
  g_assert_cmpuint (count_in (after, "\"Alpha\""), ==, 0);
  /* Two targets became one. */
  g_assert_cmpuint (count_in (after, "\"Beta\""), ==, 3 * 3);
  close_corpus (corpus);
}

static void
test_remove (void)
{
  g_autoptr (Folder) folder = fresh_folder ();
  GsyCorpus *corpus;
  g_autofree char *after = NULL;

  put_articles (folder, 3);
  corpus = open_folder (folder);
  g_assert_cmpint (rename_names (corpus, GSY_NAME_TOPIC, "Tolls", NULL), ==, 3);
  g_assert_cmpint (rename_names (corpus, GSY_NAME_ACTOR, "Gamma", NULL), ==, 3);
  assert_flush (corpus);
  after = read_all (folder, 3);
  g_assert_cmpuint (count_in (after, "\"Tolls\""), ==, 0);
  g_assert_cmpuint (count_in (after, "\"Trade\""), ==, 3);
  g_assert_cmpuint (count_in (after, "\"Gamma\""), ==, 0);
  close_corpus (corpus);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  isolate_state ();
  g_test_add_func ("/rename/actor/everywhere-and-undone-to-the-byte", test_rename);
  g_test_add_func ("/rename/actors/merged", test_merge);
  g_test_add_func ("/rename/names/taken-away", test_remove);
  return run_tests ();
}
