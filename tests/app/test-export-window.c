/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-export-window.c: the window of the export: every control has a name, what is chosen is remembered, and it may go at any time. */
#include "config.h"

#include "app/gsy-export-window.h"

#include "app/gsy-export-formats.h"
#include "app/gsy-export-loss.h"
#include "app/gsy-export-place.h"

#include "window-fixture.h"

#include <glib/gstdio.h>

typedef struct
{
  Work work;
  GtkWidget *parent;
  GtkWidget *window;
  char *out;
  GsySession *session;
} Place;

static gboolean
shows_label (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_child_visible (child) && gtk_widget_get_visible (child) && shows_label (child, text))
      return TRUE;
  return FALSE;
}

static void
begin (Place *place)
{
  g_autofree char *path = NULL;

  work_begin (&place->work);
  place->parent = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (place->parent));
  place->out = make_folder ();
  path = g_build_filename (place->out, "session.json", NULL);
  place->session = gsy_session_new (path);
  place->session->exported.folder = g_strdup (place->out);
}

static void
open_window (Place *place)
{
  gsy_export_window_present (GTK_WINDOW (place->parent), place->work.editor, G_LIST_MODEL (place->work.corpus), place->session);
  place->window = GTK_WIDGET (gsy_export_window_find (place->work.editor));
  g_assert_nonnull (place->window);
  gtk_test_widget_wait_for_draw (place->window);
}

static void
end (Place *place)
{
  gtk_window_destroy (GTK_WINDOW (place->parent));
  drain ();
  g_assert_null (gsy_export_window_find (place->work.editor));
  gsy_session_free (place->session);
  free_folder (place->out);
  work_end (&place->work);
}

static void
choose (Place *place, const char *format)
{
  gsy_export_formats_set (GSY_EXPORT_FORMATS (find_widget (place->window, GSY_TYPE_EXPORT_FORMATS, NULL)), gsy_format_find (format));
}

/* As assert_names(), but for what is inside libadwaita's own row of choices, where the keyboard never is. */
static void
assert_names_here (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (ADW_IS_COMBO_ROW (widget))
    {
      g_assert_true (has_name (widget));
      return;
    }
  if (gtk_widget_get_focusable (widget) && !GTK_IS_SCROLLED_WINDOW (widget) && !has_name (widget))
    {
      g_test_message ("no accessible name: %s in %s", G_OBJECT_TYPE_NAME (widget), G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
      g_test_fail ();
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    assert_names_here (child);
}

static void
test_every_control_has_a_name (void)
{
  Place place = { 0 };

  begin (&place);
  open_window (&place);
  for (const GsyFormat *const *format = gsy_formats_get (); *format != NULL; format++)
    {
      choose (&place, (*format)->id);
      drain ();
      assert_names_here (place.window);
    }
  end (&place);
}

static void
test_says_what_is_lost_before_it_writes (void)
{
  Place place = { 0 };
  GtkWidget *loss;

  begin (&place);
  open_window (&place);
  loss = find_widget (place.window, GSY_TYPE_EXPORT_LOSS, NULL);
  choose (&place, "doccano");
  wait_until (shows_label (loss, "2 articles, 2 statements"));
  g_assert_true (shows_label (loss, "1 statement: notes"));
  choose (&place, "json");
  g_assert_true (shows_label (loss, "Nothing is lost."));
  /* The session's own file alone. */
  g_assert_false (file_exists (place.out, "session.json"));
  end (&place);
}

static void
test_what_is_marked_meanwhile_counts_and_is_written (void)
{
  Place place = { 0 };
  GtkWidget *loss;
  g_autofree char *name = NULL;
  g_autofree char *base = NULL;

  begin (&place);
  open_window (&place);
  choose (&place, "json");
  loss = find_widget (place.window, GSY_TYPE_EXPORT_LOSS, NULL);
  wait_until (shows_label (loss, "2 articles, 2 statements"));
  g_assert_true (gsy_editor_mark (place.work.editor, "denial", gsy_span (70, 84), GSY_SNAP_WORDS));
  wait_until (shows_label (loss, "2 articles, 3 statements"));
  g_assert_true (gsy_editor_mark (place.work.editor, "denial", gsy_span (0, 11), GSY_SNAP_WORDS));

  gtk_widget_activate_action (place.window, "export.run", NULL);
  wait_until (shows_label (place.window, "Exported"));
  base = g_path_get_basename (place.work.folder);
  name = g_strconcat (base, ".json", NULL);
  {
    g_autofree char *text = read_file (place.out, name);

    g_assert_nonnull (strstr (text, "La Valdorie"));
  }
  g_assert_cmpstr (place.session->exported.format, ==, "json");
  g_assert_cmpstr (place.session->exported.folder, ==, place.out);
  g_assert_cmpstr (place.session->exported.articles, ==, "all");
  end (&place);
}

static void
test_begins_with_the_last_choice (void)
{
  Place place = { 0 };
  const char *const layers[] = { "denial", "gone", NULL };

  begin (&place);
  place.session->exported.format = g_strdup ("brat");
  place.session->exported.layers = g_strdupv ((char **) layers);
  open_window (&place);
  g_assert_cmpstr (gsy_export_formats_get (GSY_EXPORT_FORMATS (find_widget (place.window, GSY_TYPE_EXPORT_FORMATS, NULL)))->id, ==, "brat");
  wait_until (shows_label (find_widget (place.window, GSY_TYPE_EXPORT_LOSS, NULL), "2 articles, 1 statement"));
  end (&place);
}

static void
test_goes_while_it_counts_and_while_it_writes (void)
{
  Place place = { 0 };

  begin (&place);
  open_window (&place);
  gtk_window_destroy (GTK_WINDOW (place.window));
  open_window (&place);
  wait_until (shows_label (place.window, "2 articles, 2 statements"));
  choose (&place, "json");
  gtk_widget_activate_action (place.window, "export.run", NULL);
  gtk_window_destroy (GTK_WINDOW (place.window));
  end (&place);
}

/* What is written into what a sandbox has for documents is gone with it. */
static void
test_in_a_sandbox_nothing_is_written_where_nobody_said (void)
{
  Place place = { 0 };
  GsyExportPlace *where;
  g_autofree char *path = NULL;

  begin (&place);
  g_clear_pointer (&place.session->exported.folder, g_free);
  g_setenv ("FLATPAK_ID", "org.gainsay.Gainsay", TRUE);
  open_window (&place);
  g_unsetenv ("FLATPAK_ID");
  where = GSY_EXPORT_PLACE (find_widget (place.window, GSY_TYPE_EXPORT_PLACE, NULL));
  choose (&place, "json");
  wait_until (shows_label (place.window, "2 articles, 2 statements"));
  g_assert_true (shows_label (GTK_WIDGET (where), "Not chosen yet"));
  g_assert_null (gsy_export_place_dup_path (where));
  gsy_export_place_set_folder (where, place.out);
  path = gsy_export_place_dup_path (where);
  g_assert_nonnull (path);
  end (&place);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  isolate_state ();
  adw_init ();

  g_test_add_func ("/export-window/every-control-has-a-name", test_every_control_has_a_name);
  g_test_add_func ("/export-window/says-what-is-lost-before-it-writes", test_says_what_is_lost_before_it_writes);
  g_test_add_func ("/export-window/what-is-marked-meanwhile-counts-and-is-written", test_what_is_marked_meanwhile_counts_and_is_written);
  g_test_add_func ("/export-window/begins-with-the-last-choice", test_begins_with_the_last_choice);
  g_test_add_func ("/export-window/goes-while-it-counts-and-while-it-writes", test_goes_while_it_counts_and_while_it_writes);
  g_test_add_func ("/export-window/in-a-sandbox-nothing-is-written-where-nobody-said", test_in_a_sandbox_nothing_is_written_where_nobody_said);
  return run_tests ();
}
