/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-export-place.c: where an export is written: a name in a folder. */
#include "config.h"

#include "app/gsy-export-place.h"
#include "app/gsy-dialogs.h"
#include "app/gsy-documents.h"
#include "app/gsy-export-name.h"
#include "app/gsy-widgets.h"
#include "io/gsy-article-reader.h"

#include <glib/gi18n-lib.h>

#include <string.h>

struct _GsyExportPlace
{
  AdwPreferencesGroup parent_instance;

  GtkEditable *name;
  AdwActionRow *folder_row;
  GtkWidget *choose_button;
  GtkLabel *hint;

  const GsyFormat *format; /* nullable */
  char *root;
  char *key;
  char *folder;
  gboolean typed;     /* the name is the user's */
  gboolean proposing; /* it is being set */
};

enum
{
  CHANGED,
  TAKEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GsyExportPlace, gsy_export_place, ADW_TYPE_PREFERENCES_GROUP)

/* What there is to say of the name and the folder. (transfer full) (nullable) */
static char *
dup_hint (GsyExportPlace *self, gboolean *serious)
{
  const char *name = gtk_editable_get_text (self->name);
  const char *wrong = gsy_export_name_judge (name);
  g_autofree char *path = gsy_export_name_to_path (name, self->format, self->folder);

  *serious = TRUE;
  if (wrong != NULL)
    return g_strdup (wrong);
  if (path != NULL && self->format->extension == NULL && gsy_export_name_is_taken (path, self->format))
    return g_strdup (_ ("There is something of this name already, and nothing in it is written over. Give the new folder another name."));
  *serious = FALSE;
  if (path != NULL && gsy_export_name_is_inside (path, self->root))
    return g_strdup (_ ("This is in the folder of the articles: texts that are written here are listed as articles, too."));
  return NULL;
}

static void
update (GsyExportPlace *self)
{
  gboolean serious = FALSE;
  g_autofree char *hint = self->format != NULL ? dup_hint (self, &serious) : NULL;

  gtk_label_set_label (self->hint, hint != NULL ? hint : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), hint != NULL);
  if (serious)
    gtk_widget_add_css_class (GTK_WIDGET (self->name), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->name), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->name), GTK_ACCESSIBLE_STATE_INVALID, serious ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->name), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, hint != NULL ? hint : "", -1);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
propose (GsyExportPlace *self)
{
  if (!self->typed && self->format != NULL)
    {
      g_autofree char *name = gsy_export_name_propose (self->format, self->root, self->key, self->folder);

      self->proposing = TRUE;
      gtk_editable_set_text (self->name, name);
      self->proposing = FALSE;
    }
  update (self);
}

static void
name_cb (GsyExportPlace *self)
{
  if (self->proposing)
    return;
  /* Emptied, it may be proposed again. */
  self->typed = *gtk_editable_get_text (self->name) != '\0';
  update (self);
}

static void
name_activated_cb (GsyExportPlace *self)
{
  g_signal_emit (self, signals[TAKEN], 0);
}

static void
chosen_cb (GFile *folder, gpointer data)
{
  g_autoptr (GsyExportPlace) self = data;
  const char *path = folder != NULL ? g_file_peek_path (folder) : NULL;

  if (path != NULL && self->format != NULL)
    gsy_export_place_set_folder (self, path);
}

static void
choose_cb (GsyExportPlace *self)
{
  gsy_export_place_choose (self);
}

static void
gsy_export_place_dispose (GObject *object)
{
  GsyExportPlace *self = GSY_EXPORT_PLACE (object);

  self->format = NULL;
  self->proposing = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), GSY_TYPE_EXPORT_PLACE);
  g_clear_pointer (&self->root, g_free);
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->folder, g_free);
  G_OBJECT_CLASS (gsy_export_place_parent_class)->dispose (object);
}

static void
gsy_export_place_class_init (GsyExportPlaceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gsy_export_place_dispose;
  signals[CHANGED] = g_signal_new ("changed", GSY_TYPE_EXPORT_PLACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TAKEN] = g_signal_new ("taken", GSY_TYPE_EXPORT_PLACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/gainsay/Gainsay/gsy-export-place.ui");
  gtk_widget_class_bind_template_child (widget_class, GsyExportPlace, name);
  gtk_widget_class_bind_template_child (widget_class, GsyExportPlace, folder_row);
  gtk_widget_class_bind_template_child (widget_class, GsyExportPlace, choose_button);
  gtk_widget_class_bind_template_child (widget_class, GsyExportPlace, hint);
  gtk_widget_class_bind_template_callback (widget_class, name_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
}

static void
gsy_export_place_init (GsyExportPlace *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gsy_widget_set_name (GTK_WIDGET (self->name), _ ("Name"));
  gsy_widget_set_name (self->choose_button, _ ("Choose the folder"));
}

void
gsy_export_place_set_folder (GsyExportPlace *self, const char *folder)
{
  g_autofree char *shown = NULL;

  g_return_if_fail (GSY_IS_EXPORT_PLACE (self));

  if (folder == NULL || !g_file_test (folder, G_FILE_TEST_IS_DIR))
    folder = gsy_documents_folder ();
  g_free (self->folder);
  self->folder = g_strdup (folder);
  shown = folder != NULL ? gsy_display_name (folder) : NULL;
  /* Translators: in place of the path of a folder */
  adw_action_row_set_subtitle (self->folder_row, shown != NULL ? shown : _ ("Not chosen yet"));
  propose (self);
}

const char *
gsy_export_place_get_folder (GsyExportPlace *self)
{
  g_return_val_if_fail (GSY_IS_EXPORT_PLACE (self), NULL);

  return self->folder;
}

/* What was typed stays, with the extension of the format. */
static void
change_extension (GsyExportPlace *self, const GsyFormat *format)
{
  g_autofree char *name = g_strdup (gtk_editable_get_text (self->name));
  g_autofree char *old = self->format != NULL && self->format->extension != NULL ? g_strconcat (".", self->format->extension, NULL) : NULL;
  g_autofree char *changed = NULL;

  if (old != NULL && g_str_has_suffix (name, old))
    name[strlen (name) - strlen (old)] = '\0';
  changed = format->extension != NULL ? g_strconcat (name, ".", format->extension, NULL) : g_steal_pointer (&name);
  self->proposing = TRUE;
  gtk_editable_set_text (self->name, changed);
  self->proposing = FALSE;
}

void
gsy_export_place_set_what (GsyExportPlace *self, const GsyFormat *format, const char *root, const char *key)
{
  g_return_if_fail (GSY_IS_EXPORT_PLACE (self));

  if (self->typed && format != self->format)
    change_extension (self, format);
  self->format = format;
  if (self->root != root)
    {
      g_free (self->root);
      self->root = g_strdup (root);
    }
  if (self->key != key)
    {
      g_free (self->key);
      self->key = g_strdup (key);
    }
  propose (self);
}

char *
gsy_export_place_dup_path (GsyExportPlace *self)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (GSY_IS_EXPORT_PLACE (self), NULL);

  if (self->format == NULL)
    return NULL;
  path = gsy_export_name_to_path (gtk_editable_get_text (self->name), self->format, self->folder);
  if (path == NULL || (self->format->extension == NULL && gsy_export_name_is_taken (path, self->format)))
    return NULL;
  return g_steal_pointer (&path);
}

void
gsy_export_place_refresh (GsyExportPlace *self)
{
  g_return_if_fail (GSY_IS_EXPORT_PLACE (self));

  propose (self);
}

void
gsy_export_place_choose (GsyExportPlace *self)
{
  g_autoptr (GFile) initial = NULL;

  g_return_if_fail (GSY_IS_EXPORT_PLACE (self));

  initial = self->folder != NULL ? g_file_new_for_path (self->folder) : NULL;
  gsy_dialogs_choose_folder (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Where to Export To"), initial, chosen_cb, g_object_ref (self));
}
