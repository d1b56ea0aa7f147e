/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-snapshot.c: a document's sidecar as it was at one moment, for the thread that writes it and for comparing. */
#include "config.h"
#include "corpus/gsy-document-private.h"

static void
kept_clear (gpointer data)
{
  GsyKept *kept = data;

  g_clear_pointer (&kept->sidecar, gsy_sidecar_free);
}

GsyKept *
_gsy_kept_new (GsySidecar *sidecar)
{
  GsyKept *self = g_atomic_rc_box_new0 (GsyKept);

  self->sidecar = sidecar;
  return self;
}

void
_gsy_kept_unref (GsyKept *self)
{
  g_atomic_rc_box_release_full (self, kept_clear);
}

GsySnapshot *
_gsy_snapshot_new (GsyArticle *article, const GsyArticleMeta *meta, GPtrArray *statements, GsyKept *kept)
{
  GsySnapshot *self = g_atomic_rc_box_new0 (GsySnapshot);

  self->article = g_object_ref (article);
  self->meta = gsy_article_meta_ref (meta);
  self->statements = g_ptr_array_ref (statements);
  self->kept = kept != NULL ? g_atomic_rc_box_acquire (kept) : NULL;
  return self;
}

GsySnapshot *
_gsy_snapshot_take (GsyDocument *document)
{
  guint n = gsy_store_get_n_statements (document->store);
  g_autoptr (GPtrArray) statements = g_ptr_array_new_full (n, (GDestroyNotify) gsy_statement_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (statements, gsy_statement_ref (gsy_store_get_statement (document->store, i)));
  return _gsy_snapshot_new (document->article, gsy_store_get_meta (document->store), statements, document->kept);
}

GsySnapshot *
_gsy_snapshot_ref (GsySnapshot *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
snapshot_clear (gpointer data)
{
  GsySnapshot *self = data;

  g_object_unref (self->article);
  gsy_article_meta_unref (self->meta);
  g_ptr_array_unref (self->statements);
  g_clear_pointer (&self->kept, _gsy_kept_unref);
}

void
_gsy_snapshot_unref (GsySnapshot *self)
{
  g_atomic_rc_box_release_full (self, snapshot_clear);
}
