/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-name-change-page.h: before names are changed in a whole folder: which, into what, and every statement that changes. */
#pragma once

#include "app/gsy-editor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GSY_TYPE_NAME_CHANGE_PAGE (gsy_name_change_page_get_type ())
G_DECLARE_FINAL_TYPE (GsyNameChangePage, gsy_name_change_page, GSY, NAME_CHANGE_PAGE, GtkWidget)

/* Signal "done" (GsyNameChangePage *self, const char *name): nullable: it was done, and the name is this one now. */

/* @to: (nullable): the new name of the only one of @names; without it, they are merged: which of them stays is chosen here, and others can be
 * added. */
void gsy_name_change_page_set (GsyNameChangePage *self, GsyEditor *editor, GsyNameKind kind, const char *const *names, const char *to);

/* Forgets all. */
void gsy_name_change_page_clear (GsyNameChangePage *self);

/* It is being done: it cannot be left now, but stopped. */
gboolean gsy_name_change_page_is_busy (GsyNameChangePage *self);
void gsy_name_change_page_focus (GsyNameChangePage *self);

G_END_DECLS
