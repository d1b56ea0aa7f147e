/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-aside.c: names with a time in them, and a number when that is taken. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* renameat2 */
#endif
#include "config.h"
#include "corpus/gsy-aside.h"

#include "core/gsy-error.h"
#include "io/gsy-file-error.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define MAX_NAME 255
#define MAX_TRIES 1000

static char *
name_aside (const char *path, const char *word, const char *time, guint i)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *ending = i == 0 ? g_strdup_printf (".%s-%s", word, time) : g_strdup_printf (".%s-%s-%u", word, time, i + 1);
  gsize length = MIN (strlen (base), MAX_NAME - strlen (ending));
  g_autofree char *name = NULL;

  while (length > 1 && ((guchar) base[length] & 0xc0) == 0x80)
    length--;
  name = g_strdup_printf ("%.*s%s", (int) length, base, ending);
  return g_build_filename (folder, name, NULL);
}

static char *
time_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y%m%d-%H%M%S");
}

int
gsy_rename_without_replacing (const char *from, const char *to)
{
  int status;

  do
    status = renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE);
  while (status != 0 && errno == EINTR);
  if (status == 0 || (errno != EINVAL && errno != ENOSYS))
    return status;
  if (link (from, to) != 0)
    return -1;
  return unlink (from);
}

gboolean
gsy_aside_move (const char *path, const char *word, char **aside, GError **error)
{
  g_autofree char *time = time_now ();
  int errsv = EEXIST;

  g_return_val_if_fail (path != NULL && word != NULL && aside != NULL, FALSE);

  for (guint i = 0; i < MAX_TRIES && errsv == EEXIST; i++)
    {
      g_autofree char *to = name_aside (path, word, time, i);

      if (gsy_rename_without_replacing (path, to) == 0)
        {
          g_autofree char *folder = g_path_get_dirname (to);

          (void) gsy_save_sync_folder (folder);
          *aside = g_steal_pointer (&to);
          return TRUE;
        }
      errsv = errno;
    }
  gsy_file_error_set (error, GSY_FILE_WRITE, path, errsv);
  return FALSE;
}

gboolean
gsy_aside_copy (const char *path, const char *word, guint64 max, GsyFileIdentity *identity, char **aside, GError **error)
{
  g_autofree char *time = time_now ();
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (path != NULL && word != NULL && identity != NULL && aside != NULL, FALSE);

  *aside = NULL;
  memset (identity, 0, sizeof *identity);
  bytes = gsy_load (path, max, identity, &local);
  if (bytes == NULL)
    {
      if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  for (guint i = 0; i < MAX_TRIES; i++)
    {
      g_autofree char *to = name_aside (path, word, time, i);

      g_clear_error (&local);
      if (gsy_save_like (to, bytes, path, &local))
        {
          *aside = g_steal_pointer (&to);
          return TRUE;
        }
      if (!g_error_matches (local, GSY_ERROR, GSY_ERROR_CONFLICT))
        break;
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
