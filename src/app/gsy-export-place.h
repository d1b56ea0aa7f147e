/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-export-place.h: where an export is written: a name, proposed until one is typed, in a folder. */
#pragma once

#include "io/formats/gsy-format.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GSY_TYPE_EXPORT_PLACE (gsy_export_place_get_type ())
G_DECLARE_FINAL_TYPE (GsyExportPlace, gsy_export_place, GSY, EXPORT_PLACE, AdwPreferencesGroup)

/* Signals: "changed" (GsyExportPlace *self): there is a good name now, or there is none any more; "taken" (GsyExportPlace *self): Return in the name. */

/* @folder: (nullable): the last one; else the user's documents. */
void gsy_export_place_set_folder (GsyExportPlace *self, const char *folder);
const char *gsy_export_place_get_folder (GsyExportPlace *self);

/* @root: the folder of the articles. @key: (nullable): the only article that is exported. */
void gsy_export_place_set_what (GsyExportPlace *self, const GsyFormat *format, const char *root, const char *key);

/* (transfer full) (nullable): the name is no good */
char *gsy_export_place_dup_path (GsyExportPlace *self);

/* Looks anew whether the name is taken: after an export. */
void gsy_export_place_refresh (GsyExportPlace *self);

void gsy_export_place_choose (GsyExportPlace *self);

G_END_DECLS
