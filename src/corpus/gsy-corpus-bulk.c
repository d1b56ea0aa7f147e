/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-corpus-bulk.c: a name changed in many articles at once. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memmem */
#endif
#include "config.h"
#include "corpus/gsy-corpus-bulk.h"

#include "core/gsy-error.h"
#include "corpus/gsy-folder-index-private.h"
#include "io/gsy-article-reader.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* Articles that are being opened at a time. */
#define MAX_OPENING 8u
/* Articles between two reports. */
#define PROGRESS_STEP 16u

typedef struct
{
  GsyNameKind kind;
  char **from;
  char **sought; /* @from without @to */
  char *to;      /* nullable */
  gboolean keep_aliases;
  GsyBulkProgress progress;
  gpointer progress_data;

  gulong ready_id;
  GSource *cancelled;
  GHashTable *documents; /* key -> GsyDocument */
  GPtrArray *keys;       /* of all articles that have the name, in the order of the folder */
  GPtrArray *wanted;     /* those to be opened */
  guint n_started;
  guint n_opening;
  gboolean is_checked; /* the sidecars that the index could not read */
  gboolean is_over;
} Rename;

static void
rename_free (gpointer data)
{
  Rename *rename = data;

  g_strfreev (rename->from);
  g_strfreev (rename->sought);
  g_free (rename->to);
  g_hash_table_unref (rename->documents);
  g_ptr_array_unref (rename->keys);
  g_ptr_array_unref (rename->wanted);
  g_free (rename);
}

static void proceed (GTask *task);

/* Whatever comes after this finds that it is over. */
static void
end (GTask *task)
{
  Rename *rename = g_task_get_task_data (task);
  GsyFolderIndex *index = gsy_corpus_get_index (g_task_get_source_object (task));

  rename->is_over = TRUE;
  g_clear_signal_handler (&rename->ready_id, index);
  if (rename->cancelled != NULL)
    g_source_destroy (rename->cancelled);
  g_clear_pointer (&rename->cancelled, g_source_unref);
  g_hash_table_remove_all (rename->documents);
}

static void
fail (GTask *task, const char *key, const char *message)
{
  g_autofree char *name = gsy_display_name (key);

  end (task);
  g_task_return_new_error (task,
                           GSY_ERROR,
                           GSY_ERROR_CONFLICT,
                           /* Translators: The first %s is an article's file name, the second one is one or two whole sentences that say what is wrong with it. */
                           _ ("Nothing was changed, because “%s” cannot be. %s"),
                           name,
                           message);
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer data)
{
  GTask *task = data;
  GError *error = NULL;

  g_cancellable_set_error_if_cancelled (cancellable, &error);
  end (task);
  g_task_return_error (task, error);
  return G_SOURCE_REMOVE;
}

/* Opening */

static void
report (GTask *task)
{
  const Rename *rename = g_task_get_task_data (task);
  guint done = g_hash_table_size (rename->documents);
  guint total = done + rename->wanted->len - rename->n_started + rename->n_opening;

  if (rename->progress != NULL && (done % PROGRESS_STEP == 0 || done == total))
    rename->progress (done, total, rename->progress_data);
}

static void open_some (GTask *task);

/* What is known of an article that is being opened. */
typedef struct
{
  GTask *task;
  char *key;
} Opening;

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Opening *opening = data;
  g_autoptr (GTask) task = opening->task;
  g_autofree char *key = opening->key;
  Rename *rename = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GsyDocument) document = gsy_corpus_open_finish (GSY_CORPUS (source), result, &error);

  if (rename->is_over)
    return;
  rename->n_opening--;
  if (document == NULL)
    {
      fail (task, key, error->message);
      return;
    }
  if (gsy_document_is_read_only (document))
    {
      fail (task, key, gsy_document_get_sidecar_error (document)->message);
      return;
    }
  g_hash_table_insert (rename->documents, g_steal_pointer (&key), g_steal_pointer (&document));
  report (task);
  if (!rename->is_over)
    open_some (task);
}

static void
open_some (GTask *task)
{
  GsyCorpus *self = g_task_get_source_object (task);
  Rename *rename = g_task_get_task_data (task);

  while (rename->n_opening < MAX_OPENING && rename->n_started < rename->wanted->len)
    {
      Opening *opening = g_new (Opening, 1);

      opening->task = g_object_ref (task);
      opening->key = g_strdup (g_ptr_array_index (rename->wanted, rename->n_started++));
      rename->n_opening++;
      gsy_corpus_open_async (self, opening->key, NULL, opened_cb, opening);
    }
  if (rename->n_opening == 0)
    proceed (task);
}

/* The articles that have the name and are not open for this: also those where it came in since. */
static void
find_articles (GsyCorpus *self, Rename *rename)
{
  g_autoptr (GPtrArray) uses = gsy_folder_index_dup_uses (gsy_corpus_get_index (self), rename->kind, (const char *const *) rename->sought);
  const char *last = NULL;

  g_ptr_array_set_size (rename->keys, 0);
  g_ptr_array_set_size (rename->wanted, 0);
  rename->n_started = 0;
  for (guint i = 0; i < uses->len; i++)
    {
      const char *key = ((const GsyEntry *) g_ptr_array_index (uses, i))->article;

      if (key == last)
        continue;
      last = key;
      g_ptr_array_add (rename->keys, g_strdup (key));
      if (!g_hash_table_contains (rename->documents, key))
        g_ptr_array_add (rename->wanted, g_strdup (key));
    }
}

/* What could not be read may have the name too: then it is in the bytes, since we write text as it is. */

typedef struct
{
  char *root;
  char **keys;
  char **names;
  char *found; /* a key */
  char *message;
} Check;

static void
check_free (gpointer data)
{
  Check *check = data;

  g_free (check->root);
  g_strfreev (check->keys);
  g_strfreev (check->names);
  g_free (check->found);
  g_free (check->message);
  g_free (check);
}

static gboolean
has_any (GBytes *bytes, char **names)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  for (guint i = 0; names[i] != NULL; i++)
    if (length > 0 && memmem (data, length, names[i], strlen (names[i])) != NULL)
      return TRUE;
  return FALSE;
}

static void
check_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Check *check = data;

  for (guint i = 0; check->keys[i] != NULL && check->found == NULL; i++)
    {
      g_autofree char *path = g_build_filename (check->root, check->keys[i], NULL);
      g_autofree char *sidecar_path = gsy_sidecar_path (path, NULL);
      g_autofree char *sidecar_name = g_path_get_basename (sidecar_path);
      g_autofree char *shown = gsy_display_name (sidecar_name);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = gsy_load (sidecar_path, GSY_SIDECAR_MAX_BYTES, NULL, &error);
      g_autoptr (GsySidecar) sidecar = NULL;

      if (bytes == NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        continue;
      if (bytes != NULL && !has_any (bytes, check->names))
        continue;
      if (bytes != NULL)
        sidecar = gsy_sidecar_parse (bytes, shown, NULL, &error);
      /* It was mended meanwhile, but nobody read it yet. */
      if (error == NULL)
        g_set_error_literal (&error, GSY_ERROR, GSY_ERROR_CONFLICT, _ ("Its annotations changed on disk. Open it and try again."));
      check->found = g_strdup (check->keys[i]);
      check->message = g_strdup (error->message);
    }
  g_task_return_boolean (task, TRUE);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Rename *rename = g_task_get_task_data (task);
  const Check *check = g_task_get_task_data (G_TASK (result));

  if (rename->is_over)
    return;
  rename->is_checked = TRUE;
  if (check->found != NULL)
    fail (task, check->found, check->message);
  else
    proceed (task);
}

static void
check_unread (GTask *task)
{
  GsyCorpus *self = g_task_get_source_object (task);
  const Rename *rename = g_task_get_task_data (task);
  Check *check = g_new0 (Check, 1);
  g_autoptr (GTask) checker = g_task_new (NULL, NULL, checked_cb, g_object_ref (task));

  check->root = g_strdup (gsy_corpus_get_root (self));
  check->keys = _gsy_folder_index_dup_unread (gsy_corpus_get_index (self));
  check->names = g_strdupv (rename->sought);
  g_task_set_source_tag (checker, check_unread);
  g_task_set_task_data (checker, check, check_free);
  g_task_run_in_thread (checker, check_in_thread);
}

/* The edit */

static const char *
get_label (const Rename *rename)
{
  gboolean is_actor = rename->kind == GSY_NAME_ACTOR;
  guint n = g_strv_length (rename->from);

  if (rename->to == NULL)
    return is_actor ? ngettext ("Remove Actor", "Remove Actors", n) : ngettext ("Remove Topic", "Remove Topics", n);
  if (n > 1)
    return is_actor ? _ ("Merge Actors") : _ ("Merge Topics");
  return is_actor ? _ ("Rename Actor") : _ ("Rename Topic");
}

static void
apply (GTask *task)
{
  GsyCorpus *self = g_task_get_source_object (task);
  Rename *rename = g_task_get_task_data (task);
  const char *const *from = (const char *const *) rename->from;
  GsyGesture gesture = { .scheme = gsy_corpus_get_scheme (self), .now = g_get_real_time () / G_USEC_PER_SEC };
  g_autoptr (GsyEdit) edit = gsy_edit_new (get_label (rename));
  GError *error = NULL;
  guint n = 0;

  /* A note may be being typed: this is no part of that step. */
  gsy_history_end_group (gsy_corpus_get_history (self));
  for (guint i = 0; i < rename->keys->len; i++)
    {
      gesture.store = gsy_document_get_store (g_hash_table_lookup (rename->documents, g_ptr_array_index (rename->keys, i)));
      n += gsy_edits_rename (&gesture, rename->kind, from, rename->to, edit);
    }
  if (rename->kind == GSY_NAME_ACTOR)
    gsy_scheme_rename_actors (gesture.scheme, from, rename->to, rename->keep_aliases, edit);
  else
    gsy_scheme_rename_topics (gesture.scheme, from, rename->to, edit);

  /* Not a part of what somebody types meanwhile. */
  if (gsy_history_do_apart (gsy_corpus_get_history (self), edit, &error))
    {
      end (task);
      g_task_return_int (task, (gssize) n);
      return;
    }
  end (task);
  g_task_return_error (task, error);
}

static void
proceed (GTask *task)
{
  GsyCorpus *self = g_task_get_source_object (task);
  Rename *rename = g_task_get_task_data (task);

  find_articles (self, rename);
  if (rename->wanted->len > 0)
    open_some (task);
  else if (!rename->is_checked)
    check_unread (task);
  else
    apply (task);
}

static void
ready_cb (GTask *task)
{
  Rename *rename = g_task_get_task_data (task);
  g_autoptr (GTask) alive = g_object_ref (task);

  g_clear_signal_handler (&rename->ready_id, gsy_corpus_get_index (g_task_get_source_object (alive)));
  proceed (alive);
}

static char **
dup_without (const char *const *names, const char *without)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; names[i] != NULL; i++)
    if (g_strcmp0 (names[i], without) != 0)
      g_strv_builder_add (builder, names[i]);
  return g_strv_builder_end (builder);
}

void
gsy_corpus_rename_async (GsyCorpus *self, GsyNameKind kind, const char *const *from, const char *to, gboolean keep_aliases, GsyBulkProgress progress, gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GsyFolderIndex *index;
  Rename *rename;

  g_return_if_fail (GSY_IS_CORPUS (self) && from != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, gsy_corpus_rename_async);
  /* Once it is done, nobody is told that it was not. */
  g_task_set_check_cancellable (task, FALSE);
  if (g_task_return_error_if_cancelled (task))
    return;
  rename = g_new0 (Rename, 1);
  rename->kind = kind;
  rename->from = g_strdupv ((char **) from);
  rename->to = to != NULL ? g_strstrip (g_strdup (to)) : NULL;
  rename->sought = dup_without (from, rename->to);
  rename->keep_aliases = keep_aliases;
  rename->progress = progress;
  rename->progress_data = progress_data;
  rename->documents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  rename->keys = g_ptr_array_new_with_free_func (g_free);
  rename->wanted = g_ptr_array_new_with_free_func (g_free);
  g_task_set_task_data (task, rename, rename_free);
  if (rename->to != NULL && rename->to[0] == '\0')
    {
      g_task_return_new_error (task, GSY_ERROR, GSY_ERROR_UNSUPPORTED, "%s", _ ("A name cannot be empty."));
      return;
    }

  if (cancellable != NULL)
    {
      g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();

      rename->cancelled = g_cancellable_source_new (cancellable);
      g_source_set_callback (rename->cancelled, G_SOURCE_FUNC (cancelled_cb), g_object_ref (task), g_object_unref);
      g_source_attach (rename->cancelled, context);
    }
  index = gsy_corpus_get_index (self);
  if (gsy_folder_index_is_ready (index))
    proceed (task);
  else
    rename->ready_id = g_signal_connect_data (index, "notify::ready", G_CALLBACK (ready_cb), g_object_ref (task), (GClosureNotify) (gpointer) g_object_unref, G_CONNECT_SWAPPED);
}

int
gsy_corpus_rename_finish (GsyCorpus *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  return (int) g_task_propagate_int (G_TASK (result), error);
}
