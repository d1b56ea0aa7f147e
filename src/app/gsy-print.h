/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-print.h: prints the open article with what is shown of its statements, by way of GTK's print dialog: to paper or to a PDF. */
#pragma once

#include "app/gsy-editor.h"
#include "app/gsy-toaster.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens the dialog; does nothing when no article is open. Printer and paper are remembered in @settings (nullable), a file that is made. What fails is told by
 * @toaster. */
void gsy_print_article (GtkWindow *parent, GsyEditor *editor, GsyToaster *toaster, const char *settings);

/* The same without a dialog, into a PDF file. For tests and scripts. */
gboolean gsy_print_article_to_file (GsyEditor *editor, const char *path, GError **error);

G_END_DECLS
