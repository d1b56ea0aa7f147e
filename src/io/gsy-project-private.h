/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-project-private.h: what reader and writer of gainsay.json share. */
#pragma once

#include "core/gsy-scheme.h"

G_BEGIN_DECLS

/* What a layer has whose own colour makes no sense: a grey. */
#define GSY_PROJECT_FALLBACK_COLOR "#77767b"

typedef struct
{
  const char *name;
  const char *key;       /* the member that tells elements apart; NULL: the elements are texts */
  gboolean has_defaults; /* absent means the built-in ones */
} GsyProjectList;

extern const GsyProjectList gsy_project_lists[GSY_N_SCHEME_LISTS];

/* The raw value of the member @name among @unknown, NULL if it is not there. */
const char *gsy_project_find_raw (char *const *unknown, const char *name);

/* Gives the member @name, which is among @unknown, the value @raw. */
void _gsy_project_set_raw (char **unknown, const char *name, const char *raw);

/* An element as the file has it, on one line. */
GBytes *_gsy_project_write_element (GsySchemeList list, gconstpointer element);

G_END_DECLS
