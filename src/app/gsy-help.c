/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-help.c: finds the manual, and asks the desktop for what shows it. */
#include "config.h"

#include "app/gsy-help.h"
#include "app/gsy-dialogs.h"

#include <glib/gi18n-lib.h>

#define FIRST_PAGE "index"

/* By name: nothing but this has to know all windows. */
static const struct
{
  const char *type;
  const char *page;
} pages[] = {
  { "GsyExportWindow", "export" },
  { "GsyImportWindow", "import" },
  { "GsyLooseWindow", "together" },
  { "GsySearchWindow", "find" },
  { "GsyShortcutsWindow", "shortcuts" },
  { "GsyVersionsWindow", "versions" },
  { "GsyVocabularyWindow", "names" },
  { "AdwPreferencesWindow", "preferences" },
  { "GtkPrintUnixDialog", "print" },
};

const char *
gsy_help_get_page (GtkWindow *window)
{
  g_return_val_if_fail (window == NULL || GTK_IS_WINDOW (window), FIRST_PAGE);

  for (guint i = 0; window != NULL && i < G_N_ELEMENTS (pages); i++)
    {
      GType type = g_type_from_name (pages[i].type);
      if (type != 0 && G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return pages[i].page;
    }
  return FIRST_PAGE;
}

/* --- where it is --- */

static const char *
get_help_dir (void)
{
  const char *dir = g_getenv ("GAINSAY_HELPDIR");

  return dir != NULL && dir[0] != '\0' ? dir : NULL;
}

/* The folder FOLDER/LANGUAGE/WITHIN that has that file, of the first of the user's languages that there is; the last one is English, "C". */
static char *
find_language (const char *folder, const char *within, const char *file)
{
  for (const char *const *language = g_get_language_names (); *language != NULL; language++)
    {
      g_autofree char *found = g_build_filename (folder, *language, within, NULL);
      g_autofree char *path = g_build_filename (found, file, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&found);
    }
  return NULL;
}

/* As Yelp looks for it. */
static gboolean
is_installed (const char *file)
{
  g_autoptr (GPtrArray) data = g_ptr_array_new ();

  g_ptr_array_add (data, (gpointer) g_get_user_data_dir ());
  for (const char *const *dir = g_get_system_data_dirs (); *dir != NULL; dir++)
    g_ptr_array_add (data, (gpointer) *dir);
  for (guint i = 0; i < data->len; i++)
    {
      g_autofree char *folder = g_build_filename (g_ptr_array_index (data, i), "help", NULL);
      g_autofree char *found = find_language (folder, "gainsay", file);
      if (found != NULL)
        return TRUE;
    }
  return FALSE;
}

char *
gsy_help_find_mallard (const char *page)
{
  g_return_val_if_fail (page != NULL, NULL);

  g_autofree char *file = g_strconcat (page, ".page", NULL);
  const char *dir = get_help_dir ();
  if (dir == NULL)
    return is_installed (file) ? g_strdup_printf ("help:gainsay/%s", page) : NULL;

  g_autofree char *folder = g_build_filename (dir, "help", NULL);
  g_autofree char *found = find_language (folder, "gainsay", file);
  g_autofree char *escaped = found != NULL ? g_uri_escape_string (found, "/", FALSE) : NULL;
  return found != NULL ? g_strdup_printf ("ghelp://%s?%s", escaped, page) : NULL;
}

char *
gsy_help_find_html (const char *page)
{
  g_return_val_if_fail (page != NULL, NULL);

  const char *dir = get_help_dir ();
  g_autofree char *folder = g_build_filename (dir != NULL ? dir : GSY_PKGDATADIR, "html", NULL);
  g_autofree char *file = g_strconcat (page, ".html", NULL);
  g_autofree char *found = find_language (folder, "", file);
  g_autofree char *path = found != NULL ? g_build_filename (found, file, NULL) : NULL;
  return path != NULL ? g_filename_to_uri (path, NULL, NULL) : NULL;
}

/* --- showing it --- */

typedef struct
{
  GWeakRef window;
  char *page;
  gboolean html; /* it is all that is left to try */
} Request;

static void
request_free (Request *request)
{
  g_weak_ref_clear (&request->window);
  g_free (request->page);
  g_free (request);
}

static void try (Request *request);

static void
give_up (Request *request)
{
  g_autoptr (GtkWindow) window = g_weak_ref_get (&request->window);
  g_autofree char *uri = gsy_help_find_html (request->page);
  g_autofree char *path = uri != NULL ? g_filename_from_uri (uri, NULL, NULL) : NULL;
  g_autofree char *body = NULL;

  if (window == NULL)
    return;
  if (path != NULL)
    /* Translators: %s is the path of a file; Yelp is the program that shows help, called “Help” in menus */
    body = g_strdup_printf (_ ("There is no program here that shows it. Install Yelp or a web browser, or open “%s” elsewhere."), path);
  gsy_dialogs_tell (window, _ ("The Help Cannot Be Shown"), body != NULL ? body : _ ("The help is not installed. Install Gainsay again, with its help."));
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Request *request = data;
  g_autoptr (GError) error = NULL;

  if (gtk_show_uri_full_finish (source != NULL ? GTK_WINDOW (source) : NULL, result, &error))
    {
      request_free (request);
      return;
    }
  g_debug ("The help was not shown: %s", error->message);
  if (request->html)
    {
      give_up (request);
      request_free (request);
      return;
    }
  request->html = TRUE;
  try (request);
}

/* A scheme that nothing opens is not asked for: some desktops then ask the user to look for a program. */
static gboolean
is_opened (const char *uri)
{
  g_autofree char *scheme = g_uri_parse_scheme (uri);
  g_autoptr (GAppInfo) app = g_app_info_get_default_for_uri_scheme (scheme);

  return app != NULL;
}

static void
try (Request *request)
{
  g_autoptr (GtkWindow) window = g_weak_ref_get (&request->window);
  g_autofree char *uri = NULL;

  if (!request->html)
    {
      uri = gsy_help_find_mallard (request->page);
      if (uri == NULL || !is_opened (uri))
        {
          g_clear_pointer (&uri, g_free);
          request->html = TRUE;
        }
    }
  if (request->html)
    uri = gsy_help_find_html (request->page);
  if (uri == NULL)
    {
      give_up (request);
      request_free (request);
      return;
    }
  gtk_show_uri_full (window, uri, GDK_CURRENT_TIME, NULL, shown_cb, request);
}

void
gsy_help_show (GtkWindow *window)
{
  g_return_if_fail (window == NULL || GTK_IS_WINDOW (window));

  Request *request = g_new0 (Request, 1);
  g_weak_ref_init (&request->window, window);
  request->page = g_strdup (gsy_help_get_page (window));
  try (request);
}
