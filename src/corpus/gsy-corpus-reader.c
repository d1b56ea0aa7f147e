/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-corpus-reader.c: the thread that reads a folder. */
#include "config.h"
#include "corpus/gsy-corpus-reader.h"

#include "corpus/gsy-recovery.h"
#include "corpus/gsy-versions.h"
#include "io/gsy-project-file.h"

#include <string.h>

/* Articles read between two messages to the owner. */
#define BATCH 256

struct _GsyCorpusReader
{
  gatomicrefcount ref_count;
  char *root;
  char **only;
  GMainContext *context;
  int cancelled; /* atomic */
  /* the owner's thread alone */
  GsyReaderFuncs funcs;
  gpointer owner;
};

/* From the thread to the owner: one of the four. */
typedef struct
{
  GsyCorpusReader *reader;
  GsySchemeFile *scheme;
  GPtrArray *found;
  GPtrArray *folders;
  char *problem;
  guint first;
  GsyRowFacts *facts;
  guint n_facts;
} Message;

static void
reader_unref (gpointer data)
{
  GsyCorpusReader *self = data;

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->root);
  g_strfreev (self->only);
  g_main_context_unref (self->context);
  g_free (self);
}

static Message *
message_new (GsyCorpusReader *reader)
{
  Message *message = g_new0 (Message, 1);

  g_atomic_ref_count_inc (&reader->ref_count);
  message->reader = reader;
  return message;
}

static void
message_free (gpointer data)
{
  Message *message = data;

  g_clear_pointer (&message->scheme, gsy_scheme_file_free);
  g_clear_pointer (&message->found, g_ptr_array_unref);
  g_clear_pointer (&message->folders, g_ptr_array_unref);
  g_free (message->problem);
  for (guint i = 0; i < message->n_facts; i++)
    gsy_row_facts_clear (&message->facts[i]);
  g_free (message->facts);
  reader_unref (message->reader);
  g_free (message);
}

static gboolean
deliver_cb (gpointer data)
{
  Message *message = data;
  GsyCorpusReader *self = message->reader;

  if (self->owner == NULL)
    return G_SOURCE_REMOVE;
  if (message->scheme != NULL)
    self->funcs.scheme (self->owner, g_steal_pointer (&message->scheme));
  else if (message->found != NULL)
    self->funcs.list (self->owner, message->found, message->folders, message->problem);
  else if (message->facts != NULL)
    self->funcs.facts (self->owner, message->first, message->facts, message->n_facts);
  else
    self->funcs.done (self->owner);
  return G_SOURCE_REMOVE;
}

/* Below input and above drawing: a slow display that never stops drawing must not keep the list from coming. */
static void
post (Message *message)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_HIGH_IDLE);
  g_source_set_callback (source, deliver_cb, message, message_free);
  g_source_attach (source, message->reader->context);
}

static void
read_facts (GsyCorpusReader *self, GPtrArray *found)
{
  Message *message = NULL;

  for (guint i = 0; i < found->len && !g_atomic_int_get (&self->cancelled); i++)
    {
      const GsyFound *one = g_ptr_array_index (found, i);
      g_autofree char *path = g_build_filename (self->root, one->key, NULL);

      if (message == NULL)
        {
          message = message_new (self);
          message->first = i;
          message->facts = g_new0 (GsyRowFacts, MIN (BATCH, found->len - i));
        }
      gsy_row_facts_read (&message->facts[message->n_facts++], path, one->has_sidecar);
      if (message->n_facts == BATCH || i + 1 == found->len)
        post (g_steal_pointer (&message));
    }
  g_clear_pointer (&message, message_free);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GsyCorpusReader *self = data;
  g_autofree char *scheme_path = g_build_filename (self->root, GSY_PROJECT_FILE, NULL);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  Message *message;

  message = message_new (self);
  message->scheme = gsy_scheme_file_load (scheme_path);
  post (message);

  message = message_new (self);
  message->folders = g_ptr_array_new_with_free_func (g_free);
  if (self->only != NULL)
    found = gsy_folder_list (self->root, (const char *const *) self->only);
  else
    found = gsy_folder_scan (self->root, &self->cancelled, message->folders, &message->problem, &error);
  if (found == NULL)
    {
      found = g_ptr_array_new ();
      message->problem = g_strdup (error->message);
    }
  message->found = g_ptr_array_ref (found);
  post (message);

  read_facts (self, found);
  post (message_new (self));
  /* When nobody waits any more. */
  gsy_recovery_sweep ();
  gsy_versions_sweep (GSY_VERSIONS_MAX_TOTAL, FALSE);
  g_task_return_boolean (task, TRUE);
}

GsyCorpusReader *
gsy_corpus_reader_start (const char *root, const char *const *only, const GsyReaderFuncs *funcs, gpointer owner)
{
  GsyCorpusReader *self = g_new0 (GsyCorpusReader, 1);
  g_autoptr (GTask) task = NULL;

  g_atomic_ref_count_init (&self->ref_count);
  self->root = g_strdup (root);
  self->only = g_strdupv ((char **) only);
  self->context = g_main_context_ref_thread_default ();
  self->funcs = *funcs;
  self->owner = owner;

  g_atomic_ref_count_inc (&self->ref_count);
  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_source_tag (task, gsy_corpus_reader_start);
  g_task_set_task_data (task, self, reader_unref);
  g_task_run_in_thread (task, read_in_thread);
  return self;
}

void
gsy_corpus_reader_stop (GsyCorpusReader *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_int_set (&self->cancelled, TRUE);
  self->owner = NULL;
  reader_unref (self);
}
