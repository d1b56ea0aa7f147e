/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-w3c-place.c: targets and selectors of web annotations. */
#include "config.h"
#include "io/formats/gsy-w3c-place.h"

#include "io/formats/gsy-json-read.h"

#include <string.h>

/* Selectors in selectors, targets in targets. */
#define MAX_DEPTH 8

const char *
gsy_w3c_get_type (JsonNode *node)
{
  JsonNode *type = gsy_json_get (node, "type");

  if (type == NULL)
    type = gsy_json_get (node, "@type");
  return gsy_json_n_values (type) > 0 ? gsy_json_to_text (gsy_json_nth_value (type, 0)) : NULL;
}

const char *
gsy_w3c_get_id (JsonNode *node)
{
  const char *id = gsy_json_get_text (node, "id");

  return id != NULL ? id : gsy_json_get_text (node, "@id");
}

/* “char=3,17”, RFC 5147. */
static gboolean
read_fragment (GsyW3cPlace *place, const char *fragment)
{
  char *end;
  guint64 from, to;

  if (fragment == NULL || !g_str_has_prefix (fragment, "char="))
    return FALSE;
  fragment += strlen ("char=");
  from = g_ascii_strtoull (fragment, &end, 10);
  if (end == fragment || *end != ',' || !g_ascii_isdigit (end[1]))
    return FALSE;
  to = g_ascii_strtoull (end + 1, &end, 10);
  if (from > G_MAXINT || to > G_MAXINT)
    return FALSE;
  place->start = (guint) from;
  place->end = (guint) to;
  place->has_position = TRUE;
  return TRUE;
}

static void
read_selectors (GsyW3cPlace *place, JsonNode *selectors, guint depth)
{
  for (guint i = 0; i < gsy_json_n_values (selectors); i++)
    {
      JsonNode *selector = gsy_json_nth_value (selectors, i);
      JsonNode *refined = gsy_json_get (selector, "refinedBy");
      const char *type = gsy_w3c_get_type (selector), *exact = gsy_json_get_text (selector, "exact");
      guint start, end;

      if (exact != NULL && exact[0] == '\0')
        exact = NULL;
      if (refined != NULL && depth < MAX_DEPTH)
        {
          GsyW3cPlace inner = { 0 };

          /* A position counts from the beginning of what is selected outside. */
          read_selectors (&inner, refined, depth + 1);
          if (inner.exact != NULL)
            {
              place->exact = inner.exact;
              place->prefix = inner.prefix;
              place->suffix = inner.suffix;
            }
          else
            place->selector = "refinedBy";
        }
      else if (exact != NULL && place->exact == NULL)
        {
          place->exact = exact;
          place->prefix = gsy_json_get_text (selector, "prefix");
          place->suffix = gsy_json_get_text (selector, "suffix");
        }
      else if (g_strcmp0 (type, "TextPositionSelector") == 0 && gsy_json_get_count (selector, "start", &start) && gsy_json_get_count (selector, "end", &end))
        {
          place->start = start;
          place->end = end;
          place->has_position = TRUE;
        }
      else if (!read_fragment (place, gsy_json_get_text (selector, "value")))
        place->selector = type != NULL ? type : "selector";
    }
}

static void
collect (GArray *places, JsonNode *target, guint depth)
{
  JsonNode *source = gsy_json_get (target, "source");
  JsonNode *items = gsy_json_get (target, "items");
  GsyW3cPlace place = { 0 };

  if (target == NULL || depth > MAX_DEPTH)
    return;
  if (JSON_NODE_HOLDS_ARRAY (target) || (items != NULL && source == NULL))
    {
      JsonNode *list = items != NULL ? items : target;

      for (guint i = 0; i < gsy_json_n_values (list); i++)
        collect (places, gsy_json_nth_value (list, i), depth + 1);
      return;
    }
  if (source != NULL)
    {
      place.source = gsy_json_to_text (source) != NULL ? gsy_json_to_text (source) : gsy_w3c_get_id (source);
      place.id = NULL;
    }
  else
    place.id = gsy_json_to_text (target) != NULL ? gsy_json_to_text (target) : gsy_w3c_get_id (target);
  read_selectors (&place, gsy_json_get (target, "selector"), depth);
  if (place.selector == NULL && !place.has_position && place.exact == NULL && place.source != NULL)
    read_fragment (&place, strchr (place.source, '#') != NULL ? strchr (place.source, '#') + 1 : NULL);
  if (!place.has_position && gsy_json_get_count (target, "gsy:start", &place.start) && gsy_json_get_count (target, "gsy:end", &place.end))
    place.was = TRUE;
  place.article = gsy_json_get_text (target, "gsy:article");
  g_array_append_val (places, place);
}

GArray *
gsy_w3c_places (JsonNode *target)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (GsyW3cPlace));

  collect (places, target, 0);
  return places;
}

gboolean
gsy_w3c_place_is_selection (const GsyW3cPlace *self)
{
  return self->has_position || self->exact != NULL;
}

/* Where the position is if it counts so. FALSE: nowhere in the text. */
static gboolean
get_span (const GsyW3cPlace *self, GsyArticle *article, gboolean utf16, GsySpan *span)
{
  const GsyOffsets *offsets = gsy_article_get_offsets (article);

  if (!self->has_position || self->start >= self->end || self->end > (utf16 ? gsy_offsets_get_n_utf16 (offsets) : gsy_article_get_length (article)))
    return FALSE;
  *span = utf16 ? gsy_span (gsy_offsets_from_utf16 (offsets, self->start), gsy_offsets_from_utf16 (offsets, self->end)) : gsy_span (self->start, self->end);
  return span->start < span->end;
}

static gboolean
is_there (const GsyW3cPlace *self, GsyArticle *article, gboolean utf16)
{
  gsize n_bytes;
  const char *slice;
  GsySpan span;

  if (self->exact == NULL || !get_span (self, article, utf16, &span))
    return FALSE;
  slice = gsy_offsets_slice (gsy_article_get_offsets (article), span, &n_bytes);
  return strlen (self->exact) == n_bytes && memcmp (slice, self->exact, n_bytes) == 0;
}

void
gsy_w3c_place_vote (const GsyW3cPlace *self, GsyArticle *article, guint *n_chars, guint *n_utf16)
{
  *n_chars += is_there (self, article, FALSE);
  *n_utf16 += is_there (self, article, TRUE);
}

/* Where the words are, with all that is told of what is around them, if that is one place alone. Whether that is so in another wording as well is for the
 * anchorer to judge. */
static gboolean
find (const GsyW3cPlace *self, GsyArticle *article, GsySpan *span)
{
  const char *prefix = self->prefix != NULL ? self->prefix : "";
  g_autofree char *whole = g_strconcat (prefix, self->exact, self->suffix, NULL);
  const GsyOffsets *offsets = gsy_article_get_offsets (article);
  const char *text = gsy_article_get_text (article, NULL), *found = strstr (text, whole);
  gsize start;

  if (found == NULL || strstr (found + 1, whole) != NULL)
    return FALSE;
  start = (gsize) (found - text) + strlen (prefix);
  *span = gsy_span (gsy_offsets_from_byte (offsets, start), gsy_offsets_from_byte (offsets, start + strlen (self->exact)));
  return TRUE;
}

gboolean
gsy_w3c_place_append (const GsyW3cPlace *self, GsyArticle *article, gboolean utf16, GArray *quotes)
{
  guint before = quotes->len > 0 ? g_array_index (quotes, GsyQuote, quotes->len - 1).span.end : 0;
  gboolean sure = FALSE;
  GsyQuoteWords *words;
  GsySpan span;

  if (is_there (self, article, utf16) || self->exact == NULL)
    {
      sure = get_span (self, article, utf16, &span);
      if (!sure)
        span = gsy_span (self->start, self->end); /* to be refused */
    }
  else if (!self->was && find (self, article, &span))
    sure = TRUE;
  else if (get_span (self, article, utf16, &span))
    sure = FALSE;
  else if (self->was && self->start < self->end)
    span = gsy_span (self->start, self->end);
  else
    /* Anywhere behind the one before, so that places stay in order even when none of them is found. */
    span = gsy_span (before, before + (guint) MAX (1, g_utf8_strlen (self->exact, -1)));
  gsy_quotes_append (quotes, span);
  if (self->exact == NULL)
    return TRUE;
  words = gsy_quote_ensure_words (&g_array_index (quotes, GsyQuote, quotes->len - 1));
  words->exact = g_strdup (self->exact);
  words->prefix = g_strdup (self->prefix);
  words->suffix = g_strdup (self->suffix);
  return sure;
}

char *
gsy_w3c_dup_id (const char *id)
{
  g_autofree char *plain = NULL;

  if (id[0] == '#')
    return g_strdup (id + 1);
  if (g_ascii_strncasecmp (id, "urn:uuid:", 9) == 0)
    return g_strdup (id + 9);
  if (!g_str_has_prefix (id, "urn:gainsay:"))
    return g_strdup (id);
  plain = g_uri_unescape_string (id + strlen ("urn:gainsay:"), NULL);
  return plain != NULL ? g_steal_pointer (&plain) : g_strdup (id);
}
