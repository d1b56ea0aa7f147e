/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-edits-private.h: what the files that turn gestures into edits share. */
#pragma once

#include "core/gsy-edits-roles.h"

G_BEGIN_DECLS

/* The statement as it is now, for who asks may hold an earlier version; NULL with the reason when it is gone or locked. */
const GsyStatement *_gsy_edits_find_current (const GsyGesture *gesture, const GsyStatement *statement, GError **error);

/* A fresh copy that was changed now. */
GsyStatement *_gsy_edits_copy_modified (const GsyGesture *gesture, const GsyStatement *statement);

/* A change that left everything as it was, but for the time, is none. */
GsyEdit *_gsy_edits_make_changed (const GsyGesture *gesture, const char *label, const GsyStatement *before, const GsyStatement *after);

/* @span inside the text and on grapheme boundaries, growing where it must; empty stays empty. */
GsySpan _gsy_edits_round_outwards (const GsyGesture *gesture, GsySpan span);

/* Says that a selection has no words. NULL, for `return`. */
gpointer _gsy_edits_refuse_empty (GError **error);

/* The unknown members of both, in this order, each name once. Takes @first. */
char **_gsy_edits_join_unknown (char **first, char *const *second);

/* What @from has beside its span goes to @into: for two spans that become one, whose strings are therefore not right any more. */
void _gsy_edits_take_words (GsyQuote *into, GsyQuote *from);

/* @text without white space around it; NULL for nothing. (transfer full) */
char *_gsy_edits_strip (const char *text);

/* --- fillers (gsy-edits-roles.c), for names too --- */

/* Of source or target. */
GPtrArray **_gsy_edits_get_fillers (GsyStatement *statement, GsyRole role);

/* Says that a filler, words or a link are no longer there. NULL, for `return`. */
gpointer _gsy_edits_refuse_gone (GError **error);

/* The words at @span fill it, too. Words that a changed article lost go: the user says where they are now. */
void _gsy_edits_add_words (const GsyGesture *gesture, GsyFiller *filler, GsySpan span);

/* Joins those after @keeper that have its actor into it. */
void _gsy_edits_join_fillers (const GsyGesture *gesture, GPtrArray *fillers, guint keeper);

G_END_DECLS
