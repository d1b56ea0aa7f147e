/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-read-cas-files.c: the files of a source that hold feature structures, one after the other, and what their articles are called. */
#include "config.h"
#include "io/formats/gsy-read-cas.h"

#include "core/gsy-error.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* How many files of a folder are looked at for a guess. */
#define MAX_PROBED 5

/* What a file says of its document. (nullable) */
static const GsyFs *
find_document (const GsyCasGraph *graph)
{
  for (guint i = 0; i < graph->structures->len; i++)
    {
      const GsyFs *fs = g_ptr_array_index (graph->structures, i);

      if (g_str_has_suffix (fs->type, ".DocumentMetaData"))
        return fs;
    }
  return NULL;
}

static gboolean
is_file_name (const char *text)
{
  return strchr (text, '.') != NULL && strpbrk (text, " /\\\n") == NULL;
}

/* The article of @file is called as that is without @suffix, where an ending says so. When our own export was taken out of its folder, it has its whole path, as
 * others link to it; INCEpTION calls the file as who marked it, and says in it what the document is called. (transfer full) */
static char *
dup_article_name (GsySource *source, const GsyCasGraph *graph, const char *file, const char *suffix)
{
  const GsyFs *document = find_document (graph);
  const char *id = document != NULL ? gsy_fs_get_text (document, "documentId") : NULL;
  const char *title = document != NULL ? gsy_fs_get_text (document, "documentTitle") : NULL;
  gsize len = strlen (file) - (gsy_source_name_is (file, suffix) ? strlen (suffix) : 0);
  g_autofree char *name = g_strndup (file, len);
  const char *slash = strrchr (name, '/'), *base = slash != NULL ? slash + 1 : name;

  if (strchr (base, '.') == NULL)
    {
      if (g_strcmp0 (id, base) == 0 && title != NULL && is_file_name (title))
        return g_strdup_printf ("%.*s%s", (int) (base - name), name, title);
      return g_strdup (file);
    }
  if (!gsy_source_is_folder (source) && id != NULL && g_str_has_suffix (id, name) && strlen (id) > len && id[strlen (id) - len - 1] == '/')
    return g_strdup (id);
  return g_steal_pointer (&name);
}

static gboolean
read_one (GsyImport *import, GsySource *source, const char *file, const char *suffix, GsyCasLoad load, gpointer data, GError **error)
{
  g_autoptr (GsyCasGraph) graph = load (source, file, data, error);
  g_autofree char *name = graph != NULL ? dup_article_name (source, graph, file, suffix) : NULL;

  return name != NULL && gsy_cas_graph_import (graph, import, name, error);
}

gboolean
gsy_cas_read (GsyImport *import, GsySource *source, const char *suffix, gboolean (*is_ours) (GsySource *source, const char *name), GsyCasLoad load, gpointer data, GError **error)
{
  guint n_read = 0;
  g_autoptr (GError) first_error = NULL;

  if (!gsy_source_is_folder (source))
    return read_one (import, source, gsy_source_get_name (source, 0), suffix, load, data, error);
  for (guint i = 0; i < gsy_source_get_n_names (source); i++)
    {
      const char *name = gsy_source_get_name (source, i);
      g_autoptr (GError) own_error = NULL;

      if (!gsy_source_name_is (name, suffix) || !is_ours (source, name))
        continue;
      if (read_one (import, source, name, suffix, load, data, &own_error))
        {
          n_read++;
          continue;
        }
      if (own_error->domain != GSY_ERROR || gsy_import_is_cancelled (import))
        {
          g_propagate_error (error, g_steal_pointer (&own_error));
          return FALSE;
        }
      gsy_import_unplaced (import, _ ("files that could not be read"), own_error->message, FALSE);
      if (first_error == NULL)
        first_error = g_steal_pointer (&own_error);
    }
  if (n_read > 0)
    return TRUE;
  if (first_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&first_error));
      return FALSE;
    }
  /* Translators: the first %s is the name of a folder, the second an ending of files, as “.xmi”. */
  g_set_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED, _ ("%s has no file “%s” that can be read"), gsy_source_get_title (source), suffix);
  return FALSE;
}

guint
gsy_cas_probe (GsySource *source, const char *suffix, guint (*sure) (GsySource *source, const char *name))
{
  guint surest = 0, n = 0;

  if (!gsy_source_is_folder (source))
    return sure (source, gsy_source_get_name (source, 0));
  for (guint i = 0; i < gsy_source_get_n_names (source) && n < MAX_PROBED; i++)
    if (gsy_source_name_is (gsy_source_get_name (source, i), suffix))
      {
        surest = MAX (surest, sure (source, gsy_source_get_name (source, i)));
        n++;
      }
  return surest;
}
