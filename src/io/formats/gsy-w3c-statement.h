/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-w3c-statement.h: what a web annotation, or one of Hypothesis, says becomes a statement. */
#pragma once

#include "core/gsy-anchor.h"
#include "io/formats/gsy-import.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * GsyW3cMaker:
 * @article: whose text the annotations are about
 * @utf16: positions count UTF-16 units
 * @anchorer: (nullable): made at the first annotation whose words have to be found; the caller frees it
 *
 * What the statements of an article have in common.
 */
typedef struct
{
  GsyImport *import;
  GsyImportArticle *article;
  gboolean utf16;
  GsyAnchorer *anchorer;
} GsyW3cMaker;

/* Adds @annotation's statement to the article. @source: (nullable): targets in anything else are left out; @attributes: (nullable): its
 * “gsy:attributes” as JSON; @note: (nullable): what others wrote about it; @links: (nullable) (element-type GsyLink) (transfer none); @where: for reports */
void gsy_w3c_take_statement (GsyW3cMaker *self, JsonNode *annotation, const char *source, const char *attributes, const char *note, GPtrArray *links, const char *where);

/* Whether @annotation has @motivation among its motivations. */
gboolean gsy_w3c_has_motivation (JsonNode *annotation, const char *motivation);

/* What its bodies say in words: of those with @purpose (nullable), the first. (nullable), the tree's */
const char *gsy_w3c_get_body_text (JsonNode *annotation, const char *purpose);

/* Who made it. (transfer full) (nullable) */
char *gsy_w3c_dup_creator (JsonNode *annotation);

G_END_DECLS
