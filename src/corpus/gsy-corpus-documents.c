/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-corpus-documents.c: the open documents of a folder: opened, held as long as they must be, and saved. */
#include "config.h"
#include "corpus/gsy-corpus-private.h"

#include "corpus/gsy-folder-index-private.h"

/* So many files are written one after the other when the program ends. */
#define FEW 4u

/* Open documents */

static void
document_gone_cb (gpointer data, GObject *where_it_was)
{
  Open *open = data;

  open->document = NULL;
  g_hash_table_remove (open->corpus->documents, open->key);
}

/* Held while it is unsaved or can be undone. */
static void
update_hold (Open *open)
{
  gboolean hold = !gsy_document_is_saved (open->document) || gsy_history_touches (open->corpus->history, open->key);

  if (hold == open->is_held)
    return;
  open->is_held = hold;
  if (hold)
    g_object_ref (open->document);
  else
    g_object_unref (open->document);
}

/* One that must not be written has nothing unsaved. */
static gboolean
is_trouble (GsySaveState state)
{
  return state == GSY_SAVE_STATE_RECOVERY || state == GSY_SAVE_STATE_FAILED;
}

/* Counted, so that many documents that change at once need not be looked at for each of them. */
static void
update_state (Open *open)
{
  GsyCorpus *self = open->corpus;
  GsySaveState state = gsy_document_get_save_state (open->document);

  self->states[open->state]--;
  self->states[state]++;
  open->state = state;
  if (is_trouble (state))
    g_hash_table_add (self->troubled, open);
  else
    g_hash_table_remove (self->troubled, open);
}

static void
document_saved_cb (GsyDocument *document, GParamSpec *pspec, Open *open)
{
  g_autoptr (GsyCorpus) self = g_object_ref (open->corpus);
  GsySaveState before = open->state;

  update_state (open);
  update_hold (open);
  /* What was wrong with the file was set aside, or something is wrong now. */
  if ((before == GSY_SAVE_STATE_READ_ONLY) != (open->state == GSY_SAVE_STATE_READ_ONLY))
    _gsy_corpus_settle_row (self, document);
  g_signal_emit_by_name (self, "save-state-changed");
}

static void
document_changed_cb (GsyDocument *document, GsyEdit *edit, Open *open)
{
  _gsy_corpus_update_row (open->corpus, document, edit);
  _gsy_folder_index_edit_document (open->corpus->index, document, edit);
  g_signal_emit_by_name (open->corpus, "document-changed", document);
}

/* A step of its own in the history, as what the user does. */
static gboolean
apply_merge (const GsyEdit *edit, gpointer data, GError **error)
{
  const Open *open = data;

  return gsy_history_do_apart (open->corpus->history, edit, error);
}

/* The steps that touch a document are about its statements in the text that is open. */
static void
map_steps (GsyStatementMap map, gpointer map_data, gpointer data)
{
  const Open *open = data;

  gsy_history_map (open->corpus->history, open->key, map, map_data);
}

static void
document_merged_cb (GsyDocument *document, guint n_changes, guint n_conflicts, Open *open)
{
  g_signal_emit_by_name (open->corpus, "document-merged", document, n_changes, n_conflicts);
}

static void
document_store_cb (GsyDocument *document, GParamSpec *pspec, Open *open)
{
  _gsy_corpus_settle_row (open->corpus, document);
  _gsy_folder_index_set_document (open->corpus->index, document);
}

void
_gsy_corpus_open_free (gpointer data)
{
  Open *open = data;

  open->corpus->states[open->state]--;
  g_hash_table_remove (open->corpus->troubled, open);
  _gsy_corpus_let_go (open->corpus, open->key);
  if (open->document != NULL)
    {
      gsy_document_set_apply (open->document, NULL, NULL);
      gsy_document_set_map_steps (open->document, NULL, NULL);
      g_signal_handlers_disconnect_by_data (open->document, open);
      g_object_weak_unref (G_OBJECT (open->document), document_gone_cb, open);
      if (open->is_held)
        g_object_unref (open->document);
    }
  g_free (open->key);
  g_free (open);
}

static void
add_document (GsyCorpus *self, GsyDocument *document)
{
  Open *open = g_new0 (Open, 1);

  open->corpus = self;
  open->key = g_strdup (gsy_document_get_key (document));
  open->document = document;
  self->states[open->state]++;
  update_state (open);
  g_object_weak_ref (G_OBJECT (document), document_gone_cb, open);
  g_signal_connect (document, "changed", G_CALLBACK (document_changed_cb), open);
  g_signal_connect (document, "notify::save-state", G_CALLBACK (document_saved_cb), open);
  g_signal_connect (document, "notify::store", G_CALLBACK (document_store_cb), open);
  g_signal_connect (document, "merged", G_CALLBACK (document_merged_cb), open);
  gsy_document_set_apply (document, apply_merge, open);
  gsy_document_set_map_steps (document, map_steps, open);
  g_hash_table_insert (self->documents, open->key, open);
  _gsy_corpus_watch (self, open->key);

  _gsy_corpus_settle_row (self, document);
  _gsy_folder_index_set_document (self->index, document);
  update_hold (open);
  gsy_document_begin_work (document);
  /* What was restored from the recovery folder goes home at once. */
  if (!gsy_document_is_saved (document))
    gsy_document_save_async (document, NULL, NULL, NULL);
}

GPtrArray *
_gsy_corpus_dup_documents (GsyCorpus *self)
{
  GPtrArray *documents = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->documents);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (documents, g_object_ref (((const Open *) value)->document));
  return documents;
}

void
_gsy_corpus_history_changed (GsyCorpus *self)
{
  g_autoptr (GPtrArray) documents = _gsy_corpus_dup_documents (self);

  for (guint i = 0; i < documents->len; i++)
    update_hold (g_hash_table_lookup (self->documents, gsy_document_get_key (g_ptr_array_index (documents, i))));
}

/* Opening */

typedef struct
{
  char *path;
  char *key;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->path);
  g_free (request->key);
  g_free (request);
}

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Request *request = data;
  GError *error = NULL;
  GsyDocument *document = gsy_document_load (request->path, request->key, NULL, &error);

  if (document != NULL)
    g_task_return_pointer (task, document, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GsyCorpus) self = data;
  const Request *request = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (GsyDocument) document = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr (GPtrArray) waiting = NULL;
  g_autofree char *key = NULL;

  g_hash_table_steal_extended (self->loading, request->key, (gpointer *) &key, (gpointer *) &waiting);
  if (document != NULL)
    add_document (self, document);
  for (guint i = 0; i < waiting->len; i++)
    {
      GTask *task = g_ptr_array_index (waiting, i);

      if (document != NULL)
        g_task_return_pointer (task, g_object_ref (document), g_object_unref);
      else
        g_task_return_error (task, g_error_copy (error));
    }
}

void
gsy_corpus_open_async (GsyCorpus *self, const char *key, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GTask) loader = NULL;
  GsyDocument *document;
  GPtrArray *waiting;
  Request *request;

  g_return_if_fail (GSY_IS_CORPUS (self) && key != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, gsy_corpus_open_async);
  document = gsy_corpus_find_document (self, key);
  if (document != NULL)
    {
      g_task_return_pointer (task, g_object_ref (document), g_object_unref);
      return;
    }
  waiting = g_hash_table_lookup (self->loading, key);
  if (waiting != NULL)
    {
      g_ptr_array_add (waiting, g_steal_pointer (&task));
      return;
    }

  waiting = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (waiting, g_steal_pointer (&task));
  g_hash_table_insert (self->loading, g_strdup (key), waiting);
  request = g_new0 (Request, 1);
  request->path = g_build_filename (self->root, key, NULL);
  request->key = g_strdup (key);
  /* Not as the task's source: the thread could be the last to let go of that. */
  loader = g_task_new (NULL, NULL, loaded_cb, g_object_ref (self));
  g_task_set_source_tag (loader, load_in_thread);
  g_task_set_task_data (loader, request, request_free);
  g_task_run_in_thread (loader, load_in_thread);
}

GsyDocument *
gsy_corpus_open_finish (GsyCorpus *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

GsyDocument *
gsy_corpus_find_document (GsyCorpus *self, const char *key)
{
  const Open *open;

  g_return_val_if_fail (GSY_IS_CORPUS (self) && key != NULL, NULL);

  open = g_hash_table_lookup (self->documents, key);
  return open != NULL ? open->document : NULL;
}

/* Saving */

void
gsy_corpus_flush (GsyCorpus *self)
{
  g_autoptr (GPtrArray) documents = NULL;

  g_return_if_fail (GSY_IS_CORPUS (self));

  documents = _gsy_corpus_dup_documents (self);
  for (guint i = 0; i < documents->len; i++)
    gsy_document_save_async (g_ptr_array_index (documents, i), NULL, NULL, NULL);
  if (self->scheme_saver != NULL)
    gsy_saver_save_async (self->scheme_saver, NULL, NULL, NULL);
}

gboolean
gsy_corpus_flush_sync (GsyCorpus *self, GError **error)
{
  g_autoptr (GPtrArray) documents = NULL;
  GError *first = NULL;

  g_return_val_if_fail (GSY_IS_CORPUS (self), FALSE);

  documents = _gsy_corpus_dup_documents (self);
  /* A disk that is asked for many things at once does them sooner than one after the other. */
  if (self->states[GSY_SAVE_STATE_UNSAVED] > FEW)
    gsy_corpus_flush (self);
  for (guint i = 0; i < documents->len; i++)
    gsy_document_save_sync (g_ptr_array_index (documents, i), first == NULL ? &first : NULL);
  _gsy_corpus_save_scheme_sync (self, first == NULL ? &first : NULL);
  if (first == NULL)
    return TRUE;
  g_propagate_error (error, first);
  return FALSE;
}

gboolean
gsy_corpus_is_saved (GsyCorpus *self)
{
  g_return_val_if_fail (GSY_IS_CORPUS (self), TRUE);

  for (GsySaveState state = GSY_SAVE_STATE_UNSAVED; state < GSY_SAVE_STATE_READ_ONLY; state++)
    if (self->states[state] > 0)
      return FALSE;
  return self->scheme_saver == NULL || gsy_saver_is_saved (self->scheme_saver);
}

GsySaveState
gsy_corpus_get_save_state (GsyCorpus *self, const char **message)
{
  GsySaveState worst = GSY_SAVE_STATE_SAVED;
  GHashTableIter iter;
  gpointer open;

  g_return_val_if_fail (GSY_IS_CORPUS (self), GSY_SAVE_STATE_SAVED);

  if (message != NULL)
    *message = NULL;
  if (self->scheme_saver != NULL)
    {
      worst = gsy_saver_get_state (self->scheme_saver);
      if (message != NULL)
        *message = gsy_saver_get_message (self->scheme_saver);
    }
  for (GsySaveState state = worst + 1; state < GSY_SAVE_STATE_READ_ONLY; state++)
    if (self->states[state] > 0)
      worst = state;
  if (message == NULL || !is_trouble (worst))
    return worst;
  g_hash_table_iter_init (&iter, self->troubled);
  while (g_hash_table_iter_next (&iter, &open, NULL))
    if (((const Open *) open)->state == worst)
      *message = gsy_document_get_save_message (((const Open *) open)->document);
  return worst;
}
