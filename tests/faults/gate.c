/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gate.c: a disk that does not answer, for a program that is started with this in LD_PRELOAD.
 *
 * GAINSAY_GATE names a folder, GAINSAY_GATE_DISK the one that is the disk. While there is a file "closed" in the first, calls for something in the second
 * wait, and say so by a file "waits-CALL"; a file "only" has the names of the calls that do, else all of them. Calls that the main thread makes
 * are written down in a file "main", a line each, closed or not. */
/* Each of two names for one call is there: none may stand for the other. */
#undef _FILE_OFFSET_BITS
#undef _FORTIFY_SOURCE
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static long
raw_open (const char *path, int flags, int mode)
{
  return syscall (SYS_openat, AT_FDCWD, path, flags, mode);
}

static void
note (const char *name, const char *line)
{
  char path[PATH_MAX];
  long fd;

  snprintf (path, sizeof path, "%s/%s", getenv ("GAINSAY_GATE"), name);
  fd = raw_open (path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (fd < 0)
    return;
  if (line != NULL)
    {
      syscall (SYS_write, fd, line, strlen (line));
      syscall (SYS_write, fd, "\n", (size_t) 1);
    }
  syscall (SYS_close, fd);
}

static int
is_closed (const char *call)
{
  char path[PATH_MAX], only[256];
  long fd, n;

  snprintf (path, sizeof path, "%s/closed", getenv ("GAINSAY_GATE"));
  if (syscall (SYS_faccessat, AT_FDCWD, path, F_OK) != 0)
    return 0;
  snprintf (path, sizeof path, "%s/only", getenv ("GAINSAY_GATE"));
  fd = raw_open (path, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0)
    return 1;
  n = syscall (SYS_read, fd, only, sizeof only - 1);
  syscall (SYS_close, fd);
  only[n > 0 ? n : 0] = '\0';
  return strstr (only, call) != NULL;
}

static void
pass (const char *call, const char *path)
{
  const char *disk = getenv ("GAINSAY_GATE_DISK");
  const struct timespec moment = { 0, 3 * 1000 * 1000 };
  char line[PATH_MAX + 64];
  int saved = errno, told = 0;

  if (disk == NULL || getenv ("GAINSAY_GATE") == NULL || path == NULL || strncmp (path, disk, strlen (disk)) != 0)
    return;
  if (syscall (SYS_gettid) == getpid ())
    {
      snprintf (line, sizeof line, "%s %s", call, path);
      note ("main", line);
    }
  while (is_closed (call))
    {
      if (!told)
        {
          snprintf (line, sizeof line, "waits-%s", call);
          note (line, NULL);
          told = 1;
        }
      nanosleep (&moment, NULL);
    }
  errno = saved;
}

static void
pass_at (const char *call, int folder, const char *path)
{
  char link[64], full[PATH_MAX * 2];
  long n;

  if (path != NULL && path[0] == '/')
    {
      pass (call, path);
      return;
    }
  if (folder == AT_FDCWD)
    return;
  snprintf (link, sizeof link, "/proc/self/fd/%d", folder);
  n = syscall (SYS_readlinkat, AT_FDCWD, link, full, (size_t) PATH_MAX - 1);
  if (n <= 0)
    return;
  if (path != NULL && path[0] != '\0')
    snprintf (full + n, sizeof full - (size_t) n, "/%s", path);
  else
    full[n] = '\0';
  pass (call, full);
}

#define REAL(type, name, ...)        \
  static type (*real) (__VA_ARGS__); \
  if (real == NULL)                  \
  *(void **) &real = dlsym (RTLD_NEXT, name)

#define MODE                         \
  mode_t mode = 0;                   \
  if (flags & (O_CREAT | O_TMPFILE)) \
    {                                \
      va_list list;                  \
      va_start (list, flags);        \
      mode = va_arg (list, mode_t);  \
      va_end (list);                 \
    }

int
open (const char *path, int flags, ...)
{
  REAL (int, "open", const char *, int, ...);
  MODE;
  pass ("open", path);
  return real (path, flags, mode);
}

int
open64 (const char *path, int flags, ...)
{
  REAL (int, "open64", const char *, int, ...);
  MODE;
  pass ("open", path);
  return real (path, flags, mode);
}

int
openat (int folder, const char *path, int flags, ...)
{
  REAL (int, "openat", int, const char *, int, ...);
  MODE;
  pass_at ("open", folder, path);
  return real (folder, path, flags, mode);
}

int
openat64 (int folder, const char *path, int flags, ...)
{
  REAL (int, "openat64", int, const char *, int, ...);
  MODE;
  pass_at ("open", folder, path);
  return real (folder, path, flags, mode);
}

DIR *
opendir (const char *path)
{
  REAL (DIR *, "opendir", const char *);
  pass ("opendir", path);
  return real (path);
}

ssize_t
read (int fd, void *buffer, size_t size)
{
  REAL (ssize_t, "read", int, void *, size_t);
  pass_at ("read", fd, NULL);
  return real (fd, buffer, size);
}

ssize_t
write (int fd, const void *buffer, size_t size)
{
  REAL (ssize_t, "write", int, const void *, size_t);
  pass_at ("write", fd, NULL);
  return real (fd, buffer, size);
}

int
fsync (int fd)
{
  REAL (int, "fsync", int);
  pass_at ("fsync", fd, NULL);
  return real (fd);
}

int
rename (const char *from, const char *to)
{
  REAL (int, "rename", const char *, const char *);
  pass ("rename", from);
  return real (from, to);
}

int
renameat (int from_folder, const char *from, int to_folder, const char *to)
{
  REAL (int, "renameat", int, const char *, int, const char *);
  pass_at ("rename", from_folder, from);
  return real (from_folder, from, to_folder, to);
}

int
renameat2 (int from_folder, const char *from, int to_folder, const char *to, unsigned int flags)
{
  REAL (int, "renameat2", int, const char *, int, const char *, unsigned int);
  pass_at ("rename", from_folder, from);
  return real (from_folder, from, to_folder, to, flags);
}

int
unlink (const char *path)
{
  REAL (int, "unlink", const char *);
  pass ("unlink", path);
  return real (path);
}

int
stat (const char *path, struct stat *st)
{
  REAL (int, "stat", const char *, struct stat *);
  pass ("stat", path);
  return real (path, st);
}

int
stat64 (const char *path, struct stat64 *st)
{
  REAL (int, "stat64", const char *, struct stat64 *);
  pass ("stat", path);
  return real (path, st);
}

int
lstat (const char *path, struct stat *st)
{
  REAL (int, "lstat", const char *, struct stat *);
  pass ("stat", path);
  return real (path, st);
}

int
lstat64 (const char *path, struct stat64 *st)
{
  REAL (int, "lstat64", const char *, struct stat64 *);
  pass ("stat", path);
  return real (path, st);
}

int
fstatat (int folder, const char *path, struct stat *st, int flags)
{
  REAL (int, "fstatat", int, const char *, struct stat *, int);
  pass_at ("stat", folder, path);
  return real (folder, path, st, flags);
}

int
fstatat64 (int folder, const char *path, struct stat64 *st, int flags)
{
  REAL (int, "fstatat64", int, const char *, struct stat64 *, int);
  pass_at ("stat", folder, path);
  return real (folder, path, st, flags);
}

int
access (const char *path, int mode)
{
  REAL (int, "access", const char *, int);
  pass ("stat", path);
  return real (path, mode);
}

char *
realpath (const char *path, char *resolved)
{
  REAL (char *, "realpath", const char *, char *);
  pass ("stat", path);
  return real (path, resolved);
}
