/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reanchor-draft.c: edits a text as people and programs do, and keeps account of its characters. */
#include "config.h"
#include "reanchor-draft.h"

#include <string.h>

typedef struct
{
  guint start;
  guint end;
} Range;

static DraftCell *
cell_at (const Draft *self, guint i)
{
  return &g_array_index (self->cells, DraftCell, i);
}

static gunichar
char_at (const Draft *self, guint i)
{
  return i < self->cells->len ? cell_at (self, i)->chars[0] : 0;
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
    for (guint k = 0; k < cell_at (self, i)->n; k++)
      g_string_append_unichar (text, cell_at (self, i)->chars[k]);
  return g_string_free (text, FALSE);
}

/* --- Where things are --- */

static guint
below (Draft *self, guint n)
{
  return n > 0 ? (guint) g_rand_int_range (self->rand, 0, (gint32) n) : 0;
}

static gboolean
is_space (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x202f;
}

static gboolean
is_break (gunichar c)
{
  return c == '\n' || c == '\r';
}

static gboolean
is_sentence_end (gunichar c)
{
  return c == '.' || c == '!' || c == '?' || c == 0x3002 || c == 0xff01 || c == 0xff1f || c == 0x61f;
}

static gboolean
is_closing (gunichar c)
{
  return c == '"' || c == '\'' || c == 0x201d || c == 0x2019 || c == 0xbb || c == ')' || c == 0x300d;
}

/* The paragraph around @at, without the line ends after it. */
static Range
paragraph_at (const Draft *self, guint at)
{
  Range range = { at, at };

  while (range.start > 0 && !is_break (char_at (self, range.start - 1)))
    range.start--;
  while (range.end < self->cells->len && !is_break (char_at (self, range.end)))
    range.end++;
  return range;
}

/* Likewise, with them. */
static Range
whole_paragraph_at (const Draft *self, guint at)
{
  Range range = paragraph_at (self, at);

  while (range.end < self->cells->len && is_break (char_at (self, range.end)))
    range.end++;
  return range;
}

/* The sentence around @at with its end mark, without the space after it. */
static Range
sentence_at (const Draft *self, guint at)
{
  Range paragraph = paragraph_at (self, at), range = { paragraph.start, paragraph.start };

  for (guint i = paragraph.start; i < paragraph.end; i++)
    if (is_sentence_end (char_at (self, i)))
      {
        guint end = i + 1;

        while (end < paragraph.end && (is_sentence_end (char_at (self, end)) || is_closing (char_at (self, end))))
          end++;
        if (end == paragraph.end || is_space (char_at (self, end)) || char_at (self, i) > 0x2fff)
          {
            range.end = end;
            if (at < end)
              return range;
            while (end < paragraph.end && is_space (char_at (self, end)))
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
static Range
word_at (const Draft *self, guint at)
{
  Range range = { at, at };

  if (char_at (self, at) > 0x2fff)
    return (Range){ at, MIN (at + 2, self->cells->len) };
  while (range.start > 0 && is_word_char (char_at (self, range.start - 1)))
    range.start--;
  while (range.end < self->cells->len && is_word_char (char_at (self, range.end)))
    range.end++;
  return range;
}

static Range
some_word (Draft *self)
{
  Range range = { 0, 0 };

  for (guint i = 0; i < 50 && range.end == range.start; i++)
    range = word_at (self, below (self, self->cells->len));
  return range;
}

/* A place where a paragraph starts. */
static guint
some_gap (Draft *self)
{
  return whole_paragraph_at (self, below (self, self->cells->len)).start;
}

static GArray *
slice (const Draft *self, Range range)
{
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (DraftCell));

  if (range.end > range.start)
    g_array_append_vals (cells, cell_at (self, range.start), range.end - range.start);
  return cells;
}

static void
cut (Draft *self, Range range)
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
  Range range = { 0, 0 };
  GArray *piece;

  append_text (cells, g_ptr_array_index (self->strangers, below (self, self->strangers->len)));
  for (guint i = 0; i < 20 && range.end < range.start + 10; i++)
    {
      guint at = below (self, cells->len);

      range = paragraph ? paragraph_at (&other, at) : sentence_at (&other, at);
    }
  piece = slice (&other, range);
  g_array_unref (cells);
  return piece;
}

static gboolean
has_spaces (const Draft *self)
{
  for (guint i = 0; i < MIN (self->cells->len, 200u); i++)
    if (char_at (self, i) == ' ')
      return TRUE;
  return FALSE;
}

static void
insert_sentence (Draft *self)
{
  Range here = sentence_at (self, below (self, self->cells->len));
  g_autoptr (GArray) cells = stranger (self, FALSE);

  if (has_spaces (self))
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
  append_char (line, '1' + below (self, 9), -1);
  append_text (line, "\n");
  g_array_append_vals (line, cells->data, cells->len);
  append_text (line, "\n\n");
  insert (self, 0, line);
}

static Range
with_space (const Draft *self, Range range)
{
  while (range.end < self->cells->len && is_space (char_at (self, range.end)) && !is_break (char_at (self, range.end)))
    range.end++;
  return range;
}

/* --- What goes to other places --- */

/* @range to a place where a sentence or paragraph starts, as it is or as a copy. */
static void
carry (Draft *self, Range range, gboolean copy, gboolean paragraph)
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
      to = below (self, self->cells->len + 1);
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
    if (char_at (self, at + i) != g_array_index (word, DraftCell, i).chars[0])
      return FALSE;
  return TRUE;
}

static void
replace_cells (Draft *self, Range range, const GArray *by)
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
  Range range = some_word (self), other = some_word (self);
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
      Range here;

      if (i > 0 && is_word_char (char_at (self, i - 1)) && char_at (self, i) < 0x3000)
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
      replace_cells (self, (Range){ i, i + there->len }, new);
      i += new->len - 1;
    }
}

static void
replace_name (Draft *self, gboolean both)
{
  Range range = some_word (self), other = some_word (self);
  g_autoptr (GArray) word = slice (self, range);
  g_autoptr (GArray) by = slice (self, other);

  replace_everywhere (self, word, by, both);
}

static void
make_typo (Draft *self)
{
  Range word = some_word (self);
  guint n = word.end - word.start, at = word.start + below (self, n);
  DraftCell cell = { .n = 1, .n_from = 1, .from = -1 };

  for (guint i = word.start; i < word.end; i++)
    if (g_unichar_ismark (char_at (self, i)))
      return;
  if (n == 0)
    return;
  cell.chars[0] = char_at (self, below (self, n) + word.start);
  switch (below (self, 4))
    {
    case 0:
      cut (self, (Range){ at, at + 1 });
      break;
    case 1:
      g_array_insert_val (self->cells, at, cell);
      break;
    case 2:
      if (at + 1 < word.end)
        {
          DraftCell first = *cell_at (self, at);

          *cell_at (self, at) = *cell_at (self, at + 1);
          *cell_at (self, at + 1) = first;
        }
      break;
    default:
      cell_at (self, at)->chars[0] = char_at (self, at) < 0x80 ? 'a' + below (self, 26) : char_at (self, below (self, n) + word.start);
      break;
    }
}

static void
change_case (Draft *self)
{
  Range range = below (self, 3) > 0 ? some_word (self) : below (self, 4) > 0 ? sentence_at (self, below (self, self->cells->len))
                                                                             : (Range){ 0, self->cells->len };
  gboolean upper = below (self, 2) == 0;

  for (guint i = range.start; i < range.end; i++)
    {
      DraftCell *cell = cell_at (self, i);

      cell->chars[0] = upper ? g_unichar_toupper (cell->chars[0]) : g_unichar_tolower (cell->chars[0]);
    }
}

/* --- Form --- */

static gboolean
is_plain_space (const Draft *self, guint i)
{
  return char_at (self, i) == ' ' && cell_at (self, i)->n == 1;
}

/* Lines of some width, or none. */
static void
reflow (Draft *self)
{
  guint width = 30 + below (self, 60), column = 0;
  gboolean wrap = below (self, 2) == 0;

  for (guint i = 0; i < self->cells->len; i++)
    {
      column = is_break (char_at (self, i)) ? 0 : column + 1;
      if (wrap && column > width && is_plain_space (self, i))
        {
          cell_at (self, i)->chars[0] = '\n';
          column = 0;
        }
      else if (!wrap && char_at (self, i) == '\n' && cell_at (self, i)->n == 1 && i > 0 && !is_break (char_at (self, i - 1)) &&
               i + 1 < self->cells->len && !is_break (char_at (self, i + 1)) && has_spaces (self))
        cell_at (self, i)->chars[0] = ' ';
    }
}

static void
decompose (Draft *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      DraftCell *cell = cell_at (self, i);
      gunichar to[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
      gsize n = cell->n == 1 ? g_unichar_fully_decompose (cell->chars[0], FALSE, to, G_N_ELEMENTS (to)) : 0;

      if (n < 2 || n > G_N_ELEMENTS (cell->chars))
        continue;
      memcpy (cell->chars, to, n * sizeof *to);
      cell->n = (guint8) n;
    }
}

static void
compose (Draft *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      DraftCell *cell = cell_at (self, i);
      gunichar to;

      if (cell->n == 2 && g_unichar_compose (cell->chars[0], cell->chars[1], &to))
        {
          cell->chars[0] = to;
          cell->n = 1;
        }
      while (i + 1 < self->cells->len)
        {
          const DraftCell *next = cell_at (self, i + 1);

          cell = cell_at (self, i);
          if (cell->n != 1 || next->n != 1 || cell->copy != next->copy || !g_unichar_compose (cell->chars[0], next->chars[0], &to) ||
              (cell->from < 0) != (next->from < 0) || (cell->from >= 0 && next->from != cell->from + cell->n_from))
            break;
          cell->chars[0] = to;
          cell->n_from += next->n_from;
          g_array_remove_index (self->cells, i + 1);
        }
    }
}

static void
change_quotes (Draft *self)
{
  static const gunichar doubles[][2] = { { '"', '"' }, { 0x201c, 0x201d }, { 0xab, 0xbb }, { 0x201e, 0x201c } };
  static const gunichar singles[] = { '\'', 0x2019 };
  guint pair = below (self, G_N_ELEMENTS (doubles)), single = below (self, G_N_ELEMENTS (singles));
  gboolean open = FALSE;

  for (guint i = 0; i < self->cells->len; i++)
    {
      gunichar *c = &cell_at (self, i)->chars[0];

      if (is_break (*c))
        open = FALSE;
      else if (*c == '\'' || *c == 0x2019)
        *c = singles[single];
      else if (*c == '"' || *c == 0x201c || *c == 0x201d || *c == 0xab || *c == 0xbb || *c == 0x201e)
        {
          *c = doubles[pair][open];
          open = !open;
        }
    }
}

static void
change_spaces (Draft *self)
{
  static const gunichar spaces[] = { ' ', 0xa0, 0x202f, 0x2009 };
  guint kind = below (self, 4);

  for (guint i = 0; i < self->cells->len; i++)
    {
      DraftCell *cell = cell_at (self, i);
      gunichar next = char_at (self, i + 1);

      if (cell->n != 1 || !is_space (cell->chars[0]) || is_break (cell->chars[0]))
        continue;
      if (kind == 3 && is_sentence_end (char_at (self, i > 0 ? i - 1 : 0)))
        {
          cell->chars[1] = ' ';
          cell->n = 2;
        }
      else if (cell->chars[0] != ' ' || next == ':' || next == ';' || next == '!' || next == '?' || next == 0xbb ||
               (i > 0 && char_at (self, i - 1) == 0xab))
        cell->chars[0] = spaces[kind];
    }
}

static void
change_line_ends (Draft *self)
{
  gboolean crlf = below (self, 3) > 0;

  for (guint i = 0; i < self->cells->len; i++)
    {
      DraftCell *cell = cell_at (self, i);

      if (crlf && cell->n == 1 && cell->chars[0] == '\n' && (i == 0 || char_at (self, i - 1) != '\r'))
        {
          cell->chars[0] = '\r';
          cell->chars[1] = '\n';
          cell->n = 2;
        }
      else if (!crlf && cell->n == 2 && cell->chars[0] == '\r')
        {
          cell->chars[0] = '\n';
          cell->n = 1;
        }
    }
}

static void
add_hyphens (Draft *self)
{
  for (guint n = 1 + below (self, 8); n > 0; n--)
    {
      Range word = some_word (self);
      DraftCell cell = { .chars = { 0xad }, .n = 1, .n_from = 1, .from = -1 };
      guint at = (word.start + word.end) / 2;

      if (word.end - word.start >= 6 && char_at (self, word.start) < 0x250 && !g_unichar_ismark (char_at (self, at)))
        g_array_insert_val (self->cells, at, cell);
    }
}

static void
resave (Draft *self)
{
  static const DraftEdit parts[] = { EDIT_DECOMPOSE, EDIT_COMPOSE, EDIT_QUOTES, EDIT_SPACES, EDIT_LINE_ENDS, EDIT_REFLOW };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (below (self, 2) == 0)
      draft_edit (self, parts[i]);
}

void
draft_edit (Draft *self, DraftEdit edit)
{
  guint at = below (self, self->cells->len);

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
      cut (self, (Range){ self->cells->len - below (self, self->cells->len / 3), self->cells->len });
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
      for (guint n = 1 + below (self, 4); n > 0; n--)
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
      for (guint n = 1 + below (self, 6); n > 0; n--)
        make_typo (self);
      break;
    case EDIT_CASE:
      change_case (self);
      break;
    case EDIT_REFLOW:
      reflow (self);
      break;
    case EDIT_DECOMPOSE:
      decompose (self);
      break;
    case EDIT_COMPOSE:
      compose (self);
      break;
    case EDIT_QUOTES:
      change_quotes (self);
      break;
    case EDIT_SPACES:
      change_spaces (self);
      break;
    case EDIT_LINE_ENDS:
      change_line_ends (self);
      break;
    case EDIT_HYPHENS:
      add_hyphens (self);
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
