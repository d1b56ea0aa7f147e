/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-export-window-private.h: the window's own parts, for gsy-export-window.c and gsy-export-window-write.c. */
#pragma once

#include "app/gsy-export-articles.h"
#include "app/gsy-export-formats.h"
#include "app/gsy-export-loss.h"
#include "app/gsy-export-options.h"
#include "app/gsy-export-place.h"
#include "app/gsy-export-what.h"
#include "app/gsy-export-window.h"
#include "app/gsy-toaster.h"
#include "app/gsy-vocabulary-split.h"

G_BEGIN_DECLS

struct _GsyExportWindow
{
  AdwWindow parent_instance;

  GsyToaster *toaster;
  AdwWindowTitle *title;
  GtkWidget *back_button;
  GtkWidget *run_button;
  GtkRevealer *banner;
  GtkLabel *banner_label;
  GtkStack *stack;
  GsyVocabularySplit *split;
  GsyExportFormats *formats;
  AdwPreferencesPage *page;
  AdwPreferencesGroup *head;
  GsyExportLoss *loss;
  GsyExportWhat *what;
  GsyExportOptions *options;
  GsyExportPlace *place;
  GsyExportArticles *articles;
  GtkProgressBar *bar;
  GtkWidget *stop_button;
  AdwStatusPage *done;
  GtkWidget *open_button;
  GtkWidget *show_button;
  GtkWidget *again_button;
  GsyExportLoss *done_loss;

  GsyEditor *editor;
  GsyCorpus *corpus;
  GsySession *session;       /* nullable */
  GsyExportTask *count;      /* nullable: under way */
  GsyExportResult *counted;  /* nullable: what there is */
  char *unsaved;             /* nullable: why not everything is on the disk */
  GsyExportRequest *request; /* nullable: to be written when all is saved */
  GsyExportTask *writing;    /* nullable */
  char *written;             /* nullable: path */
  GtkWindow *question;       /* nullable */
  guint count_id;
  guint progress_id;
  gboolean stopped; /* before anything was written */
};

/* What is waited for does not keep the window, which may be closed at any time. The second one frees @data. (transfer full) (nullable): the window is gone */
gpointer _gsy_export_window_weak_new (GsyExportWindow *self);
GsyExportWindow *_gsy_export_window_weak_take (gpointer data);

gboolean _gsy_export_window_is_at (GsyExportWindow *self, const char *page);
void _gsy_export_window_show_page (GsyExportWindow *self, const char *page);
void _gsy_export_window_set_banner (GsyExportWindow *self, const char *text); /* @text: (nullable) */

/* In gsy-export-window-write.c */
void _gsy_export_window_install_write_actions (GtkWidgetClass *widget_class);
void _gsy_export_window_stop (GsyExportWindow *self);

G_END_DECLS
