/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-layer-list.c: the folder's layers, and those that occur in the open article without being listed. */
#include "config.h"

#include "app/gsy-layer-list.h"
#include "app/gsy-layer-row.h"
#include "app/gsy-widgets.h"

#include <glib/gi18n-lib.h>

struct _GsyLayerList
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *add;
  GtkListBox *list;

  GsyEditor *editor;
  GPtrArray *rows; /* of GsyLayerRow, in the list's order */
};

G_DEFINE_FINAL_TYPE (GsyLayerList, gsy_layer_list, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_EDITOR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* The ids to show: the listed layers in order, then those that only the article knows, in order of appearance. */
static GPtrArray *
dup_ids (GsyLayerList *self)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  GsyScheme *scheme = gsy_editor_get_scheme (self->editor);
  GsyStore *store = gsy_editor_get_store (self->editor);
  guint listed = 0;

  for (guint i = 0; scheme != NULL && i < gsy_scheme_get_n_layers (scheme); i++)
    {
      const GsyLayer *layer = gsy_scheme_get_layer (scheme, i);
      g_ptr_array_add (ids, g_strdup (layer->id));
      listed += store != NULL ? gsy_store_count_layer (store, layer->id) : 0;
    }
  if (store == NULL || scheme == NULL || listed == gsy_store_get_n_statements (store))
    return ids;

  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < gsy_store_get_n_statements (store); i++)
    {
      GRefString *layer = gsy_store_get_statement (store, i)->layer;
      if (g_hash_table_add (seen, layer) && gsy_scheme_find_layer (scheme, layer) == NULL)
        g_ptr_array_add (ids, g_strdup (layer));
    }
  return ids;
}

static gboolean
has_rows (GsyLayerList *self, GPtrArray *ids)
{
  if (self->rows->len != ids->len)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!g_str_equal (gsy_layer_row_get_layer (g_ptr_array_index (self->rows, i)), g_ptr_array_index (ids, i)))
      return FALSE;
  return TRUE;
}

static GsyLayerRow *
find_row (GPtrArray *rows, const char *id)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (gsy_layer_row_get_layer (g_ptr_array_index (rows, i)), id))
      return g_ptr_array_index (rows, i);
  return NULL;
}

static int
compare_rows (GtkListBoxRow *a, GtkListBoxRow *b, gpointer user_data)
{
  GsyLayerList *self = user_data;
  guint place_a = 0;
  guint place_b = 0;

  g_ptr_array_find (self->rows, a, &place_a);
  g_ptr_array_find (self->rows, b, &place_b);
  return place_a < place_b ? -1 : place_a > place_b;
}

/* Rows of layers that stay are kept and moved by sorting: out of the list for a moment they would lose the keyboard, and their menus
 * the actions that show a state. */
static void
arrange (GsyLayerList *self, GPtrArray *ids)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean had_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list));
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->rows);
  g_autoptr (GPtrArray) fresh = g_ptr_array_new ();

  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      GsyLayerRow *row = find_row (old, id);
      if (row == NULL)
        {
          row = GSY_LAYER_ROW (gsy_layer_row_new (self->editor, id));
          g_ptr_array_add (fresh, row);
        }
      g_ptr_array_add (self->rows, g_object_ref_sink (row));
    }
  for (guint i = 0; i < old->len; i++)
    if (!g_ptr_array_find (self->rows, g_ptr_array_index (old, i), NULL))
      gtk_list_box_remove (self->list, g_ptr_array_index (old, i));
  for (guint i = 0; i < fresh->len; i++)
    gtk_list_box_append (self->list, g_ptr_array_index (fresh, i));
  gtk_list_box_invalidate_sort (self->list);

  if (!had_focus || self->rows->len == 0)
    return;
  focus = gtk_root_get_focus (root);
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    gtk_widget_grab_focus (g_ptr_array_index (self->rows, self->rows->len - 1));
}

static void
refresh (GsyLayerList *self)
{
  g_autoptr (GPtrArray) ids = dup_ids (self);

  if (!has_rows (self, ids))
    arrange (self, ids);
  for (guint i = 0; i < self->rows->len; i++)
    gsy_layer_row_refresh (g_ptr_array_index (self->rows, i));
  gtk_widget_set_sensitive (self->add, gsy_editor_get_corpus (self->editor) != NULL);
}

static void
add_clicked_cb (GsyLayerList *self)
{
  /* Translators: name of a layer that was just added, until the user gives it another */
  if (!gsy_editor_add_layer (self->editor, _ ("New Layer")))
    return;

  GsyScheme *scheme = gsy_editor_get_scheme (self->editor);
  guint n = gsy_scheme_get_n_layers (scheme);
  GsyLayerRow *row = n > 0 ? find_row (self->rows, gsy_scheme_get_layer (scheme, n - 1)->id) : NULL;
  if (row != NULL)
    gsy_layer_row_rename (row);
}

static void
row_activated_cb (GsyLayerList *self, GtkListBoxRow *row)
{
  gsy_layer_row_rename (GSY_LAYER_ROW (row));
}

static void
gsy_layer_list_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_EDITOR:
      gsy_layer_list_set_editor (GSY_LAYER_LIST (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gsy_layer_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_EDITOR:
      g_value_set_object (value, GSY_LAYER_LIST (object)->editor);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gsy_layer_list_dispose (GObject *object)
{
  GsyLayerList *self = GSY_LAYER_LIST (object);

  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), GSY_TYPE_LAYER_LIST);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (gsy_layer_list_parent_class)->dispose (object);
}

static void
gsy_layer_list_class_init (GsyLayerListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = gsy_layer_list_set_property;
  object_class->get_property = gsy_layer_list_get_property;
  object_class->dispose = gsy_layer_list_dispose;

  properties[PROP_EDITOR] = g_param_spec_object ("editor", NULL, NULL, GSY_TYPE_EDITOR,
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/gainsay/Gainsay/gsy-layer-list.ui");
  gtk_widget_class_bind_template_child (widget_class, GsyLayerList, box);
  gtk_widget_class_bind_template_child (widget_class, GsyLayerList, add);
  gtk_widget_class_bind_template_child (widget_class, GsyLayerList, list);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "layerlist");
}

static void
gsy_layer_list_init (GsyLayerList *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  gsy_widget_set_tooltip (self->add, _ ("Add Layer"));
  gsy_widget_let_tab_leave (GTK_WIDGET (self->list));
  gtk_list_box_set_sort_func (self->list, (GtkListBoxSortFunc) compare_rows, self, NULL);
}

void
gsy_layer_list_set_editor (GsyLayerList *self, GsyEditor *editor)
{
  g_return_if_fail (GSY_IS_LAYER_LIST (self));
  g_return_if_fail (self->editor == NULL);

  if (editor == NULL)
    return;
  self->editor = g_object_ref (editor);
  g_signal_connect_object (editor, "notify::corpus", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "notify::document", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "notify::brush", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "statements-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "layers-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITOR]);
}

gboolean
gsy_layer_list_focus (GsyLayerList *self)
{
  g_return_val_if_fail (GSY_IS_LAYER_LIST (self), FALSE);
  return gsy_widget_focus_inside (GTK_WIDGET (self->list));
}
