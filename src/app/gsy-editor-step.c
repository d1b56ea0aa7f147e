/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-editor-step.c: which statement is selected next: by the keys, by a click, and where several lie on one another. */
#include "config.h"

#include "app/gsy-editor-private.h"

static gboolean
is_shown (GsyEditor *self, const GsyStatement *statement)
{
  return gsy_editor_is_layer_shown (self, statement->layer);
}

gboolean
gsy_editor_step (GsyEditor *self, guint offset, gboolean forward)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  GsyStore *store = gsy_editor_get_store (self);
  if (store == NULL)
    return FALSE;

  const GsyStatement *from = gsy_editor_get_selected (self);
  for (guint n = gsy_store_get_n_statements (store); n > 0; n--)
    {
      from = gsy_store_step (store, from, offset, forward);
      if (from == NULL)
        return FALSE;
      if (is_shown (self, from))
        {
          gsy_editor_select (self, from->id, 0, TRUE);
          return TRUE;
        }
    }
  return FALSE;
}

/* The shown statement at @offset that comes after the selected one there, else the first one. */
static const GsyStatement *
next_at (GsyEditor *self, guint offset)
{
  GsyStore *store = gsy_editor_get_store (self);
  if (store == NULL)
    return NULL;

  g_autoptr (GPtrArray) here = gsy_store_dup_at (store, offset);
  const GsyStatement *first = NULL;
  gboolean take = FALSE;
  for (guint i = 0; i < here->len; i++)
    {
      const GsyStatement *statement = g_ptr_array_index (here, i);
      if (!is_shown (self, statement))
        continue;
      if (take)
        return statement;
      if (first == NULL)
        first = statement;
      take = g_strcmp0 (statement->id, self->selected) == 0;
    }
  return first;
}

gboolean
gsy_editor_select_at (GsyEditor *self, guint offset)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  const GsyStatement *statement = next_at (self, offset);
  if (statement == NULL)
    gsy_editor_select (self, NULL, 0, FALSE);
  else
    gsy_editor_select (self, statement->id, MAX (0, gsy_statement_find_span (statement, offset)), FALSE);
  return statement != NULL;
}

gboolean
gsy_editor_cycle_here (GsyEditor *self, guint offset)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  const GsyStatement *statement = next_at (self, offset);
  const GsyStatement *selected = gsy_editor_get_selected (self);
  if (statement == NULL && selected != NULL && !selected->detached)
    statement = next_at (self, gsy_statement_get_extent (selected).start);
  if (statement == NULL)
    return FALSE;
  gsy_editor_select (self, statement->id, MAX (0, gsy_statement_find_span (statement, offset)), FALSE);
  return TRUE;
}
