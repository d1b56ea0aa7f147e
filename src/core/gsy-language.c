/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-language.c: which language a text is in, by its script and its frequent words. */
#include "config.h"

#include "core/gsy-segment.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#define MAX_CHARS 4000
#define MAX_WORD_BYTES 14

/* Short words that make up a fifth or more of any running text. Shared ones count for each language that has them. */
static const struct
{
  const char *language;
  const char *words;
} latin[] = {
  { "fr", "le la les l d des du de un une et est en à au aux que qu qui dans pour par sur ce cette ces il elle ne pas n a sont ont été avec plus son ses leur selon mais ou se s dont" },
  { "en", "the of and to in a is that for it on was with as by at be has have from are were he his its their not an this which said who but they had will or don t s" },
  { "de", "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an er hat aus bei nach wie sie werden wurde sind dass zum zur haben" },
  { "es", "el la los las de del que y en a un una por con no se su sus para es al lo como más pero fue ha son sobre entre también o este esta según" },
  { "it", "il lo la i gli le di del della dei delle che e è in un una per con non si da dal dalla al alla nel nella sono ha ma come anche più suo sua ai sul sulla o l d" },
  { "pt", "o a os as de do da dos das que e em no na nos nas um uma por para com não se ao à é foi mais como mas sua seu pelo pela são está também ou entre" },
};

/* Word -> bits of the languages in latin[] that have it. Made once, never changed. */
static GHashTable *
get_words (void)
{
  static GHashTable *kept = NULL;

  if (g_once_init_enter (&kept))
    {
      GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint i = 0; i < G_N_ELEMENTS (latin); i++)
        {
          g_auto (GStrv) words = g_strsplit (latin[i].words, " ", -1);

          for (guint j = 0; words[j] != NULL; j++)
            {
              guint bits = GPOINTER_TO_UINT (g_hash_table_lookup (table, words[j]));

              g_hash_table_replace (table, g_strdup (words[j]), GUINT_TO_POINTER (bits | 1u << i));
            }
        }
      g_once_init_leave (&kept, table);
    }
  return kept;
}

/* The language whose words are most frequent, when they are frequent enough and clearly more so than any other's. */
static const char *
guess_latin (const char *text, const char *end)
{
  GHashTable *words = get_words ();
  guint hits[G_N_ELEMENTS (latin)] = { 0 };
  guint n_words = 0;
  guint best = 0, second = 0;

  for (const char *at = text; at < end;)
    {
      char word[MAX_WORD_BYTES + 1];
      gsize length = 0;
      guint bits;
      gboolean fits = TRUE;

      for (; at < end; at = g_utf8_next_char (at))
        {
          gunichar c = g_utf8_get_char (at);

          if (c < 0x80 ? !g_ascii_isalpha (c) : !u_isalpha ((UChar32) c))
            break;
          c = c < 0x80 ? (gunichar) g_ascii_tolower ((char) c) : (gunichar) u_tolower ((UChar32) c);
          if (length + 7 > sizeof word)
            fits = FALSE;
          else
            length += (gsize) g_unichar_to_utf8 (c, word + length);
        }
      if (length == 0)
        {
          at = g_utf8_next_char (at);
          continue;
        }
      n_words++;
      if (!fits)
        continue;
      word[length] = '\0';
      bits = GPOINTER_TO_UINT (g_hash_table_lookup (words, word));
      for (guint i = 0; bits >> i != 0; i++)
        hits[i] += bits >> i & 1;
    }

  for (guint i = 1; i < G_N_ELEMENTS (latin); i++)
    if (hits[i] > hits[best])
      best = i;
  for (guint i = 0; i < G_N_ELEMENTS (latin); i++)
    if (i != best)
      second = MAX (second, hits[i]);
  if (hits[best] < 3 || hits[best] * 8 < n_words || hits[best] * 4 < second * 5)
    return "und";
  return latin[best].language;
}

const char *
gsy_guess_language (const char *text, gsize n_bytes)
{
  const char *end = text + n_bytes;
  const char *at = text;
  guint n_latin = 0, n_arabic = 0, n_han = 0, n_kana = 0, n_cyrillic = 0, n_other = 0;
  guint n_not_arabic = 0, n_not_russian = 0;
  guint most;

  g_return_val_if_fail (text != NULL || n_bytes == 0, "und");

  for (guint n = 0; at < end && n < MAX_CHARS; n++, at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      UErrorCode status = U_ZERO_ERROR;

      if (g_ascii_isalpha (c))
        n_latin++;
      if (c < 0x80 || !u_isalpha ((UChar32) c))
        continue;
      switch ((int) uscript_getScript ((UChar32) c, &status))
        {
        case USCRIPT_LATIN:
          n_latin++;
          break;
        case USCRIPT_ARABIC:
          n_arabic++;
          /* Letters of Persian and Urdu. */
          n_not_arabic += c == 0x67e || c == 0x686 || c == 0x698 || c == 0x6af || c == 0x6cc || c == 0x6a9 || c == 0x679 || c == 0x6d2;
          break;
        case USCRIPT_HAN:
          n_han++;
          break;
        case USCRIPT_HIRAGANA:
        case USCRIPT_KATAKANA:
          n_kana++;
          break;
        case USCRIPT_CYRILLIC:
          n_cyrillic++;
          /* Letters of Ukrainian, Belarusian, Serbian and Macedonian. */
          n_not_russian += c == 0x456 || c == 0x457 || c == 0x454 || c == 0x491 || c == 0x45e || (c >= 0x452 && c <= 0x453) || (c >= 0x458 && c <= 0x45c);
          break;
        default:
          n_other++;
          break;
        }
    }

  /* A Han character says as much as a word. */
  n_han *= 3;
  most = MAX (MAX (MAX (n_latin, n_arabic), MAX (n_han, n_cyrillic)), n_other);
  if (most == 0 || most == n_other)
    return "und";
  if (most == n_han)
    return n_kana > n_han / 30 ? "und" : "zh";
  if (most == n_arabic)
    return n_not_arabic > n_arabic / 50 ? "und" : "ar";
  if (most == n_cyrillic)
    return n_not_russian > n_cyrillic / 100 ? "und" : "ru";
  return guess_latin (text, at);
}
