/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-folder-index-reader.c: the thread that makes entries from the sidecars of a folder. */
#include "config.h"
#include "corpus/gsy-folder-index-private.h"

#include "core/gsy-fold.h"

#include <string.h>

/* Statements, or articles, between two messages to the owner: so many that taking them in is not felt. */
#define BATCH_STATEMENTS 1000u
#define BATCH_ARTICLES 128u

struct _GsyIndexReader
{
  gatomicrefcount ref_count;
  char *root;
  GArray *requests;
  GsyNamePool *pool;
  GMainContext *context;
  int cancelled; /* atomic */
  /* the owner's thread alone */
  void (*take) (gpointer owner, GArray *pieces);
  gpointer owner;
};

typedef struct
{
  GsyIndexReader *reader;
  GArray *pieces; /* NULL: the end */
} Message;

void
_gsy_index_request_clear (gpointer data)
{
  GsyIndexRequest *request = data;

  g_free (request->key);
  g_free (request->title);
  g_free (request->name);
  g_free (request->published);
}

static void
piece_clear (gpointer data)
{
  GsyIndexPiece *piece = data;

  g_free (piece->folded);
  g_free (piece->published);
  g_clear_pointer (&piece->entries, g_ptr_array_unref);
}

static void
reader_unref (gpointer data)
{
  GsyIndexReader *self = data;

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->root);
  g_array_unref (self->requests);
  _gsy_name_pool_unref (self->pool);
  g_main_context_unref (self->context);
  g_free (self);
}

static void
message_free (gpointer data)
{
  Message *message = data;

  g_clear_pointer (&message->pieces, g_array_unref);
  reader_unref (message->reader);
  g_free (message);
}

static gboolean
deliver_cb (gpointer data)
{
  Message *message = data;

  if (message->reader->owner != NULL)
    message->reader->take (message->reader->owner, message->pieces);
  return G_SOURCE_REMOVE;
}

/* As GsyCorpusReader does it: below input and above drawing. */
static void
post (GsyIndexReader *self, GArray *pieces)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  Message *message = g_new0 (Message, 1);

  g_atomic_ref_count_inc (&self->ref_count);
  message->reader = self;
  message->pieces = pieces;
  g_source_set_priority (source, G_PRIORITY_HIGH_IDLE);
  g_source_set_callback (source, deliver_cb, message, message_free);
  g_source_attach (source, self->context);
}

char *
_gsy_index_fold_title (const char *title, const char *name)
{
  g_autofree char *both = g_strconcat (title, "\n", name, NULL);

  return gsy_fold (both, -1);
}

/* What cannot be read has no entries; its row says why. */
static void
read_piece (GsyIndexReader *self, GsyIndexRequest *request, GsyIndexPiece *piece)
{
  g_autofree char *path = g_build_filename (self->root, request->key, NULL);
  g_autofree char *sidecar_path = gsy_sidecar_path (path, NULL);
  g_autoptr (GBytes) bytes = gsy_load (sidecar_path, GSY_SIDECAR_MAX_BYTES, NULL, NULL);
  g_autoptr (GsySidecar) sidecar = bytes != NULL ? gsy_sidecar_parse (bytes, request->name, NULL, NULL) : NULL;
  g_autofree GsyCheckSet *checks = NULL;

  piece->key = _gsy_name_pool_intern (self->pool, request->key);
  piece->folded = _gsy_index_fold_title (request->title, request->name);
  piece->published = g_steal_pointer (&request->published);
  piece->is_unread = sidecar == NULL;
  if (sidecar == NULL || sidecar->statements->len == 0)
    return;
  checks = g_new0 (GsyCheckSet, sidecar->statements->len);
  gsy_checks_of_article (sidecar->statements, NULL, piece->published, checks);
  piece->entries = g_ptr_array_new_full (sidecar->statements->len, (GDestroyNotify) gsy_entry_unref);
  for (guint i = 0; i < sidecar->statements->len; i++)
    g_ptr_array_add (piece->entries, _gsy_entry_new (self->pool, piece->key, g_ptr_array_index (sidecar->statements, i), NULL, checks[i]));
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GsyIndexReader *self = data;
  GArray *pieces = NULL;
  guint n_entries = 0;

  for (guint i = 0; i < self->requests->len && !g_atomic_int_get (&self->cancelled); i++)
    {
      GsyIndexPiece piece = { NULL };

      if (pieces == NULL)
        {
          pieces = g_array_new (FALSE, FALSE, sizeof piece);
          g_array_set_clear_func (pieces, piece_clear);
          n_entries = 0;
        }
      read_piece (self, &g_array_index (self->requests, GsyIndexRequest, i), &piece);
      n_entries += piece.entries != NULL ? piece.entries->len : 0;
      g_array_append_val (pieces, piece);
      if (n_entries >= BATCH_STATEMENTS || pieces->len >= BATCH_ARTICLES)
        post (self, g_steal_pointer (&pieces));
    }
  if (pieces != NULL)
    post (self, g_steal_pointer (&pieces));
  post (self, NULL);
  g_task_return_boolean (task, TRUE);
}

GsyIndexReader *
_gsy_index_reader_start (const char *root, GArray *requests, GsyNamePool *pool, void (*take) (gpointer owner, GArray *pieces), gpointer owner)
{
  GsyIndexReader *self = g_new0 (GsyIndexReader, 1);
  g_autoptr (GTask) task = NULL;

  g_atomic_ref_count_init (&self->ref_count);
  self->root = g_strdup (root);
  self->requests = requests;
  self->pool = _gsy_name_pool_ref (pool);
  self->context = g_main_context_ref_thread_default ();
  self->take = take;
  self->owner = owner;

  g_atomic_ref_count_inc (&self->ref_count);
  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_source_tag (task, _gsy_index_reader_start);
  g_task_set_task_data (task, self, reader_unref);
  g_task_run_in_thread (task, read_in_thread);
  return self;
}

void
_gsy_index_reader_stop (GsyIndexReader *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_int_set (&self->cancelled, TRUE);
  self->owner = NULL;
  reader_unref (self);
}
