/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-prose.c: a paragraph at a time, which goes to the text, or to the row of a table. */
#include "config.h"
#include "io/formats/gsy-prose.h"

#include <string.h>

void
gsy_prose_init (GsyProse *self)
{
  *self = (GsyProse){ .text = g_string_new (NULL), .paragraph = g_string_new (NULL), .row = g_string_new (NULL) };
  gsy_text_flow_init (&self->flow, self->text);
}

static void
free_string (GString **string)
{
  if (*string != NULL)
    g_string_free (g_steal_pointer (string), TRUE);
}

void
gsy_prose_clear (GsyProse *self)
{
  free_string (&self->text);
  free_string (&self->paragraph);
  free_string (&self->row);
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void
append_due_space (GsyProse *self)
{
  if (self->space && self->paragraph->len > 0 && self->paragraph->str[self->paragraph->len - 1] != '\n')
    g_string_append_c (self->paragraph, ' ');
  self->space = FALSE;
}

void
gsy_prose_add (GsyProse *self, const char *text)
{
  append_due_space (self);
  for (const char *p = text; *p != '\0'; p++)
    g_string_append_c (self->paragraph, *p == '\n' || *p == '\r' ? ' ' : *p);
}

void
gsy_prose_add_collapsed (GsyProse *self, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if (is_space (*p))
        {
          self->space = TRUE;
          continue;
        }
      append_due_space (self);
      g_string_append_c (self->paragraph, *p);
    }
}

void
gsy_prose_add_line_end (GsyProse *self)
{
  self->space = FALSE;
  g_string_append_c (self->paragraph, '\n');
}

static void
trim_end (GString *string)
{
  gsize len = string->len;

  while (len > 0 && is_space (string->str[len - 1]))
    len--;
  g_string_truncate (string, len);
}

/* In a table: a cell is one piece of its line. */
static void
append_to_row (GsyProse *self)
{
  const char *p = self->paragraph->str;

  while (is_space (*p))
    p++;
  if (*p == '\0')
    return;
  if (self->row->len > 0 && !is_space (self->row->str[self->row->len - 1]))
    g_string_append_c (self->row, ' ');
  for (; *p != '\0'; p++)
    g_string_append_c (self->row, is_space (*p) ? ' ' : *p);
}

void
gsy_prose_end_paragraph (GsyProse *self, gboolean item)
{
  self->space = FALSE;
  trim_end (self->paragraph);
  if (self->cells > 0)
    {
      append_to_row (self);
    }
  else if (self->paragraph->len > 0)
    {
      gsy_text_flow_break (&self->flow, item && self->item ? GSY_BREAK_LINE : GSY_BREAK_PARAGRAPH);
      gsy_text_flow_add_verbatim (&self->flow, self->paragraph->str, (gssize) self->paragraph->len);
      self->item = item;
    }
  g_string_truncate (self->paragraph, 0);
}

void
gsy_prose_begin_cell (GsyProse *self)
{
  if (self->cells++ == 0 && self->paragraph->len > 0)
    {
      self->cells = 0;
      gsy_prose_end_paragraph (self, FALSE);
      self->cells = 1;
    }
}

void
gsy_prose_end_cell (GsyProse *self)
{
  gsy_prose_end_paragraph (self, FALSE);
  self->cells--;
  if (self->cells == 0)
    g_string_append_c (self->row, '\t');
}

void
gsy_prose_end_row (GsyProse *self)
{
  if (self->cells > 0)
    return;
  trim_end (self->row);
  if (self->row->len > 0)
    {
      gsy_text_flow_break (&self->flow, GSY_BREAK_LINE);
      gsy_text_flow_add_verbatim (&self->flow, self->row->str, (gssize) self->row->len);
    }
  g_string_truncate (self->row, 0);
}

void
gsy_prose_end_block (GsyProse *self)
{
  if (self->cells > 0)
    return;
  gsy_prose_end_paragraph (self, FALSE);
  gsy_text_flow_break (&self->flow, GSY_BREAK_PARAGRAPH);
  self->item = FALSE;
}

char *
gsy_prose_finish (GsyProse *self, gsize *len)
{
  gsy_prose_end_block (self);
  gsy_text_flow_finish (&self->flow);
  *len = self->text->len;
  free_string (&self->paragraph);
  free_string (&self->row);
  return g_string_free (g_steal_pointer (&self->text), FALSE);
}
