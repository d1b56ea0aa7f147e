/* SPDX-License-Identifier: GPL-3.0-or-later */
/* broken-disk.h: system calls that fail in this process when a test says so. The linker puts ours before those of the C library (--wrap). */
#pragma once

#include <glib.h>

#include <sys/stat.h>

#define ALWAYS G_MAXUINT
#define ACL "system.posix_acl_access"

/* The calls number @at to @at + @times of that name fail; NULL: of any. */
typedef struct
{
  const char *call;
  guint at;
  guint times;
  int errsv;
} Fault;

/* Of one save or load: what fails, what is done before a call, and what is made of what it tells. */
typedef struct
{
  gboolean is_armed;
  Fault faults[2];
  GHashTable *counts;
  guint n;
  const char *failed; /* the last one that did */
  const char *hook_call;
  guint hook_at;
  void (*hook) (const char *path);
  const char *hook_path;
  void (*see) (guint nth, struct stat *st);    /* by fstat */
  void (*see_at) (guint nth, struct stat *st); /* by fstatat */
  const char *attributes;                      /* as flistxattr tells them; NULL: none */
  gsize attributes_length;
  GString *set;
} BrokenDisk;

extern BrokenDisk disk;

/* Nothing fails any more. */
void disk_heal (void);

/* One of at most two that fail. */
void disk_break (const char *call, guint at, guint times, int errsv);

/* How often it was called since the last healing, while armed. */
guint disk_count (const char *call);
