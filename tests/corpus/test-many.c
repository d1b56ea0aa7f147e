/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-many.c: a thousand articles opened and closed, one after the other: the memory that is held afterwards is what it was after the first of
 * them. */
#include "config.h"

#include "fixture.h"
#include "memory.h"

#include "corpus/gsy-corpus.h"

#define N_FILES 25
/* What is kept of earlier versions is thinned by age, and grows ever more slowly. */
#define N_WARM 3000
#define N_OPENED 1000

static char *
make_marked_folder (void)
{
  char *folder = fresh_folder ();

  for (guint i = 0; i < N_FILES; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.txt", i), *sidecar = g_strconcat (name, ".annotations.json", NULL);
      g_autoptr (GString) text = g_string_new (NULL), statements = g_string_new (NULL);

      for (guint k = 0; k < 60; k++)
        {
          g_string_append_printf (text, "Article %u, line %u: Alpha dénie the claim, and Beta insists on it.\n", i, k);
          if (k % 3 == 0)
            g_string_append_printf (statements,
                                    "%s{\"id\": \"00000000-0000-4000-8000-%012u\", \"layer\": \"denial\", \"spans\": [{\"start\": %u, \"end\": %u}], "
                                    "\"source\": [{\"actor\": \"Alpha\"}], \"note\": \"Looked at\"}",
                                    k > 0 ? ", " : "", k, k * 60, k * 60 + 30);
        }
      {
        g_autofree char *json = g_strdup_printf (SIDECAR ("%s"), statements->str);

        g_free (put_file (folder, name, text->str));
        g_free (put_file (folder, sidecar, json));
      }
    }
  return folder;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GsyDocument **document = user_data;
  GError *error = NULL;

  *document = gsy_corpus_open_finish (GSY_CORPUS (source), result, &error);
  g_assert_no_error (error);
}

static void
open_and_close (GsyCorpus *corpus, guint i)
{
  g_autofree char *key = g_strdup_printf ("%u.txt", i % N_FILES);
  g_autoptr (GsyDocument) document = NULL;

  gsy_corpus_open_async (corpus, key, NULL, opened_cb, &document);
  wait_until (document != NULL);
  g_assert_cmpuint (gsy_store_get_n_statements (gsy_document_get_store (document)), ==, 20);
  /* A mark, saved and taken back, so that saving and the history are gone through too. */
  if (i % 5 == 0)
    {
      g_autoptr (GsyEdit) edit = edit_add (key, ID_A, "denial", 10, 14);
      GError *error = NULL;

      g_assert_true (gsy_corpus_do (corpus, edit, &error));
      g_assert_true (gsy_corpus_undo (corpus, NULL, &error));
      g_assert_no_error (error);
    }
}

/* The least of some moments: what threads hold that are about to end is not held. */
static guint64
memory_settled (void)
{
  guint64 least = memory_held ();

  for (guint i = 0; i < 40; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (5000);
      least = MIN (least, memory_held ());
    }
  return least;
}

static void
test_thousand (void)
{
  char *folder = make_marked_folder ();
  GsyCorpus *corpus = gsy_corpus_new (folder, NULL);
  GError *error = NULL;
  guint64 before, after;

  if (!memory_is_counted ())
    g_test_message ("This build counts no memory; leaks are for the sanitizer");
  wait_until (!gsy_corpus_is_loading (corpus));
  for (guint i = 0; i < (memory_is_counted () ? N_WARM : N_OPENED); i++)
    open_and_close (corpus, i);
  g_assert_true (gsy_corpus_flush_sync (corpus, &error));
  before = memory_settled ();
  for (guint i = 0; i < N_OPENED; i++)
    open_and_close (corpus, i);
  g_assert_true (gsy_corpus_flush_sync (corpus, &error));
  after = memory_settled ();
  g_test_message ("%u articles opened and closed: %" G_GUINT64_FORMAT " kB held before, %" G_GUINT64_FORMAT " kB after", N_OPENED, before / 1024, after / 1024);
  g_assert_cmpuint (after, <=, before + before / 20);
  g_assert_finalize_object (corpus);
  free_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  isolate_state ();

  g_test_add_func ("/many/thousand-articles-opened-and-closed-leave-no-memory-behind", test_thousand);
  return run_tests ();
}
