/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-export-window-write.c: the export itself: what is pending is saved, what is there already asked about, and afterwards it is shown. */
#include "config.h"

#include "app/gsy-export-window-private.h"
#include "app/gsy-dialogs.h"
#include "app/gsy-export-name.h"
#include "app/gsy-show-file.h"
#include "io/gsy-article-reader.h"

#include <glib/gi18n-lib.h>

#define PROGRESS_MS 100

static void
remember (GsyExportWindow *self)
{
  GsySessionExport *exported;

  if (self->session == NULL)
    return;
  exported = &self->session->exported;
  g_free (exported->format);
  g_strfreev (exported->options);
  g_free (exported->folder);
  exported->format = g_strdup (gsy_export_formats_get (self->formats)->id);
  exported->options = gsy_export_options_dup_all (self->options);
  exported->folder = g_strdup (gsy_export_place_get_folder (self->place));
  gsy_export_what_remember (self->what, exported);
  gsy_session_save_in_thread (self->session);
}

static void
show_done (GsyExportWindow *self, const GsyExportRequest *request, const GsyExportResult *result)
{
  g_autofree char *shown = gsy_display_name (request->path);
  g_autofree char *text = g_markup_escape_text (shown, -1);

  g_free (self->written);
  self->written = g_strdup (request->path);
  adw_status_page_set_description (self->done, text);
  gtk_widget_set_visible (self->open_button, request->format->extension != NULL);
  gsy_export_loss_set (self->done_loss, result, request->format, gsy_format_get_holds (request->format, (const char *const *) request->options), NULL);
  gsy_export_loss_set_busy (self->done_loss, FALSE);
  _gsy_export_window_show_page (self, "done");
  gtk_widget_grab_focus (request->format->extension != NULL ? self->open_button : self->show_button);
}

/* Nothing is being written any more, and nothing of it is left. */
static void
back_to_choice (GsyExportWindow *self, const char *problem)
{
  g_clear_pointer (&self->request, gsy_export_request_free);
  g_clear_handle_id (&self->progress_id, g_source_remove);
  _gsy_export_window_set_banner (self, problem);
  _gsy_export_window_show_page (self, "choice");
  gsy_export_place_refresh (self->place);
  gtk_widget_grab_focus (self->run_button);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GsyExportWindow) self = _gsy_export_window_weak_take (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GsyExportResult) written = gsy_export_task_finish (GSY_EXPORT_TASK (source), result, &error);

  /* Here, and not wherever the last reference goes. */
  g_object_set_data (source, "application", NULL);
  if (self == NULL || GSY_EXPORT_TASK (source) != self->writing)
    return;
  g_clear_handle_id (&self->progress_id, g_source_remove);
  if (written != NULL)
    show_done (self, gsy_export_task_get_request (self->writing), written);
  else
    back_to_choice (self, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? NULL : error->message);
  g_clear_object (&self->writing);
}

static gboolean
progress_cb (gpointer data)
{
  GsyExportWindow *self = data;
  g_autofree char *text = NULL;
  guint done, total;

  if (self->writing == NULL)
    {
      gtk_progress_bar_pulse (self->bar);
      return G_SOURCE_CONTINUE;
    }
  gsy_export_task_get_progress (self->writing, &done, &total);
  /* Translators: so many of so many articles are exported */
  text = g_strdup_printf (_ ("%1$u of %2$u articles"), done, total);
  gtk_progress_bar_set_text (self->bar, text);
  gtk_progress_bar_set_fraction (self->bar, total > 0 ? (double) done / total : 0);
  return G_SOURCE_CONTINUE;
}

static void
release_cb (gpointer data)
{
  g_application_release (data);
  g_object_unref (data);
}

/* The program does not end while something is half written: until the task is gone, with or without this window. */
static void
hold_program (GsyExportWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (application == NULL)
    return;
  g_application_hold (G_APPLICATION (application));
  g_object_set_data_full (G_OBJECT (self->writing), "application", g_object_ref (application), release_cb);
}

static void
write_now (GsyExportWindow *self)
{
  remember (self);
  self->writing = gsy_export_task_start (g_steal_pointer (&self->request), written_cb, _gsy_export_window_weak_new (self));
  hold_program (self);
  progress_cb (self);
}

static void
write_unsaved_cb (gboolean confirmed, gpointer data)
{
  g_autoptr (GsyExportWindow) self = _gsy_export_window_weak_take (data);

  if (self == NULL)
    return;
  self->question = NULL;
  if (self->request == NULL)
    return;
  if (confirmed)
    write_now (self);
  else
    back_to_choice (self, NULL);
}

static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GsyExportWindow) self = _gsy_export_window_weak_take (data);
  g_autoptr (GError) error = NULL;
  gboolean saved = gsy_corpus_flush_finish (GSY_CORPUS (source), result, &error);
  g_autofree char *body = NULL;

  if (self == NULL || self->request == NULL)
    return;
  if (self->stopped)
    {
      back_to_choice (self, NULL);
      return;
    }
  if (saved)
    {
      write_now (self);
      return;
    }
  /* Translators: %s is a sentence that says why something could not be saved */
  body = g_strdup_printf (_ ("%s What is exported would be what the files have, without it."), error->message);
  self->question = gsy_dialogs_ask (GTK_WINDOW (self), _ ("Export Without What Is Not Saved?"), body, _ ("_Export"), TRUE, write_unsaved_cb, _gsy_export_window_weak_new (self));
}

/* Everything that is pending is saved first: what is exported is what is seen. */
static void
begin_writing (GsyExportWindow *self)
{
  self->stopped = FALSE;
  _gsy_export_window_set_banner (self, NULL);
  _gsy_export_window_show_page (self, "progress");
  gtk_progress_bar_set_fraction (self->bar, 0);
  gtk_progress_bar_set_text (self->bar, _ ("Saving what is marked…"));
  gtk_widget_grab_focus (self->stop_button);
  self->progress_id = g_timeout_add (PROGRESS_MS, progress_cb, self);
  gsy_corpus_flush_async (self->corpus, flushed_cb, _gsy_export_window_weak_new (self));
}

static void
replace_cb (gboolean confirmed, gpointer data)
{
  g_autoptr (GsyExportWindow) self = _gsy_export_window_weak_take (data);

  if (self == NULL)
    return;
  self->question = NULL;
  if (self->request == NULL)
    return;
  if (confirmed)
    begin_writing (self);
  else
    g_clear_pointer (&self->request, gsy_export_request_free);
}

static void
run_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GsyExportWindow *self = GSY_EXPORT_WINDOW (widget);
  g_autofree char *path = gsy_export_place_dup_path (self->place);
  g_autofree char *name = NULL;
  g_autofree char *heading = NULL;

  if (path == NULL || self->request != NULL || self->writing != NULL)
    return;
  gsy_editor_settle (self->editor);
  self->request = gsy_export_request_new (gsy_corpus_get_root (self->corpus));
  gsy_export_what_fill (self->what, self->request);
  self->request->format = gsy_export_formats_get (self->formats);
  self->request->options = gsy_export_options_dup (self->options);
  self->request->path = g_strdup (path);
  if (!gsy_export_name_is_taken (path, self->request->format))
    {
      begin_writing (self);
      return;
    }
  name = g_path_get_basename (path);
  /* Translators: %s is the name of a file that is there already */
  heading = g_strdup_printf (_ ("Replace “%s”?"), name);
  self->question = gsy_dialogs_ask (GTK_WINDOW (self), heading, _ ("There is a file of this name in the folder. What it has now will be gone."), _ ("_Replace"), TRUE, replace_cb, _gsy_export_window_weak_new (self));
}

void
_gsy_export_window_stop (GsyExportWindow *self)
{
  self->stopped = TRUE;
  if (self->writing != NULL)
    gsy_export_task_cancel (self->writing);
}

static void
stop_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  _gsy_export_window_stop (GSY_EXPORT_WINDOW (widget));
}

/* --- afterwards --- */

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GsyExportWindow) self = _gsy_export_window_weak_take (data);
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error) && self != NULL)
    gsy_toaster_show (self->toaster, _ ("There is no program here that opens this file. Show it in its folder instead."), NULL, NULL);
}

static void
open_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GsyExportWindow *self = GSY_EXPORT_WINDOW (widget);
  g_autoptr (GFile) file = self->written != NULL ? g_file_new_for_path (self->written) : NULL;
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : NULL;
  g_autoptr (GdkAppLaunchContext) context = gdk_display_get_app_launch_context (gtk_widget_get_display (widget));

  if (uri != NULL)
    g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL, opened_cb, _gsy_export_window_weak_new (self));
}

static void
show_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GsyExportWindow *self = GSY_EXPORT_WINDOW (widget);

  if (self->written != NULL)
    gsy_show_file (GTK_WINDOW (self), self->written);
}

static void
again_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GsyExportWindow *self = GSY_EXPORT_WINDOW (widget);

  back_to_choice (self, NULL);
  if (gsy_vocabulary_split_is_folded (self->split))
    gsy_vocabulary_split_go_back (self->split);
  gsy_export_formats_focus (self->formats);
}

void
_gsy_export_window_install_write_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "export.run", NULL, run_action);
  gtk_widget_class_install_action (widget_class, "export.stop", NULL, stop_action);
  gtk_widget_class_install_action (widget_class, "export.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "export.show", NULL, show_action);
  gtk_widget_class_install_action (widget_class, "export.again", NULL, again_action);
}
