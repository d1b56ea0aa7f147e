/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-file-error.c: one sentence for each thing that a person can do something about. */
#include "config.h"
#include "io/gsy-file-error.h"

#include "io/gsy-article-reader.h"

#include <glib/gi18n-lib.h>

#include <errno.h>

static char *
read_message (const char *name, int errsv)
{
  switch (errsv)
    {
    case ENOENT:
    case ENOTDIR:
      /* Translators: %s is a file's name. */
      return g_strdup_printf (_ ("“%s” is not there. It may have been moved, renamed or deleted."), name);
    case EACCES:
    case EPERM:
      /* Translators: %s is a file's name. */
      return g_strdup_printf (_ ("You are not allowed to read “%s”. Change its permissions, or ask its owner to."), name);
    case ELOOP:
      /* Translators: %s is a file's name. */
      return g_strdup_printf (_ ("“%s” is a symbolic link that leads back to itself. Replace it by the file that is meant."), name);
    case EMFILE:
    case ENFILE:
      /* Translators: %s is a file's name. */
      return g_strdup_printf (_ ("“%s” could not be opened, because too many files are open. Close some programs and try again."), name);
    default:
      /* Translators: The first %s is a file's name, the second one what the system says. */
      return g_strdup_printf (_ ("“%s” could not be read: %s. Check the disk or the connection to it, then try again."), name, g_strerror (errsv));
    }
}

static char *
write_message (const char *name, int errsv)
{
  switch (errsv)
    {
    case ENOSPC:
      /* Translators: %s is a file's name. */
      return g_strdup_printf (_ ("“%s” could not be saved, because the disk is full. Free some space."), name);
    case EDQUOT:
      /* Translators: %s is a file's name. */
      return g_strdup_printf (_ ("“%s” could not be saved, because your quota on this disk is used up. Free some space."), name);
    case EFBIG:
      /* Translators: %s is a file's name. */
      return g_strdup_printf (_ ("“%s” could not be saved, because files of this size are not allowed here. Ask your administrator to raise the limit."), name);
    case EACCES:
    case EPERM:
      /* Translators: %s is a file's name. */
      return g_strdup_printf (_ ("“%s” could not be saved, because you are not allowed to write there. Change the permissions of the file and its folder, or work on a copy of the folder."), name);
    case EROFS:
      /* Translators: %s is a file's name. */
      return g_strdup_printf (_ ("“%s” could not be saved, because its disk can only be read. Work on a copy of the folder."), name);
    case ENOENT:
    case ENOTDIR:
      /* Translators: %s is a file's name. */
      return g_strdup_printf (_ ("“%s” could not be saved, because its folder is not there. Put the folder back where it was."), name);
    case ENAMETOOLONG:
      /* Translators: %s is a file's name. */
      return g_strdup_printf (_ ("“%s” could not be saved, because this name is too long. Give the article a shorter name."), name);
    default:
      /* Translators: The first %s is a file's name, the second one what the system says. */
      return g_strdup_printf (_ ("“%s” could not be saved: %s. Check the disk or the connection to it."), name, g_strerror (errsv));
    }
}

void
gsy_file_error_set (GError **error, GsyFileAct act, const char *path, int errsv)
{
  g_autofree char *name = gsy_display_basename (path);
  g_autofree char *message = act == GSY_FILE_READ ? read_message (name, errsv) : write_message (name, errsv);

  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errsv), message);
}

char *
gsy_display_basename (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);

  return gsy_display_name (base);
}
