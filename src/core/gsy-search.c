/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-search.c: finds words by their folded form and regular expressions by GRegex, and cuts out what is around. */
#include "config.h"
#include "core/gsy-search.h"

#include "core/gsy-direction.h"
#include "core/gsy-error.h"
#include "core/gsy-fold.h"
#include "core/gsy-statement.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* Ways that a regular expression may try at one place: about a tenth of a second. */
#define LIMIT "(*LIMIT_MATCH=1000000)"

/* Of a match that is longer, an excerpt has the beginning. */
#define MAX_SHOWN 200

#define ELLIPSIS "…"

struct _GsySearch
{
  gatomicrefcount ref_count;
  char *pattern;
  GRegex *regex; /* nullable */
};

/* --- what is sought --- */

/* GRegex tells the place in its message alone: the first number after the pattern, in any language. FALSE: it does not. */
static gboolean
read_place (const char *message, const char *pattern, guint *place)
{
  const char *at = strstr (message, pattern);

  for (at = at != NULL ? at + strlen (pattern) : NULL; at != NULL && *at != '\0'; at++)
    if (g_ascii_isdigit (*at))
      {
        *place = (guint) g_ascii_strtoull (at, NULL, 10);
        return TRUE;
      }
  return FALSE;
}

/* The place of “\C”, which is a byte, be it a part of a letter; 0: there is none. No text that has other letters than ASCII's can be searched for it. */
static guint
find_byte (const char *pattern)
{
  gboolean quoted = FALSE;
  guint place = 1;

  for (const char *p = pattern; *p != '\0'; p = g_utf8_next_char (p), place++)
    {
      if (p[0] != '\\' || p[1] == '\0')
        continue;
      if (quoted)
        {
          quoted = p[1] != 'E';
          continue;
        }
      if (p[1] == 'C')
        return place;
      quoted = p[1] == 'Q';
      p++;
      place++;
    }
  return 0;
}

static char *
dup_reason (int code, guint place)
{
  switch (code)
    {
    case G_REGEX_ERROR_UNMATCHED_PARENTHESIS:
    case G_REGEX_ERROR_MISSING_SUBPATTERN_NAME_TERMINATOR:
    case G_REGEX_ERROR_UNTERMINATED_COMMENT:
      /* Translators: an error in a regular expression; %u counts its characters */
      return g_strdup_printf (_ ("In the regular expression, a parenthesis has no partner (character %u)"), place);
    case G_REGEX_ERROR_UNTERMINATED_CHARACTER_CLASS:
      /* Translators: an error in a regular expression; %u counts its characters */
      return g_strdup_printf (_ ("In the regular expression, a bracket “[” is not closed (character %u)"), place);
    case G_REGEX_ERROR_NOTHING_TO_REPEAT:
      /* Translators: an error in a regular expression, as “*a”; %u counts its characters */
      return g_strdup_printf (_ ("In the regular expression, there is nothing to repeat (character %u)"), place);
    default:
      /* Translators: %u counts the characters of what was typed */
      return g_strdup_printf (_ ("This is not a regular expression (character %u)"), place);
    }
}

static GRegex *
compile (const char *pattern, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *limited = g_strconcat (LIMIT, pattern, NULL);
  g_autofree char *reason = NULL;
  GRegex *regex = g_regex_new (limited, G_REGEX_CASELESS | G_REGEX_MULTILINE | G_REGEX_OPTIMIZE, 0, &local);
  guint length = (guint) g_utf8_strlen (pattern, -1);
  guint place = find_byte (pattern);

  if (regex != NULL && place == 0)
    return regex;
  /* After the last character it breaks off: that is the one to look at. */
  if (regex == NULL)
    place = read_place (local->message, limited, &place) ? place - MIN (place, (guint) strlen (LIMIT)) + 1 : 1;
  reason = dup_reason (regex == NULL ? local->code : G_REGEX_ERROR_COMPILE, CLAMP (place, 1, MAX (length, 1)));
  g_clear_pointer (&regex, g_regex_unref);
  g_set_error_literal (error, GSY_ERROR, GSY_ERROR_PARSE, reason);
  return NULL;
}

GsySearch *
gsy_search_new (const char *pattern, gboolean is_regex, GError **error)
{
  g_return_val_if_fail (pattern != NULL && *pattern != '\0' && g_utf8_validate (pattern, -1, NULL), NULL);

  GRegex *regex = is_regex ? compile (pattern, error) : NULL;
  GsySearch *self;

  if (is_regex && regex == NULL)
    return NULL;
  self = g_new0 (GsySearch, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->pattern = g_strdup (pattern);
  self->regex = regex;
  return self;
}

GsySearch *
gsy_search_ref (GsySearch *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
gsy_search_unref (GsySearch *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->regex, g_regex_unref);
  g_free (self->pattern);
  g_free (self);
}

/* --- where it is --- */

/* @from: where the last match ends. */
static void
add_match (GArray *matches, const GsyOffsets *offsets, int start_byte, int end_byte)
{
  guint from = matches->len > 0 ? g_array_index (matches, GsySpan, matches->len - 1).end : 0;
  GsySpan span = gsy_span (gsy_offsets_from_byte (offsets, (gsize) start_byte), gsy_offsets_from_byte (offsets, (gsize) end_byte));

  span.start = gsy_offsets_grapheme_floor (offsets, span.start);
  span.end = gsy_offsets_grapheme_ceil (offsets, span.end);
  if (span.start >= from && !gsy_span_is_empty (span))
    g_array_append_val (matches, span);
}

static GArray *
find_regex (GsySearch *self, GsyArticle *article, guint max, GError **error)
{
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (GsySpan));
  g_autoptr (GMatchInfo) info = NULL;
  g_autoptr (GError) local = NULL;
  const GsyOffsets *offsets = gsy_article_get_offsets (article);
  gsize n_bytes = 0;
  const char *text = gsy_article_get_text (article, &n_bytes);

  g_regex_match_full (self->regex, text, (gssize) n_bytes, 0, G_REGEX_MATCH_NOTEMPTY, &info, &local);
  while (local == NULL && matches->len < max && g_match_info_matches (info))
    {
      int start = 0, end = 0;

      if (g_match_info_fetch_pos (info, 0, &start, &end) && start < end)
        add_match (matches, offsets, start, end);
      g_match_info_next (info, &local);
    }
  if (local != NULL)
    {
      g_set_error_literal (error, GSY_ERROR, GSY_ERROR_TOO_LARGE, _ ("The regular expression takes too long in this article"));
      return NULL;
    }
  return g_steal_pointer (&matches);
}

GArray *
gsy_search_find_all (GsySearch *self, GsyArticle *article, guint max, GError **error)
{
  g_autoptr (GsyFolded) folded = NULL;
  const char *text;
  gsize n_bytes = 0;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (GSY_IS_ARTICLE (article), NULL);

  if (self->regex != NULL)
    return find_regex (self, article, max, error);
  text = gsy_article_get_text (article, &n_bytes);
  folded = gsy_folded_new (text, n_bytes);
  return gsy_folded_find_all (folded, self->pattern, max);
}

/* --- whether it is marked --- */

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  return gsy_span_compare (*(const GsySpan *) a, *(const GsySpan *) b);
}

GArray *
gsy_search_collect_marked (GPtrArray *statements, const char *layer)
{
  GArray *marked = g_array_new (FALSE, FALSE, sizeof (GsySpan));
  guint n = 0;

  g_return_val_if_fail (statements != NULL, marked);

  for (guint i = 0; i < statements->len; i++)
    {
      const GsyStatement *statement = g_ptr_array_index (statements, i);

      if (statement->detached || (layer != NULL && g_strcmp0 (statement->layer, layer) != 0))
        continue;
      for (guint k = 0; k < gsy_statement_get_n_spans (statement); k++)
        {
          GsySpan span = gsy_statement_get_span (statement, k);

          g_array_append_val (marked, span);
        }
    }
  g_array_sort (marked, compare_spans);
  for (guint i = 0; i < marked->len; i++)
    {
      GsySpan span = g_array_index (marked, GsySpan, i);
      GsySpan *last = n > 0 ? &g_array_index (marked, GsySpan, n - 1) : NULL;

      if (last != NULL && span.start <= last->end)
        last->end = MAX (last->end, span.end);
      else
        g_array_index (marked, GsySpan, n++) = span;
    }
  g_array_set_size (marked, n);
  return marked;
}

void
gsy_search_filter (GArray *matches, const GArray *marked, gboolean inside)
{
  guint n = 0, k = 0;

  g_return_if_fail (matches != NULL && marked != NULL);

  for (guint i = 0; i < matches->len; i++)
    {
      GsySpan match = g_array_index (matches, GsySpan, i);

      while (k < marked->len && g_array_index (marked, GsySpan, k).end <= match.start)
        k++;
      if ((k < marked->len && gsy_span_overlaps (g_array_index (marked, GsySpan, k), match)) == inside)
        g_array_index (matches, GsySpan, n++) = match;
    }
  g_array_set_size (matches, n);
}

/* --- what is around --- */

/* White space as one blank, none at the beginning when @text has one already. */
static void
append_line (GString *text, const char *from, gsize n_bytes)
{
  const char *end = from + n_bytes;

  for (const char *p = from; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || c == 0x85)
        {
          if (text->len > 0 && text->str[text->len - 1] != ' ')
            g_string_append_c (text, ' ');
        }
      else
        g_string_append_unichar (text, g_unichar_iscntrl (c) ? 0xfffd : c);
    }
}

/* A place at most @around before @offset: the beginning of a word, if there is one in the farther half. */
static guint
find_before (const GsyOffsets *offsets, guint offset, guint around)
{
  guint start = offset > around ? offset - around : 0;
  guint middle = start + (offset - start) / 2;
  gsize n_bytes = 0;
  const char *p = gsy_offsets_slice (offsets, gsy_span (start, offset), &n_bytes);
  gboolean after_space = FALSE;

  if (start == 0)
    return 0;
  for (guint i = start; i < offset && (after_space || i < middle); p = g_utf8_next_char (p), i++)
    {
      gboolean is_space = g_unichar_isspace (g_utf8_get_char (p));

      if (after_space && !is_space)
        return i;
      after_space = is_space;
    }
  return after_space ? offset : MIN (gsy_offsets_grapheme_ceil (offsets, start), offset);
}

/* The same after it: the end of a word. */
static guint
find_after (const GsyOffsets *offsets, guint offset, guint around)
{
  guint n_chars = gsy_offsets_get_n_chars (offsets);
  guint end = offset < n_chars - MIN (around, n_chars) ? offset + around : n_chars;
  guint middle = offset + (end - offset) / 2;
  gsize n_bytes = 0;
  const char *start = gsy_offsets_slice (offsets, gsy_span (middle, end), &n_bytes);
  const char *p = start + n_bytes;

  if (end == n_chars)
    return n_chars;
  for (guint i = end; p > start; i--)
    {
      p = g_utf8_prev_char (p);
      if (g_unichar_isspace (g_utf8_get_char (p)))
        return i - 1;
    }
  return MAX (gsy_offsets_grapheme_floor (offsets, end), offset);
}

void
gsy_search_excerpt (GsyArticle *article, GsySpan match, guint n_before, guint n_after, GsyExcerpt *excerpt)
{
  const GsyOffsets *offsets;
  GString *text;
  GsySpan shown;
  guint from, to;
  gsize n_bytes = 0;
  const char *slice;

  g_return_if_fail (GSY_IS_ARTICLE (article));
  g_return_if_fail (excerpt != NULL);

  offsets = gsy_article_get_offsets (article);
  text = g_string_new (NULL);
  shown = gsy_span (match.start, gsy_span_length (match) > MAX_SHOWN ? gsy_offsets_grapheme_floor (offsets, match.start + MAX_SHOWN) : match.end);
  from = find_before (offsets, match.start, n_before);
  to = shown.end < match.end ? shown.end : find_after (offsets, match.end, n_after);

  if (from > 0)
    g_string_append (text, ELLIPSIS);
  slice = gsy_offsets_slice (offsets, gsy_span (from, shown.start), &n_bytes);
  append_line (text, slice, n_bytes);
  excerpt->start = (guint) text->len;
  slice = gsy_offsets_slice (offsets, shown, &n_bytes);
  append_line (text, slice, n_bytes);
  excerpt->end = (guint) text->len;
  slice = gsy_offsets_slice (offsets, gsy_span (shown.end, to), &n_bytes);
  append_line (text, slice, n_bytes);
  if (text->len > excerpt->end && text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);
  if (to < gsy_offsets_get_n_chars (offsets))
    g_string_append (text, ELLIPSIS);
  excerpt->is_rtl = gsy_text_get_direction (text->str, (gssize) text->len) == GSY_DIRECTION_RTL;
  excerpt->text = g_string_free (text, FALSE);
}

void
gsy_excerpt_clear (GsyExcerpt *excerpt)
{
  g_clear_pointer (&excerpt->text, g_free);
}
