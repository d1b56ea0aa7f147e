/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-rescue.c: work on its way to the recovery folder, in a thread of its own. */
#include "config.h"
#include "corpus/gsy-rescue.h"

#include "corpus/gsy-recovery.h"

static void
rescue_free (gpointer data)
{
  GsyRescue *self = data;

  g_free (self->path);
  g_free (self->entry);
  g_free (self);
}

static gpointer
run (gpointer data)
{
  g_autoptr (GTask) task = data;
  GsyRescue *self = g_task_get_task_data (task);
  g_autoptr (GBytes) bytes = self->source.serialise (self->snapshot);

  self->is_recovered = gsy_recovery_write (self->path, bytes, &self->base, &self->entry, NULL);
  g_task_return_boolean (task, TRUE);
  return NULL;
}

void
gsy_rescue_start (const char *path, const GsyFileIdentity *base, const GsySaverSource *source, gpointer snapshot, guint64 generation, const char *entry, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  GsyRescue *self = g_new0 (GsyRescue, 1);

  self->path = g_strdup (path);
  self->base = *base;
  self->source = *source;
  self->snapshot = snapshot;
  self->generation = generation;
  self->entry = g_strdup (entry);
  g_task_set_source_tag (task, gsy_rescue_start);
  g_task_set_task_data (task, self, rescue_free);
  /* Not one of the threads that are shared: they may all be waiting for the disk that does not answer. */
  g_thread_unref (g_thread_new ("rescue", run, task));
}

GsyRescue *
gsy_rescue_finish (GAsyncResult *result)
{
  GsyRescue *self = g_task_get_task_data (G_TASK (result));

  if (self->snapshot != NULL)
    self->source.free (g_steal_pointer (&self->snapshot));
  return self;
}

static gpointer
drop (gpointer data)
{
  g_autofree char *entry = data;

  gsy_recovery_remove (entry);
  return NULL;
}

void
gsy_rescue_drop (char *entry)
{
  g_thread_unref (g_thread_new ("rescue", drop, entry));
}
