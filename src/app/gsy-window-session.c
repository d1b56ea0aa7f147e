/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-window-session.c: what a window remembers for the next session, and how it takes it up again. */
#include "config.h"

#include "app/gsy-window-private.h"

/* A window that was narrower has its header bar made short before it is known what folds. */
#define NARROW_WIDTH 600

GsySession *
_gsy_window_get_session (GsyWindow *self)
{
  GtkApplication *app = gtk_window_get_application (GTK_WINDOW (self));

  return app != NULL ? gsy_application_get_session (GSY_APPLICATION (app)) : NULL;
}

GsySessionFolder *
_gsy_window_get_session_folder (GsyWindow *self)
{
  GsySession *session = _gsy_window_get_session (self);

  return session != NULL && self->corpus != NULL ? gsy_session_find_folder (session, gsy_corpus_get_root (self->corpus)) : NULL;
}

void
_gsy_window_remember_place (GsyWindow *self)
{
  GsySessionFolder *folder = _gsy_window_get_session_folder (self);
  GsyPlace place;

  if (folder == NULL || self->shown_key == NULL)
    return;
  place.scroll = gsy_reading_pane_get_scroll_offset (self->reading);
  place.caret = gsy_reading_pane_get_caret (self->reading);
  gsy_session_folder_set_place (folder, self->shown_key, place);
}

void
gsy_window_remember (GsyWindow *self)
{
  g_return_if_fail (GSY_IS_WINDOW (self));

  GsySession *session = _gsy_window_get_session (self);
  if (session == NULL)
    return;
  GsyWindowPlace *place = &session->window;
  gtk_window_get_default_size (GTK_WINDOW (self), &place->width, &place->height);
  place->maximized = gtk_window_is_maximized (GTK_WINDOW (self));
  place->start_width = gsy_panes_get_start_width (self->panes);
  place->end_width = gsy_panes_get_end_width (self->panes);
  place->start_hidden = !gsy_panes_get_start_docked (self->panes);
  place->end_hidden = !gsy_panes_get_end_docked (self->panes);
  place->links_shown = gsy_editor_get_links_shown (self->editor);
  place->details_height = gsy_marks_pane_get_details_height (self->marks);

  GsySessionFolder *folder = _gsy_window_get_session_folder (self);
  if (folder == NULL)
    return;
  g_auto (GStrv) hidden = gsy_editor_dup_hidden (self->editor);
  g_auto (GStrv) locked = gsy_editor_dup_locked (self->editor);
  gsy_session_folder_set_layers (folder, (const char *const *) hidden, (const char *const *) locked);
  gsy_session_folder_set_article (folder, self->shown_key);
  _gsy_window_remember_place (self);
}

static gboolean
has_large_letters (GsyWindow *self)
{
  int dpi = -1;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 96 * 1024 * 5 / 4;
}

/* Of the buttons that windows have, only the one that closes it, on the side where it is. */
static char *
dup_close_only (GsyWindow *self)
{
  g_autofree char *layout = NULL;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-decoration-layout", &layout, NULL);
  const char *close = layout != NULL ? strstr (layout, "close") : NULL;
  const char *middle = layout != NULL ? strchr (layout, ':') : NULL;
  if (close == NULL)
    return g_strdup (":");
  return g_strdup (middle == NULL || close < middle ? "close:" : ":close");
}

/* A narrow window has no room for what the menu has too, and with large letters none for more than one button of its own. */
void
_gsy_window_set_narrow (GsyWindow *self, gboolean narrow)
{
  g_autofree char *layout = narrow && has_large_letters (self) ? dup_close_only (self) : NULL;

  adw_header_bar_set_decoration_layout (ADW_HEADER_BAR (self->header_bar), layout);
  gtk_widget_set_visible (self->open_button, !narrow);
  gtk_widget_set_visible (self->undo_button, !narrow);
  gtk_widget_set_visible (self->redo_button, !narrow);
  gtk_widget_set_visible (self->find_button, !narrow);
  g_object_set (self->indicator, "compact", narrow, NULL);
}

void
_gsy_window_restore_layout (GsyWindow *self)
{
  GsySession *session = _gsy_window_get_session (self);
  gboolean remember = self->settings == NULL || g_settings_get_boolean (self->settings, "remember-session");

  if (session == NULL || !remember)
    return;
  const GsyWindowPlace *place = &session->window;
  if (place->width > 0 && place->height > 0)
    {
      gtk_window_set_default_size (GTK_WINDOW (self), MAX (place->width, 360), MAX (place->height, 294));
      /* Before it is known what folds: else its header bar would not let it be as narrow as it was. */
      _gsy_window_set_narrow (self, place->width < NARROW_WIDTH);
    }
  if (place->maximized)
    gtk_window_maximize (GTK_WINDOW (self));
  g_object_set (self->panes,
                "start-width", place->start_width,
                "end-width", place->end_width,
                "start-shown", !place->start_hidden,
                "end-shown", !place->end_hidden,
                NULL);
  gsy_marks_pane_set_details_height (self->marks, place->details_height);
  gsy_editor_set_links_shown (self->editor, place->links_shown);
}
