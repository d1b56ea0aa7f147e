/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-drop.c: what somebody means who drops files on the window. */
#include "config.h"

#include "app/gsy-drop.h"
#include "corpus/gsy-folder-scan.h"
#include "io/formats/gsy-reader.h"
#include "io/gsy-sidecar.h"

#include <string.h>

/* What lies in what was dropped. */
typedef struct
{
  gboolean articles; /* as we open them */
  gboolean ours;     /* what was marked here */
  gboolean foreign;  /* what only an import can read */
} Content;

static gboolean
is_foreign (const char *name)
{
  if (gsy_is_article_name (name))
    return FALSE;
  for (const GsyReader *const *reader = gsy_readers_get (); *reader != NULL; reader++)
    if (gsy_reader_takes_name (*reader, name))
      return TRUE;
  return gsy_source_name_is (name, ".zip");
}

static void
add_name (Content *content, const char *name)
{
  const char *slash = strrchr (name, '/');
  const char *base = slash != NULL ? slash + 1 : name;

  if (gsy_is_sidecar_name (base))
    content->ours = TRUE;
  else if (gsy_is_article_name (base))
    content->articles = TRUE;
  else if (is_foreign (base))
    content->foreign = TRUE;
}

static void
add_folder (Content *content, const char *path)
{
  g_autoptr (GsySource) source = gsy_source_new (path, NULL);

  for (guint i = 0; source != NULL && i < gsy_source_get_n_names (source); i++)
    add_name (content, gsy_source_get_name (source, i));
}

static gboolean
is_in (const char *path, const char *root)
{
  gsize len = strlen (root);

  return strncmp (path, root, len) == 0 && (path[len] == '\0' || path[len] == G_DIR_SEPARATOR);
}

GsyDrop
gsy_drop_decide (const char *const *paths, const char *root)
{
  Content content = { FALSE };
  guint n_folders = 0, n_files = 0;
  gboolean inside = root != NULL;

  for (guint i = 0; paths[i] != NULL; i++)
    {
      inside = inside && is_in (paths[i], root);
      if (g_file_test (paths[i], G_FILE_TEST_IS_DIR))
        {
          n_folders++;
          add_folder (&content, paths[i]);
        }
      else
        {
          n_files++;
          add_name (&content, paths[i]);
        }
    }
  if (content.foreign && !content.articles && !content.ours)
    return GSY_DROP_IMPORT;
  if (inside || content.ours)
    return GSY_DROP_OPEN;
  /* Several folders cannot be open, but they can be imported; and files of both kinds. */
  if (n_folders > 1 || (n_folders > 0 && n_files > 0) || (n_folders == 0 && content.foreign))
    return GSY_DROP_IMPORT;
  if (n_folders == 1)
    return content.foreign ? GSY_DROP_ASK : GSY_DROP_OPEN;
  return root != NULL ? GSY_DROP_ASK : GSY_DROP_OPEN;
}
