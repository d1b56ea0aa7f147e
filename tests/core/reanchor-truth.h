/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reanchor-truth.h: what became of a span in an edited text, known from the account of its characters and not from their likeness. */
#pragma once

#include "reanchor-draft.h"

#include "core/gsy-article.h"

G_BEGIN_DECLS

typedef enum
{
  FATE_SURVIVES, /* the same words but for their form, at one place */
  FATE_CHANGED,  /* some of its characters are there */
  FATE_GONE,     /* none is */
} Fate;

/* @place: if it survives or changed: from the first to the last of its characters. @gap: if it is gone: what is between its former neighbours;
 * empty with start over end if they are not neighbours any more. @sure: that place can be told from all others by the words and what is around
 * them. */
typedef struct
{
  Fate fate;
  GsySpan place;
  GsySpan gap;
  gboolean sure;
} Truth;

typedef struct _Truths Truths;

/* @before and @after are what @draft was made from and is now; all are borrowed. */
Truths *truths_new (const Draft *draft, GsyArticle *before, GsyArticle *after);
void truths_free (Truths *self);

/* @context: how many characters on each side there are to tell places by. @alone: words of so many characters need no context. */
Truth truths_find (Truths *self, GsySpan span, guint context, guint alone);

/* TRUE when @place has the words of @span, and as much or more of what was around them than the true place: one that a copy was made of, or that
 * always was the same. */
gboolean truths_is_better (Truths *self, GsySpan span, const Truth *truth, GsySpan place, guint context);

/* TRUE when the words of @span are at least @alone characters, and nowhere else in the former text; nor are those of @place in the other. */
gboolean truths_is_unique (Truths *self, GsySpan span, GsySpan place, guint alone);

/* How many characters at @place came from @span: those of no copy, spaces apart. */
guint truths_count_kept (Truths *self, GsySpan span, GsySpan place);

/* TRUE when @place is all that was copied of @span in one place. */
gboolean truths_is_copy (Truths *self, GsySpan span, GsySpan place);

/* TRUE when @place has the words of @span, and all of the @context characters on each side that it had. */
gboolean truths_is_double (Truths *self, GsySpan span, GsySpan place, guint context);

/* TRUE when two texts differ in form alone. */
gboolean truths_same_words (const char *a, const char *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Truths, truths_free)

G_END_DECLS
