/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-preferences.c: each row of the window is bound to a key of the settings, which others apply. */
#include "config.h"

#include "app/gsy-preferences.h"
#include "app/gsy-layer-mark.h"
#include "app/gsy-widgets.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* What the rows of the layers, the font and the choices need; it lives as long as the window. */
typedef struct
{
  GSettings *settings;
  GtkFontChooser *font;
  GtkWidget *reset;
  GPtrArray *switches; /* of GtkSwitch, with the layer's id as "layer" */
  gboolean updating;
} Preferences;

static void
preferences_free (Preferences *self)
{
  g_signal_handlers_disconnect_by_data (self->settings, self);
  g_object_unref (self->settings);
  g_ptr_array_unref (self->switches);
  g_free (self);
}

/* --- numbers and choices --- */

static gboolean
number_to_double (GValue *value, GVariant *variant, gpointer user_data)
{
  g_value_set_double (value, g_variant_get_uint32 (variant));
  return TRUE;
}

static GVariant *
double_to_number (const GValue *value, const GVariantType *type, gpointer user_data)
{
  return g_variant_new_uint32 ((guint32) (g_value_get_double (value) + 0.5));
}

static const char *const color_schemes[] = { "default", "light", "dark", NULL };
static const char *const granularities[] = { "words", "characters", "sentences", NULL };
static const char *const versions_kept[] = { "day", "week", "month", "year", NULL };

/* @user_data: the values, in the order of the rows. */
static gboolean
choice_to_index (GValue *value, GVariant *variant, gpointer user_data)
{
  const char *const *choices = user_data;

  for (guint i = 0; choices[i] != NULL; i++)
    if (g_str_equal (g_variant_get_string (variant, NULL), choices[i]))
      g_value_set_uint (value, i);
  return TRUE;
}

static GVariant *
index_to_choice (const GValue *value, const GVariantType *type, gpointer user_data)
{
  const char *const *choices = user_data;
  guint i = g_value_get_uint (value);

  return i < g_strv_length ((char **) choices) ? g_variant_new_string (choices[i]) : NULL;
}

static void
bind (GtkBuilder *builder, GSettings *settings)
{
  static const char *const numbers[][2] = {
    { "zoom", "zoom" }, { "column-width", "columns" }, { "line-height", "line_height" }, { "tint", "tint" }
  };
  static const struct
  {
    const char *key;
    const char *row;
    const char *const *values;
  } choices[] = {
    { "color-scheme", "scheme", color_schemes },
    { "granularity", "granularity", granularities },
    { "versions-kept", "versions", versions_kept },
  };

  gsy_entry_row_show_text (GTK_WIDGET (gtk_builder_get_object (builder, "annotator")));
  g_settings_bind (settings, "annotator", gtk_builder_get_object (builder, "annotator"), "text", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "remember-session", gtk_builder_get_object (builder, "remember"), "active", G_SETTINGS_BIND_DEFAULT);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_settings_bind_with_mapping (settings, numbers[i][0], gtk_builder_get_object (builder, numbers[i][1]), "value", G_SETTINGS_BIND_DEFAULT,
                                  number_to_double, double_to_number, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    g_settings_bind_with_mapping (settings, choices[i].key, gtk_builder_get_object (builder, choices[i].row), "selected", G_SETTINGS_BIND_DEFAULT,
                                  choice_to_index, index_to_choice, (gpointer) choices[i].values, NULL);
}

/* --- the font --- */

static void
show_font (Preferences *self)
{
  g_autofree char *family = g_settings_get_string (self->settings, "font");

  self->updating = TRUE;
  gtk_font_chooser_set_font (self->font, family[0] != '\0' ? family : "serif");
  self->updating = FALSE;
  gtk_widget_set_sensitive (self->reset, family[0] != '\0');
}

static void
font_chosen_cb (Preferences *self)
{
  PangoFontFamily *family = self->updating ? NULL : gtk_font_chooser_get_font_family (self->font);

  if (family != NULL)
    g_settings_set_string (self->settings, "font", pango_font_family_get_name (family));
}

static void
font_reset_cb (Preferences *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->font));
  g_settings_reset (self->settings, "font");
}

/* GTK gave its font button up later, and has another one from then on: it is made here rather than in the interface's description. */
static void
add_font_button (Preferences *self, GtkBuilder *builder)
{
  AdwActionRow *row = ADW_ACTION_ROW (gtk_builder_get_object (builder, "font_row"));
  GtkWidget *button = gtk_font_button_new ();

  self->font = GTK_FONT_CHOOSER (button);
  self->reset = GTK_WIDGET (gtk_builder_get_object (builder, "font_reset"));
  gtk_font_chooser_set_level (self->font, GTK_FONT_CHOOSER_LEVEL_FAMILY);
  gtk_font_button_set_use_font (GTK_FONT_BUTTON (button), TRUE);
  gtk_font_button_set_title (GTK_FONT_BUTTON (button), _ ("Font of the Article"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (row, button);
  adw_action_row_set_activatable_widget (row, button);
  gsy_widget_set_name (button, _ ("Font of the article"));
  gsy_widget_set_tooltip (self->reset, _ ("Back to the Usual Font"));
  g_signal_connect_swapped (button, "notify::font", G_CALLBACK (font_chosen_cb), self);
  g_signal_connect_swapped (self->reset, "clicked", G_CALLBACK (font_reset_cb), self);
  g_signal_connect_swapped (self->settings, "changed::font", G_CALLBACK (show_font), self);
  show_font (self);
}

/* --- the layers --- */

static void
show_layers (Preferences *self)
{
  g_auto (GStrv) without = g_settings_get_strv (self->settings, "layers-without-tint");

  self->updating = TRUE;
  for (guint i = 0; i < self->switches->len; i++)
    {
      GtkSwitch *toggle = g_ptr_array_index (self->switches, i);
      gtk_switch_set_active (toggle, !g_strv_contains ((const char *const *) without, g_object_get_data (G_OBJECT (toggle), "layer")));
    }
  self->updating = FALSE;
}

/* What other folders' layers have stays. */
static void
layer_switched_cb (Preferences *self, GParamSpec *pspec, GtkSwitch *toggle)
{
  const char *layer = g_object_get_data (G_OBJECT (toggle), "layer");
  g_auto (GStrv) without = g_settings_get_strv (self->settings, "layers-without-tint");
  g_autoptr (GStrvBuilder) strv = g_strv_builder_new ();

  if (self->updating)
    return;
  for (guint i = 0; without[i] != NULL; i++)
    if (!g_str_equal (without[i], layer))
      g_strv_builder_add (strv, without[i]);
  if (!gtk_switch_get_active (toggle))
    g_strv_builder_add (strv, layer);
  g_auto (GStrv) changed = g_strv_builder_end (strv);
  g_settings_set_strv (self->settings, "layers-without-tint", (const char *const *) changed);
}

static void
add_layer (Preferences *self, AdwPreferencesGroup *group, const GsyLayer *layer)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *mark = gsy_layer_mark_new ();
  GtkWidget *toggle = gtk_switch_new ();
  /* Translators: %s is the name of a layer; whether its words have a colored ground */
  g_autofree char *name = g_strdup_printf (_ ("Color behind the words of “%s”"), gsy_layer_get_label (layer));
  g_autofree char *title = g_markup_escape_text (gsy_layer_get_label (layer), -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), FALSE);
  gsy_layer_mark_set_layer (GSY_LAYER_MARK (mark), layer);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), mark);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gsy_widget_set_name (toggle, name);
  g_object_set_data_full (G_OBJECT (toggle), "layer", g_strdup (layer->id), g_free);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->switches, toggle);
}

static void
add_layers (Preferences *self, GtkBuilder *builder, GsyScheme *scheme)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (gtk_builder_get_object (builder, "tints"));

  for (guint i = 0; scheme != NULL && i < gsy_scheme_get_n_layers (scheme); i++)
    add_layer (self, group, gsy_scheme_get_layer (scheme, i));
  show_layers (self);
  for (guint i = 0; i < self->switches->len; i++)
    g_signal_connect_swapped (g_ptr_array_index (self->switches, i), "notify::active", G_CALLBACK (layer_switched_cb), self);
  g_signal_connect_swapped (self->settings, "changed::layers-without-tint", G_CALLBACK (show_layers), self);
}

/* --- the window --- */

/* The switcher of the one page would have the keyboard for a moment: screen readers are told of it before the window is there, take that for one that is
 * hidden, and say nothing in it from then on. */
static void
pass_over_switcher (GtkWidget *widget)
{
  if (ADW_IS_VIEW_SWITCHER (widget))
    gtk_widget_set_can_focus (widget, FALSE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    pass_over_switcher (child);
}

void
gsy_preferences_present (GtkWindow *parent, GSettings *settings, GsyEditor *editor)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/org/gainsay/Gainsay/preferences.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "preferences"));

  if (settings != NULL)
    {
      Preferences *self = g_new0 (Preferences, 1);
      self->settings = g_object_ref (settings);
      self->switches = g_ptr_array_new ();
      bind (builder, settings);
      add_font_button (self, builder);
      add_layers (self, builder, editor != NULL ? gsy_editor_get_scheme (editor) : NULL);
      g_object_set_data_full (G_OBJECT (window), "preferences", self, (GDestroyNotify) preferences_free);
    }
  gtk_window_set_transient_for (window, parent);
  gtk_window_set_destroy_with_parent (window, TRUE);
  gtk_window_set_application (window, gtk_window_get_application (parent));
  pass_over_switcher (GTK_WIDGET (window));
  gtk_window_present (window);
}
