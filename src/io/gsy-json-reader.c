/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-json-reader.c: strict JSON from bytes in memory, a value at a time. */
#include "config.h"
#include "io/gsy-json-reader.h"

#include "core/gsy-error.h"

#include <glib/gi18n-lib.h>

#define EVERY_BYTE(b) (G_GUINT64_CONSTANT (0x0101010101010101) * (b))
#define HIGH_BITS EVERY_BYTE (0x80)

void
gsy_json_reader_init (GsyJsonReader *self, const char *data, gsize len)
{
  const guchar *b;

  /* An empty GBytes has no data at all. */
  if (data == NULL)
    data = "";
  b = (const guchar *) data;
  memset (self, 0, sizeof *self);
  self->start = self->p = self->known_at = data;
  self->end = data + len;
  self->first_line = self->first_column = self->line = self->column = 1;
  if (len == 0)
    gsy_json_fail (self, data, _ ("the file is empty"));
  else if (len >= 3 && b[0] == 0xef && b[1] == 0xbb && b[2] == 0xbf)
    gsy_json_fail (self, data, _ ("the file starts with a byte-order mark; save it as UTF-8 without one"));
  else if (len >= 2 && ((b[0] == 0xff && b[1] == 0xfe) || (b[0] == 0xfe && b[1] == 0xff) || b[0] == 0 || b[1] == 0))
    gsy_json_fail (self, data, _ ("the file is not UTF-8 text, maybe UTF-16; save it as UTF-8"));
}

void
gsy_json_reader_clear (GsyJsonReader *self)
{
  g_clear_pointer (&self->message, g_free);
  gsy_json_names_clear (&self->names);
  g_clear_pointer (&self->decoded, g_string_chunk_free);
}

void
gsy_json_reader_set_place (GsyJsonReader *self, guint line, guint column)
{
  self->first_line = self->line = line;
  self->first_column = self->column = column;
}

void
gsy_json_fail (GsyJsonReader *self, const char *at, const char *message)
{
  if (self->message != NULL)
    return;
  self->failed_at = at;
  self->message = g_strdup (message);
}

gboolean
gsy_json_has_failed (const GsyJsonReader *self)
{
  return self->message != NULL;
}

const char *
gsy_json_get_position (const GsyJsonReader *self)
{
  return self->p;
}

static inline void
skip_space (GsyJsonReader *self)
{
  const char *p = self->p, *end = self->end;

  if (p < end && (guchar) *p > ' ')
    return;
  while (p < end && (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t'))
    p++;
  self->p = p;
}

static void
fail_unexpected (GsyJsonReader *self, const char *expected)
{
  gsize left = self->end - self->p;

  if (left == 0)
    gsy_json_fail (self, self->p, _ ("the file ends too early; it may have been cut off"));
  else if (left >= 7 && (memcmp (self->p, "<<<<<<<", 7) == 0 || memcmp (self->p, "=======", 7) == 0 ||
                         memcmp (self->p, ">>>>>>>", 7) == 0 || memcmp (self->p, "|||||||", 7) == 0))
    gsy_json_fail (self, self->p, _ ("a merge left conflict marks here; resolve the conflict first"));
  else if (*self->p == '/' || *self->p == '#')
    gsy_json_fail (self, self->p, _ ("JSON has no comments"));
  else
    gsy_json_fail (self, self->p, expected);
}

static gboolean
is_digit (const char *p, const char *end)
{
  return p < end && *p >= '0' && *p <= '9';
}

GsyJsonType
gsy_json_peek (GsyJsonReader *self)
{
  if (self->message != NULL)
    return GSY_JSON_INVALID;
  skip_space (self);
  if (self->p < self->end)
    switch (*self->p)
      {
      case '{':
        return GSY_JSON_OBJECT;
      case '[':
        return GSY_JSON_ARRAY;
      case '"':
        return GSY_JSON_STRING;
      case '-':
      case '0':
      case '1':
      case '2':
      case '3':
      case '4':
      case '5':
      case '6':
      case '7':
      case '8':
      case '9':
        return GSY_JSON_NUMBER;
      case 't':
      case 'f':
        return GSY_JSON_BOOLEAN;
      case 'n':
        return GSY_JSON_NULL;
      case ']':
      case '}':
        gsy_json_fail (self, self->p, _ ("expected a value; the last element must have no comma after it"));
        return GSY_JSON_INVALID;
      default:
        break;
      }
  fail_unexpected (self, _ ("expected a value"));
  return GSY_JSON_INVALID;
}

/* Texts */

/* The first byte that is not plain: not ASCII, a control character, a quotation mark or a backslash. Eight bytes at a time. */
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
      found = (word | ((word - EVERY_BYTE (0x20)) & ~word) | ((quote - EVERY_BYTE (1)) & ~quote) |
               ((backslash - EVERY_BYTE (1)) & ~backslash)) &
              HIGH_BITS;
      if (found != 0)
        return p + (__builtin_ctzll (found) >> 3);
      p += 8;
    }
  while (p < end && (guchar) *p < 0x80 && (guchar) *p >= 0x20 && *p != '"' && *p != '\\')
    p++;
  return p;
}

static inline gboolean
is_continuation (const char *p)
{
  return ((guchar) *p & 0xc0) == 0x80;
}

/* Length of the UTF-8 sequence at @p, 0 when it is none: overlong, a surrogate, past U+10FFFF or cut. */
static inline guint
utf8_sequence (const char *p, const char *end)
{
  guchar a = *p, b;

  if (a < 0xc2 || a > 0xf4 || end - p < 2 || !is_continuation (p + 1))
    return 0;
  b = p[1];
  if (a < 0xe0)
    return 2;
  if (end - p < 3 || !is_continuation (p + 2))
    return 0;
  if (a < 0xf0)
    return (a == 0xe0 && b < 0xa0) || (a == 0xed && b > 0x9f) ? 0 : 3;
  if (end - p < 4 || !is_continuation (p + 3))
    return 0;
  return (a == 0xf0 && b < 0x90) || (a == 0xf4 && b > 0x8f) ? 0 : 4;
}

static int
hex4 (const char *p, const char *end)
{
  int value = 0;

  if (end - p < 4)
    return -1;
  for (guint i = 0; i < 4; i++)
    {
      if (!g_ascii_isxdigit (p[i]))
        return -1;
      value = value * 16 + g_ascii_xdigit_value (p[i]);
    }
  return value;
}

/* @p is at a backslash. Returns what follows the escape, NULL when it is none. */
static const char *
scan_escape (GsyJsonReader *self, const char *p, gboolean *nul)
{
  int unit, low;

  if (self->end - p < 2)
    {
      self->p = self->end;
      fail_unexpected (self, NULL);
      return NULL;
    }
  if (p[1] != 'u')
    {
      if (strchr ("\"\\/bfnrt", p[1]) != NULL && p[1] != '\0')
        return p + 2;
      gsy_json_fail (self, p, _ ("unknown escape; a backslash itself is written twice"));
      return NULL;
    }
  unit = hex4 (p + 2, self->end);
  if (unit < 0)
    {
      gsy_json_fail (self, p, _ ("expected four hexadecimal digits after “\\u”"));
      return NULL;
    }
  if (unit == 0)
    *nul = TRUE;
  if (unit < 0xd800 || unit > 0xdfff)
    return p + 6;
  low = unit < 0xdc00 && self->end - p >= 12 && p[6] == '\\' && p[7] == 'u' ? hex4 (p + 8, self->end) : -1;
  if (low >= 0xdc00 && low <= 0xdfff)
    return p + 12;
  gsy_json_fail (self, p, _ ("half of a surrogate pair, which is no character"));
  return NULL;
}

static gboolean
scan_text (GsyJsonReader *self, GsyJsonText *text)
{
  const char *p = self->p + 1;

  text->escaped = text->nul = FALSE;
  for (;;)
    {
      guchar c;

      p = scan_plain (p, self->end);
      if (p == self->end)
        break;
      c = *p;
      if (c == '"')
        {
          text->data = self->p + 1;
          text->len = p - text->data;
          self->p = p + 1;
          return TRUE;
        }
      if (c == '\\')
        {
          p = scan_escape (self, p, &text->nul);
          if (p == NULL)
            return FALSE;
          text->escaped = TRUE;
        }
      else if (c < 0x20)
        {
          gsy_json_fail (self, p, _ ("a control character or line end inside a text; it is written with a backslash, and the quotation mark that ends the text may be missing"));
          return FALSE;
        }
      else
        {
          do
            {
              guint n = utf8_sequence (p, self->end);

              if (n == 0)
                {
                  gsy_json_fail (self, p, _ ("bytes that are not UTF-8"));
                  return FALSE;
                }
              p += n;
            }
          while (p < self->end && (guchar) *p >= 0x80);
        }
    }
  self->p = self->end;
  fail_unexpected (self, NULL);
  return FALSE;
}

gboolean
gsy_json_read_text (GsyJsonReader *self, GsyJsonText *text)
{
  if (gsy_json_peek (self) == GSY_JSON_STRING)
    return scan_text (self, text);
  gsy_json_fail (self, self->p, _ ("expected a text in quotation marks"));
  return FALSE;
}

static void
fail_twice (GsyJsonReader *self, const GsyJsonMember *member)
{
  g_autofree char *shown = g_utf8_make_valid (member->name.data, MIN (member->name.len, 64));
  /* Translators: %s is the name of a member of a JSON object, as “title”. */
  g_autofree char *message = g_strdup_printf (_ ("the member “%s” occurs twice in one object"), shown);

  gsy_json_fail (self, member->raw.data, message);
}

/* Objects and arrays */

static gboolean
enter (GsyJsonReader *self)
{
  if (self->depth == GSY_JSON_MAX_DEPTH)
    {
      /* Translators: %d is how deep the objects and lists of a JSON file may lie in one another. */
      g_autofree char *message = g_strdup_printf (_ ("more than %d levels inside one another"), GSY_JSON_MAX_DEPTH);

      gsy_json_fail (self, self->p, message);
      return FALSE;
    }
  self->p++;
  self->depth++;
  self->first = TRUE;
  gsy_json_names_open (&self->names, self->depth);
  return TRUE;
}

gboolean
gsy_json_enter_object (GsyJsonReader *self)
{
  if (gsy_json_peek (self) == GSY_JSON_OBJECT)
    return enter (self);
  gsy_json_fail (self, self->p, _ ("expected an object in braces"));
  return FALSE;
}

gboolean
gsy_json_enter_array (GsyJsonReader *self)
{
  if (gsy_json_peek (self) == GSY_JSON_ARRAY)
    return enter (self);
  gsy_json_fail (self, self->p, _ ("expected a list in brackets"));
  return FALSE;
}

gboolean
gsy_json_next_member (GsyJsonReader *self, GsyJsonMember *member)
{
  GsyJsonText text;

  if (self->message != NULL)
    return FALSE;
  skip_space (self);
  if (self->p < self->end && *self->p == '}')
    {
      self->p++;
      gsy_json_names_close (&self->names, self->depth);
      self->depth--;
      self->first = FALSE;
      return FALSE;
    }
  if (!self->first)
    {
      if (self->p == self->end || *self->p != ',')
        {
          fail_unexpected (self, _ ("expected “,” or “}”"));
          return FALSE;
        }
      self->p++;
      skip_space (self);
    }
  if (self->p == self->end || *self->p != '"')
    {
      fail_unexpected (self, self->first ? _ ("expected a name in quotation marks or “}”") : _ ("expected a name in quotation marks; the last member must have no comma after it"));
      return FALSE;
    }
  member->raw.data = self->p;
  if (!scan_text (self, &text))
    return FALSE;
  member->raw.len = self->p - member->raw.data;
  member->name.data = text.data;
  member->name.len = text.len;
  if (text.escaped)
    {
      GString *plain = g_string_new (NULL);

      if (self->decoded == NULL)
        self->decoded = g_string_chunk_new (256);
      gsy_json_text_append (&text, plain);
      member->name.data = g_string_chunk_insert_len (self->decoded, plain->str, plain->len);
      member->name.len = plain->len;
      g_string_free (plain, TRUE);
    }
  if (!gsy_json_names_add (&self->names, self->depth, member->name))
    {
      fail_twice (self, member);
      return FALSE;
    }
  skip_space (self);
  if (self->p == self->end || *self->p != ':')
    {
      fail_unexpected (self, _ ("expected “:”"));
      return FALSE;
    }
  self->p++;
  self->first = FALSE;
  return TRUE;
}

gboolean
gsy_json_next_element (GsyJsonReader *self)
{
  if (self->message != NULL)
    return FALSE;
  skip_space (self);
  if (self->p < self->end && *self->p == ']')
    {
      self->p++;
      self->depth--;
      self->first = FALSE;
      return FALSE;
    }
  if (!self->first)
    {
      if (self->p == self->end || *self->p != ',')
        {
          fail_unexpected (self, _ ("expected “,” or “]”"));
          return FALSE;
        }
      self->p++;
    }
  self->first = FALSE;
  return gsy_json_peek (self) != GSY_JSON_INVALID;
}

/* Numbers, words, and what is skipped */

gboolean
gsy_json_read_number (GsyJsonReader *self, GsyJsonSlice *number)
{
  const char *p, *end = self->end;

  if (gsy_json_peek (self) != GSY_JSON_NUMBER)
    {
      gsy_json_fail (self, self->p, _ ("expected a number"));
      return FALSE;
    }
  p = self->p + (*self->p == '-');
  if (!is_digit (p, end))
    goto malformed;
  if (*p++ != '0')
    while (is_digit (p, end))
      p++;
  else if (is_digit (p, end))
    goto malformed;
  if (p < end && *p == '.')
    {
      p++;
      if (!is_digit (p, end))
        goto malformed;
      while (is_digit (p, end))
        p++;
    }
  if (p < end && (*p == 'e' || *p == 'E'))
    {
      p++;
      if (p < end && (*p == '+' || *p == '-'))
        p++;
      if (!is_digit (p, end))
        goto malformed;
      while (is_digit (p, end))
        p++;
    }
  number->data = self->p;
  number->len = p - self->p;
  self->p = p;
  return TRUE;

malformed:
  if (p == end)
    {
      self->p = end;
      fail_unexpected (self, NULL);
    }
  else
    gsy_json_fail (self, p, _ ("malformed number"));
  return FALSE;
}

static gboolean
read_word (GsyJsonReader *self, const char *word)
{
  gsize len = strlen (word), left = self->end - self->p;

  if (left >= len && memcmp (self->p, word, len) == 0)
    {
      self->p += len;
      return TRUE;
    }
  if (left < len && memcmp (self->p, word, left) == 0)
    self->p = self->end;
  fail_unexpected (self, _ ("expected a value"));
  return FALSE;
}

gboolean
gsy_json_read_boolean (GsyJsonReader *self, gboolean *value)
{
  if (gsy_json_peek (self) != GSY_JSON_BOOLEAN)
    {
      gsy_json_fail (self, self->p, _ ("expected true or false"));
      return FALSE;
    }
  *value = *self->p == 't';
  return read_word (self, *value ? "true" : "false");
}

gboolean
gsy_json_skip (GsyJsonReader *self, GsyJsonSlice *raw)
{
  GsyJsonType type = gsy_json_peek (self);
  const char *start = self->p;
  GsyJsonMember member;
  GsyJsonText text;
  GsyJsonSlice number;
  gboolean value;

  switch (type)
    {
    case GSY_JSON_OBJECT:
      if (gsy_json_enter_object (self))
        while (gsy_json_next_member (self, &member))
          gsy_json_skip (self, NULL);
      break;
    case GSY_JSON_ARRAY:
      if (gsy_json_enter_array (self))
        while (gsy_json_next_element (self))
          gsy_json_skip (self, NULL);
      break;
    case GSY_JSON_STRING:
      scan_text (self, &text);
      break;
    case GSY_JSON_NUMBER:
      gsy_json_read_number (self, &number);
      break;
    case GSY_JSON_BOOLEAN:
      gsy_json_read_boolean (self, &value);
      break;
    case GSY_JSON_NULL:
      read_word (self, "null");
      break;
    case GSY_JSON_INVALID:
    default:
      break;
    }
  if (raw != NULL)
    {
      raw->data = start;
      raw->len = self->p - start;
    }
  return self->message == NULL;
}

gboolean
gsy_json_skip_text (GsyJsonReader *self, const char *string)
{
  GsyJsonText text;

  if (gsy_json_peek (self) != GSY_JSON_STRING)
    {
      gsy_json_skip (self, NULL);
      return FALSE;
    }
  return scan_text (self, &text) && gsy_json_text_equal (&text, string);
}

gboolean
gsy_json_skip_version (GsyJsonReader *self, guint *version)
{
  GsyJsonSlice number;
  gint64 value;

  if (gsy_json_peek (self) != GSY_JSON_NUMBER)
    {
      gsy_json_skip (self, NULL);
      return FALSE;
    }
  if (!gsy_json_read_number (self, &number) || !gsy_json_to_int64 (&number, &value) || value < 1)
    return FALSE;
  *version = (guint) MIN (value, G_MAXUINT);
  return TRUE;
}

void
gsy_json_save (const GsyJsonReader *self, GsyJsonMark *mark)
{
  mark->p = self->p;
  mark->depth = self->depth;
  mark->n_names = self->names.n;
}

void
gsy_json_restore (GsyJsonReader *self, const GsyJsonMark *mark)
{
  if (self->message != NULL)
    return;
  self->p = mark->p;
  self->depth = mark->depth;
  self->names.n = mark->n_names;
  self->first = FALSE;
}

/* Ends and places */

void
gsy_json_locate (GsyJsonReader *self, const char *at, guint *line, guint *column)
{
  const char *newline;

  if (at < self->known_at)
    {
      self->known_at = self->start;
      self->line = self->first_line;
      self->column = self->first_column;
    }
  while ((newline = memchr (self->known_at, '\n', at - self->known_at)) != NULL)
    {
      self->known_at = newline + 1;
      self->line++;
      self->column = 1;
    }
  for (; self->known_at < at; self->known_at++)
    self->column += !is_continuation (self->known_at);
  *line = self->line;
  *column = self->column;
}

gboolean
gsy_json_finish (GsyJsonReader *self, const char *name, GError **error)
{
  guint line, column;

  if (self->message == NULL)
    {
      skip_space (self);
      if (self->p != self->end)
        fail_unexpected (self, _ ("expected the end of the file; something stands after the document"));
    }
  if (self->message == NULL)
    return TRUE;
  gsy_json_locate (self, self->failed_at, &line, &column);
  g_set_error (error, GSY_ERROR, GSY_ERROR_PARSE, "%s:%u:%u: %s", name, line, column, self->message);
  return FALSE;
}
