/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-import-report.c: what came of an import, for people. */
#include "config.h"
#include "io/formats/gsy-import-private.h"

#include <glib/gi18n-lib.h>

static void
file_free (GsyImportedFile *self)
{
  g_free (self->from);
  g_free (self->file);
  g_free (self);
}

static void
unplaced_free (GsyUnplaced *self)
{
  g_free (self->kind);
  g_free (self->example);
  g_free (self);
}

static void
refused_free (GsyRefused *self)
{
  g_free (self->path);
  g_free (self->message);
  g_free (self);
}

GsyImportReport *
gsy_import_report_new (void)
{
  GsyImportReport *self = g_new0 (GsyImportReport, 1);

  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) file_free);
  self->layers = g_ptr_array_new_with_free_func (g_free);
  self->unplaced = g_ptr_array_new_with_free_func ((GDestroyNotify) unplaced_free);
  self->refused = g_ptr_array_new_with_free_func ((GDestroyNotify) refused_free);
  return self;
}

void
gsy_import_report_free (GsyImportReport *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->layers);
  g_ptr_array_unref (self->unplaced);
  g_ptr_array_unref (self->refused);
  g_free (self);
}

void
gsy_import_unplaced (GsyImport *self, const char *kind, const char *where, gboolean kept)
{
  g_autofree char *key = g_strdup_printf ("%d%s", kept, kind);
  GsyUnplaced *unplaced = g_hash_table_lookup (self->unplaced, key);

  if (unplaced == NULL)
    {
      unplaced = g_new0 (GsyUnplaced, 1);
      unplaced->kind = g_strdup (kind);
      unplaced->example = g_strdup (where);
      unplaced->kept = kept;
      g_hash_table_insert (self->unplaced, g_steal_pointer (&key), unplaced);
      g_ptr_array_add (self->report->unplaced, unplaced);
    }
  unplaced->n++;
}

char *
gsy_unplaced_describe (const GsyUnplaced *self)
{
  if (self->kept)
    /* Translators: %s is a kind of thing that an import has no place for, %u how many there are. They stand in the note of the statement or article. */
    return g_strdup_printf (_ ("%s: %u, kept in notes"), self->kind, self->n);
  /* Translators: %s is a kind of thing that an import has no place for, %u how many there are. */
  return g_strdup_printf (_ ("%s: %u, left out"), self->kind, self->n);
}
