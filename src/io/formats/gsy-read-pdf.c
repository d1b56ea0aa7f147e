/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-read-pdf.c: the text of a PDF document, by poppler, becomes an article. Nothing is drawn, and no program in it runs. */
#include "config.h"
#include "io/formats/gsy-reader.h"

#include "core/gsy-error.h"
#include "io/formats/gsy-package.h"
#include "io/formats/gsy-pdf-text.h"

#include <glib/gi18n-lib.h>
#include <poppler.h>

#include <math.h>
#include <string.h>

#define MAX_PAGES 5000
#define MAX_TEXT (64u * 1024 * 1024)
#define MAX_SECONDS 300
#define MAX_METADATA (1024u * 1024)
#define HEAD 1024

G_STATIC_ASSERT (sizeof (PopplerRectangle) == 4 * sizeof (double));

/* Poppler has things that all documents share. */
static GMutex one_at_a_time;

typedef struct
{
  GArray *lines;
  double height; /* of the highest page */
  guint n_bytes;
  guint n_empty;
} Pages;

static gboolean
fail_too_large (GsySource *source, GError **error)
{
  /* Translators: %s is a file's name. */
  g_set_error (error, GSY_ERROR, GSY_ERROR_TOO_LARGE, _ ("%s: this document is too large; divide it into smaller ones"), gsy_source_get_title (source));
  return FALSE;
}

static gboolean
has_letters (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

static void
take_page (Pages *self, PopplerPage *page, guint number)
{
  g_autofree char *said = poppler_page_get_text (page);
  g_autofree char *text = said != NULL ? g_utf8_make_valid (said, -1) : g_strdup ("");
  g_autofree PopplerRectangle *rects = NULL;
  guint n_rects = 0;
  double width, height;

  poppler_page_get_size (page, &width, &height);
  if (isfinite (height))
    self->height = MAX (self->height, height);
  if (!has_letters (text))
    {
      self->n_empty++;
      return;
    }
  self->n_bytes += strlen (text);
  if (!poppler_page_get_text_layout (page, &rects, &n_rects))
    n_rects = 0;
  gsy_pdf_lines_add_page (self->lines, number, text, (const double (*)[4]) rects, n_rects, width);
}

static gboolean
read_pages (Pages *self, GsyImport *import, GsySource *source, PopplerDocument *document, GError **error)
{
  gint64 end = g_get_monotonic_time () + MAX_SECONDS * G_USEC_PER_SEC;
  int n_pages = poppler_document_get_n_pages (document);

  if (n_pages > MAX_PAGES)
    return fail_too_large (source, error);
  for (int i = 0; i < n_pages && !gsy_import_is_cancelled (import); i++)
    {
      PopplerPage *page = poppler_document_get_page (document, i);

      if (page != NULL)
        take_page (self, page, (guint) i);
      g_clear_object (&page);
      if (self->n_bytes > MAX_TEXT || g_get_monotonic_time () > end)
        return fail_too_large (source, error);
    }
  if (self->lines->len == 0)
    {
      /* Translators: %s is a file's name. */
      g_set_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED, _ ("%s: there is no text in this PDF document, perhaps because its pages are pictures; run text recognition (OCR) on it first"), gsy_source_get_title (source));
      return FALSE;
    }
  gsy_pdf_lines_find_margins (self->lines, (guint) n_pages, self->height);
  for (guint i = 0; i < self->n_empty; i++)
    /* Translators: a kind of thing in a document that an import leaves out; comes after a number. */
    gsy_import_unplaced (import, _ ("pages without text"), gsy_source_get_title (source), FALSE);
  return TRUE;
}

/* --- What the document says of itself --- */

static xmlNode *
find_deep (xmlNode *top, const char *name)
{
  for (xmlNode *node = gsy_xml_child (top, NULL); node != NULL; node = gsy_xml_next (node, NULL))
    {
      xmlNode *found = gsy_xml_is (node, name) ? node : find_deep (node, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* An element of XMP, or the attribute that it can be as well, with the first item of its list. */
static char *
dup_property (xmlNode *top, const char *name)
{
  xmlNode *node = find_deep (top, name);

  if (node == NULL)
    {
      for (xmlNode *description = find_deep (top, "Description"); description != NULL; description = gsy_xml_next (description, "Description"))
        {
          char *value = gsy_xml_dup_attribute (description, name);

          if (value != NULL)
            return value;
        }
      return NULL;
    }
  return gsy_xml_dup_text (find_deep (node, "li") != NULL ? find_deep (node, "li") : node);
}

/* What publishers say beside what every PDF document does. */
static void
fill_published (GsyImportArticle *article, PopplerDocument *document)
{
  g_autofree char *metadata = poppler_document_get_metadata (document);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (xmlDoc) doc = NULL;
  g_autofree char *date = NULL, *outlet = NULL, *language = NULL;

  if (metadata == NULL || strlen (metadata) > MAX_METADATA)
    return;
  bytes = g_bytes_new (metadata, strlen (metadata));
  doc = gsy_xml_read (bytes, "XMP", NULL);
  if (doc == NULL)
    return;
  date = dup_property (xmlDocGetRootElement (doc), "publicationDate");
  outlet = dup_property (xmlDocGetRootElement (doc), "publicationName");
  language = dup_property (xmlDocGetRootElement (doc), "language");
  gsy_document_set_published (article->meta, date);
  gsy_document_set_outlet (article->meta, outlet);
  gsy_document_set_language (article, language);
}

static void
fill (GsyImportArticle *article, PopplerDocument *document)
{
  g_autofree char *title = poppler_document_get_title (document), *author = poppler_document_get_author (document);
  g_autoptr (GDateTime) created = poppler_document_get_creation_date_time (document);
  g_autofree char *day = created != NULL ? g_date_time_format (created, "%Y-%m-%d") : NULL;

  gsy_document_set_title (article->meta, title);
  gsy_document_add_author (article->meta, author);
  gsy_document_add_created (article->meta, day);
  fill_published (article, document);
}

/* --- The reader --- */

static PopplerDocument *
open_document (GsySource *source, GError **error)
{
  g_autoptr (GBytes) bytes = gsy_source_load (source, gsy_source_get_name (source, 0), error);
  g_autoptr (GError) why = NULL;
  PopplerDocument *document;

  if (bytes == NULL)
    return NULL;
  document = poppler_document_new_from_bytes (bytes, NULL, &why);
  if (document != NULL)
    return document;
  if (g_error_matches (why, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    /* Translators: %s is a file's name. */
    g_set_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED, _ ("%s: this document is protected by a password; save it without one first"), gsy_source_get_title (source));
  else
    /* Translators: %s is a file's name. */
    g_set_error (error, GSY_ERROR, GSY_ERROR_PARSE, _ ("%s: this is no sound PDF document; get it again from where it came"), gsy_source_get_title (source));
  return NULL;
}

static gboolean
read_document (GsyImport *import, GsySource *source, PopplerDocument *document, GError **error)
{
  g_autoptr (GArray) lines = gsy_pdf_lines_new ();
  Pages pages = { .lines = lines };
  g_autofree char *text = NULL;
  GsyImportArticle *article;
  gsize len;

  if (!read_pages (&pages, import, source, document, error))
    return FALSE;
  text = gsy_pdf_lines_join (lines, &len);
  article = gsy_document_new (source, text, len);
  fill (article, document);
  return gsy_document_add (import, article, source, gsy_reader_pdf.id, error);
}

static gboolean
read_pdf (GsyImport *import, GsySource *source, GError **error)
{
  PopplerDocument *document;
  gboolean done;

  g_mutex_lock (&one_at_a_time);
  document = open_document (source, error);
  done = document != NULL && read_document (import, source, document, error);
  g_clear_object (&document);
  g_mutex_unlock (&one_at_a_time);
  return done;
}

static guint
probe (GsySource *source)
{
  g_autoptr (GBytes) head = NULL;

  if (gsy_source_is_folder (source) || gsy_source_get_n_names (source) != 1)
    return 0;
  head = gsy_source_load_head (source, gsy_source_get_name (source, 0), HEAD);
  if (g_bytes_get_size (head) >= 5 && memcmp (g_bytes_get_data (head, NULL), "%PDF-", 5) == 0)
    return 100;
  return gsy_reader_takes_name (&gsy_reader_pdf, gsy_source_get_name (source, 0)) ? 70 : 0;
}

const GsyReader gsy_reader_pdf = {
  .id = "pdf",
  .name = "PDF",
  /* Translators: what comes of an import, in the list of formats */
  .purpose = N_ ("articles from PDF documents"),
  .suffixes = (const char *const[]){ ".pdf", NULL },
  .probe = probe,
  .read = read_pdf,
};
