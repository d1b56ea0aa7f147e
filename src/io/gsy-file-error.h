/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-file-error.h: what the system says of a file, as a sentence that names the file and says what to do. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  GSY_FILE_READ,
  GSY_FILE_WRITE,
} GsyFileAct;

/* Sets a G_IO_ERROR for @errsv. @path is in the file system's encoding; its last part is shown. */
void gsy_file_error_set (GError **error, GsyFileAct act, const char *path, int errsv);

/* The last part of @path, for people: see gsy_display_name(). */
char *gsy_display_basename (const char *path);

G_END_DECLS
