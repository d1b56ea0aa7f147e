/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-csv.c: cells, quoted and guarded. */
#include "config.h"
#include "io/formats/gsy-csv.h"

#include <string.h>

void
gsy_csv_init (GsyCsv *self, gboolean raw)
{
  self->text = g_string_sized_new (4096);
  self->raw = raw;
  self->in_row = FALSE;
}

void
gsy_csv_clear (GsyCsv *self)
{
  g_string_free (self->text, TRUE);
  self->text = NULL;
}

/* After OWASP's list for CSV injection, with the full-width forms that spreadsheets take as well. */
gboolean
gsy_csv_needs_guard (const char *text, gsize len)
{
  static const char *const wide[] = { "\xef\xbc\x9d", "\xef\xbc\x8b", "\xef\xbc\x8d", "\xef\xbc\xa0" };

  while (len > 0 && *text == '\'')
    {
      text++;
      len--;
    }
  if (len == 0)
    return FALSE;
  if (strchr ("=+-@\t\r\n", *text) != NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (wide); i++)
    if (len >= 3 && memcmp (text, wide[i], 3) == 0)
      return TRUE;
  return FALSE;
}

static void
begin_cell (GsyCsv *self)
{
  if (self->in_row)
    g_string_append_c (self->text, ',');
  self->in_row = TRUE;
}

void
gsy_csv_add_slice (GsyCsv *self, const char *text, gsize len)
{
  const char *end = text + len;

  begin_cell (self);
  g_string_append_c (self->text, '"');
  if (!self->raw && gsy_csv_needs_guard (text, len))
    g_string_append_c (self->text, '\'');
  while (text < end)
    {
      const char *quote = memchr (text, '"', end - text);
      const char *stop = quote != NULL ? quote + 1 : end;

      g_string_append_len (self->text, text, stop - text);
      if (quote != NULL)
        g_string_append_c (self->text, '"');
      text = stop;
    }
  g_string_append_c (self->text, '"');
}

void
gsy_csv_add (GsyCsv *self, const char *text)
{
  if (text == NULL)
    begin_cell (self);
  else
    gsy_csv_add_slice (self, text, strlen (text));
}

void
gsy_csv_add_number (GsyCsv *self, gint64 number)
{
  begin_cell (self);
  g_string_append_printf (self->text, "%" G_GINT64_FORMAT, number);
}

void
gsy_csv_end_row (GsyCsv *self)
{
  g_string_append (self->text, "\r\n");
  self->in_row = FALSE;
}

void
gsy_csv_add_head (GsyCsv *self, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    gsy_csv_add (self, names[i]);
  gsy_csv_end_row (self);
}
