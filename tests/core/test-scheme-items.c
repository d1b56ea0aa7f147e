/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-scheme-items.c: adding, removing, moving and changing what a scheme lists. */
#include "config.h"
#include "core/gsy-scheme.h"

#include "core/gsy-edit.h"
#include "core/gsy-error.h"

/* Applies @edit, and sees that its inverse brings everything back. */
static void
apply (GsyScheme *scheme, GsyEdit *edit)
{
  g_autoptr (GsyEdit) inverse = gsy_edit_inverse (edit);
  GPtrArray *before[GSY_N_SCHEME_LISTS];
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < GSY_N_SCHEME_LISTS; i++)
    before[i] = gsy_scheme_get_list (scheme, (GsySchemeList) i);
  g_assert_true (gsy_scheme_apply (scheme, edit, &error));
  g_assert_no_error (error);
  g_assert_true (gsy_scheme_apply (scheme, inverse, &error));
  for (guint i = 0; i < GSY_N_SCHEME_LISTS; i++)
    g_assert_true (gsy_scheme_get_list (scheme, (GsySchemeList) i) == before[i]);
  g_assert_true (gsy_scheme_apply (scheme, edit, &error));
}

/* Takes @edit, whose label is @label. */
static void
apply_as (GsyScheme *scheme, GsyEdit *edit, const char *label)
{
  g_assert_nonnull (edit);
  g_assert_cmpstr (gsy_edit_get_label (edit), ==, label);
  apply (scheme, edit);
  gsy_edit_unref (edit);
}

static void
assert_refused (GsyEdit *edit, GError **error, GsyError code, const char *message)
{
  g_assert_null (edit);
  g_assert_error (*error, GSY_ERROR, (int) code);
  g_assert_cmpstr ((*error)->message, ==, message);
  g_clear_error (error);
}

static void
assert_ids (GsyScheme *scheme, GsySchemeList list, const char *expected)
{
  GPtrArray *items = gsy_scheme_get_list (scheme, list);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "", gsy_scheme_list_get_id (list, g_ptr_array_index (items, i)));
  g_assert_cmpstr (ids->str, ==, expected);
}

static gpointer
new_item (GsySchemeList list, const char *id)
{
  switch (list)
    {
    case GSY_LIST_ATTRIBUTES:
      return gsy_attribute_new (id, id, GSY_ATTRIBUTE_FLAG);
    case GSY_LIST_RELATIONS:
      return gsy_relation_new (id, id);
    case GSY_LIST_TOPICS:
      return gsy_topic_new (id);
    case GSY_LIST_ACTORS:
      return gsy_actor_new (id);
    case GSY_LIST_MUTED:
      return g_strdup (id);
    case GSY_LIST_LAYERS:
    default:
      return gsy_layer_new (id, id, "#123456", GSY_LINE_WAVY, NULL);
    }
}

static void
test_every_list (void)
{
  static const struct
  {
    const char *before;
    const char *add, *remove, *move;
  } words[GSY_N_SCHEME_LISTS] = {
    [GSY_LIST_LAYERS] = { "accusation, denial, counter-accusation, ", "Add Layer", "Remove Layer b", "Move Layer c" },
    [GSY_LIST_ATTRIBUTES] = { "voice, certainty, ", "Add Attribute", "Remove Attribute b", "Move Attribute c" },
    [GSY_LIST_RELATIONS] = { "answers, repeats, ", "Add Relation", "Remove Relation b", "Move Relation c" },
    [GSY_LIST_TOPICS] = { "", "Add Topic", "Remove Topic b", "Move Topic c" },
    [GSY_LIST_ACTORS] = { "", "Add Actor", "Remove Actor b", "Move Actor c" },
    [GSY_LIST_MUTED] = { "", "Hide a Kind of Problem", "Show a Kind of Problem", "Hide a Kind of Problem" },
  };

  for (guint i = 0; i < GSY_N_SCHEME_LISTS; i++)
    {
      GsySchemeList list = (GsySchemeList) i;
      g_autoptr (GsyScheme) scheme = gsy_scheme_new ();
      g_autoptr (GPtrArray) owner = gsy_scheme_list_new (list);
      guint n = gsy_scheme_get_list (scheme, list)->len;
      g_autofree char *abc = g_strconcat (words[i].before, "a, b, c", NULL);
      g_autofree char *ac = g_strconcat (words[i].before, "a, c", NULL);
      g_autofree char *ca = g_strconcat (words[i].before, "c, a", NULL);
      g_autoptr (GsyEdit) nothing = NULL;
      g_autoptr (GError) error = NULL;

      for (guint j = 0; j < 3; j++)
        {
          const char id[] = { (char) ('a' + j), '\0' };

          g_ptr_array_add (owner, new_item (list, id));
          apply_as (scheme, gsy_scheme_edit_add_item (scheme, list, g_ptr_array_index (owner, j), &error), words[i].add);
          g_assert_true (gsy_scheme_list_items_equal (list, gsy_scheme_find_item (scheme, list, id), g_ptr_array_index (owner, j)));
        }
      assert_ids (scheme, list, abc);
      g_assert_null (gsy_scheme_edit_add_item (scheme, list, g_ptr_array_index (owner, 1), &error));
      g_assert_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED);
      g_clear_error (&error);

      apply_as (scheme, gsy_scheme_edit_remove_item (scheme, list, "b", &error), words[i].remove);
      assert_ids (scheme, list, ac);
      g_assert_null (gsy_scheme_find_item (scheme, list, "b"));
      g_assert_null (gsy_scheme_edit_remove_item (scheme, list, "b", &error));
      g_assert_error (error, GSY_ERROR, GSY_ERROR_CONFLICT);

      apply_as (scheme, gsy_scheme_edit_move_item (scheme, list, "c", n, NULL), words[i].move);
      assert_ids (scheme, list, ca);
      apply_as (scheme, gsy_scheme_edit_move_item (scheme, list, "c", 99, NULL), words[i].move);
      assert_ids (scheme, list, ac);
      nothing = gsy_scheme_edit_move_item (scheme, list, "c", n + 1, NULL);
      g_assert_cmpuint (gsy_edit_get_n_changes (nothing), ==, 0);
      g_assert_null (gsy_scheme_edit_move_item (scheme, list, "b", 0, NULL));
    }
}

static void
test_replace (void)
{
  g_autoptr (GsyScheme) scheme = gsy_scheme_new ();
  g_autoptr (GsyActor) china = gsy_actor_new ("China"), more = NULL, renamed = NULL;
  g_autoptr (GsyActor) blank = gsy_actor_new (" \t"), nobody = gsy_actor_new ("Nobody");
  g_autoptr (GsyTopic) dam = gsy_topic_new ("Dam");
  g_autoptr (GsyEdit) nothing = NULL;
  g_autoptr (GError) error = NULL;

  apply_as (scheme, gsy_scheme_edit_add_item (scheme, GSY_LIST_ACTORS, china, &error), "Add Actor");
  apply_as (scheme, gsy_scheme_edit_add_item (scheme, GSY_LIST_ACTORS, nobody, &error), "Add Actor");
  apply_as (scheme, gsy_scheme_edit_add_item (scheme, GSY_LIST_TOPICS, dam, &error), "Add Topic");
  nothing = gsy_scheme_edit_replace_item (scheme, GSY_LIST_ACTORS, "China", china, &error);
  g_assert_cmpuint (gsy_edit_get_n_changes (nothing), ==, 0);

  more = gsy_actor_copy (china);
  more->code = g_strdup ("CHN");
  apply_as (scheme, gsy_scheme_edit_replace_item (scheme, GSY_LIST_ACTORS, "China", more, &error), "Change Actor China");
  g_assert_cmpstr (gsy_scheme_find_actor (scheme, "China")->code, ==, "CHN");
  renamed = gsy_actor_new ("PRC");
  apply_as (scheme, gsy_scheme_edit_replace_item (scheme, GSY_LIST_ACTORS, "China", renamed, &error), "Rename Actor China");
  assert_ids (scheme, GSY_LIST_ACTORS, "PRC, Nobody");
  g_assert_null (gsy_scheme_find_actor (scheme, "China"));
  g_assert_nonnull (gsy_scheme_find_topic (scheme, "Dam"));

  assert_refused (gsy_scheme_edit_replace_item (scheme, GSY_LIST_ACTORS, "China", more, &error), &error, GSY_ERROR_CONFLICT,
                  "There is no actor “China” any more. Add it again first.");
  assert_refused (gsy_scheme_edit_replace_item (scheme, GSY_LIST_ACTORS, "PRC", blank, &error), &error, GSY_ERROR_UNSUPPORTED,
                  "An actor needs a name. Type one.");
  assert_refused (gsy_scheme_edit_replace_item (scheme, GSY_LIST_ACTORS, "PRC", nobody, &error), &error, GSY_ERROR_UNSUPPORTED,
                  "There is already an actor “Nobody”. Choose another name, or merge the two.");
}

static void
test_attributes (void)
{
  g_autoptr (GsyScheme) scheme = gsy_scheme_new ();
  const GsyAttribute *voice = gsy_scheme_find_attribute (scheme, "voice");
  g_autoptr (GsyAttribute) nameless = gsy_attribute_new ("n", NULL, GSY_ATTRIBUTE_FLAG), same = gsy_attribute_new ("other", "Voice", GSY_ATTRIBUTE_TEXT);
  g_autoptr (GsyAttribute) twice = gsy_attribute_copy (voice), text = gsy_attribute_copy (voice);
  g_autoptr (GPtrArray) from_file = gsy_scheme_list_new (GSY_LIST_ATTRIBUTES);
  g_autoptr (GError) error = NULL;

  assert_refused (gsy_scheme_edit_add_item (scheme, GSY_LIST_ATTRIBUTES, nameless, &error), &error, GSY_ERROR_UNSUPPORTED,
                  "An attribute needs a name. Type one.");
  assert_refused (gsy_scheme_edit_add_item (scheme, GSY_LIST_ATTRIBUTES, same, &error), &error, GSY_ERROR_UNSUPPORTED,
                  "There is already an attribute “Voice”. Choose another name.");
  g_ptr_array_add (twice->choices, gsy_choice_new ("direct", "Straight"));
  assert_refused (gsy_scheme_edit_replace_item (scheme, GSY_LIST_ATTRIBUTES, "voice", twice, &error), &error, GSY_ERROR_UNSUPPORTED,
                  "There are two choices “Straight”. Rename one of them.");
  text->type = GSY_ATTRIBUTE_TEXT;
  apply_as (scheme, gsy_scheme_edit_replace_item (scheme, GSY_LIST_ATTRIBUTES, "voice", text, &error), "Change Attribute Voice");
  g_assert_cmpint (gsy_scheme_find_attribute (scheme, "voice")->type, ==, GSY_ATTRIBUTE_TEXT);

  /* One that a file brought without a name can be changed without giving it one. */
  g_ptr_array_add (from_file, gsy_attribute_ref (nameless));
  gsy_scheme_set_list (scheme, GSY_LIST_ATTRIBUTES, from_file);
  g_clear_pointer (&text, gsy_attribute_unref);
  text = gsy_attribute_copy (nameless);
  text->definition = g_strdup ("What it is");
  apply_as (scheme, gsy_scheme_edit_replace_item (scheme, GSY_LIST_ATTRIBUTES, "n", text, &error), "Change Attribute n");
}

static void
test_nobody_is_part_of_itself (void)
{
  g_autoptr (GsyScheme) scheme = gsy_scheme_new ();
  const struct
  {
    const char *name, *part_of;
  } chain[] = { { "A", NULL }, { "B", "A" }, { "C", "B" } };
  g_autoptr (GsyActor) self = gsy_actor_new ("S"), ring = gsy_actor_new ("A"), odd = NULL;
  g_autoptr (GPtrArray) from_file = gsy_scheme_list_new (GSY_LIST_ACTORS);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (chain); i++)
    {
      g_autoptr (GsyActor) actor = gsy_actor_new (chain[i].name);

      actor->part_of = g_strdup (chain[i].part_of);
      apply_as (scheme, gsy_scheme_edit_add_item (scheme, GSY_LIST_ACTORS, actor, &error), "Add Actor");
    }
  self->part_of = g_strdup ("S");
  assert_refused (gsy_scheme_edit_add_item (scheme, GSY_LIST_ACTORS, self, &error), &error, GSY_ERROR_UNSUPPORTED,
                  "“S” would be part of itself. Choose another actor.");
  ring->part_of = g_strdup ("C");
  assert_refused (gsy_scheme_edit_replace_item (scheme, GSY_LIST_ACTORS, "A", ring, &error), &error, GSY_ERROR_UNSUPPORTED,
                  "“A” would be part of itself. Choose another actor.");

  g_free (ring->name);
  ring->name = g_strdup ("Z");
  assert_refused (gsy_scheme_edit_replace_item (scheme, GSY_LIST_ACTORS, "A", ring, &error), &error, GSY_ERROR_UNSUPPORTED,
                  "“Z” would be part of itself. Choose another actor.");

  /* A file may say so: other members can be changed all the same. */
  g_ptr_array_add (from_file, gsy_actor_ref (self));
  gsy_scheme_set_list (scheme, GSY_LIST_ACTORS, from_file);
  odd = gsy_actor_copy (self);
  odd->note = g_strdup ("N");
  apply_as (scheme, gsy_scheme_edit_replace_item (scheme, GSY_LIST_ACTORS, "S", odd, &error), "Change Actor S");
}

static void
test_names_with_percent_signs (void)
{
  g_autoptr (GsyScheme) scheme = gsy_scheme_new ();
  g_autoptr (GsyTopic) topic = gsy_topic_new ("100 %s of %d");
  g_autoptr (GError) error = NULL;

  apply_as (scheme, gsy_scheme_edit_add_item (scheme, GSY_LIST_TOPICS, topic, &error), "Add Topic");
  assert_refused (gsy_scheme_edit_add_item (scheme, GSY_LIST_TOPICS, topic, &error), &error, GSY_ERROR_UNSUPPORTED,
                  "There is already a topic “100 %s of %d”. Choose another name, or merge the two.");
  apply_as (scheme, gsy_scheme_edit_remove_item (scheme, GSY_LIST_TOPICS, "100 %s of %d", &error), "Remove Topic 100 %s of %d");
}

static void
test_free_ids (void)
{
  g_autoptr (GsyScheme) scheme = gsy_scheme_new ();
  g_autoptr (GsyActor) china = gsy_actor_new ("China");
  const struct
  {
    GsySchemeList list;
    const char *name;
    const char *id;
  } cases[] = {
    { GSY_LIST_LAYERS, "Denial", "denial-2" },
    { GSY_LIST_ATTRIBUTES, "Voice", "voice-2" },
    { GSY_LIST_ATTRIBUTES, "Degré de gravité", "degre-de-gravite" },
    { GSY_LIST_ATTRIBUTES, "严重", "attribute" },
    { GSY_LIST_RELATIONS, "Answers!", "answers-2" },
    { GSY_LIST_RELATIONS, NULL, "relation" },
    { GSY_LIST_ACTORS, " China ", "China 2" },
    { GSY_LIST_ACTORS, "", "actor" },
    { GSY_LIST_TOPICS, "China", "China" },
  };

  apply_as (scheme, gsy_scheme_edit_add_item (scheme, GSY_LIST_ACTORS, china, NULL), "Add Actor");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *id = gsy_scheme_dup_free_id (scheme, cases[i].list, cases[i].name);

      g_assert_cmpstr (id, ==, cases[i].id);
    }
}

static void
test_muted (void)
{
  g_autoptr (GsyScheme) scheme = gsy_scheme_new ();

  g_assert_false (gsy_scheme_is_muted (scheme, "overlap"));
  apply_as (scheme, gsy_scheme_edit_add_item (scheme, GSY_LIST_MUTED, (gpointer) "overlap", NULL), "Hide a Kind of Problem");
  g_assert_true (gsy_scheme_is_muted (scheme, "overlap"));
  g_assert_false (gsy_scheme_is_muted (scheme, "no-source"));
  apply_as (scheme, gsy_scheme_edit_remove_item (scheme, GSY_LIST_MUTED, "overlap", NULL), "Show a Kind of Problem");
  g_assert_false (gsy_scheme_is_muted (scheme, "overlap"));
}

/* Long lists are looked up by a table that follows every change. */
static void
test_find_in_a_long_list (void)
{
  g_autoptr (GsyScheme) scheme = gsy_scheme_new ();
  g_autoptr (GPtrArray) actors = gsy_scheme_list_new (GSY_LIST_ACTORS), twice = gsy_scheme_list_new (GSY_LIST_ACTORS);

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *name = g_strdup_printf ("Actor %u", i);

      g_ptr_array_add (actors, gsy_actor_new (name));
    }
  gsy_scheme_set_list (scheme, GSY_LIST_ACTORS, actors);
  for (guint i = 0; i < 5000; i++)
    {
      const GsyActor *actor = g_ptr_array_index (actors, i);

      g_assert_true (gsy_scheme_find_actor (scheme, actor->name) == actor);
    }
  g_assert_null (gsy_scheme_find_actor (scheme, "Actor 5000"));
  g_assert_null (gsy_scheme_find_actor (scheme, NULL));
  apply_as (scheme, gsy_scheme_edit_remove_item (scheme, GSY_LIST_ACTORS, "Actor 77", NULL), "Remove Actor Actor 77");
  g_assert_null (gsy_scheme_find_actor (scheme, "Actor 77"));
  g_assert_nonnull (gsy_scheme_find_actor (scheme, "Actor 78"));

  /* Of two with one name, the first is it. */
  g_ptr_array_add (twice, gsy_actor_new ("A"));
  g_ptr_array_add (twice, gsy_actor_new ("A"));
  gsy_scheme_set_list (scheme, GSY_LIST_ACTORS, twice);
  g_assert_true (gsy_scheme_find_actor (scheme, "A") == g_ptr_array_index (twice, 0));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scheme-items/every-list-adds-removes-moves-and-undoes", test_every_list);
  g_test_add_func ("/scheme-items/replace/renames-or-changes", test_replace);
  g_test_add_func ("/scheme-items/attributes/need-a-name-and-choices-of-their-own", test_attributes);
  g_test_add_func ("/scheme-items/actors/are-not-part-of-themselves", test_nobody_is_part_of_itself);
  g_test_add_func ("/scheme-items/labels/take-any-name", test_names_with_percent_signs);
  g_test_add_func ("/scheme-items/ids/are-free", test_free_ids);
  g_test_add_func ("/scheme-items/muted/are-words", test_muted);
  g_test_add_func ("/scheme-items/find/in-a-long-list", test_find_in_a_long_list);
  return g_test_run ();
}
