/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-lines.c: leaves out what comes before LF, and remembers where. */
#include "config.h"
#include "io/formats/gsy-lines.h"

#include <string.h>

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

/* --- Line ends by name --- */

typedef enum
{
  END_LF,
  END_CRLF,
  END_CR,
} End;
#define N_ENDS 3

static const char *const names[N_ENDS] = { "LF", "CRLF", "CR" };
static const char *const ends_as_text[N_ENDS] = { "\n", "\r\n", "\r" };

/* The line end at or after @p, and what follows it; NULL: there is none any more. */
static const char *
next_end (const char *p, const char *end, End *kind)
{
  while (p < end && *p != '\r' && *p != '\n')
    p++;
  if (p == end)
    return NULL;
  *kind = *p == '\n' ? END_LF : p + 1 < end && p[1] == '\n' ? END_CRLF
                                                            : END_CR;
  return p + strlen (ends_as_text[*kind]);
}

static void
append_run (GString *ends, End kind, guint n)
{
  if (n > 0)
    g_string_append_printf (ends, "%s%s %u", ends->len > 0 ? ", " : "", names[kind], n);
}

char *
gsy_lines_dup_ends (GsyArticle *article)
{
  gsize n_bytes;
  const char *text = gsy_article_get_text (article, &n_bytes), *end = text + n_bytes;
  GString *ends = g_string_new (NULL);
  End kind, run = END_LF;
  guint n = 0, n_runs = 0;

  for (const char *p = next_end (text, end, &kind); p != NULL; p = next_end (p, end, &kind))
    {
      if (kind != run)
        {
          append_run (ends, run, n);
          n_runs += n > 0;
          run = kind;
          n = 0;
        }
      n++;
    }
  if (n_runs > 0)
    append_run (ends, run, n);
  else if (run != END_LF)
    g_string_assign (ends, names[run]);
  else
    return g_string_free (ends, TRUE);
  return g_string_free (ends, FALSE);
}

/* “CRLF 12” as one of the kinds and a number, which is G_MAXUINT without one. */
static gboolean
read_run (const char *word, End *kind, guint *n)
{
  for (guint i = 0; i < N_ENDS; i++)
    {
      gsize len = strlen (names[i]);
      guint64 number;

      if (strncmp (word, names[i], len) != 0 || (word[len] != '\0' && word[len] != ' '))
        continue;
      if (word[len] == ' ' && !g_ascii_string_to_unsigned (word + len + 1, 10, 1, G_MAXUINT - 1, &number, NULL))
        return FALSE;
      *kind = i;
      *n = word[len] == ' ' ? (guint) number : G_MAXUINT;
      return TRUE;
    }
  return FALSE;
}

char *
gsy_lines_restore (const char *text, const char *ends)
{
  g_auto (GStrv) runs = g_strsplit (ends, ", ", -1);
  g_autoptr (GString) restored = g_string_sized_new (strlen (text) + 1);
  guint i = 0, left = 0;
  End kind = END_LF;

  for (const char *p = text; *p != '\0';)
    {
      gsize len = strcspn (p, "\n");

      g_string_append_len (restored, p, (gssize) len);
      p += len;
      if (*p == '\0')
        break;
      if (left == 0 && (runs[i] == NULL || !read_run (runs[i++], &kind, &left)))
        return NULL;
      g_string_append (restored, ends_as_text[kind]);
      left -= left != G_MAXUINT;
      p++;
    }
  return runs[i] == NULL && (left == 0 || left == G_MAXUINT) ? g_string_free (g_steal_pointer (&restored), FALSE) : NULL;
}
