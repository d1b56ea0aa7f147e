/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-corpus-monitor.c: sees what other programs do in the folder: one monitor for each folder inside, whose news are gathered for a
 * moment. What is open is looked at soon; the list follows a little later (gsy-corpus-refresh.c). */
#include "config.h"
#include "corpus/gsy-corpus-private.h"

#include "corpus/gsy-folder-scan.h"
#include "io/gsy-project-file.h"
#include "io/gsy-sidecar.h"

#include <string.h>

#define ANY_NAME "x"

/* A program that writes often is looked at after so long; one that writes many files, after so long. */
#define SOON_MS 100
#define LATER_MS 300

struct _GsyCorpusMonitor
{
  GsyCorpus *corpus;
  GHashTable *folders;   /* absolute path -> GFileMonitor */
  guint n_unwatched;     /* folders that the system does not watch for us */
  GHashTable *sidecars;  /* set of keys of open articles, whose sidecars may have changed */
  GHashTable *articles;  /* set of keys of open articles, whose texts may have changed */
  GsyCorpusNews *news;   /* for the list */
  gboolean scheme;       /* gainsay.json may have changed */
  GSource *soon, *later; /* nullable */
  gboolean is_stopped;
};

static void
stop_timer (GSource **timer)
{
  if (*timer != NULL)
    g_source_destroy (*timer);
  g_clear_pointer (timer, g_source_unref);
}

static void
start_timer (GSource **timer, guint ms, GSourceFunc callback, GsyCorpusMonitor *self)
{
  g_autoptr (GMainContext) context = NULL;

  /* The first news start the clock; those that come later do not put it off. */
  if (*timer != NULL)
    return;
  context = g_main_context_ref_thread_default ();
  *timer = g_timeout_source_new (ms);
  g_source_set_callback (*timer, callback, self, NULL);
  g_source_attach (*timer, context);
}

/* What is open */

static GHashTable *
keys_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static GsyCorpusNews *get_news (GsyCorpusMonitor *self);

/* What was closed meanwhile is read for the list instead. */
static void
look_at_each (GsyCorpusMonitor *self, GHashTable *keys, void (*look) (GsyDocument *document))
{
  GsyCorpus *corpus = self->corpus;
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, keys);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      GsyDocument *document = gsy_corpus_find_document (corpus, key);
      g_autoptr (GsyDocument) alive = document != NULL ? g_object_ref (document) : NULL;

      if (alive != NULL)
        look (alive);
      else
        g_hash_table_add (get_news (self)->changed, g_strdup (key));
    }
}

static gboolean
soon_cb (gpointer data)
{
  GsyCorpusMonitor *self = data;
  g_autoptr (GsyCorpus) corpus = g_object_ref (self->corpus);
  g_autoptr (GHashTable) sidecars = self->sidecars;
  g_autoptr (GHashTable) articles = self->articles;

  self->sidecars = keys_new ();
  self->articles = keys_new ();
  stop_timer (&self->soon);
  if (self->scheme)
    _gsy_corpus_look_at_scheme (corpus);
  self->scheme = FALSE;
  look_at_each (self, sidecars, gsy_document_look_outside);
  look_at_each (self, articles, _gsy_document_look_at_article);
  return G_SOURCE_REMOVE;
}

static gboolean
later_cb (gpointer data)
{
  GsyCorpusMonitor *self = data;
  GsyCorpus *corpus = self->corpus;

  stop_timer (&self->later);
  /* While the folder is read, or read anew, they wait: whoever ends that asks for them. */
  if (!gsy_corpus_is_loading (corpus) && corpus->refresh == NULL)
    _gsy_corpus_refresh (corpus, g_steal_pointer (&self->news));
  return G_SOURCE_REMOVE;
}

static GsyCorpusNews *
get_news (GsyCorpusMonitor *self)
{
  if (self->news == NULL)
    {
      self->news = g_new0 (GsyCorpusNews, 1);
      self->news->changed = keys_new ();
    }
  start_timer (&self->later, LATER_MS, later_cb, self);
  return self->news;
}

/* News */

/* The path relative to the folder. (nullable): it is elsewhere. */
static const char *
get_relative (GsyCorpus *corpus, const char *path)
{
  gsize n = strlen (corpus->root);

  if (strncmp (path, corpus->root, n) != 0)
    return NULL;
  path += n;
  while (*path == G_DIR_SEPARATOR)
    path++;
  return *path != '\0' ? path : NULL;
}

static void
note_article (GsyCorpusMonitor *self, const char *key, gboolean came_or_went)
{
  GsyCorpusNews *news = get_news (self);

  g_hash_table_add (news->changed, g_strdup (key));
  news->list = news->list || came_or_went;
  /* What lies beside it may have lost it, or got it back. */
  news->files = news->files || came_or_went;
  if (gsy_corpus_find_document (self->corpus, key) == NULL)
    return;
  g_hash_table_add (self->articles, g_strdup (key));
  start_timer (&self->soon, SOON_MS, soon_cb, self);
}

/* FALSE when @path is the sidecar of no article that we know. */
static gboolean
note_sidecar (GsyCorpusMonitor *self, const char *path, const char *key)
{
  g_autofree char *own = gsy_sidecar_path (key, NULL);

  if (!g_str_equal (own, path) || !_gsy_corpus_has_row (self->corpus, key))
    return FALSE;
  if (gsy_corpus_find_document (self->corpus, key) == NULL)
    {
      g_hash_table_add (get_news (self)->changed, g_strdup (key));
      return TRUE;
    }
  g_hash_table_add (self->sidecars, g_strdup (key));
  start_timer (&self->soon, SOON_MS, soon_cb, self);
  return TRUE;
}

static void
note_file (GsyCorpusMonitor *self, GFile *file, gboolean came_or_went)
{
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  const char *relative = path != NULL ? get_relative (self->corpus, path) : NULL;
  g_autofree char *key = NULL;
  const char *base;

  if (relative == NULL)
    return;
  base = strrchr (relative, '/');
  base = base != NULL ? base + 1 : relative;
  /* Ours while they are written, and those of other careful programs. */
  if (base[0] == '.')
    return;
  if (g_str_equal (relative, GSY_PROJECT_FILE))
    {
      self->scheme = TRUE;
      start_timer (&self->soon, SOON_MS, soon_cb, self);
      return;
    }
  key = gsy_sidecar_article_path (relative);
  if (key != NULL && note_sidecar (self, relative, key))
    return;
  if (_gsy_corpus_has_row (self->corpus, relative) || gsy_corpus_find_document (self->corpus, relative) != NULL || gsy_is_article_name (base))
    {
      note_article (self, relative, came_or_went);
      return;
    }
  get_news (self)->files = TRUE;
  /* It may be a folder, or have been one. */
  if (came_or_went)
    get_news (self)->list = TRUE;
}

static void
changed_cb (GsyCorpusMonitor *self, GFile *file, GFile *other, GFileMonitorEvent event)
{
  switch (event)
    {
    case G_FILE_MONITOR_EVENT_CHANGED:
    case G_FILE_MONITOR_EVENT_CHANGES_DONE_HINT:
    case G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED:
      note_file (self, file, FALSE);
      break;
    case G_FILE_MONITOR_EVENT_CREATED:
    case G_FILE_MONITOR_EVENT_DELETED:
    case G_FILE_MONITOR_EVENT_MOVED_IN:
    case G_FILE_MONITOR_EVENT_MOVED_OUT:
      note_file (self, file, TRUE);
      break;
    case G_FILE_MONITOR_EVENT_RENAMED:
    case G_FILE_MONITOR_EVENT_MOVED:
      /* An atomic replacement is a renaming. */
      note_file (self, file, TRUE);
      note_file (self, other, TRUE);
      break;
    case G_FILE_MONITOR_EVENT_PRE_UNMOUNT:
    case G_FILE_MONITOR_EVENT_UNMOUNTED:
    default:
      break;
    }
}

/* Folders */

static void
drop_monitor (GsyCorpusMonitor *self, GFileMonitor *monitor)
{
  if (monitor == NULL)
    return;
  g_signal_handlers_disconnect_by_data (monitor, self);
  g_file_monitor_cancel (monitor);
  g_object_unref (monitor);
}

/* Without a monitor nothing is seen until somebody asks (gsy_corpus_look_outside()), or a save meets what was written. */
static void
watch_folder (GsyCorpusMonitor *self, const char *path)
{
  g_autoptr (GFile) file = NULL;
  GFileMonitor *monitor;

  if (g_hash_table_contains (self->folders, path))
    return;
  file = g_file_new_for_path (path);
  monitor = g_file_monitor_directory (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (monitor != NULL)
    g_signal_connect_swapped (monitor, "changed", G_CALLBACK (changed_cb), self);
  else
    self->n_unwatched++;
  g_hash_table_insert (self->folders, g_strdup (path), monitor);
}

/* Where a file of @folder and @name, relative to the root, is. */
static char *
dup_folder (GsyCorpus *corpus, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (corpus->root, folder, name, NULL);

  return g_path_get_dirname (path);
}

void
_gsy_corpus_watch (GsyCorpus *corpus, const char *key)
{
  g_autofree char *folder = dup_folder (corpus, key, NULL);

  watch_folder (corpus->monitor, folder);
}

void
_gsy_corpus_watch_folders (GsyCorpus *corpus, GPtrArray *folders)
{
  GsyCorpusMonitor *self = corpus->monitor;
  g_autoptr (GHashTable) wanted = keys_new ();
  GHashTableIter iter;
  gpointer path, monitor;

  g_hash_table_add (wanted, dup_folder (corpus, GSY_PROJECT_FILE, NULL));
  for (guint i = 0; i < folders->len; i++)
    g_hash_table_add (wanted, dup_folder (corpus, g_ptr_array_index (folders, i), ANY_NAME));
  g_hash_table_iter_init (&iter, self->folders);
  while (g_hash_table_iter_next (&iter, &path, &monitor))
    if (!g_hash_table_contains (wanted, path))
      {
        if (monitor == NULL)
          self->n_unwatched--;
        drop_monitor (self, monitor);
        g_hash_table_iter_remove (&iter);
      }
  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    watch_folder (self, path);
}

/* Everything that is open, and gainsay.json. */
static void
look_at_all (GsyCorpusMonitor *self)
{
  GHashTableIter iter;
  gpointer key;

  self->scheme = TRUE;
  g_hash_table_iter_init (&iter, self->corpus->documents);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      g_hash_table_add (self->sidecars, g_strdup (key));
      g_hash_table_add (self->articles, g_strdup (key));
    }
  start_timer (&self->soon, SOON_MS, soon_cb, self);
}

void
_gsy_corpus_catch_up (GsyCorpus *corpus)
{
  look_at_all (corpus->monitor);
  get_news (corpus->monitor)->list = TRUE;
}

void
_gsy_corpus_expect_news (GsyCorpus *corpus)
{
  GsyCorpusMonitor *self = corpus->monitor;

  if (self->news != NULL)
    start_timer (&self->later, LATER_MS, later_cb, self);
}

void
_gsy_corpus_let_go (GsyCorpus *corpus, const char *key)
{
  int position = _gsy_corpus_find_position (corpus, key);

  if (position >= 0 && ((const GsyRowData *) g_ptr_array_index (corpus->rows, (guint) position))->is_missing && !corpus->monitor->is_stopped)
    get_news (corpus->monitor)->list = TRUE;
}

void
gsy_corpus_look_outside (GsyCorpus *self)
{
  g_return_if_fail (GSY_IS_CORPUS (self));

  /* Not everything that is done to a network's disk is told to those who watch it. */
  look_at_all (self->monitor);
  get_news (self->monitor)->list = TRUE;
  get_news (self->monitor)->all = self->monitor->n_unwatched > 0;
}

GsyCorpusMonitor *
_gsy_corpus_monitor_new (GsyCorpus *corpus)
{
  GsyCorpusMonitor *self = g_new0 (GsyCorpusMonitor, 1);

  self->corpus = corpus;
  self->folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->sidecars = keys_new ();
  self->articles = keys_new ();
  return self;
}

void
_gsy_corpus_monitor_stop (GsyCorpusMonitor *self)
{
  GHashTableIter iter;
  gpointer monitor;

  g_hash_table_iter_init (&iter, self->folders);
  while (g_hash_table_iter_next (&iter, NULL, &monitor))
    drop_monitor (self, monitor);
  g_hash_table_remove_all (self->folders);
  self->is_stopped = TRUE;
  stop_timer (&self->soon);
  stop_timer (&self->later);
}

void
_gsy_corpus_monitor_free (GsyCorpusMonitor *self)
{
  _gsy_corpus_monitor_stop (self);
  g_hash_table_unref (self->folders);
  g_hash_table_unref (self->sidecars);
  g_hash_table_unref (self->articles);
  g_clear_pointer (&self->news, _gsy_corpus_news_free);
  g_free (self);
}
