/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-cli-export.c: writes what was marked in a format of other programs, and says what that cannot hold. */
#include "config.h"
#include "cli/gsy-cli-paths.h"

#include "io/formats/gsy-export.h"
#include "io/gsy-sidecar.h"

#include <glib/gi18n-lib.h>

/* What was asked for. */
typedef struct
{
  GsyCli *cli;
  const GsyFormat *format;
  GPtrArray *options; /* NULL-terminated */
  GPtrArray *layers;  /* likewise */
  const char *output; /* nullable: standard output */
  const char *set;    /* nullable */
  gboolean strict;
} Request;

static void
request_clear (Request *self)
{
  g_clear_pointer (&self->options, g_ptr_array_unref);
  g_clear_pointer (&self->layers, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

/* @message: (transfer full). FALSE. */
static gboolean
refuse (GsyCli *cli, char *message)
{
  gsy_cli_usage (cli, "export", message);
  g_free (message);
  return FALSE;
}

static gboolean
take_format (Request *self, const char *id)
{
  if (id == NULL)
    {
      gsy_cli_usage (self->cli, "export", _ ("say which format; “gainsay-cli formats” lists them"));
      return FALSE;
    }
  self->format = gsy_format_find (id);
  if (self->format == NULL)
    /* Translators: %s is what was typed as the name of a file format. */
    return refuse (self->cli, g_strdup_printf (_ ("there is no format “%s”; “gainsay-cli formats” lists them"), id));
  for (guint i = 0; i + 1 < self->options->len; i++)
    if (!gsy_format_has_option (self->format, g_ptr_array_index (self->options, i)))
      /* Translators: %s is what was typed as an option of a file format. */
      return refuse (self->cli, g_strdup_printf (_ ("the format has no option “%s”; “gainsay-cli formats” lists them"), (const char *) g_ptr_array_index (self->options, i)));
  if (self->format->extension == NULL && (self->output == NULL || g_str_equal (self->output, "-")))
    /* Translators: %s is the name of a file format. */
    return refuse (self->cli, g_strdup_printf (_ ("“%s” is a folder of files: say which with --output"), self->format->id));
  return TRUE;
}

static gboolean
take_request (Request *self, char **argv)
{
  const char *format;

  self->options = gsy_cli_take_values (self->cli, argv, "--option");
  self->layers = self->options != NULL ? gsy_cli_take_values (self->cli, argv, "--layer") : NULL;
  if (self->layers == NULL || !gsy_cli_take_value (self->cli, argv, "--format", &format) ||
      !gsy_cli_take_value (self->cli, argv, "--output", &self->output) || !gsy_cli_take_value (self->cli, argv, "--set", &self->set))
    return FALSE;
  self->strict = gsy_cli_take_option (argv, "--strict");
  return take_format (self, format);
}

/* The vocabulary of @root's gainsay.json; the built-in one after a complaint. */
static GsyScheme *
read_scheme (GsyCli *cli, const char *root)
{
  g_autoptr (GError) error = NULL;
  GsyScheme *scheme = gsy_export_read_scheme (root, &error);

  if (scheme == NULL)
    gsy_cli_complain (cli, GSY_EXIT_IO, NULL, 0, 0, error->message);
  return scheme != NULL ? scheme : gsy_scheme_new ();
}

/* The vocabularies of all folders that are exported, as one. */
static GsyScheme *
join_schemes (GsyCli *cli, GPtrArray *units)
{
  g_autoptr (GHashTable) roots = g_hash_table_new (g_str_hash, g_str_equal);
  GsyScheme *joined = NULL;

  for (guint i = 0; i < units->len; i++)
    {
      const GsyCliUnit *unit = g_ptr_array_index (units, i);
      g_autoptr (GsyScheme) scheme = NULL;

      if (!g_hash_table_add (roots, unit->root))
        continue;
      scheme = read_scheme (cli, unit->root);
      if (joined != NULL)
        gsy_export_join_scheme (joined, scheme);
      else
        joined = g_steal_pointer (&scheme);
    }
  return joined != NULL ? joined : gsy_scheme_new ();
}

/* The sidecar of @unit that is meant; NULL when there is none. */
static const char *
choose_sidecar (const GsyCliUnit *unit, const char *set)
{
  g_autofree char *wanted = gsy_sidecar_path (unit->article, set);

  for (guint i = 0; i < unit->sidecars->len; i++)
    if (g_str_equal (g_ptr_array_index (unit->sidecars, i), wanted))
      return g_ptr_array_index (unit->sidecars, i);
  return NULL;
}

static GPtrArray *
make_items (const Request *self, GPtrArray *units)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_export_item_free);

  for (guint i = 0; i < units->len; i++)
    {
      const GsyCliUnit *unit = g_ptr_array_index (units, i);

      if (unit->article != NULL)
        g_ptr_array_add (items, gsy_export_item_new_in (unit->root, unit->article, choose_sidecar (unit, self->set)));
    }
  return items;
}

static void
progress_cb (guint done, guint total, gpointer data)
{
  gsy_cli_show_progress (data, done, total);
}

static void
complain_cb (const char *path, const char *message, gpointer data)
{
  g_autofree char *shown = gsy_cli_dup_shown_path (path);

  gsy_cli_complain (data, GSY_EXIT_IO, g_str_has_prefix (message, shown) ? NULL : path, 0, 0, message);
}

static void
tell_loss (GsyCli *cli, const GsyFormat *format, const GsyLoss *loss)
{
  for (guint i = 0; i < GSY_N_FEATURES; i++)
    {
      g_autofree char *what = gsy_loss_describe (loss, i);
      g_autofree char *message = NULL;

      if (what == NULL)
        continue;
      /* Translators: the first %s is the name of a file format, the second what it cannot hold, as “12 statements: links to other articles”;
       * the third the same as a word in English, in square brackets. */
      message = g_strdup_printf (_ ("%s does not hold: %s [%s]"), format->name, what, gsy_feature_to_string (i));
      gsy_cli_complain (cli, GSY_EXIT_DONE, NULL, 0, 0, message);
    }
  if (loss->n_unreadable > 0)
    {
      /* Translators: %u is a number of statements in files; “gainsay-cli validate” is a command to type. */
      g_autofree char *message = g_strdup_printf (ngettext ("%u statement makes no sense and is left out; “gainsay-cli validate” says why",
                                                            "%u statements make no sense and are left out; “gainsay-cli validate” says why", loss->n_unreadable),
                                                  loss->n_unreadable);

      gsy_cli_complain (cli, GSY_EXIT_FOUND, NULL, 0, 0, message);
    }
}

static GsySink *
open_sink (const Request *self, GError **error)
{
  if (self->output == NULL || g_str_equal (self->output, "-"))
    return gsy_sink_new_stdout ();
  if (self->format->extension == NULL)
    return gsy_sink_new_folder (self->output, error);
  return gsy_sink_new_file (self->output, error);
}

/* With --strict, nothing may be lost: that is known before anything is written, also to standard output. */
static gboolean
is_lossless (const Request *self, const GsyExportJob *job, GPtrArray *items)
{
  GsyExportJob survey = *job;
  GsyLoss loss;

  survey.progress = NULL;
  if (!gsy_export_run (&survey, items, NULL, &loss, NULL, NULL) || gsy_loss_is_empty (&loss))
    return TRUE;
  tell_loss (self->cli, self->format, &loss);
  gsy_cli_complain (self->cli, GSY_EXIT_FOUND, NULL, 0, 0, _ ("nothing was written, as --strict refuses loss"));
  return FALSE;
}

static void
run (const Request *self, GPtrArray *units)
{
  g_autoptr (GsyScheme) scheme = join_schemes (self->cli, units);
  g_autoptr (GPtrArray) items = make_items (self, units);
  g_autoptr (GsySink) sink = NULL;
  g_autoptr (GError) error = NULL;
  GsyExportJob job = {
    .format = self->format,
    .scheme = scheme,
    .options = (const char *const *) self->options->pdata,
    .layers = self->layers->len > 1 ? (const char *const *) self->layers->pdata : NULL,
    .progress = progress_cb,
    .complain = complain_cb,
    .data = self->cli,
  };
  GsyLoss loss;

  if (self->strict && !is_lossless (self, &job, items))
    return;
  sink = open_sink (self, &error);
  if (sink == NULL || !gsy_export_run (&job, items, sink, &loss, NULL, &error))
    {
      gsy_cli_complain (self->cli, GSY_EXIT_IO, NULL, 0, 0, error->message);
      return;
    }
  /* What is written aside gets its name after this was said. */
  tell_loss (self->cli, self->format, &loss);
  if (!gsy_sink_commit (sink, &error))
    gsy_cli_complain (self->cli, GSY_EXIT_IO, NULL, 0, 0, error->message);
}

void
gsy_cli_export (GsyCli *self, char **argv)
{
  g_auto (Request) request = { .cli = self };
  g_autoptr (GPtrArray) units = NULL;

  if (!take_request (&request, argv))
    return;
  units = gsy_cli_paths_find (self, "export", argv);
  if (units != NULL)
    run (&request, units);
}
