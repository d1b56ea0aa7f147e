/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-index.c: the index, the store and the history with 100,000 statements. */
#include "config.h"
#include "bench.h"

#include <malloc.h>
#include <string.h>

#include "core/gsy-edits.h"
#include "core/gsy-history.h"

#define N 100000u
#define LENGTH 1000000u
#define KEY "article.txt"
#define BATCH 50u
#define BURST 1000u

typedef struct
{
  GPtrArray *statements; /* in reading order */
  GPtrArray *others;     /* BATCH more, anywhere */
  GsyIndex *index;
  GArray *hits;
  GsyHit *array; /* a plain copy of the index's spans */
  GsyHit *copy;
  guint found;
  GsyArticle *article;
  GsyStore *store;
  GPtrArray *edits;
  GPtrArray *inverses;
  GsyScheme *scheme;
  GsyHistory *history;
} Bench;

static GRand *random_source;

static GsyStatement *
random_statement (void)
{
  GsyStatement *statement = gsy_statement_new (NULL, "denial");
  guint start = (guint) g_rand_int_range (random_source, 0, LENGTH - 210);

  gsy_statement_add_span (statement, gsy_span (start, start + (guint) g_rand_int_range (random_source, 5, 206)));
  return statement;
}

static int
compare_statements (gconstpointer a, gconstpointer b)
{
  return gsy_statement_compare (*(GsyStatement *const *) a, *(GsyStatement *const *) b);
}

static GPtrArray *
random_statements (guint n)
{
  GPtrArray *statements = g_ptr_array_new_full (n, (GDestroyNotify) gsy_statement_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (statements, random_statement ());
  g_ptr_array_sort (statements, compare_statements);
  return statements;
}

static GsyArticle *
make_article (void)
{
  char *text = g_malloc (LENGTH + 1);

  /* Words, so that gestures have something to snap to. */
  for (guint i = 0; i < LENGTH; i++)
    text[i] = i % 6 == 5 ? ' ' : 'a';
  for (guint i = 399; i < LENGTH; i += 400)
    text[i] = '\n';
  text[LENGTH] = '\0';
  return gsy_article_new (KEY, text, LENGTH, "0000000000000000000000000000000000000000000000000000000000000000", NULL);
}

/* --- The index --- */

static void
edit_index (gpointer data)
{
  Bench *bench = data;

  for (guint i = 0; i < BATCH; i++)
    gsy_index_insert (bench->index, g_ptr_array_index (bench->others, i));
  for (guint i = 0; i < BATCH; i++)
    gsy_index_remove (bench->index, g_ptr_array_index (bench->others, i));
}

static void
move_array (gpointer data)
{
  Bench *bench = data;

  for (guint i = 0; i < BATCH; i++)
    memmove (bench->copy + i % 2, bench->array, N * sizeof (GsyHit));
}

static void
query_points (gpointer data)
{
  Bench *bench = data;

  for (guint i = 0; i < BATCH; i++)
    {
      guint offset = i * (LENGTH / BATCH);

      g_array_set_size (bench->hits, 0);
      bench->found += gsy_index_query (bench->index, gsy_span (offset, offset), bench->hits);
    }
}

static void
scan_points (gpointer data)
{
  Bench *bench = data;

  for (guint i = 0; i < BATCH; i++)
    {
      guint offset = i * (LENGTH / BATCH);

      g_array_set_size (bench->hits, 0);
      for (guint j = 0; j < N; j++)
        if (gsy_span_contains (bench->array[j].span, offset))
          g_array_append_vals (bench->hits, &bench->array[j], 1);
      bench->found += bench->hits->len;
    }
}

static void
query_windows (gpointer data)
{
  Bench *bench = data;

  for (guint i = 0; i < BATCH; i++)
    {
      guint offset = i * (LENGTH / BATCH);

      g_array_set_size (bench->hits, 0);
      bench->found += gsy_index_query (bench->index, gsy_span (offset, offset + 3000), bench->hits);
    }
}

static void
build_index (gpointer data)
{
  Bench *bench = data;

  gsy_index_build (bench->index, bench->statements);
}

static void
walk_statements (gpointer data)
{
  Bench *bench = data;

  for (guint i = 0; i < N; i++)
    bench->found += gsy_statement_get_span (g_ptr_array_index (bench->statements, i), 0).end > 0;
}

static void
bench_index (Bench *bench)
{
  gsy_index_build (bench->index, bench->statements);
  gsy_index_query (bench->index, gsy_span (0, LENGTH), bench->hits);
  g_assert (bench->hits->len == N);
  bench->array = g_memdup2 (bench->hits->data, N * sizeof (GsyHit));
  bench->copy = g_new0 (GsyHit, N + 1);

  bench_report ("index-edit", bench_time (NULL, edit_index, bench) / bench_time (NULL, move_array, bench), 20,
                "one insertion and one removal, 100,000 spans / memmove of them all");
  bench_report ("hit-test", bench_time (NULL, query_points, bench) / bench_time (NULL, scan_points, bench), 1.0 / 50,
                "the spans at a point, 100,000 / linear scan of them all");
  bench_report ("window-query-us", bench_time (NULL, query_windows, bench) * 1e6 / BATCH, 5,
                "microseconds for the spans of 3,000 characters, 100,000");

  bench_report ("index-build", bench_time (NULL, build_index, bench) / bench_time (NULL, walk_statements, bench), 4,
                "building from 100,000 sorted statements / reading the span of each");

  for (guint i = 0; i < 100; i++)
    {
      GsyStatement *wide = gsy_statement_new (NULL, "denial");

      gsy_statement_add_span (wide, gsy_span (i * (LENGTH / 200), LENGTH - i));
      g_ptr_array_add (bench->statements, wide);
    }
  g_ptr_array_sort (bench->statements, compare_statements);
  gsy_index_build (bench->index, bench->statements);
  bench_report ("window-query-wide-us", bench_time (NULL, query_windows, bench) * 1e6 / BATCH, 10,
                "the same with 100 spans as wide as the text, starting all over its first half");
}

/* --- The store and the history --- */

static void
edit_store (gpointer data)
{
  Bench *bench = data;

  for (guint i = 0; i < BATCH; i++)
    gsy_store_apply (bench->store, g_ptr_array_index (bench->edits, i), NULL);
  for (guint i = 0; i < BATCH; i++)
    gsy_store_apply (bench->store, g_ptr_array_index (bench->inverses, i), NULL);
}

static gboolean
apply_to_store (const GsyEdit *edit, gpointer store, GError **error)
{
  return gsy_store_apply (store, edit, error);
}

static void
do_burst (gpointer data)
{
  Bench *bench = data;
  GsyGesture gesture = { .store = bench->store, .scheme = bench->scheme, .creator = "bench" };

  for (guint i = 0; i < BURST; i++)
    {
      guint start = (i * 997) % LENGTH;
      g_autoptr (GsyEdit) edit = gsy_edits_add (&gesture, "rumour", gsy_span (start, start + 30), NULL, NULL);

      gsy_history_do (bench->history, edit, NULL);
    }
}

static void
undo_burst (gpointer data)
{
  Bench *bench = data;

  for (guint i = 0; i < BURST; i++)
    gsy_history_undo (bench->history, NULL, NULL);
}

static void
bench_store (Bench *bench)
{
  g_autoptr (GPtrArray) statements = random_statements (N);
  double did[BENCH_ROUNDS];
  double undid[BENCH_ROUNDS];

  bench->store = gsy_store_new (KEY, bench->article, NULL, statements);
  for (guint i = 0; i < BATCH; i++)
    {
      GsyEdit *edit = gsy_edit_new ("Add");

      gsy_edit_add_statement (edit, KEY, NULL, g_ptr_array_index (bench->others, i));
      g_ptr_array_add (bench->edits, edit);
      g_ptr_array_add (bench->inverses, gsy_edit_inverse (edit));
    }
  bench_report ("store-edit-us", bench_time (NULL, edit_store, bench) * 1e6 / (2 * BATCH), 100,
                "microseconds for one applied edit, 100,000 statements");

  bench->history = gsy_history_new (apply_to_store, bench->store);
  for (guint i = 0; i < BENCH_ROUNDS; i++)
    {
      double begin = bench_cpu_time ();
      double middle;

      do_burst (bench);
      middle = bench_cpu_time ();
      undo_burst (bench);
      did[i] = middle - begin;
      undid[i] = bench_cpu_time () - middle;
    }
  g_assert (gsy_store_get_n_statements (bench->store) == N);
  bench_report ("undo-burst", bench_median (undid, BENCH_ROUNDS) / bench_median (did, BENCH_ROUNDS), 1.2,
                "1,000 undos / 1,000 plain edits, 100,000 statements");
}

static void
bench_memory (Bench *bench)
{
#ifdef __GLIBC__
  gsize before = mallinfo2 ().uordblks + mallinfo2 ().hblkhd;
  g_autoptr (GPtrArray) statements = random_statements (N);
  g_autoptr (GsyStore) store = gsy_store_new (KEY, bench->article, NULL, statements);

  g_clear_pointer (&statements, g_ptr_array_unref);
  g_assert_cmpuint (gsy_store_get_n_statements (store), ==, N);
  bench_report ("store-memory", (double) (mallinfo2 ().uordblks + mallinfo2 ().hblkhd - before) / N, 280,
                "bytes for a statement with its place in the store");
#endif
}

int
main (int argc, char *argv[])
{
  Bench bench = { 0 };

  random_source = g_rand_new_with_seed (argc > 1 ? (guint32) g_ascii_strtoull (argv[1], NULL, 10) : 1);
  bench.article = make_article ();
  bench_memory (&bench);
  bench.statements = random_statements (N);
  bench.others = random_statements (BATCH);
  bench.index = gsy_index_new ();
  bench.hits = g_array_new (FALSE, FALSE, sizeof (GsyHit));
  bench.scheme = gsy_scheme_new ();
  bench.edits = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_edit_unref);
  bench.inverses = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_edit_unref);
  bench_index (&bench);
  bench_store (&bench);
  g_assert (bench.found > 0);

  g_object_unref (bench.history);
  g_object_unref (bench.store);
  g_object_unref (bench.scheme);
  g_object_unref (bench.article);
  gsy_index_free (bench.index);
  g_array_unref (bench.hits);
  g_ptr_array_unref (bench.statements);
  g_ptr_array_unref (bench.others);
  g_ptr_array_unref (bench.edits);
  g_ptr_array_unref (bench.inverses);
  g_free (bench.array);
  g_free (bench.copy);
  g_rand_free (random_source);
  return 0;
}
