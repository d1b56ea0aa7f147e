/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-decode.c: which encoding a text is in: what its first bytes say, else UTF-8 if it is that, else what uchardet guesses,
 * checked against what Western texts look like. */
#include "config.h"
#include "io/gsy-decode.h"

#include "core/gsy-error.h"

#include <uchardet/uchardet.h>

#include <glib/gi18n-lib.h>
#include <gio/gio.h>

#include <string.h>

/* So much is looked at to guess an encoding. */
#define SAMPLE_BYTES (256u * 1024)

static void
set_binary (GError **error, const char *name)
{
  /* Translators: %s is a file's name. */
  g_set_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED, _ ("“%s” is not a text file. Save its text as a plain text file in UTF-8."), name);
}

static guint
line_at (const char *data, gsize n_bytes)
{
  guint line = 1;

  for (const char *p = data; (p = memchr (p, '\n', n_bytes - (gsize) (p - data))) != NULL; p++)
    line++;
  return line;
}

static char *
convert (const char *data, gsize n_bytes, const char *charset, gboolean cut, gsize *n_text)
{
  gsize n_read;
  g_autofree char *text = NULL;

  if (n_bytes == 0)
    {
      *n_text = 0;
      return g_strdup ("");
    }
  text = g_convert (data, (gssize) n_bytes, "UTF-8", charset, &n_read, n_text, NULL);
  if (text == NULL || (!cut && n_read != n_bytes))
    return NULL;
  return g_steal_pointer (&text);
}

static char *
decode_unicode (const char *name, const char *data, gsize n_bytes, const char *charset, gboolean cut, gsize *n_text, GError **error)
{
  g_autofree char *text = convert (data, n_bytes, charset, cut, n_text);

  if (text == NULL || !g_utf8_validate_len (text, *n_text, NULL))
    {
      if (text != NULL && memchr (text, '\0', *n_text) != NULL)
        set_binary (error, name);
      else
        /* Translators: The first %s is a file's name, the second one an encoding, as “UTF-16LE”. */
        g_set_error (error, GSY_ERROR, GSY_ERROR_PARSE, _ ("“%s” begins as text in %s, but is damaged further on. Open it in a text editor, repair it and save it in UTF-8."), name, charset);
      return NULL;
    }
  return g_steal_pointer (&text);
}

/* A text that is UTF-8 but for a few bytes is damaged UTF-8, not something else. */
static gboolean
is_damaged_utf8 (const char *data, gsize n_bytes, gsize *first_bad)
{
  gsize n_good = 0, n_bad = 0;
  const char *p = data;
  const char *end = data + n_bytes;

  *first_bad = n_bytes;
  while (p < end)
    {
      gunichar c;

      if ((guchar) *p < 0x80)
        {
          p++;
          continue;
        }
      c = g_utf8_get_char_validated (p, end - p);
      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          if (n_bad++ == 0)
            *first_bad = (gsize) (p - data);
          p++;
        }
      else
        {
          n_good++;
          p = g_utf8_next_char (p);
        }
    }
  return n_good >= 4 * n_bad;
}

static gboolean
has_control_characters (const char *data, gsize n_bytes)
{
  gsize n = 0;

  for (gsize i = 0; i < n_bytes; i++)
    {
      guchar c = (guchar) data[i];

      if (c < 0x20 && (c < '\t' || c > '\r') && c != 0x1a && c != 0x1b)
        n++;
    }
  return n * 50 > n_bytes;
}

static char *
guess (const char *data, gsize n_bytes)
{
  uchardet_t detector = uchardet_new ();
  g_autofree char *charset = NULL;

  if (uchardet_handle_data (detector, data, MIN (n_bytes, SAMPLE_BYTES)) == 0)
    {
      uchardet_data_end (detector);
      charset = g_strdup (uchardet_get_charset (detector));
    }
  uchardet_delete (detector);
  return charset != NULL && *charset != '\0' ? g_steal_pointer (&charset) : NULL;
}

static gboolean
is_latin (const char *charset)
{
  static const char *const latin[] = {
    "ISO-8859-1", "ISO-8859-2", "ISO-8859-3", "ISO-8859-4", "ISO-8859-9", "ISO-8859-10", "ISO-8859-13", "ISO-8859-14", "ISO-8859-15",
    "ISO-8859-16", "WINDOWS-1250", "WINDOWS-1252", "WINDOWS-1254", "WINDOWS-1257", "WINDOWS-1258", "IBM852", "MAC-CENTRALEUROPE", NULL
  };

  return g_strv_contains (latin, charset);
}

/* How much @text looks like words: letters that European languages use, each case and each sign where it belongs. */
static int
score (const char *text, gboolean is_rare)
{
  static const char western[] = "àâäáãåæçéèêëíìîïñóòôöõøœßúùûüÿ";
  static const char central[] = "őűłąęśżźćńčšžřěůýťďľşğıțșăâîđ";
  static const char words[] = "àèéóôíåöüâ"; /* those that stand alone */
  static const char signs[] = "«»“”„‘’‚…–—\u00a0€£°§·©®¿¡ªº";
  gunichar before = ' ';
  int total = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gunichar after = g_utf8_get_char (g_utf8_next_char (p));

      if (c >= 0x80)
        {
          gboolean inside = g_unichar_isalpha (before) && g_unichar_isalpha (after);

          if (g_unichar_isalpha (c) && c != 0xaa && c != 0xba)
            {
              gunichar lower = g_unichar_tolower (c);

              gboolean is_alone = !g_unichar_isalpha (before) && !g_unichar_isalpha (after);

              gboolean is_mixed = (g_unichar_isupper (c) && g_unichar_islower (before)) || (g_unichar_islower (c) && g_unichar_isupper (after));

              if (is_mixed || (is_alone && g_utf8_strchr (words, -1, lower) == NULL))
                total -= 4;
              else if (g_utf8_strchr (western, -1, lower) != NULL || (!is_rare && g_utf8_strchr (central, -1, lower) != NULL))
                total += 2;
              else
                total += 1;
            }
          else if (g_unichar_iscntrl (c))
            total -= 6;
          else if (c != 0x2019 && inside)
            total -= 4;
          else if (c == 0x2019 && inside)
            total += 2;
          else if (g_utf8_strchr (signs, -1, c) != NULL)
            total += 1;
          else
            total -= 1;
        }
      before = c;
    }
  return total;
}

/* uchardet often takes a short Western text for an Eastern one, and knows no Macintosh text: @guessed must stand the comparison. */
static const char *
choose_latin (const char *data, gsize n_bytes, const char *guessed)
{
  const char *const candidates[] = { guessed, "WINDOWS-1252", "ISO-8859-15", "MACINTOSH", "WINDOWS-1250", "ISO-8859-2" };
  const char *best = NULL;
  int best_score = 0;

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      gsize n;
      g_autofree char *text = NULL;
      int points;

      if (candidates[i] == NULL)
        continue;
      text = convert (data, MIN (n_bytes, SAMPLE_BYTES), candidates[i], TRUE, &n);
      if (text == NULL)
        continue;
      points = score (text, g_str_has_prefix (candidates[i], "MAC") || g_str_has_prefix (candidates[i], "IBM"));
      if (best == NULL || points > best_score)
        {
          best = candidates[i];
          best_score = points;
        }
    }
  /* Nobody knows it, and it looks like no words: not for us to guess. */
  return guessed != NULL || best_score >= 0 ? best : NULL;
}

static char *
decode_legacy (const char *name, const char *data, gsize n_bytes, gboolean cut, gsize *n_text, char **encoding, GError **error)
{
  g_autofree char *guessed = guess (data, n_bytes);
  const char *charset = guessed;
  g_autofree char *text = NULL;

  if (charset == NULL || is_latin (charset))
    charset = choose_latin (data, n_bytes, charset);
  if (charset != NULL)
    text = convert (data, n_bytes, charset, cut, n_text);
  if (text == NULL || !g_utf8_validate_len (text, *n_text, NULL))
    {
      if (charset != NULL)
        /* Translators: The first %s is a file's name, the second one an encoding, as “Shift_JIS”. */
        g_set_error (error, GSY_ERROR, GSY_ERROR_PARSE, _ ("“%s” looks like text in %s, but cannot be read as that. Open it in a text editor and save it in UTF-8."), name, charset);
      else
        /* Translators: %s is a file's name. */
        g_set_error (error, GSY_ERROR, GSY_ERROR_PARSE, _ ("“%s” is text in no encoding that Gainsay knows. Open it in a text editor and save it in UTF-8."), name);
      return NULL;
    }
  if (encoding != NULL)
    *encoding = g_strdup (charset);
  return g_steal_pointer (&text);
}

char *
gsy_decode (const char *name, const char *data, gsize n_bytes, gboolean cut, gsize *n_text, char **encoding, GError **error)
{
  static const struct
  {
    const char *mark;
    gsize n_mark;
    const char *charset;
  } marks[] = {
    { "\xff\xfe\0\0", 4, "UTF-32LE" }, /* before UTF-16LE, which begins alike */
    { "\0\0\xfe\xff", 4, "UTF-32BE" },
    { "\xff\xfe", 2, "UTF-16LE" },
    { "\xfe\xff", 2, "UTF-16BE" },
  };
  gsize n_valid, first_bad;
  gboolean has_mark;
  const char *end;

  if (encoding != NULL)
    *encoding = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      char *text;

      if (n_bytes < marks[i].n_mark || memcmp (data, marks[i].mark, marks[i].n_mark) != 0)
        continue;
      text = decode_unicode (name, data + marks[i].n_mark, n_bytes - marks[i].n_mark, marks[i].charset, cut, n_text, error);
      if (text != NULL && encoding != NULL)
        *encoding = g_strdup (marks[i].charset);
      return text;
    }

  has_mark = n_bytes >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0;
  if (has_mark)
    {
      data += 3;
      n_bytes -= 3;
    }
  if (n_bytes > 0 && memchr (data, '\0', n_bytes) != NULL)
    {
      set_binary (error, name);
      return NULL;
    }

  g_utf8_validate_len (n_bytes > 0 ? data : "", n_bytes, &end);
  n_valid = n_bytes > 0 ? (gsize) (end - data) : 0;
  if (n_valid == n_bytes || (cut && n_bytes - n_valid < 4 && g_utf8_get_char_validated (data + n_valid, (gssize) (n_bytes - n_valid)) == (gunichar) -2))
    {
      const char *escape = n_valid == n_bytes && !has_mark && n_bytes > 0 ? memchr (data, 0x1b, n_bytes) : NULL;

      /* Japanese mail looks like ASCII, but for its escape sequences. */
      if (escape != NULL && n_bytes - (gsize) (escape - data) > 1 && (escape[1] == '$' || escape[1] == '('))
        {
          g_autofree char *charset = guess (data, n_bytes);

          if (charset != NULL && g_str_has_prefix (charset, "ISO-2022-"))
            return decode_legacy (name, data, n_bytes, cut, n_text, encoding, error);
        }
      *n_text = n_valid;
      return g_strndup (n_bytes > 0 ? data : "", n_valid);
    }

  if (has_control_characters (data, n_bytes))
    {
      set_binary (error, name);
      return NULL;
    }
  if (is_damaged_utf8 (data, n_bytes, &first_bad) || has_mark)
    {
      /* Translators: %s is a file's name, %u a line number. */
      g_set_error (error, GSY_ERROR, GSY_ERROR_PARSE, _ ("“%s” is damaged: line %u holds bytes that are no UTF-8. Open it in a text editor, repair that line and save it in UTF-8."), name, line_at (data, MIN (first_bad, n_bytes)));
      return NULL;
    }
  return decode_legacy (name, data, n_bytes, cut, n_text, encoding, error);
}
