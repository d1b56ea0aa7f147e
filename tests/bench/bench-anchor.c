/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-anchor.c: finding the spans of 5,000 statements again in an article of 1 MB that was edited all over, against checking the UTF-8 of
 * its two texts. */
#include "config.h"
#include "bench.h"

#include "core/gsy-anchor.h"

#include <string.h>

#define LENGTH 1000000u
#define N_STATEMENTS 5000u

typedef struct
{
  GsyArticle *before;
  GsyArticle *after;
  GPtrArray *statements; /* right in @before */
  gboolean with_former;
  guint n_results[4];
} Bench;

static const char *const pieces[] = { "La Valdorie accuse ", "la Karsie d’avoir ", "vidé le barrage ", "sans prévenir. ", "« C’est faux », ", "a rejeté mardi ", "le ministère.\n\n", "Selon elle, ", "une enquête ", "de %u pages ", "en dit %u fois plus, " };

static GsyArticle *
make_article (char *text)
{
  return gsy_article_new ("article.txt", text, strlen (text), "0", NULL);
}

/* Something of every kind in each few thousand characters. */
static char *
edit_text (GRand *rand, const char *text)
{
  g_auto (GStrv) paragraphs = g_strsplit (text, "\n\n", -1);
  GString *edited = g_string_new ("Mis à jour.\n\n");

  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      char *paragraph = paragraphs[i];

      if (g_rand_int_range (rand, 0, 40) == 0)
        continue;
      if (g_rand_int_range (rand, 0, 60) == 0 && paragraphs[i + 1] != NULL)
        {
          paragraphs[i] = paragraphs[i + 1];
          paragraphs[i + 1] = paragraph;
          paragraph = paragraphs[i];
        }
      if (g_rand_int_range (rand, 0, 20) == 0 && strlen (paragraph) > 8 && paragraph[4] < 0x7f && paragraph[4] > ' ')
        paragraph[4] = 'x';
      g_string_append (edited, paragraph);
      g_string_append (edited, "\n\n");
      if (g_rand_int_range (rand, 0, 30) == 0)
        g_string_append_printf (edited, "La rédaction ajoute %u lignes.\n\n", g_rand_int (rand));
    }
  return g_string_free (edited, FALSE);
}

static void
bench_init (Bench *bench)
{
  GRand *rand = g_rand_new_with_seed (1);
  GString *text = g_string_new (NULL);
  guint length;

  while (text->len < LENGTH)
    {
      const char *piece = pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))];
      const char *number = strstr (piece, "%u");

      if (number == NULL)
        g_string_append (text, piece);
      else
        g_string_append_printf (text, "%.*s%d%s", (int) (number - piece), piece, g_rand_int_range (rand, 2, 100000), number + 2);
    }
  bench->after = make_article (edit_text (rand, text->str));
  bench->before = make_article (g_string_free (text, FALSE));
  bench->statements = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_statement_unref);
  length = gsy_article_get_length (bench->before);
  for (guint i = 0; i < N_STATEMENTS; i++)
    {
      GsyStatement *statement = gsy_statement_new (NULL, "accusation");
      GsyFiller *source = gsy_filler_new (NULL);
      guint start = (guint) g_rand_int_range (rand, 0, (int) length - 300);
      GsyQuoteWords *words;
      GsyQuote *quote;

      gsy_statement_add_span (statement, gsy_span (start + 40, start + 40 + (guint) g_rand_int_range (rand, 5, 200)));
      source->spans = gsy_quotes_new ();
      gsy_quotes_append (source->spans, gsy_span (start, start + 9));
      statement->source = gsy_fillers_new ();
      g_ptr_array_add (statement->source, source);
      quote = gsy_statement_edit_quote (statement, 0);
      for (guint k = 0; k < 2; k++)
        {
          words = gsy_quote_ensure_words (quote);
          words->exact = gsy_article_dup_slice (bench->before, quote->span);
          words->prefix = gsy_article_dup_prefix (bench->before, quote->span);
          words->suffix = gsy_article_dup_suffix (bench->before, quote->span);
          quote = &g_array_index (source->spans, GsyQuote, 0);
        }
      g_ptr_array_add (bench->statements, statement);
    }
  g_rand_free (rand);
}

static void
check_texts (gpointer data)
{
  Bench *bench = data;
  gsize n;

  if (!g_utf8_validate (gsy_article_get_text (bench->before, NULL), -1, NULL) || !g_utf8_validate (gsy_article_get_text (bench->after, &n), -1, NULL))
    g_assert_not_reached ();
}

static void
place_all (gpointer data)
{
  Bench *bench = data;
  g_autoptr (GsyAnchorer) anchorer = gsy_anchorer_new (bench->after, bench->with_former ? bench->before : NULL);

  memset (bench->n_results, 0, sizeof bench->n_results);
  for (guint i = 0; i < bench->statements->len; i++)
    {
      g_autoptr (GsyStatement) statement = gsy_statement_copy (g_ptr_array_index (bench->statements, i));

      bench->n_results[gsy_anchorer_place (anchorer, statement)]++;
    }
}

static double
time_once (void (*work) (gpointer data), gpointer data)
{
  double values[3];

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      double start = bench_cpu_time ();

      work (data);
      values[i] = bench_cpu_time () - start;
    }
  return bench_median (values, G_N_ELEMENTS (values));
}

int
main (void)
{
  Bench bench = { NULL };
  double check, former, quotes;

  bench_init (&bench);
  check = bench_time (NULL, check_texts, &bench);
  bench.with_former = TRUE;
  former = time_once (place_all, &bench);
  bench_report ("anchor-former", former / check, 0, "place 5,000 statements again in 1 MB with the former text / check the UTF-8 of both");
  bench_report ("anchor-former-seconds", former, 2, "seconds");
  bench_report ("anchor-former-detached", bench.n_results[GSY_ANCHOR_DETACHED], 0, "of 5,000");
  bench.with_former = FALSE;
  quotes = time_once (place_all, &bench);
  bench_report ("anchor-quotes", quotes / check, 0, "the same by their words alone");
  bench_report ("anchor-quotes-seconds", quotes, 4, "seconds");
  bench_report ("anchor-quotes-detached", bench.n_results[GSY_ANCHOR_DETACHED], 0, "of 5,000");
  g_ptr_array_unref (bench.statements);
  g_object_unref (bench.before);
  g_object_unref (bench.after);
  return 0;
}
