/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-conflict-rows.c: a heading, and below it a sentence and two buttons for each value that waits for a decision. */
#include "config.h"

#include "app/gsy-conflict-rows.h"
#include "app/gsy-field-parts.h"
#include "app/gsy-widgets.h"
#include "app/gsy-wording.h"

#include <glib/gi18n-lib.h>

#define VALUE_CHARS 160

typedef struct
{
  char *text;
  char *take; /* nullable */
} Row;

struct _GsyConflictRows
{
  GtkWidget parent_instance;

  GtkWidget *heading;
  GtkWidget *rows;

  GArray *wanted;  /* of Row */
  char *signature; /* of what the rows show */
};

static guint decided_signal;

G_DEFINE_FINAL_TYPE (GsyConflictRows, gsy_conflict_rows, GTK_TYPE_WIDGET)

static void
row_clear (gpointer data)
{
  Row *row = data;

  g_free (row->text);
  g_free (row->take);
}

const char *
gsy_conflict_rows_get_use_label (void)
{
  /* Translators: of two versions of something, take the one that another program wrote */
  return _ ("Use This");
}

const char *
gsy_conflict_rows_get_remove_label (void)
{
  return _ ("Remove");
}

char *
gsy_conflict_rows_dup_text (const char *name, const char *value)
{
  g_autofree char *shortened = value != NULL ? gsy_wording_shorten (value, VALUE_CHARS) : NULL;

  if (value == NULL)
    /* Translators: %s is what a statement has, as “Note” or “Source”: another version does not have it */
    return g_strdup_printf (_ ("%s: none"), name);
  /* Translators: what a statement has, as “Note”, and what another version of it has there */
  return g_strdup_printf (_ ("%1$s: “%2$s”"), name, shortened);
}

/* --- rows --- */

static void
decide (GsyConflictRows *self, GtkWidget *button, gboolean take_other)
{
  g_autoptr (GsyConflictRows) alive G_GNUC_UNUSED = g_object_ref (self);

  g_signal_emit (self, decided_signal, 0, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index")), take_other);
}

static void
take_cb (GsyConflictRows *self, GtkWidget *button)
{
  decide (self, button, TRUE);
}

static void
keep_cb (GsyConflictRows *self, GtkWidget *button)
{
  decide (self, button, FALSE);
}

static GtkWidget *
create_button (GsyConflictRows *self, const char *label, const char *text, guint index, GCallback callback)
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
create_row (GsyConflictRows *self, const Row *wanted, guint index, gboolean editable)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (row), g_object_new (GTK_TYPE_LABEL, "label", wanted->text, "xalign", 0.f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL));
  gtk_box_append (GTK_BOX (row), buttons);
  if (wanted->take != NULL)
    gtk_box_append (GTK_BOX (buttons), create_button (self, wanted->take, wanted->text, index, G_CALLBACK (take_cb)));
  /* Translators: of two versions of something, what another program wrote is put away */
  gtk_box_append (GTK_BOX (buttons), create_button (self, _ ("Put Away"), wanted->text, index, G_CALLBACK (keep_cb)));
  gtk_widget_set_sensitive (buttons, editable);
  return row;
}

void
gsy_conflict_rows_begin (GsyConflictRows *self)
{
  g_return_if_fail (GSY_IS_CONFLICT_ROWS (self));
  g_array_set_size (self->wanted, 0);
}

void
gsy_conflict_rows_add (GsyConflictRows *self, const char *text, const char *take)
{
  g_return_if_fail (GSY_IS_CONFLICT_ROWS (self));
  g_return_if_fail (text != NULL);

  Row row = { .text = g_strdup (text), .take = g_strdup (take) };
  g_array_append_val (self->wanted, row);
}

void
gsy_conflict_rows_end (GsyConflictRows *self, const char *about, gboolean editable)
{
  g_return_if_fail (GSY_IS_CONFLICT_ROWS (self));

  g_autoptr (GString) signature = g_string_new (editable ? "e" : "r");
  g_string_append (signature, about != NULL ? about : "");
  for (guint i = 0; i < self->wanted->len; i++)
    {
      const Row *row = &g_array_index (self->wanted, Row, i);
      g_string_append_printf (signature, "\n%s\n%s", row->text, row->take != NULL ? row->take : "");
    }
  gtk_widget_set_visible (GTK_WIDGET (self), self->wanted->len > 0);
  if (g_strcmp0 (self->signature, signature->str) == 0)
    return;

  gboolean focus = gtk_widget_get_focus_child (self->rows) != NULL;
  g_free (self->signature);
  self->signature = g_strdup (signature->str);
  gsy_field_clear (self->rows);
  for (guint i = 0; i < self->wanted->len; i++)
    gtk_box_append (GTK_BOX (self->rows), create_row (self, &g_array_index (self->wanted, Row, i), i, editable));
  if (focus && self->wanted->len > 0)
    gtk_widget_child_focus (self->rows, GTK_DIR_TAB_FORWARD);
}

/* --- the widget --- */

static void
gsy_conflict_rows_dispose (GObject *object)
{
  gsy_field_clear (GTK_WIDGET (object));
  G_OBJECT_CLASS (gsy_conflict_rows_parent_class)->dispose (object);
}

static void
gsy_conflict_rows_finalize (GObject *object)
{
  GsyConflictRows *self = GSY_CONFLICT_ROWS (object);

  g_array_unref (self->wanted);
  g_free (self->signature);
  G_OBJECT_CLASS (gsy_conflict_rows_parent_class)->finalize (object);
}

static void
gsy_conflict_rows_class_init (GsyConflictRowsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gsy_conflict_rows_dispose;
  G_OBJECT_CLASS (klass)->finalize = gsy_conflict_rows_finalize;
  decided_signal = g_signal_new ("decided", GSY_TYPE_CONFLICT_ROWS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_BOOLEAN);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "conflictsfield");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
gsy_conflict_rows_init (GsyConflictRows *self)
{
  self->wanted = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (self->wanted, row_clear);
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

GtkWidget *
gsy_conflict_rows_new (void)
{
  return g_object_new (GSY_TYPE_CONFLICT_ROWS, NULL);
}
