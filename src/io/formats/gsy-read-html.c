/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-read-html.c: a web page that was saved becomes an article: its main text, and what it says of title, date, outlet, address and language. */
#include "config.h"
#include "io/formats/gsy-reader.h"

#include "core/gsy-error.h"
#include "io/formats/gsy-html-main.h"
#include "io/formats/gsy-html-meta.h"
#include "io/formats/gsy-html-text.h"
#include "io/formats/gsy-xml-read.h"
#include "io/gsy-decode.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* So far into a page its encoding may be said. */
#define HEAD_BYTES 4096

/* --- Encoding --- */

static const char *
find_folded (const char *text, const char *wanted)
{
  gsize len = strlen (wanted);

  for (; *text != '\0'; text++)
    if (g_ascii_strncasecmp (text, wanted, len) == 0)
      return text + len;
  return NULL;
}

/* What a page or an XML declaration says of its encoding, as iconv knows it. (nullable) */
static char *
dup_declared_encoding (const char *data, gsize len)
{
  /* As browsers take them. */
  static const char *const others[][2] = {
    { "iso-8859-1", "WINDOWS-1252" },
    { "latin1", "WINDOWS-1252" },
    { "iso8859-1", "WINDOWS-1252" },
    { "us-ascii", "WINDOWS-1252" },
    { "ascii", "WINDOWS-1252" },
    { "iso-8859-9", "WINDOWS-1254" },
    { "gb2312", "GB18030" },
    { "gbk", "GB18030" },
    { "x-gbk", "GB18030" },
    { "shift_jis", "CP932" },
    { "shift-jis", "CP932" },
    { "x-sjis", "CP932" },
    { "sjis", "CP932" },
    { "euc-kr", "CP949" },
    { "ks_c_5601-1987", "CP949" },
    { "utf8", "UTF-8" },
    { "utf-16", "UTF-8" },
    { "utf-16le", "UTF-8" },
    { "unicode", "UTF-8" },
    { "x-mac-roman", "MACINTOSH" },
  };
  g_autofree char *head = g_strndup (data, MIN (len, HEAD_BYTES));
  const char *said = g_str_has_prefix (head, "<?xml") ? find_folded (head, "encoding=") : NULL;
  g_autofree char *label = NULL;

  if (said == NULL || said > head + 200)
    said = find_folded (head, "charset=");
  if (said == NULL)
    return NULL;
  said += strspn (said, "\"' ");
  label = g_ascii_strdown (said, (gssize) strcspn (said, "\"'>; /?\r\n"));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (strcmp (label, others[i][0]) == 0)
      return g_strdup (others[i][1]);
  return *label != '\0' && strlen (label) < 40 ? g_steal_pointer (&label) : NULL;
}

/* @data as UTF-8; what is damaged becomes U+FFFD. (nullable): iconv does not know @encoding */
static char *
convert (const char *data, gsize len, const char *encoding, gsize *n_text)
{
  GIConv iconv = g_iconv_open ("UTF-8", encoding);
  g_autoptr (GString) text = NULL;
  char buffer[8192];
  gchar *in = (gchar *) data;
  gsize left = len;

  if (iconv == (GIConv) -1)
    return NULL;
  text = g_string_sized_new (len + len / 4);
  while (left > 0)
    {
      gchar *out = buffer;
      gsize room = sizeof buffer, before = left;
      gsize done = g_iconv (iconv, &in, &left, &out, &room);

      g_string_append_len (text, buffer, out - buffer);
      if (done == (gsize) -1 && left == before && out == buffer)
        {
          g_string_append (text, "\xef\xbf\xbd");
          in++;
          left--;
        }
    }
  g_iconv_close (iconv);
  for (char *nul = memchr (text->str, '\0', text->len); nul != NULL; nul = memchr (nul, '\0', (gsize) (text->str + text->len - nul)))
    *nul = ' ';
  *n_text = text->len;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Whatever it is said to be, what is sound UTF-8 and not ASCII alone is that: no other text is by chance. */
static GBytes *
decode (GBytes *bytes, const char *name, GError **error)
{
  gsize len, n_text = 0;
  const char *data = g_bytes_get_data (bytes, &len);
  g_autofree char *encoding = NULL;
  char *text = NULL;
  gboolean is_ascii = TRUE;

  if (len == 0)
    return g_bytes_ref (bytes);
  for (gsize i = 0; i < len && is_ascii; i++)
    is_ascii = (guchar) data[i] < 0x80 && data[i] != 0x1b && data[i] != 0;
  if (is_ascii || g_utf8_validate_len (data, len, NULL))
    {
      gsize mark = len >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

      if (memchr (data, 0x1b, len) == NULL)
        return g_bytes_new_from_bytes (bytes, mark, len - mark);
    }
  /* A mark tells of UTF-16 and such, whatever else is said. */
  if (memchr (data, '\0', MIN (len, HEAD_BYTES)) == NULL)
    encoding = dup_declared_encoding (data, len);
  if (encoding != NULL)
    text = convert (data, len, encoding, &n_text);
  if (text == NULL)
    text = gsy_decode (name, data, len, FALSE, &n_text, NULL, error);
  return text != NULL ? g_bytes_new_take (text, n_text) : NULL;
}

/* --- Reading --- */

static gboolean
looks_like_html (GBytes *head)
{
  gsize len;
  const char *data = g_bytes_get_data (head, &len);
  g_autofree char *text = NULL;

  if (len == 0)
    return FALSE;
  text = g_strndup (data, len);
  return find_folded (text, "<!doctype html") != NULL || find_folded (text, "<html") != NULL;
}

static gboolean
is_our_report (GBytes *head)
{
  gsize len;
  const char *data = g_bytes_get_data (head, &len);

  return len > 0 && g_strstr_len (data, (gssize) len, "<meta name=\"generator\" content=\"Gainsay\">") != NULL;
}

static guint
probe (GsySource *source)
{
  const char *name = gsy_source_is_folder (source) || gsy_source_get_n_names (source) == 0 ? NULL : gsy_source_get_name (source, 0);
  g_autoptr (GBytes) head = NULL;
  gboolean named;

  if (name == NULL)
    return 0;
  head = gsy_source_load_head (source, name, HEAD_BYTES);
  named = gsy_reader_takes_name (&gsy_reader_html, name);
  if (is_our_report (head))
    return 5;
  if (looks_like_html (head))
    return named ? 80 : 55;
  return named ? 50 : 0;
}

static void
fill (GsyImportArticle *article, GsyHtmlMeta *meta)
{
  article->meta->title = g_steal_pointer (&meta->title);
  article->meta->outlet = g_steal_pointer (&meta->outlet);
  article->meta->published = g_steal_pointer (&meta->published);
  article->meta->url = g_steal_pointer (&meta->url);
  article->meta->language = g_steal_pointer (&meta->language);
  if (meta->author != NULL)
    /* Translators: a line of an article's note; %s is the name of its author or authors. */
    article->meta->note = g_strdup_printf (_ ("Author: %s"), meta->author);
}

/* Texts for machines have line ends alone between paragraphs. */
static void
append_body (GString *text, const char *body)
{
  GsyTextFlow flow;

  gsy_text_flow_init (&flow, text);
  for (const char *p = body; *p != '\0';)
    {
      gsize len = strcspn (p, "\n");

      gsy_text_flow_add (&flow, p, (gssize) len);
      gsy_text_flow_break (&flow, GSY_BREAK_PARAGRAPH);
      p += len + (p[len] == '\n');
    }
  gsy_text_flow_finish (&flow);
}

static gboolean
read_page (GsyImport *import, GsySource *source, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = gsy_source_load (source, name, error);
  g_autoptr (GBytes) decoded = bytes != NULL ? decode (bytes, name, error) : NULL;
  g_autoptr (xmlDoc) doc = decoded != NULL ? gsy_html_read (decoded, name, "UTF-8", error) : NULL;
  g_auto (GsyHtmlMeta) meta = { 0 };
  g_auto (GsyHtmlMain) main_part = { 0 };
  g_autoptr (GString) text = g_string_new (NULL);
  GsyImportArticle *article;

  if (doc == NULL)
    return FALSE;
  gsy_html_meta_read (&meta, xmlDocGetRootElement (doc), name);
  if (meta.ours)
    {
      /* Translators: %s is a file's name. */
      g_set_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED, _ ("“%s” is a report that Gainsay wrote, and no article. Open the folder from which it was made."), name);
      return FALSE;
    }
  if (gsy_html_main_find (&main_part, xmlDocGetRootElement (doc), meta.title))
    gsy_html_main_append_text (&main_part, text);
  /* Pages that a program fills when they are opened hold their text for machines at best. */
  if (meta.body != NULL && g_utf8_strlen (meta.body, -1) > 3 * g_utf8_strlen (text->str, -1))
    {
      g_string_assign (text, meta.title != NULL ? meta.title : "");
      append_body (text, meta.body);
    }
  if (text->len == 0)
    {
      /* Translators: %s is a file's name. */
      g_set_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED, _ ("There is no text in the page “%s”. Open it in a browser, and copy the text into a plain text file."), name);
      return FALSE;
    }
  g_string_append_c (text, '\n');
  article = gsy_import_article_new (name, text->str, (gssize) text->len);
  fill (article, &meta);
  gsy_import_article_set_origin (article, name, gsy_reader_html.id);
  return gsy_import_add (import, article, error);
}

static gboolean
read_source (GsyImport *import, GsySource *source, GError **error)
{
  for (guint i = 0; i < gsy_source_get_n_names (source); i++)
    if (!read_page (import, source, gsy_source_get_name (source, i), error))
      return FALSE;
  return TRUE;
}

const GsyReader gsy_reader_html = {
  .id = "html",
  .name = "HTML",
  /* Translators: what comes of an import, in the list of formats */
  .purpose = N_ ("articles from saved web pages"),
  .suffixes = (const char *const[]){ ".html", ".htm", ".xhtml", ".xht", ".shtml", NULL },
  .probe = probe,
  .read = read_source,
};
