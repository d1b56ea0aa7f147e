/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-reading-view-looks.c: letters, lines and column as the reader wants them, and the colours of the layers. */
#include "config.h"

#include "app/gsy-reading-view-private.h"

#include "app/gsy-article-fonts.h"

#include <adwaita.h>

#define SIDE_MARGIN 38
#define USUAL_LANES 3
#define LANE_HEIGHT 0.16

/* --- letters and lines --- */

static void
append_family (GString *css, const char *family)
{
  g_string_append_c (css, '"');
  for (const char *p = family; *p != '\0'; p++)
    {
      /* What would end the name, or the line that it stands in. */
      if (*p == '"' || *p == '\\')
        g_string_append_c (css, '\\');
      if (!g_ascii_iscntrl (*p))
        g_string_append_c (css, *p);
    }
  g_string_append (css, "\", ");
}

static void
append_families (GString *css, GsyReadingView *self)
{
  const char *language = self->display != NULL ? gsy_article_get_language (gsy_display_text_get_article (self->display)) : NULL;
  const char *const *fonts = gsy_article_fonts (pango_language_get_default (), language);

  g_string_append (css, " font-family: ");
  if (self->font != NULL)
    append_family (css, self->font);
  else
    for (guint i = 0; fonts[i] != NULL; i++)
      append_family (css, fonts[i]);
  g_string_append (css, "serif;");
}

/* Letters in the size that is wanted, lines far enough apart for the lanes between them. */
static void
update_css (GsyReadingView *self)
{
  GsyPalette *palette = gsy_highlight_painter_get_palette (self->painter);
  guint lanes = MAX (palette != NULL ? gsy_palette_get_n_lanes (palette) : 0, USUAL_LANES);
  char size[G_ASCII_DTOSTR_BUF_SIZE];
  char height[G_ASCII_DTOSTR_BUF_SIZE];
  g_autoptr (GString) css = g_string_new (NULL);

  g_ascii_formatd (size, sizeof size, "%.3f", 1.27 * self->zoom / 100.0);
  g_ascii_formatd (height, sizeof height, "%.2f", self->line_height / 100.0 + LANE_HEIGHT * (lanes - USUAL_LANES));
  g_string_append_printf (css, "#%s { font-size: %sem; line-height: %s;", gtk_widget_get_name (GTK_WIDGET (self)), size, height);
  append_families (css, self);
  g_string_append (css, " }");
  if (g_strcmp0 (css->str, self->css_text) == 0)
    return;

  gtk_css_provider_load_from_data (self->css, css->str, -1);
  g_free (self->css_text);
  self->css_text = g_string_free (g_steal_pointer (&css), FALSE);
}

void
gsy_reading_view_set_zoom (GsyReadingView *self, guint percent)
{
  g_return_if_fail (GSY_IS_READING_VIEW (self));

  self->zoom = CLAMP (percent, 50, 300);
  update_css (self);
}

void
gsy_reading_view_set_line_height (GsyReadingView *self, guint percent)
{
  g_return_if_fail (GSY_IS_READING_VIEW (self));

  self->line_height = CLAMP (percent, 130, 250);
  update_css (self);
}

void
gsy_reading_view_set_font (GsyReadingView *self, const char *family)
{
  g_return_if_fail (GSY_IS_READING_VIEW (self));

  g_free (self->font);
  self->font = family != NULL && family[0] != '\0' ? g_strdup (family) : NULL;
  update_css (self);
}

/* --- the column --- */

/* As wide as so many letters of an English text are, whatever script the article is in: half as many Chinese ones. */
void
_gsy_reading_view_update_width (GsyReadingView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, pango_language_from_string ("en"));
  int width = 2 * SIDE_MARGIN + PANGO_PIXELS_CEIL (self->columns * pango_font_metrics_get_approximate_char_width (metrics));

  pango_font_metrics_unref (metrics);
  if (width == self->page_width)
    return;
  self->page_width = width;
  g_object_notify (G_OBJECT (self), "page-width");
}

void
gsy_reading_view_set_columns (GsyReadingView *self, guint columns)
{
  g_return_if_fail (GSY_IS_READING_VIEW (self));

  self->columns = CLAMP (columns, 40, 160);
  _gsy_reading_view_update_width (self);
}

/* --- the colours of the layers --- */

static gboolean
layer_shown (const char *layer, gpointer user_data)
{
  return gsy_editor_is_layer_shown (user_data, layer);
}

/* Unlisted layers take a lane of their own once there are any. */
static void
find_unlisted (GsyReadingView *self, GsyPalette *palette)
{
  GsyStore *store = gsy_editor_get_store (self->editor);
  GsyScheme *scheme = gsy_editor_get_scheme (self->editor);
  if (store == NULL || scheme == NULL)
    return;

  guint n = gsy_store_get_n_statements (store);
  guint listed = 0;
  for (guint i = 0; i < gsy_scheme_get_n_layers (scheme); i++)
    listed += gsy_store_count_layer (store, gsy_scheme_get_layer (scheme, i)->id);
  for (guint i = 0; listed < n && i < n; i++)
    gsy_palette_find (palette, gsy_store_get_statement (store, i)->layer);
}

static GsyPalette *
make_palette (GsyReadingView *self)
{
  AdwStyleManager *style = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));
  GsyPalette *palette = gsy_palette_new (gsy_editor_get_scheme (self->editor), layer_shown, self->editor,
                                         adw_style_manager_get_dark (style), adw_style_manager_get_high_contrast (style));

  gsy_palette_limit_tints (palette, self->tint, (const char *const *) self->untinted);
  find_unlisted (self, palette);
  return palette;
}

void
_gsy_reading_view_update_palette (GsyReadingView *self)
{
  GsyPalette *palette = self->editor != NULL ? make_palette (self) : NULL;

  gsy_highlight_painter_set_palette (self->painter, palette);
  gsy_link_painter_set_palette (self->links, palette);
  update_css (self);
}

void
gsy_reading_view_set_tints (GsyReadingView *self, guint percent, const char *const *without)
{
  g_return_if_fail (GSY_IS_READING_VIEW (self));

  self->tint = MIN (percent, 100);
  g_strfreev (self->untinted);
  self->untinted = g_strdupv ((char **) without);
  _gsy_reading_view_update_palette (self);
}

/* --- the beginning --- */

void
_gsy_reading_view_init_looks (GsyReadingView *self)
{
  static guint n_views = 0;
  GtkTextView *text_view = GTK_TEXT_VIEW (self);
  GtkWidget *widget = GTK_WIDGET (self);
  g_autofree char *name = g_strdup_printf ("article-%u", ++n_views);

  self->zoom = 100;
  self->line_height = 160;
  self->columns = 80;
  self->tint = 100;
  gtk_widget_set_name (widget, name);
  gtk_widget_add_css_class (widget, "article");
  gtk_text_view_set_wrap_mode (text_view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (text_view, SIDE_MARGIN);
  gtk_text_view_set_right_margin (text_view, SIDE_MARGIN);
  gtk_text_view_set_top_margin (text_view, 24);
  gtk_text_view_set_bottom_margin (text_view, 120);
  gtk_text_view_set_pixels_below_lines (text_view, 4);

  self->css = gtk_css_provider_new ();
  gtk_style_context_add_provider_for_display (gtk_widget_get_display (widget), GTK_STYLE_PROVIDER (self->css), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  AdwStyleManager *style = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (_gsy_reading_view_update_palette), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (_gsy_reading_view_update_palette), self, G_CONNECT_SWAPPED);
  update_css (self);
  _gsy_reading_view_update_width (self);
}

void
_gsy_reading_view_dispose_looks (GsyReadingView *self)
{
  if (self->css != NULL)
    gtk_style_context_remove_provider_for_display (gtk_widget_get_display (GTK_WIDGET (self)), GTK_STYLE_PROVIDER (self->css));
  g_clear_object (&self->css);
  g_clear_pointer (&self->css_text, g_free);
  g_clear_pointer (&self->font, g_free);
  g_clear_pointer (&self->untinted, g_strfreev);
}
