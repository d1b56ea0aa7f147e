/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-webanno-cells.h: what stands in a cell of WebAnno TSV. Pure functions. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @text as it was, of @len bytes, -1: NUL-terminated. Values have more escapes than texts, in which a backslash before most things is one. (transfer full) */
char *gsy_webanno_unescape (const char *text, gssize len, gboolean value);

/* The end of the part that @from begins, at @separator without a backslash before it, or @end. */
const char *gsy_webanno_find_end (const char *from, const char *end, char separator);

/* Cuts “[12]” or “[1_2]” off the end of a part: its numbers, 0 where there is none. */
void gsy_webanno_cut_numbers (const char *from, const char **end, guint *one, guint *other);

/* Whether a part is @sign alone, as “_” and “*”. */
gboolean gsy_webanno_is_sign (const char *from, const char *end, char sign);

G_END_DECLS
