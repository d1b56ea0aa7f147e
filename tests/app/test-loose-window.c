/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-loose-window.c: what is said of loose files, and what a person does with them in their window. */
#include "config.h"

#include "app/gsy-loose-window.h"
#include "app/gsy-loose-wording.h"

#include "window-fixture.h"

#define COPY "a.txt.annotations (Marie's conflicted copy 2031-05-04).json"
#define COPIED                                                                                                                            \
  "{\"format\": \"gainsay-annotations\", \"version\": 1, \"unit\": \"code-point\", \"article\": {\"file\": \"a.txt\"}, \"statements\": [" \
  "{\"id\": \"2d5e0e2c-8f20-4f60-9d70-2b8c1c9d4e33\", \"layer\": \"denial\", \"spans\": [{\"start\": 0, \"end\": 11}]}]}\n"

typedef struct
{
  Work work;
  GsyLooseFiles *files;
  GtkWidget *parent;
  GtkWidget *window;
} Place;

static void
wait_looked (Place *place)
{
  wait_until (!gsy_loose_files_is_looking (place->files));
}

static void
begin (Place *place)
{
  work_begin (&place->work);
  place->files = gsy_loose_files_new (place->work.corpus);
  wait_looked (place);
  place->parent = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (place->parent));
  gsy_loose_window_present (GTK_WINDOW (place->parent), place->work.editor, place->files);
  place->window = GTK_WIDGET (gsy_loose_window_find (place->files));
  g_assert_nonnull (place->window);
  gtk_test_widget_wait_for_draw (place->window);
}

static void
end (Place *place)
{
  if (gsy_loose_window_find (place->files) != NULL)
    close_window (place->window, place->window);
  g_assert_null (gsy_loose_window_find (place->files));
  gtk_window_destroy (GTK_WINDOW (place->parent));
  wait_looked (place);
  drain ();
  g_assert_finalize_object (place->files);
  work_end (&place->work);
}

/* The button with @label that is seen. */
static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
press (Place *place, const char *label)
{
  wait_until (find_button (place->window, label) != NULL);
  g_signal_emit_by_name (find_button (place->window, label), "clicked");
}

static guint
count_statements_in (Place *place)
{
  return gsy_store_get_n_statements (gsy_editor_get_store (place->work.editor));
}

static void
test_merge (void)
{
  Place place;

  begin (&place);
  assert_names (place.window);
  g_assert_null (find_button (place.window, "Merge"));
  g_free (put_file (place.work.folder, COPY, COPIED));
  press (&place, "Merge");
  assert_names (place.window);
  wait_until (count_statements_in (&place) == 3);
  wait_until (g_list_model_get_n_items (G_LIST_MODEL (place.files)) == 0 && !gsy_loose_files_is_looking (place.files));
  gtk_widget_activate_action (place.window, "win.undo", NULL);
  g_assert_cmpuint (count_statements_in (&place), ==, 2);
  end (&place);
}

static void
test_aside (void)
{
  Place place;

  begin (&place);
  g_free (put_file (place.work.folder, COPY, "{"));
  wait_until (find_button (place.window, "Set Aside") != NULL);
  /* What cannot be read cannot be merged. */
  g_assert_null (find_button (place.window, "Merge"));
  press (&place, "Set Aside");
  /* It is in the second list then. */
  wait_until (find_button (place.window, "Move to Trash") != NULL);
  g_assert_null (find_button (place.window, "Set Aside"));
  g_assert_cmpuint (gsy_loose_files_get_n_undecided (place.files), ==, 0);
  g_assert_cmpuint (count_statements_in (&place), ==, 2);
  end (&place);
}

static void
test_once (void)
{
  Place place;

  begin (&place);
  gsy_loose_window_present (GTK_WINDOW (place.parent), place.work.editor, place.files);
  g_assert_true (place.window == GTK_WIDGET (gsy_loose_window_find (place.files)));
  /* Another folder has other files. */
  gsy_editor_set_corpus (place.work.editor, NULL);
  drain ();
  g_assert_null (gsy_loose_window_find (place.files));
  gsy_editor_set_corpus (place.work.editor, place.work.corpus);
  end (&place);
}

/* Each is one thing said: no part is missing, none is empty. */
static void
test_wording (void)
{
  GsyLooseFile file = { .kind = GSY_LOOSE_COPY, .key = (char *) COPY, .original = (char *) "a.txt.annotations.json", .article = (char *) "a.txt", .has_article = TRUE, .maker = GSY_COPY_DROPBOX, .by = (char *) "Marie", .n_statements = 3, .n_added = 1, .n_changed = 2, .n_conflicts = 1 };
  GsyLooseCandidate candidate = { (char *) "b_c.txt", TRUE, FALSE, 3 };
  g_autoptr (GPtrArray) candidates = g_ptr_array_new ();
  g_autofree char *title = gsy_loose_wording_title (&file);
  g_autofree char *content = gsy_loose_wording_content (&file);
  g_autofree char *origin = gsy_loose_wording_origin (&file);
  g_autofree char *attach = gsy_loose_wording_attach ("b_c.txt");
  g_autofree char *lost = NULL, *none = NULL, *nothing = NULL;

  g_assert_cmpstr (title, ==, "Another copy of the annotations of “a.txt”");
  g_assert_cmpstr (content, ==, "3 statements · 1 not here yet · 2 different · 1 value in conflict");
  g_assert_cmpstr (origin, ==, "Conflict in Dropbox · By Marie");
  g_assert_cmpstr (attach, ==, "Attach to “b_c.txt”");

  file.n_added = file.n_changed = file.n_conflicts = 0;
  file.brings_nothing = TRUE;
  nothing = gsy_loose_wording_content (&file);
  g_assert_cmpstr (nothing, ==, "3 statements · All of it is here already");

  file.kind = GSY_LOOSE_LOST;
  file.has_article = FALSE;
  none = gsy_loose_wording_content (&file);
  g_assert_cmpstr (none, ==, "3 statements · No article in this folder has these words");
  g_ptr_array_add (candidates, &candidate);
  file.candidates = candidates;
  lost = gsy_loose_wording_content (&file);
  g_assert_cmpstr (lost, ==, "3 statements · “b_c.txt” has the text that was marked");
}

int
main (int argc, char **argv)
{
  g_autofree char *trash = NULL;
  int status;

  g_setenv ("LANGUAGE", "C", TRUE);
  trash = make_folder ();
  g_setenv ("XDG_DATA_HOME", trash, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  isolate_state ();
  g_test_add_func ("/loose-window/wording/says-what-a-file-is-and-holds", test_wording);
  g_test_add_func ("/loose-window/merge/takes-over-and-can-be-undone", test_merge);
  g_test_add_func ("/loose-window/set-aside/what-cannot-be-read", test_aside);
  g_test_add_func ("/loose-window/window/one-for-a-folder", test_once);
  status = run_tests ();
  remove_tree (trash);
  return status;
}
