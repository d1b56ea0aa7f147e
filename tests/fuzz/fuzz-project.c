/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz-project.c: any bytes as gainsay.json: no crash, no leak, and what was taken is written so that it is taken again and stays as it is. */
#include "config.h"
#include "fuzz.h"

#include "io/gsy-project-file.h"
#include "io/gsy-sidecar.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize len)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (len > 0 ? (gconstpointer) data : "", len);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_problem_free);
  g_autoptr (GsyScheme) scheme = NULL, again = NULL;
  g_autoptr (GBytes) written = NULL, rewritten = NULL;
  g_autoptr (GError) error = NULL;
  guint version = 0;

  scheme = gsy_project_parse (bytes, "x", &version, problems, NULL);
  if (scheme == NULL || version > GSY_PROJECT_VERSION)
    return 0;
  written = gsy_project_write (scheme);
  again = gsy_project_parse (written, "x", NULL, NULL, &error);
  if (again == NULL)
    fail ("written, it is not taken: %s\n", error->message);
  rewritten = gsy_project_write (again);
  if (!g_bytes_equal (rewritten, written))
    fail ("written again, it is not the same\n");
  return 0;
}
