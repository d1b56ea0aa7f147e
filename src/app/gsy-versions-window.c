/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-versions-window.c: the earlier versions of an article's annotations. */
#include "config.h"

#include "app/gsy-versions-window.h"
#include "app/gsy-toaster.h"
#include "app/gsy-version-item.h"
#include "app/gsy-version-preview.h"
#include "app/gsy-version-wording.h"
#include "app/gsy-vocabulary-split.h"
#include "app/gsy-widgets.h"
#include "core/gsy-error.h"

#include <glib/gi18n-lib.h>

#define WINDOW_KEY "gsy-versions-window"
/* What is typed in one go is compared once. */
#define COMPARE_MS 250

struct _GsyVersionsWindow
{
  AdwWindow parent_instance;

  GsyToaster *toaster;
  AdwWindowTitle *title;
  GtkWidget *back_button;
  GtkWidget *undo_button;
  GtkWidget *restore_button;
  GtkRevealer *banner;
  GtkLabel *banner_label;
  GtkStack *stack;
  GsyVocabularySplit *split;
  GtkListBox *list;
  GsyVersionPreview *preview;

  GsyEditor *editor;
  GsyCorpus *corpus;
  GSignalGroup *document_signals;
  GsyDocument *document; /* whose versions are listed; nullable */
  GsyArticle *article;   /* as they were read with; nullable */
  GPtrArray *items;      /* of GsyVersionItem, the newest first */
  GCancellable *cancellable;
  gboolean listing;
  gboolean wants_focus; /* the list, when there is something in it */
  guint compare_id;
};

G_DEFINE_FINAL_TYPE (GsyVersionsWindow, gsy_versions_window, ADW_TYPE_WINDOW)

static void examine_next (GsyVersionsWindow *self, GPtrArray *items, guint i, GPtrArray *statements);

/* --- rows --- */

static GsyVersionItem *
get_row_item (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "item");
}

static void
update_row (GtkListBoxRow *row)
{
  GsyVersionItem *item = get_row_item (row);
  const GsyVersion *version = gsy_version_item_get_version (item);
  const GsySidecar *sidecar = gsy_version_item_get_sidecar (item);
  gint64 now = g_get_real_time ();
  g_autofree char *day = gsy_version_wording_day (version->instant, now);
  g_autofree char *clock = gsy_version_wording_time (version->instant);
  g_autofree char *ago = gsy_version_wording_ago (version->instant, now);
  g_autofree char *counts = NULL;
  g_autofree char *name = NULL;

  if (gsy_version_item_get_error (item) != NULL)
    /* Translators: an earlier version that cannot be read */
    counts = g_strdup (_ ("Cannot be used"));
  else if (sidecar != NULL)
    counts = gsy_version_wording_counts (sidecar->statements->len, gsy_version_item_get_n_differences (item));
  else
    counts = g_strdup (_ ("Reading…"));
  gtk_label_set_label (g_object_get_data (G_OBJECT (row), "time"), clock);
  gtk_label_set_label (g_object_get_data (G_OBJECT (row), "ago"), ago);
  gtk_label_set_label (g_object_get_data (G_OBJECT (row), "counts"), counts);
  /* Translators: for a screen reader, an earlier version: its day, its time, how long ago, and how it differs from what is open */
  name = g_strdup_printf (C_ ("version", "%1$s, %2$s, %3$s, %4$s"), day, clock, ago, counts);
  gsy_widget_set_name (GTK_WIDGET (row), name);
}

static GtkWidget *
create_row (GsyVersionItem *item)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *clock = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, NULL);
  GtkWidget *ago = g_object_new (GTK_TYPE_LABEL, "xalign", 1.f, "hexpand", TRUE, "ellipsize", PANGO_ELLIPSIZE_END, "width-chars", 6, NULL);
  GtkWidget *counts = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "ellipsize", PANGO_ELLIPSIZE_END, "width-chars", 8, NULL);

  gtk_widget_add_css_class (ago, "caption");
  gtk_widget_add_css_class (ago, "dim-label");
  gtk_widget_add_css_class (clock, "numeric");
  gtk_widget_add_css_class (counts, "caption");
  gtk_widget_add_css_class (counts, "dim-label");
  gtk_box_append (GTK_BOX (top), clock);
  gtk_box_append (GTK_BOX (top), ago);
  gtk_box_append (GTK_BOX (box), top);
  gtk_box_append (GTK_BOX (box), counts);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "item", g_object_ref (item), g_object_unref);
  g_object_set_data (G_OBJECT (row), "time", clock);
  g_object_set_data (G_OBJECT (row), "ago", ago);
  g_object_set_data (G_OBJECT (row), "counts", counts);
  g_signal_connect_object (item, "changed", G_CALLBACK (update_row), row, G_CONNECT_SWAPPED);
  update_row (GTK_LIST_BOX_ROW (row));
  return row;
}

/* The day above the first of its versions. */
static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  gint64 now = g_get_real_time ();
  g_autofree char *day = gsy_version_wording_day (gsy_version_item_get_version (get_row_item (row))->instant, now);
  g_autofree char *day_before = before != NULL ? gsy_version_wording_day (gsy_version_item_get_version (get_row_item (before))->instant, now) : NULL;
  GtkWidget *label;

  if (g_strcmp0 (day, day_before) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = g_object_new (GTK_TYPE_LABEL, "label", day, "xalign", 0.f, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "version-day");
  gtk_list_box_row_set_header (row, label);
}

static GsyVersionItem *
get_selected (GsyVersionsWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? get_row_item (row) : NULL;
}

/* --- what is possible now --- */

static gboolean
is_newer_file (GsyVersionsWindow *self)
{
  return self->document != NULL && g_error_matches (gsy_document_get_sidecar_error (self->document), GSY_ERROR, GSY_ERROR_VERSION);
}

static void
update_header (GsyVersionsWindow *self)
{
  gboolean back = gsy_vocabulary_split_can_go_back (self->split);
  gboolean listed = gtk_list_box_get_row_at_index (self->list, 0) != NULL;

  gtk_widget_set_visible (self->back_button, back);
  gtk_widget_set_visible (self->restore_button, listed && (back || !gsy_vocabulary_split_is_folded (self->split)));
}

static void
update_banner (GsyVersionsWindow *self)
{
  const GError *error = self->document != NULL ? gsy_document_get_sidecar_error (self->document) : NULL;
  const char *text = NULL;

  if (is_newer_file (self))
    text = error->message;
  else if (error != NULL)
    text = _ ("The file of annotations is broken. Restoring a version first gives it another name; nothing of it is deleted.");
  else if (self->document != NULL && gsy_document_can_restore (self->document))
    text = _ ("The file of annotations is gone. Restoring a version writes it again.");
  if (text != NULL)
    gtk_label_set_label (self->banner_label, text);
  gtk_revealer_set_reveal_child (self->banner, text != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->banner), text != NULL);
}

static void
update_actions (GsyVersionsWindow *self)
{
  GsyHistory *history = gsy_corpus_get_history (self->corpus);
  const char *undo = gsy_history_get_undo_label (history);
  /* Translators: %s is what was done last, an imperative as “Mark as Denial” */
  g_autofree char *tip = undo != NULL ? g_strdup_printf (_ ("Undo: %s"), undo) : g_strdup (_ ("Undo"));
  GsyVersionItem *item = get_selected (self);
  gboolean readable = item != NULL && gsy_version_item_get_sidecar (item) != NULL && !is_newer_file (self);
  gboolean broken = self->document != NULL && gsy_document_is_read_only (self->document);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", undo != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", gsy_history_can_redo (history));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "versions.restore", readable && (broken || gsy_version_preview_get_n_differences (self->preview) > 0));
  gsy_widget_set_tooltip_with_key (self->undo_button, tip, "<Control>z");
}

static void
update_title (GsyVersionsWindow *self)
{
  adw_window_title_set_subtitle (self->title, self->document != NULL ? gsy_document_get_title (self->document) : "");
}

static void
show_selected (GsyVersionsWindow *self)
{
  gsy_version_preview_set (self->preview, self->editor, get_selected (self));
  update_actions (self);
}

/* --- reading and comparing, one after the other --- */

typedef struct
{
  GsyVersionsWindow *window; /* weak: a window that is closed waits for nothing */
  GsyDocument *document;
  GPtrArray *items;
  guint i;
  GPtrArray *statements;
} Examined;

static void
examined_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Examined *examined = data;
  GsyVersionsWindow *self = examined->window;
  GsyVersionItem *item = g_ptr_array_index (examined->items, examined->i);

  if (self != NULL && gsy_version_item_examine_finish (item, examined->document, result) && self->document == examined->document)
    {
      if (item == get_selected (self))
        show_selected (self);
      examine_next (self, examined->items, examined->i + 1, examined->statements);
    }
  g_clear_weak_pointer (&examined->window);
  g_object_unref (examined->document);
  g_ptr_array_unref (examined->items);
  g_ptr_array_unref (examined->statements);
  g_free (examined);
}

static void
examine_next (GsyVersionsWindow *self, GPtrArray *items, guint i, GPtrArray *statements)
{
  Examined *examined;

  if (i >= items->len)
    return;
  examined = g_new0 (Examined, 1);
  g_set_weak_pointer (&examined->window, self);
  examined->document = g_object_ref (self->document);
  examined->items = g_ptr_array_ref (items);
  examined->i = i;
  examined->statements = g_ptr_array_ref (statements);
  gsy_version_item_examine_async (g_ptr_array_index (items, i), self->document, statements, self->cancellable, examined_cb, examined);
}

static void
cancel (GsyVersionsWindow *self)
{
  g_clear_handle_id (&self->compare_id, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
examine_all (GsyVersionsWindow *self)
{
  g_autoptr (GPtrArray) statements = NULL;

  cancel (self);
  if (self->document == NULL || self->items == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  statements = gsy_version_item_dup_statements (self->document);
  examine_next (self, self->items, 0, statements);
}

/* --- the list --- */

static void
select_row (GsyVersionsWindow *self, guint i)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) i);

  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
}

static GsyVersionItem *
find_item (GsyVersionsWindow *self, const GsyVersion *version)
{
  for (guint i = 0; self->items != NULL && i < self->items->len; i++)
    {
      GsyVersionItem *item = g_ptr_array_index (self->items, i);

      if (g_str_equal (gsy_version_item_get_version (item)->path, version->path))
        return item;
    }
  return NULL;
}

/* The list is told in @versions; what was read before stays read. */
static void
set_versions (GsyVersionsWindow *self, GPtrArray *versions)
{
  GsyVersionItem *selected = get_selected (self);
  g_autofree char *selected_path = selected != NULL ? g_strdup (gsy_version_item_get_version (selected)->path) : NULL;
  gboolean focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL;
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  guint place = 0;
  GtkWidget *child;

  for (guint i = 0; i < versions->len; i++)
    {
      const GsyVersion *version = g_ptr_array_index (versions, i);
      GsyVersionItem *known = find_item (self, version);

      g_ptr_array_add (items, known != NULL ? g_object_ref (known) : gsy_version_item_new (version));
      if (g_strcmp0 (version->path, selected_path) == 0)
        place = i;
    }
  self->listing = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < items->len; i++)
    gtk_list_box_append (self->list, create_row (g_ptr_array_index (items, i)));
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = items;
  select_row (self, place);
  self->listing = FALSE;
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "versions" : "none");
  if ((focus || self->wants_focus) && gtk_list_box_get_selected_row (self->list) != NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (self->list)));
      self->wants_focus = FALSE;
    }
  update_header (self);
  show_selected (self);
  examine_all (self);
}

static void
list_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, gsy_versions_list (data), (GDestroyNotify) g_ptr_array_unref);
}

typedef struct
{
  GsyVersionsWindow *window; /* weak */
  GsyDocument *document;
} Listing;

static gboolean
is_same_list (GsyVersionsWindow *self, GPtrArray *versions)
{
  if (self->items == NULL || self->items->len != versions->len)
    return FALSE;
  for (guint i = 0; i < versions->len; i++)
    {
      const GsyVersion *version = g_ptr_array_index (versions, i);
      const GsyVersion *known = gsy_version_item_get_version (g_ptr_array_index (self->items, i));

      if (!g_str_equal (version->path, known->path))
        return FALSE;
    }
  return TRUE;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Listing *listing = data;
  GsyVersionsWindow *self = listing->window;
  g_autoptr (GPtrArray) versions = g_task_propagate_pointer (G_TASK (result), NULL);

  if (self != NULL && versions != NULL && self->document == listing->document && !is_same_list (self, versions))
    set_versions (self, versions);
  g_clear_weak_pointer (&listing->window);
  g_object_unref (listing->document);
  g_free (listing);
}

static void
list_versions (GsyVersionsWindow *self)
{
  g_autoptr (GTask) task = NULL;
  Listing *listing;

  if (self->document == NULL)
    return;
  listing = g_new0 (Listing, 1);
  g_set_weak_pointer (&listing->window, self);
  listing->document = g_object_ref (self->document);
  task = g_task_new (NULL, NULL, listed_cb, listing);
  g_task_set_source_tag (task, list_versions);
  g_task_set_task_data (task, g_strdup (gsy_document_get_sidecar_path (self->document)), g_free);
  g_task_run_in_thread (task, list_in_thread);
}

/* --- what the editor says --- */

static void
forget_versions (GsyVersionsWindow *self)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  cancel (self);
  set_versions (self, none);
}

static void
document_cb (GsyVersionsWindow *self)
{
  GsyDocument *document = gsy_editor_get_document (self->editor);
  GsyArticle *article = document != NULL ? gsy_document_get_article (document) : NULL;

  /* They were read against another text. */
  if (document != self->document || article != self->article)
    {
      g_set_object (&self->document, document);
      g_set_object (&self->article, article);
      g_signal_group_set_target (self->document_signals, document);
      forget_versions (self);
      list_versions (self);
    }
  update_title (self);
  update_banner (self);
  show_selected (self);
}

static gboolean
compare_cb (gpointer data)
{
  GsyVersionsWindow *self = data;

  self->compare_id = 0;
  examine_all (self);
  return G_SOURCE_REMOVE;
}

static void
document_changed_cb (GsyVersionsWindow *self)
{
  if (gsy_document_get_article (self->document) != self->article)
    {
      document_cb (self);
      return;
    }
  update_title (self);
  update_banner (self);
  show_selected (self);
  if (self->compare_id == 0)
    self->compare_id = g_timeout_add (COMPARE_MS, compare_cb, self);
}

static void
save_state_cb (GsyVersionsWindow *self)
{
  update_banner (self);
  if (gsy_document_is_saved (self->document))
    list_versions (self);
}

static void
reported_cb (GsyVersionsWindow *self, const char *message)
{
  gsy_toaster_show (self->toaster, message, _ ("_Undo"), "win.undo");
}

static void
refused_cb (GsyVersionsWindow *self, const char *message)
{
  gsy_toaster_show (self->toaster, message, NULL, NULL);
}

static void
corpus_cb (GsyVersionsWindow *self)
{
  if (gsy_editor_get_corpus (self->editor) != self->corpus)
    gtk_window_destroy (GTK_WINDOW (self));
}

/* --- what the user does --- */

static void
row_selected_cb (GsyVersionsWindow *self)
{
  if (!self->listing)
    show_selected (self);
}

static void
row_activated_cb (GsyVersionsWindow *self)
{
  gsy_vocabulary_split_show_content (self->split, FALSE);
  update_header (self);
  gtk_widget_grab_focus (self->restore_button);
}

static void
went_back_cb (GsyVersionsWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
restore_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GsyVersionsWindow *self = GSY_VERSIONS_WINDOW (widget);
  GsyVersionItem *item = get_selected (self);
  const GsySidecar *sidecar = item != NULL ? gsy_version_item_get_sidecar (item) : NULL;
  g_autoptr (GsyVersionItem) alive = NULL;
  g_autofree char *when = NULL;

  if (sidecar == NULL || self->document == NULL)
    return;
  alive = g_object_ref (item);
  when = gsy_version_wording_when (gsy_version_item_get_version (item)->instant);
  if (!gsy_editor_restore_version (self->editor, sidecar, when))
    return;
  /* The button has done its work, and cannot keep the keyboard. */
  if (gsy_vocabulary_split_is_folded (self->split))
    gtk_widget_grab_focus (self->undo_button);
  else
    went_back_cb (self);
}

static void
back_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GsyVersionsWindow *self = GSY_VERSIONS_WINDOW (widget);

  if (!gsy_vocabulary_split_go_back (self->split))
    gtk_window_close (GTK_WINDOW (self));
}

static void
undo_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GsyVersionsWindow *self = GSY_VERSIONS_WINDOW (widget);

  gsy_toaster_dismiss (self->toaster);
  if (!gsy_editor_undo (self->editor))
    gtk_widget_error_bell (widget);
}

static void
redo_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (!gsy_editor_redo (GSY_VERSIONS_WINDOW (widget)->editor))
    gtk_widget_error_bell (widget);
}

/* --- object --- */

static void
gsy_versions_window_dispose (GObject *object)
{
  GsyVersionsWindow *self = GSY_VERSIONS_WINDOW (object);

  cancel (self);
  g_clear_object (&self->document_signals);
  if (self->editor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->editor, self);
      if (g_object_get_data (G_OBJECT (self->editor), WINDOW_KEY) == self)
        g_object_set_data (G_OBJECT (self->editor), WINDOW_KEY, NULL);
    }
  if (self->corpus != NULL)
    g_signal_handlers_disconnect_by_data (gsy_corpus_get_history (self->corpus), self);
  self->listing = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), GSY_TYPE_VERSIONS_WINDOW);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_object (&self->document);
  g_clear_object (&self->article);
  g_clear_object (&self->corpus);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (gsy_versions_window_parent_class)->dispose (object);
}

static void
gsy_versions_window_class_init (GsyVersionsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gsy_versions_window_dispose;

  g_type_ensure (GSY_TYPE_TOASTER);
  g_type_ensure (GSY_TYPE_VOCABULARY_SPLIT);
  g_type_ensure (GSY_TYPE_VERSION_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/gainsay/Gainsay/gsy-versions-window.ui");
  gtk_widget_class_bind_template_child (widget_class, GsyVersionsWindow, toaster);
  gtk_widget_class_bind_template_child (widget_class, GsyVersionsWindow, title);
  gtk_widget_class_bind_template_child (widget_class, GsyVersionsWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, GsyVersionsWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, GsyVersionsWindow, restore_button);
  gtk_widget_class_bind_template_child (widget_class, GsyVersionsWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, GsyVersionsWindow, banner_label);
  gtk_widget_class_bind_template_child (widget_class, GsyVersionsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, GsyVersionsWindow, split);
  gtk_widget_class_bind_template_child (widget_class, GsyVersionsWindow, list);
  gtk_widget_class_bind_template_child (widget_class, GsyVersionsWindow, preview);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, went_back_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_header);

  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "versions.restore", NULL, restore_action);
  gtk_widget_class_install_action (widget_class, "versions.back", NULL, back_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, GDK_CONTROL_MASK, "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "versions.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "versions.back", NULL);
}

static void
gsy_versions_window_init (GsyVersionsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gsy_widget_set_tooltip_with_key (self->back_button, _ ("Back"), "<Alt>Left");
  gsy_widget_set_name (GTK_WIDGET (self->list), _ ("Versions"));
  gsy_widget_let_tab_leave (GTK_WIDGET (self->list));
  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
  self->document_signals = g_signal_group_new (GSY_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "changed", G_CALLBACK (document_changed_cb), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::save-state", G_CALLBACK (save_state_cb), self);
}

static GsyVersionsWindow *
window_new (GtkWindow *parent, GsyEditor *editor)
{
  GsyVersionsWindow *self = g_object_new (GSY_TYPE_VERSIONS_WINDOW, "application", gtk_window_get_application (parent), "transient-for", parent, "destroy-with-parent", TRUE, NULL);

  self->wants_focus = TRUE;
  self->editor = g_object_ref (editor);
  self->corpus = g_object_ref (gsy_editor_get_corpus (editor));
  g_object_set_data (G_OBJECT (editor), WINDOW_KEY, self);
  g_signal_connect_swapped (editor, "reported", G_CALLBACK (reported_cb), self);
  g_signal_connect_swapped (editor, "refused", G_CALLBACK (refused_cb), self);
  g_signal_connect_swapped (editor, "notify::document", G_CALLBACK (document_cb), self);
  g_signal_connect_swapped (editor, "notify::corpus", G_CALLBACK (corpus_cb), self);
  g_signal_connect_swapped (gsy_corpus_get_history (self->corpus), "notify", G_CALLBACK (update_actions), self);
  forget_versions (self);
  document_cb (self);
  gsy_widget_tidy_names (GTK_WIDGET (self));
  gsy_widget_let_buttons_wrap (GTK_WIDGET (self), PANGO_WRAP_WORD);
  return self;
}

GsyVersionsWindow *
gsy_versions_window_find (GsyEditor *editor)
{
  g_return_val_if_fail (GSY_IS_EDITOR (editor), NULL);
  return g_object_get_data (G_OBJECT (editor), WINDOW_KEY);
}

void
gsy_versions_window_present (GtkWindow *parent, GsyEditor *editor)
{
  GsyVersionsWindow *self;

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (GSY_IS_EDITOR (editor));

  if (gsy_editor_get_corpus (editor) == NULL)
    return;
  self = gsy_versions_window_find (editor);
  if (self == NULL)
    self = window_new (parent, editor);
  gtk_window_present (GTK_WINDOW (self));
}
