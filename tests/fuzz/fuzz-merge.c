/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz-merge.c: any three versions of a sidecar, or of gainsay.json: what comes out is sound, is the same whichever side is called ours, and merging
 * it with either side again changes nothing. */
#include "config.h"
#include "fuzz.h"

#include "io/gsy-project-file.h"
#include "io/gsy-project-merge.h"
#include "io/gsy-sidecar-merge.h"

static GBytes *
merge_sidecars (const GsySidecar *base, const GsySidecar *ours, const GsySidecar *theirs)
{
  guint n_conflicts;
  g_autoptr (GsySidecar) merged = gsy_sidecar_merge (NULL, base, ours, theirs, &n_conflicts);

  return gsy_sidecar_write_parsed (merged);
}

static GsySidecar *
parse_sidecar (GBytes *bytes)
{
  GsySidecar *sidecar = gsy_sidecar_parse (bytes, "x", NULL, NULL);

  if (sidecar != NULL && sidecar->version > GSY_SIDECAR_VERSION)
    g_clear_pointer (&sidecar, gsy_sidecar_free);
  return sidecar;
}

static void
try_sidecars (GBytes *const parts[3])
{
  g_autoptr (GsySidecar) base = parse_sidecar (parts[0]), ours = parse_sidecar (parts[1]), theirs = parse_sidecar (parts[2]), again = NULL;
  g_autoptr (GBytes) merged = NULL, other = NULL, twice = NULL;
  g_autoptr (GError) error = NULL;

  if (ours == NULL || theirs == NULL)
    return;
  merged = merge_sidecars (base, ours, theirs);
  other = merge_sidecars (base, theirs, ours);
  if (!g_bytes_equal (merged, other))
    fail ("which side is ours makes a difference\n");
  again = gsy_sidecar_parse (merged, "x", NULL, &error);
  if (again == NULL)
    fail ("merged, it is not taken: %s\n", error->message);
  /* Which article it was is taken from what both come from. */
  if (g_strcmp0 (ours->sha256, theirs->sha256) != 0 || ours->length != theirs->length || g_strcmp0 (ours->file, theirs->file) != 0)
    return;
  twice = merge_sidecars (ours, again, ours);
  other = (g_bytes_unref (other), gsy_sidecar_write_parsed (again));
  if (!g_bytes_equal (twice, other))
    fail ("merged with a side again, it is not the same\n");
}

static GBytes *
merge_projects (GsyScheme *base, GsyScheme *ours, GsyScheme *theirs)
{
  guint n_conflicts;
  g_autoptr (GsyScheme) merged = gsy_project_merge (base, ours, theirs, &n_conflicts);

  return gsy_project_write (merged);
}

static GsyScheme *
parse_project (GBytes *bytes)
{
  guint version = 0;
  GsyScheme *scheme = gsy_project_parse (bytes, "x", &version, NULL, NULL);

  if (scheme != NULL && version > GSY_PROJECT_VERSION)
    g_clear_object (&scheme);
  return scheme;
}

static void
try_projects (GBytes *const parts[3])
{
  g_autoptr (GsyScheme) base = parse_project (parts[0]), ours = parse_project (parts[1]), theirs = parse_project (parts[2]), again = NULL;
  g_autoptr (GBytes) merged = NULL, other = NULL;
  g_autoptr (GError) error = NULL;

  if (ours == NULL || theirs == NULL)
    return;
  merged = merge_projects (base, ours, theirs);
  other = merge_projects (base, theirs, ours);
  if (!g_bytes_equal (merged, other))
    fail ("which side is ours makes a difference\n");
  again = gsy_project_parse (merged, "x", NULL, NULL, &error);
  if (again == NULL)
    fail ("merged, it is not taken: %s\n", error->message);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize len)
{
  GBytes *parts[3];

  for (guint i = 0; i < 3; i++)
    parts[i] = fuzz_next_part (&data, &len);
  try_sidecars (parts);
  try_projects (parts);
  for (guint i = 0; i < 3; i++)
    g_bytes_unref (parts[i]);
  return 0;
}
