/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-scheme-edits.c: adding, removing, moving and changing layers. */
#include "config.h"
#include "core/gsy-scheme.h"

#include <math.h>

#include "core/gsy-color.h"
#include "core/gsy-edit.h"
#include "core/gsy-error.h"

static void
apply (GsyScheme *scheme, GsyEdit *edit)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gsy_scheme_apply (scheme, edit, &error));
  g_assert_no_error (error);
}

static const GsyLayer *
add (GsyScheme *scheme, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GsyEdit) edit = gsy_scheme_edit_add_layer (scheme, name, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (gsy_edit_get_label (edit), ==, "Add Layer");
  apply (scheme, edit);
  return gsy_scheme_get_layer (scheme, gsy_scheme_get_n_layers (scheme) - 1);
}

static char *
join_ids (GsyScheme *scheme)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < gsy_scheme_get_n_layers (scheme); i++)
    g_string_append_printf (ids, "%s%s:%s", i > 0 ? " " : "", gsy_scheme_get_layer (scheme, i)->id,
                            gsy_scheme_get_layer (scheme, i)->key ? gsy_scheme_get_layer (scheme, i)->key : "-");
  return g_string_free (ids, FALSE);
}

static void
assert_ids (GsyScheme *scheme, const char *expected)
{
  g_autofree char *ids = join_ids (scheme);

  g_assert_cmpstr (ids, ==, expected);
}

static void
test_ids_are_slugs (void)
{
  g_autoptr (GsyScheme) scheme = gsy_scheme_new ();
  const struct
  {
    const char *name;
    const char *id;
    const char *shown;
  } cases[] = {
    { "Démenti officiel", "dementi-officiel", "Démenti officiel" },
    { "  Rumour (2nd hand)!  ", "rumour-2nd-hand", "Rumour (2nd hand)!" },
    { "Denial", "denial-2", "Denial" },
    { "DENIAL", "denial-3", "DENIAL" },
    { "否认", "layer", "否认" },
    { "إنكار", "layer-2", "إنكار" },
    { "", "layer-3", "New Layer" },
    { NULL, "layer-4", "New Layer" },
    { "---", "layer-5", "---" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const GsyLayer *layer = add (scheme, cases[i].name);

      g_assert_cmpstr (layer->id, ==, cases[i].id);
      g_assert_cmpstr (layer->name, ==, cases[i].shown);
    }
}

/* How far apart two colours look: OKLab, where black and white are 1 apart. */
static double
distance (const double a[3], const double b[3])
{
  double lab[2][3];
  const double *colors[2] = { a, b };

  for (guint i = 0; i < 2; i++)
    {
      double c[3];
      double l;
      double m;
      double s;

      for (guint j = 0; j < 3; j++)
        c[j] = colors[i][j] <= 0.04045 ? colors[i][j] / 12.92 : pow ((colors[i][j] + 0.055) / 1.055, 2.4);
      l = cbrt (0.4122214708 * c[0] + 0.5363325363 * c[1] + 0.0514459929 * c[2]);
      m = cbrt (0.2119034982 * c[0] + 0.6806995451 * c[1] + 0.1073969566 * c[2]);
      s = cbrt (0.0883024619 * c[0] + 0.2817188376 * c[1] + 0.6299787005 * c[2]);
      lab[i][0] = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s;
      lab[i][1] = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
      lab[i][2] = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
    }
  return sqrt (pow (lab[0][0] - lab[1][0], 2) + pow (lab[0][1] - lab[1][1], 2) + pow (lab[0][2] - lab[1][2], 2));
}

static void
test_new_layers_can_be_told_apart (void)
{
  const double white[3] = { 1, 1, 1 };
  g_autoptr (GsyScheme) scheme = gsy_scheme_new ();

  for (guint i = 0; i < 8; i++)
    add (scheme, "More");
  for (guint i = 0; i < 11; i++)
    {
      double a[3];

      g_assert_true (gsy_color_parse (gsy_scheme_get_layer (scheme, i)->color, a));
      g_assert_cmpfloat (gsy_color_contrast (a, white), >=, 3.0);
      for (guint j = 0; j < i; j++)
        {
          double b[3];

          g_test_message ("%s %s", gsy_scheme_get_layer (scheme, i)->color, gsy_scheme_get_layer (scheme, j)->color);
          g_assert_true (gsy_color_parse (gsy_scheme_get_layer (scheme, j)->color, b));
          g_assert_cmpfloat (distance (a, b), >, 0.08);
        }
    }
  /* The first two take the line styles that the built-in ones leave. */
  g_assert_cmpint (gsy_scheme_get_layer (scheme, 3)->line, ==, GSY_LINE_DOTTED);
  g_assert_cmpint (gsy_scheme_get_layer (scheme, 4)->line, ==, GSY_LINE_WAVY);
}

static void
test_keys_run_out (void)
{
  g_autoptr (GsyScheme) scheme = gsy_scheme_new ();

  for (guint i = 4; i <= 9; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u", i);

      g_assert_cmpstr (add (scheme, "More")->key, ==, key);
    }
  g_assert_null (add (scheme, "More")->key);
}

static void
test_a_freed_key_is_given_again (void)
{
  g_autoptr (GsyScheme) scheme = gsy_scheme_new ();
  g_autoptr (GsyEdit) edit = gsy_scheme_edit_remove_layer (scheme, "denial", NULL);

  g_assert_cmpstr (gsy_edit_get_label (edit), ==, "Remove Layer Denial");
  apply (scheme, edit);
  g_assert_cmpstr (add (scheme, "More")->key, ==, "2");
}

static void
test_remove_and_undo (void)
{
  g_autoptr (GsyScheme) scheme = gsy_scheme_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GsyEdit) edit = gsy_scheme_edit_remove_layer (scheme, "denial", &error);
  g_autoptr (GsyEdit) inverse = NULL;

  g_assert_no_error (error);
  assert_ids (scheme, "accusation:1 denial:2 counter-accusation:3");
  apply (scheme, edit);
  assert_ids (scheme, "accusation:1 counter-accusation:3");
  g_assert_null (gsy_scheme_edit_remove_layer (scheme, "denial", &error));
  g_assert_error (error, GSY_ERROR, GSY_ERROR_CONFLICT);
  inverse = gsy_edit_inverse (edit);
  apply (scheme, inverse);
  assert_ids (scheme, "accusation:1 denial:2 counter-accusation:3");
  g_assert_true (gsy_scheme_is_default (scheme, GSY_LIST_LAYERS));
}

static void
test_move (void)
{
  const struct
  {
    const char *id;
    guint position;
    const char *expected;
  } cases[] = {
    { "accusation", 1, "denial:2 accusation:1 counter-accusation:3" },
    { "accusation", 2, "denial:2 counter-accusation:3 accusation:1" },
    { "accusation", 99, "denial:2 counter-accusation:3 accusation:1" },
    { "counter-accusation", 0, "counter-accusation:3 accusation:1 denial:2" },
    { "denial", 1, "accusation:1 denial:2 counter-accusation:3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GsyScheme) scheme = gsy_scheme_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GsyEdit) edit = gsy_scheme_edit_move_layer (scheme, cases[i].id, cases[i].position, &error);

      g_assert_no_error (error);
      apply (scheme, edit);
      assert_ids (scheme, cases[i].expected);
      /* Where it is already: nothing to undo. */
      g_assert_cmpuint (gsy_edit_get_n_changes (edit), ==, i == 4 ? 0 : 1);
    }
}

static void
test_replace (void)
{
  g_autoptr (GsyScheme) scheme = gsy_scheme_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GsyLayer) layer = gsy_layer_copy (gsy_scheme_find_layer (scheme, "denial"));
  g_autoptr (GsyLayer) blank = gsy_layer_copy (layer);
  g_autoptr (GsyLayer) gone = gsy_layer_new ("gone", "Gone", "#000000", GSY_LINE_SOLID, NULL);
  g_autoptr (GsyEdit) nothing = gsy_scheme_edit_replace_layer (scheme, layer, "Rename Layer", &error);
  g_autoptr (GsyEdit) edit = NULL;

  g_assert_cmpuint (gsy_edit_get_n_changes (nothing), ==, 0);

  g_free (layer->name);
  layer->name = g_strdup ("Démenti");
  g_free (layer->key);
  layer->key = g_strdup ("1");
  edit = gsy_scheme_edit_replace_layer (scheme, layer, "Rename Layer", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (gsy_edit_get_label (edit), ==, "Rename Layer");
  apply (scheme, edit);
  assert_ids (scheme, "accusation:2 denial:1 counter-accusation:3");
  g_assert_cmpstr (gsy_scheme_get_layer_label (scheme, "denial"), ==, "Démenti");

  g_assert_null (gsy_scheme_edit_replace_layer (scheme, gone, "Rename Layer", &error));
  g_assert_error (error, GSY_ERROR, GSY_ERROR_CONFLICT);
  g_clear_error (&error);
  g_free (blank->name);
  blank->name = g_strdup (" \t");
  g_assert_null (gsy_scheme_edit_replace_layer (scheme, blank, "Rename Layer", &error));
  g_assert_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scheme-edits/add/ids-are-free-slugs", test_ids_are_slugs);
  g_test_add_func ("/scheme-edits/add/layers-can-be-told-apart", test_new_layers_can_be_told_apart);
  g_test_add_func ("/scheme-edits/add/keys-run-out-at-nine", test_keys_run_out);
  g_test_add_func ("/scheme-edits/add/a-freed-key-is-given-again", test_a_freed_key_is_given_again);
  g_test_add_func ("/scheme-edits/remove-then-undo-restores-the-default", test_remove_and_undo);
  g_test_add_func ("/scheme-edits/move-keeps-the-others-in-order", test_move);
  g_test_add_func ("/scheme-edits/replace-swaps-keys", test_replace);
  return g_test_run ();
}
