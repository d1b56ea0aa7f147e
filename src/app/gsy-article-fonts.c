/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-article-fonts.c: Latin, Greek and Cyrillic letters that are not those of a font of Han characters. */
#include "config.h"

#include "app/gsy-article-fonts.h"

/* By what one reads in; compared as in RFC 4647: “zh” is also “zh-cn”. */
#define HAN "zh;ja;ko"

const char *const *
gsy_article_fonts (PangoLanguage *reader, const char *article)
{
  static const char *const none[] = { NULL };
  static const char *const others[] = { "Noto Serif", "DejaVu Serif", "Liberation Serif", NULL };

  g_return_val_if_fail (reader != NULL, none);

  if (article == NULL || !pango_language_matches (reader, HAN) || pango_language_matches (pango_language_from_string (article), HAN))
    return none;
  return others;
}
