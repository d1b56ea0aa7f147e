/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-corpus-refresh.c: after other programs were at work in the folder, its names and what changed are read in a thread; then the list, the counts
 * and the index follow. What is open is told by its document and stays in the list as long as it is open. */
#include "config.h"
#include "corpus/gsy-corpus-private.h"

#include "corpus/gsy-folder-index-private.h"
#include "io/gsy-article-reader.h"

#include <glib/gi18n-lib.h>

#include <string.h>
#include <sys/stat.h>

/* What is read anew of one article. */
typedef struct
{
  char *key;
  gboolean has_sidecar;
  GsyRowFacts facts;
} Reread;

struct _GsyCorpusRefresh
{
  gatomicrefcount ref_count;
  int cancelled;    /* atomic */
  GsyCorpus *owner; /* the owner's thread alone; NULL: stopped */
  GsyCorpusNews *news;
  char *root;
  char **only;
  GHashTable *known; /* set of keys: the list as it is */
  char **open;       /* keys */
  /* set by the thread */
  GPtrArray *found; /* of GsyFound; nullable: the names are as they were, or could not be read */
  GPtrArray *folders;
  char *problem;
  GArray *reread;
};

void
_gsy_corpus_news_free (GsyCorpusNews *news)
{
  g_hash_table_unref (news->changed);
  g_free (news);
}

static void
reread_clear (gpointer data)
{
  Reread *reread = data;

  g_free (reread->key);
  gsy_row_facts_clear (&reread->facts);
}

static void
refresh_unref (gpointer data)
{
  GsyCorpusRefresh *self = data;

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  _gsy_corpus_news_free (self->news);
  g_free (self->root);
  g_strfreev (self->only);
  g_hash_table_unref (self->known);
  g_strfreev (self->open);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_ptr_array_unref (self->folders);
  g_free (self->problem);
  g_array_unref (self->reread);
  g_free (self);
}

void
_gsy_corpus_refresh_stop (GsyCorpusRefresh *self)
{
  g_atomic_int_set (&self->cancelled, TRUE);
  self->owner = NULL;
  refresh_unref (self);
}

/* In the thread */

static gboolean
is_open (const GsyCorpusRefresh *self, const char *key)
{
  return g_strv_contains ((const char *const *) self->open, key);
}

static void
read_again (GsyCorpusRefresh *self, const char *key, gboolean has_sidecar)
{
  g_autofree char *path = g_build_filename (self->root, key, NULL);
  Reread reread = { .key = g_strdup (key), .has_sidecar = has_sidecar };

  gsy_row_facts_read (&reread.facts, path, has_sidecar);
  g_array_append_val (self->reread, reread);
}

static void
read_names (GsyCorpusRefresh *self)
{
  g_autoptr (GError) error = NULL;

  if (self->only != NULL)
    self->found = gsy_folder_list (self->root, (const char *const *) self->only);
  else
    self->found = gsy_folder_scan (self->root, &self->cancelled, self->folders, &self->problem, &error);
  /* A folder that is away for a moment keeps its list. */
  if (self->found == NULL)
    self->problem = g_strdup (error->message);
  else
    gsy_folder_list_add (self->found, self->root, (const char *const *) self->open);
}

static void
read_listed (GsyCorpusRefresh *self)
{
  for (guint i = 0; i < self->found->len && !g_atomic_int_get (&self->cancelled); i++)
    {
      const GsyFound *one = g_ptr_array_index (self->found, i);

      if (!is_open (self, one->key) && (self->news->all || !g_hash_table_contains (self->known, one->key) || g_hash_table_contains (self->news->changed, one->key)))
        read_again (self, one->key, one->has_sidecar);
    }
}

static void
read_changed (GsyCorpusRefresh *self)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->news->changed);
  while (g_hash_table_iter_next (&iter, &key, NULL) && !g_atomic_int_get (&self->cancelled))
    {
      g_autofree char *path = g_build_filename (self->root, key, NULL);
      g_autofree char *sidecar = gsy_sidecar_path (path, NULL);
      struct stat st;

      if (g_hash_table_contains (self->known, key) && !is_open (self, key))
        read_again (self, key, stat (sidecar, &st) == 0);
    }
}

static void
refresh_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GsyCorpusRefresh *self = data;

  if (self->news->list || self->news->all)
    read_names (self);
  if (self->found != NULL)
    read_listed (self);
  else if (!self->news->list)
    read_changed (self);
  g_task_return_boolean (task, TRUE);
}

/* In the owner's thread */

/* The first and the last rows that are otherwise than before are what the list tells of. */
static void
tell_list (GsyCorpus *corpus, GPtrArray *old)
{
  GPtrArray *rows = corpus->rows;
  guint first = 0, last = 0;

  while (first < old->len && first < rows->len && old->pdata[first] == rows->pdata[first])
    first++;
  while (last < old->len - first && last < rows->len - first && old->pdata[old->len - last - 1] == rows->pdata[rows->len - last - 1])
    last++;
  if (old->len - first - last > 0 || rows->len - first - last > 0)
    g_list_model_items_changed (G_LIST_MODEL (corpus), first, old->len - first - last, rows->len - first - last);
}

static void
say_missing (GsyRowData *data, GsyCorpusRow *row)
{
  GsyRowFacts facts = data->facts;

  facts.title = g_strdup (data->facts.title);
  facts.published = g_strdup (data->facts.published);
  facts.problem = g_strdup (_ ("The article’s file is not there any more. What was marked is kept beside the place where it was."));
  facts.counts = data->facts.counts != NULL ? g_array_copy (data->facts.counts) : NULL;
  gsy_row_data_take_facts (data, &facts, row);
}

/* Puts the rows of @found in the place of those that are there; an article that stays keeps its row. */
static void
take_names (GsyCorpus *corpus, GPtrArray *found)
{
  g_autoptr (GPtrArray) old = corpus->rows, old_objects = corpus->row_objects;
  g_autoptr (GHashTable) positions = g_hash_table_ref (corpus->positions);
  g_autofree const char **keys = g_new (const char *, found->len + 1);
  guint n_done = 0;

  corpus->rows = g_ptr_array_new_full (found->len, (GDestroyNotify) gsy_row_data_unref);
  corpus->row_objects = g_ptr_array_new_full (found->len, NULL);
  g_ptr_array_set_size (corpus->row_objects, (int) found->len);
  g_hash_table_unref (corpus->positions);
  corpus->positions = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < found->len; i++)
    {
      const GsyFound *one = g_ptr_array_index (found, i);
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (positions, one->key));
      GsyRowData *data = place > 0 ? g_rc_box_acquire (g_ptr_array_index (old, place - 1)) : gsy_row_data_new (one->key, one->name, one->has_sidecar);

      data->has_sidecar = one->has_sidecar;
      if (one->is_missing && !data->is_missing)
        say_missing (data, place > 0 ? old_objects->pdata[place - 1] : NULL);
      data->is_missing = one->is_missing;
      keys[i] = data->key;
      g_ptr_array_add (corpus->rows, data);
      if (place > 0)
        corpus->row_objects->pdata[i] = g_steal_pointer (&old_objects->pdata[place - 1]);
      g_hash_table_insert (corpus->positions, data->key, GUINT_TO_POINTER (i + 1));
      n_done += data->facts.state == GSY_STATE_DONE;
    }
  g_ptr_array_set_free_func (corpus->row_objects, _gsy_corpus_unref_if_set);
  _gsy_folder_index_set_list (corpus->index, keys, found->len);
  for (guint i = 0; i < old->len; i++)
    {
      const GsyRowData *data = g_ptr_array_index (old, i);

      if (!g_hash_table_contains (corpus->positions, data->key))
        _gsy_folder_index_drop (corpus->index, data->key);
    }
  tell_list (corpus, old);
  if (corpus->n_done == n_done)
    return;
  corpus->n_done = n_done;
  g_object_notify (G_OBJECT (corpus), "n-done");
}

static void
take_problem (GsyCorpus *corpus, const char *problem)
{
  if (g_strcmp0 (corpus->scan_problem, problem) == 0)
    return;
  g_free (corpus->scan_problem);
  corpus->scan_problem = g_strdup (problem);
  g_object_notify (G_OBJECT (corpus), "folder-problem");
}

/* Rows and index. What was opened meanwhile is told by its document. */
static void
take_reread (GsyCorpus *corpus, GArray *all)
{
  GArray *requests = g_array_new (FALSE, FALSE, sizeof (GsyIndexRequest));

  g_array_set_clear_func (requests, _gsy_index_request_clear);
  for (guint i = 0; i < all->len; i++)
    {
      Reread *reread = &g_array_index (all, Reread, i);
      int position = _gsy_corpus_find_position (corpus, reread->key);
      GsyIndexRequest request = { NULL };
      GsyRowData *data;

      if (position < 0 || gsy_corpus_find_document (corpus, reread->key) != NULL)
        continue;
      data = g_ptr_array_index (corpus->rows, (guint) position);
      data->has_sidecar = reread->has_sidecar;
      data->is_settled = FALSE;
      _gsy_corpus_take_facts (corpus, (guint) position, &reread->facts);
      if (!data->has_sidecar)
        {
          _gsy_folder_index_drop (corpus->index, data->key);
          continue;
        }
      request.key = g_strdup (data->key);
      request.name = g_strdup (data->name);
      request.title = g_strdup (data->facts.title != NULL ? data->facts.title : data->name);
      request.published = g_strdup (data->facts.published);
      g_array_append_val (requests, request);
    }
  _gsy_folder_index_reread (corpus->index, requests);
}

/* What was opened before the list had it has told nobody what it knows of itself. */
static void
settle_open (GsyCorpus *corpus)
{
  g_autoptr (GPtrArray) documents = _gsy_corpus_dup_documents (corpus);

  for (guint i = 0; i < documents->len; i++)
    {
      GsyDocument *document = g_ptr_array_index (documents, i);
      int position = _gsy_corpus_find_position (corpus, gsy_document_get_key (document));

      if (position >= 0 && !((const GsyRowData *) g_ptr_array_index (corpus->rows, (guint) position))->is_settled)
        _gsy_corpus_settle_row (corpus, document);
    }
}

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  const GsyCorpusRefresh *self = g_task_get_task_data (G_TASK (result));
  g_autoptr (GsyCorpus) corpus = self->owner != NULL ? g_object_ref (self->owner) : NULL;

  if (corpus == NULL)
    return;
  g_object_freeze_notify (G_OBJECT (corpus));
  if (self->found != NULL)
    {
      if (self->only == NULL)
        _gsy_corpus_watch_folders (corpus, self->folders);
      take_names (corpus, self->found);
      settle_open (corpus);
    }
  if (self->news->list || self->news->all)
    take_problem (corpus, self->problem);
  take_reread (corpus, self->reread);
  g_object_thaw_notify (G_OBJECT (corpus));
  if (self->news->files)
    g_signal_emit_by_name (corpus, "files-changed");
  g_clear_pointer (&corpus->refresh, refresh_unref);
  _gsy_corpus_expect_news (corpus);
}

static char **
dup_open_keys (GsyCorpus *corpus)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, corpus->documents);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_strv_builder_add (builder, key);
  return g_strv_builder_end (builder);
}

void
_gsy_corpus_refresh (GsyCorpus *corpus, GsyCorpusNews *news)
{
  GsyCorpusRefresh *self = g_new0 (GsyCorpusRefresh, 1);
  g_autoptr (GTask) task = NULL;

  g_assert (corpus->refresh == NULL);

  g_atomic_ref_count_init (&self->ref_count);
  self->owner = corpus;
  self->news = news;
  self->root = g_strdup (corpus->root);
  self->only = g_strdupv (corpus->only);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < corpus->rows->len; i++)
    g_hash_table_add (self->known, g_strdup (((const GsyRowData *) g_ptr_array_index (corpus->rows, i))->key));
  self->open = dup_open_keys (corpus);
  self->folders = g_ptr_array_new_with_free_func (g_free);
  self->reread = g_array_new (FALSE, FALSE, sizeof (Reread));
  g_array_set_clear_func (self->reread, reread_clear);
  corpus->refresh = self;

  g_atomic_ref_count_inc (&self->ref_count);
  task = g_task_new (NULL, NULL, refreshed_cb, NULL);
  g_task_set_source_tag (task, _gsy_corpus_refresh);
  g_task_set_task_data (task, self, refresh_unref);
  g_task_run_in_thread (task, refresh_in_thread);
}
