/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reanchor-draft.h: a text under the hands of an editor, of which it is known at any time where each of its characters came from. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A character of the text as it is now, which may take several code points. @from: the first of the @n_from code points of the former text
 * that it is; -1: it is new. @copy: it was copied from there, and the one that it was copied from is somewhere else. */
typedef struct
{
  gunichar chars[4];
  guint8 n;
  guint8 n_from;
  gboolean copy;
  gint from;
} DraftCell;

typedef struct
{
  GRand *rand;
  GArray *cells;
  GPtrArray *strangers; /* of other articles in the same language, to take new sentences from */
  guint n_former;
  guint applied; /* of kinds, as bits */
} Draft;

typedef enum
{
  EDIT_INSERT_SENTENCE,
  EDIT_INSERT_PARAGRAPH,
  EDIT_INSERT_HEAD,
  EDIT_DELETE_SENTENCE,
  EDIT_DELETE_PARAGRAPH,
  EDIT_DELETE_END,
  EDIT_REPLACE_SENTENCE,
  EDIT_REPLACE_PARAGRAPH,
  EDIT_REPLACE_WORD,
  EDIT_REPLACE_NAME, /* a word everywhere */
  EDIT_SWAP_NAMES,   /* two words, each for the other, everywhere */
  EDIT_MOVE_PARAGRAPH,
  EDIT_MOVE_SENTENCE,
  EDIT_COPY_SENTENCE,
  EDIT_COPY_PARAGRAPH,
  EDIT_TYPO,
  EDIT_CASE,
  /* From here on only the form changes: what the text says stays. */
  EDIT_REFLOW,
  EDIT_DECOMPOSE,
  EDIT_COMPOSE,
  EDIT_QUOTES,
  EDIT_SPACES,
  EDIT_LINE_ENDS,
  EDIT_HYPHENS,
  EDIT_RESAVE, /* several of these at once, as another editor would */
  N_EDITS,
} DraftEdit;

#define EDIT_FIRST_OF_FORM EDIT_REFLOW

/* @strangers: (element-type utf8): kept by a reference. @rand is borrowed. */
Draft *draft_new (const char *text, GPtrArray *strangers, GRand *rand);
void draft_free (Draft *self);
void draft_edit (Draft *self, DraftEdit edit);
char *draft_dup_text (Draft *self);
const char *draft_edit_get_name (DraftEdit edit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Draft, draft_free)

G_END_DECLS
