/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-sizes.c: each window fits a telephone's width, and so does each dialog with letters of twice the size; nothing is scrolled sideways. */
#include "config.h"

#include "app/gsy-window.h"

#include "window-fixture.h"

#define NARROW 360
/* With letters of twice the size, a banner’s buttons beside one another. */
#define NARROW_LARGE 440
#define DPI (96 * 1024)

static GsyApplication *app;

static GsyWindow *
open_window (const char *folder)
{
  GsyWindow *window = gsy_window_new (app);
  GsyEditor *editor = gsy_window_get_editor (window);

  gsy_window_open (window, folder, NULL, NULL);
  gtk_window_present (GTK_WINDOW (window));
  wait_until (gsy_editor_get_corpus (editor) != NULL && !gsy_corpus_is_loading (gsy_editor_get_corpus (editor)) && gsy_editor_get_opening (editor) == NULL);
  gsy_editor_select (editor, ID_B, 0, FALSE);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  return window;
}

static void
close_gently (GsyWindow *window)
{
  gpointer gone = window;

  g_object_add_weak_pointer (G_OBJECT (window), &gone);
  gtk_window_close (GTK_WINDOW (window));
  wait_until (gone == NULL);
}

static GtkWindow *
find_other (GsyWindow *window)
{
  g_autoptr (GListModel) all = g_object_ref (gtk_window_get_toplevels ());
  GtkWindow *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (all, i);
      if (other != GTK_WINDOW (window) && gtk_widget_get_visible (GTK_WIDGET (other)))
        found = other;
    }
  return found;
}

/* Without the window's own frame. */
static int
least_width (GtkWidget *window)
{
  GtkWidget *widget = gtk_window_get_child (GTK_WINDOW (window));
  int least = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

/* Pages that are scrolled sideways hide a part of each line. */
static void
assert_not_scrolled_sideways (GtkWidget *widget, const char *what)
{
  if (GTK_IS_SCROLLED_WINDOW (widget) && gtk_widget_get_mapped (widget))
    {
      GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (widget));
      if (gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment) + 1)
        g_error ("%s is scrolled sideways", what);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    assert_not_scrolled_sideways (child, what);
}

/* In steps, as by the mouse: at each width the window folds what has no room beside the article. */
static void
make_narrow (GtkWidget *window)
{
  for (int width = 900; width >= NARROW; width -= 60)
    {
      gtk_window_set_default_size (GTK_WINDOW (window), width, 640);
      gtk_test_widget_wait_for_draw (window);
      drain ();
    }
}

static const char *const actions[] = {
  NULL, "win.vocabulary", "win.versions", "win.loose-files", "win.export", "win.import", "win.preferences", "win.about"
};

static void
check_sizes (GsyWindow *window, int percent)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      GtkWidget *widget = GTK_WIDGET (window);
      const char *what = actions[i] != NULL ? actions[i] : "the main window";
      if (actions[i] != NULL)
        {
          gtk_widget_activate_action (widget, actions[i], NULL);
          wait_until (find_other (window) != NULL);
          widget = GTK_WIDGET (find_other (window));
        }
      gtk_test_widget_wait_for_draw (widget);
      make_narrow (widget);
      g_test_message ("%s at %d %%: %d px at least", what, percent, least_width (widget));
      g_assert_cmpint (least_width (widget), <=, percent > 100 && actions[i] == NULL ? NARROW_LARGE : NARROW);
      assert_not_scrolled_sideways (widget, what);
      if (actions[i] != NULL)
        {
          gtk_window_destroy (GTK_WINDOW (widget));
          wait_until (find_other (window) == NULL);
        }
    }
}

static void
test_sizes (gconstpointer data)
{
  int percent = GPOINTER_TO_INT (data);
  GtkSettings *settings = gtk_settings_get_default ();
  char *folder = make_folder ();

  g_free (put_file (folder, "a.txt", ARTICLE_A));
  g_free (put_file (folder, "a.txt.annotations.json", MARKED_A));
  g_free (put_file (folder, "b.txt", ARTICLE_B));
  g_object_set (settings, "gtk-xft-dpi", DPI * percent / 100, "gtk-enable-animations", FALSE, NULL);
  GsyWindow *window = open_window (folder);
  check_sizes (window, percent);
  close_gently (window);
  g_object_set (settings, "gtk-xft-dpi", DPI, "gtk-enable-animations", TRUE, NULL);
  free_folder (folder);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  isolate_state ();
  adw_init ();
  g_set_application_name ("Gainsay");
  app = gsy_application_new ();
  g_application_set_flags (G_APPLICATION (app), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (app), NULL, NULL));
  g_test_add_data_func ("/sizes/each-window-fits-360-pixels", GINT_TO_POINTER (100), test_sizes);
  g_test_add_data_func ("/sizes/each-dialog-fits-them-with-letters-of-twice-the-size", GINT_TO_POINTER (200), test_sizes);
  return run_tests ();
}
