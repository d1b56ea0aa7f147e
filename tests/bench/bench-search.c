/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-search.c: words in a text of a megabyte, against memmem; and in a folder of 1,000 articles, against only reading them. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "config.h"
#include "bench.h"

#include "core/gsy-fold.h"
#include "corpus/gsy-folder-search.h"
#include "io/gsy-article-reader.h"

#include <glib/gstdio.h>

#include <string.h>

#define N_ARTICLES 1000u
#define ARTICLE_BYTES 6000u
#define TEXT_BYTES (1024u * 1024)
#define MAX_PLACES 20000u

/* In one word of two thousand. */
#define NEEDLE "démenti formel"

static const char *const words[] = {
  "le", "la", "ministère", "a", "rejeté", "mardi", "une", "accusation", "de", "son", "voisin", "porte-parole", "dénonce", "mensonge", "frontière", "attaque",
  "démenti", "campagne", "élections", "preuves", "gouvernement", "répond", "que", "c’est", "faux.", "sanctions", "ambassade", "espionnage", "affirme", "président"
};

static guint state = 12345;

static guint
draw (guint below)
{
  state = state * 1103515245u + 12345u;
  return (state >> 8) % below;
}

static GString *
make_text (gsize n_bytes)
{
  GString *text = g_string_new (NULL);

  while (text->len < n_bytes)
    g_string_append_printf (text, "%s%s", draw (2000) == 0 ? NEEDLE : words[draw (G_N_ELEMENTS (words))], draw (60) == 0 ? "\n\n" : " ");
  return text;
}

/* --- in one text --- */

typedef struct
{
  GsyFolded *folded;
  char *plain;
  char *needle;
  gsize n_found;
} Text;

static void
find_folded (gpointer data)
{
  Text *text = data;
  g_autoptr (GArray) matches = gsy_folded_find_all (text->folded, NEEDLE, G_MAXUINT);

  text->n_found = matches->len;
}

static void
find_plain (gpointer data)
{
  Text *text = data;
  const char *end = text->plain + strlen (text->plain);
  gsize length = strlen (text->needle), n = 0;

  for (const char *at = text->plain; (at = memmem (at, (gsize) (end - at), text->needle, length)) != NULL; at += length)
    n++;
  g_assert_cmpuint (n, ==, text->n_found);
}

static void
bench_text (void)
{
  g_autoptr (GString) string = make_text (TEXT_BYTES);
  Text text = { gsy_folded_new (string->str, string->len), gsy_fold (string->str, -1), gsy_fold (NEEDLE, -1), 0 };
  double ours = bench_time (NULL, find_folded, &text);
  double theirs = bench_time (NULL, find_plain, &text);

  bench_report ("search-text", ours / theirs, 3, "all matches in 1 MB, case and accents apart, ÷ memmem in text that was folded before");
  gsy_folded_free (text.folded);
  g_free (text.plain);
  g_free (text.needle);
}

/* --- in a folder --- */

typedef struct
{
  char *folder;
  GsyCorpus *corpus;
  GsySearch *search;
  guint n_places;
  gboolean is_done;
} Folder;

static void
found_cb (gpointer owner, GPtrArray *results, guint n_searched, guint n_articles)
{
  Folder *folder = owner;

  for (guint i = 0; i < results->len; i++)
    folder->n_places += ((GsySearchResult *) g_ptr_array_index (results, i))->places->len;
}

static void
done_cb (gpointer owner, gboolean is_cut)
{
  ((Folder *) owner)->is_done = TRUE;
}

static void
search_folder (gpointer data)
{
  static const GsyFolderSearchFuncs funcs = { found_cb, done_cb };
  Folder *folder = data;
  GsyFolderSearch *running;

  folder->n_places = 0;
  folder->is_done = FALSE;
  running = gsy_folder_search_start (folder->corpus, folder->search, GSY_SEARCH_ANYWHERE, NULL, MAX_PLACES, &funcs, folder);
  while (!folder->is_done)
    g_main_context_iteration (NULL, TRUE);
  gsy_folder_search_stop (running);
}

static void
read_folder (gpointer data)
{
  Folder *folder = data;

  for (guint i = 0; i < N_ARTICLES; i++)
    {
      g_autofree char *name = g_strdup_printf ("%05u.txt", i);
      g_autofree char *path = g_build_filename (folder->folder, name, NULL);
      g_autoptr (GsyArticle) article = gsy_article_read (path, NULL);

      g_assert_nonnull (article);
    }
}

static void
bench_folder (void)
{
  Folder folder = { .folder = g_dir_make_tmp ("gainsay-bench-XXXXXX", NULL) };
  double ours, theirs;

  g_assert_nonnull (folder.folder);
  for (guint i = 0; i < N_ARTICLES; i++)
    {
      g_autoptr (GString) text = make_text (ARTICLE_BYTES);
      g_autofree char *name = g_strdup_printf ("%05u.txt", i);
      g_autofree char *path = g_build_filename (folder.folder, name, NULL);

      g_assert_true (g_file_set_contents_full (path, text->str, (gssize) text->len, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    }
  folder.corpus = gsy_corpus_new (folder.folder, NULL);
  while (gsy_corpus_is_loading (folder.corpus))
    g_main_context_iteration (NULL, TRUE);
  folder.search = gsy_search_new (NEEDLE, FALSE, NULL);
  ours = bench_time (NULL, search_folder, &folder);
  g_assert_cmpuint (folder.n_places, >, 0);
  theirs = bench_time (NULL, read_folder, &folder);
  bench_report ("search-folder", ours / theirs, 4, "words in 1,000 articles of 6 kB ÷ only reading the articles");
  bench_report ("search-folder-ms", ours * 1000, 0, "milliseconds of processor time for these 1,000 articles");

  gsy_search_unref (folder.search);
  g_object_unref (folder.corpus);
  for (guint i = 0; i < N_ARTICLES; i++)
    {
      g_autofree char *name = g_strdup_printf ("%05u.txt", i);
      g_autofree char *path = g_build_filename (folder.folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder.folder);
  g_free (folder.folder);
}

int
main (void)
{
  bench_text ();
  bench_folder ();
  return 0;
}
