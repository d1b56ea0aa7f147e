/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-sizes.c: each window and page fits a telephone's width, also with letters of twice the size and in other languages; nothing is scrolled sideways. */
#include "config.h"

#include "application-fixture.h"

#include <libintl.h>
#include <locale.h>

#define NARROW 360
#define LOW 294
#define TARGET 24
#define DPI (96 * 1024)

static GsyApplication *app;

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

static int
least (GtkWidget *widget, GtkOrientation orientation, int for_size)
{
  int size = 0;

  gtk_widget_measure (widget, orientation, for_size, &size, NULL, NULL, NULL);
  return size;
}

/* Down to what takes the room. */
static void
tell_path (GtkWidget *widget, GtkOrientation orientation, int most)
{
  g_autoptr (GString) path = g_string_new (NULL);

  for (GtkWidget *next = widget; next != NULL;)
    {
      int size = least (next, orientation, -1);
      g_string_append_printf (path, " > %s %d", G_OBJECT_TYPE_NAME (next), size);
      if (GTK_IS_LABEL (next))
        g_string_append_printf (path, " “%s”", gtk_label_get_text (GTK_LABEL (next)));
      widget = next;
      next = NULL;
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
        if (gtk_widget_get_visible (child) && !GTK_IS_NATIVE (child) && (next == NULL || least (child, orientation, -1) > least (next, orientation, -1)))
          next = child;
      if (next != NULL && least (next, orientation, -1) * 3 < most)
        break;
    }
  g_test_message ("%s", path->str);
}

static void
expect_width (GtkWidget *widget, const char *what, int percent)
{
  int width = least (widget, GTK_ORIENTATION_HORIZONTAL, -1);

  if (width <= NARROW)
    return;
  g_test_message ("%s at %d %%: %s needs %d pixels", what, percent, G_OBJECT_TYPE_NAME (widget), width);
  tell_path (widget, GTK_ORIENTATION_HORIZONTAL, NARROW);
  g_test_fail ();
}

/* Also pages that are not shown, and popovers. Menus may be larger than their window, and GTK does not break their lines. */
static void
expect_pages_fit (GtkWidget *widget, const char *what, int percent)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_POPOVER_MENU (child))
        continue;
      if ((GTK_IS_STACK (widget) && gtk_widget_get_visible (child)) || GTK_IS_POPOVER (child) || GTK_IS_REVEALER (child))
        expect_width (GTK_IS_POPOVER (child) ? gtk_popover_get_child (GTK_POPOVER (child)) : child, what, percent);
      expect_pages_fit (child, what, percent);
    }
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

/* What is pressed, by a finger too. A switch is in a row, all of which is pressed. */
static void
expect_targets (GtkWidget *widget, const char *what)
{
  graphene_rect_t box;

  if (!gtk_widget_get_mapped (widget))
    return;
  if ((GTK_IS_BUTTON (widget) || GTK_IS_DROP_DOWN (widget) || GTK_IS_ENTRY (widget)) && gtk_widget_compute_bounds (widget, widget, &box) &&
      (box.size.width < TARGET || box.size.height < TARGET))
    {
      g_test_message ("%s: %s of %g × %g pixels in %s", what, G_OBJECT_TYPE_NAME (widget), box.size.width, box.size.height, G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
      g_test_fail ();
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    expect_targets (child, what);
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
  NULL, "win.vocabulary", "win.versions", "win.find-in-folder", "win.loose-files", "win.export", "win.import", "win.preferences", "win.shortcuts", "win.about"
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
      expect_targets (widget, what);
      make_narrow (widget);
      GtkWidget *content = gtk_window_get_child (GTK_WINDOW (widget));
      int height = least (content, GTK_ORIENTATION_VERTICAL, NARROW);
      g_test_message ("%s at %d %%: at least %d × %d pixels", what, percent, least (content, GTK_ORIENTATION_HORIZONTAL, -1), height);
      expect_width (content, what, percent);
      expect_pages_fit (widget, what, percent);
      if (height > LOW)
        {
          tell_path (content, GTK_ORIENTATION_VERTICAL, LOW);
          g_test_fail ();
        }
      assert_not_scrolled_sideways (widget, what);
      if (actions[i] != NULL)
        {
          gtk_window_destroy (GTK_WINDOW (widget));
          wait_until (find_other (window) == NULL);
        }
    }
}

typedef struct
{
  int percent;
  const char *language;
} Case;

/* As translators do. */
static void
speak (const char *language)
{
  const char *folder = g_getenv ("GAINSAY_LOCALEDIR");

  g_setenv ("LANGUAGE", language, TRUE);
  if (folder != NULL)
    bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  if (!g_str_equal (language, "en"))
    g_assert_cmpstr (dgettext (GETTEXT_PACKAGE, "Statements"), !=, "Statements");
  gtk_widget_set_default_direction (g_str_equal (language, "ar") ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
}

static void
test_sizes (gconstpointer data)
{
  const Case *test = data;
  int percent = test->percent;
  GtkSettings *settings = gtk_settings_get_default ();
  char *folder = make_articles ();

  speak (test->language);
  g_object_set (settings, "gtk-xft-dpi", DPI * percent / 100, "gtk-enable-animations", FALSE, NULL);
  GsyWindow *window = application_open (app, folder, NULL, NULL);
  gsy_editor_select (gsy_window_get_editor (window), ID_B, 0, FALSE);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  check_sizes (window, percent);
  close_gently (window);
  g_object_set (settings, "gtk-xft-dpi", DPI, "gtk-enable-animations", TRUE, NULL);
  free_folder (folder);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  /* In the locale of tests no other language is spoken. */
  g_assert_nonnull (setlocale (LC_ALL, "fr_FR.UTF-8"));
  app = application_begin ();
  /* With -m slow in all its languages, else in those with the longest words. */
  static const Case cases[] = { { 100, "en" }, { 200, "en" }, { 200, "de" }, { 200, "fr" }, { 200, "ja" }, { 200, "ru" }, { 200, "ar" }, { 200, "es" }, { 200, "pt_BR" }, { 200, "uk" }, { 200, "zh_CN" } };
  for (guint i = 0; i < (g_test_slow () ? G_N_ELEMENTS (cases) : 6); i++)
    {
      g_autofree char *path = g_strdup_printf ("/sizes/%s/%d-percent/each-window-and-page-fits", cases[i].language, cases[i].percent);
      g_test_add_data_func (path, &cases[i], test_sizes);
    }
  return run_tests ();
}
