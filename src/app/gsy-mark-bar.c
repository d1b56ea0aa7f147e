/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-mark-bar.c: the buttons that a selection can be marked with. */
#include "config.h"

#include "app/gsy-mark-bar.h"
#include "app/gsy-layer-mark.h"

#include <glib/gi18n-lib.h>

struct _GsyMarkBar
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *layers; /* a grid: in a narrow window more layers than fit go below */
  GPtrArray *buttons;
  GtkWidget *separator;
  GtkWidget *offers; /* for the selected statement */
  GtkWidget *roles;
  GtkWidget *add;
  GtkWidget *place;
  GPtrArray *names; /* of GtkWidget: hidden when narrow; those of the offers first */
  guint n_offers;
  GsyMarkBarShape shape;
  int fit_for; /* pixels of width, or UNFIT */
};

#define NARROW_COLUMNS 4
#define UNFIT (-1)

G_DEFINE_FINAL_TYPE (GsyMarkBar, gsy_mark_bar, GTK_TYPE_WIDGET)

static GtkWidget *
new_key_label (const char *key)
{
  GtkWidget *label = gtk_label_new (key);

  gtk_widget_add_css_class (label, "key");
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, key, -1);
  return label;
}

static GtkWidget *
new_button (GsyMarkBar *self, GtkWidget *sign, const char *text, const char *key)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (text);
  GtkWidget *button = gtk_button_new ();

  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 24);
  gtk_widget_set_visible (name, self->shape != GSY_MARK_BAR_COMPACT);
  g_ptr_array_add (self->names, g_object_ref (name));
  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), name);
  if (key != NULL)
    gtk_box_append (GTK_BOX (box), new_key_label (key));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_set_focus_on_click (button, FALSE);
  return button;
}

static void
arrange (GsyMarkBar *self)
{
  gboolean compact = self->shape == GSY_MARK_BAR_COMPACT;

  for (guint i = 0; i < self->buttons->len; i++)
    {
      GtkWidget *button = g_ptr_array_index (self->buttons, i);
      if (gtk_widget_get_parent (button) != NULL)
        gtk_grid_remove (GTK_GRID (self->layers), button);
      gtk_grid_attach (GTK_GRID (self->layers), button, compact ? i % NARROW_COLUMNS : i, compact ? i / NARROW_COLUMNS : 0, 1, 1);
    }
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box), self->shape == GSY_MARK_BAR_ROW ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->separator), self->shape == GSY_MARK_BAR_ROW ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

static void
add_layer (GsyMarkBar *self, GsyEditor *editor, const GsyLayer *layer)
{
  GtkWidget *mark = gsy_layer_mark_new ();
  const char *label = gsy_layer_get_label (layer);
  GtkWidget *button = new_button (self, mark, label, layer->key);
  gboolean locked = gsy_editor_is_layer_locked (editor, layer->id);
  /* Translators: %s is the name of a layer, as “Denial” */
  g_autofree char *name = g_strdup_printf (_ ("Mark as %s"), label);

  gsy_layer_mark_set_layer (GSY_LAYER_MARK (mark), layer);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (layer->key != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, layer->key, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", layer->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "view.mark");
  if (locked)
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), NULL);
      gtk_widget_set_sensitive (button, FALSE);
      gtk_widget_set_tooltip_text (button, _ ("This layer is locked"));
    }
  else
    gtk_widget_set_tooltip_text (button, layer->definition != NULL && *layer->definition != '\0' ? layer->definition : name);
  g_ptr_array_add (self->buttons, g_object_ref_sink (button));
}

void
gsy_mark_bar_set_layers (GsyMarkBar *self, GsyEditor *editor)
{
  g_return_if_fail (GSY_IS_MARK_BAR (self));

  GsyScheme *scheme = editor != NULL ? gsy_editor_get_scheme (editor) : NULL;

  g_ptr_array_set_size (self->names, self->n_offers);
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_grid_remove (GTK_GRID (self->layers), g_ptr_array_index (self->buttons, i));
  g_ptr_array_set_size (self->buttons, 0);
  for (guint i = 0; scheme != NULL && i < gsy_scheme_get_n_layers (scheme); i++)
    add_layer (self, editor, gsy_scheme_get_layer (scheme, i));
  arrange (self);
  self->fit_for = UNFIT;
}

void
gsy_mark_bar_set_offers (GsyMarkBar *self, gboolean roles, gboolean fragment, gboolean place)
{
  g_return_if_fail (GSY_IS_MARK_BAR (self));

  if (roles != gtk_widget_get_visible (self->roles) || fragment != gtk_widget_get_visible (self->add) || place != gtk_widget_get_visible (self->place))
    self->fit_for = UNFIT;
  gtk_widget_set_visible (self->roles, roles);
  gtk_widget_set_visible (self->add, fragment);
  gtk_widget_set_visible (self->place, place);
  gtk_widget_set_visible (self->offers, roles || fragment || place);
  gtk_widget_set_visible (self->separator, roles || fragment || place);
}

void
gsy_mark_bar_set_shape (GsyMarkBar *self, GsyMarkBarShape shape)
{
  g_return_if_fail (GSY_IS_MARK_BAR (self));

  if (shape == self->shape)
    return;
  self->shape = shape;
  for (guint i = 0; i < self->names->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (self->names, i), shape != GSY_MARK_BAR_COMPACT);
  arrange (self);
}

void
gsy_mark_bar_fit (GsyMarkBar *self, int width)
{
  g_return_if_fail (GSY_IS_MARK_BAR (self));

  if (gsy_mark_bar_is_fit_for (self, width))
    return;
  for (guint shape = 0; shape < GSY_N_MARK_BAR_SHAPES; shape++)
    {
      int natural = 0;

      gsy_mark_bar_set_shape (self, (GsyMarkBarShape) shape);
      gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      if (natural <= width)
        break;
    }
  self->fit_for = width;
}

gboolean
gsy_mark_bar_is_fit_for (GsyMarkBar *self, int width)
{
  g_return_val_if_fail (GSY_IS_MARK_BAR (self), FALSE);
  return self->fit_for == width;
}

static void
gsy_mark_bar_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (gsy_mark_bar_parent_class)->css_changed (widget, change);
  GSY_MARK_BAR (widget)->fit_for = UNFIT;
}

static void
gsy_mark_bar_dispose (GObject *object)
{
  GsyMarkBar *self = GSY_MARK_BAR (object);

  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->buttons, g_ptr_array_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (gsy_mark_bar_parent_class)->dispose (object);
}

static void
gsy_mark_bar_class_init (GsyMarkBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gsy_mark_bar_dispose;
  widget_class->css_changed = gsy_mark_bar_css_changed;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "markbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TOOLBAR);
}

/* @name: for screen readers; @hint: what it does, with its key. */
static GtkWidget *
new_offer (GsyMarkBar *self, const char *icon, const char *text, const char *key, const char *name, const char *hint)
{
  GtkWidget *button = new_button (self, gtk_image_new_from_icon_name (icon), text, key);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, key, -1);
  gtk_widget_set_tooltip_text (button, hint);
  return button;
}

static void
add_role (GsyMarkBar *self, const char *role, GtkWidget *button)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", role);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "view.set-role");
  gtk_box_append (GTK_BOX (self->roles), button);
}

static void
init_offers (GsyMarkBar *self)
{
  self->offers = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  self->roles = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  /* Translators: a button for selected words: they name who says the selected statement */
  add_role (self, "source", new_offer (self, "gsy-source-symbolic", C_ ("role", "Source"), "S", _ ("Set as Source"),
                                       /* Translators: “Source” is who says a statement; S is the key for it */
                                       _ ("These words name who says the selected statement: its source (S)")));
  /* Translators: a button for selected words: they report the selected statement, as “accuses” or “according to” */
  add_role (self, "cue", new_offer (self, "gsy-cue-symbolic", C_ ("role", "Cue"), "C", _ ("Set as Cue"),
                                    /* Translators: the “cue” is the words that report a statement; C is the key for it */
                                    _ ("These words report the selected statement: its cue (C)")));
  /* Translators: a button for selected words: they name whom the selected statement is aimed at */
  add_role (self, "target", new_offer (self, "gsy-target-symbolic", C_ ("role", "Target"), "T", _ ("Set as Target"),
                                       /* Translators: the “target” is whom a statement is aimed at; T is the key for it */
                                       _ ("These words name whom the selected statement is aimed at: its target (T)")));
  /* Translators: a button for selected words: they become one more piece of the selected statement */
  self->add = new_offer (self, "gsy-fragment-add-symbolic", C_ ("action on selected words", "Fragment"), "+", _ ("Add as Fragment"),
                         /* Translators: + is the key for it */
                         _ ("Add these words to the selected statement (+)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add), "view.add-fragment");
  /* Translators: a button for selected words: the selected statement, whose place is doubtful or lost since the article changed, is here */
  self->place = new_offer (self, "object-select-symbolic", C_ ("action on selected words", "Place Here"), "Y", _ ("Place the Statement Here"),
                           /* Translators: Y is the key for it */
                           _ ("The selected statement is at these words now (Y)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->place), "view.place-again");
  gtk_box_append (GTK_BOX (self->offers), self->place);
  gtk_box_append (GTK_BOX (self->offers), self->roles);
  gtk_box_append (GTK_BOX (self->offers), self->add);
  self->n_offers = self->names->len;
}

static void
gsy_mark_bar_init (GsyMarkBar *self)
{
  self->fit_for = UNFIT;
  self->names = g_ptr_array_new_with_free_func (g_object_unref);
  self->buttons = g_ptr_array_new_with_free_func (g_object_unref);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  self->layers = gtk_grid_new ();
  self->separator = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  init_offers (self);
  gtk_grid_set_column_spacing (GTK_GRID (self->layers), 2);
  gtk_box_append (GTK_BOX (self->box), self->layers);
  gtk_box_append (GTK_BOX (self->box), self->separator);
  gtk_box_append (GTK_BOX (self->box), self->offers);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Mark the selection"), -1);
  gsy_mark_bar_set_offers (self, FALSE, FALSE, FALSE);
}

GtkWidget *
gsy_mark_bar_new (void)
{
  return g_object_new (GSY_TYPE_MARK_BAR, NULL);
}
