/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz-anchor.c: a statement in any text, to be found in any other: what is found is inside the text and in order, what is detached is as it was, and
 * the same question always has the same answer.
 *
 * The input is the former text, the text as it is, and bytes that say where the spans are. */
#include "config.h"
#include "fuzz.h"

#include "core/gsy-anchor.h"
#include "core/gsy-diff.h"

#define NO_HASH "0000000000000000000000000000000000000000000000000000000000000000"
#define MAX_TEXT 1024

static GsyArticle *
make_article (GBytes *bytes)
{
  gsize len;
  const char *data = g_bytes_get_data (bytes, &len);
  g_autofree char *plain = len > 0 ? g_strndup (data, MIN (len, MAX_TEXT)) : g_strdup ("");
  char *valid = g_utf8_make_valid (plain, -1);

  return gsy_article_new ("x", valid, strlen (valid), NO_HASH, NULL);
}

static guint
take (const guint8 **data, gsize *len, guint n)
{
  guint byte = 0;

  if (*len > 0)
    {
      byte = **data;
      (*data)++;
      (*len)--;
    }
  return byte * n / 255;
}

static void
add_words (GsyQuote *quote, GsyArticle *article, guint which)
{
  GsyQuoteWords *words;

  if (which == 0)
    return;
  words = gsy_quote_ensure_words (quote);
  words->exact = gsy_article_dup_slice (article, quote->span);
  if (which > 1)
    words->prefix = gsy_article_dup_prefix (article, quote->span);
  if (which > 2)
    words->suffix = gsy_article_dup_suffix (article, quote->span);
}

/* Spans one after the other; NULL when there is no room for one. */
static GArray *
make_quotes (const guint8 **data, gsize *len, GsyArticle *before, guint n, guint which)
{
  GArray *quotes = gsy_quotes_new ();
  guint length = gsy_article_get_length (before), at = 0;

  for (guint i = 0; i < n; i++)
    {
      guint start = at + take (data, len, length - at), end = start + take (data, len, length - start);

      if (end <= start)
        break;
      gsy_quotes_append (quotes, gsy_span (start, end));
      add_words (&g_array_index (quotes, GsyQuote, i), before, which);
      at = end;
    }
  if (quotes->len == 0)
    g_clear_pointer (&quotes, g_array_unref);
  return quotes;
}

static GsyStatement *
make_statement (const guint8 *data, gsize len, GsyArticle *before)
{
  guint which = take (&data, &len, 3), n = 1 + take (&data, &len, 2);
  GArray *quotes = make_quotes (&data, &len, before, n, which);
  GsyStatement *statement;

  if (quotes == NULL)
    return NULL;
  statement = gsy_statement_new ("0b3e0c0a-6d0e-4d4e-9b5e-0f6a9a7b2c11", "denial");
  gsy_statement_take_quotes (statement, quotes);
  quotes = make_quotes (&data, &len, before, 2, which);
  if (quotes != NULL)
    {
      statement->cue = gsy_filler_new (NULL);
      statement->cue->spans = quotes;
    }
  quotes = make_quotes (&data, &len, before, 1, which);
  if (quotes != NULL)
    {
      statement->source = gsy_fillers_new ();
      g_ptr_array_add (statement->source, gsy_filler_new ("A"));
      ((GsyFiller *) g_ptr_array_index (statement->source, 0))->spans = quotes;
    }
  return statement;
}

static GsyStatement *
place (GsyArticle *after, GsyArticle *before, const GsyStatement *statement, GsyAnchorResult *result)
{
  g_autoptr (GsyAnchorer) anchorer = gsy_anchorer_new (after, before);
  GsyStatement *copy = gsy_statement_copy (statement);

  *result = gsy_anchorer_place (anchorer, copy);
  if (copy->detached)
    {
      g_autoptr (GArray) places = gsy_anchorer_suggest (anchorer, copy, 5);

      if (places->len > 5)
        fail ("more places than were asked for\n");
      for (guint i = 0; i < places->len; i++)
        if (!gsy_article_check_span (after, g_array_index (places, GsySpan, i)))
          fail ("a place that is none\n");
    }
  return copy;
}

static void
check (GsyArticle *after, const GsyStatement *was, const GsyStatement *is, GsyAnchorResult result)
{
  guint length = gsy_article_get_length (after), at = 0;

  if (is->detached != (result == GSY_ANCHOR_DETACHED))
    fail ("detached or not?\n");
  for (guint i = 0; i < gsy_statement_get_n_spans (is); i++)
    {
      GsySpan span = gsy_statement_get_span (is, i);

      if (is->detached && !gsy_span_equal (span, gsy_statement_get_span (was, i)))
        fail ("detached, and moved all the same\n");
      if (!is->detached && (gsy_span_is_empty (span) || span.end > length || span.start < at))
        fail ("found where nothing is, or not in order\n");
      at = span.end;
    }
}

static void
check_diff (GsyArticle *before, GsyArticle *after)
{
  gsize n_before, n_after;
  const char *a = gsy_article_get_text (before, &n_before), *b = gsy_article_get_text (after, &n_after);
  g_autoptr (GArray) runs = gsy_diff (a, n_before, b, n_after);
  guint at_a = 0, at_b = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      const GsyDiffRun *run = &g_array_index (runs, GsyDiffRun, i);

      if (run->before < at_a || run->after < at_b)
        fail ("runs that are not in order\n");
      at_a = run->before + run->length_before;
      at_b = run->after + run->length_after;
    }
  if (at_a > gsy_article_get_length (before) || at_b > gsy_article_get_length (after))
    fail ("a run that ends outside\n");
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize len)
{
  g_autoptr (GBytes) first = fuzz_next_part (&data, &len), second = fuzz_next_part (&data, &len);
  g_autoptr (GsyArticle) before = make_article (first), after = make_article (second);
  g_autoptr (GsyStatement) statement = make_statement (data, len, before);

  check_diff (before, after);
  if (statement == NULL)
    return 0;
  for (guint i = 0; i < 2; i++)
    {
      GsyAnchorResult result, result_again;
      g_autoptr (GsyStatement) is = place (after, i == 0 ? before : NULL, statement, &result);
      g_autoptr (GsyStatement) again = place (after, i == 0 ? before : NULL, statement, &result_again);

      check (after, statement, is, result);
      if (result != result_again || !gsy_statement_equal (is, again))
        fail ("asked twice, answered differently\n");
      if (gsy_anchor_score (gsy_article_get_text (before, NULL), gsy_article_get_text (after, NULL)) > 100)
        fail ("more alike than the same\n");
    }
  return 0;
}
