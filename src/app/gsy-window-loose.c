/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-window-loose.c: the window's part of files that have come loose: what followed its article is shown and told. */
#include "config.h"

#include "app/gsy-window-private.h"
#include "app/gsy-loose-window.h"
#include "app/gsy-loose-wording.h"

#include <glib/gi18n-lib.h>

static void
adopted_cb (GsyWindow *self, const char *from, const char *article, const char *set, guint n_statements)
{
  guint n = gsy_loose_files_get_n_adopted (self->loose);
  g_autofree char *message = n == 1 ? gsy_loose_wording_adopted (from, article) : gsy_loose_wording_adopted_many (n);

  /* Who was at work in it is at work in it still. */
  if (set == NULL && g_strcmp0 (self->shown_key, from) == 0)
    gsy_editor_open (self->editor, article, NULL);
  gsy_toaster_show (self->toaster, message, _ ("_Undo"), "win.undo-adoption");
}

static void
failed_cb (GsyWindow *self, const char *message)
{
  _gsy_window_toast (self, message, FALSE);
}

static void
update_banner (GsyWindow *self)
{
  gsy_articles_pane_set_n_undecided (self->articles, self->loose != NULL ? gsy_loose_files_get_n_undecided (self->loose) : 0);
}

void
_gsy_window_set_loose (GsyWindow *self, GsyCorpus *corpus)
{
  if (self->loose != NULL)
    g_signal_handlers_disconnect_by_data (self->loose, self);
  g_clear_object (&self->loose);
  if (corpus != NULL)
    {
      self->loose = gsy_loose_files_new (corpus);
      g_signal_connect_swapped (self->loose, "notify::n-undecided", G_CALLBACK (update_banner), self);
      g_signal_connect_swapped (self->loose, "adopted", G_CALLBACK (adopted_cb), self);
      g_signal_connect_swapped (self->loose, "failed", G_CALLBACK (failed_cb), self);
    }
  if (self->articles != NULL)
    update_banner (self);
}

static void
loose_files_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GsyWindow *self = GSY_WINDOW (widget);

  if (self->loose != NULL)
    gsy_loose_window_present (GTK_WINDOW (self), self->editor, self->loose);
}

static void
undo_adoption_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GsyWindow *self = GSY_WINDOW (widget);

  gsy_toaster_dismiss (self->toaster);
  if (self->loose != NULL)
    gsy_loose_files_take_back (self->loose);
}

void
_gsy_window_install_loose_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.loose-files", NULL, loose_files_action);
  gtk_widget_class_install_action (widget_class, "win.undo-adoption", NULL, undo_adoption_action);
}
