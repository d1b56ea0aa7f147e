/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-loose-row.h: the row of a loose file: what it is, where it comes from, what it holds, and what can be done with it. */
#pragma once

#include "corpus/gsy-loose-file.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A GtkListBoxRow whose buttons activate “loose.merge”, “loose.attach”, “loose.set-aside”, “loose.trash” and “loose.show”, of type (ayay): the file's
 * key and that of an article, or "". */
GtkWidget *gsy_loose_row_new (const GsyLooseFile *file);

G_END_DECLS
