/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-json-read.h: foreign JSON: behind our strict scan, trees of json-glib; of what is large, piece by piece with gsy-json-walk.h. Plus the few steps
 * through a tree that all readers make, which never warn when something is of another type. Any thread.
 *
 * What other programs write is taken a little more kindly than our own files: a byte-order mark before it is passed over, and what is no
 * character for C, \u0000, becomes U+FFFD. A whole number that fits is one; any other number is a double. */
#pragma once

#include "io/gsy-json-reader.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A whole document. Errors: GSY_ERROR_PARSE with "NAME:LINE:COLUMN: …". */
JsonNode *gsy_json_read (GBytes *bytes, const char *name, GError **error);

/* A document's, a line's part. @data need not end with NUL. */
JsonNode *gsy_json_read_part (const char *data, gsize len, const char *name, GError **error);

/* What comes next in @reader, and nothing after it. Errors likewise. */
JsonNode *gsy_json_build (GsyJsonReader *reader, const char *name, GError **error);

/* For a guess of what a file is: calls @each with name and value of each member of the first object in @head, the beginning of a file: the document itself,
 * or the first element of the list that it is. Of a member that is cut off, the value is what is there of it, or null. */
void gsy_json_peek_members (GBytes *head, void (*each) (const char *name, JsonNode *value, gpointer data), gpointer data);

/* A member of @node if that is an object and has it as such a thing; else NULL, FALSE. (transfer none) */
JsonNode *gsy_json_get (JsonNode *node, const char *member);
const char *gsy_json_get_text (JsonNode *node, const char *member);
JsonArray *gsy_json_get_list (JsonNode *node, const char *member); /* a single value is none */
gboolean gsy_json_get_integer (JsonNode *node, const char *member, gint64 *value);

/* An integer from 0 that fits; also one that is written with a fraction of 0, as other programs do. */
gboolean gsy_json_get_count (JsonNode *node, const char *member, guint *value);
gboolean gsy_json_to_count (JsonNode *node, guint *value);

/* @node itself if it is a text; else NULL. (nullable node) */
const char *gsy_json_to_text (JsonNode *node);

/* What other programs write as a list or, if there is one alone, without it: the elements; none when @node is NULL or null. */
guint gsy_json_n_values (JsonNode *node);
JsonNode *gsy_json_nth_value (JsonNode *node, guint i);

/* @node as JSON on a line. (transfer full) */
char *gsy_json_to_line (JsonNode *node);

G_END_DECLS
