/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-window.h: one window on one folder: header bar, the three panes, and what is said in toasts and pages. */
#pragma once

#include "app/gsy-application.h"
#include "app/gsy-editor.h"

G_BEGIN_DECLS

#define GSY_TYPE_WINDOW (gsy_window_get_type ())
G_DECLARE_FINAL_TYPE (GsyWindow, gsy_window, GSY, WINDOW, AdwApplicationWindow)

GsyWindow *gsy_window_new (GsyApplication *app);

GsyEditor *gsy_window_get_editor (GsyWindow *self);

/**
 * gsy_window_open:
 * @root: the folder, absolute
 * @only: (nullable): list these articles alone
 * @key: (nullable): the article to open; else the one that was open last time, else the first
 *
 * Leaves the open folder, if any, and opens another. Before the window's first frame it is kept for after that.
 */
void gsy_window_open (GsyWindow *self, const char *root, const char *const *only, const char *key);

/* (nullable): the open folder, or the one that will be. */
const char *gsy_window_get_root (GsyWindow *self);

/* Instead of a folder: a page that says what is wrong. */
void gsy_window_show_problem (GsyWindow *self, const char *title, const char *description);

/* In the article's place, until the reader goes on: the first steps. */
void gsy_window_show_welcome (GsyWindow *self);

/* Writes what the next session wants to know into the application's session. */
void gsy_window_remember (GsyWindow *self);

/* Hands in what is being typed and writes everything that is unsaved, in the open folder and in those that were left before; calls back when there
 * is an answer, good or bad (gsy-window-closing.c). gsy_window_lose_patience(): it has taken long enough. */
void gsy_window_flush_async (GsyWindow *self, GAsyncReadyCallback callback, gpointer user_data);
void gsy_window_lose_patience (GsyWindow *self);
gboolean gsy_window_is_saved (GsyWindow *self);

/* The worst one. @message: (out): NULL when all is well. */
GsySaveState gsy_window_get_save_state (GsyWindow *self, const char **message);

/* What is unsaved is given up: nobody waits for it when the window goes. */
void gsy_window_abandon (GsyWindow *self);

G_END_DECLS
