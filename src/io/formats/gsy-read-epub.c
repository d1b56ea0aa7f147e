/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-read-epub.c: an electronic book becomes an article, its chapters one after the other; a newspaper, or a book too long to work with, becomes one for each
 * of its parts. */
#include "config.h"
#include "io/formats/gsy-reader.h"

#include "core/gsy-error.h"
#include "io/formats/gsy-html-meta.h"
#include "io/formats/gsy-html-text.h"
#include "io/formats/gsy-package.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* A book of more bytes, which is thrice a long novel, becomes an article for each of its parts. */
#define MAX_WHOLE (4u * 1024 * 1024)

/* Of all parts. */
#define MAX_TEXT (64u * 1024 * 1024)

#define MIME "application/epub+zip"

typedef struct
{
  GsySource *package;
  const char *opf;   /* name of the part that lists the others */
  xmlNode *manifest; /* (nullable) */
  xmlNode *spine;    /* (nullable) */
  xmlNode *metadata; /* (nullable) */
  GHashTable *items; /* id to element of the manifest */
} Book;

/* @title: (nullable) */
typedef struct
{
  char *title;
  char *text;
  gsize len;
} Part;

static void
part_free (Part *self)
{
  g_free (self->title);
  g_free (self->text);
  g_free (self);
}

static void
book_clear (Book *self)
{
  g_clear_pointer (&self->items, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Book, book_clear)

/* Where the book's list of parts is. (transfer full) (nullable) */
static char *
dup_opf (GsySource *package, GError **error)
{
  g_autoptr (xmlDoc) container = gsy_package_read_xml (package, "META-INF/container.xml", error);
  const xmlNode *file = container != NULL ? gsy_xml_child (gsy_xml_child (xmlDocGetRootElement (container), "rootfiles"), "rootfile") : NULL;

  if (container == NULL)
    return NULL;
  for (; file != NULL; file = gsy_xml_next (file, "rootfile"))
    {
      g_autofree char *path = gsy_xml_dup_attribute (file, "full-path");
      g_autofree char *name = path != NULL ? gsy_package_resolve ("", path) : NULL;

      /* Unlike all other addresses in a book, this one is a name as it is. */
      if (path != NULL && gsy_source_has (package, path))
        return g_steal_pointer (&path);
      if (name != NULL && gsy_source_has (package, name))
        return g_steal_pointer (&name);
    }
  /* Translators: %s is a file's name; EPUB is a format of electronic books. */
  g_set_error (error, GSY_ERROR, GSY_ERROR_PARSE, _ ("%s: this is no EPUB book, or parts of it are missing"), gsy_source_get_title (package));
  return NULL;
}

static gboolean
is_font_cipher (const char *algorithm)
{
  return algorithm != NULL && (strcmp (algorithm, "http://www.idpf.org/2008/embedding") == 0 || strcmp (algorithm, "http://ns.adobe.com/pdf/enc#RC") == 0);
}

/* Fonts are disguised in many a free book; anything else that is encrypted is a lock. */
static gboolean
is_locked (GsySource *package)
{
  g_autoptr (xmlDoc) doc = gsy_package_try_xml (package, "META-INF/encryption.xml");
  const xmlNode *data = doc != NULL ? gsy_xml_child (xmlDocGetRootElement (doc), "EncryptedData") : NULL;

  if (doc == NULL)
    return gsy_source_has (package, "META-INF/encryption.xml");
  for (; data != NULL; data = gsy_xml_next (data, "EncryptedData"))
    {
      g_autofree char *algorithm = gsy_xml_dup_attribute (gsy_xml_child (data, "EncryptionMethod"), "Algorithm");

      if (!is_font_cipher (algorithm))
        return TRUE;
    }
  return FALSE;
}

static void
list_items (Book *self)
{
  self->items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (xmlNode *item = gsy_xml_child (self->manifest, "item"); item != NULL; item = gsy_xml_next (item, "item"))
    {
      char *id = gsy_xml_dup_attribute (item, "id");

      if (id != NULL)
        g_hash_table_replace (self->items, id, item);
    }
}

/* --- Parts --- */

static gboolean
has_word (const xmlNode *node, const char *attribute, const char *word)
{
  g_autofree char *value = gsy_xml_dup_attribute (node, attribute);
  g_auto (GStrv) words = value != NULL ? g_strsplit_set (value, " \t\n", -1) : NULL;

  return words != NULL && g_strv_contains ((const char *const *) words, word);
}

/* What a book has for its reader's way through it. */
static gboolean
is_guide (const xmlNode *node)
{
  return has_word (node, "epub:type", "pagebreak") || has_word (node, "role", "doc-pagebreak") || has_word (node, "epub:type", "toc") || has_word (node, "epub:type", "page-list") ||
         has_word (node, "epub:type", "landmarks");
}

/* What comes after @node inside @top, in the order of the text. (nullable) */
static xmlNode *
find_next (xmlNode *node, const xmlNode *top)
{
  if (node->type == XML_ELEMENT_NODE && node->children != NULL)
    return node->children;
  while (node != top && node->next == NULL)
    node = node->parent;
  return node != top ? node->next : NULL;
}

static GHashTable *
list_guides (xmlNode *top)
{
  GHashTable *guides = g_hash_table_new (NULL, NULL);

  for (xmlNode *node = top; node != NULL; node = find_next (node, top))
    if (node->type == XML_ELEMENT_NODE && node->properties != NULL && is_guide (node))
      g_hash_table_add (guides, node);
  return guides;
}

static xmlNode *
find_descendant (xmlNode *top, const char *names)
{
  for (xmlNode *node = top; node != NULL; node = find_next (node, top))
    if (gsy_html_is_any (node, names))
      return node;
  return NULL;
}

/* HTML's parser, since books speak of “&nbsp;” without saying what it is. */
static Part *
read_part (Book *self, const char *name, GError **error)
{
  gsize len;
  g_autofree char *plain = gsy_source_load_text (self->package, name, &len, error);
  g_autofree char *shown = g_strdup_printf ("%s: %s", gsy_source_get_title (self->package), name);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (xmlDoc) doc = NULL;
  g_autoptr (GHashTable) guides = NULL;
  GString *text;
  Part *part;
  xmlNode *top;

  if (plain == NULL)
    return NULL;
  bytes = g_bytes_new_take (g_steal_pointer (&plain), len);
  part = g_new0 (Part, 1);
  if (len == 0)
    return part;
  if (len > GSY_PACKAGE_MAX_PART)
    {
      /* Translators: %s is a file's name. */
      g_set_error (error, GSY_ERROR, GSY_ERROR_TOO_LARGE, _ ("%s: this document is too large; divide it into smaller ones"), shown);
      part_free (part);
      return NULL;
    }
  doc = gsy_html_read (bytes, shown, "UTF-8", error);
  if (doc == NULL)
    {
      part_free (part);
      return NULL;
    }
  top = xmlDocGetRootElement (doc);
  guides = list_guides (top);
  text = g_string_new (NULL);
  gsy_html_text_append (text, top, guides);
  part->title = gsy_xml_dup_text (find_descendant (top, "h1 h2 h3"));
  if (part->title == NULL)
    part->title = gsy_xml_dup_text (find_descendant (top, "title"));
  part->len = text->len;
  part->text = g_string_free (text, FALSE);
  return part;
}

static gboolean
is_text (const xmlNode *item)
{
  g_autofree char *type = gsy_xml_dup_attribute (item, "media-type");

  return type != NULL && (g_str_has_prefix (type, "application/xhtml") || g_str_has_prefix (type, "text/html") || strcmp (type, "text/x-oeb1-document") == 0);
}

/* The part that a place in the book's order is, if it is one with text. (transfer full) (nullable) */
static char *
dup_part_name (Book *self, GsyImport *import, const xmlNode *place, GHashTable *seen)
{
  g_autofree char *id = gsy_xml_dup_attribute (place, "idref");
  const xmlNode *item = id != NULL ? g_hash_table_lookup (self->items, id) : NULL;
  g_autofree char *href = item != NULL ? gsy_xml_dup_attribute (item, "href") : NULL;
  g_autofree char *name = href != NULL ? gsy_package_resolve (self->opf, href) : NULL;

  if (item != NULL && has_word (item, "properties", "nav"))
    return NULL;
  if (name == NULL || !is_text (item) || !gsy_source_has (self->package, name))
    {
      /* Translators: a kind of thing in an electronic book that an import leaves out; comes after a number. */
      gsy_import_unplaced (import, _ ("parts without text"), gsy_source_get_title (self->package), FALSE);
      return NULL;
    }
  return g_hash_table_add (seen, g_strdup (name)) ? g_steal_pointer (&name) : NULL;
}

/* @linear: those that are read one after the other, or the others, which are for looking something up. */
static gboolean
read_parts (Book *self, GsyImport *import, gboolean linear, GHashTable *seen, GPtrArray *parts, gsize *total, GError **error)
{
  for (const xmlNode *place = gsy_xml_child (self->spine, "itemref"); place != NULL; place = gsy_xml_next (place, "itemref"))
    {
      g_autofree char *said = gsy_xml_dup_attribute (place, "linear"), *name = NULL;
      Part *part;

      if ((said == NULL || strcmp (said, "no") != 0) != linear)
        continue;
      name = dup_part_name (self, import, place, seen);
      if (name == NULL)
        continue;
      part = read_part (self, name, error);
      if (part == NULL)
        return FALSE;
      *total += part->len;
      if (part->len > 0)
        g_ptr_array_add (parts, part);
      else
        part_free (part);
      if (*total > MAX_TEXT)
        {
          /* Translators: %s is a file's name. */
          g_set_error (error, GSY_ERROR, GSY_ERROR_TOO_LARGE, _ ("%s: this document is too large; divide it into smaller ones"), gsy_source_get_title (self->package));
          return FALSE;
        }
      if (gsy_import_is_cancelled (import))
        break;
    }
  return TRUE;
}

/* --- The book --- */

static char *
dup_meta (Book *self, const char *name)
{
  g_autofree char *text = gsy_xml_dup_text (gsy_xml_child (self->metadata, name));

  return gsy_document_dup_line (text);
}

/* Of dates, that of publication, or one that does not say of what it is. */
static char *
dup_date (Book *self)
{
  for (const xmlNode *node = gsy_xml_child (self->metadata, "date"); node != NULL; node = gsy_xml_next (node, "date"))
    {
      g_autofree char *event = gsy_xml_dup_attribute (node, "event");

      if (event == NULL || g_ascii_strcasecmp (event, "publication") == 0 || g_ascii_strcasecmp (event, "original-publication") == 0)
        return gsy_xml_dup_text (node);
    }
  return NULL;
}

static char *
dup_url (Book *self)
{
  static const char *const names[] = { "source", "identifier" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (const xmlNode *node = gsy_xml_child (self->metadata, names[i]); node != NULL; node = gsy_xml_next (node, names[i]))
      {
        g_autofree char *text = gsy_xml_dup_text (node);
        g_autofree char *url = text != NULL ? gsy_html_dup_url (text) : NULL;

        if (url != NULL)
          return g_steal_pointer (&url);
      }
  return NULL;
}

/* What calibre makes of a newspaper: each of its articles is a part. */
static gboolean
is_periodical (Book *self)
{
  for (const xmlNode *node = gsy_xml_child (self->metadata, "meta"); node != NULL; node = gsy_xml_next (node, "meta"))
    {
      g_autofree char *name = gsy_xml_dup_attribute (node, "name"), *content = gsy_xml_dup_attribute (node, "content");

      if (g_strcmp0 (name, "calibre:publication_type") == 0 && content != NULL && g_str_has_prefix (content, "periodical"))
        return TRUE;
    }
  return FALSE;
}

static void
fill (Book *self, GsyImportArticle *article)
{
  g_autofree char *title = dup_meta (self, "title"), *publisher = dup_meta (self, "publisher"), *language = dup_meta (self, "language"), *date = dup_date (self);
  GString *authors = g_string_new (NULL);

  for (const xmlNode *node = gsy_xml_child (self->metadata, "creator"); node != NULL; node = gsy_xml_next (node, "creator"))
    {
      g_autofree char *text = gsy_xml_dup_text (node), *line = gsy_document_dup_line (text);

      if (line != NULL)
        g_string_append_printf (authors, "%s%s", authors->len > 0 ? "; " : "", line);
    }
  gsy_document_set_title (article->meta, title);
  gsy_document_add_author (article->meta, authors->str);
  gsy_document_set_published (article->meta, date);
  gsy_document_set_outlet (article->meta, publisher);
  gsy_document_set_language (article, language);
  article->meta->url = dup_url (self);
  g_string_free (authors, TRUE);
}

static gboolean
add_whole (Book *self, GsyImport *import, GsySource *source, const GPtrArray *parts, gsize total, GError **error)
{
  GString *text = g_string_sized_new (total + 2 * parts->len + 1);
  GsyImportArticle *article;

  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = g_ptr_array_index (parts, i);

      if (i > 0)
        g_string_append (text, "\n\n");
      g_string_append_len (text, part->text, (gssize) part->len);
    }
  article = gsy_document_new (source, text->str, text->len);
  g_string_free (text, TRUE);
  fill (self, article);
  return gsy_document_add (import, article, source, gsy_reader_epub.id, error);
}

/* In a folder of the book's name, by number and title. */
static gboolean
add_each (Book *self, GsyImport *import, GsySource *source, const GPtrArray *parts, GError **error)
{
  const char *file = gsy_source_get_name (source, 0), *dot = strrchr (file, '.');
  g_autofree char *folder = dot != NULL && dot != file ? g_strndup (file, (gsize) (dot - file)) : g_strconcat (file, ".parts", NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = g_ptr_array_index (parts, i);
      GsyImportArticle *article = gsy_document_new (source, part->text, part->len);
      g_autofree char *title = gsy_document_dup_line (part->title);
      g_autofree char *safe = g_strdelimit (g_utf8_substring (title != NULL ? title : "", 0, MIN (60, g_utf8_strlen (title != NULL ? title : "", -1))), "/", '-');

      g_free (article->name);
      article->name = g_strdup_printf ("%s/%04u%s%s.xhtml", folder, i + 1, *safe != '\0' ? " " : "", safe);
      fill (self, article);
      if (title != NULL)
        {
          g_free (article->meta->title);
          article->meta->title = g_steal_pointer (&title);
        }
      if (!gsy_document_add (import, article, source, gsy_reader_epub.id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_book (Book *self, GsyImport *import, GsySource *source, GError **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) part_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gsize total = 0;

  if (!read_parts (self, import, TRUE, seen, parts, &total, error) || !read_parts (self, import, FALSE, seen, parts, &total, error))
    return FALSE;
  if (parts->len > 1 && (total > MAX_WHOLE || is_periodical (self)))
    return add_each (self, import, source, parts, error);
  return add_whole (self, import, source, parts, total, error);
}

static gboolean
read_epub (GsyImport *import, GsySource *source, GError **error)
{
  g_autoptr (GsySource) package = gsy_package_open (source, error);
  g_autofree char *opf = NULL;
  g_autoptr (xmlDoc) doc = NULL;
  g_auto (Book) book = { .package = package };

  if (package == NULL)
    return FALSE;
  if (is_locked (package))
    {
      /* Translators: %s is a file's name. */
      g_set_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED, _ ("%s: this book is locked by its seller, and cannot be read; choose one without copy protection"), gsy_source_get_title (source));
      return FALSE;
    }
  opf = dup_opf (package, error);
  doc = opf != NULL ? gsy_package_read_xml (package, opf, error) : NULL;
  if (doc == NULL)
    return FALSE;
  book.opf = opf;
  book.manifest = gsy_xml_child (xmlDocGetRootElement (doc), "manifest");
  book.spine = gsy_xml_child (xmlDocGetRootElement (doc), "spine");
  book.metadata = gsy_xml_child (xmlDocGetRootElement (doc), "metadata");
  /* The first way of all to write them. */
  if (gsy_xml_child (book.metadata, "dc-metadata") != NULL)
    book.metadata = gsy_xml_child (book.metadata, "dc-metadata");
  list_items (&book);
  return add_book (&book, import, source, error);
}

static guint
probe (GsySource *source)
{
  if (gsy_source_is_folder (source) || gsy_source_get_n_names (source) != 1)
    return 0;
  if (gsy_package_probe (source, MIME))
    return 100;
  if (!gsy_reader_takes_name (&gsy_reader_epub, gsy_source_get_name (source, 0)))
    return gsy_package_probe (source, "META-INF/container.xml") ? 50 : 0;
  return gsy_package_probe (source, "") ? 90 : 10;
}

const GsyReader gsy_reader_epub = {
  .id = "epub",
  .name = "EPUB",
  /* Translators: what comes of an import, in the list of formats */
  .purpose = N_ ("articles from electronic books"),
  .suffixes = (const char *const[]){ ".epub", NULL },
  .probe = probe,
  .read = read_epub,
};
