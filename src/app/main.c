/* SPDX-License-Identifier: GPL-3.0-or-later */
/* main.c: the window program. */
#include "config.h"

#include "app/gsy-application.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <signal.h>

int
main (int argc, char **argv)
{
  const char *localedir = g_getenv ("GAINSAY_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL && localedir[0] != '\0' ? localedir : GSY_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  /* A full disk or a reader that went away is an error of one write, not the end of the program. */
  signal (SIGPIPE, SIG_IGN);
  signal (SIGXFSZ, SIG_IGN);

  g_autoptr (GsyApplication) app = gsy_application_new ();
  return g_application_run (G_APPLICATION (app), argc, argv);
}
