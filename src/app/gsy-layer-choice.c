/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-layer-choice.c: a group to say which layers something holds for. */
#include "config.h"

#include "app/gsy-layer-choice.h"
#include "app/gsy-layer-mark.h"
#include "app/gsy-widgets.h"

#include <glib/gi18n-lib.h>

struct _GsyLayerChoice
{
  AdwPreferencesGroup parent_instance;

  GtkWidget *all;
  GtkWidget *all_row;
  GPtrArray *rows; /* of GtkWidget */
  GsyScheme *scheme;
  char **layers;     /* nullable: all */
  gboolean updating; /* the checks follow the value, not the other way */
};

G_DEFINE_FINAL_TYPE (GsyLayerChoice, gsy_layer_choice, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  PROP_0,
  PROP_ALL_TITLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  COMMIT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

char **
gsy_layer_choice_toggle (GsyScheme *scheme, const char *const *layers, const char *id, gboolean in)
{
  g_return_val_if_fail (GSY_IS_SCHEME (scheme), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n = 0;
  for (guint i = 0; i < gsy_scheme_get_n_layers (scheme); i++)
    {
      const char *layer = gsy_scheme_get_layer (scheme, i)->id;
      gboolean has = g_str_equal (layer, id) ? in : layers == NULL || g_strv_contains (layers, layer);
      if (!has)
        continue;
      g_strv_builder_add (builder, layer);
      n++;
    }
  for (guint i = 0; layers != NULL && layers[i] != NULL; i++)
    if (gsy_scheme_find_layer (scheme, layers[i]) == NULL && (in || !g_str_equal (layers[i], id)))
      {
        g_strv_builder_add (builder, layers[i]);
        n++;
      }
  g_auto (GStrv) chosen = g_strv_builder_end (builder);
  return n > 0 ? g_steal_pointer (&chosen) : NULL;
}

static void
check_cb (GsyLayerChoice *self, GtkCheckButton *check)
{
  if (self->updating)
    return;
  g_auto (GStrv) layers = gsy_layer_choice_toggle (self->scheme, (const char *const *) self->layers,
                                                   g_object_get_data (G_OBJECT (check), "layer"), gtk_check_button_get_active (check));
  g_signal_emit (self, signals[COMMIT], 0, layers);
}

/* From all to some: all checks are set, and can be taken away one by one. */
static void
all_cb (GsyLayerChoice *self)
{
  if (self->updating || self->scheme == NULL)
    return;

  g_auto (GStrv) layers = NULL;
  if (!gtk_switch_get_active (GTK_SWITCH (self->all)) && gsy_scheme_get_n_layers (self->scheme) > 0)
    layers = gsy_layer_choice_toggle (self->scheme, NULL, gsy_scheme_get_layer (self->scheme, 0)->id, TRUE);
  g_signal_emit (self, signals[COMMIT], 0, layers);
}

static void
add_row (GsyLayerChoice *self, const char *id)
{
  const GsyLayer *layer = gsy_scheme_find_layer (self->scheme, id);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *mark = gsy_layer_mark_new ();
  const char *label = layer != NULL ? gsy_layer_get_label (layer) : id;
  g_autofree char *unlisted = NULL;

  if (layer == NULL)
    /* Translators: %s is the id of a layer that occurs in the article and is not in the folder’s list of layers */
    unlisted = g_strdup_printf (_ ("%s (unlisted)"), id);
  gsy_layer_mark_set_layer (GSY_LAYER_MARK (mark), layer);
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), self->layers == NULL || g_strv_contains ((const char *const *) self->layers, id));
  g_object_set_data_full (G_OBJECT (check), "layer", g_strdup (id), g_free);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (check_cb), self);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), unlisted != NULL ? unlisted : label);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), mark);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
  g_object_set_data (G_OBJECT (row), "check", check);
}

/* Which of the checks has the keyboard, or -1. */
static int
find_focus (GsyLayerChoice *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if ((gtk_widget_get_state_flags (g_ptr_array_index (self->rows, i)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
      return (int) i;
  return -1;
}

void
gsy_layer_choice_set_value (GsyLayerChoice *self, GsyScheme *scheme, const char *const *layers)
{
  g_return_if_fail (GSY_IS_LAYER_CHOICE (self));
  g_return_if_fail (GSY_IS_SCHEME (scheme));

  int focus = find_focus (self);
  char **copy = g_strdupv ((char **) layers);
  g_strfreev (self->layers);
  self->layers = copy;
  g_set_object (&self->scheme, scheme);
  self->updating = TRUE;
  gtk_switch_set_active (GTK_SWITCH (self->all), layers == NULL);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; layers != NULL && i < gsy_scheme_get_n_layers (scheme); i++)
    add_row (self, gsy_scheme_get_layer (scheme, i)->id);
  for (guint i = 0; layers != NULL && layers[i] != NULL; i++)
    if (gsy_scheme_find_layer (scheme, layers[i]) == NULL)
      add_row (self, layers[i]);
  self->updating = FALSE;
  if (focus >= 0)
    gtk_widget_grab_focus ((guint) focus < self->rows->len ? g_object_get_data (g_ptr_array_index (self->rows, (guint) focus), "check") : self->all);
}

/* --- object --- */

static void
gsy_layer_choice_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  GsyLayerChoice *self = GSY_LAYER_CHOICE (object);

  switch (prop_id)
    {
    case PROP_ALL_TITLE:
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->all_row), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gsy_layer_choice_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ALL_TITLE:
      g_value_set_string (value, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (GSY_LAYER_CHOICE (object)->all_row)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gsy_layer_choice_dispose (GObject *object)
{
  GsyLayerChoice *self = GSY_LAYER_CHOICE (object);

  self->updating = TRUE;
  g_clear_object (&self->scheme);
  G_OBJECT_CLASS (gsy_layer_choice_parent_class)->dispose (object);
}

static void
gsy_layer_choice_finalize (GObject *object)
{
  GsyLayerChoice *self = GSY_LAYER_CHOICE (object);

  g_ptr_array_unref (self->rows);
  g_strfreev (self->layers);
  G_OBJECT_CLASS (gsy_layer_choice_parent_class)->finalize (object);
}

static void
gsy_layer_choice_class_init (GsyLayerChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = gsy_layer_choice_set_property;
  object_class->get_property = gsy_layer_choice_get_property;
  object_class->dispose = gsy_layer_choice_dispose;
  object_class->finalize = gsy_layer_choice_finalize;

  properties[PROP_ALL_TITLE] = g_param_spec_string ("all-title", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[COMMIT] = g_signal_new ("commit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRV);
}

static void
gsy_layer_choice_init (GsyLayerChoice *self)
{
  self->rows = g_ptr_array_new ();
  self->all = gtk_switch_new ();
  gtk_widget_set_valign (self->all, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->all, "notify::active", G_CALLBACK (all_cb), self);
  self->all_row = adw_action_row_new ();
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->all_row), self->all);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self->all_row), self->all);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->all_row);
  gsy_preferences_group_let_tab_leave (GTK_WIDGET (self));
}
