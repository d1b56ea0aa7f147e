/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fixture.h: small articles and statements for the tests of the model. */
#pragma once

#include <string.h>

#include "core/gsy-store.h"

#define NO_HASH "0000000000000000000000000000000000000000000000000000000000000000"

static inline GsyArticle *
make_article (const char *text)
{
  return gsy_article_new ("article.txt", g_strdup (text), strlen (text), NO_HASH, NULL);
}

/* An article of @n letters. */
static inline GsyArticle *
make_long_article (guint n)
{
  char *text = g_malloc (n + 1);

  memset (text, 'a', n);
  text[n] = '\0';
  return gsy_article_new ("article.txt", text, n, NO_HASH, NULL);
}

static inline GsyStatement *
make_statement (const char *id, const char *layer, guint start, guint end)
{
  GsyStatement *statement = gsy_statement_new (id, layer);

  gsy_statement_add_span (statement, gsy_span (start, end));
  return statement;
}
