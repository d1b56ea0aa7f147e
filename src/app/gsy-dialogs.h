/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-dialogs.h: every dialog whose class GTK or libadwaita gave up later, each behind one function: moving to newer libraries is a matter
 * of one file. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*GsyDialogsFolder) (GFile *folder, gpointer user_data);    /* @folder: (nullable): cancelled */
typedef void (*GsyDialogsFiles) (GListModel *files, gpointer user_data); /* of GFile; @files: (nullable): cancelled */
typedef void (*GsyDialogsColor) (const char *color, gpointer user_data); /* @color: "#rrggbb" (nullable): cancelled */
typedef void (*GsyDialogsAnswer) (gboolean confirmed, gpointer user_data);
typedef void (*GsyDialogsChoice) (int choice, gpointer user_data); /* 0, 1; -1: cancelled */

/* Each calls back once. */
void gsy_dialogs_open_folder (GtkWindow *parent, GFile *initial, GsyDialogsFolder callback, gpointer user_data);
void gsy_dialogs_choose_folder (GtkWindow *parent, const char *title, GFile *initial, GsyDialogsFolder callback, gpointer user_data);

/* Any number of files. @filters: (nullable) (element-type GtkFileFilter): the first one holds. */
void gsy_dialogs_choose_files (GtkWindow *parent, const char *title, GListModel *filters, GsyDialogsFiles callback, gpointer user_data);

void gsy_dialogs_choose_color (GtkWindow *parent, const char *title, const char *color, GsyDialogsColor callback, gpointer user_data);

/* @heading is a question, @body says what follows, @action is the verb on the button. Escape means no, and so does destroying what is returned.
 * (transfer none) */
GtkWindow *gsy_dialogs_ask (GtkWindow *parent, const char *heading, const char *body, const char *action, gboolean destructive, GsyDialogsAnswer callback, gpointer user_data);

/* The same with two ways to go on; the second one is proposed. */
GtkWindow *gsy_dialogs_ask_which (GtkWindow *parent, const char *heading, const char *body, const char *first, const char *second, GsyDialogsChoice callback, gpointer user_data);

/* News that is to be taken note of, with a way to close it. */
void gsy_dialogs_tell (GtkWindow *parent, const char *heading, const char *body);

void gsy_dialogs_about (GtkWindow *parent);

G_END_DECLS
