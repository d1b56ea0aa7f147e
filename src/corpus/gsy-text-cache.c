/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-text-cache.c: former texts by the hash of their articles' bytes. */
#include "config.h"
#include "corpus/gsy-text-cache.h"

#include "io/gsy-save.h"

#include <glib/gstdio.h>

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HASH_LENGTH 64
#define HEAD "gainsay-text 1 "
#define HEAD_LENGTH (sizeof HEAD - 1 + HASH_LENGTH + 1)
#define LARGEST (GSY_TEXT_CACHE_MAX_BYTES / 8)

/* A text that is read often is not said to be used each time. */
#define FRESH_S (60 * 60)

/* The folder is counted once after so many texts. */
#define TRIM_EVERY 50

char *
gsy_text_cache_folder (void)
{
  return g_build_filename (g_get_user_cache_dir (), "gainsay", "texts", NULL);
}

/* NULL: no hash, and so no name of a file. */
static char *
dup_path (const char *sha256)
{
  g_autofree char *folder = gsy_text_cache_folder ();
  g_autofree char *name = NULL;

  if (sha256 == NULL || strlen (sha256) != HASH_LENGTH || strspn (sha256, "0123456789abcdefABCDEF") != HASH_LENGTH)
    return NULL;
  name = g_ascii_strdown (sha256, -1);
  return g_build_filename (folder, name, NULL);
}

/* The time of the last change is that of the last use. TRUE when the file is there. */
static gboolean
mark_used (const char *path)
{
  struct stat st;

  if (lstat (path, &st) != 0 || !S_ISREG (st.st_mode))
    return FALSE;
  if (g_get_real_time () / G_USEC_PER_SEC - st.st_mtim.tv_sec > FRESH_S)
    utimensat (AT_FDCWD, path, NULL, AT_SYMLINK_NOFOLLOW);
  return TRUE;
}

static void
write_text (const char *path, const char *text, gsize n_bytes)
{
  g_autofree char *hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) text, n_bytes);
  g_autofree char *temporary = g_strconcat (path, ".XXXXXX", NULL);
  g_autoptr (GString) content = g_string_sized_new (HEAD_LENGTH + n_bytes);
  const char *at;
  gsize left;
  int fd;

  g_string_append_printf (content, HEAD "%s\n", hash);
  g_string_append_len (content, text, (gssize) n_bytes);
  fd = g_mkstemp_full (temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0)
    return;
  for (at = content->str, left = content->len; left > 0;)
    {
      gssize n = write (fd, at, left);

      if (n <= 0)
        break;
      at += n;
      left -= (gsize) n;
    }
  /* What a power cut leaves of it has not the right hash. */
  if (close (fd) != 0 || left > 0 || g_rename (temporary, path) != 0)
    g_unlink (temporary);
}

void
gsy_text_cache_keep (GsyArticle *article)
{
  static gint n_kept = 0;
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;
  const char *text;
  gsize n_bytes;

  g_return_if_fail (GSY_IS_ARTICLE (article));

  text = gsy_article_get_text (article, &n_bytes);
  path = dup_path (gsy_article_get_sha256 (article));
  if (path == NULL || n_bytes == 0 || n_bytes > LARGEST || mark_used (path))
    return;
  folder = g_path_get_dirname (path);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return;
  write_text (path, text, n_bytes);
  if (g_atomic_int_add (&n_kept, 1) % TRIM_EVERY == 0)
    gsy_text_cache_trim (GSY_TEXT_CACHE_MAX_FILES, GSY_TEXT_CACHE_MAX_BYTES);
}

/* Whether the content is whole and says what it did. */
static gboolean
is_sound (const char *data, gsize n_bytes)
{
  g_autofree char *hash = NULL;

  if (n_bytes <= HEAD_LENGTH || memcmp (data, HEAD, sizeof HEAD - 1) != 0 || data[HEAD_LENGTH - 1] != '\n' ||
      !g_utf8_validate_len (data + HEAD_LENGTH, n_bytes - HEAD_LENGTH, NULL))
    return FALSE;
  hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) data + HEAD_LENGTH, n_bytes - HEAD_LENGTH);
  return memcmp (hash, data + sizeof HEAD - 1, HASH_LENGTH) == 0;
}

GsyArticle *
gsy_text_cache_find (const char *sha256, gpointer data)
{
  g_autofree char *path = dup_path (sha256);
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const char *content;
  gsize n_bytes;

  if (path == NULL)
    return NULL;
  bytes = gsy_load (path, LARGEST + HEAD_LENGTH, NULL, NULL);
  if (bytes == NULL)
    return NULL;
  content = g_bytes_get_data (bytes, &n_bytes);
  if (!is_sound (content, n_bytes))
    {
      g_unlink (path);
      return NULL;
    }
  mark_used (path);
  name = g_path_get_basename (path);
  return gsy_article_new (name, g_strndup (content + HEAD_LENGTH, n_bytes - HEAD_LENGTH), n_bytes - HEAD_LENGTH, name, NULL);
}

typedef struct
{
  char *path;
  guint64 size;
  gint64 used;
} Kept;

static void
kept_clear (gpointer data)
{
  g_free (((Kept *) data)->path);
}

/* The last used first. */
static int
compare_kept (gconstpointer a, gconstpointer b)
{
  const Kept *x = a, *y = b;

  return x->used > y->used ? -1 : x->used < y->used;
}

void
gsy_text_cache_trim (guint max_files, guint64 max_bytes)
{
  g_autofree char *folder = gsy_text_cache_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GArray) files = g_array_new (FALSE, FALSE, sizeof (Kept));
  guint64 n_bytes = 0;
  const char *name;

  if (dir == NULL)
    return;
  g_array_set_clear_func (files, kept_clear);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      Kept kept = { .path = g_build_filename (folder, name, NULL) };
      struct stat st;

      if (lstat (kept.path, &st) != 0 || !S_ISREG (st.st_mode))
        {
          g_free (kept.path);
          continue;
        }
      kept.size = (guint64) st.st_size;
      kept.used = st.st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) + st.st_mtim.tv_nsec;
      g_array_append_val (files, kept);
    }
  g_array_sort (files, compare_kept);
  for (guint i = 0; i < files->len; i++)
    {
      const Kept *kept = &g_array_index (files, Kept, i);

      n_bytes += kept->size;
      if (i >= max_files || n_bytes > max_bytes)
        g_unlink (kept->path);
    }
}
