/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-article-reader.c: tells text from what is none, and its encoding; see gsy-decode.c for the decoding. */
#include "config.h"
#include "io/gsy-article-reader.h"

#include "core/gsy-error.h"
#include "io/gsy-decode.h"
#include "io/gsy-file-error.h"
#include "io/gsy-load.h"

#include <glib/gi18n-lib.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* So much of a file is read for its title and date. */
#define HEAD_BYTES 4096

/* So much of that, after leading white space, holds the longest title that is shown, and what tells where it ends. */
#define TITLE_BYTES 1024

static void
set_too_large (GError **error, const char *path, guint64 n_bytes)
{
  g_autofree char *name = gsy_display_basename (path);
  g_autofree char *size = g_format_size_full (n_bytes, G_FORMAT_SIZE_IEC_UNITS);

  /* Translators: %s are a file's name and its size, as “1.0 GiB”. */
  g_set_error (error, GSY_ERROR, GSY_ERROR_TOO_LARGE, _ ("“%s” is %s; Gainsay reads articles of up to 64 MiB. Split it into smaller files."), name, size);
}

static GsyArticle *
decode (const char *name, GBytes *bytes, const char *sha256, GError **error)
{
  gsize n_bytes, n_text;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  g_autofree char *encoding = NULL;
  char *text = gsy_decode (name, data, n_bytes, FALSE, &n_text, &encoding, error);

  return text != NULL ? gsy_article_new (name, text, n_text, sha256, encoding) : NULL;
}

GsyArticle *
gsy_article_decode (const char *name, GBytes *bytes, GError **error)
{
  g_autofree char *sha256 = NULL;

  g_return_val_if_fail (name != NULL && bytes != NULL, NULL);

  if (g_bytes_get_size (bytes) > GSY_ARTICLE_MAX_BYTES)
    {
      set_too_large (error, name, g_bytes_get_size (bytes));
      return NULL;
    }
  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  return decode (name, bytes, sha256, error);
}

GsyArticle *
gsy_article_read (const char *path, GError **error)
{
  GsyFileIdentity identity;
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;
  struct stat st;

  g_return_val_if_fail (path != NULL, NULL);

  bytes = gsy_load (path, GSY_ARTICLE_MAX_BYTES, &identity, &local);
  if (bytes == NULL)
    {
      if (g_error_matches (local, GSY_ERROR, GSY_ERROR_TOO_LARGE) && stat (path, &st) == 0)
        set_too_large (error, path, (guint64) st.st_size);
      else
        g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  name = gsy_display_basename (path);
  return decode (name, bytes, identity.sha256, error);
}

gboolean
gsy_article_read_head (const char *path, char **published, char **title, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  char buffer[HEAD_BYTES + 1];
  struct stat st;
  gssize n;
  gsize n_text, n_title;
  int fd, errsv;

  g_return_val_if_fail (path != NULL && published != NULL && title != NULL, FALSE);

  *published = NULL;
  *title = NULL;
  fd = gsy_open_regular (AT_FDCWD, path, path, &st, error);
  if (fd < 0)
    return FALSE;
  if (st.st_size > GSY_ARTICLE_MAX_BYTES)
    {
      close (fd);
      set_too_large (error, path, (guint64) st.st_size);
      return FALSE;
    }
  /* One byte more, to know whether this is all. */
  n = gsy_read_all (fd, buffer, sizeof buffer);
  errsv = errno;
  close (fd);
  if (n < 0)
    {
      gsy_file_error_set (error, GSY_FILE_READ, path, errsv);
      return FALSE;
    }

  name = gsy_display_basename (path);
  text = gsy_decode (name, buffer, (gsize) MIN (n, HEAD_BYTES), n > HEAD_BYTES, &n_text, NULL, error);
  if (text == NULL)
    return FALSE;
  n_title = strspn (text, " \t\r\n") + TITLE_BYTES;
  if (n_text > n_title)
    n_text = (gsize) (g_utf8_find_prev_char (text, text + n_title + 1) - text);
  /* Without a guess at the language, which takes longer than all the rest: the abbreviations of every language count. */
  gsy_text_scan_head (text, n_text, "und", published, title);
  return TRUE;
}

char *
gsy_display_name (const char *path)
{
  g_autofree char *valid = NULL;
  GString *shown;
  const char *plain = path;

  while (g_ascii_isprint (*plain))
    plain++;
  if (*plain == '\0')
    return g_strdup (path);

  valid = g_utf8_make_valid (path, -1);
  shown = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      /* A line end or an escape sequence in a name must not change how a list or a terminal looks. */
      g_string_append_unichar (shown, g_unichar_iscntrl (c) ? 0xfffd : c);
    }
  return g_string_free (shown, FALSE);
}
