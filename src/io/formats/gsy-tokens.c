/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-tokens.c: words, signs and sentences, cut where spans want it. */
#include "config.h"
#include "io/formats/gsy-tokens.h"

typedef struct
{
  GsySegmenter *segmenter;
  const GsyOffsets *offsets;
  GArray *cuts; /* of guint, sorted: where spans start or end */
  guint next_cut;
  GArray *tokens;
  GsySpan sentence;
  guint n_sentences;
} Maker;

static void
add_cuts (GArray *cuts, const GsyQuote *quotes, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_array_append_val (cuts, quotes[i].span.start);
      g_array_append_val (cuts, quotes[i].span.end);
    }
}

static void
add_filler_cuts (GArray *cuts, const GsyFiller *filler)
{
  if (filler != NULL && filler->spans != NULL)
    add_cuts (cuts, (const GsyQuote *) (gpointer) filler->spans->data, filler->spans->len);
}

static int
compare_offsets (gconstpointer a, gconstpointer b)
{
  guint first = *(const guint *) a, second = *(const guint *) b;

  return (first > second) - (first < second);
}

static GArray *
make_cuts (const GsyExportUnit *unit)
{
  GArray *cuts = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < unit->statements->len; i++)
    {
      const GsyStatement *statement = g_ptr_array_index (unit->statements, i);

      if (statement->detached)
        continue;
      add_cuts (cuts, gsy_statement_get_quote (statement, 0), gsy_statement_get_n_spans (statement));
      add_filler_cuts (cuts, statement->cue);
      for (guint j = 0; statement->source != NULL && j < statement->source->len; j++)
        add_filler_cuts (cuts, g_ptr_array_index (statement->source, j));
      for (guint j = 0; statement->target != NULL && j < statement->target->len; j++)
        add_filler_cuts (cuts, g_ptr_array_index (statement->target, j));
    }
  g_array_sort (cuts, compare_offsets);
  return cuts;
}

/* The sentence of what starts at @offset; they come in text order. */
static void
enter_sentence (Maker *self, guint offset)
{
  if (self->n_sentences > 0 && offset < self->sentence.end)
    return;
  self->sentence = gsy_segmenter_sentence_at (self->segmenter, offset);
  self->n_sentences++;
}

static void
add_token (Maker *self, guint start, guint end)
{
  GsyToken token;

  if (start == end)
    return;
  enter_sentence (self, start);
  token = (GsyToken){ .span = gsy_span (start, end), .sentence = self->n_sentences - 1 };
  g_array_append_val (self->tokens, token);
}

/* @span without spaces in it, cut where it must be. */
static void
add_cut (Maker *self, GsySpan span)
{
  guint start = span.start;

  for (; self->next_cut < self->cuts->len; self->next_cut++)
    {
      guint cut = g_array_index (self->cuts, guint, self->next_cut);

      if (cut >= span.end)
        break;
      if (cut > start)
        {
          add_token (self, start, cut);
          start = cut;
        }
    }
  add_token (self, start, span.end);
}

/* What is no word: each character that is seen is a token. */
static void
add_signs (Maker *self, GsySpan run)
{
  gsize len;
  const char *p = gsy_offsets_slice (self->offsets, run, &len);
  guint offset = run.start;

  while (offset < run.end)
    {
      guint end = MIN (gsy_offsets_grapheme_ceil (self->offsets, offset + 1), run.end);
      gboolean is_space = g_unichar_isspace (g_utf8_get_char (p)) || g_unichar_iscntrl (g_utf8_get_char (p));

      if (!is_space)
        add_cut (self, gsy_span (offset, end));
      for (; offset < end; offset++)
        p = g_utf8_next_char (p);
    }
}

GArray *
gsy_tokens_new (const GsyExportUnit *unit)
{
  g_autoptr (GArray) cuts = make_cuts (unit);
  Maker self = {
    .segmenter = gsy_article_get_segmenter (unit->article),
    .offsets = gsy_article_get_offsets (unit->article),
    .cuts = cuts,
    .tokens = g_array_new (FALSE, FALSE, sizeof (GsyToken)),
  };
  guint offset = 0, end = gsy_article_get_length (unit->article);

  while (offset < end)
    {
      GsySpan run = gsy_segmenter_word_at (self.segmenter, offset);

      /* From here on only, whatever the segmenter says of what came before. */
      run = gsy_span (offset, CLAMP (run.end, offset + 1, end));
      if (gsy_segmenter_is_word (self.segmenter, run))
        add_cut (&self, run);
      else
        add_signs (&self, run);
      offset = run.end;
    }
  return self.tokens;
}

gboolean
gsy_tokens_find (GArray *tokens, GsySpan span, guint *first, guint *end)
{
  guint low = 0, high = tokens->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (tokens, GsyToken, middle).span.end <= span.start)
        low = middle + 1;
      else
        high = middle;
    }
  *first = low;
  while (low < tokens->len && g_array_index (tokens, GsyToken, low).span.start < span.end)
    low++;
  *end = low;
  return *first < *end;
}
