/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-checks-page.h: which kinds of problems are looked for in this folder. */
#pragma once

#include "app/gsy-editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GSY_TYPE_CHECKS_PAGE (gsy_checks_page_get_type ())
G_DECLARE_FINAL_TYPE (GsyChecksPage, gsy_checks_page, GSY, CHECKS_PAGE, AdwPreferencesPage)

GtkWidget *gsy_checks_page_new (GsyEditor *editor);
void gsy_checks_page_set_read_only (GsyChecksPage *self, gboolean read_only);

G_END_DECLS
