/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cli-run.h: runs gainsay-cli as people do, from outside, in a folder of its own. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  int status; /* exit status; -1: killed by a signal */
  char *out;
  char *err;
} CliRun;

/* Arguments as in a shell. @folder: (nullable): to run in; @locale: (nullable): for LC_ALL; @input: (nullable): on standard input. */
CliRun cli_run_full (const char *folder, const char *locale, const char *input, const char *arguments);
CliRun cli_run (const char *folder, const char *arguments);
void cli_run_clear (CliRun *self);

/* The program's path; that of a file of the source tree. */
char *cli_get_program (void);
char *cli_get_source (const char *path);

/* A temporary folder, emptied and removed by cli_remove_folder(). */
char *cli_make_folder (void);
void cli_remove_folder (char *folder);
void cli_write (const char *folder, const char *name, const char *content);
char *cli_read (const char *folder, const char *name);

#define CLI_ARTICLE "Aland blames Borland for the flood. Borland denies it, and blames Aland for the dam.\n"

/* CLI_ARTICLE as @name, and its sidecar with @statements, where ' stands for ". */
void cli_write_marked (const char *folder, const char *name, const char *statements);

/* One statement on "Borland denies it" with more members, as "'note': 'x'". */
#define CLI_DENIAL_ID "0b3e0c0a-6d0e-4d4e-9b5e-0f6a9a7b2c11"
char *cli_denial (const char *layer, const char *more);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliRun, cli_run_clear)

G_END_DECLS
