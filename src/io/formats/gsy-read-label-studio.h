/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-read-label-studio.h: the results of a task of Label Studio become statements. Private to its reader. */
#pragma once

#include "io/formats/gsy-import.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A task, and who made the results at hand, and when. */
typedef struct
{
  GsyImport *import;
  GsyImportArticle *article;
  const char *where;
  const char *creator;
  const char *created;
  const char *modified;
} GsyLabelStudioTask;

/* Adds the statements of an annotation's @results to the article. @suffix: (nullable): behind each id */
void gsy_label_studio_take_results (GsyLabelStudioTask *self, JsonNode *results, const char *suffix);

/* Adds to @results what a task in the short form says under a control's @name. FALSE: it is no such thing. */
gboolean gsy_label_studio_add_short (JsonArray *results, const char *name, JsonNode *value);

/* Keeps what has no other place in the note of @statement, or (nullable) of the article, and reports it. */
void gsy_label_studio_keep (GsyLabelStudioTask *self, GsyStatement *statement, const char *name, JsonNode *value);

/* A number or a text as a text; NULL for all else, also for an empty one. (transfer full) */
char *gsy_label_studio_dup_word (JsonNode *node);

/* The value of an attribute in a text area, beside its name; and back. A text that would be taken for anything else is in quotation marks. */
char *gsy_label_studio_dup_value (const GsyValue *value);
void gsy_label_studio_read_value (const char *text, GsyValue *value);

G_END_DECLS
