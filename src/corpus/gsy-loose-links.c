/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-loose-links.c: what leads to statements of an article that is called otherwise now says its new name. */
#include "config.h"
#include "corpus/gsy-loose-private.h"

#include "corpus/gsy-corpus-bulk.h"
#include "corpus/gsy-corpus-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GsyLooseFiles *self;
  char **ids;
  char *from;
  char *to;
  gulong ready_id;
  GPtrArray *documents; /* of GsyDocument */
  guint n_opening;
  gboolean is_started;
} Follow;

static void
follow_free (Follow *follow)
{
  g_ptr_array_unref (follow->documents);
  g_strfreev (follow->ids);
  g_free (follow->from);
  g_free (follow->to);
  g_object_unref (follow->self);
  g_free (follow);
}

static void
apply (Follow *follow)
{
  GsyCorpus *corpus = follow->self->corpus;
  /* Translators: a step in Undo and Redo: an article got another name, and links to it follow. */
  g_autoptr (GsyEdit) edit = gsy_edit_new (_ ("Follow Renamed Article"));
  g_autoptr (GError) error = NULL;
  GsyGesture gesture = { .now = g_get_real_time () / G_USEC_PER_SEC };
  guint n = 0;

  if (corpus != NULL)
    gesture.scheme = gsy_corpus_get_scheme (corpus);
  for (guint i = 0; corpus != NULL && i < follow->documents->len; i++)
    {
      gesture.store = gsy_document_get_store (g_ptr_array_index (follow->documents, i));
      n += gsy_edits_follow_article (&gesture, follow->from, follow->to, edit);
    }
  /* Not a part of what somebody types meanwhile. */
  if (n > 0 && !gsy_history_do_apart (gsy_corpus_get_history (corpus), edit, &error))
    g_debug ("Links were left as they are: %s", error->message);
  follow_free (follow);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Follow *follow = data;
  GsyDocument *document = gsy_corpus_open_finish (GSY_CORPUS (source), result, NULL);

  if (document != NULL && !gsy_document_is_read_only (document))
    g_ptr_array_add (follow->documents, document);
  else
    g_clear_object (&document);
  if (--follow->n_opening == 0)
    apply (follow);
}

static gboolean
leads_to (const GsyEntry *entry, const char *article)
{
  for (guint i = 0; i < entry->n_links; i++)
    if (g_strcmp0 (entry->links[i].article, article) == 0)
      return TRUE;
  return FALSE;
}

static void
start (Follow *follow)
{
  GsyCorpus *corpus = follow->self->corpus;
  GsyFolderIndex *index = gsy_corpus_get_index (corpus);
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key;

  for (guint i = 0; follow->ids[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) incoming = gsy_folder_index_dup_incoming (index, follow->ids[i]);

      for (guint j = 0; j < incoming->len; j++)
        {
          const GsyEntry *entry = g_ptr_array_index (incoming, j);

          /* What it says of itself under its old name is read anew under the new one. */
          if (leads_to (entry, follow->from) && !g_str_equal (entry->article, follow->from))
            g_hash_table_add (keys, g_strdup (entry->article));
        }
    }
  /* One more, so that none of them is the last one before all are asked for. */
  follow->n_opening = 1;
  g_hash_table_iter_init (&iter, keys);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      follow->n_opening++;
      gsy_corpus_open_async (corpus, key, NULL, opened_cb, follow);
    }
  if (--follow->n_opening == 0)
    apply (follow);
}

static void
ready_cb (GsyFolderIndex *index, GParamSpec *pspec, gpointer data)
{
  Follow *follow = data;

  if (!gsy_folder_index_is_ready (index))
    return;
  follow->is_started = TRUE;
  g_signal_handler_disconnect (index, follow->ready_id);
  if (follow->self->corpus != NULL)
    start (follow);
  else
    follow_free (follow);
}

/* Also when the index goes before it was ready. */
static void
waited (gpointer data, GClosure *closure)
{
  Follow *follow = data;

  if (!follow->is_started)
    follow_free (follow);
}

void
_gsy_loose_files_follow_links (GsyLooseFiles *self, char **ids, const char *from, const char *to)
{
  GsyFolderIndex *index = gsy_corpus_get_index (self->corpus);
  Follow *follow;

  if (ids == NULL || ids[0] == NULL)
    {
      g_strfreev (ids);
      return;
    }
  follow = g_new0 (Follow, 1);
  follow->self = g_object_ref (self);
  follow->ids = ids;
  follow->from = g_strdup (from);
  follow->to = g_strdup (to);
  follow->documents = g_ptr_array_new_with_free_func (g_object_unref);
  if (gsy_folder_index_is_ready (index))
    start (follow);
  else
    follow->ready_id = g_signal_connect_data (index, "notify::ready", G_CALLBACK (ready_cb), follow, waited, 0);
}
