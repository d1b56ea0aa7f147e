/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-application.h: the program: its command line, its windows, and how it ends without losing anything. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GSY_TYPE_APPLICATION (gsy_application_get_type ())
G_DECLARE_FINAL_TYPE (GsyApplication, gsy_application, GSY, APPLICATION, AdwApplication)

GsyApplication *gsy_application_new (void);

/* Where the program's own data lies: GAINSAY_DATADIR for a build tree, else where it was installed. */
const char *gsy_application_get_data_dir (void);

G_END_DECLS
