/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-saver.c: autosave of one file, with its generations, its recovery and its retries. */
#include "config.h"
#include "corpus/gsy-saver.h"

#include "core/gsy-error.h"
#include "corpus/gsy-recovery.h"
#include "corpus/gsy-rescue.h"
#include "corpus/gsy-versions.h"
#include "io/gsy-article-reader.h"
#include "io/gsy-file-error.h"

#include <glib/gi18n-lib.h>

#define CHANGE_MS 300
#define RETRY_MS 5000
#define PATIENCE_MS 5000

/* One write, by value: the thread that does it touches nothing else. */
typedef struct
{
  /* set by the owner's thread */
  gatomicrefcount ref_count;
  char *path;
  GsySaverSource source;
  gpointer snapshot;
  guint64 generation;
  GsyFileIdentity base;
  /* set by the writing thread */
  GsyFileIdentity identity;
  char *entry; /* in the recovery folder */
  gboolean is_recovered;
  GError *error;
  /* says when */
  GMutex mutex;
  GCond cond;
  gboolean is_done;
} Job;

typedef struct
{
  GTask *task;
  guint64 generation;
} Waiter;

struct _GsySaver
{
  GObject parent_instance;

  char *path;
  GsyFileIdentity identity;
  GsySaverSource source;
  gpointer owner;

  guint64 generation;
  guint64 saved_generation;

  Job *job;        /* under way */
  GSList *waiters; /* of Waiter */
  GSource *timer;
  guint change_ms;
  guint retry_ms;
  gboolean is_retry; /* what the timer waits for */

  GSource *patience;    /* runs out while a write is under way */
  gboolean is_slow;     /* it has run out */
  gboolean is_rescuing; /* in a thread */
  char *rescue_entry;   /* where the recovery folder holds what a slow write was to write */
  guint64 rescued_generation;

  char *entry; /* where the recovery folder holds our work */
  GsySaveState trouble;
  GError *error; /* of the last write, when that failed */
  char *message;
};

G_DEFINE_FINAL_TYPE (GsySaver, gsy_saver, G_TYPE_OBJECT)

static guint changed_signal;

static void start (GsySaver *self);
static void rescue (GsySaver *self);

static void
job_unref (gpointer data)
{
  Job *job = data;

  if (!g_atomic_ref_count_dec (&job->ref_count))
    return;
  g_free (job->path);
  g_free (job->entry);
  g_clear_error (&job->error);
  g_mutex_clear (&job->mutex);
  g_cond_clear (&job->cond);
  g_free (job);
}

static void
job_run (Job *job)
{
  g_autoptr (GBytes) bytes = job->source.serialise (job->snapshot);
  gint64 instant;
  g_autoptr (GBytes) before = gsy_versions_read_unkept (job->path, &job->base, GSY_SIDECAR_MAX_BYTES, &instant);

  job->identity = job->base;
  if (gsy_save (job->path, bytes, &job->identity, GSY_SAVE_DEFAULT, &job->error))
    {
      if (before != NULL)
        gsy_versions_add (job->path, before, instant, NULL);
      gsy_versions_add (job->path, bytes, g_get_real_time (), NULL);
      if (job->entry != NULL)
        gsy_recovery_remove (job->entry);
      g_clear_pointer (&job->entry, g_free);
    }
  else
    job->is_recovered = gsy_recovery_write (job->path, bytes, &job->base, &job->entry, NULL);

  g_mutex_lock (&job->mutex);
  job->is_done = TRUE;
  g_cond_signal (&job->cond);
  g_mutex_unlock (&job->mutex);
}

static void
stop_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
stop_timer (GsySaver *self)
{
  stop_source (&self->timer);
}

static GSource *
add_timer (GsySaver *self, guint delay_ms, GSourceFunc func)
{
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();
  GSource *timer = g_timeout_source_new (delay_ms);

  g_source_set_callback (timer, func, self, NULL);
  g_source_attach (timer, context);
  return timer;
}

static gboolean
timer_cb (gpointer data)
{
  GsySaver *self = data;

  stop_timer (self);
  start (self);
  return G_SOURCE_REMOVE;
}

static void
start_timer (GsySaver *self, guint delay_ms, gboolean is_retry)
{
  stop_timer (self);
  self->is_retry = is_retry;
  self->timer = add_timer (self, delay_ms, timer_cb);
}

static void
set_trouble (GsySaver *self, const Job *job)
{
  g_autofree char *folder = self->entry != NULL ? gsy_display_name (self->entry) : NULL;

  g_clear_pointer (&self->message, g_free);
  self->trouble = job->is_recovered ? GSY_SAVE_STATE_RECOVERY : GSY_SAVE_STATE_FAILED;
  if (!job->is_recovered)
    /* Translators: %s is one or two whole sentences that say what went wrong and what to do. */
    self->message = g_strdup_printf (_ ("%s Your work is in this window alone: leave it open. Saving is tried again every few seconds."), job->error->message);
  else if (g_error_matches (job->error, GSY_ERROR, GSY_ERROR_CONFLICT))
    /* Translators: The first %s is one or two whole sentences that say what went wrong, the second one a folder. */
    self->message = g_strdup_printf (_ ("%s Your version is safe in “%s”. Choose which one to keep."), job->error->message, folder);
  else
    /* Translators: The first %s is one or two whole sentences that say what went wrong and what to do, the second one a folder. */
    self->message = g_strdup_printf (_ ("%s Your work is safe in “%s”. Saving is tried again every few seconds."), job->error->message, folder);
}

static void
drop_rescue (GsySaver *self)
{
  if (self->rescue_entry != NULL)
    gsy_rescue_drop (g_steal_pointer (&self->rescue_entry));
}

static void
take_result (GsySaver *self, Job *job)
{
  self->identity = job->identity;
  g_free (self->entry);
  self->entry = g_steal_pointer (&job->entry);
  g_clear_error (&self->error);
  if (job->error != NULL)
    {
      self->error = g_error_copy (job->error);
      set_trouble (self, job);
    }
  else
    {
      self->saved_generation = job->generation;
      self->trouble = GSY_SAVE_STATE_SAVED;
      g_clear_pointer (&self->message, g_free);
    }
  /* What the write itself has put somewhere need not be there twice. */
  if (self->rescue_entry != NULL && job->generation >= self->rescued_generation && (job->error == NULL || job->is_recovered))
    drop_rescue (self);

  if (gsy_saver_is_saved (self) || self->timer != NULL || self->owner == NULL)
    return;
  if (job->error == NULL)
    start_timer (self, self->change_ms, FALSE);
  /* Of two versions a person must choose one; time does not. */
  else if (!g_error_matches (job->error, GSY_ERROR, GSY_ERROR_CONFLICT))
    start_timer (self, self->retry_ms, TRUE);
}

static void
answer (GsySaver *self, const Job *job)
{
  GSList *waiters = g_steal_pointer (&self->waiters);
  GSList *answered = NULL;

  for (GSList *l = waiters; l != NULL; l = l->next)
    {
      Waiter *waiter = l->data;

      if (waiter->generation > job->generation)
        self->waiters = g_slist_append (self->waiters, waiter);
      else
        answered = g_slist_append (answered, waiter);
    }
  g_slist_free (waiters);
  if (self->waiters != NULL)
    start (self);

  /* Last, since what is called back may ask for more. */
  for (GSList *l = answered; l != NULL; l = l->next)
    {
      Waiter *waiter = l->data;

      if (job->error == NULL)
        g_task_return_boolean (waiter->task, TRUE);
      else
        g_task_return_error (waiter->task, g_error_copy (job->error));
      g_object_unref (waiter->task);
      g_free (waiter);
    }
  g_slist_free (answered);
}

/* Takes what a finished job says, once: the thread's answer may come after somebody waited for it. */
static void
finish (GsySaver *self, Job *job)
{
  if (self->job != job)
    return;
  self->job = NULL;
  self->is_slow = FALSE;
  stop_source (&self->patience);
  if (job->error == NULL && self->owner != NULL && job->source.written != NULL)
    job->source.written (self->owner, job->snapshot);
  job->source.free (job->snapshot);

  take_result (self, job);
  g_signal_emit (self, changed_signal, 0);
  answer (self, job);
  job_unref (job);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GsySaver) self = data;

  finish (self, g_task_get_task_data (G_TASK (result)));
}

static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  job_run (data);
  g_task_return_boolean (task, TRUE);
}

static Job *
make_job (GsySaver *self)
{
  Job *job = g_new0 (Job, 1);

  g_atomic_ref_count_init (&job->ref_count);
  g_mutex_init (&job->mutex);
  g_cond_init (&job->cond);
  job->path = g_strdup (self->path);
  job->source = self->source;
  job->snapshot = self->source.snapshot (self->owner);
  job->generation = self->generation;
  job->base = self->identity;
  job->entry = g_strdup (self->entry);
  return job;
}

/* A write that does not end */

/* Whoever waits for the write has waited long enough. */
static void
tell_slow (GsySaver *self, const GError *error)
{
  GSList *waiters = g_steal_pointer (&self->waiters);

  for (GSList *l = waiters; l != NULL; l = l->next)
    {
      Waiter *waiter = l->data;

      g_task_return_error (waiter->task, g_error_copy (error));
      g_object_unref (waiter->task);
      g_free (waiter);
    }
  g_slist_free (waiters);
}

static void
set_slow (GsySaver *self, gboolean is_recovered)
{
  g_autofree char *name = gsy_display_basename (self->path);
  g_autofree char *folder = self->rescue_entry != NULL ? gsy_display_name (self->rescue_entry) : NULL;
  g_autoptr (GError) error = NULL;

  /* Translators: %s is a file's name. */
  g_set_error (&error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, _ ("“%s” is not saved yet, because its disk does not answer. Check the disk or the connection to it."), name);
  g_free (self->message);
  self->trouble = is_recovered ? GSY_SAVE_STATE_RECOVERY : GSY_SAVE_STATE_FAILED;
  if (is_recovered)
    /* Translators: The first %s is two whole sentences that say what went wrong and what to do, the second one a folder. */
    self->message = g_strdup_printf (_ ("%s Your work is safe in “%s” until then."), error->message, folder);
  else
    /* Translators: %s is two whole sentences that say what went wrong and what to do. */
    self->message = g_strdup_printf (_ ("%s Your work is in this window alone: leave it open."), error->message);
  g_signal_emit (self, changed_signal, 0);
  tell_slow (self, error);
}

static void
rescued_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GsySaver) self = data;
  GsyRescue *rescued = gsy_rescue_finish (result);

  self->is_rescuing = FALSE;
  g_free (self->rescue_entry);
  self->rescue_entry = g_steal_pointer (&rescued->entry);
  if (rescued->is_recovered)
    self->rescued_generation = rescued->generation;
  if (self->job == NULL || !self->is_slow)
    {
      if (self->saved_generation >= rescued->generation || self->trouble == GSY_SAVE_STATE_RECOVERY)
        drop_rescue (self);
      return;
    }
  set_slow (self, rescued->is_recovered);
  if (rescued->is_recovered)
    rescue (self);
}

/* Puts the work as it is now into the recovery folder, beside what the write under way may do. */
static void
rescue (GsySaver *self)
{
  if (self->owner == NULL || self->is_rescuing || (self->rescue_entry != NULL && self->rescued_generation == self->generation))
    return;
  self->is_rescuing = TRUE;
  gsy_rescue_start (self->path, &self->identity, &self->source, self->source.snapshot (self->owner), self->generation, self->rescue_entry, rescued_cb,
                    g_object_ref (self));
}

static gboolean
patience_cb (gpointer data)
{
  GsySaver *self = data;

  stop_source (&self->patience);
  self->is_slow = TRUE;
  rescue (self);
  return G_SOURCE_REMOVE;
}

static void
start (GsySaver *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->job != NULL && self->is_slow)
    rescue (self);
  if (self->job != NULL || self->owner == NULL || gsy_saver_is_saved (self))
    return;

  stop_timer (self);
  self->job = make_job (self);
  self->patience = add_timer (self, PATIENCE_MS, patience_cb);
  g_atomic_ref_count_inc (&self->job->ref_count);
  /* Not as the task's source: the thread could be the last to let go of that. */
  task = g_task_new (NULL, NULL, written_cb, g_object_ref (self));
  g_task_set_source_tag (task, start);
  /* A thousand files that are to be written must not keep the user from opening another one. */
  g_task_set_priority (task, G_PRIORITY_DEFAULT + 1);
  g_task_set_task_data (task, self->job, job_unref);
  g_task_run_in_thread (task, write_in_thread);
  g_signal_emit (self, changed_signal, 0);
}

static void
gsy_saver_dispose (GObject *object)
{
  GsySaver *self = GSY_SAVER (object);

  stop_timer (self);
  stop_source (&self->patience);
  G_OBJECT_CLASS (gsy_saver_parent_class)->dispose (object);
}

static void
gsy_saver_finalize (GObject *object)
{
  GsySaver *self = GSY_SAVER (object);

  g_free (self->path);
  g_free (self->entry);
  g_free (self->rescue_entry);
  g_free (self->message);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (gsy_saver_parent_class)->finalize (object);
}

static void
gsy_saver_class_init (GsySaverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = gsy_saver_dispose;
  object_class->finalize = gsy_saver_finalize;

  changed_signal = g_signal_new ("changed", GSY_TYPE_SAVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gsy_saver_init (GsySaver *self)
{
  self->trouble = GSY_SAVE_STATE_SAVED;
  self->change_ms = CHANGE_MS;
  self->retry_ms = RETRY_MS;
}

GsySaver *
gsy_saver_new (const char *path, const GsyFileIdentity *identity, const GsySaverSource *source, gpointer owner)
{
  GsySaver *self = g_object_new (GSY_TYPE_SAVER, NULL);

  self->path = g_strdup (path);
  self->identity = *identity;
  self->source = *source;
  self->owner = owner;
  return self;
}

void
gsy_saver_set_delays (GsySaver *self, guint change_ms, guint retry_ms)
{
  g_return_if_fail (GSY_IS_SAVER (self));

  self->change_ms = change_ms;
  self->retry_ms = retry_ms;
}

void
gsy_saver_lose_patience (GsySaver *self)
{
  g_return_if_fail (GSY_IS_SAVER (self));

  if (self->job != NULL && !self->is_slow)
    patience_cb (self);
}

void
gsy_saver_detach (GsySaver *self)
{
  g_return_if_fail (GSY_IS_SAVER (self));

  stop_timer (self);
  stop_source (&self->patience);
  self->owner = NULL;
}

void
gsy_saver_touch (GsySaver *self)
{
  gboolean was_saved;

  g_return_if_fail (GSY_IS_SAVER (self));

  was_saved = gsy_saver_is_saved (self);
  self->generation++;
  /* A retry that waits gives way to the change; a change that waits keeps its turn. */
  if (self->timer == NULL || self->is_retry)
    start_timer (self, self->change_ms, FALSE);
  if (was_saved)
    g_signal_emit (self, changed_signal, 0);
}

void
gsy_saver_adopt (GsySaver *self, const char *entry)
{
  g_return_if_fail (GSY_IS_SAVER (self) && entry != NULL);

  g_free (self->entry);
  self->entry = g_strdup (entry);
  self->generation++;
}

void
gsy_saver_forget_changes (GsySaver *self)
{
  g_return_if_fail (GSY_IS_SAVER (self) && self->job == NULL);

  if (gsy_saver_is_saved (self))
    return;
  /* What the recovery folder holds goes with the next write. */
  if (self->entry != NULL)
    return;
  stop_timer (self);
  self->saved_generation = self->generation;
  self->trouble = GSY_SAVE_STATE_SAVED;
  g_clear_error (&self->error);
  g_clear_pointer (&self->message, g_free);
  g_signal_emit (self, changed_signal, 0);
}

gboolean
gsy_saver_is_saved (GsySaver *self)
{
  g_return_val_if_fail (GSY_IS_SAVER (self), TRUE);

  return self->generation == self->saved_generation;
}

gboolean
gsy_saver_is_writing (GsySaver *self)
{
  g_return_val_if_fail (GSY_IS_SAVER (self), FALSE);

  return self->job != NULL;
}

gboolean
gsy_saver_has_conflict (GsySaver *self)
{
  g_return_val_if_fail (GSY_IS_SAVER (self), FALSE);

  return g_error_matches (self->error, GSY_ERROR, GSY_ERROR_CONFLICT);
}

GsySaveState
gsy_saver_get_state (GsySaver *self)
{
  g_return_val_if_fail (GSY_IS_SAVER (self), GSY_SAVE_STATE_SAVED);

  if (self->trouble != GSY_SAVE_STATE_SAVED)
    return self->trouble;
  if (self->job != NULL)
    return GSY_SAVE_STATE_SAVING;
  return gsy_saver_is_saved (self) ? GSY_SAVE_STATE_SAVED : GSY_SAVE_STATE_UNSAVED;
}

const char *
gsy_saver_get_message (GsySaver *self)
{
  g_return_val_if_fail (GSY_IS_SAVER (self), NULL);

  return self->message;
}

const GsyFileIdentity *
gsy_saver_get_identity (GsySaver *self)
{
  g_return_val_if_fail (GSY_IS_SAVER (self), NULL);

  return &self->identity;
}

const char *
gsy_saver_get_path (GsySaver *self)
{
  g_return_val_if_fail (GSY_IS_SAVER (self), NULL);

  return self->path;
}

void
gsy_saver_set_identity (GsySaver *self, const GsyFileIdentity *identity)
{
  g_return_if_fail (GSY_IS_SAVER (self) && identity != NULL && self->job == NULL);

  self->identity = *identity;
}

void
gsy_saver_save_async (GsySaver *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Waiter *waiter;

  g_return_if_fail (GSY_IS_SAVER (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, gsy_saver_save_async);
  if (gsy_saver_is_saved (self) || self->owner == NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  waiter = g_new0 (Waiter, 1);
  waiter->task = g_steal_pointer (&task);
  waiter->generation = self->generation;
  self->waiters = g_slist_append (self->waiters, waiter);
  start (self);
  if (self->job != NULL && self->is_slow && !self->is_rescuing)
    set_slow (self, self->trouble == GSY_SAVE_STATE_RECOVERY);
}

gboolean
gsy_saver_save_finish (GsySaver *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
gsy_saver_wait (GsySaver *self)
{
  g_return_if_fail (GSY_IS_SAVER (self));

  while (self->job != NULL)
    {
      Job *job = self->job;

      g_mutex_lock (&job->mutex);
      while (!job->is_done)
        g_cond_wait (&job->cond, &job->mutex);
      g_mutex_unlock (&job->mutex);
      finish (self, job);
    }
}

gboolean
gsy_saver_save_sync (GsySaver *self, GError **error)
{
  g_autoptr (GsySaver) alive = NULL;

  g_return_val_if_fail (GSY_IS_SAVER (self), FALSE);

  alive = g_object_ref (self);
  gsy_saver_wait (self);
  if (gsy_saver_is_saved (self) || self->owner == NULL)
    return TRUE;

  stop_timer (self);
  self->job = make_job (self);
  job_run (self->job);
  finish (self, self->job);
  if (gsy_saver_is_saved (self))
    return TRUE;
  if (error != NULL && self->error != NULL)
    *error = g_error_copy (self->error);
  return FALSE;
}
