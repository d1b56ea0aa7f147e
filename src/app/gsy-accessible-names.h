/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-accessible-names.h: mends, in every window, what GTK and libadwaita tell screen readers in the place of a name. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Once, when the program starts. From then on, in all windows, be they ours, GTK's or libadwaita's: what GTK 4.8 names by a type is not so named any
 * more, as buttons with an icon by the image inside, and pages of a stack without a title; items of menus and printers are called by their words, rows with an
 * entry by their title; what stops the keyboard only to be scrolled, and a list without a title, has the window's name; a row beside its own switch or number
 * does not stop it, too; and what is chosen in a list is told (gsy-accessible-values.h). */
void gsy_accessible_names_watch (void);

G_END_DECLS
