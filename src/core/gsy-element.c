/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-element.c: the tables of what attributes, relations, topics, actors and layers hold, and what follows from them. */
#include "config.h"
#include "core/gsy-element.h"

#include "core/gsy-intern.h"
#include "core/gsy-statement.h"
#include "core/gsy-vocabulary.h"

#define TEXT(Type, name, field)                          \
  {                                                      \
    name, GSY_MEMBER_TEXT, G_STRUCT_OFFSET (Type, field) \
  }
#define MEMBER(Type, name, KIND, field)                    \
  {                                                        \
    name, GSY_MEMBER_##KIND, G_STRUCT_OFFSET (Type, field) \
  }

static const GsyMember choice_members[] = {
  TEXT (GsyChoice, "id", id),
  TEXT (GsyChoice, "name", name),
  TEXT (GsyChoice, "definition", definition),
};

static const GsyMember layer_members[] = {
  MEMBER (GsyLayer, "id", INTERNED, id),
  TEXT (GsyLayer, "name", name),
  MEMBER (GsyLayer, "color", COLOR, color),
  MEMBER (GsyLayer, "line", LINE, line),
  MEMBER (GsyLayer, "key", KEY, key),
  TEXT (GsyLayer, "definition", definition),
  MEMBER (GsyLayer, "examples", TEXTS, examples),
};

static const GsyMember attribute_members[] = {
  TEXT (GsyAttribute, "id", id),
  TEXT (GsyAttribute, "name", name),
  MEMBER (GsyAttribute, "type", TYPE, type),
  MEMBER (GsyAttribute, "choices", CHOICES, choices),
  MEMBER (GsyAttribute, "layers", TEXTS, layers),
  TEXT (GsyAttribute, "definition", definition),
  MEMBER (GsyAttribute, "examples", TEXTS, examples),
};

static const GsyMember relation_members[] = {
  TEXT (GsyRelation, "id", id),
  TEXT (GsyRelation, "name", name),
  MEMBER (GsyRelation, "from", TEXTS, from),
  MEMBER (GsyRelation, "to", TEXTS, to),
  TEXT (GsyRelation, "definition", definition),
  MEMBER (GsyRelation, "examples", TEXTS, examples),
};

static const GsyMember topic_members[] = {
  TEXT (GsyTopic, "name", name),
  TEXT (GsyTopic, "note", note),
};

static const GsyMember actor_members[] = {
  TEXT (GsyActor, "name", name),
  MEMBER (GsyActor, "aliases", TEXTS, aliases),
  TEXT (GsyActor, "kind", kind),
  TEXT (GsyActor, "part-of", part_of),
  TEXT (GsyActor, "code", code),
  TEXT (GsyActor, "wikidata", wikidata),
  TEXT (GsyActor, "note", note),
};

#define ELEMENT(Type, members)                                                              \
  {                                                                                         \
    sizeof (Type), TRUE, G_STRUCT_OFFSET (Type, unknown), G_N_ELEMENTS (members), (members) \
  }

static const GsyElementType types[GSY_N_SCHEME_LISTS] = {
  [GSY_LIST_LAYERS] = ELEMENT (GsyLayer, layer_members),
  [GSY_LIST_ATTRIBUTES] = ELEMENT (GsyAttribute, attribute_members),
  [GSY_LIST_RELATIONS] = ELEMENT (GsyRelation, relation_members),
  [GSY_LIST_TOPICS] = ELEMENT (GsyTopic, topic_members),
  [GSY_LIST_ACTORS] = ELEMENT (GsyActor, actor_members),
};

static const GsyElementType choice_type = { sizeof (GsyChoice), FALSE, G_STRUCT_OFFSET (GsyChoice, unknown), G_N_ELEMENTS (choice_members), choice_members };

G_STATIC_ASSERT (G_STRUCT_OFFSET (GsyLayer, ref_count) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (GsyAttribute, ref_count) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (GsyRelation, ref_count) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (GsyTopic, ref_count) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (GsyActor, ref_count) == 0);

const GsyElementType *
gsy_element_type_of_list (GsySchemeList list)
{
  g_return_val_if_fail ((guint) list < GSY_N_SCHEME_LISTS, NULL);

  return types[list].members != NULL ? &types[list] : NULL;
}

const GsyElementType *
gsy_element_type_of_choice (void)
{
  return &choice_type;
}

gpointer
gsy_element_new (const GsyElementType *type, const char *id)
{
  gpointer self = g_malloc0 (type->size);
  char **place = gsy_element_member (self, &type->members[0]);

  if (type->counted)
    g_atomic_ref_count_init ((gatomicrefcount *) self);
  *place = type->members[0].kind == GSY_MEMBER_INTERNED ? gsy_intern (id) : g_strdup (id);
  return self;
}

const char *
gsy_element_get_id (const GsyElementType *type, gconstpointer element)
{
  return *(char **) gsy_element_member (element, &type->members[0]);
}

gpointer
gsy_element_ref (gconstpointer element)
{
  gpointer mutable = (gpointer) element;

  g_atomic_ref_count_inc ((gatomicrefcount *) mutable);
  return mutable;
}

static void
clear_member (gpointer place, GsyMemberKind kind)
{
  switch (kind)
    {
    case GSY_MEMBER_TEXT:
    case GSY_MEMBER_COLOR:
    case GSY_MEMBER_KEY:
      g_clear_pointer ((char **) place, g_free);
      break;
    case GSY_MEMBER_INTERNED:
      g_clear_pointer ((GRefString **) place, g_ref_string_release);
      break;
    case GSY_MEMBER_TEXTS:
      g_clear_pointer ((char ***) place, g_strfreev);
      break;
    case GSY_MEMBER_CHOICES:
      g_clear_pointer ((GPtrArray **) place, g_ptr_array_unref);
      break;
    case GSY_MEMBER_LINE:
      *(GsyLineStyle *) place = GSY_LINE_SOLID;
      break;
    case GSY_MEMBER_TYPE:
      *(GsyAttributeType *) place = GSY_ATTRIBUTE_TEXT;
      break;
    default:
      g_assert_not_reached ();
    }
}

static gpointer
copy_choice (gconstpointer choice, gpointer data)
{
  return gsy_choice_copy (choice);
}

static void
copy_member (gpointer place, gconstpointer from, GsyMemberKind kind)
{
  GPtrArray *choices;

  switch (kind)
    {
    case GSY_MEMBER_TEXT:
    case GSY_MEMBER_COLOR:
    case GSY_MEMBER_KEY:
      *(char **) place = g_strdup (*(char *const *) from);
      break;
    case GSY_MEMBER_INTERNED:
      *(GRefString **) place = gsy_intern (*(char *const *) from);
      break;
    case GSY_MEMBER_TEXTS:
      *(char ***) place = g_strdupv (*(char **const *) from);
      break;
    case GSY_MEMBER_CHOICES:
      choices = *(GPtrArray *const *) from;
      if (choices != NULL)
        {
          GPtrArray *copy = gsy_choices_new ();

          g_ptr_array_extend (copy, choices, copy_choice, NULL);
          *(GPtrArray **) place = copy;
        }
      break;
    case GSY_MEMBER_LINE:
      *(GsyLineStyle *) place = *(const GsyLineStyle *) from;
      break;
    case GSY_MEMBER_TYPE:
      *(GsyAttributeType *) place = *(const GsyAttributeType *) from;
      break;
    default:
      g_assert_not_reached ();
    }
}

void
gsy_element_copy_member (gpointer to, gconstpointer from, const GsyMember *member)
{
  copy_member (gsy_element_member (to, member), gsy_element_member (from, member), member->kind);
}

void
gsy_element_clear_member (gpointer element, const GsyMember *member)
{
  clear_member (gsy_element_member (element, member), member->kind);
}

static gboolean
choices_equal (GPtrArray *a, GPtrArray *b)
{
  if (a == NULL || b == NULL || a->len != b->len)
    return a == b;
  for (guint i = 0; i < a->len; i++)
    if (!gsy_element_equal (&choice_type, g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  return TRUE;
}

static gboolean
member_equal (gconstpointer a, gconstpointer b, GsyMemberKind kind)
{
  switch (kind)
    {
    case GSY_MEMBER_TEXT:
    case GSY_MEMBER_COLOR:
    case GSY_MEMBER_KEY:
    case GSY_MEMBER_INTERNED:
      return g_strcmp0 (*(char *const *) a, *(char *const *) b) == 0;
    case GSY_MEMBER_TEXTS:
      return gsy_texts_equal (*(char **const *) a, *(char **const *) b);
    case GSY_MEMBER_CHOICES:
      return choices_equal (*(GPtrArray *const *) a, *(GPtrArray *const *) b);
    case GSY_MEMBER_LINE:
      return *(const GsyLineStyle *) a == *(const GsyLineStyle *) b;
    case GSY_MEMBER_TYPE:
      return *(const GsyAttributeType *) a == *(const GsyAttributeType *) b;
    default:
      g_assert_not_reached ();
    }
}

void
gsy_element_unref (const GsyElementType *type, gpointer element)
{
  if (type->counted && !g_atomic_ref_count_dec ((gatomicrefcount *) element))
    return;
  for (guint i = 0; i < type->n_members; i++)
    clear_member (gsy_element_member (element, &type->members[i]), type->members[i].kind);
  g_strfreev (*gsy_element_unknown (type, element));
  g_free (element);
}

gpointer
gsy_element_copy (const GsyElementType *type, gconstpointer element)
{
  gpointer copy = gsy_element_new (type, gsy_element_get_id (type, element));

  for (guint i = 1; i < type->n_members; i++)
    gsy_element_copy_member (copy, element, &type->members[i]);
  *gsy_element_unknown (type, copy) = g_strdupv (*gsy_element_unknown (type, element));
  return copy;
}

gboolean
gsy_element_equal (const GsyElementType *type, gconstpointer a, gconstpointer b)
{
  if (a == b)
    return TRUE;
  for (guint i = 0; i < type->n_members; i++)
    if (!member_equal (gsy_element_member (a, &type->members[i]), gsy_element_member (b, &type->members[i]), type->members[i].kind))
      return FALSE;
  return gsy_texts_equal (*gsy_element_unknown (type, a), *gsy_element_unknown (type, b));
}
