/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-word-diff.c: the longest common run of words of two short texts, and what is not in it. */
#include "config.h"

#include "app/gsy-word-diff.h"

#include <string.h>

/* Words of each, beyond what both begin and end with. */
#define MAX_WORDS 800

static gboolean
is_of_word (gunichar c)
{
  return (g_unichar_isalnum (c) || g_unichar_ismark (c)) && !g_unichar_iswide (c);
}

/* Words, and each other character alone; white space counts as one. */
static GArray *
split (const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (GsyByteRange));

  for (const char *p = text; *p != '\0';)
    {
      gunichar c = g_utf8_get_char (p);
      const char *end = g_utf8_next_char (p);

      if (is_of_word (c))
        while (*end != '\0' && is_of_word (g_utf8_get_char (end)))
          end = g_utf8_next_char (end);
      else if (g_unichar_isspace (c))
        while (*end != '\0' && g_unichar_isspace (g_utf8_get_char (end)))
          end = g_utf8_next_char (end);
      g_array_append_val (words, ((GsyByteRange){ (guint) (p - text), (guint) (end - text) }));
      p = end;
    }
  return words;
}

static gboolean
same_word (const char *a, GsyByteRange in_a, const char *b, GsyByteRange in_b)
{
  guint n = in_a.end - in_a.start;

  return n == in_b.end - in_b.start && memcmp (a + in_a.start, b + in_b.start, n) == 0;
}

static void
append_range (GArray *ranges, GsyByteRange range)
{
  GsyByteRange *last = ranges->len > 0 ? &g_array_index (ranges, GsyByteRange, ranges->len - 1) : NULL;

  if (last != NULL && last->end == range.start)
    last->end = range.end;
  else
    g_array_append_val (ranges, range);
}

/* What is not common of the words from @first to @n_was and @n_now. */
static void
compare_middle (const char *was, const GArray *was_words, guint n_was, const char *now, const GArray *now_words, guint n_now, guint first, GArray *gone, GArray *added)
{
  guint rows = n_was - first, columns = n_now - first;
  /* Length of the longest common run from here on. */
  g_autofree guint16 *common = g_new0 (guint16, (gsize) (rows + 1) * (columns + 1));
  guint i = 0, k = 0;

#define WAS(n) g_array_index (was_words, GsyByteRange, first + (n))
#define NOW(n) g_array_index (now_words, GsyByteRange, first + (n))
#define COMMON(i, k) common[(gsize) (i) * (columns + 1) + (k)]
  for (i = rows; i-- > 0;)
    for (k = columns; k-- > 0;)
      COMMON (i, k) = same_word (was, WAS (i), now, NOW (k)) ? COMMON (i + 1, k + 1) + 1 : MAX (COMMON (i + 1, k), COMMON (i, k + 1));
  for (i = k = 0; i < rows || k < columns;)
    {
      if (i < rows && k < columns && same_word (was, WAS (i), now, NOW (k)))
        {
          i++;
          k++;
        }
      else if (k == columns || (i < rows && COMMON (i + 1, k) >= COMMON (i, k + 1)))
        append_range (gone, WAS (i++));
      else
        append_range (added, NOW (k++));
    }
#undef WAS
#undef NOW
#undef COMMON
}

/* A space at its edge is no part of what differs, and two ranges with nothing but a space between them are one for the eye. */
static void
tidy (const char *text, GArray *ranges)
{
  for (guint i = ranges->len; i-- > 0;)
    {
      GsyByteRange *range = &g_array_index (ranges, GsyByteRange, i);

      while (range->start < range->end && text[range->start] == ' ')
        range->start++;
      while (range->start < range->end && text[range->end - 1] == ' ')
        range->end--;
      if (range->start == range->end)
        g_array_remove_index (ranges, i);
    }
  for (guint i = ranges->len; i-- > 1;)
    {
      GsyByteRange *left = &g_array_index (ranges, GsyByteRange, i - 1);

      if (strspn (text + left->end, " ") + left->end < g_array_index (ranges, GsyByteRange, i).start)
        continue;
      left->end = g_array_index (ranges, GsyByteRange, i).end;
      g_array_remove_index (ranges, i);
    }
}

void
gsy_word_diff (const char *was, const char *now, GArray **gone, GArray **added)
{
  g_return_if_fail (was != NULL && now != NULL);
  g_return_if_fail (gone != NULL && added != NULL);

  g_autoptr (GArray) was_words = split (was);
  g_autoptr (GArray) now_words = split (now);
  guint n_was = was_words->len, n_now = now_words->len, first = 0;

  *gone = g_array_new (FALSE, FALSE, sizeof (GsyByteRange));
  *added = g_array_new (FALSE, FALSE, sizeof (GsyByteRange));
  while (first < MIN (n_was, n_now) && same_word (was, g_array_index (was_words, GsyByteRange, first), now, g_array_index (now_words, GsyByteRange, first)))
    first++;
  while (MIN (n_was, n_now) > first && same_word (was, g_array_index (was_words, GsyByteRange, n_was - 1), now, g_array_index (now_words, GsyByteRange, n_now - 1)))
    {
      n_was--;
      n_now--;
    }
  if (MAX (n_was, n_now) - first <= MAX_WORDS)
    {
      compare_middle (was, was_words, n_was, now, now_words, n_now, first, *gone, *added);
    }
  else
    {
      for (guint i = first; i < n_was; i++)
        append_range (*gone, g_array_index (was_words, GsyByteRange, i));
      for (guint i = first; i < n_now; i++)
        append_range (*added, g_array_index (now_words, GsyByteRange, i));
    }
  tidy (was, *gone);
  tidy (now, *added);
}

char *
gsy_word_diff_dup_words (const char *text, const GArray *ranges)
{
  g_return_val_if_fail (text != NULL && ranges != NULL, NULL);

  if (ranges->len == 0)
    return NULL;
  GString *words = g_string_new (NULL);
  for (guint i = 0; i < ranges->len; i++)
    {
      GsyByteRange range = g_array_index (ranges, GsyByteRange, i);
      g_autofree char *slice = g_strndup (text + range.start, range.end - range.start);

      g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", g_strstrip (slice));
    }
  return g_string_free (words, FALSE);
}
