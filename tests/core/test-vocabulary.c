/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-vocabulary.c: attributes, relations, topics and actors as values: copied, compared, named. */
#include "config.h"
#include "core/gsy-vocabulary.h"

#include <string.h>

#include "core/gsy-element.h"

/* An element of which every member says something. */
static gpointer
make_full (const GsyElementType *type)
{
  gpointer element = gsy_element_new (type, "the id");

  for (guint i = 1; i < type->n_members; i++)
    {
      gpointer place = gsy_element_member (element, &type->members[i]);
      GPtrArray *choices;

      switch (type->members[i].kind)
        {
        case GSY_MEMBER_TEXT:
        case GSY_MEMBER_COLOR:
        case GSY_MEMBER_KEY:
          *(char **) place = g_strdup (type->members[i].name);
          break;
        case GSY_MEMBER_TEXTS:
          *(char ***) place = g_strsplit ("one|two", "|", -1);
          break;
        case GSY_MEMBER_LINE:
          *(GsyLineStyle *) place = GSY_LINE_DOTTED;
          break;
        case GSY_MEMBER_TYPE:
          *(GsyAttributeType *) place = GSY_ATTRIBUTE_DATE;
          break;
        case GSY_MEMBER_CHOICES:
          choices = gsy_choices_new ();
          g_ptr_array_add (choices, gsy_choice_new ("a", "A"));
          g_ptr_array_add (choices, make_full (gsy_element_type_of_choice ()));
          *(GPtrArray **) place = choices;
          break;
        case GSY_MEMBER_INTERNED:
        default:
          g_assert_not_reached ();
        }
    }
  *gsy_element_unknown (type, element) = g_strsplit ("\"x\"|1", "|", -1);
  return element;
}

/* Changes one member to something else. */
static void
change (gpointer place, GsyMemberKind kind)
{
  switch (kind)
    {
    case GSY_MEMBER_TEXT:
    case GSY_MEMBER_COLOR:
    case GSY_MEMBER_KEY:
      (*(char **) place)[0] ^= 1;
      break;
    case GSY_MEMBER_INTERNED:
      g_ref_string_release (*(GRefString **) place);
      *(GRefString **) place = g_ref_string_new_intern ("another");
      break;
    case GSY_MEMBER_TEXTS:
      (*(char ***) place)[1][0] ^= 1;
      break;
    case GSY_MEMBER_LINE:
      *(GsyLineStyle *) place = GSY_LINE_WAVY;
      break;
    case GSY_MEMBER_TYPE:
      *(GsyAttributeType *) place = GSY_ATTRIBUTE_OTHER;
      break;
    case GSY_MEMBER_CHOICES:
      ((GsyChoice *) g_ptr_array_index (*(GPtrArray **) place, 1))->definition[0] ^= 1;
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
check_type (const GsyElementType *type)
{
  gpointer full = make_full (type);

  for (guint i = 0; i <= type->n_members; i++)
    {
      gpointer copy = gsy_element_copy (type, full);

      g_assert_true (gsy_element_equal (type, full, copy));
      if (i < type->n_members)
        change (gsy_element_member (copy, &type->members[i]), type->members[i].kind);
      else
        (*gsy_element_unknown (type, copy))[1][0] = '2';
      g_test_message ("%s", i < type->n_members ? type->members[i].name : "unknown");
      g_assert_false (gsy_element_equal (type, full, copy));
      gsy_element_unref (type, copy);
    }
  for (guint i = 1; i < type->n_members; i++)
    {
      gpointer bare = gsy_element_new (type, "the id");

      g_assert_false (gsy_element_equal (type, full, bare));
      g_assert_false (gsy_element_equal (type, bare, full));
      gsy_element_unref (type, bare);
    }
  gsy_element_unref (type, full);
}

static void
test_members (void)
{
  for (guint i = 0; i < GSY_N_SCHEME_LISTS; i++)
    if (i != GSY_LIST_MUTED)
      check_type (gsy_element_type_of_list ((GsySchemeList) i));
  check_type (gsy_element_type_of_choice ());
  g_assert_null (gsy_element_type_of_list (GSY_LIST_MUTED));
}

/* No field of a struct was forgotten in its table: what lies between two members is a hole of alignment at most. */
static void
test_tables (void)
{
  for (guint i = 0; i <= GSY_N_SCHEME_LISTS; i++)
    {
      const GsyElementType *type = i < GSY_N_SCHEME_LISTS ? gsy_element_type_of_list ((GsySchemeList) i) : gsy_element_type_of_choice ();
      gsize fields = 0, n = 0;

      if (type == NULL)
        continue;
      for (guint j = 0; j < type->n_members; j++)
        {
          gboolean is_small = type->members[j].kind == GSY_MEMBER_LINE || type->members[j].kind == GSY_MEMBER_TYPE;

          fields |= (gsize) 1 << (type->members[j].offset / sizeof (gpointer));
          n++;
          g_assert_cmpuint (type->members[j].offset % (is_small ? sizeof (int) : sizeof (gpointer)), ==, 0);
        }
      fields |= (gsize) 1 << (type->unknown / sizeof (gpointer));
      n += 1 + (type->counted ? 1 : 0);
      if (type->counted)
        fields |= 1;
      g_assert_cmpuint (type->size, ==, n * sizeof (gpointer));
      g_assert_cmpuint (fields, ==, ((gsize) 1 << n) - 1);
    }
}

static void
test_references (void)
{
  GsyActor *actor = gsy_actor_new ("China"), *again = gsy_actor_ref (actor);
  GsyTopic *topic = gsy_topic_new ("Dam"), *same = gsy_topic_ref (topic);
  g_autoptr (GsyAttribute) attribute = gsy_attribute_new ("a", NULL, GSY_ATTRIBUTE_FLAG);
  g_autoptr (GsyAttribute) other = gsy_attribute_copy (attribute);
  g_autoptr (GsyRelation) relation = gsy_relation_new ("r", "R");
  g_autoptr (GsyRelation) copy = gsy_relation_copy (relation);

  gsy_actor_unref (actor);
  g_assert_true (again == actor);
  g_assert_cmpstr (again->name, ==, "China");
  gsy_actor_unref (again);
  gsy_topic_unref (topic);
  g_assert_cmpstr (same->name, ==, "Dam");
  gsy_topic_unref (same);
  g_assert_true (gsy_attribute_equal (attribute, other));
  other->type = GSY_ATTRIBUTE_TEXT;
  g_assert_false (gsy_attribute_equal (attribute, other));
  g_assert_true (gsy_relation_equal (relation, copy));
}

static void
test_types_have_names (void)
{
  const char *const names[GSY_N_ATTRIBUTE_TYPES] = { "text", "choice", "flag", "number", "date" };
  GsyAttributeType type = GSY_ATTRIBUTE_OTHER;

  for (guint i = 0; i < GSY_N_ATTRIBUTE_TYPES; i++)
    {
      g_assert_cmpstr (gsy_attribute_type_to_string ((GsyAttributeType) i), ==, names[i]);
      g_assert_true (gsy_attribute_type_from_string (names[i], &type));
      g_assert_cmpint (type, ==, i);
    }
  g_assert_null (gsy_attribute_type_to_string (GSY_ATTRIBUTE_OTHER));
  g_assert_false (gsy_attribute_type_from_string ("colour", &type));
  g_assert_false (gsy_attribute_type_from_string (NULL, &type));
}

static void
test_labels (void)
{
  g_autoptr (GsyAttribute) builtin = gsy_attribute_new ("voice", "Voice", GSY_ATTRIBUTE_CHOICE);
  g_autoptr (GsyAttribute) own = gsy_attribute_new ("voice", "Parole", GSY_ATTRIBUTE_CHOICE);
  g_autoptr (GsyAttribute) unnamed = gsy_attribute_new ("voice", NULL, GSY_ATTRIBUTE_CHOICE);
  g_autoptr (GsyRelation) answers = gsy_relation_new ("answers", "Answers");
  g_autoptr (GsyRelation) replies = gsy_relation_new ("answers", "Replies to");
  g_autoptr (GsyRelation) nameless = gsy_relation_new ("quotes", NULL);

  g_assert_cmpstr (gsy_attribute_get_label (builtin), ==, "Voice");
  g_assert_cmpstr (gsy_attribute_get_label (own), ==, "Parole");
  g_assert_cmpstr (gsy_attribute_get_label (unnamed), ==, "voice");
  g_assert_cmpstr (gsy_relation_get_label (answers), ==, "Answers");
  g_assert_cmpstr (gsy_relation_get_inverse_label (answers), ==, "Answered by");
  g_assert_cmpstr (gsy_relation_get_label (replies), ==, "Replies to");
  g_assert_null (gsy_relation_get_inverse_label (replies));
  g_assert_cmpstr (gsy_relation_get_label (nameless), ==, "quotes");
}

static void
test_values (void)
{
  g_autoptr (GsyAttribute) voice = gsy_attribute_new ("voice", "Voix", GSY_ATTRIBUTE_CHOICE);
  g_autoptr (GsyAttribute) text = gsy_attribute_new ("voice", "Voice", GSY_ATTRIBUTE_TEXT);

  voice->choices = gsy_choices_new ();
  g_ptr_array_add (voice->choices, gsy_choice_new ("direct", "Direct"));
  g_ptr_array_add (voice->choices, gsy_choice_new ("indirect", "Rapporté"));
  g_ptr_array_add (voice->choices, gsy_choice_new ("other", NULL));
  g_assert_cmpstr (gsy_attribute_get_value_label (voice, "direct"), ==, "Direct");
  g_assert_cmpstr (gsy_attribute_get_value_label (voice, "indirect"), ==, "Rapporté");
  g_assert_cmpstr (gsy_attribute_get_value_label (voice, "other"), ==, "other");
  g_assert_cmpstr (gsy_attribute_get_value_label (voice, "mixed"), ==, "mixed");
  g_assert_cmpstr (gsy_attribute_get_value_label (text, "indirect"), ==, "indirect");
  g_assert_null (gsy_attribute_find_choice (voice, "mixed"));
  g_assert_cmpstr (gsy_attribute_find_choice (voice, "other")->id, ==, "other");
}

static void
test_layers (void)
{
  g_autoptr (GsyAttribute) attribute = gsy_attribute_new ("a", "A", GSY_ATTRIBUTE_FLAG);
  g_autoptr (GsyRelation) relation = gsy_relation_new ("r", "R");

  g_assert_true (gsy_attribute_applies (attribute, "denial"));
  g_assert_true (gsy_attribute_applies (attribute, NULL));
  attribute->layers = g_strsplit ("accusation|echo", "|", -1);
  g_assert_true (gsy_attribute_applies (attribute, "echo"));
  g_assert_false (gsy_attribute_applies (attribute, "denial"));
  g_assert_false (gsy_attribute_applies (attribute, NULL));

  g_assert_true (gsy_relation_allows (relation, "x", "y"));
  relation->from = g_strsplit ("denial|echo", "|", -1);
  relation->to = g_strsplit ("accusation", "|", -1);
  g_assert_true (gsy_relation_allows (relation, "echo", "accusation"));
  g_assert_true (gsy_relation_allows (relation, NULL, "accusation"));
  g_assert_true (gsy_relation_allows (relation, "denial", NULL));
  g_assert_false (gsy_relation_allows (relation, "accusation", "accusation"));
  g_assert_false (gsy_relation_allows (relation, NULL, "denial"));
}

static void
test_builtin (void)
{
  g_autoptr (GPtrArray) attributes = gsy_scheme_list_new (GSY_LIST_ATTRIBUTES), relations = gsy_scheme_list_new (GSY_LIST_RELATIONS);
  const GsyAttribute *voice;
  const GsyRelation *answers;

  gsy_vocabulary_add_builtin (attributes, relations);
  g_assert_cmpuint (attributes->len, ==, 2);
  g_assert_cmpuint (relations->len, ==, 2);
  voice = g_ptr_array_index (attributes, 0);
  g_assert_cmpint (voice->type, ==, GSY_ATTRIBUTE_CHOICE);
  g_assert_cmpuint (voice->choices->len, ==, 3);
  g_assert_cmpstr (gsy_attribute_get_value_label (voice, "mixed"), ==, "Mixed");
  answers = g_ptr_array_index (relations, 0);
  g_assert_true (gsy_relation_allows (answers, "denial", "counter-accusation"));
  g_assert_false (gsy_relation_allows (answers, "accusation", NULL));
  g_assert_false (gsy_relation_allows (answers, NULL, "denial"));
  g_assert_true (gsy_relation_allows (g_ptr_array_index (relations, 1), "accusation", "denial"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vocabulary/elements/differ-by-each-member", test_members);
  g_test_add_func ("/vocabulary/elements/tables-have-every-field", test_tables);
  g_test_add_func ("/vocabulary/elements/live-as-long-as-somebody-holds-them", test_references);
  g_test_add_func ("/vocabulary/attributes/types-have-names", test_types_have_names);
  g_test_add_func ("/vocabulary/labels/are-the-users-or-the-built-in-ones", test_labels);
  g_test_add_func ("/vocabulary/values/are-shown-by-their-choice", test_values);
  g_test_add_func ("/vocabulary/layers/bound-attributes-and-relations", test_layers);
  g_test_add_func ("/vocabulary/built-in/are-those-of-the-format", test_builtin);
  return g_test_run ();
}
