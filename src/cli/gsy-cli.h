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

/* Runs the program: @argv as main() got it. Needs the locale set. */
GsyExit gsy_cli_run (int argc, char **argv);

/* For verbs: a line on standard error. @path: (nullable): of the file that it is about, in the file system's encoding; @line and @column 0: none. */
void gsy_cli_complain (const char *path, guint line, guint column, const char *message);

/* For verbs: wrong usage, with where to read more. */
GsyExit gsy_cli_usage (const char *verb, const char *message);

/* For verbs: writes the result. FALSE, with a complaint, when standard output is closed or full. */
gboolean gsy_cli_print (const char *text);

/* A path for people, one line of UTF-8: what is no UTF-8, and control characters, as U+FFFD. */
char *gsy_cli_dup_shown_path (const char *path);

/* The verbs. @argv: the arguments after the verb, NULL-terminated; only options of the verb itself are left in it. */
GsyExit gsy_cli_validate (char **argv, gboolean quiet);
GsyExit gsy_cli_stats (char **argv, gboolean quiet);

G_END_DECLS
