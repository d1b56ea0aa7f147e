/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-article-banner.h: what is to be told over the article of its file: that its text has changed and not every statement was surely found
 * again, or that the file cannot be read any more. Takes no room while there is nothing. */
#pragma once

#include "app/gsy-editor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GSY_TYPE_ARTICLE_BANNER (gsy_article_banner_get_type ())
G_DECLARE_FINAL_TYPE (GsyArticleBanner, gsy_article_banner, GSY, ARTICLE_BANNER, GtkWidget)

/* Signal "dismissed" (GsyArticleBanner *self): by its button, which had the keyboard. */

void gsy_article_banner_set_editor (GsyArticleBanner *self, GsyEditor *editor);

/* (nullable): what is told of the change, and of the file. (transfer none) */
const char *gsy_article_banner_get_change (GsyArticleBanner *self);
const char *gsy_article_banner_get_problem (GsyArticleBanner *self);

G_END_DECLS
