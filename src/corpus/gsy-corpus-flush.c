/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-corpus-flush.c: everything that is unsaved, written before a folder is left, without ever waiting on the main loop. */
#include "config.h"
#include "corpus/gsy-corpus-private.h"

#include "corpus/gsy-document-private.h"

typedef struct
{
  guint n_waiting;
  GError *first;
} Flush;

static void
flush_free (gpointer data)
{
  Flush *flush = data;

  g_clear_error (&flush->first);
  g_free (flush);
}

/* Takes @error, if there is one, and ends with the last answer. */
static void
answered (GTask *task, GError *error)
{
  Flush *flush = g_task_get_task_data (task);

  if (error != NULL && flush->first == NULL)
    flush->first = error;
  else
    g_clear_error (&error);
  if (--flush->n_waiting == 0)
    {
      if (flush->first != NULL)
        g_task_return_error (task, g_steal_pointer (&flush->first));
      else
        g_task_return_boolean (task, TRUE);
    }
  g_object_unref (task);
}

static void
document_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GError *error = NULL;

  gsy_document_save_finish (GSY_DOCUMENT (source), result, &error);
  answered (data, error);
}

static void
scheme_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GError *error = NULL;

  gsy_saver_save_finish (GSY_SAVER (source), result, &error);
  answered (data, error);
}

void
gsy_corpus_flush_async (GsyCorpus *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (GTask) task = NULL;
  Flush *flush;

  g_return_if_fail (GSY_IS_CORPUS (self));

  documents = _gsy_corpus_dup_documents (self);
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, gsy_corpus_flush_async);
  flush = g_new0 (Flush, 1);
  flush->n_waiting = 1;
  g_task_set_task_data (task, flush, flush_free);
  for (guint i = 0; i < documents->len; i++)
    {
      GsyDocument *document = g_ptr_array_index (documents, i);

      if (gsy_document_is_saved (document))
        continue;
      flush->n_waiting++;
      gsy_document_save_async (document, NULL, document_saved_cb, g_object_ref (task));
    }
  if (self->scheme_saver != NULL && !gsy_saver_is_saved (self->scheme_saver))
    {
      flush->n_waiting++;
      gsy_saver_save_async (self->scheme_saver, NULL, scheme_saved_cb, g_object_ref (task));
    }
  answered (g_steal_pointer (&task), NULL);
}

gboolean
gsy_corpus_flush_finish (GsyCorpus *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
gsy_corpus_lose_patience (GsyCorpus *self)
{
  g_autoptr (GPtrArray) documents = NULL;

  g_return_if_fail (GSY_IS_CORPUS (self));

  documents = _gsy_corpus_dup_documents (self);
  for (guint i = 0; i < documents->len; i++)
    _gsy_document_lose_patience (g_ptr_array_index (documents, i));
  if (self->scheme_saver != NULL)
    gsy_saver_lose_patience (self->scheme_saver);
}

void
gsy_corpus_abandon (GsyCorpus *self)
{
  g_return_if_fail (GSY_IS_CORPUS (self));

  self->is_abandoned = TRUE;
}
