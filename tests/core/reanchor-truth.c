/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reanchor-truth.c: where each character went, and whether a place can be told from others. */
#include "config.h"
#include "reanchor-truth.h"

#include <string.h>

/* A text in one form: decomposed, marks in their order, one kind of space, quotation mark and apostrophe. With it, of each character, its
 * place in the text as it is, and the place after it. */
typedef struct
{
  GArray *chars;
  GArray *starts;
  GArray *ends;
} Form;

struct _Truths
{
  const Draft *draft;
  GsyArticle *after;
  GArray *starts; /* of each cell, in code points of the text as it is */
  GArray *cells;  /* of each code point of the former text, the cell that it is; -1 */
  GArray *owners; /* of each code point of the text as it is, its cell */
  Form before_form;
  Form after_form;
};

static gunichar
to_form (gunichar c)
{
  switch (c)
    {
    case 0xab:
    case 0xbb:
    case 0x201c:
    case 0x201d:
    case 0x201e:
      return '"';
    case 0x2019:
      return '\'';
    default:
      return g_unichar_isspace (c) || c == 0x202f ? ' ' : c;
    }
}

static gboolean
is_ideograph (gunichar c)
{
  return (c >= 0x3000 && c < 0xa000) || (c >= 0xff00 && c < 0xff60);
}

static void
push (Form *self, gunichar c, guint start)
{
  guint end = start + 1, i = self->chars->len;
  int class = g_unichar_combining_class (c);

  if (c == ' ' && i > 0 && g_array_index (self->chars, gunichar, i - 1) == ' ')
    {
      g_array_index (self->ends, guint, i - 1) = end;
      return;
    }
  /* Chinese is written without spaces: one between two characters is the end of a line. */
  if (is_ideograph (c) && i > 1 && g_array_index (self->chars, gunichar, i - 1) == ' ' && is_ideograph (g_array_index (self->chars, gunichar, i - 2)))
    {
      i--;
      g_array_set_size (self->chars, i);
      g_array_set_size (self->starts, i);
      g_array_set_size (self->ends, i);
    }
  while (class > 0 && i > 0 && g_unichar_combining_class (g_array_index (self->chars, gunichar, i - 1)) > class)
    i--;
  g_array_insert_val (self->chars, i, c);
  g_array_append_val (self->starts, start);
  g_array_append_val (self->ends, end);
}

static void
form_init (Form *self, const char *text)
{
  guint at = 0;

  self->chars = g_array_new (FALSE, FALSE, sizeof (gunichar));
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->ends = g_array_new (FALSE, FALSE, sizeof (guint));
  for (; *text != '\0'; text = g_utf8_next_char (text), at++)
    {
      gunichar to[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
      gunichar c = to_form (g_utf8_get_char (text));
      gsize n;

      if (c == 0xad)
        continue;
      n = c < 0x80 ? (to[0] = c, 1) : g_unichar_fully_decompose (c, FALSE, to, G_N_ELEMENTS (to));
      for (gsize i = 0; i < n; i++)
        push (self, to[i], at);
    }
}

static void
form_clear (Form *self)
{
  g_array_unref (self->chars);
  g_array_unref (self->starts);
  g_array_unref (self->ends);
}

/* Whether a space stands inside of quotation marks is typography. */
static void
drop_quote_spaces (GArray *chars)
{
  guint n = 0;

  for (guint i = 0; i < chars->len; i++)
    {
      gunichar c = g_array_index (chars, gunichar, i);
      gboolean beside = (n > 0 && g_array_index (chars, gunichar, n - 1) == '"') || (i + 1 < chars->len && g_array_index (chars, gunichar, i + 1) == '"');
      if (c != ' ' || !beside)
        g_array_index (chars, gunichar, n++) = c;
    }
  g_array_set_size (chars, n);
}

gboolean
truths_same_words (const char *a, const char *b)
{
  Form x, y;
  gboolean same;

  form_init (&x, a);
  form_init (&y, b);
  drop_quote_spaces (x.chars);
  drop_quote_spaces (y.chars);
  same = x.chars->len == y.chars->len && memcmp (x.chars->data, y.chars->data, x.chars->len * sizeof (gunichar)) == 0;
  form_clear (&x);
  form_clear (&y);
  return same;
}

Truths *
truths_new (const Draft *draft, GsyArticle *before, GsyArticle *after)
{
  Truths *self = g_new0 (Truths, 1);
  gint none = -1;
  guint at = 0;

  self->draft = draft;
  self->after = after;
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->owners = g_array_new (FALSE, FALSE, sizeof (guint));
  self->cells = g_array_new (FALSE, FALSE, sizeof (gint));
  for (guint i = 0; i < draft->n_former; i++)
    g_array_append_val (self->cells, none);
  for (guint i = 0; i < draft->cells->len; i++)
    {
      const DraftCell *cell = &g_array_index (draft->cells, DraftCell, i);

      g_array_append_val (self->starts, at);
      for (guint k = 0; k < cell->n; k++)
        g_array_append_val (self->owners, i);
      at += cell->n;
      for (guint k = 0; cell->from >= 0 && !cell->copy && k < cell->n_from; k++)
        g_array_index (self->cells, gint, cell->from + (gint) k) = (gint) i;
    }
  g_array_append_val (self->starts, at);
  g_assert_cmpuint (at, ==, gsy_article_get_length (after));
  form_init (&self->before_form, gsy_article_get_text (before, NULL));
  form_init (&self->after_form, gsy_article_get_text (after, NULL));
  return self;
}

void
truths_free (Truths *self)
{
  g_array_unref (self->starts);
  g_array_unref (self->owners);
  g_array_unref (self->cells);
  form_clear (&self->before_form);
  form_clear (&self->after_form);
  g_free (self);
}

static gboolean
is_blank (Truths *self, guint cell)
{
  gunichar c = g_array_index (self->draft->cells, DraftCell, cell).chars[0];

  return to_form (c) == ' ' || c == 0xad;
}

/* From the first to the last of the cells of @span; FALSE: there is none that is not blank. */
static gboolean
get_hull (Truths *self, GsySpan span, GsySpan *hull)
{
  guint first = G_MAXUINT, last = 0;

  for (guint i = span.start; i < span.end; i++)
    {
      gint cell = g_array_index (self->cells, gint, i);

      if (cell < 0 || is_blank (self, (guint) cell))
        continue;
      first = MIN (first, (guint) cell);
      last = MAX (last, (guint) cell);
    }
  if (first == G_MAXUINT)
    return FALSE;
  *hull = gsy_span (g_array_index (self->starts, guint, first), g_array_index (self->starts, guint, last + 1));
  return TRUE;
}

/* The index in @form of the first character that starts at @offset or later. */
static guint
seek (const Form *form, guint offset)
{
  guint low = 0, high = form->starts->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (form->starts, guint, middle) < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* How many characters before @a, and from @a_end on, are those around the other range: as far as they agree without a break, each side up to
 * @max. */
static guint
compare_context (const Form *a, guint a_start, guint a_end, const Form *b, guint b_start, guint b_end, guint max)
{
  const gunichar *x = (const gunichar *) (gpointer) a->chars->data, *y = (const gunichar *) (gpointer) b->chars->data;
  guint before = 0, after = 0;

  while (before < max && before < a_start && before < b_start && x[a_start - 1 - before] == y[b_start - 1 - before])
    before++;
  while (after < max && a_end + after < a->chars->len && b_end + after < b->chars->len && x[a_end + after] == y[b_end + after])
    after++;
  return before + after;
}

/* So much more of the context must agree for a place to stand out. */
#define MARGIN 8

/* TRUE when no other place with the same words has nearly as much of the former context as @place. */
static gboolean
stands_out (Truths *self, GsySpan span, GsySpan place, guint context, guint alone)
{
  const Form *before = &self->before_form, *after = &self->after_form;
  const gunichar *text = (const gunichar *) (gpointer) after->chars->data;
  guint from = seek (before, span.start), to = seek (before, span.end);
  guint here = seek (after, place.start), here_end = seek (after, place.end);
  guint length = here_end - here;
  guint score = compare_context (before, from, to, after, here, here_end, context);

  for (guint i = 0; i + length <= after->chars->len; i++)
    {
      if (i == here || text[i] != text[here] || memcmp (text + i, text + here, length * sizeof *text) != 0)
        continue;
      if (compare_context (before, from, to, after, i, i + length, context) + MARGIN > score)
        return FALSE;
    }
  return length >= alone || score >= MARGIN;
}

/* What is between the characters that were right before and after @span. */
static GsySpan
get_gap (Truths *self, GsySpan span)
{
  GsySpan gap = { 0, g_array_index (self->starts, guint, self->draft->cells->len) };

  for (guint i = span.start; i > 0; i--)
    {
      gint cell = g_array_index (self->cells, gint, i - 1);

      if (cell >= 0)
        {
          gap.start = g_array_index (self->starts, guint, cell + 1);
          break;
        }
    }
  for (guint i = span.end; i < self->cells->len; i++)
    {
      gint cell = g_array_index (self->cells, gint, i);

      if (cell >= 0)
        {
          gap.end = g_array_index (self->starts, guint, cell);
          break;
        }
    }
  return gap;
}

Truth
truths_find (Truths *self, GsySpan span, guint context, guint alone)
{
  const GArray *chars = self->before_form.chars;
  guint from = seek (&self->before_form, span.start), to = seek (&self->before_form, span.end);
  guint here, here_end;
  Truth truth = { .fate = FATE_GONE };

  if (!get_hull (self, span, &truth.place))
    {
      truth.gap = get_gap (self, span);
      return truth;
    }
  here = seek (&self->after_form, truth.place.start);
  here_end = seek (&self->after_form, truth.place.end);
  truth.fate = FATE_CHANGED;
  if (here_end - here == to - from &&
      memcmp (&g_array_index (self->after_form.chars, gunichar, here), &g_array_index (chars, gunichar, from), (to - from) * sizeof (gunichar)) == 0)
    {
      truth.fate = FATE_SURVIVES;
      truth.sure = stands_out (self, span, truth.place, context, alone);
    }
  return truth;
}

static const DraftCell *
owner_of (Truths *self, guint offset)
{
  return &g_array_index (self->draft->cells, DraftCell, g_array_index (self->owners, guint, offset));
}

gboolean
truths_is_copy (Truths *self, GsySpan span, GsySpan place)
{
  const DraftCell *first, *last;

  if (gsy_span_is_empty (place) || place.end > self->owners->len)
    return FALSE;
  first = owner_of (self, place.start);
  last = owner_of (self, place.end - 1);
  return first->copy && last->copy && first->from == (gint) span.start && last->from + last->n_from == (gint) span.end;
}

/* How much of what was around @span is around @place; -1 when the words are others. */
static int
score_place (Truths *self, GsySpan span, GsySpan place, guint context)
{
  const Form *before = &self->before_form, *after = &self->after_form;
  guint from = seek (before, span.start), to = seek (before, span.end);
  guint here = seek (after, place.start), here_end = seek (after, place.end);

  if (here_end - here != to - from ||
      memcmp (&g_array_index (after->chars, gunichar, here), &g_array_index (before->chars, gunichar, from), (to - from) * sizeof (gunichar)) != 0)
    return -1;
  return (int) compare_context (before, from, to, after, here, here_end, context);
}

gboolean
truths_is_double (Truths *self, GsySpan span, GsySpan place, guint context)
{
  const Form *before = &self->before_form;
  guint from = seek (before, span.start), to = seek (before, span.end);

  return score_place (self, span, place, context) == (int) (MIN (context, from) + MIN (context, before->chars->len - to));
}

gboolean
truths_is_better (Truths *self, GsySpan span, const Truth *truth, GsySpan place, guint context)
{
  int score = score_place (self, span, place, context);

  return score >= 0 && score >= score_place (self, span, truth->place, context);
}

static guint
count_words (const Form *form, GsySpan span)
{
  const gunichar *text = (const gunichar *) (gpointer) form->chars->data;
  guint from = seek (form, span.start), length = seek (form, span.end) - from, n = 0;

  for (guint i = 0; i + length <= form->chars->len; i++)
    n += memcmp (text + i, text + from, length * sizeof *text) == 0;
  return n;
}

gboolean
truths_is_unique (Truths *self, GsySpan span, GsySpan place, guint alone)
{
  return gsy_span_length (span) >= alone && count_words (&self->before_form, span) == 1 && count_words (&self->after_form, place) == 1;
}

guint
truths_count_kept (Truths *self, GsySpan span, GsySpan place)
{
  guint n = 0, last = G_MAXUINT;

  for (guint i = place.start; i < place.end && i < self->owners->len; i++)
    {
      guint owner = g_array_index (self->owners, guint, i);
      const DraftCell *cell = &g_array_index (self->draft->cells, DraftCell, owner);

      if (owner != last && !cell->copy && cell->from >= (gint) span.start && cell->from < (gint) span.end && !is_blank (self, owner))
        n++;
      last = owner;
    }
  return n;
}
