/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-recovery.h: where work goes when its own file cannot be written, and how it is found again.
 *
 * $XDG_STATE_HOME/gainsay/recovery/ has a folder for each file that could not be written, named by the hash of its path, with
 * three files: "sidecar.json", the bytes that should have been written; "path", where; "base", the hash of what was on disk when that work
 * began, or "none". A second entry for the same path, when the first is still kept, ends in ".2" and so on. Any thread. */
#pragma once

#include "io/gsy-save.h"

G_BEGIN_DECLS

/**
 * gsy_recovery_take:
 * @path: a file that is being opened
 * @disk: (nullable): what is on disk
 * @identity: the same as an identity
 * @entry: (out): the entry of the result, to be given to gsy_saver_adopt(); NULL when there is none
 * @others: (element-type filename): to append folders of entries that continue from something else
 *
 * Looks for work that did not get home. Entries that did, after all, are removed.
 *
 * Returns: (transfer full) (nullable): the newest work that continues from what is on disk
 */
GBytes *gsy_recovery_take (const char *path, GBytes *disk, const GsyFileIdentity *identity, char **entry, GPtrArray *others);

/* Keeps @bytes for @path. @entry: (inout): the folder of an earlier call, or NULL to make one. */
gboolean gsy_recovery_write (const char *path, GBytes *bytes, const GsyFileIdentity *base, char **entry, GError **error);

void gsy_recovery_remove (const char *entry);

/* Removes what a process that is no more began there and did not finish; it has no work in it. */
void gsy_recovery_sweep (void);

G_END_DECLS
