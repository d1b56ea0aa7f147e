/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-loose-file.c: one loose file as a value, and moving a sidecar after its article. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* renameat2 */
#endif
#include "config.h"
#include "corpus/gsy-loose-file.h"

#include "core/gsy-error.h"
#include "corpus/gsy-aside.h"
#include "corpus/gsy-versions.h"
#include "io/gsy-article-reader.h"
#include "io/gsy-file-error.h"
#include "io/gsy-json-reader.h"
#include "io/gsy-json-writer.h"

#include <glib/gi18n-lib.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

GsyLooseFile *
gsy_loose_file_ref (const GsyLooseFile *self)
{
  GsyLooseFile *shared = (GsyLooseFile *) (gpointer) self;

  g_atomic_ref_count_inc (&shared->ref_count);
  return shared;
}

void
gsy_loose_file_unref (GsyLooseFile *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->key);
  g_free (self->original);
  g_free (self->article);
  g_free (self->set);
  g_free (self->by);
  g_free (self->when);
  g_free (self->problem);
  g_clear_pointer (&self->candidates, g_ptr_array_unref);
  g_free (self->adopter);
  g_free (self);
}

gboolean
gsy_loose_file_needs_decision (const GsyLooseFile *self)
{
  switch (self->kind)
    {
    case GSY_LOOSE_COPY:
    case GSY_LOOSE_PROJECT_COPY:
      return TRUE;
    case GSY_LOOSE_LOST:
      return self->n_statements > 0 || self->problem != NULL;
    case GSY_LOOSE_ARTICLE_COPY:
    case GSY_LOOSE_ASIDE:
    case GSY_LOOSE_BACKUP:
    default:
      return FALSE;
    }
}

/* Moving */

static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  /* Where a folder cannot be made durable, nothing is lost: the file has one of the two names. */
  if (fd < 0)
    return;
  if (fsync (fd) != 0)
    g_debug ("%s: %s", folder, g_strerror (errno));
  close (fd);
}

/* To another file system: the copy is whole and durable before the first one goes. */
static gboolean
move_across (const char *from, const char *to, GError **error)
{
  GsyFileIdentity identity = { 0 }, none = { 0 }, now = { 0 };
  g_autoptr (GBytes) bytes = gsy_load (from, GSY_SIDECAR_MAX_BYTES, &identity, error);

  if (bytes == NULL || !gsy_save (to, bytes, &none, GSY_SAVE_DEFAULT, error))
    return FALSE;
  if (!gsy_file_identity_read (from, &now, error))
    return FALSE;
  if (gsy_file_identity_equal (&identity, &now) && unlink (from) == 0)
    return TRUE;
  gsy_file_error_set (error, GSY_FILE_WRITE, from, errno);
  return FALSE;
}

static gboolean
move (const char *from, const char *to, GError **error)
{
  int errsv;

  if (gsy_rename_without_replacing (from, to) == 0)
    {
      sync_folder (to);
      sync_folder (from);
      return TRUE;
    }
  errsv = errno;
  if (errsv == EXDEV)
    return move_across (from, to, error);
  gsy_file_error_set (error, GSY_FILE_WRITE, errsv == EEXIST ? to : from, errsv);
  return FALSE;
}

/* Where the value of "article"."file" stands in a sidecar. */
static gboolean
find_file_member (GBytes *bytes, GsyJsonSlice *value)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  GsyJsonReader reader;
  GsyJsonMember member;
  gboolean found = FALSE;

  gsy_json_reader_init (&reader, data, n_bytes);
  if (gsy_json_enter_object (&reader))
    while (gsy_json_next_member (&reader, &member))
      {
        if (!gsy_json_slice_is (&member.name, "article") || gsy_json_peek (&reader) != GSY_JSON_OBJECT)
          {
            gsy_json_skip (&reader, NULL);
            continue;
          }
        gsy_json_enter_object (&reader);
        while (gsy_json_next_member (&reader, &member))
          {
            gboolean is_file = gsy_json_slice_is (&member.name, "file") && gsy_json_peek (&reader) == GSY_JSON_STRING;

            gsy_json_skip (&reader, is_file ? value : NULL);
            found = found || is_file;
          }
      }
  found = gsy_json_finish (&reader, "", NULL) && found;
  gsy_json_reader_clear (&reader);
  return found;
}

/* The article's name inside follows that of the file. When that cannot be written it is written with the next change. */
static void
rewrite_name (const char *path, const char *article)
{
  GsyFileIdentity identity = { 0 };
  g_autofree char *base = g_path_get_basename (article);
  g_autofree char *shown = gsy_display_name (base);
  g_autoptr (GBytes) bytes = gsy_load (path, GSY_SIDECAR_MAX_BYTES, &identity, NULL);
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GBytes) changed = NULL;
  g_autoptr (GError) error = NULL;
  GString *whole;
  GsyJsonSlice value;
  GsyJsonWriter json;
  const char *data;
  gsize n_bytes;

  if (bytes == NULL || !find_file_member (bytes, &value))
    return;
  data = g_bytes_get_data (bytes, &n_bytes);
  gsy_json_writer_init (&json, 64);
  gsy_json_write_text (&json, shown, strlen (shown));
  text = gsy_json_writer_finish (&json);
  whole = g_string_sized_new (n_bytes + 64);
  g_string_append_len (whole, data, value.data - data);
  g_string_append_len (whole, g_bytes_get_data (text, NULL), (gssize) g_bytes_get_size (text));
  g_string_append_len (whole, value.data + value.len, data + n_bytes - value.data - value.len);
  changed = g_string_free_to_bytes (whole);
  if (!g_bytes_equal (bytes, changed) && !gsy_save (path, changed, &identity, GSY_SAVE_DEFAULT, &error))
    g_debug ("%s: %s", path, error->message);
}

static gboolean
check_article (const char *path, const char *name, const char *sha256, GError **error)
{
  GsyFileIdentity identity = { 0 };

  if (!gsy_file_identity_read (path, &identity, error))
    return FALSE;
  if (identity.exists && (sha256 == NULL || g_str_equal (identity.sha256, sha256)))
    return TRUE;
  /* Translators: %s is an article's file name. */
  g_set_error (error, GSY_ERROR, GSY_ERROR_CONFLICT, _ ("“%s” changed meanwhile. Look again."), name);
  return FALSE;
}

/* The set in a sidecar's name, for the article's length is known. (transfer full) (nullable) */
static char *
dup_set (const char *sidecar, const char *article)
{
  const char *rest = sidecar + strlen (article);
  const char *set = strlen (rest) > strlen (".annotations.json") ? rest + strlen (".annotations.") : NULL;

  return set != NULL ? g_strndup (set, strlen (set) - strlen (".json")) : NULL;
}

/* What the sidecar @from is called when it belongs to @article. (transfer full) */
static char *
dup_key_for (const char *from, const char *article)
{
  g_autofree char *old_article = gsy_sidecar_article_path (from);
  g_autofree char *set = dup_set (from, old_article);

  return gsy_sidecar_path (article, set);
}

static gboolean
move_to (const char *root, const char *from, const char *key, const char *article, GError **error)
{
  g_autofree char *from_path = g_build_filename (root, from, NULL);
  g_autofree char *to_path = g_build_filename (root, key, NULL);

  if (!move (from_path, to_path, error))
    return FALSE;
  rewrite_name (to_path, article);
  gsy_versions_move (from_path, to_path);
  return TRUE;
}

gboolean
gsy_loose_file_move (const char *root, const char *from, const char *article, const char *sha256, char **to, GError **error)
{
  g_autofree char *old_article = NULL, *key = NULL, *name = NULL, *old_path = NULL, *article_path = NULL;
  struct stat st;

  g_return_val_if_fail (root != NULL && from != NULL && article != NULL, FALSE);

  old_article = gsy_sidecar_article_path (from);
  g_return_val_if_fail (old_article != NULL, FALSE);

  key = dup_key_for (from, article);
  old_path = g_build_filename (root, old_article, NULL);
  article_path = g_build_filename (root, article, NULL);
  if (lstat (old_path, &st) == 0)
    {
      name = gsy_display_basename (old_article);
      /* Translators: %s is an article's file name. */
      g_set_error (error, GSY_ERROR, GSY_ERROR_CONFLICT, _ ("“%s” is there again, so its annotations stay with it."), name);
      return FALSE;
    }
  name = gsy_display_basename (article);
  if (!check_article (article_path, name, sha256, error) || !move_to (root, from, key, article, error))
    return FALSE;
  if (to != NULL)
    *to = g_steal_pointer (&key);
  return TRUE;
}

gboolean
gsy_loose_file_move_back (const char *root, const char *from, const char *article, GError **error)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (root != NULL && from != NULL && article != NULL, FALSE);

  key = dup_key_for (from, article);
  return move_to (root, from, key, article, error);
}
