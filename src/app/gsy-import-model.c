/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-import-model.c: looks what an import would bring, and brings it, each in a thread. */
#include "config.h"

#include "app/gsy-import-model.h"
#include "app/gsy-documents.h"

#include <string.h>

/* Of so many paths the format is guessed for people. */
#define MAX_GUESSES 100

struct _GsyImportModel
{
  GObject parent_instance;

  char **paths;
  char *folder;
  const GsyReader *reader;

  GsyImportState state;
  GsyImportReport *report;
  char *message;
  char *guess;
  GCancellable *cancellable; /* of what runs */
  struct Run *run;           /* likewise, nullable; the task's */
};

G_DEFINE_FINAL_TYPE (GsyImportModel, gsy_import_model, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_STATE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* What the thread works with. */
typedef struct Run
{
  char **paths;
  char *folder;
  const GsyReader *reader;
  gboolean dry_run;
  int n_done; /* atomic */
  char *guess;
} Run;

static void
run_free (gpointer data)
{
  Run *self = data;

  g_strfreev (self->paths);
  g_free (self->folder);
  g_free (self->guess);
  g_free (self);
}

static void
set_state (GsyImportModel *self, GsyImportState state)
{
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/* --- in the thread --- */

static void
progress_cb (guint n_articles, gpointer data)
{
  Run *run = data;

  g_atomic_int_set (&run->n_done, (int) MIN (n_articles, (guint) G_MAXINT));
}

static const GsyReader *
guess_path (const char *path)
{
  g_autoptr (GsySource) source = gsy_source_new (path, NULL);
  const GsyReader *reader = source != NULL ? gsy_reader_guess (source) : NULL;

  return reader != NULL && gsy_source_is_folder (source) && !reader->folders ? NULL : reader;
}

static char *
guess_paths (char **paths, GCancellable *cancellable)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GString *names = g_string_new (NULL);

  for (guint i = 0; paths[i] != NULL && i < MAX_GUESSES && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const GsyReader *reader = guess_path (paths[i]);

      if (reader != NULL && g_hash_table_add (seen, (gpointer) reader))
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", reader->name);
    }
  return g_string_free (names, names->len == 0);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Run *run = data;
  g_autoptr (GError) error = NULL;
  const GsyImportJob job = {
    .reader = run->reader,
    .folder = run->folder,
    .dry_run = run->dry_run,
    .progress = progress_cb,
    .data = run,
  };
  GsyImportReport *report;

  if (run->dry_run)
    run->guess = guess_paths (run->paths, cancellable);
  report = gsy_import_run (&job, (const char *const *) run->paths, cancellable, &error);
  if (report != NULL)
    g_task_return_pointer (task, report, (GDestroyNotify) gsy_import_report_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* --- and back --- */

static void
take_report (GsyImportModel *self, Run *run, GsyImportReport *report)
{
  g_clear_pointer (&self->report, gsy_import_report_free);
  self->report = report;
  if (!run->dry_run)
    {
      set_state (self, GSY_IMPORT_STATE_DONE);
      return;
    }
  g_free (self->guess);
  self->guess = g_steal_pointer (&run->guess);
  set_state (self, GSY_IMPORT_STATE_READY);
}

static void
take_error (GsyImportModel *self, const Run *run, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      set_state (self, run->dry_run ? GSY_IMPORT_STATE_EMPTY : GSY_IMPORT_STATE_CANCELLED);
      return;
    }
  self->message = g_strdup (error->message);
  set_state (self, GSY_IMPORT_STATE_FAILED);
}

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GsyImportModel *self = GSY_IMPORT_MODEL (source);
  Run *run = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  GsyImportReport *report = g_task_propagate_pointer (G_TASK (result), &error);

  /* A later one counts. */
  if (self->run != run)
    {
      gsy_import_report_free (report);
      return;
    }
  self->run = NULL;
  g_clear_object (&self->cancellable);
  if (report != NULL)
    take_report (self, run, report);
  else
    take_error (self, run, error);
}

static void
start_run (GsyImportModel *self, gboolean dry_run)
{
  g_autoptr (GTask) task = NULL;
  Run *run = g_new0 (Run, 1);

  run->paths = g_strdupv (self->paths);
  run->folder = g_strdup (self->folder);
  run->reader = self->reader;
  run->dry_run = dry_run;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_pointer (&self->message, g_free);
  task = g_task_new (self, self->cancellable, ran_cb, NULL);
  g_task_set_source_tag (task, start_run);
  /* An import that ended before it heard that it is cancelled has happened. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, run, run_free);
  self->run = run;
  g_task_run_in_thread (task, run_in_thread);
  set_state (self, dry_run ? GSY_IMPORT_STATE_LOOKING : GSY_IMPORT_STATE_IMPORTING);
}

/* --- choices --- */

static void
look (GsyImportModel *self)
{
  if (self->paths != NULL && self->paths[0] != NULL && self->folder != NULL)
    start_run (self, TRUE);
}

void
gsy_import_model_set_paths (GsyImportModel *self, const char *const *paths)
{
  g_return_if_fail (GSY_IS_IMPORT_MODEL (self));
  g_return_if_fail (self->state != GSY_IMPORT_STATE_IMPORTING);

  char **copy = g_strdupv ((char **) paths);
  g_strfreev (self->paths);
  self->paths = copy;
  look (self);
}

void
gsy_import_model_set_folder (GsyImportModel *self, const char *folder)
{
  g_return_if_fail (GSY_IS_IMPORT_MODEL (self));
  g_return_if_fail (self->state != GSY_IMPORT_STATE_IMPORTING);

  if (g_strcmp0 (self->folder, folder) == 0)
    return;
  g_free (self->folder);
  self->folder = g_strdup (folder);
  look (self);
}

void
gsy_import_model_set_reader (GsyImportModel *self, const GsyReader *reader)
{
  g_return_if_fail (GSY_IS_IMPORT_MODEL (self));
  g_return_if_fail (self->state != GSY_IMPORT_STATE_IMPORTING);

  if (self->reader == reader)
    return;
  self->reader = reader;
  look (self);
}

const char *const *
gsy_import_model_get_paths (GsyImportModel *self)
{
  g_return_val_if_fail (GSY_IS_IMPORT_MODEL (self), NULL);
  return (const char *const *) self->paths;
}

const char *
gsy_import_model_get_folder (GsyImportModel *self)
{
  g_return_val_if_fail (GSY_IS_IMPORT_MODEL (self), NULL);
  return self->folder;
}

const GsyReader *
gsy_import_model_get_reader (GsyImportModel *self)
{
  g_return_val_if_fail (GSY_IS_IMPORT_MODEL (self), NULL);
  return self->reader;
}

GsyImportState
gsy_import_model_get_state (GsyImportModel *self)
{
  g_return_val_if_fail (GSY_IS_IMPORT_MODEL (self), GSY_IMPORT_STATE_EMPTY);
  return self->state;
}

const GsyImportReport *
gsy_import_model_get_report (GsyImportModel *self)
{
  g_return_val_if_fail (GSY_IS_IMPORT_MODEL (self), NULL);
  return self->report;
}

const char *
gsy_import_model_get_message (GsyImportModel *self)
{
  g_return_val_if_fail (GSY_IS_IMPORT_MODEL (self), NULL);
  return self->message;
}

const char *
gsy_import_model_get_guess (GsyImportModel *self)
{
  g_return_val_if_fail (GSY_IS_IMPORT_MODEL (self), NULL);
  return self->guess;
}

gboolean
gsy_import_model_can_import (GsyImportModel *self)
{
  g_return_val_if_fail (GSY_IS_IMPORT_MODEL (self), FALSE);
  return self->state == GSY_IMPORT_STATE_READY && self->report->files->len > 0;
}

void
gsy_import_model_start (GsyImportModel *self)
{
  g_return_if_fail (GSY_IS_IMPORT_MODEL (self));
  g_return_if_fail (self->state == GSY_IMPORT_STATE_READY);

  start_run (self, FALSE);
}

void
gsy_import_model_cancel (GsyImportModel *self)
{
  g_return_if_fail (GSY_IS_IMPORT_MODEL (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

guint
gsy_import_model_get_n_done (GsyImportModel *self)
{
  g_return_val_if_fail (GSY_IS_IMPORT_MODEL (self), 0);
  return self->run != NULL ? (guint) g_atomic_int_get (&self->run->n_done) : 0;
}

const char *
gsy_import_model_get_first (GsyImportModel *self)
{
  const GsyImportedFile *first = NULL;

  g_return_val_if_fail (GSY_IS_IMPORT_MODEL (self), NULL);

  for (guint i = 0; self->report != NULL && i < self->report->files->len; i++)
    {
      const GsyImportedFile *file = g_ptr_array_index (self->report->files, i);

      if (!file->same || file->n_statements > 0)
        return file->file;
      if (first == NULL)
        first = file;
    }
  return first != NULL ? first->file : NULL;
}

/* A folder in @parent that is called as what is at @path, and is not there yet. */
static char *
dup_new_folder (const char *parent, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  char *dot = g_file_test (path, G_FILE_TEST_IS_DIR) ? NULL : strrchr (name, '.');
  char *folder;

  if (dot != NULL && dot > name)
    *dot = '\0';
  folder = g_build_filename (parent, name, NULL);
  for (guint i = 2; g_file_test (folder, G_FILE_TEST_EXISTS); i++)
    {
      g_autofree char *numbered = g_strdup_printf ("%s %u", name, i);

      g_free (folder);
      folder = g_build_filename (parent, numbered, NULL);
    }
  return folder;
}

void
gsy_import_model_propose_folder (GsyImportModel *self, const char *path)
{
  const char *documents = gsy_documents_folder ();
  g_autofree char *folder = NULL;

  g_return_if_fail (GSY_IS_IMPORT_MODEL (self));
  if (self->folder != NULL || documents == NULL)
    return;
  folder = dup_new_folder (documents, path);
  gsy_import_model_set_folder (self, folder);
}

/* --- object --- */

static void
gsy_import_model_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_STATE)
    g_value_set_int (value, (int) GSY_IMPORT_MODEL (object)->state);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
gsy_import_model_finalize (GObject *object)
{
  GsyImportModel *self = GSY_IMPORT_MODEL (object);

  g_strfreev (self->paths);
  g_free (self->folder);
  g_clear_pointer (&self->report, gsy_import_report_free);
  g_free (self->message);
  g_free (self->guess);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (gsy_import_model_parent_class)->finalize (object);
}

static void
gsy_import_model_class_init (GsyImportModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = gsy_import_model_get_property;
  object_class->finalize = gsy_import_model_finalize;
  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, 0, GSY_IMPORT_STATE_FAILED, 0, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
gsy_import_model_init (GsyImportModel *self)
{
}

GsyImportModel *
gsy_import_model_new (void)
{
  return g_object_new (GSY_TYPE_IMPORT_MODEL, NULL);
}
