/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-search-window.c: the list of what was found in a folder, and what a person does in its window. */
#include "config.h"

#include "app/gsy-search-window-private.h"

#include "app/gsy-search-row.h"
#include "app/gsy-search-wording.h"

#include "window-fixture.h"

#include <glib/gstdio.h>

#include <locale.h>

/* --- the list --- */

static GsySearchResult *
make_result (const char *key, guint n_places)
{
  GsySearchResult *result = g_new0 (GsySearchResult, 1);

  g_atomic_ref_count_init (&result->ref_count);
  result->key = g_strdup (key);
  result->places = g_array_new (FALSE, FALSE, sizeof (GsySearchPlace));
  for (guint i = 0; i < n_places; i++)
    {
      /* Its words are not looked at, and not freed. */
      GsySearchPlace place = { .span = gsy_span (10 * i, 10 * i + 3), .excerpt = { .text = (char *) "words", .start = 0, .end = 3 } };

      g_array_append_val (result->places, place);
    }
  return result;
}

static GPtrArray *
make_results (guint n, ...)
{
  GPtrArray *results = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_search_result_unref);
  va_list list;

  va_start (list, n);
  for (guint i = 0; i < n; i++)
    {
      const char *key = va_arg (list, const char *);

      g_ptr_array_add (results, make_result (key, va_arg (list, guint)));
    }
  va_end (list);
  return results;
}

typedef struct
{
  guint n;
  guint position;
  guint removed;
  guint added;
} Change;

static void
changed_cb (Change *change, guint position, guint removed, guint added)
{
  *change = (Change){ change->n + 1, position, removed, added };
}

static void
test_model (void)
{
  g_autoptr (GsySearchModel) model = gsy_search_model_new ();
  g_autoptr (GPtrArray) first = make_results (3, "a", 2u, "b", 0u, "c", 3u);
  g_autoptr (GPtrArray) more = make_results (1, "d", 1u);
  g_autoptr (GPtrArray) other = make_results (3, "a", 2u, "c", 1u, "d", 1u);
  g_autoptr (GsySearchItem) kept = NULL, moved = NULL, again = NULL;
  Change change = { 0 };

  g_signal_connect_swapped (model, "items-changed", G_CALLBACK (changed_cb), &change);
  gsy_search_model_set (model, first);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 5);
  g_assert_cmpuint (gsy_search_model_get_n_articles (model), ==, 2);
  gsy_search_model_append (model, more);
  g_assert_cmpuint (change.position, ==, 5);
  g_assert_cmpuint (change.added, ==, 1);
  for (guint i = 0; i < 6; i++)
    {
      g_autoptr (GsySearchItem) item = g_list_model_get_item (G_LIST_MODEL (model), i);

      g_assert_cmpstr (gsy_search_item_get_key (item), ==, i < 2 ? "a" : i < 5 ? "c"
                                                                               : "d");
      g_assert_cmpint (gsy_search_item_is_first (item), ==, i == 0 || i == 2 || i == 5);
    }
  g_assert_cmpint (gsy_search_model_find (model, "c", 0), ==, 2);
  g_assert_cmpint (gsy_search_model_find (model, "c", 11), ==, 4);
  g_assert_cmpint (gsy_search_model_find (model, "c", 500), ==, 4);
  g_assert_cmpint (gsy_search_model_find (model, "b", 0), ==, -1);

  /* What stays at both ends is the same items. */
  kept = g_list_model_get_item (G_LIST_MODEL (model), 1);
  moved = g_list_model_get_item (G_LIST_MODEL (model), 5);
  gsy_search_model_set (model, other);
  g_assert_cmpuint (change.position, ==, 2);
  g_assert_cmpuint (change.removed, ==, 3);
  g_assert_cmpuint (change.added, ==, 1);
  again = g_list_model_get_item (G_LIST_MODEL (model), 1);
  g_assert_true (again == kept);
  g_set_object (&again, NULL);
  again = g_list_model_get_item (G_LIST_MODEL (model), 3);
  g_assert_true (again == moved);
  change.n = 0;
  gsy_search_model_set (model, other);
  g_assert_cmpuint (change.n, ==, 0);
}

static void
check_status (GsySearchNews news, const char *wanted)
{
  g_autofree char *status = gsy_search_wording_status (&news);

  g_assert_cmpstr (status, ==, wanted);
}

static void
test_wording (void)
{
  check_status ((GsySearchNews){ .n_places = 12, .n_articles = 3 }, "12 matches · 3 articles");
  check_status ((GsySearchNews){ .n_places = 1, .n_articles = 1, .n_unread = 1 }, "1 match · 1 article · 1 article could not be searched");
  check_status ((GsySearchNews){ .is_stopped = TRUE }, "No matches · Stopped");
}

static void
test_thousands (void)
{
  GsySearchNews news = { .n_places = 12345, .n_articles = 1000, .n_unread = 2345 };
  g_autofree char *before = g_strdup (setlocale (LC_NUMERIC, NULL));

  check_status (news, "12345 matches · 1000 articles · 2345 articles could not be searched");
  if (setlocale (LC_NUMERIC, "fr_FR.UTF-8") == NULL)
    {
      g_test_skip ("fr_FR.UTF-8 is not installed");
      return;
    }
  check_status (news, "12\u202f345 matches · 1\u202f000 articles · 2\u202f345 articles could not be searched");
  g_assert_nonnull (setlocale (LC_NUMERIC, before));
}

/* --- a row --- */

static GtkWidget *
find_inscription (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_INSCRIPTION (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_inscription (child);
  return found;
}

/* Where the interface's own lines are low, as Arabic ones are, those of others hang out of them. */
static void
test_row_height (void)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();
  g_autoptr (GsySearchModel) model = gsy_search_model_new ();
  g_autoptr (GPtrArray) results = make_results (1, "a", 1u);
  g_autoptr (GsySearchItem) item = NULL;
  GtkWidget *window = gtk_window_new ();
  GtkWidget *row = gsy_search_row_new ();
  GtkWidget *words = find_inscription (row);
  GsySearchResult *result = g_ptr_array_index (results, 0);

  gtk_css_provider_load_from_resource (style, "/org/gainsay/Gainsay/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (style), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_array_index (result->places, GsySearchPlace, 0).excerpt.text = (char *) "quatorze personnes, aptly نفي 否认";
  gsy_search_model_set (model, results);
  item = g_list_model_get_item (G_LIST_MODEL (model), 0);
  gtk_window_set_child (GTK_WINDOW (window), row);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (PangoLayout) layout = NULL;
      int height, wanted;

      pango_context_set_language (gtk_widget_get_pango_context (words), pango_language_from_string (i == 0 ? "ar" : "fr"));
      gsy_search_row_set (GSY_SEARCH_ROW (row), item, NULL);
      layout = gtk_widget_create_pango_layout (words, gtk_inscription_get_text (GTK_INSCRIPTION (words)));
      pango_layout_get_pixel_size (layout, NULL, &wanted);
      gtk_widget_measure (words, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
      g_assert_cmpint (height, >=, wanted);
    }
  gtk_window_destroy (GTK_WINDOW (window));
  gtk_style_context_remove_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (style));
}

/* --- the window --- */

/* A window as the program's, as far as this one asks for it. */
typedef struct
{
  Work work;
  GtkWidget *parent;
  GsySearchWindow *window;
  guint n_shown;
  GsySpan shown;
  char *marked;
} Place;

static Place *the_place;

static void
show_words_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  the_place->n_shown++;
  g_variant_get (parameter, "(uu)", &the_place->shown.start, &the_place->shown.end);
}

static void
mark_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_free (the_place->marked);
  the_place->marked = g_variant_dup_string (parameter, NULL);
}

static void
begin (Place *place)
{
  static const GActionEntry actions[] = { { .name = "show-words", .activate = show_words_cb, .parameter_type = "(uu)" },
                                          { .name = "mark", .activate = mark_cb, .parameter_type = "s" } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  work_begin (&place->work);
  the_place = place;
  place->parent = gtk_window_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), NULL);
  gtk_widget_insert_action_group (place->parent, "win", G_ACTION_GROUP (group));
  gtk_window_present (GTK_WINDOW (place->parent));
  gsy_search_window_present (GTK_WINDOW (place->parent), place->work.editor, NULL);
  place->window = gsy_search_window_find (place->work.editor);
  g_assert_nonnull (place->window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (place->window));
}

static void
end (Place *place)
{
  if (gsy_search_window_find (place->work.editor) != NULL)
    gtk_window_destroy (GTK_WINDOW (place->window));
  g_assert_null (gsy_search_window_find (place->work.editor));
  gtk_window_destroy (GTK_WINDOW (place->parent));
  wait_until (!g_main_context_pending (NULL));
  drain ();
  work_end (&place->work);
  g_free (place->marked);
}

static void
type (Place *place, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (place->window->entry), text);
  _gsy_search_window_find (place->window);
  wait_until (place->window->running == NULL);
}

static const char *
get_page (Place *place)
{
  return gtk_stack_get_visible_child_name (place->window->stack);
}

static guint
count (Place *place)
{
  return g_list_model_get_n_items (G_LIST_MODEL (place->window->model));
}

static void
activate (Place *place, guint position)
{
  guint before = place->n_shown;

  g_signal_emit_by_name (place->window->list, "activate", position);
  wait_until (place->n_shown > before);
}

static void
test_pages (void)
{
  Place place = { 0 };

  begin (&place);
  g_assert_cmpstr (get_page (&place), ==, "start");
  assert_names (GTK_WIDGET (place.window));
  type (&place, "karsie");
  g_assert_cmpstr (get_page (&place), ==, "list");
  g_assert_cmpuint (count (&place), ==, 1);
  g_assert_cmpstr (gtk_label_get_label (place.window->status), ==, "1 match · 1 article");
  assert_names (GTK_WIDGET (place.window));
  type (&place, "zebra");
  g_assert_cmpstr (get_page (&place), ==, "nothing");
  g_assert_false (gtk_widget_get_visible (place.window->anywhere_button));
  g_assert_cmpstr (gtk_label_get_label (place.window->status), ==, "No matches");
  type (&place, "");
  g_assert_cmpstr (get_page (&place), ==, "start");
  end (&place);
}

static void
test_regex (void)
{
  Place place = { 0 };

  begin (&place);
  gtk_toggle_button_set_active (place.window->regex, TRUE);
  type (&place, "l[ai]e?d?\\b");
  g_assert_cmpuint (count (&place), ==, 3);
  type (&place, "l(a");
  g_assert_cmpuint (count (&place), ==, 0);
  g_assert_nonnull (strstr (gtk_label_get_label (place.window->status), "(character 3)"));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (place.window->entry), "error"));
  /* Words of the article are no regular expression. */
  gsy_search_window_present (GTK_WINDOW (place.parent), place.work.editor, "lied.");
  g_assert_false (gtk_toggle_button_get_active (place.window->regex));
  wait_until (count (&place) == 1);
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (place.window->entry), "error"));
  end (&place);
}

/* “In Marks”, “Outside Marks”, and layers, with what is marked at this moment. */
static void
test_where (void)
{
  Place place = { 0 };

  begin (&place);
  type (&place, "la ");
  g_assert_cmpuint (count (&place), ==, 2);
  gtk_drop_down_set_selected (place.window->where, 1);
  wait_until (place.window->running == NULL);
  g_assert_cmpuint (count (&place), ==, 1);
  gtk_drop_down_set_selected (place.window->where, 2);
  wait_until (place.window->running == NULL);
  g_assert_cmpuint (count (&place), ==, 1);
  /* The first layer, the accusation. */
  gtk_drop_down_set_selected (place.window->where, 3);
  wait_until (place.window->running == NULL);
  g_assert_cmpuint (count (&place), ==, 0);
  g_assert_cmpstr (get_page (&place), ==, "nothing");
  g_assert_true (gtk_widget_get_visible (place.window->anywhere_button));
  g_assert_true (gsy_editor_mark (place.work.editor, "accusation", gsy_span (0, 11), GSY_SNAP_CHARACTERS));
  wait_until (count (&place) == 1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (place.window), "search.anywhere", NULL));
  wait_until (count (&place) == 2);
  end (&place);
}

static void
test_show (void)
{
  Place place = { 0 };

  begin (&place);
  type (&place, "the authority");
  g_assert_cmpuint (count (&place), ==, 2);
  /* In the other article, which is opened for it. */
  activate (&place, 1);
  g_assert_cmpstr (gsy_document_get_key (gsy_editor_get_document (place.work.editor)), ==, "b.txt");
  g_assert_cmpuint (place.shown.start, ==, 47);
  g_assert_cmpuint (place.shown.end, ==, 60);
  g_assert_null (place.marked);
  /* From the end to the beginning. */
  gtk_single_selection_set_selected (place.window->selection, 1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (place.window), "search.next", NULL));
  wait_until (place.n_shown == 2);
  g_assert_cmpuint (place.shown.start, ==, 27);
  _gsy_search_window_show_selected (place.window, "denial");
  wait_until (place.marked != NULL);
  g_assert_cmpstr (place.marked, ==, "denial");
  /* Who comes back with the words of the match comes back to the list. */
  gsy_search_window_present (GTK_WINDOW (place.parent), place.work.editor, "the authority");
  g_assert_cmpuint (gtk_single_selection_get_selected (place.window->selection), ==, 0);
  gsy_search_window_present (GTK_WINDOW (place.parent), place.work.editor, "crews");
  wait_until (count (&place) == 1);
  end (&place);
}

/* Another program has written the article since it was searched. */
static void
test_changed (void)
{
  Place place = { 0 };

  begin (&place);
  type (&place, "authority");
  g_assert_cmpuint (count (&place), ==, 2);
  g_free (put_file (place.work.folder, "b.txt", "date 2031-06\nIt is said that the crews say: the authority lied.\n"));
  activate (&place, 1);
  g_assert_cmpuint (place.shown.start, ==, 48);
  wait_until (count (&place) == 1);
  end (&place);
}

/* Who goes elsewhere before the article is open is not taken to the match some other time. */
static void
test_given_up (void)
{
  Place place = { 0 };

  begin (&place);
  type (&place, "the authority");
  gtk_single_selection_set_selected (place.window->selection, 1);
  _gsy_search_window_show_selected (place.window, "denial");
  g_assert_cmpstr (gsy_editor_get_opening (place.work.editor), ==, "b.txt");
  g_assert_cmpstr (place.window->wish.key, ==, "b.txt");
  work_open (&place.work, "a.txt");
  g_assert_null (place.window->wish.key);
  work_open (&place.work, "b.txt");
  drain ();
  g_assert_cmpuint (place.n_shown, ==, 0);
  g_assert_null (place.marked);
  end (&place);
}

static void
test_unreadable (void)
{
  Place place = { 0 };
  g_autofree char *path = NULL;

  begin (&place);
  path = g_build_filename (place.work.folder, "b.txt", NULL);
  type (&place, "the authority");
  gtk_single_selection_set_selected (place.window->selection, 1);
  g_assert_no_errno (g_unlink (path));
  _gsy_search_window_show_selected (place.window, "denial");
  wait_until (gsy_editor_get_open_error (place.work.editor) != NULL);
  g_assert_null (place.window->wish.key);
  end (&place);
}

/* Return asks for the first match as soon as there is one; who types on, or stops, does not want it any more. */
static void
test_return (void)
{
  Place place = { 0 };
  int position = -1;

  begin (&place);
  gtk_editable_set_text (GTK_EDITABLE (place.window->entry), "auth");
  g_signal_emit_by_name (place.window->entry, "activate");
  g_assert_nonnull (place.window->running);
  g_assert_true (place.window->wants_list);
  gtk_editable_insert_text (GTK_EDITABLE (place.window->entry), "ority", -1, &position);
  g_assert_false (place.window->wants_list);
  g_signal_emit_by_name (place.window->entry, "activate");
  g_assert_true (place.window->wants_list);
  _gsy_search_window_stop (place.window);
  g_assert_false (place.window->wants_list);
  g_assert_cmpuint (place.n_shown, ==, 0);

  gtk_editable_set_text (GTK_EDITABLE (place.window->entry), "authority");
  g_signal_emit_by_name (place.window->entry, "activate");
  wait_until (place.n_shown == 1);
  end (&place);
}

static void
set_cb (gboolean *flag)
{
  *flag = TRUE;
}

static GtkWidget *
find_heading (GtkWidget *widget, const char *text)
{
  GtkWidget *found = GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "heading") && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_heading (child, text);
  return found;
}

/* The matches of an article that is called otherwise stay what they are, below its name. */
static void
test_title (void)
{
  Place place = { 0 };

  begin (&place);
  type (&place, "la ");
  g_assert_true (gsy_editor_set_meta (place.work.editor, GSY_META_TITLE, "Another Title"));
  wait_until (find_heading (GTK_WIDGET (place.window->list), "Another Title") != NULL);
  end (&place);
}

static void
found_cb (gpointer owner, GPtrArray *results, guint n_searched, guint n_articles)
{
}

static void
done_cb (gpointer owner, gboolean is_cut)
{
}

/* A search that takes long goes on when something changes in the folder. */
static void
test_outrun (void)
{
  static const GsyFolderSearchFuncs funcs = { found_cb, done_cb };
  Place place = { 0 };
  GsyFolderSearch *endless;

  begin (&place);
  type (&place, "la ");
  /* The window never hears of its end. */
  endless = gsy_folder_search_start (place.work.corpus, place.window->search, GSY_SEARCH_ANYWHERE, NULL, 1, &funcs, &place);
  place.window->running = endless;
  _gsy_search_window_find_again_soon (place.window);
  wait_until (place.window->refresh_id == 0);
  g_assert_true (place.window->running == endless);
  g_assert_true (place.window->is_outrun);
  type (&place, "authority");
  g_assert_false (place.window->is_outrun);
  g_assert_cmpuint (place.window->refresh_id, ==, 0);
  /* What changes just before the end is not overlooked. */
  _gsy_search_window_find (place.window);
  _gsy_search_window_find_again_soon (place.window);
  wait_until (place.window->running == NULL);
  g_assert_cmpuint (place.window->refresh_id, !=, 0);
  g_assert_cmpuint (count (&place), ==, 2);
  end (&place);
}

/* What Return has had sought is not sought again when the entry is done with waiting for more to be typed. */
static void
test_sought_once (void)
{
  Place place = { 0 };
  gboolean told = FALSE;
  gulong handler;

  begin (&place);
  handler = g_signal_connect_data (place.window->entry, "search-changed", G_CALLBACK (set_cb), &told, NULL, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_editable_set_text (GTK_EDITABLE (place.window->entry), "authority");
  g_signal_emit_by_name (place.window->entry, "activate");
  wait_until (place.window->running == NULL);
  gtk_single_selection_set_selected (place.window->selection, 1);
  wait_until (told);
  g_assert_null (place.window->running);
  g_assert_cmpuint (gtk_single_selection_get_selected (place.window->selection), ==, 1);

  /* What was typed since is. */
  told = FALSE;
  gtk_editable_set_text (GTK_EDITABLE (place.window->entry), "crews");
  wait_until (told);
  wait_until (count (&place) == 1);
  told = FALSE;
  gtk_editable_set_text (GTK_EDITABLE (place.window->entry), "");
  wait_until (told);
  g_assert_cmpstr (get_page (&place), ==, "start");
  g_signal_handler_disconnect (place.window->entry, handler);
  end (&place);
}

/* Where it was sought is not there any more: that is in all marks, then. */
static void
test_layer_gone (void)
{
  Place place = { 0 };

  begin (&place);
  type (&place, "la ");
  gtk_drop_down_set_selected (place.window->where, 5);
  wait_until (place.window->running == NULL);
  g_assert_cmpuint (count (&place), ==, 0);
  g_assert_true (gsy_editor_remove_layer (place.work.editor, "counter-accusation"));
  g_assert_cmpuint (gtk_drop_down_get_selected (place.window->where), ==, 1);
  wait_until (count (&place) == 1);
  end (&place);
}

static void
test_again (void)
{
  Place place = { 0 };

  begin (&place);
  type (&place, "crews");
  gtk_window_destroy (GTK_WINDOW (place.window));
  g_assert_null (gsy_search_window_find (place.work.editor));
  gsy_search_window_present (GTK_WINDOW (place.parent), place.work.editor, NULL);
  place.window = gsy_search_window_find (place.work.editor);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (place.window->entry)), ==, "crews");
  /* Another folder is not this one. */
  gsy_editor_set_corpus (place.work.editor, NULL);
  g_assert_null (gsy_search_window_find (place.work.editor));
  gsy_editor_set_corpus (place.work.editor, place.work.corpus);
  end (&place);
}

/* With something typed and something chosen that nobody has sought yet. */
static void
test_closed (void)
{
  Place place = { 0 };

  begin (&place);
  type (&place, "la ");
  gtk_drop_down_set_selected (place.window->where, 5);
  gtk_toggle_button_set_active (place.window->regex, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (place.window->entry), "crews");
  gtk_widget_grab_focus (GTK_WIDGET (place.window->where));
  gtk_window_destroy (GTK_WINDOW (place.window));
  end (&place);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  isolate_state ();
  g_test_add_func ("/search-window/model/results-end-to-end", test_model);
  g_test_add_func ("/search-window/wording/counts", test_wording);
  g_test_add_func ("/search-window/wording/thousands-as-the-locale-groups-them", test_thousands);
  g_test_add_func ("/search-window/row/no-script-is-cut", test_row_height);
  g_test_add_func ("/search-window/pages/for-nothing-something-and-no-words", test_pages);
  g_test_add_func ("/search-window/regex/an-invalid-one-is-said", test_regex);
  g_test_add_func ("/search-window/where/marks-as-they-are-now", test_where);
  g_test_add_func ("/search-window/show/opens-selects-and-marks", test_show);
  g_test_add_func ("/search-window/changed/is-found-again", test_changed);
  g_test_add_func ("/search-window/show/given-up-when-another-article-is-opened", test_given_up);
  g_test_add_func ("/search-window/show/given-up-when-the-article-cannot-be-read", test_unreadable);
  g_test_add_func ("/search-window/return/waits-for-the-first-match-until-one-types-on", test_return);
  g_test_add_func ("/search-window/return/what-was-sought-is-not-sought-again", test_sought_once);
  g_test_add_func ("/search-window/where/a-layer-that-goes", test_layer_gone);
  g_test_add_func ("/search-window/closed/nothing-is-sought", test_closed);
  g_test_add_func ("/search-window/changed/a-search-that-is-under-way-goes-on", test_outrun);
  g_test_add_func ("/search-window/list/the-title-as-it-is-now", test_title);
  g_test_add_func ("/search-window/again/the-words-are-still-there", test_again);
  return run_tests ();
}
