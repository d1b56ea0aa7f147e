/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reanchor-draft-private.h: what the files of Draft share. */
#pragma once

#include "reanchor-draft.h"

G_BEGIN_DECLS

typedef struct
{
  guint start;
  guint end;
} DraftRange;

DraftCell *_draft_cell_at (const Draft *self, guint i);
gunichar _draft_char_at (const Draft *self, guint i);
guint _draft_below (Draft *self, guint n);
gboolean _draft_is_space (gunichar c);
gboolean _draft_is_break (gunichar c);
gboolean _draft_is_sentence_end (gunichar c);
gboolean _draft_has_spaces (const Draft *self);

/* A word at random; empty when none was found. */
DraftRange _draft_some_word (Draft *self);

/* --- the form (reanchor-draft-form.c): what the text says stays --- */

void _draft_reflow (Draft *self);
void _draft_decompose (Draft *self);
void _draft_compose (Draft *self);
void _draft_change_quotes (Draft *self);
void _draft_change_spaces (Draft *self);
void _draft_change_line_ends (Draft *self);
void _draft_add_hyphens (Draft *self);

G_END_DECLS
