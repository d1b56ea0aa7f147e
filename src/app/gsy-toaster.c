/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-toaster.c: one toast at a time, over a child. */
#include "config.h"

#include "app/gsy-toaster.h"
#include "app/gsy-widgets.h"

#include <glib/gi18n-lib.h>

#define SHOWN_MS 5000

struct _GsyToaster
{
  GtkWidget parent_instance;

  GtkWidget *overlay;
  GtkRevealer *revealer;
  GtkLabel *label;
  GtkButton *button;
  GtkButton *close;
  guint dismiss_id;
};

G_DEFINE_FINAL_TYPE (GsyToaster, gsy_toaster, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CHILD,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
dismiss_cb (gpointer user_data)
{
  GsyToaster *self = user_data;

  self->dismiss_id = 0;
  gsy_toaster_dismiss (self);
  return G_SOURCE_REMOVE;
}

/* Once it has slid out nothing of it is in the way of the pointer, the keyboard or a screen reader. */
static void
revealed_cb (GsyToaster *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), gtk_revealer_get_reveal_child (self->revealer));
}

static void
gsy_toaster_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CHILD:
      g_value_set_object (value, gtk_overlay_get_child (GTK_OVERLAY (GSY_TOASTER (object)->overlay)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
gsy_toaster_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CHILD:
      gsy_toaster_set_child (GSY_TOASTER (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
gsy_toaster_dispose (GObject *object)
{
  GsyToaster *self = GSY_TOASTER (object);

  g_clear_handle_id (&self->dismiss_id, g_source_remove);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  G_OBJECT_CLASS (gsy_toaster_parent_class)->dispose (object);
}

static void
gsy_toaster_class_init (GsyToasterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = gsy_toaster_get_property;
  object_class->set_property = gsy_toaster_set_property;
  object_class->dispose = gsy_toaster_dispose;

  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
gsy_toaster_init (GsyToaster *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (self->label, 60);
  gtk_label_set_xalign (self->label, 0);
  /* A box measures a wrapped label by its height, narrower than it had asked for: what is over is the label's, not empty room behind the buttons. */
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  self->button = GTK_BUTTON (gtk_button_new ());
  gtk_button_set_use_underline (self->button, TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  self->close = GTK_BUTTON (gtk_button_new_from_icon_name ("window-close-symbolic"));
  gtk_widget_set_valign (GTK_WIDGET (self->close), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->close), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self->close), "circular");
  /* Translators: button that takes a short message away */
  gsy_widget_set_name (GTK_WIDGET (self->close), _ ("Dismiss"));
  g_signal_connect_swapped (self->close, "clicked", G_CALLBACK (gsy_toaster_dismiss), self);

  gtk_widget_add_css_class (box, "gsy-toast");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->button));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->close));

  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  gtk_revealer_set_transition_type (self->revealer, GTK_REVEALER_TRANSITION_TYPE_CROSSFADE);
  gtk_revealer_set_child (self->revealer, box);
  gtk_widget_set_halign (GTK_WIDGET (self->revealer), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self->revealer), GTK_ALIGN_END);
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), FALSE);
  g_signal_connect_object (self->revealer, "notify::child-revealed", G_CALLBACK (revealed_cb), self, G_CONNECT_SWAPPED);

  self->overlay = gtk_overlay_new ();
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->revealer));
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
}

GtkWidget *
gsy_toaster_new (void)
{
  return g_object_new (GSY_TYPE_TOASTER, NULL);
}

void
gsy_toaster_set_child (GsyToaster *self, GtkWidget *child)
{
  g_return_if_fail (GSY_IS_TOASTER (self));
  g_return_if_fail (child == NULL || GTK_IS_WIDGET (child));

  if (child == gtk_overlay_get_child (GTK_OVERLAY (self->overlay)))
    return;
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), child);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

void
gsy_toaster_show (GsyToaster *self, const char *message, const char *label, const char *action)
{
  g_return_if_fail (GSY_IS_TOASTER (self));
  g_return_if_fail (message != NULL);

  gtk_label_set_text (self->label, message);
  gtk_button_set_label (self->button, label != NULL ? label : "");
  gsy_widget_tidy_names (GTK_WIDGET (self->button));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action);
  gtk_widget_set_visible (GTK_WIDGET (self->button), label != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), TRUE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);

  g_clear_handle_id (&self->dismiss_id, g_source_remove);
  self->dismiss_id = g_timeout_add (SHOWN_MS, dismiss_cb, self);
}

void
gsy_toaster_dismiss (GsyToaster *self)
{
  g_return_if_fail (GSY_IS_TOASTER (self));

  g_clear_handle_id (&self->dismiss_id, g_source_remove);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

const char *
gsy_toaster_get_message (GsyToaster *self)
{
  g_return_val_if_fail (GSY_IS_TOASTER (self), NULL);
  return gtk_revealer_get_reveal_child (self->revealer) ? gtk_label_get_text (self->label) : NULL;
}
