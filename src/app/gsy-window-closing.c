/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-window-closing.c: how a window, or a folder in it, is left without losing anything and without waiting on the main loop.
 *
 * A window that is closed stays until everything is on disk, which takes a moment that nobody sees. After a second it says what it waits for, and
 * the user may close it at once: the work then goes into the recovery folder. When saving fails, it asks. A folder that is left for
 * another one is held until it is saved. */
#include "config.h"

#include "app/gsy-window-private.h"
#include "app/gsy-dialogs.h"
#include "core/gsy-error.h"

#include <glib/gi18n-lib.h>

/* Nobody wonders before. */
#define WAIT_MS 1000

/* --- all folders of the window --- */

static GPtrArray *
dup_folders (GsyWindow *self)
{
  GPtrArray *folders = g_ptr_array_new_with_free_func (g_object_unref);

  if (self->corpus != NULL)
    g_ptr_array_add (folders, g_object_ref (self->corpus));
  for (guint i = 0; i < self->leaving->len; i++)
    g_ptr_array_add (folders, g_object_ref (g_ptr_array_index (self->leaving, i)));
  return folders;
}

gboolean
gsy_window_is_saved (GsyWindow *self)
{
  g_return_val_if_fail (GSY_IS_WINDOW (self), TRUE);

  g_autoptr (GPtrArray) folders = dup_folders (self);
  for (guint i = 0; i < folders->len; i++)
    if (!gsy_corpus_is_saved (g_ptr_array_index (folders, i)))
      return FALSE;
  return TRUE;
}

GsySaveState
gsy_window_get_save_state (GsyWindow *self, const char **message)
{
  g_return_val_if_fail (GSY_IS_WINDOW (self), GSY_SAVE_STATE_SAVED);

  g_autoptr (GPtrArray) folders = dup_folders (self);
  GsySaveState worst = GSY_SAVE_STATE_SAVED;
  *message = NULL;
  for (guint i = 0; i < folders->len; i++)
    {
      const char *why;
      GsySaveState state = gsy_corpus_get_save_state (g_ptr_array_index (folders, i), &why);
      if (state <= worst)
        continue;
      worst = state;
      *message = why;
    }
  return worst;
}

void
gsy_window_lose_patience (GsyWindow *self)
{
  g_return_if_fail (GSY_IS_WINDOW (self));

  g_autoptr (GPtrArray) folders = dup_folders (self);
  for (guint i = 0; i < folders->len; i++)
    gsy_corpus_lose_patience (g_ptr_array_index (folders, i));
}

void
gsy_window_abandon (GsyWindow *self)
{
  g_return_if_fail (GSY_IS_WINDOW (self));

  g_autoptr (GPtrArray) folders = dup_folders (self);
  for (guint i = 0; i < folders->len; i++)
    gsy_corpus_abandon (g_ptr_array_index (folders, i));
}

static void
folder_flushed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GsyWindow *self = g_task_get_source_object (task);
  guint *n_waiting = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  /* Another program wrote in between: the disk answers, and merging takes but a moment. */
  if (!gsy_corpus_flush_finish (GSY_CORPUS (source), result, &error) && g_error_matches (error, GSY_ERROR, GSY_ERROR_CONFLICT))
    gsy_corpus_flush_sync (GSY_CORPUS (source), NULL);
  self->is_slow = self->is_slow || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  self->n_flushing--;
  if (--*n_waiting == 0)
    g_task_return_boolean (task, TRUE);
}

void
gsy_window_flush_async (GsyWindow *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (GSY_IS_WINDOW (self));

  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  g_autoptr (GPtrArray) folders = NULL;
  g_task_set_source_tag (task, gsy_window_flush_async);
  self->is_slow = FALSE;
  gsy_editor_settle (self->editor);
  folders = dup_folders (self);
  /* Of this call alone: somebody may close again while the disk has not answered to the last time. */
  guint *n_waiting = g_new (guint, 1);
  *n_waiting = folders->len;
  g_task_set_task_data (task, n_waiting, g_free);
  self->n_flushing += folders->len;
  for (guint i = 0; i < folders->len; i++)
    gsy_corpus_flush_async (g_ptr_array_index (folders, i), folder_flushed_cb, g_object_ref (task));
  if (folders->len == 0)
    g_task_return_boolean (task, TRUE);
}

/* --- closing --- */

static void flush (GsyWindow *self);
static void proceed (GsyWindow *self);

static void
end_waiting (GsyWindow *self)
{
  GtkWindow *question = g_steal_pointer (&self->question);

  g_clear_handle_id (&self->waiting_id, g_source_remove);
  self->flushing = FALSE;
  self->hurried = FALSE;
  if (question != NULL)
    gtk_window_destroy (question);
}

static gboolean
close_cb (gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (user_data));
  return G_SOURCE_REMOVE;
}

/* Not at once: the click that answered a question is not over, and its dialog must not outlive its window. */
static void
close_now (GsyWindow *self)
{
  end_waiting (self);
  if (self->closing)
    return;
  self->closing = TRUE;
  g_idle_add_full (G_PRIORITY_DEFAULT, close_cb, g_object_ref (self), g_object_unref);
}

static void
close_confirmed_cb (gboolean confirmed, gpointer user_data)
{
  g_autoptr (GsyWindow) self = user_data;

  self->question = NULL;
  if (confirmed)
    {
      gsy_window_abandon (self);
      close_now (self);
    }
}

static void
ask (GsyWindow *self, const char *message)
{
  end_waiting (self);
  self->question = gsy_dialogs_ask (GTK_WINDOW (self), _ ("Close although not everything is saved?"), message, _ ("_Close"), TRUE, close_confirmed_cb,
                                    g_object_ref (self));
}

static void
hurry_cb (gboolean confirmed, gpointer user_data)
{
  g_autoptr (GsyWindow) self = user_data;
  const char *message;

  self->question = NULL;
  if (!self->flushing)
    return;
  if (!confirmed)
    {
      end_waiting (self);
      return;
    }
  self->hurried = TRUE;
  gsy_window_lose_patience (self);
  if (gsy_window_get_save_state (self, &message) >= GSY_SAVE_STATE_RECOVERY)
    proceed (self);
}

static void
ask_for_patience (GsyWindow *self)
{
  if (self->question != NULL)
    return;
  g_clear_handle_id (&self->waiting_id, g_source_remove);
  self->question = gsy_dialogs_ask (GTK_WINDOW (self), _ ("Close without waiting?"),
                                    _ ("The disk does not answer yet. The window closes by itself as soon as everything is saved. If you do not wait, "
                                       "your work is kept in another place and is back when you open the folder the next time."),
                                    _ ("_Close Now"), FALSE, hurry_cb, g_object_ref (self));
}

/* Closes if it can be closed, asks if it must. */
static void
proceed (GsyWindow *self)
{
  const char *message;
  GsySaveState state = gsy_window_get_save_state (self, &message);

  if (gsy_window_is_saved (self))
    close_now (self);
  else if (state == GSY_SAVE_STATE_RECOVERY && self->hurried)
    {
      gsy_window_abandon (self);
      close_now (self);
    }
  else if (self->is_slow && !self->hurried)
    ask_for_patience (self);
  else if (state == GSY_SAVE_STATE_RECOVERY || state == GSY_SAVE_STATE_FAILED)
    ask (self, message);
  else if (self->n_flushing == 0)
    flush (self);
}

static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GsyWindow *self = GSY_WINDOW (source);

  if (self->flushing)
    proceed (self);
}

static void
flush (GsyWindow *self)
{
  gsy_window_flush_async (self, flushed_cb, NULL);
}

static gboolean
waiting_cb (gpointer user_data)
{
  GsyWindow *self = user_data;

  self->waiting_id = 0;
  ask_for_patience (self);
  return G_SOURCE_REMOVE;
}

void
_gsy_window_save_state_changed (GsyWindow *self)
{
  if (self->flushing && gsy_window_is_saved (self))
    close_now (self);
}

gboolean
_gsy_window_may_close (GsyWindow *self)
{
  if (self->closing)
    return TRUE;
  gsy_editor_settle (self->editor);
  if (gsy_window_is_saved (self))
    return TRUE;
  if (self->flushing)
    return FALSE;
  if (self->question != NULL)
    {
      gtk_window_present (self->question);
      return FALSE;
    }
  self->flushing = TRUE;
  self->waiting_id = g_timeout_add (WAIT_MS, waiting_cb, self);
  flush (self);
  return FALSE;
}

/* --- another folder --- */

static void
leaving_state_cb (GsyWindow *self, GsyCorpus *corpus)
{
  g_autoptr (GsyCorpus) alive G_GNUC_UNUSED = g_object_ref (corpus);

  if (!gsy_corpus_is_saved (corpus))
    return;
  g_signal_handlers_disconnect_by_data (corpus, self);
  g_ptr_array_remove (self->leaving, corpus);
  _gsy_window_save_state_changed (self);
}

static void
left_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GsyWindow) self = user_data;
  GsyCorpus *corpus = GSY_CORPUS (source);
  const char *message;

  gsy_corpus_flush_finish (corpus, result, NULL);
  if (gsy_corpus_get_save_state (corpus, &message) >= GSY_SAVE_STATE_RECOVERY && message != NULL && self->toaster != NULL)
    _gsy_window_toast (self, message, FALSE);
}

void
_gsy_window_leave_folder (GsyWindow *self, GsyCorpus *corpus)
{
  if (gsy_corpus_is_saved (corpus))
    return;
  g_ptr_array_add (self->leaving, g_object_ref (corpus));
  g_signal_connect_object (corpus, "save-state-changed", G_CALLBACK (leaving_state_cb), self, G_CONNECT_SWAPPED);
  gsy_corpus_flush_async (corpus, left_cb, g_object_ref (self));
}
