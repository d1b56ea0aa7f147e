/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-export-formats.h: the formats that are written, by what they are for, with a search. */
#pragma once

#include "io/formats/gsy-format.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GSY_TYPE_EXPORT_FORMATS (gsy_export_formats_get_type ())
G_DECLARE_FINAL_TYPE (GsyExportFormats, gsy_export_formats, GSY, EXPORT_FORMATS, GtkWidget)

/* Signals: "chosen" (GsyExportFormats *self): another format; "taken" (GsyExportFormats *self): Return or a click on it, to go on;
 * "stopped" (GsyExportFormats *self): Escape in an empty search. */

const GsyFormat *gsy_export_formats_get (GsyExportFormats *self); /* never NULL */
void gsy_export_formats_set (GsyExportFormats *self, const GsyFormat *format);

/* Gives the keyboard to the chosen one. */
gboolean gsy_export_formats_focus (GsyExportFormats *self);

G_END_DECLS
