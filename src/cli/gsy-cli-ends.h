/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-cli-ends.h: what is at the other ends of links: the statements of other articles, read from their sidecars when they are asked for. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *layer;
  char **sources; /* (nullable): actors' names */
} GsyCliEnd;

typedef struct _GsyCliEnds GsyCliEnds;

GsyCliEnds *gsy_cli_ends_new (void);
void gsy_cli_ends_free (GsyCliEnds *self);

/* The statement @id of @article, in any of its sidecars. @article: a path. (nullable) */
const GsyCliEnd *gsy_cli_ends_find (GsyCliEnds *self, const char *article, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyCliEnds, gsy_cli_ends_free)

G_END_DECLS
