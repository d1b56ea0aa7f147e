/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-export-formats.c: the formats that are written, by what they are for, with a search. */
#include "config.h"

#include "app/gsy-export-formats.h"
#include "app/gsy-widgets.h"
#include "app/gsy-wording.h"
#include "core/gsy-fold.h"

#include <glib/gi18n-lib.h>

#include <string.h>

struct _GsyExportFormats
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkEditable *search;
  GtkStack *stack;
  GtkListBox *list;

  const GsyFormat *format;
  char **words; /* folded; nullable */
};

enum
{
  CHOSEN,
  TAKEN,
  STOPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GsyExportFormats, gsy_export_formats, GTK_TYPE_WIDGET)

/* What @format is for, as the beginning of a sentence. (transfer full) */
static char *
dup_purpose (const GsyFormat *format)
{
  const char *purpose = _ (format->purpose);
  g_autofree char *first = g_utf8_substring (purpose, 0, 1);
  g_autofree char *capital = g_utf8_strup (first, -1);

  return g_strconcat (capital, g_utf8_next_char (purpose), NULL);
}

static const GsyFormat *
get_row_format (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "format");
}

static GtkWidget *
create_row (const GsyFormat *format)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *purpose = dup_purpose (format);
  GtkWidget *top = g_object_new (GTK_TYPE_LABEL, "label", purpose, "xalign", 0.f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  GtkWidget *name = g_object_new (GTK_TYPE_LABEL, "label", format->name, "xalign", 0.f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  /* Translators: for a screen reader, a file format: what it is for, and its name */
  g_autofree char *words = g_strdup_printf (C_ ("format", "%1$s, %2$s"), purpose, format->name);
  g_autofree char *all = g_strjoin (" ", words, format->id, NULL);

  gtk_widget_add_css_class (name, "caption");
  gtk_widget_add_css_class (name, "dim-label");
  gtk_box_append (GTK_BOX (box), top);
  gtk_box_append (GTK_BOX (box), name);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "format", (gpointer) format);
  g_object_set_data_full (G_OBJECT (row), "folded", gsy_fold (all, -1), g_free);
  gsy_widget_set_name (row, words);
  return row;
}

/* --- the search --- */

static gboolean
is_found (GsyExportFormats *self, GtkListBoxRow *row)
{
  const char *folded = g_object_get_data (G_OBJECT (row), "folded");

  for (guint i = 0; self->words != NULL && self->words[i] != NULL; i++)
    if (strstr (folded, self->words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static GtkListBoxRow *
find_row (GsyExportFormats *self, const GsyFormat *format)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (format != NULL ? get_row_format (row) == format : is_found (self, row))
      return row;
  return NULL;
}

static void
search_changed_cb (GsyExportFormats *self)
{
  GtkListBoxRow *row;

  g_strfreev (self->words);
  self->words = gsy_wording_split_filter (gtk_editable_get_text (self->search));
  /* Not by the list's own filter, which screen readers know nothing of. */
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    gtk_widget_set_visible (GTK_WIDGET (row), is_found (self, row));
  gtk_stack_set_visible_child_name (self->stack, find_row (self, NULL) != NULL ? "list" : "none");
}

static void
take (GsyExportFormats *self)
{
  g_signal_emit (self, signals[TAKEN], 0);
}

/* Return takes the first that is found. */
static void
search_activate_cb (GsyExportFormats *self)
{
  GtkListBoxRow *row = find_row (self, NULL);

  if (row == NULL)
    return;
  gtk_list_box_select_row (self->list, row);
  take (self);
}

static void
search_stop_cb (GsyExportFormats *self)
{
  if (*gtk_editable_get_text (self->search) != '\0')
    gtk_editable_set_text (self->search, "");
  else
    g_signal_emit (self, signals[STOPPED], 0);
}

static gboolean
search_key_cb (GsyExportFormats *self, guint keyval)
{
  GtkListBoxRow *row = keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down ? find_row (self, NULL) : NULL;

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* --- the list --- */

static void
row_selected_cb (GsyExportFormats *self, GtkListBoxRow *row)
{
  if (row == NULL || get_row_format (row) == self->format)
    return;
  self->format = get_row_format (row);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
row_activated_cb (GsyExportFormats *self)
{
  take (self);
}

static void
gsy_export_formats_dispose (GObject *object)
{
  GsyExportFormats *self = GSY_EXPORT_FORMATS (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), GSY_TYPE_EXPORT_FORMATS);
  g_clear_pointer (&self->words, g_strfreev);
  G_OBJECT_CLASS (gsy_export_formats_parent_class)->dispose (object);
}

static void
gsy_export_formats_class_init (GsyExportFormatsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gsy_export_formats_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", GSY_TYPE_EXPORT_FORMATS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TAKEN] = g_signal_new ("taken", GSY_TYPE_EXPORT_FORMATS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[STOPPED] = g_signal_new ("stopped", GSY_TYPE_EXPORT_FORMATS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/gainsay/Gainsay/gsy-export-formats.ui");
  gtk_widget_class_bind_template_child (widget_class, GsyExportFormats, box);
  gtk_widget_class_bind_template_child (widget_class, GsyExportFormats, search);
  gtk_widget_class_bind_template_child (widget_class, GsyExportFormats, stack);
  gtk_widget_class_bind_template_child (widget_class, GsyExportFormats, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
gsy_export_formats_init (GsyExportFormats *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gsy_widget_set_name (GTK_WIDGET (self->list), _ ("Formats"));
  gsy_widget_set_name (GTK_WIDGET (self->search), _ ("Find a format"));
  gsy_widget_let_tab_leave (GTK_WIDGET (self->list));
  for (const GsyFormat *const *format = gsy_formats_get (); *format != NULL; format++)
    gtk_list_box_append (self->list, create_row (*format));
  self->format = gsy_formats_get ()[0];
  gtk_list_box_select_row (self->list, find_row (self, self->format));
}

const GsyFormat *
gsy_export_formats_get (GsyExportFormats *self)
{
  g_return_val_if_fail (GSY_IS_EXPORT_FORMATS (self), NULL);

  return self->format;
}

void
gsy_export_formats_set (GsyExportFormats *self, const GsyFormat *format)
{
  g_return_if_fail (GSY_IS_EXPORT_FORMATS (self));
  g_return_if_fail (format != NULL);

  gtk_list_box_select_row (self->list, find_row (self, format));
}

gboolean
gsy_export_formats_focus (GsyExportFormats *self)
{
  g_return_val_if_fail (GSY_IS_EXPORT_FORMATS (self), FALSE);

  return gtk_widget_grab_focus (GTK_WIDGET (find_row (self, self->format)));
}
