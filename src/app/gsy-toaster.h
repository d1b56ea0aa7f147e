/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-toaster.h: one toast at a time in an AdwToastOverlay: news that comes while one is shown takes its place, so that ten refusals in a row
 * are not ten toasts, and never later than what they are about.
 *
 * libadwaita 1.2 uses freed memory when a toast that replaced another one is dismissed while it slides in; so this one changes the toast
 * that is there, and lets an old one leave before the next comes. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GSY_TYPE_TOASTER (gsy_toaster_get_type ())
G_DECLARE_FINAL_TYPE (GsyToaster, gsy_toaster, GSY, TOASTER, GObject)

/* @overlay must live as long as the toaster, or be disposed of before. */
GsyToaster *gsy_toaster_new (AdwToastOverlay *overlay);

/* @action: (nullable): name of the action of a button with @label */
void gsy_toaster_show (GsyToaster *self, const char *message, const char *label, const char *action);

/* What is shown now. (nullable) */
const char *gsy_toaster_get_message (GsyToaster *self);

G_END_DECLS
