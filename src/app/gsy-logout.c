/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-logout.c: asks the session's bus for session managers and for the portal. */
#include "config.h"

#include "app/gsy-logout.h"

/* Milliseconds, for each question. */
#define PATIENCE 1000

static gboolean
has_owner (GDBusConnection *bus, const char *name)
{
  g_autoptr (GVariant) answer =
    g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner",
                                 g_variant_new ("(s)", name), G_VARIANT_TYPE ("(b)"), G_DBUS_CALL_FLAGS_NONE, PATIENCE, NULL, NULL);
  gboolean owned = FALSE;

  if (answer != NULL)
    g_variant_get (answer, "(b)", &owned);
  return owned;
}

/* There are portals without this part: those behind which there is no desktop that could wait. */
static gboolean
portal_waits (GDBusConnection *bus)
{
  g_autoptr (GVariant) version =
    g_dbus_connection_call_sync (bus, "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.DBus.Properties", "Get",
                                 g_variant_new ("(ss)", "org.freedesktop.portal.Inhibit", "version"), G_VARIANT_TYPE ("(v)"), G_DBUS_CALL_FLAGS_NONE,
                                 PATIENCE, NULL, NULL);

  return version != NULL;
}

GsyLogout
gsy_logout_find (GDBusConnection *bus)
{
  g_return_val_if_fail (bus == NULL || G_IS_DBUS_CONNECTION (bus), GSY_LOGOUT_NONE);

  if (bus == NULL)
    return GSY_LOGOUT_NONE;
  if (has_owner (bus, "org.gnome.SessionManager") || has_owner (bus, "org.xfce.SessionManager"))
    return GSY_LOGOUT_TELLS | GSY_LOGOUT_WAITS;
  return portal_waits (bus) ? GSY_LOGOUT_WAITS : GSY_LOGOUT_NONE;
}
