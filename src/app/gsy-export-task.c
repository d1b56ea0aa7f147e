/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-export-task.c: an export, or the look at what one would lose, in a thread of its own. */
#include "config.h"

#include "app/gsy-export-task.h"
#include "io/gsy-article-reader.h"
#include "io/gsy-sidecar.h"

#include <string.h>

/* More would only push what matters out of sight. */
#define MAX_COMPLAINTS 100

struct _GsyExportTask
{
  GObject parent_instance;

  GsyExportRequest *request; /* read-only once it has started */
  GCancellable *cancellable;
  int done; /* atomic */
  int total;
};

G_DEFINE_FINAL_TYPE (GsyExportTask, gsy_export_task, G_TYPE_OBJECT)

GsyExportRequest *
gsy_export_request_new (const char *root)
{
  GsyExportRequest *self = g_new0 (GsyExportRequest, 1);

  self->root = g_strdup (root);
  self->keys = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
gsy_export_request_free (GsyExportRequest *self)
{
  g_free (self->root);
  g_ptr_array_unref (self->keys);
  g_free (self->set);
  g_strfreev (self->options);
  g_strfreev (self->without);
  g_free (self->path);
  g_free (self);
}

static GsyExportResult *
result_new (void)
{
  GsyExportResult *self = g_new0 (GsyExportResult, 1);

  self->complaints = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
gsy_export_result_free (GsyExportResult *self)
{
  g_ptr_array_unref (self->complaints);
  g_strfreev (self->sets);
  g_free (self);
}

/* --- in the thread --- */

typedef struct
{
  GsyExportTask *task;
  GsyExportResult *result;
} Run;

static void
progress_cb (guint done, guint total, gpointer data)
{
  Run *run = data;

  g_atomic_int_set (&run->task->done, (int) done);
}

/* @message without the folder that everybody knows. */
static void
add_complaint (Run *run, const char *message)
{
  g_autofree char *root = gsy_display_name (run->task->request->root);
  gsize len = strlen (root);

  if (run->result->complaints->len >= MAX_COMPLAINTS)
    return;
  if (strncmp (message, root, len) == 0 && message[len] == '/')
    message += len + 1;
  g_ptr_array_add (run->result->complaints, g_strdup (message));
}

static void
complain_cb (const char *path, const char *message, gpointer data)
{
  add_complaint (data, message);
}

static GPtrArray *
make_items (const GsyExportRequest *request)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_export_item_free);

  for (guint i = 0; i < request->keys->len; i++)
    {
      g_autofree char *path = g_build_filename (request->root, g_ptr_array_index (request->keys, i), NULL);
      g_autofree char *sidecar = gsy_sidecar_path (path, request->set);

      g_ptr_array_add (items, gsy_export_item_new_in (request->root, path, g_file_test (sidecar, G_FILE_TEST_EXISTS) ? sidecar : NULL));
    }
  return items;
}

static char **
find_sets (GPtrArray *items)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (paths, ((GsyExportItem *) g_ptr_array_index (items, i))->path);
  g_ptr_array_add (paths, NULL);
  return gsy_export_find_sets ((const char *const *) paths->pdata);
}

static GsySink *
open_sink (const GsyExportRequest *request, GError **error)
{
  return request->format->extension == NULL ? gsy_sink_new_folder (request->path, error) : gsy_sink_new_file (request->path, error);
}

static gboolean
run_request (Run *run, GCancellable *cancellable, GError **error)
{
  const GsyExportRequest *request = run->task->request;
  g_autoptr (GError) scheme_error = NULL;
  g_autoptr (GsyScheme) scheme = gsy_export_read_scheme (request->root, &scheme_error);
  g_autoptr (GPtrArray) items = make_items (request);
  g_autoptr (GsySink) sink = NULL;
  GsyExportJob job = {
    .format = request->format,
    .options = (const char *const *) request->options,
    .without = (const char *const *) request->without,
    .states = request->states,
    .progress = progress_cb,
    .complain = complain_cb,
    .data = run,
  };

  if (scheme == NULL)
    {
      add_complaint (run, scheme_error->message);
      scheme = gsy_scheme_new ();
    }
  job.scheme = scheme;
  if (request->path == NULL)
    run->result->sets = find_sets (items);
  else
    {
      sink = open_sink (request, error);
      if (sink == NULL)
        return FALSE;
    }
  if (!gsy_export_run (&job, items, sink, &run->result->loss, cancellable, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return sink == NULL || gsy_sink_commit (sink, error);
}

static void
task_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GsyExportResult) result = result_new ();
  Run run = { source, result };
  GError *error = NULL;

  if (run_request (&run, cancellable, &error))
    g_task_return_pointer (task, g_steal_pointer (&result), (GDestroyNotify) gsy_export_result_free);
  else
    g_task_return_error (task, error);
}

/* --- object --- */

static void
gsy_export_task_finalize (GObject *object)
{
  GsyExportTask *self = GSY_EXPORT_TASK (object);

  g_clear_pointer (&self->request, gsy_export_request_free);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (gsy_export_task_parent_class)->finalize (object);
}

static void
gsy_export_task_class_init (GsyExportTaskClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gsy_export_task_finalize;
}

static void
gsy_export_task_init (GsyExportTask *self)
{
  self->cancellable = g_cancellable_new ();
}

GsyExportTask *
gsy_export_task_start (GsyExportRequest *request, GAsyncReadyCallback callback, gpointer user_data)
{
  GsyExportTask *self;
  g_autoptr (GTask) task = NULL;

  g_return_val_if_fail (request != NULL && (request->format != NULL || request->path == NULL), NULL);

  self = g_object_new (GSY_TYPE_EXPORT_TASK, NULL);
  self->request = request;
  self->total = (int) request->keys->len;
  task = g_task_new (self, self->cancellable, callback, user_data);
  g_task_set_source_tag (task, gsy_export_task_start);
  /* What has its name when the cancel comes is there, and is not said not to be. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, task_thread);
  return self;
}

GsyExportResult *
gsy_export_task_finish (GsyExportTask *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (GSY_IS_EXPORT_TASK (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
gsy_export_task_cancel (GsyExportTask *self)
{
  g_return_if_fail (GSY_IS_EXPORT_TASK (self));

  g_cancellable_cancel (self->cancellable);
}

void
gsy_export_task_get_progress (GsyExportTask *self, guint *done, guint *total)
{
  g_return_if_fail (GSY_IS_EXPORT_TASK (self));

  *done = (guint) g_atomic_int_get (&self->done);
  *total = (guint) self->total;
}

const GsyExportRequest *
gsy_export_task_get_request (GsyExportTask *self)
{
  g_return_val_if_fail (GSY_IS_EXPORT_TASK (self), NULL);

  return self->request;
}
