/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-formats.c: the list of formats, what they say that they lose, and cells that no spreadsheet runs. */
#include "config.h"
#include "io/formats/gsy-csv.h"
#include "io/formats/gsy-format.h"

#include <string.h>

static GsyArticle *
make_article (const char *text)
{
  gsize len = strlen (text);
  g_autofree char *sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) text, len);

  return gsy_article_new ("a.txt", g_strdup (text), len, sha256, NULL);
}

static GsyStatement *
make_statement (guint start, guint end)
{
  GsyStatement *statement = gsy_statement_new (NULL, "denial");

  gsy_statement_add_span (statement, gsy_span (start, end));
  return statement;
}

/* What a format that holds @holds loses of @statements. */
static GsyLoss
lose (guint holds, GPtrArray *statements)
{
  g_autoptr (GsyArticle) article = make_article ("Borland denies the flood, and Aland denies the dam.");
  g_autoptr (GsyArticleMeta) meta = gsy_article_meta_new ();
  GsyExportUnit unit = { .file = "a.txt", .article = article, .meta = meta, .statements = statements };
  GsyLoss loss = { 0 };

  gsy_loss_count (&loss, holds, &unit);
  return loss;
}

static GPtrArray *
statements_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_statement_unref);
}

static void
test_each_format_says_what_it_is (void)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (const GsyFormat *const *format = gsy_formats_get (); *format != NULL; format++)
    {
      g_assert_true (g_hash_table_add (ids, (gpointer) (*format)->id));
      g_assert_true (gsy_format_find ((*format)->id) == *format);
      g_assert_cmpstr ((*format)->purpose, !=, "");
      g_assert_cmpuint ((*format)->holds & ~GSY_HOLDS_ALL, ==, 0);
      g_assert_nonnull ((*format)->add);
    }
  g_assert_cmpuint (g_hash_table_size (ids), >=, 3);
  g_assert_null (gsy_format_find ("no such"));
}

static void
test_each_feature_has_a_word_of_its_own (void)
{
  g_autoptr (GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < GSY_N_FEATURES; i++)
    {
      g_assert_true (g_hash_table_add (words, (gpointer) gsy_feature_to_string (i)));
      g_assert_cmpstr (gsy_feature_get_label (i), !=, "");
    }
}

static void
test_what_holds_all_loses_nothing (void)
{
  g_autoptr (GPtrArray) statements = statements_new ();
  GsyStatement *statement = make_statement (0, 7);
  GsyLoss loss;

  statement->note = g_strdup ("x");
  statement->said = g_strdup ("2031");
  g_ptr_array_add (statements, statement);
  loss = lose (GSY_HOLDS_ALL, statements);
  g_assert_true (gsy_loss_is_empty (&loss));
}

static void
test_each_statement_counts_once_for_a_feature (void)
{
  g_autoptr (GPtrArray) statements = statements_new ();
  GsyStatement *first = make_statement (0, 7), *second = make_statement (8, 14);
  GsyLoss loss;
  g_autofree char *line = NULL;

  first->links = gsy_links_new ();
  g_ptr_array_add (first->links, gsy_link_new ("answers", "a"));
  g_ptr_array_add (first->links, gsy_link_new ("answers", "b"));
  second->links = gsy_links_new ();
  g_ptr_array_add (second->links, gsy_link_new ("answers", "a"));
  ((GsyLink *) g_ptr_array_index (second->links, 0))->article = g_strdup ("b.txt");
  g_ptr_array_add (statements, first);
  g_ptr_array_add (statements, second);

  loss = lose (GSY_HOLDS_ALL & ~GSY_HOLDS (GSY_FEATURE_LINKS) & ~GSY_HOLDS (GSY_FEATURE_CROSS_LINKS), statements);
  g_assert_cmpuint (loss.counts[GSY_FEATURE_LINKS], ==, 1);
  g_assert_cmpuint (loss.counts[GSY_FEATURE_CROSS_LINKS], ==, 1);
  g_assert_false (gsy_loss_is_empty (&loss));
  line = gsy_loss_describe (&loss, GSY_FEATURE_LINKS);
  g_assert_cmpstr (line, ==, "1 statement: links inside an article");
  g_assert_null (gsy_loss_describe (&loss, GSY_FEATURE_NOTES));
}

static void
test_members_in_every_corner_count (void)
{
  g_autoptr (GPtrArray) statements = statements_new ();
  GsyStatement *statement = make_statement (0, 7);
  GsyFiller *source = gsy_filler_new ("Borland");
  GsyLoss loss;

  source->spans = gsy_quotes_new ();
  gsy_quotes_append (source->spans, gsy_span (0, 7));
  gsy_quote_ensure_words (&g_array_index (source->spans, GsyQuote, 0))->unknown = g_strsplit ("\"x\" 1", " ", 2);
  statement->source = gsy_fillers_new ();
  g_ptr_array_add (statement->source, source);
  gsy_statement_add_span (statement, gsy_span (8, 14));
  g_ptr_array_add (statements, statement);

  loss = lose (0, statements);
  g_assert_cmpuint (loss.counts[GSY_FEATURE_UNKNOWN], ==, 1);
  g_assert_cmpuint (loss.counts[GSY_FEATURE_ROLE_WORDS], ==, 1);
  g_assert_cmpuint (loss.counts[GSY_FEATURE_ACTORS], ==, 1);
  g_assert_cmpuint (loss.counts[GSY_FEATURE_FRAGMENTS], ==, 1);
  g_assert_cmpuint (loss.counts[GSY_FEATURE_TEXT], ==, 1);
  g_assert_cmpuint (loss.counts[GSY_FEATURE_ARTICLE], ==, 0);
  g_assert_cmpuint (loss.counts[GSY_FEATURE_VOCABULARY], ==, 1);
}

static void
test_overlaps_are_counted_where_they_matter (void)
{
  g_autoptr (GPtrArray) statements = statements_new ();
  GsyLoss loss;

  g_ptr_array_add (statements, make_statement (0, 24));
  g_ptr_array_add (statements, make_statement (8, 14));
  g_ptr_array_add (statements, make_statement (24, 30));
  loss = lose (GSY_HOLDS_ALL & ~GSY_HOLDS (GSY_FEATURE_OVERLAPS), statements);
  g_assert_cmpuint (loss.counts[GSY_FEATURE_OVERLAPS], ==, 1);
}

static void
assert_cell (const char *text, gboolean raw, const char *expected)
{
  GsyCsv csv;

  gsy_csv_init (&csv, raw);
  gsy_csv_add (&csv, text);
  g_assert_cmpstr (csv.text->str, ==, expected);
  gsy_csv_clear (&csv);
}

static void
test_no_cell_is_a_formula (void)
{
  static const char *const formulas[] = { "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\xef\xbc\x9d"
                                                                                          "1",
                                          "\xef\xbc\x8b"
                                          "1",
                                          "\xef\xbc\x8d"
                                          "1",
                                          "\xef\xbc\xa0"
                                          "x" };

  for (guint i = 0; i < G_N_ELEMENTS (formulas); i++)
    {
      g_autofree char *guarded = g_strconcat ("\"'", formulas[i], "\"", NULL);
      g_autofree char *plain = g_strconcat ("\"", formulas[i], "\"", NULL);

      assert_cell (formulas[i], FALSE, guarded);
      assert_cell (formulas[i], TRUE, plain);
    }
}

static void
test_the_guard_can_be_taken_away (void)
{
  /* An apostrophe that was there already gets another one before a formula's sign, and none elsewhere. */
  assert_cell ("'=1", FALSE, "\"''=1\"");
  assert_cell ("'tis", FALSE, "\"'tis\"");
  assert_cell ("''", FALSE, "\"''\"");
  assert_cell ("", FALSE, "\"\"");
}

static void
test_quotes_commas_and_lines_stay_in_a_cell (void)
{
  GsyCsv csv;

  gsy_csv_init (&csv, FALSE);
  gsy_csv_add (&csv, "a \"b\", c\r\nd;\"");
  gsy_csv_add (&csv, NULL);
  gsy_csv_add_number (&csv, -3);
  gsy_csv_end_row (&csv);
  g_assert_cmpstr (csv.text->str, ==, "\"a \"\"b\"\", c\r\nd;\"\"\",,-3\r\n");
  gsy_csv_clear (&csv);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/each-says-what-it-is", test_each_format_says_what_it_is);
  g_test_add_func ("/formats/each-feature-has-a-word-of-its-own", test_each_feature_has_a_word_of_its_own);
  g_test_add_func ("/loss/what-holds-all-loses-nothing", test_what_holds_all_loses_nothing);
  g_test_add_func ("/loss/each-statement-counts-once-for-a-feature", test_each_statement_counts_once_for_a_feature);
  g_test_add_func ("/loss/members-in-every-corner-count", test_members_in_every_corner_count);
  g_test_add_func ("/loss/overlaps-are-counted-where-they-matter", test_overlaps_are_counted_where_they_matter);
  g_test_add_func ("/csv/no-cell-is-a-formula", test_no_cell_is_a_formula);
  g_test_add_func ("/csv/the-guard-can-be-taken-away", test_the_guard_can_be_taken_away);
  g_test_add_func ("/csv/quotes-commas-and-lines-stay-in-a-cell", test_quotes_commas_and_lines_stay_in_a_cell);
  return g_test_run ();
}
