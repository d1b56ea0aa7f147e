/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-unzip.h: takes a ZIP archive from elsewhere apart, by libarchive, into a source. No entry's name ever becomes a path on the disk: the content goes into
 * one temporary file without a name. Refused, with a sentence that says what: absolute names, “..”, drive letters, backslashes, NUL, names over 255
 * bytes or no UTF-8, links, devices, names that are there twice or differ in case alone, encrypted entries; more than 20,000 entries, 500 MB, or a
 * hundredfold growth of more than 10 MB. Archives in archives stay closed. Any thread. */
#pragma once

#include "io/formats/gsy-source.h"

G_BEGIN_DECLS

/* Errors: GSY_ERROR_PARSE: damaged, GSY_ERROR_UNSUPPORTED: refused, GSY_ERROR_TOO_LARGE, G_IO_ERROR. */
GsySource *gsy_unzip (GBytes *bytes, const char *name, GError **error);

/* Whether @bytes, which may be the beginning alone, are of a ZIP archive. */
gboolean gsy_is_zip (GBytes *bytes);

G_END_DECLS
