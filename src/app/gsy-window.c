/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-window.c: one window on one folder: header bar, the three panes, and what is said in toasts and pages. */
#include "config.h"

#include "app/gsy-window-private.h"

#include "app/gsy-application.h"
#include "app/gsy-banner-layout.h"
#include "app/gsy-save-indicator.h"
#include "app/gsy-widgets.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (GsyWindow, gsy_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_0,
  PROP_ARTICLE_STATE,
  PROP_LINKS_SHOWN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Should the first frame never come, as on a hidden window. */
#define FIRST_FRAME_MS 300

/* --- what is said --- */

void
_gsy_window_toast (GsyWindow *self, const char *message, gboolean undo)
{
  gsy_toaster_show (self->toaster, message, undo ? _ ("_Undo") : NULL, undo ? "win.undo" : NULL);
}

static void
told_cb (GsyWindow *self, const char *message)
{
  _gsy_window_toast (self, message, FALSE);
}

static void
reported_cb (GsyWindow *self, const char *message)
{
  _gsy_window_toast (self, message, TRUE);
}

/* Without articles there is nothing to say at the sides. */
static void
set_panes_visible (GsyWindow *self, gboolean visible)
{
  gtk_widget_set_visible (GTK_WIDGET (self->articles), visible);
  gtk_widget_set_visible (GTK_WIDGET (self->marks), visible);
  gtk_widget_set_sensitive (self->start_toggle, visible);
  gtk_widget_set_sensitive (self->end_toggle, visible);
}

static void
show_status (GsyWindow *self, const char *icon, const char *title, const char *description)
{
  g_autofree char *escaped = description != NULL ? g_markup_escape_text (description, -1) : NULL;
  g_autofree char *escaped_title = g_markup_escape_text (title, -1);

  adw_status_page_set_icon_name (self->status, icon);
  adw_status_page_set_title (self->status, escaped_title);
  adw_status_page_set_description (self->status, escaped);
  gtk_stack_set_visible_child_name (self->content, "status");
  set_panes_visible (self, FALSE);
}

static void
show_article (GsyWindow *self)
{
  if (_gsy_window_is_welcoming (self))
    self->before_welcome = "article";
  else
    gtk_stack_set_visible_child_name (self->content, "article");
  set_panes_visible (self, TRUE);
}

static void
update_content (GsyWindow *self)
{
  if (self->corpus == NULL)
    return;

  gboolean loading = gsy_corpus_is_loading (self->corpus);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->corpus));
  const char *problem = gsy_corpus_get_folder_problem (self->corpus);
  gboolean empty = !loading && n == 0;

  gtk_label_set_label (self->banner_label, problem);
  gtk_revealer_set_reveal_child (self->banner, problem != NULL && !empty);
  gtk_widget_set_visible (self->banner_button, gsy_corpus_is_scheme_broken (self->corpus));
  if (!empty)
    show_article (self);
  else if (problem != NULL)
    show_status (self, "dialog-warning-symbolic", _ ("This Folder Cannot Be Read"), problem);
  else
    show_status (self, "folder-open-symbolic", _ ("No Articles Here"),
                 _ ("Articles are text files whose names end in .txt, .text or .md, or have no ending. They may lie in folders within."));
}

static char *
dup_folder_name (const char *root)
{
  g_autofree char *name = g_path_get_basename (root);

  return g_filename_display_name (name);
}

static void
update_title (GsyWindow *self)
{
  GsyDocument *document = gsy_editor_get_document (self->editor);
  g_autofree char *folder = self->corpus != NULL ? dup_folder_name (gsy_corpus_get_root (self->corpus)) : NULL;
  const char *title = document != NULL ? gsy_document_get_title (document) : folder;
  g_autofree char *subtitle = NULL;
  g_autofree char *window_title = NULL;

  if (document != NULL)
    {
      const char *published = gsy_document_get_published (document);
      const char *name = gsy_article_get_name (gsy_document_get_article (document));
      subtitle = published != NULL ? g_strdup_printf ("%s · %s", published, name) : g_strdup (name);
    }
  adw_window_title_set_title (self->title, title != NULL ? title : "Gainsay");
  adw_window_title_set_subtitle (self->title, subtitle);
  if (title != NULL)
    /* Translators: title of the window: %s is the title of the article */
    window_title = g_strdup_printf (_ ("%s – Gainsay"), title);
  gtk_window_set_title (GTK_WINDOW (self), window_title != NULL ? window_title : "Gainsay");
}

/* --- saving --- */

/* The session must not end while something is unsaved. */
static void
update_inhibit (GsyWindow *self)
{
  GtkApplication *app = gtk_window_get_application (GTK_WINDOW (self));
  gboolean unsaved = self->corpus != NULL && !gsy_corpus_is_saved (self->corpus);

  if (app == NULL || !gsy_application_can_delay_logout (GSY_APPLICATION (app)) || unsaved == (self->inhibit_cookie != 0))
    return;
  if (unsaved)
    self->inhibit_cookie = gtk_application_inhibit (app, GTK_WINDOW (self), GTK_APPLICATION_INHIBIT_LOGOUT, _ ("Marks are being saved"));
  else
    {
      gtk_application_uninhibit (app, self->inhibit_cookie);
      self->inhibit_cookie = 0;
    }
}

static gboolean
gsy_window_close_request (GtkWindow *window)
{
  GsyWindow *self = GSY_WINDOW (window);

  gsy_window_remember (self);
  if (!_gsy_window_may_close (self))
    return TRUE;
  GsySession *session = _gsy_window_get_session (self);
  if (session != NULL)
    gsy_session_save (session, NULL);
  return GTK_WINDOW_CLASS (gsy_window_parent_class)->close_request (window);
}

/* --- the article --- */

/* The same article with another text, or other statements: the reading pane keeps its place itself. */
static gboolean
is_same_article (GsyWindow *self)
{
  GsyDocument *document = gsy_editor_get_document (self->editor);

  return document != NULL && g_strcmp0 (gsy_document_get_key (document), self->shown_key) == 0;
}

/* Runs before the reading pane turns to the other article. */
static void
document_leaving_cb (GsyWindow *self)
{
  if (is_same_article (self))
    return;
  _gsy_window_remember_place (self);
  g_clear_pointer (&self->shown_key, g_free);
}

/* Runs after the reading pane has turned to it. */
static void
document_shown_cb (GsyWindow *self)
{
  GsyDocument *document = gsy_editor_get_document (self->editor);
  GsySessionFolder *folder = _gsy_window_get_session_folder (self);
  GsyPlace place;
  gboolean is_same = is_same_article (self);

  g_free (self->shown_key);
  self->shown_key = document != NULL ? g_strdup (gsy_document_get_key (document)) : NULL;
  update_title (self);
  _gsy_window_update_actions (self);
  if (document == NULL || is_same)
    return;
  _gsy_window_welcome_document (self);
  if (folder != NULL)
    {
      gsy_session_folder_set_article (folder, self->shown_key);
      if (gsy_session_folder_get_place (folder, self->shown_key, &place))
        gsy_reading_pane_restore (self->reading, place.scroll, place.caret);
    }
}

/* Runs after the reading pane has shown the article or its error. */
static void
opening_cb (GsyWindow *self)
{
  _gsy_window_update_actions (self);
  /* The first article takes the keyboard; later ones leave it where it is, for who walks through the list. */
  if (gsy_editor_get_opening (self->editor) != NULL || gsy_editor_get_document (self->editor) == NULL || self->entered)
    return;
  self->entered = TRUE;
  _gsy_window_focus_content (self);
}

/* --- the folder --- */

static void
loading_cb (GsyWindow *self)
{
  update_content (self);
  _gsy_window_update_actions (self);
  if (gsy_corpus_is_loading (self->corpus) || gsy_editor_get_document (self->editor) != NULL || gsy_editor_get_opening (self->editor) != NULL)
    return;

  if (self->wanted_key != NULL && gsy_corpus_find_row (self->corpus, self->wanted_key) != NULL)
    gsy_editor_open (self->editor, self->wanted_key, NULL);
  else
    gsy_articles_pane_open_first (self->articles);
  g_clear_pointer (&self->wanted_key, g_free);
}

static void
folder_problem_cb (GsyWindow *self)
{
  update_content (self);
  _gsy_window_update_actions (self);
}

/* The user comes back, maybe from the program that wrote something. */
static void
active_cb (GsyWindow *self)
{
  if (self->corpus != NULL && gtk_window_is_active (GTK_WINDOW (self)) && !gsy_corpus_is_loading (self->corpus))
    gsy_corpus_look_outside (self->corpus);
}

static void
save_state_cb (GsyWindow *self)
{
  update_inhibit (self);
  _gsy_window_update_actions (self);
  _gsy_window_save_state_changed (self);
}

static void
set_corpus (GsyWindow *self, GsyCorpus *corpus)
{
  g_autoptr (GsyCorpus) left = self->corpus != NULL ? g_object_ref (self->corpus) : NULL;

  if (self->corpus != NULL)
    g_signal_handlers_disconnect_by_data (self->corpus, self);
  if (self->history != NULL)
    g_signal_handlers_disconnect_by_data (self->history, self);
  g_set_object (&self->corpus, corpus);
  GsyHistory *history = corpus != NULL ? gsy_corpus_get_history (corpus) : NULL;
  g_set_object (&self->history, history);
  if (corpus != NULL)
    {
      g_signal_connect_object (corpus, "notify::loading", G_CALLBACK (loading_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (corpus, "notify::folder-problem", G_CALLBACK (folder_problem_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (corpus, "items-changed", G_CALLBACK (update_content), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (corpus, "save-state-changed", G_CALLBACK (save_state_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->history, "notify", G_CALLBACK (_gsy_window_update_actions), self, G_CONNECT_SWAPPED);
    }
  gsy_editor_set_corpus (self->editor, corpus);
  if (left != NULL)
    _gsy_window_leave_folder (self, left);
  _gsy_window_set_loose (self, corpus);
  update_inhibit (self);
}

static void
open_now (GsyWindow *self, const char *root, const char *const *only, const char *key)
{
  GsySession *session = _gsy_window_get_session (self);

  gsy_window_remember (self);
  g_clear_pointer (&self->shown_key, g_free);
  self->entered = FALSE;
  g_autoptr (GsyCorpus) corpus = gsy_corpus_new (root, only);
  set_corpus (self, corpus);

  GsySessionFolder *folder = session != NULL ? gsy_session_enter_folder (session, root) : NULL;
  gboolean remember = self->settings == NULL || g_settings_get_boolean (self->settings, "remember-session");
  for (guint i = 0; folder != NULL && remember && folder->hidden != NULL && folder->hidden[i] != NULL; i++)
    gsy_editor_set_layer_hidden (self->editor, folder->hidden[i], TRUE);
  for (guint i = 0; folder != NULL && remember && folder->locked != NULL && folder->locked[i] != NULL; i++)
    gsy_editor_set_layer_locked (self->editor, folder->locked[i], TRUE);
  if (session != NULL)
    gsy_session_save_in_thread (session);

  g_free (self->wanted_key);
  self->wanted_key = g_strdup (key != NULL ? key : folder != NULL && remember ? folder->article
                                                                              : NULL);
  update_title (self);
  update_content (self);
  _gsy_window_update_actions (self);
  /* What is known by name need not wait for the list. */
  if (key != NULL)
    gsy_editor_open (self->editor, key, NULL);
  if (!gsy_corpus_is_loading (corpus))
    loading_cb (self);
}

static void
open_pending (GsyWindow *self)
{
  g_autofree char *root = g_steal_pointer (&self->pending_root);
  g_auto (GStrv) only = g_steal_pointer (&self->pending_only);
  g_autofree char *key = g_steal_pointer (&self->pending_key);

  self->painted = TRUE;
  g_clear_handle_id (&self->pending_id, g_source_remove);
  if (root != NULL)
    open_now (self, root, (const char *const *) only, key);
}

static void
after_paint_cb (GsyWindow *self, GdkFrameClock *clock)
{
  g_clear_signal_handler (&self->paint_id, clock);
  open_pending (self);
}

static gboolean
no_paint_cb (gpointer user_data)
{
  GsyWindow *self = user_data;

  self->pending_id = 0;
  open_pending (self);
  return G_SOURCE_REMOVE;
}

static void
gsy_window_map (GtkWidget *widget)
{
  GsyWindow *self = GSY_WINDOW (widget);

  GTK_WIDGET_CLASS (gsy_window_parent_class)->map (widget);
  if (self->painted || self->paint_id != 0)
    return;
  self->paint_id = g_signal_connect_object (gtk_widget_get_frame_clock (widget), "after-paint", G_CALLBACK (after_paint_cb), self, G_CONNECT_SWAPPED);
  self->pending_id = g_timeout_add (FIRST_FRAME_MS, no_paint_cb, self);
}

void
gsy_window_open (GsyWindow *self, const char *root, const char *const *only, const char *key)
{
  g_return_if_fail (GSY_IS_WINDOW (self));
  g_return_if_fail (root != NULL);

  if (self->painted)
    {
      open_now (self, root, only, key);
      return;
    }
  g_free (self->pending_root);
  g_strfreev (self->pending_only);
  g_free (self->pending_key);
  self->pending_root = g_strdup (root);
  self->pending_only = g_strdupv ((char **) only);
  self->pending_key = g_strdup (key);
  show_article (self);
}

const char *
gsy_window_get_root (GsyWindow *self)
{
  g_return_val_if_fail (GSY_IS_WINDOW (self), NULL);

  if (self->pending_root != NULL)
    return self->pending_root;
  return self->corpus != NULL ? gsy_corpus_get_root (self->corpus) : NULL;
}

void
gsy_window_show_problem (GsyWindow *self, const char *title, const char *description)
{
  g_return_if_fail (GSY_IS_WINDOW (self));

  /* With a folder open the news must not take its place. */
  if (self->corpus != NULL)
    _gsy_window_toast (self, description != NULL ? description : title, FALSE);
  else
    show_status (self, "dialog-warning-symbolic", title, description);
}

/* --- layout --- */

static gboolean
folded_cb (gpointer user_data)
{
  GsyWindow *self = user_data;

  self->fold_id = 0;
  _gsy_window_set_narrow (self, gsy_panes_get_fold (self->panes) == GSY_FOLD_BOTH);
  return G_SOURCE_REMOVE;
}

/* It folds while it is laid out: the header bar, laid out already, has to wait for the next time. */
static void
fold_cb (GsyWindow *self)
{
  if (self->fold_id == 0)
    self->fold_id = g_idle_add_full (G_PRIORITY_DEFAULT, folded_cb, self, NULL);
}

static void
links_shown_cb (GsyWindow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LINKS_SHOWN]);
}

static void
details_requested_cb (GsyWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-details", NULL);
}

static gboolean
drop_cb (GsyWindow *self, const GValue *value)
{
  GSList *files = gdk_file_list_get_files (g_value_get_boxed (value));
  gboolean taken = _gsy_window_drop (self, files);

  g_slist_free (files);
  return taken;
}

/* --- object --- */

static void
gsy_window_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  GsyWindow *self = GSY_WINDOW (object);
  GsyArticleState state;

  switch (prop_id)
    {
    case PROP_ARTICLE_STATE:
      if (g_value_get_string (value) != NULL && gsy_article_state_from_string (g_value_get_string (value), &state))
        gsy_editor_set_state (self->editor, state);
      break;
    case PROP_LINKS_SHOWN:
      gsy_editor_set_links_shown (self->editor, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gsy_window_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  GsyWindow *self = GSY_WINDOW (object);

  switch (prop_id)
    {
    case PROP_ARTICLE_STATE:
      {
        GsyStore *store = gsy_editor_get_store (self->editor);
        const GsyArticleMeta *meta = store != NULL ? gsy_store_get_meta (store) : NULL;
        g_value_set_string (value, store == NULL ? "" : gsy_article_state_to_string (meta != NULL ? meta->state : GSY_STATE_NEW));
        break;
      }
    case PROP_LINKS_SHOWN:
      g_value_set_boolean (value, gsy_editor_get_links_shown (self->editor));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gsy_window_dispose (GObject *object)
{
  GsyWindow *self = GSY_WINDOW (object);

  g_clear_handle_id (&self->pending_id, g_source_remove);
  g_clear_handle_id (&self->focus_id, g_source_remove);
  g_clear_handle_id (&self->fold_id, g_source_remove);
  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  if (self->corpus != NULL)
    g_signal_handlers_disconnect_by_data (self->corpus, self);
  if (self->history != NULL)
    g_signal_handlers_disconnect_by_data (self->history, self);
  if (self->settings != NULL)
    g_signal_handlers_disconnect_by_data (self->settings, self);
  if (self->loose != NULL)
    g_signal_handlers_disconnect_by_data (self->loose, self);
  g_clear_object (&self->loose);
  _gsy_window_clear_import (self);
  g_clear_handle_id (&self->waiting_id, g_source_remove);
  for (guint i = 0; self->leaving != NULL && i < self->leaving->len; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (self->leaving, i), self);
  g_clear_pointer (&self->leaving, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), GSY_TYPE_WINDOW);
  g_clear_object (&self->history);
  g_clear_object (&self->corpus);
  g_clear_object (&self->editor);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (gsy_window_parent_class)->dispose (object);
}

static void
gsy_window_finalize (GObject *object)
{
  GsyWindow *self = GSY_WINDOW (object);

  g_free (self->shown_key);
  g_free (self->pending_root);
  g_strfreev (self->pending_only);
  g_free (self->pending_key);
  g_free (self->wanted_key);
  g_free (self->welcome_key);
  g_free (self->undo_text);
  g_free (self->redo_text);
  G_OBJECT_CLASS (gsy_window_parent_class)->finalize (object);
}

static void
gsy_window_class_init (GsyWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = gsy_window_set_property;
  object_class->get_property = gsy_window_get_property;
  object_class->dispose = gsy_window_dispose;
  object_class->finalize = gsy_window_finalize;
  widget_class->map = gsy_window_map;
  GTK_WINDOW_CLASS (klass)->close_request = gsy_window_close_request;

  properties[PROP_ARTICLE_STATE] = g_param_spec_string ("article-state", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_LINKS_SHOWN] = g_param_spec_boolean ("links-shown", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (GSY_TYPE_BANNER_LAYOUT);
  g_type_ensure (GSY_TYPE_SAVE_INDICATOR);
  g_type_ensure (GSY_TYPE_PANES);
  g_type_ensure (GSY_TYPE_ARTICLES_PANE);
  g_type_ensure (GSY_TYPE_READING_PANE);
  g_type_ensure (GSY_TYPE_MARKS_PANE);
  g_type_ensure (GSY_TYPE_TOASTER);
  g_type_ensure (GSY_TYPE_WELCOME_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/gainsay/Gainsay/gsy-window.ui");
  gtk_widget_class_bind_template_child (widget_class, GsyWindow, toaster);
  gtk_widget_class_bind_template_child (widget_class, GsyWindow, header_bar);
  gtk_widget_class_bind_template_child (widget_class, GsyWindow, title);
  gtk_widget_class_bind_template_child (widget_class, GsyWindow, start_toggle);
  gtk_widget_class_bind_template_child (widget_class, GsyWindow, end_toggle);
  gtk_widget_class_bind_template_child (widget_class, GsyWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, GsyWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, GsyWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, GsyWindow, find_button);
  gtk_widget_class_bind_template_child (widget_class, GsyWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, GsyWindow, indicator);
  gtk_widget_class_bind_template_child (widget_class, GsyWindow, history_section);
  gtk_widget_class_bind_template_child (widget_class, GsyWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, GsyWindow, banner_label);
  gtk_widget_class_bind_template_child (widget_class, GsyWindow, banner_button);
  gtk_widget_class_bind_template_child (widget_class, GsyWindow, panes);
  gtk_widget_class_bind_template_child (widget_class, GsyWindow, articles);
  gtk_widget_class_bind_template_child (widget_class, GsyWindow, content);
  gtk_widget_class_bind_template_child (widget_class, GsyWindow, reading);
  gtk_widget_class_bind_template_child (widget_class, GsyWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, GsyWindow, status);
  gtk_widget_class_bind_template_child (widget_class, GsyWindow, status_button);
  gtk_widget_class_bind_template_child (widget_class, GsyWindow, marks);
  _gsy_window_install_actions (widget_class);
}

static void
gsy_window_init (GsyWindow *self)
{
  self->editor = gsy_editor_new ();
  self->leaving = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  gsy_widget_set_tooltip_with_key (self->start_toggle, _ ("Articles"), "F9");
  gsy_widget_set_tooltip_with_key (self->end_toggle, _ ("Statements and Layers"), "<Shift>F9");
  gsy_widget_set_tooltip_with_key (self->open_button, _ ("Open Folder"), "<Control>o");
  gsy_widget_set_tooltip_with_key (self->find_button, _ ("Find in Article"), "<Control>f");
  gsy_widget_set_tooltip_with_key (self->menu_button, _ ("Main Menu"), "F10");

  /* The first handler of "document" sees the reading pane as it was, the last one as it will be. */
  g_signal_connect_object (self->editor, "notify::document", G_CALLBACK (document_leaving_cb), self, G_CONNECT_SWAPPED);
  gsy_articles_pane_set_editor (self->articles, self->editor);
  gsy_reading_pane_set_editor (self->reading, self->editor);
  gsy_marks_pane_set_editor (self->marks, self->editor);
  gsy_save_indicator_set_editor (GSY_SAVE_INDICATOR (self->indicator), self->editor);
  g_signal_connect_object (self->editor, "notify::document", G_CALLBACK (document_shown_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->editor, "notify::opening", G_CALLBACK (opening_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->editor, "statements-changed", G_CALLBACK (_gsy_window_update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "notify::can-go-back", G_CALLBACK (_gsy_window_update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "notify::links-shown", G_CALLBACK (links_shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "reveal", G_CALLBACK (_gsy_window_dismiss_welcome), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "refused", G_CALLBACK (told_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "noticed", G_CALLBACK (told_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "reported", G_CALLBACK (reported_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reading, "details-requested", G_CALLBACK (details_requested_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
  g_signal_connect_object (self->panes, "notify::fold", G_CALLBACK (fold_cb), self, G_CONNECT_SWAPPED);

  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));

  _gsy_window_init_settings (self);
  gsy_widget_tidy_names (GTK_WIDGET (self));
  gsy_widget_let_buttons_wrap (GTK_WIDGET (self), PANGO_WRAP_WORD);
  gsy_widget_let_tab_leave (self->header_bar);
  _gsy_window_init_actions (self);
  _gsy_window_update_actions (self);
  show_status (self, "folder-open-symbolic", _ ("Open a Folder of Articles"), _ ("Mark who accuses whom of what, who denies it and who accuses back."));
}

GsyWindow *
gsy_window_new (GsyApplication *app)
{
  GsyWindow *self = g_object_new (GSY_TYPE_WINDOW, "application", app, NULL);

  _gsy_window_restore_layout (self);
  return self;
}

GsyEditor *
gsy_window_get_editor (GsyWindow *self)
{
  g_return_val_if_fail (GSY_IS_WINDOW (self), NULL);
  return self->editor;
}
