/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-wording.c: what rows and screen readers say. */
#include "config.h"

#include "app/gsy-wording.h"

#include <locale.h>
#include <string.h>

#define TEXT "La Chine a rejeté mardi  une\naccusation de Washington."

static GsyArticle *
new_article (void)
{
  return gsy_article_new ("a.txt", g_strdup (TEXT), strlen (TEXT), "0", NULL);
}

static GPtrArray *
fillers_of (const char *actor)
{
  GPtrArray *fillers = gsy_fillers_new ();

  g_ptr_array_add (fillers, gsy_filler_new (actor));
  return fillers;
}

static GsyStatement *
new_statement (const char *layer, guint start, guint end)
{
  GsyStatement *statement = gsy_statement_new (NULL, layer);

  gsy_statement_add_span (statement, gsy_span (start, end));
  return statement;
}

static void
test_statement_name (void)
{
  g_autoptr (GsyArticle) article = new_article ();
  g_autoptr (GsyScheme) scheme = gsy_scheme_new ();
  g_autoptr (GsyStatement) bare = new_statement ("denial", 0, 17);
  g_autoptr (GsyStatement) by = new_statement ("denial", 0, 17);
  g_autoptr (GsyStatement) of = new_statement ("denial", 0, 17);
  g_autoptr (GsyStatement) both = new_statement ("denial", 0, 17);

  by->source = fillers_of ("China");
  of->target = fillers_of ("United States");
  both->source = fillers_of ("China");
  both->target = fillers_of ("United States");
  g_autofree char *bare_name = gsy_wording_statement_name (scheme, article, bare, 1, 5);
  g_autofree char *by_name = gsy_wording_statement_name (scheme, article, by, 1, 5);
  g_autofree char *of_name = gsy_wording_statement_name (scheme, article, of, 1, 5);
  g_autofree char *both_name = gsy_wording_statement_name (scheme, article, both, 2, 5);
  g_assert_cmpstr (bare_name, ==, "Denial, La Chine a rejeté, 1 of 5");
  g_assert_cmpstr (by_name, ==, "Denial by China, La Chine a rejeté, 1 of 5");
  g_assert_cmpstr (of_name, ==, "Denial, of United States, La Chine a rejeté, 1 of 5");
  g_assert_cmpstr (both_name, ==, "Denial by China, of United States, La Chine a rejeté, 2 of 5");
}

static void
test_statement_detached (void)
{
  g_autoptr (GsyScheme) scheme = gsy_scheme_new ();
  g_autoptr (GsyArticle) article = new_article ();
  g_autoptr (GsyStatement) statement = new_statement ("x-other", 1000, 1010);
  GsyQuoteWords *words = gsy_quote_ensure_words (gsy_statement_edit_quote (statement, 0));

  words->exact = g_strdup ("gone words");
  statement->detached = TRUE;
  g_autofree char *name = gsy_wording_statement_name (scheme, article, statement, 1, 1);
  g_assert_cmpstr (name, ==, "x-other, gone words, 1 of 1, not found in the article any more");
}

static void
test_statement_doubtful (void)
{
  g_autoptr (GsyScheme) scheme = gsy_scheme_new ();
  g_autoptr (GsyArticle) article = new_article ();
  g_autoptr (GsyStatement) statement = new_statement ("x-other", 0, 8);
  GsyFiller *source = gsy_filler_new (NULL);

  gsy_quote_ensure_words (gsy_statement_edit_quote (statement, 0))->was = g_strdup ("other words");
  source->spans = gsy_quotes_new ();
  gsy_quotes_append (source->spans, gsy_span (3, 9));
  gsy_quote_ensure_words (&g_array_index (source->spans, GsyQuote, 0))->exact = g_strdup ("lost words");
  statement->source = gsy_fillers_new ();
  g_ptr_array_add (statement->source, source);
  g_autofree char *name = gsy_wording_statement_name (scheme, article, statement, 1, 1);
  g_assert_true (g_str_has_suffix (name, ", place to look at"));
  /* Not what stands where they were. */
  g_assert_nonnull (strstr (name, "by lost words"));
}

static void
test_quote_spaces (void)
{
  g_autoptr (GsyArticle) article = new_article ();
  g_autoptr (GsyStatement) statement = new_statement ("denial", 9, 39);

  gsy_statement_add_span (statement, gsy_span (43, 53));
  g_autofree char *quote = gsy_wording_quote (article, statement);
  g_assert_cmpstr (quote, ==, "a rejeté mardi une accusation … Washington");
}

static void
test_quote_filler_words (void)
{
  g_autoptr (GsyArticle) article = new_article ();
  g_autoptr (GsyScheme) scheme = gsy_scheme_new ();
  g_autoptr (GsyStatement) statement = new_statement ("denial", 9, 17);
  GsyFiller *filler = gsy_filler_new (NULL);

  filler->spans = gsy_quotes_new ();
  gsy_quotes_append (filler->spans, gsy_span (0, 8));
  statement->source = gsy_fillers_new ();
  g_ptr_array_add (statement->source, filler);
  g_autofree char *name = gsy_wording_statement_name (scheme, article, statement, 1, 1);
  g_assert_cmpstr (name, ==, "Denial by La Chine, a rejeté, 1 of 1");
}

static void
test_shorten (void)
{
  g_autofree char *whole = gsy_wording_shorten ("trois petits mots", 17);
  g_autofree char *at_word = gsy_wording_shorten ("trois petits mots", 14);
  g_autofree char *han = gsy_wording_shorten ("布里姆瓦尔多里亚政府", 4);

  g_assert_cmpstr (whole, ==, "trois petits mots");
  g_assert_cmpstr (at_word, ==, "trois petits…");
  g_assert_cmpstr (han, ==, "布里姆瓦…");
}

static void
test_roles (void)
{
  g_autoptr (GsyArticle) article = new_article ();
  g_autoptr (GsyStatement) statement = new_statement ("denial", 0, 1);

  g_assert_null (gsy_wording_roles (article, statement));
  statement->target = fillers_of ("B");
  g_autofree char *target = gsy_wording_roles (article, statement);
  g_assert_cmpstr (target, ==, "→ B");
  statement->source = fillers_of ("A");
  g_autofree char *both = gsy_wording_roles (article, statement);
  g_assert_cmpstr (both, ==, "A → B");

  /* Words that name nobody: what is heard is seen, too. */
  g_clear_pointer (&statement->source, g_ptr_array_unref);
  statement->source = fillers_of (NULL);
  GsyFiller *filler = g_ptr_array_index (statement->source, 0);
  filler->spans = gsy_quotes_new ();
  gsy_quotes_append (filler->spans, gsy_span (18, 39));
  g_autofree char *words = gsy_wording_roles (article, statement);
  g_assert_cmpstr (words, ==, "“mardi une accusation” → B");
  g_autofree char *unread = gsy_wording_roles (NULL, statement);
  g_assert_cmpstr (unread, ==, "→ B");
}

static void
test_counts (void)
{
  g_autoptr (GsyLayer) built_in = gsy_layer_new ("accusation", "Accusation", "#c01c28", GSY_LINE_SOLID, "1");
  g_autoptr (GsyLayer) renamed = gsy_layer_new ("accusation", "Reproach", "#c01c28", GSY_LINE_SOLID, "1");
  g_autofree char *one = gsy_wording_layer_count (built_in, 1);
  g_autofree char *three = gsy_wording_layer_count (built_in, 3);
  g_autofree char *other = gsy_wording_layer_count (renamed, 3);

  g_assert_cmpstr (one, ==, "1 accusation");
  g_assert_cmpstr (three, ==, "3 accusations");
  g_assert_cmpstr (other, ==, "3 Reproach");
}

/* What another article's statement is called: the same words, and where it is. */
static void
test_entry (void)
{
  const char *const sources[] = { "China", "Russia", NULL };
  const char *const targets[] = { "United States", NULL };
  g_autoptr (GsyScheme) scheme = gsy_scheme_new ();
  GsyEntry entry = { .id = "x", .article = "a.txt", .layer = "denial", .sources = sources, .targets = targets, .quote = "It is not so" };
  g_autofree char *here = gsy_wording_entry_name (scheme, &entry, NULL, 2, 5);
  g_autofree char *there = gsy_wording_entry_name (scheme, &entry, "A Title", 2, 5);
  g_autofree char *roles = gsy_wording_entry_roles (&entry);
  entry.sources = NULL;
  g_autofree char *target = gsy_wording_entry_roles (&entry);
  entry.targets = NULL;

  g_assert_cmpstr (here, ==, "Denial by China, Russia, of United States, It is not so, 2 of 5");
  g_assert_cmpstr (there, ==, "Denial by China, Russia, of United States, It is not so, 2 of 5, in A Title");
  g_assert_cmpstr (roles, ==, "China, Russia → United States");
  g_assert_cmpstr (target, ==, "→ United States");
  g_assert_null (gsy_wording_entry_roles (&entry));
}

static void
test_progress (void)
{
  g_autofree char *none = gsy_wording_progress (0, 0);
  g_autofree char *some = gsy_wording_progress (2, 14);

  g_assert_cmpstr (none, ==, "No articles");
  g_assert_cmpstr (some, ==, "2 of 14 done");
}

static void
test_language (void)
{
  g_autofree char *french = gsy_wording_language ("fr");
  g_autofree char *odd = gsy_wording_language ("no such language, and too long to be a tag of anything that there is at all in the world");

  g_assert_cmpstr (french, ==, "French");
  g_assert_cmpstr (odd, !=, "");
}

static void
test_filter_words (void)
{
  g_auto (GStrv) words = gsy_wording_split_filter ("  Élysée  CHINE ");

  g_assert_null (gsy_wording_split_filter (NULL));
  g_assert_null (gsy_wording_split_filter ("   "));
  g_assert_cmpuint (g_strv_length (words), ==, 2);
  g_assert_cmpstr (words[0], ==, "elysee");
  g_assert_cmpstr (words[1], ==, "chine");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wording/statement/source-and-target-are-told-when-known", test_statement_name);
  g_test_add_func ("/wording/statement/what-is-lost-keeps-its-own-words", test_statement_detached);
  g_test_add_func ("/wording/statement/a-doubtful-place-is-told", test_statement_doubtful);
  g_test_add_func ("/wording/statement/words-serve-when-nobody-is-named", test_quote_filler_words);
  g_test_add_func ("/wording/quote/fragments-are-joined-and-spaces-made-single", test_quote_spaces);
  g_test_add_func ("/wording/shorten/cuts-at-words-where-there-are-any", test_shorten);
  g_test_add_func ("/wording/roles/arrow-from-source-to-target", test_roles);
  g_test_add_func ("/wording/entry/as-a-statement-and-where-it-is", test_entry);
  g_test_add_func ("/wording/count/built-in-layers-are-declined", test_counts);
  g_test_add_func ("/wording/progress/none-and-some", test_progress);
  g_test_add_func ("/wording/language/name-or-tag", test_language);
  g_test_add_func ("/wording/filter/words-are-folded", test_filter_words);
  return g_test_run ();
}
