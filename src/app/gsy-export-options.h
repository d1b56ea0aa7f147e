/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-export-options.h: the switches that a format has. */
#pragma once

#include "io/formats/gsy-format.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GSY_TYPE_EXPORT_OPTIONS (gsy_export_options_get_type ())
G_DECLARE_FINAL_TYPE (GsyExportOptions, gsy_export_options, GSY, EXPORT_OPTIONS, AdwPreferencesGroup)

/* Signal "changed" (GsyExportOptions *self). A format without options has the group hidden. */
void gsy_export_options_set_format (GsyExportOptions *self, const GsyFormat *format);

/* Ids of those that are on. (transfer full) */
char **gsy_export_options_dup (GsyExportOptions *self);

/* Those of all formats, as “csv/bom”: what was switched here is kept from format to format. (transfer full) */
char **gsy_export_options_dup_all (GsyExportOptions *self);
void gsy_export_options_restore (GsyExportOptions *self, const char *const *all);

G_END_DECLS
