/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-loose-files.c: the list of what is loose in a folder, kept up to date. */
#include "config.h"
#include "corpus/gsy-loose-private.h"

#include "corpus/gsy-corpus-private.h"

typedef enum
{
  PROP_N_UNDECIDED = 1,
  PROP_LOOKING,
  PROP_N_ADOPTED,
  N_PROPS
} Property;

static GParamSpec *properties[N_PROPS];

struct _GsyLooseItem
{
  GObject parent_instance;

  GsyLooseFile *file;
};

G_DEFINE_FINAL_TYPE (GsyLooseItem, gsy_loose_item, G_TYPE_OBJECT)

static void
gsy_loose_item_finalize (GObject *object)
{
  gsy_loose_file_unref (GSY_LOOSE_ITEM (object)->file);
  G_OBJECT_CLASS (gsy_loose_item_parent_class)->finalize (object);
}

static void
gsy_loose_item_class_init (GsyLooseItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gsy_loose_item_finalize;
}

static void
gsy_loose_item_init (GsyLooseItem *self)
{
}

static GsyLooseItem *
item_new (const GsyLooseFile *file)
{
  GsyLooseItem *self = g_object_new (GSY_TYPE_LOOSE_ITEM, NULL);

  self->file = gsy_loose_file_ref (file);
  return self;
}

const GsyLooseFile *
gsy_loose_item_get_file (GsyLooseItem *self)
{
  g_return_val_if_fail (GSY_IS_LOOSE_ITEM (self), NULL);

  return self->file;
}

/* The list */

static GType
gsy_loose_files_get_item_type (GListModel *model)
{
  return GSY_TYPE_LOOSE_ITEM;
}

static guint
gsy_loose_files_get_n_items (GListModel *model)
{
  return GSY_LOOSE_FILES (model)->items->len;
}

static gpointer
gsy_loose_files_get_item (GListModel *model, guint position)
{
  const GsyLooseFiles *self = GSY_LOOSE_FILES (model);

  return position < self->items->len ? g_object_ref (g_ptr_array_index (self->items, position)) : NULL;
}

static void
gsy_loose_files_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = gsy_loose_files_get_item_type;
  iface->get_n_items = gsy_loose_files_get_n_items;
  iface->get_item = gsy_loose_files_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (GsyLooseFiles, gsy_loose_files, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, gsy_loose_files_list_model_init))

/* Looking */

typedef struct
{
  char *root;
  int *cancelled;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_free (look->root);
  g_atomic_rc_box_release (look->cancelled);
  g_free (look);
}

static void
look_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Look *look = data;

  g_task_return_pointer (task, gsy_loose_files_find (look->root, look->cancelled), (GDestroyNotify) g_ptr_array_unref);
}

static gboolean
is_same_file (const GsyLooseFile *a, const GsyLooseFile *b)
{
  return a->kind == b->kind && g_str_equal (a->key, b->key) && a->modified == b->modified && a->n_statements == b->n_statements && a->n_added == b->n_added &&
         a->n_changed == b->n_changed && a->n_conflicts == b->n_conflicts && a->brings_nothing == b->brings_nothing && a->has_article == b->has_article &&
         g_strcmp0 (a->problem, b->problem) == 0 && (a->candidates == NULL) == (b->candidates == NULL) &&
         (a->candidates == NULL || a->candidates->len == b->candidates->len);
}

/* What stays keeps its item, so that rows and the keyboard do. */
static GsyLooseItem *
dup_item (const GsyLooseFiles *self, const GsyLooseFile *file)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      GsyLooseItem *item = g_ptr_array_index (self->items, i);

      if (is_same_file (item->file, file))
        {
          gsy_loose_file_unref (item->file);
          item->file = gsy_loose_file_ref (file);
          return g_object_ref (item);
        }
    }
  return item_new (file);
}

static void
take_found (GsyLooseFiles *self, GPtrArray *found)
{
  g_autoptr (GPtrArray) old = NULL;
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_undecided = 0, first = 0, last = 0;

  for (guint i = 0; i < found->len; i++)
    {
      const GsyLooseFile *file = g_ptr_array_index (found, i);

      g_ptr_array_add (items, dup_item (self, file));
      n_undecided += gsy_loose_file_needs_decision (file);
    }
  old = self->items;
  self->items = items;
  while (first < old->len && first < items->len && old->pdata[first] == items->pdata[first])
    first++;
  while (last < old->len - first && last < items->len - first && old->pdata[old->len - last - 1] == items->pdata[items->len - last - 1])
    last++;
  if (old->len - first - last > 0 || items->len - first - last > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), first, old->len - first - last, items->len - first - last);
  if (n_undecided == self->n_undecided)
    return;
  self->n_undecided = n_undecided;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_UNDECIDED]);
}

static void
adopted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!gsy_loose_files_adopt_finish (GSY_LOOSE_FILES (source), result, &error))
    g_signal_emit_by_name (source, "failed", error->message);
}

/* The next one that moves by itself. FALSE: there is none. */
static gboolean
adopt_next (GsyLooseFiles *self)
{
  GsyLooseFile *file = self->corpus != NULL ? g_queue_pop_head (&self->sure) : NULL;

  if (file == NULL)
    return FALSE;
  gsy_loose_files_adopt_async (self, file, file->adopter, adopted_cb, NULL);
  gsy_loose_file_unref (file);
  return TRUE;
}

/* Each is tried once. */
static gboolean
adopt_sure (GsyLooseFiles *self, GPtrArray *found)
{
  for (guint i = 0; i < found->len && self->n_acting == 0; i++)
    {
      const GsyLooseFile *file = g_ptr_array_index (found, i);

      if (file->adopter != NULL && g_hash_table_add (self->declined, g_strdup (file->key)))
        g_queue_push_tail (&self->sure, gsy_loose_file_ref (file));
    }
  if (g_queue_is_empty (&self->sure))
    return FALSE;
  self->batch++;
  return adopt_next (self);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GsyLooseFiles) self = data;
  g_autoptr (GPtrArray) found = g_task_propagate_pointer (G_TASK (result), NULL);
  gboolean again = self->look_again;

  g_clear_pointer (&self->cancelled, g_atomic_rc_box_release);
  self->look_again = FALSE;
  if (self->corpus == NULL)
    return;
  if (again)
    gsy_loose_files_look (self);
  /* What moves by itself is not offered for the moment that it takes. */
  else if (found != NULL && self->n_acting == 0 && !adopt_sure (self, found))
    take_found (self, found);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOOKING]);
}

void
gsy_loose_files_look (GsyLooseFiles *self)
{
  g_autoptr (GTask) task = NULL;
  Look *look;

  g_return_if_fail (GSY_IS_LOOSE_FILES (self));

  /* Of articles that were named one by one nobody knows what else is theirs. */
  if (self->corpus == NULL || gsy_corpus_is_loading (self->corpus) || self->corpus->only != NULL)
    return;
  if (self->cancelled != NULL)
    {
      g_atomic_int_set (self->cancelled, TRUE);
      self->look_again = TRUE;
      return;
    }
  self->cancelled = g_atomic_rc_box_new0 (int);
  look = g_new0 (Look, 1);
  look->root = g_strdup (gsy_corpus_get_root (self->corpus));
  look->cancelled = g_atomic_rc_box_acquire (self->cancelled);
  /* Not as the task's source: the thread could be the last to let go of that. */
  task = g_task_new (NULL, NULL, looked_cb, g_object_ref (self));
  g_task_set_source_tag (task, gsy_loose_files_look);
  g_task_set_priority (task, G_PRIORITY_LOW);
  g_task_set_task_data (task, look, look_free);
  g_task_run_in_thread (task, look_in_thread);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOOKING]);
}

static void
adoption_free (gpointer data)
{
  GsyAdoption *adoption = data;

  g_free (adoption->from);
  g_free (adoption->article);
  g_free (adoption->set);
  g_free (adoption);
}

void
_gsy_loose_files_remember_adoption (GsyLooseFiles *self, const char *from, const char *article, const char *set)
{
  GsyAdoption *adoption = g_new0 (GsyAdoption, 1);

  if (self->adopted_batch != self->batch)
    g_ptr_array_set_size (self->adopted, 0);
  self->adopted_batch = self->batch;
  adoption->from = g_strdup (from);
  adoption->article = g_strdup (article);
  adoption->set = g_strdup (set);
  g_ptr_array_add (self->adopted, adoption);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ADOPTED]);
}

void
_gsy_loose_files_acted (GsyLooseFiles *self)
{
  self->n_acting--;
  if (!adopt_next (self))
    gsy_loose_files_look (self);
}

/* The object */

static void
gsy_loose_files_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GsyLooseFiles *self = GSY_LOOSE_FILES (object);

  switch ((Property) id)
    {
    case PROP_N_UNDECIDED:
      g_value_set_uint (value, self->n_undecided);
      break;
    case PROP_LOOKING:
      g_value_set_boolean (value, gsy_loose_files_is_looking (self));
      break;
    case PROP_N_ADOPTED:
      g_value_set_uint (value, self->adopted->len);
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
corpus_gone_cb (gpointer data, GObject *where_it_was)
{
  GsyLooseFiles *self = data;

  self->corpus = NULL;
  if (self->cancelled != NULL)
    g_atomic_int_set (self->cancelled, TRUE);
}

static void
gsy_loose_files_dispose (GObject *object)
{
  GsyLooseFiles *self = GSY_LOOSE_FILES (object);

  if (self->corpus != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->corpus, self);
      g_object_weak_unref (G_OBJECT (self->corpus), corpus_gone_cb, self);
    }
  self->corpus = NULL;
  if (self->cancelled != NULL)
    g_atomic_int_set (self->cancelled, TRUE);
  G_OBJECT_CLASS (gsy_loose_files_parent_class)->dispose (object);
}

static void
gsy_loose_files_finalize (GObject *object)
{
  GsyLooseFiles *self = GSY_LOOSE_FILES (object);

  g_queue_clear_full (&self->sure, (GDestroyNotify) gsy_loose_file_unref);
  g_ptr_array_unref (self->adopted);
  g_ptr_array_unref (self->items);
  g_hash_table_unref (self->declined);
  g_clear_pointer (&self->cancelled, g_atomic_rc_box_release);
  G_OBJECT_CLASS (gsy_loose_files_parent_class)->finalize (object);
}

static void
gsy_loose_files_class_init (GsyLooseFilesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gsy_loose_files_get_property;
  object_class->dispose = gsy_loose_files_dispose;
  object_class->finalize = gsy_loose_files_finalize;

  properties[PROP_N_UNDECIDED] = g_param_spec_uint ("n-undecided", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_ADOPTED] = g_param_spec_uint ("n-adopted", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_LOOKING] = g_param_spec_boolean ("looking", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_signal_new ("adopted", GSY_TYPE_LOOSE_FILES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 4, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_UINT);
  g_signal_new ("failed", GSY_TYPE_LOOSE_FILES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
gsy_loose_files_init (GsyLooseFiles *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  g_queue_init (&self->sure);
  self->adopted = g_ptr_array_new_with_free_func (adoption_free);
  self->declined = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

GsyLooseFiles *
gsy_loose_files_new (GsyCorpus *corpus)
{
  GsyLooseFiles *self;

  g_return_val_if_fail (GSY_IS_CORPUS (corpus), NULL);

  self = g_object_new (GSY_TYPE_LOOSE_FILES, NULL);
  self->corpus = corpus;
  g_object_weak_ref (G_OBJECT (corpus), corpus_gone_cb, self);
  g_signal_connect_swapped (corpus, "notify::loading", G_CALLBACK (gsy_loose_files_look), self);
  g_signal_connect_swapped (corpus, "files-changed", G_CALLBACK (gsy_loose_files_look), self);
  gsy_loose_files_look (self);
  return self;
}

guint
gsy_loose_files_get_n_undecided (GsyLooseFiles *self)
{
  g_return_val_if_fail (GSY_IS_LOOSE_FILES (self), 0);

  return self->n_undecided;
}

guint
gsy_loose_files_get_n_adopted (GsyLooseFiles *self)
{
  g_return_val_if_fail (GSY_IS_LOOSE_FILES (self), 0);

  return self->adopted->len;
}

void
gsy_loose_files_get_adopted (GsyLooseFiles *self, guint i, const char **from, const char **article)
{
  const GsyAdoption *adoption;

  g_return_if_fail (GSY_IS_LOOSE_FILES (self) && i < self->adopted->len && from != NULL && article != NULL);

  adoption = g_ptr_array_index (self->adopted, i);
  *from = adoption->from;
  *article = adoption->article;
}

static void
taken_back_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!gsy_loose_files_undo_adoption_finish (GSY_LOOSE_FILES (source), result, &error))
    g_signal_emit_by_name (source, "failed", error->message);
}

void
gsy_loose_files_take_back (GsyLooseFiles *self)
{
  g_autoptr (GPtrArray) adopted = NULL;

  g_return_if_fail (GSY_IS_LOOSE_FILES (self));

  adopted = g_steal_pointer (&self->adopted);
  self->adopted = g_ptr_array_new_with_free_func (adoption_free);
  for (guint i = 0; self->corpus != NULL && i < adopted->len; i++)
    {
      const GsyAdoption *adoption = g_ptr_array_index (adopted, i);

      gsy_loose_files_undo_adoption_async (self, adoption->from, adoption->article, adoption->set, taken_back_cb, NULL);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ADOPTED]);
}

gboolean
gsy_loose_files_is_looking (GsyLooseFiles *self)
{
  g_return_val_if_fail (GSY_IS_LOOSE_FILES (self), FALSE);

  return self->cancelled != NULL;
}
