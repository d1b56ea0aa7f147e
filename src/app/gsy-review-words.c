/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-review-words.c: what words were and what they are, for those who see and for those who hear. No widget. */
#include "config.h"

#include "app/gsy-review-words.h"
#include "app/gsy-wording.h"

#include <glib/gi18n-lib.h>

/* Of words that are held against each other. */
#define WORDS_CHARS 600

char *
gsy_review_dup_words (const char *text)
{
  GString *string = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x00a0 || c == 0x202f || !g_unichar_isspace (c))
        g_string_append_unichar (string, c);
      else if (string->len == 0 || string->str[string->len - 1] != ' ')
        g_string_append_c (string, ' ');
    }
  g_autofree char *whole = g_string_free (string, FALSE);
  return gsy_wording_shorten (whole, WORDS_CHARS);
}

PangoAttrList *
gsy_review_new_attributes (const GArray *ranges, gboolean gone)
{
  PangoAttrList *list = pango_attr_list_new ();

  for (guint i = 0; i < ranges->len; i++)
    {
      GsyByteRange range = g_array_index (ranges, GsyByteRange, i);
      PangoAttribute *attributes[] = {
        gone ? pango_attr_strikethrough_new (TRUE) : pango_attr_weight_new (PANGO_WEIGHT_BOLD),
        gone ? NULL : pango_attr_underline_new (PANGO_UNDERLINE_SINGLE),
      };

      for (guint k = 0; k < G_N_ELEMENTS (attributes); k++)
        if (attributes[k] != NULL)
          {
            attributes[k]->start_index = range.start;
            attributes[k]->end_index = range.end;
            pango_attr_list_insert (list, attributes[k]);
          }
    }
  return list;
}

char *
gsy_review_dup_change (const char *was, const char *now, const GArray *gone, const GArray *added, guint score)
{
  g_autofree char *gone_words = gsy_word_diff_dup_words (was, gone);
  g_autofree char *added_words = gsy_word_diff_dup_words (now, added);

  if (gone_words != NULL && added_words != NULL)
    /* Translators: what a screen reader says of words that have changed: %1$s what they were, %2$s what they are, %3$u how alike they are in percent, %4$s the words that are gone, %5$s those that came */
    return g_strdup_printf (_ ("Was “%1$s”, is now “%2$s”, %3$u %% alike. Gone: %4$s. New: %5$s"), was, now, score, gone_words, added_words);
  if (gone_words != NULL)
    /* Translators: what a screen reader says of words that have changed: %1$s what they were, %2$s what they are, %3$u how alike they are in percent, %4$s the words that are gone */
    return g_strdup_printf (_ ("Was “%1$s”, is now “%2$s”, %3$u %% alike. Gone: %4$s"), was, now, score, gone_words);
  if (added_words != NULL)
    /* Translators: what a screen reader says of words that have changed: %1$s what they were, %2$s what they are, %3$u how alike they are in percent, %4$s the words that came */
    return g_strdup_printf (_ ("Was “%1$s”, is now “%2$s”, %3$u %% alike. New: %4$s"), was, now, score, added_words);
  /* Translators: what a screen reader says of words that have changed: %1$s what they were, %2$s what they are, %3$u how alike they are in percent */
  return g_strdup_printf (_ ("Was “%1$s”, is now “%2$s”, %3$u %% alike"), was, now, score);
}
