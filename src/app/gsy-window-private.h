/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-window-private.h: the window's own parts, for gsy-window.c and gsy-window-actions.c. */
#pragma once

#include "app/gsy-articles-pane.h"
#include "app/gsy-marks-pane.h"
#include "app/gsy-panes.h"
#include "app/gsy-reading-pane.h"
#include "app/gsy-toaster.h"
#include "app/gsy-window.h"
#include "corpus/gsy-loose-files.h"

G_BEGIN_DECLS

struct _GsyWindow
{
  AdwApplicationWindow parent_instance;

  GsyToaster *toaster;
  AdwWindowTitle *title;
  GtkWidget *start_toggle;
  GtkWidget *end_toggle;
  GtkWidget *open_button;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkWidget *find_button;
  GtkWidget *menu_button;
  GtkWidget *indicator;
  GMenu *history_section;
  GtkRevealer *banner;
  GtkLabel *banner_label;
  GsyPanes *panes;
  GsyArticlesPane *articles;
  GtkStack *content;
  GsyReadingPane *reading;
  AdwStatusPage *status;
  GtkWidget *status_button;
  GsyMarksPane *marks;

  GsyEditor *editor;
  GSettings *settings; /* nullable: the schema is not installed */
  GsyCorpus *corpus;   /* as connected */
  GsyHistory *history; /* as connected */
  GsyLooseFiles *loose; /* of the corpus */
  char *shown_key;     /* of the article in the reading pane */
  char *pending_root;  /* to be opened after the first frame */
  char **pending_only;
  char *pending_key;
  char *wanted_key; /* to be opened when the list is there */
  gulong paint_id;
  guint pending_id;
  guint focus_id;
  guint fold_id;
  guint inhibit_cookie;
  gboolean painted;
  gboolean entered; /* the folder's first article had the keyboard */
  gboolean closing; /* although something could not be saved */
};

/* In gsy-window-actions.c */
void _gsy_window_install_actions (GtkWidgetClass *widget_class);
void _gsy_window_init_actions (GsyWindow *self);
void _gsy_window_update_actions (GsyWindow *self);

/* In gsy-window-loose.c */
void _gsy_window_set_loose (GsyWindow *self, GsyCorpus *corpus); /* NULL: none */
void _gsy_window_install_loose_actions (GtkWidgetClass *widget_class);

/* In gsy-window-session.c */
GsySession *_gsy_window_get_session (GsyWindow *self);              /* (nullable) */
GsySessionFolder *_gsy_window_get_session_folder (GsyWindow *self); /* (nullable): of the open folder */
void _gsy_window_remember_place (GsyWindow *self);                  /* in the shown article */
void _gsy_window_restore_layout (GsyWindow *self);
void _gsy_window_set_narrow (GsyWindow *self, gboolean narrow);

/* In gsy-window.c */
void _gsy_window_toast (GsyWindow *self, const char *message, gboolean undo);

G_END_DECLS
