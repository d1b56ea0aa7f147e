/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-html-text.h: the plain text that a piece of an HTML document shows. */
#pragma once

#include "io/formats/gsy-text-flow.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

/**
 * gsy_html_text_append:
 * @text: what is there already and the new text are divided by an empty line
 * @node: an element in any namespace, a document's root for example
 * @left_out: (nullable): a set of nodes that do not count, with all that is in them
 *
 * Appends the text as a reader sees it: paragraphs, also headings, are divided by an empty line; items of lists and rows of tables are lines,
 * cells divided by a tab; no line is wrapped. Scripts, styles, forms, hidden elements and notes on pronunciation are left out. There is no line end
 * at the end. Any depth, in linear time.
 */
void gsy_html_text_append (GString *text, const xmlNode *node, GHashTable *left_out);

/* The same in the middle of a text that is being built. */
void gsy_html_text_flow (GsyTextFlow *flow, const xmlNode *node, GHashTable *left_out);

/* Whether @node, without what is around it, is an element that shows nothing. */
gboolean gsy_html_is_hidden (const xmlNode *node);

/* Whether @node is an element that begins a line or a paragraph of its own. */
gboolean gsy_html_is_block (const xmlNode *node);

/* @node's local name is one of those in @names, divided by spaces, in lower case. FALSE when it is no element. */
gboolean gsy_html_is_any (const xmlNode *node, const char *names);

G_END_DECLS
