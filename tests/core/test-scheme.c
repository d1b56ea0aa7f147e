/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-scheme.c: the built-in vocabulary, and how an edit changes it. */
#include "config.h"
#include "core/gsy-scheme.h"

#include "core/gsy-edit.h"
#include "core/gsy-error.h"

static void
count_cb (GsyScheme *scheme, int list, guint *counts)
{
  counts[list]++;
}

static void
test_defaults (void)
{
  g_autoptr (GsyScheme) scheme = gsy_scheme_new ();
  const struct
  {
    const char *id;
    const char *name;
    const char *color;
    const char *line;
    const char *key;
  } layers[] = {
    { "accusation", "Accusation", "#c01c28", "solid", "1" },
    { "denial", "Denial", "#1a5fb4", "dashed", "2" },
    { "counter-accusation", "Counter-accusation", "#9a5c00", "double", "3" },
  };
  const char *const ids[GSY_N_SCHEME_LISTS] = { NULL, "voice certainty ", "answers repeats ", "", "", "" };

  g_assert_cmpuint (gsy_scheme_get_n_layers (scheme), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      const GsyLayer *layer = gsy_scheme_get_layer (scheme, i);

      g_assert_cmpstr (layer->id, ==, layers[i].id);
      g_assert_cmpstr (layer->name, ==, layers[i].name);
      g_assert_cmpstr (layer->color, ==, layers[i].color);
      g_assert_cmpstr (gsy_line_style_to_string (layer->line), ==, layers[i].line);
      g_assert_cmpstr (layer->key, ==, layers[i].key);
      g_assert_true (gsy_scheme_find_layer (scheme, layers[i].id) == layer);
      g_assert_true (gsy_scheme_find_layer_by_key (scheme, layers[i].key) == layer);
      g_assert_cmpint (gsy_scheme_get_layer_index (scheme, layers[i].id), ==, i);
    }
  for (guint i = 0; i < GSY_N_SCHEME_LISTS; i++)
    {
      g_autoptr (GString) got = g_string_new (NULL);

      g_assert_true (gsy_scheme_is_default (scheme, (GsySchemeList) i));
      for (guint j = 0; i > 0 && j < gsy_scheme_get_list (scheme, (GsySchemeList) i)->len; j++)
        {
          gpointer item = g_ptr_array_index (gsy_scheme_get_list (scheme, (GsySchemeList) i), j);
          const char *id = gsy_scheme_list_get_id ((GsySchemeList) i, item);

          g_string_append_printf (got, "%s ", id);
          g_assert_true (gsy_scheme_find_item (scheme, (GsySchemeList) i, id) == item);
        }
      if (i > 0)
        g_assert_cmpstr (got->str, ==, ids[i]);
    }
}

static void
test_unlisted (void)
{
  g_autoptr (GsyScheme) scheme = gsy_scheme_new ();

  g_assert_null (gsy_scheme_find_layer (scheme, "rumour"));
  g_assert_null (gsy_scheme_find_layer_by_key (scheme, "9"));
  g_assert_cmpint (gsy_scheme_get_layer_index (scheme, "rumour"), ==, -1);
  g_assert_cmpstr (gsy_scheme_get_layer_label (scheme, "rumour"), ==, "rumour");
  g_assert_cmpstr (gsy_scheme_get_layer_label (scheme, "denial"), ==, "Denial");
}

static void
test_label_is_the_users (void)
{
  g_autoptr (GsyLayer) renamed = gsy_layer_new ("denial", "Démenti", "#1a5fb4", GSY_LINE_DASHED, "2");
  g_autoptr (GsyLayer) nameless = gsy_layer_new ("rumour", NULL, "#1a5fb4", GSY_LINE_DASHED, NULL);

  g_assert_cmpstr (gsy_layer_get_label (renamed), ==, "Démenti");
  g_assert_cmpstr (gsy_layer_get_label (nameless), ==, "rumour");
}

static void
test_lines_have_names (void)
{
  const char *const names[] = { "solid", "dashed", "dotted", "double", "wavy" };
  GsyLineStyle line = GSY_LINE_WAVY;

  for (guint i = 0; i < GSY_N_LINE_STYLES; i++)
    {
      g_assert_cmpstr (gsy_line_style_to_string ((GsyLineStyle) i), ==, names[i]);
      g_assert_true (gsy_line_style_from_string (names[i], &line));
      g_assert_cmpint (line, ==, i);
    }
  g_assert_false (gsy_line_style_from_string ("zigzag", &line));
  g_assert_false (gsy_line_style_from_string (NULL, &line));
}

static void
test_layers_compare (void)
{
  g_autoptr (GsyLayer) layer = gsy_layer_new ("a", "A", "#000000", GSY_LINE_SOLID, "1");
  g_autoptr (GsyLayer) copy = NULL;

  layer->definition = g_strdup ("What A is");
  layer->examples = g_strsplit ("one|two", "|", 0);
  layer->unknown = g_strsplit ("\"x\"|1", "|", 0);
  copy = gsy_layer_copy (layer);
  g_assert_true (gsy_layer_equal (layer, copy));
  copy->unknown[1][0] = '2';
  g_assert_false (gsy_layer_equal (layer, copy));
  copy->unknown[1][0] = '1';
  copy->examples[1][0] = 'T';
  g_assert_false (gsy_layer_equal (layer, copy));
  copy->examples[1][0] = 't';
  g_clear_pointer (&copy->definition, g_free);
  g_assert_false (gsy_layer_equal (layer, copy));
}

static void
test_apply_replaces_and_notifies (void)
{
  g_autoptr (GsyScheme) scheme = gsy_scheme_new ();
  g_autoptr (GPtrArray) topics = gsy_scheme_list_new (GSY_LIST_TOPICS);
  g_autoptr (GsyEdit) edit = gsy_edit_new ("Add Topic");
  g_autoptr (GsyEdit) inverse = NULL;
  g_autoptr (GError) error = NULL;
  guint counts[GSY_N_SCHEME_LISTS] = { 0 };

  g_signal_connect (scheme, "changed", G_CALLBACK (count_cb), counts);
  g_ptr_array_add (topics, gsy_topic_new ("Hack"));
  gsy_edit_add_scheme (edit, GSY_LIST_TOPICS, gsy_scheme_get_list (scheme, GSY_LIST_TOPICS), topics);

  g_assert_true (gsy_scheme_apply (scheme, edit, &error));
  g_assert_no_error (error);
  g_assert_true (gsy_scheme_get_list (scheme, GSY_LIST_TOPICS) == topics);
  g_assert_false (gsy_scheme_is_default (scheme, GSY_LIST_TOPICS));
  g_assert_true (gsy_scheme_is_default (scheme, GSY_LIST_ACTORS));
  g_assert_cmpuint (counts[GSY_LIST_TOPICS], ==, 1);

  inverse = gsy_edit_inverse (edit);
  g_assert_true (gsy_scheme_apply (scheme, inverse, &error));
  g_assert_true (gsy_scheme_is_default (scheme, GSY_LIST_TOPICS));
  g_assert_cmpuint (counts[GSY_LIST_TOPICS], ==, 2);
  g_assert_cmpuint (counts[GSY_LIST_LAYERS] + counts[GSY_LIST_ACTORS], ==, 0);
}

static void
test_apply_is_all_or_nothing (void)
{
  g_autoptr (GsyScheme) scheme = gsy_scheme_new ();
  g_autoptr (GPtrArray) topics = gsy_scheme_list_new (GSY_LIST_TOPICS);
  g_autoptr (GPtrArray) layers = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_layer_unref);
  g_autoptr (GsyEdit) edit = gsy_edit_new ("Both");
  g_autoptr (GError) error = NULL;
  guint counts[GSY_N_SCHEME_LISTS] = { 0 };

  g_signal_connect (scheme, "changed", G_CALLBACK (count_cb), counts);
  g_ptr_array_add (topics, gsy_topic_new ("Hack"));
  gsy_edit_add_scheme (edit, GSY_LIST_TOPICS, gsy_scheme_get_list (scheme, GSY_LIST_TOPICS), topics);
  /* There are three layers, not none. */
  gsy_edit_add_scheme (edit, GSY_LIST_LAYERS, layers, gsy_scheme_get_list (scheme, GSY_LIST_LAYERS));

  g_assert_false (gsy_scheme_apply (scheme, edit, &error));
  g_assert_error (error, GSY_ERROR, GSY_ERROR_CONFLICT);
  g_assert_true (gsy_scheme_is_default (scheme, GSY_LIST_TOPICS));
  g_assert_cmpuint (counts[GSY_LIST_TOPICS] + counts[GSY_LIST_LAYERS], ==, 0);
}

static void
test_title_and_unknown (void)
{
  g_autoptr (GsyScheme) scheme = gsy_scheme_new ();
  char *pair[] = { (char *) "\"x\"", (char *) "1", NULL };

  gsy_scheme_set_title (scheme, "Dispute");
  gsy_scheme_set_title (scheme, gsy_scheme_get_title (scheme));
  g_assert_cmpstr (gsy_scheme_get_title (scheme), ==, "Dispute");
  gsy_scheme_set_unknown (scheme, pair);
  gsy_scheme_set_unknown (scheme, gsy_scheme_get_unknown (scheme));
  g_assert_cmpstr (gsy_scheme_get_unknown (scheme)[1], ==, "1");
  g_assert_finalize_object (g_steal_pointer (&scheme));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scheme/defaults-are-those-of-the-format", test_defaults);
  g_test_add_func ("/scheme/unlisted-layers-go-by-their-id", test_unlisted);
  g_test_add_func ("/scheme/what-was-renamed-keeps-the-users-name", test_label_is_the_users);
  g_test_add_func ("/scheme/lines-have-names", test_lines_have_names);
  g_test_add_func ("/scheme/layers-copy-and-compare", test_layers_compare);
  g_test_add_func ("/scheme/apply/replaces-and-notifies", test_apply_replaces_and_notifies);
  g_test_add_func ("/scheme/apply/all-or-nothing", test_apply_is_all_or_nothing);
  g_test_add_func ("/scheme/title-and-unknown-members", test_title_and_unknown);
  return g_test_run ();
}
