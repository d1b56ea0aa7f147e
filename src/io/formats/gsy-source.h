/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-source.h: what is imported from: a file, a folder of files, or an archive that was taken apart. A reader sees names and bytes, never paths: what
 * it asks for by a name that a foreign file told it can lead nowhere else. One thread at a time; blocks. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Of one file of a source. */
#define GSY_SOURCE_MAX_BYTES (256u * 1024 * 1024)

/* Of a folder or an archive. */
#define GSY_SOURCE_MAX_NAMES 100000

typedef struct _GsySource GsySource;

/**
 * gsy_source_new:
 * @path: of a file or a folder, in the file system's encoding
 *
 * A folder has all files in it and in its folders, but hidden ones, and not through symbolic links. A file has its own name alone, but those
 * beside it can be loaded too: a “.ann” has a “.txt”. Errors: GSY_ERROR_UNSUPPORTED for what is neither, GSY_ERROR_TOO_LARGE, G_IO_ERROR.
 */
GsySource *gsy_source_new (const char *path, GError **error);

/* One file that is in memory; and an empty folder in memory, to be filled. */
GsySource *gsy_source_new_bytes (const char *name, GBytes *bytes);
GsySource *gsy_source_new_memory (const char *name);
void gsy_source_add_bytes (GsySource *self, const char *name, GBytes *bytes);

/* For archives: @fd, which becomes the source's, holds the files one after the other; a file is a piece of it. */
void gsy_source_take_spool (GsySource *self, int fd);
void gsy_source_add_piece (GsySource *self, const char *name, guint64 offset, gsize len);

void gsy_source_free (GsySource *self);

/* How people call it: the last part of its path, in UTF-8. */
const char *gsy_source_get_title (const GsySource *self);
gboolean gsy_source_is_folder (const GsySource *self);

/* The names of its files, relative, “/” between the parts, sorted by bytes; those that are no UTF-8 have it made of them. Of a single file, one. */
guint gsy_source_get_n_names (const GsySource *self);
const char *gsy_source_get_name (const GsySource *self, guint i);

/* Whether there is a file of this name, for a single file also beside it. */
gboolean gsy_source_has (const GsySource *self, const char *name);

/* Whether @name ends in @suffix, as “.ann”, in any case. */
gboolean gsy_source_name_is (const char *name, const char *suffix);

/* @name's bytes. (transfer full) Errors: GSY_ERROR_UNSUPPORTED: there is none, or no regular file; GSY_ERROR_TOO_LARGE; G_IO_ERROR. */
GBytes *gsy_source_load (GsySource *self, const char *name, GError **error);

/* The first bytes of @name, at most @max, for a guess of what it is; without an error, empty when it cannot be read. */
GBytes *gsy_source_load_head (GsySource *self, const char *name, gsize max);

/* @name's bytes as text, decoded whatever the encoding, without byte-order mark and NUL. (transfer full): NUL-terminated */
char *gsy_source_load_text (GsySource *self, const char *name, gsize *n_bytes, GError **error);

/**
 * GsySourceFile:
 *
 * One file of a source that is too large to be in memory, open: its bytes are read where they are wanted. It must not outlive its source.
 */
typedef struct _GsySourceFile GsySourceFile;

/* Errors as of gsy_source_load(), but a file may have any size. */
GsySourceFile *gsy_source_open (GsySource *self, const char *name, GError **error);

/* At most @len bytes from @offset on into @buffer. Returns: how many; 0: that is the end; -1 with an error */
gssize gsy_source_file_read (GsySourceFile *self, guint64 offset, void *buffer, gsize len, GError **error);
void gsy_source_file_free (GsySourceFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsySource, gsy_source_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsySourceFile, gsy_source_file_free)

G_END_DECLS
