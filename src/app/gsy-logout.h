/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-logout.h: who on the session's bus has to do with its end.
 *
 * GTK takes every portal for one that tells programs of the session's end and waits for them. It warns of each that does not, and what it
 * hears of the end by way of one that does, it hands to the wrong object (4.8 to 4.18). So portals are only asked to wait, if they can. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  GSY_LOGOUT_NONE = 0,
  GSY_LOGOUT_TELLS = 1 << 0, /* a session manager: GtkApplication:register-session makes sense */
  GSY_LOGOUT_WAITS = 1 << 1, /* gtk_application_inhibit() does */
} GsyLogout;

/* What can be expected of that bus, which may be NULL: nothing then.
 * Blocks: asks the bus, and starts the portal if it is to be started; for three seconds at most. */
GsyLogout gsy_logout_find (GDBusConnection *bus);

G_END_DECLS
