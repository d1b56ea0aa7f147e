/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-aside.h: putting a file out of the way under a clear name, never over another file. */
#pragma once

#include "io/gsy-save.h"

G_BEGIN_DECLS

/* Renames @path to "NAME.WORD-YYYYMMDD-HHMMSS" in its folder. @aside: (out) (transfer full): the new path. */
gboolean gsy_aside_move (const char *path, const char *word, char **aside, GError **error);

/* Copies it there instead, and says what was copied. A file that is not there is no error: @aside is NULL then. */
gboolean gsy_aside_copy (const char *path, const char *word, guint64 max, GsyFileIdentity *identity, char **aside, GError **error);

/* rename() that never replaces: 0, or -1 with errno, EEXIST when @to is there. Killed between, it may leave the file under both names. */
int gsy_rename_without_replacing (const char *from, const char *to);

G_END_DECLS
