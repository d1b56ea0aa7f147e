/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-display-text.h: an article's text as a GtkTextBuffer can show it, and the way between their offsets.
 *
 * GTK lays out a paragraph as a whole, which is slow for a long one and wrong for a very long one. So a paragraph of more than
 * GSY_DISPLAY_PARAGRAPH_MAX characters gets soft breaks: line ends that only the buffer has, at the end of a sentence or a word, never in a
 * grapheme cluster. A piece whose first strong letter runs against its paragraph's direction gets a direction mark as well. All offsets
 * outside of the view are the article's; without soft breaks both are the same. Immutable. */
#pragma once

#include "core/gsy-article.h"

G_BEGIN_DECLS

#define GSY_DISPLAY_PARAGRAPH_MAX 4000
#define GSY_DISPLAY_PIECE 1000
#define GSY_DISPLAY_PIECE_MAX 2000

typedef struct _GsyDisplayText GsyDisplayText;

/* Holds a reference to @article. */
GsyDisplayText *gsy_display_text_new (GsyArticle *article);
void gsy_display_text_free (GsyDisplayText *self);

GsyArticle *gsy_display_text_get_article (const GsyDisplayText *self);

/* What goes into the buffer, and its length in code points. */
const char *gsy_display_text_get_text (const GsyDisplayText *self, gsize *n_bytes);
guint gsy_display_text_get_length (const GsyDisplayText *self);

guint gsy_display_text_get_n_breaks (const GsyDisplayText *self);

/* The range of the buffer that the i-th soft break takes up, its line end included. */
GsySpan gsy_display_text_get_break (const GsyDisplayText *self, guint i);

typedef enum
{
  GSY_SIDE_BEFORE, /* of a soft break at this very offset: where a span ends */
  GSY_SIDE_AFTER,  /* where a span starts */
} GsyDisplaySide;

guint gsy_display_text_to_buffer (const GsyDisplayText *self, guint offset, GsyDisplaySide side);
guint gsy_display_text_to_article (const GsyDisplayText *self, guint buffer_offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyDisplayText, gsy_display_text_free)

G_END_DECLS
