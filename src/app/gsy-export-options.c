/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-export-options.c: the switches that a format has. */
#include "config.h"

#include "app/gsy-export-options.h"

#include <glib/gi18n-lib.h>

#include <string.h>

struct _GsyExportOptions
{
  AdwPreferencesGroup parent_instance;

  const GsyFormat *format; /* nullable */
  GHashTable *on;          /* “csv/bom” */
  GPtrArray *rows;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (GsyExportOptions, gsy_export_options, ADW_TYPE_PREFERENCES_GROUP)

static char *
make_key (const GsyFormat *format, const char *option)
{
  return g_strconcat (format->id, "/", option, NULL);
}

static void
switched_cb (GsyExportOptions *self, GParamSpec *pspec, GtkSwitch *toggle)
{
  char *key = make_key (self->format, g_object_get_data (G_OBJECT (toggle), "option"));

  if (gtk_switch_get_active (toggle))
    g_hash_table_add (self->on, key);
  else
    {
      g_hash_table_remove (self->on, key);
      g_free (key);
    }
  g_signal_emit (self, changed_signal, 0);
}

/* Summaries begin small, as they follow a colon on the command line. */
static char *
dup_sentence (const char *summary)
{
  g_autofree char *first = g_utf8_substring (summary, 0, 1);
  g_autofree char *capital = g_utf8_strup (first, -1);

  return g_strconcat (capital, g_utf8_next_char (summary), NULL);
}

static void
add_row (GsyExportOptions *self, const GsyFormatOption *option)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();
  g_autofree char *key = make_key (self->format, option->id);
  g_autofree char *summary = dup_sentence (_ (option->summary));

  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (toggle), g_hash_table_contains (self->on, key));
  g_object_set_data (G_OBJECT (toggle), "option", (gpointer) option->id);
  g_signal_connect_swapped (toggle, "notify::active", G_CALLBACK (switched_cb), self);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (option->name));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), summary);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
gsy_export_options_finalize (GObject *object)
{
  GsyExportOptions *self = GSY_EXPORT_OPTIONS (object);

  g_hash_table_unref (self->on);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (gsy_export_options_parent_class)->finalize (object);
}

static void
gsy_export_options_class_init (GsyExportOptionsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gsy_export_options_finalize;
  changed_signal = g_signal_new ("changed", GSY_TYPE_EXPORT_OPTIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gsy_export_options_init (GsyExportOptions *self)
{
  self->on = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->rows = g_ptr_array_new ();
  /* Translators: heading: the switches that a file format has */
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Options"));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
fill (GsyExportOptions *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (const GsyFormatOption *option = self->format->options; option != NULL && option->id != NULL; option++)
    add_row (self, option);
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}

void
gsy_export_options_set_format (GsyExportOptions *self, const GsyFormat *format)
{
  g_return_if_fail (GSY_IS_EXPORT_OPTIONS (self));
  g_return_if_fail (format != NULL);

  if (self->format == format)
    return;
  self->format = format;
  fill (self);
}

char **
gsy_export_options_dup (GsyExportOptions *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (GSY_IS_EXPORT_OPTIONS (self), NULL);

  for (const GsyFormatOption *option = self->format != NULL ? self->format->options : NULL; option != NULL && option->id != NULL; option++)
    {
      g_autofree char *key = make_key (self->format, option->id);

      if (g_hash_table_contains (self->on, key))
        g_strv_builder_add (builder, option->id);
    }
  return g_strv_builder_end (builder);
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

char **
gsy_export_options_dup_all (GsyExportOptions *self)
{
  g_autofree const char **keys = NULL;
  guint n;

  g_return_val_if_fail (GSY_IS_EXPORT_OPTIONS (self), NULL);

  keys = (const char **) g_hash_table_get_keys_as_array (self->on, &n);
  qsort (keys, n, sizeof *keys, compare_keys);
  return g_strdupv ((char **) keys);
}

void
gsy_export_options_restore (GsyExportOptions *self, const char *const *all)
{
  g_return_if_fail (GSY_IS_EXPORT_OPTIONS (self));

  for (guint i = 0; all != NULL && all[i] != NULL; i++)
    g_hash_table_add (self->on, g_strdup (all[i]));
  if (self->format != NULL)
    fill (self);
}
