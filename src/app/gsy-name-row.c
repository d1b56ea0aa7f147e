/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-name-row.c: one actor or topic in the list of the vocabulary. */
#include "config.h"

#include "app/gsy-name-row.h"
#include "app/gsy-vocabulary-wording.h"
#include "app/gsy-widgets.h"

#include <glib/gi18n-lib.h>

struct _GsyNameRow
{
  GtkWidget parent_instance;

  GtkLabel *name;
  GtkLabel *below;
  GtkLabel *count;

  GsyNameItem *item;
};

G_DEFINE_FINAL_TYPE (GsyNameRow, gsy_name_row, GTK_TYPE_WIDGET)

/* The line below the name: “state · Chine, Pékin”. (transfer full) (nullable): there is nothing to say */
static char *
dup_below (GsyNameItem *item)
{
  g_return_val_if_fail (GSY_IS_NAME_ITEM (item), NULL);

  const GsyActor *actor = gsy_name_item_get_actor (item);
  const GsyTopic *topic = gsy_name_item_get_topic (item);

  if (!gsy_name_item_is_listed (item))
    /* Translators: of a name that statements have and that the folder’s list of actors or topics has not */
    return g_strdup (_ ("not in the list"));
  if (topic != NULL)
    return g_strdup (topic->note);
  if (actor == NULL)
    return NULL;
  g_autofree char *aliases = actor->aliases != NULL && actor->aliases[0] != NULL ? g_strjoinv (", ", actor->aliases) : NULL;
  const char *kind = gsy_vocabulary_wording_kind (actor->kind);
  if (aliases != NULL && kind != NULL)
    return g_strdup_printf ("%s · %s", kind, aliases);
  return aliases != NULL ? g_steal_pointer (&aliases) : g_strdup (kind);
}

static void
refresh (GsyNameRow *self)
{
  guint n = gsy_name_item_get_count (self->item);
  g_autofree char *below = dup_below (self->item);
  g_autofree char *count = n > 0 ? g_strdup_printf ("%u", n) : NULL;
  g_autofree char *uses = g_strdup_printf (ngettext ("%u statement", "%u statements", n), n);

  /* One line, whatever is in it. */
  if (below != NULL)
    g_strdelimit (below, "\n\r\t", ' ');
  gtk_label_set_label (self->name, gsy_name_item_get_name (self->item));
  gtk_label_set_label (self->below, below);
  gtk_widget_set_visible (GTK_WIDGET (self->below), below != NULL && *below != '\0');
  gtk_label_set_label (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->count), count != NULL);
  if (gsy_name_item_is_listed (self->item))
    gtk_widget_remove_css_class (GTK_WIDGET (self), "unlisted");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "unlisted");

  g_autofree char *name = below != NULL ? g_strdup_printf ("%s, %s, %s", gsy_name_item_get_name (self->item), below, uses)
                                        : g_strdup_printf ("%s, %s", gsy_name_item_get_name (self->item), uses);
  gsy_widget_set_row_name (GTK_WIDGET (self), name);
}

static void
gsy_name_row_dispose (GObject *object)
{
  GtkWidget *child;

  gsy_name_row_set (GSY_NAME_ROW (object), NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (gsy_name_row_parent_class)->dispose (object);
}

static void
gsy_name_row_class_init (GsyNameRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gsy_name_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "namerow");
}

static void
gsy_name_row_init (GsyNameRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 9);
  self->name = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "ellipsize", PANGO_ELLIPSIZE_END, NULL));
  self->below = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "ellipsize", PANGO_ELLIPSIZE_END, "single-line-mode", TRUE, NULL));
  self->count = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "xalign", 1.f, "valign", GTK_ALIGN_CENTER, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->name), "name");
  gtk_widget_add_css_class (GTK_WIDGET (self->below), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->below), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "numeric");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->below));
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->count), GTK_WIDGET (self));
}

GtkWidget *
gsy_name_row_new (void)
{
  return g_object_new (GSY_TYPE_NAME_ROW, NULL);
}

void
gsy_name_row_set (GsyNameRow *self, GsyNameItem *item)
{
  g_return_if_fail (GSY_IS_NAME_ROW (self));

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  g_signal_connect_swapped (item, "changed", G_CALLBACK (refresh), self);
  refresh (self);
}
