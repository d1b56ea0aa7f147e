/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-cli-loose.h: what validate says of files that have come loose (corpus/gsy-loose-file.h). */
#pragma once

#include "cli/gsy-cli.h"

G_BEGIN_DECLS

typedef struct _GsyCliLoose GsyCliLoose;

/* @argv: the paths of the command line. Folders among them are looked through. */
GsyCliLoose *gsy_cli_loose_new (char **argv);
void gsy_cli_loose_free (GsyCliLoose *self);

/* Of a sidecar without its article: what is known of that. (transfer full) */
char *gsy_cli_loose_describe (GsyCliLoose *self, const char *path);

/* A line for each copy that was not merged, in the order of the paths; also for those that were named themselves. */
void gsy_cli_loose_complain (GsyCliLoose *self, GsyCli *cli);

G_END_DECLS
