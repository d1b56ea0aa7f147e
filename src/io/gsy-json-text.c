/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-json-text.c: what becomes of the pieces that the reader gives: texts without escapes, integers, members that are kept. */
#include "config.h"
#include "io/gsy-json-reader.h"

/* The reader has seen that these are digits. */
static gunichar
hex4 (const char *p)
{
  gunichar value = 0;

  for (guint i = 0; i < 4; i++)
    value = value * 16 + (gunichar) g_ascii_xdigit_value (p[i]);
  return value;
}

void
gsy_json_text_append (const GsyJsonText *self, GString *string)
{
  const char *p = self->data, *end = self->data + self->len;

  if (!self->escaped)
    {
      g_string_append_len (string, self->data, self->len);
      return;
    }
  while (p < end)
    {
      const char *backslash = memchr (p, '\\', end - p);
      gunichar c;

      if (backslash == NULL)
        {
          g_string_append_len (string, p, end - p);
          return;
        }
      g_string_append_len (string, p, backslash - p);
      p = backslash + 2;
      switch (backslash[1])
        {
        case 'b':
          g_string_append_c (string, '\b');
          break;
        case 'f':
          g_string_append_c (string, '\f');
          break;
        case 'n':
          g_string_append_c (string, '\n');
          break;
        case 'r':
          g_string_append_c (string, '\r');
          break;
        case 't':
          g_string_append_c (string, '\t');
          break;
        case 'u':
          c = hex4 (p);
          p += 4;
          if (c >= 0xd800 && c <= 0xdbff)
            {
              c = 0x10000 + ((c - 0xd800) << 10) + (hex4 (p + 2) - 0xdc00);
              p += 6;
            }
          if (c == 0)
            g_string_append_c (string, '\0');
          else
            g_string_append_unichar (string, c);
          break;
        default:
          g_string_append_c (string, backslash[1]);
          break;
        }
    }
}

char *
gsy_json_text_dup (const GsyJsonText *self)
{
  GString *string;
  char *copy;

  if (!self->escaped)
    {
      copy = g_malloc (self->len + 1);
      memcpy (copy, self->data, self->len);
      copy[self->len] = '\0';
      return copy;
    }
  string = g_string_sized_new (self->len + 1);
  gsy_json_text_append (self, string);
  return g_string_free (string, FALSE);
}

gboolean
gsy_json_text_equal (const GsyJsonText *self, const char *string)
{
  g_autofree char *plain = NULL;

  if (!self->escaped)
    return strlen (string) == self->len && memcmp (string, self->data, self->len) == 0;
  if (self->nul)
    return FALSE;
  plain = gsy_json_text_dup (self);
  return strcmp (plain, string) == 0;
}

gboolean
gsy_json_to_int64 (const GsyJsonSlice *number, gint64 *value)
{
  const char *p = number->data, *end = number->data + number->len;
  gboolean negative = *p == '-';
  guint64 limit = (guint64) G_MAXINT64 + negative, n = 0;

  p += negative;
  if (negative && *p == '0')
    return FALSE;
  for (; p < end; p++)
    {
      guint digit = *p - '0';

      if (digit > 9 || n > (limit - digit) / 10)
        return FALSE;
      n = n * 10 + digit;
    }
  *value = negative ? (gint64) (0 - n) : (gint64) n;
  return TRUE;
}

void
gsy_json_keep_unknown (GPtrArray **unknown, const GsyJsonMember *member, const GsyJsonSlice *value)
{
  if (*unknown == NULL)
    *unknown = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (*unknown, g_strndup (member->raw.data, member->raw.len));
  g_ptr_array_add (*unknown, g_strndup (value->data, value->len));
}

void
gsy_json_keep_odd (GPtrArray **unknown, const char *name, const GsyJsonSlice *value)
{
  g_autofree char *quoted = g_strdup_printf ("\"%s\"", name);
  GsyJsonMember member = { .raw = { quoted, strlen (quoted) } };

  gsy_json_keep_unknown (unknown, &member, value);
}

char **
gsy_json_steal_unknown (GPtrArray **unknown)
{
  if (*unknown == NULL)
    return NULL;
  g_ptr_array_add (*unknown, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (unknown), FALSE);
}
