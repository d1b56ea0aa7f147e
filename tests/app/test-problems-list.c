/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-problems-list.c: what is asked, kind by kind, and the way to each place. */
#include "config.h"

#include "app/gsy-marks-pane.h"
#include "app/gsy-problem-kinds.h"
#include "app/gsy-problem-row.h"
#include "app/gsy-problems-list.h"
#include "app/gsy-problems-model.h"

#include "window-fixture.h"

/* --- the model --- */

typedef struct
{
  GPtrArray *findings;
  GsyEntry entries[8];
} Found;

static void
found_begin (Found *found)
{
  static const char *const ids[] = { "0", "1", "2", "3", "4", "5", "6", "7" };

  found->findings = g_ptr_array_new_with_free_func (g_free);
  memset (found->entries, 0, sizeof found->entries);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      found->entries[i].id = ids[i];
      found->entries[i].article = "a.txt";
    }
}

/* What is about names has no entry, and needs none of the index. */
static void
find_names (Found *found, const char *names)
{
  GsyFinding *finding = g_new0 (GsyFinding, 1);

  finding->check = GSY_CHECK_SIMILAR_ACTORS;
  finding->detail = (char *) names;
  g_ptr_array_add (found->findings, finding);
}

/* “head 2, place a, place b, more 3” */
static char *
dup_items (GsyProblemsModel *model)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    {
      g_autoptr (GsyProblemItem) item = g_list_model_get_item (G_LIST_MODEL (model), i);
      GsyProblemItemKind kind = gsy_problem_item_get_kind (item);

      if (i > 0)
        g_string_append (text, ", ");
      if (kind == GSY_PROBLEM_ITEM_PLACE)
        g_string_append_printf (text, "place %s", gsy_problem_item_get_detail (item));
      else
        g_string_append_printf (text, "%s %u", kind == GSY_PROBLEM_ITEM_HEAD ? "head" : "more", gsy_problem_item_get_count (item));
    }
  return g_string_free (text, FALSE);
}

static void
changed_cb (GListModel *model, guint position, guint removed, guint added, GString *log)
{
  g_string_append_printf (log, "%u -%u +%u;", position, removed, added);
}

static void
test_model (void)
{
  g_autoptr (GsyProblemsModel) model = gsy_problems_model_new ();
  g_autoptr (GString) log = g_string_new (NULL);
  g_autofree char *first = NULL, *second = NULL, *third = NULL;
  Found found;

  found_begin (&found);
  g_signal_connect (model, "items-changed", G_CALLBACK (changed_cb), log);
  find_names (&found, "a");
  find_names (&found, "b");
  find_names (&found, "c");
  gsy_problems_model_set_findings (model, found.findings, 10);
  first = dup_items (model);
  g_assert_cmpstr (first, ==, "head 3, place a, place b, place c");
  g_assert_cmpstr (log->str, ==, "0 -0 +4;");
  g_assert_cmpuint (gsy_problems_model_get_total (model), ==, 3);

  /* One goes from the middle: the others stay the same items. */
  {
    g_autoptr (GsyProblemItem) last = g_list_model_get_item (G_LIST_MODEL (model), 3);
    g_autoptr (GsyProblemItem) again = NULL;

    g_ptr_array_remove_index (found.findings, 1);
    g_string_truncate (log, 0);
    gsy_problems_model_set_findings (model, found.findings, 10);
    second = dup_items (model);
    g_assert_cmpstr (second, ==, "head 2, place a, place c");
    g_assert_cmpstr (log->str, ==, "2 -1 +0;");
    again = g_list_model_get_item (G_LIST_MODEL (model), 2);
    g_assert_true (last == again);
    g_assert_cmpuint (gsy_problem_item_get_position (again), ==, 2);
  }

  /* The same again is no change. */
  g_string_truncate (log, 0);
  gsy_problems_model_set_findings (model, found.findings, 10);
  g_assert_cmpstr (log->str, ==, "");

  gsy_problems_model_set_findings (model, found.findings, 1);
  third = dup_items (model);
  g_assert_cmpstr (third, ==, "head 2, place a, more 1");
  g_assert_cmpuint (gsy_problems_model_get_total (model), ==, 2);
  g_ptr_array_unref (found.findings);
}

/* Any list after any other is as if it had come first. */
static void
test_model_random (void)
{
  static const char *const names[] = { "a", "b", "c", "d", "e" };
  g_autoptr (GsyProblemsModel) model = gsy_problems_model_new ();

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GsyProblemsModel) fresh = gsy_problems_model_new ();
      g_autofree char *items = NULL, *wanted = NULL;
      guint max = (guint) g_test_rand_int_range (1, 5);
      Found found;

      found_begin (&found);
      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        if (g_test_rand_bit ())
          find_names (&found, names[i]);
      gsy_problems_model_set_findings (model, found.findings, max);
      gsy_problems_model_set_findings (fresh, found.findings, max);
      items = dup_items (model);
      wanted = dup_items (fresh);
      g_assert_cmpstr (items, ==, wanted);
      g_ptr_array_unref (found.findings);
    }
}

/* --- the list in its pane --- */

typedef struct
{
  Work work;
  GtkWidget *window;
  GsyMarksPane *pane;
  GsyProblemsList *problems;
  GtkListView *list;
} Shown;

static GListModel *
get_model (Shown *shown)
{
  return G_LIST_MODEL (gtk_list_view_get_model (shown->list));
}

/* “no-source: head 1, ID_A; …” */
static char *
dup_listed (Shown *shown)
{
  GString *text = g_string_new (NULL);
  GListModel *model = get_model (shown);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GsyProblemItem) item = g_list_model_get_item (model, i);
      const GsyEntry *entry = gsy_problem_item_get_entry (item);

      if (gsy_problem_item_get_kind (item) == GSY_PROBLEM_ITEM_HEAD)
        g_string_append_printf (text, "%s%s %u:", i > 0 ? "; " : "", gsy_check_to_string (gsy_problem_item_get_check (item)), gsy_problem_item_get_count (item));
      else
        g_string_append_printf (text, " %s", entry == NULL ? "?" : g_str_equal (entry->id, ID_A) ? "A"
                                                                 : g_str_equal (entry->id, ID_B) ? "B"
                                                                                                 : "C");
    }
  return g_string_free (text, FALSE);
}

static gboolean
lists (Shown *shown, const char *wanted)
{
  g_autofree char *listed = dup_listed (shown);

  return g_str_equal (listed, wanted);
}

#define wait_listed(shown, wanted) wait_until (lists (shown, wanted))

#define ID_C "c0000000-0000-4000-8000-00000000000c"

static void
shown_begin (Shown *shown)
{
  work_begin (&shown->work);
  shown->pane = g_object_new (GSY_TYPE_MARKS_PANE, NULL);
  gsy_marks_pane_set_editor (shown->pane, shown->work.editor);
  shown->problems = GSY_PROBLEMS_LIST (find_widget (GTK_WIDGET (shown->pane), GSY_TYPE_PROBLEMS_LIST, NULL));
  shown->list = GTK_LIST_VIEW (find_widget (GTK_WIDGET (shown->problems), GTK_TYPE_LIST_VIEW, NULL));
  shown->window = show_in_window (GTK_WIDGET (shown->pane), 360, 760);
}

static void
shown_end (Shown *shown)
{
  close_window (shown->window, GTK_WIDGET (shown->pane));
  work_end (&shown->work);
}

#define ALL_OF_A "no-source 1: A; answers-nothing 1: B"

static void
test_count (void)
{
  Shown shown;

  shown_begin (&shown);
  /* The count is there before the list is asked for; the list is not filled. */
  wait_until (gsy_problems_list_get_count (shown.problems) == 2);
  g_assert_cmpuint (g_list_model_get_n_items (get_model (&shown)), ==, 0);
  gsy_marks_pane_show_problems (shown.pane);
  wait_listed (&shown, ALL_OF_A);
  shown_end (&shown);
}

static void
test_live (void)
{
  Shown shown;

  shown_begin (&shown);
  gsy_marks_pane_show_problems (shown.pane);
  wait_listed (&shown, ALL_OF_A);
  gsy_editor_select (shown.work.editor, ID_A, 0, FALSE);
  g_assert_true (gsy_editor_set_filler_actor (shown.work.editor, GSY_ROLE_SOURCE, 0, "Valdorie"));
  wait_listed (&shown, "answers-nothing 1: B");
  gsy_editor_select (shown.work.editor, ID_B, 0, FALSE);
  g_assert_true (gsy_editor_add_link (shown.work.editor, NULL, NULL, ID_A));
  wait_listed (&shown, "");
  wait_until (gsy_problems_list_get_count (shown.problems) == 0);
  g_assert_true (gsy_editor_undo (shown.work.editor));
  g_assert_true (gsy_editor_undo (shown.work.editor));
  wait_listed (&shown, ALL_OF_A);
  shown_end (&shown);
}

static void
test_muted (void)
{
  g_autoptr (GsyProblemKinds) kinds = NULL;
  GActionGroup *actions;
  GAction *action;
  Shown shown;

  shown_begin (&shown);
  gsy_marks_pane_show_problems (shown.pane);
  wait_listed (&shown, ALL_OF_A);
  kinds = gsy_problem_kinds_new (shown.work.editor);
  actions = gsy_problem_kinds_get_actions (kinds);
  g_assert_cmpint (g_menu_model_get_n_items (gsy_problem_kinds_get_menu (kinds)), ==, 1);
  action = g_action_map_lookup_action (G_ACTION_MAP (actions), "no-source");
  {
    g_autoptr (GVariant) state = g_action_get_state (action);

    g_assert_true (g_variant_get_boolean (state));
  }

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (shown.problems), "problems.mute", "s", "no-source"));
  wait_listed (&shown, "answers-nothing 1: B");
  g_assert_true (gsy_scheme_is_muted (gsy_editor_get_scheme (shown.work.editor), "no-source"));
  {
    g_autoptr (GVariant) state = g_action_get_state (action);

    g_assert_false (g_variant_get_boolean (state));
  }
  /* And on again, from the menu of kinds. */
  g_action_activate (action, NULL);
  wait_listed (&shown, ALL_OF_A);
  g_assert_false (gsy_scheme_is_muted (gsy_editor_get_scheme (shown.work.editor), "no-source"));
  g_clear_object (&kinds);
  shown_end (&shown);
}

static void
test_activate (void)
{
  Shown shown;

  shown_begin (&shown);
  gsy_marks_pane_show_problems (shown.pane);
  wait_listed (&shown, ALL_OF_A);
  /* A heading leads nowhere. */
  g_signal_emit_by_name (shown.list, "activate", 0);
  g_assert_null (gsy_editor_get_selected (shown.work.editor));
  g_signal_emit_by_name (shown.list, "activate", 3);
  g_assert_cmpstr (gsy_editor_get_selected (shown.work.editor)->id, ==, ID_B);
  shown_end (&shown);
}

/* The arrows show each place in the article while the keyboard stays. */
static void
test_arrows (void)
{
  GtkSelectionModel *selection;
  Shown shown;

  shown_begin (&shown);
  g_assert_true (gsy_marks_pane_show_problems (shown.pane));
  wait_listed (&shown, ALL_OF_A);
  selection = gtk_list_view_get_model (shown.list);
  g_assert_true (gsy_marks_pane_focus_statements (shown.pane));
  gtk_selection_model_select_item (selection, 1, TRUE);
  g_assert_cmpstr (gsy_editor_get_selected (shown.work.editor)->id, ==, ID_A);
  g_assert_cmpint (gsy_marks_pane_get_focus_part (shown.pane), ==, 1);
  shown_end (&shown);
}

static void
test_folder (void)
{
  Shown shown;

  shown_begin (&shown);
  /* A statement in the other article, which nobody says and which accuses nobody. */
  work_open (&shown.work, "b.txt");
  g_assert_true (gsy_editor_mark (shown.work.editor, "accusation", gsy_span (13, 22), GSY_SNAP_WORDS));
  wait_until (gsy_problems_list_get_count (shown.problems) == 2);
  gsy_marks_pane_show_problems (shown.pane);
  wait_listed (&shown, "no-source 1: C; no-target 1: C");
  g_object_set (shown.problems, "folder", TRUE, NULL);
  wait_listed (&shown, "no-source 2: A C; no-target 1: C; answers-nothing 1: B");
  /* The count is still that of the open article. */
  g_assert_cmpuint (gsy_problems_list_get_count (shown.problems), ==, 2);

  /* To a place in the other article. */
  g_signal_emit_by_name (shown.list, "activate", 1);
  wait_until (gsy_editor_get_selected (shown.work.editor) != NULL && g_str_equal (gsy_editor_get_selected (shown.work.editor)->id, ID_A));
  wait_until (gsy_editor_get_opening (shown.work.editor) == NULL);
  g_assert_true (gsy_editor_can_go_back (shown.work.editor));
  g_object_set (shown.problems, "folder", FALSE, NULL);
  wait_listed (&shown, ALL_OF_A);
  shown_end (&shown);
}

static void
test_hidden (void)
{
  Shown shown;

  shown_begin (&shown);
  /* Without the keyboard: GTK keeps the widget that had it when it went out of sight. */
  g_object_set (shown.pane, "page", "problems", NULL);
  gtk_window_set_focus (GTK_WINDOW (shown.window), NULL);
  wait_listed (&shown, ALL_OF_A);
  gtk_widget_hide (GTK_WIDGET (shown.pane));
  gsy_editor_select (shown.work.editor, ID_A, 0, FALSE);
  g_assert_true (gsy_editor_set_filler_actor (shown.work.editor, GSY_ROLE_SOURCE, 0, "Valdorie"));
  drain ();
  g_assert_cmpuint (gsy_problems_list_get_count (shown.problems), ==, 2);
  g_assert_true (lists (&shown, ALL_OF_A));
  gtk_widget_show (GTK_WIDGET (shown.pane));
  wait_listed (&shown, "answers-nothing 1: B");
  shown_end (&shown);
}

static void
test_names (void)
{
  Shown shown;

  shown_begin (&shown);
  gsy_marks_pane_show_problems (shown.pane);
  wait_listed (&shown, ALL_OF_A);
  drain ();
  gtk_test_widget_wait_for_draw (shown.window);
  assert_names (GTK_WIDGET (shown.pane));
  g_assert_nonnull (find_widget (GTK_WIDGET (shown.list), GSY_TYPE_PROBLEM_ROW, NULL));
  shown_end (&shown);
}

/* Where nothing is asked, the keyboard still gets to the pane. */
static void
test_nothing (void)
{
  Shown shown;

  shown_begin (&shown);
  work_open (&shown.work, "b.txt");
  g_assert_true (gsy_marks_pane_show_problems (shown.pane));
  wait_listed (&shown, "");
  g_assert_cmpint (gsy_marks_pane_get_focus_part (shown.pane), ==, 1);
  assert_names (GTK_WIDGET (shown.pane));
  shown_end (&shown);
}

static void
test_page (void)
{
  g_autofree char *page = NULL, *other = NULL;
  Shown shown;

  shown_begin (&shown);
  g_object_get (shown.pane, "page", &page, NULL);
  g_assert_cmpstr (page, ==, "statements");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (shown.pane), "marks.page", "s", "problems"));
  g_object_get (shown.pane, "page", &other, NULL);
  g_assert_cmpstr (other, ==, "problems");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (shown.problems)));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (shown.pane), "marks.page", "s", "statements"));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (shown.problems)));
  shown_end (&shown);
}

/* Without a folder there is nothing, and no harm. */
static void
test_without_folder (void)
{
  g_autoptr (GsyEditor) editor = gsy_editor_new ();
  GsyMarksPane *pane = g_object_new (GSY_TYPE_MARKS_PANE, NULL);
  GtkWidget *window;

  gsy_marks_pane_set_editor (pane, editor);
  window = show_in_window (GTK_WIDGET (pane), 360, 600);
  gsy_marks_pane_show_problems (pane);
  drain ();
  close_window (window, GTK_WIDGET (pane));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/problems/model/changes-as-little-as-it-can", test_model);
  g_test_add_func ("/problems/model/forgets-what-was-before", test_model_random);
  g_test_add_func ("/problems/list/count-comes-first", test_count);
  g_test_add_func ("/problems/list/follows-what-is-done", test_live);
  g_test_add_func ("/problems/list/kinds-go-and-come", test_muted);
  g_test_add_func ("/problems/list/leads-to-the-place", test_activate);
  g_test_add_func ("/problems/list/arrows-show-places", test_arrows);
  g_test_add_func ("/problems/list/of-the-whole-folder", test_folder);
  g_test_add_func ("/problems/list/rests-while-hidden", test_hidden);
  g_test_add_func ("/problems/list/has-names", test_names);
  g_test_add_func ("/problems/list/may-be-empty", test_nothing);
  g_test_add_func ("/problems/list/needs-no-folder", test_without_folder);
  g_test_add_func ("/problems/pane/shows-one-list-or-the-other", test_page);
  return g_test_run ();
}
