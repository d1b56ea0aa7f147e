/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-corpus-monitor.c: sees what other programs write beside the articles that are open: one monitor for each of their folders. */
#include "config.h"
#include "corpus/gsy-corpus-private.h"

#include "io/gsy-sidecar.h"

/* A program that writes often is looked at after so long. */
#define SETTLE_MS 100

typedef struct
{
  GsyCorpus *corpus;
  GFileMonitor *monitor; /* nullable: the system cannot watch it */
  guint n_documents;
  GHashTable *changed; /* set of keys */
  GSource *timer;
} Monitor;

static void
monitor_free (gpointer data)
{
  Monitor *monitor = data;

  if (monitor->monitor != NULL)
    {
      g_signal_handlers_disconnect_by_data (monitor->monitor, monitor);
      g_file_monitor_cancel (monitor->monitor);
      g_object_unref (monitor->monitor);
    }
  if (monitor->timer != NULL)
    {
      g_source_destroy (monitor->timer);
      g_source_unref (monitor->timer);
    }
  g_hash_table_unref (monitor->changed);
  g_free (monitor);
}

static gboolean
settled_cb (gpointer data)
{
  Monitor *monitor = data;
  GsyCorpus *corpus = monitor->corpus;
  g_autoptr (GHashTable) changed = g_steal_pointer (&monitor->changed);
  GHashTableIter iter;
  gpointer key;

  monitor->changed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_clear_pointer (&monitor->timer, g_source_unref);
  g_hash_table_iter_init (&iter, changed);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      GsyDocument *document = gsy_corpus_find_document (corpus, key);

      if (document != NULL)
        gsy_document_look_outside (document);
    }
  return G_SOURCE_REMOVE;
}

/* The key of the open article whose sidecar @file is. (transfer full) (nullable) */
static char *
find_key (GsyCorpus *self, GFile *file)
{
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *article = path != NULL ? gsy_sidecar_article_path (path) : NULL;
  const char *key;

  if (article == NULL || !g_str_has_prefix (article, self->root))
    return NULL;
  key = article + strlen (self->root);
  while (*key == G_DIR_SEPARATOR)
    key++;
  return gsy_corpus_find_document (self, key) != NULL ? g_strdup (key) : NULL;
}

static void
changed_cb (Monitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event)
{
  /* An atomic replacement is a renaming: the new name is what counts. */
  char *key = find_key (monitor->corpus, event == G_FILE_MONITOR_EVENT_RENAMED ? other : file);
  g_autoptr (GMainContext) context = NULL;

  if (key == NULL)
    return;
  g_hash_table_add (monitor->changed, key);
  if (monitor->timer != NULL)
    return;
  context = g_main_context_ref_thread_default ();
  monitor->timer = g_timeout_source_new (SETTLE_MS);
  g_source_set_callback (monitor->timer, settled_cb, monitor, NULL);
  g_source_attach (monitor->timer, context);
}

void
_gsy_corpus_init_monitors (GsyCorpus *self)
{
  self->monitors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, monitor_free);
}

static char *
dup_folder (GsyCorpus *self, const char *key)
{
  g_autofree char *path = g_build_filename (self->root, key, NULL);

  return g_path_get_dirname (path);
}

void
_gsy_corpus_watch (GsyCorpus *self, const char *key)
{
  g_autofree char *folder = dup_folder (self, key);
  Monitor *monitor = g_hash_table_lookup (self->monitors, folder);

  if (monitor == NULL)
    {
      g_autoptr (GFile) file = g_file_new_for_path (folder);

      monitor = g_new0 (Monitor, 1);
      monitor->corpus = self;
      monitor->changed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      /* Without one, a save sees what was written. */
      monitor->monitor = g_file_monitor_directory (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
      if (monitor->monitor != NULL)
        g_signal_connect_swapped (monitor->monitor, "changed", G_CALLBACK (changed_cb), monitor);
      g_hash_table_insert (self->monitors, g_steal_pointer (&folder), monitor);
    }
  monitor->n_documents++;
}

void
_gsy_corpus_unwatch (GsyCorpus *self, const char *key)
{
  g_autofree char *folder = dup_folder (self, key);
  Monitor *monitor = g_hash_table_lookup (self->monitors, folder);

  if (monitor != NULL && --monitor->n_documents == 0)
    g_hash_table_remove (self->monitors, folder);
}
