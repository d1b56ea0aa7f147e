/* SPDX-License-Identifier: GPL-3.0-or-later */
/* memory.h: how much memory this program has in use. */
#pragma once

#include <glib.h>
#include <malloc.h>
#include <stdio.h>
#include <unistd.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define MEMORY_IS_THE_SANITIZERS
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#define MEMORY_IS_THE_SANITIZERS
#endif

/* FALSE where malloc() is not the C library's. */
static inline gboolean
memory_is_counted (void)
{
#if defined(MEMORY_IS_THE_SANITIZERS) || !defined(__GLIBC__)
  return FALSE;
#else
  return TRUE;
#endif
}

/* Bytes that this program holds of the machine's memory, once what is free has been given back; 0 where nobody knows. */
static inline guint64
memory_held (void)
{
#if defined(__GLIBC__) && !defined(MEMORY_IS_THE_SANITIZERS)
  g_autofree char *text = NULL;
  guint64 pages = 0;

  malloc_trim (0);
  if (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL) && sscanf (text, "%*u %" G_GUINT64_FORMAT, &pages) != 1)
    pages = 0;
  return pages * (guint64) sysconf (_SC_PAGESIZE);
#else
  return 0;
#endif
}
