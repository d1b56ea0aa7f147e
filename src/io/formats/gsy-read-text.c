/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-read-text.c: plain text in any encoding becomes an article as it is. */
#include "config.h"
#include "io/formats/gsy-reader.h"

#include "core/gsy-error.h"
#include "io/gsy-decode.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define HEAD_BYTES 4096

static gboolean
is_text (GBytes *head)
{
  gsize len, n_text;
  const char *data = g_bytes_get_data (head, &len);
  g_autofree char *text = len > 0 ? gsy_decode ("", data, len, len == HEAD_BYTES, &n_text, NULL, NULL) : NULL;

  return text != NULL;
}

static guint
probe (GsySource *source)
{
  const char *name = gsy_source_is_folder (source) || gsy_source_get_n_names (source) == 0 ? NULL : gsy_source_get_name (source, 0);
  g_autoptr (GBytes) head = NULL;

  /* What has another ending is text at most in the sense that its makers could read it. */
  if (name == NULL || !(gsy_reader_takes_name (&gsy_reader_text, name) || strchr (name, '.') == NULL))
    return 0;
  head = gsy_source_load_head (source, name, HEAD_BYTES);
  return is_text (head) ? 20 : 1;
}

static gboolean
read_text (GsyImport *import, GsySource *source, const char *name, GError **error)
{
  gsize len;
  g_autofree char *text = gsy_source_load_text (source, name, &len, error);
  const char *p = text;

  if (text == NULL)
    return FALSE;
  while (*p != '\0' && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  if (*p == '\0')
    {
      /* Translators: %s is a file's name. */
      g_set_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED, _ ("There is no text in “%s”."), name);
      return FALSE;
    }
  return gsy_import_add (import, gsy_import_article_new (name, text, (gssize) len), error);
}

static gboolean
read_source (GsyImport *import, GsySource *source, GError **error)
{
  for (guint i = 0; i < gsy_source_get_n_names (source); i++)
    if (!read_text (import, source, gsy_source_get_name (source, i), error))
      return FALSE;
  return TRUE;
}

const GsyReader gsy_reader_text = {
  .id = "text",
  .name = "TXT",
  /* Translators: what comes of an import, in the list of formats */
  .purpose = N_ ("articles from plain text in any encoding"),
  .suffixes = (const char *const[]){ ".txt", ".text", NULL },
  .probe = probe,
  .read = read_source,
};
