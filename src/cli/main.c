/* SPDX-License-Identifier: GPL-3.0-or-later */
/* main.c: starts gainsay-cli in the user's language. */
#include "config.h"
#include "cli/gsy-cli.h"
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <signal.h>

int
main (int argc, char **argv)
{
  const char *localedir = g_getenv ("GAINSAY_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL ? localedir : GSY_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  /* A reader that has seen enough, as head(1), ends us as it ends any other filter. */
  signal (SIGPIPE, SIG_DFL);
  return gsy_cli_run (argc, argv);
}
