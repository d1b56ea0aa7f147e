/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-item-editor.c: everything that gainsay.json says of one attribute, relation or layer, to be changed in place. */
#include "config.h"

#include "app/gsy-item-editor.h"
#include "app/gsy-choices-group.h"
#include "app/gsy-dialogs.h"
#include "app/gsy-layer-choice.h"
#include "app/gsy-layer-mark.h"
#include "app/gsy-vocabulary-entry.h"
#include "app/gsy-vocabulary-strings.h"
#include "app/gsy-vocabulary-text.h"
#include "app/gsy-vocabulary-wording.h"
#include "app/gsy-widgets.h"

#include <glib/gi18n-lib.h>

struct _GsyItemEditor
{
  AdwPreferencesPage parent_instance;

  GsyVocabularyEntry *name_entry;
  AdwActionRow *id_row;
  AdwActionRow *type_row;
  GtkWidget *key_row;
  GtkDropDown *key;
  GtkWidget *color_row;
  GsyLayerMark *color_mark;
  GsyVocabularyText *definition;
  GsyVocabularyStrings *examples;
  GsyChoicesGroup *choices;
  GsyLayerChoice *layers;
  GsyLayerChoice *from;
  GsyLayerChoice *to;

  GsyEditor *editor;
  GsyScheme *scheme;
  GsySchemeList list;
  char *id; /* nullable */
  gboolean refreshing;
};

G_DEFINE_FINAL_TYPE (GsyItemEditor, gsy_item_editor, ADW_TYPE_PREFERENCES_PAGE)

/* --- the element, whichever list it is of --- */

static gpointer
get_item (GsyItemEditor *self)
{
  return self->scheme != NULL && self->id != NULL ? gsy_scheme_find_item (self->scheme, self->list, self->id) : NULL;
}

/* A copy to change; to be given to replace (). */
static gpointer
copy_item (GsyItemEditor *self)
{
  gpointer item = get_item (self);

  if (item == NULL)
    return NULL;
  return self->list == GSY_LIST_LAYERS ? (gpointer) gsy_layer_copy (item) : self->list == GSY_LIST_ATTRIBUTES ? (gpointer) gsy_attribute_copy (item)
                                                                                                              : (gpointer) gsy_relation_copy (item);
}

static char **
name_of (GsyItemEditor *self, gpointer item)
{
  return self->list == GSY_LIST_LAYERS ? &((GsyLayer *) item)->name : self->list == GSY_LIST_ATTRIBUTES ? &((GsyAttribute *) item)->name
                                                                                                        : &((GsyRelation *) item)->name;
}

static char **
definition_of (GsyItemEditor *self, gpointer item)
{
  return self->list == GSY_LIST_LAYERS ? &((GsyLayer *) item)->definition : self->list == GSY_LIST_ATTRIBUTES ? &((GsyAttribute *) item)->definition
                                                                                                              : &((GsyRelation *) item)->definition;
}

static char ***
examples_of (GsyItemEditor *self, gpointer item)
{
  return self->list == GSY_LIST_LAYERS ? &((GsyLayer *) item)->examples : self->list == GSY_LIST_ATTRIBUTES ? &((GsyAttribute *) item)->examples
                                                                                                            : &((GsyRelation *) item)->examples;
}

/* Takes @item. */
static gboolean
replace (GsyItemEditor *self, gpointer item)
{
  gboolean done = gsy_scheme_list_items_equal (self->list, item, get_item (self)) || gsy_editor_replace_item (self->editor, self->list, self->id, item);

  if (self->list == GSY_LIST_LAYERS)
    gsy_layer_unref (item);
  else if (self->list == GSY_LIST_ATTRIBUTES)
    gsy_attribute_unref (item);
  else
    gsy_relation_unref (item);
  return done;
}

/* --- what is shown --- */

static void
refresh_layer (GsyItemEditor *self, const GsyLayer *layer)
{
  gsy_layer_mark_set_layer (self->color_mark, layer);
  guint key = layer->key != NULL && layer->key[0] >= '1' && layer->key[0] <= '9' && layer->key[1] == '\0' ? (guint) (layer->key[0] - '0') : 0;
  gtk_drop_down_set_selected (self->key, key);
}

static void
refresh (GsyItemEditor *self)
{
  gpointer item = get_item (self);

  if (item == NULL)
    return;
  self->refreshing = TRUE;
  gsy_vocabulary_entry_set_value (self->name_entry, gsy_scheme_list_get_label (self->list, item));
  adw_action_row_set_subtitle (self->id_row, self->id);
  gtk_widget_set_visible (GTK_WIDGET (self->type_row), self->list == GSY_LIST_ATTRIBUTES);
  gtk_widget_set_visible (self->key_row, self->list == GSY_LIST_LAYERS);
  gtk_widget_set_visible (self->color_row, self->list == GSY_LIST_LAYERS);
  gtk_widget_set_visible (GTK_WIDGET (self->layers), self->list == GSY_LIST_ATTRIBUTES);
  gtk_widget_set_visible (GTK_WIDGET (self->from), self->list == GSY_LIST_RELATIONS);
  gtk_widget_set_visible (GTK_WIDGET (self->to), self->list == GSY_LIST_RELATIONS);
  gtk_widget_set_visible (GTK_WIDGET (self->choices), self->list == GSY_LIST_ATTRIBUTES && ((GsyAttribute *) item)->type == GSY_ATTRIBUTE_CHOICE);
  gsy_vocabulary_text_set_value (self->definition, *definition_of (self, item));
  gsy_vocabulary_strings_set_value (self->examples, (const char *const *) *examples_of (self, item));
  if (self->list == GSY_LIST_LAYERS)
    refresh_layer (self, item);
  else if (self->list == GSY_LIST_ATTRIBUTES)
    {
      const GsyAttribute *attribute = item;
      adw_action_row_set_subtitle (self->type_row, gsy_vocabulary_wording_type (attribute->type));
      gsy_layer_choice_set_value (self->layers, self->scheme, (const char *const *) attribute->layers);
      gsy_choices_group_set_value (self->choices, attribute->type == GSY_ATTRIBUTE_CHOICE ? attribute : NULL);
    }
  else
    {
      const GsyRelation *relation = item;
      gsy_layer_choice_set_value (self->from, self->scheme, (const char *const *) relation->from);
      gsy_layer_choice_set_value (self->to, self->scheme, (const char *const *) relation->to);
    }
  self->refreshing = FALSE;
}

static void
scheme_changed_cb (GsyItemEditor *self, GsySchemeList list)
{
  if (list == self->list || list == GSY_LIST_LAYERS)
    refresh (self);
}

/* --- the user --- */

static gboolean
name_commit_cb (GsyItemEditor *self, const char *text)
{
  gpointer item = copy_item (self);

  if (item == NULL)
    return TRUE;
  if (*text == '\0')
    gsy_vocabulary_entry_reset (self->name_entry);
  else
    {
      char **name = name_of (self, item);
      g_free (*name);
      *name = g_strdup (text);
    }
  return replace (self, item);
}

static void
definition_commit_cb (GsyItemEditor *self, const char *text)
{
  gpointer item = copy_item (self);

  if (item == NULL)
    return;
  char **definition = definition_of (self, item);
  g_free (*definition);
  *definition = *text != '\0' ? g_strdup (text) : NULL;
  replace (self, item);
}

static void
examples_commit_cb (GsyItemEditor *self, char **strings)
{
  gpointer item = copy_item (self);

  if (item == NULL)
    return;
  char ***examples = examples_of (self, item);
  g_strfreev (*examples);
  *examples = g_strdupv (strings);
  replace (self, item);
}

static void
choices_commit_cb (GsyItemEditor *self, GPtrArray *choices)
{
  GsyAttribute *attribute = self->list == GSY_LIST_ATTRIBUTES ? copy_item (self) : NULL;

  if (attribute == NULL)
    return;
  g_clear_pointer (&attribute->choices, g_ptr_array_unref);
  attribute->choices = choices != NULL ? g_ptr_array_ref (choices) : NULL;
  replace (self, attribute);
  refresh (self);
}

static void
layers_commit_cb (GsyItemEditor *self, char **layers, GsyLayerChoice *choice)
{
  gpointer item = copy_item (self);

  if (item == NULL)
    return;
  char ***place = self->list == GSY_LIST_ATTRIBUTES ? &((GsyAttribute *) item)->layers : choice == self->from ? &((GsyRelation *) item)->from
                                                                                                              : &((GsyRelation *) item)->to;
  g_strfreev (*place);
  *place = g_strdupv (layers);
  replace (self, item);
  refresh (self);
}

static void
key_selected_cb (GsyItemEditor *self)
{
  if (self->refreshing || self->list != GSY_LIST_LAYERS || get_item (self) == NULL)
    return;
  guint selected = gtk_drop_down_get_selected (self->key);
  char key[] = { (char) ('0' + selected), '\0' };
  gsy_editor_set_layer_key (self->editor, self->id, selected > 0 ? key : NULL);
  refresh (self);
}

static void
color_chosen_cb (const char *color, gpointer user_data)
{
  GsyItemEditor *self = user_data;

  if (color != NULL && self->editor != NULL && self->list == GSY_LIST_LAYERS && get_item (self) != NULL)
    gsy_editor_recolor_layer (self->editor, self->id, color);
  g_object_unref (self);
}

static void
color_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GsyItemEditor *self = GSY_ITEM_EDITOR (widget);
  const GsyLayer *layer = self->list == GSY_LIST_LAYERS ? get_item (self) : NULL;

  if (layer == NULL)
    return;
  /* Translators: %s is the name of a layer */
  g_autofree char *title = g_strdup_printf (_ ("Color of %s"), gsy_layer_get_label (layer));
  gsy_dialogs_choose_color (GTK_WINDOW (gtk_widget_get_root (widget)), title, layer->color, color_chosen_cb, g_object_ref (self));
}

/* --- object --- */

static void
set_editor (GsyItemEditor *self, GsyEditor *editor)
{
  GsyScheme *scheme = editor != NULL ? gsy_editor_get_scheme (editor) : NULL;

  g_set_object (&self->editor, editor);
  if (self->scheme == scheme)
    return;
  if (self->scheme != NULL)
    g_signal_handlers_disconnect_by_data (self->scheme, self);
  g_set_object (&self->scheme, scheme);
  if (scheme != NULL)
    g_signal_connect_swapped (scheme, "changed", G_CALLBACK (scheme_changed_cb), self);
}

static void
gsy_item_editor_dispose (GObject *object)
{
  GsyItemEditor *self = GSY_ITEM_EDITOR (object);

  self->refreshing = TRUE;
  set_editor (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), GSY_TYPE_ITEM_EDITOR);
  G_OBJECT_CLASS (gsy_item_editor_parent_class)->dispose (object);
}

static void
gsy_item_editor_finalize (GObject *object)
{
  g_free (GSY_ITEM_EDITOR (object)->id);
  G_OBJECT_CLASS (gsy_item_editor_parent_class)->finalize (object);
}

static void
gsy_item_editor_class_init (GsyItemEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gsy_item_editor_dispose;
  object_class->finalize = gsy_item_editor_finalize;

  g_type_ensure (GSY_TYPE_CHOICES_GROUP);
  g_type_ensure (GSY_TYPE_LAYER_CHOICE);
  g_type_ensure (GSY_TYPE_LAYER_MARK);
  g_type_ensure (GSY_TYPE_VOCABULARY_ENTRY);
  g_type_ensure (GSY_TYPE_VOCABULARY_STRINGS);
  g_type_ensure (GSY_TYPE_VOCABULARY_TEXT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/gainsay/Gainsay/gsy-item-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, GsyItemEditor, name_entry);
  gtk_widget_class_bind_template_child (widget_class, GsyItemEditor, id_row);
  gtk_widget_class_bind_template_child (widget_class, GsyItemEditor, type_row);
  gtk_widget_class_bind_template_child (widget_class, GsyItemEditor, key_row);
  gtk_widget_class_bind_template_child (widget_class, GsyItemEditor, key);
  gtk_widget_class_bind_template_child (widget_class, GsyItemEditor, color_row);
  gtk_widget_class_bind_template_child (widget_class, GsyItemEditor, color_mark);
  gtk_widget_class_bind_template_child (widget_class, GsyItemEditor, definition);
  gtk_widget_class_bind_template_child (widget_class, GsyItemEditor, examples);
  gtk_widget_class_bind_template_child (widget_class, GsyItemEditor, choices);
  gtk_widget_class_bind_template_child (widget_class, GsyItemEditor, layers);
  gtk_widget_class_bind_template_child (widget_class, GsyItemEditor, from);
  gtk_widget_class_bind_template_child (widget_class, GsyItemEditor, to);
  gtk_widget_class_bind_template_callback (widget_class, name_commit_cb);
  gtk_widget_class_bind_template_callback (widget_class, definition_commit_cb);
  gtk_widget_class_bind_template_callback (widget_class, examples_commit_cb);
  gtk_widget_class_bind_template_callback (widget_class, choices_commit_cb);
  gtk_widget_class_bind_template_callback (widget_class, layers_commit_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_selected_cb);
  gtk_widget_class_install_action (widget_class, "item.color", NULL, color_action);
}

/* And what is inside of its button, which could be focused too. */
static void
name_drop_down (GtkWidget *widget, const char *name)
{
  gsy_widget_set_name (widget, name);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_POPOVER (child))
      name_drop_down (child, name);
}

static void
gsy_item_editor_init (GsyItemEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Translators: the key that marks with a layer */
  name_drop_down (GTK_WIDGET (self->key), _ ("Key"));
  /* The row's title would name it once more. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->key), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

void
gsy_item_editor_set (GsyItemEditor *self, GsyEditor *editor, GsySchemeList list, const char *id)
{
  g_return_if_fail (GSY_IS_ITEM_EDITOR (self));

  gboolean other = g_strcmp0 (self->id, id) != 0;
  char *copy = g_strdup (id);
  if (other)
    gsy_item_editor_commit (self);
  set_editor (self, editor);
  self->list = list;
  g_free (self->id);
  self->id = copy;
  refresh (self);
  if (other)
    gsy_vocabulary_entry_reset (self->name_entry);
}

const char *
gsy_item_editor_get_id (GsyItemEditor *self)
{
  g_return_val_if_fail (GSY_IS_ITEM_EDITOR (self), NULL);
  return self->id;
}

void
gsy_item_editor_commit (GsyItemEditor *self)
{
  g_return_if_fail (GSY_IS_ITEM_EDITOR (self));

  if (get_item (self) == NULL)
    return;
  gsy_vocabulary_entry_commit (self->name_entry);
  gsy_vocabulary_text_commit (self->definition);
  gsy_vocabulary_strings_commit (self->examples);
  gsy_choices_group_commit (self->choices);
}

void
gsy_item_editor_rename (GsyItemEditor *self)
{
  g_return_if_fail (GSY_IS_ITEM_EDITOR (self));
  gsy_vocabulary_entry_edit (self->name_entry);
}
