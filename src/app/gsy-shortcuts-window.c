/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-shortcuts-window.c: a line to search in, and the list of shortcuts. */
#include "config.h"

#include "app/gsy-shortcuts-window.h"
#include "app/gsy-shortcut-row.h"
#include "app/gsy-shortcuts-list.h"
#include "app/gsy-widgets.h"

struct _GsyShortcutsWindow
{
  AdwWindow parent_instance;

  GtkSearchEntry *entry;
  GtkStack *stack;
  GtkScrolledWindow *scrolled;
  GtkViewport *viewport;
  GsyShortcutsList *list;
};

G_DEFINE_FINAL_TYPE (GsyShortcutsWindow, gsy_shortcuts_window, ADW_TYPE_WINDOW)

/* --- what is typed --- */

static gboolean
has_words (GsyShortcutsWindow *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0';
}

/* Without selecting what was typed in the list before. */
static void
focus_entry (GsyShortcutsWindow *self)
{
  gtk_text_grab_focus_without_selecting (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))));
}

static void
changed_cb (GsyShortcutsWindow *self)
{
  if (gtk_window_get_focus (GTK_WINDOW (self)) != NULL)
    focus_entry (self);
  guint n = gsy_shortcuts_list_filter (self->list, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "nothing");
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
}

static void
go_to_list (GsyShortcutsWindow *self)
{
  if (!gsy_shortcuts_list_focus_first (self->list))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static gboolean
entry_key_cb (GsyShortcutsWindow *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  go_to_list (self);
  return GDK_EVENT_STOP;
}

/* The headings are seen again too. */
static void
left_cb (GsyShortcutsWindow *self)
{
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
  focus_entry (self);
}

/* --- actions --- */

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GsyShortcutsWindow *self = GSY_SHORTCUTS_WINDOW (widget);

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

static void
back (GsyShortcutsWindow *self)
{
  if (has_words (self))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  back (GSY_SHORTCUTS_WINDOW (widget));
}

/* --- object --- */

static void
gsy_shortcuts_window_dispose (GObject *object)
{
  GsyShortcutsWindow *self = GSY_SHORTCUTS_WINDOW (object);

  if (self->entry != NULL)
    gtk_search_entry_set_key_capture_widget (self->entry, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), GSY_TYPE_SHORTCUTS_WINDOW);
  G_OBJECT_CLASS (gsy_shortcuts_window_parent_class)->dispose (object);
}

static void
gsy_shortcuts_window_class_init (GsyShortcutsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gsy_shortcuts_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/gainsay/Gainsay/gsy-shortcuts-window.ui");
  gtk_widget_class_bind_template_child (widget_class, GsyShortcutsWindow, entry);
  gtk_widget_class_bind_template_child (widget_class, GsyShortcutsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, GsyShortcutsWindow, scrolled);
  gtk_widget_class_bind_template_child (widget_class, GsyShortcutsWindow, viewport);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_to_list);
  gtk_widget_class_bind_template_callback (widget_class, entry_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, back);

  gtk_widget_class_install_action (widget_class, "shortcuts.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "shortcuts.back", NULL, back_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "shortcuts.search", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "shortcuts.back", NULL);
}

static void
gsy_shortcuts_window_init (GsyShortcutsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_type_ensure (GSY_TYPE_SHORTCUT_ROW);
  g_type_ensure (GSY_TYPE_SHORTCUTS_LIST);
  g_type_ensure (GSY_TYPE_SHORTCUTS_SECTION);
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/org/gainsay/Gainsay/shortcuts.ui");
  self->list = GSY_SHORTCUTS_LIST (gtk_builder_get_object (builder, "shortcuts"));
  gtk_viewport_set_child (self->viewport, GTK_WIDGET (self->list));
  gsy_widget_set_name (GTK_WIDGET (self->list), gtk_window_get_title (GTK_WINDOW (self)));
  g_signal_connect_swapped (self->list, "left", G_CALLBACK (left_cb), self);
  gtk_search_entry_set_key_capture_widget (self->entry, GTK_WIDGET (self));
}

void
gsy_shortcuts_window_present (GtkWindow *parent)
{
  g_return_if_fail (GTK_IS_WINDOW (parent));

  GsyShortcutsWindow *self = g_object_new (GSY_TYPE_SHORTCUTS_WINDOW, "application", gtk_window_get_application (parent), "transient-for", parent, "destroy-with-parent", TRUE, NULL);
  gsy_widget_tidy_names (GTK_WIDGET (self));
  /* First: of what happens in a window that is not there yet, assistive technology would take a wrong idea of the window. */
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
