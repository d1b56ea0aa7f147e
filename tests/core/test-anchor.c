/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-anchor.c: what becomes of marks when the article changed: found exactly, or kept and said to be lost. */
#include "config.h"

#include "core/gsy-anchor.h"

#include "anchor-fixture.h"

/* The words of our own paragraph before any change. */
static const char TEXT[] = "Le ministère a démenti hier les accusations. « Tout est faux », a assuré Mme Roux. Le ministère a ensuite "
                           "accusé la société d’avoir caché ses comptes. Selon elle, rien n’est vrai.";

/* A quote as our own writer would have written it for TEXT. */
static void
fill_quote (GsyQuote *quote, GsySpan span)
{
  g_autoptr (GsyArticle) article = article_new (TEXT);
  GsyQuoteWords *words = gsy_quote_ensure_words (quote);

  quote->span = span;
  words->exact = gsy_article_dup_slice (article, span);
  words->prefix = gsy_article_dup_prefix (article, span);
  words->suffix = gsy_article_dup_suffix (article, span);
  if (*words->prefix == '\0')
    g_clear_pointer (&words->prefix, g_free);
  if (*words->suffix == '\0')
    g_clear_pointer (&words->suffix, g_free);
}

static GsyStatement *
statement_on (const char *words, guint nth)
{
  GsyStatement *statement = gsy_statement_new (NULL, "denial");
  GsySpan span = find_in (TEXT, words, nth);

  gsy_statement_add_span (statement, span);
  fill_quote (gsy_statement_edit_quote (statement, 0), span);
  return statement;
}

static GsyFiller *
filler_on (const char *words, guint nth)
{
  GsyFiller *filler = gsy_filler_new (NULL);

  filler->spans = gsy_quotes_new ();
  gsy_quotes_append (filler->spans, GSY_SPAN_EMPTY);
  fill_quote (&g_array_index (filler->spans, GsyQuote, 0), find_in (TEXT, words, nth));
  return filler;
}

static void
assert_at (const GsyQuote *quote, const char *text, const char *words, guint nth)
{
  GsySpan span = find_in (text, words, nth);

  g_assert_cmpuint (quote->span.start, ==, span.start);
  g_assert_cmpuint (quote->span.end, ==, span.end);
  g_assert_null (gsy_quote_get_exact (quote));
  g_assert_null (gsy_quote_get_prefix (quote));
  g_assert_null (gsy_quote_get_suffix (quote));
}

static void
test_unchanged (void)
{
  g_autoptr (GsyArticle) article = article_new (TEXT);
  static const char *const words[] = { "Le ministère a démenti hier", "Tout est faux", "e", "vrai." };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GsyStatement) statement = statement_on (words[i], 0);

      statement->cue = filler_on ("démenti", 0);
      g_assert_cmpint (gsy_anchor (article, statement), ==, GSY_ANCHOR_SAME);
      assert_at (gsy_statement_get_quote (statement, 0), TEXT, words[i], 0);
      assert_at (&g_array_index (statement->cue->spans, GsyQuote, 0), TEXT, "démenti", 0);
      g_assert_false (statement->detached);
    }
}

static void
test_text_before_it_changed (void)
{
  g_autofree char *changed = g_strconcat ("😀 Mis à jour. ", TEXT, NULL);
  g_autoptr (GsyArticle) article = article_new (changed);
  g_autoptr (GsyStatement) statement = statement_on ("Tout est faux", 0);
  g_autoptr (GPtrArray) source = gsy_fillers_new ();

  statement->cue = filler_on ("assuré", 0);
  g_ptr_array_add (source, filler_on ("Mme Roux", 0));
  statement->source = g_steal_pointer (&source);
  g_assert_cmpint (gsy_anchor (article, statement), ==, GSY_ANCHOR_MOVED);
  assert_at (gsy_statement_get_quote (statement, 0), changed, "Tout est faux", 0);
  assert_at (&g_array_index (statement->cue->spans, GsyQuote, 0), changed, "assuré", 0);
  assert_at (&g_array_index (((GsyFiller *) statement->source->pdata[0])->spans, GsyQuote, 0), changed, "Mme Roux", 0);
}

/* “Le ministère” is there twice: the context tells which. */
static void
test_context_tells_repeated_words_apart (void)
{
  g_autofree char *changed = g_strconcat ("Mis à jour. ", TEXT, NULL);
  g_autoptr (GsyArticle) article = article_new (changed);
  g_autoptr (GsyStatement) statement = statement_on ("Le ministère", 1);

  g_assert_cmpint (gsy_anchor (article, statement), ==, GSY_ANCHOR_MOVED);
  assert_at (gsy_statement_get_quote (statement, 0), changed, "Le ministère", 1);
}

/* All around them is other, so that somebody else may say the same words there. */
static void
test_long_words_without_context_ask (void)
{
  const char *changed = "On dit : « caché ses comptes. Selon elle, rien n’est vrai », mais qui le dit ?";
  g_autoptr (GsyArticle) article = article_new (changed);
  g_autoptr (GsyStatement) statement = statement_on ("caché ses comptes. Selon elle, rien n’est vrai", 0);

  g_assert_cmpint (gsy_anchor (article, statement), ==, GSY_ANCHOR_REVIEW);
  assert_at (gsy_statement_get_quote (statement, 0), changed, "caché ses comptes. Selon elle, rien n’est vrai", 0);
  g_assert_cmpstr (gsy_quote_get_was (gsy_statement_get_quote (statement, 0)), ==, "caché ses comptes. Selon elle, rien n’est vrai");
}

/* From another program's file, with nothing around them. */
static void
test_words_alone (void)
{
  static const struct
  {
    const char *words;
    GsyAnchorResult result;
  } cases[] = {
    { "caché ses comptes", GSY_ANCHOR_MOVED },
    { "démenti hier", GSY_ANCHOR_REVIEW },
    { "hier", GSY_ANCHOR_DETACHED },
    { "Le ministère a", GSY_ANCHOR_DETACHED },
  };
  g_autofree char *changed = g_strconcat ("Mis à jour. ", TEXT, NULL);
  g_autoptr (GsyArticle) article = article_new (changed);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GsyStatement) statement = statement_on (cases[i].words, 0);
      GsyQuoteWords *words = gsy_statement_edit_quote (statement, 0)->words;

      g_clear_pointer (&words->prefix, g_free);
      g_clear_pointer (&words->suffix, g_free);
      g_assert_cmpint (gsy_anchor (article, statement), ==, cases[i].result);
    }
}

static void
assert_detached (const char *changed, const char *words, guint nth)
{
  g_autoptr (GsyArticle) article = article_new (changed);
  g_autoptr (GsyStatement) statement = statement_on (words, nth);
  g_autoptr (GsyStatement) before = gsy_statement_copy (statement);

  g_assert_cmpint (gsy_anchor (article, statement), ==, GSY_ANCHOR_DETACHED);
  g_assert_true (statement->detached);
  /* Nothing else of it changed. */
  statement->detached = FALSE;
  g_assert_true (gsy_statement_equal (statement, before));
}

static void
test_not_found (void)
{
  assert_detached ("", "Tout est faux", 0);
  assert_detached ("Autre chose.", "Tout est faux", 0);
  assert_detached ("Mis à jour. Tout était faux, Tout semblait faux, Tout est fauX.", "Tout est faux", 0);
  assert_detached ("On dit : « Tout est faux », mais qui le dit ?", "Tout est faux", 0);
}

static void
test_never_a_guess (void)
{
  /* Twice in the new text, with other words around. */
  assert_detached ("Un : Tout est faux. Deux : Tout est faux.", "Tout est faux", 0);
  /* Once, but too short to be sure. */
  assert_detached ("Elle a nié avoir accusé qui que ce soit hier.", "accusé", 0);
  assert_detached ("x hier", "hier", 0);
}

static void
test_never_inside_a_character (void)
{
  /* The same letters, but the last one has an accent now. */
  assert_detached ("Nous disons : Tout est faux\xcc\x82.", "Tout est faux", 0);
}

static void
test_fragments_move_together (void)
{
  g_autofree char *changed = g_strconcat ("Mis à jour. ", TEXT, NULL);
  g_autoptr (GsyArticle) article = article_new (changed);
  g_autoptr (GsyStatement) statement = statement_on ("Tout est faux", 0);

  gsy_statement_add_span (statement, GSY_SPAN_EMPTY);
  fill_quote (gsy_statement_edit_quote (statement, 1), find_in (TEXT, "rien n’est vrai", 0));
  g_assert_cmpint (gsy_anchor (article, statement), ==, GSY_ANCHOR_MOVED);
  assert_at (gsy_statement_get_quote (statement, 0), changed, "Tout est faux", 0);
  assert_at (gsy_statement_get_quote (statement, 1), changed, "rien n’est vrai", 0);
}

static void
check_fragments_lost (const char *changed)
{
  g_autoptr (GsyArticle) article = article_new (changed);
  g_autoptr (GsyStatement) statement = statement_on ("Tout est faux", 0);
  g_autoptr (GsyStatement) before = NULL;

  gsy_statement_add_span (statement, GSY_SPAN_EMPTY);
  fill_quote (gsy_statement_edit_quote (statement, 1), find_in (TEXT, "rien n’est vrai", 0));
  before = gsy_statement_copy (statement);
  g_assert_cmpint (gsy_anchor (article, statement), ==, GSY_ANCHOR_DETACHED);
  statement->detached = FALSE;
  g_assert_true (gsy_statement_equal (statement, before));
}

static void
test_fragments_in_another_order (void)
{
  check_fragments_lost ("Selon elle, rien n’est vrai. « Tout est faux », a-t-elle dit.");
}

static void
test_one_fragment_lost (void)
{
  check_fragments_lost ("« Tout est faux », a-t-elle dit.");
}

/* Fragments that come to lie on each other say nothing any more. */
static void
test_fragments_that_would_overlap (void)
{
  const char *changed = "On a : Tout est faux et voilà.";
  g_autoptr (GsyArticle) article = article_new (changed);
  g_autoptr (GsyStatement) statement = gsy_statement_new (NULL, "denial");

  gsy_statement_add_span (statement, gsy_span (100, 113));
  gsy_quote_ensure_words (gsy_statement_edit_quote (statement, 0))->exact = g_strdup ("Tout est faux");
  gsy_statement_add_span (statement, gsy_span (120, 132));
  gsy_quote_ensure_words (gsy_statement_edit_quote (statement, 1))->exact = g_strdup ("est faux et ");
  g_assert_cmpint (gsy_anchor (article, statement), ==, GSY_ANCHOR_DETACHED);
  g_assert_true (gsy_span_equal (gsy_statement_get_span (statement, 0), gsy_span (100, 113)));
}

static void
test_lost_cue_keeps_its_words (void)
{
  g_autofree char *changed = g_strconcat ("Mis à jour : il a démenti hier les accusations. « Tout est faux », a dit Mme Roux.", NULL);
  g_autoptr (GsyArticle) article = article_new (changed);
  g_autoptr (GsyStatement) statement = statement_on ("Tout est faux", 0);
  const GsyQuote *cue;
  GsySpan before = find_in (TEXT, "assuré", 0);

  statement->cue = filler_on ("assuré", 0);
  g_assert_cmpint (gsy_anchor (article, statement), !=, GSY_ANCHOR_DETACHED);
  g_assert_false (statement->detached);
  assert_at (gsy_statement_get_quote (statement, 0), changed, "Tout est faux", 0);
  cue = &g_array_index (statement->cue->spans, GsyQuote, 0);
  g_assert_true (gsy_span_equal (cue->span, before));
  g_assert_cmpstr (gsy_quote_get_exact (cue), ==, "assuré");
  g_assert_nonnull (gsy_quote_get_prefix (cue));
}

static void
test_lost_cue_of_an_unmoved_statement (void)
{
  g_autoptr (GString) changed = g_string_new (TEXT);
  g_autoptr (GsyArticle) article = NULL;
  g_autoptr (GsyStatement) statement = statement_on ("Le ministère a démenti", 0);

  g_string_replace (changed, "assuré", "juré", 0);
  article = article_new (changed->str);
  statement->cue = filler_on ("assuré", 0);
  g_assert_cmpint (gsy_anchor (article, statement), ==, GSY_ANCHOR_SAME);
  g_assert_cmpstr (gsy_quote_get_exact (&g_array_index (statement->cue->spans, GsyQuote, 0)), ==, "assuré");
}

static void
test_found_again (void)
{
  g_autoptr (GsyArticle) article = article_new (TEXT);
  g_autoptr (GsyStatement) statement = statement_on ("Tout est faux", 0);

  statement->detached = TRUE;
  g_assert_cmpint (gsy_anchor (article, statement), ==, GSY_ANCHOR_SAME);
  g_assert_false (statement->detached);
}

static void
test_detached_without_words_stays_so (void)
{
  g_autoptr (GsyArticle) article = article_new (TEXT);
  g_autoptr (GsyStatement) statement = gsy_statement_new (NULL, "denial");

  gsy_statement_add_span (statement, gsy_span (3, 7));
  statement->detached = TRUE;
  g_assert_cmpint (gsy_anchor (article, statement), ==, GSY_ANCHOR_DETACHED);
  g_assert_true (statement->detached);
}

static void
test_without_words (void)
{
  g_autoptr (GsyArticle) article = article_new (TEXT);
  g_autoptr (GsyStatement) inside = gsy_statement_new (NULL, "denial");
  g_autoptr (GsyStatement) outside = gsy_statement_new (NULL, "denial");

  gsy_statement_add_span (inside, gsy_span (3, 7));
  g_assert_cmpint (gsy_anchor (article, inside), ==, GSY_ANCHOR_SAME);
  gsy_statement_add_span (outside, gsy_span (3, 7000));
  g_assert_cmpint (gsy_anchor (article, outside), ==, GSY_ANCHOR_DETACHED);
}

static void
test_offsets_past_the_end (void)
{
  g_autoptr (GsyArticle) article = article_new (TEXT);
  g_autoptr (GsyStatement) found = statement_on ("Tout est faux", 0);
  g_autoptr (GsyStatement) lost = statement_on ("Tout est faux", 0);

  gsy_statement_edit_quote (found, 0)->span = gsy_span (G_MAXUINT - 13, G_MAXUINT);
  g_assert_cmpint (gsy_anchor (article, found), ==, GSY_ANCHOR_MOVED);
  assert_at (gsy_statement_get_quote (found, 0), TEXT, "Tout est faux", 0);

  gsy_statement_edit_quote (lost, 0)->span = gsy_span (100000, 100013);
  g_free (gsy_statement_edit_quote (lost, 0)->words->exact);
  gsy_statement_edit_quote (lost, 0)->words->exact = g_strdup ("Rien de tel ici");
  g_assert_cmpint (gsy_anchor (article, lost), ==, GSY_ANCHOR_DETACHED);
}

/* Another program's shorter context is no reason to rewrite its file. */
static void
test_shorter_context_stays (void)
{
  g_autoptr (GsyArticle) article = article_new (TEXT);
  g_autoptr (GsyStatement) statement = statement_on ("Tout est faux", 0);
  GsyQuoteWords *words = gsy_statement_edit_quote (statement, 0)->words;

  g_free (words->prefix);
  words->prefix = g_strdup ("« ");
  g_assert_cmpint (gsy_anchor (article, statement), ==, GSY_ANCHOR_SAME);
  words = gsy_statement_edit_quote (statement, 0)->words;
  g_assert_nonnull (words);
  g_assert_cmpstr (words->exact, ==, "Tout est faux");
  g_assert_cmpstr (words->prefix, ==, "« ");
  g_assert_nonnull (words->suffix);
}

static void
test_changed_context_goes (void)
{
  g_autoptr (GString) changed = g_string_new (TEXT);
  g_autoptr (GsyArticle) article = NULL;
  g_autoptr (GsyStatement) statement = statement_on ("Tout est faux", 0);

  /* As long as before, so that the words are where they were. */
  g_string_replace (changed, "accusations", "ACCUSATIONS", 0);
  article = article_new (changed->str);
  g_assert_cmpint (gsy_anchor (article, statement), ==, GSY_ANCHOR_SAME);
  assert_at (gsy_statement_get_quote (statement, 0), changed->str, "Tout est faux", 0);
}

static void
test_unknown_members_stay (void)
{
  g_autofree char *changed = g_strconcat ("Mis à jour. ", TEXT, NULL);
  g_autoptr (GsyArticle) article = article_new (changed);
  g_autoptr (GsyStatement) statement = statement_on ("Tout est faux", 0);
  const char *const unknown[] = { "\"x\"", "1", NULL };

  gsy_statement_edit_quote (statement, 0)->words->unknown = g_strdupv ((char **) unknown);
  g_assert_cmpint (gsy_anchor (article, statement), ==, GSY_ANCHOR_MOVED);
  assert_at (gsy_statement_get_quote (statement, 0), changed, "Tout est faux", 0);
  g_assert_cmpstr (gsy_quote_get_unknown (gsy_statement_get_quote (statement, 0))[1], ==, "1");
}

static void
test_quote_matches (void)
{
  g_autoptr (GsyArticle) article = article_new (TEXT);
  g_autoptr (GsyStatement) statement = statement_on ("Tout est faux", 0);
  GsyQuote *quote = gsy_statement_edit_quote (statement, 0);

  g_assert_true (gsy_quote_matches (article, quote));
  quote->span.start++;
  g_assert_false (gsy_quote_matches (article, quote));
  quote->span.start--;
  quote->words->suffix[0] = '-';
  g_assert_false (gsy_quote_matches (article, quote));
  g_clear_pointer (&quote->words->suffix, g_free);
  g_assert_true (gsy_quote_matches (article, quote));
  quote->words->prefix[0] = '-';
  g_assert_false (gsy_quote_matches (article, quote));
  gsy_quote_drop_strings (quote);
  g_assert_true (gsy_quote_matches (article, quote));
  quote->span.end = 100000;
  g_assert_false (gsy_quote_matches (article, quote));
}

/* Text is put in and taken out at random: what is still there once, with its context, is found; the rest asks or says so. */
static void
test_random_changes (void)
{
  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (GString) changed = g_string_new (TEXT);
      g_autoptr (GsyArticle) article = NULL;
      g_autoptr (GsyStatement) statement = statement_on ("caché ses comptes", 0);
      guint n_edits = (guint) g_test_rand_int_range (0, 2);
      GsyAnchorResult result;

      for (guint i = 0; i < n_edits; i++)
        {
          guint n = (guint) g_utf8_strlen (changed->str, -1);
          guint start = (guint) g_test_rand_int_range (0, (gint32) n);
          guint length = (guint) g_test_rand_int_range (0, 12);
          guint end = MIN (n, start + length);
          gssize from = g_utf8_offset_to_pointer (changed->str, start) - changed->str;
          gssize to = g_utf8_offset_to_pointer (changed->str, end) - changed->str;

          g_string_erase (changed, from, to - from);
          g_string_insert (changed, from, g_test_rand_int_range (0, 2) ? "Œuf. " : "");
        }
      article = article_new (changed->str);
      result = gsy_anchor (article, statement);
      if (strstr (changed->str, "caché ses comptes") != NULL)
        {
          g_assert_cmpint (result, !=, GSY_ANCHOR_DETACHED);
          assert_at (gsy_statement_get_quote (statement, 0), changed->str, "caché ses comptes", 0);
        }
      else if (result == GSY_ANCHOR_DETACHED)
        {
          g_assert_cmpstr (gsy_quote_get_exact (gsy_statement_get_quote (statement, 0)), ==, "caché ses comptes");
        }
      else
        {
          g_assert_cmpint (result, ==, GSY_ANCHOR_REVIEW);
          g_assert_cmpstr (gsy_quote_get_was (gsy_statement_get_quote (statement, 0)), ==, "caché ses comptes");
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/anchor/unchanged-drops-the-strings", test_unchanged);
  g_test_add_func ("/anchor/moved/when-text-before-it-changed", test_text_before_it_changed);
  g_test_add_func ("/anchor/moved/context-tells-repeated-words-apart", test_context_tells_repeated_words_apart);
  g_test_add_func ("/anchor/review/long-words-without-context", test_long_words_without_context_ask);
  g_test_add_func ("/anchor/moved/words-alone-when-they-are-some", test_words_alone);
  g_test_add_func ("/anchor/moved/fragments-together", test_fragments_move_together);
  g_test_add_func ("/anchor/moved/unknown-members-stay", test_unknown_members_stay);
  g_test_add_func ("/anchor/detached/not-found", test_not_found);
  g_test_add_func ("/anchor/detached/never-a-guess", test_never_a_guess);
  g_test_add_func ("/anchor/detached/never-inside-a-character", test_never_inside_a_character);
  g_test_add_func ("/anchor/detached/fragments-in-another-order", test_fragments_in_another_order);
  g_test_add_func ("/anchor/detached/fragments-that-would-overlap", test_fragments_that_would_overlap);
  g_test_add_func ("/anchor/detached/one-fragment-lost", test_one_fragment_lost);
  g_test_add_func ("/anchor/detached/without-words-stays-so", test_detached_without_words_stays_so);
  g_test_add_func ("/anchor/detached/found-again", test_found_again);
  g_test_add_func ("/anchor/cue/lost-keeps-its-words", test_lost_cue_keeps_its_words);
  g_test_add_func ("/anchor/cue/lost-of-an-unmoved-statement", test_lost_cue_of_an_unmoved_statement);
  g_test_add_func ("/anchor/strings/without-words", test_without_words);
  g_test_add_func ("/anchor/strings/offsets-past-the-end", test_offsets_past_the_end);
  g_test_add_func ("/anchor/strings/shorter-context-stays", test_shorter_context_stays);
  g_test_add_func ("/anchor/strings/changed-context-goes", test_changed_context_goes);
  g_test_add_func ("/anchor/quote-matches", test_quote_matches);
  g_test_add_func ("/anchor/random-changes", test_random_changes);
  return g_test_run ();
}
