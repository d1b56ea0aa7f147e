/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-cli.h: gainsay-cli, one verb a call, in the manner of git.
 *
 * Standard output carries the result alone, always in UTF-8. Everything else goes to standard error, a line each:
 * “gainsay-cli: FILE:LINE:COLUMN: message”. A verb does what it can for the other paths when one of them is bad. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GsyExit:
 * @GSY_EXIT_DONE: done
 * @GSY_EXIT_FOUND: done, and something was found that a person should look at
 * @GSY_EXIT_USAGE: wrong usage, nothing was done
 * @GSY_EXIT_IO: something could not be read or written
 *
 * The worse of two has the higher number.
 */
typedef enum
{
  GSY_EXIT_DONE = 0,
  GSY_EXIT_FOUND = 1,
  GSY_EXIT_USAGE = 2,
  GSY_EXIT_IO = 3,
} GsyExit;

/**
 * GsyCli:
 * @status: the worst that happened so far
 * @progress: progress is wanted: standard error is a terminal, and nobody said --quiet
 *
 * One run of the program.
 */
typedef struct
{
  GsyExit status;
  gboolean progress;
  gboolean progress_shown;
} GsyCli;

/* Runs the program: @argv as main() got it. The locale is set by the caller. */
GsyExit gsy_cli_run (int argc, char **argv);

/* A line on standard error, and @exit for the end. @path: (nullable): of the file that it is about, in the file system's encoding;
 * @line and @column 0: no place in it. */
void gsy_cli_complain (GsyCli *self, GsyExit exit, const char *path, guint line, guint column, const char *message);

/* Wrong usage: says so, and where to read more. @verb: (nullable). */
void gsy_cli_usage (GsyCli *self, const char *verb, const char *message);

/* Writes the result, or complains. */
void gsy_cli_print (GsyCli *self, const char *text);

/* “3 of 120” in place on a terminal; the next complaint, or @done equal to @total, clears it. */
void gsy_cli_show_progress (GsyCli *self, guint done, guint total);

/* “3 articles” in place, while nobody knows of how many; 0 clears it. */
void gsy_cli_show_count (GsyCli *self, guint n_articles);

/* Takes @option out of @argv wherever it stands before "--". TRUE: it was there. */
gboolean gsy_cli_take_option (char **argv, const char *option);

/* Takes @option and what follows it, or “OPTION=VALUE”, out of @argv. (transfer none) (nullable): it was not there. FALSE, after a complaint of
 * wrong usage: nothing follows it. */
gboolean gsy_cli_take_value (GsyCli *self, char **argv, const char *option, const char **value);

/* The same for an option that may be given several times: what followed each, in order. (transfer full) (element-type utf8) (nullable): NULL-terminated,
 * of what is in @argv; NULL after a complaint. */
GPtrArray *gsy_cli_take_values (GsyCli *self, char **argv, const char *option);

/* A path for people, one line of UTF-8: what is no UTF-8, and control characters, as U+FFFD. */
char *gsy_cli_dup_shown_path (const char *path);

/* The verbs. @argv: what follows the verb, NULL-terminated, without the options that all verbs have. */
void gsy_cli_validate (GsyCli *self, char **argv);
void gsy_cli_stats (GsyCli *self, char **argv);
void gsy_cli_merge (GsyCli *self, char **argv);
void gsy_cli_reanchor (GsyCli *self, char **argv);
void gsy_cli_export (GsyCli *self, char **argv);
void gsy_cli_import (GsyCli *self, char **argv);
void gsy_cli_formats (GsyCli *self, char **argv);
void gsy_cli_search (GsyCli *self, char **argv);

G_END_DECLS
