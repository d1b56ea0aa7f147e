/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-show-file.h: shows a file in the file manager. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens its folder with the file selected, or, where no file manager can do that, the folder alone. */
void gsy_show_file (GtkWindow *parent, const char *path);

G_END_DECLS
