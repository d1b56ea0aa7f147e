/* SPDX-License-Identifier: GPL-3.0-or-later */
/* broken-disk.c: our own calls in the place of the C library's, which fail when they shall. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "config.h"
#include "broken-disk.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/xattr.h>
#include <unistd.h>

BrokenDisk disk;

static gboolean
is_failing (const char *call)
{
  guint nth, all;

  if (!disk.is_armed)
    return FALSE;
  nth = GPOINTER_TO_UINT (g_hash_table_lookup (disk.counts, call));
  g_hash_table_insert (disk.counts, (gpointer) call, GUINT_TO_POINTER (nth + 1));
  all = disk.n++;
  if (disk.hook != NULL && g_str_equal (disk.hook_call, call) && disk.hook_at == nth)
    {
      disk.is_armed = FALSE;
      disk.hook (disk.hook_path);
      disk.is_armed = TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (disk.faults); i++)
    {
      const Fault *fault = &disk.faults[i];
      guint at = fault->call != NULL ? nth : all;

      if (fault->times == 0 || (fault->call != NULL && !g_str_equal (fault->call, call)) || at < fault->at || at - fault->at >= fault->times)
        continue;
      disk.failed = call;
      errno = fault->errsv;
      return TRUE;
    }
  return FALSE;
}

#define WRAP(result, name, symbol, failure, parameters, arguments)    \
  result __real_##symbol parameters;                                  \
  result __wrap_##symbol parameters;                                  \
  result __wrap_##symbol parameters                                   \
  {                                                                   \
    return is_failing (name) ? (failure) : __real_##symbol arguments; \
  }

WRAP (char *, "realpath", realpath, NULL, (const char *path, char *real), (path, real))
WRAP (int, "faccessat", faccessat, -1, (int folder, const char *path, int mode, int flags), (folder, path, mode, flags))
WRAP (int, "flock", flock, -1, (int fd, int operation), (fd, operation))
WRAP (int, "unlinkat", unlinkat, -1, (int folder, const char *path, int flags), (folder, path, flags))
WRAP (int, "fchown", fchown, -1, (int fd, uid_t owner, gid_t group), (fd, owner, group))
WRAP (int, "fchmod", fchmod, -1, (int fd, mode_t mode), (fd, mode))
WRAP (int, "renameat", renameat, -1, (int from, const char *old, int to, const char *name), (from, old, to, name))
WRAP (int, "renameat2", renameat2, -1, (int from, const char *old, int to, const char *name, unsigned int flags), (from, old, to, name, flags))
WRAP (int, "kill", kill, -1, (pid_t pid, int number), (pid, number))
WRAP (gssize, "read", read, -1, (int fd, void *buffer, size_t size), (fd, buffer, size))
WRAP (gssize, "write", write, errno == 0 ? 0 : -1, (int fd, const void *buffer, size_t size), (fd, buffer, size))
WRAP (gpointer, "g_try_malloc", g_try_malloc, NULL, (gsize size), (size))
WRAP (gboolean, "g_file_get_contents", g_file_get_contents, FALSE, (const char *path, char **contents, gsize *length, GError **error), (path, contents, length, error))

/* Nothing here needs the disk to have it. */
int __wrap_fsync (int fd);
int
__wrap_fsync (G_GNUC_UNUSED int fd)
{
  return is_failing ("fsync") ? -1 : 0;
}

/* It is closed, whatever it says. */
int __real_close (int fd);
int __wrap_close (int fd);
int
__wrap_close (int fd)
{
  const gboolean fails = is_failing ("close");
  const int errsv = errno;
  const int status = __real_close (fd);

  if (fails)
    errno = errsv;
  return fails ? -1 : status;
}

int __real_open64 (const char *path, int flags, ...);
int __wrap_open64 (const char *path, int flags, ...);
int
__wrap_open64 (const char *path, int flags, ...)
{
  va_list list;
  int mode = 0;

  va_start (list, flags);
  if (flags & O_CREAT)
    mode = va_arg (list, int);
  va_end (list);
  return is_failing ("open") ? -1 : __real_open64 (path, flags, mode);
}

int __real_openat64 (int folder, const char *path, int flags, ...);
int __wrap_openat64 (int folder, const char *path, int flags, ...);
int
__wrap_openat64 (int folder, const char *path, int flags, ...)
{
  va_list list;
  int mode = 0;

  va_start (list, flags);
  if (flags & O_CREAT)
    mode = va_arg (list, int);
  va_end (list);
  return is_failing ("openat") ? -1 : __real_openat64 (folder, path, flags, mode);
}

int __real_fcntl64 (int fd, int command, ...);
int __wrap_fcntl64 (int fd, int command, ...);
int
__wrap_fcntl64 (int fd, int command, ...)
{
  return is_failing ("fcntl") ? -1 : __real_fcntl64 (fd, command, 0);
}

static guint
nth_of (const char *call)
{
  return disk.is_armed ? GPOINTER_TO_UINT (g_hash_table_lookup (disk.counts, call)) - 1 : 0;
}

int __real_fstat64 (int fd, struct stat *st);
int __wrap_fstat64 (int fd, struct stat *st);
int
__wrap_fstat64 (int fd, struct stat *st)
{
  int status = is_failing ("fstat") ? -1 : __real_fstat64 (fd, st);

  if (status == 0 && disk.is_armed && disk.see != NULL)
    disk.see (nth_of ("fstat"), st);
  return status;
}

int __real_fstatat64 (int folder, const char *path, struct stat *st, int flags);
int __wrap_fstatat64 (int folder, const char *path, struct stat *st, int flags);
int
__wrap_fstatat64 (int folder, const char *path, struct stat *st, int flags)
{
  int status = is_failing ("fstatat") ? -1 : __real_fstatat64 (folder, path, st, flags);

  if (status == 0 && disk.is_armed && disk.see_at != NULL)
    disk.see_at (nth_of ("fstatat"), st);
  return status;
}

/* Attributes are ours while a save runs: not every file system has any. */
ssize_t __wrap_flistxattr (int fd, char *list, size_t size);
ssize_t
__wrap_flistxattr (G_GNUC_UNUSED int fd, char *list, size_t size)
{
  if (is_failing ("flistxattr"))
    return -1;
  if (size > 0)
    memcpy (list, disk.attributes, MIN (size, disk.attributes_length));
  return (ssize_t) disk.attributes_length;
}

ssize_t __wrap_fgetxattr (int fd, const char *name, void *value, size_t size);
ssize_t
__wrap_fgetxattr (G_GNUC_UNUSED int fd, G_GNUC_UNUSED const char *name, void *value, size_t size)
{
  if (is_failing ("fgetxattr"))
    return -1;
  if (size > 0)
    memcpy (value, "value", MIN (size, 5));
  return 5;
}

int __wrap_fsetxattr (int fd, const char *name, const void *value, size_t size, int flags);
int
__wrap_fsetxattr (G_GNUC_UNUSED int fd, const char *name, const void *value, size_t size, G_GNUC_UNUSED int flags)
{
  if (is_failing ("fsetxattr"))
    return -1;
  g_assert_cmpmem (value, size, "value", 5);
  g_string_append_printf (disk.set, "%s ", name);
  return 0;
}

int __wrap_fremovexattr (int fd, const char *name);
int
__wrap_fremovexattr (G_GNUC_UNUSED int fd, const char *name)
{
  if (is_failing ("fremovexattr"))
    return -1;
  g_assert_cmpstr (name, ==, ACL);
  g_string_append (disk.set, "-acl ");
  return 0;
}

void
disk_heal (void)
{
  g_clear_pointer (&disk.counts, g_hash_table_unref);
  if (disk.set != NULL)
    g_string_free (disk.set, TRUE);
  memset (&disk, 0, sizeof disk);
  disk.counts = g_hash_table_new (g_str_hash, g_str_equal);
  disk.set = g_string_new (NULL);
}

void
disk_break (const char *call, guint at, guint times, int errsv)
{
  Fault *fault = disk.faults[0].times == 0 ? &disk.faults[0] : &disk.faults[1];

  *fault = (Fault){ call, at, times, errsv };
}

guint
disk_count (const char *call)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (disk.counts, call));
}
