/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-uses-list.h: statements that have certain names, under the titles of their articles; and what a change of these names makes of them. */
#pragma once

#include "app/gsy-editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GSY_TYPE_USES_LIST (gsy_uses_list_get_type ())
G_DECLARE_FINAL_TYPE (GsyUsesList, gsy_uses_list, GSY, USES_LIST, GtkWidget)

/* Signal "changed" (GsyUsesList *self): other statements. */

/* @names: NULL-terminated. @to: (nullable): each row says which names become this one. Followed from now on; @editor NULL: empty. */
void gsy_uses_list_set (GsyUsesList *self, GsyEditor *editor, GsyNameKind kind, const char *const *names, const char *to);

guint gsy_uses_list_get_n_statements (GsyUsesList *self);
guint gsy_uses_list_get_n_articles (GsyUsesList *self);

G_END_DECLS
