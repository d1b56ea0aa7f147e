/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-lines.c: leaves out what comes before LF, and remembers where. */
#include "config.h"
#include "io/formats/gsy-lines.h"

GsyLines *
gsy_lines_new (GsyArticle *article)
{
  GsyLines *self = g_new0 (GsyLines, 1);
  gsize n_bytes;
  const char *text = gsy_article_get_text (article, &n_bytes), *end = text + n_bytes;
  guint offset = 0;

  self->text = g_string_sized_new (n_bytes + 1);
  self->returns = g_array_new (FALSE, FALSE, sizeof (guint));
  for (const char *p = text; p < end; p = g_utf8_next_char (p), offset++)
    if (*p != '\r')
      g_string_append_len (self->text, p, g_utf8_next_char (p) - p);
    else if (p + 1 < end && p[1] == '\n')
      g_array_append_val (self->returns, offset);
    else
      g_string_append_c (self->text, '\n');
  return self;
}

void
gsy_lines_free (GsyLines *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->returns);
  g_free (self);
}

guint
gsy_lines_place (const GsyLines *self, guint offset)
{
  guint low = 0, high = self->returns->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->returns, guint, middle) < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return offset - low;
}

/* The return with index i is left out after as many others: what follows it is at its offset less i, as is it itself. */
guint
gsy_lines_find (const GsyLines *self, guint place)
{
  guint low = 0, high = self->returns->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->returns, guint, middle) - middle < place)
        low = middle + 1;
      else
        high = middle;
    }
  return place + low;
}
