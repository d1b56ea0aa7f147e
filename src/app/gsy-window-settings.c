/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-window-settings.c: what the user prefers, applied to a window at once and whenever it changes. */
#include "config.h"

#include "app/gsy-window-private.h"

static void
zoom_cb (GsyWindow *self)
{
  gsy_reading_view_set_zoom (gsy_reading_pane_get_view (self->reading), g_settings_get_uint (self->settings, "zoom"));
}

static void
font_cb (GsyWindow *self)
{
  g_autofree char *family = g_settings_get_string (self->settings, "font");

  gsy_reading_view_set_font (gsy_reading_pane_get_view (self->reading), family);
}

static void
columns_cb (GsyWindow *self)
{
  gsy_reading_view_set_columns (gsy_reading_pane_get_view (self->reading), g_settings_get_uint (self->settings, "column-width"));
}

static void
line_height_cb (GsyWindow *self)
{
  gsy_reading_view_set_line_height (gsy_reading_pane_get_view (self->reading), g_settings_get_uint (self->settings, "line-height"));
}

static void
granularity_cb (GsyWindow *self)
{
  g_autofree char *granularity = g_settings_get_string (self->settings, "granularity");
  GsySnap snap = g_str_equal (granularity, "characters") ? GSY_SNAP_CHARACTERS : g_str_equal (granularity, "sentences") ? GSY_SNAP_SENTENCES
                                                                                                                        : GSY_SNAP_WORDS;

  gsy_reading_view_set_granularity (gsy_reading_pane_get_view (self->reading), snap);
}

static void
tint_cb (GsyWindow *self)
{
  g_auto (GStrv) without = g_settings_get_strv (self->settings, "layers-without-tint");

  gsy_reading_view_set_tints (gsy_reading_pane_get_view (self->reading), g_settings_get_uint (self->settings, "tint"), (const char *const *) without);
}

static void
annotator_cb (GsyWindow *self)
{
  g_autofree char *name = g_settings_get_string (self->settings, "annotator");

  gsy_editor_set_creator (self->editor, g_strstrip (name));
}

static void
sort_cb (GsyWindow *self)
{
  g_autofree char *sort = g_settings_get_string (self->settings, "article-sort");

  gsy_articles_pane_set_sort (self->articles, sort);
}

void
_gsy_window_init_settings (GsyWindow *self)
{
  static const struct
  {
    const char *signal;
    void (*apply) (GsyWindow *self);
  } table[] = {
    { "changed::zoom", zoom_cb },
    { "changed::font", font_cb },
    { "changed::column-width", columns_cb },
    { "changed::line-height", line_height_cb },
    { "changed::granularity", granularity_cb },
    { "changed::tint", tint_cb },
    { "changed::layers-without-tint", tint_cb },
    { "changed::annotator", annotator_cb },
    { "changed::article-sort", sort_cb },
  };
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = source != NULL ? g_settings_schema_source_lookup (source, GSY_APP_ID, TRUE) : NULL;

  if (schema == NULL)
    return;
  self->settings = g_settings_new (GSY_APP_ID);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_signal_connect_object (self->settings, table[i].signal, G_CALLBACK (table[i].apply), self, G_CONNECT_SWAPPED);
      table[i].apply (self);
    }
}
