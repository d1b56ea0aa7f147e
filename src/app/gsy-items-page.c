/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-items-page.c: the attributes, the relations or the layers of a folder. */
#include "config.h"

#include "app/gsy-items-page.h"
#include "app/gsy-dialogs.h"
#include "app/gsy-item-editor.h"
#include "app/gsy-layer-mark.h"
#include "app/gsy-vocabulary-wording.h"
#include "app/gsy-widgets.h"

#include <glib/gi18n-lib.h>

struct _GsyItemsPage
{
  GtkWidget parent_instance;

  GsyVocabularySplit *split;
  GtkWidget *up_button;
  GtkWidget *down_button;
  GtkWidget *remove_button;
  GtkWidget *add_button;
  GtkWidget *type_button;
  GtkStack *list_stack;
  GtkListBox *list;
  AdwStatusPage *nothing;
  GtkWidget *nothing_button;
  GtkStack *content;
  AdwStatusPage *none;
  GsyItemEditor *item_editor;

  GsyEditor *editor;
  GsyScheme *scheme;
  GsySchemeList kind;
  gboolean filling;
  gboolean read_only;
};

G_DEFINE_FINAL_TYPE (GsyItemsPage, gsy_items_page, GTK_TYPE_WIDGET)

char *
gsy_items_page_free_name (GsyScheme *scheme, GsySchemeList list, const char *base)
{
  g_return_val_if_fail (GSY_IS_SCHEME (scheme), NULL);
  g_return_val_if_fail (base != NULL, NULL);

  GPtrArray *items = gsy_scheme_get_list (scheme, list);
  char *name = g_strdup (base);
  guint i = 0;
  for (guint number = 2; i < items->len; i++)
    if (g_strcmp0 (gsy_scheme_list_get_label (list, g_ptr_array_index (items, i)), name) == 0)
      {
        g_free (name);
        name = g_strdup_printf ("%s %u", base, number++);
        /* From the beginning, with the other name. */
        i = G_MAXUINT;
      }
  return name;
}

/* --- the list --- */

static const char *
get_id (GtkListBoxRow *row)
{
  return row != NULL ? g_object_get_data (G_OBJECT (row), "id") : NULL;
}

static const char *
get_selected (GsyItemsPage *self)
{
  return get_id (gtk_list_box_get_selected_row (self->list));
}

static GtkListBoxRow *
find_row (GsyItemsPage *self, const char *id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (get_id (row), id) == 0)
      return row;
  return NULL;
}

static const char *
get_below (GsyItemsPage *self, gconstpointer item)
{
  switch (self->kind)
    {
    case GSY_LIST_ATTRIBUTES:
      return gsy_vocabulary_wording_type (((const GsyAttribute *) item)->type);
    case GSY_LIST_RELATIONS:
      return ((const GsyRelation *) item)->definition;
    case GSY_LIST_LAYERS:
      return ((const GsyLayer *) item)->definition;
    case GSY_LIST_TOPICS:
    case GSY_LIST_ACTORS:
    case GSY_LIST_MUTED:
    default:
      return NULL;
    }
}

static void
update_row (GsyItemsPage *self, GtkListBoxRow *row, gconstpointer item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  const char *label = gsy_scheme_list_get_label (self->kind, item);
  const char *below = get_below (self, item);

  if (self->kind == GSY_LIST_LAYERS)
    {
      GtkWidget *mark = gsy_layer_mark_new ();
      gsy_layer_mark_set_layer (GSY_LAYER_MARK (mark), item);
      gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), mark);
    }
  gtk_box_append (GTK_BOX (words), g_object_new (GTK_TYPE_LABEL, "label", label, "xalign", 0.f, "ellipsize", PANGO_ELLIPSIZE_END, NULL));
  if (below != NULL)
    {
      const char *classes[] = { "caption", "dim-label", NULL };
      gtk_box_append (GTK_BOX (words), g_object_new (GTK_TYPE_LABEL, "label", below, "xalign", 0.f, "ellipsize", PANGO_ELLIPSIZE_END,
                                                     "single-line-mode", TRUE, "css-classes", classes, NULL));
    }
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_box_row_set_child (row, box);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (gsy_scheme_list_get_id (self->kind, item)), g_free);
  gsy_widget_set_name (GTK_WIDGET (row), label);
}

static void
update_actions (GsyItemsPage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int at = row != NULL ? gtk_list_box_row_get_index (row) : -1;
  int n = self->scheme != NULL ? (int) gsy_scheme_get_list (self->scheme, self->kind)->len : 0;
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "items.add", !self->read_only);
  gtk_widget_action_set_enabled (widget, "items.add-of-type", !self->read_only);
  gtk_widget_action_set_enabled (widget, "items.move-up", at > 0 && !self->read_only);
  gtk_widget_action_set_enabled (widget, "items.move-down", at >= 0 && at < n - 1 && !self->read_only);
  gtk_widget_action_set_enabled (widget, "items.remove", at >= 0 && !self->read_only);
  gtk_widget_action_set_enabled (widget, "items.rename", at >= 0 && !self->read_only);
  gtk_widget_set_sensitive (GTK_WIDGET (self->item_editor), !self->read_only);
  gtk_widget_set_sensitive (self->type_button, !self->read_only);
}

static void
selected_cb (GsyItemsPage *self)
{
  if (self->filling)
    return;

  const char *id = get_selected (self);
  gsy_item_editor_set (self->item_editor, self->editor, self->kind, id);
  gtk_stack_set_visible_child_name (self->content, id != NULL ? "one" : "none");
  update_actions (self);
}

/* Rows are kept: the keyboard or the pointer may be on one of them, or on its way to it. */
static void
fill (GsyItemsPage *self)
{
  g_autofree char *selected = g_strdup (get_selected (self));
  GtkListBoxRow *old = gtk_list_box_get_selected_row (self->list);
  int at = old != NULL ? gtk_list_box_row_get_index (old) : -1;
  gboolean focus = (gtk_widget_get_state_flags (GTK_WIDGET (self->list)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  GPtrArray *items = self->scheme != NULL ? gsy_scheme_get_list (self->scheme, self->kind) : NULL;
  guint n = items != NULL ? items->len : 0;
  GtkListBoxRow *row;

  self->filling = TRUE;
  while ((row = gtk_list_box_get_row_at_index (self->list, (int) n)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < n; i++)
    {
      row = gtk_list_box_get_row_at_index (self->list, (int) i);
      if (row == NULL)
        {
          row = GTK_LIST_BOX_ROW (gtk_list_box_row_new ());
          gtk_list_box_append (self->list, GTK_WIDGET (row));
        }
      update_row (self, row, g_ptr_array_index (items, i));
    }
  GtkListBoxRow *next = selected != NULL ? find_row (self, selected) : NULL;
  /* What is gone gives the selection to its neighbour. */
  if (next == NULL && n > 0)
    next = gtk_list_box_get_row_at_index (self->list, CLAMP (at, 0, (int) n - 1));
  gtk_list_box_select_row (self->list, next);
  self->filling = FALSE;
  gtk_stack_set_visible_child_name (self->list_stack, n > 0 ? "list" : "nothing");
  if (focus && next != NULL && next != old)
    gtk_widget_grab_focus (GTK_WIDGET (next));
  selected_cb (self);
}

static void
scheme_changed_cb (GsyItemsPage *self, GsySchemeList list)
{
  if (list == self->kind)
    fill (self);
}

/* --- the user --- */

static void
row_activated_cb (GsyItemsPage *self, GtkListBoxRow *row)
{
  gtk_list_box_select_row (self->list, row);
  gsy_vocabulary_split_show_content (self->split, gsy_vocabulary_split_is_folded (self->split));
}

static void
went_back_cb (GsyItemsPage *self)
{
  gsy_items_page_focus (self);
}

/* --- actions --- */

static void
show_new (GsyItemsPage *self, const char *id)
{
  gsy_items_page_select (self, id);
  gsy_vocabulary_split_show_content (self->split, FALSE);
  gsy_item_editor_rename (self->item_editor);
}

static void
add_attribute (GsyItemsPage *self, GsyAttributeType type)
{
  g_autofree char *name = gsy_items_page_free_name (self->scheme, GSY_LIST_ATTRIBUTES, _ ("New Attribute"));
  g_autofree char *id = gsy_scheme_dup_free_id (self->scheme, GSY_LIST_ATTRIBUTES, name);
  g_autoptr (GsyAttribute) attribute = gsy_attribute_new (id, name, type);

  if (gsy_editor_add_item (self->editor, GSY_LIST_ATTRIBUTES, attribute))
    show_new (self, id);
}

static void
add_relation (GsyItemsPage *self)
{
  g_autofree char *name = gsy_items_page_free_name (self->scheme, GSY_LIST_RELATIONS, _ ("New Relation"));
  g_autofree char *id = gsy_scheme_dup_free_id (self->scheme, GSY_LIST_RELATIONS, name);
  g_autoptr (GsyRelation) relation = gsy_relation_new (id, name);

  if (gsy_editor_add_item (self->editor, GSY_LIST_RELATIONS, relation))
    show_new (self, id);
}

static void
add_layer (GsyItemsPage *self)
{
  if (!gsy_editor_add_layer (self->editor, NULL))
    return;
  guint n = gsy_scheme_get_n_layers (self->scheme);
  show_new (self, gsy_scheme_get_layer (self->scheme, n - 1)->id);
}

static void
add_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GsyItemsPage *self = GSY_ITEMS_PAGE (widget);

  gsy_items_page_commit (self);
  if (self->kind == GSY_LIST_LAYERS)
    add_layer (self);
  else if (self->kind == GSY_LIST_RELATIONS)
    add_relation (self);
  else
    gtk_menu_button_popup (GTK_MENU_BUTTON (self->type_button));
}

static void
add_of_type_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GsyItemsPage *self = GSY_ITEMS_PAGE (widget);
  GsyAttributeType type;

  gsy_items_page_commit (self);
  if (self->kind == GSY_LIST_ATTRIBUTES && gsy_attribute_type_from_string (g_variant_get_string (parameter, NULL), &type))
    add_attribute (self, type);
}

static void
move_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GsyItemsPage *self = GSY_ITEMS_PAGE (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int at = row != NULL ? gtk_list_box_row_get_index (row) : -1;
  int to = g_str_equal (action, "items.move-up") ? at - 1 : at + 1;
  g_autofree char *id = g_strdup (get_id (row));

  if (id != NULL && to >= 0)
    gsy_editor_move_item (self->editor, self->kind, id, (guint) to);
}

typedef struct
{
  GsyItemsPage *page;
  char *id;
} Removal;

static void
remove_confirmed_cb (gboolean confirmed, gpointer user_data)
{
  Removal *removal = user_data;
  GsyItemsPage *self = removal->page;

  if (confirmed && self->editor != NULL && self->kind == GSY_LIST_LAYERS)
    gsy_editor_remove_layer (self->editor, removal->id);
  else if (confirmed && self->editor != NULL)
    gsy_editor_remove_item (self->editor, self->kind, removal->id);
  g_object_unref (removal->page);
  g_free (removal->id);
  g_free (removal);
}

static void
remove_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GsyItemsPage *self = GSY_ITEMS_PAGE (widget);
  const char *id = get_selected (self);
  gpointer item = id != NULL ? gsy_scheme_find_item (self->scheme, self->kind, id) : NULL;
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;

  if (item == NULL)
    return;
  Removal *removal = g_new0 (Removal, 1);
  removal->page = g_object_ref (self);
  removal->id = g_strdup (id);
  if (self->kind == GSY_LIST_LAYERS)
    {
      guint n = gsy_corpus_count_layer (gsy_editor_get_corpus (self->editor), id);
      if (n == 0)
        {
          remove_confirmed_cb (TRUE, removal);
          return;
        }
      /* Translators: %s is the name of a layer */
      heading = g_strdup_printf (_ ("Remove the layer “%s”?"), gsy_layer_get_label (item));
      /* Translators: %u is how many statements lose their layer when it is removed */
      body = g_strdup_printf (ngettext ("%u statement in this folder is on this layer. It stays in its file and is shown as unlisted.",
                                        "%u statements in this folder are on this layer. They stay in their files and are shown as unlisted.", n),
                              n);
    }
  else if (self->kind == GSY_LIST_ATTRIBUTES)
    {
      /* Translators: %s is the name of an attribute, as “Voice” */
      heading = g_strdup_printf (_ ("Remove the attribute “%s”?"), gsy_attribute_get_label (item));
      body = g_strdup (_ ("What statements have there stays in their files, and is shown as unlisted."));
    }
  else
    {
      /* Translators: %s is the name of a relation between statements, as “Answers” */
      heading = g_strdup_printf (_ ("Remove the relation “%s”?"), gsy_relation_get_label (item));
      body = g_strdup (_ ("Links of this kind stay in their files, and are shown as unlisted."));
    }
  gsy_dialogs_ask (GTK_WINDOW (gtk_widget_get_root (widget)), heading, body, _ ("_Remove"), TRUE, remove_confirmed_cb, removal);
}

static void
rename_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GsyItemsPage *self = GSY_ITEMS_PAGE (widget);

  gsy_vocabulary_split_show_content (self->split, FALSE);
  gsy_item_editor_rename (self->item_editor);
}

/* --- object --- */

static void
gsy_items_page_dispose (GObject *object)
{
  GsyItemsPage *self = GSY_ITEMS_PAGE (object);

  self->filling = TRUE;
  if (self->scheme != NULL)
    g_signal_handlers_disconnect_by_data (self->scheme, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), GSY_TYPE_ITEMS_PAGE);
  g_clear_object (&self->scheme);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (gsy_items_page_parent_class)->dispose (object);
}

static void
gsy_items_page_class_init (GsyItemsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gsy_items_page_dispose;

  g_type_ensure (GSY_TYPE_VOCABULARY_SPLIT);
  g_type_ensure (GSY_TYPE_ITEM_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/gainsay/Gainsay/gsy-items-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GsyItemsPage, split);
  gtk_widget_class_bind_template_child (widget_class, GsyItemsPage, up_button);
  gtk_widget_class_bind_template_child (widget_class, GsyItemsPage, down_button);
  gtk_widget_class_bind_template_child (widget_class, GsyItemsPage, remove_button);
  gtk_widget_class_bind_template_child (widget_class, GsyItemsPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, GsyItemsPage, type_button);
  gtk_widget_class_bind_template_child (widget_class, GsyItemsPage, list_stack);
  gtk_widget_class_bind_template_child (widget_class, GsyItemsPage, list);
  gtk_widget_class_bind_template_child (widget_class, GsyItemsPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, GsyItemsPage, nothing_button);
  gtk_widget_class_bind_template_child (widget_class, GsyItemsPage, content);
  gtk_widget_class_bind_template_child (widget_class, GsyItemsPage, none);
  gtk_widget_class_bind_template_child (widget_class, GsyItemsPage, item_editor);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, went_back_cb);

  gtk_widget_class_install_action (widget_class, "items.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "items.add-of-type", "s", add_of_type_action);
  gtk_widget_class_install_action (widget_class, "items.move-up", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "items.move-down", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "items.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "items.rename", NULL, rename_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "items.add", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

/* The list's own keys, which entries use for other things. */
static gboolean
list_key_cb (GsyItemsPage *self, guint keyval, guint keycode, GdkModifierType state)
{
  GdkModifierType modifiers = state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK);
  const char *action = NULL;

  if (modifiers == GDK_ALT_MASK && (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up))
    action = "items.move-up";
  else if (modifiers == GDK_ALT_MASK && (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down))
    action = "items.move-down";
  else if (modifiers == 0 && (keyval == GDK_KEY_Delete || keyval == GDK_KEY_KP_Delete))
    action = "items.remove";
  else if (modifiers == 0 && keyval == GDK_KEY_F2)
    action = "items.rename";
  if (action == NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
  return GDK_EVENT_STOP;
}

static void
gsy_items_page_init (GsyItemsPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (list_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  gsy_widget_let_tab_leave (GTK_WIDGET (self->list));
  gsy_widget_let_tab_leave (gtk_widget_get_parent (self->up_button));
  gsy_widget_set_tooltip_with_key (self->up_button, _ ("Move Up"), "<Alt>Up");
  gsy_widget_set_tooltip_with_key (self->down_button, _ ("Move Down"), "<Alt>Down");
  gsy_widget_set_tooltip_with_key (self->remove_button, _ ("Remove"), "Delete");
}

static void
set_words (GsyItemsPage *self, const char *list, const char *add, const char *icon, const char *nothing, const char *why, const char *none)
{
  gsy_widget_set_name (GTK_WIDGET (self->list), list);
  gsy_widget_set_name (gtk_widget_get_parent (self->up_button), list);
  gsy_widget_set_tooltip_with_key (self->add_button, add, "<Control>n");
  gsy_widget_set_tooltip (self->type_button, add);
  adw_status_page_set_icon_name (self->nothing, icon);
  adw_status_page_set_title (self->nothing, nothing);
  adw_status_page_set_description (self->nothing, why);
  gtk_button_set_label (GTK_BUTTON (self->nothing_button), add);
  adw_status_page_set_icon_name (self->none, icon);
  adw_status_page_set_title (self->none, none);
}

/* All that differs between the lists. */
static void
init_words (GsyItemsPage *self)
{
  gboolean typed = self->kind == GSY_LIST_ATTRIBUTES;

  gtk_widget_set_visible (self->add_button, !typed);
  gtk_widget_set_visible (self->type_button, typed);
  if (self->kind == GSY_LIST_ATTRIBUTES)
    set_words (self, _ ("Attributes"), _ ("Add Attribute"), "view-list-bullet-symbolic", _ ("No Attributes"),
               _ ("Attributes say more of a statement: in which voice it speaks, and how sure you are of it."), _ ("Select an Attribute"));
  else if (self->kind == GSY_LIST_RELATIONS)
    set_words (self, _ ("Relations"), _ ("Add Relation"), "gsy-link-symbolic", _ ("No Relations"),
               _ ("Relations are the kinds of links between statements: one answers or repeats another."), _ ("Select a Relation"));
  else
    set_words (self, _ ("Layers"), _ ("Add Layer"), "gsy-layers-symbolic", _ ("No Layers"),
               _ ("Layers are the kinds of statements that are marked: accusations, denials."), _ ("Select a Layer"));
}

GtkWidget *
gsy_items_page_new (GsyEditor *editor, GsySchemeList list)
{
  g_return_val_if_fail (GSY_IS_EDITOR (editor), NULL);

  GsyItemsPage *self = g_object_new (GSY_TYPE_ITEMS_PAGE, NULL);
  GsyScheme *scheme = gsy_editor_get_scheme (editor);
  self->editor = g_object_ref (editor);
  self->kind = list;
  init_words (self);
  if (scheme != NULL)
    {
      self->scheme = g_object_ref (scheme);
      g_signal_connect_swapped (scheme, "changed", G_CALLBACK (scheme_changed_cb), self);
    }
  fill (self);
  return GTK_WIDGET (self);
}

GsyVocabularySplit *
gsy_items_page_get_split (GsyItemsPage *self)
{
  g_return_val_if_fail (GSY_IS_ITEMS_PAGE (self), NULL);
  return self->split;
}

void
gsy_items_page_select (GsyItemsPage *self, const char *id)
{
  g_return_if_fail (GSY_IS_ITEMS_PAGE (self));

  GtkListBoxRow *row = id != NULL ? find_row (self, id) : NULL;
  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
}

void
gsy_items_page_commit (GsyItemsPage *self)
{
  g_return_if_fail (GSY_IS_ITEMS_PAGE (self));
  gsy_item_editor_commit (self->item_editor);
}

void
gsy_items_page_focus (GsyItemsPage *self)
{
  g_return_if_fail (GSY_IS_ITEMS_PAGE (self));

  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  else
    gsy_widget_focus_inside (GTK_WIDGET (self));
}

void
gsy_items_page_set_read_only (GsyItemsPage *self, gboolean read_only)
{
  g_return_if_fail (GSY_IS_ITEMS_PAGE (self));

  self->read_only = read_only;
  update_actions (self);
}
