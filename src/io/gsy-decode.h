/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-decode.h: from the bytes of a text in any encoding to UTF-8. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * gsy_decode:
 * @name: the file's name for errors
 * @cut: @data is the beginning of something longer: a character cut off at the end is left out
 * @n_text: (out): bytes of the result
 * @encoding: (out) (optional) (transfer full): what the bytes were in; a byte-order mark is not told
 *
 * Returns: (transfer full): valid UTF-8 without byte-order mark and without NUL, NUL-terminated; NULL with GSY_ERROR_UNSUPPORTED
 *   when it is no text, with GSY_ERROR_PARSE when it is damaged or in no encoding that we know
 */
char *gsy_decode (const char *name, const char *data, gsize n_bytes, gboolean cut, gsize *n_text, char **encoding, GError **error);

G_END_DECLS
