/* SPDX-License-Identifier: GPL-3.0-or-later */
/* application-fixture.h: the whole program in a test: its application, and windows of it on a folder of articles. */
#pragma once

#include "app/gsy-window.h"

#include "window-fixture.h"

/* Whatever else runs on this bus is not asked. */
static inline GsyApplication *
application_begin (void)
{
  isolate_state ();
  GsyApplication *app = gsy_application_new ();
  g_application_set_flags (G_APPLICATION (app), g_application_get_flags (G_APPLICATION (app)) | G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (app), NULL, NULL));
  return app;
}

/* Shown, with all articles of @folder read and the first or that of @key open. */
static inline GsyWindow *
application_open (GsyApplication *app, const char *folder, const char *const *only, const char *key)
{
  GsyWindow *window = gsy_window_new (app);
  GsyEditor *editor = gsy_window_get_editor (window);

  gsy_window_open (window, folder, only, key);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_cmpstr (gsy_window_get_root (window), ==, folder);
  wait_until (gsy_editor_get_corpus (editor) != NULL && !gsy_corpus_is_loading (gsy_editor_get_corpus (editor)) && gsy_editor_get_opening (editor) == NULL);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  return window;
}

/* As a person closes it: it goes once everything is on disk. */
static inline void
close_gently (GsyWindow *window)
{
  gpointer gone = window;

  g_object_add_weak_pointer (G_OBJECT (window), &gone);
  gtk_window_close (GTK_WINDOW (window));
  wait_until (gone == NULL);
}
