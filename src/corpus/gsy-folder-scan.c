/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-folder-scan.c: readdir without a stat for each file. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* d_type */
#endif
#include "config.h"
#include "corpus/gsy-folder-scan.h"

#include "io/gsy-article-reader.h"
#include "io/gsy-file-error.h"
#include "io/gsy-sidecar.h"

#include <glib/gi18n-lib.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  const char *root;
  int root_fd;
  GPtrArray *found;
  GPtrArray *folders_read; /* nullable */
  GQueue folders;          /* relative paths still to be read */
  char *unreadable;        /* the first one inside */
} Scan;

void
gsy_found_free (GsyFound *self)
{
  g_free (self->key);
  g_free (self->name);
  g_free (self->sort_key);
  g_free (self);
}

gboolean
gsy_is_article_name (const char *name)
{
  const char *ending;

  g_return_val_if_fail (name != NULL, FALSE);

  if (name[0] == '\0' || name[0] == '.' || gsy_is_sidecar_name (name))
    return FALSE;
  ending = strrchr (name, '.');
  return ending == NULL || g_ascii_strcasecmp (ending, ".txt") == 0 || g_ascii_strcasecmp (ending, ".text") == 0 || g_ascii_strcasecmp (ending, ".md") == 0;
}

static GsyFound *
found_new (char *key)
{
  GsyFound *found = g_new0 (GsyFound, 1);

  found->key = key;
  found->name = gsy_display_name (key);
  return found;
}

static char *
join (const char *folder, const char *name)
{
  return folder[0] == '\0' ? g_strdup (name) : g_strconcat (folder, "/", name, NULL);
}

/* Whether the entry is a folder, where its type is known without asking. A link to a folder is neither folder nor article. */
static gboolean
is_folder (int fd, const struct dirent *entry, gboolean *is_article)
{
  struct stat st;
  gboolean is_link = entry->d_type == DT_LNK;

  if (entry->d_type != DT_LNK && entry->d_type != DT_UNKNOWN)
    {
      *is_article = entry->d_type != DT_DIR;
      return entry->d_type == DT_DIR;
    }
  if (entry->d_type == DT_UNKNOWN && fstatat (fd, entry->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0)
    {
      is_link = S_ISLNK (st.st_mode);
      if (!is_link)
        {
          *is_article = !S_ISDIR (st.st_mode);
          return S_ISDIR (st.st_mode);
        }
    }
  /* A link that leads nowhere is listed, and says so when it is opened. */
  *is_article = fstatat (fd, entry->d_name, &st, 0) != 0 || !S_ISDIR (st.st_mode);
  return FALSE;
}

static void
note_unreadable (Scan *self, const char *folder)
{
  if (self->unreadable == NULL)
    self->unreadable = g_strdup (folder);
}

static void
mark_sidecars (Scan *self, guint first, GHashTable *sidecars)
{
  for (guint i = first; i < self->found->len && g_hash_table_size (sidecars) > 0; i++)
    {
      GsyFound *found = g_ptr_array_index (self->found, i);
      const char *base = strrchr (found->key, '/');
      g_autofree char *sidecar = gsy_sidecar_path (base != NULL ? base + 1 : found->key, NULL);

      found->has_sidecar = g_hash_table_contains (sidecars, sidecar);
    }
}

static gboolean
read_folder (Scan *self, const char *folder)
{
  g_autoptr (GHashTable) sidecars = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint first = self->found->len;
  gboolean has_leftovers = FALSE;
  const struct dirent *entry;
  DIR *dir;
  int fd = openat (self->root_fd, folder[0] != '\0' ? folder : ".", O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);

  if (fd < 0)
    return FALSE;
  dir = fdopendir (fd);
  if (dir == NULL)
    {
      close (fd);
      return FALSE;
    }
  while (errno = 0, (entry = readdir (dir)) != NULL)
    {
      gboolean is_article;

      if (entry->d_name[0] == '.')
        {
          has_leftovers = has_leftovers || g_str_has_suffix (entry->d_name, ".tmp");
          continue;
        }
      if (is_folder (dirfd (dir), entry, &is_article))
        g_queue_push_tail (&self->folders, join (folder, entry->d_name));
      else if (is_article && gsy_is_article_name (entry->d_name))
        g_ptr_array_add (self->found, found_new (join (folder, entry->d_name)));
      else if (is_article && gsy_is_sidecar_name (entry->d_name))
        g_hash_table_add (sidecars, g_strdup (entry->d_name));
    }
  if (errno != 0)
    note_unreadable (self, folder);
  closedir (dir);

  mark_sidecars (self, first, sidecars);
  if (self->folders_read != NULL)
    g_ptr_array_add (self->folders_read, g_strdup (folder));
  if (has_leftovers)
    {
      g_autofree char *path = g_build_filename (self->root, folder, NULL);

      gsy_save_sweep (path);
    }
  return TRUE;
}

static int
compare_found (gconstpointer a, gconstpointer b)
{
  const GsyFound *first = *(const GsyFound *const *) a;
  const GsyFound *second = *(const GsyFound *const *) b;
  int order = strcmp (first->sort_key, second->sort_key);

  return order != 0 ? order : strcmp (first->key, second->key);
}

static void
sort (GPtrArray *found)
{
  for (guint i = 0; i < found->len; i++)
    {
      GsyFound *one = g_ptr_array_index (found, i);

      one->sort_key = g_utf8_collate_key_for_filename (one->name, -1);
    }
  g_ptr_array_sort (found, compare_found);
}

GPtrArray *
gsy_folder_scan (const char *root, const int *cancelled, GPtrArray *folders, char **problem, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_found_free);
  Scan self = { .root = root, .found = found, .folders_read = folders, .folders = G_QUEUE_INIT };
  gboolean is_read;
  int errsv;

  g_return_val_if_fail (root != NULL && problem != NULL, NULL);

  *problem = NULL;
  self.root_fd = open (root, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK);
  if (self.root_fd < 0)
    {
      gsy_file_error_set (error, GSY_FILE_READ, root, errno);
      return NULL;
    }
  is_read = read_folder (&self, "");
  errsv = errno;
  while (is_read && !g_atomic_int_get (cancelled))
    {
      g_autofree char *folder = g_queue_pop_head (&self.folders);

      if (folder == NULL)
        break;
      if (!read_folder (&self, folder))
        note_unreadable (&self, folder);
    }
  close (self.root_fd);
  g_queue_clear_full (&self.folders, g_free);

  if (self.unreadable != NULL)
    {
      g_autofree char *name = self.unreadable[0] != '\0' ? gsy_display_name (self.unreadable) : gsy_display_basename (root);

      /* Translators: %s is a folder. */
      *problem = g_strdup_printf (_ ("The folder “%s” could not be read in whole, so articles may be missing. Check its permissions."), name);
      g_free (self.unreadable);
    }
  if (!is_read)
    {
      gsy_file_error_set (error, GSY_FILE_READ, root, errsv);
      return NULL;
    }
  sort (found);
  return g_steal_pointer (&found);
}

static GsyFound *
add_listed (GPtrArray *found, const char *root, const char *key)
{
  g_autofree char *path = g_build_filename (root, key, NULL);
  g_autofree char *sidecar = gsy_sidecar_path (path, NULL);
  GsyFound *one = found_new (g_strdup (key));
  struct stat st;

  one->has_sidecar = stat (sidecar, &st) == 0;
  g_ptr_array_add (found, one);
  return one;
}

GPtrArray *
gsy_folder_list (const char *root, const char *const *keys)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_found_free);

  g_return_val_if_fail (root != NULL && keys != NULL, found);

  for (guint i = 0; keys[i] != NULL; i++)
    add_listed (found, root, keys[i]);
  sort (found);
  return found;
}

void
gsy_folder_list_add (GPtrArray *found, const char *root, const char *const *keys)
{
  g_autoptr (GHashTable) known = NULL;
  guint n;

  g_return_if_fail (found != NULL && root != NULL && keys != NULL);

  known = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < found->len; i++)
    g_hash_table_add (known, ((GsyFound *) g_ptr_array_index (found, i))->key);
  n = found->len;
  for (guint i = 0; keys[i] != NULL; i++)
    if (!g_hash_table_contains (known, keys[i]))
      add_listed (found, root, keys[i])->is_missing = TRUE;
  if (found->len == n)
    return;
  for (guint i = 0; i < n; i++)
    g_clear_pointer (&((GsyFound *) g_ptr_array_index (found, i))->sort_key, g_free);
  sort (found);
}
