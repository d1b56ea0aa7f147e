/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-edits-anchor.h: from a gesture to an edit, for places that an article which changed has made doubtful or lost. Pure functions of the
 * kind of gsy-edits.h, whose rules hold here too. */
#pragma once

#include "core/gsy-edits-roles.h"

G_BEGIN_DECLS

/**
 * GsyDoubt:
 * @GSY_DOUBT_NONE: its words are where it says
 * @GSY_DOUBT_PLACE: it has a place, and somebody should look at it: the words there are not quite what they were, see
 *   gsy_statement_needs_review(), or words of its cue or of a filler are not in the article any more
 * @GSY_DOUBT_LOST: it is detached
 *
 * What is to be asked about the place of a statement.
 */
typedef enum
{
  GSY_DOUBT_NONE,
  GSY_DOUBT_PLACE,
  GSY_DOUBT_LOST,
} GsyDoubt;

/* @article: (nullable): without it, nobody can tell whether words of a cue or a filler are still there. */
GsyDoubt gsy_statement_get_doubt (GsyArticle *article, const GsyStatement *statement);

/* TRUE when the words of @quote are not where it says: such a place is only a memory. */
gboolean gsy_quote_is_lost (GsyArticle *article, const GsyQuote *quote);

/* The place of @statement is right as it is: it has no words any more that it had before the article changed. What is lost of it is none the
 * less so. Refused when it is detached. */
GsyEdit *gsy_edits_confirm_place (const GsyGesture *gesture, const GsyStatement *statement, GError **error);

/**
 * gsy_edits_place_again:
 * @fragment: which of its fragments, where it is not detached
 * @span: where that is now
 * @n_left_out: (out) (optional): how many of its fragments are not part of it any more, because they were not found
 *
 * Of a detached statement, the first fragment is at @span; others come after it where their very words are found at one place (which asks
 * for a look when something else stands around them), or lie inside it; else they are left out, so that there may be but one span. Its cue and its fillers are found again as far as that is sure; an
 * actor stays in any case, and so do words that are not found, as lost ones. Of one that is in the article, the fragment goes to @span and
 * is joined with those that it touches.
 */
GsyEdit *gsy_edits_place_again (const GsyGesture *gesture, const GsyStatement *statement, guint fragment, GsySpan span, guint *n_left_out, GError **error);

/* The words of the cue (@index does not matter then), or of the @index-th filler of @role, that were lost are at @span now; its actor stays. If none was
 * lost, those whose place is doubtful. */
GsyEdit *gsy_edits_place_role_again (const GsyGesture *gesture, const GsyStatement *statement, GsyRole role, guint index, GsySpan span, GError **error);

/* The words of the cue or of that filler that were lost are forgotten; its actor stays. */
GsyEdit *gsy_edits_forget_lost (const GsyGesture *gesture, const GsyStatement *statement, GsyRole role, guint index, GError **error);

G_END_DECLS
