/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-html-meta.h: what a web page says of its article, in any of the ways that are usual. */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/* All nullable, without line ends. */
typedef struct
{
  char *title; /* without the site's name at its end */
  char *outlet;
  char *published; /* EDTF level 0 */
  char *url;       /* http or https */
  char *language;  /* BCP 47 */
  char *author;
  char *body;    /* the article's text, as it is there for machines */
  gboolean ours; /* a report that Gainsay wrote */
} GsyHtmlMeta;

/* @name: how the file is called, for nobody to see. */
void gsy_html_meta_read (GsyHtmlMeta *self, const xmlNode *top, const char *name);
void gsy_html_meta_clear (GsyHtmlMeta *self);

/* What people and programs write for a date, of a day at best, as EDTF. (transfer full) (nullable) */
char *gsy_html_dup_date (const char *date, const char *language);

/* A language as BCP 47: “fr_FR.UTF-8” is “fr-FR”. (transfer full) (nullable) */
char *gsy_html_dup_language (const char *language);

/* @url without spaces around it if it is of the web and valid UTF-8. (transfer full) (nullable) */
char *gsy_html_dup_url (const char *url);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GsyHtmlMeta, gsy_html_meta_clear)

G_END_DECLS
