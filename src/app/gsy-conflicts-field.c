/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-conflicts-field.c: what another version of the selected statement says: a row for each value, with its two answers. */
#include "config.h"

#include "app/gsy-conflicts-field.h"
#include "app/gsy-field-parts.h"
#include "app/gsy-member-wording.h"
#include "app/gsy-widgets.h"
#include "app/gsy-wording.h"
#include "io/gsy-conflicts.h"

#include <glib/gi18n-lib.h>

#define VALUE_CHARS 160

struct _GsyConflictsField
{
  GtkWidget parent_instance;

  GtkWidget *heading;
  GtkWidget *rows;

  GsyEditor *editor;
  char *id;        /* the statement's */
  char *signature; /* of what the rows show */
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

static char *
dup_text (GsyConflictsField *self, const GsyConflict *conflict)
{
  const char *name = NULL;

  if (conflict->kind == GSY_CONFLICT_REMOVED)
    return g_strdup (_ ("The other version has removed this statement"));
  if (conflict->member == NULL)
    return g_strdup (_ ("Something that cannot be understood"));
  g_autofree char *value = describe (self, conflict, &name);
  if (conflict->kind == GSY_CONFLICT_ABSENT)
    /* Translators: %s is what a statement has, as “Note” or “Source”: another version does not have it */
    return g_strdup_printf (_ ("%s: none"), name);
  g_autofree char *shortened = gsy_wording_shorten (value != NULL ? value : conflict->raw, VALUE_CHARS);
  /* Translators: what a statement has, as “Note”, and what another version of it has there */
  return g_strdup_printf (_ ("%1$s: “%2$s”"), name, shortened);
}

/* --- rows --- */

static void
decide (GsyConflictsField *self, GtkWidget *button, gboolean take_other)
{
  if (gsy_field_is_current (self->editor, self->id))
    gsy_editor_decide_conflict (self->editor, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index")), take_other);
}

static void
take_cb (GsyConflictsField *self, GtkWidget *button)
{
  decide (self, button, TRUE);
}

static void
keep_cb (GsyConflictsField *self, GtkWidget *button)
{
  decide (self, button, FALSE);
}

static GtkWidget *
create_button (GsyConflictsField *self, const char *label, const char *text, guint index, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  /* Translators: for a screen reader: the label of a button, and the value of another version that it is about */
  g_autofree char *name = g_strdup_printf (_ ("%1$s, %2$s"), label, text);

  gtk_widget_add_css_class (button, "small-text-button");
  gsy_widget_set_name (button, name);
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static GtkWidget *
create_row (GsyConflictsField *self, const GsyConflict *conflict, guint index, gboolean editable)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *text = dup_text (self, conflict);

  gtk_box_append (GTK_BOX (row), g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL));
  gtk_box_append (GTK_BOX (row), buttons);
  if (conflict->kind == GSY_CONFLICT_REMOVED)
    gtk_box_append (GTK_BOX (buttons), create_button (self, _ ("Remove"), text, index, G_CALLBACK (take_cb)));
  else if (conflict->kind == GSY_CONFLICT_ABSENT || conflict->other != NULL)
    /* Translators: of two versions of something, take the one that another program wrote */
    gtk_box_append (GTK_BOX (buttons), create_button (self, _ ("Use This"), text, index, G_CALLBACK (take_cb)));
  /* Translators: of two versions of something, what another program wrote is put away */
  gtk_box_append (GTK_BOX (buttons), create_button (self, _ ("Put Away"), text, index, G_CALLBACK (keep_cb)));
  gtk_widget_set_sensitive (buttons, editable);
  return row;
}

void
gsy_conflicts_field_refresh (GsyConflictsField *self, const GsyStatement *statement, gboolean editable)
{
  g_return_if_fail (GSY_IS_CONFLICTS_FIELD (self));
  g_return_if_fail (statement != NULL);

  g_autoptr (GPtrArray) conflicts = gsy_conflicts_list (gsy_editor_get_article (self->editor), statement);
  g_autoptr (GString) signature = g_string_new (editable ? "e" : "r");

  g_free (self->id);
  self->id = g_strdup (statement->id);
  g_string_append (signature, self->id);
  for (guint i = 0; i < conflicts->len; i++)
    {
      const GsyConflict *conflict = g_ptr_array_index (conflicts, i);
      g_string_append_printf (signature, " %d %s %s", (int) conflict->kind, conflict->member != NULL ? conflict->member : "", conflict->raw != NULL ? conflict->raw : "");
    }
  gtk_widget_set_visible (GTK_WIDGET (self), conflicts->len > 0);
  if (g_strcmp0 (self->signature, signature->str) == 0)
    return;

  gboolean focus = gtk_widget_get_focus_child (self->rows) != NULL;
  g_free (self->signature);
  self->signature = g_strdup (signature->str);
  gsy_field_clear (self->rows);
  for (guint i = 0; i < conflicts->len; i++)
    gtk_box_append (GTK_BOX (self->rows), create_row (self, g_ptr_array_index (conflicts, i), i, editable));
  if (focus && conflicts->len > 0)
    gtk_widget_child_focus (self->rows, GTK_DIR_TAB_FORWARD);
}

/* --- the widget --- */

static void
gsy_conflicts_field_dispose (GObject *object)
{
  GsyConflictsField *self = GSY_CONFLICTS_FIELD (object);

  gsy_field_clear (GTK_WIDGET (self));
  g_clear_object (&self->editor);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->signature, g_free);
  G_OBJECT_CLASS (gsy_conflicts_field_parent_class)->dispose (object);
}

static void
gsy_conflicts_field_class_init (GsyConflictsFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gsy_conflicts_field_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "conflictsfield");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
gsy_conflicts_field_init (GsyConflictsField *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 6);
  /* Translators: heading of what another program or person wrote of a statement and contradicts what is shown */
  self->heading = g_object_new (GTK_TYPE_LABEL, "label", _ ("Another version says"), "xalign", 0.f, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (self->heading, "heading");
  gtk_widget_set_parent (self->heading, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Another version says"), -1);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_set_parent (self->rows, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
gsy_conflicts_field_set_editor (GsyConflictsField *self, GsyEditor *editor)
{
  g_return_if_fail (GSY_IS_CONFLICTS_FIELD (self));
  g_return_if_fail (self->editor == NULL);
  self->editor = g_object_ref (editor);
}
