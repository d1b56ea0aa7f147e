/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sidecar-fixture.h: what the tests of sidecars share: files of tests/data/sidecars, and articles made of a text. */
#pragma once

#include "io/gsy-sidecar.h"

#include <string.h>

static inline char *
fixture_path (const char *folder, const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "data", "sidecars", folder, name, NULL);
}

static inline GBytes *
load_path (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *data;
  gsize len;

  g_file_get_contents (path, &data, &len, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, len);
}

static inline GBytes *
load_fixture (const char *folder, const char *name)
{
  g_autofree char *path = fixture_path (folder, name);

  return load_path (path);
}

static inline GsyArticle *
article_of (const char *name, const char *text, gsize len)
{
  g_autofree char *sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) text, len);
  char *copy = g_malloc (len + 1);

  memcpy (copy, text, len);
  copy[len] = '\0';
  return gsy_article_new (name, copy, len, sha256, NULL);
}

static inline GsyArticle *
load_article (const char *folder, const char *name)
{
  g_autoptr (GBytes) bytes = load_fixture (folder, name);

  return article_of (name, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* A copy of the exact size on the heap, so that a sanitizer sees a byte read past the end. */
static inline GBytes *
bytes_of (const char *data, gsize len)
{
  return g_bytes_new (data, len);
}

static inline GsySidecar *
parse_text (const char *json, GsyArticle *article)
{
  g_autoptr (GBytes) bytes = bytes_of (json, strlen (json));
  g_autoptr (GError) error = NULL;
  GsySidecar *sidecar = gsy_sidecar_parse (bytes, "x", article, &error);

  g_assert_no_error (error);
  return sidecar;
}

static inline const GsyProblem *
get_problem (const GsySidecar *sidecar, guint i)
{
  g_assert_cmpuint (i, <, sidecar->problems->len);
  return g_ptr_array_index (sidecar->problems, i);
}

static inline const GsyStatement *
get_statement (const GsySidecar *sidecar, guint i)
{
  g_assert_cmpuint (i, <, sidecar->statements->len);
  return g_ptr_array_index (sidecar->statements, i);
}

static inline void
assert_same_bytes (GBytes *a, GBytes *b)
{
  if (!g_bytes_equal (a, b))
    g_error ("%.*s\n is not\n%.*s", (int) g_bytes_get_size (a), (const char *) g_bytes_get_data (a, NULL),
             (int) g_bytes_get_size (b), (const char *) g_bytes_get_data (b, NULL));
}
