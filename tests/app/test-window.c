/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-window.c: the whole window on a folder: what it shows, what its actions do, what it remembers. */
#include "config.h"

#include "app/gsy-save-indicator.h"

#include "application-fixture.h"

static GsyApplication *app;

static const char *
open_key (GsyWindow *window)
{
  GsyDocument *document = gsy_editor_get_document (gsy_window_get_editor (window));

  return document != NULL ? gsy_document_get_key (document) : NULL;
}

static void
test_shows (void)
{
  char *folder = make_articles ();
  GsyWindow *window = application_open (app, folder, NULL, NULL);
  GtkWidget *indicator = find_widget (GTK_WIDGET (window), GSY_TYPE_SAVE_INDICATOR, NULL);

  g_assert_cmpstr (open_key (window), ==, "a.txt");
  g_assert_true (g_str_has_prefix (gtk_window_get_title (GTK_WINDOW (window)), "La Valdorie dit"));
  g_assert_cmpstr (gsy_save_indicator_get_text (GSY_SAVE_INDICATOR (indicator)), ==, "Saved");
  assert_names (GTK_WIDGET (window));
  close_gently (window);
  free_folder (folder);
}

static void
test_actions (void)
{
  char *folder = make_articles ();
  GsyWindow *window = application_open (app, folder, NULL, NULL);
  GtkWidget *widget = GTK_WIDGET (window);
  GsyEditor *editor = gsy_window_get_editor (window);
  GtkWidget *indicator = find_widget (widget, GSY_TYPE_SAVE_INDICATOR, NULL);

  g_assert_true (gsy_editor_mark (editor, "denial", gsy_span (0, 11), GSY_SNAP_WORDS));
  g_assert_cmpstr (gsy_save_indicator_get_text (GSY_SAVE_INDICATOR (indicator)), ==, "Saving…");
  gtk_widget_activate_action (widget, "win.undo", NULL);
  g_assert_cmpuint (gsy_store_get_n_statements (gsy_editor_get_store (editor)), ==, 2);
  gtk_widget_activate_action (widget, "win.redo", NULL);
  g_assert_cmpuint (gsy_store_get_n_statements (gsy_editor_get_store (editor)), ==, 3);
  gtk_widget_activate_action (widget, "win.set-state", "s", "review");
  g_assert_cmpint (gsy_store_get_meta (gsy_editor_get_store (editor))->state, ==, GSY_STATE_REVIEW);
  gtk_widget_activate_action (widget, "win.done-and-next", NULL);
  wait_until (gsy_editor_get_opening (editor) == NULL);
  g_assert_cmpstr (open_key (window), ==, "b.txt");
  gtk_widget_activate_action (widget, "win.previous-article", NULL);
  wait_until (gsy_editor_get_opening (editor) == NULL);
  g_assert_cmpstr (open_key (window), ==, "a.txt");
  g_assert_cmpint (gsy_store_get_meta (gsy_editor_get_store (editor))->state, ==, GSY_STATE_DONE);
  wait_until (gsy_corpus_is_saved (gsy_editor_get_corpus (editor)));
  g_assert_cmpstr (gsy_save_indicator_get_text (GSY_SAVE_INDICATOR (indicator)), ==, "Saved");
  close_gently (window);
  free_folder (folder);
}

/* F6 comes round to where it began, and every stop is in another part of the window. */
static void
test_panes_round (void)
{
  char *folder = make_articles ();
  GsyWindow *window = application_open (app, folder, NULL, NULL);
  GtkWidget *widget = GTK_WIDGET (window);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  gtk_widget_activate_action (widget, "win.focus-article", NULL);
  GtkWidget *start = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_nonnull (start);
  for (int i = 0; i < 5; i++)
    {
      g_hash_table_add (seen, gtk_window_get_focus (GTK_WINDOW (window)));
      gtk_widget_activate_action (widget, "win.next-pane", NULL);
    }
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == start);
  g_assert_cmpuint (g_hash_table_size (seen), ==, 5);
  gtk_widget_activate_action (widget, "win.previous-pane", NULL);
  gtk_widget_activate_action (widget, "win.next-pane", NULL);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == start);
  close_gently (window);
  free_folder (folder);
}

static void
test_remembers (void)
{
  char *folder = make_articles ();
  GsyWindow *window = application_open (app, folder, NULL, "b.txt");

  g_assert_cmpstr (open_key (window), ==, "b.txt");
  gsy_editor_set_layer_hidden (gsy_window_get_editor (window), "denial", TRUE);
  gsy_editor_set_layer_locked (gsy_window_get_editor (window), "accusation", TRUE);
  close_gently (window);
  g_assert_cmpstr (gsy_session_get_last_folder (gsy_application_get_session (app)), ==, folder);

  window = application_open (app, folder, NULL, NULL);
  g_assert_cmpstr (open_key (window), ==, "b.txt");
  g_assert_true (gsy_editor_is_layer_hidden (gsy_window_get_editor (window), "denial"));
  g_assert_true (gsy_editor_is_layer_locked (gsy_window_get_editor (window), "accusation"));
  close_gently (window);
  free_folder (folder);
}

/* What was marked a moment before the window closes is on disk when it has closed. */
static void
test_closing_saves (void)
{
  char *folder = make_articles ();
  GsyWindow *window = application_open (app, folder, NULL, "b.txt");

  g_assert_true (gsy_editor_mark (gsy_window_get_editor (window), "accusation", gsy_span (13, 30), GSY_SNAP_WORDS));
  close_gently (window);
  g_autofree char *sidecar = read_file (folder, "b.txt.annotations.json");
  g_assert_nonnull (strstr (sidecar, "\"accusation\""));
  free_folder (folder);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  guint *n_answered = user_data;

  g_assert_true (g_task_is_valid (result, source));
  (*n_answered)++;
}

/* As when somebody closes again, or the session ends, while the disk has not answered to the last time. */
static void
test_saving_twice (void)
{
  char *folder = make_articles ();
  GsyWindow *window = application_open (app, folder, NULL, NULL);
  guint n_first = 0;
  guint n_second = 0;

  g_assert_true (gsy_editor_mark (gsy_window_get_editor (window), "denial", gsy_span (0, 11), GSY_SNAP_WORDS));
  gsy_window_flush_async (window, saved_cb, &n_first);
  gsy_window_flush_async (window, saved_cb, &n_second);
  wait_until (n_first > 0 && n_second > 0);
  g_assert_cmpuint (n_first, ==, 1);
  g_assert_cmpuint (n_second, ==, 1);
  g_assert_true (gsy_window_is_saved (window));
  close_gently (window);
  free_folder (folder);
}

static void
test_empty (void)
{
  char *folder = make_folder ();
  GsyWindow *window = application_open (app, folder, NULL, NULL);
  GtkWidget *page = find_widget (GTK_WIDGET (window), ADW_TYPE_STATUS_PAGE, NULL);

  g_assert_null (open_key (window));
  while (page != NULL && !gtk_widget_get_mapped (page))
    page = gtk_widget_get_next_sibling (page);
  g_assert_nonnull (find_widget (GTK_WIDGET (window), GTK_TYPE_BUTTON, "suggested-action"));
  assert_names (GTK_WIDGET (window));
  close_gently (window);
  free_folder (folder);
}

static void
test_another_folder (void)
{
  char *folder = make_articles ();
  char *other = make_folder ();
  g_free (put_file (other, "c.txt", "Un autre article. Suite.\n"));
  GsyWindow *window = application_open (app, folder, NULL, NULL);
  GsyEditor *editor = gsy_window_get_editor (window);

  g_assert_true (gsy_editor_mark (editor, "denial", gsy_span (0, 11), GSY_SNAP_WORDS));
  gsy_window_open (window, other, NULL, NULL);
  wait_until (g_strcmp0 (open_key (window), "c.txt") == 0);
  g_assert_true (g_str_has_prefix (gtk_window_get_title (GTK_WINDOW (window)), "Un autre article"));
  close_gently (window);
  drain ();
  free_folder (folder);
  free_folder (other);
}

int
main (int argc, char **argv)
{
  char *data;
  int status;

  gtk_test_init (&argc, &argv, NULL);
  data = make_folder ();
  g_setenv ("XDG_DATA_HOME", data, TRUE);
  app = application_begin ();
  g_test_add_func ("/window/shows-the-first-article-and-names-everything", test_shows);
  g_test_add_func ("/window/actions/undo-state-and-articles", test_actions);
  g_test_add_func ("/window/actions/f6-comes-round", test_panes_round);
  g_test_add_func ("/window/remembers-article-and-layers", test_remembers);
  g_test_add_func ("/window/closing-saves", test_closing_saves);
  g_test_add_func ("/window/who-asks-for-saving-is-answered-each-time", test_saving_twice);
  g_test_add_func ("/window/an-empty-folder-is-explained", test_empty);
  g_test_add_func ("/window/another-folder-in-the-same-window", test_another_folder);
  status = run_tests ();
  g_object_unref (app);
  free_folder (data);
  return status;
}
