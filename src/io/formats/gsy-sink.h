/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-sink.h: where an export goes: one file, a folder of files, or standard output. Until gsy_sink_commit() nothing of it is seen under
 * its name: files are written aside and renamed, so that an export that fails or is cancelled leaves what was there.
 *
 * A file that is there already is replaced. A folder is made; one that is there must be empty. Blocks; one thread at a time. */
#pragma once

#include "io/gsy-json-writer.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _GsySink GsySink;

/* @path in the file system's encoding. Errors are G_IO_ERROR and GSY_ERROR_UNSUPPORTED, with a sentence that names the file. */
GsySink *gsy_sink_new_file (const char *path, GError **error);
GsySink *gsy_sink_new_folder (const char *path, GError **error);
GsySink *gsy_sink_new_stdout (void);

/* Without a commit, removes what was written. */
void gsy_sink_free (GsySink *self);

/**
 * gsy_sink_begin:
 * @name: in a folder: the file's name, which may have folders before it, relative and without ".."; else ignored
 *
 * Starts a file. gsy_sink_write() goes to the one that was begun last; a folder's files may be begun again, to be continued.
 */
gboolean gsy_sink_begin (GsySink *self, const char *name, GError **error);
gboolean gsy_sink_write (GsySink *self, const void *data, gsize len, GError **error);
gboolean gsy_sink_write_bytes (GsySink *self, GBytes *bytes, GError **error);

/* Writes what was gathered in memory, and empties that. */
gboolean gsy_sink_drain (GsySink *self, GString *text, GError **error);
gboolean gsy_sink_drain_json (GsySink *self, GsyJsonWriter *json, GError **error);

/* Makes all durable and gives it its name. */
gboolean gsy_sink_commit (GsySink *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsySink, gsy_sink_free)

G_END_DECLS
