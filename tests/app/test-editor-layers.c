/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-editor-layers.c: what is shown, the layers as they are changed, the brush, and that another folder has its own. */
#include "config.h"

#include "editor-fixture.h"

static void
hidden_and_solo_decide_what_is_shown (Fixture *f, gconstpointer unused)
{
  g_free (mark (f, "denial", "a rejeté"));
  guint n = f->n_layers_changed;

  gsy_editor_set_layer_hidden (f->editor, "denial", TRUE);
  g_assert_cmpuint (f->n_layers_changed, ==, ++n);
  gsy_editor_set_layer_hidden (f->editor, "denial", TRUE);
  g_assert_cmpuint (f->n_layers_changed, ==, n);
  g_assert_false (gsy_editor_is_layer_shown (f->editor, "denial"));
  g_assert_true (gsy_editor_is_layer_shown (f->editor, "accusation"));
  ASSERT_SELECTED (f, NULL);

  gsy_editor_set_solo (f->editor, "denial");
  g_assert_cmpuint (f->n_layers_changed, ==, ++n);
  g_assert_true (gsy_editor_is_layer_shown (f->editor, "denial"));
  g_assert_false (gsy_editor_is_layer_shown (f->editor, "accusation"));
  gsy_editor_set_solo (f->editor, NULL);
  g_assert_true (gsy_editor_is_layer_hidden (f->editor, "denial"));

  gsy_editor_set_solo (f->editor, "accusation");
  gsy_editor_set_layer_hidden (f->editor, "denial", FALSE);
  g_assert_cmpstr (gsy_editor_get_solo (f->editor), ==, NULL);
  g_assert_true (gsy_editor_is_layer_shown (f->editor, "denial"));

  gsy_editor_set_layer_hidden (f->editor, "denial", TRUE);
  gsy_editor_set_layer_locked (f->editor, "accusation", TRUE);
  g_auto (GStrv) hidden = gsy_editor_dup_hidden (f->editor);
  g_auto (GStrv) locked = gsy_editor_dup_locked (f->editor);
  g_assert_cmpstrv (hidden, ((const char *[]){ "denial", NULL }));
  g_assert_cmpstrv (locked, ((const char *[]){ "accusation", NULL }));
}

static void
layers_are_changed_and_undone (Fixture *f, gconstpointer unused)
{
  GsyScheme *scheme = gsy_editor_get_scheme (f->editor);
  guint n = f->n_layers_changed;

  g_assert_true (gsy_editor_add_layer (f->editor, "Rumour"));
  g_assert_cmpuint (gsy_scheme_get_n_layers (scheme), ==, 4);
  g_autofree char *id = g_strdup (gsy_scheme_get_layer (scheme, 3)->id);
  g_assert_cmpstr (gsy_scheme_get_layer_label (scheme, id), ==, "Rumour");
  g_assert_true (gsy_editor_rename_layer (f->editor, id, "  Hearsay "));
  g_assert_cmpstr (gsy_scheme_get_layer_label (scheme, id), ==, "Hearsay");
  g_assert_false (gsy_editor_rename_layer (f->editor, id, "Hearsay"));
  g_assert_true (gsy_editor_recolor_layer (f->editor, id, "#336699"));
  g_assert_cmpstr (gsy_scheme_find_layer (scheme, id)->color, ==, "#336699");
  g_assert_true (gsy_editor_set_layer_line (f->editor, id, GSY_LINE_WAVY));
  g_assert_false (gsy_editor_set_layer_line (f->editor, id, GSY_LINE_WAVY));
  g_assert_true (gsy_editor_move_layer (f->editor, id, 0));
  g_assert_false (gsy_editor_move_layer (f->editor, id, 0));
  g_assert_cmpint (gsy_scheme_get_layer_index (scheme, id), ==, 0);
  g_assert_cmpuint (f->n_layers_changed, ==, n + 5);
  g_assert_cmpuint (f->n_refused, ==, 0);

  for (guint i = 0; i < 5; i++)
    g_assert_true (gsy_editor_undo (f->editor));
  g_assert_cmpuint (gsy_scheme_get_n_layers (scheme), ==, 3);
  g_assert_true (gsy_scheme_is_default (scheme, GSY_LIST_LAYERS));
  for (guint i = 0; i < 5; i++)
    g_assert_true (gsy_editor_redo (f->editor));
  g_assert_cmpint (gsy_scheme_get_layer_index (scheme, id), ==, 0);
}

static void
layer_without_a_name_is_refused (Fixture *f, gconstpointer unused)
{
  g_assert_false (gsy_editor_rename_layer (f->editor, "denial", "  "));
  g_assert_cmpuint (f->n_refused, ==, 1);
  /* A new one is given a name until the user finds a better one. */
  g_assert_true (gsy_editor_add_layer (f->editor, "  "));
  g_assert_cmpstr (gsy_scheme_get_layer (gsy_editor_get_scheme (f->editor), 3)->name, !=, "");
  g_assert_false (gsy_editor_rename_layer (f->editor, "no-such-layer", "Name"));
}

static void
removed_layer_leaves_nothing_hidden (Fixture *f, gconstpointer unused)
{
  g_autofree char *id = mark (f, "denial", "a rejeté");

  gsy_editor_set_layer_hidden (f->editor, "denial", TRUE);
  gsy_editor_set_layer_locked (f->editor, "denial", TRUE);
  gsy_editor_set_solo (f->editor, "denial");
  gsy_editor_set_brush (f->editor, "denial");
  g_assert_true (gsy_editor_remove_layer (f->editor, "denial"));
  g_assert_nonnull (f->reported);
  g_assert_cmpstr (gsy_editor_get_solo (f->editor), ==, NULL);
  g_assert_cmpstr (gsy_editor_get_brush (f->editor), ==, NULL);
  g_assert_true (gsy_editor_is_layer_shown (f->editor, "denial"));
  g_assert_true (gsy_editor_is_layer_shown (f->editor, "accusation"));
  /* Its statement is kept, and can be had again. */
  g_assert_cmpuint (n_statements (f), ==, 1);
  gsy_editor_select (f->editor, id, 0, FALSE);
  g_assert_true (gsy_editor_set_layer (f->editor, "accusation"));
}

static void
brush_is_armed_and_put_down (Fixture *f, gconstpointer unused)
{
  g_autofree char *armed = NULL;

  gsy_editor_set_brush (f->editor, "denial");
  g_object_get (f->editor, "brush", &armed, NULL);
  g_assert_cmpstr (armed, ==, "denial");
  open_article (f, "b.txt");
  g_assert_cmpstr (gsy_editor_get_brush (f->editor), ==, "denial");
  gsy_editor_set_brush (f->editor, NULL);
  g_assert_cmpstr (gsy_editor_get_brush (f->editor), ==, NULL);
}

static void
another_folder_starts_afresh (Fixture *f, gconstpointer unused)
{
  g_autofree char *id = mark (f, "denial", "a rejeté");
  g_autoptr (GError) error = NULL;

  gsy_editor_set_layer_hidden (f->editor, "accusation", TRUE);
  gsy_editor_set_brush (f->editor, "denial");
  gsy_corpus_flush_sync (f->corpus, &error);
  g_assert_no_error (error);
  g_clear_object (&f->corpus);
  open_folder (f);
  g_assert_null (gsy_editor_get_document (f->editor));
  g_assert_true (gsy_editor_is_layer_shown (f->editor, "accusation"));
  g_assert_cmpstr (gsy_editor_get_brush (f->editor), ==, NULL);
  g_assert_false (gsy_editor_undo (f->editor));
  open_article (f, "a.txt");
  g_assert_nonnull (gsy_store_find (gsy_editor_get_store (f->editor), id));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add ("/editor/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("layers/hidden-and-solo-decide-what-is-shown", hidden_and_solo_decide_what_is_shown);
  ADD ("layers/are-changed-and-undone", layers_are_changed_and_undone);
  ADD ("layers/without-a-name-is-refused", layer_without_a_name_is_refused);
  ADD ("layers/removed-leaves-nothing-hidden", removed_layer_leaves_nothing_hidden);
  ADD ("brush/is-armed-and-put-down", brush_is_armed_and_put_down);
  ADD ("folder/another-starts-afresh", another_folder_starts_afresh);

  return g_test_run ();
}
