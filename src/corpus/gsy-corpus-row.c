/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-corpus-row.c: an article in the list. */
#include "config.h"
#include "corpus/gsy-row-data.h"

#include "core/gsy-fold.h"
#include "core/gsy-intern.h"
#include "io/gsy-article-reader.h"

#include <string.h>

struct _GsyCorpusRow
{
  GObject parent_instance;

  GsyRowData *data;
  char *folded; /* made when asked for */
};

typedef enum
{
  PROP_TITLE = 1,
  PROP_PUBLISHED,
  PROP_STATE,
  PROP_PROBLEM,
  N_PROPS
} Property;

static GParamSpec *properties[N_PROPS];
static guint counts_changed_signal;

G_DEFINE_FINAL_TYPE (GsyCorpusRow, gsy_corpus_row, G_TYPE_OBJECT)

void
gsy_row_facts_clear (GsyRowFacts *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->published, g_free);
  g_clear_pointer (&self->problem, g_free);
  g_clear_pointer (&self->counts, g_array_unref);
  self->state = GSY_STATE_NEW;
}

void
gsy_row_facts_add (GsyRowFacts *self, const char *layer, int n)
{
  GsyLayerCount count = { .layer = g_intern_string (layer), .n = (guint) MAX (n, 0) };

  if (self->counts == NULL)
    self->counts = g_array_new (FALSE, FALSE, sizeof (GsyLayerCount));
  for (guint i = 0; i < self->counts->len; i++)
    {
      GsyLayerCount *there = &g_array_index (self->counts, GsyLayerCount, i);

      if (there->layer == count.layer)
        {
          there->n = (guint) MAX ((int) there->n + n, 0);
          return;
        }
    }
  g_array_append_val (self->counts, count);
}

guint
gsy_row_facts_get_count (const GsyRowFacts *self, const char *layer)
{
  for (guint i = 0; self->counts != NULL && i < self->counts->len; i++)
    {
      const GsyLayerCount *count = &g_array_index (self->counts, GsyLayerCount, i);

      if (strcmp (count->layer, layer) == 0)
        return count->n;
    }
  return 0;
}

static void
read_sidecar (GsyRowFacts *self, const char *path)
{
  g_autofree char *sidecar = gsy_sidecar_path (path, NULL);
  g_autofree char *name = g_path_get_basename (sidecar);
  g_autofree char *shown = gsy_display_name (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = gsy_load (sidecar, GSY_SIDECAR_MAX_BYTES, NULL, &error);
  GsySidecarSummary summary = { 0 };

  if (bytes == NULL || !gsy_sidecar_summarise (bytes, shown, &summary, &error))
    {
      if (self->problem == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        self->problem = g_strdup (error->message);
      return;
    }
  self->state = summary.state;
  if (summary.title != NULL)
    {
      g_free (self->title);
      self->title = g_steal_pointer (&summary.title);
    }
  if (summary.published != NULL)
    {
      g_free (self->published);
      self->published = g_steal_pointer (&summary.published);
    }
  for (guint i = 0; summary.layers != NULL && summary.layers[i] != NULL; i++)
    gsy_row_facts_add (self, summary.layers[i], (int) summary.counts[i]);
  gsy_sidecar_summary_clear (&summary);
}

void
gsy_row_facts_read (GsyRowFacts *self, const char *path, gboolean has_sidecar)
{
  g_autoptr (GError) error = NULL;

  memset (self, 0, sizeof *self);
  if (!gsy_article_read_head (path, &self->published, &self->title, &error))
    self->problem = g_strdup (error->message);
  if (has_sidecar)
    read_sidecar (self, path);
}

void
gsy_row_facts_set_document (GsyRowFacts *self, GsyDocument *document)
{
  GsyStore *store = gsy_document_get_store (document);
  const GError *error = gsy_document_get_sidecar_error (document);

  memset (self, 0, sizeof *self);
  self->title = g_strdup (gsy_document_get_title (document));
  self->published = g_strdup (gsy_document_get_published (document));
  self->state = gsy_store_get_meta (store)->state;
  self->problem = error != NULL ? g_strdup (error->message) : NULL;
  for (guint i = 0; i < gsy_store_get_n_statements (store); i++)
    gsy_row_facts_add (self, gsy_store_get_statement (store, i)->layer, 1);
}

GsyRowData *
gsy_row_data_new (const char *key, const char *name, gboolean has_sidecar)
{
  GsyRowData *self = g_rc_box_new0 (GsyRowData);

  self->key = gsy_intern (key);
  self->name = g_strdup (name);
  self->has_sidecar = has_sidecar;
  return self;
}

static void
row_data_clear (gpointer data)
{
  GsyRowData *self = data;

  g_ref_string_release (self->key);
  g_free (self->name);
  gsy_row_facts_clear (&self->facts);
}

void
gsy_row_data_unref (GsyRowData *self)
{
  g_rc_box_release_full (self, row_data_clear);
}

static gboolean
counts_equal (const GArray *a, const GArray *b)
{
  guint n_a = a != NULL ? a->len : 0;
  guint n_b = b != NULL ? b->len : 0;

  if (n_a != n_b)
    return FALSE;
  for (guint i = 0; i < n_a; i++)
    {
      const GsyLayerCount *first = &g_array_index (a, GsyLayerCount, i);
      const GsyLayerCount *second = &g_array_index (b, GsyLayerCount, i);

      if (first->layer != second->layer || first->n != second->n)
        return FALSE;
    }
  return TRUE;
}

void
gsy_row_data_take_facts (GsyRowData *self, GsyRowFacts *facts, GsyCorpusRow *row)
{
  GsyRowFacts old = self->facts;
  gboolean title = g_strcmp0 (old.title, facts->title) != 0;

  self->facts = *facts;
  memset (facts, 0, sizeof *facts);
  if (row != NULL)
    {
      GObject *object = G_OBJECT (row);

      g_object_freeze_notify (object);
      if (title)
        {
          g_clear_pointer (&row->folded, g_free);
          g_object_notify_by_pspec (object, properties[PROP_TITLE]);
        }
      if (g_strcmp0 (old.published, self->facts.published) != 0)
        g_object_notify_by_pspec (object, properties[PROP_PUBLISHED]);
      if (old.state != self->facts.state)
        g_object_notify_by_pspec (object, properties[PROP_STATE]);
      if (g_strcmp0 (old.problem, self->facts.problem) != 0)
        g_object_notify_by_pspec (object, properties[PROP_PROBLEM]);
      g_object_thaw_notify (object);
      if (!counts_equal (old.counts, self->facts.counts))
        g_signal_emit (row, counts_changed_signal, 0);
    }
  gsy_row_facts_clear (&old);
}

static void
gsy_corpus_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GsyCorpusRow *self = GSY_CORPUS_ROW (object);

  switch ((Property) id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gsy_corpus_row_get_title (self));
      break;
    case PROP_PUBLISHED:
      g_value_set_string (value, gsy_corpus_row_get_published (self));
      break;
    case PROP_STATE:
      g_value_set_int (value, gsy_corpus_row_get_state (self));
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, gsy_corpus_row_get_problem (self));
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gsy_corpus_row_finalize (GObject *object)
{
  GsyCorpusRow *self = GSY_CORPUS_ROW (object);

  g_clear_pointer (&self->data, gsy_row_data_unref);
  g_free (self->folded);
  G_OBJECT_CLASS (gsy_corpus_row_parent_class)->finalize (object);
}

static void
gsy_corpus_row_class_init (GsyCorpusRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gsy_corpus_row_get_property;
  object_class->finalize = gsy_corpus_row_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_PUBLISHED] = g_param_spec_string ("published", NULL, NULL, NULL, flags);
  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, 0, GSY_N_STATES - 1, 0, flags);
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  counts_changed_signal = g_signal_new ("counts-changed", GSY_TYPE_CORPUS_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gsy_corpus_row_init (GsyCorpusRow *self)
{
}

GsyCorpusRow *
gsy_corpus_row_new (GsyRowData *data)
{
  GsyCorpusRow *self = g_object_new (GSY_TYPE_CORPUS_ROW, NULL);

  self->data = g_rc_box_acquire (data);
  return self;
}

const char *
gsy_corpus_row_get_key (GsyCorpusRow *self)
{
  g_return_val_if_fail (GSY_IS_CORPUS_ROW (self), NULL);

  return self->data->key;
}

const char *
gsy_corpus_row_get_name (GsyCorpusRow *self)
{
  g_return_val_if_fail (GSY_IS_CORPUS_ROW (self), NULL);

  return self->data->name;
}

const char *
gsy_corpus_row_get_title (GsyCorpusRow *self)
{
  g_return_val_if_fail (GSY_IS_CORPUS_ROW (self), NULL);

  return self->data->facts.title != NULL ? self->data->facts.title : self->data->name;
}

const char *
gsy_corpus_row_get_published (GsyCorpusRow *self)
{
  g_return_val_if_fail (GSY_IS_CORPUS_ROW (self), NULL);

  return self->data->facts.published;
}

GsyArticleState
gsy_corpus_row_get_state (GsyCorpusRow *self)
{
  g_return_val_if_fail (GSY_IS_CORPUS_ROW (self), GSY_STATE_NEW);

  return self->data->facts.state;
}

const char *
gsy_corpus_row_get_problem (GsyCorpusRow *self)
{
  g_return_val_if_fail (GSY_IS_CORPUS_ROW (self), NULL);

  return self->data->facts.problem;
}

guint
gsy_corpus_row_get_count (GsyCorpusRow *self, const char *layer)
{
  g_return_val_if_fail (GSY_IS_CORPUS_ROW (self) && layer != NULL, 0);

  return gsy_row_facts_get_count (&self->data->facts, layer);
}

guint
gsy_corpus_row_get_total (GsyCorpusRow *self)
{
  const GArray *counts;
  guint total = 0;

  g_return_val_if_fail (GSY_IS_CORPUS_ROW (self), 0);

  counts = self->data->facts.counts;
  for (guint i = 0; counts != NULL && i < counts->len; i++)
    total += g_array_index (counts, GsyLayerCount, i).n;
  return total;
}

const char *
gsy_corpus_row_get_folded (GsyCorpusRow *self)
{
  g_return_val_if_fail (GSY_IS_CORPUS_ROW (self), NULL);

  if (self->folded == NULL)
    {
      g_autofree char *both = g_strconcat (gsy_corpus_row_get_title (self), "\n", self->data->name, NULL);

      self->folded = gsy_fold (both, -1);
    }
  return self->folded;
}
