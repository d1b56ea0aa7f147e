/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-json-read.h: foreign JSON: behind our strict scan, json-glib builds the tree, of a long list one element at a time. Plus the few steps
 * through a tree that all readers make, which never warn when something is of another type. Any thread. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A whole document. Errors: GSY_ERROR_PARSE with "NAME:LINE:COLUMN: …". */
JsonNode *gsy_json_read (GBytes *bytes, const char *name, GError **error);

/* A document's, a line's part. @data need not end with NUL. */
JsonNode *gsy_json_read_part (const char *data, gsize len, const char *name, GError **error);

/**
 * gsy_json_each:
 * @member: (nullable): name of the top-level object's member that holds the list; NULL: the document is the list
 * @each: gets an element's tree; FALSE with an error ends it
 *
 * Goes through a list of a document that is too long to be a tree. The whole document is checked strictly, also what is passed over.
 *
 * Returns: FALSE with an error: GSY_ERROR_PARSE, also when there is no such list, or @each's
 */
gboolean gsy_json_each (GBytes *bytes, const char *name, const char *member, gboolean (*each) (JsonNode *element, gpointer data, GError **error), gpointer data, GError **error);

/* A member of @node if that is an object and has it as such a thing; else NULL, FALSE. (transfer none) */
JsonNode *gsy_json_get (JsonNode *node, const char *member);
const char *gsy_json_get_text (JsonNode *node, const char *member);
JsonArray *gsy_json_get_list (JsonNode *node, const char *member); /* a single value is none */
gboolean gsy_json_get_integer (JsonNode *node, const char *member, gint64 *value);

/* An integer from 0 that fits; also one that is written with a fraction of 0, as other programs do. */
gboolean gsy_json_get_count (JsonNode *node, const char *member, guint *value);

/* @node as JSON on a line. (transfer full) */
char *gsy_json_to_line (JsonNode *node);

G_END_DECLS
