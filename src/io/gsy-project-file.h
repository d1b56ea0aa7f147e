/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-project-file.h: gainsay.json, to and from a scheme. Any thread, as long as the scheme is not shared. */
#pragma once

#include "core/gsy-scheme.h"
#include "io/gsy-save.h"

G_BEGIN_DECLS

#define GSY_PROJECT_FILE "gainsay.json"
#define GSY_PROJECT_VERSION 1

/* Whether @bytes say that they are a project file, sound or not. */
gboolean gsy_project_is (GBytes *bytes);

/* A scheme from the file's bytes; a list that the file does not have keeps its built-in default. @version: (out) (optional): newer than
 * ours means: show, never write. Errors: GSY_ERROR_PARSE with "NAME:LINE:COLUMN: …". @problems: (nullable) (element-type GsyProblem): to append to. */
GsyScheme *gsy_project_parse (GBytes *bytes, const char *name, guint *version, GPtrArray *problems, GError **error);

/* The file's bytes. Lists that are still the defaults are left out, unless the file had them. */
GBytes *gsy_project_write (GsyScheme *scheme);

G_END_DECLS
