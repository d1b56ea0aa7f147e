/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-html-main.h: which part of a web page is the article. */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/**
 * GsyHtmlMain:
 * @node: holds the article
 * @heading: (nullable): its heading when that is not in @node
 * @lead: (nullable): the paragraph below the heading when that is not in @node
 * @left_out: what in @node is no part of it: a set of nodes
 *
 * The article in a page: by its own word for it (itemprop=articleBody, article, main) if there is enough in that; else where most sentences that are
 * no links are together. Navigation, advertisements, notices about cookies, comments, forms and links to other articles are left out.
 */
typedef struct
{
  const xmlNode *node;
  const xmlNode *heading;
  const xmlNode *lead;
  GHashTable *left_out;
} GsyHtmlMain;

/* @top: the document's root; its nodes' _private is used meanwhile. @headline: (nullable): what the page says of its title, to tell headings apart.
 * FALSE when nothing in it is text. */
gboolean gsy_html_main_find (GsyHtmlMain *self, xmlNode *top, const char *headline);
void gsy_html_main_clear (GsyHtmlMain *self);

/* Appends all of it. */
void gsy_html_main_append_text (const GsyHtmlMain *self, GString *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GsyHtmlMain, gsy_html_main_clear)

G_END_DECLS
