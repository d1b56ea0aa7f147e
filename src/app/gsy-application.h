/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-application.h: the program: its command line, its windows, and how it ends without losing anything. */
#pragma once

#include <adwaita.h>

#include "app/gsy-session.h"

G_BEGIN_DECLS

typedef struct _GsyWindow GsyWindow;

#define GSY_TYPE_APPLICATION (gsy_application_get_type ())
G_DECLARE_FINAL_TYPE (GsyApplication, gsy_application, GSY, APPLICATION, AdwApplication)

GsyApplication *gsy_application_new (void);

/* Where the user was; read at the start, written at the end. */
GsySession *gsy_application_get_session (GsyApplication *self);

/* Whether gtk_application_inhibit() is heard by anybody here. */
gboolean gsy_application_can_delay_logout (GsyApplication *self);

/* Opens a folder, or an article in its folder, in @window; if another window has that folder already, shows that one instead. */
void gsy_application_open_in (GsyApplication *self, GsyWindow *window, GFile *file);

/* The same for what a command line would name; and for a folder, with the article to begin with. @key: (nullable). */
void gsy_application_open_paths_in (GsyApplication *self, GsyWindow *window, const char *const *paths);
void gsy_application_open_folder_in (GsyApplication *self, GsyWindow *window, const char *root, const char *key);

/* Opens the user's copy of the samples in @window (nullable: a new one), and makes it the first time. FALSE: there are none. */
gboolean gsy_application_open_samples (GsyApplication *self, GsyWindow *window);
char *gsy_application_dup_samples_dir (void);

/* Where the program's own data lies: GAINSAY_DATADIR for a build tree, else where it was installed. */
const char *gsy_application_get_data_dir (void);

/**
 * GsyTarget:
 * @root: the folder, absolute
 * @only: (nullable): the articles to list, if single ones were named
 * @key: (nullable): the one to open
 *
 * What a command line asks for.
 */
typedef struct
{
  char *root;
  char **only;
  char *key;
} GsyTarget;

/* What @paths (absolute, NULL-terminated, at least one) ask for. One folder is that folder. Articles are listed alone, in the nearest folder
 * above all of them, or the one above that which has a gainsay.json: its layers are theirs. A sidecar means its article, and gainsay.json its folder.
 * FALSE with an error when one of them is not there, or is all that a sandbox lets us see of its folder. */
gboolean gsy_target_resolve (const char *const *paths, GsyTarget *target, GError **error);
void gsy_target_clear (GsyTarget *target);

G_END_DECLS
