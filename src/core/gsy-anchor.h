/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-anchor.h: what becomes of stored spans when the article's text may have changed. Never a silent guess: a span's words are found again
 * exactly, or words that are like them are found at one place that nothing else comes near, and the statement asks for a look; or its statement
 * is detached and kept as it was.
 *
 * Words are the same when they are so after normalisation (gsy-normal.h). Letters' case is not: that asks for a look.
 *
 * How:
 *  1. With the former text, by what both have in common (gsy-diff.h): words within a run are where the run is now, and where a paragraph or more
 *     moved together, they moved with it. This needs no look at the words, so that “China” a hundred times is a hundred places.
 *  2. Between what stayed before and after them: the words themselves, or what an alignment makes of them.
 *  3. Anywhere: along the ways that the rarest strings of the words, and of what was around them, point to.
 *  Each candidate is weighed by what agrees: the words, and up to 64 characters on each side with the former text, 32 without it. With the former
 *  text it is also asked the other way round what else may have become the candidate: what was other words before is not ours, so that deleted
 *  words are not found in their like elsewhere.
 *  4. The best is taken without a question when it is well ahead of all others, both sides agree, and it is in its place among the rest; without the
 *     former text, when all but a letter or two of what the file has around the words agrees.
 *  5. It is taken and asked about when it is ahead, but less speaks for it: the words were edited; a sentence moved alone, for it may as well have been
 *     copied before it was deleted; what is around them is other on one side; or they stand beside their like, of which one is new or one is gone.
 *  6. Else it is lost: when two are nearly as good, or when short words have lost what adjoined them. Cues and fillers, and what is lost of a
 *     statement in several pieces, are sought near where the rest is now.
 *
 * The same words asked about have @was that are themselves: then it is their place that is doubtful.
 *
 * Sources: the W3C Web Annotation Data Model, 4.2.4 “Text Quote Selector”, for what is stored. Hypothesis' match-quote, which scores quote, prefix,
 * suffix and position by weights and always takes the best: from its reported faults we learned to ask how far ahead the best is, to keep distance
 * and likeness apart, and to ask more of short quotes. diff-match-patch by N. Fraser for stages of a diff. The rest is named where it is used. */
#pragma once

#include "core/gsy-article.h"
#include "core/gsy-statement.h"

G_BEGIN_DECLS

typedef enum
{
  GSY_ANCHOR_SAME,     /* all spans right where they were */
  GSY_ANCHOR_MOVED,    /* all words found, each at one sure place, in order, some at another one than before */
  GSY_ANCHOR_REVIEW,   /* all placed, but somebody has to look at some: those have what the words were (GsyQuoteWords.was) */
  GSY_ANCHOR_DETACHED, /* not found, or not surely */
} GsyAnchorResult;

/* One article that is now, and what helps to find places in it. Made once for all statements; one thread at a time. */
typedef struct _GsyAnchorer GsyAnchorer;

/* @before: (nullable): the text in which the spans were right, if it is at hand. Both are kept by a reference. */
GsyAnchorer *gsy_anchorer_new (GsyArticle *article, GsyArticle *before);
void gsy_anchorer_free (GsyAnchorer *self);

/**
 * gsy_anchorer_place:
 * @statement: (transfer none): fresh, as read, with its strings, or with none if its spans are right in the former text; spans may lie outside
 *   the text
 *
 * Finds each span of @statement, of its cue and of its fillers in the article. A pure function of the two texts and the statement, so that the
 * same statement in the history finds the same place. Strings that are what we would write are dropped, and so is a context that the article
 * does not say any more; where the words are right and the context is missing or shorter than ours, all strings stay. A moved span gets its new
 * place and no strings. What somebody was already asked to look at stays so, until the words are again what they were.
 *
 * When a content span is lost, the statement is marked detached, its offsets untouched, its strings those of the former text; when all are
 * found, it is not detached any more. When only a cue's or a filler's span is lost, nothing of that cue or filler moves, the lost span keeps
 * or gets its strings, and the result is still by the rest. A span that stays may start or end inside a grapheme cluster: see
 * gsy_article_check_span().
 */
GsyAnchorResult gsy_anchorer_place (GsyAnchorer *self, GsyStatement *statement);

/* The places in the article that come nearest to a detached @statement's first content span, best first, to be offered to the user; at
 * most @max. (transfer full) (element-type GsySpan). */
GArray *gsy_anchorer_suggest (GsyAnchorer *self, const GsyStatement *statement, guint max);

/* How alike two pieces of text are after normalisation, in percent: 100 the same, 0 nothing in common. */
guint gsy_anchor_score (const char *was, const char *now);

/* For one statement, without the former text. */
GsyAnchorResult gsy_anchor (GsyArticle *article, GsyStatement *statement);

/* TRUE when @quote's strings are absent or agree with @article at its span; a context of any length may. */
gboolean gsy_quote_matches (GsyArticle *article, const GsyQuote *quote);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyAnchorer, gsy_anchorer_free)

G_END_DECLS
