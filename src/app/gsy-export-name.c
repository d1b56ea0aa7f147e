/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-export-name.c: how an export's file or folder is called. */
#include "config.h"

#include "app/gsy-export-name.h"
#include "io/gsy-file-error.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* What most file systems have room for, less an extension. */
#define MAX_BYTES 240
#define MAX_TRIES 1000

/* The part of @key that names the article: without folders and extension. */
static char *
dup_stem (const char *key)
{
  g_autofree char *base = gsy_display_basename (key);
  char *dot = strrchr (base, '.');

  if (dot != NULL && dot != base)
    *dot = '\0';
  return g_steal_pointer (&base);
}

/* @name as it can be one: no separators, not hidden, not too long. */
static char *
make_harmless (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  char *harmless = g_strdelimit (g_steal_pointer (&valid), "/\\", '-');

  if (*harmless == '.')
    *harmless = '-';
  if (strlen (harmless) > MAX_BYTES / 2)
    {
      char *end = harmless + MAX_BYTES / 2;

      /* At the beginning of a character, which is cut away. */
      while (((guchar) *end & 0xc0) == 0x80)
        end--;
      *end = '\0';
    }
  return harmless;
}

char *
gsy_export_name_propose (const GsyFormat *format, const char *root, const char *key, const char *folder)
{
  g_autofree char *stem = key != NULL ? dup_stem (key) : gsy_display_basename (root);
  g_autofree char *harmless = make_harmless (stem);
  g_autofree char *name = NULL;

  if (format->extension != NULL)
    return g_strconcat (harmless, ".", format->extension, NULL);
  name = g_strconcat (harmless, "-", format->id, NULL);
  return folder != NULL ? gsy_export_name_free_in (name, folder) : g_steal_pointer (&name);
}

char *
gsy_export_name_free_in (const char *name, const char *folder)
{
  for (guint i = 1; i < MAX_TRIES; i++)
    {
      g_autofree char *tried = i == 1 ? g_strdup (name) : g_strdup_printf ("%s-%u", name, i);
      g_autofree char *base = g_filename_from_utf8 (tried, -1, NULL, NULL, NULL);
      g_autofree char *path = base != NULL ? g_build_filename (folder, base, NULL) : NULL;

      if (path == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&tried);
    }
  return g_strdup (name);
}

const char *
gsy_export_name_judge (const char *name)
{
  g_autofree char *stripped = g_strstrip (g_strdup (name));

  if (*stripped == '\0')
    return _ ("Give it a name.");
  if (strchr (stripped, '/') != NULL)
    return _ ("A name has no “/” in it. Choose the folder below.");
  if (g_str_equal (stripped, ".") || g_str_equal (stripped, ".."))
    return _ ("This is no name. Give it another one.");
  if (strlen (stripped) > MAX_BYTES)
    return _ ("This name is too long. Make it shorter.");
  return NULL;
}

char *
gsy_export_name_to_path (const char *name, const GsyFormat *format, const char *folder)
{
  g_autofree char *stripped = g_strstrip (g_strdup (name));
  g_autofree char *extension = format->extension != NULL ? g_strconcat (".", format->extension, NULL) : NULL;
  g_autofree char *full = NULL;
  g_autofree char *base = NULL;

  if (folder == NULL || gsy_export_name_judge (name) != NULL)
    return NULL;
  full = extension != NULL && !g_str_has_suffix (stripped, extension) ? g_strconcat (stripped, extension, NULL) : g_strdup (stripped);
  base = g_filename_from_utf8 (full, -1, NULL, NULL, NULL);
  return base != NULL ? g_build_filename (folder, base, NULL) : NULL;
}

gboolean
gsy_export_name_is_taken (const char *path, const GsyFormat *format)
{
  g_autoptr (GDir) dir = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return FALSE;
  if (format->extension != NULL)
    return TRUE;
  dir = g_dir_open (path, 0, NULL);
  return dir == NULL || g_dir_read_name (dir) != NULL;
}

gboolean
gsy_export_name_is_inside (const char *path, const char *root)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) folder = g_file_new_for_path (root);

  return g_file_equal (file, folder) || g_file_has_prefix (file, folder);
}
