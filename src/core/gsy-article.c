/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-article.c: the text of an article, and what can be told from it alone. */
#include "config.h"

#include "core/gsy-article.h"
#include "core/gsy-statement.h"

#include <string.h>

/* How much of a text the defaults are taken from, in bytes after the leading white space. */
#define HEAD_BYTES 4096

#define MAX_TITLE 120

struct _GsyArticle
{
  GObject parent_instance;

  char *name;
  char *text;
  gsize n_bytes;
  char *sha256;
  char *encoding;
  GsyOffsets *offsets;

  GsySegmenter *segmenter; /* NULL until somebody asks */
  char *language;          /* NULL: guess */
  const char *guess;       /* NULL until somebody asks */

  gboolean has_defaults;
  char *published;
  char *title;
};

G_DEFINE_FINAL_TYPE (GsyArticle, gsy_article, G_TYPE_OBJECT)

static void
gsy_article_finalize (GObject *object)
{
  GsyArticle *self = GSY_ARTICLE (object);

  gsy_segmenter_free (self->segmenter);
  gsy_offsets_free (self->offsets);
  g_free (self->name);
  g_free (self->text);
  g_free (self->sha256);
  g_free (self->encoding);
  g_free (self->language);
  g_free (self->published);
  g_free (self->title);

  G_OBJECT_CLASS (gsy_article_parent_class)->finalize (object);
}

static void
gsy_article_class_init (GsyArticleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gsy_article_finalize;
}

static void
gsy_article_init (GsyArticle *self)
{
}

GsyArticle *
gsy_article_new (const char *name, char *text, gsize n_bytes, const char *sha256, const char *encoding)
{
  GsyArticle *self;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (text[n_bytes] == '\0', NULL);

  self = g_object_new (GSY_TYPE_ARTICLE, NULL);
  self->name = g_strdup (name);
  self->text = text;
  self->n_bytes = n_bytes;
  self->sha256 = g_strdup (sha256);
  self->encoding = g_strdup (encoding != NULL ? encoding : "UTF-8");
  self->offsets = gsy_offsets_new (text, n_bytes);
  return self;
}

const char *
gsy_article_get_name (GsyArticle *self)
{
  g_return_val_if_fail (GSY_IS_ARTICLE (self), NULL);
  return self->name;
}

const char *
gsy_article_get_text (GsyArticle *self, gsize *n_bytes)
{
  g_return_val_if_fail (GSY_IS_ARTICLE (self), NULL);

  if (n_bytes != NULL)
    *n_bytes = self->n_bytes;
  return self->text;
}

guint
gsy_article_get_length (GsyArticle *self)
{
  g_return_val_if_fail (GSY_IS_ARTICLE (self), 0);
  return gsy_offsets_get_n_chars (self->offsets);
}

const char *
gsy_article_get_sha256 (GsyArticle *self)
{
  g_return_val_if_fail (GSY_IS_ARTICLE (self), NULL);
  return self->sha256;
}

const char *
gsy_article_get_encoding (GsyArticle *self)
{
  g_return_val_if_fail (GSY_IS_ARTICLE (self), NULL);
  return self->encoding;
}

const GsyOffsets *
gsy_article_get_offsets (GsyArticle *self)
{
  g_return_val_if_fail (GSY_IS_ARTICLE (self), NULL);
  return self->offsets;
}

GsySegmenter *
gsy_article_get_segmenter (GsyArticle *self)
{
  g_return_val_if_fail (GSY_IS_ARTICLE (self), NULL);

  if (self->segmenter == NULL)
    self->segmenter = gsy_segmenter_new (self->offsets, self->text, gsy_article_get_language (self));
  return self->segmenter;
}

const char *
gsy_article_get_language (GsyArticle *self)
{
  g_return_val_if_fail (GSY_IS_ARTICLE (self), NULL);

  if (self->language != NULL)
    return self->language;
  if (self->guess == NULL)
    self->guess = gsy_guess_language (self->text, self->n_bytes);
  return self->guess;
}

void
gsy_article_set_language (GsyArticle *self, const char *language)
{
  g_return_if_fail (GSY_IS_ARTICLE (self));

  if (g_strcmp0 (self->language, language) == 0)
    return;
  g_free (self->language);
  self->language = g_strdup (language);
  g_clear_pointer (&self->segmenter, gsy_segmenter_free);
  g_clear_pointer (&self->published, g_free);
  g_clear_pointer (&self->title, g_free);
  self->has_defaults = FALSE;
}

char *
gsy_article_dup_slice (GsyArticle *self, GsySpan span)
{
  const char *slice;
  gsize n_bytes;

  g_return_val_if_fail (GSY_IS_ARTICLE (self), NULL);

  slice = gsy_offsets_slice (self->offsets, span, &n_bytes);
  return g_strndup (slice, n_bytes);
}

char *
gsy_article_dup_prefix (GsyArticle *self, GsySpan span)
{
  guint start;

  g_return_val_if_fail (GSY_IS_ARTICLE (self), NULL);

  start = MIN (span.start, gsy_article_get_length (self));
  return gsy_article_dup_slice (self, gsy_span (start - MIN (start, GSY_QUOTE_CONTEXT), start));
}

char *
gsy_article_dup_suffix (GsyArticle *self, GsySpan span)
{
  guint end;

  g_return_val_if_fail (GSY_IS_ARTICLE (self), NULL);

  end = MIN (MAX (span.start, span.end), gsy_article_get_length (self));
  return gsy_article_dup_slice (self, gsy_span (end, end + GSY_QUOTE_CONTEXT));
}

gboolean
gsy_article_check_span (GsyArticle *self, GsySpan span)
{
  g_return_val_if_fail (GSY_IS_ARTICLE (self), FALSE);

  return !gsy_span_is_empty (span) && span.end <= gsy_article_get_length (self) &&
         gsy_offsets_is_grapheme_boundary (self->offsets, span.start) &&
         gsy_offsets_is_grapheme_boundary (self->offsets, span.end);
}

gboolean
gsy_article_check_statement (GsyArticle *self, const GsyStatement *statement)
{
  for (guint i = 0; i < gsy_statement_get_n_spans (statement); i++)
    if (!gsy_article_check_span (self, gsy_statement_get_span (statement, i)))
      return FALSE;
  return TRUE;
}

static const char *
skip_white (const char *at, const char *end)
{
  while (at < end && g_unichar_isspace (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return at;
}

/* Value of the @n digits at @at, -1 when there are not so many. */
static int
parse_digits (const char *at, const char *end, guint n)
{
  int value = 0;

  if (end - at < n)
    return -1;
  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (at[i]))
        return -1;
      value = value * 10 + g_ascii_digit_value (at[i]);
    }
  return value;
}

/* The place after a leading "date YYYY-MM[-DD]", or @at itself. */
static const char *
scan_date (const char *at, const char *end, char **published)
{
  const char *start, *stop;
  int year, month, day;

  if (end - at < 5 || strncmp (at, "date", 4) != 0)
    return at;
  start = skip_white (at + 4, end);
  if (start == at + 4)
    return at;
  year = parse_digits (start, end, 4);
  if (year <= 0 || end - start < 7 || start[4] != '-')
    return at;
  month = parse_digits (start + 5, end, 2);
  if (month < 1 || month > 12)
    return at;
  stop = start + 7;
  if (stop < end && *stop == '-')
    {
      day = parse_digits (stop + 1, end, 2);
      if (day < 1 || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
        return at;
      stop += 3;
    }
  if (stop < end && (*stop == '-' || g_unichar_isalnum (g_utf8_get_char (stop))))
    return at;
  *published = g_strndup (start, stop - start);
  return stop;
}

static char *
scan_title (const char *text, gsize n_bytes, const char *language)
{
  g_autoptr (GsyOffsets) offsets = gsy_offsets_new (text, n_bytes);
  g_autoptr (GsySegmenter) segmenter = NULL;
  GsySpan sentence;
  const char *slice;
  gsize length;
  gboolean cut;

  if (language == NULL)
    language = gsy_guess_language (text, n_bytes);
  segmenter = gsy_segmenter_new (offsets, text, language);
  sentence = gsy_segmenter_sentence_at (segmenter, 0);
  cut = gsy_span_length (sentence) > MAX_TITLE;
  if (cut)
    sentence.end = gsy_offsets_grapheme_floor (offsets, sentence.start + MAX_TITLE);
  slice = gsy_offsets_slice (offsets, sentence, &length);
  if (!cut)
    return g_strndup (slice, length);
  while (length > 0 && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (slice + length))))
    length = g_utf8_prev_char (slice + length) - slice;
  return g_strdup_printf ("%.*s…", (int) length, slice);
}

void
gsy_text_scan_head (const char *text, gsize n_bytes, const char *language, char **published, char **title)
{
  const char *end = text + n_bytes;
  const char *at;
  g_autofree char *date = NULL;
  gsize rest;

  g_return_if_fail (text != NULL || n_bytes == 0);

  at = skip_white (scan_date (skip_white (text, end), end, &date), end);
  /* A fixed window, so that the answer does not depend on how much of the text the caller has read. */
  rest = end - at;
  if (rest > HEAD_BYTES)
    rest = g_utf8_find_prev_char (at, at + HEAD_BYTES + 1) - at;
  if (title != NULL)
    *title = rest > 0 ? scan_title (at, rest, language) : NULL;
  if (published != NULL)
    *published = g_steal_pointer (&date);
}

static void
ensure_defaults (GsyArticle *self)
{
  if (self->has_defaults)
    return;
  gsy_text_scan_head (self->text, self->n_bytes, self->language, &self->published, &self->title);
  if (self->title == NULL)
    self->title = g_strdup (self->name);
  self->has_defaults = TRUE;
}

const char *
gsy_article_get_default_published (GsyArticle *self)
{
  g_return_val_if_fail (GSY_IS_ARTICLE (self), NULL);

  ensure_defaults (self);
  return self->published;
}

const char *
gsy_article_get_default_title (GsyArticle *self)
{
  g_return_val_if_fail (GSY_IS_ARTICLE (self), NULL);

  ensure_defaults (self);
  return self->title;
}
