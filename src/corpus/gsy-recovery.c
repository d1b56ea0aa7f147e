/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-recovery.c: the recovery folder. */
#include "config.h"
#include "corpus/gsy-recovery.h"

#include "io/gsy-file-error.h"

#include <glib/gstdio.h>

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#define FILE_NAME "sidecar.json"
#define NO_BASE "none"
#define MAX_ENTRIES 1000
#define MAX_GAP 8

typedef struct
{
  char *folder;
  GBytes *bytes; /* NULL when they cannot be read */
  char base[65]; /* "" when that is not known */
  gint64 mtime_ns;
} Entry;

static void
entry_free (gpointer data)
{
  Entry *self = data;

  g_free (self->folder);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

static char *
root_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "gainsay", "recovery", NULL);
}

static char *
entry_folder (const char *path, guint i)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, absolute, -1);
  g_autofree char *root = root_folder ();
  g_autofree char *name = i == 0 ? g_strdup (hash) : g_strdup_printf ("%s.%u", hash, i + 1);

  return g_build_filename (root, name, NULL);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *first = *(const Entry *const *) a;
  const Entry *second = *(const Entry *const *) b;

  if (first->mtime_ns == second->mtime_ns)
    return 0;
  return first->mtime_ns < second->mtime_ns ? 1 : -1;
}

static Entry *
read_entry (const char *folder)
{
  g_autofree char *file = g_build_filename (folder, FILE_NAME, NULL);
  g_autofree char *base_file = g_build_filename (folder, "base", NULL);
  g_autoptr (GBytes) base = NULL;
  struct stat st;
  Entry *entry;

  if (stat (file, &st) != 0)
    return NULL;
  entry = g_new0 (Entry, 1);
  entry->folder = g_strdup (folder);
  entry->mtime_ns = (gint64) st.st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) + st.st_mtim.tv_nsec;
  entry->bytes = gsy_load (file, G_MAXSSIZE - 1, NULL, NULL);
  base = gsy_load (base_file, sizeof entry->base - 1, NULL, NULL);
  if (base != NULL)
    memcpy (entry->base, g_bytes_get_data (base, NULL), g_bytes_get_size (base));
  return entry;
}

/* The newest first. */
static GPtrArray *
list_entries (const char *path)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (entry_free);

  /* Entries are made in this order; a gap is one that was written home since. */
  for (guint i = 0, n_missing = 0; n_missing < MAX_GAP && i < MAX_ENTRIES; i++)
    {
      g_autofree char *folder = entry_folder (path, i);
      Entry *entry = read_entry (folder);

      if (entry != NULL)
        g_ptr_array_add (entries, entry);
      else
        n_missing++;
    }
  g_ptr_array_sort (entries, compare_entries);
  return entries;
}

GBytes *
gsy_recovery_take (const char *path, GBytes *disk, const GsyFileIdentity *identity, char **entry, GPtrArray *others)
{
  g_autoptr (GPtrArray) entries = NULL;
  const char *base;
  GBytes *taken = NULL;

  g_return_val_if_fail (path != NULL && identity != NULL && entry != NULL && others != NULL, NULL);

  *entry = NULL;
  entries = list_entries (path);
  base = identity->exists ? identity->sha256 : NO_BASE;
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *found = g_ptr_array_index (entries, i);

      if (found->bytes != NULL && disk != NULL && g_bytes_equal (found->bytes, disk))
        gsy_recovery_remove (found->folder);
      else if (taken == NULL && found->bytes != NULL && strcmp (found->base, base) == 0)
        {
          taken = g_bytes_ref (found->bytes);
          *entry = g_strdup (found->folder);
        }
      else
        g_ptr_array_add (others, g_strdup (found->folder));
    }
  return taken;
}

static gboolean
put (const char *entry, const char *name, GBytes *bytes, GError **error)
{
  g_autofree char *path = g_build_filename (entry, name, NULL);
  GsyFileIdentity identity = { 0 };

  return gsy_save (path, bytes, &identity, GSY_SAVE_ANY, error);
}

static char *
make_entry (const char *path, const GsyFileIdentity *base, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *root = root_folder ();
  g_autoptr (GBytes) path_bytes = g_bytes_new (absolute, strlen (absolute));
  const char *base_string = base->exists ? base->sha256 : NO_BASE;
  g_autoptr (GBytes) base_bytes = g_bytes_new (base_string, strlen (base_string));

  /* What is kept here is as private as a mail folder. */
  if (g_mkdir_with_parents (root, 0700) != 0)
    {
      gsy_file_error_set (error, GSY_FILE_WRITE, root, errno);
      return NULL;
    }
  for (guint i = 0; i < MAX_ENTRIES; i++)
    {
      g_autofree char *entry = entry_folder (path, i);

      if (g_mkdir (entry, 0700) == 0)
        {
          if (put (entry, "path", path_bytes, error) && put (entry, "base", base_bytes, error))
            return g_steal_pointer (&entry);
          gsy_recovery_remove (entry);
          return NULL;
        }
      if (errno != EEXIST)
        {
          gsy_file_error_set (error, GSY_FILE_WRITE, entry, errno);
          return NULL;
        }
    }
  gsy_file_error_set (error, GSY_FILE_WRITE, root, EEXIST);
  return NULL;
}

gboolean
gsy_recovery_write (const char *path, GBytes *bytes, const GsyFileIdentity *base, char **entry, GError **error)
{
  gboolean made = FALSE;

  g_return_val_if_fail (path != NULL && bytes != NULL && base != NULL && entry != NULL, FALSE);

  /* Somebody may have tidied up. */
  if (*entry != NULL && !g_file_test (*entry, G_FILE_TEST_IS_DIR))
    g_clear_pointer (entry, g_free);
  if (*entry == NULL)
    {
      *entry = make_entry (path, base, error);
      if (*entry == NULL)
        return FALSE;
      made = TRUE;
    }
  if (put (*entry, FILE_NAME, bytes, error))
    return TRUE;
  if (made)
    {
      gsy_recovery_remove (*entry);
      g_clear_pointer (entry, g_free);
    }
  return FALSE;
}

void
gsy_recovery_remove (const char *entry)
{
  const char *const names[] = { FILE_NAME, "base", "path" };

  g_return_if_fail (entry != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (entry, names[i], NULL);

      g_unlink (path);
    }
  g_rmdir (entry);
}
