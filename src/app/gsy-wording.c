/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-wording.c: what a screen reader, a tooltip or a row says of an article or a statement. Pure functions, no widget. */
#include "config.h"

#include "app/gsy-wording.h"
#include "core/gsy-edits-anchor.h"
#include "core/gsy-fold.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

/* A quote in a list needs no more than a few lines' worth, however long the statement. */
#define QUOTE_MAX 400
#define NAME_QUOTE_MAX 80
#define ROLE_QUOTE_MAX 60

/* Appends @text with each run of white space as one space. */
static void
append_single_spaced (GString *string, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      /* The narrow spaces inside guillemets belong to the words. */
      if (c == 0x00a0 || c == 0x202f || !g_unichar_isspace (c))
        g_string_append_unichar (string, c);
      else if (string->len > 0 && string->str[string->len - 1] != ' ')
        g_string_append_c (string, ' ');
    }
}

/* The words of one range: what the file told when the article has something else there. */
static void
append_words (GString *string, GsyArticle *article, const GsyStatement *statement, const GsyQuote *quote)
{
  const char *exact = gsy_quote_get_exact (quote);
  if (exact != NULL && (statement->detached || article == NULL))
    {
      g_autofree char *start = g_utf8_substring (exact, 0, MIN (g_utf8_strlen (exact, -1), QUOTE_MAX));
      append_single_spaced (string, start);
      return;
    }
  if (article == NULL)
    return;

  GsySpan span = quote->span;
  if (gsy_span_length (span) > QUOTE_MAX)
    span.end = span.start + QUOTE_MAX;
  g_autofree char *words = gsy_article_dup_slice (article, span);
  append_single_spaced (string, words);
}

char *
gsy_wording_quote (GsyArticle *article, const GsyStatement *statement)
{
  g_return_val_if_fail (statement != NULL, NULL);

  GString *string = g_string_new (NULL);
  for (guint i = 0; i < gsy_statement_get_n_spans (statement) && string->len < 4 * QUOTE_MAX; i++)
    {
      if (i > 0)
        g_string_append (string, " … ");
      append_words (string, article, statement, gsy_statement_get_quote (statement, i));
    }
  return g_string_free (string, FALSE);
}

char *
gsy_wording_shorten (const char *text, guint max_chars)
{
  g_return_val_if_fail (text != NULL, NULL);

  if (g_utf8_strlen (text, -1) <= (glong) max_chars)
    return g_strdup (text);

  const char *end = g_utf8_offset_to_pointer (text, max_chars);
  const char *cut = NULL;
  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    if (*p == ' ')
      cut = p;
  /* One long word, or a script without spaces: cut where it must be. */
  if (cut == NULL || cut - text < (end - text) / 2)
    cut = end;
  g_autofree char *start = g_strndup (text, (gsize) (cut - text));
  return g_strconcat (start, "…", NULL);
}

/* Who fills a role: the actors' names, else the words in the article. NULL for nobody. */
static char *
role_names (GsyArticle *article, const GPtrArray *fillers)
{
  char *names = gsy_fillers_dup_names (fillers);
  if (names != NULL || fillers == NULL || fillers->len == 0 || article == NULL)
    return names;

  const GsyFiller *filler = g_ptr_array_index (fillers, 0);
  if (filler->spans == NULL || filler->spans->len == 0)
    return NULL;
  const GsyQuote *quote = &g_array_index (filler->spans, GsyQuote, 0);
  /* What stands where lost words were says nothing. */
  if (gsy_quote_get_exact (quote) != NULL)
    return g_strdup (gsy_quote_get_exact (quote));
  return gsy_article_dup_slice (article, quote->span);
}

static char *
dup_name (const char *layer, const char *source, const char *target, const char *words, guint position, guint n)
{
  g_autofree char *quote = gsy_wording_shorten (words, NAME_QUOTE_MAX);

  if (source != NULL && target != NULL)
    /* Translators: what a screen reader says of a statement: layer (as “Denial”), source, target, its words, position and number */
    return g_strdup_printf (_ ("%1$s by %2$s, of %3$s, %4$s, %5$u of %6$u"), layer, source, target, quote, position, n);
  if (source != NULL)
    /* Translators: what a screen reader says of a statement: layer (as “Denial”), source, its words, position and number */
    return g_strdup_printf (_ ("%1$s by %2$s, %3$s, %4$u of %5$u"), layer, source, quote, position, n);
  if (target != NULL)
    /* Translators: what a screen reader says of a statement: layer (as “Denial”), target, its words, position and number */
    return g_strdup_printf (_ ("%1$s, of %2$s, %3$s, %4$u of %5$u"), layer, target, quote, position, n);
  /* Translators: what a screen reader says of a statement: layer (as “Denial”), its words, position and number */
  return g_strdup_printf (_ ("%1$s, %2$s, %3$u of %4$u"), layer, quote, position, n);
}

char *
gsy_wording_statement_name (GsyScheme *scheme, GsyArticle *article, const GsyStatement *statement, guint position, guint n)
{
  g_return_val_if_fail (statement != NULL, NULL);

  const char *layer = scheme != NULL ? gsy_scheme_get_layer_label (scheme, statement->layer) : statement->layer;
  g_autofree char *source = role_names (article, statement->source);
  g_autofree char *target = role_names (article, statement->target);
  g_autofree char *words = gsy_wording_quote (article, statement);
  g_autofree char *name = dup_name (layer, source, target, words, position, n);

  switch (gsy_statement_get_doubt (article, statement))
    {
    case GSY_DOUBT_LOST:
      /* Translators: %s is what a screen reader says of a statement, as “Denial by China, La Chine a rejeté…, 2 of 5” */
      return g_strdup_printf (_ ("%s, not found in the article any more"), name);
    case GSY_DOUBT_PLACE:
      /* Translators: %s is what a screen reader says of a statement, as “Denial by China, La Chine a rejeté…, 2 of 5”: the article changed, and somebody should look whether this is its place */
      return g_strdup_printf (_ ("%s, place to look at"), name);
    case GSY_DOUBT_NONE:
    default:
      return g_steal_pointer (&name);
    }
}

/* --- links, in a line --- */

/* How many links there are of each label, in the order of the first. */
typedef struct
{
  GPtrArray *labels;
  GArray *counts; /* of guint */
} LinkTally;

static void
count_link (LinkTally *tally, const char *label)
{
  for (guint i = 0; i < tally->labels->len; i++)
    if (g_str_equal (g_ptr_array_index (tally->labels, i), label))
      {
        g_array_index (tally->counts, guint, i)++;
        return;
      }
  guint one = 1;
  g_ptr_array_add (tally->labels, g_strdup (label));
  g_array_append_val (tally->counts, one);
}

static void
count_links (LinkTally *tally, GsyScheme *scheme, const GsyStatement *statement)
{
  for (guint i = 0; statement->links != NULL && i < statement->links->len; i++)
    {
      const GsyLink *link = g_ptr_array_index (statement->links, i);
      const GsyRelation *relation = gsy_scheme_find_relation (scheme, link->relation);
      count_link (tally, relation != NULL ? gsy_relation_get_label (relation) : link->relation);
    }
}

static void
count_incoming (LinkTally *tally, GsyScheme *scheme, GsyFolderIndex *index, const char *id)
{
  g_autoptr (GPtrArray) incoming = gsy_folder_index_dup_incoming (index, id);

  for (guint i = 0; i < incoming->len; i++)
    {
      const GsyEntry *entry = g_ptr_array_index (incoming, i);
      for (guint k = 0; k < entry->n_links; k++)
        {
          const GsyRelation *relation = gsy_scheme_find_relation (scheme, entry->links[k].relation);
          const char *inverse = relation != NULL ? gsy_relation_get_inverse_label (relation) : NULL;
          if (g_strcmp0 (entry->links[k].to, id) == 0)
            /* Translators: of a statement: others lead to it by links of a kind that the user has defined; a number follows */
            count_link (tally, inverse != NULL ? inverse : _ ("Links from others"));
        }
    }
}

char *
gsy_wording_statement_description (GsyScheme *scheme, GsyStore *store, GsyFolderIndex *index, const GsyStatement *statement)
{
  g_return_val_if_fail (GSY_IS_SCHEME (scheme) && GSY_IS_STORE (store), NULL);
  g_return_val_if_fail (statement != NULL, NULL);

  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  LinkTally tally = { labels, counts };

  g_ptr_array_add (items, gsy_wording_statement_name (scheme, gsy_store_get_article (store), statement,
                                                      (guint) gsy_store_get_position (store, statement) + 1, gsy_store_get_n_statements (store)));
  count_links (&tally, scheme, statement);
  if (index != NULL)
    count_incoming (&tally, scheme, index, statement->id);
  for (guint i = 0; i < labels->len; i++)
    /* Translators: a kind of link, as “Answers” or “Answered by”, and how many there are */
    g_ptr_array_add (items, g_strdup_printf (_ ("%1$s: %2$u"), (const char *) g_ptr_array_index (labels, i), g_array_index (counts, guint, i)));
  g_ptr_array_add (items, NULL);
  /* Translators: between the items of a list that a screen reader reads: title, date, state, … */
  return g_strjoinv (_ (", "), (char **) items->pdata);
}

char *
gsy_wording_who_of_whom (const char *source, const char *target)
{
  if (source != NULL && target != NULL)
    /* Translators: who says it and whom it is aimed at; in a right-to-left language let the arrow point left */
    return g_strdup_printf (_ ("%1$s → %2$s"), source, target);
  if (target != NULL)
    /* Translators: whom a statement is aimed at, when nobody is named who says it; in a right-to-left language let the arrow point left */
    return g_strdup_printf (_ ("→ %s"), target);
  return g_strdup (source);
}

/* As role_names(), for the eye: what is not a name is seen to be a quotation. */
static char *
quoted_role (GsyArticle *article, const GPtrArray *fillers)
{
  char *names = gsy_fillers_dup_names (fillers);
  if (names != NULL)
    return names;

  g_autofree char *words = role_names (article, fillers);
  if (words == NULL)
    return NULL;
  g_autoptr (GString) line = g_string_new (NULL);
  append_single_spaced (line, words);
  g_autofree char *quote = gsy_wording_shorten (line->str, ROLE_QUOTE_MAX);
  /* Translators: %s are words of the article */
  return g_strdup_printf (_ ("“%s”"), quote);
}

char *
gsy_wording_roles (GsyArticle *article, const GsyStatement *statement)
{
  g_return_val_if_fail (statement != NULL, NULL);

  g_autofree char *source = quoted_role (article, statement->source);
  g_autofree char *target = quoted_role (article, statement->target);
  return gsy_wording_who_of_whom (source, target);
}

static char *
join_names (const char *const *names)
{
  return names != NULL && names[0] != NULL ? g_strjoinv (", ", (char **) names) : NULL;
}

char *
gsy_wording_entry_name (GsyScheme *scheme, const GsyEntry *entry, const char *title, guint position, guint n)
{
  g_return_val_if_fail (entry != NULL, NULL);

  const char *layer = scheme != NULL ? gsy_scheme_get_layer_label (scheme, entry->layer) : entry->layer;
  g_autofree char *source = join_names (entry->sources);
  g_autofree char *target = join_names (entry->targets);
  g_autofree char *name = dup_name (layer, source, target, entry->quote, position, n);

  if (title == NULL)
    return g_steal_pointer (&name);
  /* Translators: %1$s is what a screen reader says of a statement, %2$s the title of the article that it is in */
  return g_strdup_printf (_ ("%1$s, in %2$s"), name, title);
}

char *
gsy_wording_entry_roles (const GsyEntry *entry)
{
  g_return_val_if_fail (entry != NULL, NULL);

  g_autofree char *source = join_names (entry->sources);
  g_autofree char *target = join_names (entry->targets);
  return gsy_wording_who_of_whom (source, target);
}

char *
gsy_wording_layer_count (const GsyLayer *layer, guint count)
{
  g_return_val_if_fail (layer != NULL, NULL);

  /* A built-in layer under its built-in name can be declined; a name that a user gave cannot. */
  if (g_str_equal (layer->id, "accusation") && g_strcmp0 (layer->name, "Accusation") == 0)
    /* Translators: how many statements of a layer are in an article */
    return g_strdup_printf (ngettext ("%u accusation", "%u accusations", count), count);
  if (g_str_equal (layer->id, "denial") && g_strcmp0 (layer->name, "Denial") == 0)
    /* Translators: how many statements of a layer are in an article */
    return g_strdup_printf (ngettext ("%u denial", "%u denials", count), count);
  if (g_str_equal (layer->id, "counter-accusation") && g_strcmp0 (layer->name, "Counter-accusation") == 0)
    /* Translators: how many statements of a layer are in an article */
    return g_strdup_printf (ngettext ("%u counter-accusation", "%u counter-accusations", count), count);
  /* Translators: how many statements a layer has, and the layer’s name as the user wrote it, as “3 Rumour” */
  return g_strdup_printf (_ ("%1$u %2$s"), count, gsy_layer_get_label (layer));
}

char *
gsy_wording_article_name (GsyScheme *scheme, GsyCorpusRow *row)
{
  g_return_val_if_fail (GSY_IS_CORPUS_ROW (row), NULL);

  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (items, g_strdup (gsy_corpus_row_get_title (row)));
  if (gsy_corpus_row_get_published (row) != NULL)
    g_ptr_array_add (items, g_strdup (gsy_corpus_row_get_published (row)));
  g_ptr_array_add (items, g_strdup (gsy_wording_state_inline (gsy_corpus_row_get_state (row))));
  for (guint i = 0; scheme != NULL && i < gsy_scheme_get_n_layers (scheme); i++)
    {
      const GsyLayer *layer = gsy_scheme_get_layer (scheme, i);
      guint count = gsy_corpus_row_get_count (row, layer->id);
      if (count > 0)
        g_ptr_array_add (items, gsy_wording_layer_count (layer, count));
    }
  if (gsy_corpus_row_get_problem (row) != NULL)
    g_ptr_array_add (items, g_strdup (gsy_corpus_row_get_problem (row)));
  g_ptr_array_add (items, NULL);
  /* Translators: between the items of a list that a screen reader reads: title, date, state, … */
  return g_strjoinv (_ (", "), (char **) items->pdata);
}

char **
gsy_wording_split_filter (const char *filter)
{
  g_autofree char *folded = gsy_fold (filter != NULL ? filter : "", -1);
  g_auto (GStrv) split = g_strsplit_set (folded, " \t\n", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean any = FALSE;

  for (guint i = 0; split[i] != NULL; i++)
    if (split[i][0] != '\0')
      {
        g_strv_builder_add (builder, split[i]);
        any = TRUE;
      }
  return any ? g_strv_builder_end (builder) : NULL;
}

const char *
gsy_wording_state (GsyArticleState state)
{
  switch (state)
    {
    case GSY_STATE_IN_PROGRESS:
      /* Translators: state of an article, in a menu */
      return C_ ("state of an article", "In Progress");
    case GSY_STATE_DONE:
      /* Translators: state of an article, in a menu */
      return C_ ("state of an article", "Done");
    case GSY_STATE_REVIEW:
      /* Translators: state of an article, in a menu: somebody must look at it again */
      return C_ ("state of an article", "To Review");
    case GSY_STATE_NEW:
    default:
      /* Translators: state of an article, in a menu: nobody has worked on it */
      return C_ ("state of an article", "New");
    }
}

const char *
gsy_wording_state_inline (GsyArticleState state)
{
  switch (state)
    {
    case GSY_STATE_IN_PROGRESS:
      /* Translators: state of an article, inside a line */
      return C_ ("state of an article in a line", "in progress");
    case GSY_STATE_DONE:
      /* Translators: state of an article, inside a line */
      return C_ ("state of an article in a line", "done");
    case GSY_STATE_REVIEW:
      /* Translators: state of an article, inside a line: somebody must look at it again */
      return C_ ("state of an article in a line", "to review");
    case GSY_STATE_NEW:
    default:
      /* Translators: state of an article, inside a line: nobody has worked on it */
      return C_ ("state of an article in a line", "new");
    }
}

const char *
gsy_wording_state_icon (GsyArticleState state)
{
  switch (state)
    {
    case GSY_STATE_IN_PROGRESS:
      return "gsy-state-in-progress-symbolic";
    case GSY_STATE_DONE:
      return "gsy-state-done-symbolic";
    case GSY_STATE_REVIEW:
      return "gsy-state-review-symbolic";
    case GSY_STATE_NEW:
    default:
      return "gsy-state-new-symbolic";
    }
}

const char *
gsy_wording_line_style (GsyLineStyle line)
{
  switch (line)
    {
    case GSY_LINE_DASHED:
      /* Translators: style of the line under marked words */
      return C_ ("line style", "Dashed");
    case GSY_LINE_DOTTED:
      /* Translators: style of the line under marked words */
      return C_ ("line style", "Dotted");
    case GSY_LINE_DOUBLE:
      /* Translators: style of the line under marked words */
      return C_ ("line style", "Double");
    case GSY_LINE_WAVY:
      /* Translators: style of the line under marked words */
      return C_ ("line style", "Wavy");
    case GSY_LINE_SOLID:
    default:
      /* Translators: style of the line under marked words */
      return C_ ("line style", "Solid");
    }
}

char *
gsy_wording_progress (guint n_done, guint n)
{
  if (n == 0)
    return g_strdup (_ ("No articles"));
  /* Translators: %1$u articles of %2$u in the folder are done */
  return g_strdup_printf (ngettext ("%1$u of %2$u done", "%1$u of %2$u done", n), n_done, n);
}

char *
gsy_wording_language (const char *tag)
{
  g_return_val_if_fail (tag != NULL, NULL);

  const char *const *names = g_get_language_names ();
  const char *locale = g_str_equal (names[0], "C") ? "en" : names[0];
  UChar name[128];
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = uloc_getDisplayName (tag, locale, name, G_N_ELEMENTS (name), &status);
  if (U_FAILURE (status) || length <= 0 || length >= (int32_t) G_N_ELEMENTS (name))
    return g_strdup (tag);

  char *text = g_utf16_to_utf8 ((const gunichar2 *) name, length, NULL, NULL, NULL);
  return text != NULL ? text : g_strdup (tag);
}
