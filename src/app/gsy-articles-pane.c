/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-articles-pane.c: the start pane: the folder's articles, filtered and sorted; selecting one opens it. */
#include "config.h"

#include "app/gsy-articles-pane.h"
#include "app/gsy-article-model.h"
#include "app/gsy-article-row.h"
#include "app/gsy-loose-wording.h"
#include "app/gsy-widgets.h"
#include "app/gsy-wording.h"

#include <glib/gi18n-lib.h>

/* Who walks through the list with a held arrow key wants none of the articles on the way. */
#define WALK_MS 120

struct _GsyArticlesPane
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *filter;
  GtkWidget *sort_button;
  GtkRevealer *loose;
  GtkWidget *loose_button;
  GtkLabel *loose_label;
  GtkWidget *stack;
  GtkListView *list;
  GtkLabel *nothing;
  GtkLabel *progress;
  GtkSpinner *spinner;
  GtkPopover *menu;

  GsyEditor *editor;
  GsyCorpus *corpus; /* as connected */
  GsyArticleModel *model;
  GtkSingleSelection *selection;
  GHashTable *bound; /* rows that show an article */
  guint walk_id;
  gint64 walked_us;
  gboolean syncing; /* the selection follows the editor, not the other way */
};

G_DEFINE_FINAL_TYPE (GsyArticlesPane, gsy_articles_pane, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_EDITOR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* --- what is shown --- */

static void
update_page (GsyArticlesPane *self)
{
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  guint all = self->corpus != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->corpus)) : 0;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), shown > 0 ? "list" : "nothing");
  if (shown > 0)
    return;
  if (all > 0)
    gtk_label_set_label (self->nothing, _ ("No article matches the filter"));
  else if (self->corpus == NULL)
    gtk_label_set_label (self->nothing, _ ("No folder is open"));
  else if (gsy_corpus_is_loading (self->corpus))
    gtk_label_set_label (self->nothing, "");
  else
    gtk_label_set_label (self->nothing, _ ("No articles in this folder"));
}

static void
update_progress (GsyArticlesPane *self)
{
  gboolean loading = self->corpus != NULL && gsy_corpus_is_loading (self->corpus);
  guint n = self->corpus != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->corpus)) : 0;
  g_autofree char *text = n > 0 ? gsy_wording_progress (gsy_corpus_get_n_done (self->corpus), n) : NULL;

  gtk_spinner_set_spinning (self->spinner, loading);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), loading);
  gtk_label_set_label (self->progress, loading ? _ ("Reading the folder…") : text);
}

/* The open article is the selected one, if it is in the list. */
static void
sync_selection (GsyArticlesPane *self)
{
  const char *key = gsy_editor_get_opening (self->editor);
  GsyDocument *document = gsy_editor_get_document (self->editor);
  if (key == NULL && document != NULL)
    key = gsy_document_get_key (document);

  GsyCorpusRow *row = key != NULL && self->corpus != NULL ? gsy_corpus_find_row (self->corpus, key) : NULL;
  int position = row != NULL ? gsy_article_model_get_position (self->model, row) : -1;
  guint wanted = position >= 0 ? (guint) position : GTK_INVALID_LIST_POSITION;
  /* An article that could not be opened stays selected, so that one sees which it is. */
  if (key == NULL && gsy_editor_get_open_error (self->editor) != NULL)
    return;
  if (gtk_single_selection_get_selected (self->selection) == wanted)
    return;

  self->syncing = TRUE;
  gtk_single_selection_set_selected (self->selection, wanted);
  self->syncing = FALSE;
  if (wanted != GTK_INVALID_LIST_POSITION)
    gsy_list_view_scroll_to (self->list, wanted);
}

static void
refresh_rows (GsyArticlesPane *self)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    gsy_article_row_refresh (row);
}

static void
model_changed_cb (GsyArticlesPane *self)
{
  update_page (self);
  update_progress (self);
  sync_selection (self);
}

static void
loading_cb (GsyArticlesPane *self)
{
  /* Titles and dates may have come after the names. */
  if (self->corpus != NULL && !gsy_corpus_is_loading (self->corpus))
    gsy_article_model_set_sort (self->model, gsy_article_model_get_sort (self->model));
  update_page (self);
  update_progress (self);
}

static void
corpus_cb (GsyArticlesPane *self)
{
  GsyCorpus *corpus = gsy_editor_get_corpus (self->editor);

  if (self->corpus != NULL)
    g_signal_handlers_disconnect_by_data (self->corpus, self);
  g_set_object (&self->corpus, corpus);
  gtk_editable_set_text (GTK_EDITABLE (self->filter), "");
  gsy_article_model_set_filter (self->model, NULL);
  gsy_article_model_set_rows (self->model, corpus != NULL ? G_LIST_MODEL (corpus) : NULL);
  gtk_widget_set_sensitive (self->filter, corpus != NULL);
  gtk_widget_set_sensitive (self->sort_button, corpus != NULL);
  if (corpus != NULL)
    {
      g_signal_connect_object (corpus, "notify::loading", G_CALLBACK (loading_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (corpus, "notify::n-done", G_CALLBACK (update_progress), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (corpus, "items-changed", G_CALLBACK (update_progress), self, G_CONNECT_SWAPPED);
    }
  update_page (self);
  update_progress (self);
}

/* --- opening --- */

static void
open_selected (GsyArticlesPane *self)
{
  GsyCorpusRow *row = gtk_single_selection_get_selected_item (self->selection);

  g_clear_handle_id (&self->walk_id, g_source_remove);
  if (row != NULL)
    gsy_editor_open (self->editor, gsy_corpus_row_get_key (row), NULL);
}

static gboolean
walk_ended_cb (gpointer user_data)
{
  GsyArticlesPane *self = user_data;

  self->walk_id = 0;
  open_selected (self);
  return G_SOURCE_REMOVE;
}

static void
selected_cb (GsyArticlesPane *self)
{
  if (self->syncing || gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    return;

  gint64 now = g_get_monotonic_time ();
  gboolean walking = now - self->walked_us < WALK_MS * 1000;
  self->walked_us = now;
  g_clear_handle_id (&self->walk_id, g_source_remove);
  if (walking)
    self->walk_id = g_timeout_add (WALK_MS, walk_ended_cb, self);
  else
    open_selected (self);
}

static gboolean
open_at (GsyArticlesPane *self, guint position)
{
  g_autoptr (GsyCorpusRow) row = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  if (row == NULL)
    return FALSE;

  g_clear_handle_id (&self->walk_id, g_source_remove);
  self->syncing = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->syncing = FALSE;
  gsy_list_view_scroll_to (self->list, position);
  gsy_editor_open (self->editor, gsy_corpus_row_get_key (row), NULL);
  return TRUE;
}

static void
activate_cb (GsyArticlesPane *self, guint position)
{
  open_at (self, position);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-article", NULL);
}

/* --- filter --- */

static void
filter_changed_cb (GsyArticlesPane *self)
{
  gsy_article_model_set_filter (self->model, gtk_editable_get_text (GTK_EDITABLE (self->filter)));
}

static void
filter_activate_cb (GsyArticlesPane *self)
{
  filter_changed_cb (self);
  if (gsy_articles_pane_open_first (self))
    gsy_articles_pane_focus_list (self);
}

static void
filter_stop_cb (GsyArticlesPane *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->filter)) == '\0')
    gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-article", NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->filter), "");
}

static gboolean
filter_key_cb (GsyArticlesPane *self, guint keyval)
{
  return (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down) && gsy_articles_pane_focus_list (self);
}

/* --- the menu of a row --- */

static void
show_menu (GsyArticlesPane *self, double x, double y)
{
  GdkRectangle at = { (int) x, (int) y, 1, 1 };

  gtk_popover_set_pointing_to (self->menu, &at);
  gtk_popover_popup (self->menu);
}

static void
menu_at (GsyArticlesPane *self, double x, double y, GtkGesture *gesture)
{
  /* What is picked is within the row's widget; the row that the menu is about becomes the open one. */
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->list), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = picked != NULL ? gtk_widget_get_ancestor (picked, GSY_TYPE_ARTICLE_ROW) : NULL;
  if (row == NULL && picked != NULL && GSY_IS_ARTICLE_ROW (gtk_widget_get_first_child (picked)))
    row = gtk_widget_get_first_child (picked);
  if (row == NULL)
    return;
  int position = gsy_article_model_get_position (self->model, gsy_article_row_get (GSY_ARTICLE_ROW (row)));
  if (position < 0)
    return;

  open_at (self, (guint) position);
  gtk_widget_translate_coordinates (GTK_WIDGET (self->list), GTK_WIDGET (self), x, y, &x, &y);
  show_menu (self, x, y);
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
list_menu_cb (GsyArticlesPane *self, int n_press, double x, double y, GtkGesture *gesture)
{
  menu_at (self, x, y, gesture);
}

/* A finger has no other button. */
static void
list_long_press_cb (GsyArticlesPane *self, double x, double y, GtkGesture *gesture)
{
  menu_at (self, x, y, gesture);
}

static gboolean
list_key_cb (GsyArticlesPane *self, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean menu = keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && (state & GDK_SHIFT_MASK) != 0);
  GtkWidget *focus = menu ? gtk_widget_get_focus_child (GTK_WIDGET (self->list)) : NULL;
  graphene_rect_t bounds;

  if (focus == NULL || !gtk_widget_compute_bounds (focus, GTK_WIDGET (self), &bounds))
    return GDK_EVENT_PROPAGATE;
  open_selected (self);
  show_menu (self, bounds.origin.x + 24, bounds.origin.y + bounds.size.height);
  return GDK_EVENT_STOP;
}

/* --- rows --- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, GsyArticlesPane *self)
{
  gtk_list_item_set_child (item, gsy_article_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, GsyArticlesPane *self)
{
  GsyArticleRow *row = GSY_ARTICLE_ROW (gtk_list_item_get_child (item));

  gsy_article_row_set (row, gsy_editor_get_scheme (self->editor), gtk_list_item_get_item (item));
  g_hash_table_add (self->bound, row);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, GsyArticlesPane *self)
{
  GsyArticleRow *row = GSY_ARTICLE_ROW (gtk_list_item_get_child (item));

  if (row == NULL)
    return;
  gsy_article_row_set (row, NULL, NULL);
  g_hash_table_remove (self->bound, row);
}

/* --- object --- */

static void
gsy_articles_pane_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_EDITOR:
      gsy_articles_pane_set_editor (GSY_ARTICLES_PANE (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gsy_articles_pane_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_EDITOR:
      g_value_set_object (value, GSY_ARTICLES_PANE (object)->editor);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gsy_articles_pane_dispose (GObject *object)
{
  GsyArticlesPane *self = GSY_ARTICLES_PANE (object);

  g_clear_handle_id (&self->walk_id, g_source_remove);
  if (self->corpus != NULL)
    g_signal_handlers_disconnect_by_data (self->corpus, self);
  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  gsy_list_view_drop_rows (self->list);
  gtk_widget_dispose_template (GTK_WIDGET (self), GSY_TYPE_ARTICLES_PANE);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->corpus);
  g_clear_object (&self->editor);
  g_clear_pointer (&self->bound, g_hash_table_unref);
  G_OBJECT_CLASS (gsy_articles_pane_parent_class)->dispose (object);
}

static void
gsy_articles_pane_class_init (GsyArticlesPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = gsy_articles_pane_set_property;
  object_class->get_property = gsy_articles_pane_get_property;
  object_class->dispose = gsy_articles_pane_dispose;

  properties[PROP_EDITOR] = g_param_spec_object ("editor", NULL, NULL, GSY_TYPE_EDITOR,
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/gainsay/Gainsay/gsy-articles-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, GsyArticlesPane, box);
  gtk_widget_class_bind_template_child (widget_class, GsyArticlesPane, filter);
  gtk_widget_class_bind_template_child (widget_class, GsyArticlesPane, sort_button);
  gtk_widget_class_bind_template_child (widget_class, GsyArticlesPane, loose);
  gtk_widget_class_bind_template_child (widget_class, GsyArticlesPane, loose_button);
  gtk_widget_class_bind_template_child (widget_class, GsyArticlesPane, loose_label);
  gtk_widget_class_bind_template_child (widget_class, GsyArticlesPane, stack);
  gtk_widget_class_bind_template_child (widget_class, GsyArticlesPane, list);
  gtk_widget_class_bind_template_child (widget_class, GsyArticlesPane, nothing);
  gtk_widget_class_bind_template_child (widget_class, GsyArticlesPane, progress);
  gtk_widget_class_bind_template_child (widget_class, GsyArticlesPane, spinner);
  gtk_widget_class_bind_template_child (widget_class, GsyArticlesPane, menu);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_menu_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_long_press_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "articlespane");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
gsy_articles_pane_init (GsyArticlesPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Translators: button that opens a menu with the order of the list of articles */
  gsy_widget_set_tooltip (self->sort_button, _ ("Sort Articles"));
  gsy_widget_let_tab_leave (GTK_WIDGET (self->list));

  self->bound = g_hash_table_new (NULL, NULL);
  self->model = gsy_article_model_new ();
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (model_changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  self->selection = gsy_selection_new (G_LIST_MODEL (self->model));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  gsy_list_view_set_rows (self->list, GTK_SELECTION_MODEL (self->selection), G_OBJECT (self), G_CALLBACK (setup_cb), G_CALLBACK (bind_cb), G_CALLBACK (unbind_cb));
  update_page (self);
}

void
gsy_articles_pane_set_editor (GsyArticlesPane *self, GsyEditor *editor)
{
  g_return_if_fail (GSY_IS_ARTICLES_PANE (self));
  g_return_if_fail (self->editor == NULL);

  if (editor == NULL)
    return;
  self->editor = g_object_ref (editor);
  g_signal_connect_object (editor, "notify::corpus", G_CALLBACK (corpus_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "notify::document", G_CALLBACK (sync_selection), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "notify::opening", G_CALLBACK (sync_selection), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "layers-changed", G_CALLBACK (refresh_rows), self, G_CONNECT_SWAPPED);
  corpus_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITOR]);
}

GListModel *
gsy_articles_pane_get_shown (GsyArticlesPane *self)
{
  g_return_val_if_fail (GSY_IS_ARTICLES_PANE (self), NULL);

  return G_LIST_MODEL (self->model);
}

void
gsy_articles_pane_set_sort (GsyArticlesPane *self, const char *sort)
{
  g_return_if_fail (GSY_IS_ARTICLES_PANE (self));

  gsy_article_model_set_sort (self->model, gsy_article_sort_from_string (sort));
}

void
gsy_articles_pane_set_n_undecided (GsyArticlesPane *self, guint n)
{
  g_return_if_fail (GSY_IS_ARTICLES_PANE (self));

  g_autofree char *text = n > 0 ? gsy_loose_wording_count (n) : NULL;
  if (n > 0)
    {
      gtk_label_set_label (self->loose_label, text);
      gsy_widget_set_name (self->loose_button, text);
    }
  gtk_revealer_set_reveal_child (self->loose, n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->loose), n > 0);
}

gboolean
gsy_articles_pane_step (GsyArticlesPane *self, gboolean forward)
{
  g_return_val_if_fail (GSY_IS_ARTICLES_PANE (self), FALSE);

  guint selected = gtk_single_selection_get_selected (self->selection);
  if (selected == GTK_INVALID_LIST_POSITION)
    return gsy_articles_pane_open_first (self);
  if (!forward && selected == 0)
    return FALSE;
  return open_at (self, forward ? selected + 1 : selected - 1);
}

gboolean
gsy_articles_pane_open_next_unfinished (GsyArticlesPane *self)
{
  g_return_val_if_fail (GSY_IS_ARTICLES_PANE (self), FALSE);

  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  guint selected = gtk_single_selection_get_selected (self->selection);
  guint from = selected == GTK_INVALID_LIST_POSITION ? n - 1 : selected;
  for (guint step = 1; step <= n; step++)
    {
      guint position = (from + step) % n;
      g_autoptr (GsyCorpusRow) row = g_list_model_get_item (G_LIST_MODEL (self->model), position);
      if (gsy_corpus_row_get_state (row) != GSY_STATE_DONE && position != selected)
        return open_at (self, position);
    }
  return FALSE;
}

gboolean
gsy_articles_pane_open_first (GsyArticlesPane *self)
{
  g_return_val_if_fail (GSY_IS_ARTICLES_PANE (self), FALSE);

  return open_at (self, 0);
}

gboolean
gsy_articles_pane_focus_list (GsyArticlesPane *self)
{
  g_return_val_if_fail (GSY_IS_ARTICLES_PANE (self), FALSE);

  guint selected = gtk_single_selection_get_selected (self->selection);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self->list)))
    return FALSE;
  if (selected != GTK_INVALID_LIST_POSITION)
    gsy_list_view_scroll_to (self->list, selected);
  return gsy_widget_focus_inside (GTK_WIDGET (self->list));
}

gboolean
gsy_articles_pane_focus (GsyArticlesPane *self)
{
  g_return_val_if_fail (GSY_IS_ARTICLES_PANE (self), FALSE);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return FALSE;
  return gsy_articles_pane_focus_list (self) || gtk_widget_grab_focus (self->filter);
}
