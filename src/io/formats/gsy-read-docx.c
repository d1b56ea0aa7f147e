/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-read-docx.c: a document of Word becomes an article: what is read on its pages, without what is at their edges, was deleted, or was remarked. */
#include "config.h"
#include "io/formats/gsy-reader.h"

#include "core/gsy-error.h"
#include "io/formats/gsy-package.h"
#include "io/formats/gsy-prose.h"

#include <glib/gi18n-lib.h>

#include <string.h>

typedef struct
{
  GsyProse prose;
  GsyImport *import;
  const char *file;
  GHashTable *notes[2]; /* id of footnotes and endnotes to the element */
  GHashTable *lists;    /* ids of the styles of lists */
  GPtrArray *cited;     /* those that were met, in order */
  GPtrArray *boxes;     /* text boxes of the paragraph at work */
  guint codes;          /* in so many fields' codes */
  GByteArray *fields;   /* for each open field, whether its result is reached */
  gboolean layout;      /* in a table of that kind */
} Docx;

static void walk (Docx *self, const xmlNode *parent);

static void
docx_clear (Docx *self)
{
  gsy_prose_clear (&self->prose);
  for (guint i = 0; i < 2; i++)
    g_clear_pointer (&self->notes[i], g_hash_table_unref);
  g_clear_pointer (&self->lists, g_hash_table_unref);
  g_clear_pointer (&self->cited, g_ptr_array_unref);
  g_clear_pointer (&self->boxes, g_ptr_array_unref);
  g_clear_pointer (&self->fields, g_byte_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Docx, docx_clear)

/* An element that is there, and not there to say “no”. */
static gboolean
is_on (const xmlNode *parent, const char *name)
{
  const xmlNode *node = gsy_xml_child (parent, name);
  g_autofree char *value = node != NULL ? gsy_xml_dup_attribute (node, "val") : NULL;

  return node != NULL && (value == NULL || (strcmp (value, "0") != 0 && strcmp (value, "false") != 0 && strcmp (value, "off") != 0));
}

/* --- In a line --- */

static void
add (Docx *self, const char *text)
{
  if (self->codes == 0)
    gsy_prose_add (&self->prose, text);
}

static void
add_text (Docx *self, const xmlNode *node)
{
  g_autofree char *text = gsy_xml_dup_text (node);

  if (text != NULL)
    add (self, text);
}

/* A field is its code, and after a mark its result, which is what is read; fields can be in both. */
static void
take_field_char (Docx *self, const xmlNode *node)
{
  g_autofree char *type = gsy_xml_dup_attribute (node, "fldCharType");
  guint8 *last = self->fields->len > 0 ? &self->fields->data[self->fields->len - 1] : NULL;
  const guint8 code = FALSE;

  if (g_strcmp0 (type, "begin") == 0)
    {
      g_byte_array_append (self->fields, &code, 1);
      self->codes++;
    }
  else if (g_strcmp0 (type, "separate") == 0 && last != NULL && !*last)
    {
      *last = TRUE;
      self->codes--;
    }
  else if (g_strcmp0 (type, "end") == 0 && last != NULL)
    {
      self->codes -= *last ? 0 : 1;
      g_byte_array_set_size (self->fields, self->fields->len - 1);
    }
}

static void
add_note_mark (Docx *self, const xmlNode *node, guint kind)
{
  g_autofree char *id = gsy_xml_dup_attribute (node, "id"), *mark = NULL;
  gpointer note = id != NULL && self->notes[kind] != NULL ? g_hash_table_lookup (self->notes[kind], id) : NULL;

  if (note == NULL || self->codes > 0)
    return;
  /* Once is enough, however often it is pointed to. */
  g_hash_table_remove (self->notes[kind], id);
  g_ptr_array_add (self->cited, note);
  mark = g_strdup_printf ("[%u]", self->cited->len);
  add (self, mark);
}

/* A character of a font of symbols. */
static void
add_symbol (Docx *self, const xmlNode *node)
{
  g_autofree char *code = gsy_xml_dup_attribute (node, "char");
  guint64 value = 0;
  char utf8[7] = { 0 };

  if (code == NULL || !g_ascii_string_to_unsigned (code, 16, 1, 0x10ffff, &value, NULL))
    return;
  if (g_unichar_validate ((gunichar) value) && (value < 0xe000 || value > 0xf8ff))
    {
      g_unichar_to_utf8 ((gunichar) value, utf8);
      add (self, utf8);
    }
  else
    {
      /* Translators: a kind of thing in a document that an import leaves out; comes after a number. */
      gsy_import_unplaced (self->import, _ ("characters of symbol fonts"), self->file, FALSE);
    }
}

static gboolean
walk_mark (Docx *self, const xmlNode *node)
{
  if (gsy_xml_is (node, "t"))
    add_text (self, node);
  else if (gsy_xml_is (node, "tab") || gsy_xml_is (node, "ptab"))
    add (self, "\t");
  else if (gsy_xml_is (node, "br") || gsy_xml_is (node, "cr"))
    gsy_prose_add_line_end (&self->prose);
  else if (gsy_xml_is (node, "noBreakHyphen"))
    add (self, "\u2011");
  else if (gsy_xml_is (node, "sym"))
    add_symbol (self, node);
  else if (gsy_xml_is (node, "fldChar"))
    take_field_char (self, node);
  else if (gsy_xml_is (node, "footnoteReference"))
    add_note_mark (self, node, 0);
  else if (gsy_xml_is (node, "endnoteReference"))
    add_note_mark (self, node, 1);
  else if (gsy_xml_is (node, "commentReference"))
    /* Translators: a kind of thing in a document that an import leaves out; comes after a number. */
    gsy_import_unplaced (self->import, _ ("comments"), self->file, FALSE);
  else
    return FALSE;
  return TRUE;
}

/* --- Blocks --- */

/* By itself or by its style. @properties: (nullable) */
static gboolean
is_item (const Docx *self, const xmlNode *properties)
{
  g_autofree char *style = gsy_xml_dup_attribute (gsy_xml_child (properties, "pStyle"), "val");

  return gsy_xml_child (properties, "numPr") != NULL || (style != NULL && g_hash_table_contains (self->lists, style));
}

static void
walk_paragraph (Docx *self, const xmlNode *node)
{
  const xmlNode *properties = gsy_xml_child (node, "pPr");
  g_autoptr (GPtrArray) boxes = g_ptr_array_new ();
  GPtrArray *outer = self->boxes;

  self->boxes = boxes;
  walk (self, node);
  self->boxes = outer;
  /* Results go on over paragraphs, codes do not: one that has no end is no reason to lose the rest. */
  if (self->fields->len > 0)
    memset (self->fields->data, TRUE, self->fields->len);
  self->codes = 0;
  /* A deleted end of a paragraph joins it to the next one. */
  if (gsy_xml_child (gsy_xml_child (properties, "rPr"), "del") == NULL)
    gsy_prose_end_paragraph (&self->prose, is_item (self, properties));
  for (guint i = 0; i < boxes->len; i++)
    {
      gsy_prose_end_paragraph (&self->prose, FALSE);
      walk (self, g_ptr_array_index (boxes, i));
      gsy_prose_end_paragraph (&self->prose, FALSE);
    }
}

static void
walk_table (Docx *self, const xmlNode *node)
{
  gboolean layout = gsy_package_is_layout_table (node, "tr", "tc");
  gboolean outer = self->layout;

  gsy_prose_end_block (&self->prose);
  self->layout = layout;
  walk (self, node);
  self->layout = outer;
  gsy_prose_end_block (&self->prose);
}

static void
walk_row (Docx *self, const xmlNode *node)
{
  if (gsy_xml_child (gsy_xml_child (node, "trPr"), "del") != NULL)
    return;
  walk (self, node);
  gsy_prose_end_row (&self->prose);
}

static void
walk_cell (Docx *self, const xmlNode *node)
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
walk_run (Docx *self, const xmlNode *node)
{
  if (is_on (gsy_xml_child (node, "rPr"), "vanish"))
    return;
  walk (self, node);
}

/* What there is for programs that do not know the newer way to say it is said twice. */
static void
walk_alternatives (Docx *self, const xmlNode *node)
{
  const xmlNode *chosen = gsy_xml_child (node, "Choice");

  walk (self, chosen != NULL ? chosen : gsy_xml_child (node, "Fallback"));
}

static gboolean
is_any (const xmlNode *node, const char *const *names)
{
  return node->type == XML_ELEMENT_NODE && g_strv_contains (names, (const char *) node->name);
}

static gboolean
walk_block (Docx *self, const xmlNode *node)
{
  if (gsy_xml_is (node, "p"))
    walk_paragraph (self, node);
  else if (gsy_xml_is (node, "tbl"))
    walk_table (self, node);
  else if (gsy_xml_is (node, "tr"))
    walk_row (self, node);
  else if (gsy_xml_is (node, "tc"))
    walk_cell (self, node);
  else if (gsy_xml_is (node, "r"))
    walk_run (self, node);
  else if (gsy_xml_is (node, "AlternateContent"))
    walk_alternatives (self, node);
  else if (gsy_xml_is (node, "txbxContent") && self->boxes != NULL)
    g_ptr_array_add (self->boxes, (gpointer) node);
  else
    return FALSE;
  return TRUE;
}

/* @parent's elements; not deeper than libxml2 takes them. */
static void
walk (Docx *self, const xmlNode *parent)
{
  static const char *const nothing[] = { "pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr", "rt", "instrText", "delText", "delInstrText", "annotationRef",
                                         "footnoteRef", "endnoteRef", "customXmlPr", "smartTagPr", NULL };
  static const char *const deleted[] = { "del", "moveFrom", NULL };

  if (parent == NULL)
    return;
  for (const xmlNode *node = gsy_xml_child (parent, NULL); node != NULL; node = gsy_xml_next (node, NULL))
    {
      if (is_any (node, nothing))
        continue;
      if (is_any (node, deleted))
        /* Translators: a kind of thing in a document that an import leaves out; comes after a number. */
        gsy_import_unplaced (self->import, _ ("tracked deletions"), self->file, FALSE);
      else if (gsy_xml_is (node, "altChunk"))
        /* Translators: a kind of thing in a document that an import leaves out; comes after a number. */
        gsy_import_unplaced (self->import, _ ("embedded documents"), self->file, FALSE);
      else if (gsy_xml_is (node, "blip"))
        /* Translators: a kind of thing in a document that an import leaves out; comes after a number. */
        gsy_import_unplaced (self->import, _ ("pictures"), self->file, FALSE);
      else if (!walk_mark (self, node) && !walk_block (self, node))
        walk (self, node);
    }
}

/* --- Parts --- */

/* Where a relation of the part @base whose type ends with @type leads. (transfer full) (nullable) */
static char *
dup_related (GsySource *package, const char *base, const char *type)
{
  const char *slash = strrchr (base, '/');
  g_autofree char *folder = slash != NULL ? g_strndup (base, (gsize) (slash - base + 1)) : g_strdup ("");
  g_autofree char *name = g_strconcat (folder, "_rels/", slash != NULL ? slash + 1 : base, ".rels", NULL);
  g_autoptr (xmlDoc) doc = gsy_package_try_xml (package, name);

  if (doc == NULL)
    return NULL;
  for (const xmlNode *node = gsy_xml_child (xmlDocGetRootElement (doc), "Relationship"); node != NULL; node = gsy_xml_next (node, "Relationship"))
    {
      g_autofree char *found = gsy_xml_dup_attribute (node, "Type"), *target = gsy_xml_dup_attribute (node, "Target");
      g_autofree char *part = found != NULL && target != NULL && g_str_has_suffix (found, type) ? gsy_package_resolve (base, target) : NULL;

      if (part != NULL && gsy_source_has (package, part))
        return g_steal_pointer (&part);
    }
  return NULL;
}

static xmlDoc *
read_related (GsySource *package, const char *base, const char *type)
{
  g_autofree char *name = dup_related (package, base, type);

  return name != NULL ? gsy_package_try_xml (package, name) : NULL;
}

/* The notes of @doc (nullable) by id, but those that are lines between text and notes. */
static GHashTable *
list_notes (xmlDoc *doc, const char *name)
{
  GHashTable *notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (xmlNode *node = doc != NULL ? gsy_xml_child (xmlDocGetRootElement (doc), name) : NULL; node != NULL; node = gsy_xml_next (node, name))
    {
      g_autofree char *type = gsy_xml_dup_attribute (node, "type");
      char *id = gsy_xml_dup_attribute (node, "id");

      if (id != NULL && (type == NULL || strcmp (type, "normal") == 0))
        g_hash_table_replace (notes, id, node);
      else
        g_free (id);
    }
  return notes;
}

/* Of @doc (nullable), the styles by which a paragraph is an item of a list. */
static GHashTable *
list_styles (xmlDoc *doc)
{
  GHashTable *lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (xmlNode *node = doc != NULL ? gsy_xml_child (xmlDocGetRootElement (doc), "style") : NULL; node != NULL; node = gsy_xml_next (node, "style"))
    {
      char *id = gsy_xml_child (gsy_xml_child (node, "pPr"), "numPr") != NULL ? gsy_xml_dup_attribute (node, "styleId") : NULL;

      if (id != NULL)
        g_hash_table_add (lists, id);
    }
  return lists;
}

/* Notes can have notes of their own. */
static void
append_notes (Docx *self)
{
  gsy_prose_end_block (&self->prose);
  for (guint i = 0; i < self->cited->len; i++)
    {
      g_autofree char *mark = g_strdup_printf ("[%u] ", i + 1);

      gsy_prose_add (&self->prose, mark);
      walk (self, g_ptr_array_index (self->cited, i));
      gsy_prose_end_block (&self->prose);
    }
}

static char *
read_text (GsyImport *import, GsySource *package, const char *main_part, gsize *len, GError **error)
{
  g_autoptr (xmlDoc) doc = gsy_package_read_xml (package, main_part, error);
  g_autoptr (xmlDoc) footnotes = NULL;
  g_autoptr (xmlDoc) endnotes = NULL;
  g_autoptr (xmlDoc) styles = NULL;
  const xmlNode *body = doc != NULL ? gsy_xml_child (xmlDocGetRootElement (doc), "body") : NULL;
  g_auto (Docx) docx = { .import = import, .file = gsy_source_get_title (package) };

  if (doc == NULL)
    return NULL;
  if (body == NULL)
    {
      /* Translators: %s is a file's name; Word is a program. */
      g_set_error (error, GSY_ERROR, GSY_ERROR_PARSE, _ ("%s: this is no document of Word"), docx.file);
      return NULL;
    }
  footnotes = read_related (package, main_part, "/footnotes");
  endnotes = read_related (package, main_part, "/endnotes");
  docx.notes[0] = list_notes (footnotes, "footnote");
  docx.notes[1] = list_notes (endnotes, "endnote");
  styles = read_related (package, main_part, "/styles");
  docx.lists = list_styles (styles);
  docx.cited = g_ptr_array_new ();
  docx.fields = g_byte_array_new ();
  gsy_prose_init (&docx.prose);
  walk (&docx, body);
  append_notes (&docx);
  return gsy_prose_finish (&docx.prose, len);
}

static char *
dup_language (GsySource *package, const char *main_part)
{
  g_autoptr (xmlDoc) styles = read_related (package, main_part, "/styles");
  const xmlNode *node = styles != NULL ? gsy_xml_child (xmlDocGetRootElement (styles), "docDefaults") : NULL;

  node = gsy_xml_child (gsy_xml_child (gsy_xml_child (node, "rPrDefault"), "rPr"), "lang");
  return gsy_xml_dup_attribute (node, "val");
}

static void
fill (GsyImportArticle *article, GsySource *package, const char *main_part)
{
  g_autoptr (xmlDoc) core = read_related (package, "", "/core-properties");
  const xmlNode *top = core != NULL ? xmlDocGetRootElement (core) : NULL;
  g_autofree char *title = gsy_xml_dup_text (gsy_xml_child (top, "title")), *author = gsy_xml_dup_text (gsy_xml_child (top, "creator"));
  g_autofree char *created = gsy_xml_dup_text (gsy_xml_child (top, "created")), *language = gsy_xml_dup_text (gsy_xml_child (top, "language"));

  gsy_document_set_title (article->meta, title);
  gsy_document_add_author (article->meta, author);
  gsy_document_add_created (article->meta, created);
  if (language == NULL || *language == '\0')
    {
      g_free (language);
      language = dup_language (package, main_part);
    }
  gsy_document_set_language (article, language);
}

/* --- The reader --- */

static gboolean
has_head (GsySource *source, const char *magic, gsize n_magic)
{
  g_autoptr (GBytes) head = gsy_source_load_head (source, gsy_source_get_name (source, 0), n_magic);

  return g_bytes_get_size (head) == n_magic && memcmp (g_bytes_get_data (head, NULL), magic, n_magic) == 0;
}

/* What Word writes otherwise: what it wrote before, and what it encrypted, which look the same from outside; and RTF. */
static gboolean
is_other_word (GsySource *source)
{
  return has_head (source, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8) || has_head (source, "{\\rtf", 5);
}

static guint
probe (GsySource *source)
{
  const char *name;

  if (gsy_source_is_folder (source) || gsy_source_get_n_names (source) != 1)
    return 0;
  name = gsy_source_get_name (source, 0);
  if (gsy_reader_takes_name (&gsy_reader_docx, name))
    return gsy_package_probe (source, "") ? 90 : is_other_word (source) ? 80
                                                                        : 10;
  if (gsy_package_probe (source, "word/"))
    return 60;
  return is_other_word (source) ? 40 : 0;
}

static gboolean
read_docx (GsyImport *import, GsySource *source, GError **error)
{
  g_autoptr (GsySource) package = NULL;
  g_autofree char *main_part = NULL, *text = NULL;
  GsyImportArticle *article;
  gsize len;

  if (is_other_word (source))
    {
      /* Translators: %s is a file's name. */
      g_set_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED, _ ("%s: this document is protected by a password or of an old format; open it in a word processor and save it without a password as DOCX or ODT"), gsy_source_get_title (source));
      return FALSE;
    }
  package = gsy_package_open (source, error);
  if (package == NULL)
    return FALSE;
  main_part = dup_related (package, "", "/officeDocument");
  if (main_part == NULL)
    main_part = g_strdup ("word/document.xml");
  text = read_text (import, package, main_part, &len, error);
  if (text == NULL)
    return FALSE;
  article = gsy_document_new (source, text, len);
  fill (article, package, main_part);
  return gsy_document_add (import, article, source, gsy_reader_docx.id, error);
}

const GsyReader gsy_reader_docx = {
  .id = "docx",
  .name = "Word",
  /* Translators: what comes of an import, in the list of formats */
  .purpose = N_ ("articles from documents of Word"),
  .suffixes = (const char *const[]){ ".docx", ".docm", ".dotx", ".dotm", NULL },
  .probe = probe,
  .read = read_docx,
};
