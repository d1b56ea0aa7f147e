/* SPDX-License-Identifier: GPL-3.0-or-later */
/* save-helper.c: saves once, between two marks that a tracer sees: save-helper PATH SIZE CHARACTER. Exit status 0 when saved, 1
 * when not, with the message on standard error. */
#include "config.h"
#include "io/gsy-save.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GsyFileIdentity identity;
  gboolean saved;
  gsize size;

  if (argc != 4)
    return 2;
  signal (SIGXFSZ, SIG_IGN);
  size = (gsize) g_ascii_strtoull (argv[2], NULL, 10);
  bytes = g_bytes_new_take (g_strnfill (size, argv[3][0]), size);
  if (!gsy_file_identity_read (argv[1], &identity, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }
  /* What GLib reads the first time is no part of a save. */
  (void) g_random_int ();
  if (access ("/save-begins", F_OK) == 0)
    return 2;
  saved = gsy_save (argv[1], bytes, &identity, GSY_SAVE_DEFAULT, &error);
  if (access ("/save-ends", F_OK) == 0)
    return 2;
  if (saved)
    return 0;
  g_printerr ("%s\n", error->message);
  return 1;
}
