/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-intern.h: one copy of each of the few strings that many values share: layers' ids and articles' keys.
 *
 * Kept for the life of the process, like a GQuark, but with a reference count, so that a holder releases it like any other GRefString.
 * g_ref_string_new_intern() is not used: in GLib 2.74 it races with the last release in another thread. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * gsy_intern:
 * @string: any text
 *
 * Any thread. Equal strings give the same pointer.
 *
 * Returns: (transfer full): release with g_ref_string_release()
 */
GRefString *gsy_intern (const char *string);

G_END_DECLS
