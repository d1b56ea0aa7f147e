/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-tei-header.h: the headers of a corpus and of an article in TEI P5, and the pieces that they share with the rest. */
#pragma once

#include "io/formats/gsy-format.h"

G_BEGIN_DECLS

/* The corpus: layers, with their definitions, and actors, whose names and ids are added to @actors. */
void gsy_tei_append_corpus_header (GString *xml, GsyScheme *scheme, GHashTable *actors);

/* The article: its title, what is known of where it is from, its language, state and note. */
void gsy_tei_append_article_header (GString *xml, const GsyExportUnit *unit);

/* A new id for an actor, which is added to @actors. Returns: it; owned by @actors */
const char *gsy_tei_add_actor (GHashTable *actors, const char *name);
void gsy_tei_append_unlisted_actor (GString *xml, const char *id, const char *name);

/* How the category of a layer is called. (transfer full) (nullable): unlisted */
char *gsy_tei_dup_layer_id (GsyScheme *scheme, const char *layer);

/* An attribute of one word: spaces and control characters become “_”. */
void gsy_tei_append_token (GString *xml, const char *name, const char *value);

/* An attribute with a language; nothing if @language is none. */
void gsy_tei_append_language (GString *xml, const char *name, const char *language);

/* `<date>`, with attributes if it is EDTF; the attribute of an instant if it is one. */
void gsy_tei_append_date (GString *xml, const char *date);
void gsy_tei_append_instant (GString *xml, const char *when);

/* @id as an xml:id. (transfer full) */
char *gsy_tei_dup_id (const char *prefix, const char *id);

G_END_DECLS
