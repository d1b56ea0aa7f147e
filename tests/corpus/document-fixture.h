/* SPDX-License-Identifier: GPL-3.0-or-later */
/* document-fixture.h: one article with its sidecar, and what saving it must say. */
#pragma once

#include "corpus/gsy-document.h"

#include "fixture.h"

#define NAME "a.txt"
#define SIDECAR_NAME "a.txt.annotations.json"

static inline char *
make_article (void)
{
  char *folder = fresh_folder ();

  g_free (put_file (folder, NAME, TEXT));
  return folder;
}

static inline void
put_sidecar (const char *folder, const char *content)
{
  g_free (put_file (folder, SIDECAR_NAME, content));
}

static inline void
assert_save (GsyDocument *document)
{
  GError *error = NULL;

  g_assert_true (gsy_document_save_sync (document, &error));
  g_assert_no_error (error);
  g_assert_true (gsy_document_is_saved (document));
  g_assert_cmpint (gsy_document_get_save_state (document), ==, GSY_SAVE_STATE_SAVED);
  g_assert_null (gsy_document_get_save_message (document));
}

static inline void
assert_save_fails (GsyDocument *document, GQuark domain, int code, GsySaveState state)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (gsy_document_save_sync (document, &error));
  g_assert_error (error, domain, code);
  g_assert_false (gsy_document_is_saved (document));
  g_assert_cmpint (gsy_document_get_save_state (document), ==, state);
  g_assert_nonnull (gsy_document_get_save_message (document));
}
