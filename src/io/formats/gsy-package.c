/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-package.c: parts by the names that other parts tell, and facts of a document as an article has them. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memmem */
#endif
#include "config.h"
#include "io/formats/gsy-package.h"

#include "core/gsy-error.h"
#include "core/gsy-segment.h"
#include "io/formats/gsy-html-meta.h"
#include "io/formats/gsy-unzip.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define MAX_LINE 1000
#define HEAD 512

/* A table in which a cell holds so much in several paragraphs is there for the looks of a page. */
#define MUCH_TEXT 400

GsySource *
gsy_package_open (GsySource *source, GError **error)
{
  g_autoptr (GBytes) bytes = gsy_source_load (source, gsy_source_get_name (source, 0), error);

  return bytes != NULL ? gsy_unzip (bytes, gsy_source_get_title (source), error) : NULL;
}

gboolean
gsy_package_probe (GsySource *source, const char *mark)
{
  g_autoptr (GBytes) head = NULL;

  if (gsy_source_is_folder (source) || gsy_source_get_n_names (source) != 1)
    return FALSE;
  head = gsy_source_load_head (source, gsy_source_get_name (source, 0), HEAD);
  return gsy_is_zip (head) && memmem (g_bytes_get_data (head, NULL), g_bytes_get_size (head), mark, strlen (mark)) != NULL;
}

xmlDoc *
gsy_package_read_xml (GsySource *package, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = gsy_source_load (package, name, error);
  g_autofree char *shown = g_strdup_printf ("%s: %s", gsy_source_get_title (package), name);

  if (bytes == NULL)
    return NULL;
  if (g_bytes_get_size (bytes) > GSY_PACKAGE_MAX_PART)
    {
      /* Translators: %s is a file's name. */
      g_set_error (error, GSY_ERROR, GSY_ERROR_TOO_LARGE, _ ("%s: this document is too large; divide it into smaller ones"), shown);
      return NULL;
    }
  return gsy_xml_read (bytes, shown, error);
}

xmlDoc *
gsy_package_try_xml (GsySource *package, const char *name)
{
  return gsy_source_has (package, name) ? gsy_package_read_xml (package, name, NULL) : NULL;
}

char *
gsy_package_resolve (const char *base, const char *target)
{
  g_autofree char *plain = g_strndup (target, strcspn (target, "#?"));
  g_autofree char *decoded = g_uri_unescape_string (plain, NULL);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) steps = NULL;
  const char *slash = strrchr (base, '/');
  g_autofree char *folder = slash != NULL ? g_strndup (base, (gsize) (slash - base + 1)) : g_strdup ("");
  g_autofree char *joined = NULL;

  if (decoded == NULL || decoded[0] == '\0' || !g_utf8_validate (decoded, -1, NULL) || strchr (decoded, ':') != NULL)
    return NULL;
  joined = decoded[0] == '/' ? g_strdup (decoded + 1) : g_strconcat (folder, decoded, NULL);
  steps = g_strsplit (joined, "/", -1);
  for (guint i = 0; steps[i] != NULL; i++)
    {
      if (steps[i][0] == '\0' || strcmp (steps[i], ".") == 0)
        continue;
      if (strcmp (steps[i], "..") != 0)
        g_ptr_array_add (parts, g_strdup (steps[i]));
      else if (parts->len == 0)
        return NULL;
      else
        g_ptr_array_set_size (parts, (gint) parts->len - 1);
    }
  g_ptr_array_add (parts, NULL);
  return g_strjoinv ("/", (char **) parts->pdata);
}

static gsize
measure (const xmlNode *node)
{
  g_autofree char *text = gsy_xml_dup_text (node);

  return text != NULL ? strlen (text) : 0;
}

gboolean
gsy_package_is_layout_table (const xmlNode *table, const char *row_name, const char *cell_name)
{
  guint widest = 0;

  for (const xmlNode *row = gsy_xml_child (table, row_name); row != NULL; row = gsy_xml_next (row, row_name))
    {
      guint n = 0;

      for (const xmlNode *cell = gsy_xml_child (row, cell_name); cell != NULL; cell = gsy_xml_next (cell, cell_name))
        {
          const xmlNode *first = gsy_xml_child (cell, "p");

          n++;
          if (gsy_xml_next (first, "p") != NULL && measure (cell) > MUCH_TEXT)
            return TRUE;
        }
      widest = MAX (widest, n);
    }
  return widest == 1;
}

/* --- What a document says of itself --- */

char *
gsy_document_dup_line (const char *text)
{
  g_autofree char *valid = NULL;
  GString *line;
  guint n = 0;
  gboolean space = FALSE;

  if (text == NULL)
    return NULL;
  valid = g_utf8_make_valid (text, -1);
  line = g_string_new (NULL);
  for (const char *p = valid; *p != '\0' && n < MAX_LINE; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c <= ' ' || c == 0x7f)
        {
          space = TRUE;
          continue;
        }
      if (space && line->len > 0)
        g_string_append_c (line, ' ');
      space = FALSE;
      g_string_append_unichar (line, c);
      n++;
    }
  return g_string_free (line, line->len == 0);
}

/* What programs write there instead of a title: the name of the file that it was printed from. */
static gboolean
is_title (const char *line)
{
  static const char *const endings[] = { ".doc", ".docx", ".odt", ".rtf", ".indd", ".qxd", ".qxp", ".pdf", ".txt", ".tex", ".dvi", ".htm", ".html" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (gsy_source_name_is (line, endings[i]))
      return FALSE;
  return g_ascii_strncasecmp (line, "Microsoft Word - ", 17) != 0 && g_ascii_strcasecmp (line, "untitled") != 0 && strchr (line, ' ') != line;
}

void
gsy_document_set_title (GsyArticleMeta *meta, const char *title)
{
  g_autofree char *line = gsy_document_dup_line (title);

  if (line == NULL || !is_title (line))
    return;
  g_free (meta->title);
  meta->title = g_steal_pointer (&line);
}

/* As EDTF, of a day at best. (transfer full) (nullable) */
static char *
dup_day (const char *date)
{
  g_autofree char *line = gsy_document_dup_line (date);
  g_autofree char *day = line != NULL ? gsy_html_dup_date (line, NULL) : NULL;

  /* Programs that know no date write one of the first centuries. */
  return day != NULL && strcmp (day, "1400") > 0 ? g_steal_pointer (&day) : NULL;
}

void
gsy_document_set_published (GsyArticleMeta *meta, const char *date)
{
  char *day = dup_day (date);

  if (day == NULL)
    return;
  g_free (meta->published);
  meta->published = day;
}

void
gsy_document_set_outlet (GsyArticleMeta *meta, const char *publisher)
{
  char *line = gsy_document_dup_line (publisher);

  if (line == NULL)
    return;
  g_free (meta->outlet);
  meta->outlet = line;
}

static void
add_note (GsyArticleMeta *meta, const char *line)
{
  char *longer = meta->note != NULL ? g_strconcat (meta->note, "\n", line, NULL) : g_strdup (line);

  g_free (meta->note);
  meta->note = longer;
}

void
gsy_document_add_author (GsyArticleMeta *meta, const char *author)
{
  g_autofree char *name = gsy_document_dup_line (author), *line = NULL;

  if (name == NULL)
    return;
  /* Translators: a line of an article's note; %s is the name of its author or authors. */
  line = g_strdup_printf (_ ("Author: %s"), name);
  add_note (meta, line);
}

void
gsy_document_add_created (GsyArticleMeta *meta, const char *date)
{
  g_autofree char *day = dup_day (date), *line = NULL;

  if (day == NULL)
    return;
  /* Translators: a line of an article's note; %s is the date, as “2021-07-19”, when the file it was imported from was made. */
  line = g_strdup_printf (_ ("File created: %s"), day);
  add_note (meta, line);
}

void
gsy_document_set_language (GsyImportArticle *article, const char *language)
{
  g_autofree char *tag = language != NULL ? gsy_html_dup_language (language) : NULL;
  const char *text, *guess;
  gsize primary, len;

  if (tag == NULL)
    return;
  primary = strcspn (tag, "-");
  text = gsy_article_get_text (article->article, &len);
  guess = gsy_guess_language (text, len);
  if (strcmp (guess, "und") != 0 && (strncmp (guess, tag, primary) != 0 || g_ascii_isalnum (guess[primary])))
    return;
  g_free (article->meta->language);
  article->meta->language = g_steal_pointer (&tag);
}

GsyImportArticle *
gsy_document_new (GsySource *source, const char *text, gsize len)
{
  GString *whole = g_string_new_len (text, (gssize) len);
  GsyImportArticle *article;

  if (len > 0)
    g_string_append_c (whole, '\n');
  article = gsy_import_article_new (gsy_source_get_name (source, 0), whole->str, (gssize) whole->len);
  g_string_free (whole, TRUE);
  return article;
}

gboolean
gsy_document_add (GsyImport *import, GsyImportArticle *article, GsySource *source, const char *format, GError **error)
{
  const char *file = gsy_source_get_name (source, 0);

  if (gsy_article_get_length (article->article) == 0)
    {
      /* Translators: %s is a file's name. */
      g_set_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED, _ ("%s: there is no text in this document"), gsy_source_get_title (source));
      gsy_import_article_free (article);
      return FALSE;
    }
  gsy_import_article_set_origin (article, file, format);
  return gsy_import_add (import, article, error);
}
