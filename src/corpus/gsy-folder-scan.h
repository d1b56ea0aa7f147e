/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-folder-scan.h: which articles a folder holds, by their names alone. Any thread. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GsyFound:
 * @key: path relative to the folder, in the file system's encoding
 * @name: the same for people
 * @has_sidecar: there is something of the sidecar's name beside it
 * @is_missing: it is listed, but not there
 */
typedef struct
{
  char *key;
  char *name;
  char *sort_key;
  gboolean has_sidecar;
  gboolean is_missing;
} GsyFound;

void gsy_found_free (GsyFound *self);

/* Names ending in .txt, .text or .md in any case, or without an ending; not hidden ones and not sidecars. */
gboolean gsy_is_article_name (const char *name);

/**
 * gsy_folder_scan:
 * @cancelled: set atomically to stop early
 * @folders: (nullable) (element-type filename): to append the folders to that were read, relative to @root, which is ""
 * @problem: (out) (nullable) (transfer full): about folders inside that could not be read, for the user
 *
 * Lists @root and its folders, not through symbolic links to folders, and removes what a dead process of ours left there half-written.
 *
 * Returns: (transfer full) (element-type GsyFound): sorted for people; NULL with an error when @root itself cannot be read
 */
GPtrArray *gsy_folder_scan (const char *root, const int *cancelled, GPtrArray *folders, char **problem, GError **error);

/* The same for articles that the user named, whatever their names. */
GPtrArray *gsy_folder_list (const char *root, const char *const *keys);

/* Adds articles that are listed although they are not there (any more), each in its place. */
void gsy_folder_list_add (GPtrArray *found, const char *root, const char *const *keys);

G_END_DECLS
