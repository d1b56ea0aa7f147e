/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-xml-read.h: reads XML and HTML from elsewhere by libxml2: without network, entities, DTD or inclusions; a document that declares a type is refused
 * where the format needs none. Plus the few steps through a document that all readers make. Any thread. */
#pragma once

#include "io/formats/gsy-source.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

/* @name: how errors call it. Errors: GSY_ERROR_PARSE with "NAME:LINE: …"; GSY_ERROR_UNSUPPORTED: it declares entities or a document type. */
xmlDoc *gsy_xml_read (GBytes *bytes, const char *name, GError **error);

/**
 * gsy_xml_each:
 * @lists: names of elements below the root that are lists, NULL-terminated
 * @each: gets an element; FALSE with an error ends it
 *
 * Goes through a document that is too long to be in memory: to @each come first the root without its children, then, one after the other, the elements
 * below it whole; of a list first itself without children, then each of its elements whole. What @each gets is gone when it returns, but its parents
 * with their attributes are there. A document that declares a type is refused.
 *
 * Returns: FALSE with an error: as gsy_xml_read(), gsy_source_open(), or @each's
 */
gboolean gsy_xml_each (GsySource *source, const char *name, const char *const *lists, gboolean (*each) (xmlNode *node, gpointer data, GError **error), gpointer data, GError **error);

/* HTML, however untidy; a document type is usual there, and nothing of it is loaded. @encoding: (nullable): what the server said. */
xmlDoc *gsy_html_read (GBytes *bytes, const char *name, const char *encoding, GError **error);

/* Whether @node is an element of this local name, in any namespace. */
gboolean gsy_xml_is (const xmlNode *node, const char *name);

/* The first child, the next sibling, that is an element of this local name; NULL: of any. (nullable) */
xmlNode *gsy_xml_child (const xmlNode *node, const char *name);
xmlNode *gsy_xml_next (const xmlNode *node, const char *name);

/* An attribute of this local name, in any namespace; all text in @node. (transfer full) (nullable): there is none */
char *gsy_xml_dup_attribute (const xmlNode *node, const char *name);
char *gsy_xml_dup_text (const xmlNode *node);

/* An attribute that is a number from 0; FALSE when there is none or it is something else. */
gboolean gsy_xml_get_number (const xmlNode *node, const char *name, guint *number);

static inline void
gsy_xml_doc_free (xmlDoc *doc)
{
  if (doc != NULL)
    xmlFreeDoc (doc);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, gsy_xml_doc_free)

G_END_DECLS
