/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-json-walk.h: goes through a JSON document, or JSON Lines, that may be too large for the memory, a piece at a time. Each piece is checked strictly
 * before it is given. One thread at a time; blocks. */
#pragma once

#include "io/formats/gsy-source.h"
#include "io/gsy-json-reader.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * GsyJsonPiece:
 * @member: (nullable): the name of the member that it is, or of the list that it is in; NULL: of the list or of the lines that are the whole document
 * @depth: how many objects are open around it, its own list's aside
 * @element: it is an element of a list
 * @data: a value, strictly JSON; not NUL-terminated
 * @len: in bytes
 * @name: the file's
 * @line: where it begins, from 1
 * @column: likewise, in code points
 */
typedef struct
{
  const char *member;
  guint depth;
  gboolean element;
  const char *data;
  gsize len;
  const char *name;
  guint line;
  guint column;
} GsyJsonPiece;

/* FALSE with an error ends the walk. */
typedef gboolean (*GsyJsonEach) (const GsyJsonPiece *piece, gpointer data, GError **error);

/**
 * gsy_json_walk:
 * @name: of the file in @source
 * @open: (nullable): names of members that are not given whole: of a list its elements are given, of an object its members; NULL-terminated
 *
 * Gives the elements when the document is a list. When it is anything else and @open is NULL, it is taken for JSON Lines, and each of the values that
 * stand one after the other is given, whether on a line of its own or not. Otherwise it must be an object, whose members are given.
 *
 * Returns: FALSE with an error: GSY_ERROR_PARSE with "NAME:LINE:COLUMN: …", GSY_ERROR_TOO_LARGE, of gsy_source_open(), or @each's
 */
gboolean gsy_json_walk (GsySource *source, const char *name, const char *const *open, GsyJsonEach each, gpointer data, GError **error);

/* @self's tree. Errors: GSY_ERROR_PARSE: an object with too many members. */
JsonNode *gsy_json_piece_read (const GsyJsonPiece *self, GError **error);

/* To read @self by hand; errors then tell its place in the file. */
void gsy_json_piece_init_reader (const GsyJsonPiece *self, GsyJsonReader *reader);

G_END_DECLS
