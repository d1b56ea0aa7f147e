/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-article-fonts.h: which fonts an article is read and printed in, where the reader has not chosen one. */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * gsy_article_fonts:
 * @reader: the language of whoever reads
 * @article: (nullable): the article's, as in gsy_article_get_language(), where it is known
 *
 * The families to be tried before the system's serif one. For readers of Chinese, Japanese and Korean that is a font of Han characters, in which the
 * apostrophes and quotation marks of other languages are as wide as one of these.
 *
 * Returns: (transfer none): ends with NULL, and may be empty
 */
const char *const *gsy_article_fonts (PangoLanguage *reader, const char *article);

G_END_DECLS
