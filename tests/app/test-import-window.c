/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-import-window.c: the window of an import says what comes before it comes, imports, goes, and comes back as a report. */
#include "config.h"

#include "app/gsy-import-window.h"

#include "window-fixture.h"

#include <glib/gstdio.h>

typedef struct
{
  Work work;
  char *there;
  GtkWidget *parent;
  GsyImportModel *model;
  GsyImportWindow *window; /* weak */
} Place;

static void
present (Place *place)
{
  place->window = gsy_import_window_present (GTK_WINDOW (place->parent), place->work.editor, place->model);
  g_object_add_weak_pointer (G_OBJECT (place->window), (gpointer *) &place->window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (place->window));
  assert_names (GTK_WIDGET (place->window));
}

static void
begin (Place *place)
{
  *place = (Place){ .window = NULL };
  work_begin (&place->work);
  place->there = make_folder ();
  g_free (put_file (place->there, "a.txt", TEXT));
  g_free (put_file (place->there, "a.ann", "T1\tBlame 16 21\tAlpha\nX1\tnonsense\n"));
  place->parent = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (place->parent));
  place->model = gsy_import_model_new ();
  gsy_import_model_set_folder (place->model, place->work.folder);
  present (place);
}

static void
end (Place *place)
{
  gtk_window_destroy (GTK_WINDOW (place->parent));
  drain ();
  g_assert_null (place->window);
  g_object_unref (place->model);
  free_folder (place->there);
  work_end (&place->work);
}

static void
take (Place *place, const char *path)
{
  const char *paths[] = { path, NULL };

  gsy_import_window_take (place->window, paths);
  wait_until (gsy_import_model_get_state (place->model) == GSY_IMPORT_STATE_READY);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (place->window));
  assert_names (GTK_WIDGET (place->window));
}

static void
test_imports (void)
{
  g_autofree char *old = NULL, *path = NULL, *there = NULL;
  Place place;

  begin (&place);
  take (&place, place.there);
  gtk_widget_activate_action (GTK_WIDGET (place.window), "import.start", NULL);
  wait_until (gsy_import_model_get_state (place.model) == GSY_IMPORT_STATE_DONE);
  wait_until (place.window == NULL);
  path = g_build_filename (place.work.folder, "a 2.txt", NULL);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  there = g_build_filename (place.work.folder, "a.txt", NULL);
  g_assert_true (g_file_get_contents (there, &old, NULL, NULL));
  g_assert_cmpstr (old, ==, ARTICLE_A);

  present (&place);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (place.window)), ==, "What Was Imported");
  gtk_window_close (GTK_WINDOW (place.window));
  wait_until (place.window == NULL);
  /* The list takes in what came before all goes. */
  wait_until (gsy_corpus_find_row (place.work.corpus, "a 2.txt") != NULL);
  end (&place);
}

static void
test_closed (void)
{
  g_autofree char *path = NULL;
  Place place;

  begin (&place);
  take (&place, place.there);
  gtk_widget_activate_action (GTK_WIDGET (place.window), "import.cancel", NULL);
  wait_until (place.window == NULL);
  path = g_build_filename (place.work.folder, "a 2.txt", NULL);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  end (&place);
}

static void
test_nothing (void)
{
  Place place;

  begin (&place);
  g_autofree char *path = put_file (place.there, "bad.docx", "no archive");
  take (&place, path);
  gtk_widget_activate_action (GTK_WIDGET (place.window), "import.start", NULL);
  g_assert_cmpint (gsy_import_model_get_state (place.model), ==, GSY_IMPORT_STATE_READY);
  gtk_window_close (GTK_WINDOW (place.window));
  wait_until (place.window == NULL);
  end (&place);
}

int
main (int argc, char **argv)
{
  g_setenv ("LANGUAGE", "C", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  isolate_state ();
  g_test_add_func ("/import-window/what-is-shown-comes-and-is-reported", test_imports);
  g_test_add_func ("/import-window/closed-before-it-imports-nothing-comes", test_closed);
  g_test_add_func ("/import-window/what-cannot-be-read-cannot-be-imported", test_nothing);
  return run_tests ();
}
