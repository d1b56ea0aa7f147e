/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-cli-loose.c: copies that wait for being merged, and sidecars without their article, on the command line. */
#include "config.h"
#include "cli/gsy-cli-loose.h"

#include "corpus/gsy-loose-file.h"
#include "io/gsy-article-reader.h"
#include "io/gsy-project-file.h"

#include <glib/gi18n-lib.h>

#include <string.h>

struct _GsyCliLoose
{
  GPtrArray *copies; /* paths of copies, and what they are copies of, in turn */
  GHashTable *lost;  /* path -> GsyLooseFile */
};

static void
add_copy (GsyCliLoose *self, char *path, char *original)
{
  g_ptr_array_add (self->copies, path);
  g_ptr_array_add (self->copies, original);
}

static void
add_folder (GsyCliLoose *self, const char *root)
{
  g_autoptr (GPtrArray) found = gsy_loose_files_find (root, NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const GsyLooseFile *loose = g_ptr_array_index (found, i);
      char *path;

      if (!gsy_loose_file_needs_decision (loose) && loose->kind != GSY_LOOSE_LOST)
        continue;
      path = g_build_filename (root, loose->key, NULL);
      if (loose->kind == GSY_LOOSE_LOST)
        g_hash_table_insert (self->lost, path, gsy_loose_file_ref (loose));
      else
        add_copy (self, path, g_build_filename (root, loose->original, NULL));
    }
}

static void
add_file (GsyCliLoose *self, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_auto (GsyConflictName) copy = { GSY_COPY_OTHER, NULL, NULL, NULL };

  if (gsy_conflict_name_parse (name, &copy) && gsy_is_sidecar_name (copy.original))
    add_copy (self, g_strdup (path), g_build_filename (folder, copy.original, NULL));
}

static void
unref_file (gpointer file)
{
  gsy_loose_file_unref (file);
}

GsyCliLoose *
gsy_cli_loose_new (char **argv)
{
  GsyCliLoose *self = g_new0 (GsyCliLoose, 1);

  self->copies = g_ptr_array_new_with_free_func (g_free);
  self->lost = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_file);
  for (guint i = 0; argv[i] != NULL; i++)
    {
      if (g_file_test (argv[i], G_FILE_TEST_IS_DIR))
        add_folder (self, argv[i]);
      else
        add_file (self, argv[i]);
    }
  return self;
}

void
gsy_cli_loose_free (GsyCliLoose *self)
{
  g_ptr_array_unref (self->copies);
  g_hash_table_unref (self->lost);
  g_free (self);
}

char *
gsy_cli_loose_describe (GsyCliLoose *self, const char *path)
{
  const GsyLooseFile *loose = g_hash_table_lookup (self->lost, path);
  const GsyLooseCandidate *first = loose != NULL && loose->candidates != NULL && loose->candidates->len > 0 ? g_ptr_array_index (loose->candidates, 0) : NULL;
  g_autofree char *article = first != NULL ? gsy_cli_dup_shown_path (first->article) : NULL;

  if (first == NULL)
    return g_strdup (_ ("its article is not there"));
  if (!first->is_same)
    /* Translators: %s is an article's file name. */
    return g_strdup_printf (_ ("its article is not there; the words of its statements stand in “%s”"), article);
  if (first->has_sidecar)
    /* Translators: %s is an article's file name. */
    return g_strdup_printf (_ ("its article is not there; “%s” is the article that was marked, but has annotations of its own: merge both"), article);
  if (loose->candidates->len > 1)
    /* Translators: %s is an article's file name, the first of several. */
    return g_strdup_printf (_ ("its article is not there; “%s” and others have the text that was marked"), article);
  /* Translators: %s is an article's file name. */
  return g_strdup_printf (_ ("its article is not there; “%s” is the article that was marked: give the annotations that name"), article);
}

void
gsy_cli_loose_complain (GsyCliLoose *self, GsyCli *cli)
{
  for (guint i = 0; i < self->copies->len; i += 2)
    {
      const char *path = g_ptr_array_index (self->copies, i);
      const char *original = g_ptr_array_index (self->copies, i + 1);
      g_autofree char *shown = gsy_cli_dup_shown_path (original);
      /* Translators: %s is a file name. */
      g_autofree char *message = g_strdup_printf (_ ("another copy of “%s”, which nobody merged with it: see “gainsay-cli help merge”"), shown);

      gsy_cli_complain (cli, GSY_EXIT_FOUND, path, 0, 0, message);
    }
}
