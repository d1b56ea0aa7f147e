/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-cli-merge.c: three-way merge of sidecars and of gainsay.json, also as git's merge driver. */
#include "config.h"
#include "cli/gsy-cli-paths.h"

#include "core/gsy-error.h"
#include "io/gsy-project-file.h"
#include "io/gsy-project-merge.h"
#include "io/gsy-sidecar-merge.h"

#include <glib/gi18n-lib.h>

/* One of the three files: a sidecar, or a project file, as its “format” says; neither: there is nothing in it. */
typedef struct
{
  GBytes *bytes;
  GsySidecar *sidecar;
  GsyScheme *scheme;
} Side;

static void
side_clear (Side *side)
{
  g_clear_pointer (&side->bytes, g_bytes_unref);
  g_clear_pointer (&side->sidecar, gsy_sidecar_free);
  g_clear_object (&side->scheme);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Side, side_clear)

/* FALSE after a complaint. With @may_be_empty there may be nothing in the file. */
static gboolean
load_side (GsyCli *self, Side *side, const char *path, gboolean may_be_empty, GsyFileIdentity *identity)
{
  g_autoptr (GError) error = NULL;

  /* What git gives for a file that is not there. */
  if (may_be_empty && g_str_equal (path, "/dev/null"))
    return TRUE;
  side->bytes = gsy_load (path, GSY_SIDECAR_MAX_BYTES, identity, &error);
  if (side->bytes == NULL)
    {
      gsy_cli_complain (self, GSY_EXIT_IO, path, 0, 0, error->message);
      return FALSE;
    }
  if (may_be_empty && g_bytes_get_size (side->bytes) == 0)
    g_clear_pointer (&side->bytes, g_bytes_unref);
  return TRUE;
}

static gboolean
is_project (const Side *side)
{
  return side->bytes != NULL && gsy_project_is (side->bytes);
}

/* FALSE after a complaint. */
static gboolean
parse_side (GsyCli *self, Side *side, const char *path, gboolean as_project)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = gsy_cli_dup_shown_path (path);
  gboolean is_newer = FALSE;
  guint version = 0;

  if (side->bytes == NULL)
    return TRUE;
  if (as_project)
    {
      side->scheme = gsy_project_parse (side->bytes, shown, &version, NULL, &error);
      is_newer = side->scheme != NULL && version > GSY_PROJECT_VERSION;
    }
  else
    {
      side->sidecar = gsy_sidecar_parse (side->bytes, shown, NULL, &error);
      is_newer = side->sidecar != NULL && side->sidecar->version > GSY_SIDECAR_VERSION;
    }
  if (error != NULL)
    gsy_cli_complain (self, GSY_EXIT_IO, NULL, 0, 0, error->message);
  else if (is_newer)
    gsy_cli_complain (self, GSY_EXIT_IO, path, 0, 0, _ ("the file is of a newer version than this program knows, so nothing was merged. Get a newer Gainsay"));
  return error == NULL && !is_newer;
}

static GBytes *
merge_sides (const Side *base, const Side *ours, const Side *theirs, guint *n_conflicts)
{
  g_autoptr (GsySidecar) sidecar = NULL;
  g_autoptr (GsyScheme) scheme = NULL;

  if (ours->scheme != NULL)
    {
      scheme = gsy_project_merge (base->scheme, ours->scheme, theirs->scheme, n_conflicts);
      return gsy_project_write (scheme);
    }
  sidecar = gsy_sidecar_merge (NULL, base->sidecar, ours->sidecar, theirs->sidecar, n_conflicts);
  return gsy_sidecar_write_parsed (sidecar);
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
  g_auto (Side) base = { NULL }, ours = { NULL }, theirs = { NULL };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  GsyFileIdentity identity = { 0 };
  const char *output;
  gboolean as_project;
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
  if (!load_side (self, &base, argv[0], TRUE, NULL) || !load_side (self, &ours, argv[1], FALSE, &identity) || !load_side (self, &theirs, argv[2], FALSE, NULL))
    return;
  as_project = is_project (&ours);
  if (!parse_side (self, &base, argv[0], as_project) || !parse_side (self, &ours, argv[1], as_project) || !parse_side (self, &theirs, argv[2], as_project))
    return;

  bytes = merge_sides (&base, &ours, &theirs, &n_conflicts);
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
