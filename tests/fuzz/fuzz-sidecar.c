/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz-sidecar.c: any bytes as a sidecar and as gainsay.json: no crash, no leak, and what was taken is written so that it is taken
 * again and stays as it is.
 *
 * Made for libFuzzer (GSY_LIBFUZZER) it is a fuzzer; otherwise a program that goes through the files of the folders and the files
 * that it is given, which is an ordinary test. */
#include "config.h"

#include "io/gsy-project-file.h"
#include "io/gsy-sidecar.h"

#include <stdlib.h>
#include <string.h>

/* The article of tests/data/sidecars/hostile/base.txt, so that the words of those sidecars are found. */
static const char text[] = "The guild blames \xc3\x89va \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x9a\x80 for the lock. \xe2\x80\x9cNot me\xe2\x80\x9d, she says; the guild broke it.\n";

/* Not g_error(), whose trap libFuzzer does not catch. */
#define fail(...) (g_printerr (__VA_ARGS__), abort ())

int LLVMFuzzerTestOneInput (const guint8 *data, gsize len);

static void
check_same (GBytes *a, GBytes *b)
{
  if (!g_bytes_equal (a, b))
    fail ("written again, it is not the same\n");
}

static void
try_sidecar (GBytes *bytes, GsyArticle *article)
{
  g_autoptr (GsySidecar) sidecar = gsy_sidecar_parse (bytes, "x", article, NULL), again = NULL;
  g_autoptr (GBytes) written = NULL, rewritten = NULL;
  g_autoptr (GError) error = NULL;
  GsySidecarSummary summary;

  if (gsy_sidecar_summarise (bytes, "x", &summary, NULL))
    gsy_sidecar_summary_clear (&summary);
  else if (sidecar != NULL)
    fail ("taken, but not summed up\n");
  if (sidecar == NULL || sidecar->version > GSY_SIDECAR_VERSION || article == NULL)
    return;
  written = gsy_sidecar_write (article, sidecar->meta, sidecar->statements, sidecar);
  again = gsy_sidecar_parse (written, "x", article, &error);
  if (again == NULL)
    fail ("written, it is not taken: %s\n", error->message);
  if (again->statements->len != sidecar->statements->len || again->raw->len != sidecar->raw->len)
    fail ("written, it says something else\n");
  rewritten = gsy_sidecar_write (article, again->meta, again->statements, again);
  check_same (rewritten, written);
}

static void
try_project (GBytes *bytes)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_problem_free);
  g_autoptr (GsyScheme) scheme = NULL, again = NULL;
  g_autoptr (GBytes) written = NULL, rewritten = NULL;
  g_autoptr (GError) error = NULL;
  guint version = 0;

  scheme = gsy_project_parse (bytes, "x", &version, problems, NULL);
  if (scheme == NULL || version > GSY_PROJECT_VERSION)
    return;
  written = gsy_project_write (scheme);
  again = gsy_project_parse (written, "x", NULL, NULL, &error);
  if (again == NULL)
    fail ("written, it is not taken: %s\n", error->message);
  rewritten = gsy_project_write (again);
  check_same (rewritten, written);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize len)
{
  static GsyArticle *article;
  g_autoptr (GBytes) bytes = g_bytes_new_static (len > 0 ? (gconstpointer) data : "", len);

  if (article == NULL)
    {
      g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

      article = gsy_article_new ("base.txt", g_strdup (text), strlen (text), sha256, NULL);
    }
  try_sidecar (bytes, article);
  try_sidecar (bytes, NULL);
  try_project (bytes);
  return 0;
}

#ifndef GSY_LIBFUZZER
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
#endif
