/* SPDX-License-Identifier: GPL-3.0-or-later */
/* replay.c: goes through the inputs of a fuzz target, without a fuzzer. */
#include "config.h"
#include "fuzz.h"

static guint
replay (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  const char *name;
  gsize len;
  guint n = 0;

  if (dir != NULL)
    {
      while ((name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          n += replay (child);
        }
      return n;
    }
  if (!g_file_get_contents (path, &data, &len, &error))
    g_error ("%s", error->message);
  {
    /* The exact size, so that a sanitizer sees a byte read past the end. */
    g_autofree guint8 *copy = g_memdup2 (data, len);

    LLVMFuzzerTestOneInput (copy, len);
  }
  return 1;
}

int
main (int argc, char *argv[])
{
  guint n = 0;

  for (int i = 1; i < argc; i++)
    n += replay (argv[i]);
  g_print ("%u inputs\n", n);
  return n > 0 ? 0 : 1;
}
