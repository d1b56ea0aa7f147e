/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-import-window.c: what to import and where to, what would come of it, and how far it is. */
#include "config.h"

#include "app/gsy-import-window.h"
#include "app/gsy-dialogs.h"
#include "app/gsy-import-wording.h"
#include "app/gsy-widgets.h"
#include "io/gsy-article-reader.h"

#include <glib/gi18n-lib.h>

/* A list in a window is read, not searched. */
#define MAX_ROWS 200

#define TICK_MS 100

struct _GsyImportWindow
{
  AdwWindow parent_instance;

  AdwHeaderBar *header;
  GtkWidget *cancel_button;
  GtkWidget *import_button;
  GtkStack *stack;
  AdwStatusPage *choose_page;
  GtkWidget *files_button;
  GtkLabel *work_label;
  GtkProgressBar *progress;
  GtkLabel *count_label;
  GtkWidget *message_box;
  GtkLabel *message;
  GtkWidget *choices;
  AdwActionRow *source_row;
  GtkWidget *again_button;
  AdwActionRow *format_row;
  GtkDropDown *format;
  AdwActionRow *target_row;
  GtkWidget *target_button;
  GtkWidget *refused_box;
  GtkListBox *refused_list;
  GtkWidget *unplaced_box;
  GtkListBox *unplaced_list;
  GtkWidget *layers_box;
  GtkListBox *layers_list;
  AdwPreferencesGroup *files_box;
  GtkListBox *files_list;

  GsyEditor *editor; /* nullable */
  GsyImportModel *model;
  guint tick_id;
  guint n_expected;   /* articles */
  gboolean is_report; /* it is done already */
  gboolean filling;   /* the widgets follow the model */
  gboolean flushing;  /* the import waits for what is unsaved */
};

G_DEFINE_FINAL_TYPE (GsyImportWindow, gsy_import_window, ADW_TYPE_WINDOW)

/* --- lists --- */

static void
clear_list (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

/* @subtitle: (nullable) */
static void
add_row (GtkListBox *list, const char *title, const char *subtitle)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle", subtitle != NULL ? subtitle : "", NULL);

  gtk_list_box_append (list, row);
}

static void
add_more_row (GtkListBox *list, guint n)
{
  g_autofree char *more = NULL;

  if (n <= MAX_ROWS)
    return;
  /* Translators: the last row of a list that is too long to be shown whole: so many more there are. */
  more = g_strdup_printf (ngettext ("and %u more", "and %u more", n - MAX_ROWS), n - MAX_ROWS);
  add_row (list, more, NULL);
}

static void
fill_files (GsyImportWindow *self, const GsyImportReport *report)
{
  g_autofree char *summary = gsy_import_wording_summary (report);
  g_autofree char *escaped = g_markup_escape_text (summary, -1);

  clear_list (self->files_list);
  for (guint i = 0; i < MIN (report->files->len, MAX_ROWS); i++)
    {
      const GsyImportedFile *file = g_ptr_array_index (report->files, i);
      g_autofree char *name = gsy_display_name (file->file);
      g_autofree char *about = gsy_import_wording_file (file);

      add_row (self->files_list, name, about);
    }
  add_more_row (self->files_list, report->files->len);
  adw_preferences_group_set_description (self->files_box, escaped);
  gtk_widget_set_visible (GTK_WIDGET (self->files_list), report->files->len > 0);
}

static void
fill_unplaced (GsyImportWindow *self, const GsyImportReport *report)
{
  clear_list (self->unplaced_list);
  for (guint i = 0; i < MIN (report->unplaced->len, MAX_ROWS); i++)
    {
      const GsyUnplaced *unplaced = g_ptr_array_index (report->unplaced, i);
      g_autofree char *what = gsy_unplaced_describe (unplaced);
      g_autofree char *where = unplaced->example != NULL ? gsy_import_wording_example (unplaced) : NULL;

      add_row (self->unplaced_list, what, where);
    }
  add_more_row (self->unplaced_list, report->unplaced->len);
  gtk_widget_set_visible (self->unplaced_box, report->unplaced->len > 0);
}

static void
fill_refused (GsyImportWindow *self, const GsyImportReport *report)
{
  clear_list (self->refused_list);
  for (guint i = 0; i < MIN (report->refused->len, MAX_ROWS); i++)
    {
      const GsyRefused *refused = g_ptr_array_index (report->refused, i);
      g_autofree char *name = gsy_display_name (refused->path);

      add_row (self->refused_list, name, refused->message);
    }
  add_more_row (self->refused_list, report->refused->len);
  gtk_widget_set_visible (self->refused_box, report->refused->len > 0);
}

static void
fill_layers (GsyImportWindow *self, const GsyImportReport *report)
{
  g_autofree char *items = gsy_import_wording_items (report);

  clear_list (self->layers_list);
  for (guint i = 0; i < MIN (report->layers->len, MAX_ROWS); i++)
    /* Translators: under the name of a layer that an import brings. */
    add_row (self->layers_list, g_ptr_array_index (report->layers, i), _ ("Layer"));
  add_more_row (self->layers_list, report->layers->len);
  if (items != NULL)
    add_row (self->layers_list, items, NULL);
  gtk_widget_set_visible (self->layers_box, report->layers->len > 0 || items != NULL);
}

static void
fill_lists (GsyImportWindow *self)
{
  const GsyImportReport *report = gsy_import_model_get_report (self->model);

  gtk_widget_set_visible (GTK_WIDGET (self->files_box), report != NULL);
  if (report == NULL)
    {
      gtk_widget_set_visible (self->refused_box, FALSE);
      gtk_widget_set_visible (self->unplaced_box, FALSE);
      gtk_widget_set_visible (self->layers_box, FALSE);
      return;
    }
  fill_files (self, report);
  fill_layers (self, report);
  fill_unplaced (self, report);
  fill_refused (self, report);
}

/* --- choices --- */

static GsyCorpus *
get_corpus (GsyImportWindow *self)
{
  return self->editor != NULL ? gsy_editor_get_corpus (self->editor) : NULL;
}

static void
fill_choices (GsyImportWindow *self)
{
  const char *const *paths = gsy_import_model_get_paths (self->model);
  const char *folder = gsy_import_model_get_folder (self->model);
  const GsyReader *reader = gsy_import_model_get_reader (self->model);
  g_autofree char *source = gsy_import_wording_paths (paths);
  g_autofree char *target = folder != NULL ? gsy_import_wording_folder (folder, get_corpus (self)) : NULL;
  g_autofree char *guess = gsy_import_wording_guess (self->model);

  self->filling = TRUE;
  adw_action_row_set_subtitle (self->source_row, source != NULL ? source : "");
  adw_action_row_set_subtitle (self->target_row, target != NULL ? target : "");
  adw_action_row_set_subtitle (self->format_row, guess != NULL ? guess : "");
  gtk_drop_down_set_selected (self->format, gsy_import_wording_reader_index (reader));
  self->filling = FALSE;
}

static void
format_setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, NULL));
}

/* A row has a name for screen readers only when it is given one. */
static void
format_bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  const char *name = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (label), name);
  gsy_widget_set_row_name (label, name);
}

static void
format_cb (GsyImportWindow *self)
{
  guint selected = gtk_drop_down_get_selected (self->format);

  if (!self->filling && self->model != NULL && selected != GTK_INVALID_LIST_POSITION)
    gsy_import_model_set_reader (self->model, selected == 0 ? NULL : gsy_readers_get ()[selected - 1]);
}

/* --- what is shown --- */

static gboolean
tick_cb (gpointer user_data)
{
  GsyImportWindow *self = user_data;
  guint n = gsy_import_model_get_n_done (self->model);
  g_autofree char *count = n > 0 ? gsy_import_wording_articles (n) : NULL;

  if (self->n_expected > 0 && !self->flushing)
    gtk_progress_bar_set_fraction (self->progress, MIN (1., (double) n / self->n_expected));
  else
    gtk_progress_bar_pulse (self->progress);
  gtk_label_set_label (self->count_label, count);
  return G_SOURCE_CONTINUE;
}

static void
show_work (GsyImportWindow *self, const char *label)
{
  gtk_label_set_label (self->work_label, label);
  gtk_label_set_label (self->count_label, NULL);
  gtk_progress_bar_set_fraction (self->progress, 0.);
  gsy_widget_set_name (GTK_WIDGET (self->progress), label);
  gtk_stack_set_visible_child_name (self->stack, "work");
  if (self->tick_id == 0)
    self->tick_id = g_timeout_add (TICK_MS, tick_cb, self);
}

static void
show_preview (GsyImportWindow *self)
{
  const char *message = gsy_import_model_get_message (self->model);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  fill_lists (self);
  gtk_label_set_label (self->message, message);
  gtk_widget_set_visible (self->message_box, message != NULL);
  gtk_stack_set_visible_child_name (self->stack, "preview");
}

static void
focus_preview (GsyImportWindow *self)
{
  if (gtk_widget_get_sensitive (self->import_button) && gtk_widget_get_visible (self->import_button))
    gtk_widget_grab_focus (self->import_button);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
update (GsyImportWindow *self)
{
  GsyImportState state = gsy_import_model_get_state (self->model);
  gboolean working = self->flushing || state == GSY_IMPORT_STATE_IMPORTING;

  fill_choices (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.start", !working && gsy_import_model_can_import (self->model));
  gtk_widget_set_visible (self->import_button, !self->is_report && state != GSY_IMPORT_STATE_EMPTY);
  if (working)
    show_work (self, _ ("Importing…"));
  else if (state == GSY_IMPORT_STATE_LOOKING)
    show_work (self, _ ("Looking at What Is There…"));
  else if (state == GSY_IMPORT_STATE_EMPTY)
    {
      g_clear_handle_id (&self->tick_id, g_source_remove);
      gtk_stack_set_visible_child_name (self->stack, "choose");
      gtk_widget_grab_focus (self->files_button);
    }
  else
    {
      show_preview (self);
      focus_preview (self);
    }
}

static void
state_cb (GsyImportWindow *self)
{
  GsyImportState state = gsy_import_model_get_state (self->model);

  if (state == GSY_IMPORT_STATE_DONE || state == GSY_IMPORT_STATE_CANCELLED)
    gtk_window_destroy (GTK_WINDOW (self));
  else
    update (self);
}

/* --- choosing --- */

void
gsy_import_window_take (GsyImportWindow *self, const char *const *paths)
{
  g_return_if_fail (GSY_IS_IMPORT_WINDOW (self));
  g_return_if_fail (paths != NULL);

  if (paths[0] == NULL || self->is_report || self->flushing || gsy_import_model_get_state (self->model) == GSY_IMPORT_STATE_IMPORTING)
    return;
  gsy_import_model_propose_folder (self->model, paths[0]);
  gsy_import_model_set_paths (self->model, paths);
  /* Nothing could be proposed, and nothing is shown before it is known what is there. */
  if (gsy_import_model_get_folder (self->model) == NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "import.choose-target", NULL);
}

static void
take_files (GsyImportWindow *self, GListModel *files)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      if (g_file_peek_path (file) != NULL)
        g_strv_builder_add (builder, g_file_peek_path (file));
    }
  paths = g_strv_builder_end (builder);
  gsy_import_window_take (self, (const char *const *) paths);
}

static void
files_chosen_cb (GListModel *files, gpointer user_data)
{
  g_autoptr (GsyImportWindow) self = user_data;

  if (files != NULL && self->model != NULL)
    take_files (self, files);
}

static void
choose_files_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GListModel) filters = gsy_import_wording_filters ();

  /* Translators: title of a file chooser. */
  gsy_dialogs_choose_files (GTK_WINDOW (widget), _ ("Choose Files to Import"), filters, files_chosen_cb, g_object_ref (widget));
}

static void
source_chosen_cb (GFile *folder, gpointer user_data)
{
  g_autoptr (GsyImportWindow) self = user_data;
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  if (folder == NULL || self->model == NULL)
    return;
  g_list_store_append (files, folder);
  take_files (self, G_LIST_MODEL (files));
}

static void
choose_source_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gsy_dialogs_choose_folder (GTK_WINDOW (widget), _ ("Choose a Folder to Import"), NULL, source_chosen_cb, g_object_ref (widget));
}

static void
choose_again_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GsyImportWindow *self = GSY_IMPORT_WINDOW (widget);

  gtk_widget_set_visible (self->import_button, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "choose");
  gtk_widget_grab_focus (self->files_button);
}

static void
target_chosen_cb (GFile *folder, gpointer user_data)
{
  g_autoptr (GsyImportWindow) self = user_data;

  if (folder != NULL && g_file_peek_path (folder) != NULL && self->model != NULL && gsy_import_model_get_state (self->model) != GSY_IMPORT_STATE_IMPORTING)
    gsy_import_model_set_folder (self->model, g_file_peek_path (folder));
}

static void
choose_target_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GsyImportWindow *self = GSY_IMPORT_WINDOW (widget);
  const char *folder = gsy_import_model_get_folder (self->model);
  g_autofree char *there = folder != NULL && !g_file_test (folder, G_FILE_TEST_IS_DIR) ? g_path_get_dirname (folder) : g_strdup (folder);
  g_autoptr (GFile) initial = there != NULL ? g_file_new_for_path (there) : NULL;

  gsy_dialogs_choose_folder (GTK_WINDOW (widget), _ ("Choose a Folder to Import Into"), initial, target_chosen_cb, g_object_ref (widget));
}

static gboolean
drop_cb (GsyImportWindow *self, const GValue *value)
{
  GSList *files = gdk_file_list_get_files (g_value_get_boxed (value));
  g_autoptr (GListStore) list = g_list_store_new (G_TYPE_FILE);

  for (GSList *link = files; link != NULL; link = link->next)
    g_list_store_append (list, link->data);
  g_slist_free (files);
  take_files (self, G_LIST_MODEL (list));
  return TRUE;
}

/* --- importing --- */

/* The program does not end before what was made is whole, or taken back. */
static void
release_cb (GsyImportModel *model, GParamSpec *pspec, GApplication *app)
{
  if (gsy_import_model_get_state (model) == GSY_IMPORT_STATE_IMPORTING)
    return;
  g_signal_handlers_disconnect_by_func (model, release_cb, app);
  g_application_release (app);
  g_object_unref (app);
}

static void
start_now (GsyImportWindow *self)
{
  GApplication *app = G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));

  self->flushing = FALSE;
  self->n_expected = gsy_import_model_get_report (self->model)->files->len;
  gsy_import_model_start (self->model);
  if (app == NULL)
    return;
  g_application_hold (app);
  g_signal_connect (self->model, "notify::state", G_CALLBACK (release_cb), g_object_ref (app));
}

/* Whether all is saved or not, the import is of what is on the disk. */
static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GsyImportWindow) self = user_data;

  if (gsy_corpus_flush_finish (GSY_CORPUS (source), result, NULL))
    g_debug ("saved before an import");
  if (self->model == NULL || !self->flushing)
    return;
  start_now (self);
}

static void
start_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GsyImportWindow *self = GSY_IMPORT_WINDOW (widget);
  GsyCorpus *corpus = get_corpus (self);

  if (corpus == NULL)
    {
      start_now (self);
      return;
    }
  gsy_editor_settle (self->editor);
  self->flushing = TRUE;
  update (self);
  gsy_corpus_flush_async (corpus, flushed_cb, g_object_ref (self));
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* An import that runs goes back first; it closes after that. */
static gboolean
gsy_import_window_close_request (GtkWindow *window)
{
  GsyImportWindow *self = GSY_IMPORT_WINDOW (window);

  if (!self->flushing && gsy_import_model_get_state (self->model) == GSY_IMPORT_STATE_IMPORTING)
    {
      gtk_label_set_label (self->work_label, _ ("Taking Back What Came…"));
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.cancel", FALSE);
      gsy_import_model_cancel (self->model);
      return TRUE;
    }
  return GTK_WINDOW_CLASS (gsy_import_window_parent_class)->close_request (window);
}

/* --- object --- */

static void
gsy_import_window_dispose (GObject *object)
{
  GsyImportWindow *self = GSY_IMPORT_WINDOW (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  if (self->model != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->model, self);
      if (gsy_import_model_get_state (self->model) != GSY_IMPORT_STATE_DONE)
        gsy_import_model_cancel (self->model);
    }
  g_clear_object (&self->model);
  g_clear_object (&self->editor);
  gtk_widget_dispose_template (GTK_WIDGET (self), GSY_TYPE_IMPORT_WINDOW);
  G_OBJECT_CLASS (gsy_import_window_parent_class)->dispose (object);
}

static void
gsy_import_window_class_init (GsyImportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gsy_import_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = gsy_import_window_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/gainsay/Gainsay/gsy-import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, GsyImportWindow, header);
  gtk_widget_class_bind_template_child (widget_class, GsyImportWindow, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, GsyImportWindow, import_button);
  gtk_widget_class_bind_template_child (widget_class, GsyImportWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, GsyImportWindow, choose_page);
  gtk_widget_class_bind_template_child (widget_class, GsyImportWindow, files_button);
  gtk_widget_class_bind_template_child (widget_class, GsyImportWindow, work_label);
  gtk_widget_class_bind_template_child (widget_class, GsyImportWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, GsyImportWindow, count_label);
  gtk_widget_class_bind_template_child (widget_class, GsyImportWindow, message_box);
  gtk_widget_class_bind_template_child (widget_class, GsyImportWindow, message);
  gtk_widget_class_bind_template_child (widget_class, GsyImportWindow, choices);
  gtk_widget_class_bind_template_child (widget_class, GsyImportWindow, source_row);
  gtk_widget_class_bind_template_child (widget_class, GsyImportWindow, again_button);
  gtk_widget_class_bind_template_child (widget_class, GsyImportWindow, format_row);
  gtk_widget_class_bind_template_child (widget_class, GsyImportWindow, format);
  gtk_widget_class_bind_template_child (widget_class, GsyImportWindow, target_row);
  gtk_widget_class_bind_template_child (widget_class, GsyImportWindow, target_button);
  gtk_widget_class_bind_template_child (widget_class, GsyImportWindow, refused_box);
  gtk_widget_class_bind_template_child (widget_class, GsyImportWindow, refused_list);
  gtk_widget_class_bind_template_child (widget_class, GsyImportWindow, unplaced_box);
  gtk_widget_class_bind_template_child (widget_class, GsyImportWindow, unplaced_list);
  gtk_widget_class_bind_template_child (widget_class, GsyImportWindow, layers_box);
  gtk_widget_class_bind_template_child (widget_class, GsyImportWindow, layers_list);
  gtk_widget_class_bind_template_child (widget_class, GsyImportWindow, files_box);
  gtk_widget_class_bind_template_child (widget_class, GsyImportWindow, files_list);
  gtk_widget_class_bind_template_callback (widget_class, format_cb);

  gtk_widget_class_install_action (widget_class, "import.start", NULL, start_action);
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "import.choose-files", NULL, choose_files_action);
  gtk_widget_class_install_action (widget_class, "import.choose-source", NULL, choose_source_action);
  gtk_widget_class_install_action (widget_class, "import.choose-again", NULL, choose_again_action);
  gtk_widget_class_install_action (widget_class, "import.choose-target", NULL, choose_target_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
gsy_import_window_init (GsyImportWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_autofree char *about = gsy_import_wording_about ();
  g_autoptr (GtkStringList) names = gsy_import_wording_readers ();
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = TRUE;
  adw_status_page_set_description (self->choose_page, about);
  g_signal_connect (factory, "setup", G_CALLBACK (format_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (format_bind_cb), NULL);
  gtk_drop_down_set_factory (self->format, factory);
  gtk_drop_down_set_model (self->format, G_LIST_MODEL (names));
  self->filling = FALSE;
  gsy_widget_set_name (GTK_WIDGET (self->format), _ ("Format"));
  gsy_widget_set_name (self->again_button, _ ("Choose Other Files"));
  gsy_widget_set_name (self->target_button, _ ("Choose Another Folder"));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  gsy_widget_tidy_names (GTK_WIDGET (self));
  gsy_widget_let_buttons_wrap (GTK_WIDGET (self), PANGO_WRAP_WORD);
}

GsyImportWindow *
gsy_import_window_present (GtkWindow *parent, GsyEditor *editor, GsyImportModel *model)
{
  GsyImportWindow *self;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (GSY_IS_IMPORT_MODEL (model), NULL);

  self = g_object_new (GSY_TYPE_IMPORT_WINDOW, "transient-for", parent, "destroy-with-parent", TRUE, NULL);
  if (parent != NULL)
    gtk_window_set_application (GTK_WINDOW (self), gtk_window_get_application (parent));
  self->editor = editor != NULL ? g_object_ref (editor) : NULL;
  self->model = g_object_ref (model);
  self->is_report = gsy_import_model_get_state (model) == GSY_IMPORT_STATE_DONE;
  if (self->is_report)
    {
      /* Translators: title of the window that says what was imported. */
      gtk_window_set_title (GTK_WINDOW (self), _ ("What Was Imported"));
      gtk_widget_set_visible (self->choices, FALSE);
      gtk_widget_set_visible (self->cancel_button, FALSE);
      adw_header_bar_set_show_end_title_buttons (self->header, TRUE);
    }
  g_signal_connect_swapped (model, "notify::state", G_CALLBACK (state_cb), self);
  /* A screen reader hears of the keyboard's place only in a window that is there. */
  gtk_window_present (GTK_WINDOW (self));
  update (self);
  return self;
}
