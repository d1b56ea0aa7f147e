/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz-sidecar.c: any bytes as a sidecar: no crash, no leak, and what was taken is written so that it is taken again and stays as it is. */
#include "config.h"
#include "fuzz.h"

#include "io/gsy-sidecar.h"

/* The article of tests/data/sidecars/hostile/base.txt, so that the words of those sidecars are found. */
static const char text[] = "The guild blames \xc3\x89va \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x9a\x80 for the lock. \xe2\x80\x9cNot me\xe2\x80\x9d, she says; the guild broke it.\n";

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
  if (!g_bytes_equal (rewritten, written))
    fail ("written again, it is not the same\n");
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
  return 0;
}
