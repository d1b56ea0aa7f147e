/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-export.c: reads an article and its sidecar, leaves out what is not wanted, and hands the rest to a format. */
#include "config.h"
#include "io/formats/gsy-export.h"

#include "io/gsy-article-reader.h"
#include "io/gsy-sidecar.h"

GsyExportItem *
gsy_export_item_new (const char *path, const char *sidecar, const char *file)
{
  GsyExportItem *self = g_new0 (GsyExportItem, 1);

  self->path = g_strdup (path);
  self->sidecar = g_strdup (sidecar);
  self->file = g_strdup (file);
  return self;
}

void
gsy_export_item_free (GsyExportItem *self)
{
  g_free (self->path);
  g_free (self->sidecar);
  g_free (self->file);
  g_free (self);
}

typedef struct
{
  const GsyExportJob *job;
  gpointer writer; /* NULL: nothing is written */
  GsyLoss *loss;
} Run;

static void
complain (const GsyExportJob *job, const char *path, const GError *error)
{
  if (job->complain != NULL)
    job->complain (path, error->message, job->data);
}

/* The sidecar of @item, or an empty one. NULL after a complaint. */
static GsySidecar *
read_sidecar (const GsyExportJob *job, const GsyExportItem *item, GsyArticle *article)
{
  g_autofree char *shown = item->sidecar != NULL ? gsy_display_name (item->sidecar) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GsySidecar *sidecar;

  if (item->sidecar == NULL)
    return gsy_sidecar_new ();
  bytes = gsy_load (item->sidecar, GSY_SIDECAR_MAX_BYTES, NULL, &error);
  sidecar = bytes != NULL ? gsy_sidecar_parse (bytes, shown, article, &error) : NULL;
  if (sidecar == NULL)
    complain (job, item->sidecar, error);
  return sidecar;
}

/* The statements that are wanted. (transfer full) */
static GPtrArray *
choose_statements (const GsyExportJob *job, const GsySidecar *sidecar)
{
  GPtrArray *chosen;

  if (job->layers == NULL && job->without == NULL)
    return g_ptr_array_ref (sidecar->statements);
  chosen = g_ptr_array_new ();
  for (guint i = 0; i < sidecar->statements->len; i++)
    {
      GsyStatement *statement = g_ptr_array_index (sidecar->statements, i);

      if ((job->layers == NULL || g_strv_contains (job->layers, statement->layer)) &&
          (job->without == NULL || !g_strv_contains (job->without, statement->layer)))
        g_ptr_array_add (chosen, statement);
    }
  return chosen;
}

static gboolean
export_item (Run *run, const GsyExportItem *item, GError **error)
{
  const GsyExportJob *job = run->job;
  g_autoptr (GError) read_error = NULL;
  g_autoptr (GsyArticle) article = gsy_article_read (item->path, &read_error);
  g_autoptr (GsySidecar) sidecar = NULL;
  g_autoptr (GPtrArray) statements = NULL;
  GsyExportUnit unit = { .file = item->file, .article = article };

  if (article == NULL)
    {
      complain (job, item->path, read_error);
      return TRUE;
    }
  sidecar = read_sidecar (job, item, article);
  if (sidecar == NULL || (job->states != 0 && !(job->states & (1u << sidecar->meta->state))))
    return TRUE;

  statements = choose_statements (job, sidecar);
  unit.meta = sidecar->meta;
  unit.title = unit.meta->title != NULL ? unit.meta->title : gsy_article_get_default_title (article);
  unit.published = unit.meta->published != NULL ? unit.meta->published : gsy_article_get_default_published (article);
  unit.statements = statements;
  gsy_loss_count (run->loss, job->format != NULL ? gsy_format_get_holds (job->format, job->options) : 0, &unit);
  run->loss->n_unreadable += sidecar->raw->len;
  return run->writer == NULL || job->format->add (run->writer, &unit, error);
}

static gboolean
export_items (Run *run, GPtrArray *items, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < items->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !export_item (run, g_ptr_array_index (items, i), error))
        return FALSE;
      if (run->job->progress != NULL)
        run->job->progress (i + 1, items->len, run->job->data);
    }
  return TRUE;
}

gboolean
gsy_export_run (const GsyExportJob *job, GPtrArray *items, GsySink *sink, GsyLoss *loss, GCancellable *cancellable, GError **error)
{
  GsyExportSetup setup = { .scheme = job->scheme, .options = job->options, .sink = sink };
  Run run = { .job = job, .loss = loss };
  gboolean good;

  g_return_val_if_fail ((job->format != NULL || sink == NULL) && items != NULL && loss != NULL, FALSE);

  *loss = (GsyLoss){ 0 };
  if (sink != NULL)
    {
      run.writer = job->format->begin (&setup, error);
      if (run.writer == NULL)
        return FALSE;
    }
  good = export_items (&run, items, cancellable, error) && (sink == NULL || job->format->end == NULL || job->format->end (run.writer, error));
  if (run.writer != NULL && job->format->free != NULL)
    job->format->free (run.writer);
  return good;
}
