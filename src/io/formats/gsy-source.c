/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-source.c: files by name, from a disk, from memory, or from one file that holds them all. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* pread of large files */
#endif
#include "config.h"
#include "io/formats/gsy-source.h"

#include "core/gsy-error.h"
#include "io/gsy-article-reader.h"
#include "io/gsy-decode.h"
#include "io/gsy-file-error.h"
#include "io/gsy-save.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Folders in folders: deeper than anybody keeps articles. */
#define MAX_DEPTH 32

typedef struct
{
  char *path;     /* (nullable): on the disk */
  GBytes *bytes;  /* (nullable): in memory */
  guint64 offset; /* else a piece of the spool */
  gsize len;
} Entry;

struct _GsySource
{
  char *title;
  char *beside;        /* (nullable): folder of a single file */
  GHashTable *entries; /* name to Entry */
  GPtrArray *names;    /* of those that are listed, the table's own */
  gboolean folder;
  gboolean sorted;
  int spool; /* -1: none */
};

static void
entry_free (Entry *self)
{
  g_free (self->path);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

static GsySource *
source_new (const char *title, gboolean folder)
{
  GsySource *self = g_new0 (GsySource, 1);

  self->title = g_utf8_validate (title, -1, NULL) ? g_strdup (title) : gsy_display_name (title);
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) entry_free);
  self->names = g_ptr_array_new ();
  self->folder = folder;
  self->sorted = TRUE;
  self->spool = -1;
  return self;
}

void
gsy_source_free (GsySource *self)
{
  if (self == NULL)
    return;
  if (self->spool >= 0)
    close (self->spool);
  g_ptr_array_unref (self->names);
  g_hash_table_unref (self->entries);
  g_free (self->beside);
  g_free (self->title);
  g_free (self);
}

/* @name: (transfer full). Of two of one name, which only display names can have, the first one stays. */
static Entry *
add (GsySource *self, char *name)
{
  Entry *entry;

  if (g_hash_table_contains (self->entries, name))
    {
      g_free (name);
      return NULL;
    }
  entry = g_new0 (Entry, 1);
  g_hash_table_insert (self->entries, name, entry);
  g_ptr_array_add (self->names, name);
  self->sorted = FALSE;
  return entry;
}

/* --- From the disk --- */

static gboolean add_folder (GsySource *self, const char *folder, const char *prefix, guint depth, GError **error);

/* @name: of something in @folder, which is called @prefix in the source. */
static gboolean
add_found (GsySource *self, const char *folder, const char *prefix, const char *name, guint depth, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *shown = gsy_display_name (name);
  g_autofree char *full = g_strconcat (prefix, shown, NULL);
  struct stat info;
  Entry *entry;

  if (lstat (path, &info) != 0)
    return TRUE;
  if (S_ISDIR (info.st_mode) && depth < MAX_DEPTH)
    {
      g_autofree char *below = g_strconcat (full, "/", NULL);

      return add_folder (self, path, below, depth + 1, error);
    }
  if (!S_ISREG (info.st_mode))
    return TRUE;
  if (self->names->len == GSY_SOURCE_MAX_NAMES)
    {
      /* Translators: %s is the name of a folder. */
      g_set_error (error, GSY_ERROR, GSY_ERROR_TOO_LARGE, _ ("%s: there are too many files in this folder; import a part of it at a time"), self->title);
      return FALSE;
    }
  entry = add (self, g_steal_pointer (&full));
  if (entry != NULL)
    entry->path = g_steal_pointer (&path);
  return TRUE;
}

static gboolean
add_folder (GsySource *self, const char *folder, const char *prefix, guint depth, GError **error)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  errno = 0;
  dir = g_dir_open (folder, 0, NULL);
  if (dir == NULL)
    {
      gsy_file_error_set (error, GSY_FILE_READ, folder, errno != 0 ? errno : EIO);
      return FALSE;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    if (name[0] != '.' && !add_found (self, folder, prefix, name, depth, error))
      return FALSE;
  return TRUE;
}

GsySource *
gsy_source_new (const char *path, GError **error)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *shown = gsy_display_name (base);
  g_autoptr (GsySource) self = NULL;
  struct stat info;

  if (stat (path, &info) != 0)
    {
      gsy_file_error_set (error, GSY_FILE_READ, path, errno);
      return NULL;
    }
  if (!S_ISDIR (info.st_mode) && !S_ISREG (info.st_mode))
    {
      /* Translators: %s is the name of something that is neither a file nor a folder, as a pipe or a device. */
      g_set_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED, _ ("%s is neither a file nor a folder; choose a file"), shown);
      return NULL;
    }
  self = source_new (shown, S_ISDIR (info.st_mode));
  if (self->folder)
    return add_folder (self, path, "", 0, error) ? g_steal_pointer (&self) : NULL;
  self->beside = g_path_get_dirname (path);
  add (self, g_steal_pointer (&shown))->path = g_strdup (path);
  return g_steal_pointer (&self);
}

/* --- From memory and archives --- */

GsySource *
gsy_source_new_memory (const char *name)
{
  return source_new (name, TRUE);
}

void
gsy_source_add_bytes (GsySource *self, const char *name, GBytes *bytes)
{
  Entry *entry = add (self, g_strdup (name));

  if (entry != NULL)
    entry->bytes = g_bytes_ref (bytes);
}

GsySource *
gsy_source_new_bytes (const char *name, GBytes *bytes)
{
  GsySource *self = source_new (name, FALSE);

  gsy_source_add_bytes (self, name, bytes);
  return self;
}

void
gsy_source_take_spool (GsySource *self, int fd)
{
  g_return_if_fail (self->spool < 0);

  self->spool = fd;
}

void
gsy_source_add_piece (GsySource *self, const char *name, guint64 offset, gsize len)
{
  Entry *entry = add (self, g_strdup (name));

  if (entry == NULL)
    return;
  entry->offset = offset;
  entry->len = len;
}

static GBytes *
load_piece (const GsySource *self, const char *name, const Entry *entry, gsize max, GError **error)
{
  gsize len = MIN (entry->len, max), done = 0;
  g_autofree char *data = NULL;

  if (len > GSY_SOURCE_MAX_BYTES)
    {
      /* Translators: %s is a file's name. */
      g_set_error (error, GSY_ERROR, GSY_ERROR_TOO_LARGE, _ ("%s: this file is too large to be read"), name);
      return NULL;
    }
  data = g_try_malloc (len + 1);
  if (data == NULL)
    {
      gsy_file_error_set (error, GSY_FILE_READ, name, ENOMEM);
      return NULL;
    }
  while (done < len)
    {
      gssize n = pread (self->spool, data + done, len - done, (off_t) (entry->offset + done));

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        {
          gsy_file_error_set (error, GSY_FILE_READ, name, n < 0 ? errno : EIO);
          return NULL;
        }
      done += (gsize) n;
    }
  return g_bytes_new_take (g_steal_pointer (&data), len);
}

/* --- Names --- */

const char *
gsy_source_get_title (const GsySource *self)
{
  return self->title;
}

gboolean
gsy_source_is_folder (const GsySource *self)
{
  return self->folder;
}

guint
gsy_source_get_n_names (const GsySource *self)
{
  return self->names->len;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

const char *
gsy_source_get_name (const GsySource *self, guint i)
{
  g_return_val_if_fail (i < self->names->len, NULL);

  if (!self->sorted)
    {
      g_ptr_array_sort (self->names, compare_names);
      ((GsySource *) self)->sorted = TRUE;
    }
  return g_ptr_array_index (self->names, i);
}

gboolean
gsy_source_name_is (const char *name, const char *suffix)
{
  gsize n_name = strlen (name), n_suffix = strlen (suffix);

  return n_name >= n_suffix && g_ascii_strcasecmp (name + n_name - n_suffix, suffix) == 0;
}

/* The path of a file beside a single one; NULL for a name that would lead elsewhere. */
static char *
dup_path_beside (const GsySource *self, const char *name)
{
  if (self->beside == NULL || strchr (name, '/') != NULL || name[0] == '.' || name[0] == '\0')
    return NULL;
  return g_build_filename (self->beside, name, NULL);
}

gboolean
gsy_source_has (const GsySource *self, const char *name)
{
  g_autofree char *path = NULL;

  if (g_hash_table_contains (self->entries, name))
    return TRUE;
  path = dup_path_beside (self, name);
  return path != NULL && g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

/* --- Content --- */

GBytes *
gsy_source_load (GsySource *self, const char *name, GError **error)
{
  const Entry *entry = g_hash_table_lookup (self->entries, name);
  g_autofree char *path = entry == NULL ? dup_path_beside (self, name) : NULL;

  if (entry != NULL && entry->bytes != NULL)
    return g_bytes_ref (entry->bytes);
  if (entry != NULL && entry->path == NULL)
    return load_piece (self, name, entry, entry->len, error);
  if (entry == NULL && (path == NULL || !g_file_test (path, G_FILE_TEST_EXISTS)))
    {
      /* Translators: the first %s is a file or folder that is imported, the second one the name of a file that should be in it or beside it. */
      g_set_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED, _ ("%s: the file “%s” is missing"), self->title, name);
      return NULL;
    }
  return gsy_load (entry != NULL ? entry->path : path, GSY_SOURCE_MAX_BYTES, NULL, error);
}

/* The beginning of the file at @path, which may be a pipe by now. */
static GBytes *
load_file_head (const char *path, gsize max)
{
  int fd = g_open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);
  g_autofree char *data = NULL;
  struct stat info;
  gssize n = 0;

  if (fd < 0)
    return g_bytes_new (NULL, 0);
  data = g_malloc (max);
  if (fstat (fd, &info) == 0 && S_ISREG (info.st_mode))
    n = read (fd, data, max);
  close (fd);
  return g_bytes_new (data, (gsize) MAX (n, 0));
}

GBytes *
gsy_source_load_head (GsySource *self, const char *name, gsize max)
{
  const Entry *entry = g_hash_table_lookup (self->entries, name);
  g_autofree char *path = entry == NULL ? dup_path_beside (self, name) : NULL;
  GBytes *head;

  if (entry != NULL && entry->bytes != NULL)
    return g_bytes_new_from_bytes (entry->bytes, 0, MIN (max, g_bytes_get_size (entry->bytes)));
  if (entry != NULL && entry->path == NULL)
    {
      head = load_piece (self, name, entry, max, NULL);
      return head != NULL ? head : g_bytes_new (NULL, 0);
    }
  if (entry == NULL && path == NULL)
    return g_bytes_new (NULL, 0);
  return load_file_head (entry != NULL ? entry->path : path, max);
}

char *
gsy_source_load_text (GsySource *self, const char *name, gsize *n_bytes, GError **error)
{
  g_autoptr (GBytes) bytes = gsy_source_load (self, name, error);
  gsize len, n_text;
  char *text;
  const char *data;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &len);
  text = gsy_decode (name, data != NULL ? data : "", len, FALSE, &n_text, NULL, error);
  if (text != NULL && n_bytes != NULL)
    *n_bytes = n_text;
  return text;
}

/* --- Piece by piece --- */

struct _GsySourceFile
{
  GsySource *source;
  char *name;
  GBytes *bytes; /* (nullable): all of it */
  int fd;        /* else where to read; its own if @path was opened, else the spool */
  gboolean own;
  guint64 offset;
  guint64 len;
};

static gboolean
open_path (GsySourceFile *self, const char *path, GError **error)
{
  struct stat info;

  self->own = TRUE;
  self->fd = g_open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);
  if (self->fd < 0 || fstat (self->fd, &info) != 0)
    {
      gsy_file_error_set (error, GSY_FILE_READ, path, errno);
      return FALSE;
    }
  if (!S_ISREG (info.st_mode))
    {
      gsy_file_error_set (error, GSY_FILE_READ, path, EINVAL);
      return FALSE;
    }
  self->len = (guint64) info.st_size;
  return TRUE;
}

GsySourceFile *
gsy_source_open (GsySource *self, const char *name, GError **error)
{
  const Entry *entry = g_hash_table_lookup (self->entries, name);
  g_autofree char *path = entry == NULL ? dup_path_beside (self, name) : NULL;
  g_autoptr (GsySourceFile) file = g_new0 (GsySourceFile, 1);

  file->source = self;
  file->name = g_strdup (name);
  file->fd = -1;
  if (entry != NULL && entry->bytes != NULL)
    {
      file->bytes = g_bytes_ref (entry->bytes);
      file->len = g_bytes_get_size (entry->bytes);
      return g_steal_pointer (&file);
    }
  if (entry != NULL && entry->path == NULL)
    {
      file->fd = self->spool;
      file->offset = entry->offset;
      file->len = entry->len;
      return g_steal_pointer (&file);
    }
  if (entry == NULL && (path == NULL || !g_file_test (path, G_FILE_TEST_EXISTS)))
    {
      g_set_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED, _ ("%s: the file “%s” is missing"), self->title, name);
      return NULL;
    }
  return open_path (file, entry != NULL ? entry->path : path, error) ? g_steal_pointer (&file) : NULL;
}

gssize
gsy_source_file_read (GsySourceFile *self, guint64 offset, void *buffer, gsize len, GError **error)
{
  gssize n;

  if (offset >= self->len)
    return 0;
  len = (gsize) MIN (len, self->len - offset);
  if (self->bytes != NULL)
    {
      memcpy (buffer, (const char *) g_bytes_get_data (self->bytes, NULL) + offset, len);
      return (gssize) len;
    }
  do
    n = pread (self->fd, buffer, len, (off_t) (self->offset + offset));
  while (n < 0 && errno == EINTR);
  if (n < 0)
    gsy_file_error_set (error, GSY_FILE_READ, self->name, errno);
  return n;
}

void
gsy_source_file_free (GsySourceFile *self)
{
  if (self == NULL)
    return;
  if (self->own && self->fd >= 0)
    close (self->fd);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->name);
  g_free (self);
}
