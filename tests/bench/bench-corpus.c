/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-corpus.c: reading a folder of 10,000 articles, half of them with a sidecar, against asking the system for each file. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "config.h"
#include "bench.h"

#include "corpus/gsy-corpus.h"

#include <glib/gstdio.h>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#define N_ARTICLES 10000u
#define N_STATEMENTS 5u

static void
put (const char *folder, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (!g_file_set_contents (path, content, -1, NULL))
    g_error ("%s cannot be written", path);
}

static void
make_folder (const char *folder)
{
  g_autoptr (GString) article = g_string_new ("date 2031-05-04\nLe ministère a rejeté mardi une accusation de son voisin. ");
  g_autoptr (GString) sidecar = g_string_new ("{\n  \"format\": \"gainsay-annotations\",\n  \"version\": 1,\n  \"unit\": \"code-point\",\n  \"article\": {\n    \"file\": \"a.txt\",\n    \"state\": \"done\"\n  },\n  \"statements\": [\n");

  while (article->len < 3000)
    g_string_append (article, "L’opposition dénonce un mensonge, le porte-parole répond que c’est faux.\n");
  for (guint i = 0; i < N_STATEMENTS; i++)
    g_string_append_printf (sidecar, "    {\n      \"id\": \"0b3e0c0a-6d0e-4d4e-9b5e-%012u\",\n      \"layer\": \"denial\",\n      \"spans\": [\n        {\"start\": %u, \"end\": %u, \"exact\": \"Le ministère a rejeté mardi\", \"prefix\": \"date 2031-05-04\\n\", \"suffix\": \" une accusation de son voisin. L\"}\n      ],\n      \"creator\": \"marie\",\n      \"created\": \"2031-05-04T10:00:00Z\"\n    }%s\n",
                            i,
                            16 + i,
                            43 + i,
                            i + 1 < N_STATEMENTS ? "," : "");
  g_string_append (sidecar, "  ]\n}\n");
  for (guint i = 0; i < N_ARTICLES; i++)
    {
      g_autofree char *name = g_strdup_printf ("article %u.txt", i);
      g_autofree char *sidecar_name = g_strconcat (name, ".annotations.json", NULL);

      put (folder, name, article->str);
      if (i % 2 == 0)
        put (folder, sidecar_name, sidecar->str);
    }
}

static void
remove_folder (const char *folder)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_rmdir (folder);
}

/* The least that any program does that shows which articles there are and which changed. */
static void
list_files (gpointer data)
{
  DIR *dir = opendir (data);
  const struct dirent *entry;
  guint n = 0;

  while ((entry = readdir (dir)) != NULL)
    {
      g_autofree char *sidecar = NULL;
      struct stat st;

      if (!g_str_has_suffix (entry->d_name, ".txt"))
        continue;
      sidecar = g_strconcat (entry->d_name, ".annotations.json", NULL);
      n += fstatat (dirfd (dir), entry->d_name, &st, 0) == 0;
      n += fstatat (dirfd (dir), sidecar, &st, 0) == 0;
    }
  closedir (dir);
  if (n != N_ARTICLES + N_ARTICLES / 2)
    g_error ("%u files", n);
}

static void
read_corpus (gpointer data)
{
  g_autoptr (GsyCorpus) corpus = gsy_corpus_new (data, NULL);

  while (gsy_corpus_is_loading (corpus))
    g_main_context_iteration (NULL, TRUE);
  if (gsy_corpus_count_layer (corpus, "denial") != N_ARTICLES / 2 * N_STATEMENTS)
    g_error ("not what was written");
}

/* Only until the list can be shown. */
static void
read_list (gpointer data)
{
  g_autoptr (GsyCorpus) corpus = gsy_corpus_new (data, NULL);

  while (g_list_model_get_n_items (G_LIST_MODEL (corpus)) == 0)
    g_main_context_iteration (NULL, TRUE);
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("gsy-bench-XXXXXX", NULL);
  double loop;

  make_folder (folder);
  loop = bench_time (NULL, list_files, folder);
  bench_report ("corpus-scan-10k", bench_time (NULL, read_corpus, folder) / loop, 3, "10,000 titles, dates, states and counts / readdir and fstatat of article and sidecar");
  bench_report ("corpus-list-10k", bench_time (NULL, read_list, folder) / loop, 0, "until the list is there / the same");
  bench_report ("corpus-loop-10k", loop * 1000, 0, "that loop, milliseconds");
  remove_folder (folder);
  return 0;
}
