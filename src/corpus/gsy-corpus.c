/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-corpus.c: a folder of articles, as a list and as the place where edits are applied. Its documents are in gsy-corpus-documents.c. */
#include "config.h"
#include "corpus/gsy-corpus-private.h"

#include "core/gsy-error.h"
#include "corpus/gsy-corpus-bulk.h"
#include "corpus/gsy-folder-index-private.h"
#include "io/gsy-article-reader.h"

#include <glib/gi18n-lib.h>

#include <string.h>

typedef enum
{
  PROP_LOADING = 1,
  PROP_N_DONE,
  PROP_FOLDER_PROBLEM,
  N_PROPS
} Property;

typedef enum
{
  SIGNAL_DOCUMENT_CHANGED,
  SIGNAL_DOCUMENT_MERGED,
  SIGNAL_SAVE_STATE_CHANGED,
  SIGNAL_FILES_CHANGED,
  SIGNAL_SCHEME_MERGED,
  N_SIGNALS
} Signal;

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void gsy_corpus_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GsyCorpus, gsy_corpus, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, gsy_corpus_list_model_init))

/* The list */

static GType
gsy_corpus_get_item_type (GListModel *model)
{
  return GSY_TYPE_CORPUS_ROW;
}

static guint
gsy_corpus_get_n_items (GListModel *model)
{
  return GSY_CORPUS (model)->rows->len;
}

static GsyCorpusRow *
get_row (GsyCorpus *self, guint position)
{
  if (position >= self->rows->len)
    return NULL;
  if (self->row_objects->pdata[position] == NULL)
    self->row_objects->pdata[position] = gsy_corpus_row_new (g_ptr_array_index (self->rows, position));
  return self->row_objects->pdata[position];
}

static gpointer
gsy_corpus_get_item (GListModel *model, guint position)
{
  GsyCorpusRow *row = get_row (GSY_CORPUS (model), position);

  return row != NULL ? g_object_ref (row) : NULL;
}

static void
gsy_corpus_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = gsy_corpus_get_item_type;
  iface->get_n_items = gsy_corpus_get_n_items;
  iface->get_item = gsy_corpus_get_item;
}

int
_gsy_corpus_find_position (GsyCorpus *self, const char *key)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->positions, key)) - 1;
}

void
_gsy_corpus_take_facts (GsyCorpus *self, guint position, GsyRowFacts *facts)
{
  GsyRowData *data = g_ptr_array_index (self->rows, position);
  gboolean was_done = data->facts.state == GSY_STATE_DONE;
  gboolean is_done = facts->state == GSY_STATE_DONE;

  gsy_row_data_take_facts (data, facts, self->row_objects->pdata[position]);
  if (was_done == is_done)
    return;
  self->n_done += is_done ? 1u : -1u;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_DONE]);
}

void
_gsy_corpus_settle_row (GsyCorpus *self, GsyDocument *document)
{
  int position = _gsy_corpus_find_position (self, gsy_document_get_key (document));
  GsyRowFacts facts;

  if (position < 0)
    return;
  ((GsyRowData *) g_ptr_array_index (self->rows, position))->is_settled = TRUE;
  gsy_row_facts_set_document (&facts, document);
  _gsy_corpus_take_facts (self, (guint) position, &facts);
}

void
_gsy_corpus_update_row (GsyCorpus *self, GsyDocument *document, const GsyEdit *edit)
{
  const char *key = gsy_document_get_key (document);
  int position = _gsy_corpus_find_position (self, key);
  const GsyRowData *data;
  GsyRowFacts facts = { 0 };

  if (position < 0)
    return;
  data = g_ptr_array_index (self->rows, (guint) position);
  facts.title = g_strdup (gsy_document_get_title (document));
  facts.published = g_strdup (gsy_document_get_published (document));
  facts.state = gsy_store_get_meta (gsy_document_get_store (document))->state;
  facts.problem = g_strdup (data->facts.problem);
  facts.counts = data->facts.counts != NULL ? g_array_copy (data->facts.counts) : NULL;
  for (int i = gsy_edit_find_change (edit, key, -1); i >= 0; i = gsy_edit_find_change (edit, key, i))
    {
      const GsyChange *change = gsy_edit_get_change (edit, (guint) i);
      const GsyStatement *before = change->before, *after = change->after;

      if (change->kind != GSY_CHANGE_STATEMENT)
        continue;
      if (before != NULL)
        gsy_row_facts_add (&facts, before->layer, -1);
      if (after != NULL)
        gsy_row_facts_add (&facts, after->layer, 1);
    }
  _gsy_corpus_take_facts (self, (guint) position, &facts);
}

/* Edits */

static gboolean
check_scheme (GsyCorpus *self, GError **error)
{
  if (self->scheme_saver != NULL && self->scheme_error == NULL)
    return TRUE;
  if (self->scheme_error != NULL)
    g_propagate_error (error, g_error_copy (self->scheme_error));
  else
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_BUSY, _ ("The folder is still being read. Try again in a moment."));
  return FALSE;
}

/* The documents that @edit touches, each once; NULL with an error when one of them cannot be changed. */
static GPtrArray *
find_touched (GsyCorpus *self, const GsyEdit *edit, GError **error)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < gsy_edit_get_n_changes (edit); i++)
    {
      const GsyChange *change = gsy_edit_get_change (edit, i);
      GsyDocument *document;

      if (change->article == NULL || !g_hash_table_add (known, change->article))
        continue;
      document = gsy_corpus_find_document (self, change->article);
      if (document == NULL)
        {
          g_autofree char *name = gsy_display_name (change->article);

          /* Translators: %s is an article's file name. */
          g_set_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED, _ ("“%s” is not open. Open it first."), name);
          return NULL;
        }
      if (gsy_document_is_read_only (document))
        {
          g_propagate_error (error, g_error_copy (gsy_document_get_sidecar_error (document)));
          return NULL;
        }
      g_ptr_array_add (documents, g_object_ref (document));
    }
  return g_steal_pointer (&documents);
}

static gboolean
apply_cb (const GsyEdit *edit, gpointer data, GError **error)
{
  GsyCorpus *self = data;
  gboolean touches_scheme = gsy_edit_touches_scheme (edit);
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (GsyEdit) inverse = NULL;
  guint n_applied;

  if (touches_scheme && !check_scheme (self, error))
    return FALSE;
  documents = find_touched (self, edit, error);
  if (documents == NULL)
    return FALSE;

  for (n_applied = 0; n_applied < documents->len; n_applied++)
    if (!gsy_store_apply (gsy_document_get_store (g_ptr_array_index (documents, n_applied)), edit, error))
      break;
  if (n_applied == documents->len && (!touches_scheme || gsy_scheme_apply (self->scheme, edit, error)))
    return TRUE;

  inverse = gsy_edit_inverse (edit);
  while (n_applied > 0)
    if (!gsy_store_apply (gsy_document_get_store (g_ptr_array_index (documents, --n_applied)), inverse, NULL))
      g_warning ("An edit that was just applied could not be taken back");
  return FALSE;
}

/* What the reader tells */

static void
scheme_changed_cb (GsyCorpus *self)
{
  _gsy_corpus_touch_scheme (self);
}

static void
take_scheme (gpointer owner, GsySchemeFile *file)
{
  _gsy_corpus_take_scheme (owner, file);
}

static void
take_list (gpointer owner, GPtrArray *found, GPtrArray *folders, const char *problem)
{
  GsyCorpus *self = owner;
  g_autoptr (GPtrArray) documents = _gsy_corpus_dup_documents (self);
  g_autofree const char **keys = g_new (const char *, found->len + 1);

  for (guint i = 0; i < found->len; i++)
    {
      const GsyFound *one = g_ptr_array_index (found, i);
      GsyRowData *data = gsy_row_data_new (one->key, one->name, one->has_sidecar);

      keys[i] = data->key;
      g_ptr_array_add (self->rows, data);
      g_hash_table_insert (self->positions, data->key, GINT_TO_POINTER ((int) i + 1));
    }
  g_ptr_array_set_size (self->row_objects, (int) found->len);
  _gsy_folder_index_set_list (self->index, keys, found->len);
  self->scan_problem = g_strdup (problem);
  if (self->only == NULL)
    _gsy_corpus_watch_folders (self, folders);
  for (guint i = 0; self->only != NULL && i < found->len; i++)
    _gsy_corpus_watch (self, keys[i]);
  if (found->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, found->len);
  for (guint i = 0; i < documents->len; i++)
    _gsy_corpus_settle_row (self, g_ptr_array_index (documents, i));
  if (problem != NULL)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDER_PROBLEM]);
}

static void
take_batch (gpointer owner, guint first, GsyRowFacts *facts, guint n)
{
  GsyCorpus *self = owner;

  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 0; i < n && first + i < self->rows->len; i++)
    {
      const GsyRowData *data = g_ptr_array_index (self->rows, first + i);

      if (!data->is_settled)
        _gsy_corpus_take_facts (self, first + i, &facts[i]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

/* Every article that has a sidecar, with what its row says of it. */
static void
start_index (GsyCorpus *self)
{
  GArray *requests = g_array_new (FALSE, FALSE, sizeof (GsyIndexRequest));

  g_array_set_clear_func (requests, _gsy_index_request_clear);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const GsyRowData *data = g_ptr_array_index (self->rows, i);
      GsyIndexRequest request;

      if (!data->has_sidecar)
        continue;
      request.key = g_strdup (data->key);
      request.name = g_strdup (data->name);
      request.title = g_strdup (data->facts.title != NULL ? data->facts.title : data->name);
      request.published = g_strdup (data->facts.published);
      g_array_append_val (requests, request);
    }
  _gsy_folder_index_start (self->index, self->root, requests);
}

static void
take_end (gpointer owner)
{
  GsyCorpus *self = owner;

  start_index (self);
  g_clear_pointer (&self->reader, gsy_corpus_reader_stop);
  /* What came in while the folder was read, before anybody watched. */
  _gsy_corpus_catch_up (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static const GsyReaderFuncs reader_funcs = { take_scheme, take_list, take_batch, take_end };

/* The object */

static void
gsy_corpus_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GsyCorpus *self = GSY_CORPUS (object);

  switch ((Property) id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, gsy_corpus_is_loading (self));
      break;
    case PROP_N_DONE:
      g_value_set_uint (value, self->n_done);
      break;
    case PROP_FOLDER_PROBLEM:
      g_value_set_string (value, gsy_corpus_get_folder_problem (self));
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gsy_corpus_dispose (GObject *object)
{
  GsyCorpus *self = GSY_CORPUS (object);

  g_clear_pointer (&self->reader, gsy_corpus_reader_stop);
  g_clear_pointer (&self->refresh, _gsy_corpus_refresh_stop);
  _gsy_corpus_monitor_stop (self->monitor);
  _gsy_folder_index_stop (self->index);
  /* The last moment: who drops a corpus without flushing it must not lose work. */
  if (!self->is_abandoned && !gsy_corpus_is_saved (self))
    gsy_corpus_flush_sync (self, NULL);

  g_hash_table_remove_all (self->documents);
  g_signal_handlers_disconnect_by_data (self->scheme, self);
  g_signal_handlers_disconnect_by_data (self->history, self);
  if (self->scheme_saver != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->scheme_saver, self);
      gsy_saver_detach (self->scheme_saver);
    }
  g_clear_object (&self->scheme_saver);
  G_OBJECT_CLASS (gsy_corpus_parent_class)->dispose (object);
}

static void
gsy_corpus_finalize (GObject *object)
{
  GsyCorpus *self = GSY_CORPUS (object);

  g_free (self->root);
  g_strfreev (self->only);
  g_hash_table_unref (self->positions);
  g_ptr_array_unref (self->row_objects);
  g_ptr_array_unref (self->rows);
  g_object_unref (self->scheme);
  g_clear_object (&self->scheme_base);
  g_clear_error (&self->scheme_error);
  g_free (self->scheme_problem);
  g_free (self->scan_problem);
  g_object_unref (self->history);
  g_object_unref (self->index);
  g_hash_table_unref (self->documents);
  _gsy_corpus_monitor_free (self->monitor);
  g_hash_table_unref (self->troubled);
  g_hash_table_unref (self->loading);
  G_OBJECT_CLASS (gsy_corpus_parent_class)->finalize (object);
}

static void
gsy_corpus_class_init (GsyCorpusClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gsy_corpus_get_property;
  object_class->dispose = gsy_corpus_dispose;
  object_class->finalize = gsy_corpus_finalize;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_N_DONE] = g_param_spec_uint ("n-done", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_FOLDER_PROBLEM] = g_param_spec_string ("folder-problem", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_DOCUMENT_CHANGED] = g_signal_new ("document-changed", GSY_TYPE_CORPUS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, GSY_TYPE_DOCUMENT);
  signals[SIGNAL_DOCUMENT_MERGED] = g_signal_new ("document-merged", GSY_TYPE_CORPUS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, GSY_TYPE_DOCUMENT, G_TYPE_UINT, G_TYPE_UINT);
  signals[SIGNAL_SAVE_STATE_CHANGED] = g_signal_new ("save-state-changed", GSY_TYPE_CORPUS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SCHEME_MERGED] = g_signal_new ("scheme-merged", GSY_TYPE_CORPUS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[SIGNAL_FILES_CHANGED] = g_signal_new ("files-changed", GSY_TYPE_CORPUS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

void
_gsy_corpus_unref_if_set (gpointer object)
{
  g_clear_object (&object);
}

static void
gsy_corpus_init (GsyCorpus *self)
{
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_row_data_unref);
  self->row_objects = g_ptr_array_new_with_free_func (_gsy_corpus_unref_if_set);
  self->positions = g_hash_table_new (g_str_hash, g_str_equal);
  self->documents = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, _gsy_corpus_open_free);
  self->troubled = g_hash_table_new (NULL, NULL);
  self->monitor = _gsy_corpus_monitor_new (self);
  self->loading = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->scheme = gsy_scheme_new ();
  self->index = _gsy_folder_index_new ();
  self->history = gsy_history_new (apply_cb, self);
  g_signal_connect_swapped (self->scheme, "changed", G_CALLBACK (scheme_changed_cb), self);
  g_signal_connect_swapped (self->history, "notify::can-undo", G_CALLBACK (_gsy_corpus_history_changed), self);
  g_signal_connect_swapped (self->history, "notify::can-redo", G_CALLBACK (_gsy_corpus_history_changed), self);
}

GsyCorpus *
gsy_corpus_new (const char *root, const char *const *only)
{
  GsyCorpus *self;

  g_return_val_if_fail (root != NULL && g_path_is_absolute (root), NULL);

  self = g_object_new (GSY_TYPE_CORPUS, NULL);
  self->root = g_strdup (root);
  self->only = g_strdupv ((char **) only);
  self->reader = gsy_corpus_reader_start (root, only, &reader_funcs, self);
  return self;
}

const char *
gsy_corpus_get_root (GsyCorpus *self)
{
  g_return_val_if_fail (GSY_IS_CORPUS (self), NULL);

  return self->root;
}

gboolean
gsy_corpus_is_whole (GsyCorpus *self)
{
  g_return_val_if_fail (GSY_IS_CORPUS (self), FALSE);
  return self->only == NULL;
}

GsyScheme *
gsy_corpus_get_scheme (GsyCorpus *self)
{
  g_return_val_if_fail (GSY_IS_CORPUS (self), NULL);

  return self->scheme;
}

GsyHistory *
gsy_corpus_get_history (GsyCorpus *self)
{
  g_return_val_if_fail (GSY_IS_CORPUS (self), NULL);

  return self->history;
}

GsyFolderIndex *
gsy_corpus_get_index (GsyCorpus *self)
{
  g_return_val_if_fail (GSY_IS_CORPUS (self), NULL);

  return self->index;
}

gboolean
gsy_corpus_is_loading (GsyCorpus *self)
{
  g_return_val_if_fail (GSY_IS_CORPUS (self), FALSE);

  return self->reader != NULL;
}

guint
gsy_corpus_get_n_done (GsyCorpus *self)
{
  g_return_val_if_fail (GSY_IS_CORPUS (self), 0);

  return self->n_done;
}

const char *
gsy_corpus_get_folder_problem (GsyCorpus *self)
{
  g_return_val_if_fail (GSY_IS_CORPUS (self), NULL);

  return self->scan_problem != NULL ? self->scan_problem : self->scheme_problem;
}

const char *
gsy_corpus_get_scheme_error (GsyCorpus *self)
{
  g_return_val_if_fail (GSY_IS_CORPUS (self), NULL);

  return self->scheme_error != NULL ? self->scheme_error->message : NULL;
}

GsyCorpusRow *
gsy_corpus_find_row (GsyCorpus *self, const char *key)
{
  int position;

  g_return_val_if_fail (GSY_IS_CORPUS (self) && key != NULL, NULL);

  position = _gsy_corpus_find_position (self, key);
  return position >= 0 ? get_row (self, (guint) position) : NULL;
}

int
gsy_corpus_get_row_position (GsyCorpus *self, GsyCorpusRow *row)
{
  g_return_val_if_fail (GSY_IS_CORPUS (self) && GSY_IS_CORPUS_ROW (row), -1);

  return _gsy_corpus_find_position (self, gsy_corpus_row_get_key (row));
}

gboolean
gsy_corpus_do (GsyCorpus *self, const GsyEdit *edit, GError **error)
{
  g_return_val_if_fail (GSY_IS_CORPUS (self) && edit != NULL, FALSE);

  return gsy_history_do (self->history, edit, error);
}

gboolean
gsy_corpus_undo (GsyCorpus *self, GsyEdit **edit, GError **error)
{
  g_return_val_if_fail (GSY_IS_CORPUS (self), FALSE);

  return gsy_history_undo (self->history, edit, error);
}

gboolean
gsy_corpus_redo (GsyCorpus *self, GsyEdit **edit, GError **error)
{
  g_return_val_if_fail (GSY_IS_CORPUS (self), FALSE);

  return gsy_history_redo (self->history, edit, error);
}

guint
gsy_corpus_count_layer (GsyCorpus *self, const char *layer)
{
  guint n = 0;

  g_return_val_if_fail (GSY_IS_CORPUS (self) && layer != NULL, 0);

  for (guint i = 0; i < self->rows->len; i++)
    n += gsy_row_facts_get_count (&((const GsyRowData *) g_ptr_array_index (self->rows, i))->facts, layer);
  return n;
}
