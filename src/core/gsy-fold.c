/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-fold.c: text without case, accents and typography, and the way back to the original. */
#include "config.h"

#include "core/gsy-fold.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

/* The longest compatibility decomposition of one code point has 18 UTF-16 units. */
#define MAX_DECOMPOSITION 32

/* A run of units of one size each: a unit is what a person takes for one character, or a stretch of white space. A match
 * covers whole units, so its ends are never between a letter and its marks. */
typedef struct
{
  guint byte;       /* where it starts in the folded text */
  guint offset;     /* where it starts in the original, in code points */
  guint unit_bytes; /* folded bytes of each unit */
  guint unit_chars; /* code points of each unit */
} Run;

struct _GsyFolded
{
  GString *text;
  GArray *runs;
};

typedef struct
{
  GString *out;
  GArray *runs; /* NULL when nobody wants them */
  const UNormalizer2 *decomposer;
} Folder;

static gboolean
is_white (gunichar c)
{
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xa0 || (c >= 0x1680 && u_isUWhiteSpace ((UChar32) c));
}

/* Marks and what is never seen. Tatweel only makes an Arabic word wider. */
static gboolean
is_dropped (gunichar c)
{
  int8_t type;

  if (c < 0x300)
    return c == 0xad;
  type = u_charType ((UChar32) c);
  return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || c == 0x640 ||
         u_hasBinaryProperty ((UChar32) c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

/* TRUE when @c belongs to the character before it. */
static gboolean
is_attached (gunichar c)
{
  int value;

  if (is_dropped (c))
    return TRUE;
  value = u_getIntPropertyValue ((UChar32) c, UCHAR_GRAPHEME_CLUSTER_BREAK);
  return value == U_GCB_EXTEND || value == U_GCB_SPACING_MARK;
}

static gboolean
is_regional_indicator (gunichar c)
{
  return c >= 0x1f1e6 && c <= 0x1f1ff;
}

char
gsy_fold_punctuation (gunichar c)
{
  switch (c)
    {
    case '`':
    case 0xb4:   /* ´ */
    case 0x2bc:  /* ʼ */
    case 0x2018: /* ‘ */
    case 0x2019: /* ’ */
    case 0x201a: /* ‚ */
    case 0x201b: /* ‛ */
    case 0x2032: /* ′ */
    case 0x2039: /* ‹ */
    case 0x203a: /* › */
      return '\'';
    case 0xab:   /* « */
    case 0xbb:   /* » */
    case 0x201c: /* “ */
    case 0x201d: /* ” */
    case 0x201e: /* „ */
    case 0x201f: /* ‟ */
    case 0x2033: /* ″ */
      return '"';
    case 0x2010: /* ‐ */
    case 0x2011: /* ‑ */
    case 0x2012: /* ‒ */
    case 0x2013: /* – */
    case 0x2014: /* — */
    case 0x2015: /* ― */
    case 0x2212: /* − */
      return '-';
    default:
      return 0;
    }
}

/* Letters that people type without what Unicode does not take for a mark; NULL for any other. */
static const char *
fold_letter (gunichar c)
{
  switch (c)
    {
    case 0xdf:   /* ß */
    case 0x1e9e: /* ẞ */
      return "ss";
    case 0xe6: /* æ */
      return "ae";
    case 0xf8: /* ø */
      return "o";
    case 0x111: /* đ */
      return "d";
    case 0x131: /* ı */
      return "i";
    case 0x142: /* ł */
      return "l";
    case 0x153: /* œ */
      return "oe";
    default:
      return NULL;
    }
}

static void
append_folded (GString *out, gunichar c)
{
  const char *letters;
  char mark;

  if (is_dropped (c))
    return;
  mark = gsy_fold_punctuation (c);
  if (mark != 0)
    {
      g_string_append_c (out, mark);
      return;
    }
  c = (gunichar) u_foldCase ((UChar32) c, U_FOLD_CASE_DEFAULT);
  letters = fold_letter (c);
  if (letters != NULL)
    g_string_append (out, letters);
  else if (c < 0x80)
    g_string_append_c (out, (char) c);
  else
    g_string_append_unichar (out, c);
}

static void
fold_char (Folder *self, gunichar c)
{
  UChar parts[MAX_DECOMPOSITION];
  UErrorCode status = U_ZERO_ERROR;
  int32_t n;

  /* Han characters stay as they are. */
  if (c >= 0x4e00 && c <= 0x9fff)
    {
      g_string_append_unichar (self->out, c);
      return;
    }
  if (c < 0x80 || gsy_fold_punctuation (c) != 0)
    {
      append_folded (self->out, c);
      return;
    }
  n = unorm2_getDecomposition (self->decomposer, (UChar32) c, parts, G_N_ELEMENTS (parts), &status);
  if (n < 0 || U_FAILURE (status))
    {
      append_folded (self->out, c);
      return;
    }
  for (int32_t i = 0; i < n;)
    {
      UChar32 part;

      U16_NEXT (parts, i, n, part);
      append_folded (self->out, (gunichar) part);
    }
}

/* Note that the folded text from byte @start on stands for the @n_chars code points from @offset on. */
static void
add_unit (Folder *self, gsize start, guint offset, guint n_chars)
{
  guint n_bytes = (guint) (self->out->len - start);
  Run *last;

  if (self->runs == NULL || n_bytes == 0)
    return;
  last = self->runs->len > 0 ? &g_array_index (self->runs, Run, self->runs->len - 1) : NULL;
  if (last != NULL && last->unit_bytes == n_bytes && last->unit_chars == n_chars &&
      last->offset + ((guint) start - last->byte) / n_bytes * n_chars == offset)
    return;
  g_array_append_val (self->runs, ((Run){ (guint) start, offset, n_bytes, n_chars }));
}

/* Characters of ASCII that are no white space, up to the last one, which may have marks. */
static gsize
count_plain (const char *at, const char *end)
{
  const char *stop = at;

  while (stop<end && * stop> ' ' && *stop < 0x7f)
    stop++;
  return (gsize) (stop - at) - (stop > at && stop < end ? 1 : 0);
}

static void
fold (Folder *self, const char *text, gsize n_bytes)
{
  const char *end = text + n_bytes;
  const char *at = text;
  guint offset = 0;
  UErrorCode status = U_ZERO_ERROR;

  self->decomposer = unorm2_getNFKDInstance (&status);
  if (U_FAILURE (status))
    g_error ("ICU has no normalization: %s", u_errorName (status));

  while (at < end)
    {
      gsize start = self->out->len;
      gsize plain = count_plain (at, end);
      guint first = offset;
      gunichar base;

      if (plain > 0)
        {
          for (gsize i = 0; i < plain; i++)
            {
              char c = at[i] == '`' ? '\'' : g_ascii_tolower (at[i]);

              g_string_append_c (self->out, c);
            }
          /* As many units of one byte and one code point; a run, once started, goes on by itself. */
          if (self->runs != NULL)
            {
              gsize stop = self->out->len;

              self->out->len = start + 1;
              add_unit (self, start, offset, 1);
              self->out->len = stop;
            }
          at += plain;
          offset += (guint) plain;
          continue;
        }

      base = g_utf8_get_char (at);
      at = g_utf8_next_char (at);
      offset++;
      if (is_white (base) || base == '\0')
        {
          for (; at < end; at = g_utf8_next_char (at), offset++)
            {
              gunichar c = g_utf8_get_char (at);

              if (!is_white (c) && !is_dropped (c))
                break;
            }
          g_string_append_c (self->out, ' ');
        }
      else
        {
          gboolean joined = base == 0x200d;

          fold_char (self, base);
          for (; at < end; at = g_utf8_next_char (at), offset++)
            {
              gunichar c = g_utf8_get_char (at);

              if (c < 0x300 && c != 0xad)
                break;
              if (!is_attached (c) && !(joined && u_hasBinaryProperty ((UChar32) c, UCHAR_EXTENDED_PICTOGRAPHIC)) &&
                  !(offset - first == 1 && is_regional_indicator (base) && is_regional_indicator (c)))
                break;
              joined = c == 0x200d;
              fold_char (self, c);
            }
        }
      add_unit (self, start, first, offset - first);
    }
}

char *
gsy_fold (const char *text, gssize n_bytes)
{
  Folder folder = { NULL };

  g_return_val_if_fail (text != NULL, NULL);

  if (n_bytes < 0)
    n_bytes = (gssize) strlen (text);
  folder.out = g_string_sized_new ((gsize) n_bytes);
  fold (&folder, text, (gsize) n_bytes);
  return g_string_free (folder.out, FALSE);
}

GsyFolded *
gsy_folded_new (const char *text, gsize n_bytes)
{
  GsyFolded *self;
  Folder folder = { NULL };

  g_return_val_if_fail (text != NULL || n_bytes == 0, NULL);

  self = g_new0 (GsyFolded, 1);
  self->text = g_string_sized_new (n_bytes);
  self->runs = g_array_new (FALSE, FALSE, sizeof (Run));
  folder.out = self->text;
  folder.runs = self->runs;
  fold (&folder, text, n_bytes);
  return self;
}

void
gsy_folded_free (GsyFolded *self)
{
  if (self == NULL)
    return;
  g_string_free (self->text, TRUE);
  g_array_unref (self->runs);
  g_free (self);
}

/* The run that holds @byte of the folded text, not before @from. */
static const Run *
find_run (const GsyFolded *self, guint byte, guint from, guint *index)
{
  guint low = from, high = self->runs->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->runs, Run, middle).byte <= byte)
        low = middle;
      else
        high = middle;
    }
  *index = low;
  return &g_array_index (self->runs, Run, low);
}

/* A space beside a quotation mark: some languages and newspapers have it, and some do not. */
static gboolean
is_beside_quote (const char *text, const char *at)
{
  return *at == ' ' && ((at > text && at[-1] == '"') || at[1] == '"');
}

/* How many bytes at @at are @needle, but for spaces beside quotation marks; 0: they are not. */
static gsize
match_loosely (const char *text, const char *at, const char *needle)
{
  const char *start = at;

  for (const char *n = needle; *n != '\0';)
    {
      if (*at == *n)
        {
          at++;
          n++;
        }
      else if (is_beside_quote (needle, n))
        n++;
      else if (is_beside_quote (text, at))
        at++;
      else
        return 0;
    }
  return (gsize) (at - start);
}

/* The next place of @needle from @at on, both folded, and how long it is there. */
static const char *
find_folded (const char *text, const char *at, const char *needle, gsize *length)
{
  *length = strlen (needle);
  if (strchr (needle, '"') == NULL)
    return strstr (at, needle);
  for (at = strchr (at, *needle); at != NULL; at = strchr (at + 1, *needle))
    {
      *length = match_loosely (text, at, needle);
      if (*length > 0)
        return at;
    }
  return NULL;
}

GArray *
gsy_folded_find_all (const GsyFolded *self, const char *needle, guint max)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (GsySpan));
  g_autofree char *folded = NULL;
  const char *at;
  guint index = 0;

  g_return_val_if_fail (self != NULL, matches);
  g_return_val_if_fail (needle != NULL, matches);

  folded = gsy_fold (needle, -1);
  if (*folded == '\0')
    return matches;

  for (at = self->text->str; matches->len < max;)
    {
      gsize length;
      const char *found = find_folded (self->text->str, at, folded, &length);
      guint first, last;
      const Run *run;
      GsySpan span;

      if (found == NULL)
        break;
      first = (guint) (found - self->text->str);
      last = first + (guint) length - 1;
      run = find_run (self, first, index, &index);
      span.start = run->offset + (first - run->byte) / run->unit_bytes * run->unit_chars;
      run = find_run (self, last, index, &index);
      span.end = run->offset + ((last - run->byte) / run->unit_bytes + 1) * run->unit_chars;
      g_array_append_val (matches, span);
      at = self->text->str + run->byte + ((last - run->byte) / run->unit_bytes + 1) * run->unit_bytes;
    }
  return matches;
}
