/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-export-window.c: the folder's annotations, written for other programs. */
#include "config.h"

#include "app/gsy-export-window-private.h"
#include "app/gsy-widgets.h"

#include <glib/gi18n-lib.h>

#define WINDOW_KEY "gsy-export-window"
/* What is chosen, or marked, in one go is counted once. */
#define COUNT_MS 200

G_DEFINE_FINAL_TYPE (GsyExportWindow, gsy_export_window, ADW_TYPE_WINDOW)

static void count_soon (GsyExportWindow *self);

gpointer
_gsy_export_window_weak_new (GsyExportWindow *self)
{
  GWeakRef *ref = g_new (GWeakRef, 1);

  g_weak_ref_init (ref, self);
  return ref;
}

GsyExportWindow *
_gsy_export_window_weak_take (gpointer data)
{
  GsyExportWindow *self = g_weak_ref_get (data);

  g_weak_ref_clear (data);
  g_free (data);
  return self;
}

gboolean
_gsy_export_window_is_at (GsyExportWindow *self, const char *page)
{
  return g_str_equal (gtk_stack_get_visible_child_name (self->stack), page);
}

/* --- what is shown --- */

void
_gsy_export_window_set_banner (GsyExportWindow *self, const char *text)
{
  if (text != NULL)
    gtk_label_set_label (self->banner_label, text);
  gtk_revealer_set_reveal_child (self->banner, text != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->banner), text != NULL);
}

static void
update_actions (GsyExportWindow *self)
{
  g_autofree char *path = gsy_export_place_dup_path (self->place);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.run", _gsy_export_window_is_at (self, "choice") && path != NULL && gsy_export_what_has_articles (self->what));
}

static void
update_header (GsyExportWindow *self)
{
  gboolean choice = _gsy_export_window_is_at (self, "choice");
  gboolean folded = choice && gsy_vocabulary_split_is_folded (self->split);
  gboolean back = choice ? gsy_vocabulary_split_can_go_back (self->split) : _gsy_export_window_is_at (self, "articles");

  gtk_widget_set_visible (self->back_button, back);
  gtk_widget_set_visible (self->run_button, choice && (!folded || back));
  adw_window_title_set_title (self->title, _gsy_export_window_is_at (self, "articles") ? _ ("Articles to Export") : _ ("Export"));
  update_actions (self);
}

void
_gsy_export_window_show_page (GsyExportWindow *self, const char *page)
{
  gtk_stack_set_visible_child_name (self->stack, page);
  update_header (self);
}

static void
show_loss (GsyExportWindow *self)
{
  const GsyFormat *format = gsy_export_formats_get (self->formats);
  g_auto (GStrv) options = gsy_export_options_dup (self->options);

  gsy_export_loss_set (self->loss, self->counted, format, gsy_format_get_holds (format, (const char *const *) options), self->unsaved);
  gsy_export_loss_set_busy (self->loss, self->count != NULL || self->count_id != 0);
}

static void
update_place (GsyExportWindow *self)
{
  gsy_export_place_set_what (self->place, gsy_export_formats_get (self->formats), gsy_corpus_get_root (self->corpus), gsy_export_what_get_key (self->what));
}

/* --- counting what there is --- */

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GsyExportWindow) self = _gsy_export_window_weak_take (data);
  g_autoptr (GsyExportResult) counted = gsy_export_task_finish (GSY_EXPORT_TASK (source), result, NULL);

  /* Another one has been begun, or the window is gone. */
  if (self == NULL || GSY_EXPORT_TASK (source) != self->count)
    return;
  g_clear_object (&self->count);
  if (counted != NULL)
    {
      g_clear_pointer (&self->counted, gsy_export_result_free);
      self->counted = g_steal_pointer (&counted);
      gsy_export_what_set_sets (self->what, (const char *const *) self->counted->sets);
    }
  show_loss (self);
}

static void
forget_count (GsyExportWindow *self)
{
  g_clear_handle_id (&self->count_id, g_source_remove);
  if (self->count != NULL)
    gsy_export_task_cancel (self->count);
  g_clear_object (&self->count);
}

static void
count_now (GsyExportWindow *self)
{
  GsyExportRequest *request = gsy_export_request_new (gsy_corpus_get_root (self->corpus));

  forget_count (self);
  gsy_export_what_fill (self->what, request);
  self->count = gsy_export_task_start (request, counted_cb, _gsy_export_window_weak_new (self));
  show_loss (self);
}

/* What is not on the disk would not be seen. */
static void
flushed_for_count_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GsyExportWindow) self = _gsy_export_window_weak_take (data);
  g_autoptr (GError) error = NULL;
  gboolean saved = gsy_corpus_flush_finish (GSY_CORPUS (source), result, &error);

  if (self == NULL)
    return;
  g_clear_pointer (&self->unsaved, g_free);
  if (!saved)
    /* Translators: %s is a sentence that says why */
    self->unsaved = g_strdup_printf (_ ("Not everything that you marked is saved: %s"), error->message);
  if (self->count_id == 0)
    count_now (self);
}

static gboolean
count_soon_cb (gpointer data)
{
  GsyExportWindow *self = data;

  self->count_id = 0;
  gsy_corpus_flush_async (self->corpus, flushed_for_count_cb, _gsy_export_window_weak_new (self));
  return G_SOURCE_REMOVE;
}

static void
count_soon (GsyExportWindow *self)
{
  forget_count (self);
  self->count_id = g_timeout_add (COUNT_MS, count_soon_cb, self);
  show_loss (self);
}

/* --- choosing --- */

static void
format_cb (GsyExportWindow *self)
{
  gsy_export_options_set_format (self->options, gsy_export_formats_get (self->formats));
  _gsy_export_window_set_banner (self, NULL);
  update_place (self);
  show_loss (self);
}

static void
format_taken_cb (GsyExportWindow *self)
{
  gsy_vocabulary_split_show_content (self->split, TRUE);
  update_header (self);
}

static void
options_cb (GsyExportWindow *self)
{
  show_loss (self);
}

static void
what_cb (GsyExportWindow *self)
{
  update_place (self);
  update_actions (self);
  count_soon (self);
}

static void
choose_cb (GsyExportWindow *self)
{
  _gsy_export_window_show_page (self, "articles");
  gsy_export_articles_focus (self->articles);
}

static void
articles_cb (GsyExportWindow *self)
{
  gsy_export_what_chosen_changed (self->what);
}

static void
place_taken_cb (GsyExportWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "export.run", NULL);
}

static void
back_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GsyExportWindow *self = GSY_EXPORT_WINDOW (widget);

  if (_gsy_export_window_is_at (self, "progress"))
    _gsy_export_window_stop (self);
  else if (_gsy_export_window_is_at (self, "articles"))
    {
      _gsy_export_window_show_page (self, "choice");
      gtk_widget_child_focus (GTK_WIDGET (self->what), GTK_DIR_TAB_FORWARD);
    }
  else if (_gsy_export_window_is_at (self, "done") || !gsy_vocabulary_split_go_back (self->split))
    gtk_window_close (GTK_WINDOW (self));
  else
    gsy_export_formats_focus (self->formats);
}

static void
stopped_cb (GsyExportWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "export.back", NULL);
}

/* --- what happens meanwhile --- */

static void
corpus_cb (GsyExportWindow *self)
{
  if (gsy_editor_get_corpus (self->editor) != self->corpus)
    gtk_window_destroy (GTK_WINDOW (self));
}

/* --- object --- */

static void
gsy_export_window_dispose (GObject *object)
{
  GsyExportWindow *self = GSY_EXPORT_WINDOW (object);

  forget_count (self);
  g_clear_handle_id (&self->progress_id, g_source_remove);
  if (self->writing != NULL)
    gsy_export_task_cancel (self->writing);
  g_clear_object (&self->writing);
  g_clear_pointer (&self->request, gsy_export_request_free);
  if (self->question != NULL)
    gtk_window_destroy (self->question);
  self->question = NULL;
  if (self->editor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->editor, self);
      if (g_object_get_data (G_OBJECT (self->editor), WINDOW_KEY) == self)
        g_object_set_data (G_OBJECT (self->editor), WINDOW_KEY, NULL);
    }
  if (self->corpus != NULL)
    g_signal_handlers_disconnect_by_data (self->corpus, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), GSY_TYPE_EXPORT_WINDOW);
  g_clear_object (&self->corpus);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (gsy_export_window_parent_class)->dispose (object);
}

static void
gsy_export_window_finalize (GObject *object)
{
  GsyExportWindow *self = GSY_EXPORT_WINDOW (object);

  g_clear_pointer (&self->counted, gsy_export_result_free);
  g_free (self->unsaved);
  g_free (self->written);
  G_OBJECT_CLASS (gsy_export_window_parent_class)->finalize (object);
}

static void
gsy_export_window_class_init (GsyExportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gsy_export_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = gsy_export_window_finalize;

  g_type_ensure (GSY_TYPE_TOASTER);
  g_type_ensure (GSY_TYPE_VOCABULARY_SPLIT);
  g_type_ensure (GSY_TYPE_EXPORT_ARTICLES);
  g_type_ensure (GSY_TYPE_EXPORT_FORMATS);
  g_type_ensure (GSY_TYPE_EXPORT_LOSS);
  g_type_ensure (GSY_TYPE_EXPORT_OPTIONS);
  g_type_ensure (GSY_TYPE_EXPORT_PLACE);
  g_type_ensure (GSY_TYPE_EXPORT_WHAT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/gainsay/Gainsay/gsy-export-window.ui");
  gtk_widget_class_bind_template_child (widget_class, GsyExportWindow, toaster);
  gtk_widget_class_bind_template_child (widget_class, GsyExportWindow, title);
  gtk_widget_class_bind_template_child (widget_class, GsyExportWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, GsyExportWindow, run_button);
  gtk_widget_class_bind_template_child (widget_class, GsyExportWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, GsyExportWindow, banner_label);
  gtk_widget_class_bind_template_child (widget_class, GsyExportWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, GsyExportWindow, split);
  gtk_widget_class_bind_template_child (widget_class, GsyExportWindow, formats);
  gtk_widget_class_bind_template_child (widget_class, GsyExportWindow, page);
  gtk_widget_class_bind_template_child (widget_class, GsyExportWindow, head);
  gtk_widget_class_bind_template_child (widget_class, GsyExportWindow, loss);
  gtk_widget_class_bind_template_child (widget_class, GsyExportWindow, what);
  gtk_widget_class_bind_template_child (widget_class, GsyExportWindow, options);
  gtk_widget_class_bind_template_child (widget_class, GsyExportWindow, place);
  gtk_widget_class_bind_template_child (widget_class, GsyExportWindow, articles);
  gtk_widget_class_bind_template_child (widget_class, GsyExportWindow, bar);
  gtk_widget_class_bind_template_child (widget_class, GsyExportWindow, stop_button);
  gtk_widget_class_bind_template_child (widget_class, GsyExportWindow, done);
  gtk_widget_class_bind_template_child (widget_class, GsyExportWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, GsyExportWindow, show_button);
  gtk_widget_class_bind_template_child (widget_class, GsyExportWindow, again_button);
  gtk_widget_class_bind_template_child (widget_class, GsyExportWindow, done_loss);
  gtk_widget_class_bind_template_callback (widget_class, update_header);
  gtk_widget_class_bind_template_callback (widget_class, update_actions);
  gtk_widget_class_bind_template_callback (widget_class, format_cb);
  gtk_widget_class_bind_template_callback (widget_class, format_taken_cb);
  gtk_widget_class_bind_template_callback (widget_class, stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, what_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, options_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_taken_cb);
  gtk_widget_class_bind_template_callback (widget_class, articles_cb);

  _gsy_export_window_install_write_actions (widget_class);
  gtk_widget_class_install_action (widget_class, "export.back", NULL, back_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "export.run", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "export.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "export.back", NULL);
}

static void
gsy_export_window_init (GsyExportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gsy_widget_set_tooltip_with_key (self->back_button, _ ("Back"), "<Alt>Left");
}

static void
restore (GsyExportWindow *self)
{
  const GsySessionExport *exported = self->session != NULL ? &self->session->exported : NULL;
  const GsyFormat *format = exported != NULL ? gsy_format_find (exported->format) : NULL;

  gsy_export_place_set_folder (self->place, exported != NULL ? exported->folder : NULL);
  if (exported != NULL)
    {
      gsy_export_options_restore (self->options, (const char *const *) exported->options);
      gsy_export_what_restore (self->what, exported);
    }
  if (format != NULL)
    gsy_export_formats_set (self->formats, format);
  gsy_export_options_set_format (self->options, gsy_export_formats_get (self->formats));
  update_place (self);
  /* Who has chosen before is at what was chosen; a new one begins with the list. */
  if (format != NULL)
    gsy_vocabulary_split_show_content (self->split, FALSE);
}

static GsyExportWindow *
window_new (GtkWindow *parent, GsyEditor *editor, GListModel *shown, GsySession *session)
{
  GtkApplication *application = parent != NULL ? gtk_window_get_application (parent) : NULL;
  GsyExportWindow *self = g_object_new (GSY_TYPE_EXPORT_WINDOW, "application", application, "transient-for", parent, "destroy-with-parent", TRUE, NULL);

  self->editor = g_object_ref (editor);
  self->corpus = g_object_ref (gsy_editor_get_corpus (editor));
  self->session = session;
  g_object_set_data (G_OBJECT (editor), WINDOW_KEY, self);
  gsy_export_what_set_editor (self->what, editor, shown);
  gsy_export_articles_set (self->articles, self->corpus, gsy_export_what_get_chosen (self->what));
  g_signal_connect_swapped (editor, "notify::corpus", G_CALLBACK (corpus_cb), self);
  g_signal_connect_swapped (self->corpus, "document-changed", G_CALLBACK (count_soon), self);
  g_signal_connect_swapped (self->corpus, "files-changed", G_CALLBACK (count_soon), self);
  restore (self);
  update_header (self);
  gsy_widget_tidy_names (GTK_WIDGET (self));
  gsy_widget_let_buttons_wrap (GTK_WIDGET (self), PANGO_WRAP_WORD);
  count_soon (self);
  return self;
}

GsyExportWindow *
gsy_export_window_find (GsyEditor *editor)
{
  g_return_val_if_fail (GSY_IS_EDITOR (editor), NULL);

  return g_object_get_data (G_OBJECT (editor), WINDOW_KEY);
}

void
gsy_export_window_present (GtkWindow *parent, GsyEditor *editor, GListModel *shown, GsySession *session)
{
  GsyExportWindow *self;

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (GSY_IS_EDITOR (editor));

  if (gsy_editor_get_corpus (editor) == NULL)
    return;
  self = gsy_export_window_find (editor);
  if (self == NULL)
    self = window_new (parent, editor, shown, session);
  gtk_window_present (GTK_WINDOW (self));
  gsy_export_formats_focus (self->formats);
}
