/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-window-private.h: the window's own parts, for gsy-window.c and gsy-window-actions.c. */
#pragma once

#include "app/gsy-articles-pane.h"
#include "app/gsy-import-window.h"
#include "app/gsy-marks-pane.h"
#include "app/gsy-panes.h"
#include "app/gsy-reading-pane.h"
#include "app/gsy-toaster.h"
#include "app/gsy-welcome-page.h"
#include "app/gsy-window.h"
#include "corpus/gsy-loose-files.h"

G_BEGIN_DECLS

struct _GsyWindow
{
  AdwApplicationWindow parent_instance;

  GsyToaster *toaster;
  GtkWidget *header_bar;
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
  GtkWidget *banner_button;
  GsyPanes *panes;
  GsyArticlesPane *articles;
  GtkStack *content;
  GsyReadingPane *reading;
  GsyWelcomePage *welcome;
  AdwStatusPage *status;
  GtkWidget *status_button;
  GsyMarksPane *marks;

  GsyEditor *editor;
  GSettings *settings;            /* nullable: the schema is not installed */
  GsyCorpus *corpus;              /* as connected */
  GsyHistory *history;            /* as connected */
  GsyLooseFiles *loose;           /* of the corpus */
  GsyImportModel *import;         /* nullable: the last one */
  GsyImportWindow *import_window; /* nullable, weak */
  char *shown_key;                /* of the article in the reading pane */
  char *pending_root;             /* to be opened after the first frame */
  char **pending_only;
  char *pending_key;
  char *wanted_key;           /* to be opened when the list is there */
  const char *before_welcome; /* interned: the page of content that was shown before the welcome */
  char *welcome_key;          /* (nullable): of the article that was open then */
  char *undo_text;            /* as the buttons and the menu say it */
  char *redo_text;
  gulong paint_id;
  guint pending_id;
  guint focus_id;
  guint fold_id;
  guint inhibit_cookie;
  gboolean painted;
  gboolean entered; /* the folder's first article had the keyboard */
  gboolean closing; /* nothing is waited for any more */

  /* gsy-window-closing.c */
  GPtrArray *leaving;  /* of GsyCorpus: folders that were left and are not saved yet */
  GtkWindow *question; /* nullable: that is asked while it closes */
  guint waiting_id;    /* until it says what it waits for */
  guint n_flushing;    /* folders */
  gboolean is_slow;    /* one of them does not answer */
  gboolean flushing;   /* it closes when all is saved */
  gboolean hurried;    /* it closes when all is safe somewhere */
};

/* In gsy-window-actions.c */
void _gsy_window_install_actions (GtkWidgetClass *widget_class);
void _gsy_window_init_actions (GsyWindow *self);
void _gsy_window_update_actions (GsyWindow *self);
gboolean _gsy_window_focus_content (GsyWindow *self); /* the article, or what is in its place */

/* In gsy-window-welcome.c. The last one: another article was opened. */
void _gsy_window_install_welcome_actions (GtkWidgetClass *widget_class);
gboolean _gsy_window_is_welcoming (GsyWindow *self);
void _gsy_window_dismiss_welcome (GsyWindow *self);
void _gsy_window_welcome_document (GsyWindow *self);

/* In gsy-window-settings.c */
void _gsy_window_init_settings (GsyWindow *self);

/* In gsy-window-loose.c */
void _gsy_window_set_loose (GsyWindow *self, GsyCorpus *corpus); /* NULL: none */
void _gsy_window_install_loose_actions (GtkWidgetClass *widget_class);

/* In gsy-window-import.c. A drop: TRUE when it was taken. */
void _gsy_window_install_import_actions (GtkWidgetClass *widget_class);
gboolean _gsy_window_has_import_report (GsyWindow *self);
gboolean _gsy_window_drop (GsyWindow *self, GSList *files);
void _gsy_window_clear_import (GsyWindow *self);

/* In gsy-window-session.c */
GsySession *_gsy_window_get_session (GsyWindow *self);              /* (nullable) */
GsySessionFolder *_gsy_window_get_session_folder (GsyWindow *self); /* (nullable): of the open folder */
void _gsy_window_remember_place (GsyWindow *self);                  /* in the shown article */
void _gsy_window_restore_layout (GsyWindow *self);
void _gsy_window_set_narrow (GsyWindow *self, gboolean narrow);

/* In gsy-window-closing.c. TRUE: at once; FALSE: it will close by itself, or ask. The other ones: for signals, and for a folder that is left for another. */
gboolean _gsy_window_may_close (GsyWindow *self);
void _gsy_window_save_state_changed (GsyWindow *self);
void _gsy_window_leave_folder (GsyWindow *self, GsyCorpus *corpus);

/* In gsy-window.c */
void _gsy_window_toast (GsyWindow *self, const char *message, gboolean undo);

G_END_DECLS
