/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-review-field.c: what is asked about a place is shown, told and answered in the details. */
#include "config.h"

#include "app/gsy-details.h"
#include "app/gsy-review-field.h"

#include "window-fixture.h"

typedef struct
{
  Work work;
  GtkWidget *details;
  GtkWidget *field;
  GtkWidget *window;
} Pane;

static void
put_words (GsyQuote *quote, const char *exact, const char *was)
{
  GsyQuoteWords *words = gsy_quote_ensure_words (quote);

  g_free (words->exact);
  g_free (words->was);
  words->exact = g_strdup (exact);
  words->was = g_strdup (was);
}

static const GsyStatement *
get_statement (Pane *pane, const char *id)
{
  return gsy_store_find (gsy_editor_get_store (pane->work.editor), id);
}

/* Puts @after, which it takes, in the place of the statement of its id. */
static void
replace (Pane *pane, GsyStatement *after)
{
  g_autoptr (GsyEdit) edit = gsy_edit_new ("Doctor");
  GError *error = NULL;

  gsy_edit_add_statement (edit, "a.txt", get_statement (pane, after->id), after);
  g_assert_true (gsy_corpus_do (pane->work.corpus, edit, &error));
  g_assert_no_error (error);
  gsy_statement_unref (after);
}

/* A statement that changed, one that is lost, and words of a target that are missing. */
static void
pane_begin (Pane *pane)
{
  work_begin (&pane->work);
  pane->details = g_object_new (GSY_TYPE_DETAILS, NULL);
  pane->window = show_in_window (pane->details, 340, 900);
  gsy_details_set_editor (GSY_DETAILS (pane->details), pane->work.editor);
  pane->field = find_widget (pane->details, GSY_TYPE_REVIEW_FIELD, NULL);
  g_assert_nonnull (pane->field);
}

static void
pane_end (Pane *pane)
{
  close_window (pane->window, pane->details);
  work_end (&pane->work);
}

static void
make_doubtful (Pane *pane)
{
  GsyStatement *statement = gsy_statement_copy (get_statement (pane, ID_A));
  GsyFiller *target = g_ptr_array_index (statement->target, 0);

  put_words (gsy_statement_edit_quote (statement, 0), NULL, "a ouvert le barrage");
  target->spans = gsy_quotes_new ();
  gsy_quotes_append (target->spans, gsy_span (900, 910));
  put_words (&g_array_index (target->spans, GsyQuote, 0), "les Karsiens", NULL);
  replace (pane, statement);
}

static void
make_lost (Pane *pane)
{
  GsyStatement *statement = gsy_statement_copy (get_statement (pane, ID_B));

  put_words (gsy_statement_edit_quote (statement, 0), "Karsie a tout nié hier", NULL);
  put_words (gsy_statement_edit_quote (statement, 1), "et l’accusation aussi", NULL);
  statement->detached = TRUE;
  replace (pane, statement);
}

static GtkWidget *
find_label (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_button (Pane *pane, const char *label)
{
  GtkWidget *found = find_label (pane->field, label);

  return found != NULL ? gtk_widget_get_ancestor (found, GTK_TYPE_BUTTON) : NULL;
}

static void
click (Pane *pane, const char *label)
{
  GtkWidget *button = find_button (pane, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

/* Bytes that have an attribute of @type. */
static char *
dup_with (GtkWidget *label, PangoAttrType type)
{
  PangoAttrList *list = gtk_label_get_attributes (GTK_LABEL (label));
  const char *text = gtk_label_get_label (GTK_LABEL (label));
  GString *words = g_string_new (NULL);
  GSList *all = pango_attr_list_get_attributes (list);

  for (GSList *at = all; at != NULL; at = at->next)
    {
      PangoAttribute *attribute = at->data;
      if (attribute->klass->type == type)
        g_string_append_printf (words, "[%.*s]", (int) (attribute->end_index - attribute->start_index), text + attribute->start_index);
    }
  g_slist_free_full (all, (GDestroyNotify) pango_attribute_destroy);
  return g_string_free (words, FALSE);
}

static void
test_hidden (void)
{
  Pane pane;

  pane_begin (&pane);
  gsy_editor_select (pane.work.editor, ID_A, 0, FALSE);
  g_assert_false (gtk_widget_get_visible (pane.field));
  pane_end (&pane);
}

static void
test_changed (void)
{
  Pane pane;

  pane_begin (&pane);
  make_doubtful (&pane);
  gsy_editor_select (pane.work.editor, ID_A, 0, FALSE);
  gtk_test_widget_wait_for_draw (pane.details);
  g_assert_true (gtk_widget_get_mapped (pane.field));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (pane.field), GTK_ACCESSIBLE_PROPERTY_LABEL, "The words have changed");

  /* Told apart without colour. */
  GtkWidget *was = find_label (pane.field, "a ouvert le barrage");
  GtkWidget *now = find_label (pane.field, "a vidé le barrage");
  g_assert_nonnull (was);
  g_assert_nonnull (now);
  g_autofree char *gone = dup_with (was, PANGO_ATTR_STRIKETHROUGH);
  g_autofree char *added = dup_with (now, PANGO_ATTR_WEIGHT);
  g_assert_cmpstr (gone, ==, "[ouvert]");
  g_assert_cmpstr (added, ==, "[vidé]");
  g_assert_nonnull (find_label (pane.field, "% alike"));
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (find_button (&pane, "Right Place")), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  assert_names (pane.field);

  click (&pane, "Right Place");
  g_assert_false (gsy_statement_needs_review (get_statement (&pane, ID_A)));
  pane_end (&pane);
}

static void
test_missing (void)
{
  Pane pane;

  pane_begin (&pane);
  make_doubtful (&pane);
  gsy_editor_select (pane.work.editor, ID_A, 0, FALSE);
  gtk_test_widget_wait_for_draw (pane.details);
  g_assert_true (gsy_editor_confirm_place (pane.work.editor));
  gtk_test_widget_wait_for_draw (pane.details);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (pane.field), GTK_ACCESSIBLE_PROPERTY_LABEL, "Words are missing");
  g_assert_nonnull (find_label (pane.field, "les Karsiens"));
  g_assert_null (find_button (&pane, "Right Place"));
  click (&pane, "Forget");
  const GsyFiller *target = g_ptr_array_index (get_statement (&pane, ID_A)->target, 0);
  g_assert_cmpstr (target->actor, ==, "Karsie");
  g_assert_null (target->spans);
  g_assert_false (gtk_widget_get_visible (pane.field));
  pane_end (&pane);
}

static void
test_lost (void)
{
  Pane pane;

  pane_begin (&pane);
  make_lost (&pane);
  gsy_editor_select (pane.work.editor, ID_B, 0, FALSE);
  gtk_test_widget_wait_for_draw (pane.details);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (pane.field), GTK_ACCESSIBLE_PROPERTY_LABEL, "Not found in the article");
  g_assert_nonnull (find_label (pane.field, "Karsie a tout nié hier"));
  g_assert_nonnull (find_button (&pane, "Place at Selection"));
  assert_names (pane.field);
  click (&pane, "Delete");
  g_assert_null (get_statement (&pane, ID_B));
  g_assert_true (gsy_editor_undo (pane.work.editor));
  g_assert_true (get_statement (&pane, ID_B)->detached);
  pane_end (&pane);
}

static void
test_focus (void)
{
  Pane pane;

  pane_begin (&pane);
  make_doubtful (&pane);
  gsy_editor_select (pane.work.editor, ID_A, 0, FALSE);
  gtk_test_widget_wait_for_draw (pane.details);
  g_assert_true (gsy_details_focus (GSY_DETAILS (pane.details)));
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (pane.window));
  g_assert_true (gtk_widget_is_ancestor (focus, pane.field));
  /* The keyboard is somewhere after each answer. */
  gtk_widget_grab_focus (find_button (&pane, "Right Place"));
  click (&pane, "Right Place");
  focus = gtk_root_get_focus (GTK_ROOT (pane.window));
  g_assert_true (focus != NULL && gtk_widget_is_ancestor (focus, pane.field));
  gtk_widget_grab_focus (find_button (&pane, "Forget"));
  click (&pane, "Forget");
  focus = gtk_root_get_focus (GTK_ROOT (pane.window));
  g_assert_true (focus != NULL && gtk_widget_is_ancestor (focus, pane.details));
  pane_end (&pane);
}

static void
test_read_only (void)
{
  Pane pane;

  pane_begin (&pane);
  make_doubtful (&pane);
  gsy_editor_set_layer_locked (pane.work.editor, "accusation", TRUE);
  gsy_editor_select (pane.work.editor, ID_A, 0, FALSE);
  gtk_test_widget_wait_for_draw (pane.details);
  g_assert_false (gtk_widget_is_sensitive (find_button (&pane, "Right Place")));
  g_assert_false (gtk_widget_is_sensitive (find_button (&pane, "Forget")));
  pane_end (&pane);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  isolate_state ();
  adw_init ();
  g_test_add_func ("/review-field/out-of-sight-when-nothing-is-asked", test_hidden);
  g_test_add_func ("/review-field/changed-words-are-told-apart-and-confirmed", test_changed);
  g_test_add_func ("/review-field/missing-words-of-a-target-are-forgotten", test_missing);
  g_test_add_func ("/review-field/a-lost-statement-is-deleted-and-brought-back", test_lost);
  g_test_add_func ("/review-field/the-keyboard-goes-from-answer-to-answer", test_focus);
  g_test_add_func ("/review-field/a-locked-layer-has-no-answers", test_read_only);
  return run_tests ();
}
