/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-preferences.c: what each key of the settings changes, at once, and that the window of preferences sets them. */
#include "config.h"

#include "app/gsy-preferences.h"
#include "app/gsy-reading-view-private.h"
#include "app/gsy-window-private.h"
#include "corpus/gsy-versions.h"

#include "application-fixture.h"

#include <math.h>

static GsyApplication *app;

typedef struct
{
  char *folder;
  GsyWindow *window;
  GsyReadingView *view;
  GsyEditor *editor;
  GSettings *settings;
} Open;

static void
open_begin (Open *open)
{
  open->folder = make_articles ();
  open->settings = g_settings_new (GSY_APP_ID);
  open->window = application_open (app, open->folder, NULL, "a.txt");
  open->view = gsy_reading_pane_get_view (open->window->reading);
  open->editor = gsy_window_get_editor (open->window);
}

static void
open_end (Open *open)
{
  g_auto (GStrv) keys = NULL;
  g_autoptr (GSettingsSchema) schema = NULL;

  g_object_get (open->settings, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  for (guint i = 0; keys[i] != NULL; i++)
    g_settings_reset (open->settings, keys[i]);
  close_gently (open->window);
  g_object_unref (open->settings);
  free_folder (open->folder);
}

/* From line to line, and across a long text. */
static int
get_line_height (Open *open)
{
  GtkTextView *view = GTK_TEXT_VIEW (open->view);
  GtkTextIter iter;
  int y, height;

  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (view), &iter);
  gtk_text_view_get_line_yrange (view, &iter, &y, &height);
  return height;
}

static void
wait_for_frame (Open *open)
{
  gtk_widget_queue_draw (GTK_WIDGET (open->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (open->window));
}

static char *
dup_family (Open *open)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (open->view));

  return g_strdup (pango_font_description_get_family (pango_context_get_font_description (context)));
}

static double
get_size (Open *open)
{
  return pango_font_description_get_size (pango_context_get_font_description (gtk_widget_get_pango_context (GTK_WIDGET (open->view))));
}

/* --- reading --- */

static void
test_zoom (void)
{
  Open open;
  open_begin (&open);
  double before = get_size (&open);
  g_settings_set_uint (open.settings, "zoom", 200);
  wait_until (fabs (get_size (&open) / before - 2) < 0.01);
  open_end (&open);
}

static void
test_font (void)
{
  Open open;
  open_begin (&open);
  g_autofree char *usual = dup_family (&open);
  g_assert_cmpstr (usual, ==, "serif");
  g_settings_set_string (open.settings, "font", "Noto Sans \"M\\ono");
  wait_for_frame (&open);
  g_autofree char *odd = dup_family (&open);
  g_assert_cmpstr (odd, ==, "Noto Sans \"M\\ono,serif");
  g_settings_reset (open.settings, "font");
  wait_for_frame (&open);
  g_autofree char *again = dup_family (&open);
  g_assert_cmpstr (again, ==, "serif");
  open_end (&open);
}

static void
test_line_height (void)
{
  Open open;
  open_begin (&open);
  int before = get_line_height (&open);
  g_settings_set_uint (open.settings, "line-height", 250);
  wait_until (get_line_height (&open) > before);
  g_settings_set_uint (open.settings, "line-height", 130);
  wait_until (get_line_height (&open) < before);
  open_end (&open);
}

static int
get_page_width (Open *open)
{
  int width;

  g_object_get (open->view, "page-width", &width, NULL);
  return width;
}

static void
test_column_width (void)
{
  Open open;
  open_begin (&open);
  int before = get_page_width (&open);
  g_settings_set_uint (open.settings, "column-width", 40);
  int narrow = get_page_width (&open);
  g_assert_cmpint (narrow, <, before);
  wait_until (gtk_widget_get_width (GTK_WIDGET (open.view)) == narrow);
  /* As many letters, but larger ones. */
  g_settings_set_uint (open.settings, "zoom", 120);
  wait_until (get_page_width (&open) > narrow);
  open_end (&open);
}

/* --- marking --- */

static GsySpan
mark_words (Open *open, guint start, guint end)
{
  gsy_reading_view_select (open->view, gsy_span (start, end));
  gsy_editor_select (open->editor, NULL, 0, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (open->view), "view.mark", "s", "counter-accusation");
  const GsyStatement *made = gsy_editor_get_selected (open->editor);
  g_assert_nonnull (made);
  GsySpan span = gsy_statement_get_span (made, 0);
  g_assert_true (gsy_editor_remove (open->editor));
  return span;
}

/* “Le maire se tait” is 70–86. */
static void
test_granularity (void)
{
  Open open;
  open_begin (&open);
  GsySpan words = mark_words (&open, 74, 76);
  g_assert_cmpuint (words.start, ==, 73);
  g_assert_cmpuint (words.end, ==, 78);
  g_settings_set_string (open.settings, "granularity", "characters");
  GsySpan characters = mark_words (&open, 74, 76);
  g_assert_cmpuint (characters.start, ==, 74);
  g_assert_cmpuint (characters.end, ==, 76);
  g_settings_set_string (open.settings, "granularity", "sentences");
  GsySpan sentence = mark_words (&open, 74, 76);
  g_assert_cmpuint (sentence.start, ==, 70);
  g_assert_cmpuint (sentence.end, ==, 86);
  /* A role's words are never sentences. */
  gsy_editor_select (open.editor, ID_B, 0, FALSE);
  gsy_reading_view_select (open.view, gsy_span (71, 75));
  gtk_widget_activate_action (GTK_WIDGET (open.view), "view.set-role", "s", "cue");
  const GsyStatement *denial = gsy_editor_get_selected (open.editor);
  g_assert_nonnull (denial->cue);
  GsySpan cue = g_array_index (denial->cue->spans, GsyQuote, 0).span;
  g_assert_cmpuint (cue.start, ==, 70);
  g_assert_cmpuint (cue.end, ==, 78);
  open_end (&open);
}

static float
get_tint (Open *open, const char *layer)
{
  GsyPalette *palette = gsy_highlight_painter_get_palette (gsy_reading_view_get_painter (open->view));
  const GsyLayer *found = gsy_scheme_find_layer (gsy_editor_get_scheme (open->editor), layer);

  return gsy_palette_find (palette, found->id)->tint.alpha;
}

static void
test_tint (void)
{
  const char *without[] = { "denial", NULL };
  Open open;

  open_begin (&open);
  float accusation = get_tint (&open, "accusation");
  float denial = get_tint (&open, "denial");
  g_assert_cmpfloat (accusation, >, 0.05);
  g_settings_set_uint (open.settings, "tint", 50);
  g_assert_cmpfloat_with_epsilon (get_tint (&open, "accusation"), accusation / 2, 0.001);
  g_assert_cmpfloat_with_epsilon (get_tint (&open, "denial"), denial / 2, 0.001);
  g_settings_set_uint (open.settings, "tint", 100);
  g_settings_set_strv (open.settings, "layers-without-tint", without);
  g_assert_cmpfloat_with_epsilon (get_tint (&open, "accusation"), accusation, 0.001);
  g_assert_cmpfloat (get_tint (&open, "denial"), ==, 0);
  open_end (&open);
}

static void
test_annotator (void)
{
  Open open;
  open_begin (&open);
  g_settings_set_string (open.settings, "annotator", " Ada ");
  gsy_editor_mark (open.editor, "denial", gsy_span (73, 78), GSY_SNAP_WORDS);
  g_assert_cmpstr (gsy_editor_get_selected (open.editor)->creator, ==, "Ada");
  open_end (&open);
}

/* --- the program --- */

static void
test_color_scheme (void)
{
  AdwStyleManager *manager = adw_application_get_style_manager (ADW_APPLICATION (app));
  Open open;

  open_begin (&open);
  g_settings_set_string (open.settings, "color-scheme", "dark");
  g_assert_true (adw_style_manager_get_dark (manager));
  g_settings_set_string (open.settings, "color-scheme", "light");
  g_assert_false (adw_style_manager_get_dark (manager));
  open_end (&open);
}

#define DAY (G_GINT64_CONSTANT (24) * 60 * 60 * 1000000)

static void
add_version (const char *path, const char *text, gint64 instant)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  g_assert_true (gsy_versions_add (path, bytes, instant, NULL));
}

static void
test_versions_kept (void)
{
  gint64 now = g_get_real_time ();
  Open open;

  open_begin (&open);
  g_autofree char *path = g_build_filename (open.folder, "c.json", NULL);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *text = g_strdup_printf ("version %u", i);
      add_version (path, text, now - (20 - i) * DAY);
    }
  g_autoptr (GPtrArray) all = gsy_versions_list (path);
  g_assert_cmpuint (all->len, >=, 19);
  g_settings_set_string (open.settings, "versions-kept", "week");
  add_version (path, "another", now);
  g_autoptr (GPtrArray) few = gsy_versions_list (path);
  g_assert_cmpuint (few->len, ==, GSY_VERSIONS_MIN);
  open_end (&open);
}

/* Who has read it once does not see it again by itself. */
static void
test_show_welcome (void)
{
  Open open;
  open_begin (&open);
  g_assert_false (_gsy_window_is_welcoming (open.window));
  gtk_widget_activate_action (GTK_WIDGET (open.window), "win.welcome", NULL);
  g_assert_true (_gsy_window_is_welcoming (open.window));
  g_assert_true (g_settings_get_boolean (open.settings, "show-welcome"));
  gtk_widget_activate_action (GTK_WIDGET (open.window), "win.dismiss-welcome", NULL);
  g_assert_false (_gsy_window_is_welcoming (open.window));
  g_assert_false (g_settings_get_boolean (open.settings, "show-welcome"));
  open_end (&open);
}

/* --- the window --- */

static GtkWidget *
find_dialog (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);
      if (ADW_IS_PREFERENCES_WINDOW (window))
        return window;
    }
  g_assert_not_reached ();
}

static void
find_all (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    find_all (child, type, found);
}

static void
assert_number (Open *open, GPtrArray *spins, guint i, const char *key, guint value, guint low, guint high)
{
  GtkSpinButton *spin = g_ptr_array_index (spins, i);
  double lower, upper;

  gtk_spin_button_get_range (spin, &lower, &upper);
  g_assert_cmpfloat (lower, ==, low);
  g_assert_cmpfloat (upper, ==, high);
  gtk_spin_button_set_value (spin, value);
  g_assert_cmpuint (g_settings_get_uint (open->settings, key), ==, value);
  g_settings_reset (open->settings, key);
  g_assert_cmpuint ((guint) gtk_spin_button_get_value (spin), ==, g_settings_get_uint (open->settings, key));
}

static void
assert_choice (Open *open, GPtrArray *combos, guint i, const char *key, const char *const *values)
{
  AdwComboRow *row = g_ptr_array_index (combos, i);

  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (row)), ==, g_strv_length ((char **) values));
  for (guint k = 0; values[k] != NULL; k++)
    {
      adw_combo_row_set_selected (row, k);
      g_autofree char *value = g_settings_get_string (open->settings, key);
      g_assert_cmpstr (value, ==, values[k]);
    }
}

static void
test_window (void)
{
  static const char *const schemes[] = { "default", "light", "dark", NULL };
  static const char *const granularities[] = { "words", "characters", "sentences", NULL };
  static const char *const kept[] = { "day", "week", "month", "year", NULL };
  g_autoptr (GPtrArray) spins = g_ptr_array_new ();
  g_autoptr (GPtrArray) combos = g_ptr_array_new ();
  g_autoptr (GPtrArray) switches = g_ptr_array_new ();
  Open open;

  open_begin (&open);
  gtk_widget_activate_action (GTK_WIDGET (open.window), "win.preferences", NULL);
  GtkWidget *dialog = find_dialog ();
  gtk_test_widget_wait_for_draw (dialog);
  find_all (dialog, GTK_TYPE_SPIN_BUTTON, spins);
  g_assert_cmpuint (spins->len, ==, 4);
  assert_number (&open, spins, 0, "zoom", 150, 50, 300);
  assert_number (&open, spins, 1, "column-width", 66, 40, 160);
  assert_number (&open, spins, 2, "line-height", 180, 130, 250);
  assert_number (&open, spins, 3, "tint", 30, 0, 100);
  find_all (dialog, ADW_TYPE_COMBO_ROW, combos);
  g_assert_cmpuint (combos->len, ==, 3);
  assert_choice (&open, combos, 0, "color-scheme", schemes);
  assert_choice (&open, combos, 1, "granularity", granularities);
  assert_choice (&open, combos, 2, "versions-kept", kept);

  /* What is inside of GTK's own controls, the journey of accessibility looks at. */
  find_all (dialog, GTK_TYPE_SWITCH, switches);
  for (guint i = 0; i < spins->len; i++)
    g_assert_true (has_name (g_ptr_array_index (spins, i)));
  for (guint i = 0; i < switches->len; i++)
    g_assert_true (has_name (g_ptr_array_index (switches, i)));
  wait_until (has_name (gtk_widget_get_first_child (find_widget (dialog, GTK_TYPE_FONT_BUTTON, NULL))));

  /* Three layers, then the last one of the window. */
  g_assert_cmpuint (switches->len, ==, 4);
  gtk_switch_set_active (g_ptr_array_index (switches, 1), FALSE);
  g_assert_cmpfloat (get_tint (&open, "denial"), ==, 0);
  g_settings_reset (open.settings, "layers-without-tint");
  g_assert_true (gtk_switch_get_active (g_ptr_array_index (switches, 1)));
  gtk_switch_set_active (g_ptr_array_index (switches, 3), FALSE);
  g_assert_false (g_settings_get_boolean (open.settings, "remember-session"));

  GtkFontChooser *font = GTK_FONT_CHOOSER (find_widget (dialog, GTK_TYPE_FONT_BUTTON, NULL));
  gtk_font_chooser_set_font (font, "Noto Sans");
  g_autofree char *family = g_settings_get_string (open.settings, "font");
  g_assert_cmpstr (family, ==, "Noto Sans");
  gtk_window_destroy (GTK_WINDOW (dialog));
  open_end (&open);
}

/* Each key says what it is, and is bounded where it is a number or a choice. */
static void
test_schema (void)
{
  g_autoptr (GSettings) settings = g_settings_new (GSY_APP_ID);
  g_autoptr (GSettingsSchema) schema = NULL;

  g_object_get (settings, "settings-schema", &schema, NULL);
  g_auto (GStrv) keys = g_settings_schema_list_keys (schema);
  g_assert_cmpuint (g_strv_length (keys), >=, 12);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autoptr (GSettingsSchemaKey) key = g_settings_schema_get_key (schema, keys[i]);
      g_autoptr (GVariant) range = g_settings_schema_key_get_range (key);
      const char *kind;
      g_variant_get_child (range, 0, "&s", &kind);
      if (g_variant_type_equal (g_settings_schema_key_get_value_type (key), G_VARIANT_TYPE_UINT32))
        g_assert_cmpstr (kind, ==, "range");
    }

  /* What people read of it is not compiled. */
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", GSY_APP_ID ".gschema.xml", NULL);
  g_autofree char *text = NULL;
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *name = g_strdup_printf ("<key name=\"%s\"", keys[i]);
      const char *from = strstr (text, name);
      g_assert_nonnull (from);
      g_autofree char *key = g_strndup (from, strstr (from, "</key>") - from);
      g_assert_nonnull (strstr (key, "<summary>"));
      g_assert_nonnull (strstr (key, "<description>"));
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  app = application_begin ();
  g_test_add_func ("/preferences/schema/each-key-is-explained-and-bounded", test_schema);
  g_test_add_func ("/preferences/applied/zoom", test_zoom);
  g_test_add_func ("/preferences/applied/font", test_font);
  g_test_add_func ("/preferences/applied/line-height", test_line_height);
  g_test_add_func ("/preferences/applied/column-width", test_column_width);
  g_test_add_func ("/preferences/applied/granularity", test_granularity);
  g_test_add_func ("/preferences/applied/tint-and-layers-without", test_tint);
  g_test_add_func ("/preferences/applied/annotator", test_annotator);
  g_test_add_func ("/preferences/applied/color-scheme", test_color_scheme);
  g_test_add_func ("/preferences/applied/versions-kept", test_versions_kept);
  g_test_add_func ("/preferences/applied/welcome-comes-once", test_show_welcome);
  g_test_add_func ("/preferences/window/sets-each-key", test_window);
  int status = run_tests ();
  g_object_unref (app);
  return status;
}
