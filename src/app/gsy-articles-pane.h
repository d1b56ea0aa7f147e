/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-articles-pane.h: the start pane: the folder's articles, filtered and sorted; selecting one opens it. */
#pragma once

#include <gtk/gtk.h>

#include "app/gsy-editor.h"

G_BEGIN_DECLS

#define GSY_TYPE_ARTICLES_PANE (gsy_articles_pane_get_type ())
G_DECLARE_FINAL_TYPE (GsyArticlesPane, gsy_articles_pane, GSY, ARTICLES_PANE, GtkWidget)

/* Property "editor": GsyEditor, set once by the window. */
void gsy_articles_pane_set_editor (GsyArticlesPane *self, GsyEditor *editor);

/* A list of GsyCorpusRow: what the filter leaves, in the order in which they are shown. (transfer none) */
GListModel *gsy_articles_pane_get_shown (GsyArticlesPane *self);

/* "name", "title", …: see gsy-article-model.h. */
void gsy_articles_pane_set_sort (GsyArticlesPane *self, const char *sort);

/* Files of the folder that need a decision: a line says so, and leads to them (“win.loose-files”). 0: none. */
void gsy_articles_pane_set_n_undecided (GsyArticlesPane *self, guint n);

/* The article before or after the open one in the list as it is shown; FALSE at its end. */
gboolean gsy_articles_pane_step (GsyArticlesPane *self, gboolean forward);

/* The next article that is not done, after the open one and round from the top. FALSE when all are done. */
gboolean gsy_articles_pane_open_next_unfinished (GsyArticlesPane *self);

/* Opens the first one shown. FALSE when there is none. */
gboolean gsy_articles_pane_open_first (GsyArticlesPane *self);

/* Gives the keyboard to the pane: to its list, or to the filter when the list is empty. */
gboolean gsy_articles_pane_focus (GsyArticlesPane *self);

/* Gives the keyboard to the list. */
gboolean gsy_articles_pane_focus_list (GsyArticlesPane *self);

G_END_DECLS
