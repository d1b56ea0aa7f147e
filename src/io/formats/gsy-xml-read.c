/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-xml-read.c: libxml2 with everything off by which a document reaches out of itself. */
#include "config.h"
#include "io/formats/gsy-xml-read.h"

#include "core/gsy-error.h"

#include <glib/gi18n-lib.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

#include <string.h>

/* What is not among them: NOENT, DTDLOAD, DTDATTR, DTDVALID, XINCLUDE, HUGE. */
#define XML_OPTIONS (XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA | XML_PARSE_COMPACT)
#define HTML_OPTIONS (HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_RECOVER | HTML_PARSE_COMPACT)

static void
init_once (void)
{
  static gsize done;

  if (g_once_init_enter (&done))
    {
      xmlInitParser ();
      g_once_init_leave (&done, 1);
    }
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

xmlDoc *
gsy_html_read (GBytes *bytes, const char *name, const char *encoding, GError **error)
{
  gsize len;
  const char *data = g_bytes_get_data (bytes, &len);
  xmlDoc *doc = NULL;

  init_once ();
  if (len > 0 && len <= G_MAXINT)
    doc = htmlReadMemory (data, (int) len, NULL, encoding, HTML_OPTIONS);
  if (doc != NULL && xmlDocGetRootElement (doc) != NULL)
    return doc;
  g_clear_pointer (&doc, xmlFreeDoc);
  /* Translators: %s is a file's name. */
  g_set_error (error, GSY_ERROR, GSY_ERROR_PARSE, _ ("%s: there is no HTML in this file"), name);
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
