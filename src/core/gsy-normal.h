/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-normal.h: a text as it is compared when the article was saved anew: what only its typography says is taken out, what its words say is kept.
 *
 * The rules, each for what editors, web exports and other systems do to a text without anybody having changed it:
 *  - canonical composition (Unicode NFC, by ICU): “é” in one code point or in two, Hangul syllables in letters;
 *  - one kind each of double quotation marks (« » “ ” „ ‟ ″ "), of single ones and apostrophes (‘ ’ ‚ ‛ ‹ › ʼ ′ ´ ` '), of hyphens and dashes; the white
 *    space that French sets inside of the double ones is nothing, whatever marks there are;
 *  - a run of white space of any kind, line ends too, is one space; between two characters of a script without spaces it is nothing, since
 *    there it only is where a line was broken;
 *  - “…” is three full stops, and ligatures of fi, fl, ff, st are their letters;
 *  - soft hyphens, byte-order marks, zero-width spaces and marks of direction are dropped; joiners are not, as they make other letters.
 * Letters' case is never touched here; @folded is there for whoever looks for words in another case.
 *
 * A unit is a code point of the normalised text. It knows what stretch of the original it stands for; several may stand for one stretch. */
#pragma once

#include "core/gsy-span.h"

G_BEGIN_DECLS

typedef struct
{
  guint n;         /* units */
  guint32 *chars;  /* the normalised text */
  guint32 *folded; /* the same in lower case, code point for code point */
  guint32 *starts; /* of each unit in the original, in code points */
  guint32 *ends;
  guint length; /* of the original, in code points */
} GsyNormal;

/* @text: valid UTF-8; not kept. Linear in its length. */
GsyNormal *gsy_normal_new (const char *text, gsize n_bytes);
void gsy_normal_free (GsyNormal *self);

/* The units that a span of the original touches, as [from, to): empty when it covers but what is dropped. */
GsySpan gsy_normal_from_span (const GsyNormal *self, GsySpan span);

/* What the units [from, to) stand for, without what was dropped before and after them. FALSE when they are none, or when they begin or end amid
 * what is one stretch of the original. */
gboolean gsy_normal_to_span (const GsyNormal *self, GsySpan units, GsySpan *span);

/* TRUE when both are the same text once normalised. */
gboolean gsy_normal_same (const char *a, const char *b);

/* A letter is also a digit or a mark; one of a script that is written without spaces is no letter but a word of its own. */
gboolean gsy_normal_is_letter (guint32 c);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyNormal, gsy_normal_free)

G_END_DECLS
