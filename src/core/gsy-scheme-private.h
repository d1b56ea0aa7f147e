/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-scheme-private.h: what the edits of layers and those of the other lists have in common. */
#pragma once

#include "core/gsy-scheme.h"

G_BEGIN_DECLS

/* The elements as they are, to be changed. */
GPtrArray *gsy_scheme_copy_list (GsyScheme *self, GsySchemeList list);

/* An edit from the list as it is to @items; (nullable): NULL: an edit that changes nothing. */
GsyEdit *gsy_scheme_edit_list (GsyScheme *self, GsySchemeList list, const char *label, GPtrArray *items);

/* Puts @item, a new reference, in the place of the @i-th. */
void gsy_scheme_list_put (GsySchemeList list, GPtrArray *items, guint i, gpointer item);

/* The place of the element of @id; -1 with an error: there is none any more. */
int gsy_scheme_find_place (GsyScheme *self, GsySchemeList list, const char *id, GError **error);

G_END_DECLS
