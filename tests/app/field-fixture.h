/* SPDX-License-Identifier: GPL-3.0-or-later */
/* field-fixture.h: what tests of fields do with the keyboard. */
#pragma once

#include "window-fixture.h"

/* Sends a key to what listens at the entry in @widget. */
static inline gboolean
press_key (GtkWidget *widget, guint keyval)
{
  GtkWidget *entry = find_widget (widget, GTK_TYPE_ENTRY, NULL);
  GtkWidget *target = entry != NULL ? entry : widget;
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (target);
  gboolean stopped = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !stopped; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &stopped);
    }
  return stopped;
}

/* Puts @text in place of what is in the entry in @widget, as typing does. */
static inline void
type_text (GtkWidget *widget, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_widget (widget, GTK_TYPE_ENTRY, NULL)), text);
}

static inline void
press_return (GtkWidget *widget)
{
  g_signal_emit_by_name (find_widget (widget, GTK_TYPE_ENTRY, NULL), "activate");
}
