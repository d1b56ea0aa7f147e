/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-unzip.c: our own look at an archive's directory, which libarchive tidies up before it shows it; then libarchive for what is in the files. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* O_TMPFILE */
#endif
#include "config.h"
#include "io/formats/gsy-unzip.h"

#include "core/gsy-error.h"
#include "io/gsy-article-reader.h"
#include "io/gsy-file-error.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* A project of ten thousand articles has a file more than that. */
#define MAX_ENTRIES 20000
#define MAX_NAME 255
#define MAX_SHOWN 80 /* characters */
#define MAX_TOTAL (500u * 1024 * 1024)
#define MAX_RATIO 100
#define RATIO_FROM (10u * 1024 * 1024)

/* Of the directory at the archive's end, as APPNOTE.TXT has it. */
#define LOCAL_MAGIC "PK\003\004"
#define CENTRAL_MAGIC "PK\001\002"
#define END_MAGIC "PK\005\006"
#define LOCAL_SIZE 30
#define CENTRAL_SIZE 46
#define END_SIZE 22
#define MAX_COMMENT (16384 - END_SIZE) /* libarchive looks no further */
#define MADE_BY_UNIX 3
#define MADE_BY_MAC 19
#define FLAG_ENCRYPTED 0x0001
#define FLAG_STRONG 0x0040
#define FLAG_MASKED 0x2000

/* @name: (nullable): of a folder. */
typedef struct
{
  char *name;
  guint64 at; /* of its local header */
  guint64 size;
} Entry;

typedef struct
{
  const char *shown;
  const guint8 *data;
  gsize len;
  GArray *entries; /* in the order of the content, which is libarchive's */
  GHashTable *folded;
} Zip;

static void
clear_entry (gpointer data)
{
  g_free (((Entry *) data)->name);
}

static void
zip_clear (Zip *self)
{
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->folded, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Zip, zip_clear)

static guint
get_u16 (const guint8 *at)
{
  return at[0] | (guint) at[1] << 8;
}

static guint
get_u32 (const guint8 *at)
{
  return get_u16 (at) | get_u16 (at + 2) << 16;
}

gboolean
gsy_is_zip (GBytes *bytes)
{
  gsize len;
  const char *data = g_bytes_get_data (bytes, &len);

  return len >= 4 && (memcmp (data, LOCAL_MAGIC, 4) == 0 || memcmp (data, END_MAGIC, 4) == 0);
}

static gboolean
fail_damaged (Zip *self, GError **error)
{
  /* Translators: %s is a file's name. */
  g_set_error (error, GSY_ERROR, GSY_ERROR_PARSE, _ ("%s: this ZIP archive is damaged; get it again from where it came"), self->shown);
  return FALSE;
}

/* A name as a message can show it. */
static char *
show (const char *name, gsize len)
{
  g_autofree char *whole = g_strndup (name, MIN (len, MAX_NAME));
  g_autofree char *shown = gsy_display_name (whole);

  if (g_utf8_strlen (shown, -1) > MAX_SHOWN)
    {
      g_autofree char *cut = g_utf8_substring (shown, 0, MAX_SHOWN);

      return g_strconcat (cut, "…", NULL);
    }
  return g_steal_pointer (&shown);
}

static gboolean
has_dots (const char *name, gsize len)
{
  const char *end = name + len, *part = name;

  for (const char *at = name; at <= end; at++)
    if (at == end || *at == '/')
      {
        if (at - part == 2 && part[0] == '.' && part[1] == '.')
          return TRUE;
        part = at + 1;
      }
  return FALSE;
}

static gboolean
check_name (Zip *self, const char *name, gsize len, GError **error)
{
  g_autofree char *shown = show (name, len);

  if (len == 0 || memchr (name, '\0', len) != NULL)
    /* Translators: the first %s is an archive's name, the second that of a file in it. */
    g_set_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED, _ ("%s: not opened, because the name of a file in it, “%s”, is empty or holds a zero byte"), self->shown, shown);
  else if (len > MAX_NAME)
    /* Translators: the first %s is an archive's name, the second that of a file in it. */
    g_set_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED, _ ("%s: not opened, because the name of a file in it, “%s”, is longer than 255 bytes"), self->shown, shown);
  else if (!g_utf8_validate (name, (gssize) len, NULL))
    /* Translators: the first %s is an archive's name, the second that of a file in it. */
    g_set_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED, _ ("%s: not opened, because the name of a file in it, “%s”, is not in UTF-8"), self->shown, shown);
  else if (memchr (name, '\\', len) != NULL)
    /* Translators: the first %s is an archive's name, the second that of a file in it. */
    g_set_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED, _ ("%s: not opened, because the name of a file in it, “%s”, holds a backslash"), self->shown, shown);
  else if (name[0] == '/' || (len > 1 && g_ascii_isalpha (name[0]) && name[1] == ':') || has_dots (name, len))
    /* Translators: the first %s is an archive's name, the second that of a file in it. */
    g_set_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED, _ ("%s: not opened, because a file in it, “%s”, would lie outside of it"), self->shown, shown);
  else
    return TRUE;
  return FALSE;
}

/* TRUE when no file had that name, in any case. */
static gboolean
note_name (Zip *self, const char *name)
{
  g_autofree char *normal = g_utf8_normalize (name, -1, G_NORMALIZE_NFC);

  return g_hash_table_add (self->folded, g_utf8_casefold (normal, -1));
}

/* A link, a device, a pipe: whoever made the archive says so in the way of Unix. */
static gboolean
is_special (const guint8 *at)
{
  guint type = get_u32 (at + 38) >> 16 & AE_IFMT;

  return type != 0 && type != AE_IFREG && type != AE_IFDIR && (at[5] == MADE_BY_UNIX || at[5] == MADE_BY_MAC);
}

static gboolean
take_entry (Zip *self, const guint8 *at, GError **error)
{
  guint flags = get_u16 (at + 8);
  gsize len = get_u16 (at + 28);
  const char *name = (const char *) at + CENTRAL_SIZE;
  Entry entry = { NULL, get_u32 (at + 42), get_u32 (at + 24) };
  const guint8 *local = self->data + entry.at;

  if (!check_name (self, name, len, error))
    return FALSE;
  if ((flags & (FLAG_ENCRYPTED | FLAG_STRONG | FLAG_MASKED)) != 0)
    {
      /* Translators: %s is a file's name. */
      g_set_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED, _ ("%s: this archive is encrypted; save it without a password first"), self->shown);
      return FALSE;
    }
  if (is_special (at))
    {
      g_autofree char *shown = show (name, len);

      /* Translators: the first %s is an archive's name, the second that of something in it. */
      g_set_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED, _ ("%s: not opened, because “%s” in it is a link or a device"), self->shown, shown);
      return FALSE;
    }
  /* What the content says of itself is what libarchive goes by. */
  if (entry.at > self->len || self->len - entry.at < LOCAL_SIZE || memcmp (local, LOCAL_MAGIC, 4) != 0 || get_u16 (local + 26) != len ||
      self->len - entry.at - LOCAL_SIZE < len || memcmp (local + LOCAL_SIZE, name, len) != 0)
    return fail_damaged (self, error);
  if (name[len - 1] != '/')
    {
      gboolean here = len > 2 && name[0] == '.' && name[1] == '/';

      entry.name = g_strndup (name + (here ? 2 : 0), len - (here ? 2 : 0));
      if (!note_name (self, entry.name))
        {
          g_autofree char *shown = show (entry.name, len);

          g_free (entry.name);
          /* Translators: the first %s is an archive's name, the second that of a file in it. */
          g_set_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED, _ ("%s: not opened, because two files in it are called “%s”, or differ from that in upper and lower case alone"), self->shown, shown);
          return FALSE;
        }
    }
  g_array_append_val (self->entries, entry);
  return TRUE;
}

static gint
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *one = a, *other = b;

  return one->at < other->at ? -1 : one->at > other->at ? 1
                                                        : 0;
}

/* (nullable): there is none. */
static const guint8 *
find_end (const Zip *self)
{
  const guint8 *last, *first;

  if (self->len < END_SIZE)
    return NULL;
  last = self->data + self->len - END_SIZE;
  first = self->len > END_SIZE + MAX_COMMENT ? last - MAX_COMMENT : self->data;
  for (const guint8 *at = last; at >= first; at--)
    if (memcmp (at, END_MAGIC, 4) == 0 && get_u16 (at + 20) <= (gsize) (last - at))
      return at;
  return NULL;
}

static gboolean
read_directory (Zip *self, GError **error)
{
  const guint8 *end = find_end (self), *at;
  guint n_entries, start;

  if (end == NULL)
    return fail_damaged (self, error);
  n_entries = get_u16 (end + 10);
  start = get_u32 (end + 16);
  if (n_entries > MAX_ENTRIES)
    {
      /* Translators: %s is a file's name, the other placeholder a number. */
      g_set_error (error, GSY_ERROR, GSY_ERROR_TOO_LARGE, _ ("%s: not opened, because there are more than %u files in it"), self->shown, MAX_ENTRIES);
      return FALSE;
    }
  if (start > (gsize) (end - self->data))
    return fail_damaged (self, error);
  at = self->data + start;
  for (guint i = 0; i < n_entries; i++)
    {
      gsize left = (gsize) (end - at), size;

      if (left < CENTRAL_SIZE || memcmp (at, CENTRAL_MAGIC, 4) != 0)
        return fail_damaged (self, error);
      size = CENTRAL_SIZE + get_u16 (at + 28) + get_u16 (at + 30) + get_u16 (at + 32);
      if (left < size)
        return fail_damaged (self, error);
      if (!take_entry (self, at, error))
        return FALSE;
      at += size;
    }
  g_array_sort (self->entries, compare_entries);
  for (guint i = 1; i < self->entries->len; i++)
    if (g_array_index (self->entries, Entry, i).at == g_array_index (self->entries, Entry, i - 1).at)
      return fail_damaged (self, error);
  return TRUE;
}

/* A file that no name leads to; -1 with an error. */
static int
open_spool (GError **error)
{
  g_autofree char *path = NULL;
  int fd = -1;

#ifdef O_TMPFILE
  fd = open (g_get_tmp_dir (), O_TMPFILE | O_RDWR | O_CLOEXEC | O_EXCL, 0600);
  if (fd >= 0)
    return fd;
#endif
  /* Not every file system has that. */
  fd = g_file_open_tmp ("gainsay-XXXXXX", &path, error);
  if (fd >= 0)
    {
      fcntl (fd, F_SETFD, FD_CLOEXEC);
      g_unlink (path);
    }
  return fd;
}

static gboolean
write_spool (int fd, const char *data, gsize len, GError **error)
{
  while (len > 0)
    {
      gssize n = write (fd, data, len);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          gsy_file_error_set (error, GSY_FILE_WRITE, g_get_tmp_dir (), errno);
          return FALSE;
        }
      data += n;
      len -= (gsize) n;
    }
  return TRUE;
}

/* @total: of all files so far. */
static gboolean
check_size (Zip *self, guint64 total, GError **error)
{
  if (total <= MAX_TOTAL && (total <= RATIO_FROM || total / MAX_RATIO <= self->len))
    return TRUE;
  /* Translators: %s is a file's name. */
  g_set_error (error, GSY_ERROR, GSY_ERROR_TOO_LARGE, _ ("%s: not opened, because what is packed in it is far larger than the archive itself, or larger than can be read"), self->shown);
  return FALSE;
}

static gboolean
unpack_entry (Zip *self, struct archive *archive, const Entry *entry, int fd, guint64 *total, GError **error)
{
  char buffer[16384];
  gsize size = 0;
  la_ssize_t n;

  while ((n = archive_read_data (archive, buffer, sizeof buffer)) > 0)
    {
      size += (gsize) n;
      *total += (guint64) n;
      if (!check_size (self, *total, error) || !write_spool (fd, buffer, (gsize) n, error))
        return FALSE;
    }
  /* A wrong checksum is ARCHIVE_FAILED, ciphers and ways to pack that are unknown too. */
  return n == 0 && (entry->size == G_MAXUINT32 || entry->size == size) ? TRUE : fail_damaged (self, error);
}

static gboolean
unpack (Zip *self, struct archive *archive, GsySource *source, int fd, GError **error)
{
  guint64 total = 0;
  struct archive_entry *header;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);
      guint64 at = total;

      /* Names that cannot be said in the locale are a warning: ours are used. */
      if (archive_read_next_header (archive, &header) < ARCHIVE_WARN || (archive_entry_filetype (header) != AE_IFREG && archive_entry_filetype (header) != AE_IFDIR))
        return fail_damaged (self, error);
      if (entry->name == NULL)
        continue;
      if (!unpack_entry (self, archive, entry, fd, &total, error))
        return FALSE;
      gsy_source_add_piece (source, entry->name, at, (gsize) (total - at));
    }
  return archive_read_next_header (archive, &header) == ARCHIVE_EOF ? TRUE : fail_damaged (self, error);
}

GsySource *
gsy_unzip (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (GsySource) source = NULL;
  g_auto (Zip) zip = { .shown = name };
  struct archive *archive;
  gboolean done;
  int fd;

  zip.data = g_bytes_get_data (bytes, &zip.len);
  zip.entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (zip.entries, clear_entry);
  zip.folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!gsy_is_zip (bytes))
    {
      fail_damaged (&zip, error);
      return NULL;
    }
  if (!read_directory (&zip, error))
    return NULL;
  fd = open_spool (error);
  if (fd < 0)
    return NULL;
  source = gsy_source_new_memory (name);
  gsy_source_take_spool (source, fd);
  archive = archive_read_new ();
  /* The one that goes by the directory, as everybody else does. */
  archive_read_support_format_zip_seekable (archive);
  if (zip.entries->len == 0)
    done = TRUE;
  else if (archive_read_open_memory (archive, zip.data, zip.len) != ARCHIVE_OK)
    done = fail_damaged (&zip, error);
  else
    done = unpack (&zip, archive, source, fd, error);
  archive_read_free (archive);
  return done ? g_steal_pointer (&source) : NULL;
}
