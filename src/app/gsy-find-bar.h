/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-find-bar.h: finds words in the open article as they are typed: case, accents and kinds of quotation mark do not matter. It knows the
 * matches and which is the current one; showing them is the business of the pane. */
#pragma once

#include "core/gsy-article.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GSY_TYPE_FIND_BAR (gsy_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (GsyFindBar, gsy_find_bar, GSY, FIND_BAR, GtkWidget)

/* Signals:
 *   "matches-changed" (GsyFindBar *self): the matches, or which one is current
 *   "closed" (GsyFindBar *self): the matches are still those that were shown */

GtkWidget *gsy_find_bar_new (void);

/* @article: (nullable): where to find. */
void gsy_find_bar_set_article (GsyFindBar *self, GsyArticle *article);

/* @text: (nullable): what to begin with; NULL keeps what was there. @origin: the first match at or after it becomes the current one. */
void gsy_find_bar_open (GsyFindBar *self, const char *text, guint origin);
void gsy_find_bar_close (GsyFindBar *self);
gboolean gsy_find_bar_is_open (GsyFindBar *self);

/* To the next or previous match, round the ends. FALSE when there is none. */
gboolean gsy_find_bar_step (GsyFindBar *self, gboolean forward);

/* (transfer none) (element-type GsySpan): empty while closed. @current: (out) (optional): index, or -1. */
GArray *gsy_find_bar_get_matches (GsyFindBar *self, int *current);

/* What is in the entry, and changing it as if it were typed. For tests. */
const char *gsy_find_bar_get_text (GsyFindBar *self);
void gsy_find_bar_set_text (GsyFindBar *self, const char *text);
const char *gsy_find_bar_get_status (GsyFindBar *self);

G_END_DECLS
