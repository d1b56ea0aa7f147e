/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-link-bar.c: finding the other end of a link with a few letters, and giving the keyboard back. */
#include "config.h"

#include "reading-fixture.h"

#define TEXT_A "Alpha accuses Beta of theft. Beta denies it. Alpha insists on it.\n"
#define TEXT_B "Gamma blames Delta for the flood. Beta says Alpha lies.\n"
#define ID_C "cccccccc-0000-4000-8000-00000000000c"
#define ID_D "dddddddd-0000-4000-8000-00000000000d"
#define HEAD(name) "{\"format\": \"gainsay-annotations\", \"version\": 1, \"unit\": \"code-point\", \"article\": {\"file\": \"" name "\"}, \"statements\": ["
#define SIDECAR_A                                                                                \
  HEAD ("a.txt")                                                                                 \
  "{\"id\": \"" ID_A "\", \"layer\": \"accusation\", \"spans\": [{\"start\": 6, \"end\": 27}], " \
  "\"source\": [{\"actor\": \"Alpha\"}], \"target\": [{\"actor\": \"Beta\"}]}, "                 \
  "{\"id\": \"" ID_B "\", \"layer\": \"denial\", \"spans\": [{\"start\": 29, \"end\": 43}], "    \
  "\"source\": [{\"actor\": \"Beta\"}], \"target\": [{\"actor\": \"Alpha\"}]}]}\n"
#define SIDECAR_B                                                                                                                                 \
  HEAD ("b.txt")                                                                                                                                  \
  "{\"id\": \"" ID_C "\", \"layer\": \"accusation\", \"spans\": [{\"start\": 0, \"end\": 32, \"exact\": \"Gamma blames Delta for the flood\"}], " \
  "\"source\": [{\"actor\": \"Gamma\"}], \"target\": [{\"actor\": \"Delta\"}]}, "                                                                 \
  "{\"id\": \"" ID_D "\", \"layer\": \"denial\", \"spans\": [{\"start\": 34, \"end\": 54, \"exact\": \"Beta says Alpha lies\"}]}]}\n"

static GsyLinkBar *
begin (Reading *reading, const char *id)
{
  reading_begin_two (reading, TEXT_A, SIDECAR_A, TEXT_B, SIDECAR_B);
  gtk_widget_grab_focus (GTK_WIDGET (reading->view));
  gsy_editor_select (reading->editor, id, 0, FALSE);
  return reading->pane->link_bar;
}

static void
open_bar (Reading *reading)
{
  gtk_widget_activate_action (GTK_WIDGET (reading->view), "view.link", NULL);
  drain ();
  g_assert_true (gsy_link_bar_is_open (reading->pane->link_bar));
}

static gboolean
has_focus (Reading *reading, GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (reading->window));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static const GsyLink *
get_link (Reading *reading, guint i)
{
  const GsyStatement *selected = gsy_editor_get_selected (reading->editor);

  g_assert_nonnull (selected);
  g_assert_nonnull (selected->links);
  g_assert_cmpuint (selected->links->len, >, i);
  return g_ptr_array_index (selected->links, i);
}

static void
test_likely_first (void)
{
  Reading reading;
  GsyLinkBar *bar = begin (&reading, ID_B);
  open_bar (&reading);
  g_assert_true (has_focus (&reading, GTK_WIDGET (bar)));
  /* What a denial may answer, and the one whose target denies it before any other. */
  g_assert_cmpuint (gsy_link_bar_get_n_candidates (bar), ==, 2);
  g_assert_cmpstr (gsy_link_bar_get_candidate (bar)->id, ==, ID_A);
  g_assert_cmpstr (gsy_link_bar_get_relation (bar)->id, ==, "answers");
  g_assert_true (gsy_link_bar_choose (bar));
  g_assert_cmpstr (get_link (&reading, 0)->to, ==, ID_A);
  g_assert_cmpstr (get_link (&reading, 0)->relation, ==, "answers");
  g_assert_null (get_link (&reading, 0)->article);
  /* It is over, and the article has the keyboard. */
  g_assert_false (gsy_link_bar_is_open (bar));
  g_assert_false (gsy_editor_is_linking (reading.editor));
  g_assert_true (has_focus (&reading, GTK_WIDGET (reading.view)));
  reading_end (&reading);
}

static void
test_letters (void)
{
  Reading reading;
  GsyLinkBar *bar = begin (&reading, ID_B);
  open_bar (&reading);
  gsy_link_bar_set_text (bar, "flood");
  g_assert_cmpuint (gsy_link_bar_get_n_candidates (bar), ==, 1);
  g_assert_true (gsy_link_bar_choose (bar));
  g_assert_cmpstr (get_link (&reading, 0)->to, ==, ID_C);
  g_assert_cmpstr (get_link (&reading, 0)->article, ==, "b.txt");
  reading_end (&reading);
}

static void
test_nothing_found (void)
{
  Reading reading;
  GsyLinkBar *bar = begin (&reading, ID_B);
  open_bar (&reading);
  gsy_link_bar_set_text (bar, "zzz");
  g_assert_cmpuint (gsy_link_bar_get_n_candidates (bar), ==, 0);
  g_assert_null (gsy_link_bar_get_candidate (bar));
  GtkWidget *label = find_widget (GTK_WIDGET (bar), GTK_TYPE_LABEL, "dim-label");
  g_assert_true (gtk_widget_get_child_visible (label));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "No statement has these words");
  g_assert_false (gsy_link_bar_choose (bar));
  g_assert_true (gsy_link_bar_is_open (bar));
  reading_end (&reading);
}

static void
test_moving (void)
{
  Reading reading;
  GsyLinkBar *bar = begin (&reading, ID_B);
  open_bar (&reading);
  gsy_link_bar_move (bar, 1);
  g_assert_cmpstr (gsy_link_bar_get_candidate (bar)->id, ==, ID_C);
  /* It stops at the ends. */
  gsy_link_bar_move (bar, 5);
  g_assert_cmpstr (gsy_link_bar_get_candidate (bar)->id, ==, ID_C);
  gsy_link_bar_move (bar, -5);
  g_assert_cmpstr (gsy_link_bar_get_candidate (bar)->id, ==, ID_A);
  g_assert_true (has_focus (&reading, GTK_WIDGET (bar)));
  reading_end (&reading);
}

static void
test_relations (void)
{
  Reading reading;
  GsyLinkBar *bar = begin (&reading, ID_A);
  open_bar (&reading);
  /* An accusation answers nothing, by the scheme that is built in. */
  g_assert_cmpstr (gsy_link_bar_get_relation (bar)->id, ==, "repeats");
  g_assert_cmpuint (gsy_link_bar_get_n_candidates (bar), ==, 3);
  gsy_editor_end_linking (reading.editor);
  gsy_editor_select (reading.editor, ID_B, 0, FALSE);
  open_bar (&reading);
  GtkWidget *drop = find_widget (GTK_WIDGET (bar), GTK_TYPE_DROP_DOWN, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (drop))), ==, 2);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop), 1);
  g_assert_cmpstr (gsy_link_bar_get_relation (bar)->id, ==, "repeats");
  g_assert_cmpuint (gsy_link_bar_get_n_candidates (bar), ==, 3);
  reading_end (&reading);
}

static void
test_escape (void)
{
  Reading reading;
  GsyLinkBar *bar = begin (&reading, ID_B);
  gsy_reading_view_select (reading.view, gsy_span (0, 5));
  open_bar (&reading);
  GtkWidget *entry = gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (reading.window)), GTK_TYPE_SEARCH_ENTRY);
  g_signal_emit_by_name (entry, "stop-search");
  g_assert_false (gsy_link_bar_is_open (bar));
  g_assert_true (has_focus (&reading, GTK_WIDGET (reading.view)));
  /* Everything is as it was. */
  g_assert_true (gsy_span_equal (gsy_reading_view_get_selection (reading.view), gsy_span (0, 5)));
  g_assert_cmpstr (gsy_editor_get_selected (reading.editor)->id, ==, ID_B);
  g_assert_null (gsy_editor_get_selected (reading.editor)->links);
  reading_end (&reading);
}

/* The bar does not take the keyboard from elsewhere when it goes. */
static void
test_other_statement (void)
{
  Reading reading;
  GsyLinkBar *bar = begin (&reading, ID_B);
  open_bar (&reading);
  gtk_widget_grab_focus (GTK_WIDGET (reading.view));
  gsy_editor_select (reading.editor, ID_A, 0, FALSE);
  g_assert_false (gsy_link_bar_is_open (bar));
  g_assert_true (has_focus (&reading, GTK_WIDGET (reading.view)));
  reading_end (&reading);
}

static void
test_no_statement (void)
{
  Reading reading;
  GsyLinkBar *bar = begin (&reading, ID_B);
  reading_unselect (&reading);
  gtk_widget_activate_action (GTK_WIDGET (reading.view), "view.link", NULL);
  g_assert_false (gsy_link_bar_is_open (bar));
  reading_end (&reading);
}

static void
test_repair (void)
{
  Reading reading;
  GsyLinkBar *bar = begin (&reading, ID_B);
  g_assert_true (gsy_editor_add_link (reading.editor, "repeats", NULL, ID_A));
  g_assert_true (gsy_editor_begin_repair (reading.editor, 0));
  g_assert_true (gsy_link_bar_is_open (bar));
  /* The relation stays. */
  g_assert_cmpstr (gsy_link_bar_get_relation (bar)->id, ==, "repeats");
  gsy_link_bar_set_text (bar, "lies");
  g_assert_true (gsy_link_bar_choose (bar));
  g_assert_cmpuint (gsy_editor_get_selected (reading.editor)->links->len, ==, 1);
  g_assert_cmpstr (get_link (&reading, 0)->to, ==, ID_D);
  g_assert_cmpstr (get_link (&reading, 0)->relation, ==, "repeats");
  g_assert_false (gsy_editor_is_linking (reading.editor));
  reading_end (&reading);
}

/* A statement that is marked elsewhere in the meantime comes in, and the selected one stays selected. */
static void
test_follows_folder (void)
{
  Reading reading;
  GsyLinkBar *bar = begin (&reading, ID_B);
  open_bar (&reading);
  gsy_link_bar_move (bar, 1);
  g_assert_cmpstr (gsy_link_bar_get_candidate (bar)->id, ==, ID_C);
  GsyStatement *statement = gsy_statement_new (NULL, "accusation");
  gsy_statement_add_span (statement, gsy_span (45, 64));
  g_autoptr (GsyEdit) edit = gsy_edit_new ("Mark");
  gsy_edit_add_statement (edit, "a.txt", NULL, statement);
  GError *error = NULL;
  g_assert_true (gsy_corpus_do (reading.corpus, edit, &error));
  g_assert_no_error (error);
  wait_until (gsy_link_bar_get_n_candidates (bar) == 3);
  g_assert_cmpstr (gsy_link_bar_get_candidate (bar)->id, ==, ID_C);
  gsy_statement_unref (statement);
  reading_end (&reading);
}

static void
test_in_sight (void)
{
  Reading reading;
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < 60; i++)
    g_string_append_printf (text, "Line %02u is about nothing.\n", i);
  reading_begin (&reading, text->str, NULL);
  reading_mark (&reading, "denial", 0, 7);
  /* The last line of the page, which is where the bar will be. */
  guint offset = 0;
  int height = gtk_widget_get_height (GTK_WIDGET (reading.view));
  g_assert_true (gsy_reading_view_get_offset_at (reading.view, 60, height - 20, &offset));
  reading_mark (&reading, "denial", offset / 26 * 26, offset / 26 * 26 + 7);
  open_bar (&reading);
  GsySpan span = gsy_statement_get_span (gsy_editor_get_selected (reading.editor), 0);
  GdkRectangle area;
  wait_until (gsy_reading_view_get_area (reading.view, span, &area) && gtk_widget_get_height (GTK_WIDGET (reading.view)) < height &&
              area.y >= 0 && area.y + area.height <= gtk_widget_get_height (GTK_WIDGET (reading.view)));
  reading_end (&reading);
}

static void
test_names (void)
{
  Reading reading;
  GsyLinkBar *bar = begin (&reading, ID_B);
  open_bar (&reading);
  wait_until (gtk_widget_get_height (GTK_WIDGET (bar)) > 100);
  assert_names (GTK_WIDGET (bar));
  GtkWidget *row = find_widget (GTK_WIDGET (bar), GTK_TYPE_LIST_BOX_ROW, NULL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, "Accusation by Alpha, of Beta, accuses Beta of theft, 1 of 2");
  /* The selected one is told with the entry, which has the keyboard. */
  GtkWidget *entry = gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (reading.window)), GTK_TYPE_SEARCH_ENTRY);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Accusation by Alpha, of Beta, accuses Beta of theft, 1 of 2");
  gsy_link_bar_move (bar, 1);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Accusation by Gamma, of Delta, Gamma blames Delta for the flood, 2 of 2, in Gamma blames Delta for the flood.");
  reading_end (&reading);
}

static void
test_narrow (void)
{
  Reading reading;
  GsyLinkBar *bar = begin (&reading, ID_B);
  int narrow = 0;
  open_bar (&reading);
  gtk_widget_measure (GTK_WIDGET (bar), GTK_ORIENTATION_HORIZONTAL, -1, &narrow, NULL, NULL, NULL);
  g_assert_cmpint (narrow, <=, 344);
  reading_end (&reading);
}

int
main (int argc, char **argv)
{
  READING_TEST_MAIN_BEGIN;
  g_test_add_func ("/link-bar/the-likely-one-is-first-and-return-takes-it", test_likely_first);
  g_test_add_func ("/link-bar/a-few-letters-find-it-in-any-article", test_letters);
  g_test_add_func ("/link-bar/says-when-nothing-is-found", test_nothing_found);
  g_test_add_func ("/link-bar/arrows-move-while-the-entry-keeps-the-keyboard", test_moving);
  g_test_add_func ("/link-bar/offers-the-relations-of-the-layer", test_relations);
  g_test_add_func ("/link-bar/escape-leaves-everything-as-it-was", test_escape);
  g_test_add_func ("/link-bar/another-statement-ends-it", test_other_statement);
  g_test_add_func ("/link-bar/not-without-a-statement", test_no_statement);
  g_test_add_func ("/link-bar/repairs-a-link", test_repair);
  g_test_add_func ("/link-bar/follows-the-folder", test_follows_folder);
  g_test_add_func ("/link-bar/the-statement-stays-in-sight", test_in_sight);
  g_test_add_func ("/link-bar/names", test_names);
  g_test_add_func ("/link-bar/fits-a-narrow-window", test_narrow);
  return run_tests ();
}
