/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-read-cas.h: from feature structures to articles with statements, for the formats that are UIMA's in one form or another. What we wrote comes back
 * as it was; of other programs, each type with a place in the text is a layer, its features are attributes, and what leads from one to another is a link or
 * a role. */
#pragma once

#include "io/formats/gsy-cas-graph.h"
#include "io/formats/gsy-source.h"

G_BEGIN_DECLS

/* Takes all of @graph into @import, each of its texts as an article; of more than one, the others' names have the view's after @name. FALSE with an error:
 * it has no text, or the import cannot go on. */
gboolean gsy_cas_graph_import (GsyCasGraph *graph, GsyImport *import, const char *name, GError **error);

/* (transfer full): what @name in @source holds */
typedef GsyCasGraph *(*GsyCasLoad) (GsySource *source, const char *name, gpointer data, GError **error);

/**
 * gsy_cas_read:
 * @suffix: of the files that are read; it is no part of an article's name
 * @data: for @load
 * @is_ours: whether a file of that ending in a folder is of this format
 *
 * Reads a file or a folder of files, one after the other. In a folder, one that cannot be read is reported, and the others come all the same.
 */
gboolean gsy_cas_read (GsyImport *import, GsySource *source, const char *suffix, gboolean (*is_ours) (GsySource *source, const char *name), GsyCasLoad load, gpointer data, GError **error);

/* The surest of what @sure says of the first files in @source that end so. */
guint gsy_cas_probe (GsySource *source, const char *suffix, guint (*sure) (GsySource *source, const char *name));

G_END_DECLS
