/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-search-window.c: an entry, where to look, and the places that were found. */
#include "config.h"

#include "app/gsy-search-window-private.h"
#include "app/gsy-reading-view-private.h"
#include "app/gsy-search-row.h"
#include "app/gsy-widgets.h"

#include <glib/gi18n-lib.h>

#define WINDOW_KEY "gsy-search-window"

G_DEFINE_FINAL_TYPE (GsySearchWindow, gsy_search_window, ADW_TYPE_WINDOW)

/* --- what is typed --- */

/* The entry waits for more to be typed; who has pressed Return in the meantime has what was sought. */
static void
entry_changed_cb (GsySearchWindow *self)
{
  if (self->editor != NULL && self->is_unsought)
    _gsy_search_window_find (self);
}

static void
regex_cb (GsySearchWindow *self)
{
  if (self->editor != NULL)
    _gsy_search_window_find (self);
}

static void
where_cb (GsySearchWindow *self)
{
  if (!self->syncing && self->editor != NULL)
    _gsy_search_window_find (self);
}

static void
entry_activate_cb (GsySearchWindow *self)
{
  if (self->is_unsought)
    _gsy_search_window_find (self);
  if (self->search == NULL)
    return;
  if (self->is_list_old || _gsy_search_window_get_n_places (self) == 0)
    {
      /* As soon as they come. */
      self->wants_list = self->running != NULL;
      return;
    }
  _gsy_search_window_focus_list (self);
  _gsy_search_window_show_selected (self, NULL);
}

static gboolean
entry_key_cb (GsySearchWindow *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down) || _gsy_search_window_get_n_places (self) == 0)
    return GDK_EVENT_PROPAGATE;
  _gsy_search_window_focus_list (self);
  return GDK_EVENT_STOP;
}

static void
typed_cb (GsySearchWindow *self)
{
  self->is_unsought = TRUE;
  self->wants_list = FALSE;
}

/* --- a match is shown, and marked --- */

static void
clear_wish (GsySearchWindow *self)
{
  g_clear_handle_id (&self->show_id, g_source_remove);
  g_clear_pointer (&self->wish.key, g_free);
  g_clear_pointer (&self->wish.layer, g_free);
}

/* Where the match is now, or the next one: the article may have changed since it was found. FALSE: it has none any more. */
static gboolean
find_place (GsySearchWindow *self, GsyArticle *article, GsySpan *span)
{
  g_autoptr (GArray) matches = gsy_search_find_all (self->search, article, G_MAXUINT, NULL);
  guint i = 0;

  if (matches == NULL || matches->len == 0)
    return FALSE;
  while (i + 1 < matches->len && g_array_index (matches, GsySpan, i).start < span->start)
    i++;
  if (!gsy_span_equal (g_array_index (matches, GsySpan, i), *span))
    _gsy_search_window_find_again_soon (self);
  *span = g_array_index (matches, GsySpan, i);
  return TRUE;
}

static gboolean
grant_wish_cb (gpointer user_data)
{
  GsySearchWindow *self = user_data;
  GtkWidget *parent = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));
  GsyDocument *document = gsy_editor_get_document (self->editor);
  GsySpan span = self->wish.span;
  g_autofree char *key = g_steal_pointer (&self->wish.key);
  g_autofree char *layer = g_steal_pointer (&self->wish.layer);

  self->show_id = 0;
  if (document == NULL || self->search == NULL || g_strcmp0 (gsy_document_get_key (document), key) != 0 || parent == NULL)
    return G_SOURCE_REMOVE;
  if (!find_place (self, gsy_document_get_article (document), &span))
    {
      gsy_toaster_show (self->toaster, _ ("The article has changed, and this match is not there any more"), NULL, NULL);
      _gsy_search_window_find_again_soon (self);
      return G_SOURCE_REMOVE;
    }
  g_free (self->shown_words);
  self->shown_words = gsy_article_dup_slice (gsy_document_get_article (document), span);
  gtk_widget_activate_action (parent, "win.show-words", "(uu)", span.start, span.end);
  /* For when this window is left. */
  gtk_widget_activate_action (parent, "win.focus-article", NULL);
  if (layer != NULL)
    gtk_widget_activate_action (parent, "win.mark", "s", layer);
  return G_SOURCE_REMOVE;
}

static void
show_item (GsySearchWindow *self, GsySearchItem *item, const char *layer)
{
  GsyDocument *document = gsy_editor_get_document (self->editor);

  clear_wish (self);
  self->wish.key = g_strdup (gsy_search_item_get_key (item));
  self->wish.span = gsy_search_item_get_place (item)->span;
  self->wish.layer = g_strdup (layer);
  if (document != NULL && g_str_equal (gsy_document_get_key (document), self->wish.key))
    grant_wish_cb (self);
  else
    gsy_editor_open (self->editor, gsy_search_item_get_key (item), NULL);
}

void
_gsy_search_window_show_selected (GsySearchWindow *self, const char *layer)
{
  GsySearchItem *selected = gtk_single_selection_get_selected_item (self->selection);
  g_autoptr (GsySearchItem) item = selected != NULL ? g_object_ref (selected) : NULL;

  if (item != NULL)
    show_item (self, item, layer);
}

static void
step (GsySearchWindow *self, gboolean forward)
{
  guint n = _gsy_search_window_get_n_places (self);
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (n == 0)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  if (selected == GTK_INVALID_LIST_POSITION)
    selected = forward ? 0 : n - 1;
  else
    selected = (selected + (forward ? 1 : n - 1)) % n;
  gtk_single_selection_set_selected (self->selection, selected);
  gsy_list_view_scroll_to (self->list, selected);
  _gsy_search_window_show_selected (self, NULL);
}

/* --- the list --- */

static void
activate_cb (GsySearchWindow *self, guint position)
{
  g_autoptr (GsySearchItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  if (item != NULL)
    show_item (self, item, NULL);
}

static GsySearchRow *
find_row (GsySearchWindow *self, GtkWidget *widget)
{
  for (; widget != NULL && widget != GTK_WIDGET (self->list); widget = gtk_widget_get_parent (widget))
    {
      GtkWidget *child = gtk_widget_get_first_child (widget);

      if (GSY_IS_SEARCH_ROW (widget))
        return GSY_SEARCH_ROW (widget);
      if (GSY_IS_SEARCH_ROW (child))
        return GSY_SEARCH_ROW (child);
    }
  return NULL;
}

static void
clicked_cb (GsySearchWindow *self, int n_press, double x, double y)
{
  GsySearchRow *row = find_row (self, gtk_widget_pick (GTK_WIDGET (self->list), x, y, GTK_PICK_DEFAULT));
  GsySearchItem *clicked = row != NULL && n_press == 1 ? gsy_search_row_get_item (row) : NULL;
  g_autoptr (GsySearchItem) item = clicked != NULL ? g_object_ref (clicked) : NULL;

  if (item != NULL)
    show_item (self, item, NULL);
}

/* The key of a layer marks the match, as in the article. */
static gboolean
list_key_cb (GsySearchWindow *self, guint keyval, guint keycode, GdkModifierType state)
{
  guint digit = _gsy_reading_view_digit_of_key (gtk_widget_get_display (GTK_WIDGET (self)), keyval, keycode);
  const char key[] = { (char) ('0' + digit), '\0' };
  const GsyLayer *layer;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if ((keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up) && gtk_single_selection_get_selected (self->selection) == 0)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->entry));
      return GDK_EVENT_STOP;
    }
  layer = digit != 0 ? gsy_scheme_find_layer_by_key (gsy_corpus_get_scheme (self->corpus), key) : NULL;
  if (layer == NULL)
    return GDK_EVENT_PROPAGATE;
  _gsy_search_window_show_selected (self, layer->id);
  return GDK_EVENT_STOP;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, gsy_search_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, GsySearchWindow *self)
{
  GsySearchItem *item = gtk_list_item_get_item (list_item);

  gsy_search_row_set (GSY_SEARCH_ROW (gtk_list_item_get_child (list_item)), item, gsy_corpus_find_row (self->corpus, gsy_search_item_get_key (item)));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);

  if (row != NULL)
    gsy_search_row_set (GSY_SEARCH_ROW (row), NULL, NULL);
}

static void
place_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "ellipsize", PANGO_ELLIPSIZE_END, "width-chars", 3, NULL));
}

static void
place_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/* A row of the list that it opens. */
static void
place_list_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  place_bind_cb (factory, item);
  gsy_widget_set_row_name (gtk_list_item_get_child (item), gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/* --- actions --- */

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step (GSY_SEARCH_WINDOW (widget), g_str_equal (name, "search.next"));
}

static void
next_cb (GsySearchWindow *self)
{
  step (self, TRUE);
}

static void
previous_cb (GsySearchWindow *self)
{
  step (self, FALSE);
}

static void
stop_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _gsy_search_window_stop (GSY_SEARCH_WINDOW (widget));
}

static void
anywhere_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GsySearchWindow *self = GSY_SEARCH_WINDOW (widget);

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  _gsy_search_window_look_anywhere (self);
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GsySearchWindow *self = GSY_SEARCH_WINDOW (widget);
  gboolean undo = g_str_equal (name, "win.undo");

  gsy_toaster_dismiss (self->toaster);
  if (undo ? !gsy_editor_undo (self->editor) : !gsy_editor_redo (self->editor))
    gtk_widget_error_bell (widget);
}

/* --- what the editor and the folder say --- */

static gboolean
is_wish_open (GsySearchWindow *self)
{
  GsyDocument *document = gsy_editor_get_document (self->editor);

  return document != NULL && g_strcmp0 (gsy_document_get_key (document), self->wish.key) == 0;
}

static void
document_cb (GsySearchWindow *self)
{
  /* The window around it first shows the place where one was in it. */
  if (is_wish_open (self) && self->show_id == 0)
    self->show_id = g_idle_add (grant_wish_cb, self);
}

/* Who opens another article meanwhile, or finds that this one cannot be opened, does not want the match any more when it is opened some other time. */
static void
opening_cb (GsySearchWindow *self)
{
  if (self->wish.key != NULL && !is_wish_open (self) && g_strcmp0 (gsy_editor_get_opening (self->editor), self->wish.key) != 0)
    clear_wish (self);
}

static void
document_changed_cb (GsySearchWindow *self)
{
  if (_gsy_search_window_is_narrow (self))
    _gsy_search_window_find_again_soon (self);
}

static void
scheme_cb (GsySearchWindow *self, GsySchemeList list)
{
  if (list != GSY_LIST_LAYERS)
    return;
  _gsy_search_window_list_where (self);
  /* The layer may be gone. */
  if (_gsy_search_window_is_narrow (self))
    _gsy_search_window_find_again_soon (self);
}

static void
refused_cb (GsySearchWindow *self, const char *message)
{
  gsy_toaster_show (self->toaster, message, NULL, NULL);
}

static void
corpus_cb (GsySearchWindow *self)
{
  if (gsy_editor_get_corpus (self->editor) != self->corpus)
    gtk_window_destroy (GTK_WINDOW (self));
}

/* Whoever comes back may have been at work in another program. */
static void
active_cb (GsySearchWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)))
    _gsy_search_window_find_again_soon (self);
}

/* --- object --- */

static void
gsy_search_window_dispose (GObject *object)
{
  GsySearchWindow *self = GSY_SEARCH_WINDOW (object);

  if (self->stack != NULL)
    _gsy_search_window_drop (self);
  clear_wish (self);
  g_clear_object (&self->index);
  g_clear_object (&self->scheme);
  if (self->corpus != NULL)
    g_signal_handlers_disconnect_by_data (self->corpus, self);
  if (self->editor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->editor, self);
      if (g_object_get_data (G_OBJECT (self->editor), WINDOW_KEY) == self)
        g_object_set_data (G_OBJECT (self->editor), WINDOW_KEY, NULL);
    }
  gsy_list_view_drop_rows (self->list);
  self->syncing = TRUE;
  /* What is taken apart now may say that it has changed. */
  g_clear_object (&self->editor);
  gtk_widget_dispose_template (GTK_WIDGET (self), GSY_TYPE_SEARCH_WINDOW);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->places);
  g_clear_object (&self->corpus);
  g_clear_pointer (&self->search, gsy_search_unref);
  g_clear_pointer (&self->layers, g_ptr_array_unref);
  g_clear_pointer (&self->shown_words, g_free);
  G_OBJECT_CLASS (gsy_search_window_parent_class)->dispose (object);
}

static void
gsy_search_window_class_init (GsySearchWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gsy_search_window_dispose;

  g_type_ensure (GSY_TYPE_TOASTER);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/gainsay/Gainsay/gsy-search-window.ui");
  gtk_widget_class_bind_template_child (widget_class, GsySearchWindow, toaster);
  gtk_widget_class_bind_template_child (widget_class, GsySearchWindow, entry);
  gtk_widget_class_bind_template_child (widget_class, GsySearchWindow, where);
  gtk_widget_class_bind_template_child (widget_class, GsySearchWindow, regex);
  gtk_widget_class_bind_template_child (widget_class, GsySearchWindow, status_box);
  gtk_widget_class_bind_template_child (widget_class, GsySearchWindow, status);
  gtk_widget_class_bind_template_child (widget_class, GsySearchWindow, stop_button);
  gtk_widget_class_bind_template_child (widget_class, GsySearchWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, GsySearchWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, GsySearchWindow, list);
  gtk_widget_class_bind_template_child (widget_class, GsySearchWindow, nothing);
  gtk_widget_class_bind_template_child (widget_class, GsySearchWindow, anywhere_button);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, regex_cb);
  gtk_widget_class_bind_template_callback (widget_class, where_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);

  gtk_widget_class_install_action (widget_class, "search.next", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "search.previous", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "search.stop", NULL, stop_action);
  gtk_widget_class_install_action (widget_class, "search.anywhere", NULL, anywhere_action);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, history_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, GDK_CONTROL_MASK, "search.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "search.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F3, 0, "search.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F3, GDK_SHIFT_MASK, "search.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, GDK_CONTROL_MASK, "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
init_where (GsySearchWindow *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) list_factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (place_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (place_bind_cb), NULL);
  g_signal_connect (list_factory, "setup", G_CALLBACK (place_setup_cb), NULL);
  g_signal_connect (list_factory, "bind", G_CALLBACK (place_list_bind_cb), NULL);
  self->layers = g_ptr_array_new_with_free_func (g_free);
  self->places = gtk_string_list_new (NULL);
  self->syncing = TRUE;
  gtk_drop_down_set_factory (self->where, factory);
  gtk_drop_down_set_list_factory (self->where, list_factory);
  gtk_drop_down_set_model (self->where, G_LIST_MODEL (self->places));
  self->syncing = FALSE;
  /* Translators: name of a list of choices: anywhere, in what is marked, outside of it */
  gsy_widget_set_name (GTK_WIDGET (self->where), _ ("Where to find"));
}

static void
init_list (GsySearchWindow *self)
{
  self->model = gsy_search_model_new ();
  self->selection = gsy_selection_new (G_LIST_MODEL (self->model));
  gsy_list_view_set_rows (self->list, GTK_SELECTION_MODEL (self->selection), G_OBJECT (self), G_CALLBACK (setup_cb), G_CALLBACK (bind_cb), G_CALLBACK (unbind_cb));
  gsy_widget_let_tab_leave (GTK_WIDGET (self->list));
  /* Translators: name of a list: places where the words stand that were sought */
  gsy_widget_set_name (GTK_WIDGET (self->list), _ ("Matches"));
  /* Translators: name of a progress bar: how much of a folder was searched */
  gsy_widget_set_name (GTK_WIDGET (self->progress), _ ("Articles searched"));
}

static void
gsy_search_window_init (GsySearchWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Translators: a switch: what is typed is a regular expression, as “d[ée]ment.*” */
  gsy_widget_set_tooltip (GTK_WIDGET (self->regex), _ ("Regular Expression"));
  init_where (self);
  init_list (self);
  _gsy_search_window_drop (self);
  _gsy_search_window_show_status (self, "", FALSE);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
  self->index = g_signal_group_new (GSY_TYPE_FOLDER_INDEX);
  g_signal_group_connect_swapped (self->index, "changed", G_CALLBACK (_gsy_search_window_find_again_soon), self);
  self->scheme = g_signal_group_new (GSY_TYPE_SCHEME);
  g_signal_group_connect_swapped (self->scheme, "changed", G_CALLBACK (scheme_cb), self);
}

static GsySearchWindow *
window_new (GtkWindow *parent, GsyEditor *editor)
{
  GsySearchWindow *self = g_object_new (GSY_TYPE_SEARCH_WINDOW, "application", gtk_window_get_application (parent), "transient-for", parent, "destroy-with-parent", TRUE, NULL);
  const char *words = g_object_get_data (G_OBJECT (editor), GSY_SEARCH_WORDS_KEY);

  self->editor = g_object_ref (editor);
  self->corpus = g_object_ref (gsy_editor_get_corpus (editor));
  g_object_set_data (G_OBJECT (editor), WINDOW_KEY, self);
  _gsy_search_window_list_where (self);
  g_signal_connect_swapped (editor, "notify::corpus", G_CALLBACK (corpus_cb), self);
  g_signal_connect_data (editor, "notify::document", G_CALLBACK (document_cb), self, NULL, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_swapped (editor, "notify::opening", G_CALLBACK (opening_cb), self);
  g_signal_connect_swapped (editor, "refused", G_CALLBACK (refused_cb), self);
  g_signal_connect_swapped (self->corpus, "items-changed", G_CALLBACK (_gsy_search_window_find_again_soon), self);
  g_signal_connect_swapped (self->corpus, "document-changed", G_CALLBACK (document_changed_cb), self);
  g_signal_group_set_target (self->index, gsy_editor_get_index (editor));
  g_signal_group_set_target (self->scheme, gsy_corpus_get_scheme (self->corpus));
  gsy_widget_tidy_names (GTK_WIDGET (self));
  gsy_widget_let_buttons_wrap (GTK_WIDGET (self), PANGO_WRAP_WORD);
  if (words != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), words);
  return self;
}

GsySearchWindow *
gsy_search_window_find (GsyEditor *editor)
{
  g_return_val_if_fail (GSY_IS_EDITOR (editor), NULL);
  return g_object_get_data (G_OBJECT (editor), WINDOW_KEY);
}

void
gsy_search_window_present (GtkWindow *parent, GsyEditor *editor, const char *words)
{
  GsySearchWindow *self;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (GSY_IS_EDITOR (editor));

  if (gsy_editor_get_corpus (editor) == NULL)
    return;
  self = gsy_search_window_find (editor);
  if (self != NULL && _gsy_search_window_get_n_places (self) > 0 && (words == NULL || g_strcmp0 (words, self->shown_words) == 0))
    {
      _gsy_search_window_focus_list (self);
      gtk_window_present (GTK_WINDOW (self));
      return;
    }
  if (self == NULL)
    self = window_new (parent, editor);
  if (words != NULL)
    {
      gtk_toggle_button_set_active (self->regex, FALSE);
      gtk_editable_set_text (GTK_EDITABLE (self->entry), words);
    }
  /* First: of what happens in a window that is not there yet, assistive technology would take a wrong idea of the window. */
  gtk_window_present (GTK_WINDOW (self));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
