/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-problems-model.c: findings by kind, as a list model that changes as little as it can. */
#include "config.h"

#include "app/gsy-problems-model.h"

struct _GsyProblemItem
{
  GObject parent_instance;

  GsyProblemItemKind kind;
  GsyCheck check;
  guint count;
  guint position;
  const GsyEntry *entry; /* nullable, owned */
  char *detail;
};

G_DEFINE_FINAL_TYPE (GsyProblemItem, gsy_problem_item, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
gsy_problem_item_finalize (GObject *object)
{
  GsyProblemItem *self = GSY_PROBLEM_ITEM (object);

  g_clear_pointer (&self->entry, gsy_entry_unref);
  g_free (self->detail);
  G_OBJECT_CLASS (gsy_problem_item_parent_class)->finalize (object);
}

static void
gsy_problem_item_class_init (GsyProblemItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gsy_problem_item_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gsy_problem_item_init (GsyProblemItem *self)
{
}

GsyProblemItemKind
gsy_problem_item_get_kind (GsyProblemItem *self)
{
  g_return_val_if_fail (GSY_IS_PROBLEM_ITEM (self), GSY_PROBLEM_ITEM_HEAD);
  return self->kind;
}

GsyCheck
gsy_problem_item_get_check (GsyProblemItem *self)
{
  g_return_val_if_fail (GSY_IS_PROBLEM_ITEM (self), GSY_CHECK_NO_SOURCE);
  return self->check;
}

guint
gsy_problem_item_get_count (GsyProblemItem *self)
{
  g_return_val_if_fail (GSY_IS_PROBLEM_ITEM (self), 0);
  return self->count;
}

guint
gsy_problem_item_get_position (GsyProblemItem *self)
{
  g_return_val_if_fail (GSY_IS_PROBLEM_ITEM (self), 0);
  return self->position;
}

const GsyEntry *
gsy_problem_item_get_entry (GsyProblemItem *self)
{
  g_return_val_if_fail (GSY_IS_PROBLEM_ITEM (self), NULL);
  return self->entry;
}

const char *
gsy_problem_item_get_detail (GsyProblemItem *self)
{
  g_return_val_if_fail (GSY_IS_PROBLEM_ITEM (self), NULL);
  return self->detail;
}

static GsyProblemItem *
item_new (GsyProblemItemKind kind, GsyCheck check, guint count, guint position)
{
  GsyProblemItem *self = g_object_new (GSY_TYPE_PROBLEM_ITEM, NULL);

  self->kind = kind;
  self->check = check;
  self->count = count;
  self->position = position;
  return self;
}

/* Whether both are about the same. */
static gboolean
item_is_same (const GsyProblemItem *a, const GsyProblemItem *b)
{
  if (a->kind != b->kind || a->check != b->check || (a->entry == NULL) != (b->entry == NULL))
    return FALSE;
  if (a->entry != NULL && (g_strcmp0 (a->entry->id, b->entry->id) != 0 || g_strcmp0 (a->entry->article, b->entry->article) != 0))
    return FALSE;
  return g_strcmp0 (a->detail, b->detail) == 0;
}

/* Takes over what @other tells of the same. */
static void
item_update (GsyProblemItem *self, const GsyProblemItem *other)
{
  gboolean changed = self->count != other->count || self->position != other->position || self->entry != other->entry;
  const GsyEntry *before = self->entry;

  if (!changed)
    return;
  self->count = other->count;
  self->position = other->position;
  self->entry = other->entry != NULL ? gsy_entry_ref (other->entry) : NULL;
  g_clear_pointer (&before, gsy_entry_unref);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- the model --- */

struct _GsyProblemsModel
{
  GObject parent_instance;

  GPtrArray *items; /* of GsyProblemItem */
  guint total;
};

static GType
model_get_item_type (GListModel *model)
{
  return GSY_TYPE_PROBLEM_ITEM;
}

static guint
model_get_n_items (GListModel *model)
{
  return GSY_PROBLEMS_MODEL (model)->items->len;
}

static gpointer
model_get_item (GListModel *model, guint position)
{
  GPtrArray *items = GSY_PROBLEMS_MODEL (model)->items;

  return position < items->len ? g_object_ref (g_ptr_array_index (items, position)) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = model_get_item_type;
  iface->get_n_items = model_get_n_items;
  iface->get_item = model_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (GsyProblemsModel, gsy_problems_model, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
gsy_problems_model_finalize (GObject *object)
{
  g_ptr_array_unref (GSY_PROBLEMS_MODEL (object)->items);
  G_OBJECT_CLASS (gsy_problems_model_parent_class)->finalize (object);
}

static void
gsy_problems_model_class_init (GsyProblemsModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gsy_problems_model_finalize;
}

static void
gsy_problems_model_init (GsyProblemsModel *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

GsyProblemsModel *
gsy_problems_model_new (void)
{
  return g_object_new (GSY_TYPE_PROBLEMS_MODEL, NULL);
}

/* The items of @findings, kind by kind. */
static GPtrArray *
create_items (GPtrArray *findings, guint max)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *places[GSY_N_CHECKS] = { NULL };
  guint counts[GSY_N_CHECKS] = { 0 };

  for (guint i = 0; i < findings->len; i++)
    {
      const GsyFinding *finding = g_ptr_array_index (findings, i);
      guint position = ++counts[finding->check];
      GsyProblemItem *item;

      if (position > max)
        continue;
      if (places[finding->check] == NULL)
        places[finding->check] = g_ptr_array_new ();
      item = item_new (GSY_PROBLEM_ITEM_PLACE, finding->check, 0, position);
      item->entry = finding->entry != NULL ? gsy_entry_ref (finding->entry) : NULL;
      item->detail = g_strdup (finding->detail);
      g_ptr_array_add (places[finding->check], item);
    }
  for (guint check = 0; check < GSY_N_CHECKS; check++)
    {
      if (counts[check] == 0)
        continue;
      g_ptr_array_add (items, item_new (GSY_PROBLEM_ITEM_HEAD, (GsyCheck) check, counts[check], 0));
      for (guint i = 0; places[check] != NULL && i < places[check]->len; i++)
        {
          GsyProblemItem *item = g_ptr_array_index (places[check], i);

          item->count = counts[check];
          g_ptr_array_add (items, item);
        }
      if (counts[check] > max)
        g_ptr_array_add (items, item_new (GSY_PROBLEM_ITEM_MORE, (GsyCheck) check, counts[check] - max, 0));
      g_clear_pointer (&places[check], g_ptr_array_unref);
    }
  return items;
}

/* The item that stays, with what the fresh one tells, in the fresh one's place. */
static void
keep (GPtrArray *before, guint from, GPtrArray *after, guint to)
{
  GsyProblemItem *item = g_ptr_array_index (before, from);

  item_update (item, g_ptr_array_index (after, to));
  g_object_unref (g_ptr_array_index (after, to));
  g_ptr_array_index (after, to) = g_object_ref (item);
}

void
gsy_problems_model_set_findings (GsyProblemsModel *self, GPtrArray *findings, guint max)
{
  g_autoptr (GPtrArray) before = NULL;
  GPtrArray *after;
  guint start = 0, end = 0;

  g_return_if_fail (GSY_IS_PROBLEMS_MODEL (self));
  g_return_if_fail (findings != NULL);

  before = self->items;
  after = create_items (findings, max);
  self->total = findings->len;
  while (start < before->len && start < after->len && item_is_same (g_ptr_array_index (before, start), g_ptr_array_index (after, start)))
    start++;
  while (end < before->len - start && end < after->len - start &&
         item_is_same (g_ptr_array_index (before, before->len - 1 - end), g_ptr_array_index (after, after->len - 1 - end)))
    end++;

  for (guint i = 0; i < start; i++)
    keep (before, i, after, i);
  for (guint i = 0; i < end; i++)
    keep (before, before->len - 1 - i, after, after->len - 1 - i);
  self->items = after;
  if (start + end < before->len || start + end < after->len)
    g_list_model_items_changed (G_LIST_MODEL (self), start, before->len - start - end, after->len - start - end);
}

guint
gsy_problems_model_get_total (GsyProblemsModel *self)
{
  g_return_val_if_fail (GSY_IS_PROBLEMS_MODEL (self), 0);
  return self->total;
}
