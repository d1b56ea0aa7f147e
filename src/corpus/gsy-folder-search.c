/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-folder-search.c: the thread that goes through a folder's articles to find something. */
#include "config.h"
#include "corpus/gsy-folder-search.h"

#include "corpus/gsy-text-cache.h"
#include "io/gsy-article-reader.h"

/* What is told at once: of so many articles, or so many places, or what came in so long. */
#define BATCH_ARTICLES 64
#define BATCH_PLACES 500
#define BATCH_US 50000

/* Code points before and after a match: where letters are large and the room is narrow, the match is in the first two lines still. */
#define BEFORE 30
#define AFTER 80

/* Of one article: what is open is taken as it is when the search begins. */
typedef struct
{
  char *key;
  GsyArticle *article; /* nullable: it is not open */
  GArray *marked;      /* nullable: likewise, or nobody asks */
} Source;

struct _GsyFolderSearch
{
  gatomicrefcount ref_count;
  int cancelled; /* atomic */
  char *root;
  GsySearch *search;
  GsySearchScope scope;
  char *layer;
  guint max;
  GArray *sources;
  GMainContext *context;
  /* the owner's thread alone */
  GsyFolderSearchFuncs funcs;
  gpointer owner;
};

/* From the thread to the owner. */
typedef struct
{
  GsyFolderSearch *search;
  GPtrArray *results;
  guint n_searched;
  gboolean done;
  gboolean is_cut;
} Message;

/* --- what was found in an article --- */

static void
place_clear (gpointer data)
{
  gsy_excerpt_clear (&((GsySearchPlace *) data)->excerpt);
}

static GsySearchResult *
result_new (const char *key)
{
  GsySearchResult *self = g_new0 (GsySearchResult, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->key = g_strdup (key);
  self->places = g_array_new (FALSE, FALSE, sizeof (GsySearchPlace));
  g_array_set_clear_func (self->places, place_clear);
  return self;
}

GsySearchResult *
gsy_search_result_ref (GsySearchResult *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
gsy_search_result_unref (GsySearchResult *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->key);
  g_array_unref (self->places);
  g_free (self->problem);
  g_free (self);
}

gboolean
gsy_search_result_equal (const GsySearchResult *a, const GsySearchResult *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (!g_str_equal (a->key, b->key) || a->places->len != b->places->len || g_strcmp0 (a->problem, b->problem) != 0)
    return FALSE;
  for (guint i = 0; i < a->places->len; i++)
    {
      const GsySearchPlace *one = &g_array_index (a->places, GsySearchPlace, i);
      const GsySearchPlace *other = &g_array_index (b->places, GsySearchPlace, i);

      if (!gsy_span_equal (one->span, other->span) || one->excerpt.start != other->excerpt.start || one->excerpt.end != other->excerpt.end ||
          !g_str_equal (one->excerpt.text, other->excerpt.text))
        return FALSE;
    }
  return TRUE;
}

/* --- the thread --- */

static void
source_clear (gpointer data)
{
  Source *source = data;

  g_free (source->key);
  g_clear_object (&source->article);
  g_clear_pointer (&source->marked, g_array_unref);
}

static void
search_unref (gpointer data)
{
  GsyFolderSearch *self = data;

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->root);
  gsy_search_unref (self->search);
  g_free (self->layer);
  g_array_unref (self->sources);
  g_main_context_unref (self->context);
  g_free (self);
}

static Message *
message_new (GsyFolderSearch *self)
{
  Message *message = g_new0 (Message, 1);

  g_atomic_ref_count_inc (&self->ref_count);
  message->search = self;
  message->results = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_search_result_unref);
  return message;
}

static void
message_free (gpointer data)
{
  Message *message = data;

  g_ptr_array_unref (message->results);
  search_unref (message->search);
  g_free (message);
}

static gboolean
deliver_cb (gpointer data)
{
  Message *message = data;
  GsyFolderSearch *self = message->search;

  if (self->owner != NULL)
    self->funcs.found (self->owner, message->results, message->n_searched, self->sources->len);
  if (self->owner != NULL && message->done)
    self->funcs.done (self->owner, message->is_cut);
  return G_SOURCE_REMOVE;
}

/* As what is read of a folder: below input and above drawing. */
static void
post (Message *message)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_HIGH_IDLE);
  g_source_set_callback (source, deliver_cb, message, message_free);
  g_source_attach (source, message->search->context);
}

/* NULL: there are no annotations that can be read. */
static GArray *
read_marked (GsyFolderSearch *self, const char *path, GsyArticle *article, GError **error)
{
  g_autofree char *sidecar_path = gsy_sidecar_path (path, NULL);
  g_autofree char *name = gsy_display_name (sidecar_path);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GsySidecar) sidecar = NULL;

  if (!g_file_test (sidecar_path, G_FILE_TEST_EXISTS))
    return g_array_new (FALSE, FALSE, sizeof (GsySpan));
  bytes = gsy_load (sidecar_path, GSY_SIDECAR_MAX_BYTES, NULL, error);
  sidecar = bytes != NULL ? gsy_sidecar_parse_with (bytes, name, article, gsy_text_cache_find, NULL, error) : NULL;
  return sidecar != NULL ? gsy_search_collect_marked (sidecar->statements, self->layer) : NULL;
}

/* Up to @max places. NULL: nothing to tell; @is_cut is TRUE, then, when that is for want of @max. */
static GsySearchResult *
search_article (GsyFolderSearch *self, const Source *source, guint max, gboolean *is_cut)
{
  g_autofree char *path = g_build_filename (self->root, source->key, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GsyArticle) article = source->article != NULL ? g_object_ref (source->article) : gsy_article_read (path, &error);
  g_autoptr (GArray) matches = article != NULL ? gsy_search_find_all (self->search, article, G_MAXUINT, &error) : NULL;
  g_autoptr (GsySearchResult) result = NULL;

  if (matches != NULL && matches->len > 0 && self->scope != GSY_SEARCH_ANYWHERE)
    {
      g_autoptr (GArray) marked = source->marked != NULL ? g_array_ref (source->marked) : read_marked (self, path, article, &error);

      if (marked != NULL)
        gsy_search_filter (matches, marked, self->scope == GSY_SEARCH_INSIDE);
    }
  if (error != NULL)
    {
      result = result_new (source->key);
      result->problem = g_strdup (error->message);
      return g_steal_pointer (&result);
    }
  *is_cut = matches->len > max;
  if (MIN (matches->len, max) == 0)
    return NULL;
  result = result_new (source->key);
  for (guint i = 0; i < MIN (matches->len, max); i++)
    {
      GsySearchPlace place = { .span = g_array_index (matches, GsySpan, i) };

      gsy_search_excerpt (article, place.span, BEFORE, AFTER, &place.excerpt);
      g_array_append_val (result->places, place);
    }
  return g_steal_pointer (&result);
}

static void
search_in_thread (GTask *task, gpointer source_object, gpointer data, GCancellable *cancellable)
{
  GsyFolderSearch *self = data;
  Message *message = message_new (self);
  gint64 last = g_get_monotonic_time ();
  guint n_told = 0, n_places = 0, first = 0;

  for (guint i = 0; i < self->sources->len && !message->is_cut && !g_atomic_int_get (&self->cancelled); i++)
    {
      GsySearchResult *result = search_article (self, &g_array_index (self->sources, Source, i), self->max - n_told, &message->is_cut);

      if (result != NULL)
        {
          g_ptr_array_add (message->results, result);
          n_told += result->places->len;
          n_places += result->places->len;
        }
      message->n_searched = i + 1;
      if (i + 1 - first >= BATCH_ARTICLES || n_places >= BATCH_PLACES || g_get_monotonic_time () - last >= BATCH_US)
        {
          Message *next = message_new (self);

          next->n_searched = message->n_searched;
          next->is_cut = message->is_cut;
          post (message);
          message = next;
          first = i + 1;
          n_places = 0;
          last = g_get_monotonic_time ();
        }
    }
  message->done = TRUE;
  post (message);
  g_task_return_boolean (task, TRUE);
}

/* --- its owner --- */

static GArray *
collect_open (GsyDocument *document, const char *layer)
{
  g_autoptr (GPtrArray) statements = g_ptr_array_new ();
  GsyStore *store = gsy_document_get_store (document);

  for (guint i = 0; i < gsy_store_get_n_statements (store); i++)
    g_ptr_array_add (statements, (gpointer) gsy_store_get_statement (store, i));
  return gsy_search_collect_marked (statements, layer);
}

GsyFolderSearch *
gsy_folder_search_start (GsyCorpus *corpus, GsySearch *search, GsySearchScope scope, const char *layer, guint max, const GsyFolderSearchFuncs *funcs, gpointer owner)
{
  g_return_val_if_fail (GSY_IS_CORPUS (corpus), NULL);
  g_return_val_if_fail (search != NULL && funcs != NULL && owner != NULL, NULL);

  GsyFolderSearch *self = g_new0 (GsyFolderSearch, 1);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (corpus));
  g_autoptr (GTask) task = NULL;

  g_atomic_ref_count_init (&self->ref_count);
  self->root = g_strdup (gsy_corpus_get_root (corpus));
  self->search = gsy_search_ref (search);
  self->scope = scope;
  self->layer = g_strdup (layer);
  self->max = max;
  self->context = g_main_context_ref_thread_default ();
  self->funcs = *funcs;
  self->owner = owner;
  self->sources = g_array_sized_new (FALSE, FALSE, sizeof (Source), n);
  g_array_set_clear_func (self->sources, source_clear);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GsyCorpusRow) row = g_list_model_get_item (G_LIST_MODEL (corpus), i);
      Source source = { .key = g_strdup (gsy_corpus_row_get_key (row)) };
      GsyDocument *document = gsy_corpus_find_document (corpus, source.key);

      if (document != NULL)
        {
          source.article = g_object_ref (gsy_document_get_article (document));
          source.marked = scope != GSY_SEARCH_ANYWHERE ? collect_open (document, layer) : NULL;
        }
      g_array_append_val (self->sources, source);
    }

  g_atomic_ref_count_inc (&self->ref_count);
  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_source_tag (task, gsy_folder_search_start);
  g_task_set_task_data (task, self, search_unref);
  g_task_run_in_thread (task, search_in_thread);
  return self;
}

void
gsy_folder_search_stop (GsyFolderSearch *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_int_set (&self->cancelled, TRUE);
  self->owner = NULL;
  search_unref (self);
}
