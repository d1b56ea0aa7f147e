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
  GSY_ANCHOR_MOVED,    /* found at exactly one other place each, in order */
  GSY_ANCHOR_DETACHED, /* not found, or not surely */
} GsyAnchorResult;

/**
 * gsy_anchor:
 * @statement: (transfer full): fresh, as read, with its strings; spans may lie outside the text
 *
 * Checks each span of @statement, of its cue and of its fillers against @article. Strings that say what the article says are
 * dropped. A moved span gets its new place. When a content span is lost, the statement is marked detached, its offsets and
 * strings untouched; when only a cue's or a filler's span is lost, that span keeps its strings and the result is still
 * by the content.
 */
GsyAnchorResult gsy_anchor (GsyArticle *article, GsyStatement *statement);

/* TRUE when @quote's strings are absent or agree with @article at its span. */
gboolean gsy_quote_matches (GsyArticle *article, const GsyQuote *quote);

G_END_DECLS
