/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-versions-window.c: earlier versions are listed, compared and restored. */
#include "config.h"

#include "app/gsy-versions-window.h"

#include "app/gsy-version-preview.h"
#include "corpus/gsy-versions.h"

#include "window-fixture.h"

#include <glib/gstdio.h>

#define NAME "a.txt.annotations.json"

typedef struct
{
  Work work;
  GtkWidget *parent;
  GtkWidget *window;
} Place;

static char *
sidecar_path (Place *place)
{
  return g_build_filename (place->work.folder, NAME, NULL);
}

static void
keep (Place *place, const char *text, gint64 seconds_ago)
{
  g_autofree char *path = sidecar_path (place);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  g_assert_true (gsy_versions_add (path, bytes, g_get_real_time () - seconds_ago * G_USEC_PER_SEC, NULL));
}

static void
begin (Place *place)
{
  work_begin (&place->work);
  place->parent = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (place->parent));
}

static GtkListBox *
get_list (Place *place)
{
  return GTK_LIST_BOX (find_widget (place->window, GTK_TYPE_LIST_BOX, "versions"));
}

static guint
count_rows (Place *place)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (get_list (place), (int) n) != NULL)
    n++;
  return n;
}

static GsyVersionPreview *
get_preview (Place *place)
{
  return GSY_VERSION_PREVIEW (find_widget (place->window, GSY_TYPE_VERSION_PREVIEW, NULL));
}

static void
open_window (Place *place, guint n_rows)
{
  gsy_versions_window_present (GTK_WINDOW (place->parent), place->work.editor);
  place->window = GTK_WIDGET (gsy_versions_window_find (place->work.editor));
  g_assert_nonnull (place->window);
  gtk_test_widget_wait_for_draw (place->window);
  wait_until (count_rows (place) == n_rows);
}

static void
choose (Place *place, guint i)
{
  gtk_list_box_select_row (get_list (place), gtk_list_box_get_row_at_index (get_list (place), (int) i));
  wait_until (gsy_version_preview_get_n_differences (get_preview (place)) >= 0);
}

static void
end (Place *place)
{
  if (gsy_versions_window_find (place->work.editor) != NULL)
    gtk_window_destroy (GTK_WINDOW (place->window));
  g_assert_null (gsy_versions_window_find (place->work.editor));
  gtk_window_destroy (GTK_WINDOW (place->parent));
  /* What is being read ends by itself. */
  wait_until (!g_main_context_pending (NULL));
  drain ();
  work_end (&place->work);
}

static guint
count_statements_of (Place *place)
{
  return gsy_store_get_n_statements (gsy_editor_get_store (place->work.editor));
}

#define NOTHING_MARKED \
  "{\"format\": \"gainsay-annotations\", \"version\": 1, \"unit\": \"code-point\", \"article\": {\"file\": \"a.txt\"}, \"statements\": []}\n"

static void
test_empty (void)
{
  Place place = { 0 };
  GtkWidget *page;

  begin (&place);
  open_window (&place, 0);
  page = find_widget (place.window, ADW_TYPE_STATUS_PAGE, NULL);
  g_assert_true (gtk_widget_get_mapped (page));
  assert_names (place.window);
  end (&place);
}

static void
test_restore (void)
{
  Place place = { 0 };

  begin (&place);
  keep (&place, NOTHING_MARKED, 4000);
  keep (&place, MARKED_A, 2000);
  open_window (&place, 2);
  choose (&place, 0);
  g_assert_cmpint (gsy_version_preview_get_n_differences (get_preview (&place)), ==, 0);
  choose (&place, 1);
  g_assert_cmpint (gsy_version_preview_get_n_differences (get_preview (&place)), ==, 2);
  assert_names (place.window);

  g_assert_true (gtk_widget_activate_action (place.window, "versions.restore", NULL));
  g_assert_cmpuint (count_statements_of (&place), ==, 0);
  g_assert_cmpint (gsy_version_preview_get_n_differences (get_preview (&place)), ==, 0);
  g_assert_true (g_str_has_prefix (gsy_history_get_undo_label (gsy_corpus_get_history (place.work.corpus)), "Restore Version of "));
  g_assert_true (gtk_widget_activate_action (place.window, "win.undo", NULL));
  g_assert_cmpuint (count_statements_of (&place), ==, 2);
  g_assert_cmpint (gsy_version_preview_get_n_differences (get_preview (&place)), ==, 2);
  end (&place);
}

/* What is done in the article meanwhile is compared with. */
static void
test_follows (void)
{
  Place place = { 0 };

  begin (&place);
  keep (&place, MARKED_A, 2000);
  open_window (&place, 1);
  choose (&place, 0);
  gsy_editor_select (place.work.editor, ID_A, 0, FALSE);
  g_assert_true (gsy_editor_remove (place.work.editor));
  g_assert_cmpint (gsy_version_preview_get_n_differences (get_preview (&place)), ==, 1);
  /* What is saved is a version, too; of the open one there is nothing to restore. */
  wait_until (gsy_corpus_is_saved (place.work.corpus) && count_rows (&place) == 2);
  choose (&place, 0);
  wait_until (gsy_version_preview_get_n_differences (get_preview (&place)) == 0);

  /* Another article has none. */
  work_open (&place.work, "b.txt");
  wait_until (count_rows (&place) == 0);
  end (&place);
}

static void
test_damaged (void)
{
  Place place = { 0 };
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) versions = NULL;

  begin (&place);
  path = sidecar_path (&place);
  keep (&place, "{ broken", 4000);
  keep (&place, MARKED_A, 2000);
  versions = gsy_versions_list (path);
  g_free (put_file ("/", ((GsyVersion *) g_ptr_array_index (versions, 0))->path + 1, "torn"));
  open_window (&place, 2);
  for (int i = 0; i < 2; i++)
    {
      GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (get_list (&place), i));
      GtkWidget *counts = g_object_get_data (G_OBJECT (row), "counts");
      wait_until (g_str_equal (gtk_label_get_label (GTK_LABEL (counts)), "Cannot be used"));
      gtk_list_box_select_row (get_list (&place), GTK_LIST_BOX_ROW (row));
      /* Does nothing. */
      gtk_widget_activate_action (place.window, "versions.restore", NULL);
      g_assert_cmpuint (count_statements_of (&place), ==, 2);
    }
  end (&place);
}

static void
test_broken (void)
{
  Place place = { 0 };
  g_autofree char *content = NULL;
  g_autofree char *aside = NULL;

  begin (&place);
  keep (&place, MARKED_A, 2000);
  work_open (&place.work, "b.txt");
  drain ();
  g_free (put_file (place.work.folder, NAME, "{ broken"));
  work_open (&place.work, "a.txt");
  g_assert_true (gsy_document_is_read_only (gsy_editor_get_document (place.work.editor)));
  open_window (&place, 1);
  choose (&place, 0);
  g_assert_true (gtk_widget_activate_action (place.window, "versions.restore", NULL));
  g_assert_cmpuint (count_statements_of (&place), ==, 2);
  aside = find_file (place.work.folder, NAME ".broken-");
  g_assert_nonnull (aside);
  content = read_file (place.work.folder, aside);
  g_assert_cmpstr (content, ==, "{ broken");
  end (&place);
}

static void
test_closes (void)
{
  Place place = { 0 };

  begin (&place);
  keep (&place, MARKED_A, 2000);
  /* While it is being read. */
  gsy_versions_window_present (GTK_WINDOW (place.parent), place.work.editor);
  place.window = GTK_WIDGET (gsy_versions_window_find (place.work.editor));
  gtk_window_destroy (GTK_WINDOW (place.window));
  end (&place);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  isolate_state ();
  adw_init ();

  g_test_add_func ("/versions-window/says-that-there-are-none", test_empty);
  g_test_add_func ("/versions-window/compares-restores-and-undoes", test_restore);
  g_test_add_func ("/versions-window/follows-what-is-open", test_follows);
  g_test_add_func ("/versions-window/a-damaged-version-is-said-and-not-used", test_damaged);
  g_test_add_func ("/versions-window/sets-a-broken-file-aside", test_broken);
  g_test_add_func ("/versions-window/closes-while-it-reads", test_closes);

  return run_tests ();
}
