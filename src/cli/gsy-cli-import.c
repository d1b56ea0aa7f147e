/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-cli-import.c: takes what other programs wrote into a folder of articles, and says what has no place there. */
#include "config.h"
#include "cli/gsy-cli.h"

#include "io/formats/gsy-reader.h"
#include "io/gsy-sidecar.h"

#include <gio/gio.h>
#include <glib-unix.h>
#include <glib/gi18n-lib.h>

#include <signal.h>
#include <string.h>

/* What was asked for. */
typedef struct
{
  GsyCli *cli;
  const GsyReader *reader; /* nullable: each source is guessed */
  const char *output;
  const char *set; /* nullable */
  gboolean strict;
  gboolean dry_run;
} Request;

/* An import in a thread of its own, so that this one hears that it should stop. */
typedef struct
{
  const GsyImportJob *job;
  const char *const *paths;
  GCancellable *cancellable;
  GMainLoop *loop;
  GsyImportReport *report; /* nullable */
  GError *error;
} Work;

/* @message: (transfer full). FALSE. */
static gboolean
refuse (GsyCli *cli, char *message)
{
  gsy_cli_usage (cli, "import", message);
  g_free (message);
  return FALSE;
}

static gboolean
take_reader (Request *self, const char *id)
{
  self->reader = id != NULL ? gsy_reader_find (id) : NULL;
  if (id != NULL && self->reader == NULL)
    /* Translators: %s is what was typed as the name of a file format. */
    return refuse (self->cli, g_strdup_printf (_ ("no format “%s” can be read; “gainsay-cli formats” lists those that can"), id));
  return TRUE;
}

/* What can be read back out of a sidecar's name is a set. */
static gboolean
is_set_name (const char *set)
{
  g_autofree char *path = gsy_sidecar_path ("a", set);
  g_autofree char *article = gsy_sidecar_article_path (path);

  return g_strcmp0 (article, "a") == 0;
}

static gboolean
take_request (Request *self, char **argv)
{
  const char *format;

  if (!gsy_cli_take_value (self->cli, argv, "--format", &format) || !gsy_cli_take_value (self->cli, argv, "--output", &self->output) ||
      !gsy_cli_take_value (self->cli, argv, "--set", &self->set))
    return FALSE;
  self->strict = gsy_cli_take_option (argv, "--strict");
  self->dry_run = gsy_cli_take_option (argv, "--dry-run");
  if (!take_reader (self, format))
    return FALSE;
  if (self->output == NULL || *self->output == '\0')
    return refuse (self->cli, g_strdup (_ ("say into which folder, with --output")));
  if (self->set != NULL && !is_set_name (self->set))
    /* Translators: %s is what was typed as the name of an annotation set, one annotator’s own copy. */
    return refuse (self->cli, g_strdup_printf (_ ("“%s” is no name of a set: it has up to 64 letters, digits, “-” and “_”"), self->set));
  return TRUE;
}

/* The paths after the options. NULL after a complaint. */
static const char *const *
take_paths (Request *self, char **argv)
{
  gboolean ended = argv[0] != NULL && g_str_equal (argv[0], "--");
  char **paths = ended ? argv + 1 : argv;

  if (paths[0] == NULL)
    {
      gsy_cli_usage (self->cli, "import", _ ("say what is to be imported: files or folders"));
      return NULL;
    }
  for (guint i = 0; !ended && paths[i] != NULL; i++)
    if (paths[i][0] == '-')
      {
        g_autofree char *shown = gsy_cli_dup_shown_path (paths[i]);

        /* Translators: %s is what was typed, as “--colour”. */
        refuse (self->cli, g_strdup_printf (_ ("“%s” is no option here; write -- before paths that begin with “-”"), shown));
        return NULL;
      }
  return (const char *const *) paths;
}

/* --- The run --- */

static void
progress_cb (guint n_articles, gpointer data)
{
  gsy_cli_show_count (data, n_articles);
}

static gboolean
stop_cb (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_CONTINUE;
}

static gboolean
ended_cb (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_REMOVE;
}

static gpointer
work (gpointer data)
{
  Work *self = data;

  self->report = gsy_import_run (self->job, self->paths, self->cancellable, &self->error);
  g_idle_add (ended_cb, self->loop);
  return NULL;
}

/* As gsy_import_run(); being told to stop takes back what was made. */
static GsyImportReport *
run_stoppably (const GsyImportJob *job, const char *const *paths, GError **error)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Work self = { .job = job, .paths = paths, .cancellable = cancellable, .loop = loop };
  const int signals[] = { SIGINT, SIGTERM, SIGHUP };
  guint ids[G_N_ELEMENTS (signals)];
  GThread *thread;

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    ids[i] = g_unix_signal_add (signals[i], stop_cb, cancellable);
  thread = g_thread_new ("import", work, &self);
  g_main_loop_run (loop);
  g_thread_join (thread);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_source_remove (ids[i]);
  if (self.report == NULL)
    g_propagate_error (error, self.error);
  return self.report;
}

/* --- What came of it --- */

static void
tell_unplaced (GsyCli *cli, const GsyImportReport *report)
{
  for (guint i = 0; i < report->unplaced->len; i++)
    {
      const GsyUnplaced *unplaced = g_ptr_array_index (report->unplaced, i);
      g_autofree char *what = gsy_unplaced_describe (unplaced);
      /* Translators: %s is what an import has no place for, as “12 relations of the type “Coref” (kept in the note)”. */
      g_autofree char *message = g_strdup_printf (_ ("has no place: %s"), what);

      gsy_cli_complain (cli, GSY_EXIT_DONE, unplaced->example, 0, 0, message);
    }
}

static void
tell_refused (GsyCli *cli, const GsyImportReport *report)
{
  for (guint i = 0; i < report->refused->len; i++)
    {
      const GsyRefused *refused = g_ptr_array_index (report->refused, i);
      g_autofree char *shown = gsy_cli_dup_shown_path (refused->path);

      gsy_cli_complain (cli, GSY_EXIT_IO, g_str_has_prefix (refused->message, shown) ? NULL : refused->path, 0, 0, refused->message);
    }
}

static void
describe_file (GString *text, const GsyImportedFile *file)
{
  g_autofree char *name = gsy_cli_dup_shown_path (file->file);
  g_autofree char *from = gsy_cli_dup_shown_path (file->from);

  /* Translators: a line about an article that was imported: the first %s is its file’s name, %u how many statements came with it. */
  g_string_append_printf (text, ngettext ("%s: %u statement", "%s: %u statements", file->n_statements), name, file->n_statements);
  if (file->same)
    {
      g_string_append (text, "; ");
      g_string_append (text, _ ("the article was there"));
    }
  if (!g_str_equal (name, from))
    {
      g_string_append (text, "; ");
      /* Translators: %s is how an article that was imported was called where it comes from. */
      g_string_append_printf (text, _ ("from “%s”"), from);
    }
  g_string_append_c (text, '\n');
}

static void
append_count (GString *text, const char *phrase)
{
  g_string_append (text, text->len > 0 && text->str[text->len - 1] != '\n' ? ", " : "");
  g_string_append (text, phrase);
}

static void
describe_total (GString *text, const GsyImportReport *report)
{
  /* Translators: how many articles are exported, or were imported. */
  g_autofree char *articles = g_strdup_printf (ngettext ("%u article", "%u articles", report->files->len), report->files->len);
  g_autofree char *statements = g_strdup_printf (ngettext ("%u statement", "%u statements", report->n_statements), report->n_statements);
  g_autofree char *links = g_strdup_printf (ngettext ("%u link", "%u links", report->n_links), report->n_links);

  append_count (text, articles);
  append_count (text, statements);
  append_count (text, links);
  g_string_append_c (text, '\n');
}

static void
describe_vocabulary (GString *text, const GsyImportReport *report)
{
  g_autoptr (GString) layers = g_string_new (NULL);

  for (guint i = 0; i < report->layers->len; i++)
    g_string_append_printf (layers, "%s%s", i > 0 ? ", " : "", (const char *) g_ptr_array_index (report->layers, i));
  if (layers->len > 0)
    {
      /* Translators: %s is a list of names of layers, divided by commas. */
      g_string_append_printf (text, ngettext ("new layer: %s", "new layers: %s", report->layers->len), layers->str);
      g_string_append_c (text, '\n');
    }
  if (report->n_items > 0)
    {
      /* Translators: %u is a number of attributes, relations, topics and actors that an import brings. */
      g_string_append_printf (text, ngettext ("%u more entry in gainsay.json", "%u more entries in gainsay.json", report->n_items), report->n_items);
      g_string_append_c (text, '\n');
    }
}

static void
tell (GsyCli *cli, const GsyImportReport *report)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < report->files->len; i++)
    describe_file (text, g_ptr_array_index (report->files, i));
  describe_total (text, report);
  describe_vocabulary (text, report);
  gsy_cli_show_count (cli, 0);
  gsy_cli_print (cli, text->str);
  tell_unplaced (cli, report);
  tell_refused (cli, report);
}

/* (nullable): after a complaint */
static GsyImportReport *
import (const Request *self, const char *const *paths, gboolean dry_run)
{
  g_autoptr (GError) error = NULL;
  const GsyImportJob job = {
    .reader = self->reader,
    .folder = self->output,
    .set = self->set,
    .dry_run = dry_run,
    .progress = progress_cb,
    .data = self->cli,
  };
  GsyImportReport *report = run_stoppably (&job, paths, &error);

  if (report == NULL)
    gsy_cli_complain (self->cli, GSY_EXIT_IO, NULL, 0, 0, error->message);
  return report;
}

/* With --strict, all must have a place and be readable: that is known before anything is written. */
static gboolean
is_lossless (const Request *self, const char *const *paths)
{
  g_autoptr (GsyImportReport) report = import (self, paths, TRUE);

  if (report == NULL || (report->unplaced->len == 0 && report->refused->len == 0))
    return report != NULL;
  tell_unplaced (self->cli, report);
  tell_refused (self->cli, report);
  gsy_cli_complain (self->cli, GSY_EXIT_FOUND, NULL, 0, 0, _ ("nothing was imported, as --strict refuses loss"));
  return FALSE;
}

void
gsy_cli_import (GsyCli *self, char **argv)
{
  Request request = { .cli = self };
  const char *const *paths;
  g_autoptr (GsyImportReport) report = NULL;

  if (!take_request (&request, argv))
    return;
  paths = take_paths (&request, argv);
  if (paths == NULL || (request.strict && !is_lossless (&request, paths)))
    return;
  report = import (&request, paths, request.dry_run);
  if (report != NULL)
    tell (self, report);
}
