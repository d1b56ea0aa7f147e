/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-print-layout.h: an article on paper: its text with highlights, numbers at the statements, a legend and a table of what was marked; readable in black
 * and white, since each layer has its line style and each statement its number. No widget and no printer: pages are drawn with cairo, in points. */
#pragma once

#include "core/gsy-article-meta.h"
#include "core/gsy-article.h"
#include "core/gsy-scheme.h"
#include "core/gsy-statement.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * GsyPrintSource:
 * @title: of the article
 * @published: (nullable): when it appeared
 * @meta: what else is known of it
 * @statements: (element-type GsyStatement): those that are shown, in reading order
 *
 * What is printed; it is read when the layout is made, and not needed any more after that.
 */
typedef struct
{
  GsyArticle *article;
  GsyScheme *scheme;
  const GsyArticleMeta *meta;
  const char *title;
  const char *published;
  GPtrArray *statements;
} GsyPrintSource;

typedef struct _GsyPrintLayout GsyPrintLayout;

/* @context: of the printer; @width, @height: of what a page has inside its margins. */
GsyPrintLayout *gsy_print_layout_new (PangoContext *context, const GsyPrintSource *source, double width, double height);
void gsy_print_layout_free (GsyPrintLayout *self);

/* At least 1. */
guint gsy_print_layout_get_n_pages (const GsyPrintLayout *self);

/* Draws page @page, from 0, with its upper left corner at the origin. */
void gsy_print_layout_draw (GsyPrintLayout *self, cairo_t *cr, guint page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyPrintLayout, gsy_print_layout_free)

G_END_DECLS
