/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-layer-row.c: one layer in the list: its brush, name, count, and whether it is shown, alone or locked; and its menu. */
#include "config.h"

#include "app/gsy-layer-row.h"
#include "app/gsy-dialogs.h"
#include "app/gsy-layer-mark.h"
#include "app/gsy-vocabulary-window.h"
#include "app/gsy-widgets.h"

#include <glib/gi18n-lib.h>

struct _GsyLayerRow
{
  GtkListBoxRow parent_instance;

  GtkWidget *brush;
  GtkLabel *key;
  GsyLayerMark *mark;
  GtkStack *name_stack;
  GtkLabel *name;
  GtkWidget *entry;
  GtkLabel *count;
  GtkWidget *show;
  GtkWidget *solo;
  GtkWidget *lock;
  GtkWidget *menu;

  GsyEditor *editor;
  char *layer;
  gboolean refreshing; /* the toggles follow the editor, not the other way */
  guint left_id;       /* idle source that ends the renaming when the keyboard went elsewhere */
};

G_DEFINE_FINAL_TYPE (GsyLayerRow, gsy_layer_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  PROP_0,
  PROP_LINE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* NULL for an unlisted one. */
static const GsyLayer *
find_layer (GsyLayerRow *self)
{
  GsyScheme *scheme = self->editor != NULL ? gsy_editor_get_scheme (self->editor) : NULL;

  return scheme != NULL ? gsy_scheme_find_layer (scheme, self->layer) : NULL;
}

/* Sets a toggle with its tooltip and name, made of @format with the layer's name. */
static void
set_toggle (GtkWidget *toggle, gboolean active, char *label)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), active);
  gsy_widget_set_tooltip (toggle, label);
  g_free (label);
}

static void
refresh_toggles (GsyLayerRow *self, const char *label)
{
  gboolean hidden = gsy_editor_is_layer_hidden (self->editor, self->layer);
  gboolean locked = gsy_editor_is_layer_locked (self->editor, self->layer);

  /* Translators: %s is the name of a layer; a button that shows or hides its statements in the article */
  set_toggle (self->show, !hidden, g_strdup_printf (_ ("Show %s"), label));
  /* Translators: %s is the name of a layer; a button that hides all other layers */
  set_toggle (self->solo, g_strcmp0 (gsy_editor_get_solo (self->editor), self->layer) == 0, g_strdup_printf (_ ("Only %s"), label));
  /* Translators: %s is the name of a layer; a button that keeps its statements from being changed */
  set_toggle (self->lock, locked, g_strdup_printf (_ ("Lock %s"), label));
  /* Translators: %s is the name of a layer; with the brush, each selection in the article is marked with that layer */
  set_toggle (self->brush, g_strcmp0 (gsy_editor_get_brush (self->editor), self->layer) == 0, g_strdup_printf (_ ("Brush for %s"), label));
  gtk_button_set_icon_name (GTK_BUTTON (self->show), hidden ? "view-conceal-symbolic" : "view-reveal-symbolic");
  gtk_button_set_icon_name (GTK_BUTTON (self->lock), locked ? "changes-prevent-symbolic" : "changes-allow-symbolic");
}

static void
update_actions (GsyLayerRow *self, const GsyLayer *layer)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GsyScheme *scheme = gsy_editor_get_scheme (self->editor);
  int index = scheme != NULL ? gsy_scheme_get_layer_index (scheme, self->layer) : -1;
  int n = scheme != NULL ? (int) gsy_scheme_get_n_layers (scheme) : 0;

  gtk_widget_action_set_enabled (widget, "layer.rename", layer != NULL);
  gtk_widget_action_set_enabled (widget, "layer.color", layer != NULL);
  gtk_widget_action_set_enabled (widget, "layer.definition", layer != NULL);
  gtk_widget_action_set_enabled (widget, "layer.move-up", index > 0);
  gtk_widget_action_set_enabled (widget, "layer.move-down", index >= 0 && index < n - 1);
  gtk_widget_action_set_enabled (widget, "layer.remove", layer != NULL);
}

void
gsy_layer_row_refresh (GsyLayerRow *self)
{
  g_return_if_fail (GSY_IS_LAYER_ROW (self));

  const GsyLayer *layer = find_layer (self);
  const char *label = layer != NULL ? gsy_layer_get_label (layer) : self->layer;
  GsyStore *store = gsy_editor_get_store (self->editor);
  guint n = store != NULL ? gsy_store_count_layer (store, self->layer) : 0;
  g_autofree char *count = store != NULL ? g_strdup_printf ("%u", n) : NULL;
  g_autofree char *unlisted = NULL;
  g_autofree char *name = NULL;

  if (layer == NULL)
    /* Translators: %s is the id of a layer that occurs in the article and is not in the folder’s list of layers */
    unlisted = g_strdup_printf (_ ("%s (unlisted)"), label);
  self->refreshing = TRUE;
  gsy_layer_mark_set_layer (self->mark, layer);
  gtk_label_set_label (self->name, unlisted != NULL ? unlisted : label);
  gtk_label_set_label (self->key, layer != NULL ? layer->key : NULL);
  gtk_label_set_label (self->count, count);
  gtk_widget_set_sensitive (self->brush, layer != NULL);
  gtk_widget_set_visible (self->menu, layer != NULL);
  refresh_toggles (self, label);
  self->refreshing = FALSE;
  if (layer != NULL && g_strcmp0 (gtk_widget_get_tooltip_text (GTK_WIDGET (self->name)), layer->definition) != 0)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), layer->definition);
  if (gsy_editor_is_layer_shown (self->editor, self->layer))
    gtk_widget_remove_css_class (GTK_WIDGET (self), "unseen");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "unseen");
  update_actions (self, layer);

  /* Translators: for screen readers: name of a layer and how many statements it has in the article */
  name = g_strdup_printf (ngettext ("%1$s, %2$u statement", "%1$s, %2$u statements", n), unlisted != NULL ? unlisted : label, n);
  gsy_widget_set_name (GTK_WIDGET (self), name);
  /* Translators: %s is the name of a layer */
  g_autofree char *menu = g_strdup_printf (_ ("Menu of %s"), label);
  gsy_widget_set_tooltip (self->menu, menu);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LINE]);
}

/* --- toggles --- */

static gboolean
is_active (GtkWidget *toggle)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (toggle));
}

static void
brush_toggled_cb (GsyLayerRow *self)
{
  if (!self->refreshing)
    gsy_editor_set_brush (self->editor, is_active (self->brush) ? self->layer : NULL);
}

static void
show_toggled_cb (GsyLayerRow *self)
{
  if (!self->refreshing)
    gsy_editor_set_layer_hidden (self->editor, self->layer, !is_active (self->show));
}

static void
solo_toggled_cb (GsyLayerRow *self)
{
  if (!self->refreshing)
    gsy_editor_set_solo (self->editor, is_active (self->solo) ? self->layer : NULL);
}

static void
lock_toggled_cb (GsyLayerRow *self)
{
  if (!self->refreshing)
    gsy_editor_set_layer_locked (self->editor, self->layer, is_active (self->lock));
}

/* --- the name --- */

static gboolean
is_renaming (GsyLayerRow *self)
{
  return gtk_stack_get_visible_child (self->name_stack) == self->entry;
}

static void
end_rename (GsyLayerRow *self, gboolean keep)
{
  if (!is_renaming (self))
    return;

  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean had_focus = focus != NULL && gtk_widget_is_ancestor (focus, self->entry);
  gtk_stack_set_visible_child (self->name_stack, GTK_WIDGET (self->name));
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  if (keep && *name != '\0')
    gsy_editor_rename_layer (self->editor, self->layer, name);
}

static void
entry_activate_cb (GsyLayerRow *self)
{
  end_rename (self, TRUE);
}

static gboolean
left_cb (gpointer user_data)
{
  GsyLayerRow *self = user_data;

  self->left_id = 0;
  end_rename (self, TRUE);
  return G_SOURCE_REMOVE;
}

/* Not now, while the keyboard is on its way between widgets that this may change; but before the next key. */
static void
entry_leave_cb (GsyLayerRow *self)
{
  if (self->left_id == 0)
    self->left_id = g_idle_add_full (G_PRIORITY_HIGH, left_cb, self, NULL);
}

static gboolean
entry_key_cb (GsyLayerRow *self, guint keyval)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  end_rename (self, FALSE);
  return GDK_EVENT_STOP;
}

void
gsy_layer_row_rename (GsyLayerRow *self)
{
  g_return_if_fail (GSY_IS_LAYER_ROW (self));

  const GsyLayer *layer = find_layer (self);
  if (layer == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), gsy_layer_get_label (layer));
  gtk_stack_set_visible_child (self->name_stack, self->entry);
  gtk_widget_grab_focus (self->entry);
}

/* --- actions --- */

static void
rename_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gsy_layer_row_rename (GSY_LAYER_ROW (widget));
}

static void
color_chosen_cb (const char *color, gpointer user_data)
{
  GsyLayerRow *self = user_data;

  if (color != NULL && self->editor != NULL)
    gsy_editor_recolor_layer (self->editor, self->layer, color);
  g_object_unref (self);
}

static void
color_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GsyLayerRow *self = GSY_LAYER_ROW (widget);
  const GsyLayer *layer = find_layer (self);

  if (layer == NULL)
    return;
  /* Translators: %s is the name of a layer */
  g_autofree char *title = g_strdup_printf (_ ("Color of %s"), gsy_layer_get_label (layer));
  gsy_dialogs_choose_color (GTK_WINDOW (gtk_widget_get_root (widget)), title, layer->color, color_chosen_cb, g_object_ref (self));
}

static void
definition_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GsyLayerRow *self = GSY_LAYER_ROW (widget);

  gsy_vocabulary_window_present_item (GTK_WINDOW (gtk_widget_get_root (widget)), self->editor, "layers", self->layer);
}

static void
move_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GsyLayerRow *self = GSY_LAYER_ROW (widget);
  int index = gsy_scheme_get_layer_index (gsy_editor_get_scheme (self->editor), self->layer);
  int position = g_str_equal (action, "layer.move-up") ? index - 1 : index + 1;

  if (index >= 0 && position >= 0)
    gsy_editor_move_layer (self->editor, self->layer, (guint) position);
}

static void
remove_confirmed_cb (gboolean confirmed, gpointer user_data)
{
  GsyLayerRow *self = user_data;

  if (confirmed && self->editor != NULL)
    gsy_editor_remove_layer (self->editor, self->layer);
  g_object_unref (self);
}

static void
remove_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GsyLayerRow *self = GSY_LAYER_ROW (widget);
  const GsyLayer *layer = find_layer (self);

  if (layer == NULL)
    return;
  guint n = gsy_corpus_count_layer (gsy_editor_get_corpus (self->editor), self->layer);
  if (n == 0)
    {
      gsy_editor_remove_layer (self->editor, self->layer);
      return;
    }
  /* Translators: %s is the name of a layer */
  g_autofree char *heading = g_strdup_printf (_ ("Remove the layer “%s”?"), gsy_layer_get_label (layer));
  /* Translators: %u is how many statements lose their layer when it is removed */
  g_autofree char *body = g_strdup_printf (ngettext ("%u statement in this folder is on this layer. It stays in its file and is shown as unlisted.",
                                                     "%u statements in this folder are on this layer. They stay in their files and are shown as unlisted.", n),
                                           n);
  gsy_dialogs_ask (GTK_WINDOW (gtk_widget_get_root (widget)), heading, body, _ ("_Remove"), TRUE, remove_confirmed_cb, g_object_ref (self));
}

/* --- dragging --- */

static GdkContentProvider *
drag_prepare_cb (GsyLayerRow *self)
{
  if (find_layer (self) == NULL || is_renaming (self))
    return NULL;
  return gdk_content_provider_new_typed (GSY_TYPE_LAYER_ROW, self);
}

static void
drag_begin_cb (GsyLayerRow *self, GdkDrag *drag, GtkDragSource *source)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

static gboolean
drop_cb (GsyLayerRow *self, const GValue *value, double x, double y)
{
  GsyLayerRow *dropped = g_value_get_object (value);
  GsyScheme *scheme = gsy_editor_get_scheme (self->editor);
  int position = scheme != NULL ? gsy_scheme_get_layer_index (scheme, self->layer) : -1;

  /* A row of another window is about another folder. */
  if (dropped == NULL || dropped == self || dropped->editor != self->editor || position < 0)
    return FALSE;
  return gsy_editor_move_layer (self->editor, dropped->layer, (guint) position);
}

/* --- object --- */

static void
gsy_layer_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  GsyLayerRow *self = GSY_LAYER_ROW (object);
  GsyLineStyle line;

  switch (prop_id)
    {
    case PROP_LINE:
      if (self->editor != NULL && g_value_get_string (value) != NULL && gsy_line_style_from_string (g_value_get_string (value), &line))
        gsy_editor_set_layer_line (self->editor, self->layer, line);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gsy_layer_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  const GsyLayer *layer;

  switch (prop_id)
    {
    case PROP_LINE:
      layer = find_layer (GSY_LAYER_ROW (object));
      g_value_set_string (value, layer != NULL ? gsy_line_style_to_string (layer->line) : "");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gsy_layer_row_dispose (GObject *object)
{
  GsyLayerRow *self = GSY_LAYER_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), GSY_TYPE_LAYER_ROW);
  g_clear_handle_id (&self->left_id, g_source_remove);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (gsy_layer_row_parent_class)->dispose (object);
}

static void
gsy_layer_row_finalize (GObject *object)
{
  g_free (GSY_LAYER_ROW (object)->layer);
  G_OBJECT_CLASS (gsy_layer_row_parent_class)->finalize (object);
}

static void
gsy_layer_row_class_init (GsyLayerRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = gsy_layer_row_set_property;
  object_class->get_property = gsy_layer_row_get_property;
  object_class->dispose = gsy_layer_row_dispose;
  object_class->finalize = gsy_layer_row_finalize;

  properties[PROP_LINE] = g_param_spec_string ("line", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (GSY_TYPE_LAYER_MARK);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/gainsay/Gainsay/gsy-layer-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GsyLayerRow, brush);
  gtk_widget_class_bind_template_child (widget_class, GsyLayerRow, key);
  gtk_widget_class_bind_template_child (widget_class, GsyLayerRow, mark);
  gtk_widget_class_bind_template_child (widget_class, GsyLayerRow, name_stack);
  gtk_widget_class_bind_template_child (widget_class, GsyLayerRow, name);
  gtk_widget_class_bind_template_child (widget_class, GsyLayerRow, entry);
  gtk_widget_class_bind_template_child (widget_class, GsyLayerRow, count);
  gtk_widget_class_bind_template_child (widget_class, GsyLayerRow, show);
  gtk_widget_class_bind_template_child (widget_class, GsyLayerRow, solo);
  gtk_widget_class_bind_template_child (widget_class, GsyLayerRow, lock);
  gtk_widget_class_bind_template_child (widget_class, GsyLayerRow, menu);
  gtk_widget_class_bind_template_callback (widget_class, brush_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, solo_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, lock_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_key_cb);

  gtk_widget_class_install_action (widget_class, "layer.rename", NULL, rename_action);
  gtk_widget_class_install_action (widget_class, "layer.color", NULL, color_action);
  gtk_widget_class_install_action (widget_class, "layer.definition", NULL, definition_action);
  gtk_widget_class_install_action (widget_class, "layer.move-up", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "layer.move-down", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "layer.remove", NULL, remove_action);
  gtk_widget_class_install_property_action (widget_class, "layer.line", "line");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "layer.rename", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "layer.move-up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "layer.move-down", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "layer.remove", NULL);
}

static void
gsy_layer_row_init (GsyLayerRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gsy_widget_set_name (self->entry, _ ("Name of the layer"));

  GtkDragSource *source = gtk_drag_source_new ();
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (drag_prepare_cb), self);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  GtkDropTarget *target = gtk_drop_target_new (GSY_TYPE_LAYER_ROW, GDK_ACTION_MOVE);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

GtkWidget *
gsy_layer_row_new (GsyEditor *editor, const char *layer)
{
  GsyLayerRow *self = g_object_new (GSY_TYPE_LAYER_ROW, NULL);

  self->editor = g_object_ref (editor);
  self->layer = g_strdup (layer);
  gsy_layer_row_refresh (self);
  return GTK_WIDGET (self);
}

const char *
gsy_layer_row_get_layer (GsyLayerRow *self)
{
  g_return_val_if_fail (GSY_IS_LAYER_ROW (self), NULL);
  return self->layer;
}
