/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-conflict-name.h: what the name of a file says of a copy that a sync client, another program or a person made beside it. Names alone,
 * no file is looked at. Any thread.
 *
 * Sync clients never merge: of two versions one keeps the name and the other gets one of these, before the last ending or after all:
 * - Nextcloud, ownCloud: “a (conflicted copy 2024-05-01 101112).json”, “a (conflicted copy Marie 2024-05-01 101112).json”, before 2018
 *   “a_conflict-20240501-101112.json”: docs.nextcloud.com/server/latest/user_manual/en/desktop/conflicts.html
 * - Dropbox: “a (Marie's conflicted copy 2024-05-01).json” and its translations, “a (Copie en conflit de Marie 2024-05-01).json”,
 *   “a (In Konflikt stehende Kopie von Marie 2024-05-01).json”: help.dropbox.com/syncing-uploads/conflicted-copy
 * - Syncthing: “a.sync-conflict-20240501-101112-ABCDEFG.json”: docs.syncthing.net/users/syncing.html#conflicting-changes
 * - Seafile: “a (SFConflict marie@example.org 2024-05-01-10-11-12).json”: help.seafile.com/syncing_client/file_conflicts
 * - Unison: “a (copy: conflict on 2024-05-01).json”: “copyonconflict” in its manual
 * - OneDrive: “a-DESKTOP-ABC1234.json”, the name of the computer; with Google Drive, browsers and file managers also “a (1).json”, “a copy.json”
 * Editors and tools keep “a.json~”, “a.json.~1~” (rsync, cp), “a.json.orig”, “a.json.bak”; git mergetool “a_REMOTE_1234.json”. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Who gives such names. New ones at the end. */
typedef enum
{
  GSY_COPY_OTHER, /* a person, a file manager, a program that we do not know */
  GSY_COPY_NEXTCLOUD,
  GSY_COPY_DROPBOX,
  GSY_COPY_SYNCTHING,
  GSY_COPY_SEAFILE,
  GSY_COPY_UNISON,
  GSY_COPY_COMPUTER, /* OneDrive: the name of a computer */
  GSY_COPY_NUMBERED,
  GSY_COPY_BACKUP, /* made on purpose before a change: an editor, rsync, git */
} GsyCopyMaker;

/**
 * GsyConflictName:
 * @maker: of the outermost copy, when there is a copy of a copy
 * @original: the name of what it is a copy of, in the same folder
 * @by: (nullable): a person or a computer
 * @when: (nullable): “2024-05-01”, or with the time, “2024-05-01 10:11:12”
 */
typedef struct
{
  GsyCopyMaker maker;
  char *original;
  char *by;
  char *when;
} GsyConflictName;

/**
 * gsy_conflict_name_parse:
 * @name: a file's name, without a folder
 * @copy: (out) (optional): cleared with gsy_conflict_name_clear() when TRUE
 *
 * A copy of a sidecar is whatever stands where only the ending may stand: “a.txt.annotations (2).json”. An annotation set is none: its name
 * has no spaces. Of gainsay.json and of articles only names are taken that a program gives, of articles only those that tell of a
 * conflict: “Report (conflict in the east).txt” is an article.
 */
gboolean gsy_conflict_name_parse (const char *name, GsyConflictName *copy);
void gsy_conflict_name_clear (GsyConflictName *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GsyConflictName, gsy_conflict_name_clear)

G_END_DECLS
