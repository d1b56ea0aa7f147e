/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-anchor.h: what becomes of stored spans when the article's text may have changed. Never a guess: a span is right where it
 * is, or its words with their context stand at exactly one place, or its statement is detached and kept as it was. */
#pragma once

#include "core/gsy-article.h"
#include "core/gsy-statement.h"

G_BEGIN_DECLS

typedef enum
{
  GSY_ANCHOR_SAME,     /* all spans right where they were */
  GSY_ANCHOR_MOVED,    /* found at exactly one place each, in order, some at another one than before */
  GSY_ANCHOR_DETACHED, /* not found, or not surely */
} GsyAnchorResult;

/**
 * gsy_anchor:
 * @statement: (transfer full): fresh, as read, with its strings; spans may lie outside the text
 *
 * Checks each span of @statement, of its cue and of its fillers against @article. Strings that are what we would write are
 * dropped, and so is a context that the article does not say any more; where the words are right and the context is missing
 * or shorter than ours, all strings stay. A moved span gets its new place and no strings. A span without words stays where it is as long as that is a place in the text, but a
 * detached one is not found again without them. When a content span is lost, the statement is marked detached, its offsets
 * and strings untouched; when all are found, it is not detached any more. When only a cue's or a filler's span is lost,
 * nothing of that cue or filler moves, the lost span keeps its strings, and the result is still by the rest. A span that
 * stays may start or end inside a grapheme cluster: see gsy_article_check_span(). One thread at a time for an article.
 */
GsyAnchorResult gsy_anchor (GsyArticle *article, GsyStatement *statement);

/* TRUE when @quote's strings are absent or agree with @article at its span; a context of any length may. */
gboolean gsy_quote_matches (GsyArticle *article, const GsyQuote *quote);

G_END_DECLS
