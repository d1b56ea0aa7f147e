/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-refi-places.c: tries each way of counting that makes a difference in the text at hand. */
#include "config.h"
#include "io/formats/gsy-refi-places.h"

#include "io/formats/gsy-lines.h"

#include <string.h>

/* Ways of counting are sets of these. */
enum
{
  WAY_ONE = 1 << 0,       /* CR LF is one character */
  WAY_UTF16 = 1 << 1,     /* a character past U+FFFF is two */
  WAY_BOM = 1 << 2,       /* the byte-order mark is one */
  WAY_INCLUSIVE = 1 << 3, /* the end is the last character, not what follows it */
};
#define N_WAYS 16

/* So many selections are enough to tell; of a name, so much. */
#define MAX_SHOWN 500
#define MAX_NAME_BYTES 400

/* Another way than the usual one must be better by so many of the selections. */
#define MIN_BETTER 3

typedef struct
{
  guint fits;
  guint names;
  guint words;
} Score;

struct _GsyRefiPlaces
{
  GsyArticle *article; /* borrowed */
  GsyLines *lines;
  GsyOffsets *plain; /* of @lines */
  guint usual;       /* what the program is known for */
  guint differing;   /* what makes a difference here */
  guint n_shown;
  Score scores[N_WAYS];
  gboolean chosen;
  guint way;
};

GsyRefiPlaces *
gsy_refi_places_new (GsyArticle *article, const char *origin, gboolean bom, gboolean plain)
{
  GsyRefiPlaces *self = g_new0 (GsyRefiPlaces, 1);
  g_autofree char *program = g_ascii_strdown (origin != NULL ? origin : "", -1);

  self->article = article;
  self->lines = gsy_lines_new (article);
  self->plain = gsy_offsets_new (self->lines->text->str, self->lines->text->len);
  self->differing = WAY_INCLUSIVE | (bom ? WAY_BOM : 0);
  if (gsy_offsets_get_n_utf16 (self->plain) > gsy_offsets_get_n_chars (self->plain))
    self->differing |= WAY_UTF16;
  if (plain || strstr (program, "atlas") != NULL)
    self->usual = WAY_ONE;
  if (self->lines->returns->len > 0 && !plain)
    self->differing |= WAY_ONE;
  return self;
}

void
gsy_refi_places_free (GsyRefiPlaces *self)
{
  gsy_offsets_free (self->plain);
  gsy_lines_free (self->lines);
  g_free (self);
}

/* @place in code points of the article; past its end when there is none. */
static guint
convert (const GsyRefiPlaces *self, guint way, guint place)
{
  const GsyOffsets *offsets = way & WAY_ONE ? self->plain : gsy_article_get_offsets (self->article);
  guint length = way & WAY_UTF16 ? gsy_offsets_get_n_utf16 (offsets) : gsy_offsets_get_n_chars (offsets);

  if (way & WAY_BOM)
    place -= place > 0;
  if (place > length)
    return G_MAXUINT;
  if (way & WAY_UTF16)
    place = gsy_offsets_from_utf16 (offsets, place);
  return way & WAY_ONE ? gsy_lines_find (self->lines, place) : place;
}

static GsySpan
get_span (const GsyRefiPlaces *self, guint way, guint start, guint end)
{
  GsySpan span;

  if (way & WAY_INCLUSIVE && end < G_MAXUINT)
    end++;
  span = gsy_span (convert (self, way, start), convert (self, way, end));
  return span.end == G_MAXUINT || span.start >= span.end ? GSY_SPAN_EMPTY : span;
}

/* --- Which way --- */

static const char *
skip_spaces (const char *p, const char *end)
{
  while (p < end && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

/* Whether @name is the words in @text, but for how much white space there is; an ellipsis at its end stands for all that follows. */
static gboolean
is_name_of (const char *name, const char *text, gsize n_bytes)
{
  const char *end = text + n_bytes, *name_end = name + strlen (name);
  gboolean cut = FALSE;

  if (g_str_has_suffix (name, "…"))
    name_end -= strlen ("…");
  else if (g_str_has_suffix (name, "..."))
    name_end -= 3;
  cut = *name_end != '\0';
  while (name < name_end)
    {
      if (g_unichar_isspace (g_utf8_get_char (name)))
        {
          name = skip_spaces (name, name_end);
          text = skip_spaces (text, end);
        }
      if (name == name_end || text == end || g_utf8_get_char (name) != g_utf8_get_char (text))
        break;
      name = g_utf8_next_char (name);
      text = g_utf8_next_char (text);
    }
  return skip_spaces (name, name_end) == name_end && (cut || skip_spaces (text, end) == end);
}

static gboolean
is_alnum_at (const GsyRefiPlaces *self, guint offset)
{
  gsize n_bytes;
  const char *at = gsy_offsets_slice (gsy_article_get_offsets (self->article), gsy_span (offset, offset + 1), &n_bytes);

  return n_bytes > 0 && g_unichar_isalnum (g_utf8_get_char (at));
}

/* Whether a word may begin or end at @offset. */
static gboolean
is_edge (const GsyRefiPlaces *self, guint offset)
{
  return offset == 0 || offset == gsy_article_get_length (self->article) || !is_alnum_at (self, offset - 1) || !is_alnum_at (self, offset);
}

static void
rate (const GsyRefiPlaces *self, Score *score, GsySpan span, const char *name)
{
  gsize n_bytes;
  const char *text;

  if (gsy_span_is_empty (span))
    return;
  score->fits++;
  score->words += is_edge (self, span.start) + is_edge (self, span.end);
  if (name == NULL)
    return;
  text = gsy_offsets_slice (gsy_article_get_offsets (self->article), span, &n_bytes);
  score->names += is_name_of (name, text, n_bytes);
}

void
gsy_refi_places_show (GsyRefiPlaces *self, guint start, guint end, const char *name)
{
  if (self->n_shown == MAX_SHOWN)
    return;
  self->n_shown++;
  if (name != NULL && (name[0] == '\0' || strlen (name) > MAX_NAME_BYTES))
    name = NULL;
  for (guint differs = 0; differs < N_WAYS; differs++)
    if ((differs & ~self->differing) == 0)
      rate (self, &self->scores[self->usual ^ differs], get_span (self, self->usual ^ differs, start, end), name);
}

/* Whether @a is better than @b, which is the usual one or the best so far. */
static gboolean
is_better (const GsyRefiPlaces *self, const Score *a, const Score *b)
{
  if (a->names != b->names)
    return a->names > b->names;
  if (a->fits != b->fits)
    return a->fits > b->fits;
  /* Of a single mark in the middle of a word nothing is told. */
  return a->names == 0 && a->words >= b->words + MIN_BETTER && 2 * self->n_shown - a->words <= (2 * self->n_shown - b->words) / 3;
}

static void
choose (GsyRefiPlaces *self)
{
  self->way = self->usual;
  for (guint differs = 1; differs < N_WAYS; differs++)
    if ((differs & ~self->differing) == 0 && is_better (self, &self->scores[self->usual ^ differs], &self->scores[self->way]))
      self->way = self->usual ^ differs;
  self->chosen = TRUE;
}

GsySpan
gsy_refi_places_get (GsyRefiPlaces *self, guint start, guint end)
{
  if (!self->chosen)
    choose (self);
  return get_span (self, self->way, start, end);
}
