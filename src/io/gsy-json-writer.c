/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-json-writer.c: texts and numbers as JSON, into a growing buffer. */
#include "config.h"
#include "io/gsy-json-writer.h"

#define EVERY_BYTE(b) (G_GUINT64_CONSTANT (0x0101010101010101) * (b))

void
gsy_json_writer_init (GsyJsonWriter *self, gsize expected)
{
  self->len = 0;
  self->allocated = MAX (expected, 256);
  self->data = g_malloc (self->allocated);
}

GBytes *
gsy_json_writer_finish (GsyJsonWriter *self)
{
  char *data = g_realloc (g_steal_pointer (&self->data), MAX (self->len, 1));

  return g_bytes_new_take (data, self->len);
}

void
gsy_json_writer_grow (GsyJsonWriter *self, gsize n)
{
  while (self->allocated - self->len < n)
    self->allocated *= 2;
  self->data = g_realloc (self->data, self->allocated);
}

/* The first byte that must be escaped: a control character, a quotation mark or a backslash. */
static inline const char *
scan_plain (const char *p, const char *end)
{
  while (end - p >= 8)
    {
      guint64 word, quote, backslash, found;

      memcpy (&word, p, sizeof word);
      word = GUINT64_FROM_LE (word);
      quote = word ^ EVERY_BYTE ('"');
      backslash = word ^ EVERY_BYTE ('\\');
      /* A borrow can only mark bytes above the first that is meant, so the lowest mark is exact. */
      found = (((word - EVERY_BYTE (0x20)) & ~word) | ((quote - EVERY_BYTE (1)) & ~quote) |
               ((backslash - EVERY_BYTE (1)) & ~backslash)) &
              EVERY_BYTE (0x80);
      if (found != 0)
        return p + (__builtin_ctzll (found) >> 3);
      p += 8;
    }
  while (p < end && (guchar) *p >= 0x20 && *p != '"' && *p != '\\')
    p++;
  return p;
}

static void
write_escape (GsyJsonWriter *self, guchar c)
{
  static const char digits[] = "0123456789abcdef";
  char hex[] = "\\u0000";

  switch (c)
    {
    case '"':
      gsy_json_write (self, "\\\"");
      return;
    case '\\':
      gsy_json_write (self, "\\\\");
      return;
    case '\b':
      gsy_json_write (self, "\\b");
      return;
    case '\f':
      gsy_json_write (self, "\\f");
      return;
    case '\n':
      gsy_json_write (self, "\\n");
      return;
    case '\r':
      gsy_json_write (self, "\\r");
      return;
    case '\t':
      gsy_json_write (self, "\\t");
      return;
    default:
      hex[4] = digits[c >> 4];
      hex[5] = digits[c & 15];
      gsy_json_write_raw (self, hex, 6);
      return;
    }
}

void
gsy_json_write_text (GsyJsonWriter *self, const char *text, gsize len)
{
  const char *p = text, *end = text + len;

  gsy_json_write (self, "\"");
  for (;;)
    {
      const char *stop = scan_plain (p, end);

      gsy_json_write_raw (self, p, stop - p);
      if (stop == end)
        break;
      write_escape (self, *stop);
      p = stop + 1;
    }
  gsy_json_write (self, "\"");
}

void
gsy_json_write_member (GsyJsonWriter *self, const char *before, const char *text)
{
  if (text == NULL)
    return;
  gsy_json_write (self, before);
  gsy_json_write_text (self, text, strlen (text));
}

void
gsy_json_write_integer (GsyJsonWriter *self, gint64 value)
{
  char digits[20], *p = digits + sizeof digits;
  guint64 rest = value < 0 ? 0 - (guint64) value : (guint64) value;

  do
    *--p = (char) ('0' + rest % 10);
  while ((rest /= 10) != 0);
  if (value < 0)
    *--p = '-';
  gsy_json_write_raw (self, p, digits + sizeof digits - p);
}

static gboolean
is_among (const char *raw, const char *const *names)
{
  gsize len = strlen (raw);

  for (; names != NULL && *names != NULL; names++)
    if (len == strlen (*names) + 2 && memcmp (raw + 1, *names, len - 2) == 0)
      return TRUE;
  return FALSE;
}

void
gsy_json_write_unknown (GsyJsonWriter *self, const char *before, char *const *unknown, const char *const *but)
{
  for (; unknown != NULL && unknown[0] != NULL; unknown += 2)
    {
      if (is_among (unknown[0], but))
        continue;
      gsy_json_write (self, before);
      gsy_json_write (self, unknown[0]);
      gsy_json_write (self, ": ");
      gsy_json_write (self, unknown[1]);
    }
}
