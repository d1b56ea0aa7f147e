/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-versions.h: earlier versions of the files that we write, outside of the user's folder.
 *
 * $XDG_STATE_HOME/gainsay/versions/ has a folder for each file, named by the hash of its real path, with a file "path" that says which one
 * it is, and a file for each version: its bytes as they were, named by the instant (UTC) and the start of their SHA-256 as
 * "20261122T101500.123456Z-0123456789abcdef.json". The hash tells what a power cut tore, so nothing here waits for the disk. Several
 * processes may write at once: nothing is ever written over. What goes wrong here is nobody's business but that of who looks for an
 * earlier version: a full or unwritable state folder does not keep anybody from saving. All functions block; any thread. */
#pragma once

#include "io/gsy-save.h"

G_BEGIN_DECLS

/* So many of a file are kept whatever their age and size. */
#define GSY_VERSIONS_MIN 10
/* What more there is of one file, and of all files together, is kept within these. */
#define GSY_VERSIONS_MAX_BYTES (G_GUINT64_CONSTANT (64) * 1024 * 1024)
#define GSY_VERSIONS_MAX_TOTAL (G_GUINT64_CONSTANT (1024) * 1024 * 1024)

/* A year, with a day for good measure. */
#define GSY_VERSIONS_MAX_DAYS 366

/**
 * GsyVersion:
 * @instant: when the file was written, in microseconds since 1970, UTC
 * @size: in bytes
 * @hash: the first 16 digits of the SHA-256 of its bytes
 * @path: where it is kept
 */
typedef struct
{
  gint64 instant;
  guint64 size;
  char hash[17];
  char *path;
} GsyVersion;

GsyVersion *gsy_version_copy (const GsyVersion *self);
void gsy_version_free (GsyVersion *self);

/**
 * gsy_versions_choose:
 * @instants: in microseconds, the newest first
 * @sizes: in bytes, in the same order
 * @n: how many there are
 * @now: the instant that ages are counted from
 * @max_days: no older ones than so many days are kept, but for GSY_VERSIONS_MIN
 *
 * Which versions of a file are kept, the older the fewer: of the last ten minutes the last one of each minute, of the last two hours the last
 * one of every ten minutes, of the last day one an hour, of the last month one a day, of the last year one a week; the newest
 * always. When these are less than GSY_VERSIONS_MIN, the newest of the others too, up to that. Those that are more are kept while
 * all that are newer and kept have no more than GSY_VERSIONS_MAX_BYTES with them.
 *
 * Minutes, hours, days and weeks are those of the clock (UTC), and each lies within the next: so what is the last one of its week was the
 * last one of its day, hour and minute before, and choosing again and again keeps what choosing once would. Pure.
 *
 * Returns: (transfer full): @n times TRUE or FALSE
 */
gboolean *gsy_versions_choose (const gint64 *instants, const guint64 *sizes, guint n, gint64 now, guint max_days);

/* How far back versions are kept from now on, by this process, for all files: 1 to GSY_VERSIONS_MAX_DAYS, which is what holds without it. Those that
 * are older by then go when the next version of their file is kept, or with the next gsy_versions_sweep(). */
void gsy_versions_set_max_days (guint max_days);

/* Keeps @bytes as what @path held at @instant, unless the newest version has them already, and thins out. */
gboolean gsy_versions_add (const char *path, GBytes *bytes, gint64 instant, GError **error);

/* What @path holds now, for gsy_versions_add() with @instant (out) once it was written over: so the space that a version takes is never missing
 * to the file itself. @identity is what we know of it. (transfer full) (nullable): nothing, or the newest version is that. */
GBytes *gsy_versions_read_unkept (const char *path, const GsyFileIdentity *identity, guint64 max, gint64 *instant);

/* Keeps what @path holds now, as another program wrote it. */
void gsy_versions_add_file (const char *path, const GsyFileIdentity *identity, guint64 max);

/* (element-type GsyVersion) (transfer full): the newest first; empty when there is none. */
GPtrArray *gsy_versions_list (const char *path);
gboolean gsy_versions_exist (const char *path);

/* Its bytes. Errors: GSY_ERROR_PARSE when they are not what they were. */
GBytes *gsy_versions_load (const GsyVersion *version, GError **error);

/* @from is called @to from now on: so are its versions, unless there are some of @to. */
void gsy_versions_move (const char *from, const char *to);

/* Removes what killed processes left; then, while all versions have more than @max_total bytes, the oldest ones, of no file below
 * GSY_VERSIONS_MIN; and all of what has been gone for more than a year. Looks at most once a day, unless @force. */
void gsy_versions_sweep (guint64 max_total, gboolean force);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyVersion, gsy_version_free)

G_END_DECLS
