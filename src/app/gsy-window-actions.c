/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-window-actions.c: everything that a person can do from the window's buttons, menus and keys. */
#include "config.h"

#include "app/gsy-window-private.h"
#include "app/gsy-dialogs.h"
#include "app/gsy-export-window.h"
#include "app/gsy-preferences.h"
#include "app/gsy-print.h"
#include "app/gsy-search-window.h"
#include "app/gsy-shortcuts-window.h"
#include "app/gsy-versions-window.h"
#include "app/gsy-vocabulary-window.h"
#include "app/gsy-widgets.h"
#include "core/gsy-error.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define ZOOM_STEP 10
#define ZOOM_MIN 50
#define ZOOM_MAX 300

/* --- folder, dialogs --- */

static void
folder_chosen_cb (GFile *folder, gpointer user_data)
{
  GsyWindow *self = user_data;
  const char *path = folder != NULL ? g_file_peek_path (folder) : NULL;

  if (path != NULL)
    gsy_application_open_in (GSY_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), self, folder);
  g_object_unref (self);
}

static void
open_folder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GsyWindow *self = GSY_WINDOW (widget);
  const char *root = gsy_window_get_root (self);
  g_autoptr (GFile) initial = root != NULL ? g_file_new_for_path (root) : NULL;

  gsy_dialogs_open_folder (GTK_WINDOW (self), initial, folder_chosen_cb, g_object_ref (self));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GsyWindow *self = GSY_WINDOW (widget);

  gsy_export_window_present (GTK_WINDOW (self), self->editor, gsy_articles_pane_get_shown (self->articles), _gsy_window_get_session (self));
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GsyWindow *self = GSY_WINDOW (widget);
  g_autofree char *settings = g_build_filename (g_get_user_state_dir (), "gainsay", "print.ini", NULL);

  gsy_editor_settle (self->editor);
  gsy_print_article (GTK_WINDOW (self), self->editor, self->toaster, settings);
}

static void
preferences_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gsy_preferences_present (GTK_WINDOW (widget), GSY_WINDOW (widget)->settings, GSY_WINDOW (widget)->editor);
}

static void
vocabulary_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gsy_vocabulary_window_present (GTK_WINDOW (widget), GSY_WINDOW (widget)->editor, NULL);
}

static void
versions_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gsy_versions_window_present (GTK_WINDOW (widget), GSY_WINDOW (widget)->editor);
}

static void
shortcuts_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gsy_shortcuts_window_present (GTK_WINDOW (widget));
}

static void
about_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gsy_dialogs_about (GTK_WINDOW (widget));
}

/* --- history --- */

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (!gsy_editor_undo (GSY_WINDOW (widget)->editor))
    gtk_widget_error_bell (widget);
}

static void
redo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (!gsy_editor_redo (GSY_WINDOW (widget)->editor))
    gtk_widget_error_bell (widget);
}

/* --- articles --- */

static void
step_article_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (!gsy_articles_pane_step (GSY_WINDOW (widget)->articles, g_str_equal (name, "win.next-article")))
    gtk_widget_error_bell (widget);
}

static void
done_and_next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GsyWindow *self = GSY_WINDOW (widget);
  GsyDocument *document = gsy_editor_get_document (self->editor);

  if (document == NULL)
    return;
  const GsyArticleMeta *meta = gsy_store_get_meta (gsy_document_get_store (document));
  if ((meta == NULL || meta->state != GSY_STATE_DONE) && !gsy_editor_set_state (self->editor, GSY_STATE_DONE))
    return;
  if (!gsy_articles_pane_open_next_unfinished (self->articles))
    _gsy_window_toast (self, _ ("All articles are done"), FALSE);
}

static void
go_back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GsyWindow *self = GSY_WINDOW (widget);

  if (!gsy_editor_go_back (self->editor))
    return;
  gsy_panes_close_overlay (self->panes);
  /* In another article, the session knows the place. */
  if (gsy_editor_get_opening (self->editor) == NULL)
    gsy_reading_pane_return (self->reading);
}

static void
find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gsy_panes_close_overlay (GSY_WINDOW (widget)->panes);
  _gsy_window_dismiss_welcome (GSY_WINDOW (widget));
  gsy_reading_pane_show_find (GSY_WINDOW (widget)->reading);
}

static void
find_in_folder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GsyWindow *self = GSY_WINDOW (widget);
  g_autofree char *words = gsy_reading_pane_dup_sought (self->reading);

  gsy_search_window_present (GTK_WINDOW (self), self->editor, words);
}

static void
find_step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gsy_reading_pane_find_next (GSY_WINDOW (widget)->reading, g_str_equal (name, "win.find-next"));
}

/* --- panes and the keyboard's way --- */

static void
toggle_pane_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GsyWindow *self = GSY_WINDOW (widget);
  const char *property = g_str_equal (name, "win.toggle-articles") ? "start-shown" : "end-shown";
  gboolean shown;

  g_object_get (self->panes, property, &shown, NULL);
  g_object_set (self->panes, property, !shown, NULL);
}

static void
separator_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gsy_panes_focus_separator (GSY_WINDOW (widget)->panes);
}

typedef enum
{
  STOP_ARTICLES,
  STOP_ARTICLE,
  STOP_LAYERS,
  STOP_STATEMENTS,
  STOP_DETAILS,
  N_STOPS
} Stop;

gboolean
_gsy_window_focus_content (GsyWindow *self)
{
  if (_gsy_window_is_welcoming (self))
    {
      gsy_welcome_page_focus (self->welcome);
      return TRUE;
    }
  if (gtk_stack_get_visible_child (self->content) != GTK_WIDGET (self->reading))
    return gtk_widget_grab_focus (self->status_button);
  gsy_reading_pane_focus (self->reading);
  return TRUE;
}

static gboolean
focus_stop (GsyWindow *self, Stop stop)
{
  switch (stop)
    {
    case STOP_ARTICLES:
      return gsy_articles_pane_focus (self->articles);
    case STOP_LAYERS:
      return gsy_marks_pane_focus_layers (self->marks);
    case STOP_STATEMENTS:
      return gsy_marks_pane_focus_statements (self->marks);
    case STOP_DETAILS:
      return gsy_marks_pane_focus_details (self->marks);
    case STOP_ARTICLE:
    case N_STOPS:
    default:
      return _gsy_window_focus_content (self);
    }
}

static int
current_stop (GsyWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus == NULL)
    return -1;
  if (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->articles)))
    return STOP_ARTICLES;
  if (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->content)))
    return STOP_ARTICLE;
  int part = gsy_marks_pane_get_focus_part (self->marks);
  return part >= 0 ? STOP_LAYERS + part : -1;
}

static void
next_pane_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GsyWindow *self = GSY_WINDOW (widget);
  int step = g_str_equal (name, "win.next-pane") ? 1 : N_STOPS - 1;
  int stop = current_stop (self);

  if (stop < 0)
    stop = step == 1 ? N_STOPS - 1 : 0;
  for (int i = 0; i < N_STOPS; i++)
    {
      stop = (stop + step) % N_STOPS;
      if (focus_stop (self, (Stop) stop))
        return;
    }
}

static void
focus_article_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gsy_panes_close_overlay (GSY_WINDOW (widget)->panes);
  _gsy_window_dismiss_welcome (GSY_WINDOW (widget));
  _gsy_window_focus_content (GSY_WINDOW (widget));
}

/* For buttons outside the article: what is selected in it is the source, the cue or the target; or the place that is asked about. */
static void
view_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *there = g_strconcat ("view.", name + strlen ("win."), NULL);

  gtk_widget_activate_action_variant (GTK_WIDGET (GSY_WINDOW (widget)->reading), there, parameter);
}

static void
show_words_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gsy_panes_close_overlay (GSY_WINDOW (widget)->panes);
  _gsy_window_dismiss_welcome (GSY_WINDOW (widget));
  view_action (widget, name, parameter);
}

static gboolean
focus_details_cb (gpointer user_data)
{
  GsyWindow *self = user_data;

  self->focus_id = 0;
  gsy_marks_pane_focus_details (self->marks);
  return G_SOURCE_REMOVE;
}

static void
focus_details_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GsyWindow *self = GSY_WINDOW (widget);

  g_object_set (self->panes, "end-shown", TRUE, NULL);
  /* A pane that was hidden takes the keyboard only after it was laid out. */
  if (!gsy_marks_pane_focus_details (self->marks) && self->focus_id == 0)
    self->focus_id = g_timeout_add (50, focus_details_cb, self);
}

static gboolean
focus_problems_cb (gpointer user_data)
{
  GsyWindow *self = user_data;

  self->focus_id = 0;
  gsy_marks_pane_show_problems (self->marks);
  return G_SOURCE_REMOVE;
}

static void
show_problems_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GsyWindow *self = GSY_WINDOW (widget);

  g_object_set (self->panes, "end-shown", TRUE, NULL);
  /* As with the details. */
  if (!gsy_marks_pane_show_problems (self->marks) && self->focus_id == 0)
    self->focus_id = g_timeout_add (50, focus_problems_cb, self);
}

static gboolean
focus_places_cb (gpointer user_data)
{
  GsyWindow *self = user_data;

  self->focus_id = 0;
  gsy_marks_pane_show_places (self->marks);
  return G_SOURCE_REMOVE;
}

static void
review_places_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GsyWindow *self = GSY_WINDOW (widget);

  g_object_set (self->panes, "end-shown", TRUE, NULL);
  /* As with the details; and a list that was not in sight is filled first. */
  g_clear_handle_id (&self->focus_id, g_source_remove);
  self->focus_id = g_timeout_add (50, focus_places_cb, self);
  gsy_marks_pane_show_problems (self->marks);
}

/* --- the window --- */

static void
zoom_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GsyWindow *self = GSY_WINDOW (widget);
  guint zoom = self->settings != NULL ? g_settings_get_uint (self->settings, "zoom") : 100;

  if (g_str_equal (name, "win.zoom-in"))
    zoom = MIN (zoom + ZOOM_STEP, ZOOM_MAX);
  else if (g_str_equal (name, "win.zoom-out"))
    zoom = MAX (zoom - ZOOM_STEP, ZOOM_MIN);
  else
    zoom = 100;
  if (self->settings != NULL)
    g_settings_set_uint (self->settings, "zoom", zoom);
}

static void
fullscreen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (gtk_window_is_fullscreen (GTK_WINDOW (widget)))
    gtk_window_unfullscreen (GTK_WINDOW (widget));
  else
    gtk_window_fullscreen (GTK_WINDOW (widget));
}

/* --- what is possible now --- */

static void
append_history_item (GMenu *menu, const char *label, const char *action, const char *accel)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  g_menu_item_set_attribute (item, "accel", "s", accel);
  g_menu_append_item (menu, item);
}

static void
update_history (GsyWindow *self)
{
  const char *undo = self->history != NULL ? gsy_history_get_undo_label (self->history) : NULL;
  const char *redo = self->history != NULL ? gsy_history_get_redo_label (self->history) : NULL;
  /* Translators: %s is what was done last, an imperative as “Mark as Denial” */
  g_autofree char *undo_text = undo != NULL ? g_strdup_printf (_ ("Undo: %s"), undo) : g_strdup (_ ("Undo"));
  /* Translators: %s is what was undone last, an imperative as “Mark as Denial” */
  g_autofree char *redo_text = redo != NULL ? g_strdup_printf (_ ("Redo: %s"), redo) : g_strdup (_ ("Redo"));

  if (g_strcmp0 (undo_text, self->undo_text) == 0 && g_strcmp0 (redo_text, self->redo_text) == 0)
    return;
  gsy_widget_set_tooltip_with_key (self->undo_button, undo_text, "<Control>z");
  gsy_widget_set_tooltip_with_key (self->redo_button, redo_text, "<Control><Shift>z");
  g_menu_remove_all (self->history_section);
  append_history_item (self->history_section, undo_text, "win.undo", "<Control>z");
  append_history_item (self->history_section, redo_text, "win.redo", "<Control><Shift>z");
  g_free (self->undo_text);
  g_free (self->redo_text);
  self->undo_text = g_steal_pointer (&undo_text);
  self->redo_text = g_steal_pointer (&redo_text);
}

static void
set_sidecar_aside_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gsy_editor_set_sidecar_aside (GSY_WINDOW (widget)->editor);
}

static void
set_lists_aside_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GsyWindow *self = GSY_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  if (self->corpus != NULL && gsy_corpus_is_scheme_broken (self->corpus) && !gsy_corpus_set_scheme_aside (self->corpus, NULL, &error))
    g_signal_emit_by_name (self->editor, "refused", error->message);
}

void
_gsy_window_update_actions (GsyWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GsyDocument *document = gsy_editor_get_document (self->editor);
  gboolean articles = self->corpus != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->corpus)) > 0;

  gtk_widget_action_set_enabled (widget, "win.undo", self->history != NULL && gsy_history_can_undo (self->history));
  gtk_widget_action_set_enabled (widget, "win.redo", self->history != NULL && gsy_history_can_redo (self->history));
  gtk_widget_action_set_enabled (widget, "win.find", document != NULL);
  gtk_widget_action_set_enabled (widget, "win.find-next", document != NULL);
  gtk_widget_action_set_enabled (widget, "win.find-previous", document != NULL);
  gtk_widget_action_set_enabled (widget, "win.find-in-folder", articles);
  gtk_widget_action_set_enabled (widget, "win.export", articles);
  gtk_widget_action_set_enabled (widget, "win.print", document != NULL);
  gtk_widget_action_set_enabled (widget, "win.vocabulary", self->corpus != NULL);
  gtk_widget_action_set_enabled (widget, "win.loose-files", self->corpus != NULL);
  gtk_widget_action_set_enabled (widget, "win.versions", document != NULL);
  gtk_widget_action_set_enabled (widget, "win.import-report", _gsy_window_has_import_report (self));
  gtk_widget_action_set_enabled (widget, "win.go-back", gsy_editor_can_go_back (self->editor));
  gtk_widget_action_set_enabled (widget, "win.done-and-next", document != NULL);
  gtk_widget_action_set_enabled (widget, "win.set-state", document != NULL && !gsy_document_is_read_only (document));
  gtk_widget_action_set_enabled (widget, "win.set-sidecar-aside",
                                 document != NULL && (gsy_document_get_outside_error (document) != NULL ||
                                                      g_error_matches (gsy_document_get_sidecar_error (document), GSY_ERROR, GSY_ERROR_PARSE)));
  gtk_widget_action_set_enabled (widget, "win.set-lists-aside", self->corpus != NULL && gsy_corpus_is_scheme_broken (self->corpus));
  gtk_widget_action_set_enabled (widget, "win.previous-article", articles);
  gtk_widget_action_set_enabled (widget, "win.next-article", articles);
  update_history (self);
  g_object_notify (G_OBJECT (self), "article-state");
}

void
_gsy_window_install_actions (GtkWidgetClass *widget_class)
{
  _gsy_window_install_welcome_actions (widget_class);
  _gsy_window_install_loose_actions (widget_class);
  _gsy_window_install_import_actions (widget_class);
  gtk_widget_class_install_action (widget_class, "win.open-folder", NULL, open_folder_action);
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "win.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, preferences_action);
  gtk_widget_class_install_action (widget_class, "win.vocabulary", NULL, vocabulary_action);
  gtk_widget_class_install_action (widget_class, "win.versions", NULL, versions_action);
  gtk_widget_class_install_action (widget_class, "win.shortcuts", NULL, shortcuts_action);
  gtk_widget_class_install_action (widget_class, "win.about", NULL, about_action);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "win.set-sidecar-aside", NULL, set_sidecar_aside_action);
  gtk_widget_class_install_action (widget_class, "win.set-lists-aside", NULL, set_lists_aside_action);
  gtk_widget_class_install_action (widget_class, "win.previous-article", NULL, step_article_action);
  gtk_widget_class_install_action (widget_class, "win.next-article", NULL, step_article_action);
  gtk_widget_class_install_action (widget_class, "win.go-back", NULL, go_back_action);
  gtk_widget_class_install_action (widget_class, "win.done-and-next", NULL, done_and_next_action);
  gtk_widget_class_install_action (widget_class, "win.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "win.find-in-folder", NULL, find_in_folder_action);
  gtk_widget_class_install_action (widget_class, "win.find-next", NULL, find_step_action);
  gtk_widget_class_install_action (widget_class, "win.find-previous", NULL, find_step_action);
  gtk_widget_class_install_action (widget_class, "win.toggle-articles", NULL, toggle_pane_action);
  gtk_widget_class_install_action (widget_class, "win.toggle-statements", NULL, toggle_pane_action);
  gtk_widget_class_install_action (widget_class, "win.focus-separator", NULL, separator_action);
  gtk_widget_class_install_action (widget_class, "win.next-pane", NULL, next_pane_action);
  gtk_widget_class_install_action (widget_class, "win.previous-pane", NULL, next_pane_action);
  gtk_widget_class_install_action (widget_class, "win.focus-article", NULL, focus_article_action);
  gtk_widget_class_install_action (widget_class, "win.mark", "s", view_action);
  gtk_widget_class_install_action (widget_class, "win.set-role", "s", view_action);
  gtk_widget_class_install_action (widget_class, "win.place-again", NULL, view_action);
  gtk_widget_class_install_action (widget_class, "win.place-role-again", "(su)", view_action);
  gtk_widget_class_install_action (widget_class, "win.next-doubtful", NULL, view_action);
  gtk_widget_class_install_action (widget_class, "win.previous-doubtful", NULL, view_action);
  gtk_widget_class_install_action (widget_class, "win.show-words", "(uu)", show_words_action);
  gtk_widget_class_install_action (widget_class, "win.focus-details", NULL, focus_details_action);
  gtk_widget_class_install_action (widget_class, "win.show-problems", NULL, show_problems_action);
  gtk_widget_class_install_action (widget_class, "win.review-places", NULL, review_places_action);
  gtk_widget_class_install_action (widget_class, "win.zoom-in", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "win.zoom-out", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "win.zoom-reset", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "win.fullscreen", NULL, fullscreen_action);
  gtk_widget_class_install_property_action (widget_class, "win.set-state", "article-state");
  gtk_widget_class_install_property_action (widget_class, "win.show-links", "links-shown");

  /* Not accelerators of the application, which come before the widgets: an entry undoes its own typing first. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, GDK_CONTROL_MASK, "win.redo", NULL);
}

void
_gsy_window_init_actions (GsyWindow *self)
{
  if (self->settings == NULL)
    return;
  g_autoptr (GAction) sort = g_settings_create_action (self->settings, "article-sort");
  g_action_map_add_action (G_ACTION_MAP (self), sort);
}
