/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-refi-codes.h: the code book of a REFI-QDA project that is written.
 *
 * QualCoder and others want each code's name once in the whole project, so who is source and target gets that added to the name. What a code is to us
 * stands in the last line of its description, which other programs keep, so that it is known again when they hand the project back: “gainsay:ROLE”, or
 * “gainsay:ROLE:NAME” with the name escaped as in a URI. Roles of codes at the top are “layer”, “cue”, and of groups “source”, “target”, “topic”, “said”
 * and “attribute:ID”; in a group a code is a value, with “integer”, “boolean” or “json” if it is no text, and “unnamed” for who fills a role
 * without being known. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GSY_REFI_MARK "gainsay:"

typedef struct _GsyRefiCodes GsyRefiCodes;

GsyRefiCodes *gsy_refi_codes_new (void);
void gsy_refi_codes_free (GsyRefiCodes *self);

/**
 * gsy_refi_codes_ensure:
 * @group: (nullable): the role of the code that it is below; NULL: it is at the top
 * @role: (nullable): NULL: a text that is a value like others of its group; else static
 *
 * Adds a code if it is not there yet.
 *
 * Returns: (transfer full): its key, of which its GUID is made
 */
char *gsy_refi_codes_ensure (GsyRefiCodes *self, const char *group, const char *name, const char *role, const char *color, const char *definition);

/* The CodeBook element; nothing when there are no codes. */
void gsy_refi_codes_append (GsyRefiCodes *self, GString *xml);

/* A GUID that is always the same for the same words: a UUID of version 8 (RFC 9562) from their hash. (transfer full) */
char *gsy_refi_dup_guid (const char *kind, const char *words);
void gsy_refi_append_guid (GString *xml, const char *attribute, const char *kind, const char *words);

G_END_DECLS
