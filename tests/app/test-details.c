/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-details.c: everything that a statement says is edited in place, for the statement that it was typed for, one step of the history each. */
#include "config.h"

#include "details-fixture.h"

#include "app/gsy-article-details.h"
#include "app/gsy-cue-field.h"
#include "app/gsy-links-field.h"

/* --- source and target --- */

static void
test_actor (void)
{
  Pane pane;

  pane_begin (&pane, ID_B);
  g_assert_cmpstr (get_text (filler_line (&pane, 0, 0)), ==, "Karsie");
  type_into (filler_line (&pane, 0, 0), "Norvane");
  g_assert_cmpstr (get_actor (get_statement (&pane, ID_B)->source, 0), ==, "Karsie");
  press_return (filler_line (&pane, 0, 0));
  g_assert_cmpstr (get_actor (get_statement (&pane, ID_B)->source, 0), ==, "Norvane");

  /* One step. */
  g_assert_true (gsy_editor_undo (pane.work.editor));
  g_assert_cmpstr (get_actor (get_statement (&pane, ID_B)->source, 0), ==, "Karsie");
  g_assert_cmpstr (get_text (filler_line (&pane, 0, 0)), ==, "Karsie");
  g_assert_false (gsy_history_can_undo (gsy_corpus_get_history (pane.work.corpus)));
  pane_end (&pane);
}

static void
test_add_actor (void)
{
  Pane pane;

  pane_begin (&pane, ID_A);
  g_assert_null (get_statement (&pane, ID_A)->source);
  type_into (filler_line (&pane, 0, 0), " Valdorie ");
  press_return (filler_line (&pane, 0, 0));
  g_assert_cmpstr (get_actor (get_statement (&pane, ID_A)->source, 0), ==, "Valdorie");

  /* The line that adds is empty again, has the keyboard still, and is the second one now. */
  GtkWidget *add = filler_line (&pane, 0, 1);
  g_assert_cmpstr (get_text (add), ==, "");
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (pane.window)), add));
  type_into (add, "Norvane");
  press_return (add);
  g_assert_cmpuint (get_statement (&pane, ID_A)->source->len, ==, 2);

  click (&pane, "Remove Valdorie");
  g_assert_cmpuint (get_statement (&pane, ID_A)->source->len, ==, 1);
  g_assert_cmpstr (get_text (filler_line (&pane, 0, 0)), ==, "Norvane");

  /* By the keyboard: no name, and then no filler. */
  type_into (filler_line (&pane, 0, 0), "");
  press_key (filler_line (&pane, 0, 0), GDK_KEY_BackSpace);
  g_assert_cmpuint (count_fillers (get_statement (&pane, ID_A)->source), ==, 0);
  pane_end (&pane);
}

/* The line that the keyboard leaves goes away with what was emptied in it; wherever the keyboard is on its way to. */
static void
test_emptied (void)
{
  GtkDirectionType directions[] = { GTK_DIR_TAB_FORWARD, GTK_DIR_TAB_BACKWARD };

  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    {
      Pane pane;

      pane_begin (&pane, ID_B);
      GtkWidget *line = filler_line (&pane, 0, 0);
      type_into (line, "");
      gtk_widget_child_focus (pane.window, directions[i]);
      drain ();
      g_assert_cmpuint (count_fillers (get_statement (&pane, ID_B)->source), ==, 0);
      GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (pane.window));
      g_assert_nonnull (focus);
      g_assert_true (gtk_widget_get_mapped (focus));
      pane_end (&pane);
    }
}

static void
test_other_statement (void)
{
  Pane pane;

  pane_begin (&pane, ID_B);
  type_into (filler_line (&pane, 1, 0), "Norvane");
  gsy_editor_select (pane.work.editor, ID_A, 0, FALSE);
  g_assert_cmpstr (get_actor (get_statement (&pane, ID_B)->target, 0), ==, "Norvane");
  g_assert_cmpstr (get_actor (get_statement (&pane, ID_A)->target, 0), ==, "Karsie");
  g_assert_cmpstr (get_text (filler_line (&pane, 1, 0)), ==, "Karsie");

  /* Into the line that adds, and off to the article's own page. */
  type_into (filler_line (&pane, 0, 0), "Sarmie");
  gsy_editor_select (pane.work.editor, NULL, 0, FALSE);
  g_assert_cmpstr (get_actor (get_statement (&pane, ID_A)->source, 0), ==, "Sarmie");
  gsy_editor_select (pane.work.editor, ID_B, 0, FALSE);
  g_assert_cmpuint (get_statement (&pane, ID_B)->source->len, ==, 1);
  pane_end (&pane);
}

static void
test_other_article (void)
{
  Pane pane;

  pane_begin (&pane, ID_B);
  type_into (filler_line (&pane, 1, 0), "Norvane");
  work_open (&pane.work, "b.txt");
  work_open (&pane.work, "a.txt");
  g_assert_cmpstr (get_actor (get_statement (&pane, ID_B)->target, 0), ==, "Norvane");
  pane_end (&pane);
}

static void
test_close (void)
{
  Pane pane;

  pane_begin (&pane, ID_B);
  type_into (filler_line (&pane, 1, 0), "Norvane");
  /* As the window does before it saves. */
  gsy_editor_settle (pane.work.editor);
  g_assert_cmpstr (get_actor (get_statement (&pane, ID_B)->target, 0), ==, "Norvane");
  type_into (filler_line (&pane, 1, 0), "Sarmie");
  gsy_editor_set_corpus (pane.work.editor, NULL);
  g_assert_true (gsy_corpus_flush_sync (pane.work.corpus, NULL));
  g_autofree char *sidecar = read_file (pane.work.folder, "a.txt.annotations.json");
  g_assert_nonnull (strstr (sidecar, "\"Sarmie\""));
  pane_end (&pane);
}

static void
test_escape (void)
{
  Pane pane;

  pane_begin (&pane, ID_B);
  type_into (filler_line (&pane, 0, 0), "Nor");
  press_key (filler_line (&pane, 0, 0), GDK_KEY_Escape);
  press_key (filler_line (&pane, 0, 0), GDK_KEY_Escape);
  g_assert_cmpstr (get_text (filler_line (&pane, 0, 0)), ==, "Karsie");
  gsy_editor_select (pane.work.editor, ID_A, 0, FALSE);
  g_assert_cmpstr (get_actor (get_statement (&pane, ID_B)->source, 0), ==, "Karsie");
  pane_end (&pane);
}

static void
test_refresh (void)
{
  Pane pane;

  pane_begin (&pane, ID_B);
  GtkWidget *line = filler_line (&pane, 1, 0);
  type_into (line, "Norv");
  /* Everything else changes: the note, the layer, another filler, a statement beside it, the scheme. */
  g_assert_true (gsy_editor_set_note (pane.work.editor, "Autre"));
  g_assert_true (gsy_editor_set_layer (pane.work.editor, "accusation"));
  g_assert_true (gsy_editor_set_filler_actor (pane.work.editor, GSY_ROLE_SOURCE, 0, "Sarmie"));
  g_assert_true (gsy_editor_rename_layer (pane.work.editor, "accusation", "Reproach"));
  g_assert_true (filler_line (&pane, 1, 0) == line);
  g_assert_cmpstr (get_text (line), ==, "Norv");
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (pane.window)), line));

  /* The filler itself goes: what is typed goes on as a new one. */
  g_assert_true (gsy_editor_remove_filler (pane.work.editor, GSY_ROLE_TARGET, 0));
  line = filler_line (&pane, 1, 0);
  g_assert_cmpstr (get_text (line), ==, "Norv");
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (pane.window)), line));
  press_return (line);
  g_assert_cmpstr (get_actor (get_statement (&pane, ID_B)->target, 0), ==, "Norv");
  pane_end (&pane);
}

static void
test_unlisted (void)
{
  Pane pane;

  pane_begin (&pane, ID_B);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find_widget (filler_line (&pane, 0, 0), GTK_TYPE_ENTRY, NULL)),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Not in the folder’s list of actors");
  g_autoptr (GsyActor) actor = gsy_actor_new ("Karsie");
  actor->kind = g_strdup ("state");
  actor->part_of = g_strdup ("Ligue");
  g_assert_true (gsy_editor_add_item (pane.work.editor, GSY_LIST_ACTORS, actor));
  GtkWidget *line = filler_line (&pane, 0, 0);
  g_assert_false (gtk_test_accessible_has_property (GTK_ACCESSIBLE (find_widget (line, GTK_TYPE_ENTRY, NULL)), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (line), ==, "state\npart of Ligue");
  pane_end (&pane);
}

static void
test_locked (void)
{
  Pane pane;

  pane_begin (&pane, ID_B);
  gsy_editor_set_layer_locked (pane.work.editor, "denial", TRUE);
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (find_widget (filler_line (&pane, 0, 0), GTK_TYPE_ENTRY, NULL))));
  g_assert_cmpuint (count (nth (pane.details, GSY_TYPE_FILLER_FIELD, 0), GSY_TYPE_COMPLETION_ENTRY), ==, 1);
  gsy_editor_set_layer_locked (pane.work.editor, "denial", FALSE);
  g_assert_true (gtk_editable_get_editable (GTK_EDITABLE (find_widget (filler_line (&pane, 0, 0), GTK_TYPE_ENTRY, NULL))));
  pane_end (&pane);
}

/* --- words of the article --- */

static void
test_words (void)
{
  Pane pane;

  pane_begin (&pane, ID_B);
  g_assert_true (gsy_editor_set_role (pane.work.editor, GSY_ROLE_CUE, gsy_span (49, 55), GSY_SNAP_WORDS));
  g_assert_true (gsy_editor_set_role (pane.work.editor, GSY_ROLE_CUE, gsy_span (73, 83), GSY_SNAP_WORDS));
  gtk_test_widget_wait_for_draw (pane.details);
  GtkWidget *cue = nth (pane.details, GSY_TYPE_CUE_FIELD, 0);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find_widget (cue, GTK_TYPE_BUTTON, NULL)), GTK_ACCESSIBLE_PROPERTY_LABEL, "Cue: rejeté");
  click (&pane, "Remove rejeté");
  g_assert_cmpuint (get_statement (&pane, ID_B)->cue->spans->len, ==, 1);
  press_key (find_widget (cue, GTK_TYPE_BUTTON, NULL), GDK_KEY_Delete);
  g_assert_null (get_statement (&pane, ID_B)->cue);
  g_assert_null (find_widget (cue, GTK_TYPE_BUTTON, NULL));
  pane_end (&pane);
}

static void
test_filler_words (void)
{
  Pane pane;

  pane_begin (&pane, ID_B);
  g_assert_true (gsy_editor_set_filler_actor (pane.work.editor, GSY_ROLE_TARGET, 0, NULL));
  g_assert_true (gsy_editor_set_role (pane.work.editor, GSY_ROLE_TARGET, gsy_span (0, 11), GSY_SNAP_WORDS));
  GtkWidget *target = nth (pane.details, GSY_TYPE_FILLER_FIELD, 1);
  GtkWidget *quote = find_widget (target, GTK_TYPE_BUTTON, "quote-button");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (quote), GTK_ACCESSIBLE_PROPERTY_LABEL, "“La Valdorie”");
  g_assert_true (gtk_widget_get_visible (gtk_widget_get_parent (quote)));
  GtkWidget *remove = find_labelled (target, "Remove These Words");
  g_assert_true (gtk_widget_get_visible (remove));
  g_signal_emit_by_name (remove, "clicked");
  const GsyFiller *filler = g_ptr_array_index (get_statement (&pane, ID_B)->target, 0);
  g_assert_nonnull (filler->actor);
  g_assert_true (filler->spans == NULL || filler->spans->len == 0);
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_parent (quote)));
  pane_end (&pane);
}

/* --- links --- */

static void
test_links (void)
{
  Pane pane;

  pane_begin (&pane, ID_B);
  g_assert_true (gsy_editor_add_link (pane.work.editor, "answers", NULL, ID_A));
  gtk_test_widget_wait_for_draw (pane.details);
  GtkWidget *links = nth (pane.details, GSY_TYPE_LINKS_FIELD, 0);
  GtkWidget *button = find_widget (links, GTK_TYPE_BUTTON, "link-button");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, "Answers, Accusation, → Karsie, a vidé le barrage");
  gtk_widget_activate_action (button, "links.set-relation", "(us)", 0, "repeats");
  g_assert_cmpstr (((const GsyLink *) g_ptr_array_index (get_statement (&pane, ID_B)->links, 0))->relation, ==, "repeats");
  button = find_widget (links, GTK_TYPE_BUTTON, "link-button");
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpstr (gsy_editor_get_selected (pane.work.editor)->id, ==, ID_A);

  /* From the other end. */
  wait_until (gsy_folder_index_is_ready (gsy_corpus_get_index (pane.work.corpus)));
  drain ();
  button = find_widget (links, GTK_TYPE_BUTTON, "link-button");
  g_assert_nonnull (button);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, "Repeated by, Denial, Karsie → Valdorie, La Karsie … rejeté");
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpstr (gsy_editor_get_selected (pane.work.editor)->id, ==, ID_B);

  /* Its other end goes: the link is broken, with the words that it has, until it is taken away. */
  gsy_editor_select (pane.work.editor, ID_A, 0, FALSE);
  g_assert_true (gsy_editor_remove (pane.work.editor));
  gsy_editor_select (pane.work.editor, ID_B, 0, FALSE);
  button = find_widget (links, GTK_TYPE_BUTTON, "link-button");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, "Repeats, broken link, a vidé le barrage");
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpint (gsy_editor_get_repairing (pane.work.editor), ==, 0);
  gsy_editor_end_linking (pane.work.editor);
  press_key (button, GDK_KEY_Delete);
  g_assert_null (get_statement (&pane, ID_B)->links);
  g_assert_null (find_widget (links, GTK_TYPE_BUTTON, "link-button"));
  gtk_widget_activate_action (links, "links.add", NULL);
  g_assert_true (gsy_editor_is_linking (pane.work.editor));
  pane_end (&pane);
}

/* --- the article --- */

static const GsyArticleMeta *
get_meta (Pane *pane)
{
  return gsy_store_get_meta (gsy_editor_get_store (pane->work.editor));
}

static void
test_article (void)
{
  Pane pane;

  pane_begin (&pane, NULL);
  GtkWidget *article = nth (pane.details, GSY_TYPE_ARTICLE_DETAILS, 0);
  type_into (nth (article, GSY_TYPE_COMPLETION_ENTRY, 0), " Le barrage ");
  type_into (nth (article, GSY_TYPE_COMPLETION_ENTRY, 1), "Dépêches");
  g_assert_cmpstr (get_meta (&pane)->title, ==, "Le barrage");
  g_assert_cmpstr (gsy_corpus_row_get_title (gsy_corpus_find_row (pane.work.corpus, "a.txt")), ==, "Le barrage");
  type_into (nth (article, GSY_TYPE_COMPLETION_ENTRY, 2), "hier");
  g_assert_cmpstr (get_meta (&pane)->outlet, ==, "Dépêches");
  press_return (nth (article, GSY_TYPE_COMPLETION_ENTRY, 2));
  g_assert_null (get_meta (&pane)->published);
  type_into (nth (article, GSY_TYPE_COMPLETION_ENTRY, 2), "mars 2031");
  /* Off to a statement: it is handed in before. */
  gsy_editor_select (pane.work.editor, ID_B, 0, FALSE);
  g_assert_cmpstr (get_meta (&pane)->published, ==, "2031-03");
  gsy_editor_select (pane.work.editor, NULL, 0, FALSE);

  /* A note is one step, however many keys. */
  GtkTextBuffer *note = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_widget (article, GTK_TYPE_TEXT_VIEW, "note")));
  gtk_text_buffer_insert_at_cursor (note, "à ", -1);
  gtk_text_buffer_insert_at_cursor (note, "relire ", -1);
  g_assert_cmpstr (get_meta (&pane)->note, ==, "à relire ");
  g_assert_true (gsy_editor_undo (pane.work.editor));
  g_assert_null (get_meta (&pane)->note);
  g_autofree char *text = NULL;
  g_object_get (note, "text", &text, NULL);
  g_assert_cmpstr (text, ==, "");
  pane_end (&pane);
}

/* --- the pane --- */

static guint
count_tab_stops (GtkWidget *window)
{
  guint n = 0;

  /* After the last one it begins anew. */
  gtk_root_set_focus (GTK_ROOT (window), NULL);
  gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
  GtkWidget *first = gtk_root_get_focus (GTK_ROOT (window));
  do
    {
      n++;
      gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
    }
  while (gtk_root_get_focus (GTK_ROOT (window)) != first && n < 99);
  return n;
}

static void
test_keyboard (void)
{
  Pane pane;

  pane_begin (&pane, ID_B);
  g_assert_true (gsy_editor_set_role (pane.work.editor, GSY_ROLE_CUE, gsy_span (49, 55), GSY_SNAP_WORDS));
  g_assert_true (gsy_editor_remove_fragment (pane.work.editor, 1));
  g_assert_true (gsy_editor_add_link (pane.work.editor, "answers", NULL, ID_A));
  g_assert_true (gsy_editor_set_about (pane.work.editor, (const char *const[]){ "Barrage", "Sirènes", NULL }));
  gtk_test_widget_wait_for_draw (pane.details);
  assert_names (pane.details);
  g_assert_true (gsy_details_focus (GSY_DETAILS (pane.details)));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (pane.window)), filler_line (&pane, 0, 0)));
  g_assert_cmpuint (count_tab_stops (pane.window), ==, 14);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find_widget (filler_line (&pane, 0, 0), GTK_TYPE_ENTRY, NULL)), GTK_ACCESSIBLE_PROPERTY_LABEL, "Source");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find_widget (filler_line (&pane, 1, 1), GTK_TYPE_ENTRY, NULL)), GTK_ACCESSIBLE_PROPERTY_LABEL, "Add Target");
  pane_end (&pane);
}

/* Beside each other while there is room, else one below the other; never wider than what it is given. */
static void
test_narrow (void)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", "Valdorie", NULL);
  GtkWidget *row = gsy_field_row_new ("Source", label);
  GtkWidget *window = show_in_window (row, 400, 100);
  int wide, narrow;

  gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, 600, NULL, &wide, NULL, NULL);
  gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, 120, NULL, &narrow, NULL, NULL);
  g_assert_cmpint (narrow, >, wide);
  close_window (window, row);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  isolate_state ();
  adw_init ();
  g_test_add_func ("/details/actor/typed-in-place-is-one-step", test_actor);
  g_test_add_func ("/details/actor/added-and-removed-by-keys", test_add_actor);
  g_test_add_func ("/details/actor/whose-line-is-emptied-goes", test_emptied);
  g_test_add_func ("/details/actor/typed-belongs-to-the-statement-of-then", test_other_statement);
  g_test_add_func ("/details/actor/handed-in-before-another-article", test_other_article);
  g_test_add_func ("/details/actor/handed-in-before-the-end", test_close);
  g_test_add_func ("/details/actor/escape-restores", test_escape);
  g_test_add_func ("/details/actor/refresh-keeps-typed-text-and-keyboard", test_refresh);
  g_test_add_func ("/details/actor/unlisted-is-said", test_unlisted);
  g_test_add_func ("/details/actor/locked-is-not-edited", test_locked);
  g_test_add_func ("/details/cue/words-removed-one-by-one", test_words);
  g_test_add_func ("/details/actor/words-go-the-name-stays", test_filler_words);
  g_test_add_func ("/details/links/both-ends-and-broken", test_links);
  g_test_add_func ("/details/article/edited-in-place", test_article);
  g_test_add_func ("/details/keyboard/names-and-few-stops", test_keyboard);
  g_test_add_func ("/details/row/beside-or-below", test_narrow);
  return run_tests ();
}
