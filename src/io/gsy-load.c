/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-load.c: whole regular files, and what identifies their content. */
#include "config.h"
#include "io/gsy-load.h"

#include "core/gsy-error.h"
#include "io/gsy-file-error.h"

#include <glib/gi18n-lib.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* How often a file that changes under our eyes is read anew. */
#define N_TRIES 5

static void
set_irregular (GError **error, const char *path, mode_t mode)
{
  g_autofree char *name = gsy_display_basename (path);

  if (S_ISDIR (mode))
    /* Translators: %s is a file's name. */
    g_set_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED, _ ("“%s” is a folder, not a file."), name);
  else if (S_ISFIFO (mode))
    /* Translators: %s is a file's name. A pipe is a FIFO in the file system. */
    g_set_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED, _ ("“%s” is a pipe, not a file. Save what comes out of it as a text file."), name);
  else
    /* Translators: %s is a file's name. Devices and sockets are special files. */
    g_set_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED, _ ("“%s” is a device or a socket, not a file. Choose a text file."), name);
}

int
gsy_open_regular (int folder, const char *path, const char *shown, struct stat *st, GError **error)
{
  int fd;

  /* Looked at before it is opened: opening a pipe or a device can do something. */
  if (fstatat (folder, path, st, 0) != 0)
    {
      gsy_file_error_set (error, GSY_FILE_READ, shown, errno);
      return -1;
    }
  if (!S_ISREG (st->st_mode))
    {
      set_irregular (error, shown, st->st_mode);
      return -1;
    }

  do
    fd = openat (folder, path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  while (fd < 0 && errno == EINTR);
  if (fd < 0)
    {
      gsy_file_error_set (error, GSY_FILE_READ, shown, errno);
      return -1;
    }
  if (fstat (fd, st) != 0)
    {
      gsy_file_error_set (error, GSY_FILE_READ, shown, errno);
      close (fd);
      return -1;
    }
  if (!S_ISREG (st->st_mode))
    {
      set_irregular (error, shown, st->st_mode);
      close (fd);
      return -1;
    }
  return fd;
}

gssize
gsy_read_all (int fd, void *buffer, gsize n_bytes)
{
  gsize done = 0;

  while (done < n_bytes)
    {
      gssize n = read (fd, (char *) buffer + done, n_bytes - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return -1;
      if (n == 0)
        break;
      done += (gsize) n;
    }
  return (gssize) done;
}

static gint64
nanoseconds (const struct timespec *time)
{
  return (gint64) time->tv_sec * G_GINT64_CONSTANT (1000000000) + time->tv_nsec;
}

void
gsy_file_identity_set_stat (GsyFileIdentity *identity, const struct stat *st)
{
  identity->exists = TRUE;
  identity->size = (guint64) st->st_size;
  identity->mtime_ns = nanoseconds (&st->st_mtim);
  identity->inode = (guint64) st->st_ino;
  identity->device = (guint64) st->st_dev;
}

void
gsy_file_identity_set_bytes (GsyFileIdentity *identity, GBytes *bytes)
{
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  g_strlcpy (identity->sha256, sha256, sizeof identity->sha256);
}

gboolean
gsy_file_identity_equal (const GsyFileIdentity *a, const GsyFileIdentity *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->exists != b->exists)
    return FALSE;
  return !a->exists || (a->size == b->size && strcmp (a->sha256, b->sha256) == 0);
}

gboolean
gsy_file_identity_read (const char *path, GsyFileIdentity *identity, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (path != NULL && identity != NULL, FALSE);

  memset (identity, 0, sizeof *identity);
  bytes = gsy_load (path, G_MAXSSIZE - 1, identity, &local);
  if (bytes != NULL)
    return TRUE;
  memset (identity, 0, sizeof *identity);
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
same_state (const struct stat *a, const struct stat *b)
{
  return a->st_size == b->st_size && nanoseconds (&a->st_mtim) == nanoseconds (&b->st_mtim) && nanoseconds (&a->st_ctim) == nanoseconds (&b->st_ctim);
}

/* NULL without error: it changed meanwhile. */
static GBytes *
load_once (const char *path, guint64 max, GsyFileIdentity *identity, GError **error)
{
  struct stat st, after;
  g_autofree char *data = NULL;
  gssize n;
  int fd, errsv;
  GBytes *bytes;

  fd = gsy_open_regular (AT_FDCWD, path, path, &st, error);
  if (fd < 0)
    return NULL;
  if ((guint64) st.st_size > max)
    {
      g_autofree char *name = gsy_display_basename (path);
      g_autofree char *size = g_format_size_full ((guint64) st.st_size, G_FORMAT_SIZE_IEC_UNITS);
      g_autofree char *limit = g_format_size_full (max, G_FORMAT_SIZE_IEC_UNITS);

      close (fd);
      /* Translators: %s are a file's name, its size, and a size, as “64.0 MiB”. */
      g_set_error (error, GSY_ERROR, GSY_ERROR_TOO_LARGE, _ ("“%s” is %s; such a file is read up to %s. Split it into smaller files."), name, size, limit);
      return NULL;
    }

  data = g_try_malloc ((gsize) st.st_size + 1);
  if (data == NULL)
    {
      close (fd);
      gsy_file_error_set (error, GSY_FILE_READ, path, ENOMEM);
      return NULL;
    }
  /* One byte more than it should have: a file that grew shows it. */
  n = gsy_read_all (fd, data, (gsize) st.st_size + 1);
  errsv = errno;
  if (n >= 0 && fstat (fd, &after) != 0)
    {
      errsv = errno;
      n = -1;
    }
  close (fd);
  if (n < 0)
    {
      gsy_file_error_set (error, GSY_FILE_READ, path, errsv);
      return NULL;
    }
  if (n != st.st_size || !same_state (&st, &after))
    return NULL;

  data[n] = '\0';
  bytes = g_bytes_new_take (g_steal_pointer (&data), (gsize) n);
  if (identity != NULL)
    {
      gsy_file_identity_set_stat (identity, &st);
      gsy_file_identity_set_bytes (identity, bytes);
    }
  return bytes;
}

GBytes *
gsy_load (const char *path, guint64 max, GsyFileIdentity *identity, GError **error)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  for (guint i = 0; i < N_TRIES; i++)
    {
      g_autoptr (GError) local = NULL;
      GBytes *bytes = load_once (path, max, identity, &local);

      if (bytes != NULL)
        return bytes;
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
    }

  name = gsy_display_basename (path);
  /* Translators: %s is a file's name. */
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_BUSY, _ ("“%s” is being changed by another program. Try again when that has finished."), name);
  return NULL;
}
