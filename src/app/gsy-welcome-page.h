/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-welcome-page.h: what a newcomer reads first, in the article's place: three steps to a marked statement. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GSY_TYPE_WELCOME_PAGE (gsy_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (GsyWelcomePage, gsy_welcome_page, GSY, WELCOME_PAGE, GtkWidget)

/* Its buttons activate "win.dismiss-welcome", "win.open-folder" and "win.open-samples"; Esc is the first one. */

/* Whether there are samples to go to: not in their own folder. */
void gsy_welcome_page_offer_samples (GsyWelcomePage *self, gboolean offer);

/* Gives the keyboard to the button that begins. */
void gsy_welcome_page_focus (GsyWelcomePage *self);

G_END_DECLS
