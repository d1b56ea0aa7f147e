/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-cli-paths.h: what the PATHs of a command line come to: articles with their sidecars, in an order that no locale changes. */
#pragma once

#include "cli/gsy-cli.h"

G_BEGIN_DECLS

/**
 * GsyCliUnit:
 * @article: (nullable): path of the article, which need not be there; NULL: the unit is about @root's gainsay.json alone
 * @sidecars: (element-type filename): paths of those that are there: the plain one first, then the named sets
 * @root: the folder that links are relative to and whose gainsay.json holds
 *
 * For a folder, @root is the folder. For an article or a sidecar, it is the nearest folder above that has a gainsay.json, else the
 * article's own.
 */
typedef struct
{
  char *article;
  GPtrArray *sidecars;
  char *root;
} GsyCliUnit;

/**
 * gsy_cli_paths_find:
 * @verb: for complaints about usage
 * @argv: paths, after an optional "--"
 *
 * Finds the units of all paths, in the paths' order; those of a folder by name, 2 before 10. Complains of paths that are not there
 * and goes on with the others.
 *
 * Returns: (transfer full) (nullable) (element-type GsyCliUnit): NULL after wrong usage
 */
GPtrArray *gsy_cli_paths_find (GsyCli *cli, const char *verb, char **argv);

G_END_DECLS
