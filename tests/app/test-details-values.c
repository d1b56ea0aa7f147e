/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-details-values.c: what a statement is about, when it was said and its attributes are edited in place, one step of the history each. */
#include "config.h"

#include "details-fixture.h"

#include "app/gsy-attribute-field.h"
#include "app/gsy-date-field.h"
#include "app/gsy-topics-field.h"

/* --- topics --- */

static void
test_topics (void)
{
  Pane pane;

  pane_begin (&pane, ID_B);
  GtkWidget *add = nth (nth (pane.details, GSY_TYPE_TOPICS_FIELD, 0), GSY_TYPE_COMPLETION_ENTRY, 0);
  type_into (add, "Barrage");
  press_return (add);
  type_into (add, "Sirènes, la nuit");
  press_return (add);
  g_assert_cmpuint (g_strv_length (get_statement (&pane, ID_B)->about), ==, 2);
  g_assert_cmpstr (get_statement (&pane, ID_B)->about[1], ==, "Sirènes, la nuit");
  g_assert_cmpstr (get_text (add), ==, "");
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (pane.window)), add));

  g_assert_true (press_key (add, GDK_KEY_BackSpace));
  g_assert_cmpuint (g_strv_length (get_statement (&pane, ID_B)->about), ==, 1);
  g_assert_true (gsy_editor_undo (pane.work.editor));
  g_assert_cmpuint (g_strv_length (get_statement (&pane, ID_B)->about), ==, 2);
  click (&pane, "Remove Barrage");
  g_assert_cmpuint (g_strv_length (get_statement (&pane, ID_B)->about), ==, 1);
  g_assert_cmpstr (get_statement (&pane, ID_B)->about[0], ==, "Sirènes, la nuit");
  pane_end (&pane);
}

/* --- when --- */

static void
test_said (void)
{
  Pane pane;

  pane_begin (&pane, ID_B);
  GtkWidget *said = nth (nth (pane.details, GSY_TYPE_DATE_FIELD, 0), GSY_TYPE_COMPLETION_ENTRY, 0);
  type_into (said, "4 mars 2031");
  press_return (said);
  g_assert_cmpstr (get_statement (&pane, ID_B)->said, ==, "2031-03-04");

  /* What is no date is kept, marked, and does not go to another statement. */
  type_into (said, "avant-hier peut-être");
  press_return (said);
  g_assert_cmpstr (get_statement (&pane, ID_B)->said, ==, "2031-03-04");
  g_assert_cmpstr (get_text (said), ==, "avant-hier peut-être");
  g_assert_nonnull (find_widget (said, GTK_TYPE_ENTRY, "error"));
  gsy_editor_select (pane.work.editor, ID_A, 0, FALSE);
  g_assert_cmpstr (get_text (said), ==, "");
  g_assert_null (get_statement (&pane, ID_A)->said);
  gsy_editor_select (pane.work.editor, ID_B, 0, FALSE);
  g_assert_cmpstr (get_text (said), ==, "avant-hier peut-être");
  g_assert_nonnull (find_widget (said, GTK_TYPE_ENTRY, "error"));

  type_into (said, "");
  press_return (said);
  g_assert_null (get_statement (&pane, ID_B)->said);
  pane_end (&pane);
}

/* --- attributes --- */

static void
add_attribute (Pane *pane, const char *id, GsyAttributeType type, const char *layer)
{
  g_autoptr (GsyAttribute) attribute = gsy_attribute_new (id, id, type);

  if (layer != NULL)
    {
      attribute->layers = g_new0 (char *, 2);
      attribute->layers[0] = g_strdup (layer);
    }
  g_assert_true (gsy_editor_add_item (pane->work.editor, GSY_LIST_ATTRIBUTES, attribute));
  gtk_test_widget_wait_for_draw (pane->details);
}

static const GsyValue *
get_value (Pane *pane, const char *id)
{
  return gsy_attribute_find_value (get_statement (pane, ID_B), id);
}

static GtkWidget *
last_attribute (Pane *pane, GType control)
{
  guint n = count (pane->details, GSY_TYPE_ATTRIBUTE_FIELD);

  return nth (nth (pane->details, GSY_TYPE_ATTRIBUTE_FIELD, n - 1), control, 0);
}

static void
test_choice (void)
{
  Pane pane;

  pane_begin (&pane, ID_B);
  GtkDropDown *voice = GTK_DROP_DOWN (nth (nth (pane.details, GSY_TYPE_ATTRIBUTE_FIELD, 0), GTK_TYPE_DROP_DOWN, 0));
  g_assert_cmpuint (gtk_drop_down_get_selected (voice), ==, 0);
  gtk_drop_down_set_selected (voice, 2);
  g_assert_cmpstr (get_value (&pane, "voice")->string, ==, "indirect");
  gtk_drop_down_set_selected (voice, 0);
  g_assert_null (get_value (&pane, "voice"));

  /* A value that is no choice any more is shown, and goes when another is chosen. */
  gtk_drop_down_set_selected (voice, 2);
  g_autoptr (GsyAttribute) shorter = gsy_attribute_copy (gsy_scheme_find_attribute (gsy_editor_get_scheme (pane.work.editor), "voice"));
  g_ptr_array_remove_index (shorter->choices, 1);
  g_assert_true (gsy_editor_replace_item (pane.work.editor, GSY_LIST_ATTRIBUTES, "voice", shorter));
  gtk_test_widget_wait_for_draw (pane.details);
  voice = GTK_DROP_DOWN (nth (nth (pane.details, GSY_TYPE_ATTRIBUTE_FIELD, 0), GTK_TYPE_DROP_DOWN, 0));
  g_assert_cmpuint (gtk_drop_down_get_selected (voice), ==, 3);
  gtk_drop_down_set_selected (voice, 1);
  g_assert_cmpstr (get_value (&pane, "voice")->string, ==, "direct");
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (voice)), ==, 3);
  pane_end (&pane);
}

static void
test_flag (void)
{
  Pane pane;

  pane_begin (&pane, ID_B);
  add_attribute (&pane, "retracted", GSY_ATTRIBUTE_FLAG, NULL);
  GtkCheckButton *check = GTK_CHECK_BUTTON (last_attribute (&pane, GTK_TYPE_CHECK_BUTTON));
  g_assert_true (gtk_check_button_get_inconsistent (check));
  gtk_widget_activate (GTK_WIDGET (check));
  g_assert_cmpint (get_value (&pane, "retracted")->integer, ==, TRUE);
  g_assert_true (gtk_check_button_get_active (check));
  g_assert_false (gtk_check_button_get_inconsistent (check));
  gtk_widget_activate (GTK_WIDGET (check));
  g_assert_cmpint (get_value (&pane, "retracted")->integer, ==, FALSE);
  g_assert_false (gtk_check_button_get_active (check));
  gtk_widget_activate (GTK_WIDGET (check));
  g_assert_null (get_value (&pane, "retracted"));
  g_assert_true (gtk_check_button_get_inconsistent (check));
  pane_end (&pane);
}

static void
test_typed_attributes (void)
{
  Pane pane;

  pane_begin (&pane, ID_B);
  add_attribute (&pane, "dead", GSY_ATTRIBUTE_NUMBER, NULL);
  GtkWidget *line = last_attribute (&pane, GSY_TYPE_COMPLETION_ENTRY);
  type_into (line, "douze");
  press_return (line);
  g_assert_null (get_value (&pane, "dead"));
  g_assert_cmpstr (get_text (line), ==, "douze");
  g_assert_nonnull (find_widget (line, GTK_TYPE_ENTRY, "error"));
  type_into (line, "-12");
  press_return (line);
  g_assert_cmpint (get_value (&pane, "dead")->type, ==, GSY_VALUE_INTEGER);
  g_assert_cmpint (get_value (&pane, "dead")->integer, ==, -12);

  add_attribute (&pane, "law", GSY_ATTRIBUTE_TEXT, "denial");
  line = last_attribute (&pane, GSY_TYPE_COMPLETION_ENTRY);
  type_into (line, "traité de l’Oule");
  press_return (line);
  g_assert_cmpstr (get_value (&pane, "law")->string, ==, "traité de l’Oule");

  add_attribute (&pane, "until", GSY_ATTRIBUTE_DATE, NULL);
  line = nth (last_attribute (&pane, GSY_TYPE_DATE_FIELD), GSY_TYPE_COMPLETION_ENTRY, 0);
  type_into (line, "2031-03-04/2031-03-06");
  press_return (line);
  g_assert_cmpstr (get_value (&pane, "until")->string, ==, "2031-03-04/2031-03-06");

  /* Another layer: what does not apply and is not said is not asked. */
  guint n = count (pane.details, GSY_TYPE_ATTRIBUTE_FIELD);
  gsy_editor_select (pane.work.editor, ID_A, 0, FALSE);
  gtk_test_widget_wait_for_draw (pane.details);
  g_assert_cmpuint (count (pane.details, GSY_TYPE_ATTRIBUTE_FIELD), ==, n - 1);
  pane_end (&pane);
}

static void
test_unlisted_attribute (void)
{
  Pane pane;

  pane_begin (&pane, ID_B);
  add_attribute (&pane, "law", GSY_ATTRIBUTE_TEXT, NULL);
  GtkWidget *line = last_attribute (&pane, GSY_TYPE_COMPLETION_ENTRY);
  type_into (line, "traité");
  press_return (line);
  g_assert_true (gsy_editor_remove_item (pane.work.editor, GSY_LIST_ATTRIBUTES, "law"));
  gtk_test_widget_wait_for_draw (pane.details);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (last_attribute (&pane, GTK_TYPE_LABEL))), ==, "traité");
  click (&pane, "Remove law");
  g_assert_null (get_value (&pane, "law"));
  pane_end (&pane);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  isolate_state ();
  adw_init ();
  g_test_add_func ("/details/about/topics-added-and-taken-back", test_topics);
  g_test_add_func ("/details/said/words-and-what-is-no-date", test_said);
  g_test_add_func ("/details/attributes/choice", test_choice);
  g_test_add_func ("/details/attributes/flag-has-three-states", test_flag);
  g_test_add_func ("/details/attributes/number-text-and-date", test_typed_attributes);
  g_test_add_func ("/details/attributes/unlisted-is-kept-and-removable", test_unlisted_attribute);
  return run_tests ();
}
