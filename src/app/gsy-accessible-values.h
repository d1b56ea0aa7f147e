/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-accessible-values.h: what is chosen in a drop-down list, for screen readers. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* TRUE for a GtkDropDown and an AdwComboRow. */
gboolean gsy_accessible_values_has_choice (GtkWidget *widget);

/* From now on, a screen reader hears what is chosen in @widget, which is shown: it is the description of @widget, and the button in a drop-down, which has
 * the keyboard, is called by it. GTK tells that this is a list to choose from, and nothing of what is chosen. May be called again. */
void gsy_accessible_values_tell (GtkWidget *widget);

G_END_DECLS
