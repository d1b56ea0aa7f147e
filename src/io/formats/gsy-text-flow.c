/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-text-flow.c: white space, when it is due, waits for the text that comes after it. */
#include "config.h"
#include "io/formats/gsy-text-flow.h"

#include <string.h>

#define SOFT_HYPHEN 0xad
#define BYTE_ORDER_MARK 0xfeff

void
gsy_text_flow_init (GsyTextFlow *self, GString *text)
{
  *self = (GsyTextFlow){ .text = text, .line = text->len, .due = GSY_BREAK_PARAGRAPH };
}

/* What browsers show for a number that a page took from Windows-1252. */
static gunichar
repair (gunichar c)
{
  static const gunichar windows[32] = {
    0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d, 0x17d, 0x8f,
    0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0x9d, 0x17e, 0x178
  };

  return c >= 0x80 && c < 0xa0 ? windows[c - 0x80] : c;
}

/* Written without spaces between words: Korean, which is as wide, is not. */
static gboolean
is_spaceless (gunichar c)
{
  return c >= 0x2e80 && g_unichar_iswide (c) && !(c >= 0xac00 && c <= 0xd7af) && !(c >= 0x1100 && c <= 0x11ff) && !(c >= 0x1f000 && c <= 0x1faff);
}

static void
append_due (GsyTextFlow *self, gunichar next)
{
  if (self->due != GSY_BREAK_NONE && self->text->len > 0)
    {
      while (self->text->len > 0 && self->text->str[self->text->len - 1] == '\n')
        g_string_truncate (self->text, self->text->len - 1);
      g_string_append (self->text, self->due == GSY_BREAK_LINE ? "\n" : "\n\n");
      self->line = self->text->len;
      self->last = 0;
    }
  else if (self->tab && self->last != 0)
    g_string_append_c (self->text, '\t');
  else if (self->space && self->last != 0 && !(self->wrapped && is_spaceless (self->last) && is_spaceless (next)))
    g_string_append_c (self->text, ' ');
  self->due = GSY_BREAK_NONE;
  self->space = self->wrapped = self->tab = FALSE;
}

static void
append_char (GsyTextFlow *self, gunichar c)
{
  append_due (self, c);
  g_string_append_unichar (self->text, c);
  self->last = c;
}

void
gsy_text_flow_add (GsyTextFlow *self, const char *text, gssize len)
{
  const char *end = text + (len >= 0 ? (gsize) len : strlen (text));

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = repair (g_utf8_get_char (p));

      if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f')
        {
          self->space = TRUE;
          self->wrapped |= c == '\n' || c == '\r';
        }
      else if (c >= ' ' && c != 0x7f && c != SOFT_HYPHEN && c != BYTE_ORDER_MARK)
        append_char (self, c);
    }
}

void
gsy_text_flow_add_verbatim (GsyTextFlow *self, const char *text, gssize len)
{
  const char *end = text + (len >= 0 ? (gsize) len : strlen (text));

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = repair (g_utf8_get_char (p));

      if (c == '\n')
        gsy_text_flow_end_line (self);
      else if (c == ' ' || c == '\t' || (c > ' ' && c != 0x7f && c != SOFT_HYPHEN && c != BYTE_ORDER_MARK))
        append_char (self, c);
    }
}

/* A line of nothing but spaces, also such that do not break, is none. */
static void
drop_blank_line (GsyTextFlow *self)
{
  const char *p = self->text->str + self->line;

  if (self->last == 0)
    return;
  while (*p != '\0' && (g_unichar_isspace (g_utf8_get_char (p)) || g_unichar_iszerowidth (g_utf8_get_char (p))))
    p = g_utf8_next_char (p);
  if (*p != '\0')
    return;
  g_string_truncate (self->text, self->line);
  while (self->text->len > 0 && self->text->str[self->text->len - 1] == '\n')
    {
      g_string_truncate (self->text, self->text->len - 1);
      self->due = self->due == GSY_BREAK_NONE ? GSY_BREAK_LINE : GSY_BREAK_PARAGRAPH;
    }
  self->line = self->text->len;
  self->last = 0;
}

void
gsy_text_flow_break (GsyTextFlow *self, GsyBreak due)
{
  drop_blank_line (self);
  self->due = MAX (self->due, due);
  self->space = self->wrapped = self->tab = FALSE;
}

void
gsy_text_flow_end_line (GsyTextFlow *self)
{
  gboolean again = self->due == GSY_BREAK_LINE;

  gsy_text_flow_break (self, again ? GSY_BREAK_PARAGRAPH : GSY_BREAK_LINE);
}

void
gsy_text_flow_next_cell (GsyTextFlow *self)
{
  self->tab = TRUE;
}

void
gsy_text_flow_finish (GsyTextFlow *self)
{
  drop_blank_line (self);
  while (self->text->len > 0 && strchr (" \t\n", self->text->str[self->text->len - 1]) != NULL)
    g_string_truncate (self->text, self->text->len - 1);
  gsy_text_flow_init (self, self->text);
}
