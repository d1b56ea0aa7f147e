/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-save.c: the one way in which files are written: aside, made durable, then renamed. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* renameat2 */
#endif
#include "config.h"
#include "io/gsy-save.h"

#include "core/gsy-error.h"
#include "io/gsy-file-error.h"
#include "io/gsy-load.h"

#include <glib/gi18n-lib.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

/* So much of a name goes into a temporary's name, which then fits wherever the name did. */
#define MAX_STEM 100
#define MAX_LINKS 40
#define ACL "system.posix_acl_access"

/* What another machine left is another machine's for so long. */
#define OTHERS_DAY (24 * 60 * 60)

/* Network file systems interrupt what local ones do not. */
#define RETRY(result, call) \
  do                        \
    (result) = (call);      \
  while ((result) < 0 && errno == EINTR)

/* What the steps of one save share. Descriptors are -1 when closed. */
typedef struct
{
  const char *path; /* as the caller calls it, for messages */
  char *folder;     /* resolved */
  char *name;
  int folder_fd;
  int old_fd; /* -1 also when there is no file yet */
  struct stat old;
  int model_fd; /* whose rights and attributes it gets: the old file's, or another one's */
  struct stat model;
  int fd;
  int lock_fd;     /* says that the temporary is in use until it has its name */
  char *temporary; /* NULL when there is none */
} Save;

static void
save_clear (Save *self)
{
  if (self->fd >= 0)
    close (self->fd);
  if (self->temporary != NULL)
    unlinkat (self->folder_fd, self->temporary, 0);
  if (self->lock_fd >= 0)
    close (self->lock_fd);
  if (self->model_fd >= 0 && self->model_fd != self->old_fd)
    close (self->model_fd);
  if (self->old_fd >= 0)
    close (self->old_fd);
  if (self->folder_fd >= 0)
    close (self->folder_fd);
  g_free (self->temporary);
  g_free (self->folder);
  g_free (self->name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Save, save_clear)

static gboolean
fail (const Save *self, int errsv, GError **error)
{
  gsy_file_error_set (error, GSY_FILE_WRITE, self->path, errsv);
  return FALSE;
}

/* Where @path leads through symbolic links, even to a file that is not there yet. NULL with errno. */
static char *
resolve (const char *path)
{
  g_autofree char *at = g_strdup (path);

  for (guint i = 0; i < MAX_LINKS; i++)
    {
      g_autofree char *real = realpath (at, NULL);
      g_autofree char *parent = NULL;
      g_autofree char *target = NULL;

      if (real != NULL)
        return g_strdup (real);
      if (errno != ENOENT)
        return NULL;

      parent = g_path_get_dirname (at);
      target = g_file_read_link (at, NULL);
      if (target == NULL)
        {
          g_autofree char *base = g_path_get_basename (at);

          real = realpath (parent, NULL);
          return real != NULL ? g_build_filename (real, base, NULL) : NULL;
        }
      g_free (at);
      at = g_path_is_absolute (target) ? g_steal_pointer (&target) : g_build_filename (parent, target, NULL);
    }
  errno = ELOOP;
  return NULL;
}

static gboolean
open_target (Save *self, GError **error)
{
  g_autofree char *real = resolve (self->path);

  if (real == NULL)
    return fail (self, errno, error);
  self->folder = g_path_get_dirname (real);
  self->name = g_path_get_basename (real);

  RETRY (self->folder_fd, open (self->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (self->folder_fd < 0)
    return fail (self, errno, error);

  if (fstatat (self->folder_fd, self->name, &self->old, AT_SYMLINK_NOFOLLOW) != 0)
    return errno == ENOENT ? TRUE : fail (self, errno, error);
  self->old_fd = gsy_open_regular (self->folder_fd, self->name, self->path, &self->old, error);
  if (self->old_fd < 0)
    return FALSE;
  /* A rename would get round the mode of a file that somebody made read-only on purpose. */
  if (faccessat (self->folder_fd, self->name, W_OK, AT_EACCESS) != 0)
    return fail (self, errno, error);
  return TRUE;
}

static gboolean
hash_old (Save *self, char *sha256, GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guchar *buffer = g_malloc (64 * 1024);

  for (;;)
    {
      gssize n = gsy_read_all (self->old_fd, buffer, 64 * 1024);

      if (n < 0)
        return fail (self, errno, error);
      if (n == 0)
        break;
      g_checksum_update (checksum, buffer, n);
    }
  g_strlcpy (sha256, g_checksum_get_string (checksum), 65);
  return TRUE;
}

static void
set_conflict (const Save *self, GError **error)
{
  g_autofree char *name = gsy_display_basename (self->path);

  /* Translators: %s is a file's name. */
  g_set_error (error, GSY_ERROR, GSY_ERROR_CONFLICT, _ ("“%s” was changed by another program since it was read. Nothing was written over it."), name);
}

/* What is on disk must be what the caller knew, or already what the caller wants. */
static gboolean
check_identity (Save *self, const GsyFileIdentity *known, const GsyFileIdentity *wanted, GError **error)
{
  GsyFileIdentity disk = { 0 };

  if (self->old_fd < 0)
    {
      if (!known->exists)
        return TRUE;
      set_conflict (self, error);
      return FALSE;
    }

  gsy_file_identity_set_stat (&disk, &self->old);
  if ((known->exists && disk.size == known->size) || disk.size == wanted->size)
    {
      if (!hash_old (self, disk.sha256, error))
        return FALSE;
      if (gsy_file_identity_equal (&disk, known) || gsy_file_identity_equal (&disk, wanted))
        return TRUE;
    }
  set_conflict (self, error);
  return FALSE;
}

/* Whether the name still means the file that was opened, a moment before it is renamed over. */
static gboolean
check_unmoved (const Save *self, GError **error)
{
  struct stat now;

  if (fstatat (self->folder_fd, self->name, &now, AT_SYMLINK_NOFOLLOW) != 0)
    {
      if (errno != ENOENT)
        return fail (self, errno, error);
      if (self->old_fd < 0)
        return TRUE;
    }
  else if (self->old_fd >= 0 && now.st_ino == self->old.st_ino && now.st_dev == self->old.st_dev && now.st_size == self->old.st_size && now.st_mtim.tv_sec == self->old.st_mtim.tv_sec && now.st_mtim.tv_nsec == self->old.st_mtim.tv_nsec)
    return TRUE;
  set_conflict (self, error);
  return FALSE;
}

/* A number for this machine, so that what its processes left can be told from what others did in a shared folder. */
static guint
machine_number (void)
{
  static gsize number = 0;

  if (g_once_init_enter (&number))
    {
      g_autofree char *id = NULL;
      guint value = 0;

      if (g_file_get_contents ("/etc/machine-id", &id, NULL, NULL))
        value = g_str_hash (g_strstrip (id));
      else
        value = g_str_hash (g_get_host_name ());
      g_once_init_leave (&number, (gsize) ((value ^ (value >> 16)) & 0xffff) + 1);
    }
  return (guint) number - 1;
}

/* A lock that ends with its process, however that ends. FALSE: a sweep of another process came first. A file system without
 * locks is no reason not to save. */
static gboolean
lock_temporary (const Save *self)
{
  struct stat st;
  int status;

  RETRY (status, flock (self->fd, LOCK_EX | LOCK_NB));
  if (status != 0 && errno == EWOULDBLOCK)
    return FALSE;
  return fstat (self->fd, &st) != 0 || st.st_nlink > 0;
}

static gboolean
make_temporary (Save *self, GError **error)
{
  mode_t mode = self->model_fd >= 0 ? 0600 : 0666;
  gsize stem = strlen (self->name);

  if (stem > MAX_STEM)
    for (stem = MAX_STEM; stem > 1 && ((guchar) self->name[stem] & 0xc0) == 0x80; stem--)
      ;

  errno = EEXIST;
  /* A new file's mode is what the folder and the umask make of 0666; an old one's is set before it gets its name. */
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *temporary = g_strdup_printf (".%.*s.%d.gsy%04x%04x.tmp", (int) stem, self->name, (int) getpid (), machine_number (), g_random_int () & 0xffff);

      RETRY (self->fd, openat (self->folder_fd, temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode));
      if (self->fd < 0 && errno == EEXIST)
        continue;
      if (self->fd < 0)
        return fail (self, errno, error);
      if (lock_temporary (self))
        {
          /* The lock goes with the last descriptor of this opening, and the file is closed before it is renamed. */
          self->lock_fd = fcntl (self->fd, F_DUPFD_CLOEXEC, 0);
          self->temporary = g_steal_pointer (&temporary);
          return TRUE;
        }
      close (self->fd);
      self->fd = -1;
      errno = EEXIST;
    }
  return fail (self, errno, error);
}

static gboolean
write_all (Save *self, GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  while (size > 0)
    {
      gssize n;

      RETRY (n, write (self->fd, data, size));
      if (n <= 0)
        return fail (self, n < 0 ? errno : EIO, error);
      data += n;
      size -= (gsize) n;
    }
  return TRUE;
}

static gboolean
is_copied (const char *attribute)
{
  return strcmp (attribute, "security.capability") != 0 && strcmp (attribute, "security.ima") != 0 && strcmp (attribute, "security.evm") != 0;
}

/* Best effort. FALSE when the model's access list did not come along. */
static gboolean
copy_attributes (const Save *self)
{
  gssize n = flistxattr (self->model_fd, NULL, 0);
  g_autofree char *names = NULL;
  /* Where the list cannot be read, there may be one in it. */
  gboolean has_acl = n < 0 && errno != ENOTSUP && errno != ENOSYS, copied_acl = FALSE;

  if (n > 0)
    {
      names = g_malloc0 ((gsize) n + 1);
      n = flistxattr (self->model_fd, names, (gsize) n);
      has_acl = n < 0;
    }
  for (const char *name = names; n > 0 && name < names + n; name += strlen (name) + 1)
    {
      gssize size;
      g_autofree char *value = NULL;
      gboolean copied;

      if (*name == '\0' || !is_copied (name))
        continue;
      has_acl = has_acl || strcmp (name, ACL) == 0;
      size = fgetxattr (self->model_fd, name, NULL, 0);
      if (size < 0)
        continue;
      value = g_malloc ((gsize) size + 1);
      size = fgetxattr (self->model_fd, name, value, (gsize) size);
      copied = size >= 0 && fsetxattr (self->fd, name, value, (gsize) size, 0) == 0;
      copied_acl = copied_acl || (copied && strcmp (name, ACL) == 0);
    }
  /* The folder may have given the temporary a list that the old file did not have. */
  if (!has_acl)
    (void) fremovexattr (self->fd, ACL);
  return !has_acl || copied_acl;
}

/* The model's owner, attributes and mode; where that is not possible, never more rights than before. */
static gboolean
copy_rights (Save *self, GError **error)
{
  mode_t mode = self->model.st_mode & 0777;
  struct stat st;
  int status;

  if (fstat (self->fd, &st) != 0)
    return fail (self, errno, error);
  if (st.st_gid != self->model.st_gid)
    {
      RETRY (status, fchown (self->fd, (uid_t) -1, self->model.st_gid));
      if (status != 0)
        mode &= (mode_t) ~070 | ((mode & 07) << 3);
    }
  if (st.st_uid != self->model.st_uid)
    RETRY (status, fchown (self->fd, self->model.st_uid, (gid_t) -1));
  if (!copy_attributes (self))
    mode &= (mode_t) ~070 | ((mode & 07) << 3);
  RETRY (status, fchmod (self->fd, mode));
  return status == 0 ? TRUE : fail (self, errno, error);
}

static gboolean
sync_fd (int fd)
{
  int status;

  RETRY (status, fsync (fd));
  return status == 0;
}

static gboolean
finish_temporary (Save *self, GsySaveFlags flags, GError **error)
{
  int fd = self->fd;

  if (!(flags & GSY_SAVE_FLEETING) && !sync_fd (fd))
    return fail (self, errno, error);
  self->fd = -1;
  /* Linux has closed it even when it says EINTR. */
  if (close (fd) != 0 && errno != EINTR)
    return fail (self, errno, error);
  return TRUE;
}

/* 0, or -1 with errno; EEXIST when a file appeared where there was none. */
static int
give_name (const Save *self)
{
  int status = -1;

  errno = EINVAL;
  if (self->old_fd < 0)
    RETRY (status, renameat2 (self->folder_fd, self->temporary, self->folder_fd, self->name, RENAME_NOREPLACE));
  /* Not every file system knows the flag. */
  if (status != 0 && (errno == EINVAL || errno == ENOSYS))
    RETRY (status, renameat (self->folder_fd, self->temporary, self->folder_fd, self->name));
  return status;
}

static gboolean
rename_temporary (Save *self, GError **error)
{
  int status = give_name (self);

  /* A server of Windows' kind renames nothing that is open. */
  if (status != 0 && self->lock_fd >= 0 && (errno == EACCES || errno == EPERM || errno == EBUSY || errno == ETXTBSY))
    {
      close (self->lock_fd);
      self->lock_fd = -1;
      status = give_name (self);
    }
  if (status != 0 && errno == EEXIST)
    {
      set_conflict (self, error);
      return FALSE;
    }
  if (status != 0)
    return fail (self, errno, error);
  g_clear_pointer (&self->temporary, g_free);
  return TRUE;
}

/* Two of our processes in one folder take turns between looking and renaming. A lock that cannot be had stops nobody. */
static void
lock_folder (const Save *self)
{
  for (guint i = 0; i < 20 && flock (self->folder_fd, LOCK_EX | LOCK_NB) != 0 && (errno == EWOULDBLOCK || errno == EINTR); i++)
    g_usleep (10 * 1000);
}

/* @model: (nullable): a path, for a file that is not there yet. */
static gboolean
save (const char *path, GBytes *bytes, GsyFileIdentity *identity, GsySaveFlags flags, const char *model, GError **error)
{
  g_auto (Save) save = { .path = path, .folder_fd = -1, .old_fd = -1, .model_fd = -1, .fd = -1, .lock_fd = -1 };
  GsyFileIdentity wanted = { .exists = TRUE };
  struct stat st;

  wanted.size = g_bytes_get_size (bytes);
  gsy_file_identity_set_bytes (&wanted, bytes);

  if (!open_target (&save, error))
    return FALSE;
  lock_folder (&save);
  if (!(flags & GSY_SAVE_ANY) && !check_identity (&save, identity, &wanted, error))
    return FALSE;

  if (model != NULL)
    save.model_fd = gsy_open_regular (AT_FDCWD, model, path, &save.model, error);
  else if (save.old_fd >= 0)
    {
      save.model_fd = save.old_fd;
      save.model = save.old;
    }
  if (model != NULL && save.model_fd < 0)
    return FALSE;
  if (!make_temporary (&save, error) || !write_all (&save, bytes, error) || (save.model_fd >= 0 && !copy_rights (&save, error)))
    return FALSE;
  if (fstat (save.fd, &st) != 0)
    return fail (&save, errno, error);
  if (!finish_temporary (&save, flags, error) || (!(flags & GSY_SAVE_ANY) && !check_unmoved (&save, error)) || !rename_temporary (&save, error))
    return FALSE;

  /* From here on the new content is what is on disk, even if the folder's own entry could not be made durable. */
  gsy_file_identity_set_stat (&wanted, &st);
  *identity = wanted;
  if (!(flags & GSY_SAVE_FLEETING) && !sync_fd (save.folder_fd) && errno != EINVAL && errno != ENOTSUP && errno != EBADF)
    return fail (&save, errno, error);
  return TRUE;
}

gboolean
gsy_save (const char *path, GBytes *bytes, GsyFileIdentity *identity, GsySaveFlags flags, GError **error)
{
  g_return_val_if_fail (path != NULL && bytes != NULL && identity != NULL, FALSE);

  return save (path, bytes, identity, flags, NULL, error);
}

gboolean
gsy_save_like (const char *path, GBytes *bytes, const char *model, GError **error)
{
  GsyFileIdentity none = { 0 };

  g_return_val_if_fail (path != NULL && bytes != NULL && model != NULL, FALSE);

  return save (path, bytes, &none, GSY_SAVE_DEFAULT, model, error);
}

/* What ".NAME.PID.gsyMACHINERANDOM.tmp" says; FALSE when it is no such name. */
static gboolean
parse_temporary (const char *name, pid_t *pid, guint *machine)
{
  gsize length = strlen (name);
  const char *random, *digits;
  gint64 value;

  if (name[0] != '.' || length < strlen (".n.1.gsy00000000.tmp") || !g_str_has_suffix (name, ".tmp"))
    return FALSE;
  random = name + length - strlen (".gsy00000000.tmp");
  if (strncmp (random, ".gsy", 4) != 0 || strspn (random + 4, "0123456789abcdef") != 8)
    return FALSE;
  for (digits = random; digits > name + 1 && g_ascii_isdigit (digits[-1]); digits--)
    ;
  if (digits == random || digits[-1] != '.' || digits - 1 == name)
    return FALSE;
  value = g_ascii_strtoll (digits, NULL, 10);
  *pid = (pid_t) value;
  *machine = (guint) (g_ascii_strtoull (random + 4, NULL, 16) >> 16);
  return value > 0 && value <= G_MAXINT;
}

/* Removes what nobody writes to any more. A writer holds a lock, which ends with the process; the number of a process may be another one's
 * by now, or that of one in another container. */
static void
sweep (int folder, const char *name)
{
  pid_t pid;
  guint machine;
  struct stat st;
  gboolean is_old;
  int fd, status;

  if (!parse_temporary (name, &pid, &machine) || fstatat (folder, name, &st, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG (st.st_mode))
    return;
  is_old = g_get_real_time () / G_USEC_PER_SEC - (gint64) st.st_mtim.tv_sec >= OTHERS_DAY;
  if (machine != machine_number () && !is_old)
    return;

  RETRY (fd, openat (folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  if (fd < 0)
    return;
  RETRY (status, flock (fd, LOCK_EX | LOCK_NB));
  /* Where there are no locks, only time and the number tell. */
  if (status != 0 && errno != EWOULDBLOCK && is_old && kill (pid, 0) != 0 && errno == ESRCH)
    status = 0;
  /* Before the lock is given back: its maker may just be about to take it. */
  if (status == 0)
    unlinkat (folder, name, 0);
  close (fd);
}

void
gsy_save_sweep (const char *folder)
{
  DIR *dir;
  const struct dirent *entry;

  g_return_if_fail (folder != NULL);

  dir = opendir (folder);
  if (dir == NULL)
    return;
  while ((entry = readdir (dir)) != NULL)
    sweep (dirfd (dir), entry->d_name);
  closedir (dir);
}

void
gsy_save_sweep_target (const char *path)
{
  g_autofree char *real = NULL;
  g_autofree char *folder = NULL;

  g_return_if_fail (path != NULL);

  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    return;
  real = resolve (path);
  folder = real != NULL ? g_path_get_dirname (real) : NULL;
  if (folder != NULL)
    gsy_save_sweep (folder);
}

gboolean
gsy_save_sync_folder (const char *folder)
{
  gboolean synced;
  int fd;

  g_return_val_if_fail (folder != NULL, FALSE);

  RETRY (fd, open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (fd < 0)
    return FALSE;
  synced = sync_fd (fd) || errno == EINVAL || errno == ENOTSUP || errno == EBADF;
  close (fd);
  return synced;
}
