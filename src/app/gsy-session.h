/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-session.h: where the user was: last folder, window, panes, and in each folder the open article, the places in the articles, and
 * which layers were hidden or locked. One small versioned JSON file in the user's state folder; a broken one is as good as none.
 * No widget in here, and nothing that could not be lost. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* In an article: first code point in sight, and the caret. */
typedef struct
{
  guint scroll;
  guint caret;
} GsyPlace;

typedef struct
{
  int width;
  int height;
  gboolean maximized;
  int start_width; /* of the side panes, 0: as they come */
  int end_width;
  int details_height; /* 0: as it comes */
  gboolean start_hidden;
  gboolean end_hidden;
  gboolean links_shown; /* drawn in the article */
} GsyWindowPlace;

/* The last export: everything nullable. */
typedef struct
{
  char *format;   /* id */
  char **options; /* those that were on, of all formats, as “csv/bom” */
  char **layers;  /* ids of those that were left out */
  char **states;  /* likewise, as in sidecars */
  char *articles; /* “this”, “shown”, “chosen”, “all” */
  char *folder;   /* where it was written, in the file system's encoding */
} GsySessionExport;

/* What is known of one folder. */
typedef struct
{
  char *root;
  char *article; /* (nullable): key of the one that was open */
  char **hidden; /* (nullable): ids of layers */
  char **locked;
  GPtrArray *places; /*< private >*/
} GsySessionFolder;

typedef struct
{
  /*< private >*/
  char *path;
  GPtrArray *folders;
  /*< public >*/
  GsyWindowPlace window;
  GsySessionExport exported;
} GsySession;

/* Reads @path if it is there and makes sense; else starts afresh. */
GsySession *gsy_session_new (const char *path);
void gsy_session_free (GsySession *self);

/* "$XDG_STATE_HOME/gainsay/session.json" */
char *gsy_session_default_path (void);

/* Forgets it. */
void gsy_session_export_clear (GsySessionExport *exported);

/* The folder that was opened last. (nullable) */
const char *gsy_session_get_last_folder (GsySession *self);

/* What is known of @root: (nullable). gsy_session_enter_folder() makes it the last one, new if need be. */
GsySessionFolder *gsy_session_find_folder (GsySession *self, const char *root);
GsySessionFolder *gsy_session_enter_folder (GsySession *self, const char *root);

void gsy_session_folder_set_article (GsySessionFolder *folder, const char *key);
void gsy_session_folder_set_layers (GsySessionFolder *folder, const char *const *hidden, const char *const *locked);
gboolean gsy_session_folder_get_place (GsySessionFolder *folder, const char *key, GsyPlace *place);
void gsy_session_folder_set_place (GsySessionFolder *folder, const char *key, GsyPlace place);

/* Blocks: at the end of the program. The other one writes what is known now in a thread and is silent when it fails. */
gboolean gsy_session_save (GsySession *self, GError **error);
void gsy_session_save_in_thread (GsySession *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsySession, gsy_session_free)

G_END_DECLS
