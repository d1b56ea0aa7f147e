/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-templates.c: each part of the window is built from its template, shown on real work, named for screen readers, and freed. */
#include "config.h"

#include "app/gsy-articles-pane.h"
#include "app/gsy-details.h"
#include "app/gsy-dialogs.h"
#include "app/gsy-preferences.h"
#include "app/gsy-layer-list.h"
#include "app/gsy-layer-row.h"
#include "app/gsy-marks-pane.h"
#include "app/gsy-save-indicator.h"
#include "app/gsy-shortcuts-window.h"
#include "app/gsy-statement-list.h"
#include "app/gsy-statement-row.h"

#include "window-fixture.h"

typedef struct
{
  const char *name;
  GType (*get_type) (void);
} Part;

static const Part parts[] = {
  { "articles-pane", gsy_articles_pane_get_type },
  { "details", gsy_details_get_type },
  { "layer-list", gsy_layer_list_get_type },
  { "marks-pane", gsy_marks_pane_get_type },
  { "save-indicator", gsy_save_indicator_get_type },
  { "statement-list", gsy_statement_list_get_type },
};

static void
test_part (gconstpointer data)
{
  const Part *part = data;
  Work work;

  work_begin (&work);
  GtkWidget *child = g_object_new (part->get_type (), NULL);
  GtkWidget *window = show_in_window (child, 340, 700);
  g_object_set (child, "editor", work.editor, NULL);
  gtk_test_widget_wait_for_draw (child);
  assert_names (child);

  /* With a statement selected, other things are shown. */
  gsy_editor_select (work.editor, ID_B, 1, FALSE);
  gtk_test_widget_wait_for_draw (child);
  assert_names (child);

  /* And with nothing at all. */
  work_open (&work, "b.txt");
  gsy_editor_open (work.editor, NULL, NULL);
  gtk_test_widget_wait_for_draw (child);
  assert_names (child);
  close_window (window, child);
  work_end (&work);
}

/* Without an editor, as Builder or an inspector makes them. */
static void
test_bare (gconstpointer data)
{
  const Part *part = data;
  GtkWidget *child = g_object_new (part->get_type (), NULL);
  GtkWidget *window = show_in_window (child, 340, 700);

  close_window (window, child);
}

static GtkWidget *
show_statements (Work *work, GtkWidget **window)
{
  GtkWidget *list = g_object_new (GSY_TYPE_STATEMENT_LIST, NULL);

  *window = show_in_window (list, 340, 500);
  gsy_statement_list_set_editor (GSY_STATEMENT_LIST (list), work->editor);
  gtk_test_widget_wait_for_draw (list);
  return list;
}

static GtkListView *
find_list (GtkWidget *widget)
{
  return GTK_LIST_VIEW (find_widget (widget, GTK_TYPE_LIST_VIEW, NULL));
}

static GtkWidget *
nth_row (GtkListView *list, guint n)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (list));

  while (n-- > 0)
    row = gtk_widget_get_next_sibling (row);
  return row;
}

static void
test_statement_names (void)
{
  Work work;
  GtkWidget *window;

  work_begin (&work);
  GtkWidget *list = show_statements (&work, &window);
  GtkListView *view = find_list (list);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, "Statements");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (nth_row (view, 0)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Accusation, of Karsie, a vidé le barrage, 1 of 2");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (nth_row (view, 1)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Denial by Karsie, of Valdorie, La Karsie … rejeté, 2 of 2");

  /* One more before them: every name counts anew. */
  g_assert_true (gsy_editor_mark (work.editor, "denial", gsy_span (0, 11), GSY_SNAP_WORDS));
  gtk_test_widget_wait_for_draw (list);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (nth_row (view, 0)), GTK_ACCESSIBLE_PROPERTY_LABEL, "Denial, La Valdorie, 1 of 3");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (nth_row (view, 1)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Accusation, of Karsie, a vidé le barrage, 2 of 3");

  /* Another layer: the name follows in place. */
  g_assert_true (gsy_editor_set_layer (work.editor, "accusation"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (nth_row (view, 0)), GTK_ACCESSIBLE_PROPERTY_LABEL, "Accusation, La Valdorie, 1 of 3");
  close_window (window, list);
  work_end (&work);
}

static void
test_statement_selection (void)
{
  Work work;
  GtkWidget *window;

  work_begin (&work);
  GtkWidget *list = show_statements (&work, &window);
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (find_list (list)));
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, GTK_INVALID_LIST_POSITION);

  gsy_editor_select (work.editor, ID_B, 0, FALSE);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 1);
  gtk_single_selection_set_selected (selection, 0);
  g_assert_cmpstr (gsy_editor_get_selected (work.editor)->id, ==, ID_A);
  gsy_editor_select (work.editor, NULL, 0, FALSE);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, GTK_INVALID_LIST_POSITION);

  gsy_editor_select (work.editor, ID_A, 0, FALSE);
  g_assert_true (gsy_editor_remove (work.editor));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (selection)), ==, 1);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, GTK_INVALID_LIST_POSITION);
  g_assert_null (gsy_editor_get_selected (work.editor));
  close_window (window, list);
  work_end (&work);
}

static void
test_article_names (void)
{
  Work work;

  work_begin (&work);
  GtkWidget *pane = g_object_new (GSY_TYPE_ARTICLES_PANE, NULL);
  GtkWidget *window = show_in_window (pane, 300, 500);
  gsy_articles_pane_set_editor (GSY_ARTICLES_PANE (pane), work.editor);
  gtk_test_widget_wait_for_draw (pane);
  GtkListView *view = find_list (pane);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, "Articles");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (nth_row (view, 0)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "La Valdorie dit : a vidé le barrage., new, 1 accusation, 1 denial");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (nth_row (view, 1)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "The crews say the authority lied., 2031-06, new");

  g_assert_true (gsy_articles_pane_step (GSY_ARTICLES_PANE (pane), TRUE));
  wait_until (gsy_editor_get_opening (work.editor) == NULL);
  g_assert_cmpstr (gsy_document_get_key (gsy_editor_get_document (work.editor)), ==, "b.txt");
  g_assert_false (gsy_articles_pane_step (GSY_ARTICLES_PANE (pane), TRUE));
  g_assert_true (gsy_editor_set_state (work.editor, GSY_STATE_DONE));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (nth_row (view, 1)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "The crews say the authority lied., 2031-06, done");
  g_assert_true (gsy_articles_pane_open_next_unfinished (GSY_ARTICLES_PANE (pane)));
  wait_until (gsy_editor_get_opening (work.editor) == NULL);
  g_assert_cmpstr (gsy_document_get_key (gsy_editor_get_document (work.editor)), ==, "a.txt");
  g_assert_true (gsy_editor_set_state (work.editor, GSY_STATE_DONE));
  g_assert_false (gsy_articles_pane_open_next_unfinished (GSY_ARTICLES_PANE (pane)));
  close_window (window, pane);
  work_end (&work);
}

/* --- layers --- */

static GsyLayerRow *
nth_layer (GtkWidget *list, int n)
{
  return GSY_LAYER_ROW (gtk_list_box_get_row_at_index (GTK_LIST_BOX (find_widget (list, GTK_TYPE_LIST_BOX, NULL)), n));
}

static GtkWidget *
find_named (GtkWidget *widget, const char *name)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), name) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_named (child, name);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
press (GtkWidget *widget, const char *name)
{
  GtkWidget *toggle = find_named (widget, name);

  g_assert_nonnull (toggle);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (toggle)));
}

static void
test_layers (void)
{
  Work work;

  work_begin (&work);
  GtkWidget *list = g_object_new (GSY_TYPE_LAYER_LIST, NULL);
  GtkWidget *window = show_in_window (list, 340, 300);
  gsy_layer_list_set_editor (GSY_LAYER_LIST (list), work.editor);
  gtk_test_widget_wait_for_draw (list);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find_widget (list, GTK_TYPE_LIST_BOX, NULL)), GTK_ACCESSIBLE_PROPERTY_LABEL, "Layers");
  g_assert_cmpstr (gsy_layer_row_get_layer (nth_layer (list, 1)), ==, "denial");

  press (list, "Show Denial");
  g_assert_true (gsy_editor_is_layer_hidden (work.editor, "denial"));
  press (list, "Show Denial");
  press (list, "Lock Denial");
  g_assert_true (gsy_editor_is_layer_locked (work.editor, "denial"));
  press (list, "Lock Denial");
  press (list, "Only Denial");
  g_assert_cmpstr (gsy_editor_get_solo (work.editor), ==, "denial");
  press (list, "Only Denial");
  g_assert_null (gsy_editor_get_solo (work.editor));
  press (list, "Brush for Denial");
  g_assert_cmpstr (gsy_editor_get_brush (work.editor), ==, "denial");
  gsy_editor_set_brush (work.editor, "accusation");
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find_named (list, "Brush for Denial"))));
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find_named (list, "Brush for Accusation"))));

  gtk_widget_activate_action (GTK_WIDGET (nth_layer (list, 1)), "layer.move-up", NULL);
  g_assert_cmpstr (gsy_layer_row_get_layer (nth_layer (list, 0)), ==, "denial");
  gtk_widget_activate_action (GTK_WIDGET (nth_layer (list, 0)), "layer.line", "s", "wavy");
  g_assert_cmpint (gsy_scheme_find_layer (gsy_editor_get_scheme (work.editor), "denial")->line, ==, GSY_LINE_WAVY);

  /* A layer that goes while statements are on it is listed as unlisted. */
  g_assert_true (gsy_editor_remove_layer (work.editor, "denial"));
  g_assert_cmpstr (gsy_layer_row_get_layer (nth_layer (list, 2)), ==, "denial");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (nth_layer (list, 2)), GTK_ACCESSIBLE_PROPERTY_LABEL, "denial (unlisted), 1 statement");
  assert_names (list);
  g_assert_true (gsy_editor_undo (work.editor));
  g_assert_cmpstr (gsy_layer_row_get_layer (nth_layer (list, 0)), ==, "denial");
  g_assert_null (nth_layer (list, 3));
  close_window (window, list);
  work_end (&work);
}

static void
test_rename (void)
{
  Work work;

  work_begin (&work);
  GtkWidget *list = g_object_new (GSY_TYPE_LAYER_LIST, NULL);
  GtkWidget *window = show_in_window (list, 340, 300);
  gsy_layer_list_set_editor (GSY_LAYER_LIST (list), work.editor);
  gtk_test_widget_wait_for_draw (list);

  gsy_layer_row_rename (nth_layer (list, 0));
  GtkWidget *entry = find_widget (GTK_WIDGET (nth_layer (list, 0)), GTK_TYPE_ENTRY, NULL);
  g_assert_true (gtk_widget_get_mapped (entry));
  assert_names (list);
  gtk_editable_set_text (GTK_EDITABLE (entry), "  Reproach ");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (gsy_scheme_find_layer (gsy_editor_get_scheme (work.editor), "accusation")->name, ==, "Reproach");
  g_assert_nonnull (find_named (list, "Show Reproach"));

  gsy_layer_row_rename (nth_layer (list, 0));
  gtk_editable_set_text (GTK_EDITABLE (entry), "   ");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (gsy_scheme_find_layer (gsy_editor_get_scheme (work.editor), "accusation")->name, ==, "Reproach");

  GtkWidget *add = find_named (list, "Add Layer");
  g_signal_emit_by_name (add, "clicked");
  g_assert_cmpuint (gsy_scheme_get_n_layers (gsy_editor_get_scheme (work.editor)), ==, 4);
  close_window (window, list);
  work_end (&work);
}

/* --- details --- */

static void
test_details (void)
{
  Work work;

  work_begin (&work);
  GtkWidget *details = g_object_new (GSY_TYPE_DETAILS, NULL);
  GtkWidget *window = show_in_window (details, 340, 700);
  gsy_details_set_editor (GSY_DETAILS (details), work.editor);
  gsy_editor_select (work.editor, ID_B, 0, FALSE);
  gtk_test_widget_wait_for_draw (details);

  GtkTextBuffer *note = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_widget (details, GTK_TYPE_TEXT_VIEW, "note")));
  GtkTextIter end;
  gtk_text_buffer_get_end_iter (note, &end);
  gtk_text_buffer_insert (note, &end, " de plus ", -1);
  g_assert_cmpstr (gsy_editor_get_selected (work.editor)->note, ==, "Une note de plus ");
  g_assert_true (gsy_editor_undo (work.editor));
  g_autofree char *text = NULL;
  g_object_get (note, "text", &text, NULL);
  g_assert_cmpstr (text, ==, "Une note");

  GtkWidget *remove = find_named (details, "Remove Fragment 2");
  g_assert_nonnull (remove);
  g_signal_emit_by_name (remove, "clicked");
  g_assert_cmpuint (gsy_statement_get_n_spans (gsy_editor_get_selected (work.editor)), ==, 1);
  g_assert_null (find_named (details, "Remove Fragment 1"));

  GtkWidget *layer = find_widget (details, GTK_TYPE_DROP_DOWN, NULL);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (layer)), ==, 1);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (layer), 0);
  g_assert_cmpstr (gsy_editor_get_selected (work.editor)->layer, ==, "accusation");

  /* A locked layer says no, and the drop-down says what is true. */
  gsy_editor_set_layer_locked (work.editor, "accusation", TRUE);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (layer), 2);
  g_assert_cmpstr (gsy_editor_get_selected (work.editor)->layer, ==, "accusation");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (layer)), ==, 0);
  close_window (window, details);
  work_end (&work);
}

/* --- dialogs --- */

static void
close_dialogs (void)
{
  g_autoptr (GListModel) toplevels = g_object_ref (gtk_window_get_toplevels ());
  guint n = g_list_model_get_n_items (toplevels);

  while (n > 0)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, --n);
      gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
      gtk_window_destroy (window);
    }
  drain ();
}

static GtkWidget *
find_toplevel (const char *title)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);
      if (g_strcmp0 (gtk_window_get_title (window), title) == 0)
        return GTK_WIDGET (window);
    }
  g_assert_not_reached ();
}

static void
answer_cb (gboolean confirmed, gpointer user_data)
{
  *(int *) user_data = confirmed;
}

static void
color_cb (const char *color, gpointer user_data)
{
  *(int *) user_data = color == NULL;
}

static void
test_dialogs (void)
{
  g_autoptr (GSettings) settings = g_settings_new (GSY_APP_ID);
  GtkWindow *parent = GTK_WINDOW (show_in_window (gtk_label_new ("parent"), 300, 300));
  int answer = -1, color = -1;

  gsy_preferences_present (parent, settings, NULL);
  gsy_shortcuts_window_present (parent);
  gsy_dialogs_about (parent);
  gsy_dialogs_ask (parent, "Sure?", "It matters.", "_Yes", TRUE, answer_cb, &answer);
  gsy_dialogs_choose_color (parent, "Color", "#c01c28", color_cb, &color);
  close_dialogs ();
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 0);
  g_assert_cmpint (answer, ==, FALSE);
  g_assert_cmpint (color, ==, TRUE);
}

static void
test_preferences (void)
{
  g_autoptr (GSettings) settings = g_settings_new (GSY_APP_ID);
  GtkWindow *parent = GTK_WINDOW (show_in_window (gtk_label_new ("parent"), 300, 300));

  gsy_preferences_present (parent, settings, NULL);
  GtkWidget *window = find_toplevel ("Preferences");
  gtk_test_widget_wait_for_draw (window);
  GtkSpinButton *spin = GTK_SPIN_BUTTON (find_widget (window, GTK_TYPE_SPIN_BUTTON, NULL));
  gtk_spin_button_set_value (spin, 150);
  g_assert_cmpuint (g_settings_get_uint (settings, "zoom"), ==, 150);
  g_settings_set_uint (settings, "zoom", 90);
  g_assert_cmpfloat (gtk_spin_button_get_value (spin), ==, 90);
  AdwComboRow *scheme = ADW_COMBO_ROW (find_widget (window, ADW_TYPE_COMBO_ROW, NULL));
  adw_combo_row_set_selected (scheme, 2);
  g_autofree char *chosen = g_settings_get_string (settings, "color-scheme");
  g_assert_cmpstr (chosen, ==, "dark");
  close_dialogs ();
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  isolate_state ();
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *worked = g_strdup_printf ("/templates/%s/named-and-freed", parts[i].name);
      g_autofree char *bare = g_strdup_printf ("/templates/%s/stands-alone", parts[i].name);
      g_test_add_data_func (worked, &parts[i], test_part);
      g_test_add_data_func (bare, &parts[i], test_bare);
    }
  g_test_add_func ("/templates/statement-list/names-count-anew-after-each-change", test_statement_names);
  g_test_add_func ("/templates/statement-list/selection-is-the-editors", test_statement_selection);
  g_test_add_func ("/templates/articles-pane/names-say-what-a-row-shows", test_article_names);
  g_test_add_func ("/templates/layer-list/toggles-are-the-editors", test_layers);
  g_test_add_func ("/templates/layer-list/rename-in-place", test_rename);
  g_test_add_func ("/templates/details/note-fragments-and-layer", test_details);
  g_test_add_func ("/templates/dialogs/built-shown-and-freed", test_dialogs);
  g_test_add_func ("/templates/dialogs/preferences-apply-at-once", test_preferences);
  return run_tests ();
}
