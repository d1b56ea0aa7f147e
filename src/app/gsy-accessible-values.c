/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-accessible-values.c: what is chosen in a drop-down list, for screen readers. */
#include "config.h"

#include "app/gsy-accessible-values.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

gboolean
gsy_accessible_values_has_choice (GtkWidget *widget)
{
  return GTK_IS_DROP_DOWN (widget) || ADW_IS_COMBO_ROW (widget);
}

/* The first words that are shown: a stack has others in its other pages. */
static const char *
find_shown_words (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_get_mapped (child) || GTK_IS_POPOVER (child))
        continue;
      const char *words = GTK_IS_LABEL (child) ? gtk_label_get_text (GTK_LABEL (child)) : find_shown_words (child);
      if (words != NULL && *words != '\0')
        return words;
    }
  return NULL;
}

static GtkWidget *
find_list (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *list = GTK_IS_LIST_VIEW (child) || GTK_IS_POPOVER (child) ? child : find_list (child);
      if (GTK_IS_LIST_VIEW (list))
        return list;
    }
  return NULL;
}

/* A row shows what is chosen in a list of one item, beside its title. */
static void
tell_row (GtkWidget *row)
{
  GtkWidget *list = find_list (row);
  const char *chosen = list != NULL ? find_shown_words (list) : NULL;
  const char *subtitle = adw_action_row_get_subtitle (ADW_ACTION_ROW (row));
  gboolean has_subtitle = subtitle != NULL && *subtitle != '\0';

  if (chosen == NULL)
    return;
  /* Translators: between the items of a list that a screen reader reads: title, date, state, … */
  g_autofree char *description = has_subtitle ? g_strjoin (_ (", "), chosen, subtitle, NULL) : g_strdup (chosen);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static void
tell_drop_down (GtkWidget *drop_down)
{
  GtkWidget *button = gtk_widget_get_first_child (drop_down);
  const char *chosen = button != NULL ? find_shown_words (button) : NULL;

  if (chosen == NULL)
    return;
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, chosen, -1);
  /* GTK 4.18 tells of the button what is told of the drop-down. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, chosen, -1);
}

static gboolean
tell_cb (gpointer user_data)
{
  GtkWidget *widget = user_data;

  if (!gtk_widget_get_mapped (widget))
    return G_SOURCE_REMOVE;
  if (ADW_IS_COMBO_ROW (widget))
    tell_row (widget);
  else
    tell_drop_down (widget);
  return G_SOURCE_REMOVE;
}

/* Once what is shown has changed, too. */
static void
chosen_cb (GtkWidget *widget)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, tell_cb, g_object_ref (widget), g_object_unref);
}

void
gsy_accessible_values_tell (GtkWidget *widget)
{
  g_return_if_fail (gsy_accessible_values_has_choice (widget));

  g_signal_handlers_disconnect_by_func (widget, chosen_cb, NULL);
  g_signal_connect (widget, "notify::selected-item", G_CALLBACK (chosen_cb), NULL);
  chosen_cb (widget);
}
