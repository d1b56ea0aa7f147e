/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-folder-index.c: 10,000 articles of 20 statements each: reading them all into memory, finding the other end of a link, completing a
 * name; and a name changed in 1,000 sidecars. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "config.h"
#include "bench.h"

#include "corpus/gsy-corpus-bulk.h"
#include "io/gsy-sidecar.h"

#include <glib/gstdio.h>

#include <malloc.h>
#include <string.h>

#define N_ARTICLES 10000u
#define N_STATEMENTS 20u
#define N_ACTORS 2000u
#define N_TOPICS 500u
#define N_RENAMED 1000u
#define ROUNDS 3u

static const char *const words[] = {
  "le", "la", "ministère", "a", "rejeté", "mardi", "une", "accusation", "de", "son", "voisin", "porte-parole", "dénonce", "mensonge",
  "frontière", "attaque", "informatique", "démenti", "campagne", "élections", "preuves", "gouvernement", "répond", "que", "c’est", "faux",
  "sanctions", "ambassade", "espionnage", "responsables", "officiels", "affirme", "aucun", "fondement", "opposition", "président"
};

static guint state = 12345;

static guint
draw (guint below)
{
  state = state * 1103515245u + 12345u;
  return (state >> 8) % below;
}

static void
append_words (GString *string, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_printf (string, "%s%s", i > 0 ? " " : "", words[draw (G_N_ELEMENTS (words))]);
}

static void
append_id (GString *string, guint article, guint statement)
{
  g_string_append_printf (string, "0b3e0c0a-6d0e-4d4e-9b5e-%06u%06u", article, statement);
}

static void
append_statement (GString *sidecar, guint article, guint i)
{
  static const char *const layers[] = { "accusation", "denial", "counter-accusation" };
  guint layer = draw (G_N_ELEMENTS (layers));

  g_string_append (sidecar, "    {\n      \"id\": \"");
  append_id (sidecar, article, i);
  g_string_append_printf (sidecar, "\",\n      \"layer\": \"%s\",\n      \"spans\": [\n        {\"start\": %u, \"end\": %u, \"exact\": \"", layers[layer], 16 + i * 20, 16 + i * 20 + 18);
  append_words (sidecar, 15);
  g_string_append (sidecar, "\", \"prefix\": \"Le porte-parole a dit mardi que \", \"suffix\": \", selon un communiqué du ministère\"}\n      ],\n");
  g_string_append_printf (sidecar, "      \"source\": [{\"actor\": \"%s %u\"}],\n      \"target\": [{\"actor\": \"Acteur numéro %u\"}],\n      \"about\": [\"Affaire %u\"],\n", i == 0 ? "Le porte-parole" : "Acteur numéro", i == 0 ? 1 : draw (N_ACTORS), draw (N_ACTORS), draw (N_TOPICS));
  g_string_append_printf (sidecar, "      \"said\": \"2031-%02u-%02u\"", 1 + draw (12), 1 + draw (28));
  if (layer > 0)
    {
      g_string_append (sidecar, ",\n      \"links\": [{\"relation\": \"answers\", \"to\": \"");
      append_id (sidecar, draw (N_ARTICLES), draw (N_STATEMENTS));
      g_string_append (sidecar, "\"}]");
    }
  g_string_append (sidecar, ",\n      \"creator\": \"marie\",\n      \"created\": \"2031-05-04T10:00:00Z\",\n      \"modified\": \"2031-05-04T10:00:00Z\"\n    }");
}

static void
put (const char *folder, const char *name, const GString *content)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  FILE *file = g_fopen (path, "wb");

  if (file == NULL || fwrite (content->str, 1, content->len, file) != content->len || fclose (file) != 0)
    g_error ("%s cannot be written", path);
}

static void
make_folder (const char *folder, guint n)
{
  g_autoptr (GString) article = g_string_new ("date 2031-05-04\n");

  append_words (article, 200);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GString) sidecar = g_string_new ("{\n  \"format\": \"gainsay-annotations\",\n  \"version\": 1,\n  \"unit\": \"code-point\",\n  \"article\": {\n    \"file\": \"a.txt\"\n  },\n  \"statements\": [\n");
      g_autofree char *name = g_strdup_printf ("article %u.txt", i);
      g_autofree char *sidecar_name = g_strconcat (name, ".annotations.json", NULL);

      for (guint j = 0; j < N_STATEMENTS; j++)
        {
          append_statement (sidecar, i, j);
          g_string_append (sidecar, j + 1 < N_STATEMENTS ? ",\n" : "\n");
        }
      g_string_append (sidecar, "  ]\n}\n");
      put (folder, name, article);
      put (folder, sidecar_name, sidecar);
    }
}

/* Half of the actors are listed, with aliases. */
static void
make_scheme (const char *folder)
{
  g_autoptr (GString) scheme = g_string_new ("{\n  \"format\": \"gainsay-project\",\n  \"version\": 1,\n  \"actors\": [\n");

  for (guint i = 0; i < N_ACTORS; i += 2)
    g_string_append_printf (scheme, "%s    {\"name\": \"Acteur numéro %u\", \"aliases\": [\"Ministre %u\", \"Présidence numéro %u\"], \"part-of\": \"Acteur numéro %u\"}", i > 0 ? ",\n" : "", i, i, i, i / 2);
  g_string_append (scheme, "\n  ]\n}\n");
  put (folder, "gainsay.json", scheme);
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

/* The bytes alone, and how many. */
static gsize
read_sidecars (const char *folder, guint n)
{
  gsize sum = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("article %u.txt.annotations.json", i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GBytes) bytes = gsy_load (path, GSY_SIDECAR_MAX_BYTES, NULL, NULL);

      sum += g_bytes_get_size (bytes);
    }
  return sum;
}

/* What was asked for and not given back, in bytes. */
static double
get_memory (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return (double) (info.uordblks + info.hblkhd);
}

static GsyCorpus *
open_corpus (const char *folder, double *build, double *bytes)
{
  GsyCorpus *corpus = gsy_corpus_new (folder, NULL);
  double begin, before;

  while (gsy_corpus_is_loading (corpus))
    g_main_context_iteration (NULL, TRUE);
  before = get_memory ();
  begin = bench_cpu_time ();
  while (!gsy_folder_index_is_ready (gsy_corpus_get_index (corpus)))
    g_main_context_iteration (NULL, TRUE);
  *build = bench_cpu_time () - begin;
  *bytes = get_memory () - before;
  return corpus;
}

static void
report_time (const char *name, double seconds, double limit_ms)
{
  bench_report (name, seconds * 1000, limit_ms, "milliseconds");
}

/* Candidates and completion */

typedef struct
{
  GsyCorpus *corpus;
  GsyFolderIndex *index;
  GsyStatement *from;
  GsyRelation *relation;
  const char *text;
  GString *quotes; /* all folded, one after the other */
} Query;

static void
find (gpointer data)
{
  const Query *q = data;
  const GsyCandidateQuery query = { .article = "article 5000.txt", .from = q->from, .relation = q->relation, .text = q->text, .max = 50 };
  g_autoptr (GPtrArray) found = gsy_folder_index_find_candidates (q->index, gsy_corpus_get_scheme (q->corpus), &query);

  if (found->len == 0)
    g_error ("nothing found");
}

/* A search without words: what the last one found is forgotten. */
static void
find_anew (gpointer data)
{
  Query q = *(const Query *) data;

  q.text = NULL;
  find (&q);
}

static void
find_first_letters (gpointer data)
{
  Query q = *(const Query *) data;

  q.text = "fr";
  find (&q);
}

/* What anybody does who has nothing but the text. */
static void
scan (gpointer data)
{
  const Query *q = data;
  guint n = 0;

  for (const char *at = q->quotes->str, *end = at + q->quotes->len; at < end; at += strlen (at) + 1)
    n += memmem (at, strlen (at), q->text, strlen (q->text)) != NULL;
  if (n == 0)
    g_error ("nothing found");
}

static void
complete (gpointer data)
{
  const Query *q = data;
  g_autoptr (GPtrArray) found = gsy_folder_index_complete (q->index, gsy_corpus_get_scheme (q->corpus), GSY_NAME_ACTOR, q->text, 20);

  if (found->len == 0)
    g_error ("nothing found");
}

static void
list_findings (gpointer data)
{
  const Query *q = data;
  g_autoptr (GPtrArray) found = gsy_folder_index_dup_findings (q->index, gsy_corpus_get_scheme (q->corpus), NULL);

  if (found->len == 0)
    g_error ("nothing found");
}

static void
measure_queries (GsyCorpus *corpus)
{
  Query q = { .corpus = corpus, .index = gsy_corpus_get_index (corpus), .from = gsy_statement_new (NULL, "denial"), .quotes = g_string_new (NULL) };
  double plain, keys;

  gsy_statement_add_span (q.from, gsy_span (100, 200));
  q.from->source = gsy_fillers_new ();
  q.from->target = gsy_fillers_new ();
  g_ptr_array_add (q.from->source, gsy_filler_new ("Acteur numéro 17"));
  g_ptr_array_add (q.from->target, gsy_filler_new ("Acteur numéro 18"));
  for (guint i = 0; i < N_ARTICLES; i++)
    {
      g_autofree char *name = g_strdup_printf ("article %u.txt", i);
      g_autoptr (GPtrArray) entries = gsy_folder_index_dup_article (q.index, name);

      for (guint j = 0; j < entries->len; j++)
        g_string_append_len (q.quotes, ((const GsyEntry *) g_ptr_array_index (entries, j))->quote, (gssize) strlen (((const GsyEntry *) g_ptr_array_index (entries, j))->quote) + 1);
    }
  q.text = "front";
  plain = bench_time (NULL, scan, &q);
  keys = bench_time (find_anew, find, &q);
  bench_report ("link-candidates-200k", keys / plain, 3, "a key in the search for the other end of a link, 200,000 statements / memmem in each of their quotes");
  report_time ("link-candidates-ms", keys, 50);
  report_time ("link-candidates-next-key-ms", bench_time (find_first_letters, find, &q), 50);
  q.text = "a";
  report_time ("link-candidates-one-letter-ms", bench_time (find_anew, find, &q), 50);
  q.text = "frontière espion acteur 17";
  report_time ("link-candidates-four-words-ms", bench_time (find_anew, find, &q), 50);
  q.text = "";
  report_time ("link-candidates-no-text-ms", bench_time (NULL, find, &q), 50);
  q.text = "num";
  keys = bench_time (NULL, complete, &q);
  report_time ("completion-2k-names-ms", keys, 20);
  report_time ("findings-200k-ms", bench_time (NULL, list_findings, &q), 0);
  gsy_statement_unref (q.from);
  g_string_free (q.quotes, TRUE);
}

static void
measure_index (const char *folder)
{
  double builds[ROUNDS], reads[ROUNDS], bytes = 0;
  GsyCorpus *corpus = NULL;

  make_folder (folder, N_ARTICLES);
  make_scheme (folder);
  for (guint i = 0; i < ROUNDS; i++)
    {
      double begin = bench_cpu_time ();

      read_sidecars (folder, N_ARTICLES);
      reads[i] = bench_cpu_time () - begin;
      g_clear_object (&corpus);
      malloc_trim (0);
      corpus = open_corpus (folder, &builds[i], &bytes);
      if (gsy_folder_index_get_n_entries (gsy_corpus_get_index (corpus)) != N_ARTICLES * N_STATEMENTS)
        g_error ("not what was written");
    }
  bench_report ("index-build-200k", bench_median (builds, ROUNDS) / bench_median (reads, ROUNDS), 25, "10,000 sidecars of 20 statements into the index / reading their bytes");
  report_time ("index-build-200k-ms", bench_median (builds, ROUNDS), 0);
  measure_queries (corpus);

  g_clear_object (&corpus);
  bench_report ("index-entry-bytes", bytes / (N_ARTICLES * N_STATEMENTS), 600, "bytes in memory for a statement in the index, with its words and its links");
}

/* A change in many files */

/* What it would be if nothing had to be found, held, undone or told: each one opened and written as it is. */
static void
write_all (const char *folder)
{
  for (guint i = 0; i < N_RENAMED; i++)
    {
      g_autofree char *key = g_strdup_printf ("article %u.txt", i);
      g_autofree char *path = g_build_filename (folder, key, NULL);
      g_autoptr (GsyDocument) document = gsy_document_load (path, key, NULL, NULL);
      GsyStore *store = gsy_document_get_store (document);
      g_autoptr (GPtrArray) statements = g_ptr_array_new ();
      g_autoptr (GBytes) bytes = NULL;
      GsyFileIdentity identity;

      for (guint j = 0; j < gsy_store_get_n_statements (store); j++)
        g_ptr_array_add (statements, (gpointer) gsy_store_get_statement (store, j));
      bytes = gsy_sidecar_write (gsy_document_get_article (document), gsy_store_get_meta (store), statements, NULL);
      if (!gsy_file_identity_read (gsy_document_get_sidecar_path (document), &identity, NULL) ||
          !gsy_save (gsy_document_get_sidecar_path (document), bytes, &identity, GSY_SAVE_ANY, NULL))
        g_error ("%s cannot be written", path);
    }
}

static void
renamed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(int *) data = gsy_corpus_rename_finish (GSY_CORPUS (source), result, NULL);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GsyDocument) document G_GNUC_UNUSED = gsy_corpus_open_finish (GSY_CORPUS (source), result, NULL);

  *(gint64 *) data = g_get_monotonic_time ();
}

static void
measure_rename (const char *folder)
{
  const char *from[] = { "Le porte-parole 1", NULL };
  double plain[ROUNDS], renames[ROUNDS], seconds[ROUNDS], longest[ROUNDS], opens[ROUNDS], held = 0, left = 0;
  g_autoptr (GString) other = g_string_new ("Another article.");

  make_folder (folder, N_RENAMED);
  put (folder, "other.txt", other);
  for (guint i = 0; i < ROUNDS; i++)
    {
      GsyCorpus *corpus;
      double begin = bench_cpu_time (), unused, before;
      gint64 clock, turn, asked = 0, opened = 0;
      int n = -2;

      write_all (folder);
      plain[i] = bench_cpu_time () - begin;
      corpus = open_corpus (folder, &unused, &unused);
      before = get_memory ();
      begin = bench_cpu_time ();
      clock = g_get_monotonic_time ();
      longest[i] = 0;
      gsy_corpus_rename_async (corpus, GSY_NAME_ACTOR, from, "Le chef", TRUE, NULL, NULL, NULL, renamed_cb, &n);
      while (n == -2 || !gsy_corpus_is_saved (corpus) || opened == 0)
        {
          /* When the first is written all others wait for it; then the user goes to another article. */
          if (asked == 0 && gsy_corpus_get_save_state (corpus, NULL) == GSY_SAVE_STATE_SAVING)
            {
              asked = g_get_monotonic_time ();
              gsy_corpus_open_async (corpus, "other.txt", NULL, opened_cb, &opened);
            }
          turn = g_get_monotonic_time ();
          g_main_context_iteration (NULL, FALSE);
          turn = g_get_monotonic_time () - turn;
          longest[i] = MAX (longest[i], (double) turn / G_USEC_PER_SEC);
          if (!g_main_context_pending (NULL))
            g_main_context_iteration (NULL, TRUE);
        }
      renames[i] = bench_cpu_time () - begin;
      opens[i] = (double) (opened - asked) / G_USEC_PER_SEC;
      seconds[i] = (double) (g_get_monotonic_time () - clock) / G_USEC_PER_SEC;
      if (n != (int) N_RENAMED)
        g_error ("%d statements", n);
      held = get_memory () - before;
      gsy_corpus_undo (corpus, NULL, NULL);
      gsy_corpus_flush_sync (corpus, NULL);
      gsy_history_clear (gsy_corpus_get_history (corpus));
      while (g_main_context_iteration (NULL, FALSE))
        ;
      left = get_memory () - before;
      g_object_unref (corpus);
    }
  bench_report ("rename-1k", bench_median (renames, ROUNDS) / bench_median (plain, ROUNDS), 1.5, "an actor renamed in 1,000 sidecars until all are on disk / opening and writing the same 1,000");
  report_time ("rename-1k-ms", bench_median (renames, ROUNDS), 0);
  report_time ("rename-1k-longest-turn-ms", bench_median (longest, ROUNDS), 0);
  bench_report ("rename-1k-held-kib", held / N_RENAMED / 1024, 0, "KiB in memory for an article as long as it can be undone");
  bench_report ("rename-1k-left-kib", left / N_RENAMED / 1024, 1, "KiB for an article when the history is cleared");
  report_time ("rename-1k-open-meanwhile-ms", bench_median (opens, ROUNDS), 0);
  bench_report ("rename-1k-seconds", bench_median (seconds, ROUNDS), 0, "seconds on the clock until all are on disk");
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("gsy-bench-XXXXXX", NULL);
  g_autofree char *other = g_dir_make_tmp ("gsy-bench-XXXXXX", NULL);

  /* The recovery folder of the user is not to be asked. */
  g_setenv ("XDG_STATE_HOME", other, TRUE);
  if (argc < 2)
    measure_index (folder);
  remove_folder (folder);
  g_mkdir (folder, 0700);
  measure_rename (folder);
  remove_folder (folder);
  remove_folder (other);
  return 0;
}
