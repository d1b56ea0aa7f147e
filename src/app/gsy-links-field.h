/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-links-field.h: where the selected statement's links lead and what links to it, by relation, with the words of the other end. */
#pragma once

#include <gtk/gtk.h>

#include "app/gsy-editor.h"

G_BEGIN_DECLS

#define GSY_TYPE_LINKS_FIELD (gsy_links_field_get_type ())
G_DECLARE_FINAL_TYPE (GsyLinksField, gsy_links_field, GSY, LINKS_FIELD, GtkWidget)

/* Actions: "links.follow" (u: which of the statement's links), "links.go" ((ays): article, statement), "links.remove" (u), "links.repair" (u),
 * "links.set-relation" ((us)), "links.add". */

void gsy_links_field_set_editor (GsyLinksField *self, GsyEditor *editor);
void gsy_links_field_refresh (GsyLinksField *self, const GsyStatement *statement, gboolean editable);

G_END_DECLS
