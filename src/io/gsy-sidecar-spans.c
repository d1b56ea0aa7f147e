/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-sidecar-spans.c: whether the words of a statement that is being read stand where it says. */
#include "config.h"
#include "io/gsy-sidecar-statement.h"

#include <glib/gi18n-lib.h>

/* The words without escapes, valid until the next call; in place when there are none. FALSE when there are no words. */
static gboolean
resolve (GsyStatementReader *self, const GsyJsonText *words, const char **data, gsize *len)
{
  if (words->len == 0)
    return FALSE;
  if (!words->escaped)
    {
      *data = words->data;
      *len = words->len;
      return TRUE;
    }
  g_string_truncate (self->scratch, 0);
  gsy_json_text_append (words, self->scratch);
  *data = self->scratch->str;
  *len = self->scratch->len;
  return TRUE;
}

/* Whether @words stand in the text from byte @start to @end, and whether they are all that stands there. */
static gboolean
words_agree (GsyStatementReader *self, const GsyJsonText *words, gsize start, gsize end, gboolean at_end, gboolean *all)
{
  const char *data;
  gsize len;

  if (!resolve (self, words, &data, &len))
    {
      *all = start == end;
      return TRUE;
    }
  *all = len == end - start;
  return len <= end - start && memcmp (self->text + (at_end ? end - len : start), data, len) == 0;
}

/* FALSE when the words are not there, or the span is no span of this text. Words that are just what we would write need not
 * be kept; nor is there anything to keep when the file has none. */
static gboolean
span_agrees (GsyStatementReader *self, GsyReadSpan *span)
{
  gboolean all_exact, all_prefix, all_suffix;
  guint from, to;
  gsize start, end;

  if (span->span.end > self->n_chars)
    return FALSE;
  from = span->span.start - MIN (span->span.start, GSY_QUOTE_CONTEXT);
  to = span->span.end + MIN (self->n_chars - span->span.end, GSY_QUOTE_CONTEXT);
  start = gsy_offsets_to_byte (self->offsets, span->span.start);
  end = gsy_offsets_to_byte (self->offsets, span->span.end);
  if (!words_agree (self, &span->exact, start, end, FALSE, &all_exact) || (span->exact.len > 0 && !all_exact) ||
      !words_agree (self, &span->prefix, gsy_offsets_to_byte (self->offsets, from), start, TRUE, &all_prefix) ||
      !words_agree (self, &span->suffix, end, gsy_offsets_to_byte (self->offsets, to), FALSE, &all_suffix))
    return FALSE;
  span->strings = !(all_exact && all_prefix && all_suffix) && span->exact.len + span->prefix.len + span->suffix.len > 0;
  self->bare |= !(all_exact && all_prefix && all_suffix);
  return TRUE;
}

static gboolean
on_boundaries (GsyStatementReader *self, GsySpan span)
{
  return gsy_offsets_is_grapheme_boundary (self->offsets, span.start) &&
         gsy_offsets_is_grapheme_boundary (self->offsets, span.end);
}

/* FALSE with a complaint when a span can never be right. */
gboolean
gsy_statement_reader_check_spans (GsyStatementReader *self, gboolean detached)
{
  self->fit = detached && self->article != NULL ? GSY_STATEMENT_ELSEWHERE : GSY_STATEMENT_FITS;
  self->content_fits = !detached;
  self->wordless = FALSE;
  self->bare = FALSE;
  for (guint i = 0; i < self->spans->len; i++)
    {
      GsyReadSpan *span = &g_array_index (self->spans, GsyReadSpan, i);

      self->wordless |= span->list == NULL && span->exact.len == 0;
      if (self->article == NULL || detached)
        continue;
      if (!span_agrees (self, span))
        {
          if (span->exact.len == 0 && span->span.end > self->n_chars)
            return gsy_statement_reader_complain (self, span->at, _ ("the span lies past the end of the article and has no words to find it by"));
          self->fit = GSY_STATEMENT_ELSEWHERE;
          self->content_fits &= span->list != NULL;
        }
      else if (!on_boundaries (self, span->span))
        return gsy_statement_reader_complain (self, span->at, _ ("a span starts or ends inside a character"));
    }
  return TRUE;
}

static char *
dup_words (const GsyJsonText *words)
{
  return words->len > 0 ? gsy_json_text_dup (words) : NULL;
}

/* Puts the spans where they belong, with their strings unless the article has them. A statement that has to be found again
 * needs all of them. */
void
gsy_statement_reader_place_spans (GsyStatementReader *self, GsyStatement *statement)
{
  gboolean all = self->article == NULL || self->fit != GSY_STATEMENT_FITS;

  for (guint i = 0; i < self->spans->len; i++)
    {
      GsyReadSpan *span = &g_array_index (self->spans, GsyReadSpan, i);
      gboolean strings = (all || span->strings) && span->exact.len + span->prefix.len + span->suffix.len > 0;
      GsyQuoteWords *words;
      GsyQuote *quote;

      if (span->list == NULL)
        gsy_statement_add_span (statement, span->span);
      if (span->unknown == NULL && span->was.len == 0 && !strings)
        continue;
      quote = span->list == NULL ? gsy_statement_edit_quote (statement, span->index) : &g_array_index (span->list, GsyQuote, span->index);
      words = gsy_quote_ensure_words (quote);
      words->unknown = g_steal_pointer (&span->unknown);
      words->was = dup_words (&span->was);
      if (!strings)
        continue;
      words->exact = dup_words (&span->exact);
      words->prefix = dup_words (&span->prefix);
      words->suffix = dup_words (&span->suffix);
    }
}
