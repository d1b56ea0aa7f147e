/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-window-import.c: the window's part of an import: how it begins, by the menu or by a drop, and what is shown after it. */
#include "config.h"

#include "app/gsy-window-private.h"
#include "app/gsy-dialogs.h"
#include "app/gsy-drop.h"
#include "app/gsy-import-window.h"
#include "app/gsy-import-wording.h"

#include <glib/gi18n-lib.h>

/* --- after it --- */

/* The first new article, in the folder that it came into. */
static void
show_imported (GsyWindow *self)
{
  const char *folder = gsy_import_model_get_folder (self->import);
  const char *first = gsy_import_model_get_first (self->import);
  g_autofree char *key = first != NULL ? g_filename_from_utf8 (first, -1, NULL, NULL, NULL) : NULL;
  gboolean is_open = self->corpus != NULL && g_str_equal (gsy_corpus_get_root (self->corpus), folder);

  if (!is_open)
    gsy_application_open_folder_in (GSY_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), self, folder, key);
  else if (!gsy_corpus_is_whole (self->corpus))
    gsy_window_open (self, folder, NULL, key);
  else
    {
      gsy_corpus_look_outside (self->corpus);
      if (key != NULL)
        gsy_editor_open (self->editor, key, NULL);
    }
}

static void
import_state_cb (GsyWindow *self)
{
  GsyImportState state = gsy_import_model_get_state (self->import);

  if (state == GSY_IMPORT_STATE_CANCELLED)
    _gsy_window_toast (self, _ ("The import was cancelled; nothing of it was kept"), FALSE);
  if (state != GSY_IMPORT_STATE_DONE)
    return;
  g_autofree char *message = gsy_import_wording_done (gsy_import_model_get_report (self->import));
  gsy_editor_expect_outside (self->editor);
  show_imported (self);
  _gsy_window_update_actions (self);
  /* Translators: a button beside “12 articles imported”: what came, and what did not. */
  gsy_toaster_show (self->toaster, message, _ ("_Report"), "win.import-report");
}

/* --- how it begins --- */

/* @paths: (nullable): to be chosen */
static void
begin (GsyWindow *self, const char *const *paths)
{
  const char *root = gsy_window_get_root (self);
  g_autoptr (GsyImportModel) model = NULL;

  /* One at a time. */
  if (self->import_window != NULL)
    {
      if (paths != NULL)
        gsy_import_window_take (self->import_window, paths);
      gtk_window_present (GTK_WINDOW (self->import_window));
      return;
    }
  model = gsy_import_model_new ();
  if (self->import != NULL)
    g_signal_handlers_disconnect_by_data (self->import, self);
  g_set_object (&self->import, model);
  g_signal_connect_object (model, "notify::state", G_CALLBACK (import_state_cb), self, G_CONNECT_SWAPPED);
  if (root != NULL)
    gsy_import_model_set_folder (model, root);
  else if (paths != NULL)
    gsy_import_model_propose_folder (model, paths[0]);
  if (paths != NULL)
    gsy_import_model_set_paths (model, paths);
  g_set_weak_pointer (&self->import_window, gsy_import_window_present (GTK_WINDOW (self), self->editor, model));
}

gboolean
_gsy_window_has_import_report (GsyWindow *self)
{
  return self->import != NULL && gsy_import_model_get_state (self->import) == GSY_IMPORT_STATE_DONE;
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  begin (GSY_WINDOW (widget), NULL);
}

static void
import_report_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GsyWindow *self = GSY_WINDOW (widget);

  if (_gsy_window_has_import_report (self) && self->import_window == NULL)
    g_set_weak_pointer (&self->import_window, gsy_import_window_present (GTK_WINDOW (self), NULL, self->import));
}

/* --- drops --- */

typedef struct
{
  GsyWindow *window;
  char **paths;
  char *root; /* nullable */
} Drop;

static void
drop_free (gpointer data)
{
  Drop *self = data;

  g_object_unref (self->window);
  g_strfreev (self->paths);
  g_free (self->root);
  g_free (self);
}

static void
open_dropped (Drop *self)
{
  GtkApplication *app = gtk_window_get_application (GTK_WINDOW (self->window));

  if (app != NULL)
    gsy_application_open_paths_in (GSY_APPLICATION (app), self->window, (const char *const *) self->paths);
}

static void
asked_cb (int choice, gpointer user_data)
{
  Drop *self = user_data;

  if (choice == 0)
    open_dropped (self);
  else if (choice == 1)
    begin (self->window, (const char *const *) self->paths);
  drop_free (self);
}

static void
ask (Drop *self)
{
  gboolean is_folder = g_file_test (self->paths[0], G_FILE_TEST_IS_DIR);
  Drop *copy = g_new0 (Drop, 1);

  copy->window = g_object_ref (self->window);
  copy->paths = g_strdupv (self->paths);
  gsy_dialogs_ask_which (GTK_WINDOW (self->window), _ ("Open or Import?"),
                         is_folder ? _ ("The folder holds articles, and files of another program. Opened, its articles are marked where they are. Imported, they come into another folder with what was marked in the other program.")
                                   : _ ("Opened, the articles are marked where they are. Imported, copies of them come into the folder that is open."),
                         /* Translators: an answer: work on articles where they are. */
                         _ ("_Open"),
                         /* Translators: an answer: take articles into the folder. */
                         _ ("_Import"), asked_cb, copy);
}

static void
decided_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Drop *self = g_task_get_task_data (G_TASK (result));

  switch ((GsyDrop) g_task_propagate_int (G_TASK (result), NULL))
    {
    case GSY_DROP_IMPORT:
      begin (self->window, (const char *const *) self->paths);
      break;
    case GSY_DROP_ASK:
      ask (self);
      break;
    case GSY_DROP_OPEN:
    default:
      open_dropped (self);
    }
}

static void
decide_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Drop *self = data;

  g_task_return_int (task, gsy_drop_decide ((const char *const *) self->paths, self->root));
}

/* @paths: (transfer full) */
static void
drop (GsyWindow *self, char **paths)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, decided_cb, NULL);
  Drop *dropped = g_new0 (Drop, 1);

  dropped->window = g_object_ref (self);
  dropped->paths = paths;
  dropped->root = g_strdup (gsy_window_get_root (self));
  g_task_set_source_tag (task, drop);
  g_task_set_task_data (task, dropped, drop_free);
  g_task_run_in_thread (task, decide_in_thread);
}

gboolean
_gsy_window_drop (GsyWindow *self, GSList *files)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  for (GSList *link = files; link != NULL; link = link->next)
    if (g_file_peek_path (link->data) != NULL)
      g_strv_builder_add (builder, g_file_peek_path (link->data));
  paths = g_strv_builder_end (builder);
  if (paths[0] == NULL)
    return FALSE;
  drop (self, g_steal_pointer (&paths));
  return TRUE;
}

void
_gsy_window_clear_import (GsyWindow *self)
{
  if (self->import != NULL)
    g_signal_handlers_disconnect_by_data (self->import, self);
  g_clear_object (&self->import);
  g_clear_weak_pointer (&self->import_window);
}

void
_gsy_window_install_import_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "win.import-report", NULL, import_report_action);
}
