/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reanchor-draft-form.c: changes that leave what a text says: lines, spaces, quotes, and how its characters are put together. */
#include "config.h"
#include "reanchor-draft-private.h"

#include <string.h>

static gboolean
is_plain_space (const Draft *self, guint i)
{
  return _draft_char_at (self, i) == ' ' && _draft_cell_at (self, i)->n == 1;
}

/* Lines of some width, or none. */
void
_draft_reflow (Draft *self)
{
  guint width = 30 + _draft_below (self, 60), column = 0;
  gboolean wrap = _draft_below (self, 2) == 0;

  for (guint i = 0; i < self->cells->len; i++)
    {
      column = _draft_is_break (_draft_char_at (self, i)) ? 0 : column + 1;
      if (wrap && column > width && is_plain_space (self, i))
        {
          _draft_cell_at (self, i)->chars[0] = '\n';
          column = 0;
        }
      else if (!wrap && _draft_char_at (self, i) == '\n' && _draft_cell_at (self, i)->n == 1 && i > 0 && !_draft_is_break (_draft_char_at (self, i - 1)) &&
               i + 1 < self->cells->len && !_draft_is_break (_draft_char_at (self, i + 1)) && _draft_has_spaces (self))
        _draft_cell_at (self, i)->chars[0] = ' ';
    }
}

void
_draft_decompose (Draft *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      DraftCell *cell = _draft_cell_at (self, i);
      gunichar to[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
      gsize n = cell->n == 1 ? g_unichar_fully_decompose (cell->chars[0], FALSE, to, G_N_ELEMENTS (to)) : 0;

      if (n < 2 || n > G_N_ELEMENTS (cell->chars))
        continue;
      memcpy (cell->chars, to, n * sizeof *to);
      cell->n = (guint8) n;
    }
}

void
_draft_compose (Draft *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      DraftCell *cell = _draft_cell_at (self, i);
      gunichar to;

      if (cell->n == 2 && g_unichar_compose (cell->chars[0], cell->chars[1], &to))
        {
          cell->chars[0] = to;
          cell->n = 1;
        }
      while (i + 1 < self->cells->len)
        {
          const DraftCell *next = _draft_cell_at (self, i + 1);

          cell = _draft_cell_at (self, i);
          if (cell->n != 1 || next->n != 1 || cell->copy != next->copy || !g_unichar_compose (cell->chars[0], next->chars[0], &to) ||
              (cell->from < 0) != (next->from < 0) || (cell->from >= 0 && next->from != cell->from + cell->n_from))
            break;
          cell->chars[0] = to;
          cell->n_from += next->n_from;
          g_array_remove_index (self->cells, i + 1);
        }
    }
}

void
_draft_change_quotes (Draft *self)
{
  static const gunichar doubles[][2] = { { '"', '"' }, { 0x201c, 0x201d }, { 0xab, 0xbb }, { 0x201e, 0x201c } };
  static const gunichar singles[] = { '\'', 0x2019 };
  guint pair = _draft_below (self, G_N_ELEMENTS (doubles)), single = _draft_below (self, G_N_ELEMENTS (singles));
  gboolean open = FALSE;

  for (guint i = 0; i < self->cells->len; i++)
    {
      gunichar *c = &_draft_cell_at (self, i)->chars[0];

      if (_draft_is_break (*c))
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

void
_draft_change_spaces (Draft *self)
{
  static const gunichar spaces[] = { ' ', 0xa0, 0x202f, 0x2009 };
  guint kind = _draft_below (self, 4);

  for (guint i = 0; i < self->cells->len; i++)
    {
      DraftCell *cell = _draft_cell_at (self, i);
      gunichar next = _draft_char_at (self, i + 1);

      if (cell->n != 1 || !_draft_is_space (cell->chars[0]) || _draft_is_break (cell->chars[0]))
        continue;
      if (kind == 3 && _draft_is_sentence_end (_draft_char_at (self, i > 0 ? i - 1 : 0)))
        {
          cell->chars[1] = ' ';
          cell->n = 2;
        }
      else if (cell->chars[0] != ' ' || next == ':' || next == ';' || next == '!' || next == '?' || next == 0xbb ||
               (i > 0 && _draft_char_at (self, i - 1) == 0xab))
        cell->chars[0] = spaces[kind];
    }
}

void
_draft_change_line_ends (Draft *self)
{
  gboolean crlf = _draft_below (self, 3) > 0;

  for (guint i = 0; i < self->cells->len; i++)
    {
      DraftCell *cell = _draft_cell_at (self, i);

      if (crlf && cell->n == 1 && cell->chars[0] == '\n' && (i == 0 || _draft_char_at (self, i - 1) != '\r'))
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

void
_draft_add_hyphens (Draft *self)
{
  for (guint n = 1 + _draft_below (self, 8); n > 0; n--)
    {
      DraftRange word = _draft_some_word (self);
      DraftCell cell = { .chars = { 0xad }, .n = 1, .n_from = 1, .from = -1 };
      guint at = (word.start + word.end) / 2;

      if (word.end - word.start >= 6 && _draft_char_at (self, word.start) < 0x250 && !g_unichar_ismark (_draft_char_at (self, at)))
        g_array_insert_val (self->cells, at, cell);
    }
}
