/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-toaster.h: a child over which news is shown for a moment, one at a time: what comes while some is shown takes its place, so that ten
 * refusals in a row are not ten toasts, and never later than what they are about.
 *
 * Not an AdwToastOverlay: libadwaita 1.2 uses freed memory when the window closes while a toast slides out. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GSY_TYPE_TOASTER (gsy_toaster_get_type ())
G_DECLARE_FINAL_TYPE (GsyToaster, gsy_toaster, GSY, TOASTER, GtkWidget)

/* Property "child": GtkWidget, what lies below. */
GtkWidget *gsy_toaster_new (void);
void gsy_toaster_set_child (GsyToaster *self, GtkWidget *child);

/* @label and @action: (nullable): a button, and the name of the action that it activates. */
void gsy_toaster_show (GsyToaster *self, const char *message, const char *label, const char *action);
void gsy_toaster_dismiss (GsyToaster *self);

/* What is shown now. (nullable) */
const char *gsy_toaster_get_message (GsyToaster *self);

G_END_DECLS
