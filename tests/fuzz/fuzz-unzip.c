/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz-unzip.c: any bytes as an archive: what is opened has names that lead nowhere, and content that can be loaded; what is refused says so. */
#include "config.h"
#include "fuzz.h"

#include "io/formats/gsy-unzip.h"

static void
check_name (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "/", -1);

  if (!g_utf8_validate (name, -1, NULL) || name[0] == '/' || name[0] == '\0' || strchr (name, '\\') != NULL || strlen (name) > 255)
    fail ("a name is none\n");
  if (g_strv_contains ((const char *const *) parts, ".."))
    fail ("a name leads out\n");
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize len)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, len);
  g_autoptr (GError) error = NULL;
  g_autoptr (GsySource) source = gsy_unzip (bytes, "x", &error);

  if (source == NULL)
    {
      if (error == NULL || !g_utf8_validate (error->message, -1, NULL))
        fail ("refused without a word\n");
      return 0;
    }
  for (guint i = 0; i < gsy_source_get_n_names (source); i++)
    {
      const char *name = gsy_source_get_name (source, i);
      g_autoptr (GBytes) piece = gsy_source_load (source, name, NULL);

      check_name (name);
      if (piece == NULL)
        fail ("a piece cannot be loaded\n");
    }
  return 0;
}
