/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-loose-acts.c: a sidecar follows its article; a copy is merged; a copy is put out of the way. */
#include "config.h"
#include "corpus/gsy-loose-private.h"

#include "core/gsy-error.h"
#include "corpus/gsy-aside.h"
#include "corpus/gsy-corpus-private.h"
#include "io/gsy-article-reader.h"
#include "io/gsy-project-merge.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GsyLooseFiles *self;
  GsyLooseFile *file; /* nullable: taking back */
  char *root;
  char *from;       /* key of the article that it belonged to */
  char *article;    /* key of the article that it shall belong to */
  char *set;        /* nullable */
  char **ids;       /* of the statements, NULL when they are not known */
  GsyDocument *old; /* nullable: open, and retired */
  GsyDocument *document;
  GBytes *bytes;
  GsySidecar *copy;
  GsySidecar *base;
  GsyScheme *scheme;
  GsyLooseMerge *merge;
  gboolean to_trash;
} Act;

static Act *
act_new (GsyLooseFiles *self, const GsyLooseFile *file)
{
  Act *act = g_new0 (Act, 1);

  act->self = g_object_ref (self);
  act->file = file != NULL ? gsy_loose_file_ref (file) : NULL;
  act->set = file != NULL ? g_strdup (file->set) : NULL;
  act->root = g_strdup (gsy_corpus_get_root (self->corpus));
  self->n_acting++;
  return act;
}

/* In the owner's thread. */
static void
act_end (Act *act)
{
  if (act->old != NULL)
    _gsy_document_retire (act->old, NULL);
  g_clear_object (&act->old);
  _gsy_loose_files_acted (act->self);
}

static void
act_free (gpointer data)
{
  Act *act = data;

  g_clear_pointer (&act->file, gsy_loose_file_unref);
  g_free (act->root);
  g_free (act->from);
  g_free (act->article);
  g_free (act->set);
  g_strfreev (act->ids);
  g_clear_object (&act->document);
  g_clear_pointer (&act->bytes, g_bytes_unref);
  g_clear_pointer (&act->copy, gsy_sidecar_free);
  g_clear_pointer (&act->base, gsy_sidecar_free);
  g_clear_object (&act->scheme);
  g_clear_pointer (&act->merge, gsy_loose_merge_free);
  g_object_unref (act->self);
  g_free (act);
}

void
gsy_loose_merge_free (GsyLooseMerge *self)
{
  g_free (self->aside);
  g_free (self);
}

static void
fail (GTask *task, GError *error)
{
  act_end (g_task_get_task_data (task));
  g_task_return_error (task, error);
}

/* FALSE when the folder was closed meanwhile. */
static gboolean
is_open (GTask *task)
{
  const Act *act = g_task_get_task_data (task);

  if (act->self->corpus != NULL)
    return TRUE;
  fail (task, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The folder was closed.")));
  return FALSE;
}

/* A thread of its own, and back: @task's data is in nobody else's hands meanwhile. */
static void
run_in_thread (GTask *task, GTaskThreadFunc work, GAsyncReadyCallback done)
{
  g_autoptr (GTask) inner = g_task_new (NULL, NULL, done, g_object_ref (task));

  g_task_set_source_tag (inner, run_in_thread);
  g_task_set_task_data (inner, g_task_get_task_data (task), NULL);
  g_task_run_in_thread (inner, work);
}

/* Out of the way */

/* The trash, or beside under a clear name. NULL: in the trash. */
static gboolean
put_away (const char *path, const char *word, gboolean to_trash, char **aside, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) local = NULL;

  *aside = NULL;
  if (to_trash && g_file_trash (file, NULL, &local))
    return TRUE;
  if (to_trash)
    g_debug ("%s: %s", path, local->message);
  return gsy_aside_move (path, word, aside, error);
}

static void
put_in_thread (GTask *inner, gpointer source, gpointer data, GCancellable *cancellable)
{
  Act *act = data;
  g_autofree char *path = g_build_filename (act->root, act->file->key, NULL);
  GError *error = NULL;
  char *aside;

  if (put_away (path, "aside", act->to_trash, &aside, &error))
    g_task_return_pointer (inner, aside != NULL ? aside : g_strdup (""), g_free);
  else
    g_task_return_error (inner, error);
}

static void
put_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  char *aside = g_task_propagate_pointer (G_TASK (result), &error);

  if (error != NULL)
    {
      fail (task, error);
      return;
    }
  act_end (g_task_get_task_data (task));
  g_task_return_pointer (task, aside, g_free);
}

void
gsy_loose_files_set_aside_async (GsyLooseFiles *self, const GsyLooseFile *file, gboolean to_trash, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Act *act;

  g_return_if_fail (GSY_IS_LOOSE_FILES (self) && self->corpus != NULL && file != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  act = act_new (self, file);
  act->to_trash = to_trash;
  g_task_set_source_tag (task, gsy_loose_files_set_aside_async);
  g_task_set_task_data (task, act, act_free);
  run_in_thread (task, put_in_thread, put_cb);
}

char *
gsy_loose_files_set_aside_finish (GsyLooseFiles *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Merging: open; read; merge; save; and only then put the copy away. */

static void
put_copy_in_thread (GTask *inner, gpointer source, gpointer data, GCancellable *cancellable)
{
  Act *act = data;
  g_autofree char *path = g_build_filename (act->root, act->file->key, NULL);
  g_autoptr (GBytes) now = gsy_load (path, GSY_SIDECAR_MAX_BYTES, NULL, NULL);
  GError *error = NULL;

  /* What came in since was not taken over. */
  if (now == NULL || !g_bytes_equal (now, act->bytes))
    g_task_return_boolean (inner, TRUE);
  else if (put_away (path, "merged", TRUE, &act->merge->aside, &error))
    g_task_return_boolean (inner, TRUE);
  else
    g_task_return_error (inner, error);
}

static void
put_copy_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Act *act = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      fail (task, error);
      return;
    }
  act_end (act);
  g_task_return_pointer (task, g_steal_pointer (&act->merge), (GDestroyNotify) gsy_loose_merge_free);
}

static void
merged_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (!gsy_document_save_finish (GSY_DOCUMENT (source), result, &error))
    fail (task, error);
  else
    run_in_thread (task, put_copy_in_thread, put_copy_cb);
}

static void
read_in_thread (GTask *inner, gpointer source, gpointer data, GCancellable *cancellable)
{
  Act *act = data;
  GsyArticle *article = gsy_document_get_article (act->document);
  g_autofree char *path = g_build_filename (act->root, act->file->key, NULL);
  GError *error = NULL;

  act->bytes = gsy_load (path, GSY_SIDECAR_MAX_BYTES, NULL, &error);
  if (act->bytes != NULL)
    act->copy = gsy_document_parse_version (article, path, act->bytes, &error);
  if (act->copy == NULL)
    {
      g_task_return_error (inner, error);
      return;
    }
  act->base = gsy_document_find_base (article, gsy_document_get_sidecar_path (act->document), act->copy);
  g_task_return_boolean (inner, TRUE);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Act *act = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      fail (task, error);
      return;
    }
  if (!is_open (task))
    return;
  act->merge = g_new0 (GsyLooseMerge, 1);
  /* A note may be being typed: this is no part of that step. */
  gsy_history_end_group (gsy_corpus_get_history (act->self->corpus));
  /* Translators: a step in Undo and Redo: what a second copy of a file has was taken over. */
  if (!gsy_document_merge_copy (act->document, act->base, act->copy, _ ("Merge Copy"), &act->merge->n_changes, &act->merge->n_conflicts, &error))
    fail (task, error);
  else
    gsy_document_save_async (act->document, NULL, merged_saved_cb, g_object_ref (task));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Act *act = g_task_get_task_data (task);
  GError *error = NULL;

  act->document = gsy_corpus_open_finish (GSY_CORPUS (source), result, &error);
  if (act->document == NULL)
    fail (task, error);
  else
    run_in_thread (task, read_in_thread, read_cb);
}

/* The same with the folder's vocabulary. */

static void
scheme_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (!gsy_saver_save_finish (GSY_SAVER (source), result, &error))
    fail (task, error);
  else
    run_in_thread (task, put_copy_in_thread, put_copy_cb);
}

static gboolean
merge_scheme (Act *act, GError **error)
{
  GsyCorpus *corpus = act->self->corpus;
  /* Translators: a step in Undo and Redo: what a second copy of a file has was taken over. */
  g_autoptr (GsyEdit) edit = gsy_edit_new (_ ("Merge Copy"));
  g_autoptr (GsyScheme) merged = NULL;

  act->merge = g_new0 (GsyLooseMerge, 1);
  merged = gsy_project_merge (NULL, corpus->scheme, act->scheme, &act->merge->n_conflicts);
  for (guint i = 0; i < GSY_N_SCHEME_LISTS; i++)
    {
      GsySchemeList list = (GsySchemeList) i;
      GPtrArray *before = gsy_scheme_get_list (corpus->scheme, list), *after = gsy_scheme_get_list (merged, list);

      if (!gsy_scheme_lists_equal (list, before, after))
        gsy_edit_add_scheme (edit, list, before, after);
    }
  act->merge->n_changes = gsy_edit_get_n_changes (edit);
  gsy_history_end_group (gsy_corpus_get_history (corpus));
  return gsy_corpus_do (corpus, edit, error);
}

static void
scheme_read_in_thread (GTask *inner, gpointer source, gpointer data, GCancellable *cancellable)
{
  Act *act = data;
  g_autofree char *path = g_build_filename (act->root, act->file->key, NULL);
  GError *error = NULL;

  act->bytes = gsy_load (path, GSY_PROJECT_MAX_BYTES, NULL, &error);
  if (act->bytes != NULL)
    act->scheme = gsy_scheme_file_parse (act->bytes, NULL, &error);
  if (error == NULL)
    g_task_return_boolean (inner, TRUE);
  else
    g_task_return_error (inner, error);
}

static void
scheme_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Act *act = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      fail (task, error);
      return;
    }
  if (!is_open (task))
    return;
  if (!merge_scheme (act, &error))
    fail (task, error);
  else
    gsy_saver_save_async (act->self->corpus->scheme_saver, NULL, scheme_saved_cb, g_object_ref (task));
}

void
gsy_loose_files_merge_async (GsyLooseFiles *self, const GsyLooseFile *file, const char *article, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  const char *key = article != NULL ? article : file->article;

  g_return_if_fail (GSY_IS_LOOSE_FILES (self) && self->corpus != NULL && file != NULL);
  g_return_if_fail (key != NULL || file->kind == GSY_LOOSE_PROJECT_COPY);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, gsy_loose_files_merge_async);
  g_task_set_task_data (task, act_new (self, file), act_free);
  if (file->kind == GSY_LOOSE_PROJECT_COPY)
    {
      run_in_thread (task, scheme_read_in_thread, scheme_read_cb);
      return;
    }
  gsy_corpus_open_async (self->corpus, key, NULL, opened_cb, g_object_ref (task));
}

GsyLooseMerge *
gsy_loose_files_merge_finish (GsyLooseFiles *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Following the article: what is open of the old name is saved and closed to changes; the file moves; the new name is opened with what the
 * history says of the old one. */

static void
adopt_end (GTask *task)
{
  Act *act = g_task_get_task_data (task);
  GsyCorpus *corpus = act->self->corpus;

  if (corpus != NULL && act->set == NULL)
    {
      gsy_history_rename_article (gsy_corpus_get_history (corpus), act->from, act->article);
      _gsy_corpus_history_changed (corpus);
    }
  /* It stays closed to changes: whoever shows it shows the new one now. */
  g_clear_object (&act->old);
  g_hash_table_remove (act->self->declined, act->file->key);
  _gsy_loose_files_remember_adoption (act->self, act->from, act->article, act->set);
  g_signal_emit_by_name (act->self, "adopted", act->from, act->article, act->set, act->file->n_statements);
  if (corpus != NULL && act->set == NULL)
    _gsy_loose_files_follow_links (act->self, g_steal_pointer (&act->ids), act->from, act->article);
  act_end (act);
  g_task_return_boolean (task, TRUE);
}

static void
new_name_opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Act *act = g_task_get_task_data (task);

  /* When it cannot be, whoever opens it next sees why. */
  act->document = gsy_corpus_open_finish (GSY_CORPUS (source), result, NULL);
  adopt_end (task);
}

/* Of the sidecar that is called @key now. */
static void
read_ids (Act *act, const char *key)
{
  g_autofree char *path = g_build_filename (act->root, key, NULL);
  g_autoptr (GBytes) bytes = gsy_load (path, GSY_SIDECAR_MAX_BYTES, NULL, NULL);
  g_autoptr (GsySidecar) sidecar = bytes != NULL ? gsy_sidecar_parse (bytes, key, NULL, NULL) : NULL;

  if (sidecar == NULL)
    return;
  act->ids = g_new0 (char *, sidecar->statements->len + 1);
  for (guint i = 0; i < sidecar->statements->len; i++)
    act->ids[i] = g_strdup (((const GsyStatement *) g_ptr_array_index (sidecar->statements, i))->id);
}

static void
move_in_thread (GTask *inner, gpointer source, gpointer data, GCancellable *cancellable)
{
  Act *act = data;
  g_autofree char *key = NULL;
  GError *error = NULL;

  if (!gsy_loose_file_move (act->root, act->file->key, act->article, NULL, &key, &error))
    {
      g_task_return_error (inner, error);
      return;
    }
  read_ids (act, key);
  g_task_return_boolean (inner, TRUE);
}

static void
moved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Act *act = g_task_get_task_data (task);
  GsyDocument *open;
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      fail (task, error);
      return;
    }
  open = act->self->corpus != NULL ? gsy_corpus_find_document (act->self->corpus, act->article) : NULL;
  if (open != NULL && act->set == NULL)
    gsy_document_look_outside (open);
  if (open == NULL && act->old != NULL && act->self->corpus != NULL)
    gsy_corpus_open_async (act->self->corpus, act->article, NULL, new_name_opened_cb, g_object_ref (task));
  else
    adopt_end (task);
}

static void
old_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Act *act = g_task_get_task_data (task);
  g_autofree char *from = NULL, *to = NULL;
  GsyDocument *old = GSY_DOCUMENT (source);
  g_autoptr (GError) why = NULL;
  GError *error = NULL;

  if (!gsy_document_save_finish (old, result, &error))
    {
      fail (task, error);
      return;
    }
  if (!is_open (task))
    return;
  from = gsy_display_name (act->from);
  to = gsy_display_name (act->article);
  /* Translators: %1$s and %2$s are file names. */
  why = g_error_new (GSY_ERROR, GSY_ERROR_CONFLICT, _ ("“%1$s” is called “%2$s” now."), from, to);
  /* Something was done while it was being saved: once more. */
  if (!gsy_document_is_saved (old))
    {
      gsy_document_save_async (old, NULL, old_saved_cb, g_object_ref (task));
      return;
    }
  _gsy_document_retire (old, why);
  act->old = g_object_ref (old);
  run_in_thread (task, move_in_thread, moved_cb);
}

void
gsy_loose_files_adopt_async (GsyLooseFiles *self, const GsyLooseFile *file, const char *article, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GsyDocument *old, *new_one;
  Act *act;

  g_return_if_fail (GSY_IS_LOOSE_FILES (self) && self->corpus != NULL && file != NULL && file->kind == GSY_LOOSE_LOST && article != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  /* On somebody's word. */
  if (file->adopter == NULL || self->batch == 0 || !g_hash_table_contains (self->declined, file->key))
    self->batch++;
  act = act_new (self, file);
  act->from = g_strdup (file->article);
  act->article = g_strdup (article);
  g_task_set_source_tag (task, gsy_loose_files_adopt_async);
  g_task_set_task_data (task, act, act_free);

  old = file->set == NULL ? gsy_corpus_find_document (self->corpus, act->from) : NULL;
  new_one = file->set == NULL ? gsy_corpus_find_document (self->corpus, article) : NULL;
  if (new_one != NULL && gsy_store_get_n_statements (gsy_document_get_store (new_one)) > 0)
    {
      g_autofree char *name = gsy_display_name (article);

      /* Translators: %s is an article's file name. */
      fail (task, g_error_new (GSY_ERROR, GSY_ERROR_CONFLICT, _ ("“%s” has annotations of its own by now. Merge the others with them."), name));
      return;
    }
  if (old != NULL && !gsy_document_is_read_only (old))
    gsy_document_save_async (old, NULL, old_saved_cb, g_object_ref (task));
  else
    run_in_thread (task, move_in_thread, moved_cb);
}

gboolean
gsy_loose_files_adopt_finish (GsyLooseFiles *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Taking it back */

static void
back_in_thread (GTask *inner, gpointer source, gpointer data, GCancellable *cancellable)
{
  Act *act = data;
  g_autofree char *key = gsy_sidecar_path (act->article, act->set);
  g_autofree char *back = gsy_sidecar_path (act->from, act->set);
  GError *error = NULL;

  if (!gsy_loose_file_move_back (act->root, key, act->from, &error))
    {
      g_task_return_error (inner, error);
      return;
    }
  read_ids (act, back);
  g_task_return_boolean (inner, TRUE);
}

static void
back_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Act *act = g_task_get_task_data (task);
  GsyDocument *document = g_steal_pointer (&act->old);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      act->old = document;
      fail (task, error);
      return;
    }
  if (act->self->corpus != NULL && act->set == NULL)
    {
      gsy_history_rename_article (gsy_corpus_get_history (act->self->corpus), act->article, act->from);
      if (document != NULL)
        _gsy_document_forget_sidecar (document);
      _gsy_corpus_history_changed (act->self->corpus);
      _gsy_loose_files_follow_links (act->self, g_steal_pointer (&act->ids), act->article, act->from);
    }
  g_clear_object (&document);
  act_end (act);
  g_task_return_boolean (task, TRUE);
}

static void
new_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Act *act = g_task_get_task_data (task);
  g_autoptr (GError) why = NULL;
  GError *error = NULL;

  if (!gsy_document_save_finish (GSY_DOCUMENT (source), result, &error))
    {
      fail (task, error);
      return;
    }
  if (!is_open (task))
    return;
  why = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_BUSY, _ ("Its annotations are being put back. Try again in a moment."));
  _gsy_document_retire (GSY_DOCUMENT (source), why);
  act->old = GSY_DOCUMENT (g_object_ref (source));
  run_in_thread (task, back_in_thread, back_cb);
}

void
gsy_loose_files_undo_adoption_async (GsyLooseFiles *self, const char *from, const char *article, const char *set, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GsyDocument *document;
  Act *act;

  g_return_if_fail (GSY_IS_LOOSE_FILES (self) && self->corpus != NULL && from != NULL && article != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  act = act_new (self, NULL);
  act->from = g_strdup (from);
  act->article = g_strdup (article);
  act->set = g_strdup (set);
  g_task_set_source_tag (task, gsy_loose_files_undo_adoption_async);
  g_task_set_task_data (task, act, act_free);
  g_hash_table_add (self->declined, gsy_sidecar_path (from, set));
  document = set == NULL ? gsy_corpus_find_document (self->corpus, article) : NULL;
  if (document != NULL && !gsy_document_is_read_only (document))
    gsy_document_save_async (document, NULL, new_saved_cb, g_object_ref (task));
  else
    run_in_thread (task, back_in_thread, back_cb);
}

gboolean
gsy_loose_files_undo_adoption_finish (GsyLooseFiles *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
