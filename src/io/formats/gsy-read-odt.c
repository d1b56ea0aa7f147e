/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-read-odt.c: a text of LibreOffice becomes an article: what is read on its pages, without what is at their edges, was deleted, or was remarked. */
#include "config.h"
#include "io/formats/gsy-reader.h"

#include "core/gsy-error.h"
#include "io/formats/gsy-package.h"
#include "io/formats/gsy-prose.h"

#include <glib/gi18n-lib.h>

/* What a document says with one element, it can say without end. */
#define MAX_SPACES 100

typedef struct
{
  GsyProse prose;
  GsyImport *import;
  const char *file;
  GPtrArray *notes; /* bodies of those that were met, in order */
  GPtrArray *boxes; /* (nullable): text boxes of the paragraph at work */
  guint lists;      /* in so many lists */
  gboolean layout;  /* in a table of that kind */
} Odt;

static void walk (Odt *self, const xmlNode *parent);

static void
odt_clear (Odt *self)
{
  gsy_prose_clear (&self->prose);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Odt, odt_clear)

static gboolean
is_any (const xmlNode *node, const char *const *names)
{
  return node->type == XML_ELEMENT_NODE && g_strv_contains (names, (const char *) node->name);
}

/* --- In a line --- */

static void
add_spaces (Odt *self, const xmlNode *node)
{
  guint n = 1;
  g_autofree char *spaces = NULL;

  gsy_xml_get_number (node, "c", &n);
  spaces = g_strnfill (MIN (n, MAX_SPACES), ' ');
  gsy_prose_add (&self->prose, spaces);
}

static void
add_note (Odt *self, const xmlNode *node)
{
  g_autofree char *mark = NULL;
  xmlNode *body = gsy_xml_child (node, "note-body");

  if (body == NULL)
    return;
  g_ptr_array_add (self->notes, body);
  mark = g_strdup_printf ("[%u]", self->notes->len);
  gsy_prose_add (&self->prose, mark);
}

/* A frame holds the same thing in one or several ways: a text is better than its picture. */
static void
take_frame (Odt *self, const xmlNode *node)
{
  xmlNode *box = gsy_xml_child (node, "text-box");

  if (box == NULL && gsy_xml_child (node, "image") != NULL)
    /* Translators: a kind of thing in a document that an import leaves out; comes after a number. */
    gsy_import_unplaced (self->import, _ ("pictures"), self->file, FALSE);
  else if (box == NULL && (gsy_xml_child (node, "object") != NULL || gsy_xml_child (node, "object-ole") != NULL))
    /* Translators: a kind of thing in a document that an import leaves out; comes after a number. */
    gsy_import_unplaced (self->import, _ ("embedded documents"), self->file, FALSE);
  if (box == NULL)
    return;
  if (self->boxes != NULL)
    g_ptr_array_add (self->boxes, box);
  else
    walk (self, box);
}

/* Shapes of a drawing can have a text. */
static void
take_shape (Odt *self, const xmlNode *node)
{
  if (self->boxes != NULL)
    g_ptr_array_add (self->boxes, (gpointer) node);
  else
    walk (self, node);
}

static gboolean
walk_mark (Odt *self, const xmlNode *node)
{
  static const char *const shapes[] = { "custom-shape", "rect", "ellipse", "circle", "line", "polyline", "polygon", "path", "connector", "caption", "measure", NULL };

  if (gsy_xml_is (node, "s"))
    add_spaces (self, node);
  else if (gsy_xml_is (node, "tab"))
    gsy_prose_add (&self->prose, "\t");
  else if (gsy_xml_is (node, "line-break"))
    gsy_prose_add_line_end (&self->prose);
  else if (gsy_xml_is (node, "note"))
    add_note (self, node);
  else if (gsy_xml_is (node, "frame"))
    take_frame (self, node);
  else if (is_any (node, shapes))
    take_shape (self, node);
  else if (gsy_xml_is (node, "annotation"))
    /* Translators: a kind of thing in a document that an import leaves out; comes after a number. */
    gsy_import_unplaced (self->import, _ ("comments"), self->file, FALSE);
  else
    return FALSE;
  return TRUE;
}

/* What is in a paragraph: there alone, text is text. */
static void
walk_inline (Odt *self, const xmlNode *parent)
{
  static const char *const nothing[] = { "ruby-text", "annotation-end", "tracked-changes", "desc", "title", "event-listeners", "script", "control", NULL };

  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    {
      if ((node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && node->content != NULL)
        gsy_prose_add_collapsed (&self->prose, (const char *) node->content);
      else if (node->type == XML_ELEMENT_NODE && !is_any (node, nothing) && !walk_mark (self, node))
        walk_inline (self, node);
    }
}

/* --- Blocks --- */

static void
walk_paragraph (Odt *self, const xmlNode *node)
{
  g_autoptr (GPtrArray) boxes = g_ptr_array_new ();
  GPtrArray *outer = self->boxes;

  self->boxes = boxes;
  walk_inline (self, node);
  gsy_prose_end_paragraph (&self->prose, self->lists > 0);
  self->boxes = NULL;
  for (guint i = 0; i < boxes->len; i++)
    walk (self, g_ptr_array_index (boxes, i));
  self->boxes = outer;
}

static void
walk_list (Odt *self, const xmlNode *node)
{
  self->lists++;
  walk (self, node);
  self->lists--;
}

static void
walk_table (Odt *self, const xmlNode *node)
{
  gboolean outer = self->layout;

  self->layout = gsy_package_is_layout_table (node, "table-row", "table-cell");
  gsy_prose_end_block (&self->prose);
  walk (self, node);
  gsy_prose_end_block (&self->prose);
  self->layout = outer;
}

static void
walk_cell (Odt *self, const xmlNode *node)
{
  if (self->layout)
    {
      walk (self, node);
      return;
    }
  gsy_prose_begin_cell (&self->prose);
  walk (self, node);
  gsy_prose_end_cell (&self->prose);
}

static void
walk_changes (Odt *self, const xmlNode *node)
{
  for (const xmlNode *region = gsy_xml_child (node, "changed-region"); region != NULL; region = gsy_xml_next (region, "changed-region"))
    if (gsy_xml_child (region, "deletion") != NULL)
      /* Translators: a kind of thing in a document that an import leaves out; comes after a number. */
      gsy_import_unplaced (self->import, _ ("tracked deletions"), self->file, FALSE);
}

static void
walk_block (Odt *self, const xmlNode *node)
{
  static const char *const nothing[] = { "forms", "event-listeners", "sequence-decls", "variable-decls", "user-field-decls", "dde-connection-decls", "alphabetical-index-auto-mark-file",
                                         "table-of-content-source", "illustration-index-source", "table-index-source", "object-index-source", "user-index-source",
                                         "alphabetical-index-source", "bibliography-source", "title", "desc", "annotation-end", NULL };

  if (is_any (node, nothing))
    return;
  if (gsy_xml_is (node, "p") || gsy_xml_is (node, "h"))
    walk_paragraph (self, node);
  else if (gsy_xml_is (node, "tracked-changes"))
    walk_changes (self, node);
  else if (gsy_xml_is (node, "list"))
    walk_list (self, node);
  else if (gsy_xml_is (node, "table"))
    walk_table (self, node);
  else if (gsy_xml_is (node, "table-cell"))
    walk_cell (self, node);
  else if (!walk_mark (self, node))
    walk (self, node);
  if (gsy_xml_is (node, "table-row"))
    gsy_prose_end_row (&self->prose);
}

/* @parent's elements; not deeper than libxml2 takes them. */
static void
walk (Odt *self, const xmlNode *parent)
{
  for (const xmlNode *node = gsy_xml_child (parent, NULL); node != NULL; node = gsy_xml_next (node, NULL))
    walk_block (self, node);
}

/* Notes can have notes of their own. */
static void
append_notes (Odt *self)
{
  gsy_prose_end_block (&self->prose);
  self->layout = FALSE;
  for (guint i = 0; i < self->notes->len; i++)
    {
      g_autofree char *mark = g_strdup_printf ("[%u] ", i + 1);

      gsy_prose_add (&self->prose, mark);
      walk (self, g_ptr_array_index (self->notes, i));
      gsy_prose_end_block (&self->prose);
    }
}

/* --- The document --- */

static void
fill (GsyImportArticle *article, const xmlNode *top)
{
  const xmlNode *meta = gsy_xml_child (top, "meta");
  g_autofree char *title = gsy_xml_dup_text (gsy_xml_child (meta, "title")), *language = gsy_xml_dup_text (gsy_xml_child (meta, "language"));
  g_autofree char *author = gsy_xml_dup_text (gsy_xml_child (meta, "initial-creator"));
  g_autofree char *created = gsy_xml_dup_text (gsy_xml_child (meta, "creation-date"));

  if (author == NULL)
    author = gsy_xml_dup_text (gsy_xml_child (meta, "creator"));
  gsy_document_set_title (article->meta, title);
  gsy_document_add_author (article->meta, author);
  gsy_document_add_created (article->meta, created);
  gsy_document_set_language (article, language);
}

/* @content, @meta: (nullable): the roots of the parts, which are one in a flat document. */
static gboolean
take (GsyImport *import, GsySource *source, const xmlNode *content, const xmlNode *meta, GError **error)
{
  const xmlNode *body = gsy_xml_child (gsy_xml_child (content, "body"), "text");
  g_auto (Odt) odt = { .import = import, .file = gsy_source_get_title (source) };
  g_autofree char *text = NULL;
  GsyImportArticle *article;
  gsize len;

  if (body == NULL)
    {
      /* Translators: %s is a file's name; OpenDocument is a format. */
      g_set_error (error, GSY_ERROR, GSY_ERROR_PARSE, _ ("%s: this is no OpenDocument text"), odt.file);
      return FALSE;
    }
  odt.notes = g_ptr_array_new ();
  gsy_prose_init (&odt.prose);
  walk (&odt, body);
  append_notes (&odt);
  text = gsy_prose_finish (&odt.prose, &len);
  article = gsy_document_new (source, text, len);
  fill (article, meta);
  return gsy_document_add (import, article, source, gsy_reader_odt.id, error);
}

/* The archive is not encrypted then, but what is in it. */
static gboolean
is_encrypted (GsySource *package)
{
  g_autoptr (xmlDoc) manifest = gsy_package_try_xml (package, "META-INF/manifest.xml");
  const xmlNode *top = manifest != NULL ? xmlDocGetRootElement (manifest) : NULL;

  for (const xmlNode *node = gsy_xml_child (top, "file-entry"); node != NULL; node = gsy_xml_next (node, "file-entry"))
    if (gsy_xml_child (node, "encryption-data") != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
read_flat (GsyImport *import, GsySource *source, GError **error)
{
  g_autoptr (xmlDoc) doc = gsy_package_read_xml (source, gsy_source_get_name (source, 0), error);

  return doc != NULL && take (import, source, xmlDocGetRootElement (doc), xmlDocGetRootElement (doc), error);
}

static gboolean
read_odt (GsyImport *import, GsySource *source, GError **error)
{
  g_autoptr (GsySource) package = NULL;
  g_autoptr (xmlDoc) content = NULL;
  g_autoptr (xmlDoc) meta = NULL;

  if (!gsy_package_probe (source, ""))
    return read_flat (import, source, error);
  package = gsy_package_open (source, error);
  if (package == NULL)
    return FALSE;
  if (is_encrypted (package))
    {
      /* Translators: %s is a file's name. */
      g_set_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED, _ ("%s: this document is protected by a password; save it without one first"), gsy_source_get_title (source));
      return FALSE;
    }
  content = gsy_package_read_xml (package, "content.xml", error);
  if (content == NULL)
    return FALSE;
  meta = gsy_package_try_xml (package, "meta.xml");
  return take (import, source, xmlDocGetRootElement (content), meta != NULL ? xmlDocGetRootElement (meta) : NULL, error);
}

static guint
probe (GsySource *source)
{
  g_autoptr (GBytes) head = NULL;
  const char *data;
  gsize len;

  if (gsy_source_is_folder (source) || gsy_source_get_n_names (source) != 1)
    return 0;
  if (gsy_package_probe (source, "application/vnd.oasis.opendocument.text"))
    return 100;
  head = gsy_source_load_head (source, gsy_source_get_name (source, 0), 1024);
  data = g_bytes_get_data (head, &len);
  if (len > 0 && g_strstr_len (data, (gssize) len, "<office:document ") != NULL)
    return 95;
  return gsy_reader_takes_name (&gsy_reader_odt, gsy_source_get_name (source, 0)) ? 70 : 0;
}

const GsyReader gsy_reader_odt = {
  .id = "odt",
  .name = "OpenDocument",
  /* Translators: what comes of an import, in the list of formats */
  .purpose = N_ ("articles from texts of LibreOffice"),
  .suffixes = (const char *const[]){ ".odt", ".ott", ".fodt", NULL },
  .probe = probe,
  .read = read_odt,
};
