/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-vocabulary.c: attributes, relations, topics and actors, and what the built-in ones are called in the user's language. */
#include "config.h"
#include "core/gsy-vocabulary.h"

#include <glib/gi18n-lib.h>

#include "core/gsy-element.h"

#define ATTRIBUTE (gsy_element_type_of_list (GSY_LIST_ATTRIBUTES))
#define RELATION (gsy_element_type_of_list (GSY_LIST_RELATIONS))
#define TOPIC (gsy_element_type_of_list (GSY_LIST_TOPICS))
#define ACTOR (gsy_element_type_of_list (GSY_LIST_ACTORS))
#define CHOICE (gsy_element_type_of_choice ())

static const char *const type_names[GSY_N_ATTRIBUTE_TYPES] = {
  [GSY_ATTRIBUTE_TEXT] = "text",
  [GSY_ATTRIBUTE_CHOICE] = "choice",
  [GSY_ATTRIBUTE_FLAG] = "flag",
  [GSY_ATTRIBUTE_NUMBER] = "number",
  [GSY_ATTRIBUTE_DATE] = "date",
};

static const struct
{
  const char *id;
  const char *name;
} builtin_attributes[] = {
  /* Translators: an attribute of a statement: whether its words are quoted (direct), told (indirect), or both */
  { "voice", NC_ ("attribute of a statement", "Voice") },
  /* Translators: an attribute of a statement: how sure the one who marked it is: sure, probable, doubtful */
  { "certainty", NC_ ("attribute of a statement", "Certainty") },
};

static const struct
{
  const char *attribute;
  const char *id;
  const char *name;
} builtin_choices[] = {
  /* Translators: the words of a statement are quoted */
  { "voice", "direct", NC_ ("value of an attribute", "Direct") },
  /* Translators: the words of a statement are told, not quoted */
  { "voice", "indirect", NC_ ("value of an attribute", "Indirect") },
  /* Translators: some words of a statement are quoted, others told */
  { "voice", "mixed", NC_ ("value of an attribute", "Mixed") },
  /* Translators: the one who marked a statement is sure that it is one */
  { "certainty", "sure", NC_ ("value of an attribute", "Sure") },
  /* Translators: the one who marked a statement thinks that it is one */
  { "certainty", "probable", NC_ ("value of an attribute", "Probable") },
  /* Translators: the one who marked a statement doubts that it is one */
  { "certainty", "doubtful", NC_ ("value of an attribute", "Doubtful") },
};

static const char *const answering[] = { "denial", "counter-accusation", NULL };
static const char *const answered[] = { "accusation", "counter-accusation", NULL };

static const struct
{
  const char *id;
  const char *name;
  const char *inverse;
  const char *const *from;
  const char *const *to;
} builtin_relations[] = {
  { "answers",
    /* Translators: heading of the statements that a statement answers, as a denial answers an accusation; a verb */
    NC_ ("relation between statements", "Answers"),
    /* Translators: heading of the statements that answer a statement, as a denial answers an accusation */
    NC_ ("relation between statements", "Answered by"), answering, answered },
  { "repeats",
    /* Translators: heading of the statements that a statement says once more; a verb */
    NC_ ("relation between statements", "Repeats"),
    /* Translators: heading of the statements that say a statement once more */
    NC_ ("relation between statements", "Repeated by"), NULL, NULL },
};

const char *
gsy_attribute_type_to_string (GsyAttributeType type)
{
  return (guint) type < GSY_N_ATTRIBUTE_TYPES ? type_names[type] : NULL;
}

gboolean
gsy_attribute_type_from_string (const char *string, GsyAttributeType *type)
{
  for (guint i = 0; i < GSY_N_ATTRIBUTE_TYPES; i++)
    if (g_strcmp0 (string, type_names[i]) == 0)
      {
        *type = (GsyAttributeType) i;
        return TRUE;
      }
  return FALSE;
}

/* --- Choices --- */

GPtrArray *
gsy_choices_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_choice_free);
}

GsyChoice *
gsy_choice_new (const char *id, const char *name)
{
  GsyChoice *self;

  g_return_val_if_fail (id != NULL, NULL);

  self = gsy_element_new (CHOICE, id);
  self->name = g_strdup (name);
  return self;
}

GsyChoice *
gsy_choice_copy (const GsyChoice *self)
{
  return gsy_element_copy (CHOICE, self);
}

void
gsy_choice_free (GsyChoice *self)
{
  gsy_element_unref (CHOICE, self);
}

/* --- Attributes --- */

GsyAttribute *
gsy_attribute_new (const char *id, const char *name, GsyAttributeType type)
{
  GsyAttribute *self;

  g_return_val_if_fail (id != NULL, NULL);

  self = gsy_element_new (ATTRIBUTE, id);
  self->name = g_strdup (name);
  self->type = type;
  return self;
}

GsyAttribute *
gsy_attribute_ref (const GsyAttribute *self)
{
  return gsy_element_ref (self);
}

void
gsy_attribute_unref (GsyAttribute *self)
{
  gsy_element_unref (ATTRIBUTE, self);
}

GsyAttribute *
gsy_attribute_copy (const GsyAttribute *self)
{
  return gsy_element_copy (ATTRIBUTE, self);
}

gboolean
gsy_attribute_equal (const GsyAttribute *a, const GsyAttribute *b)
{
  return gsy_element_equal (ATTRIBUTE, a, b);
}

const char *
gsy_attribute_get_label (const GsyAttribute *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (builtin_attributes); i++)
    if (g_strcmp0 (self->id, builtin_attributes[i].id) == 0 && g_strcmp0 (self->name, builtin_attributes[i].name) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, "attribute of a statement", builtin_attributes[i].name);
  return self->name != NULL ? self->name : self->id;
}

const GsyChoice *
gsy_attribute_find_choice (const GsyAttribute *self, const char *id)
{
  for (guint i = 0; self->choices != NULL && i < self->choices->len; i++)
    {
      const GsyChoice *choice = g_ptr_array_index (self->choices, i);

      if (g_strcmp0 (choice->id, id) == 0)
        return choice;
    }
  return NULL;
}

const char *
gsy_attribute_get_value_label (const GsyAttribute *self, const char *value)
{
  const GsyChoice *choice = gsy_attribute_find_choice (self, value);

  if (choice == NULL || choice->name == NULL)
    return value;
  for (guint i = 0; i < G_N_ELEMENTS (builtin_choices); i++)
    if (g_strcmp0 (self->id, builtin_choices[i].attribute) == 0 && g_strcmp0 (choice->id, builtin_choices[i].id) == 0 && g_strcmp0 (choice->name, builtin_choices[i].name) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, "value of an attribute", choice->name);
  return choice->name;
}

gboolean
gsy_attribute_applies (const GsyAttribute *self, const char *layer)
{
  return self->layers == NULL || (layer != NULL && g_strv_contains ((const char *const *) self->layers, layer));
}

/* --- Relations --- */

GsyRelation *
gsy_relation_new (const char *id, const char *name)
{
  GsyRelation *self;

  g_return_val_if_fail (id != NULL, NULL);

  self = gsy_element_new (RELATION, id);
  self->name = g_strdup (name);
  return self;
}

GsyRelation *
gsy_relation_ref (const GsyRelation *self)
{
  return gsy_element_ref (self);
}

void
gsy_relation_unref (GsyRelation *self)
{
  gsy_element_unref (RELATION, self);
}

GsyRelation *
gsy_relation_copy (const GsyRelation *self)
{
  return gsy_element_copy (RELATION, self);
}

gboolean
gsy_relation_equal (const GsyRelation *a, const GsyRelation *b)
{
  return gsy_element_equal (RELATION, a, b);
}

/* Its place among the built-in ones while it has its built-in name; or -1. */
static int
find_builtin_relation (const GsyRelation *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (builtin_relations); i++)
    if (g_strcmp0 (self->id, builtin_relations[i].id) == 0 && g_strcmp0 (self->name, builtin_relations[i].name) == 0)
      return (int) i;
  return -1;
}

const char *
gsy_relation_get_label (const GsyRelation *self)
{
  int i = find_builtin_relation (self);

  if (i >= 0)
    return g_dpgettext2 (GETTEXT_PACKAGE, "relation between statements", builtin_relations[i].name);
  return self->name != NULL ? self->name : self->id;
}

const char *
gsy_relation_get_inverse_label (const GsyRelation *self)
{
  int i = find_builtin_relation (self);

  return i >= 0 ? g_dpgettext2 (GETTEXT_PACKAGE, "relation between statements", builtin_relations[i].inverse) : NULL;
}

static gboolean
allows_layer (char *const *layers, const char *layer)
{
  return layers == NULL || layer == NULL || g_strv_contains ((const char *const *) layers, layer);
}

gboolean
gsy_relation_allows (const GsyRelation *self, const char *from, const char *to)
{
  return allows_layer (self->from, from) && allows_layer (self->to, to);
}

/* --- Topics and actors --- */

GsyTopic *
gsy_topic_new (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  return gsy_element_new (TOPIC, name);
}

GsyTopic *
gsy_topic_ref (const GsyTopic *self)
{
  return gsy_element_ref (self);
}

void
gsy_topic_unref (GsyTopic *self)
{
  gsy_element_unref (TOPIC, self);
}

GsyTopic *
gsy_topic_copy (const GsyTopic *self)
{
  return gsy_element_copy (TOPIC, self);
}

GsyActor *
gsy_actor_new (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  return gsy_element_new (ACTOR, name);
}

GsyActor *
gsy_actor_ref (const GsyActor *self)
{
  return gsy_element_ref (self);
}

void
gsy_actor_unref (GsyActor *self)
{
  gsy_element_unref (ACTOR, self);
}

GsyActor *
gsy_actor_copy (const GsyActor *self)
{
  return gsy_element_copy (ACTOR, self);
}

gboolean
gsy_actor_equal (const GsyActor *a, const GsyActor *b)
{
  return gsy_element_equal (ACTOR, a, b);
}

/* --- The built-in lists --- */

void
gsy_vocabulary_add_builtin (GPtrArray *attributes, GPtrArray *relations)
{
  for (guint i = 0; i < G_N_ELEMENTS (builtin_attributes); i++)
    {
      GsyAttribute *attribute = gsy_attribute_new (builtin_attributes[i].id, builtin_attributes[i].name, GSY_ATTRIBUTE_CHOICE);

      attribute->choices = gsy_choices_new ();
      for (guint j = 0; j < G_N_ELEMENTS (builtin_choices); j++)
        if (g_str_equal (builtin_choices[j].attribute, attribute->id))
          g_ptr_array_add (attribute->choices, gsy_choice_new (builtin_choices[j].id, builtin_choices[j].name));
      g_ptr_array_add (attributes, attribute);
    }
  for (guint i = 0; i < G_N_ELEMENTS (builtin_relations); i++)
    {
      GsyRelation *relation = gsy_relation_new (builtin_relations[i].id, builtin_relations[i].name);

      relation->from = g_strdupv ((char **) builtin_relations[i].from);
      relation->to = g_strdupv ((char **) builtin_relations[i].to);
      g_ptr_array_add (relations, relation);
    }
}
