/* SPDX-License-Identifier: GPL-3.0-or-later */
/* main.c: the window program. */
#include "config.h"

#include "app/gsy-application.h"

int
main (int argc, char **argv)
{
  g_autoptr (GsyApplication) app = gsy_application_new ();

  return g_application_run (G_APPLICATION (app), argc, argv);
}
