/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-cli-reanchor.c: finds what was marked again in articles that have changed since, and writes it down. */
#include "config.h"
#include "cli/gsy-cli-paths.h"

#include "core/gsy-error.h"
#include "corpus/gsy-text-cache.h"
#include "io/gsy-article-reader.h"
#include "io/gsy-sidecar.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GsyCli *cli;
  gboolean dry_run;
  guint n_changed; /* sidecars that are, or would be, written */
} Finder;

/* The parsers name file and place in the message. */
static void
complain_of_error (Finder *self, const char *path, const GError *error)
{
  g_autofree char *shown = gsy_cli_dup_shown_path (path);
  gboolean named = g_error_matches (error, GSY_ERROR, GSY_ERROR_PARSE) && g_str_has_prefix (error->message, shown);

  gsy_cli_complain (self->cli, GSY_EXIT_IO, named ? NULL : path, 0, 0, error->message);
}

static gboolean
roles_match (GsyArticle *article, const GsyFiller *filler)
{
  for (guint i = 0; filler != NULL && filler->spans != NULL && i < filler->spans->len; i++)
    if (!gsy_quote_matches (article, &g_array_index (filler->spans, GsyQuote, i)))
      return FALSE;
  return TRUE;
}

/* TRUE when a person should look at it. */
static gboolean
is_doubtful (GsyArticle *article, const GsyStatement *statement)
{
  const GPtrArray *const lists[] = { statement->source, statement->target };

  if (statement->detached || gsy_statement_needs_review (statement) || !roles_match (article, statement->cue))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; lists[i] != NULL && j < lists[i]->len; j++)
      if (!roles_match (article, g_ptr_array_index (lists[i], j)))
        return TRUE;
  return FALSE;
}

/* Every statement that is not simply where it was, and how many of each kind there are. */
static void
tell (Finder *self, const char *path, const GsySidecar *sidecar, GsyArticle *article)
{
  const GsyAnchorCounts *counts = &sidecar->counts;
  g_autofree char *shown = gsy_cli_dup_shown_path (path);
  g_autofree char *line = NULL;
  GsyExit exit = GSY_EXIT_DONE;

  for (guint i = 0; exit == GSY_EXIT_DONE && i < sidecar->statements->len; i++)
    if (is_doubtful (article, g_ptr_array_index (sidecar->statements, i)))
      exit = GSY_EXIT_FOUND;
  for (guint i = 0; i < sidecar->problems->len; i++)
    {
      const GsyProblem *problem = g_ptr_array_index (sidecar->problems, i);

      if (problem->kind == GSY_PROBLEM_PLACE)
        gsy_cli_complain (self->cli, exit, path, problem->line, problem->column, problem->message);
    }
  /* Translators: a line of the result: a file's name, then how many statements there are of each kind: those whose words are where they were, at
   * another place, found but changed so that somebody should look, and not found. */
  line = g_strdup_printf (_ ("%1$s: in place %2$u, moved %3$u, to be reviewed %4$u, detached %5$u\n"), shown, counts->n_same, counts->n_moved,
                          counts->n_review, counts->n_detached);
  gsy_cli_print (self->cli, line);
}

static void
find_again (Finder *self, const char *path, GsyArticle *article)
{
  g_autofree char *shown = gsy_cli_dup_shown_path (path);
  g_autoptr (GBytes) bytes = NULL, written = NULL;
  g_autoptr (GsySidecar) sidecar = NULL;
  g_autoptr (GError) error = NULL;
  GsyFileIdentity identity = { 0 };

  bytes = gsy_load (path, GSY_SIDECAR_MAX_BYTES, &identity, &error);
  if (bytes != NULL)
    sidecar = gsy_sidecar_parse_with (bytes, shown, article, gsy_text_cache_find, NULL, &error);
  if (sidecar == NULL)
    {
      complain_of_error (self, path, error);
      return;
    }
  if (sidecar->version > GSY_SIDECAR_VERSION)
    {
      gsy_cli_complain (self->cli, GSY_EXIT_IO, path, 0, 0, _ ("written by a newer version of Gainsay: it is shown, but never written over"));
      return;
    }
  written = gsy_sidecar_write (article, sidecar->meta, sidecar->statements, sidecar);
  if (!sidecar->article_changed || g_bytes_equal (bytes, written))
    return;

  if (!self->dry_run && !gsy_save (path, written, &identity, GSY_SAVE_DEFAULT, &error))
    {
      complain_of_error (self, path, error);
      return;
    }
  self->n_changed++;
  tell (self, path, sidecar, article);
  /* The next change of the article will be compared with this text. */
  if (!self->dry_run)
    gsy_text_cache_keep (article);
}

static void
find_unit (Finder *self, const GsyCliUnit *unit)
{
  g_autoptr (GsyArticle) article = NULL;
  g_autoptr (GError) error = NULL;

  if (unit->article == NULL || unit->sidecars->len == 0)
    return;
  if (!g_file_test (unit->article, G_FILE_TEST_EXISTS))
    {
      for (guint i = 0; i < unit->sidecars->len; i++)
        gsy_cli_complain (self->cli, GSY_EXIT_FOUND, g_ptr_array_index (unit->sidecars, i), 0, 0, _ ("its article is not there"));
      return;
    }
  article = gsy_article_read (unit->article, &error);
  if (article == NULL)
    {
      complain_of_error (self, unit->article, error);
      return;
    }
  for (guint i = 0; i < unit->sidecars->len; i++)
    find_again (self, g_ptr_array_index (unit->sidecars, i), article);
}

static void
sum_up (Finder *self)
{
  guint n = self->n_changed;
  g_autofree char *line = NULL;

  if (n == 0)
    line = g_strdup (_ ("No article has changed since it was marked.\n"));
  else if (self->dry_run)
    /* Translators: %u is a number of files; a line of the result */
    line = g_strdup_printf (ngettext ("%u sidecar would be written.\n", "%u sidecars would be written.\n", n), n);
  else
    /* Translators: %u is a number of files; a line of the result */
    line = g_strdup_printf (ngettext ("%u sidecar was written.\n", "%u sidecars were written.\n", n), n);
  gsy_cli_print (self->cli, line);
}

void
gsy_cli_reanchor (GsyCli *cli, char **argv)
{
  Finder self = { .cli = cli };
  g_autoptr (GPtrArray) units = NULL;

  self.dry_run = gsy_cli_take_option (argv, "--dry-run");
  units = gsy_cli_paths_find (cli, "reanchor", argv);
  if (units == NULL)
    return;
  for (guint i = 0; i < units->len; i++)
    {
      gsy_cli_show_progress (cli, i, units->len);
      find_unit (&self, g_ptr_array_index (units, i));
    }
  gsy_cli_show_progress (cli, 0, 0);
  if (cli->status < GSY_EXIT_IO || self.n_changed > 0)
    sum_up (&self);
}
