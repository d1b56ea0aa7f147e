/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-folder-index.c: the entries of a folder: taken from files and documents, found by id. */
#include "config.h"
#include "corpus/gsy-folder-index-private.h"

#include <string.h>

/* An article with more statements than this is worked in after so long without an edit: a drag or a key that is held down must not wait for it at
 * each step. With fewer it is not felt, and the links need not wait. */
#define MANY_STATEMENTS 500u
#define PAUSE_MS 150u

typedef enum
{
  PROP_READY = 1,
  N_PROPS
} Property;

static GParamSpec *properties[N_PROPS];
static guint changed_signal;

G_DEFINE_FINAL_TYPE (GsyFolderIndex, gsy_folder_index, G_TYPE_OBJECT)

/* Tables */

static guint
entry_hash (gconstpointer entry)
{
  return g_str_hash (((const GsyEntry *) entry)->id);
}

static gboolean
entry_equal (gconstpointer a, gconstpointer b)
{
  return strcmp (((const GsyEntry *) a)->id, ((const GsyEntry *) b)->id) == 0;
}

static guint
incoming_hash (gconstpointer incoming)
{
  return g_str_hash (((const GsyIncoming *) incoming)->to);
}

static gboolean
incoming_equal (gconstpointer a, gconstpointer b)
{
  return strcmp (((const GsyIncoming *) a)->to, ((const GsyIncoming *) b)->to) == 0;
}

static void
incoming_free (gpointer data)
{
  GsyIncoming *next;

  for (GsyIncoming *one = data; one != NULL; one = next)
    {
      next = one->next;
      g_free (one);
    }
}

static void
article_free (gpointer data)
{
  GsyIndexArticle *article = data;

  g_free (article->folded);
  g_clear_pointer (&article->entries, g_ptr_array_unref);
  g_clear_object (&article->store);
  g_clear_pointer (&article->changed, g_hash_table_unref);
  g_free (article);
}

static GsyIndexArticle *
ensure_article (GsyFolderIndex *self, const char *key)
{
  GsyIndexArticle *article = g_hash_table_lookup (self->articles, key);

  if (article != NULL)
    return article;
  article = g_new0 (GsyIndexArticle, 1);
  article->key = _gsy_name_pool_intern (self->pool, key);
  article->position = G_MAXUINT;
  article->first_day = article->last_day = GSY_NO_DAY;
  g_hash_table_insert (self->articles, (gpointer) article->key, article);
  g_ptr_array_add (self->order, article);
  self->is_sorted = FALSE;
  return article;
}

int
_gsy_index_article_compare (gconstpointer a, gconstpointer b)
{
  const GsyIndexArticle *first = *(GsyIndexArticle *const *) a, *second = *(GsyIndexArticle *const *) b;

  if (first->position != second->position)
    return first->position < second->position ? -1 : 1;
  return strcmp (first->key, second->key);
}

GPtrArray *
_gsy_folder_index_get_order (GsyFolderIndex *self)
{
  if (!self->is_sorted)
    g_ptr_array_sort (self->order, _gsy_index_article_compare);
  self->is_sorted = TRUE;
  return self->order;
}

void
_gsy_folder_index_forget_matches (GsyFolderIndex *self, gboolean all)
{
  g_clear_pointer (&self->matches.typed, g_free);
  g_clear_pointer (&self->matches.layers, g_ptr_array_unref);
  if (!all)
    return;
  g_array_unref (self->matches.found);
  self->matches.found = g_array_new (FALSE, FALSE, sizeof (GsyIndexMatch));
}

guint
_gsy_folder_index_next_stamp (GsyFolderIndex *self)
{
  return ++self->stamp;
}

static void
count_names (const char *const *names, GsyNameKind kind, int by)
{
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      GsyName *name = _gsy_name_of (names[i]);

      name->counts[kind] = (guint) ((int) name->counts[kind] + by);
    }
}

static gboolean
has_name (const char *const *names, const char *name)
{
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (names[i] == name)
      return TRUE;
  return FALSE;
}

/* An actor that is both source and target is had once. */
static void
count_entry (const GsyEntry *entry, int by)
{
  count_names (entry->sources, GSY_NAME_ACTOR, by);
  count_names (entry->topics, GSY_NAME_TOPIC, by);
  for (guint i = 0; entry->targets != NULL && entry->targets[i] != NULL; i++)
    if (!has_name (entry->sources, entry->targets[i]))
      {
        GsyName *name = _gsy_name_of (entry->targets[i]);

        name->counts[GSY_NAME_ACTOR] = (guint) ((int) name->counts[GSY_NAME_ACTOR] + by);
      }
}

static void
register_entry (GsyFolderIndex *self, GsyEntry *entry)
{
  GsyEntry *first = g_hash_table_lookup (self->by_id, entry);

  if (first == NULL)
    g_hash_table_add (self->by_id, entry);
  else
    {
      GPtrArray *twins = g_hash_table_lookup (self->twins, entry->id);

      if (twins == NULL)
        {
          twins = g_ptr_array_new ();
          g_ptr_array_add (twins, first);
          g_hash_table_insert (self->twins, g_strdup (entry->id), twins);
        }
      g_ptr_array_add (twins, entry);
    }
  for (guint i = 0; i < entry->n_links; i++)
    {
      GsyIncoming *incoming = g_new0 (GsyIncoming, 1), *head;

      incoming->to = entry->links[i].to;
      incoming->from = entry;
      head = g_hash_table_lookup (self->incoming, incoming);
      if (head == NULL)
        {
          g_hash_table_add (self->incoming, incoming);
          continue;
        }
      incoming->next = head->next;
      head->next = incoming;
    }
  count_entry (entry, 1);
  self->n_entries++;
}

static void
forget_link (GsyFolderIndex *self, const GsyEntry *entry, const char *to)
{
  const GsyIncoming probe = { .to = to };
  GsyIncoming *head = g_hash_table_lookup (self->incoming, &probe);

  if (head == NULL)
    return;
  if (head->from == entry)
    {
      GsyIncoming *next = g_steal_pointer (&head->next);

      g_hash_table_remove (self->incoming, head);
      if (next != NULL)
        g_hash_table_add (self->incoming, next);
      return;
    }
  for (GsyIncoming **link = &head->next; *link != NULL; link = &(*link)->next)
    if ((*link)->from == entry)
      {
        GsyIncoming *gone = *link;

        *link = gone->next;
        g_free (gone);
        return;
      }
}

static void
forget_entry (GsyFolderIndex *self, GsyEntry *entry)
{
  GPtrArray *twins = g_hash_table_lookup (self->twins, entry->id);

  if (twins != NULL)
    g_ptr_array_remove (twins, entry);
  if (g_hash_table_lookup (self->by_id, entry) == entry)
    {
      g_hash_table_remove (self->by_id, entry);
      if (twins != NULL)
        g_hash_table_add (self->by_id, g_ptr_array_index (twins, 0));
    }
  if (twins != NULL && twins->len == 1)
    g_hash_table_remove (self->twins, entry->id);
  for (guint i = 0; i < entry->n_links; i++)
    forget_link (self, entry, entry->links[i].to);
  count_entry (entry, -1);
  self->n_entries--;
}

/* Replaces the entries of @article; those in both are left alone. @entries: (transfer full) (nullable) */
static void
set_entries (GsyFolderIndex *self, GsyIndexArticle *article, GPtrArray *entries)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&article->entries);
  guint j = 0;

  _gsy_folder_index_forget_matches (self, FALSE);

  article->entries = entries;
  if (old == NULL)
    {
      for (guint i = 0; entries != NULL && i < entries->len; i++)
        register_entry (self, g_ptr_array_index (entries, i));
      return;
    }
  /* What stays is in the same order in both. */
  for (guint i = 0; i < old->len; i++)
    _gsy_entry_full (g_ptr_array_index (old, i))->is_kept = FALSE;
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    _gsy_entry_full (g_ptr_array_index (entries, i))->is_kept = TRUE;
  for (guint i = 0; i < old->len; i++)
    if (!_gsy_entry_full (g_ptr_array_index (old, i))->is_kept)
      forget_entry (self, g_ptr_array_index (old, i));
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      GsyEntry *entry = g_ptr_array_index (entries, i);

      while (j < old->len && !_gsy_entry_full (g_ptr_array_index (old, j))->is_kept)
        j++;
      if (j < old->len && g_ptr_array_index (old, j) == entry)
        j++;
      else
        register_entry (self, entry);
    }
}

/* Telling */

static gboolean
tell_cb (gpointer data)
{
  g_autoptr (GsyFolderIndex) self = g_object_ref (GSY_FOLDER_INDEX (data));

  g_clear_pointer (&self->teller, g_source_unref);
  _gsy_folder_index_settle (self);
  g_signal_emit (self, changed_signal, 0);
  return G_SOURCE_REMOVE;
}

/* @pause_ms: after so long, counted from now whatever was said before. */
static void
tell_after (GsyFolderIndex *self, guint pause_ms)
{
  g_autoptr (GMainContext) context = NULL;

  if (self->teller != NULL)
    {
      g_source_set_ready_time (self->teller, g_get_monotonic_time () + (gint64) pause_ms * 1000);
      return;
    }
  context = g_main_context_ref_thread_default ();
  self->teller = g_timeout_source_new (pause_ms);
  g_source_set_priority (self->teller, G_PRIORITY_HIGH_IDLE);
  g_source_set_callback (self->teller, tell_cb, self, NULL);
  g_source_attach (self->teller, context);
}

/* Documents */

static const char *
get_published (GsyStore *store)
{
  const GsyArticleMeta *meta = gsy_store_get_meta (store);

  return meta->published != NULL ? meta->published : gsy_article_get_default_published (gsy_store_get_article (store));
}

static void
check_store (GsyStore *store, GsyCheckSet *checks)
{
  guint n = gsy_store_get_n_statements (store);
  g_autoptr (GPtrArray) statements = g_ptr_array_sized_new (n);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (statements, (gpointer) gsy_store_get_statement (store, i));
  gsy_checks_of_article (statements, gsy_store_get_article (store), get_published (store), checks);
}

static void
update_facts (GsyIndexArticle *article, GsyStore *store)
{
  const GsyArticleMeta *meta = gsy_store_get_meta (store);
  GsyArticle *text = gsy_store_get_article (store);

  g_free (article->folded);
  article->folded = _gsy_index_fold_title (meta->title != NULL ? meta->title : gsy_article_get_default_title (text), gsy_article_get_name (text));
  _gsy_index_parse_days (get_published (store), &article->first_day, &article->last_day);
}

/* The entries as the store has the statements now. What did not change keeps its entry. */
static void
settle_article (GsyFolderIndex *self, GsyIndexArticle *article)
{
  g_autoptr (GsyStore) store = g_steal_pointer (&article->store);
  g_autoptr (GHashTable) changed = g_steal_pointer (&article->changed);
  GsyArticle *text = gsy_store_get_article (store);
  guint n = gsy_store_get_n_statements (store);
  GPtrArray *entries = g_ptr_array_new_full (n, (GDestroyNotify) gsy_entry_unref);
  GPtrArray *old = changed != NULL ? article->entries : NULL;
  g_autofree GsyCheckSet *checks = g_new0 (GsyCheckSet, n + 1);
  guint j = 0;

  update_facts (article, store);
  check_store (store, checks);
  for (guint i = 0; i < n; i++)
    {
      const GsyStatement *statement = gsy_store_get_statement (store, i);
      const GsyEntry *same = NULL;

      if (changed == NULL || !g_hash_table_contains (changed, statement->id))
        {
          while (old != NULL && j < old->len && g_hash_table_contains (changed, ((const GsyEntry *) g_ptr_array_index (old, j))->id))
            j++;
          if (old != NULL && j < old->len)
            same = g_ptr_array_index (old, j++);
        }
      if (same != NULL && same->checks == checks[i] && strcmp (same->id, statement->id) == 0)
        g_ptr_array_add (entries, (gpointer) gsy_entry_ref (same));
      else
        g_ptr_array_add (entries, _gsy_entry_new (self->pool, article->key, statement, text, checks[i]));
    }
  set_entries (self, article, entries);
}

void
_gsy_folder_index_settle (GsyFolderIndex *self)
{
  for (guint i = 0; i < self->dirty->len; i++)
    settle_article (self, g_ptr_array_index (self->dirty, i));
  g_ptr_array_set_size (self->dirty, 0);
}

static void
note_dirty (GsyFolderIndex *self, GsyIndexArticle *article, GsyStore *store)
{
  article->is_live = TRUE;
  if (article->store == NULL)
    g_ptr_array_add (self->dirty, article);
  g_set_object (&article->store, store);
  tell_after (self, gsy_store_get_n_statements (store) > MANY_STATEMENTS ? PAUSE_MS : 0);
}

void
_gsy_folder_index_set_document (GsyFolderIndex *self, GsyDocument *document)
{
  GsyIndexArticle *article = ensure_article (self, gsy_document_get_key (document));

  article->is_unread = gsy_document_is_read_only (document);
  note_dirty (self, article, gsy_document_get_store (document));
  g_clear_pointer (&article->changed, g_hash_table_unref);
}

void
_gsy_folder_index_edit_document (GsyFolderIndex *self, GsyDocument *document, const GsyEdit *edit)
{
  const char *key = gsy_document_get_key (document);
  GsyIndexArticle *article = ensure_article (self, key);
  gboolean is_whole = !article->is_live || (article->store != NULL && article->changed == NULL);

  note_dirty (self, article, gsy_document_get_store (document));
  if (is_whole)
    return;
  if (article->changed == NULL)
    article->changed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (int i = gsy_edit_find_change (edit, key, -1); i >= 0; i = gsy_edit_find_change (edit, key, i))
    {
      const GsyChange *change = gsy_edit_get_change (edit, (guint) i);

      if (change->kind == GSY_CHANGE_STATEMENT)
        g_hash_table_add (article->changed, g_strdup (change->id));
    }
}

/* Files */

void
_gsy_folder_index_set_list (GsyFolderIndex *self, const char *const *keys, guint n)
{
  for (guint i = 0; i < self->order->len; i++)
    ((GsyIndexArticle *) g_ptr_array_index (self->order, i))->position = G_MAXUINT;
  for (guint i = 0; i < n; i++)
    ensure_article (self, keys[i])->position = i;
  self->is_sorted = FALSE;
  _gsy_folder_index_forget_matches (self, FALSE);
}

static void start_waiting (GsyFolderIndex *self);

/* While the folder is read nobody is told of each piece: whoever looks anew would do so all the time. */
static void
take_pieces (gpointer owner, GArray *pieces)
{
  GsyFolderIndex *self = owner;

  if (pieces == NULL)
    {
      g_clear_pointer (&self->reader, _gsy_index_reader_stop);
      start_waiting (self);
      if (!self->is_ready)
        {
          self->is_ready = TRUE;
          g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READY]);
        }
      tell_after (self, 0);
      return;
    }
  for (guint i = 0; i < pieces->len; i++)
    {
      GsyIndexPiece *piece = &g_array_index (pieces, GsyIndexPiece, i);
      GsyIndexArticle *article = ensure_article (self, piece->key);

      if (article->is_live)
        continue;
      article->is_unread = piece->is_unread;
      g_free (article->folded);
      article->folded = g_steal_pointer (&piece->folded);
      _gsy_index_parse_days (piece->published, &article->first_day, &article->last_day);
      set_entries (self, article, g_steal_pointer (&piece->entries));
    }
}

static void
start_waiting (GsyFolderIndex *self)
{
  GArray *requests = g_queue_pop_head (&self->waiting);

  if (requests != NULL)
    self->reader = _gsy_index_reader_start (self->root, requests, self->pool, take_pieces, self);
}

/* A document told it, and is not open any more: from now on the file counts. */
static void
release_article (GsyFolderIndex *self, GsyIndexArticle *article)
{
  if (article->store != NULL)
    _gsy_folder_index_settle (self);
  article->is_live = FALSE;
}

void
_gsy_folder_index_drop (GsyFolderIndex *self, const char *key)
{
  GsyIndexArticle *article = g_hash_table_lookup (self->articles, key);

  if (article == NULL)
    return;
  release_article (self, article);
  article->is_unread = FALSE;
  if (article->entries == NULL)
    return;
  set_entries (self, article, NULL);
  tell_after (self, 0);
}

void
_gsy_folder_index_start (GsyFolderIndex *self, const char *root, GArray *requests)
{
  if (self->root == NULL)
    self->root = g_strdup (root);
  g_queue_push_tail (&self->waiting, requests);
  if (self->reader == NULL)
    start_waiting (self);
}

void
_gsy_folder_index_reread (GsyFolderIndex *self, GArray *requests)
{
  g_return_if_fail (self->root != NULL);

  if (requests->len == 0)
    {
      g_array_unref (requests);
      return;
    }
  for (guint i = 0; i < requests->len; i++)
    {
      GsyIndexArticle *article = g_hash_table_lookup (self->articles, g_array_index (requests, GsyIndexRequest, i).key);

      if (article != NULL)
        release_article (self, article);
    }
  _gsy_folder_index_start (self, self->root, requests);
}

static void
free_requests (gpointer requests)
{
  g_array_unref (requests);
}

void
_gsy_folder_index_stop (GsyFolderIndex *self)
{
  g_clear_pointer (&self->reader, _gsy_index_reader_stop);
  g_queue_clear_full (&self->waiting, free_requests);
  if (self->teller != NULL)
    g_source_destroy (self->teller);
  g_clear_pointer (&self->teller, g_source_unref);
}

/* The object */

static void
gsy_folder_index_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((Property) id)
    {
    case PROP_READY:
      g_value_set_boolean (value, gsy_folder_index_is_ready (GSY_FOLDER_INDEX (object)));
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gsy_folder_index_dispose (GObject *object)
{
  _gsy_folder_index_stop (GSY_FOLDER_INDEX (object));
  G_OBJECT_CLASS (gsy_folder_index_parent_class)->dispose (object);
}

static void
gsy_folder_index_finalize (GObject *object)
{
  GsyFolderIndex *self = GSY_FOLDER_INDEX (object);

  _gsy_folder_index_forget_matches (self, FALSE);
  g_array_unref (self->matches.found);
  g_hash_table_unref (self->incoming);
  g_hash_table_unref (self->twins);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->dirty);
  g_ptr_array_unref (self->order);
  g_hash_table_unref (self->articles);
  for (guint i = 0; i < G_N_ELEMENTS (self->lexicons); i++)
    g_clear_pointer (&self->lexicons[i], _gsy_lexicon_free);
  _gsy_name_pool_unref (self->pool);
  g_free (self->root);
  G_OBJECT_CLASS (gsy_folder_index_parent_class)->finalize (object);
}

static void
gsy_folder_index_class_init (GsyFolderIndexClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = gsy_folder_index_get_property;
  object_class->dispose = gsy_folder_index_dispose;
  object_class->finalize = gsy_folder_index_finalize;

  properties[PROP_READY] = g_param_spec_boolean ("ready", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  changed_signal = g_signal_new ("changed", GSY_TYPE_FOLDER_INDEX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gsy_folder_index_init (GsyFolderIndex *self)
{
  self->pool = _gsy_name_pool_new ();
  self->articles = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, article_free);
  self->order = g_ptr_array_new ();
  self->by_id = g_hash_table_new (entry_hash, entry_equal);
  self->twins = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->incoming = g_hash_table_new_full (incoming_hash, incoming_equal, incoming_free, NULL);
  self->dirty = g_ptr_array_new ();
  self->matches.found = g_array_new (FALSE, FALSE, sizeof (GsyIndexMatch));
}

GsyFolderIndex *
_gsy_folder_index_new (void)
{
  return g_object_new (GSY_TYPE_FOLDER_INDEX, NULL);
}

gboolean
gsy_folder_index_is_settled (GsyFolderIndex *self)
{
  g_return_val_if_fail (GSY_IS_FOLDER_INDEX (self), TRUE);
  return self->dirty->len == 0;
}

gboolean
gsy_folder_index_is_ready (GsyFolderIndex *self)
{
  g_return_val_if_fail (GSY_IS_FOLDER_INDEX (self), FALSE);

  return self->is_ready;
}
