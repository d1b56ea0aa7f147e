/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-zip.h: writes a ZIP archive to a sink, an entry after the other, by libarchive. The same content gives the same bytes: all entries are of 1 January
 * 1980, the first day that the format knows. */
#pragma once

#include "io/formats/gsy-sink.h"

G_BEGIN_DECLS

typedef struct _GsyZip GsyZip;

GsyZip *gsy_zip_new (GsySink *sink, GError **error);
void gsy_zip_free (GsyZip *self);

/* @name: relative, in UTF-8, “/” between its parts. */
gboolean gsy_zip_add (GsyZip *self, const char *name, const void *data, gsize len, GError **error);

/* The same in pieces: as many bytes as were said must follow. */
gboolean gsy_zip_begin (GsyZip *self, const char *name, guint64 len, GError **error);
gboolean gsy_zip_write (GsyZip *self, const void *data, gsize len, GError **error);

/* The directory at the archive's end. */
gboolean gsy_zip_end (GsyZip *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyZip, gsy_zip_free)

G_END_DECLS
