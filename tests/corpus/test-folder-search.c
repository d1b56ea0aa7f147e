/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-folder-search.c: what is sought in a folder comes article by article, from files and from what is open. */
#include "config.h"

#include "corpus/gsy-folder-search.h"

#include "corpus-fixture.h"

#include <glib/gstdio.h>

typedef struct
{
  GPtrArray *results;
  guint n_searched;
  guint n_articles;
  gboolean is_done;
  gboolean is_cut;
} Found;

static void
found_cb (gpointer owner, GPtrArray *results, guint n_searched, guint n_articles)
{
  Found *found = owner;

  g_assert_true (g_thread_self () == main_thread);
  g_assert_false (found->is_done);
  g_assert_cmpuint (n_searched, >=, found->n_searched);
  found->n_searched = n_searched;
  found->n_articles = n_articles;
  for (guint i = 0; i < results->len; i++)
    g_ptr_array_add (found->results, gsy_search_result_ref (g_ptr_array_index (results, i)));
}

static void
done_cb (gpointer owner, gboolean is_cut)
{
  Found *found = owner;

  found->is_done = TRUE;
  found->is_cut = is_cut;
}

static const GsyFolderSearchFuncs funcs = { found_cb, done_cb };

/* Each article with its places, as “a.txt 3-6 9-12; ”, and a “!” for a problem. */
static char *
dup_found (GsyCorpus *corpus, const char *pattern, GsySearchScope scope, const char *layer, guint max, gboolean *is_cut)
{
  Found found = { .results = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_search_result_unref) };
  g_autoptr (GsySearch) search = gsy_search_new (pattern, FALSE, NULL);
  GsyFolderSearch *running = gsy_folder_search_start (corpus, search, scope, layer, max, &funcs, &found);
  GString *text = g_string_new (NULL);

  wait_until (found.is_done);
  gsy_folder_search_stop (running);
  if (!found.is_cut)
    g_assert_cmpuint (found.n_searched, ==, g_list_model_get_n_items (G_LIST_MODEL (corpus)));
  for (guint i = 0; i < found.results->len; i++)
    {
      GsySearchResult *result = g_ptr_array_index (found.results, i);

      g_string_append (text, result->key);
      for (guint k = 0; k < result->places->len; k++)
        {
          const GsySearchPlace *place = &g_array_index (result->places, GsySearchPlace, k);

          g_string_append_printf (text, " %u-%u", place->span.start, place->span.end);
        }
      g_string_append (text, result->problem != NULL ? "!; " : "; ");
    }
  if (is_cut != NULL)
    *is_cut = found.is_cut;
  g_ptr_array_unref (found.results);
  return g_string_free (text, FALSE);
}

static void
check (GsyCorpus *corpus, const char *pattern, GsySearchScope scope, const char *layer, const char *wanted)
{
  g_autofree char *found = dup_found (corpus, pattern, scope, layer, G_MAXUINT, NULL);

  g_assert_cmpstr (found, ==, wanted);
}

static char *
make_example (void)
{
  char *folder = fresh_folder ();

  g_free (put_file (folder, "a10.txt", "The ministry denies it. The mayor denies it."));
  g_free (put_file (folder, "a2.txt", "Nobody DENIES anything."));
  g_free (put_file (folder, "b.txt", "Nothing to see."));
  g_free (put_file (folder, "a10.txt.annotations.json", SIDECAR (STATEMENT (ID_A, "denial", 13, 22))));
  return folder;
}

static void
test_closed (void)
{
  char *folder = make_example ();
  GsyCorpus *corpus = open_folder (folder);

  check (corpus, "denies", GSY_SEARCH_ANYWHERE, NULL, "a2.txt 7-13; a10.txt 13-19 34-40; ");
  check (corpus, "denies", GSY_SEARCH_INSIDE, NULL, "a10.txt 13-19; ");
  check (corpus, "denies", GSY_SEARCH_INSIDE, "denial", "a10.txt 13-19; ");
  check (corpus, "denies", GSY_SEARCH_INSIDE, "accusation", "");
  check (corpus, "denies", GSY_SEARCH_OUTSIDE, NULL, "a2.txt 7-13; a10.txt 34-40; ");
  check (corpus, "zebra", GSY_SEARCH_ANYWHERE, NULL, "");
  close_corpus (corpus);
  free_folder (folder);
}

/* Marks that are not written yet count; those on disk do not any more. */
static void
test_open (void)
{
  char *folder = make_example ();
  GsyCorpus *corpus = open_folder (folder);
  g_autoptr (GsyDocument) document = open_document (corpus, "a10.txt");
  g_autoptr (GsyEdit) edit = edit_add ("a10.txt", NULL, "accusation", 34, 43);
  GError *error = NULL;

  g_assert_true (gsy_corpus_do (corpus, edit, &error));
  g_assert_no_error (error);
  check (corpus, "denies", GSY_SEARCH_INSIDE, NULL, "a10.txt 13-19 34-40; ");
  check (corpus, "denies", GSY_SEARCH_INSIDE, "accusation", "a10.txt 34-40; ");
  check (corpus, "denies", GSY_SEARCH_OUTSIDE, NULL, "a2.txt 7-13; ");
  g_assert_true (gsy_corpus_flush_sync (corpus, NULL));
  g_clear_object (&document);
  close_corpus (corpus);
  free_folder (folder);
}

static void
test_problems (void)
{
  char *folder = make_example ();
  GsyCorpus *corpus = open_folder (folder);
  g_autofree char *path = g_build_filename (folder, "a2.txt", NULL);
  gboolean is_cut = FALSE;
  g_autofree char *cut = NULL;

  g_free (put_file (folder, "a10.txt.annotations.json", "{ broken"));
  g_unlink (path);
  check (corpus, "denies", GSY_SEARCH_OUTSIDE, NULL, "a2.txt!; a10.txt!; ");
  /* Who does not ask for marks does not read them. */
  cut = dup_found (corpus, "denies", GSY_SEARCH_ANYWHERE, NULL, 1, &is_cut);
  g_assert_cmpstr (cut, ==, "a2.txt!; a10.txt 13-19; ");
  g_assert_true (is_cut);
  close_corpus (corpus);
  free_folder (folder);
}

/* When there is room for no place more, the next article is not told, but that there is one. */
static void
test_cut (void)
{
  char *folder = make_example ();
  GsyCorpus *corpus = open_folder (folder);
  static const char *const wanted[] = { "", "a2.txt 7-13; ", "a2.txt 7-13; a10.txt 13-19; ", "a2.txt 7-13; a10.txt 13-19 34-40; " };

  for (guint max = 0; max < G_N_ELEMENTS (wanted); max++)
    {
      gboolean is_cut = FALSE;
      g_autofree char *found = dup_found (corpus, "denies", GSY_SEARCH_ANYWHERE, NULL, max, &is_cut);

      g_assert_cmpstr (found, ==, wanted[max]);
      g_assert_cmpint (is_cut, ==, max < 3);
    }
  close_corpus (corpus);
  free_folder (folder);
}

/* Whoever stops it hears nothing any more, whatever comes from the thread. */
static void
test_stop (void)
{
  char *folder = make_example ();
  GsyCorpus *corpus = open_folder (folder);
  Found found = { .results = g_ptr_array_new () };
  Found other = { .results = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_search_result_unref) };
  g_autoptr (GsySearch) search = gsy_search_new ("denies", FALSE, NULL);
  GsyFolderSearch *running;

  gsy_folder_search_stop (gsy_folder_search_start (corpus, search, GSY_SEARCH_ANYWHERE, NULL, 10, &funcs, &found));
  running = gsy_folder_search_start (corpus, search, GSY_SEARCH_ANYWHERE, NULL, 10, &funcs, &other);
  wait_until (other.is_done);
  gsy_folder_search_stop (running);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_false (found.is_done);
  g_assert_cmpuint (found.results->len, ==, 0);
  g_ptr_array_unref (found.results);
  g_ptr_array_unref (other.results);
  close_corpus (corpus);
  free_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  isolate_state ();
  main_thread = g_thread_self ();
  g_test_add_func ("/folder-search/closed/articles-and-marks-are-read", test_closed);
  g_test_add_func ("/folder-search/open/counts-as-it-is-now", test_open);
  g_test_add_func ("/folder-search/problems/are-told-and-the-rest-is-found", test_problems);
  g_test_add_func ("/folder-search/cut/no-article-without-places", test_cut);
  g_test_add_func ("/folder-search/stop/nothing-is-told-any-more", test_stop);
  return run_tests ();
}
