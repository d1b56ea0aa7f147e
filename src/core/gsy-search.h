/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-search.h: what is sought in articles: words as a person types them, or a regular expression; where it stands; and whether that is marked.
 *
 * Words are found whatever their case, accents, width, apostrophes, quotation marks and white space (gsy-fold.h). A regular expression (Perl's,
 * as GRegex has them) is found in the text as it is, case apart; “^” and “$” are the ends of lines. It must find a letter at least, and a match
 * that begins or ends inside a grapheme covers all of it.
 *
 * A search is immutable: any thread may use it. */
#pragma once

#include "core/gsy-article.h"

G_BEGIN_DECLS

typedef struct _GsySearch GsySearch;

/**
 * gsy_search_new:
 * @pattern: valid UTF-8, with something in it that can be found
 *
 * Errors: GSY_ERROR_PARSE with a sentence that says what is wrong and at which character.
 */
GsySearch *gsy_search_new (const char *pattern, gboolean is_regex, GError **error);
GsySearch *gsy_search_ref (GsySearch *self);
void gsy_search_unref (GsySearch *self);

/**
 * gsy_search_find_all:
 * @max: at most so many
 *
 * All matches in reading order, not overlapping. Errors: GSY_ERROR_TOO_LARGE when a regular expression tries more ways than anybody waits for.
 *
 * Returns: (transfer full) (nullable) (element-type GsySpan): NULL on error
 */
GArray *gsy_search_find_all (GsySearch *self, GsyArticle *article, guint max, GError **error);

/**
 * gsy_search_collect_marked:
 * @statements: (element-type GsyStatement)
 * @layer: (nullable): of this layer alone
 *
 * What their own spans cover, put together: in reading order, not touching. Detached statements cover nothing.
 *
 * Returns: (transfer full) (element-type GsySpan)
 */
GArray *gsy_search_collect_marked (GPtrArray *statements, const char *layer);

/* Keeps those of @matches that overlap @marked, by one code point at least, or, without @inside, those that do not. Both in reading order. */
void gsy_search_filter (GArray *matches, const GArray *marked, gboolean inside);

/**
 * GsyExcerpt:
 * @text: one line: white space made single, control characters as U+FFFD, “…” where it was cut
 * @start: the byte of @text where the match begins
 * @end: one past its last byte
 * @is_rtl: its first letter is of a script that is written from right to left
 */
typedef struct
{
  char *text;
  guint start;
  guint end;
  gboolean is_rtl;
} GsyExcerpt;

/* @match with up to so many code points on each side, cut between words where that can be. A long match is cut itself. */
void gsy_search_excerpt (GsyArticle *article, GsySpan match, guint n_before, guint n_after, GsyExcerpt *excerpt);
void gsy_excerpt_clear (GsyExcerpt *excerpt);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsySearch, gsy_search_unref)

G_END_DECLS
