/* SPDX-License-Identifier: GPL-3.0-or-later */
/* memory-fixture.h: a folder of files in memory that a test puts together, and what an import makes of it. */
#pragma once

#include "io/formats/gsy-import-private.h"

#include <string.h>

typedef struct
{
  GsySource *source;
  GPtrArray *caught; /* of GsyImportArticle */
  GsyImport *import;
} Fixture;

static inline void
set_up (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  f->source = gsy_source_new_memory ("folder");
  f->caught = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_import_article_free);
  f->import = gsy_import_new_dry (f->caught);
}

static inline void
tear_down (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  gsy_import_free (f->import);
  g_ptr_array_unref (f->caught);
  gsy_source_free (f->source);
}

static inline void
put (Fixture *f, const char *name, const char *content)
{
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));

  gsy_source_add_bytes (f->source, name, bytes);
}

/* What has no place, by its kind. (nullable) */
static inline const GsyUnplaced *
find_unplaced (Fixture *f, const char *kind)
{
  for (guint i = 0; i < f->import->report->unplaced->len; i++)
    {
      const GsyUnplaced *unplaced = g_ptr_array_index (f->import->report->unplaced, i);

      if (strcmp (unplaced->kind, kind) == 0)
        return unplaced;
    }
  return NULL;
}

/* Why the one file that was refused was. */
static inline const char *
get_refusal (Fixture *f)
{
  g_assert_cmpuint (f->import->report->refused->len, ==, 1);
  return ((const GsyRefused *) g_ptr_array_index (f->import->report->refused, 0))->message;
}
