/* SPDX-License-Identifier: GPL-3.0-or-later */
/* anchor-fixture.h: a text as an article, and where words are in it. */
#pragma once

#include "core/gsy-article.h"

#include <string.h>

static inline GsyArticle *
article_new (const char *text)
{
  return gsy_article_new ("a.txt", g_strdup (text), strlen (text), "0000", NULL);
}

/* The @nth place, from 0, of @words. */
static inline GsySpan
find_in (const char *text, const char *words, guint nth)
{
  const char *at = strstr (text, words);
  guint start;

  for (; nth > 0; nth--)
    at = strstr (at + 1, words);
  g_assert_nonnull (at);
  start = (guint) g_utf8_strlen (text, at - text);
  return gsy_span (start, start + (guint) g_utf8_strlen (words, -1));
}
