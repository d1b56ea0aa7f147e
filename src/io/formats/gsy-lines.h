/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-lines.h: an article's text with LF at the end of each line, for programs that count so, and where its places are then. */
#pragma once

#include "core/gsy-article.h"

G_BEGIN_DECLS

typedef struct
{
  GString *text;
  GArray *returns; /* offsets of CR that LF follows, which are left out */
} GsyLines;

GsyLines *gsy_lines_new (GsyArticle *article);
void gsy_lines_free (GsyLines *self);

/* What of the text comes before @offset, in code points. */
guint gsy_lines_place (const GsyLines *self, guint offset);

/* The way back: the offset in the article of what has @place code points before it; at the end of a line before CR LF. */
guint gsy_lines_find (const GsyLines *self, guint place);

/**
 * gsy_lines_dup_ends:
 *
 * Which line ends an article has, for gsy_lines_restore(): "CRLF", or where they are not all the same how many of which: "LF 2, CRLF 1".
 *
 * Returns: (nullable): NULL: LF alone
 */
char *gsy_lines_dup_ends (GsyArticle *article);

/* @text, which has LF alone, with the line ends of @ends; NULL when that tells nothing or does not fit. */
char *gsy_lines_restore (const char *text, const char *ends);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyLines, gsy_lines_free)

G_END_DECLS
