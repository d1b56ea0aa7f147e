/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-dialogs.c: every dialog whose class GTK or libadwaita gave up later, each behind one function. */
#include "config.h"

#include "app/gsy-dialogs.h"
#include "app/gsy-widgets.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* --- files and folders --- */

/* One of both callbacks. */
typedef struct
{
  GtkFileChooserNative *chooser;
  GsyDialogsFolder folder;
  GsyDialogsFiles files;
  gpointer user_data;
} FileRequest;

static void
file_response_cb (FileRequest *request, int response)
{
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (request->chooser);

  gtk_native_dialog_hide (GTK_NATIVE_DIALOG (request->chooser));
  if (request->folder != NULL)
    {
      g_autoptr (GFile) folder = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (chooser) : NULL;

      request->folder (folder, request->user_data);
    }
  else
    {
      g_autoptr (GListModel) files = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_files (chooser) : NULL;

      request->files (files, request->user_data);
    }
  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (request->chooser));
  g_object_unref (request->chooser);
  g_free (request);
}

static FileRequest *
file_request_new (GtkWindow *parent, const char *title, GtkFileChooserAction action, const char *accept, gpointer user_data)
{
  FileRequest *request = g_new0 (FileRequest, 1);

  request->user_data = user_data;
  request->chooser = gtk_file_chooser_native_new (title, parent, action, accept, _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (request->chooser), TRUE);
  g_signal_connect_swapped (request->chooser, "response", G_CALLBACK (file_response_cb), request);
  return request;
}

static void
ask_for_folder (GtkWindow *parent, const char *title, const char *accept, GFile *initial, GsyDialogsFolder callback, gpointer user_data)
{
  FileRequest *request = file_request_new (parent, title, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, accept, user_data);

  request->folder = callback;
  if (initial != NULL)
    gtk_file_chooser_set_file (GTK_FILE_CHOOSER (request->chooser), initial, NULL);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (request->chooser));
}

void
gsy_dialogs_open_folder (GtkWindow *parent, GFile *initial, GsyDialogsFolder callback, gpointer user_data)
{
  ask_for_folder (parent, _ ("Open a Folder of Articles"), _ ("_Open"), initial, callback, user_data);
}

void
gsy_dialogs_choose_folder (GtkWindow *parent, const char *title, GFile *initial, GsyDialogsFolder callback, gpointer user_data)
{
  /* Translators: button of a file chooser. */
  ask_for_folder (parent, title, _ ("C_hoose"), initial, callback, user_data);
}

void
gsy_dialogs_choose_files (GtkWindow *parent, const char *title, GListModel *filters, GsyDialogsFiles callback, gpointer user_data)
{
  /* Translators: button of a file chooser. */
  FileRequest *request = file_request_new (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("C_hoose"), user_data);

  request->files = callback;
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (request->chooser), TRUE);
  for (guint i = 0; filters != NULL && i < g_list_model_get_n_items (filters); i++)
    {
      g_autoptr (GtkFileFilter) filter = g_list_model_get_item (filters, i);

      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (request->chooser), filter);
    }
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (request->chooser));
}

/* --- colour --- */

/* Hues that can be told apart, dark enough to be read on white. */
static const char *const palette[] = {
  "#c01c28",
  "#9a5c00",
  "#7a6a00",
  "#26703a",
  "#0f7a78",
  "#1a5fb4",
  "#4b3fc4",
  "#813d9c",
  "#b3296e",
  "#63452c",
  "#3d3846",
  "#5e5c64",
};

typedef struct
{
  GsyDialogsColor callback;
  gpointer user_data;
  gboolean answered;
} ColorRequest;

static void
color_response_cb (GtkWindow *dialog, int response, gpointer user_data)
{
  ColorRequest *request = user_data;
  g_autofree char *color = NULL;
  GdkRGBA rgba;

  request->answered = TRUE;
  if (response == GTK_RESPONSE_OK)
    {
      gtk_color_chooser_get_rgba (GTK_COLOR_CHOOSER (dialog), &rgba);
      color = g_strdup_printf ("#%02x%02x%02x",
                               (guint) (rgba.red * 255 + 0.5f), (guint) (rgba.green * 255 + 0.5f), (guint) (rgba.blue * 255 + 0.5f));
    }
  request->callback (color, request->user_data);
  gtk_window_destroy (dialog);
}

/* A dialog that goes with its window has an answer too: none. */
static void
color_request_free (gpointer data, GClosure *closure)
{
  ColorRequest *request = data;

  if (!request->answered)
    request->callback (NULL, request->user_data);
  g_free (request);
}

void
gsy_dialogs_choose_color (GtkWindow *parent, const char *title, const char *color, GsyDialogsColor callback, gpointer user_data)
{
  ColorRequest *request = g_new0 (ColorRequest, 1);
  GtkWidget *dialog = gtk_color_chooser_dialog_new (title, parent);
  GdkRGBA colors[G_N_ELEMENTS (palette)];
  GdkRGBA rgba;

  request->callback = callback;
  request->user_data = user_data;
  for (guint i = 0; i < G_N_ELEMENTS (palette); i++)
    gdk_rgba_parse (&colors[i], palette[i]);
  gtk_color_chooser_set_use_alpha (GTK_COLOR_CHOOSER (dialog), FALSE);
  gtk_color_chooser_add_palette (GTK_COLOR_CHOOSER (dialog), GTK_ORIENTATION_HORIZONTAL, 6, G_N_ELEMENTS (colors), colors);
  if (color != NULL && gdk_rgba_parse (&rgba, color))
    gtk_color_chooser_set_rgba (GTK_COLOR_CHOOSER (dialog), &rgba);
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gsy_widget_tidy_names (dialog);
  g_signal_connect_data (dialog, "response", G_CALLBACK (color_response_cb), request, color_request_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- question --- */

/* Long words, as the paths of files are, break anywhere rather than ask for more room than there is. The heading, which libadwaita has in two sizes,
 * is measured in both for as little room as the rest can do with: so that either fits there, as GTK 4.18 wants it, both can wrap, and the rest has a
 * few letters in a line. */
static void
let_wrap (AdwMessageDialog *dialog, GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget))
    return;
  if (GTK_IS_LABEL (widget))
    {
      GtkLabel *label = GTK_LABEL (widget);
      if (!gtk_label_get_wrap (label))
        gtk_label_set_natural_wrap_mode (label, GTK_NATURAL_WRAP_NONE);
      gtk_label_set_wrap (label, TRUE);
      gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
      if (!g_str_equal (gtk_label_get_text (label), adw_message_dialog_get_heading (dialog)))
        gtk_label_set_width_chars (label, 12);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    let_wrap (dialog, child);
}

typedef struct
{
  GsyDialogsAnswer callback;
  gpointer user_data;
  gboolean answered;
} Question;

static void
question_response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Question *question = user_data;

  question->answered = TRUE;
  question->callback (g_str_equal (response, "yes"), question->user_data);
}

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  if (!question->answered)
    question->callback (FALSE, question->user_data);
  g_free (question);
}

GtkWindow *
gsy_dialogs_ask (GtkWindow *parent, const char *heading, const char *body, const char *action, gboolean destructive, GsyDialogsAnswer callback, gpointer user_data)
{
  GtkWidget *widget = adw_message_dialog_new (parent, heading, body);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);
  Question *question = g_new0 (Question, 1);

  question->callback = callback;
  question->user_data = user_data;
  adw_message_dialog_add_responses (dialog, "no", _ ("_Cancel"), "yes", action, NULL);
  adw_message_dialog_set_response_appearance (dialog, "yes", destructive ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, destructive ? "no" : "yes");
  adw_message_dialog_set_close_response (dialog, "no");
  gsy_widget_tidy_names (widget);
  let_wrap (dialog, widget);
  g_signal_connect_data (dialog, "response", G_CALLBACK (question_response_cb), question, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return GTK_WINDOW (dialog);
}

typedef struct
{
  GsyDialogsChoice callback;
  gpointer user_data;
  gboolean answered;
} Choice;

static void
choice_response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Choice *choice = user_data;

  choice->answered = TRUE;
  choice->callback (g_str_equal (response, "first") ? 0 : g_str_equal (response, "second") ? 1
                                                                                           : -1,
                    choice->user_data);
}

static void
choice_free (gpointer data, GClosure *closure)
{
  Choice *choice = data;

  if (!choice->answered)
    choice->callback (-1, choice->user_data);
  g_free (choice);
}

GtkWindow *
gsy_dialogs_ask_which (GtkWindow *parent, const char *heading, const char *body, const char *first, const char *second, GsyDialogsChoice callback, gpointer user_data)
{
  GtkWidget *widget = adw_message_dialog_new (parent, heading, body);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);
  Choice *choice = g_new0 (Choice, 1);

  choice->callback = callback;
  choice->user_data = user_data;
  adw_message_dialog_add_responses (dialog, "no", _ ("_Cancel"), "first", first, "second", second, NULL);
  adw_message_dialog_set_response_appearance (dialog, "second", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "second");
  adw_message_dialog_set_close_response (dialog, "no");
  gsy_widget_tidy_names (widget);
  let_wrap (dialog, widget);
  g_signal_connect_data (dialog, "response", G_CALLBACK (choice_response_cb), choice, choice_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return GTK_WINDOW (dialog);
}

void
gsy_dialogs_tell (GtkWindow *parent, const char *heading, const char *body)
{
  GtkWidget *widget = adw_message_dialog_new (parent, heading, body);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);

  adw_message_dialog_add_responses (dialog, "close", _ ("_Close"), NULL);
  adw_message_dialog_set_default_response (dialog, "close");
  adw_message_dialog_set_close_response (dialog, "close");
  gsy_widget_tidy_names (widget);
  let_wrap (dialog, widget);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- about --- */

/* (nullable): the button in @root that copies the version. */
static GtkWidget *
find_version (GtkWidget *root)
{
  GtkWidget *found = GTK_IS_BUTTON (root) && gtk_widget_has_css_class (root, "app-version") ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); found == NULL && child != NULL; child = gtk_widget_get_next_sibling (child))
    found = find_version (child);
  return found;
}

void
gsy_dialogs_about (GtkWindow *parent)
{
  GtkWidget *dialog = adw_about_window_new ();

  g_object_set (dialog,
                "application", gtk_window_get_application (parent),
                "transient-for", parent,
                "destroy-with-parent", TRUE,
                "modal", TRUE,
                "application-name", "Gainsay",
                "application-icon", GSY_APP_ID,
                "version", GSY_VERSION,
                "developer-name", _ ("The Gainsay contributors"),
                "license-type", GTK_LICENSE_GPL_3_0,
                "comments", _ ("Mark by hand, in news articles, who accuses whom of what, who denies it and who accuses back. Your articles are never changed, and nothing leaves this computer."),
                /* Translators: your name, and your address if you like, one a line: they are shown in the About window */
                "translator-credits", _ ("translator-credits"),
                NULL);
  GtkWidget *version = find_version (dialog);
  /* It is shown without a name for screen readers. */
  if (version != NULL)
    gsy_widget_set_name (version, GSY_VERSION);
  /* Also of a page that it has and never shows. */
  gsy_widget_let_buttons_wrap (dialog, PANGO_WRAP_WORD_CHAR);
  gtk_window_present (GTK_WINDOW (dialog));
}
