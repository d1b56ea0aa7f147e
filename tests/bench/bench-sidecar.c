/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-sidecar.c: reading and writing sidecars of 10,000 and 100,000 statements, against the time to check their UTF-8, and what
 * they take in memory, against the size of the file. */
#include "config.h"
#include "bench.h"

#include "io/gsy-sidecar.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define LENGTH 1000000u

typedef struct
{
  GsyArticle *article;
  GBytes *bytes;
  GPtrArray *statements;
  GsySidecar *sidecar; /* what the last round read; freed outside of the measured time */
  GBytes *written;
} Bench;

static const char *const french[] = { "La Valdorie accuse ", "la Karsie d’avoir ", "vidé le barrage ", "sans prévenir. ", "« C’est faux », ", "a rejeté mardi ", "le ministère.\n", "Selon elle, ", "une enquête " };
static const char *const english[] = { "The crews accuse ", "the harbour ", "of selling ", "their berths. ", "It is false, ", "she said on Monday, ", "the director.\n", "No page was read " };

static GsyArticle *
make_article (GRand *rand, const char *const *words, guint n_words)
{
  GString *text = g_string_new (NULL);
  g_autofree char *sha256 = NULL;
  gsize len;

  while (text->len < LENGTH)
    g_string_append (text, words[g_rand_int_range (rand, 0, (int) n_words)]);
  sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->str, (gssize) text->len);
  len = text->len;
  return gsy_article_new ("article.txt", g_string_free (text, FALSE), len, sha256, NULL);
}

static int
compare_statements (gconstpointer a, gconstpointer b)
{
  return gsy_statement_compare (*(GsyStatement *const *) a, *(GsyStatement *const *) b);
}

/* As they are when a person marks: an id, a layer, one span, who and when. */
static GPtrArray *
make_statements (GRand *rand, GsyArticle *article, guint n, guint longest, gboolean when)
{
  static const char *const layers[] = { "accusation", "denial", "counter-accusation" };
  GPtrArray *statements = g_ptr_array_new_full (n, (GDestroyNotify) gsy_statement_unref);
  guint length = gsy_article_get_length (article);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("%08x-%04x-4%03x-8%03x-%012x", g_rand_int (rand), (guint) g_rand_int_range (rand, 0, 1 << 16),
                                             (guint) g_rand_int_range (rand, 0, 1 << 12), (guint) g_rand_int_range (rand, 0, 1 << 12), i);
      GsyStatement *statement = gsy_statement_new (id, layers[g_rand_int_range (rand, 0, G_N_ELEMENTS (layers))]);
      guint start = (guint) g_rand_int_range (rand, 0, (int) (length - longest));

      gsy_statement_add_span (statement, gsy_span (start, start + (guint) g_rand_int_range (rand, 5, (int) longest)));
      if (when)
        {
          statement->creator = g_strdup ("marie");
          statement->created = g_strdup ("2026-11-21T10:00:00Z");
          statement->modified = g_strdup ("2026-11-21T10:05:00Z");
        }
      g_ptr_array_add (statements, statement);
    }
  g_ptr_array_sort (statements, compare_statements);
  return statements;
}

static void
forget (gpointer data)
{
  Bench *bench = data;

  g_clear_pointer (&bench->sidecar, gsy_sidecar_free);
  g_clear_pointer (&bench->written, g_bytes_unref);
}

static void
open_sidecar (gpointer data)
{
  Bench *bench = data;

  bench->sidecar = gsy_sidecar_parse (bench->bytes, "sidecar", bench->article, NULL);
}

static void
save_sidecar (gpointer data)
{
  Bench *bench = data;

  bench->written = gsy_sidecar_write (bench->article, NULL, bench->statements, NULL);
}

static void
summarise_sidecar (gpointer data)
{
  Bench *bench = data;
  GsySidecarSummary summary;

  gsy_sidecar_summarise (bench->bytes, "sidecar", &summary, NULL);
  gsy_sidecar_summary_clear (&summary);
}

static void
check_utf8 (gpointer data)
{
  Bench *bench = data;

  if (!g_utf8_validate (g_bytes_get_data (bench->bytes, NULL), (gssize) g_bytes_get_size (bench->bytes), NULL))
    g_error ("not UTF-8");
}

/* Statements that were read, as those of a program are, lie in memory in their order. */
static void
prepare (Bench *bench, GRand *rand, guint n, guint longest, gboolean when)
{
  g_autoptr (GPtrArray) made = make_statements (rand, bench->article, n, longest, when);
  g_autoptr (GsySidecar) sidecar = NULL;

  g_clear_pointer (&bench->bytes, g_bytes_unref);
  g_clear_pointer (&bench->statements, g_ptr_array_unref);
  bench->bytes = gsy_sidecar_write (bench->article, NULL, made, NULL);
  sidecar = gsy_sidecar_parse (bench->bytes, "sidecar", bench->article, NULL);
  if (sidecar == NULL || sidecar->statements->len != n || sidecar->problems->len > 0)
    g_error ("not what was written");
  bench->statements = g_ptr_array_ref (sidecar->statements);
}

static void
finish (Bench *bench)
{
  forget (bench);
  g_clear_pointer (&bench->bytes, g_bytes_unref);
  g_clear_pointer (&bench->statements, g_ptr_array_unref);
  g_clear_object (&bench->article);
}

static double
resident_bytes (void)
{
  g_autofree char *statm = NULL;
  g_auto (GStrv) fields = NULL;

  g_file_get_contents ("/proc/self/statm", &statm, NULL, NULL);
  fields = g_strsplit (statm != NULL ? statm : "0 0", " ", 3);
  return (double) g_ascii_strtoull (fields[1], NULL, 10) * (double) sysconf (_SC_PAGESIZE);
}

/* In a process of its own, whose memory has no holes to hide in. */
static int
measure_memory (const char *path)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (GsyArticle) article = make_article (rand, french, G_N_ELEMENTS (french));
  g_autoptr (GsySidecar) sidecar = NULL;
  g_autoptr (GBytes) bytes = NULL;
  double before = resident_bytes ();
  char *data;
  gsize len;

  if (!g_file_get_contents (path, &data, &len, NULL))
    return 1;
  bytes = g_bytes_new_take (data, len);
  sidecar = gsy_sidecar_parse (bytes, "sidecar", article, NULL);
  if (sidecar == NULL)
    return 1;
  g_clear_pointer (&bytes, g_bytes_unref);
  bench_report ("memory-sidecar", (resident_bytes () - before) / (double) len, 1, "memory for 100,000 statements / bytes of their sidecar");
  return 0;
}

static void
spawn_memory (const char *program, Bench *bench)
{
  g_autofree char *folder = g_dir_make_tmp ("gsy-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "sidecar.json", NULL), *out = NULL;
  const char *argv[] = { program, "--memory", path, NULL };
  int status = 1;

  if (!g_file_set_contents (path, g_bytes_get_data (bench->bytes, NULL), (gssize) g_bytes_get_size (bench->bytes), NULL) ||
      !g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, &status, NULL) || status != 0)
    g_error ("memory was not measured");
  fputs (out, stdout);
  g_remove (path);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  Bench bench = { .article = make_article (rand, french, G_N_ELEMENTS (french)) };
  double check;

  if (argc == 3 && strcmp (argv[1], "--memory") == 0)
    {
      g_clear_object (&bench.article);
      return measure_memory (argv[2]);
    }

  prepare (&bench, rand, 10000, 205, TRUE);
  check = bench_time (NULL, check_utf8, &bench);
  bench_report ("open-sidecar-10k", bench_time (forget, open_sidecar, &bench) / check, 6, "10,000 statements, anchored / g_utf8_validate of the bytes");

  prepare (&bench, rand, 100000, 205, TRUE);
  check = bench_time (NULL, check_utf8, &bench);
  bench_report ("open-sidecar-100k", bench_time (forget, open_sidecar, &bench) / check, 6, "100,000 statements, anchored / g_utf8_validate of the bytes");
  forget (&bench);
  bench_report ("save-sidecar-100k", bench_time (forget, save_sidecar, &bench) / check, 4, "100,000 statements written / g_utf8_validate of the bytes");
  bench_report ("summarise-sidecar-100k", bench_time (NULL, summarise_sidecar, &bench) / check, 3, "state and counts of 100,000 statements / g_utf8_validate of the bytes");
  spawn_memory (argv[0], &bench);
  finish (&bench);

  /* The dearest case: little text, all of it ASCII, which is quick to check. */
  bench.article = make_article (rand, english, G_N_ELEMENTS (english));
  prepare (&bench, rand, 100000, 45, FALSE);
  check = bench_time (NULL, check_utf8, &bench);
  bench_report ("open-sidecar-100k-short", bench_time (forget, open_sidecar, &bench) / check, 6, "the same with short spans of ASCII text, 290 bytes a statement");
  forget (&bench);
  bench_report ("save-sidecar-100k-short", bench_time (forget, save_sidecar, &bench) / check, 4, "the same");
  finish (&bench);
  return 0;
}
