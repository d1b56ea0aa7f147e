/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-document-article-random.c: an article that is edited outside between random steps: everything is undone and redone, and nothing is lost. */
#include "config.h"
#include "article-fixture.h"

static char *
make_text (GRand *rand)
{
  static const char *const paragraphs[] = { P1, P2, P3, P4, NEW, OTHER };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (paragraphs); i++)
    if (g_rand_int_range (rand, 0, 5) > 0)
      g_string_append (text, paragraphs[i]);
  g_string_append_printf (text, "%u\n", g_rand_int (rand));
  return g_string_free (text, FALSE);
}

static void
step_at_random (Fixture *fixture, GRand *rand, guint step)
{
  GsyStore *store = gsy_document_get_store (fixture->document);
  guint length = gsy_article_get_length (gsy_document_get_article (fixture->document));
  guint n = gsy_store_get_n_statements (store);
  const GsyStatement *some = n > 0 ? gsy_store_get_statement (store, (guint) g_rand_int_range (rand, 0, (gint) n)) : NULL;
  g_autoptr (GsyEdit) edit = NULL;
  GError *error = NULL;

  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      gsy_corpus_undo (fixture->corpus, NULL, &error);
      break;
    case 1:
      gsy_corpus_redo (fixture->corpus, NULL, &error);
      break;
    case 2:
      edit = gsy_edit_new ("Remove");
      if (some != NULL)
        gsy_edit_add_statement (edit, "a.txt", some, NULL);
      gsy_corpus_do (fixture->corpus, edit, &error);
      break;
    case 3:
      edit = gsy_edit_new ("Note");
      if (some != NULL)
        {
          g_autoptr (GsyStatement) after = gsy_statement_copy (some);

          g_free (after->note);
          after->note = g_strdup_printf ("Step %u", step);
          gsy_edit_add_statement (edit, "a.txt", some, after);
        }
      gsy_corpus_do (fixture->corpus, edit, &error);
      break;
    default:
      {
        GsySpan span = gsy_span ((guint) g_rand_int_range (rand, 0, (gint) length - 2), 0);

        span.end = (guint) g_rand_int_range (rand, (gint) span.start + 1, (gint) MIN (span.start + 40, length));
        edit = edit_add ("a.txt", NULL, "denial", span.start, span.end);
        gsy_corpus_do (fixture->corpus, edit, &error);
      }
    }
  g_assert_no_error (error);
}

static void
test_random (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  GsyHistory *history = gsy_corpus_get_history (fixture->corpus);
  guint n_steps = g_test_thorough () ? 200 : 15;

  for (guint i = 0; i < n_steps; i++)
    {
      g_autofree char *text = make_text (rand);
      GError *error = NULL;

      for (guint j = 0; j < 20; j++)
        step_at_random (fixture, rand, i * 20 + j);
      change_article (fixture, text);
      if (i % 5 == 4)
        {
          guint n = count_statements (fixture->document);

          while (gsy_history_can_undo (history) && gsy_corpus_undo (fixture->corpus, NULL, &error))
            ;
          g_assert_no_error (error);
          g_assert_cmpuint (count_statements (fixture->document), ==, 0);
          while (gsy_history_can_redo (history) && gsy_corpus_redo (fixture->corpus, NULL, &error))
            ;
          g_assert_no_error (error);
          g_assert_cmpuint (count_statements (fixture->document), >=, MIN (n, 1));
        }
    }
  assert_saved (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  isolate_cache ();

  ADD ("open/random-changes-between-random-steps", test_random, NULL);

  return run_article_tests ();
}
