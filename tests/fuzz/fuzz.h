/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz.h: what all fuzz targets share. A target defines LLVMFuzzerTestOneInput(); made for libFuzzer it is a fuzzer, and with replay.c a program
 * that goes through the files and folders that it is given, which is an ordinary test. */
#pragma once

#include <glib.h>

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize len);

/* Not g_error(), whose trap libFuzzer does not catch. */
#define fail(...) (g_printerr (__VA_ARGS__), abort ())

/* Between the parts of an input that is several texts: a byte that no text has. */
#define FUZZ_SEPARATOR 0xff

/* The next part of what is left at *@data, which may be empty. */
static inline GBytes *
fuzz_next_part (const guint8 **data, gsize *len)
{
  const guint8 *start = *data, *end = *len > 0 ? memchr (start, FUZZ_SEPARATOR, *len) : NULL;
  gsize n = end != NULL ? (gsize) (end - start) : *len;

  *data = end != NULL ? end + 1 : start + *len;
  *len -= end != NULL ? n + 1 : n;
  return g_bytes_new (n > 0 ? (gconstpointer) start : "", n);
}
