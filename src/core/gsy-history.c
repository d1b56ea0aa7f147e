/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-history.c: what was done and undone: two stacks of edits, and the group that is open. */
#include "config.h"
#include "core/gsy-history.h"

struct _GsyHistory
{
  GObject parent_instance;

  GsyHistoryApply apply;
  gpointer user_data;
  GPtrArray *undo; /* of GsyEdit, the last done at the end */
  GPtrArray *redo; /* of GsyEdit, the last undone at the end */

  guint depth;      /* of groups */
  char *label;      /* of the outermost one */
  GPtrArray *group; /* of GsyEdit, as they were done */

  GHashTable *touched; /* article -> changes of all these edits that are about it */

  gboolean applying;

  /* As last notified. */
  gboolean can_undo;
  gboolean can_redo;
  char *undo_label;
  char *redo_label;
};

enum
{
  PROP_0,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (GsyHistory, gsy_history, G_TYPE_OBJECT)

static const GsyEdit *
last (GPtrArray *edits)
{
  return edits->len > 0 ? g_ptr_array_index (edits, edits->len - 1) : NULL;
}

/* Tells what has changed since it was last told. */
static void
update (GsyHistory *self)
{
  gboolean can_undo = gsy_history_can_undo (self);
  gboolean can_redo = gsy_history_can_redo (self);
  const char *undo_label = gsy_history_get_undo_label (self);
  const char *redo_label = gsy_history_get_redo_label (self);

  g_object_freeze_notify (G_OBJECT (self));
  if (can_undo != self->can_undo)
    {
      self->can_undo = can_undo;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
    }
  if (can_redo != self->can_redo)
    {
      self->can_redo = can_redo;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
    }
  if (g_strcmp0 (undo_label, self->undo_label) != 0)
    {
      g_free (self->undo_label);
      self->undo_label = g_strdup (undo_label);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_LABEL]);
    }
  if (g_strcmp0 (redo_label, self->redo_label) != 0)
    {
      g_free (self->redo_label);
      self->redo_label = g_strdup (redo_label);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_LABEL]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

/* Which articles the steps touch is asked for each document at each turn, so that it is counted. */
static void
count_changes (GsyHistory *self, const GsyEdit *edit, int by)
{
  for (guint i = 0; i < gsy_edit_get_n_changes (edit); i++)
    {
      const GsyChange *change = gsy_edit_get_change (edit, i);
      guint n;

      if (change->article == NULL)
        continue;
      n = (guint) ((int) GPOINTER_TO_UINT (g_hash_table_lookup (self->touched, change->article)) + by);
      if (n == 0)
        g_hash_table_remove (self->touched, change->article);
      else
        g_hash_table_replace (self->touched, g_ref_string_acquire (change->article), GUINT_TO_POINTER (n));
    }
}

static void
remember (GsyHistory *self, GPtrArray *edits, GsyEdit *edit)
{
  count_changes (self, edit, 1);
  g_ptr_array_add (edits, edit);
}

static void
forget_all (GsyHistory *self, GPtrArray *edits)
{
  for (guint i = 0; i < edits->len; i++)
    count_changes (self, g_ptr_array_index (edits, i), -1);
  g_ptr_array_set_size (edits, 0);
}

static gboolean
apply (GsyHistory *self, const GsyEdit *edit, GError **error)
{
  gboolean applied;

  self->applying = TRUE;
  applied = self->apply (edit, self->user_data, error);
  self->applying = FALSE;
  return applied;
}

/* Makes one step of the open group, which is over then. */
static void
close_group (GsyHistory *self)
{
  g_autoptr (GsyEdit) merged = NULL;
  g_autoptr (GsyEdit) inverse = NULL;
  g_autofree char *label = NULL;

  if (self->depth == 0)
    return;
  self->depth = 0;
  label = g_steal_pointer (&self->label);
  if (self->group->len == 0)
    return;
  merged = gsy_edit_merge_all (self->group, label);
  forget_all (self, self->group);
  if (gsy_edit_get_n_changes (merged) == 0)
    return;
  /* A drag that came back to where it began is nothing to undo: the times that it set go too. */
  if (gsy_edit_changes_only_times (merged))
    {
      inverse = gsy_edit_inverse (merged);
      if (apply (self, inverse, NULL))
        return;
    }
  remember (self, self->undo, g_steal_pointer (&merged));
}

static void
gsy_history_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  GsyHistory *self = GSY_HISTORY (object);

  switch (prop_id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, gsy_history_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, gsy_history_can_redo (self));
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, gsy_history_get_undo_label (self));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, gsy_history_get_redo_label (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gsy_history_finalize (GObject *object)
{
  GsyHistory *self = GSY_HISTORY (object);

  g_ptr_array_unref (self->undo);
  g_ptr_array_unref (self->redo);
  g_ptr_array_unref (self->group);
  g_hash_table_unref (self->touched);
  g_free (self->label);
  g_free (self->undo_label);
  g_free (self->redo_label);

  G_OBJECT_CLASS (gsy_history_parent_class)->finalize (object);
}

static void
gsy_history_class_init (GsyHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gsy_history_get_property;
  object_class->finalize = gsy_history_finalize;

  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
gsy_history_init (GsyHistory *self)
{
  self->undo = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_edit_unref);
  self->redo = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_edit_unref);
  self->group = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_edit_unref);
  self->touched = g_hash_table_new_full (g_str_hash, g_str_equal, (GDestroyNotify) g_ref_string_release, NULL);
}

GsyHistory *
gsy_history_new (GsyHistoryApply apply_edit, gpointer user_data)
{
  GsyHistory *self;

  g_return_val_if_fail (apply_edit != NULL, NULL);

  self = g_object_new (GSY_TYPE_HISTORY, NULL);
  self->apply = apply_edit;
  self->user_data = user_data;
  return self;
}

gboolean
gsy_history_do (GsyHistory *self, const GsyEdit *edit, GError **error)
{
  g_return_val_if_fail (GSY_IS_HISTORY (self), FALSE);
  g_return_val_if_fail (edit != NULL, FALSE);
  g_return_val_if_fail (!self->applying, FALSE);

  if (gsy_edit_get_n_changes (edit) == 0)
    return TRUE;
  if (!apply (self, edit, error))
    return FALSE;
  forget_all (self, self->redo);
  remember (self, self->depth > 0 ? self->group : self->undo, gsy_edit_ref (edit));
  update (self);
  return TRUE;
}

gboolean
gsy_history_do_apart (GsyHistory *self, const GsyEdit *edit, GError **error)
{
  g_autofree char *label = NULL;
  gboolean done;
  guint depth;

  g_return_val_if_fail (GSY_IS_HISTORY (self), FALSE);

  depth = self->depth;
  label = g_strdup (self->label);
  close_group (self);
  done = gsy_history_do (self, edit, error);
  if (depth > 0)
    {
      self->depth = depth;
      self->label = g_steal_pointer (&label);
    }
  update (self);
  return done;
}

gboolean
gsy_history_undo (GsyHistory *self, GsyEdit **edit, GError **error)
{
  g_autoptr (GsyEdit) inverse = NULL;

  if (edit != NULL)
    *edit = NULL;
  g_return_val_if_fail (GSY_IS_HISTORY (self), FALSE);
  g_return_val_if_fail (!self->applying, FALSE);

  close_group (self);
  update (self);
  if (self->undo->len == 0)
    return FALSE;
  inverse = gsy_edit_inverse (last (self->undo));
  if (!apply (self, inverse, error))
    return FALSE;
  g_ptr_array_add (self->redo, g_ptr_array_steal_index (self->undo, self->undo->len - 1));
  update (self);
  if (edit != NULL)
    *edit = g_steal_pointer (&inverse);
  return TRUE;
}

gboolean
gsy_history_redo (GsyHistory *self, GsyEdit **edit, GError **error)
{
  if (edit != NULL)
    *edit = NULL;
  g_return_val_if_fail (GSY_IS_HISTORY (self), FALSE);
  g_return_val_if_fail (!self->applying, FALSE);

  close_group (self);
  update (self);
  if (self->redo->len == 0)
    return FALSE;
  if (!apply (self, last (self->redo), error))
    return FALSE;
  if (edit != NULL)
    *edit = gsy_edit_ref (last (self->redo));
  g_ptr_array_add (self->undo, g_ptr_array_steal_index (self->redo, self->redo->len - 1));
  update (self);
  return TRUE;
}

void
gsy_history_begin_group (GsyHistory *self, const char *label)
{
  g_return_if_fail (GSY_IS_HISTORY (self));

  if (self->depth++ == 0)
    self->label = g_strdup (label);
}

void
gsy_history_end_group (GsyHistory *self)
{
  g_return_if_fail (GSY_IS_HISTORY (self));

  /* An undo in the middle has ended it already. */
  if (self->depth == 0)
    return;
  if (self->depth > 1)
    {
      self->depth--;
      return;
    }
  close_group (self);
  update (self);
}

void
gsy_history_cancel_group (GsyHistory *self)
{
  g_autoptr (GsyEdit) merged = NULL;
  g_autoptr (GsyEdit) inverse = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (GSY_IS_HISTORY (self));
  g_return_if_fail (!self->applying);

  if (self->depth == 0)
    return;
  merged = gsy_edit_merge_all (self->group, self->label);
  inverse = gsy_edit_inverse (merged);
  if (gsy_edit_get_n_changes (inverse) > 0 && !apply (self, inverse, &error))
    {
      /* What was done stays done, so it stays undoable. */
      close_group (self);
    }
  forget_all (self, self->group);
  self->depth = 0;
  g_clear_pointer (&self->label, g_free);
  update (self);
}

gboolean
gsy_history_is_grouping (GsyHistory *self)
{
  g_return_val_if_fail (GSY_IS_HISTORY (self), FALSE);

  return self->depth > 0;
}

gboolean
gsy_history_can_undo (GsyHistory *self)
{
  g_return_val_if_fail (GSY_IS_HISTORY (self), FALSE);

  return self->undo->len > 0 || self->group->len > 0;
}

gboolean
gsy_history_can_redo (GsyHistory *self)
{
  g_return_val_if_fail (GSY_IS_HISTORY (self), FALSE);

  return self->redo->len > 0;
}

const char *
gsy_history_get_undo_label (GsyHistory *self)
{
  g_return_val_if_fail (GSY_IS_HISTORY (self), NULL);

  if (self->group->len > 0)
    return self->label;
  return self->undo->len > 0 ? gsy_edit_get_label (last (self->undo)) : NULL;
}

const char *
gsy_history_get_redo_label (GsyHistory *self)
{
  g_return_val_if_fail (GSY_IS_HISTORY (self), NULL);

  return self->redo->len > 0 ? gsy_edit_get_label (last (self->redo)) : NULL;
}

gboolean
gsy_history_touches (GsyHistory *self, const char *article)
{
  g_return_val_if_fail (GSY_IS_HISTORY (self), FALSE);
  g_return_val_if_fail (article != NULL, FALSE);

  return g_hash_table_contains (self->touched, article);
}

static void
map_all (GPtrArray *edits, const char *article, GsyStatementMap map, gpointer data)
{
  for (guint i = 0; i < edits->len; i++)
    {
      GsyEdit *edit = g_ptr_array_index (edits, i);

      g_ptr_array_index (edits, i) = gsy_edit_map (edit, article, map, data);
      gsy_edit_unref (edit);
    }
}

void
gsy_history_map (GsyHistory *self, const char *article, GsyStatementMap map, gpointer data)
{
  g_return_if_fail (GSY_IS_HISTORY (self));
  g_return_if_fail (article != NULL && map != NULL);
  g_return_if_fail (!self->applying);

  if (!gsy_history_touches (self, article))
    return;
  map_all (self->undo, article, map, data);
  map_all (self->redo, article, map, data);
  map_all (self->group, article, map, data);
}

static void
rename_all (GsyHistory *self, GPtrArray *edits, const char *from, const char *to)
{
  for (guint i = 0; i < edits->len; i++)
    {
      GsyEdit *edit = g_ptr_array_index (edits, i);

      if (!gsy_edit_touches (edit, from))
        continue;
      count_changes (self, edit, -1);
      g_ptr_array_index (edits, i) = gsy_edit_rename_article (edit, from, to);
      count_changes (self, g_ptr_array_index (edits, i), 1);
      gsy_edit_unref (edit);
    }
}

void
gsy_history_rename_article (GsyHistory *self, const char *from, const char *to)
{
  g_return_if_fail (GSY_IS_HISTORY (self));
  g_return_if_fail (from != NULL && to != NULL);
  g_return_if_fail (!self->applying);

  rename_all (self, self->undo, from, to);
  rename_all (self, self->redo, from, to);
  rename_all (self, self->group, from, to);
}

void
gsy_history_clear (GsyHistory *self)
{
  g_return_if_fail (GSY_IS_HISTORY (self));
  g_return_if_fail (!self->applying);

  forget_all (self, self->undo);
  forget_all (self, self->redo);
  forget_all (self, self->group);
  self->depth = 0;
  g_clear_pointer (&self->label, g_free);
  update (self);
}
