/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-json-reader.h: a pull reader of strict JSON (RFC 8259) over bytes in memory, for our own files.
 *
 * Strict: one document and nothing after it, UTF-8 without byte-order mark, no name twice in an object, no lone surrogate,
 * at most GSY_JSON_MAX_DEPTH levels. Nothing is built: the caller walks the document, takes texts and numbers as slices of
 * the input and skips what it does not know, which gives that value's raw bytes. Whatever is skipped is checked all the same.
 *
 *   gsy_json_reader_init (&reader, data, len);
 *   if (gsy_json_enter_object (&reader))
 *     while (gsy_json_next_member (&reader, &member))
 *       …read or skip exactly one value…
 *   if (!gsy_json_finish (&reader, name, error))
 *     return FALSE;
 *
 * After the first failure each call returns FALSE and moves nothing, so checking once at the end is enough. */
#pragma once

#include "io/gsy-json-names.h"

#include <string.h>

G_BEGIN_DECLS

typedef enum
{
  GSY_JSON_INVALID, /* no value starts here, or the reader has failed */
  GSY_JSON_OBJECT,
  GSY_JSON_ARRAY,
  GSY_JSON_STRING,
  GSY_JSON_NUMBER,
  GSY_JSON_BOOLEAN,
  GSY_JSON_NULL,
} GsyJsonType;

/**
 * GsyJsonText:
 * @data: (nullable): what stands between the quotation marks; NULL: there is none
 * @len: in bytes
 * @escaped: there are backslashes: see gsy_json_text_dup()
 * @nul: there is a \u0000, so that it is no text for C
 */
typedef struct
{
  const char *data;
  gsize len;
  gboolean escaped;
  gboolean nul;
} GsyJsonText;

/**
 * GsyJsonMember:
 * @name: without escapes; valid until the reader is cleared
 * @raw: with its quotation marks, as in the input
 */
typedef struct
{
  GsyJsonSlice name;
  GsyJsonSlice raw;
} GsyJsonMember;

typedef struct
{
  /*< private >*/
  const char *start;
  const char *end;
  const char *p;
  guint depth;
  gboolean first; /* no element of the innermost object or array was read */
  const char *failed_at;
  char *message;
  GsyJsonNames names;
  GStringChunk *decoded;
  const char *known_at; /* a position whose line and column are known */
  guint line;
  guint column;
  guint first_line;
  guint first_column;
} GsyJsonReader;

/* A place to come back to, at the beginning of a value. */
typedef struct
{
  const char *p;
  guint depth;
  gsize n_names;
} GsyJsonMark;

/* @data is borrowed and need not end with NUL; it may be NULL when @len is 0. */
void gsy_json_reader_init (GsyJsonReader *self, const char *data, gsize len);
void gsy_json_reader_clear (GsyJsonReader *self);

/* While nothing was read: where in its file @data begins. */
void gsy_json_reader_set_place (GsyJsonReader *self, guint line, guint column);

/* What comes next; it is then at @self's position. Fails when no value starts there. */
GsyJsonType gsy_json_peek (GsyJsonReader *self);
const char *gsy_json_get_position (const GsyJsonReader *self);

/* Walking. The enter functions and the read functions fail when the value is of another type. */
gboolean gsy_json_enter_object (GsyJsonReader *self);
gboolean gsy_json_next_member (GsyJsonReader *self, GsyJsonMember *member); /* FALSE at the end too */
gboolean gsy_json_enter_array (GsyJsonReader *self);
gboolean gsy_json_next_element (GsyJsonReader *self); /* FALSE at the end too */

gboolean gsy_json_read_text (GsyJsonReader *self, GsyJsonText *text);
gboolean gsy_json_read_number (GsyJsonReader *self, GsyJsonSlice *number);
gboolean gsy_json_read_boolean (GsyJsonReader *self, gboolean *value);
gboolean gsy_json_skip (GsyJsonReader *self, GsyJsonSlice *raw); /* @raw: (out) (optional) */

/* For the head of our files: skips a value, and tells whether it is the text @string; whether it is a number that can be a
 * version, from 1. What is larger than @version can hold is the largest. */
gboolean gsy_json_skip_text (GsyJsonReader *self, const char *string);
gboolean gsy_json_skip_version (GsyJsonReader *self, guint *version);

/* Going back to read a value in another way. */
void gsy_json_save (const GsyJsonReader *self, GsyJsonMark *mark);
void gsy_json_restore (GsyJsonReader *self, const GsyJsonMark *mark);

/* Fails at @at, with a translated sentence without a full stop. Only the first failure counts. */
void gsy_json_fail (GsyJsonReader *self, const char *at, const char *message);
gboolean gsy_json_has_failed (const GsyJsonReader *self);

/* TRUE when the whole document was read and nothing comes after it. Otherwise GSY_ERROR_PARSE with "NAME:LINE:COLUMN: …". */
gboolean gsy_json_finish (GsyJsonReader *self, const char *name, GError **error);

/* Line and column of a position, both from 1, the column in code points. Quick when asked in order. */
void gsy_json_locate (GsyJsonReader *self, const char *at, guint *line, guint *column);

/* Texts without their escapes. gsy_json_text_dup() is for texts without \u0000. */
char *gsy_json_text_dup (const GsyJsonText *self);
void gsy_json_text_append (const GsyJsonText *self, GString *string);
gboolean gsy_json_text_equal (const GsyJsonText *self, const char *string);

static inline gboolean
gsy_json_slice_is (const GsyJsonSlice *self, const char *string)
{
  return self->len == strlen (string) && memcmp (self->data, string, self->len) == 0;
}

/* TRUE when @number is written as an integer, without fraction, exponent or a minus before zero, and fits. */
gboolean gsy_json_to_int64 (const GsyJsonSlice *number, gint64 *value);

/* Members that are not known, kept as they were: pairs of raw name and raw value, as in GsyStatement. @unknown is made at the
 * first one; gsy_json_steal_unknown() gives the NULL-terminated array, or NULL. */
void gsy_json_keep_unknown (GPtrArray **unknown, const GsyJsonMember *member, const GsyJsonSlice *value);
char **gsy_json_steal_unknown (GPtrArray **unknown);

/* Likewise the value of a member that is known, but makes no sense. It is kept under the plain @name, whatever escapes the file wrote it
 * with, so that a value given later is known to take its place. */
void gsy_json_keep_odd (GPtrArray **unknown, const char *name, const GsyJsonSlice *value);

G_END_DECLS
