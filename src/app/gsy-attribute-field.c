/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-attribute-field.c: one attribute: a list of choices, a check with three states, a line for a number, a date or a text. */
#include "config.h"

#include "app/gsy-attribute-field.h"
#include "app/gsy-completion-entry.h"
#include "app/gsy-date-field.h"
#include "app/gsy-field-parts.h"
#include "app/gsy-widgets.h"

#include <glib/gi18n-lib.h>

struct _GsyAttributeField
{
  GtkWidget parent_instance;

  GsyEditor *editor;
  const GsyAttribute *attribute; /* nullable, owned */
  char *attribute_id;
  GtkWidget *control;     /* a drop-down, a check, an entry, a date field, or a label */
  GtkWidget *remove;      /* of a value that has no control */
  GtkStringList *choices; /* of a choice: ids, "" for none */

  char *id; /* the statement's */
  gboolean refreshing;
};

G_DEFINE_FINAL_TYPE (GsyAttributeField, gsy_attribute_field, GTK_TYPE_WIDGET)

const GsyValue *
gsy_attribute_find_value (const GsyStatement *statement, const char *id)
{
  for (guint i = 0; statement->attributes != NULL && i < statement->attributes->len; i++)
    if (g_strcmp0 (g_array_index (statement->attributes, GsyValue, i).id, id) == 0)
      return &g_array_index (statement->attributes, GsyValue, i);
  return NULL;
}

static char *
dup_text (const GsyValue *value)
{
  if (value == NULL)
    return NULL;
  switch (value->type)
    {
    case GSY_VALUE_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
    case GSY_VALUE_BOOLEAN:
      /* Translators: the value of an attribute of a statement */
      return g_strdup (value->integer ? _ ("yes") : _ ("no"));
    case GSY_VALUE_STRING:
    case GSY_VALUE_RAW:
    default:
      return g_strdup (value->string);
    }
}

static gboolean
set_value (GsyAttributeField *self, GsyValueType type, const char *string, gint64 integer)
{
  GsyValue value = { self->attribute_id, type, (char *) string, integer };

  return gsy_field_is_current (self->editor, self->id) && gsy_editor_set_attribute (self->editor, self->attribute_id, &value);
}

static gboolean
clear_value (GsyAttributeField *self)
{
  return gsy_field_is_current (self->editor, self->id) && gsy_editor_set_attribute (self->editor, self->attribute_id, NULL);
}

/* After a refusal: show again what it is. */
static void
show_again (GsyAttributeField *self)
{
  const GsyStatement *statement = gsy_editor_get_selected (self->editor);

  if (statement != NULL)
    gsy_attribute_field_refresh (self, statement, gtk_widget_get_sensitive (self->control));
}

/* --- choice --- */

static void
choice_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "ellipsize", PANGO_ELLIPSIZE_END, NULL));
}

static void
choice_list_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  static const char *const classes[] = { "caption", "dim-label", NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, NULL));
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "wrap", TRUE, "max-width-chars", 34, "css-classes", classes, NULL));
  gtk_list_item_set_child (item, box);
}

static const char *
get_choice_label (GsyAttributeField *self, const char *id)
{
  /* Translators: no value of an attribute is chosen */
  return *id == '\0' ? C_ ("attribute", "—") : gsy_attribute_get_value_label (self->attribute, id);
}

static void
choice_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, GsyAttributeField *self)
{
  const char *id = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), get_choice_label (self, id));
  gsy_widget_set_row_name (gtk_list_item_get_child (item), *id != '\0' ? get_choice_label (self, id) : _ ("None"));
}

static void
choice_list_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, GsyAttributeField *self)
{
  const char *id = gtk_string_object_get_string (gtk_list_item_get_item (item));
  const GsyChoice *choice = *id != '\0' ? gsy_attribute_find_choice (self->attribute, id) : NULL;
  const char *definition = choice != NULL ? choice->definition : *id != '\0' ? _ ("Not among the choices")
                                                                             : NULL;
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *below = gtk_widget_get_next_sibling (label);

  gtk_label_set_label (GTK_LABEL (label), get_choice_label (self, id));
  gtk_label_set_label (GTK_LABEL (below), definition != NULL ? definition : "");
  gtk_widget_set_visible (below, definition != NULL);
  gsy_widget_set_row_name (gtk_list_item_get_child (item), *id != '\0' ? get_choice_label (self, id) : _ ("None"));
}

static void
choice_selected_cb (GsyAttributeField *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->control));

  if (self->refreshing || selected == GTK_INVALID_LIST_POSITION)
    return;
  g_autofree char *id = g_strdup (gtk_string_list_get_string (self->choices, selected));
  if (!(*id != '\0' ? set_value (self, GSY_VALUE_STRING, id, 0) : clear_value (self)))
    show_again (self);
}

static void
add_drop_down (GsyAttributeField *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkListItemFactory *list_factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (choice_setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (choice_bind_cb), self, 0);
  g_signal_connect (list_factory, "setup", G_CALLBACK (choice_list_setup_cb), NULL);
  g_signal_connect_object (list_factory, "bind", G_CALLBACK (choice_list_bind_cb), self, 0);
  self->choices = gtk_string_list_new (NULL);
  gtk_string_list_append (self->choices, "");
  for (guint i = 0; self->attribute->choices != NULL && i < self->attribute->choices->len; i++)
    gtk_string_list_append (self->choices, ((const GsyChoice *) g_ptr_array_index (self->attribute->choices, i))->id);
  self->control = g_object_new (GTK_TYPE_DROP_DOWN, "model", self->choices, "factory", factory, "list-factory", list_factory, NULL);
  gtk_widget_add_css_class (self->control, "quiet-drop-down");
  g_signal_connect_swapped (self->control, "notify::selected", G_CALLBACK (choice_selected_cb), self);
  g_object_unref (self->choices);
  g_object_unref (factory);
  g_object_unref (list_factory);
}

static void
show_choice (GsyAttributeField *self, const GsyValue *value)
{
  const char *wanted = value != NULL && value->type == GSY_VALUE_STRING ? value->string : "";
  guint listed = 1 + (self->attribute->choices != NULL ? self->attribute->choices->len : 0);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->choices));
  guint index = 0;

  while (index < n && g_strcmp0 (gtk_string_list_get_string (self->choices, index), wanted) != 0)
    index++;
  if (index < n && (index < listed || n == listed + 1))
    {
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->control), index);
      if (index < listed && n > listed)
        gtk_string_list_splice (self->choices, listed, n - listed, NULL);
      return;
    }
  /* A value that is none of the choices is one more, as long as it is there. */
  const char *const more[] = { wanted, NULL };
  gtk_string_list_splice (self->choices, listed, n - listed, more);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->control), listed);
}

/* --- flag: unset, yes, no --- */

static void
show_flag (GsyAttributeField *self, const GsyValue *value)
{
  gboolean yes = value != NULL && value->integer != 0;
  const char *text;

  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->control), yes);
  gtk_check_button_set_inconsistent (GTK_CHECK_BUTTON (self->control), value == NULL);
  if (value == NULL)
    /* Translators: an attribute that may be yes or no, of which nothing is said */
    text = C_ ("attribute", "Not set");
  else if (yes)
    /* Translators: the value of an attribute */
    text = C_ ("attribute", "Yes");
  else
    /* Translators: the value of an attribute */
    text = C_ ("attribute", "No");
  gtk_check_button_set_label (GTK_CHECK_BUTTON (self->control), text);
  /* The label took the place of the name, which is the attribute's: the state says the value. */
  gsy_widget_set_name (self->control, gsy_attribute_get_label (self->attribute));
}

static void
flag_toggled_cb (GsyAttributeField *self)
{
  const GsyStatement *statement = gsy_field_is_current (self->editor, self->id) ? gsy_editor_get_selected (self->editor) : NULL;

  if (self->refreshing || statement == NULL)
    return;
  const GsyValue *value = gsy_attribute_find_value (statement, self->attribute_id);
  gboolean done = value == NULL ? set_value (self, GSY_VALUE_BOOLEAN, NULL, TRUE) : value->integer != 0 ? set_value (self, GSY_VALUE_BOOLEAN, NULL, FALSE)
                                                                                                        : clear_value (self);
  if (!done)
    show_again (self);
}

/* --- what is typed --- */

static gboolean
text_commit_cb (GsyAttributeField *self, const char *text)
{
  g_autofree char *typed = g_strstrip (g_strdup (text));
  gint64 number;

  if (*typed == '\0')
    return clear_value (self);
  if (self->attribute->type != GSY_ATTRIBUTE_NUMBER)
    return set_value (self, GSY_VALUE_STRING, typed, 0);
  if (!g_ascii_string_to_signed (typed, 10, G_MININT64, G_MAXINT64, &number, NULL))
    {
      gsy_completion_entry_set_error (GSY_COMPLETION_ENTRY (self->control), _ ("Type a whole number, as 12 or -3."));
      return FALSE;
    }
  return set_value (self, GSY_VALUE_INTEGER, NULL, number);
}

static gboolean
date_commit_cb (GsyAttributeField *self, const char *date)
{
  return date != NULL ? set_value (self, GSY_VALUE_STRING, date, 0) : clear_value (self);
}

static void
remove_cb (GsyAttributeField *self)
{
  clear_value (self);
}

/* --- all --- */

void
gsy_attribute_field_refresh (GsyAttributeField *self, const GsyStatement *statement, gboolean editable)
{
  g_return_if_fail (GSY_IS_ATTRIBUTE_FIELD (self));
  g_return_if_fail (statement != NULL);

  const GsyValue *value = gsy_attribute_find_value (statement, self->attribute_id);
  g_autofree char *text = dup_text (value);
  gsy_field_set_text (&self->id, statement->id);
  self->refreshing = TRUE;
  if (GTK_IS_DROP_DOWN (self->control))
    show_choice (self, value);
  else if (GTK_IS_CHECK_BUTTON (self->control))
    show_flag (self, value);
  else if (GSY_IS_DATE_FIELD (self->control))
    {
      GsyDocument *document = gsy_editor_get_document (self->editor);
      gsy_date_field_set_context (GSY_DATE_FIELD (self->control), gsy_editor_get_article (self->editor), gsy_document_get_published (document), NULL);
      gsy_date_field_set_date (GSY_DATE_FIELD (self->control), self->id, text, editable);
    }
  else if (GSY_IS_COMPLETION_ENTRY (self->control))
    {
      gsy_completion_entry_set_value (GSY_COMPLETION_ENTRY (self->control), self->id, text, NULL);
      gsy_completion_entry_set_editable (GSY_COMPLETION_ENTRY (self->control), editable);
    }
  else
    gtk_label_set_label (GTK_LABEL (self->control), text != NULL ? text : "");
  if (GTK_IS_DROP_DOWN (self->control) || GTK_IS_CHECK_BUTTON (self->control))
    gtk_widget_set_sensitive (self->control, editable);
  if (GTK_IS_DROP_DOWN (self->control))
    {
      const GsyChoice *choice = text != NULL ? gsy_attribute_find_choice (self->attribute, text) : NULL;
      gtk_widget_set_tooltip_text (self->control, choice != NULL ? choice->definition : NULL);
    }
  if (self->remove != NULL)
    gtk_widget_set_visible (self->remove, editable && value != NULL);
  self->refreshing = FALSE;
}

gboolean
gsy_attribute_field_is_for (GsyAttributeField *self, const GsyAttribute *attribute, const char *id)
{
  g_return_val_if_fail (GSY_IS_ATTRIBUTE_FIELD (self), FALSE);

  if (g_strcmp0 (self->attribute_id, id) != 0 || (self->attribute == NULL) != (attribute == NULL))
    return FALSE;
  return attribute == NULL || gsy_attribute_equal (self->attribute, attribute);
}

static void
gsy_attribute_field_dispose (GObject *object)
{
  GsyAttributeField *self = GSY_ATTRIBUTE_FIELD (object);

  self->refreshing = TRUE;
  gsy_field_clear (GTK_WIDGET (self));
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (gsy_attribute_field_parent_class)->dispose (object);
}

static void
gsy_attribute_field_finalize (GObject *object)
{
  GsyAttributeField *self = GSY_ATTRIBUTE_FIELD (object);

  if (self->attribute != NULL)
    gsy_attribute_unref ((GsyAttribute *) self->attribute);
  g_free (self->attribute_id);
  g_free (self->id);
  G_OBJECT_CLASS (gsy_attribute_field_parent_class)->finalize (object);
}

static void
gsy_attribute_field_class_init (GsyAttributeFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gsy_attribute_field_dispose;
  G_OBJECT_CLASS (klass)->finalize = gsy_attribute_field_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "attributefield");
}

static void
gsy_attribute_field_init (GsyAttributeField *self)
{
}

GtkWidget *
gsy_attribute_field_new (GsyEditor *editor, const GsyAttribute *attribute, const char *id)
{
  g_return_val_if_fail (GSY_IS_EDITOR (editor), NULL);

  GsyAttributeField *self = g_object_new (GSY_TYPE_ATTRIBUTE_FIELD, NULL);
  const char *name = attribute != NULL ? gsy_attribute_get_label (attribute) : id;
  self->editor = g_object_ref (editor);
  self->attribute = attribute != NULL ? gsy_attribute_ref (attribute) : NULL;
  self->attribute_id = g_strdup (id);
  switch (attribute != NULL ? attribute->type : GSY_ATTRIBUTE_OTHER)
    {
    case GSY_ATTRIBUTE_CHOICE:
      add_drop_down (self);
      break;
    case GSY_ATTRIBUTE_FLAG:
      self->control = gtk_check_button_new ();
      g_signal_connect_swapped (self->control, "toggled", G_CALLBACK (flag_toggled_cb), self);
      break;
    case GSY_ATTRIBUTE_DATE:
      self->control = g_object_new (GSY_TYPE_DATE_FIELD, NULL);
      gsy_date_field_set_name (GSY_DATE_FIELD (self->control), name);
      g_signal_connect_swapped (self->control, "commit", G_CALLBACK (date_commit_cb), self);
      break;
    case GSY_ATTRIBUTE_TEXT:
    case GSY_ATTRIBUTE_NUMBER:
      self->control = gsy_completion_entry_new ();
      gsy_completion_entry_set_name (GSY_COMPLETION_ENTRY (self->control), name);
      gsy_completion_entry_set_placeholder (GSY_COMPLETION_ENTRY (self->control), C_ ("attribute", "—"));
      g_signal_connect_swapped (self->control, "commit", G_CALLBACK (text_commit_cb), self);
      break;
    case GSY_ATTRIBUTE_OTHER:
    default:
      self->control = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "selectable", FALSE, NULL);
      /* Translators: button; %s is the name of an attribute whose value is taken away */
      g_autofree char *remove = g_strdup_printf (_ ("Remove %s"), name);
      self->remove = gsy_field_icon_button_new ("window-close-symbolic", remove);
      gtk_widget_set_focusable (self->remove, TRUE);
      g_signal_connect_swapped (self->remove, "clicked", G_CALLBACK (remove_cb), self);
      break;
    }
  if (GTK_IS_DROP_DOWN (self->control) || GTK_IS_CHECK_BUTTON (self->control))
    gsy_widget_set_name (self->control, name);
  gtk_widget_set_hexpand (self->control, TRUE);
  gtk_widget_set_parent (self->control, GTK_WIDGET (self));
  if (self->remove != NULL)
    gtk_widget_set_parent (self->remove, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
