/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-export-name.h: how an export's file or folder is called: proposed, judged, and made into a path. */
#pragma once

#include "io/formats/gsy-format.h"

G_BEGIN_DECLS

/* A name for an export of @root, or, with @key, of that article alone; in UTF-8. Of a folder: one that is not in @folder (nullable) yet. (transfer full) */
char *gsy_export_name_propose (const GsyFormat *format, const char *root, const char *key, const char *folder);

/* @name, or, when there is something of this name in @folder, the first of “NAME-2”, “NAME-3”… that is not. (transfer full) */
char *gsy_export_name_free_in (const char *name, const char *folder);

/* (nullable): why @name cannot be one, translated. */
const char *gsy_export_name_judge (const char *name);

/* The path of @name, with the format's extension if it has not got it, in @folder. (transfer full) (nullable): it is no name */
char *gsy_export_name_to_path (const char *name, const GsyFormat *format, const char *folder);

/* There is something, which an export of this format would replace, or for a folder refuse to. */
gboolean gsy_export_name_is_taken (const char *path, const GsyFormat *format);

/* @path is @root or in it: texts that are written there are articles of the folder. */
gboolean gsy_export_name_is_inside (const char *path, const char *root);

G_END_DECLS
