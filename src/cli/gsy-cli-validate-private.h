/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-cli-validate-private.h: what the files of gsy_cli_validate() share. */
#pragma once

#include "cli/gsy-cli-ends.h"
#include "cli/gsy-cli-loose.h"
#include "cli/gsy-cli-places.h"
#include "core/gsy-checks.h"

G_BEGIN_DECLS

typedef struct
{
  GsyCli *cli;
  GHashTable *schemes; /* root -> GsyScheme */
  GsyCliEnds *ends;
  GsyCliLoose *loose; /* NULL: standard input */
  gboolean errors;    /* wanted */
  gboolean questions; /* wanted */
} GsyCliChecker;

/* The sidecar under the eye. */
typedef struct
{
  const char *path;
  const char *article; /* NULL: not known */
  const char *root;
  GBytes *bytes;
  GsyScheme *scheme;
  GsyCheckSet muted;
  GsyCliPlaces *places; /* of its statements; made at the first complaint */
} GsyCliSubject;

/* Complains of what is wrong, at the place of @statement in its sidecar. */
void _gsy_cli_found_in_statement (GsyCliChecker *self, GsyCliSubject *subject, const GsyStatement *statement, const char *message);

/* Complains of what is wrong with where a link leads, and of what gainsay.json does not allow it. */
void _gsy_cli_check_link (GsyCliChecker *self, GsyCliSubject *subject, const GsyStatement *statement, const GsyLink *link);

/* What is to be asked of the links of @statement: but for broken ones, which were told as what is wrong with the file. */
GsyCheckSet _gsy_cli_check_answers (GsyCliChecker *self, const GsyCliSubject *subject, const GsyStatement *statement);

G_END_DECLS
