/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reanchor-draft.c: edits a text as people and programs do, and keeps account of its characters. */
#include "config.h"
#include "reanchor-draft-private.h"

#include <string.h>

DraftCell *
_draft_cell_at (const Draft *self, guint i)
{
  return &g_array_index (self->cells, DraftCell, i);
}

gunichar
_draft_char_at (const Draft *self, guint i)
{
  return i < self->cells->len ? _draft_cell_at (self, i)->chars[0] : 0;
}

static void
append_char (GArray *cells, gunichar c, gint from)
{
  DraftCell cell = { .chars = { c }, .n = 1, .n_from = 1, .from = from };

  g_array_append_val (cells, cell);
}

static void
append_text (GArray *cells, const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    append_char (cells, g_utf8_get_char (text), -1);
}

Draft *
draft_new (const char *text, GPtrArray *strangers, GRand *rand)
{
  Draft *self = g_new0 (Draft, 1);
  gint from = 0;

  self->rand = rand;
  self->strangers = g_ptr_array_ref (strangers);
  self->cells = g_array_new (FALSE, FALSE, sizeof (DraftCell));
  for (; *text != '\0'; text = g_utf8_next_char (text))
    append_char (self->cells, g_utf8_get_char (text), from++);
  self->n_former = (guint) from;
  return self;
}

void
draft_free (Draft *self)
{
  g_array_unref (self->cells);
  g_ptr_array_unref (self->strangers);
  g_free (self);
}

char *
draft_dup_text (Draft *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->cells->len; i++)
    for (guint k = 0; k < _draft_cell_at (self, i)->n; k++)
      g_string_append_unichar (text, _draft_cell_at (self, i)->chars[k]);
  return g_string_free (text, FALSE);
}

/* --- Where things are --- */

guint
_draft_below (Draft *self, guint n)
{
  return n > 0 ? (guint) g_rand_int_range (self->rand, 0, (gint32) n) : 0;
}

gboolean
_draft_is_space (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x202f;
}

gboolean
_draft_is_break (gunichar c)
{
  return c == '\n' || c == '\r';
}

gboolean
_draft_is_sentence_end (gunichar c)
{
  return c == '.' || c == '!' || c == '?' || c == 0x3002 || c == 0xff01 || c == 0xff1f || c == 0x61f;
}

static gboolean
is_closing (gunichar c)
{
  return c == '"' || c == '\'' || c == 0x201d || c == 0x2019 || c == 0xbb || c == ')' || c == 0x300d;
}

/* The paragraph around @at, without the line ends after it. */
static DraftRange
paragraph_at (const Draft *self, guint at)
{
  DraftRange range = { at, at };

  while (range.start > 0 && !_draft_is_break (_draft_char_at (self, range.start - 1)))
    range.start--;
  while (range.end < self->cells->len && !_draft_is_break (_draft_char_at (self, range.end)))
    range.end++;
  return range;
}

/* Likewise, with them. */
static DraftRange
whole_paragraph_at (const Draft *self, guint at)
{
  DraftRange range = paragraph_at (self, at);

  while (range.end < self->cells->len && _draft_is_break (_draft_char_at (self, range.end)))
    range.end++;
  return range;
}

/* The sentence around @at with its end mark, without the space after it. */
static DraftRange
sentence_at (const Draft *self, guint at)
{
  DraftRange paragraph = paragraph_at (self, at), range = { paragraph.start, paragraph.start };

  for (guint i = paragraph.start; i < paragraph.end; i++)
    if (_draft_is_sentence_end (_draft_char_at (self, i)))
      {
        guint end = i + 1;

        while (end < paragraph.end && (_draft_is_sentence_end (_draft_char_at (self, end)) || is_closing (_draft_char_at (self, end))))
          end++;
        if (end == paragraph.end || _draft_is_space (_draft_char_at (self, end)) || _draft_char_at (self, i) > 0x2fff)
          {
            range.end = end;
            if (at < end)
              return range;
            while (end < paragraph.end && _draft_is_space (_draft_char_at (self, end)))
              end++;
            range.start = end;
          }
        i = end - 1;
      }
  range.end = paragraph.end;
  return range;
}

static gboolean
is_word_char (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* Of a script without spaces, two characters. Empty when there is none at @at. */
static DraftRange
word_at (const Draft *self, guint at)
{
  DraftRange range = { at, at };

  if (_draft_char_at (self, at) > 0x2fff)
    return (DraftRange){ at, MIN (at + 2, self->cells->len) };
  while (range.start > 0 && is_word_char (_draft_char_at (self, range.start - 1)))
    range.start--;
  while (range.end < self->cells->len && is_word_char (_draft_char_at (self, range.end)))
    range.end++;
  return range;
}

DraftRange
_draft_some_word (Draft *self)
{
  DraftRange range = { 0, 0 };

  for (guint i = 0; i < 50 && range.end == range.start; i++)
    range = word_at (self, _draft_below (self, self->cells->len));
  return range;
}

/* A place where a paragraph starts. */
static guint
some_gap (Draft *self)
{
  return whole_paragraph_at (self, _draft_below (self, self->cells->len)).start;
}

static GArray *
slice (const Draft *self, DraftRange range)
{
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (DraftCell));

  if (range.end > range.start)
    g_array_append_vals (cells, _draft_cell_at (self, range.start), range.end - range.start);
  return cells;
}

static void
cut (Draft *self, DraftRange range)
{
  if (range.end > range.start)
    g_array_remove_range (self->cells, range.start, range.end - range.start);
}

static void
insert (Draft *self, guint at, const GArray *cells)
{
  if (cells->len > 0)
    g_array_insert_vals (self->cells, at, cells->data, cells->len);
}

static void
make_copies (GArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    g_array_index (cells, DraftCell, i).copy = TRUE;
}

/* --- What is new --- */

/* A sentence or a paragraph of another article. */
static GArray *
stranger (Draft *self, gboolean paragraph)
{
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (DraftCell));
  Draft other = { .rand = self->rand, .cells = cells };
  DraftRange range = { 0, 0 };
  GArray *piece;

  append_text (cells, g_ptr_array_index (self->strangers, _draft_below (self, self->strangers->len)));
  for (guint i = 0; i < 20 && range.end < range.start + 10; i++)
    {
      guint at = _draft_below (self, cells->len);

      range = paragraph ? paragraph_at (&other, at) : sentence_at (&other, at);
    }
  piece = slice (&other, range);
  g_array_unref (cells);
  return piece;
}

gboolean
_draft_has_spaces (const Draft *self)
{
  for (guint i = 0; i < MIN (self->cells->len, 200u); i++)
    if (_draft_char_at (self, i) == ' ')
      return TRUE;
  return FALSE;
}

static void
insert_sentence (Draft *self)
{
  DraftRange here = sentence_at (self, _draft_below (self, self->cells->len));
  g_autoptr (GArray) cells = stranger (self, FALSE);

  if (_draft_has_spaces (self))
    append_char (cells, ' ', -1);
  insert (self, here.start, cells);
}

static void
insert_paragraph (Draft *self, guint at)
{
  g_autoptr (GArray) cells = stranger (self, TRUE);

  append_text (cells, "\n\n");
  insert (self, at, cells);
}

static void
insert_head (Draft *self)
{
  g_autoptr (GArray) cells = stranger (self, FALSE);
  g_autoptr (GArray) line = g_array_new (FALSE, FALSE, sizeof (DraftCell));

  append_text (line, "date 2031-04-0");
  append_char (line, '1' + _draft_below (self, 9), -1);
  append_text (line, "\n");
  g_array_append_vals (line, cells->data, cells->len);
  append_text (line, "\n\n");
  insert (self, 0, line);
}

static DraftRange
with_space (const Draft *self, DraftRange range)
{
  while (range.end < self->cells->len && _draft_is_space (_draft_char_at (self, range.end)) && !_draft_is_break (_draft_char_at (self, range.end)))
    range.end++;
  return range;
}

/* --- What goes to other places --- */

/* @range to a place where a sentence or paragraph starts, as it is or as a copy. */
static void
carry (Draft *self, DraftRange range, gboolean copy, gboolean paragraph)
{
  g_autoptr (GArray) cells = slice (self, range);
  guint to;

  if (cells->len == 0)
    return;
  if (copy)
    make_copies (cells);
  else
    cut (self, range);
  for (guint i = 0; i < 20; i++)
    {
      to = _draft_below (self, self->cells->len + 1);
      to = paragraph ? whole_paragraph_at (self, MIN (to, self->cells->len)).start : sentence_at (self, MIN (to, self->cells->len)).start;
      /* Right beside itself nobody could tell which of the two is which. */
      if (!copy || to + 1 < range.start || to > range.end + 1)
        {
          insert (self, to, cells);
          return;
        }
    }
  if (!copy)
    insert (self, range.start, cells);
}

/* --- Words --- */

static gboolean
same_chars (const Draft *self, guint at, const GArray *word)
{
  if (at + word->len > self->cells->len)
    return FALSE;
  for (guint i = 0; i < word->len; i++)
    if (_draft_char_at (self, at + i) != g_array_index (word, DraftCell, i).chars[0])
      return FALSE;
  return TRUE;
}

static void
replace_cells (Draft *self, DraftRange range, const GArray *by)
{
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (DraftCell));

  if (range.end - range.start == by->len && same_chars (self, range.start, by))
    return;
  for (guint i = 0; i < by->len; i++)
    {
      const DraftCell *cell = &g_array_index (by, DraftCell, i);

      append_char (cells, cell->chars[0], -1);
    }
  cut (self, range);
  insert (self, range.start, cells);
}

static void
replace_word (Draft *self)
{
  DraftRange range = _draft_some_word (self), other = _draft_some_word (self);
  g_autoptr (GArray) by = slice (self, other);

  replace_cells (self, range, by);
}

/* Every @word becomes @by; with @both, every @by becomes @word. */
static void
replace_everywhere (Draft *self, const GArray *word, const GArray *by, gboolean both)
{
  if (word->len == 0 || by->len == 0)
    return;
  for (guint i = 0; i < self->cells->len; i++)
    {
      const GArray *there = NULL, *new = NULL;
      DraftRange here;

      if (i > 0 && is_word_char (_draft_char_at (self, i - 1)) && _draft_char_at (self, i) < 0x3000)
        continue;
      here = word_at (self, i);
      if (here.start != i)
        continue;
      if (same_chars (self, i, word) && here.end == i + word->len)
        {
          there = word;
          new = by;
        }
      else if (both && same_chars (self, i, by) && here.end == i + by->len)
        {
          there = by;
          new = word;
        }
      if (there == NULL)
        continue;
      replace_cells (self, (DraftRange){ i, i + there->len }, new);
      i += new->len - 1;
    }
}

static void
replace_name (Draft *self, gboolean both)
{
  DraftRange range = _draft_some_word (self), other = _draft_some_word (self);
  g_autoptr (GArray) word = slice (self, range);
  g_autoptr (GArray) by = slice (self, other);

  replace_everywhere (self, word, by, both);
}

static void
make_typo (Draft *self)
{
  DraftRange word = _draft_some_word (self);
  guint n = word.end - word.start, at = word.start + _draft_below (self, n);
  DraftCell cell = { .n = 1, .n_from = 1, .from = -1 };

  for (guint i = word.start; i < word.end; i++)
    if (g_unichar_ismark (_draft_char_at (self, i)))
      return;
  if (n == 0)
    return;
  cell.chars[0] = _draft_char_at (self, _draft_below (self, n) + word.start);
  switch (_draft_below (self, 4))
    {
    case 0:
      cut (self, (DraftRange){ at, at + 1 });
      break;
    case 1:
      g_array_insert_val (self->cells, at, cell);
      break;
    case 2:
      if (at + 1 < word.end)
        {
          DraftCell first = *_draft_cell_at (self, at);

          *_draft_cell_at (self, at) = *_draft_cell_at (self, at + 1);
          *_draft_cell_at (self, at + 1) = first;
        }
      break;
    default:
      _draft_cell_at (self, at)->chars[0] = _draft_char_at (self, at) < 0x80 ? 'a' + _draft_below (self, 26) : _draft_char_at (self, _draft_below (self, n) + word.start);
      break;
    }
}

static void
change_case (Draft *self)
{
  DraftRange range = _draft_below (self, 3) > 0 ? _draft_some_word (self) : _draft_below (self, 4) > 0 ? sentence_at (self, _draft_below (self, self->cells->len))
                                                                                                       : (DraftRange){ 0, self->cells->len };
  gboolean upper = _draft_below (self, 2) == 0;

  for (guint i = range.start; i < range.end; i++)
    {
      DraftCell *cell = _draft_cell_at (self, i);

      cell->chars[0] = upper ? g_unichar_toupper (cell->chars[0]) : g_unichar_tolower (cell->chars[0]);
    }
}

static void
resave (Draft *self)
{
  static const DraftEdit parts[] = { EDIT_DECOMPOSE, EDIT_COMPOSE, EDIT_QUOTES, EDIT_SPACES, EDIT_LINE_ENDS, EDIT_REFLOW };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (_draft_below (self, 2) == 0)
      draft_edit (self, parts[i]);
}

void
draft_edit (Draft *self, DraftEdit edit)
{
  guint at = _draft_below (self, self->cells->len);

  if (self->cells->len < 20)
    return;
  self->applied |= 1u << edit;
  switch (edit)
    {
    case EDIT_INSERT_SENTENCE:
      insert_sentence (self);
      break;
    case EDIT_INSERT_PARAGRAPH:
      insert_paragraph (self, some_gap (self));
      break;
    case EDIT_INSERT_HEAD:
      insert_head (self);
      break;
    case EDIT_DELETE_SENTENCE:
      cut (self, with_space (self, sentence_at (self, at)));
      break;
    case EDIT_DELETE_PARAGRAPH:
      cut (self, whole_paragraph_at (self, at));
      break;
    case EDIT_DELETE_END:
      cut (self, (DraftRange){ self->cells->len - _draft_below (self, self->cells->len / 3), self->cells->len });
      break;
    case EDIT_REPLACE_SENTENCE:
      {
        g_autoptr (GArray) by = stranger (self, FALSE);

        replace_cells (self, sentence_at (self, at), by);
      }
      break;
    case EDIT_REPLACE_PARAGRAPH:
      {
        g_autoptr (GArray) by = stranger (self, TRUE);

        replace_cells (self, paragraph_at (self, at), by);
      }
      break;
    case EDIT_REPLACE_WORD:
      for (guint n = 1 + _draft_below (self, 4); n > 0; n--)
        replace_word (self);
      break;
    case EDIT_REPLACE_NAME:
      replace_name (self, FALSE);
      break;
    case EDIT_SWAP_NAMES:
      replace_name (self, TRUE);
      break;
    case EDIT_MOVE_PARAGRAPH:
      carry (self, whole_paragraph_at (self, at), FALSE, TRUE);
      break;
    case EDIT_MOVE_SENTENCE:
      carry (self, with_space (self, sentence_at (self, at)), FALSE, FALSE);
      break;
    case EDIT_COPY_SENTENCE:
      carry (self, with_space (self, sentence_at (self, at)), TRUE, FALSE);
      break;
    case EDIT_COPY_PARAGRAPH:
      carry (self, whole_paragraph_at (self, at), TRUE, TRUE);
      break;
    case EDIT_TYPO:
      for (guint n = 1 + _draft_below (self, 6); n > 0; n--)
        make_typo (self);
      break;
    case EDIT_CASE:
      change_case (self);
      break;
    case EDIT_REFLOW:
      _draft_reflow (self);
      break;
    case EDIT_DECOMPOSE:
      _draft_decompose (self);
      break;
    case EDIT_COMPOSE:
      _draft_compose (self);
      break;
    case EDIT_QUOTES:
      _draft_change_quotes (self);
      break;
    case EDIT_SPACES:
      _draft_change_spaces (self);
      break;
    case EDIT_LINE_ENDS:
      _draft_change_line_ends (self);
      break;
    case EDIT_HYPHENS:
      _draft_add_hyphens (self);
      break;
    case EDIT_RESAVE:
      resave (self);
      break;
    case N_EDITS:
    default:
      g_assert_not_reached ();
    }
}

const char *
draft_edit_get_name (DraftEdit edit)
{
  static const char *const names[N_EDITS] = {
    "insert sentence", "insert paragraph", "insert head", "delete sentence", "delete paragraph", "delete end", "replace sentence",
    "replace paragraph", "replace word", "replace name", "swap names", "move paragraph", "move sentence", "copy sentence", "copy paragraph",
    "typo", "case", "reflow", "decompose", "compose", "quotes", "spaces", "line ends", "soft hyphens", "save again"
  };

  return names[edit];
}
