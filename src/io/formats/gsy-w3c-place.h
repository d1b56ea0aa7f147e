/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-w3c-place.h: what web annotations and those of Hypothesis are about: targets and their selectors, in all the ways in which they are written. */
#pragma once

#include "core/gsy-article.h"
#include "core/gsy-statement.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * GsyW3cPlace:
 * @source: (nullable): what it is in: an address, with a fragment or without
 * @id: (nullable): in the place of @source: a whole thing, which may be an article or another annotation
 * @exact: (nullable): its words; @prefix and @suffix: those around them
 * @has_position: @start and @end are told, in units that have to be found out
 * @was: likewise, but in code points, and of words that are not there any more
 * @selector: (nullable): the type of a selector that tells none of these
 * @article: (nullable): in which of our articles the other annotation is
 *
 * One place. The texts are the tree's.
 */
typedef struct
{
  const char *source;
  const char *id;
  const char *exact;
  const char *prefix;
  const char *suffix;
  guint start;
  guint end;
  gboolean has_position;
  gboolean was;
  const char *selector;
  const char *article;
} GsyW3cPlace;

/* The places of a “target”, or of what is written like one. (transfer full) (element-type GsyW3cPlace) */
GArray *gsy_w3c_places (JsonNode *target);

/* Whether it says which words. */
gboolean gsy_w3c_place_is_selection (const GsyW3cPlace *self);

/* In which unit positions count: counts up @n_chars and @n_utf16 if the words are where code points, or UTF-16 units, have them. */
void gsy_w3c_place_vote (const GsyW3cPlace *self, GsyArticle *article, guint *n_chars, guint *n_utf16);

/* Appends it to @quotes with its words. TRUE when they are surely there; else they have to be found. */
gboolean gsy_w3c_place_append (const GsyW3cPlace *self, GsyArticle *article, gboolean utf16, GArray *quotes);

/* “id” and “type”, also as “@id” and “@type”; of several types the first. (nullable) */
const char *gsy_w3c_get_id (JsonNode *node);
const char *gsy_w3c_get_type (JsonNode *node);

/* @id, an IRI as annotations are called by, as a statement's id: without “urn:uuid:” and its like. (transfer full) */
char *gsy_w3c_dup_id (const char *id);

G_END_DECLS
