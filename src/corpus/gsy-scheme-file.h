/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-scheme-file.h: a folder's gainsay.json: reading it in a thread, and what a saver needs to write it. */
#pragma once

#include "core/gsy-scheme.h"
#include "corpus/gsy-saver.h"

G_BEGIN_DECLS

/**
 * GsySchemeFile:
 * @scheme: what it says; the defaults when there is none, or it is broken
 * @base: (nullable): what the file itself says; NULL: there is none, or it is broken
 * @entry: (nullable): of the recovery folder, where @scheme comes from
 * @error: (nullable): why it cannot be used or written
 * @problem: (nullable): what the user should know
 */
typedef struct
{
  GsyScheme *scheme;
  GsyScheme *base;
  GsyFileIdentity identity;
  char *entry;
  GError *error;
  char *problem;
} GsySchemeFile;

/* Any thread. Never NULL. */
GsySchemeFile *gsy_scheme_file_load (const char *path);
void gsy_scheme_file_free (GsySchemeFile *self);

/* Sets everything that @from says on @to; what is default there stays default. */
void gsy_scheme_copy_into (GsyScheme *from, GsyScheme *to);

/* The same content in a scheme of its own. (transfer full) */
GsyScheme *gsy_scheme_copy (GsyScheme *scheme);

/* The bytes of gainsay.json. A newer version is given, with GSY_ERROR_VERSION set. @problems: (nullable) (element-type GsyProblem) */
#define GSY_PROJECT_MAX_BYTES (64u * 1024 * 1024)
GsyScheme *gsy_scheme_file_parse (GBytes *bytes, GPtrArray *problems, GError **error);

G_END_DECLS
