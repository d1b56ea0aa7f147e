/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-recovery.c: the recovery folder. */
#include "config.h"
#include "corpus/gsy-recovery.h"

#include "io/gsy-file-error.h"

#include <glib/gstdio.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILE_NAME "sidecar.json"
#define NO_BASE "none"
#define MAX_ENTRIES 1000
#define LOCK_TRIES 50
#define LOCK_WAIT_US (10 * 1000)

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

/* What the names of all entries of @path begin with. */
static char *
entry_name (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, absolute, -1);
}

/* Held while an entry is made: one that is unfinished without it was left by a process that is no more. -1: nobody else is kept away. */
static int
lock_root (const char *root, guint n_tries)
{
  int fd = open (root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return -1;
  for (guint i = 0; i < n_tries; i++)
    {
      if (flock (fd, LOCK_EX | LOCK_NB) == 0)
        return fd;
      if (errno != EWOULDBLOCK && errno != EINTR)
        break;
      if (i + 1 < n_tries)
        g_usleep (LOCK_WAIT_US);
    }
  close (fd);
  return -1;
}

static void
unlock_root (int fd)
{
  if (fd >= 0)
    close (fd);
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

/* "HASH" or "HASH.2" */
static gboolean
is_entry_of (const char *name, const char *hash)
{
  gsize length = strlen (hash);

  return strncmp (name, hash, length) == 0 && (name[length] == '\0' || name[length] == '.');
}

/* The newest first. */
static GPtrArray *
list_entries (const char *path)
{
  g_autofree char *root = root_folder ();
  g_autofree char *hash = entry_name (path);
  g_autoptr (GDir) dir = g_dir_open (root, 0, NULL);
  GPtrArray *entries = g_ptr_array_new_with_free_func (entry_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_entry_of (name, hash))
      {
        g_autofree char *folder = g_build_filename (root, name, NULL);
        Entry *entry = read_entry (folder);

        if (entry != NULL)
          g_ptr_array_add (entries, entry);
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

/* With what leads here in the folders above, which a power cut would take. */
static gboolean
make_root (const char *root)
{
  g_autofree char *above = g_path_get_dirname (root);
  g_autofree char *far_above = g_path_get_dirname (above);

  /* What is kept here is as private as a mail folder. */
  if (g_file_test (root, G_FILE_TEST_IS_DIR))
    return TRUE;
  if (g_mkdir_with_parents (root, 0700) != 0)
    return FALSE;
  (void) gsy_save_sync_folder (above);
  (void) gsy_save_sync_folder (far_above);
  return TRUE;
}

static char *
make_entry (const char *root, const char *path, const GsyFileIdentity *base, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *hash = entry_name (path);
  g_autoptr (GBytes) path_bytes = g_bytes_new (absolute, strlen (absolute));
  const char *base_string = base->exists ? base->sha256 : NO_BASE;
  g_autoptr (GBytes) base_bytes = g_bytes_new (base_string, strlen (base_string));

  for (guint i = 0; i < MAX_ENTRIES; i++)
    {
      g_autofree char *name = i == 0 ? g_strdup (hash) : g_strdup_printf ("%s.%u", hash, i + 1);
      g_autofree char *entry = g_build_filename (root, name, NULL);

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

static gboolean
write_new (const char *root, const char *path, GBytes *bytes, const GsyFileIdentity *base, char **entry, GError **error)
{
  g_autofree char *made = make_entry (root, path, base, error);

  if (made == NULL)
    return FALSE;
  if (!put (made, FILE_NAME, bytes, error))
    {
      gsy_recovery_remove (made);
      return FALSE;
    }
  *entry = g_steal_pointer (&made);
  /* The work is there; that a power cut now could take its folder is no reason to call it lost. */
  (void) gsy_save_sync_folder (root);
  return TRUE;
}

gboolean
gsy_recovery_write (const char *path, GBytes *bytes, const GsyFileIdentity *base, char **entry, GError **error)
{
  g_autofree char *root = root_folder ();
  gboolean written;
  int lock;

  g_return_val_if_fail (path != NULL && bytes != NULL && base != NULL && entry != NULL, FALSE);

  /* Somebody may have tidied up. */
  if (*entry != NULL && !g_file_test (*entry, G_FILE_TEST_IS_DIR))
    g_clear_pointer (entry, g_free);
  if (*entry != NULL)
    return put (*entry, FILE_NAME, bytes, error);

  if (!make_root (root))
    {
      gsy_file_error_set (error, GSY_FILE_WRITE, root, errno);
      return FALSE;
    }
  lock = lock_root (root, LOCK_TRIES);
  written = write_new (root, path, bytes, base, entry, error);
  unlock_root (lock);
  return written;
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

/* @folder: an entry, while nobody makes one. */
static void
sweep_entry (const char *folder)
{
  g_autofree char *file = g_build_filename (folder, FILE_NAME, NULL);

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return;
  gsy_save_sweep (folder);
  if (!g_file_test (file, G_FILE_TEST_EXISTS))
    gsy_recovery_remove (folder);
}

void
gsy_recovery_sweep (void)
{
  g_autofree char *root = root_folder ();
  g_autoptr (GDir) dir = g_dir_open (root, 0, NULL);
  const char *name;
  int lock;

  if (dir == NULL)
    return;
  lock = lock_root (root, 1);
  if (lock < 0)
    return;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (root, name, NULL);

      sweep_entry (folder);
    }
  unlock_root (lock);
}
