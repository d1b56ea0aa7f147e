/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-save.h: writing a file so that whatever happens, the old or the new content is there, whole.
 *
 * Sequence: resolve symbolic links; compare what is on disk with what the caller last knew; write ".NAME.PID.RANDOM.tmp" in the same
 * folder; give it the old file's mode, owner, extended attributes; fsync; rename; fsync the folder. On any failure the
 * temporary is removed and the old file has not been touched. Blocks: never call it on the main loop.
 *
 * A symbolic link stays one and the file that it leads to is replaced. Of several hard links the one that was named gets the
 * new content and the others keep the old: that is what people expect who keep backups as hard links. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a file was when we last read or wrote it. All zero with @exists FALSE: there was none. */
typedef struct
{
  gboolean exists;
  guint64 size;
  gint64 mtime_ns;
  guint64 inode;
  guint64 device;
  char sha256[65]; /* of its bytes: what decides; the rest only tells what is worth reading */
} GsyFileIdentity;

/* Worked out from a file's bytes and its descriptor or path. FALSE with an error when it cannot be read; a file that is not
 * there is TRUE with exists FALSE. */
gboolean gsy_file_identity_read (const char *path, GsyFileIdentity *identity, GError **error);
gboolean gsy_file_identity_equal (const GsyFileIdentity *a, const GsyFileIdentity *b); /* by content */

typedef enum
{
  GSY_SAVE_DEFAULT = 0,
  GSY_SAVE_ANY = 1 << 0,      /* write whatever is on disk: for files that are only ours */
  GSY_SAVE_FLEETING = 1 << 1, /* do not wait for the disk: whole after a kill, but a power cut may take it or empty it */
} GsySaveFlags;

/**
 * gsy_save:
 * @path: the file, in the file system's encoding
 * @bytes: what it shall hold
 * @identity: (inout): what the caller last knew of it; what it is now, also when only making the folder durable failed
 *
 * Errors: GSY_ERROR_CONFLICT when the file on disk is neither what @identity says nor already @bytes (content counts, not times); GSY_ERROR_UNSUPPORTED when
 * it is no regular file; else G_IO_ERROR: NO_SPACE, PERMISSION_DENIED, READ_ONLY, …
 */
gboolean gsy_save (const char *path, GBytes *bytes, GsyFileIdentity *identity, GsySaveFlags flags, GError **error);

/* A new file that nobody may do more with than with @model, which has its owner, mode and attributes where that is possible. GSY_ERROR_CONFLICT
 * when there is one of that name. */
gboolean gsy_save_like (const char *path, GBytes *bytes, const char *model, GError **error);

/* Removes temporaries in @folder that a process of ours left there which is no more: a lock says whether it is, which ends with its process, as
 * the number of a process may have become another one's. What another machine left in a shared folder has a day. */
void gsy_save_sweep (const char *folder);

/* The same in the folder that @path leads to as a symbolic link: a save makes its temporary there. */
void gsy_save_sweep_target (const char *path);

/* Makes what was made, renamed or removed in @folder last through a power cut. FALSE with errno; a file system that knows no such thing is TRUE. */
gboolean gsy_save_sync_folder (const char *folder);

/* A whole regular file of at most @max bytes. Never waits on a pipe; follows symbolic links. Errors as for gsy_save(), and
 * GSY_ERROR_TOO_LARGE. @identity: (out) (optional). */
GBytes *gsy_load (const char *path, guint64 max, GsyFileIdentity *identity, GError **error);

G_END_DECLS
