/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-webanno-cells.c: takes a cell apart, past what has a backslash before it. */
#include "config.h"
#include "io/formats/gsy-webanno-cells.h"

#include <string.h>

static gboolean
is_special (char c)
{
  return strchr ("\\[]|_;*-", c) != NULL;
}

char *
gsy_webanno_unescape (const char *text, gssize len, gboolean value)
{
  const char *end = text + (len < 0 ? (gssize) strlen (text) : len);
  GString *plain = g_string_sized_new ((gsize) (end - text));

  for (; text < end; text++)
    {
      static const char codes[] = "ntrfb", chars[] = "\n\t\r\f\b";
      const char *code = *text == '\\' && text + 1 < end ? strchr (codes, text[1]) : NULL;

      if (code != NULL && *code != '\0')
        g_string_append_c (plain, chars[code - codes]);
      else if (*text == '\\' && text + 1 < end && (value ? is_special (text[1]) : (is_special (text[1]) || (guchar) text[1] < 32)))
        g_string_append_c (plain, text[1]);
      else
        {
          g_string_append_c (plain, *text);
          continue;
        }
      text++;
    }
  return g_string_free (plain, FALSE);
}

const char *
gsy_webanno_find_end (const char *from, const char *end, char separator)
{
  for (; from < end && *from != separator; from++)
    if (*from == '\\' && from + 1 < end)
      from++;
  return from;
}

void
gsy_webanno_cut_numbers (const char *from, const char **end, guint *one, guint *other)
{
  const char *open = NULL;
  guint64 number;

  *one = 0;
  *other = 0;
  if (*end <= from || (*end)[-1] != ']')
    return;
  for (const char *p = from; p < *end; p++)
    if (*p == '\\' && p + 1 < *end)
      p++;
    else if (*p == '[')
      open = p;
  if (open == NULL)
    return;
  number = g_ascii_strtoull (open + 1, NULL, 10);
  *one = number <= G_MAXUINT ? (guint) number : 0;
  for (const char *p = open; p < *end; p++)
    if (*p == '_')
      {
        number = g_ascii_strtoull (p + 1, NULL, 10);
        *other = number <= G_MAXUINT ? (guint) number : 0;
      }
  *end = open;
}

gboolean
gsy_webanno_is_sign (const char *from, const char *end, char sign)
{
  return end == from + 1 && *from == sign;
}
