/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-versions.c: the folder of earlier versions. */
#include "config.h"
#include "corpus/gsy-versions.h"

#include "core/gsy-error.h"
#include "io/gsy-file-error.h"
#include "io/gsy-load.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SECOND G_GINT64_CONSTANT (1000000)
#define MINUTE (60 * SECOND)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)
#define WEEK (7 * DAY)

#define HASH_CHARS 16
/* "20261122T101500.123456Z" */
#define TIME_CHARS 23
#define ENDING ".json"
#define PATH_NAME "path"
#define STAMP_NAME "swept"

GsyVersion *
gsy_version_copy (const GsyVersion *self)
{
  GsyVersion *copy = g_memdup2 (self, sizeof *self);

  copy->path = g_strdup (self->path);
  return copy;
}

void
gsy_version_free (GsyVersion *self)
{
  g_free (self->path);
  g_free (self);
}

/* --- which are kept --- */

/* What a person wants of all files; versions are kept in threads. */
static int kept_days = GSY_VERSIONS_MAX_DAYS;

void
gsy_versions_set_max_days (guint max_days)
{
  g_atomic_int_set (&kept_days, (int) CLAMP (max_days, 1, GSY_VERSIONS_MAX_DAYS));
}

/* Of versions of this age, one is kept in each stretch of so long; 0: none. */
static gint64
get_stretch (gint64 age)
{
  static const struct
  {
    gint64 age;
    gint64 stretch;
  } table[] = { { 10 * MINUTE, MINUTE }, { 2 * HOUR, 10 * MINUTE }, { DAY, HOUR }, { 31 * DAY, DAY }, { GSY_VERSIONS_MAX_DAYS * DAY, WEEK } };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (age < table[i].age)
      return table[i].stretch;
  return 0;
}

gboolean *
gsy_versions_choose (const gint64 *instants, const guint64 *sizes, guint n, gint64 now, guint max_days)
{
  gboolean *kept = g_new0 (gboolean, n + 1);
  guint n_kept = 0;
  guint64 total = 0;

  for (guint i = 0; i < n; i++)
    {
      gint64 age = now - instants[i];
      gint64 stretch = age < max_days * DAY ? get_stretch (age) : 0;

      kept[i] = i == 0 || (stretch > 0 && instants[i - 1] / stretch != instants[i] / stretch);
      n_kept += kept[i] ? 1 : 0;
    }
  for (guint i = 0; i < n && n_kept < GSY_VERSIONS_MIN; i++)
    if (!kept[i])
      {
        kept[i] = TRUE;
        n_kept++;
      }

  n_kept = 0;
  for (guint i = 0; i < n; i++)
    if (kept[i])
      {
        total += sizes[i];
        n_kept++;
        kept[i] = n_kept <= GSY_VERSIONS_MIN || total <= GSY_VERSIONS_MAX_BYTES;
      }
  return kept;
}

/* --- names --- */

static char *
root_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "gainsay", "versions", NULL);
}

/* One name for a file however one gets to it, also when it is not there. */
static char *
dup_real_path (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  char *real = realpath (absolute, NULL);
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  char *result;

  if (real == NULL)
    {
      folder = g_path_get_dirname (absolute);
      name = g_path_get_basename (absolute);
      real = realpath (folder, NULL);
      result = real != NULL ? g_build_filename (real, name, NULL) : g_strdup (absolute);
    }
  else
    result = g_strdup (real);
  free (real);
  return result;
}

static char *
folder_of (const char *real_path)
{
  g_autofree char *root = root_folder ();
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, real_path, -1);

  return g_build_filename (root, hash, NULL);
}

static char *
make_name (gint64 instant, const char *hash)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (instant / SECOND);
  g_autofree char *seconds = time != NULL ? g_date_time_format (time, "%Y%m%dT%H%M%S") : g_strdup ("19700101T000000");

  return g_strdup_printf ("%s.%06dZ-%.*s" ENDING, seconds, (int) (instant % SECOND), HASH_CHARS, hash);
}

/* So many digits as a number; -1 when there is something else. */
static int
read_digits (const char **text, int n)
{
  int number = 0;

  for (int i = 0; i < n; i++, (*text)++)
    {
      if (!g_ascii_isdigit (**text))
        return -1;
      number = 10 * number + (**text - '0');
    }
  return number;
}

static gboolean
skip (const char **text, char c)
{
  if (**text != c)
    return FALSE;
  (*text)++;
  return TRUE;
}

static gboolean
read_name (const char *name, GsyVersion *version)
{
  const char *at = name;
  g_autoptr (GDateTime) time = NULL;
  int year, month, day, hour, minute, second, rest;

  if (strlen (name) != TIME_CHARS + 1 + HASH_CHARS + strlen (ENDING) || !g_str_has_suffix (name, ENDING))
    return FALSE;
  year = read_digits (&at, 4);
  month = year >= 0 ? read_digits (&at, 2) : -1;
  day = month >= 0 ? read_digits (&at, 2) : -1;
  if (day < 0 || !skip (&at, 'T'))
    return FALSE;
  hour = read_digits (&at, 2);
  minute = hour >= 0 ? read_digits (&at, 2) : -1;
  second = minute >= 0 ? read_digits (&at, 2) : -1;
  if (second < 0 || !skip (&at, '.'))
    return FALSE;
  rest = read_digits (&at, 6);
  if (rest < 0 || !skip (&at, 'Z') || !skip (&at, '-'))
    return FALSE;
  time = g_date_time_new_utc (year, month, day, hour, minute, second);
  if (time == NULL)
    return FALSE;
  for (int i = 0; i < HASH_CHARS; i++)
    if (!g_ascii_isxdigit (at[i]))
      return FALSE;
  memcpy (version->hash, at, HASH_CHARS);
  version->hash[HASH_CHARS] = '\0';
  version->instant = g_date_time_to_unix (time) * SECOND + rest;
  return TRUE;
}

/* --- the folder of one file --- */

static int
compare_versions (gconstpointer a, gconstpointer b)
{
  const GsyVersion *first = *(const GsyVersion *const *) a;
  const GsyVersion *second = *(const GsyVersion *const *) b;

  if (first->instant != second->instant)
    return first->instant < second->instant ? 1 : -1;
  return strcmp (first->hash, second->hash);
}

/* The newest first. */
static GPtrArray *
list_folder (const char *folder)
{
  GPtrArray *versions = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_version_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gboolean has_leftovers = FALSE;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      GsyVersion found = { 0 };
      g_autofree char *path = NULL;
      struct stat st;

      if (!read_name (name, &found))
        {
          has_leftovers = has_leftovers || g_str_has_suffix (name, ".tmp");
          continue;
        }
      path = g_build_filename (folder, name, NULL);
      /* What a power cut left without its bytes is none. */
      if (lstat (path, &st) != 0 || !S_ISREG (st.st_mode) || st.st_size == 0)
        continue;
      found.size = (guint64) st.st_size;
      found.path = g_steal_pointer (&path);
      g_ptr_array_add (versions, g_memdup2 (&found, sizeof found));
    }
  if (has_leftovers)
    gsy_save_sweep (folder);
  g_ptr_array_sort (versions, compare_versions);
  return versions;
}

/* The file appears whole, or not at all. */
static gboolean
put (const char *folder, const char *name, GBytes *bytes, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GsyFileIdentity identity = { 0 };

  if (!gsy_save (path, bytes, &identity, GSY_SAVE_ANY | GSY_SAVE_FLEETING, error))
    return FALSE;
  g_chmod (path, 0600);
  return TRUE;
}

static gboolean
ensure_folder (const char *folder, const char *real_path, GError **error)
{
  g_autofree char *file = g_build_filename (folder, PATH_NAME, NULL);
  g_autoptr (GBytes) bytes = NULL;

  /* What is kept here is as private as a mail folder. */
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      gsy_file_error_set (error, GSY_FILE_WRITE, folder, errno);
      return FALSE;
    }
  if (g_file_test (file, G_FILE_TEST_EXISTS))
    return TRUE;
  bytes = g_bytes_new (real_path, strlen (real_path));
  if (put (folder, PATH_NAME, bytes, error))
    return TRUE;
  /* Another process may have written the very same in the meantime. */
  if (!g_file_test (file, G_FILE_TEST_EXISTS))
    return FALSE;
  g_clear_error (error);
  return TRUE;
}

static void
thin (GPtrArray *versions, const char *fresh, gint64 now)
{
  g_autofree gint64 *instants = g_new (gint64, versions->len + 1);
  g_autofree guint64 *sizes = g_new (guint64, versions->len + 1);
  g_autofree gboolean *kept = NULL;

  for (guint i = 0; i < versions->len; i++)
    {
      const GsyVersion *version = g_ptr_array_index (versions, i);

      instants[i] = version->instant;
      sizes[i] = version->size;
    }
  kept = gsy_versions_choose (instants, sizes, versions->len, now, (guint) g_atomic_int_get (&kept_days));
  for (guint i = 0; i < versions->len; i++)
    {
      const GsyVersion *version = g_ptr_array_index (versions, i);

      /* A clock that was set back must not lose what is kept just now. */
      if (!kept[i] && g_strcmp0 (version->path, fresh) != 0)
        g_unlink (version->path);
    }
}

static gboolean
add (const char *real_path, const char *folder, GBytes *bytes, const char *hash, gint64 instant, GError **error)
{
  g_autofree char *name = make_name (instant, hash);
  g_autofree char *fresh = g_build_filename (folder, name, NULL);
  g_autoptr (GPtrArray) versions = NULL;

  if (!ensure_folder (folder, real_path, error) || !put (folder, name, bytes, error))
    return FALSE;
  versions = list_folder (folder);
  thin (versions, fresh, g_get_real_time ());
  return TRUE;
}

static gboolean
is_newest (const char *folder, const char *hash, gint64 *instant)
{
  g_autoptr (GPtrArray) versions = list_folder (folder);
  const GsyVersion *newest = versions->len > 0 ? g_ptr_array_index (versions, 0) : NULL;

  *instant = newest != NULL ? newest->instant : 0;
  return newest != NULL && strncmp (newest->hash, hash, HASH_CHARS) == 0;
}

gboolean
gsy_versions_add (const char *path, GBytes *bytes, gint64 instant, GError **error)
{
  g_autofree char *real_path = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *hash = NULL;
  gint64 newest;

  g_return_val_if_fail (path != NULL && bytes != NULL, FALSE);

  /* Nobody wants nothing back. */
  if (g_bytes_get_size (bytes) == 0)
    return TRUE;
  real_path = dup_real_path (path);
  folder = folder_of (real_path);
  hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (is_newest (folder, hash, &newest))
    return TRUE;
  return add (real_path, folder, bytes, hash, instant, error);
}

GBytes *
gsy_versions_read_unkept (const char *path, const GsyFileIdentity *identity, guint64 max, gint64 *instant)
{
  g_autofree char *real_path = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GsyFileIdentity found = { 0 };
  gint64 newest;
  gint64 now = g_get_real_time ();

  g_return_val_if_fail (path != NULL && identity != NULL && instant != NULL, NULL);

  *instant = now;
  if (!identity->exists)
    return NULL;
  real_path = dup_real_path (path);
  folder = folder_of (real_path);
  if (is_newest (folder, identity->sha256, &newest))
    return NULL;
  bytes = gsy_load (path, max, &found, NULL);
  if (bytes == NULL || g_bytes_get_size (bytes) == 0 || is_newest (folder, found.sha256, &newest))
    return NULL;
  /* As old as the file is, unless that is older than what is known to be older. */
  if (found.mtime_ns / 1000 > newest && found.mtime_ns / 1000 < now)
    *instant = found.mtime_ns / 1000;
  return g_steal_pointer (&bytes);
}

void
gsy_versions_add_file (const char *path, const GsyFileIdentity *identity, guint64 max)
{
  gint64 instant;
  g_autoptr (GBytes) bytes = gsy_versions_read_unkept (path, identity, max, &instant);

  if (bytes != NULL)
    gsy_versions_add (path, bytes, instant, NULL);
}

GPtrArray *
gsy_versions_list (const char *path)
{
  g_autofree char *real_path = NULL;
  g_autofree char *folder = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  real_path = dup_real_path (path);
  folder = folder_of (real_path);
  return list_folder (folder);
}

gboolean
gsy_versions_exist (const char *path)
{
  g_autoptr (GPtrArray) versions = gsy_versions_list (path);

  return versions->len > 0;
}

GBytes *
gsy_versions_load (const GsyVersion *version, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *hash = NULL;

  g_return_val_if_fail (version != NULL, NULL);

  bytes = gsy_load (version->path, G_MAXSSIZE - 1, NULL, error);
  if (bytes == NULL)
    return NULL;
  hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (strncmp (hash, version->hash, HASH_CHARS) == 0)
    return g_steal_pointer (&bytes);
  g_set_error (error, GSY_ERROR, GSY_ERROR_PARSE, _ ("This version is damaged: its file was not written to its end."));
  return NULL;
}

void
gsy_versions_move (const char *from, const char *to)
{
  g_autofree char *real_from = NULL;
  g_autofree char *real_to = NULL;
  g_autofree char *old_folder = NULL;
  g_autofree char *new_folder = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_if_fail (from != NULL && to != NULL);

  real_from = dup_real_path (from);
  real_to = dup_real_path (to);
  old_folder = folder_of (real_from);
  new_folder = folder_of (real_to);
  /* A folder that has something in it is not replaced. */
  if (strcmp (old_folder, new_folder) == 0 || g_rename (old_folder, new_folder) != 0)
    return;
  bytes = g_bytes_new (real_to, strlen (real_to));
  put (new_folder, PATH_NAME, bytes, NULL);
}

/* --- all folders --- */

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

/* The file is not in its folder; a folder that is not there either may be on a disk that is not. */
static gboolean
is_gone (const char *folder)
{
  g_autofree char *file = g_build_filename (folder, PATH_NAME, NULL);
  g_autofree char *parent = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = gsy_load (file, 64 * 1024, NULL, NULL);

  if (bytes == NULL)
    return TRUE;
  path = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  parent = g_path_get_dirname (path);
  return g_file_test (parent, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_EXISTS);
}

static int
compare_oldest_first (gconstpointer a, gconstpointer b)
{
  return compare_versions (b, a);
}

/* Once a day is enough. */
static gboolean
is_due (const char *root, gint64 now)
{
  g_autofree char *stamp = g_build_filename (root, STAMP_NAME, NULL);
  struct stat st;

  return stat (stamp, &st) != 0 || ABS (now / SECOND - (gint64) st.st_mtime) > DAY / SECOND;
}

void
gsy_versions_sweep (guint64 max_total, gboolean force)
{
  g_autofree char *root = root_folder ();
  g_autoptr (GPtrArray) spare = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_version_free);
  g_autoptr (GBytes) nothing = g_bytes_new_static (NULL, 0);
  g_autoptr (GDir) dir = g_dir_open (root, 0, NULL);
  gint64 now = g_get_real_time ();
  guint64 total = 0;
  const char *name;

  if (dir == NULL || (!force && !is_due (root, now)))
    return;
  put (root, STAMP_NAME, nothing, NULL);
  gsy_save_sweep (root);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (root, name, NULL);
      g_autoptr (GPtrArray) versions = NULL;

      if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
        continue;
      gsy_save_sweep (folder);
      versions = list_folder (folder);
      thin (versions, NULL, now);
      g_ptr_array_unref (versions);
      versions = list_folder (folder);
      if (versions->len == 0 || now - ((const GsyVersion *) g_ptr_array_index (versions, 0))->instant > 366 * DAY)
        if (is_gone (folder))
          {
            remove_folder (folder);
            continue;
          }
      for (guint i = 0; i < versions->len; i++)
        {
          const GsyVersion *version = g_ptr_array_index (versions, i);

          total += version->size;
          if (i >= GSY_VERSIONS_MIN)
            g_ptr_array_add (spare, gsy_version_copy (version));
        }
    }
  g_ptr_array_sort (spare, compare_oldest_first);
  for (guint i = 0; i < spare->len && total > max_total; i++)
    {
      const GsyVersion *version = g_ptr_array_index (spare, i);

      g_unlink (version->path);
      total -= version->size;
    }
}
