/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-article-details.h: everything that is known of the open article, to be read and edited in place. */
#pragma once

#include <gtk/gtk.h>

#include "app/gsy-editor.h"

G_BEGIN_DECLS

#define GSY_TYPE_ARTICLE_DETAILS (gsy_article_details_get_type ())
G_DECLARE_FINAL_TYPE (GsyArticleDetails, gsy_article_details, GSY, ARTICLE_DETAILS, GtkWidget)

void gsy_article_details_set_editor (GsyArticleDetails *self, GsyEditor *editor);

/* Shows what is known of the open article, of which there must be one. What is being typed stays. */
void gsy_article_details_refresh (GsyArticleDetails *self);

G_END_DECLS
