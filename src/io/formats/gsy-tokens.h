/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-tokens.h: an article as sentences of tokens, for formats that know no other places. Words are those of core/gsy-segment.h (an elision is one of
 * its own), each other visible character is a token; and a token is cut where a span that is exported starts or ends, so that no span is widened. */
#pragma once

#include "io/formats/gsy-format.h"

G_BEGIN_DECLS

typedef struct
{
  GsySpan span;
  guint sentence; /* from 0 */
} GsyToken;

/* (transfer full) (element-type GsyToken): in text order; all visible characters are in one. */
GArray *gsy_tokens_new (const GsyExportUnit *unit);

/* The tokens that @span covers: the first one's index and the one after the last. FALSE when there is none. */
gboolean gsy_tokens_find (GArray *tokens, GsySpan span, guint *first, guint *end);

G_END_DECLS
