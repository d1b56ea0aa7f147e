/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-sink.c: writes aside, and gives all of it its name at the end. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* nftw, syncfs */
#endif
#include "config.h"
#include "io/formats/gsy-sink.h"

#include "core/gsy-error.h"
#include "io/gsy-file-error.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BUFFER_BYTES (64 * 1024)

typedef enum
{
  KIND_FILE,   /* a temporary beside it, to be renamed */
  KIND_FOLDER, /* likewise */
  KIND_DIRECT, /* a device, a pipe, standard output: nothing can be taken back */
} Kind;

struct _GsySink
{
  Kind kind;
  char *path;        /* where it shall be; nullable: standard output */
  char *temporary;   /* nullable: none, or it has its name */
  GHashTable *names; /* of the files of a folder that were begun */
  char *current;     /* path of what is written to */
  int fd;            /* -1: none */
  GByteArray *buffer;
};

static gboolean
fail (const char *path, int errsv, GError **error)
{
  gsy_file_error_set (error, GSY_FILE_WRITE, path, errsv);
  return FALSE;
}

/* Where @path leads, even if it is not there yet. */
static char *
resolve (const char *path)
{
  g_autofree char *real = realpath (path, NULL);
  g_autofree char *parent = NULL;
  g_autofree char *base = NULL;

  if (real != NULL)
    return g_strdup (real);
  parent = g_path_get_dirname (path);
  base = g_path_get_basename (path);
  real = realpath (parent, NULL);
  return g_build_filename (real != NULL ? real : parent, base, NULL);
}

static char *
temporary_path (const char *path)
{
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);

  return g_strdup_printf ("%s/.%.100s.%d.gsx%08x.tmp", parent, base, (int) getpid (), g_random_int ());
}

static GsySink *
sink_new (Kind kind, char *path)
{
  GsySink *self = g_new0 (GsySink, 1);

  self->kind = kind;
  self->path = path;
  self->fd = -1;
  self->buffer = g_byte_array_sized_new (BUFFER_BYTES);
  return self;
}

GsySink *
gsy_sink_new_stdout (void)
{
  GsySink *self = sink_new (KIND_DIRECT, NULL);

  self->fd = STDOUT_FILENO;
  return self;
}

GsySink *
gsy_sink_new_file (const char *path, GError **error)
{
  g_autoptr (GsySink) self = NULL;
  struct stat old;
  gboolean is_there;

  g_return_val_if_fail (path != NULL, NULL);

  self = sink_new (KIND_FILE, resolve (path));
  is_there = stat (self->path, &old) == 0;
  if (is_there && S_ISDIR (old.st_mode))
    {
      fail (self->path, EISDIR, error);
      return NULL;
    }
  if (is_there && !S_ISREG (old.st_mode))
    {
      self->kind = KIND_DIRECT;
      self->fd = open (self->path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    }
  else
    {
      self->temporary = temporary_path (self->path);
      self->fd = open (self->temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
      if (self->fd >= 0 && is_there && fchmod (self->fd, old.st_mode & 0777) != 0)
        {
          fail (self->path, errno, error);
          return NULL;
        }
    }
  if (self->fd < 0)
    {
      int errsv = errno;

      g_clear_pointer (&self->temporary, g_free);
      fail (self->path, errsv, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

static gboolean
is_empty_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

  return dir != NULL && g_dir_read_name (dir) == NULL;
}

GsySink *
gsy_sink_new_folder (const char *path, GError **error)
{
  g_autoptr (GsySink) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = sink_new (KIND_FOLDER, resolve (path));
  if (g_file_test (self->path, G_FILE_TEST_EXISTS) && !is_empty_folder (self->path))
    {
      g_autofree char *name = gsy_display_basename (self->path);

      /* Translators: %s is the name of a folder, or of a file that is where the folder should be. */
      g_set_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED, _ ("“%s” is there already, and nothing in it is written over. Give the folder another name, or empty it."), name);
      return NULL;
    }
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->temporary = temporary_path (self->path);
  if (mkdir (self->temporary, 0777) != 0)
    {
      int errsv = errno;

      g_clear_pointer (&self->temporary, g_free);
      fail (self->path, errsv, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

static int
remove_entry (const char *path, const struct stat *st, int type, struct FTW *ftw)
{
  return remove (path);
}

void
gsy_sink_free (GsySink *self)
{
  if (self->fd >= 0 && self->fd != STDOUT_FILENO)
    close (self->fd);
  if (self->temporary != NULL && self->kind == KIND_FOLDER)
    nftw (self->temporary, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
  else if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_byte_array_unref (self->buffer);
  g_free (self->temporary);
  g_free (self->current);
  g_free (self->path);
  g_free (self);
}

static const char *
shown_path (const GsySink *self)
{
  return self->path != NULL ? self->path : "-";
}

static gboolean
write_all (GsySink *self, const char *data, gsize len, GError **error)
{
  while (len > 0)
    {
      gssize n = write (self->fd, data, len);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return fail (shown_path (self), n < 0 ? errno : EIO, error);
      data += n;
      len -= (gsize) n;
    }
  return TRUE;
}

static gboolean
flush (GsySink *self, GError **error)
{
  gboolean good = write_all (self, (const char *) self->buffer->data, self->buffer->len, error);

  g_byte_array_set_size (self->buffer, 0);
  return good;
}

/* Ends the file of a folder that is written to. */
static gboolean
close_current (GsySink *self, GError **error)
{
  int fd = self->fd;

  if (fd < 0)
    return TRUE;
  if (!flush (self, error))
    return FALSE;
  self->fd = -1;
  g_clear_pointer (&self->current, g_free);
  return close (fd) == 0 || errno == EINTR ? TRUE : fail (shown_path (self), errno, error);
}

/* Nothing of a name leads out of the folder. */
static gboolean
is_inside (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "/", -1);

  if (*name == '\0' || g_path_is_absolute (name))
    return FALSE;
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] == '\0' || g_str_equal (parts[i], ".") || g_str_equal (parts[i], ".."))
      return FALSE;
  return TRUE;
}

gboolean
gsy_sink_begin (GsySink *self, const char *name, GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *parent = NULL;
  gboolean is_new;

  if (self->kind != KIND_FOLDER)
    return TRUE;
  g_return_val_if_fail (is_inside (name), FALSE);

  path = g_build_filename (self->temporary, name, NULL);
  if (g_strcmp0 (path, self->current) == 0)
    return TRUE;
  if (!close_current (self, error))
    return FALSE;
  parent = g_path_get_dirname (path);
  if (g_mkdir_with_parents (parent, 0777) != 0)
    return fail (path, errno, error);
  is_new = g_hash_table_add (self->names, g_strdup (name));
  self->fd = open (path, O_WRONLY | O_APPEND | O_NOFOLLOW | O_CLOEXEC | (is_new ? O_CREAT | O_EXCL : 0), 0666);
  if (self->fd < 0)
    return fail (path, errno, error);
  self->current = g_steal_pointer (&path);
  return TRUE;
}

gboolean
gsy_sink_write (GsySink *self, const void *data, gsize len, GError **error)
{
  g_return_val_if_fail (self->fd >= 0, FALSE);

  if (self->buffer->len + len > BUFFER_BYTES && !flush (self, error))
    return FALSE;
  if (len > BUFFER_BYTES)
    return write_all (self, data, len, error);
  g_byte_array_append (self->buffer, data, (guint) len);
  return TRUE;
}

gboolean
gsy_sink_write_bytes (GsySink *self, GBytes *bytes, GError **error)
{
  gsize len;
  const void *data = g_bytes_get_data (bytes, &len);

  return gsy_sink_write (self, data, len, error);
}

static gboolean
sync_folder (const char *path)
{
  g_autofree char *parent = g_path_get_dirname (path);
  int fd = open (parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean good = fd >= 0 && fsync (fd) == 0;

  if (fd >= 0)
    close (fd);
  return good;
}

/* One call for all files of a folder: one for each would take minutes for thousands. */
static gboolean
sync_tree (const char *path)
{
  int fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean good = fd >= 0 && syncfs (fd) == 0;

  if (fd >= 0)
    close (fd);
  return good;
}

gboolean
gsy_sink_drain (GsySink *self, GString *text, GError **error)
{
  gboolean good = gsy_sink_write (self, text->str, text->len, error);

  g_string_truncate (text, 0);
  return good;
}

gboolean
gsy_sink_drain_json (GsySink *self, GsyJsonWriter *json, GError **error)
{
  g_autoptr (GBytes) bytes = gsy_json_writer_finish (json);

  gsy_json_writer_init (json, 4096);
  return gsy_sink_write_bytes (self, bytes, error);
}

gboolean
gsy_sink_commit (GsySink *self, GError **error)
{
  if (self->kind == KIND_DIRECT)
    return flush (self, error);
  if (self->kind == KIND_FILE && (!flush (self, error) || fsync (self->fd) != 0))
    return error != NULL && *error != NULL ? FALSE : fail (self->path, errno, error);
  if (!close_current (self, error))
    return FALSE;
  if (self->kind == KIND_FOLDER && !sync_tree (self->temporary))
    return fail (self->path, errno, error);
  if (rename (self->temporary, self->path) != 0)
    return fail (self->path, errno, error);
  g_clear_pointer (&self->temporary, g_free);
  return sync_folder (self->path) ? TRUE : fail (self->path, errno, error);
}
