/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-loose-window.c: the loose files of a folder in two lists: those that need a decision, and the others. */
#include "config.h"

#include "app/gsy-loose-window.h"
#include "app/gsy-loose-row.h"
#include "app/gsy-loose-wording.h"
#include "app/gsy-show-file.h"
#include "app/gsy-toaster.h"
#include "app/gsy-widgets.h"

#include "io/gsy-article-reader.h"

#include <glib/gi18n-lib.h>

#define WINDOW_KEY "gsy-loose-window"

struct _GsyLooseWindow
{
  AdwWindow parent_instance;

  GsyToaster *toaster;
  GtkStack *stack;
  GtkWidget *undo_button;
  GtkWidget *adopted_box;
  AdwActionRow *adopted_row;
  GtkWidget *open_box;
  GtkListBox *open_list;
  GtkWidget *other_box;
  GtkListBox *other_list;

  GsyEditor *editor;
  GsyLooseFiles *files;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (GsyLooseWindow, gsy_loose_window, ADW_TYPE_WINDOW)

static const char *const acts[] = { "loose.merge", "loose.attach", "loose.set-aside", "loose.trash" };

/* --- what is shown --- */

static void
update_page (GsyLooseWindow *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->files));
  guint n_open = gsy_loose_files_get_n_undecided (self->files);
  guint n_adopted = gsy_loose_files_get_n_adopted (self->files);
  g_autofree char *followed = n_adopted > 1 ? gsy_loose_wording_adopted_many (n_adopted) : NULL;

  /* What brings nothing and was not asked about lies in the second list. */
  gtk_widget_set_visible (self->open_box, n_open > 0);
  gtk_widget_set_visible (self->other_box, n > n_open);
  gtk_widget_set_visible (self->adopted_box, n_adopted > 0);
  if (n_adopted == 1)
    {
      const char *from, *article;

      gsy_loose_files_get_adopted (self->files, 0, &from, &article);
      followed = gsy_loose_wording_adopted (from, article);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->adopted_row), followed != NULL ? followed : "");
  gtk_stack_set_visible_child_name (self->stack, n + n_adopted > 0 ? "files" : "nothing");
}

static void
update_history (GsyLooseWindow *self)
{
  GsyCorpus *corpus = gsy_editor_get_corpus (self->editor);
  const char *undo = corpus != NULL ? gsy_history_get_undo_label (gsy_corpus_get_history (corpus)) : NULL;
  /* Translators: %s is what was done last, an imperative as “Mark as Denial” */
  g_autofree char *tip = undo != NULL ? g_strdup_printf (_ ("Undo: %s"), undo) : g_strdup (_ ("Undo"));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", undo != NULL);
  gsy_widget_set_tooltip_with_key (self->undo_button, tip, "<Control>z");
}

static void
set_busy (GsyLooseWindow *self, gboolean busy)
{
  self->busy = busy;
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), acts[i], !busy);
}

static GtkWidget *
make_row (gpointer item, gpointer data)
{
  return gsy_loose_row_new (gsy_loose_item_get_file (item));
}

static gboolean
is_open (gpointer item, gpointer data)
{
  return gsy_loose_file_needs_decision (gsy_loose_item_get_file (item));
}

static gboolean
is_other (gpointer item, gpointer data)
{
  return !is_open (item, data);
}

static void
bind_list (GsyLooseWindow *self, GtkListBox *list, GtkCustomFilterFunc shows)
{
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (shows, NULL, NULL));
  g_autoptr (GtkFilterListModel) model = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->files)), filter);

  gtk_list_box_bind_model (list, G_LIST_MODEL (model), make_row, NULL, NULL);
}

/* --- acts --- */

/* The file that the button was about; NULL when it is gone. (transfer full) */
static GsyLooseFile *
find_file (GsyLooseWindow *self, GVariant *parameter, const char **article)
{
  const char *key;

  g_variant_get (parameter, "(^&ay^&ay)", &key, article);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->files)); i++)
    {
      g_autoptr (GsyLooseItem) item = g_list_model_get_item (G_LIST_MODEL (self->files), i);
      const GsyLooseFile *file = gsy_loose_item_get_file (item);

      if (g_str_equal (file->key, key))
        return gsy_loose_file_ref (file);
    }
  return NULL;
}

static GsyLooseFile *
begin (GsyLooseWindow *self, GVariant *parameter, const char **article)
{
  GsyLooseFile *file = self->busy ? NULL : find_file (self, parameter, article);

  if (file == NULL)
    return NULL;
  gsy_editor_settle (self->editor);
  set_busy (self, TRUE);
  return file;
}

/* The button that had the keyboard has gone with its row. */
static gboolean
focus_cb (gpointer user_data)
{
  GsyLooseWindow *self = user_data;

  if (gtk_window_get_focus (GTK_WINDOW (self)) == NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
  return G_SOURCE_REMOVE;
}

static void
end (GsyLooseWindow *self, const char *message, gboolean undo)
{
  set_busy (self, FALSE);
  if (self->toaster != NULL && message != NULL)
    gsy_toaster_show (self->toaster, message, undo ? _ ("_Undo") : NULL, undo ? "win.undo" : NULL);
  g_idle_add_full (G_PRIORITY_LOW, focus_cb, g_object_ref (self), g_object_unref);
}

static void
merged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GsyLooseWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GsyLooseMerge) merge = gsy_loose_files_merge_finish (GSY_LOOSE_FILES (source), result, &error);
  g_autofree char *message = NULL;

  if (merge == NULL)
    {
      end (self, error->message, FALSE);
      return;
    }
  if (merge->n_conflicts > 0)
    /* Translators: Details is the pane with everything that is known of a statement */
    message = g_strdup_printf (ngettext ("The copy was merged; %u value is in conflict: see Details", "The copy was merged; %u values are in conflict: see Details", merge->n_conflicts), merge->n_conflicts);
  else
    /* Translators: %u is how many things changed here, since a copy of the annotations had them otherwise */
    message = g_strdup_printf (ngettext ("The copy was merged: %u change", "The copy was merged: %u changes", merge->n_changes), merge->n_changes);
  end (self, message, merge->n_changes > 0);
}

static void
merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GsyLooseWindow *self = GSY_LOOSE_WINDOW (widget);
  const char *article;
  g_autoptr (GsyLooseFile) file = begin (self, parameter, &article);

  if (file != NULL)
    gsy_loose_files_merge_async (self->files, file, article[0] != '\0' ? article : NULL, merged_cb, g_object_ref (self));
}

/* That it was done is told by the main window, which can take it back. */
static void
attached_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GsyLooseWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean attached = gsy_loose_files_adopt_finish (GSY_LOOSE_FILES (source), result, &error);

  end (self, attached ? _ ("The annotations belong to the article now") : error->message, FALSE);
}

static void
attach_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GsyLooseWindow *self = GSY_LOOSE_WINDOW (widget);
  const char *article;
  g_autoptr (GsyLooseFile) file = begin (self, parameter, &article);

  if (file != NULL)
    gsy_loose_files_adopt_async (self->files, file, article, attached_cb, g_object_ref (self));
}

static void
aside_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GsyLooseWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = gsy_loose_files_set_aside_finish (GSY_LOOSE_FILES (source), result, &error);
  g_autofree char *name = NULL, *message = NULL;

  if (aside == NULL)
    {
      end (self, error->message, FALSE);
      return;
    }
  if (aside[0] != '\0')
    {
      g_autofree char *base = g_path_get_basename (aside);

      name = gsy_display_name (base);
      /* Translators: %s is a file name */
      message = g_strdup_printf (_ ("Set aside as “%s”"), name);
    }
  end (self, message != NULL ? message : _ ("Moved to the trash"), FALSE);
}

static void
aside_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GsyLooseWindow *self = GSY_LOOSE_WINDOW (widget);
  const char *article;
  g_autoptr (GsyLooseFile) file = begin (self, parameter, &article);

  if (file != NULL)
    gsy_loose_files_set_aside_async (self->files, file, g_str_equal (name, "loose.trash"), aside_cb, g_object_ref (self));
}

static void
show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GsyLooseWindow *self = GSY_LOOSE_WINDOW (widget);
  GsyCorpus *corpus = gsy_editor_get_corpus (self->editor);
  const char *article;
  g_autoptr (GsyLooseFile) file = find_file (self, parameter, &article);
  g_autofree char *path = NULL;

  if (file == NULL || corpus == NULL)
    return;
  path = g_build_filename (gsy_corpus_get_root (corpus), file->key, NULL);
  gsy_show_file (GTK_WINDOW (self), path);
}

static void
take_back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GsyLooseWindow *self = GSY_LOOSE_WINDOW (widget);

  gsy_loose_files_take_back (self->files);
  g_idle_add_full (G_PRIORITY_LOW, focus_cb, g_object_ref (self), g_object_unref);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GsyLooseWindow *self = GSY_LOOSE_WINDOW (widget);

  /* What is said there may be what is undone now. */
  gsy_toaster_dismiss (self->toaster);
  if (!gsy_editor_undo (self->editor))
    gtk_widget_error_bell (widget);
}

/* The editor has turned to another folder. */
static void
corpus_cb (GsyLooseWindow *self)
{
  gtk_window_destroy (GTK_WINDOW (self));
}

/* --- object --- */

static void
gsy_loose_window_dispose (GObject *object)
{
  GsyLooseWindow *self = GSY_LOOSE_WINDOW (object);

  if (self->editor != NULL)
    {
      GsyCorpus *corpus = gsy_editor_get_corpus (self->editor);

      g_signal_handlers_disconnect_by_data (self->editor, self);
      if (corpus != NULL)
        g_signal_handlers_disconnect_by_data (gsy_corpus_get_history (corpus), self);
    }
  if (self->files != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->files, self);
      if (g_object_get_data (G_OBJECT (self->files), WINDOW_KEY) == self)
        g_object_set_data (G_OBJECT (self->files), WINDOW_KEY, NULL);
    }
  if (self->open_list != NULL)
    {
      gtk_list_box_bind_model (self->open_list, NULL, NULL, NULL, NULL);
      gtk_list_box_bind_model (self->other_list, NULL, NULL, NULL, NULL);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), GSY_TYPE_LOOSE_WINDOW);
  g_clear_object (&self->files);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (gsy_loose_window_parent_class)->dispose (object);
}

static void
gsy_loose_window_class_init (GsyLooseWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gsy_loose_window_dispose;

  g_type_ensure (GSY_TYPE_TOASTER);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/gainsay/Gainsay/gsy-loose-window.ui");
  gtk_widget_class_bind_template_child (widget_class, GsyLooseWindow, toaster);
  gtk_widget_class_bind_template_child (widget_class, GsyLooseWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, GsyLooseWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, GsyLooseWindow, adopted_box);
  gtk_widget_class_bind_template_child (widget_class, GsyLooseWindow, adopted_row);
  gtk_widget_class_bind_template_child (widget_class, GsyLooseWindow, open_box);
  gtk_widget_class_bind_template_child (widget_class, GsyLooseWindow, open_list);
  gtk_widget_class_bind_template_child (widget_class, GsyLooseWindow, other_box);
  gtk_widget_class_bind_template_child (widget_class, GsyLooseWindow, other_list);

  gtk_widget_class_install_action (widget_class, "loose.merge", "(ayay)", merge_action);
  gtk_widget_class_install_action (widget_class, "loose.attach", "(ayay)", attach_action);
  gtk_widget_class_install_action (widget_class, "loose.set-aside", "(ayay)", aside_action);
  gtk_widget_class_install_action (widget_class, "loose.trash", "(ayay)", aside_action);
  gtk_widget_class_install_action (widget_class, "loose.show", "(ayay)", show_action);
  gtk_widget_class_install_action (widget_class, "loose.take-back", NULL, take_back_action);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
gsy_loose_window_init (GsyLooseWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GsyLooseWindow *
window_new (GtkWindow *parent, GsyEditor *editor, GsyLooseFiles *files)
{
  GsyLooseWindow *self = g_object_new (GSY_TYPE_LOOSE_WINDOW, "application", gtk_window_get_application (parent), "transient-for", parent, "destroy-with-parent", TRUE, NULL);

  self->editor = g_object_ref (editor);
  self->files = g_object_ref (files);
  g_object_set_data (G_OBJECT (files), WINDOW_KEY, self);
  bind_list (self, self->open_list, is_open);
  bind_list (self, self->other_list, is_other);
  g_signal_connect_swapped (files, "items-changed", G_CALLBACK (update_page), self);
  g_signal_connect_swapped (files, "notify::n-adopted", G_CALLBACK (update_page), self);
  g_signal_connect_swapped (files, "notify::n-undecided", G_CALLBACK (update_page), self);
  g_signal_connect_swapped (editor, "notify::corpus", G_CALLBACK (corpus_cb), self);
  g_signal_connect_swapped (gsy_corpus_get_history (gsy_editor_get_corpus (editor)), "notify", G_CALLBACK (update_history), self);
  update_history (self);
  update_page (self);
  gsy_widget_tidy_names (GTK_WIDGET (self));
  gsy_widget_let_buttons_wrap (GTK_WIDGET (self), PANGO_WRAP_WORD);
  return self;
}

GsyLooseWindow *
gsy_loose_window_find (GsyLooseFiles *files)
{
  g_return_val_if_fail (GSY_IS_LOOSE_FILES (files), NULL);
  return g_object_get_data (G_OBJECT (files), WINDOW_KEY);
}

void
gsy_loose_window_present (GtkWindow *parent, GsyEditor *editor, GsyLooseFiles *files)
{
  GsyLooseWindow *self;

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (GSY_IS_EDITOR (editor) && GSY_IS_LOOSE_FILES (files));

  if (gsy_editor_get_corpus (editor) == NULL)
    return;
  self = gsy_loose_window_find (files);
  if (self == NULL)
    self = window_new (parent, editor, files);
  gtk_window_present (GTK_WINDOW (self));
}
