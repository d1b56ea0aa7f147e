/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-window-welcome.c: the first steps, in the article's place until the reader goes to the article in any way. */
#include "config.h"

#include "app/gsy-window-private.h"

gboolean
_gsy_window_is_welcoming (GsyWindow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->content), "welcome") == 0;
}

void
gsy_window_show_welcome (GsyWindow *self)
{
  g_return_if_fail (GSY_IS_WINDOW (self));

  g_autofree char *samples = gsy_application_dup_samples_dir ();
  if (!_gsy_window_is_welcoming (self))
    self->before_welcome = g_intern_string (gtk_stack_get_visible_child_name (self->content));
  g_free (self->welcome_key);
  self->welcome_key = g_strdup (self->shown_key);
  gsy_welcome_page_offer_samples (self->welcome, g_strcmp0 (gsy_window_get_root (self), samples) != 0);
  gsy_panes_close_overlay (self->panes);
  gtk_stack_set_visible_child_name (self->content, "welcome");
  gsy_welcome_page_focus (self->welcome);
}

/* Read once, it does not come by itself any more. */
void
_gsy_window_dismiss_welcome (GsyWindow *self)
{
  if (!_gsy_window_is_welcoming (self))
    return;
  gtk_stack_set_visible_child_name (self->content, self->before_welcome);
  if (self->settings != NULL)
    g_settings_set_boolean (self->settings, "show-welcome", FALSE);
}

/* The article that opens with the folder is none that the reader went to. */
void
_gsy_window_welcome_document (GsyWindow *self)
{
  if (!_gsy_window_is_welcoming (self) || self->shown_key == NULL)
    return;
  if (self->welcome_key == NULL)
    self->welcome_key = g_strdup (self->shown_key);
  else if (!g_str_equal (self->welcome_key, self->shown_key))
    _gsy_window_dismiss_welcome (self);
}

static void
welcome_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gsy_window_show_welcome (GSY_WINDOW (widget));
}

static void
dismiss_welcome_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _gsy_window_dismiss_welcome (GSY_WINDOW (widget));
  _gsy_window_focus_content (GSY_WINDOW (widget));
}

static void
open_samples_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GsyWindow *self = GSY_WINDOW (widget);
  GtkApplication *app = gtk_window_get_application (GTK_WINDOW (self));

  if (app != NULL && gsy_application_open_samples (GSY_APPLICATION (app), self))
    dismiss_welcome_action (widget, name, parameter);
}

void
_gsy_window_install_welcome_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.welcome", NULL, welcome_action);
  gtk_widget_class_install_action (widget_class, "win.dismiss-welcome", NULL, dismiss_welcome_action);
  gtk_widget_class_install_action (widget_class, "win.open-samples", NULL, open_samples_action);
}
