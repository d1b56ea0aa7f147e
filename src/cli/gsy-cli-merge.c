/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-cli-merge.c: three-way merge of sidecars, also as git's merge driver. */
#include "config.h"
#include "cli/gsy-cli-paths.h"

#include "core/gsy-error.h"
#include "io/gsy-sidecar-merge.h"

#include <glib/gi18n-lib.h>

/* The sidecar at @path. NULL after a complaint, or, with @may_be_empty, when there is nothing in the file. */
static GsySidecar *
read_side (GsyCli *self, const char *path, gboolean may_be_empty, GsyFileIdentity *identity)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GsySidecar) sidecar = NULL;
  g_autofree char *shown = gsy_cli_dup_shown_path (path);

  /* What git gives for a file that is not there. */
  if (may_be_empty && g_str_equal (path, "/dev/null"))
    return NULL;
  bytes = gsy_load (path, GSY_SIDECAR_MAX_BYTES, identity, &error);
  if (bytes == NULL)
    {
      gsy_cli_complain (self, GSY_EXIT_IO, path, 0, 0, error->message);
      return NULL;
    }
  if (may_be_empty && g_bytes_get_size (bytes) == 0)
    return NULL;
  sidecar = gsy_sidecar_parse (bytes, shown, NULL, &error);
  if (sidecar == NULL)
    {
      gsy_cli_complain (self, GSY_EXIT_IO, NULL, 0, 0, error->message);
      return NULL;
    }
  if (sidecar->version > GSY_SIDECAR_VERSION)
    {
      gsy_cli_complain (self, GSY_EXIT_IO, path, 0, 0, _ ("the file is of a newer version than this program knows, so nothing was merged. Get a newer Gainsay"));
      return NULL;
    }
  return g_steal_pointer (&sidecar);
}

static void
write_result (GsyCli *self, const char *path, GBytes *bytes, GsyFileIdentity *identity)
{
  g_autoptr (GError) error = NULL;

  if (g_str_equal (path, "-"))
    {
      g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

      gsy_cli_print (self, text);
    }
  else if (!gsy_save (path, bytes, identity, GSY_SAVE_DEFAULT, &error))
    gsy_cli_complain (self, GSY_EXIT_IO, path, 0, 0, error->message);
}

static void
tell_conflicts (GsyCli *self, const char *path, guint n)
{
  g_autofree char *message = NULL;

  if (n == 0)
    return;
  /* Translators: “conflicts” is the name of a member in a file. */
  message = g_strdup_printf (ngettext ("%u conflict is kept in the file, with both values, in “conflicts”; decide about it",
                                       "%u conflicts are kept in the file, with both values, in “conflicts”; decide about them", n),
                             n);
  gsy_cli_complain (self, GSY_EXIT_FOUND, path, 0, 0, message);
}

void
gsy_cli_merge (GsyCli *self, char **argv)
{
  g_autoptr (GsySidecar) base = NULL, ours = NULL, theirs = NULL, merged = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  GsyFileIdentity identity = { 0 };
  const char *output;
  guint n_conflicts;

  if (!gsy_cli_take_value (self, argv, "--output", &output))
    return;
  if (argv[0] != NULL && g_str_equal (argv[0], "--"))
    argv++;
  if (g_strv_length (argv) != 3)
    {
      gsy_cli_usage (self, "merge", _ ("three files are needed: BASE, OURS and THEIRS"));
      return;
    }
  base = read_side (self, argv[0], TRUE, NULL);
  ours = read_side (self, argv[1], FALSE, &identity);
  theirs = read_side (self, argv[2], FALSE, NULL);
  if (self->status >= GSY_EXIT_IO)
    return;

  merged = gsy_sidecar_merge (NULL, base, ours, theirs, &n_conflicts);
  bytes = gsy_sidecar_write_parsed (merged);
  if (output == NULL)
    output = argv[1];
  else if (!g_str_equal (output, "-") && !gsy_file_identity_read (output, &identity, &error))
    {
      gsy_cli_complain (self, GSY_EXIT_IO, output, 0, 0, error->message);
      return;
    }
  write_result (self, output, bytes, &identity);
  tell_conflicts (self, g_str_equal (output, "-") ? NULL : output, n_conflicts);
}
