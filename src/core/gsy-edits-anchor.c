/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-edits-anchor.c: what it means to say where a statement is, after its article changed. */
#include "config.h"
#include "core/gsy-edits-anchor.h"
#include "core/gsy-edits-private.h"

#include <glib/gi18n-lib.h>

#include "core/gsy-anchor.h"
#include "core/gsy-error.h"
#include "core/gsy-finder.h"

#include <string.h>

/* Fewer code points of a fragment may stand anywhere. */
#define MIN_WORDS 8

/* --- What is doubtful --- */

gboolean
gsy_quote_is_lost (GsyArticle *article, const GsyQuote *quote)
{
  g_return_val_if_fail (GSY_IS_ARTICLE (article), FALSE);
  g_return_val_if_fail (quote != NULL, FALSE);

  /* What was checked carries no words; most do not. */
  return quote->words != NULL ? !gsy_quote_matches (article, quote) : quote->span.end > gsy_article_get_length (article);
}

static gboolean
has_lost (GsyArticle *article, const GsyFiller *filler)
{
  for (guint i = 0; filler != NULL && filler->spans != NULL && i < filler->spans->len; i++)
    if (gsy_quote_is_lost (article, &g_array_index (filler->spans, GsyQuote, i)))
      return TRUE;
  return FALSE;
}

static gboolean
any_has_lost (GsyArticle *article, const GPtrArray *fillers)
{
  for (guint i = 0; fillers != NULL && i < fillers->len; i++)
    if (has_lost (article, g_ptr_array_index (fillers, i)))
      return TRUE;
  return FALSE;
}

GsyDoubt
gsy_statement_get_doubt (GsyArticle *article, const GsyStatement *statement)
{
  g_return_val_if_fail (statement != NULL, GSY_DOUBT_NONE);

  if (statement->detached)
    return GSY_DOUBT_LOST;
  if (gsy_statement_needs_review (statement))
    return GSY_DOUBT_PLACE;
  if (article != NULL && (has_lost (article, statement->cue) || any_has_lost (article, statement->source) || any_has_lost (article, statement->target)))
    return GSY_DOUBT_PLACE;
  return GSY_DOUBT_NONE;
}

/* --- It is right --- */

static void
confirm_filler (GsyArticle *article, GsyFiller *filler)
{
  for (guint i = 0; filler != NULL && filler->spans != NULL && i < filler->spans->len; i++)
    {
      GsyQuote *quote = &g_array_index (filler->spans, GsyQuote, i);

      if (!gsy_quote_is_lost (article, quote))
        gsy_quote_drop_was (quote);
    }
}

static void
confirm_fillers (GsyArticle *article, GPtrArray *fillers)
{
  for (guint i = 0; fillers != NULL && i < fillers->len; i++)
    confirm_filler (article, g_ptr_array_index (fillers, i));
}

GsyEdit *
gsy_edits_confirm_place (const GsyGesture *gesture, const GsyStatement *statement, GError **error)
{
  const GsyStatement *current = _gsy_edits_find_current (gesture, statement, error);
  GsyArticle *article = gsy_store_get_article (gesture->store);
  g_autoptr (GsyStatement) changed = NULL;

  if (current == NULL)
    return NULL;
  if (current->detached)
    {
      g_set_error_literal (error, GSY_ERROR, GSY_ERROR_INVALID_SPAN,
                           _ ("The words of this statement are not found in the article. Select where they are now, and press Y."));
      return NULL;
    }
  changed = _gsy_edits_copy_modified (gesture, current);
  for (guint i = 0; i < gsy_statement_get_n_spans (changed); i++)
    gsy_quote_drop_was (gsy_statement_edit_quote (changed, i));
  confirm_filler (article, changed->cue);
  confirm_fillers (article, changed->source);
  confirm_fillers (article, changed->target);
  /* Translators: a step in Undo and Redo: the article had changed, and the user said that a statement’s place in it is the right one. */
  return _gsy_edits_make_changed (gesture, _ ("Confirm Place"), current, changed);
}

/* --- It is there --- */

static const char *
get_place_label (void)
{
  /* Translators: a step in Undo and Redo: the user said where a statement, lost when the article changed, is now. */
  return _ ("Place Again");
}

/* Puts @whole, whose words it takes, among @quotes, joined with those that it touches. */
static void
insert_joined (GArray *quotes, GsyQuote *whole)
{
  guint place = 0;

  for (guint i = quotes->len; i-- > 0;)
    {
      GsyQuote *quote = &g_array_index (quotes, GsyQuote, i);

      if (quote->span.start > whole->span.end || whole->span.start > quote->span.end)
        continue;
      whole->span = gsy_span_union (whole->span, quote->span);
      _gsy_edits_take_words (whole, quote);
      g_array_remove_index (quotes, i);
    }
  while (place < quotes->len && g_array_index (quotes, GsyQuote, place).span.start < whole->span.start)
    place++;
  g_array_insert_vals (quotes, place, whole, 1);
  whole->words = NULL;
}

/* What a statement that has a place becomes. */
static void
move_fragment (GsyStatement *changed, guint fragment, GsySpan span)
{
  GArray *quotes = gsy_quotes_new ();
  GsyQuote whole = { .span = span };

  for (guint i = 0; i < gsy_statement_get_n_spans (changed); i++)
    {
      GsyQuote *quote = gsy_statement_edit_quote (changed, i);

      if (i == fragment)
        {
          _gsy_edits_take_words (&whole, quote);
          continue;
        }
      g_array_append_vals (quotes, quote, 1);
      quote->words = NULL;
    }
  insert_joined (quotes, &whole);
  gsy_statement_take_quotes (changed, quotes);
}

typedef struct
{
  gsize byte;
  guint n;
} Match;

static gboolean
match_cb (gsize byte, gpointer data)
{
  Match *match = data;

  match->byte = byte;
  match->n++;
  return match->n < 2;
}

/* The one place in the article that has @words, letter by letter. */
static gboolean
find_only (GsyArticle *article, const char *words, GsySpan *span)
{
  const GsyOffsets *offsets = gsy_article_get_offsets (article);
  gsize n_bytes;
  const char *text = gsy_article_get_text (article, &n_bytes);
  g_autoptr (GsyFinder) finder = gsy_finder_new (text, n_bytes);
  Match match = { 0, 0 };

  if (g_utf8_strlen (words, -1) < MIN_WORDS)
    return FALSE;
  gsy_finder_foreach (finder, words, match_cb, &match);
  if (match.n != 1)
    return FALSE;
  *span = gsy_span (gsy_offsets_from_byte (offsets, match.byte), gsy_offsets_from_byte (offsets, match.byte + strlen (words)));
  return gsy_article_check_span (article, *span);
}

/* Where the very words of one fragment of @lost are now, at the one place for them; with what they were, when that place asks for a look because something
 * else stands around them. */
static gboolean
find_fragment (GsyArticle *article, const GsyStatement *lost, guint fragment, GsyQuote *found)
{
  g_autoptr (GsyStatement) copy = gsy_statement_copy (lost);
  g_autoptr (GsyStatement) alone = gsy_statement_new ("fragment", lost->layer);
  GsyQuote *quote = gsy_statement_edit_quote (copy, fragment);
  g_autofree char *exact = g_strdup (gsy_quote_get_exact (quote));
  GArray *quotes;
  const char *was;

  if (exact == NULL)
    return FALSE;
  quotes = gsy_quotes_new ();
  g_array_append_vals (quotes, quote, 1);
  quote->words = NULL;
  gsy_statement_take_quotes (alone, quotes);
  alone->detached = TRUE;
  quote = gsy_statement_edit_quote (alone, 0);
  if (gsy_anchor (article, alone) == GSY_ANCHOR_DETACHED)
    {
      /* That the first one is near says something, but not enough not to ask. */
      if (!find_only (article, exact, &quote->span))
        return FALSE;
      gsy_quote_drop_was (quote);
      gsy_quote_ensure_words (quote)->was = g_strdup (exact);
    }
  was = gsy_quote_get_was (quote);
  if (was != NULL)
    {
      g_autofree char *now = gsy_article_dup_slice (article, quote->span);

      if (gsy_anchor_score (was, now) < 100)
        return FALSE;
    }
  gsy_quote_drop_strings (quote);
  *found = *quote;
  quote->words = NULL;
  return TRUE;
}

/* What a detached statement becomes. Returns how many fragments are left out. */
static guint
attach (GsyArticle *article, GsyStatement *changed, const GsyStatement *lost, GsySpan span)
{
  GArray *quotes = gsy_quotes_new ();
  GsyQuote first = { .span = span };
  guint end = span.end;
  guint n_left_out = 0;

  for (guint i = 0; i < gsy_statement_get_n_spans (changed); i++)
    {
      GsyQuote *quote = gsy_statement_edit_quote (changed, i);
      GsyQuote there = { .span = GSY_SPAN_EMPTY };
      gboolean known = i > 0 && find_fragment (article, lost, i, &there);

      if (known && there.span.start >= end)
        {
          end = there.span.end;
          g_array_append_val (quotes, there);
          continue;
        }
      gsy_quote_clear (&there);
      _gsy_edits_take_words (&first, quote);
      if (i > 0 && !(known && span.start <= there.span.start && there.span.end <= span.end))
        n_left_out++;
    }
  insert_joined (quotes, &first);
  gsy_statement_take_quotes (changed, quotes);
  changed->detached = FALSE;
  return n_left_out;
}

/* Offsets into a text that is no more say nothing. */
static void
drop_wordless (GsyFiller *filler)
{
  for (guint i = filler->spans != NULL ? filler->spans->len : 0; i-- > 0;)
    if (gsy_quote_get_exact (&g_array_index (filler->spans, GsyQuote, i)) == NULL)
      g_array_remove_index (filler->spans, i);
  if (filler->spans != NULL && filler->spans->len == 0)
    g_clear_pointer (&filler->spans, g_array_unref);
}

static void
drop_wordless_in (GPtrArray **fillers)
{
  for (guint i = *fillers != NULL ? (*fillers)->len : 0; i-- > 0;)
    {
      GsyFiller *filler = g_ptr_array_index (*fillers, i);

      drop_wordless (filler);
      if (filler->spans == NULL && filler->actor == NULL)
        g_ptr_array_remove_index (*fillers, i);
    }
  if (*fillers != NULL && (*fillers)->len == 0)
    g_clear_pointer (fillers, g_ptr_array_unref);
}

/* The cue and the fillers of @changed, which was attached, as far as they are found: beside content that is surely where it says. */
static void
attach_fillers (GsyArticle *article, GsyStatement *changed)
{
  g_autoptr (GsyStatement) trial = NULL;

  if (changed->cue != NULL)
    drop_wordless (changed->cue);
  if (changed->cue != NULL && changed->cue->spans == NULL)
    g_clear_pointer (&changed->cue, gsy_filler_free);
  drop_wordless_in (&changed->source);
  drop_wordless_in (&changed->target);

  trial = gsy_statement_copy (changed);
  for (guint i = 0; i < gsy_statement_get_n_spans (trial); i++)
    {
      GsyQuote *quote = gsy_statement_edit_quote (trial, i);

      gsy_quote_ensure_words (quote)->exact = gsy_article_dup_slice (article, quote->span);
    }
  if (gsy_anchor (article, trial) == GSY_ANCHOR_DETACHED)
    return;
  g_clear_pointer (&changed->cue, gsy_filler_free);
  g_clear_pointer (&changed->source, g_ptr_array_unref);
  g_clear_pointer (&changed->target, g_ptr_array_unref);
  changed->cue = g_steal_pointer (&trial->cue);
  changed->source = g_steal_pointer (&trial->source);
  changed->target = g_steal_pointer (&trial->target);
}

GsyEdit *
gsy_edits_place_again (const GsyGesture *gesture, const GsyStatement *statement, guint fragment, GsySpan span, guint *n_left_out, GError **error)
{
  const GsyStatement *current = _gsy_edits_find_current (gesture, statement, error);
  GsyArticle *article = gsy_store_get_article (gesture->store);
  g_autoptr (GsyStatement) changed = NULL;
  guint n = 0;

  if (n_left_out != NULL)
    *n_left_out = 0;
  if (current == NULL)
    return NULL;
  span = _gsy_edits_round_outwards (gesture, span);
  if (gsy_span_is_empty (span))
    return _gsy_edits_refuse_empty (error);

  changed = _gsy_edits_copy_modified (gesture, current);
  if (current->detached)
    {
      n = attach (article, changed, current, span);
      attach_fillers (article, changed);
    }
  else
    {
      move_fragment (changed, MIN (fragment, gsy_statement_get_n_spans (changed) - 1), span);
    }
  if (n_left_out != NULL)
    *n_left_out = n;
  return _gsy_edits_make_changed (gesture, get_place_label (), current, changed);
}

/* --- Words of a role --- */

/* (nullable): it is no longer there */
static GsyFiller *
find_filler (GsyStatement *statement, GsyRole role, guint index)
{
  GPtrArray *fillers = role != GSY_ROLE_CUE ? *_gsy_edits_get_fillers (statement, role) : NULL;

  if (role == GSY_ROLE_CUE)
    return statement->cue;
  return fillers != NULL && index < fillers->len ? g_ptr_array_index (fillers, index) : NULL;
}

static void
drop_lost (GsyArticle *article, GsyFiller *filler)
{
  for (guint i = filler->spans != NULL ? filler->spans->len : 0; i-- > 0;)
    if (gsy_quote_is_lost (article, &g_array_index (filler->spans, GsyQuote, i)))
      g_array_remove_index (filler->spans, i);
  if (filler->spans != NULL && filler->spans->len == 0)
    g_clear_pointer (&filler->spans, g_array_unref);
}

GsyEdit *
gsy_edits_place_role_again (const GsyGesture *gesture, const GsyStatement *statement, GsyRole role, guint index, GsySpan span, GError **error)
{
  const GsyStatement *current = _gsy_edits_find_current (gesture, statement, error);
  GsyArticle *article = gsy_store_get_article (gesture->store);
  g_autoptr (GsyStatement) changed = NULL;
  GsyFiller *filler;

  if (current == NULL)
    return NULL;
  span = _gsy_edits_round_outwards (gesture, span);
  if (gsy_span_is_empty (span))
    return _gsy_edits_refuse_empty (error);
  changed = _gsy_edits_copy_modified (gesture, current);
  filler = find_filler (changed, role, index);
  if (filler == NULL)
    return _gsy_edits_refuse_gone (error);
  /* Lost words give way to new ones by themselves, unless those were there before. */
  if (!has_lost (article, filler))
    for (guint i = filler->spans != NULL ? filler->spans->len : 0; i-- > 0;)
      if (gsy_quote_get_was (&g_array_index (filler->spans, GsyQuote, i)) != NULL)
        g_array_remove_index (filler->spans, i);
  _gsy_edits_add_words (gesture, filler, span);
  drop_lost (article, filler);
  return _gsy_edits_make_changed (gesture, get_place_label (), current, changed);
}

GsyEdit *
gsy_edits_forget_lost (const GsyGesture *gesture, const GsyStatement *statement, GsyRole role, guint index, GError **error)
{
  const GsyStatement *current = _gsy_edits_find_current (gesture, statement, error);
  GsyArticle *article = gsy_store_get_article (gesture->store);
  g_autoptr (GsyStatement) changed = NULL;
  GsyFiller *filler;
  GPtrArray **fillers;

  if (current == NULL)
    return NULL;
  changed = _gsy_edits_copy_modified (gesture, current);
  filler = find_filler (changed, role, index);
  if (filler == NULL)
    return _gsy_edits_refuse_gone (error);
  drop_lost (article, filler);
  if (filler->spans == NULL && role == GSY_ROLE_CUE)
    g_clear_pointer (&changed->cue, gsy_filler_free);
  else if (filler->spans == NULL && filler->actor == NULL)
    {
      fillers = _gsy_edits_get_fillers (changed, role);
      g_ptr_array_remove_index (*fillers, index);
      if ((*fillers)->len == 0)
        g_clear_pointer (fillers, g_ptr_array_unref);
    }
  /* Translators: a step in Undo and Redo: words that the article has no more are taken from who says a statement, from whom it is aimed at or from what reports it. */
  return _gsy_edits_make_changed (gesture, _ ("Forget Lost Words"), current, changed);
}
