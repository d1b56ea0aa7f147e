/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-version-item.c: one earlier version in a list. */
#include "config.h"

#include "app/gsy-version-item.h"
#include "core/gsy-compare.h"

struct _GsyVersionItem
{
  GObject parent_instance;

  GsyVersion *version;
  GsySidecar *sidecar;
  GError *error;
  int n_differences;
};

G_DEFINE_FINAL_TYPE (GsyVersionItem, gsy_version_item, G_TYPE_OBJECT)

static guint changed_signal;

/* What the thread needs, and what it found. */
typedef struct
{
  GsyArticle *article;
  char *path;
  GPtrArray *statements;
  GsyArticleMeta *meta;
  GsyVersion *version;
  const GsySidecar *known; /* the item's, which the caller holds; nullable */
  GsySidecar *sidecar;
  GError *error;
  guint n_differences;
} Examination;

static void
examination_free (gpointer data)
{
  Examination *self = data;

  g_object_unref (self->article);
  g_free (self->path);
  g_ptr_array_unref (self->statements);
  gsy_article_meta_unref (self->meta);
  gsy_version_free (self->version);
  g_clear_pointer (&self->sidecar, gsy_sidecar_free);
  g_clear_error (&self->error);
  g_free (self);
}

static void
examine_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Examination *self = data;
  const GsySidecar *sidecar = self->known;

  if (sidecar == NULL)
    {
      g_autoptr (GBytes) bytes = gsy_versions_load (self->version, &self->error);

      if (bytes != NULL)
        sidecar = self->sidecar = gsy_document_parse_version (self->article, self->path, bytes, &self->error);
    }
  if (sidecar != NULL)
    {
      g_autoptr (GPtrArray) differences = gsy_compare_statements (self->statements, sidecar->statements);
      self->n_differences = differences->len + (gsy_compare_meta (self->meta, sidecar->meta) != 0 ? 1 : 0);
    }
  g_task_return_boolean (task, TRUE);
}

static void
gsy_version_item_finalize (GObject *object)
{
  GsyVersionItem *self = GSY_VERSION_ITEM (object);

  g_clear_pointer (&self->version, gsy_version_free);
  g_clear_pointer (&self->sidecar, gsy_sidecar_free);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (gsy_version_item_parent_class)->finalize (object);
}

static void
gsy_version_item_class_init (GsyVersionItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gsy_version_item_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gsy_version_item_init (GsyVersionItem *self)
{
  self->n_differences = -1;
}

GsyVersionItem *
gsy_version_item_new (const GsyVersion *version)
{
  GsyVersionItem *self = g_object_new (GSY_TYPE_VERSION_ITEM, NULL);

  self->version = gsy_version_copy (version);
  return self;
}

const GsyVersion *
gsy_version_item_get_version (GsyVersionItem *self)
{
  g_return_val_if_fail (GSY_IS_VERSION_ITEM (self), NULL);
  return self->version;
}

const GsySidecar *
gsy_version_item_get_sidecar (GsyVersionItem *self)
{
  g_return_val_if_fail (GSY_IS_VERSION_ITEM (self), NULL);
  return self->sidecar;
}

const GError *
gsy_version_item_get_error (GsyVersionItem *self)
{
  g_return_val_if_fail (GSY_IS_VERSION_ITEM (self), NULL);
  return self->error;
}

int
gsy_version_item_get_n_differences (GsyVersionItem *self)
{
  g_return_val_if_fail (GSY_IS_VERSION_ITEM (self), -1);
  return self->n_differences;
}

GPtrArray *
gsy_version_item_dup_statements (GsyDocument *document)
{
  GsyStore *store = gsy_document_get_store (document);
  guint n = gsy_store_get_n_statements (store);
  GPtrArray *statements = g_ptr_array_new_full (n, (GDestroyNotify) gsy_statement_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (statements, gsy_statement_ref (gsy_store_get_statement (store, i)));
  return statements;
}

void
gsy_version_item_examine_async (GsyVersionItem *self, GsyDocument *document, GPtrArray *statements, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (GSY_IS_VERSION_ITEM (self));
  g_return_if_fail (GSY_IS_DOCUMENT (document));

  /* Not as the task's source: the thread could be the last to let go of that. */
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Examination *examination = g_new0 (Examination, 1);
  examination->article = g_object_ref (gsy_document_get_article (document));
  examination->path = g_strdup (gsy_document_get_sidecar_path (document));
  examination->statements = g_ptr_array_ref (statements);
  examination->meta = gsy_article_meta_ref (gsy_store_get_meta (gsy_document_get_store (document)));
  examination->version = gsy_version_copy (self->version);
  examination->known = self->sidecar;
  g_task_set_source_tag (task, gsy_version_item_examine_async);
  g_task_set_task_data (task, examination, examination_free);
  g_task_run_in_thread (task, examine_in_thread);
  g_object_unref (task);
}

gboolean
gsy_version_item_examine_finish (GsyVersionItem *self, GsyDocument *document, GAsyncResult *result)
{
  g_return_val_if_fail (GSY_IS_VERSION_ITEM (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  Examination *examination = g_task_get_task_data (G_TASK (result));
  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return FALSE;
  if (self->sidecar == NULL)
    self->sidecar = g_steal_pointer (&examination->sidecar);
  g_clear_error (&self->error);
  self->error = g_steal_pointer (&examination->error);
  if (self->sidecar != NULL)
    self->n_differences = (int) examination->n_differences + (gsy_document_differs_beside (document, self->sidecar) ? 1 : 0);
  g_signal_emit (self, changed_signal, 0);
  return TRUE;
}
