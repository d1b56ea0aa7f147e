/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-search-window-find.c: what the window seeks, where, and how it tells of it. */
#include "config.h"

#include "app/gsy-search-window-private.h"
#include "app/gsy-search-wording.h"
#include "app/gsy-widgets.h"

#include <glib/gi18n-lib.h>

/* More than anybody goes through. */
#define MAX_PLACES 20000

/* After a change in the folder the list waits a little for more to come. */
#define REFRESH_MS 300

/* Who waits longer wants to know how much is left. */
#define SLOW_MS 500

/* What comes before the layers in the list of where to look. */
enum
{
  WHERE_ANYWHERE,
  WHERE_INSIDE,
  WHERE_OUTSIDE,
  N_WHERE
};

/* --- what is sought, and where --- */

static GsySearchScope
get_scope (GsySearchWindow *self, const char **layer)
{
  guint selected = gtk_drop_down_get_selected (self->where);

  *layer = NULL;
  if (selected == GTK_INVALID_LIST_POSITION || selected == WHERE_ANYWHERE)
    return GSY_SEARCH_ANYWHERE;
  if (selected == WHERE_OUTSIDE)
    return GSY_SEARCH_OUTSIDE;
  if (selected >= N_WHERE && selected - N_WHERE < self->layers->len)
    *layer = g_ptr_array_index (self->layers, selected - N_WHERE);
  return GSY_SEARCH_INSIDE;
}

void
_gsy_search_window_list_where (GsySearchWindow *self)
{
  GsyScheme *scheme = gsy_corpus_get_scheme (self->corpus);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *wanted = NULL;
  guint selected = gtk_drop_down_get_selected (self->where);
  const char *layer;

  get_scope (self, &layer);
  wanted = g_strdup (layer);
  if (selected == GTK_INVALID_LIST_POSITION)
    selected = WHERE_ANYWHERE;
  else if (selected >= N_WHERE)
    selected = WHERE_INSIDE;
  g_ptr_array_set_size (self->layers, 0);
  /* Translators: where to find words: marked or not */
  g_ptr_array_add (names, g_strdup (C_ ("where to find", "Anywhere")));
  /* Translators: where to find words: in what is marked, on whatever layer */
  g_ptr_array_add (names, g_strdup (C_ ("where to find", "In Marks")));
  /* Translators: where to find words: in what is not marked */
  g_ptr_array_add (names, g_strdup (C_ ("where to find", "Outside Marks")));
  for (guint i = 0; i < gsy_scheme_get_n_layers (scheme); i++)
    {
      const GsyLayer *one = gsy_scheme_get_layer (scheme, i);

      g_ptr_array_add (names, gsy_search_wording_layer (gsy_layer_get_label (one)));
      g_ptr_array_add (self->layers, g_strdup (one->id));
      if (g_strcmp0 (one->id, wanted) == 0)
        selected = N_WHERE + i;
    }
  g_ptr_array_add (names, NULL);
  self->syncing = TRUE;
  gtk_string_list_splice (self->places, 0, g_list_model_get_n_items (G_LIST_MODEL (self->places)), (const char *const *) names->pdata);
  gtk_drop_down_set_selected (self->where, selected);
  self->syncing = FALSE;
}

gboolean
_gsy_search_window_is_narrow (GsySearchWindow *self)
{
  const char *layer;

  return get_scope (self, &layer) != GSY_SEARCH_ANYWHERE;
}

void
_gsy_search_window_look_anywhere (GsySearchWindow *self)
{
  gtk_drop_down_set_selected (self->where, WHERE_ANYWHERE);
}

/* --- what is seen of it --- */

static gboolean
is_list_focused (GsySearchWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list));
}

guint
_gsy_search_window_get_n_places (GsySearchWindow *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->model));
}

static void
set_page (GsySearchWindow *self, const char *page)
{
  gboolean focused = is_list_focused (self);

  gtk_stack_set_visible_child_name (self->stack, page);
  if (focused && !g_str_equal (page, "list"))
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

void
_gsy_search_window_show_status (GsySearchWindow *self, const char *text, gboolean is_error)
{
  gtk_label_set_label (self->status, text);
  gtk_widget_set_visible (self->status_box, *text != '\0' || self->running != NULL);
  /* It is heard with the entry, which has the keyboard. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID, is_error ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (is_error)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

static void
show_nothing (GsySearchWindow *self)
{
  const char *layer;
  GsySearchScope scope = get_scope (self, &layer);
  g_autofree char *text = gsy_search_wording_nothing (scope, gtk_toggle_button_get_active (self->regex));

  adw_status_page_set_description (self->nothing, text);
  gtk_widget_set_visible (self->anywhere_button, scope != GSY_SEARCH_ANYWHERE);
  set_page (self, "nothing");
}

static void
update (GsySearchWindow *self)
{
  GsySearchNews news = {
    .n_places = _gsy_search_window_get_n_places (self),
    .n_articles = gsy_search_model_get_n_articles (self->model),
    .n_unread = gsy_search_model_get_n_problems (self->model),
    .is_cut = self->is_cut,
    .is_stopped = self->is_stopped,
  };
  g_autofree char *status = NULL;

  if (self->search == NULL)
    return;
  if (news.n_places > 0)
    set_page (self, "list");
  else if (self->running != NULL)
    set_page (self, "busy");
  else
    show_nothing (self);
  if (news.n_places == 0 && self->running != NULL)
    status = g_strdup (_ ("Searching…"));
  else
    status = gsy_search_wording_status (&news);
  _gsy_search_window_show_status (self, status, FALSE);
}

static void
set_slow (GsySearchWindow *self, gboolean slow)
{
  gtk_widget_set_visible (GTK_WIDGET (self->progress), slow);
  gtk_widget_set_visible (self->stop_button, slow);
}

static gboolean
slow_cb (gpointer user_data)
{
  GsySearchWindow *self = user_data;

  self->slow_id = 0;
  set_slow (self, TRUE);
  return G_SOURCE_REMOVE;
}

/* --- the search --- */

void
_gsy_search_window_drop (GsySearchWindow *self)
{
  g_clear_handle_id (&self->slow_id, g_source_remove);
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_pointer (&self->running, gsy_folder_search_stop);
  g_clear_pointer (&self->pending, g_ptr_array_unref);
  self->is_outrun = FALSE;
  set_slow (self, FALSE);
}

void
_gsy_search_window_focus_list (GsySearchWindow *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);

  self->wants_list = FALSE;
  if (_gsy_search_window_get_n_places (self) == 0)
    return;
  gsy_list_view_scroll_to (self->list, selected == GTK_INVALID_LIST_POSITION ? 0 : selected);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
select_first (GsySearchWindow *self)
{
  if (_gsy_search_window_get_n_places (self) > 0)
    gtk_single_selection_set_selected (self->selection, 0);
}

static void
list_none (GsySearchWindow *self)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  self->is_list_old = FALSE;
  gsy_search_model_set (self->model, none);
}

static void
found_cb (gpointer owner, GPtrArray *results, guint n_searched, guint n_articles)
{
  GsySearchWindow *self = owner;

  gtk_progress_bar_set_fraction (self->progress, n_articles > 0 ? (double) n_searched / n_articles : 1);
  if (self->pending != NULL)
    {
      for (guint i = 0; i < results->len; i++)
        g_ptr_array_add (self->pending, gsy_search_result_ref (g_ptr_array_index (results, i)));
      return;
    }
  if (results->len == 0)
    return;
  if (self->is_list_old)
    {
      self->is_list_old = FALSE;
      gsy_search_model_set (self->model, results);
      select_first (self);
    }
  else
    gsy_search_model_append (self->model, results);
  update (self);
  if (self->wants_list && _gsy_search_window_get_n_places (self) > 0)
    {
      _gsy_search_window_focus_list (self);
      _gsy_search_window_show_selected (self, NULL);
    }
}

/* Puts what was found again in the place of what is listed, and stays where one is. */
static void
take_pending (GsySearchWindow *self)
{
  g_autoptr (GPtrArray) pending = g_steal_pointer (&self->pending);
  GsySearchItem *item = gtk_single_selection_get_selected_item (self->selection);
  g_autoptr (GsySearchItem) selected = item != NULL ? g_object_ref (item) : NULL;
  guint position = gtk_single_selection_get_selected (self->selection);
  gboolean focused = is_list_focused (self);
  guint n;
  int found;

  gsy_search_model_set (self->model, pending);
  n = _gsy_search_window_get_n_places (self);
  if (selected == NULL || n == 0 || gtk_single_selection_get_selected_item (self->selection) == (gpointer) selected)
    return;
  found = gsy_search_model_find (self->model, gsy_search_item_get_key (selected), gsy_search_item_get_place (selected)->span.start);
  gtk_single_selection_set_selected (self->selection, found >= 0 ? (guint) found : MIN (position, n - 1));
  if (focused)
    _gsy_search_window_focus_list (self);
}

static void
done_cb (gpointer owner, gboolean is_cut)
{
  GsySearchWindow *self = owner;
  gboolean is_outrun = self->is_outrun || self->refresh_id != 0;

  self->is_cut = is_cut;
  if (self->pending != NULL)
    take_pending (self);
  else if (self->is_list_old)
    list_none (self);
  _gsy_search_window_drop (self);
  self->wants_list = FALSE;
  update (self);
  if (is_outrun)
    _gsy_search_window_find_again_soon (self);
}

static void
start (GsySearchWindow *self, gboolean again)
{
  static const GsyFolderSearchFuncs funcs = { found_cb, done_cb };
  const char *layer;
  GsySearchScope scope = get_scope (self, &layer);

  _gsy_search_window_drop (self);
  self->is_stopped = FALSE;
  if (again && !self->is_list_old)
    self->pending = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_search_result_unref);
  else
    self->is_list_old = TRUE;
  gtk_progress_bar_set_fraction (self->progress, 0);
  self->slow_id = g_timeout_add (SLOW_MS, slow_cb, self);
  self->running = gsy_folder_search_start (self->corpus, self->search, scope, layer, MAX_PLACES, &funcs, self);
  update (self);
}

static void
forget (GsySearchWindow *self)
{
  _gsy_search_window_drop (self);
  g_clear_pointer (&self->search, gsy_search_unref);
  self->is_cut = FALSE;
  self->is_stopped = FALSE;
  self->wants_list = FALSE;
  list_none (self);
  set_page (self, "start");
}

/* What is typed, from the beginning. */
void
_gsy_search_window_find (GsySearchWindow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GError) error = NULL;
  GsySearch *search;

  self->is_unsought = FALSE;
  g_object_set_data_full (G_OBJECT (self->editor), GSY_SEARCH_WORDS_KEY, g_strdup (text), g_free);
  search = *text != '\0' ? gsy_search_new (text, gtk_toggle_button_get_active (self->regex), &error) : NULL;
  if (search == NULL)
    {
      forget (self);
      _gsy_search_window_show_status (self, error != NULL ? error->message : "", error != NULL);
      return;
    }
  g_clear_pointer (&self->search, gsy_search_unref);
  self->search = search;
  self->is_cut = FALSE;
  start (self, FALSE);
}

static gboolean
refresh_cb (gpointer user_data)
{
  GsySearchWindow *self = user_data;

  self->refresh_id = 0;
  /* What is under way is not thrown away: while a large folder is read, there would be no end to it. */
  if (self->running != NULL)
    self->is_outrun = TRUE;
  else if (self->search != NULL)
    start (self, TRUE);
  return G_SOURCE_REMOVE;
}

/* Something changed in the folder. */
void
_gsy_search_window_find_again_soon (GsySearchWindow *self)
{
  if (self->search != NULL && self->refresh_id == 0)
    self->refresh_id = g_timeout_add (REFRESH_MS, refresh_cb, self);
}

void
_gsy_search_window_stop (GsySearchWindow *self)
{
  if (self->running == NULL)
    return;
  self->is_stopped = TRUE;
  self->wants_list = FALSE;
  if (self->pending != NULL)
    take_pending (self);
  else if (self->is_list_old)
    list_none (self);
  _gsy_search_window_drop (self);
  /* The button goes. */
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  update (self);
}
