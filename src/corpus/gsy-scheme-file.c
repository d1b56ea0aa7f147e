/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-scheme-file.c: gainsay.json, opened and written with the same care as a sidecar. */
#include "config.h"
#include "corpus/gsy-scheme-file.h"

#include "core/gsy-error.h"
#include "corpus/gsy-recovery.h"
#include "io/gsy-article-reader.h"
#include "io/gsy-project-file.h"
#include "io/gsy-sidecar.h"

#include <glib/gi18n-lib.h>

void
gsy_scheme_file_free (GsySchemeFile *self)
{
  g_clear_object (&self->scheme);
  g_clear_object (&self->base);
  g_clear_error (&self->error);
  g_free (self->entry);
  g_free (self->problem);
  g_free (self);
}

GsyScheme *
gsy_scheme_file_parse (GBytes *bytes, GPtrArray *problems, GError **error)
{
  guint version = 0;
  GsyScheme *scheme = gsy_project_parse (bytes, GSY_PROJECT_FILE, &version, problems, error);

  if (scheme != NULL && version > GSY_PROJECT_VERSION)
    /* Translators: %s is a file's name. */
    g_set_error (error, GSY_ERROR, GSY_ERROR_VERSION, _ ("“%s” was written by a newer version of Gainsay. It is shown as far as it is understood and is not changed. Update Gainsay to work on it."), GSY_PROJECT_FILE);
  return scheme;
}

static void
describe_problems (GsySchemeFile *self, const GPtrArray *problems)
{
  const GsyProblem *first;

  if (self->problem != NULL || problems->len == 0)
    return;
  first = g_ptr_array_index (problems, 0);
  self->problem = g_strdup_printf ("%s:%u:%u: %s", GSY_PROJECT_FILE, first->line, first->column, first->message);
}

static void
recover (GsySchemeFile *self, const char *path, GBytes *disk)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_problem_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = gsy_recovery_take (path, disk, &self->identity, &self->entry, others);
  g_autoptr (GsyScheme) scheme = NULL;

  if (bytes != NULL && self->error == NULL)
    scheme = gsy_scheme_file_parse (bytes, problems, &error);
  if (scheme != NULL && error == NULL)
    {
      g_set_object (&self->scheme, scheme);
      g_free (self->problem);
      self->problem = g_strdup (_ ("Changes of the layers from the last session, which could not be saved then, were restored."));
    }
  else if (self->entry != NULL)
    g_ptr_array_add (others, g_steal_pointer (&self->entry));

  if (others->len > 0 && self->problem == NULL)
    {
      g_autofree char *folder = gsy_display_name (g_ptr_array_index (others, 0));

      /* Translators: %s is a folder. */
      self->problem = g_strdup_printf (_ ("Changes of the layers from an earlier session could not be saved, and gainsay.json was changed since. They are kept in “%s”."), folder);
    }
}

GsySchemeFile *
gsy_scheme_file_load (const char *path)
{
  GsySchemeFile *self = g_new0 (GsySchemeFile, 1);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_problem_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = gsy_load (path, GSY_PROJECT_MAX_BYTES, &self->identity, &error);

  gsy_save_sweep_target (path);
  if (bytes != NULL)
    self->scheme = gsy_scheme_file_parse (bytes, problems, &self->error);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    self->error = g_steal_pointer (&error);
  if (self->error == NULL && self->scheme != NULL)
    self->base = g_object_ref (self->scheme);
  if (self->scheme == NULL)
    self->scheme = gsy_scheme_new ();

  if (self->error != NULL)
    self->problem = g_strdup (self->error->message);
  describe_problems (self, problems);
  recover (self, path, bytes);
  return self;
}

void
gsy_scheme_copy_into (GsyScheme *from, GsyScheme *to)
{
  for (guint i = 0; i < GSY_N_SCHEME_LISTS; i++)
    if (!gsy_scheme_is_default (from, (GsySchemeList) i))
      gsy_scheme_set_list (to, (GsySchemeList) i, gsy_scheme_get_list (from, (GsySchemeList) i));
  gsy_scheme_set_title (to, gsy_scheme_get_title (from));
  gsy_scheme_set_unknown (to, gsy_scheme_get_unknown (from));
}

GsyScheme *
gsy_scheme_copy (GsyScheme *scheme)
{
  GsyScheme *copy = gsy_scheme_new ();

  gsy_scheme_copy_into (scheme, copy);
  return copy;
}
