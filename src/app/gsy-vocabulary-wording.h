/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-vocabulary-wording.h: words of the vocabulary for people. Pure functions, no widget. */
#pragma once

#include "core/gsy-edits-roles.h"
#include "core/gsy-vocabulary.h"

G_BEGIN_DECLS

/* The kinds of actors that are offered, as they stand in the file: "state", … NULL-terminated. */
extern const char *const gsy_actor_kinds[];

/* What people see of a kind: “State”; the user's own word as it is; NULL for NULL. */
const char *gsy_vocabulary_wording_kind (const char *kind);

/* What the file gets for what people wrote: "state" for “State”; (transfer full) (nullable): nothing was written. */
char *gsy_vocabulary_wording_parse_kind (const char *words);

/* “Q148” of what people wrote or pasted: also of the address of the page. (transfer full) (nullable): nothing was written */
char *gsy_vocabulary_wording_parse_wikidata (const char *words);

/* “Text”, “Choice”, … */
const char *gsy_vocabulary_wording_type (GsyAttributeType type);

/* --- of actors and topics alike --- */

/* “Add Actor” */
const char *gsy_vocabulary_wording_add (GsyNameKind kind);

/* “3 actors selected”. (transfer full) */
char *gsy_vocabulary_wording_selected (GsyNameKind kind, guint n);

/* “Used in 43 statements”, “Not used in any statement”. (transfer full) */
char *gsy_vocabulary_wording_used (guint n);

G_END_DECLS
