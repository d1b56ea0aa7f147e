/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-conflicts-field.c: what another version of the selected statement says: a row for each value, with its two answers. */
#include "config.h"

#include "app/gsy-conflict-rows.h"
#include "app/gsy-conflicts-field.h"
#include "app/gsy-field-parts.h"
#include "app/gsy-member-wording.h"
#include "io/gsy-conflicts.h"

#include <glib/gi18n-lib.h>

struct _GsyConflictsField
{
  GtkWidget parent_instance;

  GsyConflictRows *rows;

  GsyEditor *editor;
  char *id; /* the statement's */
};

G_DEFINE_FINAL_TYPE (GsyConflictsField, gsy_conflicts_field, GTK_TYPE_WIDGET)

/* --- what the other version says, in words --- */

static const struct
{
  const char *member;
  GsyMergeParts part;
} members[] = {
  { "layer", GSY_PART_LAYER },
  { "spans", GSY_PART_SPANS },
  { "cue", GSY_PART_CUE },
  { "source", GSY_PART_SOURCE },
  { "target", GSY_PART_TARGET },
  { "said", GSY_PART_SAID },
  { "note", GSY_PART_NOTE },
  { "attributes", GSY_PART_ATTRIBUTES },
  { "links", GSY_PART_LINKS },
};

/* The name of a member, for people; its value in the other version. (transfer full) (nullable): it makes no sense. */
static char *
describe (GsyConflictsField *self, const GsyConflict *conflict, const char **name)
{
  const GsyStatement *other = conflict->other;

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (g_str_equal (conflict->member, members[i].member))
      {
        *name = gsy_member_wording_name (members[i].part);
        return other != NULL ? gsy_member_wording_value (gsy_editor_get_scheme (self->editor), gsy_editor_get_article (self->editor), other, members[i].part) : NULL;
      }
  *name = conflict->member;
  return g_strdup (conflict->raw);
}

static void
add_row (GsyConflictsField *self, const GsyConflict *conflict)
{
  const char *name = NULL;

  if (conflict->kind == GSY_CONFLICT_REMOVED)
    {
      gsy_conflict_rows_add (self->rows, _ ("The other version has removed this statement"), gsy_conflict_rows_get_remove_label ());
      return;
    }
  if (conflict->member == NULL)
    {
      gsy_conflict_rows_add (self->rows, _ ("Something that cannot be understood"), NULL);
      return;
    }
  g_autofree char *value = describe (self, conflict, &name);
  gboolean absent = conflict->kind == GSY_CONFLICT_ABSENT;
  g_autofree char *text = gsy_conflict_rows_dup_text (name, absent ? NULL : value != NULL ? value
                                                                                          : conflict->raw);
  gsy_conflict_rows_add (self->rows, text, absent || conflict->other != NULL ? gsy_conflict_rows_get_use_label () : NULL);
}

static void
decided_cb (GsyConflictsField *self, guint index, gboolean take_other)
{
  if (gsy_field_is_current (self->editor, self->id))
    gsy_editor_decide_conflict (self->editor, index, take_other);
}

void
gsy_conflicts_field_refresh (GsyConflictsField *self, const GsyStatement *statement, gboolean editable)
{
  g_return_if_fail (GSY_IS_CONFLICTS_FIELD (self));
  g_return_if_fail (statement != NULL);

  g_autoptr (GPtrArray) conflicts = gsy_conflicts_list (gsy_editor_get_article (self->editor), statement);
  char *id = g_strdup (statement->id);

  g_free (self->id);
  self->id = id;
  gsy_conflict_rows_begin (self->rows);
  for (guint i = 0; i < conflicts->len; i++)
    add_row (self, g_ptr_array_index (conflicts, i));
  gsy_conflict_rows_end (self->rows, self->id, editable);
  gtk_widget_set_visible (GTK_WIDGET (self), conflicts->len > 0);
}

/* --- the widget --- */

static void
gsy_conflicts_field_dispose (GObject *object)
{
  GsyConflictsField *self = GSY_CONFLICTS_FIELD (object);

  gsy_field_clear (GTK_WIDGET (self));
  g_clear_object (&self->editor);
  g_clear_pointer (&self->id, g_free);
  G_OBJECT_CLASS (gsy_conflicts_field_parent_class)->dispose (object);
}

static void
gsy_conflicts_field_class_init (GsyConflictsFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gsy_conflicts_field_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "statementconflicts");
}

static void
gsy_conflicts_field_init (GsyConflictsField *self)
{
  self->rows = GSY_CONFLICT_ROWS (gsy_conflict_rows_new ());
  g_signal_connect_swapped (self->rows, "decided", G_CALLBACK (decided_cb), self);
  gtk_widget_set_parent (GTK_WIDGET (self->rows), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
gsy_conflicts_field_set_editor (GsyConflictsField *self, GsyEditor *editor)
{
  g_return_if_fail (GSY_IS_CONFLICTS_FIELD (self));
  g_return_if_fail (self->editor == NULL);
  self->editor = g_object_ref (editor);
}
