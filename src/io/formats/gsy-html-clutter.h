/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-html-clutter.h: what authors of web pages call things that are no part of an article. */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

typedef enum
{
  GSY_CLUTTER_NONE,
  GSY_CLUTTER_SMALL,    /* a byline, a date, tags: if it is short */
  GSY_CLUTTER_BY_NAME,  /* as its class or id says: if it is not most of the page */
  GSY_CLUTTER_BY_KIND,  /* as the element or its role says */
  GSY_CLUTTER_COMMENTS, /* of readers, however many */
} GsyClutter;

GsyClutter gsy_html_get_clutter (const xmlNode *node);

/* Whether @node's class or id says that it holds an article: “entry-content”. */
gboolean gsy_html_is_content (const xmlNode *node);

/* Whether it is what comes below the heading: “standfirst”. */
gboolean gsy_html_is_lead (const xmlNode *node);

/* An attribute that is a list of words, as “itemprop”, has this one, in any case. */
gboolean gsy_html_attribute_has (const xmlNode *node, const char *attribute, const char *word);

G_END_DECLS
