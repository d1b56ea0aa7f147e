/* SPDX-License-Identifier: GPL-3.0-or-later */
/* save-fixture.h: what is saved, and is what was to be saved. */
#pragma once

#include "io/gsy-save.h"

#include "files.h"

static inline GsyFileIdentity
identity_of (const char *path)
{
  GsyFileIdentity identity;
  GError *error = NULL;

  g_assert_true (gsy_file_identity_read (path, &identity, &error));
  g_assert_no_error (error);
  return identity;
}

static inline gboolean
save_text (const char *path, const char *text, GsyFileIdentity *identity, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return gsy_save (path, bytes, identity, GSY_SAVE_DEFAULT, error);
}

static inline void
assert_saved (const char *path, const char *text, GsyFileIdentity *identity)
{
  GError *error = NULL;
  GsyFileIdentity now;

  g_assert_true (save_text (path, text, identity, &error));
  g_assert_no_error (error);
  assert_content (path, text);
  now = identity_of (path);
  g_assert_true (gsy_file_identity_equal (&now, identity));
  g_assert_cmpuint (now.inode, ==, identity->inode);
  g_assert_cmpint (now.mtime_ns, ==, identity->mtime_ns);
}
