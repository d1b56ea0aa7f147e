/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-cli-places.h: where in one of our files the elements of a list stand, for complaints. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _GsyCliPlaces GsyCliPlaces;

/* Of the list that is the member @list of the file's object, by their member @key: "statements" and "id", "actors" and "name". One pass over the
 * file, which is sound. */
GsyCliPlaces *gsy_cli_places_new (GBytes *bytes, const char *list, const char *key);
void gsy_cli_places_free (GsyCliPlaces *self);

/* 0 and 0 when there is no such element. Of several, the first. */
void gsy_cli_places_find (const GsyCliPlaces *self, const char *key, guint *line, guint *column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyCliPlaces, gsy_cli_places_free)

G_END_DECLS
