/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-application.c: the program: its command line, its windows, and how it ends without losing anything. */
#include "config.h"

#include "app/gsy-application.h"
#include "app/gsy-accessible-names.h"
#include "app/gsy-help.h"
#include "app/gsy-logout.h"
#include "app/gsy-samples.h"
#include "app/gsy-window.h"
#include "corpus/gsy-versions.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <signal.h>

struct _GsyApplication
{
  AdwApplication parent_instance;

  GsySession *session;
  GSettings *settings; /* nullable: the schema is not installed */
  GsyLogout logout;

  gboolean ending;
  gboolean gave_up;
  guint n_flushing; /* windows */
  guint hurry_id;
  guint give_up_id;
};

/* Whoever tells a program to end is not patient: a disk that does not answer has so long before the work is put elsewhere, and all of it so long. */
#define HURRY_MS 2000
#define GIVE_UP_MS 8000

G_DEFINE_FINAL_TYPE (GsyApplication, gsy_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and exit"), NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL,
    /* Translators: arguments of the command line, in the text of --help */
    N_ ("[FOLDER | ARTICLE …]") },
  G_OPTION_ENTRY_NULL
};

const char *
gsy_application_get_data_dir (void)
{
  const char *dir = g_getenv ("GAINSAY_DATADIR");

  return dir != NULL && dir[0] != '\0' ? dir : GSY_PKGDATADIR;
}

/* --- windows --- */

static GsyWindow *
find_window (GsyApplication *self, const char *root)
{
  for (GList *link = gtk_application_get_windows (GTK_APPLICATION (self)); link != NULL; link = link->next)
    if (GSY_IS_WINDOW (link->data) && (root == NULL || g_strcmp0 (gsy_window_get_root (link->data), root) == 0))
      return link->data;
  return NULL;
}

/* A folder belongs to one window: two would write the same files. */
static void
open_target (GsyApplication *self, GsyWindow *window, const GsyTarget *target)
{
  GsyWindow *other = find_window (self, target->root);

  if (other == NULL)
    {
      if (window == NULL)
        window = gsy_window_new (self);
      gsy_window_open (window, target->root, (const char *const *) target->only, target->key);
    }
  else
    {
      window = other;
      if (target->key != NULL)
        gsy_editor_open (gsy_window_get_editor (window), target->key, NULL);
    }
  gtk_window_present (GTK_WINDOW (window));
}

static void
show_error (GsyApplication *self, GsyWindow *window, const GError *error)
{
  if (window == NULL)
    window = find_window (self, NULL);
  if (window == NULL)
    window = gsy_window_new (self);
  gsy_window_show_problem (window, _ ("Nothing to Open"), error->message);
  gtk_window_present (GTK_WINDOW (window));
}

static void
open_paths (GsyApplication *self, GsyWindow *window, const char *const *paths)
{
  g_autoptr (GError) error = NULL;
  GsyTarget target;

  if (gsy_target_resolve (paths, &target, &error))
    open_target (self, window, &target);
  else
    show_error (self, window, error);
  gsy_target_clear (&target);
}

void
gsy_application_open_in (GsyApplication *self, GsyWindow *window, GFile *file)
{
  g_return_if_fail (GSY_IS_APPLICATION (self));
  g_return_if_fail (G_IS_FILE (file));

  const char *paths[] = { g_file_peek_path (file), NULL };
  if (paths[0] != NULL)
    open_paths (self, window, paths);
}

void
gsy_application_open_paths_in (GsyApplication *self, GsyWindow *window, const char *const *paths)
{
  g_return_if_fail (GSY_IS_APPLICATION (self));
  g_return_if_fail (paths != NULL && paths[0] != NULL);

  open_paths (self, window, paths);
}

void
gsy_application_open_folder_in (GsyApplication *self, GsyWindow *window, const char *root, const char *key)
{
  GsyTarget target = { .root = (char *) root, .key = (char *) key };

  g_return_if_fail (GSY_IS_APPLICATION (self));
  g_return_if_fail (root != NULL);

  open_target (self, window, &target);
}

char *
gsy_application_dup_samples_dir (void)
{
  return g_build_filename (g_get_user_data_dir (), "gainsay", "samples", NULL);
}

gboolean
gsy_application_open_samples (GsyApplication *self, GsyWindow *window)
{
  g_autofree char *source = g_build_filename (gsy_application_get_data_dir (), "samples", NULL);
  g_autofree char *samples = gsy_application_dup_samples_dir ();
  const char *paths[] = { samples, NULL };
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (GSY_IS_APPLICATION (self), FALSE);

  if (!gsy_samples_ensure (source, samples, &error))
    {
      g_debug ("samples: %s", error->message);
      return FALSE;
    }
  open_paths (self, window, paths);
  return TRUE;
}

/* The last folder; the first time, a copy of the samples that is the user's own, with what to do first. */
static void
open_last (GsyApplication *self)
{
  gboolean remember = self->settings == NULL || g_settings_get_boolean (self->settings, "remember-session");
  const char *last = remember ? gsy_session_get_last_folder (self->session) : NULL;

  if (last != NULL)
    {
      const char *paths[] = { last, NULL };
      open_paths (self, NULL, paths);
      return;
    }
  if (!gsy_application_open_samples (self, NULL))
    gtk_window_present (GTK_WINDOW (gsy_window_new (self)));
  if (self->settings == NULL || g_settings_get_boolean (self->settings, "show-welcome"))
    gsy_window_show_welcome (find_window (self, NULL));
}

/* --- the command line --- */

static int
gsy_application_handle_local_options (GApplication *app, GVariantDict *dict)
{
  if (!g_variant_dict_contains (dict, "version"))
    return -1;
  g_print ("gainsay %s\n", GSY_VERSION);
  return 0;
}

static int
gsy_application_command_line (GApplication *app, GApplicationCommandLine *line)
{
  GsyApplication *self = GSY_APPLICATION (app);
  GVariantDict *dict = g_application_command_line_get_options_dict (line);
  g_autofree const char **arguments = NULL;
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  g_variant_dict_lookup (dict, G_OPTION_REMAINING, "^a&ay", &arguments);
  for (guint i = 0; arguments != NULL && arguments[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (line, arguments[i]);
      char *path = g_file_get_path (file);
      if (path != NULL)
        g_ptr_array_add (paths, path);
    }

  if (paths->len > 0)
    {
      g_ptr_array_add (paths, NULL);
      open_paths (self, NULL, (const char *const *) paths->pdata);
    }
  else
    g_application_activate (app);
  return 0;
}

static void
gsy_application_activate (GApplication *app)
{
  GsyApplication *self = GSY_APPLICATION (app);
  GsyWindow *window = find_window (self, NULL);

  if (window != NULL)
    gtk_window_present (GTK_WINDOW (window));
  else
    open_last (self);
}

/* --- the end --- */

static GList *
list_windows (GsyApplication *self)
{
  GList *windows = NULL;

  for (GList *link = gtk_application_get_windows (GTK_APPLICATION (self)); link != NULL; link = link->next)
    if (GSY_IS_WINDOW (link->data))
      windows = g_list_prepend (windows, link->data);
  return windows;
}

/* What is not saved by now is in the recovery folder, or lost: whoever sent the signal is told. */
static void
leave (GsyApplication *self)
{
  g_autoptr (GList) windows = list_windows (self);

  g_clear_handle_id (&self->hurry_id, g_source_remove);
  g_clear_handle_id (&self->give_up_id, g_source_remove);
  for (GList *link = windows; link != NULL; link = link->next)
    {
      const char *message;
      gsy_window_get_save_state (link->data, &message);
      if (message != NULL)
        g_printerr ("gainsay: %s\n", message);
      gsy_window_abandon (link->data);
    }
  g_application_quit (G_APPLICATION (self));
}

static void flush (GsyApplication *self);

static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GsyApplication) self = user_data;
  g_autoptr (GList) windows = list_windows (self);
  gboolean again = FALSE;

  if (--self->n_flushing > 0 || self->gave_up)
    return;
  for (GList *link = windows; link != NULL; link = link->next)
    {
      const char *message;
      again = again || (!gsy_window_is_saved (link->data) && gsy_window_get_save_state (link->data, &message) < GSY_SAVE_STATE_RECOVERY);
    }
  if (again)
    flush (self);
  else
    leave (self);
}

static void
flush (GsyApplication *self)
{
  g_autoptr (GList) windows = list_windows (self);

  self->n_flushing++;
  for (GList *link = windows; link != NULL; link = link->next)
    {
      self->n_flushing++;
      gsy_window_flush_async (link->data, flushed_cb, g_object_ref (self));
    }
  if (--self->n_flushing == 0)
    leave (self);
}

static gboolean
hurry_cb (gpointer user_data)
{
  GsyApplication *self = user_data;
  g_autoptr (GList) windows = list_windows (self);

  self->hurry_id = 0;
  for (GList *link = windows; link != NULL; link = link->next)
    gsy_window_lose_patience (link->data);
  return G_SOURCE_REMOVE;
}

static gboolean
give_up_cb (gpointer user_data)
{
  GsyApplication *self = user_data;

  self->give_up_id = 0;
  self->gave_up = TRUE;
  leave (self);
  return G_SOURCE_REMOVE;
}

/* Saves everything and quits, whatever can be saved and whatever not: whoever sends a signal does not wait for an answer. */
static void
end (GsyApplication *self)
{
  g_autoptr (GList) windows = list_windows (self);

  if (self->ending)
    return;
  self->ending = TRUE;
  for (GList *link = windows; link != NULL; link = link->next)
    gsy_window_remember (link->data);
  gsy_session_save (self->session, NULL);
  self->hurry_id = g_timeout_add (HURRY_MS, hurry_cb, self);
  self->give_up_id = g_timeout_add (GIVE_UP_MS, give_up_cb, self);
  flush (self);
}

/* Sent twice, it is meant. */
static gboolean
signal_cb (gpointer user_data)
{
  GsyApplication *self = user_data;

  if (self->ending)
    hurry_cb (self);
  else
    end (self);
  return G_SOURCE_CONTINUE;
}

/* The session ends, or somebody on the bus says so: nobody has asked the windows. */
static void
gsy_application_shutdown (GApplication *app)
{
  GsyApplication *self = GSY_APPLICATION (app);

  end (self);
  while (self->n_flushing > 0 && !self->gave_up)
    g_main_context_iteration (NULL, TRUE);
  G_APPLICATION_CLASS (gsy_application_parent_class)->shutdown (app);
}

/* Closes window after window, so that each can ask if it must. */
static gboolean
quit_cb (gpointer user_data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (user_data)));

  for (GList *link = windows; link != NULL; link = link->next)
    if (GSY_IS_WINDOW (link->data))
      gtk_window_close (link->data);
  return G_SOURCE_REMOVE;
}

/* Once the key was dealt with: as long as GTK holds a window that it came from, such as that of versions, this may outlive the one that it
 * belongs to, which GTK does not expect. */
static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, quit_cb, g_object_ref (user_data), g_object_unref);
}

static void
help_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gsy_help_show (gtk_application_get_active_window (user_data));
}

/* --- start --- */

static void
color_scheme_cb (GsyApplication *self)
{
  g_autofree char *scheme = g_settings_get_string (self->settings, "color-scheme");
  AdwStyleManager *manager = adw_application_get_style_manager (ADW_APPLICATION (self));

  if (g_str_equal (scheme, "light"))
    adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_LIGHT);
  else if (g_str_equal (scheme, "dark"))
    adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  else
    adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
}

/* All windows write to the same store of earlier versions. */
static void
versions_kept_cb (GsyApplication *self)
{
  static const struct
  {
    const char *name;
    guint days;
  } table[] = { { "day", 1 }, { "week", 7 }, { "month", 31 }, { "year", GSY_VERSIONS_MAX_DAYS } };
  g_autofree char *kept = g_settings_get_string (self->settings, "versions-kept");

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_str_equal (kept, table[i].name))
      gsy_versions_set_max_days (table[i].days);
}

static void
init_settings (GsyApplication *self)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = source != NULL ? g_settings_schema_source_lookup (source, GSY_APP_ID, TRUE) : NULL;

  if (schema == NULL)
    return;
  self->settings = g_settings_new (GSY_APP_ID);
  g_signal_connect_object (self->settings, "changed::color-scheme", G_CALLBACK (color_scheme_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::versions-kept", G_CALLBACK (versions_kept_cb), self, G_CONNECT_SWAPPED);
  color_scheme_cb (self);
  versions_kept_cb (self);
}

static void
set_accels (GsyApplication *self)
{
  static const struct
  {
    const char *action;
    const char *accels[4];
  } table[] = {
    { "app.quit", { "<Control>q" } },
    { "app.help", { "F1" } },
    { "window.close", { "<Control>w" } },
    { "win.open-folder", { "<Control>o" } },
    { "win.import", { "<Control><Shift>o" } },
    { "win.export", { "<Control>e" } },
    { "win.print", { "<Control>p" } },
    { "win.preferences", { "<Control>comma" } },
    { "win.shortcuts", { "<Control>question" } },
    { "win.find", { "<Control>f" } },
    { "win.find-in-folder", { "<Control><Shift>f" } },
    { "win.find-next", { "<Control>g", "F3" } },
    { "win.find-previous", { "<Control><Shift>g", "<Shift>F3" } },
    { "win.previous-article", { "<Control>Page_Up", "<Control>KP_Page_Up" } },
    { "win.next-article", { "<Control>Page_Down", "<Control>KP_Page_Down" } },
    { "win.go-back", { "<Alt>Home", "<Alt>KP_Home" } },
    { "win.done-and-next", { "<Control>Return", "<Control>KP_Enter" } },
    { "win.show-links", { "<Control><Shift>l" } },
    { "win.vocabulary", { "<Control><Shift>a" } },
    { "win.show-problems", { "<Control><Shift>p" } },
    { "win.versions", { "<Control>h" } },
    { "win.toggle-articles", { "F9" } },
    { "win.toggle-statements", { "<Shift>F9" } },
    { "win.focus-separator", { "F8" } },
    { "win.next-pane", { "F6" } },
    { "win.previous-pane", { "<Shift>F6" } },
    { "win.zoom-in", { "<Control>plus", "<Control>equal", "<Control>KP_Add" } },
    { "win.zoom-out", { "<Control>minus", "<Control>KP_Subtract" } },
    { "win.zoom-reset", { "<Control>0", "<Control>KP_0" } },
    { "win.fullscreen", { "F11" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), table[i].action, (const char *const *) table[i].accels);
}

static void
gsy_application_startup (GApplication *app)
{
  GsyApplication *self = GSY_APPLICATION (app);
  static const GActionEntry actions[] = { { .name = "quit", .activate = quit_action }, { .name = "help", .activate = help_action } };
  g_autofree char *path = gsy_session_default_path ();

  self->logout = gsy_logout_find (g_application_get_dbus_connection (app));
  g_object_set (self, "register-session", (self->logout & GSY_LOGOUT_TELLS) != 0, NULL);
  G_APPLICATION_CLASS (gsy_application_parent_class)->startup (app);
  gtk_window_set_default_icon_name (GSY_APP_ID);
  gsy_accessible_names_watch ();
  self->session = gsy_session_new (path);
  init_settings (self);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  set_accels (self);

  g_unix_signal_add (SIGTERM, signal_cb, self);
  g_unix_signal_add (SIGHUP, signal_cb, self);
  g_unix_signal_add (SIGINT, signal_cb, self);
}

static void
gsy_application_finalize (GObject *object)
{
  GsyApplication *self = GSY_APPLICATION (object);

  g_clear_pointer (&self->session, gsy_session_free);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (gsy_application_parent_class)->finalize (object);
}

static void
gsy_application_class_init (GsyApplicationClass *klass)
{
  GApplicationClass *app_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gsy_application_finalize;
  app_class->startup = gsy_application_startup;
  app_class->shutdown = gsy_application_shutdown;
  app_class->activate = gsy_application_activate;
  app_class->command_line = gsy_application_command_line;
  app_class->handle_local_options = gsy_application_handle_local_options;
}

static void
gsy_application_init (GsyApplication *self)
{
  GApplication *app = G_APPLICATION (self);

  g_application_add_main_option_entries (app, options);
  g_application_set_option_context_summary (app, _ ("Mark accusations, denials and counter-accusations in news articles."));
}

GsyApplication *
gsy_application_new (void)
{
  return g_object_new (GSY_TYPE_APPLICATION,
                       "application-id", GSY_APP_ID,
                       "flags", G_APPLICATION_HANDLES_COMMAND_LINE,
                       "resource-base-path", "/org/gainsay/Gainsay",
                       NULL);
}

GsySession *
gsy_application_get_session (GsyApplication *self)
{
  g_return_val_if_fail (GSY_IS_APPLICATION (self), NULL);
  return self->session;
}

gboolean
gsy_application_can_delay_logout (GsyApplication *self)
{
  g_return_val_if_fail (GSY_IS_APPLICATION (self), FALSE);
  return (self->logout & GSY_LOGOUT_WAITS) != 0;
}
