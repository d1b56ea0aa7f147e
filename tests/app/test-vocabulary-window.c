/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-vocabulary-window.c: what a person does with a folder's vocabulary, and what the folder has then. */
#include "config.h"

#include "app/gsy-checks-page.h"
#include "app/gsy-item-editor.h"
#include "app/gsy-items-page.h"
#include "app/gsy-name-change-page.h"
#include "app/gsy-name-editor.h"
#include "app/gsy-names-page.h"
#include "app/gsy-uses-list.h"
#include "app/gsy-vocabulary-entry.h"
#include "app/gsy-vocabulary-text.h"
#include "app/gsy-vocabulary-window.h"

#include "vocabulary-fixture.h"

typedef struct
{
  Work work;
  GtkWidget *parent;
  GtkWidget *window;
} Place;

static void
begin (Place *place, const char *project, const char *page, const char *item)
{
  vocabulary_begin (&place->work, project);
  place->parent = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (place->parent));
  gsy_vocabulary_window_present_item (GTK_WINDOW (place->parent), place->work.editor, page, item);
  place->window = GTK_WIDGET (gsy_vocabulary_window_find (place->work.editor));
  g_assert_nonnull (place->window);
  gtk_test_widget_wait_for_draw (place->window);
  /* Where no window manager is, a window that could not be seen yet was not given the keyboard. */
  gtk_window_present (GTK_WINDOW (place->window));
  wait_until (gtk_window_is_active (GTK_WINDOW (place->window)));
}

static void
end (Place *place)
{
  GsyVocabularyWindow *window = gsy_vocabulary_window_find (place->work.editor);

  if (window != NULL)
    close_window (GTK_WIDGET (window), GTK_WIDGET (window));
  g_assert_null (gsy_vocabulary_window_find (place->work.editor));
  gtk_window_destroy (GTK_WINDOW (place->parent));
  drain ();
  work_end (&place->work);
}

static GsyScheme *
scheme_of (Place *place)
{
  return gsy_corpus_get_scheme (place->work.corpus);
}

/* The row with @title that is seen. */
static GtkWidget *
find_row (GtkWidget *widget, const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (widget) && gtk_widget_get_mapped (widget) && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The first widget of @type that is seen. */
static GtkWidget *
find_seen (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_seen (child, type);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
type_into (Place *place, const char *title, const char *text)
{
  GtkWidget *row = find_row (place->window, title);

  g_assert_nonnull (row);
  gtk_widget_grab_focus (row);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  return row;
}

static void
enter (Place *place, const char *title, const char *text)
{
  gsy_vocabulary_entry_commit (GSY_VOCABULARY_ENTRY (type_into (place, title, text)));
  drain ();
}

static void
act (Place *place, GType type, const char *action)
{
  g_assert_true (gtk_widget_activate_action (find_seen (place->window, type), action, NULL));
  drain ();
  gtk_test_widget_wait_for_draw (place->window);
}

static GsyUsesList *
preview_of (Place *place)
{
  return GSY_USES_LIST (find_seen (place->window, GSY_TYPE_USES_LIST));
}

/* --- the tests --- */

static void
test_pages (void)
{
  const char *const pages[] = { "actors", "topics", "attributes", "relations", "layers", "problems" };
  Place place;

  begin (&place, VOCABULARY, NULL, "China");
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      gsy_vocabulary_window_present (GTK_WINDOW (place.parent), place.work.editor, pages[i]);
      g_assert_true (GTK_WIDGET (gsy_vocabulary_window_find (place.work.editor)) == place.window);
      gtk_test_widget_wait_for_draw (place.window);
      assert_names (place.window);
    }
  g_assert_nonnull (find_seen (place.window, GSY_TYPE_CHECKS_PAGE));
  end (&place);
}

static void
test_add (void)
{
  Place place;

  begin (&place, VOCABULARY, "actors", NULL);
  act (&place, GSY_TYPE_NAMES_PAGE, "names.add");
  g_assert_nonnull (gsy_scheme_find_actor (scheme_of (&place), "New Actor"));
  enter (&place, "Name", "Norvane");
  g_assert_null (gsy_scheme_find_actor (scheme_of (&place), "New Actor"));
  enter (&place, "Kind", "Organization");
  enter (&place, "Part of", "Valdorie");
  enter (&place, "Add Alias", "Norvane SA");
  enter (&place, "Wikidata", "https://www.wikidata.org/wiki/Q42");
  const GsyActor *actor = gsy_scheme_find_actor (scheme_of (&place), "Norvane");
  g_assert_nonnull (actor);
  g_assert_cmpstr (actor->kind, ==, "organization");
  g_assert_cmpstr (actor->part_of, ==, "Valdorie");
  g_assert_cmpstr (actor->aliases[0], ==, "Norvane SA");
  g_assert_cmpstr (actor->wikidata, ==, "Q42");

  for (int i = 0; i < 6; i++)
    g_assert_true (gtk_widget_activate_action (place.window, "win.undo", NULL));
  g_assert_cmpuint (gsy_scheme_get_list (scheme_of (&place), GSY_LIST_ACTORS)->len, ==, 4);
  gtk_widget_activate_action (place.window, "win.redo", NULL);
  g_assert_nonnull (gsy_scheme_find_actor (scheme_of (&place), "New Actor"));
  end (&place);
}

/* A circle is refused; what was typed stays to be changed. */
static void
test_circle (void)
{
  Place place;

  begin (&place, VOCABULARY, "actors", "China");
  GtkWidget *row = type_into (&place, "Part of", "Zhao Lijian");
  gsy_vocabulary_entry_commit (GSY_VOCABULARY_ENTRY (row));
  g_assert_null (gsy_scheme_find_actor (scheme_of (&place), "China")->part_of);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "Zhao Lijian");
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  gsy_vocabulary_entry_reset (GSY_VOCABULARY_ENTRY (row));
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  end (&place);
}

static const char *
source_in_a (Place *place)
{
  const GsyStatement *statement = gsy_store_find (gsy_editor_get_store (place->work.editor), ID_A);

  return ((const GsyFiller *) g_ptr_array_index (statement->source, 0))->actor;
}

static void
test_rename (void)
{
  GsyFolderIndex *index;
  Place place;

  begin (&place, VOCABULARY, "actors", "China");
  index = gsy_corpus_get_index (place.work.corpus);
  enter (&place, "Name", "PRC");
  /* Nothing is done before it was looked at. */
  g_assert_nonnull (gsy_scheme_find_actor (scheme_of (&place), "China"));
  gtk_test_widget_wait_for_draw (place.window);
  g_assert_nonnull (find_seen (place.window, GSY_TYPE_NAME_CHANGE_PAGE));
  g_assert_cmpuint (gsy_uses_list_get_n_statements (preview_of (&place)), ==, 3);
  g_assert_cmpuint (gsy_uses_list_get_n_articles (preview_of (&place)), ==, 2);
  assert_names (place.window);

  act (&place, GSY_TYPE_NAME_CHANGE_PAGE, "change.apply");
  wait_until (gsy_folder_index_count_name (index, GSY_NAME_ACTOR, "PRC") == 3 && find_seen (place.window, GSY_TYPE_NAMES_PAGE) != NULL);
  const GsyActor *actor = gsy_scheme_find_actor (scheme_of (&place), "PRC");
  g_assert_nonnull (actor);
  g_assert_true (g_strv_contains ((const char *const *) actor->aliases, "China"));
  g_assert_cmpstr (gsy_scheme_find_actor (scheme_of (&place), "Zhao Lijian")->part_of, ==, "PRC");
  g_assert_cmpstr (source_in_a (&place), ==, "PRC");
  GtkWidget *editor = find_seen (place.window, GSY_TYPE_NAME_EDITOR);
  g_assert_cmpstr (gsy_name_editor_get_name (GSY_NAME_EDITOR (editor)), ==, "PRC");

  g_assert_true (gtk_widget_activate_action (place.window, "win.undo", NULL));
  wait_until (gsy_editor_get_opening (place.work.editor) == NULL && gsy_folder_index_count_name (index, GSY_NAME_ACTOR, "China") == 3);
  g_assert_null (gsy_scheme_find_actor (scheme_of (&place), "PRC"));
  end (&place);
}

/* Cancelled, the old name is back in its place. */
static void
test_rename_cancelled (void)
{
  Place place;

  begin (&place, VOCABULARY, "actors", "China");
  enter (&place, "Name", "PRC");
  gtk_test_widget_wait_for_draw (place.window);
  act (&place, GSY_TYPE_NAME_CHANGE_PAGE, "vocabulary.back");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_row (place.window, "Name"))), ==, "China");
  g_assert_nonnull (gsy_scheme_find_actor (scheme_of (&place), "China"));
  g_assert_null (gsy_history_get_undo_label (gsy_corpus_get_history (place.work.corpus)));
  end (&place);
}

static void
test_merge (void)
{
  GsyFolderIndex *index;
  Place place;

  begin (&place, VOCABULARY, "actors", "Pékin");
  index = gsy_corpus_get_index (place.work.corpus);
  act (&place, GSY_TYPE_NAME_EDITOR, "name.merge");
  g_assert_cmpuint (gsy_uses_list_get_n_statements (preview_of (&place)), ==, 0);
  enter (&place, "Merge with Another Actor", "nobody");
  g_assert_cmpuint (gsy_uses_list_get_n_statements (preview_of (&place)), ==, 0);
  enter (&place, "Merge with Another Actor", "China");
  g_assert_cmpuint (gsy_uses_list_get_n_statements (preview_of (&place)), ==, 1);
  act (&place, GSY_TYPE_NAME_CHANGE_PAGE, "change.apply");
  wait_until (gsy_folder_index_count_name (index, GSY_NAME_ACTOR, "Pékin") == 0 && find_seen (place.window, GSY_TYPE_NAMES_PAGE) != NULL);
  g_assert_null (gsy_scheme_find_actor (scheme_of (&place), "Pékin"));
  g_assert_true (g_strv_contains ((const char *const *) gsy_scheme_find_actor (scheme_of (&place), "China")->aliases, "Pékin"));
  g_assert_cmpuint (gsy_folder_index_count_name (index, GSY_NAME_ACTOR, "China"), ==, 3);
  end (&place);
}

static void
test_unlisted (void)
{
  Place place;

  begin (&place, VOCABULARY, "actors", "Karsie");
  g_assert_null (find_row (place.window, "Code"));
  act (&place, GSY_TYPE_NAME_EDITOR, "name.list");
  g_assert_nonnull (gsy_scheme_find_actor (scheme_of (&place), "Karsie"));
  g_assert_nonnull (find_row (place.window, "Code"));
  end (&place);
}

static void
test_remove_unused (void)
{
  Place place;

  begin (&place, VOCABULARY, "actors", "Valdorie");
  act (&place, GSY_TYPE_NAME_EDITOR, "name.remove");
  g_assert_null (gsy_scheme_find_actor (scheme_of (&place), "Valdorie"));
  g_assert_null (find_seen (place.window, GSY_TYPE_NAME_EDITOR));
  g_assert_true (gtk_widget_activate_action (place.window, "win.undo", NULL));
  g_assert_cmpstr (gsy_scheme_find_actor (scheme_of (&place), "Valdorie")->code, ==, "VAL");
  end (&place);
}

static void
answer (const char *response)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (ADW_IS_MESSAGE_DIALOG (link->data))
      {
        adw_message_dialog_response (link->data, response);
        drain ();
        return;
      }
  g_assert_not_reached ();
}

/* It is asked first; the statements keep the name, which is an unlisted one from then on. */
static void
test_remove_used (void)
{
  Place place;

  begin (&place, VOCABULARY, "actors", "China");
  act (&place, GSY_TYPE_NAME_EDITOR, "name.remove");
  answer ("no");
  g_assert_nonnull (gsy_scheme_find_actor (scheme_of (&place), "China"));
  act (&place, GSY_TYPE_NAME_EDITOR, "name.remove");
  answer ("yes");
  g_assert_null (gsy_scheme_find_actor (scheme_of (&place), "China"));
  g_assert_cmpstr (source_in_a (&place), ==, "China");
  g_assert_nonnull (find_row (place.window, "Not in the List"));
  end (&place);
}

/* The one that has most statements is proposed to stay; another one can be chosen. */
static void
test_merge_several (void)
{
  const char *names[] = { "Karsie", "China", "Pékin", NULL };
  GsyFolderIndex *index;
  Place place;

  begin (&place, VOCABULARY, "actors", NULL);
  index = gsy_corpus_get_index (place.work.corpus);
  g_assert_true (gtk_widget_activate_action (place.window, "vocabulary.change-names", "(u^asms)", GSY_NAME_ACTOR, names, NULL));
  gtk_test_widget_wait_for_draw (place.window);
  g_assert_cmpuint (gsy_uses_list_get_n_statements (preview_of (&place)), ==, 2);
  GtkWidget *stays = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (find_row (place.window, "Pékin")));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (stays), TRUE);
  g_assert_cmpuint (gsy_uses_list_get_n_statements (preview_of (&place)), ==, 3);
  GtkWidget *aliases = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (find_row (place.window, "Keep the Old Names as Aliases")));
  gtk_switch_set_active (GTK_SWITCH (aliases), FALSE);
  act (&place, GSY_TYPE_NAME_CHANGE_PAGE, "change.apply");
  wait_until (gsy_folder_index_count_name (index, GSY_NAME_ACTOR, "China") == 0 && find_seen (place.window, GSY_TYPE_NAMES_PAGE) != NULL);
  g_assert_cmpuint (gsy_folder_index_count_name (index, GSY_NAME_ACTOR, "Pékin"), ==, 3);
  const GsyActor *actor = gsy_scheme_find_actor (scheme_of (&place), "Pékin");
  g_assert_false (actor->aliases != NULL && g_strv_contains ((const char *const *) actor->aliases, "China"));
  g_assert_true (gtk_widget_activate_action (place.window, "win.undo", NULL));
  wait_until (gsy_folder_index_count_name (index, GSY_NAME_ACTOR, "China") == 3 && gsy_editor_get_opening (place.work.editor) == NULL);
  g_assert_nonnull (gsy_scheme_find_actor (scheme_of (&place), "China"));
  end (&place);
}

/* Closing does not pass over a name that was typed: what it would change is shown; the second time it closes. */
static void
test_close_while_renaming (void)
{
  gpointer gone;
  Place place;

  begin (&place, VOCABULARY, "actors", "China");
  type_into (&place, "Name", "PRC");
  gtk_window_close (GTK_WINDOW (place.window));
  drain ();
  g_assert_true (GTK_WIDGET (gsy_vocabulary_window_find (place.work.editor)) == place.window);
  gtk_test_widget_wait_for_draw (place.window);
  g_assert_nonnull (find_seen (place.window, GSY_TYPE_NAME_CHANGE_PAGE));
  gone = place.window;
  g_object_add_weak_pointer (G_OBJECT (place.window), &gone);
  gtk_window_close (GTK_WINDOW (place.window));
  wait_until (gone == NULL);
  g_assert_nonnull (gsy_scheme_find_actor (scheme_of (&place), "China"));
  end (&place);
}

/* What is typed and not handed in is there when the window has closed. */
static void
test_close_while_typing (void)
{
  gpointer gone;
  Place place;

  begin (&place, VOCABULARY, "actors", "China");
  type_into (&place, "Code", "CHN");
  gone = place.window;
  g_object_add_weak_pointer (G_OBJECT (place.window), &gone);
  gtk_window_close (GTK_WINDOW (place.window));
  wait_until (gone == NULL);
  g_assert_cmpstr (gsy_scheme_find_actor (scheme_of (&place), "China")->code, ==, "CHN");
  end (&place);
}

/* The same when the program is told to stop, and for every kind of field. */
static void
test_settle (void)
{
  Place place;

  begin (&place, VOCABULARY, "layers", "denial");
  GtkWidget *text = find_seen (place.window, GSY_TYPE_VOCABULARY_TEXT);
  GtkWidget *view = find_widget (text, GTK_TYPE_TEXT_VIEW, NULL);
  gtk_widget_grab_focus (view);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "Someone says no.\n", -1);
  type_into (&place, "Add Example", "He denies it");
  gsy_editor_settle (place.work.editor);
  const GsyLayer *layer = gsy_scheme_find_layer (scheme_of (&place), "denial");
  g_assert_cmpstr (layer->definition, ==, "Someone says no.");
  g_assert_cmpstr (layer->examples[0], ==, "He denies it");
  end (&place);
}

static void
test_attribute (void)
{
  Place place;

  begin (&place, VOCABULARY, "attributes", NULL);
  GtkWidget *page = find_seen (place.window, GSY_TYPE_ITEMS_PAGE);
  g_assert_true (gtk_widget_activate_action (page, "items.add-of-type", "s", "choice"));
  drain ();
  enter (&place, "Name", "Tone");
  enter (&place, "Add Choice", "Sharp");
  enter (&place, "Add Choice", "Mild");
  GtkWidget *editor = find_seen (place.window, GSY_TYPE_ITEM_EDITOR);
  const char *id = gsy_item_editor_get_id (GSY_ITEM_EDITOR (editor));
  const GsyAttribute *attribute = gsy_scheme_find_attribute (scheme_of (&place), id);
  g_assert_cmpstr (attribute->name, ==, "Tone");
  g_assert_cmpuint (attribute->choices->len, ==, 2);
  g_assert_cmpstr (((const GsyChoice *) g_ptr_array_index (attribute->choices, 1))->id, ==, "mild");

  GPtrArray *attributes = gsy_scheme_get_list (scheme_of (&place), GSY_LIST_ATTRIBUTES);
  guint last = attributes->len - 1;
  g_assert_true (g_ptr_array_index (attributes, last) == attribute);
  act (&place, GSY_TYPE_ITEMS_PAGE, "items.move-up");
  attributes = gsy_scheme_get_list (scheme_of (&place), GSY_LIST_ATTRIBUTES);
  g_assert_cmpstr (((const GsyAttribute *) g_ptr_array_index (attributes, last - 1))->name, ==, "Tone");
  end (&place);
}

static void
test_layer_key (void)
{
  Place place;

  begin (&place, VOCABULARY, "layers", "denial");
  GtkWidget *key = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (find_row (place.window, "Key")));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (key), 1);
  g_assert_cmpstr (gsy_scheme_find_layer (scheme_of (&place), "denial")->key, ==, "1");
  g_assert_cmpstr (gsy_scheme_find_layer (scheme_of (&place), "accusation")->key, ==, "2");
  end (&place);
}

static void
test_checks (void)
{
  Place place;

  begin (&place, VOCABULARY, "problems", NULL);
  GtkWidget *row = find_row (place.window, gsy_check_get_label (GSY_CHECK_NO_SOURCE));
  GtkWidget *toggle = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row));
  gtk_switch_set_active (GTK_SWITCH (toggle), FALSE);
  g_assert_cmpuint (gsy_checks_get_muted (scheme_of (&place)), ==, 1u << GSY_CHECK_NO_SOURCE);
  g_assert_true (gtk_widget_activate_action (place.window, "win.undo", NULL));
  g_assert_cmpuint (gsy_checks_get_muted (scheme_of (&place)), ==, 0);
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (toggle)));
  end (&place);
}

/* A file of a newer version is shown as far as can be, and nothing of it can be changed. */
static void
test_read_only (void)
{
  Place place;

  begin (&place, "{\"format\": \"gainsay-project\", \"version\": 99, \"actors\": []}\n", "actors", "China");
  g_assert_nonnull (gsy_corpus_get_scheme_error (place.work.corpus));
  gtk_widget_activate_action (find_seen (place.window, GSY_TYPE_NAMES_PAGE), "names.add", NULL);
  g_assert_false (gtk_widget_is_sensitive (find_seen (place.window, GSY_TYPE_NAME_EDITOR)));
  g_assert_null (gsy_scheme_find_actor (scheme_of (&place), "New Actor"));
  end (&place);
}

/* The window is about one folder. */
static void
test_other_folder (void)
{
  Place place;

  begin (&place, VOCABULARY, "topics", "Dam");
  gsy_editor_set_corpus (place.work.editor, NULL);
  drain ();
  g_assert_null (gsy_vocabulary_window_find (place.work.editor));
  gsy_editor_set_corpus (place.work.editor, place.work.corpus);
  end (&place);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  isolate_state ();
  /* GTK 4.8 complains of a cursor that blinks on after the keyboard went from one page to another at once. */
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);
  g_test_add_func ("/vocabulary-window/one-for-each-editor-and-all-has-names", test_pages);
  g_test_add_func ("/vocabulary-window/actors/added-named-described-and-undone", test_add);
  g_test_add_func ("/vocabulary-window/actors/no-circle-of-parts", test_circle);
  g_test_add_func ("/vocabulary-window/rename/asks-then-changes-all-articles-and-is-one-step", test_rename);
  g_test_add_func ("/vocabulary-window/rename/cancelled-changes-nothing", test_rename_cancelled);
  g_test_add_func ("/vocabulary-window/merge/with-another-one", test_merge);
  g_test_add_func ("/vocabulary-window/unlisted/is-added-to-the-list", test_unlisted);
  g_test_add_func ("/vocabulary-window/remove/unused-at-once-and-undone", test_remove_unused);
  g_test_add_func ("/vocabulary-window/merge/several-into-the-one-that-is-chosen", test_merge_several);
  g_test_add_func ("/vocabulary-window/remove/used-asks-and-leaves-statements", test_remove_used);
  g_test_add_func ("/vocabulary-window/typing/a-new-name-asks-before-the-window-closes", test_close_while_renaming);
  g_test_add_func ("/vocabulary-window/typing/is-kept-when-the-window-closes", test_close_while_typing);
  g_test_add_func ("/vocabulary-window/typing/is-kept-when-all-must-end", test_settle);
  g_test_add_func ("/vocabulary-window/attributes/added-with-choices-and-moved", test_attribute);
  g_test_add_func ("/vocabulary-window/layers/a-key-is-exchanged", test_layer_key);
  g_test_add_func ("/vocabulary-window/problems/are-switched-off-and-on", test_checks);
  g_test_add_func ("/vocabulary-window/read-only-when-the-file-is-newer", test_read_only);
  g_test_add_func ("/vocabulary-window/goes-with-its-folder", test_other_folder);
  return run_tests ();
}
