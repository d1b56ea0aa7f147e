/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-error.h: the one error domain. Codes are few, because a caller acts on at most two or three of them; the message
 * is for the user: translated, it names file and position, says what was expected and what to do. I/O errors of the
 * system pass through as G_IO_ERROR with a prefix. New codes are added at the end. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GsyError:
 * @GSY_ERROR_PARSE: the bytes are not the format that they should be
 * @GSY_ERROR_VERSION: a newer version than we know: may be shown, never be written
 * @GSY_ERROR_TEXT_MISMATCH: words stored with an offset are not those in the article
 * @GSY_ERROR_INVALID_SPAN: empty, reversed, out of the article, or inside a grapheme cluster
 * @GSY_ERROR_LOCKED: the layer is locked against changes
 * @GSY_ERROR_CONFLICT: the file changed on disk since it was read
 * @GSY_ERROR_TOO_LARGE: over a documented limit
 * @GSY_ERROR_UNSUPPORTED: not a thing that we read: a folder, a pipe, a binary file
 */
typedef enum
{
  GSY_ERROR_PARSE,
  GSY_ERROR_VERSION,
  GSY_ERROR_TEXT_MISMATCH,
  GSY_ERROR_INVALID_SPAN,
  GSY_ERROR_LOCKED,
  GSY_ERROR_CONFLICT,
  GSY_ERROR_TOO_LARGE,
  GSY_ERROR_UNSUPPORTED,
} GsyError;

#define GSY_ERROR (gsy_error_quark ())
GQuark gsy_error_quark (void);

G_END_DECLS
