/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-application.c: the program: its command line, its windows, and how it ends without losing anything. */
#include "config.h"

#include "app/gsy-application.h"

struct _GsyApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (GsyApplication, gsy_application, ADW_TYPE_APPLICATION)

static void
gsy_application_class_init (GsyApplicationClass *klass)
{
}

static void
gsy_application_init (GsyApplication *self)
{
}

GsyApplication *
gsy_application_new (void)
{
  return g_object_new (GSY_TYPE_APPLICATION, "application-id", GSY_APP_ID, NULL);
}

const char *
gsy_application_get_data_dir (void)
{
  const char *dir = g_getenv ("GAINSAY_DATADIR");

  return dir != NULL && dir[0] != '\0' ? dir : GSY_PKGDATADIR;
}
