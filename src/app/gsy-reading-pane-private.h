/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-reading-pane-private.h: what the parts of the reading pane share. */
#pragma once

#include "app/gsy-article-banner.h"
#include "app/gsy-find-bar.h"
#include "app/gsy-link-bar.h"
#include "app/gsy-mark-bar.h"
#include "app/gsy-reading-pane.h"
#include "app/gsy-reading-view.h"

G_BEGIN_DECLS

struct _GsyReadingPane
{
  GtkWidget parent_instance;

  GtkWidget *stack;
  GtkSpinner *spinner;
  GtkWidget *error_page;
  GtkRevealer *sidecar_revealer;
  GtkLabel *sidecar_label;
  GtkWidget *aside_button;
  GtkWidget *keep_button;
  GtkWidget *versions_button;
  GtkRevealer *problems_revealer;
  GtkLabel *problems_label;
  GtkMenuButton *problems_button;
  GtkLabel *problems_list;
  GsyArticleBanner *article_banner;
  GsyFindBar *find_bar;
  GtkOverlay *overlay;
  GtkScrolledWindow *scroller;
  GsyReadingView *view;
  GsyMarkBar *mark_bar;
  GsyLinkBar *link_bar;
  GtkWidget *menu; /* nullable: the popover of the context menu */

  GsyEditor *editor;
  guint spinner_timeout;
  guint fit_id;   /* idle source that fits the mark bar into the width that there is now */
  guint sight_id; /* idle source that brings the selected statement into sight */
  gboolean changing_article;
  char *was_selected;  /* (nullable): id of the statement that was, until now */
  GHashTable *left_at; /* id of a statement → what was at the top when it was left, and one more */
  GSignalGroup *document_signals;
};

/* --- gsy-reading-pane.c --- */
void _gsy_reading_pane_emit_details (GsyReadingPane *self);

/* --- gsy-reading-pane-actions.c --- */
void _gsy_reading_pane_install_actions (GtkWidgetClass *widget_class);
void _gsy_reading_pane_update_actions (GsyReadingPane *self);

/* --- gsy-reading-pane-menu.c --- */
void _gsy_reading_pane_show_menu (GsyReadingPane *self, int x, int y); /* in the view's coordinates */

G_END_DECLS
