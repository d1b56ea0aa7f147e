/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-json-frame.h: names in our JSON documents and JSON Lines. Objects of sidecars and of gainsay.json stand there beside members of the frame around them:
 * “type”, “article”, “text”, “statements”. A member of the same name that another program gave them gets a “_” at its end, and so does one of such a name
 * that ends with “_” already, so that each has its name again when it is read. */
#pragma once

#include "io/gsy-json-reader.h"

G_BEGIN_DECLS

/* Whether @name, without escapes, is one of the frame's, and nothing else. */
gboolean gsy_json_is_frame (const GsyJsonSlice *name);

/* @name, without escapes, as it was, with quotation marks; NULL: as it is. (transfer full) */
char *gsy_json_dup_unframed (const GsyJsonSlice *name);

/* A copy of unknown members, pairs as in GsyStatement, with such names; NULL when none of them changes, or there is none. (transfer full) */
char **gsy_json_dup_framed_members (char *const *unknown);

G_END_DECLS
