/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-xml-read.c: libxml2 with everything off by which a document reaches out of itself. */
#include "config.h"
#include "io/formats/gsy-xml-read.h"

#include "core/gsy-error.h"

#include <glib/gi18n-lib.h>
#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/xmlreader.h>

#include <string.h>

/* What is not among them: NOENT, DTDLOAD, DTDATTR, DTDVALID, XINCLUDE, HUGE. */
#define XML_OPTIONS (XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA | XML_PARSE_COMPACT)
#define HTML_OPTIONS (HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_RECOVER | HTML_PARSE_COMPACT)

/* Where a document type is, if there is one. */
#define HEAD_BYTES 4096

/* Of what an encoding cannot say, libxml2 tells the terminal, whatever was asked of it. */
static void
quiet_cb (G_GNUC_UNUSED void *data, G_GNUC_UNUSED const char *format, ...)
{
}

static void
init_once (void)
{
  static gsize done;

  if (g_once_init_enter (&done))
    {
      xmlInitParser ();
      g_once_init_leave (&done, 1);
    }
  /* Each thread has its own. */
  xmlSetGenericErrorFunc (NULL, quiet_cb);
}

/* @why: what libxml2 says, in English, or nothing. */
static void
fail (const char *name, const xmlError *why, GError **error)
{
  g_autofree char *message = g_strdup (why != NULL && why->message != NULL ? why->message : "");

  g_strstrip (message);
  if (message[0] != '\0' && g_utf8_validate (message, -1, NULL))
    /* Translators: the first %s is a file's name, %d the number of a line in it, the second %s what the XML library says of it, in English. */
    g_set_error (error, GSY_ERROR, GSY_ERROR_PARSE, _ ("%s:%d: this is no sound XML: %s"), name, why->line, message);
  else
    /* Translators: %s is a file's name. */
    g_set_error (error, GSY_ERROR, GSY_ERROR_PARSE, _ ("%s: this is no sound XML"), name);
}

/* Stops at the first declaration of an entity, before anything is expanded. */
static void
entity_cb (void *data, G_GNUC_UNUSED const xmlChar *name, G_GNUC_UNUSED int type, G_GNUC_UNUSED const xmlChar *public_id, G_GNUC_UNUSED const xmlChar *system_id, G_GNUC_UNUSED xmlChar *content)
{
  xmlParserCtxt *context = data;

  *(gboolean *) context->_private = TRUE;
  xmlStopParser (context);
}

xmlDoc *
gsy_xml_read (GBytes *bytes, const char *name, GError **error)
{
  gsize len;
  const char *data = g_bytes_get_data (bytes, &len);
  gboolean declares = FALSE;
  xmlParserCtxt *context;
  g_autoptr (xmlDoc) doc = NULL;

  init_once ();
  if (len == 0 || len > G_MAXINT)
    {
      fail (name, NULL, error);
      return NULL;
    }
  context = xmlNewParserCtxt ();
  context->_private = &declares;
  context->sax->entityDecl = entity_cb;
  doc = xmlCtxtReadMemory (context, data, (int) len, NULL, NULL, XML_OPTIONS);
  if (declares || (doc != NULL && doc->intSubset != NULL && (doc->intSubset->entities != NULL || doc->intSubset->children != NULL)))
    {
      /* Translators: %s is a file's name. */
      g_set_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED, _ ("%s: this XML declares entities, which could reach other files; it is not read"), name);
      g_clear_pointer (&doc, xmlFreeDoc);
    }
  else if (doc == NULL || !context->wellFormed || xmlDocGetRootElement (doc) == NULL)
    {
      fail (name, xmlCtxtGetLastError (context), error);
      g_clear_pointer (&doc, xmlFreeDoc);
    }
  xmlFreeParserCtxt (context);
  return g_steal_pointer (&doc);
}

/* --- One element at a time --- */

typedef struct
{
  GsySourceFile *file;
  guint64 offset;
  GError *error; /* of the disk */
  int line;      /* of the first complaint */
  char *message;
} Stream;

static void
stream_clear (Stream *self)
{
  g_clear_pointer (&self->file, gsy_source_file_free);
  g_clear_error (&self->error);
  g_clear_pointer (&self->message, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Stream, stream_clear)

static int
read_cb (void *data, char *buffer, int len)
{
  Stream *self = data;
  gssize n = gsy_source_file_read (self->file, self->offset, buffer, (gsize) len, self->error == NULL ? &self->error : NULL);

  if (n > 0)
    self->offset += (guint64) n;
  return (int) n;
}

static void
complain_cb (void *data, xmlError *why)
{
  Stream *self = data;

  if (self->message != NULL || why->level < XML_ERR_FATAL)
    return;
  self->message = g_strdup (why->message != NULL ? why->message : "");
  self->line = why->line;
}

/* An element's turn; where the reader goes on then. */
static int
take_element (xmlTextReader *reader, const char *const *lists, gboolean (*each) (xmlNode *node, gpointer data, GError **error), gpointer data, GError **error)
{
  const char *name = (const char *) xmlTextReaderConstLocalName (reader);
  gboolean list = xmlTextReaderDepth (reader) == 0 || (xmlTextReaderDepth (reader) == 1 && name != NULL && g_strv_contains (lists, name));
  xmlNode *node = list ? xmlTextReaderCurrentNode (reader) : xmlTextReaderExpand (reader);

  if (node == NULL || !each (node, data, error))
    return -1;
  return list ? xmlTextReaderRead (reader) : xmlTextReaderNext (reader);
}

static void
refuse_type (const char *shown, GError **error)
{
  /* Translators: %s is a file's name. */
  g_set_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED, _ ("%s: this XML declares entities, which could reach other files; it is not read"), shown);
}

/* What is wrong with a document may be what its type declares, which comes before everything else. */
static gboolean
has_type (GsySource *source, const char *name)
{
  g_autoptr (GBytes) head = gsy_source_load_head (source, name, HEAD_BYTES);
  gsize len;
  const char *data = g_bytes_get_data (head, &len);

  return data != NULL && g_strstr_len (data, (gssize) len, "<!DOCTYPE") != NULL;
}

static gboolean
go_through (xmlTextReader *reader, const char *shown, const char *const *lists, gboolean (*each) (xmlNode *node, gpointer data, GError **error), gpointer data, GError **error)
{
  g_autoptr (GError) local = NULL;
  int more = xmlTextReaderRead (reader);

  while (more == 1)
    {
      int type = xmlTextReaderNodeType (reader);

      if (type == XML_READER_TYPE_DOCUMENT_TYPE)
        {
          refuse_type (shown, error);
          return FALSE;
        }
      if (type == XML_READER_TYPE_ELEMENT)
        more = take_element (reader, lists, each, data, &local);
      else
        more = xmlTextReaderRead (reader);
    }
  if (local == NULL)
    return more == 0;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
gsy_xml_each (GsySource *source, const char *name, const char *const *lists, gboolean (*each) (xmlNode *node, gpointer data, GError **error), gpointer data, GError **error)
{
  g_auto (Stream) stream = { 0 };
  g_autoptr (GError) local = NULL;
  xmlTextReader *reader;
  gboolean good;

  init_once ();
  stream.file = gsy_source_open (source, name, error);
  if (stream.file == NULL)
    return FALSE;
  reader = xmlReaderForIO (read_cb, NULL, &stream, NULL, NULL, XML_OPTIONS);
  if (reader == NULL)
    {
      fail (name, NULL, error);
      return FALSE;
    }
  xmlTextReaderSetStructuredErrorHandler (reader, complain_cb, &stream);
  good = go_through (reader, name, lists, each, data, &local);
  xmlFreeTextReader (reader);
  if (stream.error != NULL)
    g_propagate_error (error, g_steal_pointer (&stream.error));
  else if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (!good && has_type (source, name))
    refuse_type (name, error);
  else if (!good)
    {
      const xmlError why = { .message = stream.message, .line = stream.line };

      fail (name, &why, error);
    }
  else
    return TRUE;
  return FALSE;
}

/* --- HTML --- */

/* So deep elements are in the tree; what is in deeper ones is text of these. Where still more are open, as never in a page that people made,
 * it ends: each end of an element looks through all that are open. */
#define HTML_DEPTH 200
#define HTML_MAX_OPEN 1000

/* nameNr counts the open elements, this one too, at its start as at its end. */
static void
html_start_cb (void *data, const xmlChar *name, const xmlChar **attributes)
{
  xmlParserCtxt *context = data;

  if (context->nameNr <= HTML_DEPTH)
    xmlSAX2StartElement (context, name, attributes);
  else if (context->nameNr > HTML_MAX_OPEN)
    {
      *(gboolean *) context->_private = TRUE;
      xmlStopParser (context);
    }
}

static void
html_end_cb (void *data, const xmlChar *name)
{
  xmlParserCtxt *context = data;

  if (context->nameNr <= HTML_DEPTH)
    xmlSAX2EndElement (context, name);
}

#define HTML_MAX_ATTRIBUTES 1000

/* What comes after @p and @end, or the end. */
static const char *
skip_to (const char *p, const char *limit, const char *end)
{
  const char *found = g_strstr_len (p, limit - p, end);

  return found != NULL ? found + strlen (end) : limit;
}

/* The end of the tag that begins at @p; @n: (out): how many attributes it has, or a few more. */
static const char *
skip_tag (const char *p, const char *limit, guint *n)
{
  char before = ' ';

  for (*n = 0; p < limit && *p != '>'; p++)
    {
      if (before == '=' && (*p == '"' || *p == '\''))
        {
          const char *quote = memchr (p + 1, *p, (gsize) (limit - p - 1));

          p = quote != NULL ? quote : limit - 1;
          *n += 1;
        }
      else if (g_ascii_isspace (*p))
        {
          *n += before != ' ';
          if (before != '=')
            before = ' ';
          continue;
        }
      before = *p;
    }
  return p;
}

/* For each attribute of an element, the parser looks through all those before it. */
static gboolean
has_attributes_without_end (const char *data, gsize len)
{
  const char *limit = data + len;

  for (const char *p = data; (p = memchr (p, '<', (gsize) (limit - p))) != NULL;)
    {
      guint n;

      p++;
      if (limit - p > 3 && strncmp (p, "!--", 3) == 0)
        {
          p = skip_to (p + 3, limit, "-->");
          continue;
        }
      if (p == limit || !g_ascii_isalpha (*p))
        continue;
      if (limit - p > 6 && g_ascii_strncasecmp (p, "script", 6) == 0)
        {
          p = skip_to (skip_tag (p, limit, &n), limit, "</");
          continue;
        }
      p = skip_tag (p, limit, &n);
      if (n > HTML_MAX_ATTRIBUTES)
        return TRUE;
    }
  return FALSE;
}

xmlDoc *
gsy_html_read (GBytes *bytes, const char *name, const char *encoding, GError **error)
{
  gsize len;
  const char *data = g_bytes_get_data (bytes, &len);
  gboolean too_deep = FALSE;
  g_autoptr (xmlDoc) doc = NULL;

  init_once ();
  too_deep = len > 0 && has_attributes_without_end (data, len);
  if (len > 0 && len <= G_MAXINT && !too_deep)
    {
      htmlParserCtxt *context = htmlNewParserCtxt ();

      context->_private = &too_deep;
      context->sax->startElement = html_start_cb;
      context->sax->endElement = html_end_cb;
      doc = htmlCtxtReadMemory (context, data, (int) len, NULL, encoding, HTML_OPTIONS);
      htmlFreeParserCtxt (context);
    }
  if (too_deep)
    /* Translators: %s is a file's name. */
    g_set_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED, _ ("%s: this page has elements that are nested too deeply, or have too many attributes; it is not read"), name);
  else if (doc == NULL || xmlDocGetRootElement (doc) == NULL)
    /* Translators: %s is a file's name. */
    g_set_error (error, GSY_ERROR, GSY_ERROR_PARSE, _ ("%s: there is no HTML in this file"), name);
  else
    return g_steal_pointer (&doc);
  return NULL;
}

gboolean
gsy_xml_is (const xmlNode *node, const char *name)
{
  return node != NULL && node->type == XML_ELEMENT_NODE && (name == NULL || strcmp ((const char *) node->name, name) == 0);
}

static xmlNode *
find (xmlNode *node, const char *name)
{
  while (node != NULL && !gsy_xml_is (node, name))
    node = node->next;
  return node;
}

xmlNode *
gsy_xml_child (const xmlNode *node, const char *name)
{
  return node != NULL ? find (node->children, name) : NULL;
}

xmlNode *
gsy_xml_next (const xmlNode *node, const char *name)
{
  return node != NULL ? find (node->next, name) : NULL;
}

/* Not xmlGetProp(): of attributes that differ in namespace alone, that takes none. */
char *
gsy_xml_dup_attribute (const xmlNode *node, const char *name)
{
  if (node == NULL || node->type != XML_ELEMENT_NODE)
    return NULL;
  for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    if (strcmp ((const char *) attribute->name, name) == 0)
      return gsy_xml_dup_text ((const xmlNode *) attribute);
  return NULL;
}

char *
gsy_xml_dup_text (const xmlNode *node)
{
  xmlChar *text = node != NULL ? xmlNodeGetContent (node) : NULL;
  char *copy;

  if (text == NULL)
    return NULL;
  copy = g_utf8_make_valid ((const char *) text, -1);
  xmlFree (text);
  return copy;
}

gboolean
gsy_xml_get_number (const xmlNode *node, const char *name, guint *number)
{
  g_autofree char *text = gsy_xml_dup_attribute (node, name);
  guint64 value;

  if (text == NULL)
    return FALSE;
  g_strstrip (text);
  if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT, &value, NULL))
    return FALSE;
  *number = (guint) value;
  return TRUE;
}
